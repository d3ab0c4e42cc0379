"""What changed: change data capture, and queries where it ends.

Facts: facts.json, cdc: `GET /cdc?entities=A&changedSince=T` shows whole objects, and deleted ones by their id with
status Deleted, for 30 days back, at most 1,000 in an answer and without pages or an end of the span.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from ingest_platform.errors import SourceError
from ingest_platform.extract.documents import Batch, Document, Window
from ingest_platform.sources.quickbooks.api import Answer, Api, moment
from ingest_platform.sources.quickbooks.listing import UPDATED, QueryListing
from ingest_platform.sources.quickbooks.queries import BEGINNING, Queries, Row, Sizes, at

LOOK_BACK = timedelta(days=30) - timedelta(hours=1)
CLOSE = timedelta(seconds=2)
"""Spans shorter than this are not halved any more."""


def document(row: Row) -> Document:
    """A row as a version of its object, or as its deletion."""
    if row.get("status") == "Deleted":
        return Document(row, operation="delete", deleted_at=at(row, UPDATED))
    return Document(row)


class Changes:
    """Changes of one entity since a time.

    An answer of change data capture that is not full tells everything, deletions included. A full one may lack any of
    it: then the changes are read by queries, in the order of their times; deletions by change data capture from ever
    later times, halving the span until an answer is not full; and the last batch says that older deletions may be
    unknown, so that ids are compared. So it is as well beyond 30 days.
    """

    def __init__(self, api: Api, listing: QueryListing, sizes: Sizes) -> None:
        self._api = api
        self._listing = listing
        self._queries = Queries(api, listing, sizes)
        self._cap = sizes.captured

    async def since(self, window: Window, state: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Batches that move the cursor to the vendor's own time. The state is `{"after": where the queries are}`."""
        start = window.start or BEGINNING
        if state is None and self._listing.cdc:
            documents, answer = await self._captured(start) if self._reachable(start) else ([], None)
            if answer is not None and len(documents) < self._cap:
                yield Batch(documents, answer.asked_at, cursor=answer.answered_at)
                return
            if answer is not None:
                yield Batch(documents, answer.asked_at, state={"after": start.isoformat()})
        async for batch in self._queried(start, window.end, moment((state or {}).get("after")) or window.start):
            yield batch

    async def _queried(self, start: datetime, end: datetime | None, after: datetime | None) -> AsyncIterator[Batch]:
        last: Answer | None = None
        async for rows, answer, position in self._queries.walk(UPDATED, Window(after, end)):
            last = answer
            # The end is told apart from a page: what happened to deleted ones is asked for before it.
            if position is not None or not self._listing.cdc:
                left = {"after": position.isoformat()} if position is not None else None
                yield Batch([document(r) for r in rows], answer.asked_at, cursor=_cursor(rows, answer), state=left)
            else:
                left = {"after": (after or start).isoformat()}
                yield Batch([document(r) for r in rows], answer.asked_at, state=left)
        if last is None or not self._listing.cdc:
            return
        deleted = await self._deleted(start, last)
        yield Batch(deleted, last.asked_at, cursor=last.answered_at, deletions_unknown=True)

    async def _deleted(self, start: datetime, last: Answer) -> list[Document]:
        """Deletions as far back as one answer can show them."""
        now = last.answered_at or last.asked_at
        begin = max(start, now - LOOK_BACK)
        while True:
            documents, _ = await self._captured(begin)
            if len(documents) < self._cap or now - begin < CLOSE:
                return [d for d in documents if d.operation == "delete"]
            begin += (now - begin) / 2

    def _reachable(self, start: datetime) -> bool:
        return datetime.now(UTC) - start < LOOK_BACK

    async def _captured(self, start: datetime) -> tuple[list[Document], Answer]:
        stamp = start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        answer = await self._api.get("cdc", entities=self._listing.entity, changedSince=stamp)
        try:
            responses = [r for one in answer.data["CDCResponse"] for r in one.get("QueryResponse") or ()]
        except (KeyError, TypeError, AttributeError):
            raise SourceError("QuickBooks answered no CDCResponse", "Run the same command again later") from None
        return [document(row) for r in responses for row in r.get(self._listing.entity) or ()], answer


def _cursor(rows: list[Row], answer: Answer) -> datetime | None:
    """The newest change of a page, but never later than the vendor's clock: no row of the future hides others."""
    times = [t for row in rows if (t := at(row, UPDATED)) is not None]
    if not times:
        return None
    return min(max(times), answer.answered_at or answer.asked_at)
