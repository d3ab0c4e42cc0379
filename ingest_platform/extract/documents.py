"""What extraction hands to ingestion."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Operation = Literal["upsert", "delete"]


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one object, parsed.

    `data` is what `canonical.parse` gave. `operation` "delete" means that the source says the object is gone; `data`
    then holds whatever it said so with. `deleted_at` is the source's own time of the deletion, where it gave one.

    `version` counts for types that are versioned by the source's clock: an event's own time, or what the source's
    clock said when it answered a read. `event` says that an event told of this state: it was so then, and need not be
    so now, as what a read of the API shows.
    """

    data: Any
    operation: Operation = "upsert"
    deleted_at: datetime | None = None
    version: datetime | None = None
    event: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """A page of documents that is committed as a whole, with the position to resume from after it.

    `read_at` is when the source was asked (not when it answered): the documents are at least as new as that.
    `cursor` is the value the incremental cursor may take once this batch is committed; None leaves it.
    `state` is where to resume if the process dies after this batch; None when the listing is complete.
    `deletions_unknown`: the source could not tell all that was deleted in the span; the ids are compared then.
    """

    documents: Sequence[Document]
    read_at: datetime
    cursor: datetime | None = None
    state: dict[str, Any] | None = None
    deletions_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A source's own count. `exact` is false when the source says that it stopped counting (a capped count)."""

    value: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """A span of the source's own update times, both ends included; None is open."""

    start: datetime | None = None
    end: datetime | None = None


EVERYTHING = Window()


@dataclass(slots=True)
class Usage:
    """What talking to the source has cost so far. `proven` are scopes that its answers showed to be granted."""

    api_calls: int = 0
    throttled: int = 0
    retries: int = 0
    quota_used: float = 0.0
    quota_available: float = 0.0
    notes: list[str] = field(default_factory=list)
    proven: set[str] = field(default_factory=set)

    def called(self) -> None:
        """Count a request: for the account, and for whichever part of its work is being tallied."""
        self.api_calls += 1
        part = _TALLY.get()
        if part is not None:
            part.api_calls += 1

    @property
    def quota_share(self) -> float | None:
        """The share of the quota that could have been used and was; None before it is known."""
        return self.quota_used / self.quota_available if self.quota_available else None


_TALLY: ContextVar[Usage | None] = ContextVar("tally", default=None)


@contextmanager
def tally() -> Iterator[Usage]:
    """Counts the requests made within the block, by this task and those it starts, apart from the account's others."""
    part = Usage()
    token = _TALLY.set(part)
    try:
        yield part
    finally:
        _TALLY.reset(token)
