"""Search: `created>1 AND status:'paid' AND metadata['a']:'b'` (docs.stripe.com/search). It lags behind when told to."""

from __future__ import annotations

import base64
import re
import time
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.values import Doc, dump
from ingest_platform.sandbox.stripe import lists
from ingest_platform.sandbox.stripe.errors import ApiError, bad_parameter, unknown_parameter
from ingest_platform.sandbox.stripe.families.base import Family, at
from ingest_platform.sandbox.stripe.params import words

if TYPE_CHECKING:
    from ingest_platform.sandbox.stripe.account import Account

CLAUSE = re.compile(
    r"""\s*(?P<no>-)?(?P<field>[a-z_.]+)(?:\[["'](?P<key>[^"']+)["']\])?\s*(?P<how>:|>=|<=|>|<|~)\s*"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s]+))\s*"""
)
COUNTED = 10_000
"""The vendor's `total_count` is accurate up to here only; the sandbox's ends here."""


def answer(account: Account, family: Family, given: dict[str, Any], path: str) -> bytes:
    """A page of what a query finds, newest first. Raises ApiError."""
    for name in given:
        if name not in ("query", "limit", "page", "expand"):
            raise unknown_parameter(name)
    if "query" not in given:
        raise ApiError(400, "Missing required param: query.", code="parameter_missing", param="query")
    low, high, tests = parsed(str(given["query"]))
    limit = lists.limit_of(given)
    lag = account.faults.search_lag
    store = account.stores[family.name]
    store = store.as_of(time.time() - lag) if lag else store
    start = _page(given.get("page"))
    counting = "total_count" in words(given.get("expand", []), "expand")
    found: list[int] = []
    seen = 0
    for _, index in store.positions(low, high):
        if tests:
            document = store.get(index)
            if document is None or not all(test(document) for test in tests):
                continue
        seen += 1
        if seen > start and len(found) < limit:
            found.append(index)
        if seen > start + limit and (not counting or seen >= COUNTED):
            break
    more = seen > start + limit
    head = lists.body([store.shown(index) for index in found], more, path)
    tail = {"next_page": base64.urlsafe_b64encode(str(start + limit).encode()).decode() if more else None}
    if counting:
        tail = {**tail, "total_count": min(seen, COUNTED)}  # type: ignore[dict-item]
    return head.replace(b'{"object":"list"', b'{"object":"search_result"', 1)[:-1] + b"," + dump(tail)[1:]


def _page(token: Any) -> int:
    if token is None:
        return 0
    try:
        return int(base64.urlsafe_b64decode(str(token)))
    except ValueError:
        raise bad_parameter("page", "Invalid page token") from None


def parsed(query: str) -> tuple[int | None, int | None, list[lists.Predicate]]:
    """A query's range of `created` and its other clauses; AND or OR join them, never both. Raises ApiError."""
    low: int | None = None
    high: int | None = None
    tests: list[lists.Predicate] = []
    place, words_between = 0, set()
    while place < len(query):
        match = CLAUSE.match(query, place)
        if match is None:
            raise bad_parameter("query", f"We were unable to parse your search query at: {query[place:]}")
        value = next(one for one in (match["double"], match["single"], match["bare"]) if one is not None)
        if match["field"] == "created" and not match["no"]:
            second = _second(value)
            if match["how"] in (":", ">", ">="):
                low = max(low or 0, second + (match["how"] == ">"))
            if match["how"] in (":", "<", "<="):
                end = second + (match["how"] != "<")
                high = end if high is None else min(high, end)
        else:
            tests.append(_test(match, value))
        place = match.end()
        joint = re.compile(r"(AND|OR)\s+", re.IGNORECASE).match(query, place)
        if joint is None and place < len(query):
            words_between.add("AND")
        elif joint is not None:
            words_between.add(joint[1].upper())
            place = joint.end()
    if "OR" in words_between:
        if len(words_between) > 1 or low is not None or high is not None:
            raise bad_parameter("query", "The sandbox searches either by AND, or by OR without `created`")
        return None, None, [lambda document: any(test(document) for test in tests)]
    return low, high, tests


def _second(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise bad_parameter("query", f"Invalid timestamp: {value}") from None


def _test(match: re.Match[str], value: str) -> lists.Predicate:
    field, key, how, no = match["field"], match["key"], match["how"], bool(match["no"])

    def holds(document: Doc) -> bool:
        values = [(document.get(field) or {}).get(key)] if key is not None else at(document, field)
        return any(_compared(one, how, value) for one in values) != no

    return holds


def _compared(found: Any, how: str, value: str) -> bool:
    if how in (">", "<", ">=", "<="):
        if not isinstance(found, int | float):
            return False
        other = float(value)
        return {">": found > other, "<": found < other, ">=": found >= other, "<=": found <= other}[how]
    if value == "null":
        return found is None
    shown = str(found).lower() if found is not None else ""
    return value.lower() in shown if how == "~" else shown == value.lower()
