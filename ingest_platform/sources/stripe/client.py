"""One Stripe account, open: what the platform asks of a source, answered by the API and the event log."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from ingest_platform.declare import ObjectType, Source
from ingest_platform.errors import DeclarationError, MissingScope, SourceError
from ingest_platform.extract.connector import LoggedEvent, Page, Place, SchemaNews, Subscribed, Subscription
from ingest_platform.extract.documents import EVERYTHING, Batch, Count, Document, Usage, Window
from ingest_platform.sources.stripe import event_log
from ingest_platform.sources.stripe.api import RefusedError, StripeApi
from ingest_platform.sources.stripe.backfill import WORKERS, Backfill
from ingest_platform.sources.stripe.event_log import Changes
from ingest_platform.sources.stripe.lists import Lists, listing_of
from ingest_platform.sources.stripe.scopes import PROBES
from ingest_platform.sources.stripe.subscriptions import Endpoints


class StripeClient:
    """A `SourceClient`, an `EventLog` and a `PageReader`. Open it with `StripeConnector.open`."""

    def __init__(self, api: StripeApi, source: Source) -> None:
        self.usage: Usage = api.usage
        self.api = api
        self._scopes = [scope.name for scope in source.scopes]
        self._endpoints = Endpoints(api, sorted(source.subscribed_topics))

    def backfill(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        """Every object, or those created in the window, resumed at `state`.

        The cursor is set at the end of a listing of everything alone.
        """
        everything = window == EVERYTHING
        return Backfill(Lists(self.api, object_type), window, state, moves_cursor=everything).batches()

    def changes(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        """Every object that changed in the window, oldest change first. The lookback is in the window already."""
        return Changes(self.api, object_type).batches(window, state)

    async def fetch(self, object_type: ObjectType, ids: Sequence[str]) -> list[Document]:
        """The named objects as they are now, in the order of `ids`; a deletion for one that is gone."""
        return await Lists(self.api, object_type).fetch(ids)

    async def count(self, object_type: ObjectType, window: Window) -> Count:  # noqa: ARG002 — Stripe counts nothing
        """Stripe has no counts: always raises DeclarationError."""
        raise DeclarationError(f"Stripe does not count {object_type.plural}", "Compare their ids instead")

    async def ids(self, object_type: ObjectType, window: Window = EVERYTHING) -> AsyncIterator[Sequence[str]]:
        """Every id, or those created in the window; complete when it ends without an error."""
        lists = Lists(self.api, object_type, ids_only=True)
        # A window is short: looking for its oldest object from several sides costs more than its pages do.
        workers = WORKERS if window == EVERYTHING else 1
        async for batch in Backfill(lists, window, None, moves_cursor=False, workers=workers).batches():
            yield [str(d.data.get("id") or d.data["customer"]) for d in batch.documents]

    def shows(self, object_type: ObjectType) -> bool:
        """Whether the objects have a list of their own."""
        return listing_of(object_type).of_customers is None

    async def page(self, object_type: ObjectType, start: Place | None) -> Page | None:
        """A page of up to 100 objects, from a place on."""
        return await Lists(self.api, object_type).at(start)

    def events(self, since: datetime, until: datetime) -> AsyncIterator[Sequence[LoggedEvent]]:
        """The events of declared types in a span of the log, which reaches back 30 days."""
        return event_log.event_ids(self.api, since, until)

    async def new_objects(self) -> SchemaNews:
        """What lately happened to objects that nobody here decided about."""
        return await event_log.new_objects(self.api)

    async def identify(self) -> str:
        """The account's id (`acct_…`)."""
        answer = await self.api.get("/v1/account")
        found = answer.data.get("id")
        if not isinstance(found, str) or not found:
            raise SourceError("Stripe does not say which account this is", "Check the base URL and the key")
        return found

    async def granted_scopes(self, proven: Collection[str] = ()) -> frozenset[str]:
        """The permissions that the key has: Stripe lists them nowhere, so each is tried that nothing has proven yet."""
        unproven = [scope for scope in self._scopes if scope not in proven]
        tried = await asyncio.gather(*(self._is_granted(scope) for scope in unproven))
        return frozenset(proven) | {scope for scope, granted in zip(unproven, tried, strict=True) if granted}

    async def _is_granted(self, scope: str) -> bool:
        path, params = PROBES[scope]
        try:
            await self.api.get(path, [("limit", "1"), *params])
        except MissingScope:
            return False
        except RefusedError:
            return True  # it was let in, and then found something else to refuse
        return True

    async def subscriptions(self) -> list[Subscription]:
        """The event types of the account's webhook endpoints."""
        return await self._endpoints.list()

    async def subscribe(self, topics: Sequence[str], address: str) -> Subscribed:
        """A webhook endpoint for the topics; its signing secret is in the answer."""
        return await self._endpoints.create(topics, address)

    async def unsubscribe(self, subscription: Subscription) -> None:
        """Remove the endpoint that a subscription belongs to."""
        await self._endpoints.remove(subscription)
