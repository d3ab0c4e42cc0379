"""One company, open: what the platform asks of a source, answered by QuickBooks' Accounting API."""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ingest_platform.declare import ObjectType, Source
from ingest_platform.errors import SourceError
from ingest_platform.extract.connector import Subscribed, Subscription
from ingest_platform.extract.documents import EVERYTHING, Batch, Count, Document, Usage, Window
from ingest_platform.sources.quickbooks.api import BATCH, Answer, Api, NotFoundError, moment, realm_of
from ingest_platform.sources.quickbooks.capture import Capture
from ingest_platform.sources.quickbooks.changes import Changes, document
from ingest_platform.sources.quickbooks.listing import CREATED, QueryListing
from ingest_platform.sources.quickbooks.queries import Queries, Sizes, at, counted, literal, span

PORTAL = "Enter the receiver's address in the Intuit developer portal, under Webhooks"


class QuickBooksClient:
    """A `SourceClient`. Open it with `QuickBooksConnector.open`."""

    def __init__(self, api: Api, source: Source, sizes: Sizes) -> None:
        self.usage: Usage = api.usage
        self.api = api
        self._source = source
        self._sizes = sizes
        self._capture = Capture(api, sizes.captured)

    def _queries(self, object_type: ObjectType) -> Queries:
        return Queries(self.api, listing_of(object_type), self._sizes)

    async def backfill(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        """Every object, or those created in the window, in the order of their creation: that never changes.

        The cursor is set once, at the end of a listing of everything, to when it began by the vendor's clock. The
        state is `{"began", "after", "last"}`: where to begin again, and the ids of that very second.
        """
        queries, everything = self._queries(object_type), window == EVERYTHING
        state = state or {}
        began = moment(state.get("began"))
        last = frozenset(state.get("last") or ())
        start = moment(state.get("after")) or window.start
        paged = bool(state)
        async for rows, answer, position in queries.walk(CREATED, Window(start, window.end)):
            began = began or answer.answered_at
            documents = [document(row) for row in rows if row.get("Id") not in last]
            if position is None:
                if everything and paged:
                    async for batch in self._timeless(queries):
                        yield batch
                yield Batch(documents, answer.asked_at, cursor=began if everything else None)
                return
            paged = True
            last = frozenset(str(row.get("Id")) for row in rows if at(row, CREATED) == position)
            left = {"began": began and began.isoformat(), "after": position.isoformat(), "last": sorted(last)}
            yield Batch(documents, answer.asked_at, state=left)

    async def _timeless(self, queries: Queries) -> AsyncIterator[Batch]:
        """Rows without a time of creation, which no walk by time meets: all are read by place when there are any.

        (A list of one page was read without asking for times.)
        """
        total = await queries.count(())
        if total <= await queries.count([f"{CREATED} >= '1970-01-01T00:00:00Z'"]):
            return
        async for rows, answer in queries.positions():
            timeless = [document(row) for row in rows if at(row, CREATED) is None]
            yield Batch(timeless, answer.asked_at, state={})

    def changes(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        """Every object changed since the window's start, deletions included where change data capture shows them."""
        return Changes(self.api, listing_of(object_type), self._sizes, self._capture).since(window, state)

    async def fetch(self, object_type: ObjectType, ids: Sequence[str]) -> list[Document]:
        """The named objects as they are now, in the order of `ids`; a deletion for one that is gone.

        They are asked for by queries, many at a time. One that no query shows is read by its id: only the answer that
        there is no such object means that it is gone.
        """
        [documents] = await self.fetch_at_once([(object_type, ids)])
        return documents

    async def fetch_at_once(self, wanted: Sequence[tuple[ObjectType, Sequence[str]]]) -> list[list[Document]]:
        """The named objects of several types, as `fetch` gives them: queries of all of them share requests."""
        named = [(n, text) for n, (object_type, ids) in enumerate(wanted) for text in self._naming(object_type, ids)]
        found: list[dict[str, Document]] = [{} for _ in wanted]
        for (n, _), response in zip(named, await self._responses([text for _, text in named]), strict=True):
            rows = self._queries(wanted[n][0]).rows(response)
            found[n] |= {str(row.get("Id")): document(row) for row in rows}
        return [await self._rest(*one, shown) for one, shown in zip(wanted, found, strict=True)]

    async def _rest(self, object_type: ObjectType, ids: Sequence[str], found: dict[str, Document]) -> list[Document]:
        missing = [i for i in dict.fromkeys(ids) if i not in found]
        read = await asyncio.gather(*(self._read(object_type, i) for i in missing))
        found.update(zip(missing, read, strict=True))
        return [found[i] for i in ids]

    def _naming(self, object_type: ObjectType, ids: Sequence[str]) -> Iterator[str]:
        numbers, many = [i for i in dict.fromkeys(ids) if i.isascii() and i.isdigit()], self._sizes.ids
        for n in range(0, len(numbers), many):
            part = numbers[n : n + many]
            named = f"Id IN ({', '.join(map(literal, part))})"
            yield self._queries(object_type).select([named]) + f" MAXRESULTS {len(part)}"

    async def _responses(self, texts: Sequence[str]) -> list[Mapping[str, Any]]:
        """The `QueryResponse` of each query."""
        if len(texts) == 1:
            answer = await self.api.query(texts[0])
            return [answer.data.get("QueryResponse") or {}]
        found: list[Mapping[str, Any]] = []
        for n in range(0, len(texts), BATCH):
            found += (await self.api.batch(texts[n : n + BATCH]))[1]
        return found

    async def _read(self, object_type: ObjectType, object_id: str) -> Document:
        listing = listing_of(object_type)
        try:
            answer: Answer = await self.api.get(f"{listing.path}/{quote(object_id, safe='')}")
        except NotFoundError:
            return Document({"Id": object_id}, operation="delete")
        row = answer.data.get(listing.entity)
        if not isinstance(row, dict):
            raise SourceError(f"QuickBooks answered no {listing.entity}", "Run the same command again later")
        return document(row)

    async def count(self, object_type: ObjectType, window: Window) -> Count:
        """How many there are, inactive ones included, or were created in the window."""
        return Count(await self._queries(object_type).count(span(CREATED, window)))

    async def counts(self, object_types: Sequence[ObjectType]) -> dict[str, Count]:
        """How many there are of each type, by batches of counts."""
        responses = await self._responses([self._queries(o).select([], what="COUNT(*)") for o in object_types])
        return {o.name: Count(counted(response)) for o, response in zip(object_types, responses, strict=True)}

    async def ids(self, object_type: ObjectType, window: Window = EVERYTHING) -> AsyncIterator[Sequence[str]]:
        """Every id, or those of objects created in the window, page by page; whole when it ends without an error.

        A listing of all is by place, so that it shows what has no time too; the platform reads again what it misses.
        """
        pages = self._queries(object_type).positions(span(CREATED, window))
        async for rows, _ in pages:
            yield [str(row["Id"]) for row in rows if row.get("Id")]

    async def ids_at_once(self, windows: Sequence[tuple[ObjectType, Window]]) -> list[Sequence[str] | None]:
        """The ids of each window, by batches of queries; None for one that is longer than a page."""
        texts = [self._queries(o).select(span(CREATED, window), order="Id") for o, window in windows]
        found: list[Sequence[str] | None] = []
        for (object_type, _), response in zip(windows, await self._responses(texts), strict=True):
            rows = self._queries(object_type).rows(response)
            found.append([str(row["Id"]) for row in rows if row.get("Id")] if len(rows) < self._sizes.page else None)
        return found

    async def identify(self) -> str:
        """The company's realm id, once the company answered under it."""
        realm = realm_of(self.api.account.base_url, await self.api.account.secrets())
        await self.api.get(f"companyinfo/{realm}")
        return realm

    async def granted_scopes(self, proven: Collection[str] = ()) -> frozenset[str]:  # noqa: ARG002 — one call tells all
        """What was granted, once the company answered: the scope that was asked for; there is no part of it."""
        await self.identify()
        secrets = await self.api.account.secrets()
        return frozenset(secrets.values.get("scope", "").split()) or frozenset(s.name for s in self._source.scopes)

    async def subscriptions(self) -> list[Subscription]:
        """None that an API could tell of: they are made in the developer portal."""
        return []

    async def subscribe(self, topics: Sequence[str], address: str) -> Subscribed:  # noqa: ARG002 — the interface's
        """Not possible: webhooks are set up in the developer portal. Raises SourceError that says so."""
        raise SourceError("QuickBooks' webhooks are set up by hand", f"{PORTAL}: {address}")

    async def unsubscribe(self, subscription: Subscription) -> None:  # noqa: ARG002 — the interface's
        """Not possible either."""
        raise SourceError("QuickBooks' webhooks are set up by hand", PORTAL)


def listing_of(object_type: ObjectType) -> QueryListing:
    """The object type's listing."""
    assert isinstance(object_type.listing, QueryListing)
    return object_type.listing
