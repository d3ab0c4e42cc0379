"""The objects of one type in one account: seeded ones by arithmetic, changed ones in an overlay.

A list is in the order of (created, index), newest first. Of a hundred thousand seeded objects none is kept.
"""

from __future__ import annotations

import time
from array import array
from bisect import bisect_left, bisect_right, insort
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge

from ingest_platform.sandbox.common.values import Doc, dump, load
from ingest_platform.sandbox.stripe.families.base import NESTED_SHOWN, Family, at
from ingest_platform.sandbox.stripe.values import Seeds

Position = tuple[int, int]
"""Where an object stands: (created, index)."""
CHANGES_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A changed object. `blob` is all of it, `shown` what answers hold; both are None when it was deleted."""

    created: int
    blob: bytes | None
    shown: bytes | None


class Store:
    """The objects of one family in one account."""

    def __init__(self, family: Family, seeds: Seeds) -> None:
        self.family = family
        self.seeds = seeds
        self.count = max(family.count(seeds.counts), 0)
        self.entries: dict[int, Entry] = {}
        self.fresh = self.count
        self.prepared: Prepared | None = None
        self.changes: deque[tuple[float, int, Entry | None]] = deque(maxlen=CHANGES_KEPT)
        self._seeded_of: dict[str, dict[str, list[int]]] = {}
        self._order: list[Position] = []
        """Living overlay objects that do not stand where a seeded one does."""
        self._away: list[int] = []
        """Seeded indexes that do not stand where they were seeded, ascending."""

    # --- ids

    def id_at(self, index: int) -> str:
        """The id of an object."""
        if self.family.single:
            return self.seeds.account_id if self.family.name == "account" else self.family.prefix
        return self.seeds.id(self.family.prefix, index)

    def index_of(self, identifier: str) -> int | None:
        """The index behind an id, None when no such object ever was."""
        if self.family.single:
            return 0 if identifier == self.id_at(0) else None
        index = self.seeds.index_of(self.family.prefix, identifier)
        return index if index is not None and index < self.fresh else None

    # --- reading

    def get(self, index: int) -> Doc | None:
        """All of an object; None when it was deleted."""
        entry = self.entries.get(index)
        if entry is not None:
            return None if entry.blob is None else load(entry.blob)
        return self.family.generate(self.seeds, index) if index < self.count else None

    def shown(self, index: int) -> bytes:
        """The JSON of a living object as answers hold it."""
        entry = self.entries.get(index)
        if entry is not None:
            assert entry.shown is not None
            return entry.shown
        return self.prepared[index] if self.prepared is not None else self._seeded(index)

    def _seeded(self, index: int) -> bytes:
        return dump(rendered(self.family, self.family.generate(self.seeds, index)))

    def alive(self, index: int) -> bool:
        """Whether the object exists."""
        entry = self.entries.get(index)
        return entry.blob is not None if entry is not None else index < self.count

    def position(self, index: int) -> Position:
        """Where an object stands, or stood."""
        entry = self.entries.get(index)
        return (entry.created if entry is not None else self.family.made(self.seeds, index), index)

    def living(self) -> int:
        """How many exist."""
        return self.count - len(self._away) + len(self._order)

    def span(self, low: int | None, high: int | None) -> tuple[int, int]:
        """The half-open range of seeded indexes created within [low, high)."""
        everything = range(self.count)

        def key(index: int) -> int:
            return self.family.made(self.seeds, index)

        first = 0 if low is None else bisect_left(everything, low, key=key)
        last = self.count if high is None else bisect_left(everything, high, key=key)
        return first, max(first, last)

    def positions(
        self,
        low: int | None = None,
        high: int | None = None,
        *,
        after: Position | None = None,
        oldest_first: bool = False,
    ) -> Iterator[Position]:
        """Objects created within [low, high), newest first, from behind `after`; or oldest first, likewise."""
        first, last = self.span(low, high)
        order = self._order
        start = 0 if low is None else bisect_left(order, (low, -1))
        end = len(order) if high is None else bisect_left(order, (high, -1))
        if after is not None:
            everything = range(self.count)

            def key(index: int) -> Position:
                return (self.family.made(self.seeds, index), index)

            if oldest_first:
                first = max(first, bisect_right(everything, after, key=key))
                start = max(start, bisect_right(order, after))
            else:
                last = min(last, bisect_left(everything, after, key=key))
                end = min(end, bisect_left(order, after))
        seeded = range(first, last) if oldest_first else range(last - 1, first - 1, -1)
        placed = order[start:end] if oldest_first else order[start:end][::-1]
        away = set(self._away)
        mine = ((self.family.made(self.seeds, index), index) for index in seeded if index not in away)
        return merge(mine, placed, reverse=not oldest_first) if placed else mine

    def positions_of(self, path: str, owner: str) -> list[Position]:
        """Living objects whose value at `path` may be `owner`, newest first: a list of one owner's is not looked for
        among everybody's.
        """
        if (seeded := self._seeded_of.get(path)) is None:
            seeded = self._seeded_of[path] = {}
            for index in range(self.count):
                for one in at(self.family.generate(self.seeds, index), path):
                    seeded.setdefault(one, []).append(index)
        candidates = {*seeded.get(owner, ()), *self.entries}
        return sorted((self.position(index) for index in candidates if self.alive(index)), reverse=True)

    @property
    def untouched(self) -> bool:
        """Whether every seeded object still stands where it did, and nothing else exists."""
        return not self._away and not self._order

    # --- writing

    def put(self, index: int, document: Doc | None) -> None:
        """Keeps an object's new state; None deletes it."""
        if document is None:
            entry = Entry(self.position(index)[0], None, None)
        else:
            created = document.get("created")
            place = created if isinstance(created, int) else self._place(index)
            entry = Entry(place, dump(document), dump(rendered(self.family, document)))
        before = self._set(index, entry)
        self.changes.append((time.time(), index, before))

    def _place(self, index: int) -> int:
        """The moment of an object that shows none: now, when it is made now."""
        known = self.entries.get(index)
        if known is not None:
            return known.created
        return self.family.made(self.seeds, index) if index < self.count else int(time.time())

    def take(self) -> int:
        """The index of a new object."""
        self.fresh += 1
        return self.fresh - 1

    def _set(self, index: int, entry: Entry | None) -> Entry | None:
        before = self.entries.pop(index, None)
        self._lift(index, before)
        if entry is not None:
            self.entries[index] = entry
        self._lay(index, entry)
        return before

    def _home(self, index: int, entry: Entry | None) -> bool:
        """Whether the object stands where it was seeded."""
        if entry is None:
            return index < self.count
        return entry.blob is not None and index < self.count and entry.created == self.family.made(self.seeds, index)

    def _lift(self, index: int, entry: Entry | None) -> None:
        if entry is not None and entry.blob is not None and not self._home(index, entry):
            del self._order[bisect_left(self._order, (entry.created, index))]
        if index < self.count and not self._home(index, entry):
            del self._away[bisect_left(self._away, index)]

    def _lay(self, index: int, entry: Entry | None) -> None:
        if entry is not None and entry.blob is not None and not self._home(index, entry):
            insort(self._order, (entry.created, index))
        if index < self.count and not self._home(index, entry):
            insort(self._away, index)

    def as_of(self, moment: float) -> Store:
        """The store as it was at a moment of the real clock."""
        young = [change for change in self.changes if change[0] > moment]
        if not young:
            return self
        past = Store(self.family, self.seeds)
        past.entries, past.fresh, past.prepared = dict(self.entries), self.fresh, self.prepared
        past._seeded_of = self._seeded_of
        past._order, past._away = list(self._order), list(self._away)
        for _, index, before in reversed(young):
            past._set(index, before)
        return past

    def prepare(self) -> int:
        """Makes every seeded object's bytes now, and keeps them; how many bytes."""
        if self.prepared is None:
            self.prepared = Prepared(map(self._seeded, range(self.count)))
        return len(self.prepared.blob)


class Prepared:
    """The JSON of many objects in one piece of memory: kept one by one, they take four times as much."""

    def __init__(self, objects: Iterable[bytes]) -> None:
        self.blob = bytearray()
        self._ends = array("Q", [0])
        for one in objects:
            self.blob += one
            self._ends.append(len(self.blob))

    def __getitem__(self, index: int) -> bytes:
        return bytes(memoryview(self.blob)[self._ends[index] : self._ends[index + 1]])


def rendered(family: Family, document: Doc) -> Doc:
    """An object as answers hold it: nested lists end early, and the sandbox's own keys are left out."""
    if not family.nested and not family.private:
        return document
    shown = {key: value for key, value in document.items() if key not in family.private}
    for name in family.nested:
        nested = shown.get(name)
        if isinstance(nested, dict) and len(nested.get("data") or []) > NESTED_SHOWN:
            shown[name] = {**nested, "data": nested["data"][:NESTED_SHOWN], "has_more": True}
    return shown
