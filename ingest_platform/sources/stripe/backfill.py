"""Whole listings, in spans of creation that are read side by side; a killed process loses no page of them."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ingest_platform.errors import IngestError
from ingest_platform.extract.documents import Batch, Document, Window
from ingest_platform.sources.stripe.api import RefusedError
from ingest_platform.sources.stripe.lists import Lists, created_in, seconds_of
from ingest_platform.sources.stripe.moments import floor, moment
from ingest_platform.sources.stripe.slices import Slice, Slices

WORKERS = 6
"""Spans of one list that are read side by side."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Documents on their way from a worker, and where its span stands after them."""

    span: Slice
    documents: list[Document]
    asked_at: datetime
    answered_at: datetime | None
    lte: int | None
    after: str | None
    over: bool


class Backfill:
    """One listing. `moves_cursor`: it covers what an incremental sync would go on from."""

    def __init__(self, lists: Lists, window: Window, state: Mapping[str, Any] | None, *, moves_cursor: bool,
                 workers: int = WORKERS) -> None:  # fmt: skip
        self._lists = lists
        self._moves_cursor = moves_cursor
        self._workers = workers
        self._began = moment((state or {}).get("began"))
        gte, lte = seconds_of(window) if lists.listing.created else (None, None)
        now, divisible = floor(datetime.now(UTC)), lists.listing.sliced
        self._slices = (
            Slices.resumed(state, now=now, divisible=divisible)
            if state
            else Slices.of(gte, lte, now=now, divisible=divisible)
        )
        self._at_work = 1
        self._failed: Exception | None = None
        # A few pages ahead of the database, and no more: memory stays flat whatever the account's size.
        self._pages: asyncio.Queue[_Page | None] = asyncio.Queue(maxsize=2 * workers)

    async def batches(self) -> AsyncIterator[Batch]:
        """A page each.

        The state is `{"began", "slices": [[gte, lte, after], …]}`: every span that is not committed to its end. The
        cursor is set once, with the last batch: to when the listing began, by Stripe's clock.
        """
        reading = asyncio.create_task(self._read())
        documents: list[Document] = []
        asked_at: datetime | None = None
        try:
            while (page := await self._pages.get()) is not None:
                documents += page.documents
                asked_at = min(asked_at or page.asked_at, page.asked_at)
                self._began = self._began or page.answered_at
                page.span.keep(page.lte, page.after, over=page.over)
                if documents and (left := self._slices.state):  # else the cursor goes with them
                    yield Batch(documents, asked_at, state={"began": self._iso(), "slices": left})
                    documents, asked_at = [], None
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
        if self._failed is not None:
            if documents and asked_at:
                yield Batch(documents, asked_at, state={"began": self._iso(), "slices": self._slices.state})
            raise self._failed
        async for answer in self._lists.beside():
            documents += [Document(row, version=answer.answered_at) for row in answer.rows]
        cursor = self._began if self._moves_cursor else None
        yield Batch(documents, asked_at or datetime.now(UTC), cursor=cursor)

    def _iso(self) -> str | None:
        return self._began.isoformat() if self._began else None

    async def _read(self) -> None:
        try:
            if await self._lists.is_needed():
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._work(group))
        except ExceptionGroup as failed:
            self._failed = failed.exceptions[0]
        except IngestError as error:
            self._failed = error
        await self._pages.put(None)

    async def _work(self, group: asyncio.TaskGroup) -> None:
        while span := self._slices.take():
            async for more in self._through(span):
                # One by one: most lists are short, and where the oldest objects are is found by trying.
                if more and self._at_work < self._workers:
                    self._at_work += 1
                    group.create_task(self._work(group))
        self._at_work -= 1

    async def _through(self, span: Slice) -> AsyncIterator[bool]:
        """Read a span to its end; says after each page whether another follows."""
        sliced = self._lists.listing.sliced
        while not span.over:
            gte, lte, after = span.gte, span.lte, span.after
            try:
                answer = await self._lists.page(created_in(gte, lte) if sliced else (), after)
            except RefusedError as refused:
                if after is None or refused.param != "starting_after":
                    raise
                span.after = None  # that object is gone: what stands beside it in its second comes once more
                continue
            rows = answer.rows
            if span.gte != gte:  # its older part was given away while it was asked for
                rows = [row for row in rows if _made(row, span.gte or 0) >= (span.gte or 0)]
            more = answer.has_more and len(rows) == len(answer.rows)
            if rows:
                last = rows[-1]
                # What bears no time where one belongs is stored, and found wanting, like any other record.
                newest = _made(rows[0], span.lte or 0)
                lowest = _made(last, newest) if sliced else None
                if sliced:
                    self._slices.seen(newest)
                pace = len(rows) / max(1, newest - lowest) if lowest is not None else None
                span.read(lowest, str(last["id"]), pace)
            span.over = not more
            documents = await self._lists.documents(rows, answer.answered_at)
            page = _Page(span, documents, answer.asked_at, answer.answered_at, span.lte, span.after, span.over)
            await self._pages.put(page)
            yield more


def _made(row: Mapping[str, Any], otherwise: int) -> int:
    """When an object was made, in seconds since 1970; `otherwise` where it does not say so."""
    created = row.get("created")
    return created if isinstance(created, int) and not isinstance(created, bool) else otherwise
