"""Reading a connection page by page, in the order of updates."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ingest_platform.declare import ObjectType
from ingest_platform.errors import SourceError
from ingest_platform.extract.documents import EVERYTHING, Batch, Document, Window
from ingest_platform.sources.shopify.documents import Document as GraphQLDocument
from ingest_platform.sources.shopify.documents import document_of, gid
from ingest_platform.sources.shopify.graphql import Answer, CostExceededError, GraphQL, InvalidCursorError
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.search import moment_of, span

MAX_PAGE = 250
"""Objects of one page, https://shopify.dev/docs/api/usage/pagination-graphql."""

SINGLE_QUERY_COST = 1000.0
"""Points that one query may cost, whatever the plan."""

AIM = 0.9
CEILING = 20_000
"""Objects after which the listing begins again behind the last one: Shopify ends a listing at 25,000."""

NESTED_PAGE = 100
VERSION_TRIES = 3


class Pages:
    """Pages of one object type. Learns from each answer how large the next page may be."""

    def __init__(self, graphql: GraphQL, object_type: ObjectType, *, ceiling: int = CEILING) -> None:
        self.graphql = graphql
        self._ceiling = ceiling
        self.document: GraphQLDocument = document_of(object_type)
        self.listing: GraphQLListing = self.document.listing
        self._size = self.listing.page_size
        self._fits = 0
        self._refused = MAX_PAGE + 1

    async def changes(self, window: Window, state: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Every object updated in the window, oldest update first.

        The cursor is the newest update of the page, but never later than the shop's clock: a row from the
        future must not hide what comes before it. The state is `{"start", "end", "after", "paged"}`.
        A connection that cannot sort by updates gives a cursor at its end alone: when the listing began.
        """
        if not self.document.in_update_order:
            async for batch in self._unordered(window, state, self.listing.updated_filter, moves_cursor=True):
                yield batch
            return
        async for answer, nodes, left in self._listing(self.document.page, window, state, self.listing.updated_filter):
            documents = await self._documents(nodes)
            yield Batch(documents, answer.asked_at, cursor=self._cursor(nodes, answer), state=left)

    async def created(self, window: Window, state: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Every object created in the window, for types that no bulk operation lists.

        The cursor is set once, at the end of a listing of everything, to when the listing began by the shop's
        clock.
        """
        everything = window == Window()
        async for batch in self._unordered(window, state, self.listing.created_filter, moves_cursor=everything):
            yield batch

    async def _unordered(
        self, window: Window, state: Mapping[str, Any] | None, name: str | None, *, moves_cursor: bool
    ) -> AsyncIterator[Batch]:
        began = moment_of((state or {}).get("began"))
        async for answer, nodes, left in self._listing(self.document.page, window, state, name):
            began = began or answer.answered_at
            documents = await self._documents(nodes)
            if left is not None and began is not None:
                left["began"] = began.isoformat()
            yield Batch(documents, answer.asked_at, cursor=began if moves_cursor and left is None else None, state=left)

    async def ids(self, window: Window = EVERYTHING) -> AsyncIterator[Sequence[str]]:
        """Every id, or those created in the window, page by page."""
        self._size = MAX_PAGE
        by = self.listing.updated_filter if window == EVERYTHING else self.listing.created_filter
        async for _, nodes, _ in self._listing(self.document.ids, window, None, by):
            yield [node["id"] for node in self.document.objects(nodes)]

    async def fetch(self, ids: Sequence[str]) -> list[Document]:
        """The named objects as they are now; one that is gone as a deletion."""
        found: list[Document] = []
        wanted = [gid(self.listing.node, i) for i in ids]
        while wanted:
            part = wanted[: self._size]
            try:
                answer = await self.graphql.execute(self.document.nodes, {"ids": part})
            except CostExceededError:
                self._shrink(len(part))
                continue
            self._learn(len(part), answer)
            found += await self.found(part, answer.data["nodes"])
            wanted = wanted[len(part) :]
        return found

    async def found(self, wanted: Sequence[str], nodes: Sequence[dict[str, Any] | None]) -> list[Document]:
        """The objects of these ids, of which the source showed these nodes."""
        if len(nodes) != len(wanted):
            raise SourceError("Shopify answered fewer nodes than were asked for", "Run it again later")
        return [
            Document({"id": asked}, operation="delete") if node is None else Document(await self._whole(node))
            for asked, node in zip(wanted, nodes, strict=True)
        ]

    # -- the listing
    # ---------------------------------------------------------------------------------------------

    async def _listing(
        self, query: str, window: Window, state: Mapping[str, Any] | None, name: str | None = None
    ) -> AsyncIterator[tuple[Answer, list[dict[str, Any]], dict[str, Any] | None]]:
        """Each page with the state to resume at after it; None after the last one."""
        start = moment_of(state.get("start")) if state else window.start
        after = state.get("after") if state else None
        paged = int(state.get("paged", 0)) if state else 0
        while True:
            variables = {"query": span(name, Window(start, window.end)) if name else None, "after": after}
            try:
                answer = await self._page(query, variables)
            except InvalidCursorError:
                if after is None:
                    remedy = "Run it again with --full"
                    raise SourceError("Shopify refuses the listing's cursor", remedy) from None
                after, paged = None, 0
                continue
            connection = self.document.listed(answer.data)
            nodes, info = connection["nodes"], connection["pageInfo"]
            paged += len(nodes)
            if not info["hasNextPage"]:
                yield answer, nodes, None
                return
            if info["endCursor"] is None or info["endCursor"] == after:
                raise SourceError("Shopify says that a page follows and not where", "Run it again later")
            after = info["endCursor"]
            if paged >= self._ceiling and name == self.listing.updated_filter and self.document.in_update_order:
                last = moment_of(self.document.version_in(nodes[-1])) if nodes else None
                if last is not None and (start is None or last > start):
                    # Objects of that very second come again: known versions cost a hash.
                    start, after, paged = last, None, 0
            left = {"start": start.isoformat() if start else None, "after": after, "paged": paged}
            yield answer, nodes, left

    async def _page(self, query: str, variables: Mapping[str, Any]) -> Answer:
        while True:
            first = self._size
            try:
                answer = await self.graphql.execute(query, {**variables, "first": first})
            except CostExceededError:
                self._shrink(first)
                continue
            self._learn(first, answer)
            return answer

    def _shrink(self, asked: int) -> None:
        """A query of this size was refused, which cost nothing."""
        if asked <= 1:
            remedy = "Ask for fewer nested nodes in its document"
            raise SourceError("One object costs more than Shopify allows a query", remedy)
        self._refused = min(self._refused, asked)
        self._size = max(1, (self._fits + asked) // 2) if self._fits < asked else asked // 2

    def _learn(self, asked: int, answer: Answer) -> None:
        """Size the next page so that it costs nearly what a query may: most objects for the same points.

        The vendor's cost grows more slowly than the page, so a size is tried rather than worked out; a size that
        was refused is not tried again.
        """
        self._fits = max(self._fits, asked)
        most = min(SINGLE_QUERY_COST, self.graphql.bucket.maximum or SINGLE_QUERY_COST) * AIM
        room = most / answer.requested_cost if answer.requested_cost > 0 else 1.0
        if room <= 1.0 or self._refused - asked <= max(1, asked // 8):
            return
        larger = int(asked * min(4.0, max(room, 1.5)))
        if larger >= self._refused and self._refused <= MAX_PAGE:
            larger = (asked + self._refused) // 2
        self._size = min(larger, MAX_PAGE)

    def _cursor(self, nodes: Sequence[Mapping[str, Any]], answer: Answer) -> datetime | None:
        times = [t for node in nodes if (t := moment_of(self.document.version_in(node))) is not None]
        if not times:
            return None
        return min(max(times), answer.answered_at or answer.asked_at)

    async def _documents(self, nodes: Sequence[dict[str, Any]]) -> list[Document]:
        return [Document(await self._whole(node)) for node in self.document.objects(nodes)]

    # -- nested connections
    # --------------------------------------------------------------------------------------

    async def _whole(self, node: dict[str, Any]) -> dict[str, Any]:
        """The object with every nested connection read to its end, in canonical form."""
        for _ in range(VERSION_TRIES):
            if await self._follow(node):
                break
            # It changed while its further pages were read: a mixture of two versions is no version.
            answer = await self.graphql.execute(self.document.nodes, {"ids": [node["id"]]})
            if answer.data["nodes"][0] is None:
                break  # Deleted meanwhile: the deletion arrives by its own road.
            node = answer.data["nodes"][0]
        return self.document.finish(node)

    async def _follow(self, node: dict[str, Any]) -> bool:
        """Whether the object stayed the same version while what was cut off was read."""
        for nested in self.document.nested:
            connection = nested.of(node)
            while connection and (info := connection.get("pageInfo")) and info["hasNextPage"]:
                variables = {"id": node["id"], "first": NESTED_PAGE, "after": info["endCursor"]}
                answer = await self.graphql.execute(self.document.more(nested.name), variables)
                current = answer.data["node"]
                if current is None or not self.document.same_version(current, node):
                    return False
                further = nested.of(current)
                if further is None:
                    return False
                following = further["pageInfo"]
                if following["hasNextPage"] and following["endCursor"] == info["endCursor"]:
                    raise SourceError("Shopify says that a page follows and not where", "Run it again later")
                connection["nodes"].extend(further["nodes"])
                connection["pageInfo"] = further["pageInfo"]
        return True
