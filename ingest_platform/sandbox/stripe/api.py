"""What /v1 answers: lists, single objects, what lies inside them, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ingest_platform.sandbox.common.values import dump
from ingest_platform.sandbox.stripe import endpoints, expand, lists, search
from ingest_platform.sandbox.stripe.account import Account
from ingest_platform.sandbox.stripe.errors import ApiError, bad_parameter, missing, unknown_parameter, unrecognized
from ingest_platform.sandbox.stripe.events import Event
from ingest_platform.sandbox.stripe.families import BY_PATH
from ingest_platform.sandbox.stripe.families.base import Family
from ingest_platform.sandbox.stripe.keys import Key
from ingest_platform.sandbox.stripe.params import words
from ingest_platform.sandbox.stripe.store import Store

TYPES_AT_ONCE = 20
CUSTOMERS_OWN = {"payment_methods": "payment_method", "tax_ids": "tax_id"}
NESTED_NAMES = {"invoices": ("invoice", "lines"), "credit_notes": ("credit_note", "lines")}


@dataclass(frozen=True)
class Call:
    """One call of the API: `path` without the account's base, `given` the parsed parameters."""

    account: Account
    key: Key
    method: str
    path: str
    given: dict[str, Any]


def answer(call: Call) -> bytes:
    """The body of a /v1 call. Raises ApiError."""
    parts = call.path.strip("/").split("/")[1:]
    if parts[0] == "webhook_endpoints":
        return endpoints.answer(call.account, call.key, call.method, parts[1:], call.given)
    if call.method != "GET":
        raise unrecognized(call.method, call.path)
    if parts[0] == "events":
        return _events(call, parts[1:])
    special = _inside(call, parts)
    return _of_a_family(call, parts) if special is None else special


def _of_a_family(call: Call, parts: list[str]) -> bytes:
    family, rest = _family(call, parts)
    call.key.check(family.permission, "read")
    if family.single:
        return _single(call, family)
    if not rest:
        return list_bytes(call.account, call.account.store(family.name), call.given, call.path)
    if rest == ["search"] and family.search:
        return search.answer(call.account, family, call.given, call.path)
    if len(rest) == 1:
        return _one(call, family, rest[0])
    raise unrecognized(call.method, call.path)


def _family(call: Call, parts: list[str]) -> tuple[Family, list[str]]:
    for length in (2, 1):
        family = BY_PATH.get(f"/v1/{'/'.join(parts[:length])}")
        if family is not None and len(parts) >= length:
            return family, parts[length:]
    if parts[0] == "accounts" and len(parts) == 2 and parts[1] == call.account.id:
        return BY_PATH["/v1/account"], []
    raise unrecognized(call.method, call.path)


def _single(call: Call, family: Family) -> bytes:
    check_known(call.given, {"expand"})
    return call.account.stores[family.name].shown(0)


def _one(call: Call, family: Family, identifier: str) -> bytes:
    check_known(call.given, {"expand"})
    store = call.account.stores[family.name]
    index = store.index_of(identifier)
    if index is None or not (store.alive(index) or family.tombstone):
        raise missing(family.name.split(".")[-1], identifier)
    if not store.alive(index):
        return dump({"id": identifier, "object": family.name, "deleted": True})
    paths = words(call.given.get("expand", []), "expand")
    if not paths:
        return store.shown(index)
    return dump(expand.expanded(call.account, family, index, paths))


def check_known(given: dict[str, Any], names: set[str]) -> None:
    """Raises ApiError for a parameter that is none of these."""
    for name in given:
        if name not in names:
            raise unknown_parameter(name)


def list_bytes(
    account: Account, store: Store, given: dict[str, Any], path: str, extra: lists.Predicate | None = None
) -> bytes:
    """A page as JSON."""
    paths = words(given.get("expand", []), "expand")
    indexes, more = lists.page(store, given, extra)
    if not paths:
        return lists.body([store.shown(index) for index in indexes], more, path)
    inner = [one.removeprefix("data.") for one in paths]
    if any(not one.startswith("data.") for one in paths):
        raise bad_parameter("expand", "You cannot expand a list; expand what is in it: data.…")
    return lists.body([dump(expand.expanded(account, store.family, index, inner)) for index in indexes], more, path)


def _inside(call: Call, parts: list[str]) -> bytes | None:
    """Lists that lie inside an object, or belong to a customer."""
    account, given = call.account, call.given
    if parts == ["subscription_items"]:
        call.key.check("subscription", "read")
        if "subscription" not in given:
            raise ApiError(400, "Missing required param: subscription.", code="parameter_missing", param="subscription")
        return _elements(call, "subscription", "items", str(given["subscription"]), param="subscription")
    if len(parts) != 3:
        return None
    if parts[0] in NESTED_NAMES and parts[2] == "lines":
        kind, name = NESTED_NAMES[parts[0]]
        call.key.check("invoice" if kind == "invoice" else "credit_note", "read")
        return _elements(call, kind, name, parts[1])
    if parts[0] == "customers" and parts[2] in CUSTOMERS_OWN:
        kind = CUSTOMERS_OWN[parts[2]]
        call.key.check(kind, "read")
        customers = account.stores["customer"]
        if customers.index_of(parts[1]) is None:
            raise missing("customer", parts[1], "customer")
        owned = {"owner": {"type": "customer"}} if kind == "tax_id" else {}
        return list_bytes(
            account,
            account.store(kind),
            {**given, **owned},
            call.path,
            lambda document: document["customer"] == parts[1],
        )
    return None


def _elements(call: Call, kind: str, name: str, identifier: str, param: str = "id") -> bytes:
    store = call.account.store(kind)
    index = store.index_of(identifier)
    document = None if index is None else store.get(index)
    if document is None:
        raise missing(kind, identifier, param, 400 if param != "id" else 404)
    found, more = lists.slice_of(document[name]["data"], call.given)
    return lists.body([dump(one) for one in found], more, call.path)


# --- events ------------------------------------------------------------------------------------------------------


def _events(call: Call, rest: list[str]) -> bytes:
    call.key.check("event", "read")
    events = call.account.events
    if rest:
        event = events.find(rest[0])
        if len(rest) > 1 or event is None or event.id != rest[0]:
            raise missing("event", rest[0])
        return dump(event.document)
    given = call.given
    check_known(given, {*lists.PAGING, "created", "delivery_success", "type", "types"})
    limit = lists.limit_of(given)
    if "type" in given and "types" in given:
        raise ApiError(400, "You may pass either `type` or `types`, but not both.")
    kinds = words(given.get("types", [given["type"]] if "type" in given else []), "types")
    if len(kinds) > TYPES_AT_ONCE:
        raise bad_parameter("types", f"You may specify at most {TYPES_AT_ONCE} types.")
    low, high = lists.window(given["created"]) if "created" in given else (None, None)
    backwards = "ending_before" in given and "starting_after" not in given
    cursor = given.get("ending_before" if backwards else "starting_after")
    after = None if cursor is None else events.find(str(cursor))
    if cursor is not None and after is None:
        raise missing("event", str(cursor), "ending_before" if backwards else "starting_after", 400)
    found: list[Event] = []
    more = False
    for event in events.listed(low, high, after, oldest_first=backwards):
        if kinds and not any(_matches(event.type, kind) for kind in kinds):
            continue
        if "delivery_success" in given and delivered(call.account, event) != (given["delivery_success"] == "true"):
            continue
        if len(found) == limit:
            more = True
            break
        found.append(event)
    if backwards:
        found.reverse()
    return lists.body([dump(event.document) for event in found], more, call.path)


def _matches(kind: str, wanted: str) -> bool:
    return kind == wanted or (wanted.endswith(".*") and kind.startswith(wanted[:-1]))


def delivered(account: Account, event: Event) -> bool:
    """Whether every delivery of an event arrived."""
    states = [one.state for one in account.webhooks.deliveries.values() if one.event_id == event.id]
    return all(state == "delivered" for state in states)
