"""What an account's seeded data depends on."""

from __future__ import annotations

from random import Random

from ingest_platform.sandbox.common.values import seed_of

CLOSE = 8_640.0
"""A tenth of a day: objects of one kind are made no further apart."""
HISTORY = 63_072_000.0
"""Two years: however many there are, the first is no older."""
SETTLED = 7_200
"""Two hours: between an object's creation and its last change, and between the newest creation and the anchor."""


class Seeds:
    """Seed, the account's name, how many objects of each kind there are, and the anchor (epoch seconds)."""

    def __init__(self, seed: int, name: str, counts: dict[str, int], anchor: int) -> None:
        self.seed = seed
        self.name = name
        self.counts = counts
        self.anchor = anchor
        self._bases: dict[str, int] = {}

    def base(self, kind: str) -> int:
        """64 bits of one kind of objects."""
        found = self._bases.get(kind)
        if found is None:
            found = self._bases[kind] = seed_of(self.seed, self.name, kind)
        return found

    def rng(self, kind: str, index: int) -> Random:
        """The random numbers of one object."""
        return Random(self.base(kind) + index * 0x9E3779B97F4A7C15)  # noqa: S311 - seeded data, no secret

    def created(self, kind: str, index: int) -> int:
        """Creation times (epoch seconds) grow with the index."""
        count = max(self.counts[kind], 1)
        return int(self.anchor - SETTLED - (count - 1 - index) * min(CLOSE, HISTORY / count))

    def updated(self, kind: str, index: int) -> int:
        """Last changes grow with the index too."""
        return self.created(kind, index) + SETTLED
