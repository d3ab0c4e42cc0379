"""All objects of one type in one shop: seeded ones that are made when they are read, and an overlay of changes.

Ids, creation and update times of seeded objects grow with their index, so that every page, count and window is
found by bisection; only created, changed and deleted objects are held.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import merge

from ingest_platform.sandbox.common.values import load
from ingest_platform.sandbox.shopify.search import Search
from ingest_platform.sandbox.shopify.values import Doc

Position = tuple[int, int]
"""Where an object stands in an order: (sort key, id)."""

DIMENSIONS = ("id", "created", "updated")


@dataclass(frozen=True, slots=True)
class Entry:
    """One object that is not as it was seeded. `blob` is None when it was deleted."""

    blob: bytes | None
    created: int
    updated: int


@dataclass(frozen=True, slots=True)
class Seeding:
    """How the seeded objects of a type lie: `ids.start + index * ids.step`, times by monotone functions."""

    count: int
    first_id: int
    step: int
    created: Callable[[int], int]
    updated: Callable[[int], int]
    generate: Callable[[int], Doc]

    def id_at(self, index: int) -> int:
        """The id of the object with this index."""
        return self.first_id + index * self.step

    def index_of(self, number: int) -> int | None:
        """The index of a seeded id, None when no seeded object has it."""
        index, rest = divmod(number - self.first_id, self.step)
        return index if rest == 0 and 0 <= index < self.count else None

    def key(self, dimension: str, index: int) -> int:
        """The sort key of a seeded object."""
        if dimension == "id":
            return self.id_at(index)
        return self.created(index) if dimension == "created" else self.updated(index)


class View:
    """A state of a type's objects that can be read: the live one, a snapshot, or a stale one."""

    def __init__(self, seeding: Seeding) -> None:
        self.seeding = seeding
        self.entries: dict[int, Entry] = {}
        self._order: dict[str, list[Position]] = {name: [] for name in DIMENSIONS}
        self._hidden: list[int] = []  # indexes of seeded objects that the overlay replaces, ascending

    def snapshot(self) -> View:
        """A copy that later changes don't reach."""
        copy = View(self.seeding)
        copy.entries = dict(self.entries)
        copy._order = {name: list(order) for name, order in self._order.items()}
        copy._hidden = list(self._hidden)
        return copy

    def put(self, number: int, entry: Entry | None) -> Entry | None:
        """Sets (or with None forgets) an object's overlay entry; returns the one it replaces."""
        old = self.entries.pop(number, None)
        if old is not None and old.blob is not None:
            for name, order in self._order.items():
                del order[bisect_left(order, (_key(name, number, old), number))]
        index = self.seeding.index_of(number)
        if entry is not None:
            self.entries[number] = entry
            if entry.blob is not None:
                for name, order in self._order.items():
                    insort(order, (_key(name, number, entry), number))
        if index is not None and (old is None) != (entry is None):
            if entry is not None:
                insort(self._hidden, index)
            else:
                del self._hidden[bisect_left(self._hidden, index)]
        return old

    def get(self, number: int) -> Doc | None:
        """The object, None when there is none or it was deleted."""
        entry = self.entries.get(number)
        if entry is not None:
            return load(entry.blob) if entry.blob is not None else None
        index = self.seeding.index_of(number)
        return None if index is None else self.seeding.generate(index)

    def exists(self, number: int) -> bool:
        """Whether the object lives."""
        entry = self.entries.get(number)
        return entry.blob is not None if entry is not None else self.seeding.index_of(number) is not None

    def count(self, search: Search, stop: int | None = None) -> int:
        """How many objects a search admits; with `stop`, counting may end there."""
        low, high = self._span(search)
        hidden = bisect_left(self._hidden, high) - bisect_left(self._hidden, low)
        total = max(high - low, 0) - (hidden if high > low else 0)
        if not search.bounds:
            return total + len(self._order["id"])
        for number, entry in self.entries.items():
            if stop is not None and total >= stop:
                break
            if entry.blob is not None and search.admits(id=number, created=entry.created, updated=entry.updated):
                total += 1
        return total

    def positions(
        self, sort: str, search: Search, *, after: Position | None = None, reverse: bool = False
    ) -> Iterator[Position]:
        """(key, id) of the objects that a search admits, in order, from behind `after`. O(log n) to the first."""
        return merge(
            self._seeded(sort, search, after, reverse=reverse),
            self._overlaid(sort, search, after, reverse=reverse),
            reverse=reverse,
        )

    def ids(self) -> Iterator[int]:
        """Every living id, ascending."""
        return (number for _, number in self.positions("id", Search()))

    def _span(self, search: Search) -> tuple[int, int]:
        """The half-open range of seeded indexes within the bounds."""
        low, high, seeding = 0, self.seeding.count, self.seeding
        for name, (start, end) in search.bounds.items():

            def key(index: int, name: str = name) -> int:
                return seeding.key(name, index)

            everything = range(seeding.count)
            low = max(low, bisect_left(everything, start, key=key))
            high = min(high, bisect_right(everything, end, key=key))
        return low, high

    def _seeded(self, sort: str, search: Search, after: Position | None, *, reverse: bool) -> Iterator[Position]:
        seeding = self.seeding
        low, high = self._span(search)

        def position(index: int) -> Position:
            return (seeding.key(sort, index), seeding.id_at(index))

        if after is not None:
            everything = range(seeding.count)
            if reverse:
                high = min(high, bisect_left(everything, after, key=position))
            else:
                low = max(low, bisect_right(everything, after, key=position))
        indexes = range(high - 1, low - 1, -1) if reverse else range(low, high)
        if not self._hidden:
            return (position(index) for index in indexes)
        entries = self.entries
        return (position(index) for index in indexes if seeding.id_at(index) not in entries)

    def _overlaid(self, sort: str, search: Search, after: Position | None, *, reverse: bool) -> Iterator[Position]:
        order = self._order[sort]
        start, end = search.bounds.get(sort, (None, None))
        low = 0 if start is None else bisect_left(order, (start, -1))
        high = len(order) if end is None else bisect_left(order, (end + 1, -1))
        if after is not None and reverse:
            high = min(high, bisect_left(order, after))
        elif after is not None:
            low = max(low, bisect_right(order, after))
        for place in range(high - 1, low - 1, -1) if reverse else range(low, high):
            key, number = order[place]
            entry = self.entries[number]
            if search.admits(id=number, created=entry.created, updated=entry.updated):
                yield key, number


def _key(dimension: str, number: int, entry: Entry) -> int:
    if dimension == "id":
        return number
    return entry.created if dimension == "created" else entry.updated


@dataclass(frozen=True, slots=True)
class Change:
    """A write, with what it replaced, so that a stale view can undo it. `at` is the real clock."""

    at: float
    number: int
    before: Entry | None


def stale(view: View, changes: list[Change], since: float) -> View:
    """The view as it was before the changes younger than `since`."""
    young = [change for change in changes if change.at > since]
    if not young:
        return view
    copy = view.snapshot()
    for change in reversed(young):
        copy.put(change.number, change.before)
    return copy


def page(
    view: View, sort: str, search: Search, *, first: int, after: Position | None, reverse: bool
) -> tuple[list[tuple[Position, Doc]], bool]:
    """One page of objects and whether another follows."""
    rows: list[tuple[Position, Doc]] = []
    for position in view.positions(sort, search, after=after, reverse=reverse):
        if len(rows) == first:
            return rows, True
        document = view.get(position[1])
        if document is not None:
            rows.append((position, document))
    return rows, False
