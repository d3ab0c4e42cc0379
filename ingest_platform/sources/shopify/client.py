"""One Shopify account, open: what the platform asks of a source, answered by GraphQL."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest_platform.declare import CountParity, ObjectType, Source
from ingest_platform.errors import DeclarationError, IngestError
from ingest_platform.extract.connector import SchemaNews, Subscribed, Subscription
from ingest_platform.extract.documents import EVERYTHING, Batch, Count, Document, Usage, Window
from ingest_platform.sources.shopify import side_by_side
from ingest_platform.sources.shopify.bulk import Bulk
from ingest_platform.sources.shopify.documents import document_of, number
from ingest_platform.sources.shopify.graphql import GraphQL
from ingest_platform.sources.shopify.oauth import account_of
from ingest_platform.sources.shopify.pages import Pages
from ingest_platform.sources.shopify.search import span
from ingest_platform.sources.shopify.subscriptions import Subscriptions

GRANTED = "currentAppInstallation { accessScopes { handle } }"
SCOPES = f"query Scopes {{ {GRANTED} }}"
VERSIONS = "query Versions { publicApiVersions { handle supported } }"
TYPES = "query Types { __schema { types { kind name } } }"
WRAPPERS = ("Connection", "Edge", "Payload")
"""Types of these names hold objects or answers to mutations, and are no objects themselves."""


class ShopifyClient:
    """A `SourceClient`. Open it with `ShopifyConnector.open`."""

    def __init__(self, graphql: GraphQL, source: Source, spool_folder: Path) -> None:
        self.usage: Usage = graphql.usage
        self.graphql = graphql
        self._folder = spool_folder / graphql.account.integration_id
        self._subscriptions = Subscriptions(graphql, sorted(source.subscribed_topics))

    def backfill(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        """Every object, or those created in the window, resumed at `state`: by bulk operation where there is
        one.
        """
        listing = document_of(object_type).listing
        if listing.bulk and not listing.singleton:
            return Bulk(self.graphql, object_type, self._folder).backfill(window, state)
        return Pages(self.graphql, object_type).created(window, state)

    def changes(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        """Every object updated in the window, oldest update first. The lookback is in the window already."""
        return Pages(self.graphql, object_type).changes(window, state)

    async def fetch(self, object_type: ObjectType, ids: Sequence[str]) -> list[Document]:
        """The named objects as they are now, in the order of `ids`; a deletion for one that is gone."""
        return await Pages(self.graphql, object_type).fetch(ids)

    async def count(self, object_type: ObjectType, window: Window) -> Count:
        """How many there are, or were created in the window.

        The vendor caps counts at 10,000 unless it is told not to, and says `AT_LEAST` where it stopped
        counting.
        """
        name = _counter(object_type)
        query = f"query Count($query: String) {{ {name}(limit: null, query: $query) {{ count precision }} }}"
        listing = document_of(object_type).listing
        created = listing.counted_filter or listing.created_filter
        answer = await self.graphql.execute(query, {"query": span(created, window) if created else None})
        return _count(answer.data[name])

    async def counts(self, object_types: Sequence[ObjectType]) -> dict[str, Count]:
        """How many there are of each type, by one query. Raises DeclarationError for one without a count.

        It tells the scopes too, which a verification asks for next.
        """
        fields = " ".join(f"{o.name}: {_counter(o)}(limit: null) {{ count precision }}" for o in object_types)
        answer = await self.graphql.execute(f"query Counts {{ {fields} {GRANTED} }}")
        self.usage.proven |= _granted(answer.data)
        return {o.name: _count(answer.data[o.name]) for o in object_types}

    async def ids(
        self,
        object_type: ObjectType,
        window: Window = EVERYTHING,
    ) -> AsyncIterator[Sequence[str]]:
        """Every id as a number, page by page; complete when it ends without an error. Windows are those of creation."""
        listed: AsyncIterator[Sequence[str]]
        listing = document_of(object_type).listing
        if listing.bulk and not listing.singleton and window == EVERYTHING:
            listed = Bulk(self.graphql, object_type, self._folder / "ids").ids()
        else:
            listed = Pages(self.graphql, object_type).ids(window)
        async for gids in listed:
            yield [number(g) for g in gids]

    async def ids_at_once(self, windows: Sequence[tuple[ObjectType, Window]]) -> list[Sequence[str] | None]:
        """The ids of each window, a page of all of them with each request; None for one that is long."""
        return await side_by_side.ids(self.graphql, windows)

    async def fetch_at_once(self, wanted: Sequence[tuple[ObjectType, Sequence[str]]]) -> list[list[Document]]:
        """The named objects of several types, as `fetch` gives them, by one request if its points allow it."""
        return await side_by_side.fetch(self.graphql, wanted)

    async def identify(self) -> str:
        """The shop, as its address names it."""
        return account_of(self.graphql.account.base_url)

    async def granted_scopes(self, proven: Collection[str] = ()) -> frozenset[str]:
        """What the account granted. An answer that proved some has told all of them."""
        return frozenset(proven) or _granted((await self.graphql.execute(SCOPES)).data)

    async def new_objects(self) -> SchemaNews:
        """The object types of the newest version of the API that the version in use does not have.

        New ones come with new versions: https://shopify.dev/docs/api/usage/versioning.
        """
        versions = (await self.graphql.execute(VERSIONS)).data["publicApiVersions"]
        newest = max(v["handle"] for v in versions if v["supported"] and v["handle"][:1].isdigit())
        if newest <= self.graphql.version:
            return SchemaNews((), f"API version {self.graphql.version}, the newest")
        now, then = await self._types(self.graphql), await self._types(self.graphql.at_version(newest))
        return SchemaNews(tuple(sorted(then - now)), f"API version {newest}; {self.graphql.version} is in use")

    @staticmethod
    async def _types(graphql: GraphQL) -> set[str]:
        types = (await graphql.execute(TYPES)).data["__schema"]["types"]
        return {t["name"] for t in types if t["kind"] == "OBJECT" and not t["name"].endswith(WRAPPERS)}

    async def subscriptions(self) -> list[Subscription]:
        """The webhook subscriptions of this app."""
        return await self._subscriptions.list()

    async def subscribe(self, topics: Sequence[str], address: str) -> Subscribed:
        """Create subscriptions; an equal one that exists is as good as a new one."""
        failed: dict[str, str] = {}
        for topic in topics:
            try:
                await self._subscriptions.create(topic, address)
            except IngestError as error:
                failed[topic] = str(error)
        return Subscribed(tuple(t for t in topics if t not in failed), failed)

    async def unsubscribe(self, subscription: Subscription) -> None:
        """Remove a subscription."""
        await self._subscriptions.remove(subscription)


def _counter(object_type: ObjectType) -> str:
    """The field of the query root that counts a type."""
    if not isinstance(object_type.parity, CountParity):
        raise DeclarationError(
            f"Object type {object_type.name!r} has no count",
            "Compare its ids instead, or add CountParity(…)",
        )
    return object_type.parity.query


def _granted(data: Mapping[str, Any]) -> frozenset[str]:
    """The scopes in an answer; to write includes to read."""
    handles = {s["handle"] for s in data["currentAppInstallation"]["accessScopes"]}
    implied = {"read_" + h.removeprefix("write_") for h in handles if h.startswith("write_")}
    return frozenset(handles | implied)


def _count(counted: Mapping[str, Any]) -> Count:
    return Count(int(counted["count"]), exact=counted["precision"] == "EXACT")
