"""The receiver's routes."""

import asyncio
import contextlib
import functools
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import get_args

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from ingest_platform import sources
from ingest_platform.control import integrations, migrations
from ingest_platform.control.credentials import Vault
from ingest_platform.errors import DeclarationError, MigrationError
from ingest_platform.extract.connector import SELF_TEST_HEADER, Connector, Delivery
from ingest_platform.refine.plans import plan_for
from ingest_platform.settings import Settings
from ingest_platform.sync.receipts import Status, worst
from webhook_receiver import oauth
from webhook_receiver.accounts import REREAD_S, Accounts, Entry
from webhook_receiver.fetcher import Fetcher
from webhook_receiver.lane import DatabaseAway, Lane
from webhook_receiver.metrics import Metrics
from webhook_receiver.privacy import Privacy
from webhook_receiver.refusals import Refusals
from webhook_receiver.writer import Writer

log = logging.getLogger("webhook_receiver")

LARGE = 256 * 1024
"""Bytes from which a body is hashed and parsed in a thread, so that the event loop goes on."""
BODY_S = 30.0
"""How long a sender may take for its body."""
NAME = 255
"""Characters of a topic or an id: headers are not signed, and these are keys of an index."""
UNKNOWN = "unknown"

_AWAY = {"Retry-After": "5"}
_TOLD = {status: JSONResponse({"status": status}) for status in get_args(Status)}
"""The answer to a webhook that is committed, by what became of it."""


class Refused(Exception):  # noqa: N818 - a state of things, as in ingest_platform.errors
    """Raised when a webhook is not taken. `reason` is a word for the counters, `text` a sentence for the sender."""

    def __init__(self, status: int, reason: str, text: str, entry: Entry | None = None) -> None:
        super().__init__(text)
        self.status, self.reason, self.text, self.entry = status, reason, text, entry


class Receiver:
    """Everything one receiver process holds; made when it starts, closed when it stops."""

    def __init__(self, settings: Settings, connectors: Callable[[str], Connector]) -> None:
        self.settings = settings
        self._connector = connectors
        self.metrics = Metrics()
        self._side = Lane(settings, "ingest receiver accounts")
        self._accounts = Accounts(self._side, functools.lru_cache(1)(lambda: Vault.of(settings)))
        self._refusals = Refusals(self._side)
        self._writer = Writer(settings, self.metrics)
        self._privacy = Privacy(settings)
        self._warming = asyncio.create_task(self._warm())
        self._fetcher = Fetcher(settings, self._side) if settings.webhook_fetch else None

    async def _warm(self) -> None:
        """Compile the statements of the sources that have accounts, beside the receiving: the first webhook of a type
        would wait for them otherwise.
        """
        with contextlib.suppress(DatabaseAway):
            for name in await self._side.run(integrations.platforms):
                declared = sources.SOURCES.get(name)
                if declared is None:
                    continue
                for object_type in declared.object_types:
                    await asyncio.to_thread(plan_for, declared, object_type)

    async def close(self) -> None:
        """Finish what was taken, then close the connections."""
        self._warming.cancel()
        await asyncio.gather(self._warming, return_exceptions=True)
        await self._privacy.close()
        if self._fetcher is not None:
            await self._fetcher.close()
        await self._writer.close()
        await self._refusals.close()
        await self._side.close()

    # -- webhooks ------------------------------------------------------------------------------------------------

    async def webhook(self, request: Request) -> Response:
        """POST /webhooks/{source}/{integration}, or /webhooks/{source} for the account that the headers name."""
        arrived = time.perf_counter()
        name = request.path_params["source"]
        try:
            connector = self._connector(name)
        except DeclarationError:
            connector, name = None, UNKNOWN
        self.metrics.received.labels(name).inc()
        try:
            deliveries, size = await self._verified(request, connector)
            # One request may speak of several accounts: it is answered when each has committed its part.
            if len(deliveries) == 1:  # nearly always: a task of its own would cost more than what it does
                receipts = [await self._writer.submit(*deliveries[0], size)]
            else:
                receipts = await asyncio.gather(*(self._writer.submit(e, d, size) for e, d in deliveries))
            if self._fetcher is not None:
                for (entry, _), receipt in zip(deliveries, receipts, strict=True):
                    if receipt.status == "deferred":
                        self._fetcher.wake(entry.id)
            if any(delivery.effect is not None for _, delivery in deliveries):
                self._privacy.wake()
        except Refused as refused:
            return await self._refuse(name, refused)
        except ClientDisconnect:
            self.metrics.refused.labels(name, "disconnected").inc()
            return Response(status_code=400)
        except DatabaseAway as error:
            log.debug("503: %s", error)
            self.metrics.refused.labels(name, "database_away").inc()
            return PlainTextResponse("The database is away: send it again.\n", 503, _AWAY)
        for receipt in receipts:
            self.metrics.committed.labels(name, receipt.status).inc()
        self.metrics.latency.labels(name).observe(time.perf_counter() - arrived)
        return _TOLD[worst(receipts).status if receipts else "ignored"]

    async def _verified(
        self, request: Request, connector: Connector | None
    ) -> tuple[list[tuple[Entry, Delivery]], int]:
        """What was sent, each with its account, and the body's size. Raises Refused, DatabaseAway, ClientDisconnect."""
        if connector is None:
            raise Refused(404, "unknown_source", "There is no such source.")
        limit = self.settings.receiver_body_limit
        announced = request.headers.get("content-length", "0")
        if announced.isdecimal() and int(announced) > limit:
            raise _too_large(limit, None)
        asked = request.path_params.get("integration")
        entry = await self._account(connector, asked) if asked else None
        if asked and entry is None:
            raise Refused(404, "unknown_account", "There is no such account.")
        body = await _read(request, limit, entry)
        if asked is None:
            asked, entry = await self._named(request, connector, body)
        assert entry is not None
        if not await self._holds(connector, request, body, entry):
            # The secret may have been rotated since the account was read.
            if time.monotonic() - entry.read_at > REREAD_S:
                entry = await self._account(connector, asked, newer_than=entry.read_at) or entry
            if not await self._holds(connector, request, body, entry):
                reason = "self_test" if SELF_TEST_HEADER in request.headers else "bad_signature"
                raise Refused(401, reason, "The signature does not hold.", entry)
        try:
            if len(body) < LARGE:
                deliveries = connector.door.read(request.headers, body)
            else:
                deliveries = await asyncio.to_thread(connector.door.read, request.headers, body)
        except (ValueError, RecursionError) as error:
            raise Refused(400, "malformed", f"Not a delivery: {error}.", entry) from None
        if any(max(len(d.delivery_id), len(d.topic), len(d.event_id or "")) > NAME for d in deliveries):
            raise Refused(400, "malformed", "Not a delivery: a header is too long.", entry)
        owned = [found for d in deliveries for found in await self._owners(connector, request, body, entry, d)]
        if deliveries and not owned:
            raise Refused(404, "wrong_account", "The webhook is of another account.", entry)
        return owned, len(body)

    async def _named(self, request: Request, connector: Connector, body: bytes) -> tuple[str, Entry]:
        """An account that the request names, for what a vendor sends to one address for all: its signature decides.

        Of several copies of one account any will do here: what is meant for all is done to each.
        """
        for named in connector.door.accounts(request.headers, body):
            for found in await self._accounts.of(connector.source, named):
                if entry := await self._account(connector, found):
                    return found, entry
        raise Refused(404, "unknown_account", "There is no such account.")

    async def _owners(
        self, connector: Connector, request: Request, body: bytes, entry: Entry, delivery: Delivery
    ) -> list[tuple[Entry, Delivery]]:
        """The accounts that a delivery is for: the one whose address it came to, unless it names another.

        Another one that is connected here gets it when the request holds by its secret too: one app has one secret
        for all of its accounts, and so the signature alone does not tell them apart.
        """
        if not await self._accounts.belongs_to_another(entry, delivery.account):
            known = delivery.account in (None, "", entry.integration.account)
            single = connector.source.webhooks != "portal"
            return [(entry, delivery)] if known or single else []  # several accounts at one address: not this one's
        if connector.source.webhooks != "portal":
            return []
        found: list[tuple[Entry, Delivery]] = []
        for owner in await self._accounts.of(connector.source, delivery.account or ""):
            other = await self._account(connector, owner)
            if other is not None and await self._holds(connector, request, body, other):
                found.append((other, delivery))
        return found

    async def _account(self, connector: Connector, asked: str, newer_than: float | None = None) -> Entry | None:
        if newer_than is None and (kept := self._accounts.kept(connector.source, asked)):
            return kept
        wait = self.settings.webhook_database_timeout_s
        try:
            return await asyncio.wait_for(self._accounts.get(connector.source, asked, newer_than=newer_than), wait)
        except TimeoutError:
            raise DatabaseAway("the account could not be read in time") from None

    @staticmethod
    async def _holds(connector: Connector, request: Request, body: bytes, entry: Entry) -> bool:
        if len(body) < LARGE:
            return connector.door.verify(request.headers, body, entry.secrets)
        return await asyncio.to_thread(connector.door.verify, request.headers, body, entry.secrets)

    async def _refuse(self, source: str, refused: Refused) -> Response:
        self.metrics.refused.labels(source, refused.reason).inc()
        await self._refusals.count(source, refused.reason, refused.entry.id if refused.entry else None)
        return PlainTextResponse(f"{refused.text}\n", refused.status)

    # -- for those who run it ------------------------------------------------------------------------------------

    async def ready(self, _request: Request) -> Response:
        """GET /readyz: 200 when webhooks can be committed. The reason is in the log; this page is public."""
        try:
            pending = await asyncio.wait_for(
                self._side.run(migrations.pending), self.settings.webhook_database_timeout_s
            )
            reason = "migrations are pending: run `ingest db migrate`" if pending else ""
        except MigrationError as error:
            log.warning("not ready: %s", error)
            reason = "the database was migrated by another version"
        except (DatabaseAway, TimeoutError) as error:
            log.warning("not ready: %s", error)
            reason = "the database does not answer"
        return JSONResponse({"ready": not reason, "reason": reason}, 503 if reason else 200)

    async def scrape(self, _request: Request) -> Response:
        """GET /metrics."""
        return Response(self.metrics.text(), media_type="text/plain; version=0.0.4")

    async def callback(self, request: Request) -> Response:
        """GET /oauth/{source}/callback."""
        return await oauth.finish(self.settings, request.path_params["source"], request.query_params)


async def _read(request: Request, limit: int, entry: Entry | None) -> bytes:
    """The raw body, counted while it comes: a sender may announce no length, or a wrong one."""
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_S):
            async for chunk in request.stream():
                size += len(chunk)
                if size > limit:
                    raise _too_large(limit, entry)
                chunks.append(chunk)
    except TimeoutError:
        raise Refused(408, "too_slow", "The body took too long.", entry) from None
    return b"".join(chunks)


def _too_large(limit: int, entry: Entry | None) -> Refused:
    return Refused(413, "too_large", f"The body is larger than {limit} bytes.", entry)


async def _alive(_request: Request) -> Response:
    """GET /healthz: the process answers."""
    return PlainTextResponse("ok\n")


class _Webhooks:
    """The route of webhooks as an ASGI application: a function would be wrapped in two more layers."""

    def __init__(self, held: Sequence[Receiver]) -> None:
        self._held = held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._held[0].webhook(Request(scope, receive))
        await response(scope, receive, send)


def create_app(settings: Settings, connectors: Callable[[str], Connector] | None = None) -> Starlette:
    """The receiver as an ASGI application. It reads settings from nowhere else and keeps no state between starts."""
    made = functools.lru_cache(64)(connectors or (lambda name: sources.connector(name, settings)))
    held: list[Receiver] = []

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        held.append(Receiver(settings, made))
        try:
            yield
        finally:
            await held.pop().close()

    async def ready(request: Request) -> Response:
        return await held[0].ready(request)

    async def scrape(request: Request) -> Response:
        return await held[0].scrape(request)

    async def callback(request: Request) -> Response:
        return await held[0].callback(request)

    routes = [
        Route("/webhooks/{source}/{integration}", _Webhooks(held), methods=["POST"]),
        Route("/webhooks/{source}", _Webhooks(held), methods=["POST"]),
        Route("/oauth/{source}/callback", callback, methods=["GET"]),
        Route("/healthz", _alive, methods=["GET"]),
        Route("/readyz", ready, methods=["GET"]),
        Route("/metrics", scrape, methods=["GET"]),
    ]
    return Starlette(routes=routes, lifespan=lifespan)
