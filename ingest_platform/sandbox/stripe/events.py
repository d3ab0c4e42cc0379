"""The account's events: made by every change, listed for thirty days (docs.stripe.com/api/events)."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.values import Doc, dump

if TYPE_CHECKING:
    from ingest_platform.sandbox.stripe.account import Account

WINDOW = 30 * 86_400


@dataclass(frozen=True, order=True)
class Event:
    """One event; `document` is the snapshot, `thin` its form at /v2."""

    created: int
    number: int
    id: str
    type: str
    object_id: str
    document: Doc
    thin: Doc


class Events:
    """All events, in the order of (created, number)."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self._made = 0
        self._order: list[tuple[int, int]] = []
        self._by_place: dict[tuple[int, int], Event] = {}
        self._by_id: dict[str, Event] = {}

    def __len__(self) -> int:
        return len(self._order)

    def make(self, kind: str, data: Doc, *, at: int, previous: Doc | None = None, object_id: str = "") -> Event:
        """Makes an event of a type about an object as it is now; `at` is its second."""
        self._made += 1
        number, account = self._made, self.account
        own = account.seeds.id("evt_", number)
        held = {"object": data} | ({} if previous is None else {"previous_attributes": previous})
        document = {
            "id": own,
            "object": "event",
            "api_version": account.settings.event_api_version,
            "created": at,
            "data": held,
            "livemode": False,
            "pending_webhooks": account.webhooks.interested(kind),
            "request": {"id": account.seeds.id("req_", number), "idempotency_key": None},
            "type": kind,
        }
        name = object_id or str(data.get("id", ""))
        path = account.webhooks.path_of(str(data.get("object", "")), name)
        thin = {
            "id": f"evt_test_{own[4:]}",
            "object": "v2.core.event",
            "context": None,
            "created": datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "livemode": False,
            "reason": None,
            "related_object": {"id": name, "type": data.get("object"), "url": path},
            "snapshot_event": own,
            "type": f"v1.{kind}",
        }
        event = Event(at, number, own, kind, name, document, thin)
        self._by_place[at, number] = event
        self._by_id[own] = self._by_id[f"evt_test_{own[4:]}"] = event
        insort(self._order, (at, number))
        return event

    def find(self, identifier: str) -> Event | None:
        """The event with this id, snapshot or thin; None when it is older than thirty days."""
        event = self._by_id.get(identifier)
        return event if event is not None and event.created >= self.account.now() - WINDOW else None

    def listed(self, low: int | None, high: int | None, after: Event | None, *, oldest_first: bool) -> Iterator[Event]:
        """Events created within [low, high), newest first, from behind `after`; or oldest first, likewise."""
        floor = int(self.account.now() - WINDOW)
        start = bisect_left(self._order, (max(floor, low or 0), -1))
        end = len(self._order) if high is None else bisect_left(self._order, (high, -1))
        if after is not None:
            place = bisect_left(self._order, (after.created, after.number))
            start, end = (max(start, place + 1), end) if oldest_first else (start, min(end, place))
        places = self._order[start:end]
        return (self._by_place[place] for place in (places if oldest_first else reversed(places)))

    @staticmethod
    def body(event: Event) -> bytes:
        """The snapshot as it is sent."""
        return dump(event.document)


def previous_attributes(before: Any, after: Any) -> Doc:
    """What changed, with the old values; objects are compared key by key, lists as a whole."""
    found: Doc = {}
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if old == new and type(old) is type(new):
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            found[key] = previous_attributes(old, new)
        else:
            found[key] = old
    return found
