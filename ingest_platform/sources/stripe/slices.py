"""A list cut into spans of creation, which are read side by side; and where each of them stands.

Stripe's lists are newest first, and no page but the first can be asked for before the one above it has answered: what
can be done at once is to read several spans of `created`. Whoever has nothing left to do takes the older half of the
largest span that is left.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

REACH = 8
"""How much longer than what was read of a list it is taken to go on, where its oldest object is not known: half of
that is left to whoever read so far. An account's age would say nothing of where this list begins, and each wrong
guess costs a request; this one is wrong a few times at the end of a list, however long that is."""

WORTH_IT = 1000
"""Objects that should be left in a span before it is halved: each half costs a request of its own."""

_SHORTEST = 2


@dataclass(slots=True)
class Slice:
    """A span of `created`, both ends included; None is open. `after` is the id of the last object read in it.

    What is `read` may not be committed yet: `kept` is where a killed process goes on.
    """

    gte: int | None
    lte: int | None
    after: str | None = None
    owned: bool = False
    over: bool = False
    density: float | None = None
    kept: tuple[int | None, str | None] = (None, None)
    kept_over: bool = False

    def __post_init__(self) -> None:
        self.kept = (self.lte, self.after)

    def read(self, lte: int | None, after: str, density: float | None) -> None:
        """A page was read, and its last object is this."""
        self.lte, self.after = lte, after
        self.density = density if density is not None else self.density

    def keep(self, lte: int | None, after: str | None, *, over: bool) -> None:
        """A page is in a batch that is handed on: after its commit the span begins here."""
        self.kept, self.kept_over = (lte, after), over


class Slices:
    """The spans of one listing. `now` is where an open upper end is taken to be when a span is halved."""

    def __init__(self, spans: list[Slice], *, now: int, divisible: bool) -> None:
        self.spans = spans
        self._now = now
        self._newest: int | None = max((s.lte for s in spans if s.lte is not None), default=None)
        self._divisible = divisible

    @classmethod
    def of(cls, gte: int | None, lte: int | None, *, now: int, divisible: bool) -> "Slices":
        """A whole span, not begun."""
        return cls([Slice(gte, lte)], now=now, divisible=divisible)

    @classmethod
    def resumed(cls, state: Mapping[str, Any], *, now: int, divisible: bool) -> "Slices":
        """Where `state` says that an earlier process had come."""
        return cls([Slice(gte, lte, after) for gte, lte, after in state["slices"]], now=now, divisible=divisible)

    def seen(self, created: int) -> None:
        """An object of this second was read."""
        self._newest = max(created, self._newest or created)

    def take(self) -> Slice | None:
        """A span for one who is idle: one that nobody reads, or half of the largest; None when nothing is worth it."""
        for span in self.spans:
            if not span.owned and not span.over:
                span.owned = True
                return span
        return self._half()

    def _half(self) -> Slice | None:
        if not self._divisible:
            return None
        largest = max((s for s in self.spans if not s.over), key=self._left_in, default=None)
        if largest is None or self._left_in(largest) < WORTH_IT:
            return None
        top = self._top(largest)
        middle = (self._bottom(largest) + top) // 2
        taken = Slice(largest.gte, middle, owned=True)
        largest.gte = middle + 1
        self.spans.append(taken)
        return taken

    def _bottom(self, span: Slice) -> int:
        if span.gte is not None:
            return span.gte
        top = self._top(span)
        return top - REACH * ((self._newest or top) - top)

    def _top(self, span: Slice) -> int:
        return self._now if span.lte is None else span.lte

    def _left_in(self, span: Slice) -> float:
        """About how many objects are left in a span, at the density of its last page.

        An open one that nobody has read yet may hold none: it is left whole until its first page is there.
        """
        if span.gte is None and span.density is None:
            return 0.0
        seconds = self._top(span) - self._bottom(span)
        if seconds < _SHORTEST:
            return 0.0
        known = [s.density for s in self.spans if s.density is not None]
        density = span.density if span.density is not None else (max(known) if known else 1.0)
        return seconds * density

    @property
    def state(self) -> list[list[Any]] | None:
        """What is left when everything handed on so far is committed; None when that is nothing."""
        left = [[s.gte, *s.kept] for s in self.spans if not s.kept_over]
        return left or None
