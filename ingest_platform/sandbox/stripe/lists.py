"""Lists: pages, cursors, filters (docs.stripe.com/api/pagination)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ingest_platform.sandbox.common.values import Doc, dump, load
from ingest_platform.sandbox.stripe.errors import ApiError, bad_parameter, missing, unknown_parameter
from ingest_platform.sandbox.stripe.families.base import Family, at
from ingest_platform.sandbox.stripe.params import flattened, integer
from ingest_platform.sandbox.stripe.store import Position, Store

PAGING = ("limit", "starting_after", "ending_before", "expand")
COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "gt": int.__gt__,
    "gte": int.__ge__,
    "lt": int.__lt__,
    "lte": int.__le__,
}
Predicate = Callable[[Doc], bool]


def limit_of(given: dict[str, Any]) -> int:
    """How many a page holds: 1 to 100, 10 by default."""
    limit = integer(given.get("limit", 10), "limit")
    if not 1 <= limit <= 100:
        raise bad_parameter(
            "limit", "This value must be between 1 and 100 (inclusive)." if limit else "Invalid integer: 0"
        )
    return limit


def window(value: Any, name: str = "created") -> tuple[int | None, int | None]:
    """The half-open range [low, high) of `created=1` or `created[gte]=1`."""
    if not isinstance(value, dict):
        second = integer(value, name)
        return second, second + 1
    low: int | None = None
    high: int | None = None
    for how, text in value.items():
        if how not in COMPARISONS:
            raise unknown_parameter(f"{name}[{how}]")
        second = integer(text, f"{name}[{how}]")
        if how in ("gt", "gte"):
            second += how == "gt"
            low = second if low is None else max(low, second)
        else:
            second += how == "lte"
            high = second if high is None else min(high, second)
    return low, high


def predicates(family: Family, given: dict[str, Any]) -> list[Predicate]:
    """The filters of a list call. Raises ApiError for one that the list does not have."""
    known = {*PAGING, *({"created"} if family.created else ()), *family.ranges}
    rest = {name: value for name, value in given.items() if name not in known}
    found: list[Predicate] = []
    for name, value in flattened(rest).items():
        if name not in family.filters:
            head, *inner = name.split(".")
            inside = any(one.startswith(f"{head}.") for one in family.filters)
            raise unknown_parameter(head + "".join(f"[{one}]" for one in inner if inside))
        if name == "status" and family.hidden is not None and value in ("all", "ended"):
            if value == "ended":
                found.append(lambda document: document["status"] in ("canceled", "incomplete_expired"))
            continue
        found.append(_equal(family.filters[name], value))
    for name, path in family.ranges.items():
        if name in given:
            found.append(_within(path, *window(given[name], name)))
    if family.hidden is not None and "status" not in given:
        hidden = family.hidden
        found.append(lambda document: not hidden(document))
    for name in family.required:
        if name not in given:
            raise ApiError(400, f"Missing required param: {name}.", code="parameter_missing", param=name)
    if family.name == "tax_id" and "owner" not in given:
        found.append(_equal("owner.type", "self"))
    return found


def _equal(path: str, value: Any) -> Predicate:
    wanted = {str(one) for one in (value if isinstance(value, list) else [value])}

    def holds(document: Doc) -> bool:
        return any(_word(one) in wanted for one in at(document, path))

    return holds


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):  # an expanded reference
        return str(value.get("id"))
    return str(value)


def _within(path: str, low: int | None, high: int | None) -> Predicate:
    def holds(document: Doc) -> bool:
        found = [one for one in at(document, path) if isinstance(one, int)]
        return any((low is None or one >= low) and (high is None or one < high) for one in found)

    return holds


def cursor(store: Store, identifier: str, name: str) -> Position:
    """Where a cursor's object stands; of a deleted one only when the type leaves a tombstone."""
    index = store.index_of(identifier)
    if index is None or not (store.alive(index) or store.family.tombstone):
        raise missing(store.family.name, identifier, name, 400)
    return store.position(index)


def page(
    store: Store, given: dict[str, Any], extra: Predicate | None = None, *, owner: tuple[str, str] | None = None
) -> tuple[list[int], bool]:
    """The indexes of one page, newest first, and whether another follows.

    `owner` is the path at which objects name the one that the list belongs to, and its id.
    """
    family = store.family
    limit = limit_of(given)
    filters = predicates(family, given)
    if extra is not None:
        filters.append(extra)
    low, high = window(given["created"]) if "created" in given else (None, None)
    after, backwards = None, False
    if "starting_after" in given:
        after = cursor(store, str(given["starting_after"]), "starting_after")
    elif "ending_before" in given:
        after, backwards = cursor(store, str(given["ending_before"]), "ending_before"), True
    found: list[int] = []
    more = False
    if family.required:
        [name] = family.required
        owner = family.filters[name], str(given[name])
    places = store.positions(low, high, after=after, oldest_first=backwards)
    if owner is not None:
        own = store.positions_of(*owner)
        if backwards:
            own.reverse()
        places = iter([one for one in own if after is None or ((one > after) if backwards else (one < after))])
    for _, index in places:
        if filters:
            document = store.get(index)
            if document is None or not all(holds(document) for holds in filters):
                continue
        if len(found) == limit:
            more = True
            break
        found.append(index)
    return (found[::-1] if backwards else found), more


def slice_of(elements: list[Doc], given: dict[str, Any]) -> tuple[list[Doc], bool]:
    """One page of a list that lies inside an object: in its order, with the same cursors."""
    for name in given:
        if name not in (*PAGING, "subscription"):
            raise unknown_parameter(name)
    limit = limit_of(given)
    places = {str(one.get("id")): place for place, one in enumerate(elements)}
    for name in ("starting_after", "ending_before"):
        if name in given and given[name] not in places:
            raise missing("line_item", str(given[name]), name, 400)
    if "ending_before" in given:
        end = places[given["ending_before"]]
        return elements[max(0, end - limit) : end], end > limit
    start = places[given["starting_after"]] + 1 if "starting_after" in given else 0
    return elements[start : start + limit], len(elements) > start + limit


def body(items: Iterator[bytes] | list[bytes], more: bool, url: str) -> bytes:
    """A list object around elements that are JSON already."""
    tail = b'],"has_more":' + (b"true" if more else b"false") + b',"url":' + dump(url) + b"}"  # type: ignore[arg-type]
    return b'{"object":"list","data":[' + b",".join(items) + tail


def loaded(store: Store, indexes: list[int]) -> list[Doc]:
    """Objects as answers hold them."""
    return [load(store.shown(index)) for index in indexes]
