"""One company: its objects, clock, limits, webhooks and faults."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.quickbooks.entities import ENTITIES, Entity
from ingest_platform.sandbox.quickbooks.faults import Faults
from ingest_platform.sandbox.quickbooks.limits import Limits
from ingest_platform.sandbox.quickbooks.store import Kept, Objects, Window
from ingest_platform.sandbox.quickbooks.webhooks import Webhooks

if TYPE_CHECKING:
    from ingest_platform.sandbox.quickbooks.server import Server

CHANGES_KEPT = 200_000  # how far back stale reads can look


@dataclass(frozen=True, slots=True)
class Change:
    """A write, with what it replaced, so that a stale read can undo it. `at` is the real clock."""

    at: float
    entity: str
    number: int
    before: Kept | None


class Company:
    """The state of one company. Only the event loop's thread writes to it."""

    def __init__(self, realm: str, seeds: Seeds, server: Server, *, speed: float, clock_offset: float) -> None:
        self.realm = realm
        self.seeds = seeds
        self.server = server
        self.faults = Faults(clock_offset=clock_offset)
        self.limits = Limits(speed)
        self.objects = {one.name: Objects(one, seeds) for one in ENTITIES}
        self.webhooks = Webhooks(self)
        self.writes = 0
        self._changes: deque[Change] = deque(maxlen=CHANGES_KEPT)
        self._next: dict[str, int] = {}
        self._indexes: dict[str, int] = {}

    def clock(self) -> float:
        """The company's clock, epoch seconds."""
        return time.time() + self.faults.clock_offset

    def now(self) -> int:
        """Its whole seconds: times of objects have no more."""
        return int(self.clock())

    def next_number(self, entity: Entity) -> int:
        """A new id; transactions of all kinds share one sequence, every list has its own."""
        shared = entity.kind == "transaction"
        name = "" if shared else entity.name
        if name not in self._next:
            peers = [one for one in ENTITIES if one.kind == "transaction"] if shared else [entity]
            self._next[name] = max(self.objects[one.name].last_seeded() for one in peers)
        self._next[name] += 1
        return self._next[name]

    def next_index(self, entity: Entity) -> int:
        """An index behind every seeded object's, for an object that is made now."""
        index = self._indexes.get(entity.name, self.seeds.counts[entity.name])
        self._indexes[entity.name] = index + 1
        return index

    def write(self, entity: Entity, number: int, document: Doc | None) -> None:
        """Stores an object's new state; None deletes it."""
        self.writes += 1
        objects = self.objects[entity.name]
        self._changes.append(Change(time.time(), entity.name, number, objects.kept.get(number)))
        if document is None:
            objects.delete(number, self.now())
        else:
            objects.put(number, document)

    def view(self, name: str) -> Objects:
        """What queries and change data capture show now: the present, or the past while reads are stale."""
        lag, objects = self.faults.stale_reads, self.objects[name]
        since = time.time() - lag
        if not lag or not self._changes or self._changes[-1].at <= since:
            return objects
        past = Objects(objects.entity, self.seeds)
        past.kept, past.prepared = dict(objects.kept), objects.prepared
        for one in reversed(self._changes):
            if one.at <= since:
                break
            if one.entity != name:
                continue
            if one.before is None:
                past.kept.pop(one.number, None)
            else:
                past.kept[one.number] = one.before
        return past

    def tell(self, entity: Entity, number: int, operation: str, merged: str = "") -> str | None:
        """Fires a webhook, to the address that gets this company's; returns the event's id."""
        if not entity.webhooks:
            return None
        event = self.webhooks.event(entity.name, str(number), operation, merged)
        self.server.listening(self.realm).webhooks.gather(event)
        return event.id

    def stats(self) -> dict[str, Any]:
        """Numbers for a person or a benchmark."""
        return {
            **self.limits.stats(),
            "token_calls": dict(self.server.oauth.calls.get(self.realm, {})),
            "webhooks": self.webhooks.stats(),
            "objects": {one.control: self.objects[one.name].count(Window()) for one in ENTITIES},
            "overlay": sum(len(one.kept) for one in self.objects.values()),
        }

    def reset_stats(self) -> None:
        """Starts counting anew."""
        self.limits.reset()
        self.server.oauth.calls.pop(self.realm, None)

    async def close(self) -> None:
        """Ends deliveries."""
        await self.webhooks.close()
