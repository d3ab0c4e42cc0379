"""All objects of one entity in one company: seeded ones that are made when they are read, and what was changed since.

Ids, creation and update times of seeded objects grow with their index, so that a window is found by bisection and a
list of any length costs no memory; only created, changed and deleted objects are held.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from heapq import merge

from orjson import Fragment

from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.common.values import Doc, dump, load
from ingest_platform.sandbox.quickbooks.entities import Entity
from ingest_platform.sandbox.quickbooks.values import moment

FAR = 1 << 62
ID, CREATED, UPDATED = "Id", "MetaData.CreateTime", "MetaData.LastUpdatedTime"
DIMENSIONS = (ID, CREATED, UPDATED)


@dataclass(frozen=True, slots=True)
class Kept:
    """One object that is not as it was seeded. `blob` is None when it was deleted, at `updated`."""

    blob: bytes | None
    created: int
    updated: int
    active: bool = True

    def key(self, dimension: str, number: int) -> int:
        """The sort key."""
        return number if dimension == ID else self.created if dimension == CREATED else self.updated


@dataclass
class Window:
    """Inclusive bounds for Id and the two times (whole seconds), and whether inactive objects are in it; of
    `chosen` ids those alone.
    """

    bounds: dict[str, tuple[int, int]] = field(default_factory=dict)
    active: frozenset[bool] = frozenset((True, False))
    chosen: frozenset[int] | None = None

    def narrow(self, dimension: str, low: int, high: int) -> None:
        """Intersects one dimension's bounds with [low, high]."""
        a, b = self.bounds.get(dimension, (-FAR, FAR))
        self.bounds[dimension] = (max(a, low), min(b, high))

    def admits(self, number: int, kept: Kept) -> bool:
        """Whether a kept object is within it."""
        return kept.active in self.active and all(
            low <= kept.key(name, number) <= high for name, (low, high) in self.bounds.items()
        )


class Objects:
    """The objects of one entity."""

    def __init__(self, entity: Entity, seeds: Seeds) -> None:
        self.entity = entity
        self.seeds = seeds
        self.count_seeded = seeds.counts[entity.name]
        self.kept: dict[int, Kept] = {}
        self.prepared: list[bytes] | None = None

    # --- one object --------------------------------------------------------------------------------------------------

    def index_of(self, number: int) -> int | None:
        """The index of a seeded id, None when no seeded object has it."""
        index, rest = divmod(number - self.entity.first, self.entity.step)
        return index if rest == 0 and 0 <= index < self.count_seeded else None

    def get(self, number: int) -> Doc | None:
        """The object, None when there is none or it was deleted."""
        kept = self.kept.get(number)
        if kept is not None:
            return load(kept.blob) if kept.blob is not None else None
        index = self.index_of(number)
        return None if index is None else self.entity.generate(self.seeds, index)

    def raw(self, number: int) -> Fragment | None:
        """The object as it is answered: bytes where they are kept, so that a page is not parsed to be written again."""
        kept = self.kept.get(number)
        if kept is not None:
            return Fragment(kept.blob) if kept.blob is not None else None
        index = self.index_of(number)
        if index is None:
            return None
        if self.prepared is not None:
            return Fragment(self.prepared[index])
        return Fragment(dump(self.entity.generate(self.seeds, index)))

    def prepare(self) -> int:
        """Makes every seeded object now and keeps it, for measurements of others; returns the bytes that it takes."""
        if self.prepared is None:
            make = self.entity.generate
            self.prepared = [dump(make(self.seeds, index)) for index in range(self.count_seeded)]
        return sum(map(len, self.prepared))

    def exists(self, number: int) -> bool:
        """Whether the object lives."""
        kept = self.kept.get(number)
        return kept.blob is not None if kept is not None else self.index_of(number) is not None

    def put(self, number: int, document: Doc) -> None:
        """Sets an object's state."""
        active = document.get("Active") is not False
        self.kept[number] = Kept(
            dump(document), moment(document, "CreateTime"), moment(document, "LastUpdatedTime"), active
        )

    def delete(self, number: int, at: int) -> None:
        """Marks it deleted."""
        document = self.get(number) or {}
        self.kept[number] = Kept(None, moment(document, "CreateTime"), at)

    def updated(self, number: int) -> int:
        """When an object was last changed (or deleted)."""
        kept, index = self.kept.get(number), self.index_of(number)
        if kept is not None:
            return kept.updated
        return 0 if index is None else self.seeds.updated(self.entity.name, index)

    def last_seeded(self) -> int:
        """The highest seeded id, 0 without any."""
        return self.entity.number(self.count_seeded - 1) if self.count_seeded else 0

    # --- many --------------------------------------------------------------------------------------------------------

    def select(self, window: Window, order: str = ID, *, descending: bool = False) -> Iterator[int]:
        """The ids of living objects within a window, in the order of one dimension, ties by id."""
        if window.chosen is not None:
            return self._among(window.chosen, window, order, descending=descending)
        low, high = self._span(window)
        indexes = range(high - 1, low - 1, -1) if descending else range(low, high)
        some = len(window.active) < 2
        seeded = (
            (self._key(order, index), self.entity.number(index))
            for index in indexes
            if not self.kept or self.entity.number(index) not in self.kept
            if not some or self.entity.active(index) in window.active
        )
        overlaid = sorted(
            (
                (kept.key(order, number), number)
                for number, kept in self.kept.items()
                if kept.blob is not None and window.admits(number, kept)
            ),
            reverse=descending,
        )
        if not overlaid:
            return (number for _, number in seeded)
        return (number for _, number in merge(seeded, overlaid, reverse=descending))

    def _among(self, chosen: frozenset[int], window: Window, order: str, *, descending: bool) -> Iterator[int]:
        low, high = self._span(window)
        found = []
        for number in chosen:
            kept, index = self.kept.get(number), self.index_of(number)
            if kept is not None:
                if kept.blob is not None and window.admits(number, kept):
                    found.append((kept.key(order, number), number))
            elif index is not None and low <= index < high and self.entity.active(index) in window.active:
                found.append((self._key(order, index), number))
        return (number for _, number in sorted(found, reverse=descending))

    def count(self, window: Window) -> int:
        """How many living objects a window has."""
        if window.chosen is not None or (len(window.active) < 2 and self.entity.kind == "list"):
            return sum(1 for _ in self.select(window))
        low, high = self._span(window)
        seeded = max(high - low, 0)
        for number, kept in self.kept.items():
            index = self.index_of(number)
            if index is not None and low <= index < high:
                seeded -= 1
            if kept.blob is not None and window.admits(number, kept):
                seeded += 1
        return seeded

    def deleted(self, since: int) -> list[tuple[int, int]]:
        """(id, when) of what was deleted since a moment, oldest first."""
        gone = [(kept.updated, number) for number, kept in self.kept.items() if kept.blob is None]
        return [(number, at) for at, number in sorted(gone) if at >= since]

    def _key(self, dimension: str, index: int) -> int:
        if dimension == ID:
            return self.entity.number(index)
        times = self.seeds.created if dimension == CREATED else self.seeds.updated
        return times(self.entity.name, index)

    def _span(self, window: Window) -> tuple[int, int]:
        """The half-open range of seeded indexes within the bounds."""
        low, high, everything = 0, self.count_seeded, range(self.count_seeded)
        for name, (start, end) in window.bounds.items():
            key = partial(self._key, name)
            low = max(low, bisect_left(everything, start, key=key))
            high = min(high, bisect_right(everything, end, key=key))
        return low, high
