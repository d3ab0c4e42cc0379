"""What /v2/core answers: thin events and event destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.values import dump
from ingest_platform.sandbox.stripe import endpoints, lists
from ingest_platform.sandbox.stripe.errors import missing, unknown_parameter, unrecognized
from ingest_platform.sandbox.stripe.params import integer, words

if TYPE_CHECKING:
    from ingest_platform.sandbox.stripe.account import Account
    from ingest_platform.sandbox.stripe.keys import Key


def answer(account: Account, key: Key, method: str, path: str, given: dict[str, Any]) -> bytes:
    """The body of a /v2 call. Raises ApiError."""
    parts = path.strip("/").split("/")[1:]
    if parts[:2] == ["core", "event_destinations"]:
        return endpoints.destination(account, key, method, parts[2:], given)
    if parts[:2] == ["core", "events"] and method == "GET" and len(parts) <= 3:
        key.check("event", "read")
        return _event(account, parts[2]) if len(parts) == 3 else _events(account, given)
    raise unrecognized(method, path)


def _event(account: Account, identifier: str) -> bytes:
    event = account.events.find(identifier)
    if event is None or event.thin["id"] != identifier:
        raise missing("event", identifier)
    return dump(event.thin)


def _events(account: Account, given: dict[str, Any]) -> bytes:
    """Newest first; pages by `page`, as their `next_page_url` says."""
    for name in given:
        if name not in ("limit", "page", "object_id", "types", "created"):
            raise unknown_parameter(name)
    limit = lists.limit_of(given)
    start = integer(given.get("page", 0), "page")
    kinds = set(words(given.get("types", []), "types"))
    found = [
        event.thin
        for event in account.events.listed(None, None, None, oldest_first=False)
        if (not kinds or event.thin["type"] in kinds) and given.get("object_id") in (None, event.object_id)
    ]
    more = len(found) > start + limit
    here = f"/v2/core/events?limit={limit}&page="
    return dump(
        {
            "data": found[start : start + limit],
            "next_page_url": f"{here}{start + limit}" if more else None,
            "previous_page_url": f"{here}{max(0, start - limit)}" if start else None,
        }
    )
