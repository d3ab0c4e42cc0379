"""Batches on their way from the source into the copy: read and hashed ahead, committed, and refined with the commit.

Fetching, parsing and hashing use the client's core while PostgreSQL, on another, stores and refines what came before.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ingest_platform.declare import ObjectType, Source
from ingest_platform.extract.documents import Batch
from ingest_platform.raw.lines import line_of
from ingest_platform.raw.versions import Owner, Prepared, prepare

DOCUMENTS_AHEAD = 1000
"""Documents that may be ready, hashed, while others are being committed: it bounds the memory, with a batch more."""

DOCUMENTS_A_COMMIT = 1000
"""Batches that wait are committed together up to this many documents: a page of 100 is not worth a commit of its own,
and a webhook waits for the account's lock no longer than these take."""

GATHER_S = 0.25
"""How long a page that is ready waits for others to be committed with; a slow source is not waited for."""

MayRefine = Callable[[str], bool]
"""Asked of an object type before its first batch is refined; blocking, with the account's connection to itself."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A batch without its parsed documents, or several in one. The fields are those of `Batch`."""

    prepared: Prepared
    read_at: datetime
    cursor: datetime | None
    state: dict[str, Any] | None
    deletions_unknown: bool = False

    def joined(self, later: Ready) -> Ready:
        """Both in one: read when the first was, resumed after the second."""
        cursors = [c for c in (self.cursor, later.cursor) if c is not None]
        return Ready(
            Prepared(
                self.prepared.fetched + later.prepared.fetched,
                {**self.prepared.versions, **later.prepared.versions},
            ),
            min(self.read_at, later.read_at),
            max(cursors, default=None),
            later.state,
            self.deletions_unknown or later.deletions_unknown,
        )

    def pieces(self) -> Iterator[tuple[Prepared, Ready | None]]:
        """What is committed at a time; with the last, which comes with all of this, the cursor may move."""
        items = list(self.prepared.versions.items())
        known = self.prepared.fetched - len(items)  # one document twice in a batch
        starts = range(0, max(len(items), 1), DOCUMENTS_A_COMMIT)
        for start in starts:
            some = dict(items[start : start + DOCUMENTS_A_COMMIT])
            piece = Prepared(len(some) + (known if start == 0 else 0), some)
            yield piece, self if start == starts[-1] else None


async def ahead(
    source: Source, owner: Owner, object_type: ObjectType, batches: AsyncIterator[Batch]
) -> AsyncIterator[Ready]:
    """The batches, ready to be committed, read ahead while the consumer commits; those that wait come as one.

    Each is hashed as it comes, while its documents are in the processor's cache, and forgotten but for what is stored.
    """
    waiting: list[Ready] = []
    changed = asyncio.Condition()
    ended: list[Exception | None] = []

    def ready_documents() -> int:
        return sum(ready.prepared.fetched for ready in waiting)

    async def fill() -> None:
        error: Exception | None = None
        try:
            async for batch in batches:
                prepared = await asyncio.to_thread(prepare, source, owner, object_type, batch.documents)
                async with changed:
                    await changed.wait_for(lambda: ready_documents() < DOCUMENTS_AHEAD)
                    waiting.append(Ready(prepared, batch.read_at, batch.cursor, batch.state, batch.deletions_unknown))
                    changed.notify_all()
        except Exception as failed:  # noqa: BLE001 - handed to the consumer
            error = failed
        async with changed:
            ended.append(error)
            changed.notify_all()

    task = asyncio.create_task(fill())
    try:
        while True:
            async with changed:
                await changed.wait_for(lambda: bool(waiting or ended))
                if waiting and waiting[0].prepared.fetched:  # one that brings a position alone is kept at once
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(GATHER_S):
                            await changed.wait_for(lambda: bool(ended) or ready_documents() >= DOCUMENTS_A_COMMIT)
                if not waiting:
                    if ended[0] is not None:
                        raise ended[0]
                    return
                ready = waiting.pop(0)
                while waiting and ready.prepared.fetched + waiting[0].prepared.fetched <= DOCUMENTS_A_COMMIT:
                    ready = ready.joined(waiting.pop(0))
                changed.notify_all()
            # Not before: a line is as long as its document, and what waits should not be twice as large.
            await asyncio.to_thread(_put_lines_together, source, ready.prepared)
            yield ready
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def _put_lines_together(source: Source, prepared: Prepared) -> None:
    for version in prepared.versions.values():
        version.line = line_of(source, version)


class Parents:
    """Which object types are refined before which: a row should find the rows that it refers to.

    Of types that refer to each other the first declared goes first, as everywhere.
    """

    def __init__(self, source: Source, object_types: Sequence[ObjectType]) -> None:
        order = [o.name for o in source.object_types]
        self._done = {o.name: asyncio.Event() for o in object_types}
        self._before = {
            o.name: _referred(o) & set(order[: order.index(o.name)]) & set(self._done) for o in object_types
        }

    def are_done(self, object_type: str) -> bool:
        """Whether all that a type refers to is refined as far as this run refines it."""
        return all(self._done[name].is_set() for name in self._before[object_type])

    async def wait(self, object_type: str) -> None:
        """Return once they are."""
        for name in self._before[object_type]:
            await self._done[name].wait()

    def done(self, object_type: str) -> None:
        """Nothing more of the type is refined on the way."""
        self._done[object_type].set()


def _referred(object_type: ObjectType) -> set[str]:
    references = [*object_type.references, *(r for _, c in object_type.walk_children() for r in c.references)]
    return {r.target.split(".")[0] for r in references} - {object_type.name}
