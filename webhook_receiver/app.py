"""The receiver's routes."""

import asyncio
import functools
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ingest_platform import sources
from ingest_platform.control import migrations
from ingest_platform.control.credentials import Vault
from ingest_platform.errors import DeclarationError, MigrationError
from ingest_platform.extract.connector import Connector, Delivery
from ingest_platform.refine.apply import warm
from ingest_platform.settings import Settings
from webhook_receiver import oauth
from webhook_receiver.accounts import REREAD_S, Accounts, Entry
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

    async def close(self) -> None:
        """Finish what was taken, then close the connections."""
        await self._privacy.close()
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
            entry, delivery, size = await self._verified(request, connector)
            receipt = await self._writer.submit(entry, delivery, size)
            if delivery.effect is not None:
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
        self.metrics.committed.labels(name, receipt.status).inc()
        self.metrics.latency.labels(name).observe(time.perf_counter() - arrived)
        return JSONResponse({"status": receipt.status})

    async def _verified(self, request: Request, connector: Connector | None) -> tuple[Entry, Delivery, int]:
        """The account, what it was sent and the body's size. Raises Refused, DatabaseAway, ClientDisconnect."""
        if connector is None:
            raise Refused(404, "unknown_source", "There is no such source.")
        limit = self.settings.receiver_body_limit
        announced = request.headers.get("content-length", "0")
        if announced.isdecimal() and int(announced) > limit:
            raise _too_large(limit, None)
        asked = request.path_params.get("integration") or await self._named(request, connector)
        entry = await self._account(connector, asked)
        if entry is None:
            raise Refused(404, "unknown_account", "There is no such account.")
        body = await _read(request, limit, entry)
        if not await self._holds(connector, request, body, entry):
            # The secret may have been rotated since the account was read.
            if time.monotonic() - entry.read_at > REREAD_S:
                entry = await self._account(connector, asked, newer_than=entry.read_at) or entry
            if not await self._holds(connector, request, body, entry):
                raise Refused(401, "bad_signature", "The signature does not hold.", entry)
        try:
            if len(body) < LARGE:
                delivery = connector.door.read(request.headers, body)
            else:
                delivery = await asyncio.to_thread(connector.door.read, request.headers, body)
        except (ValueError, RecursionError) as error:
            raise Refused(400, "malformed", f"Not a delivery: {error}.", entry) from None
        if max(len(delivery.delivery_id), len(delivery.topic), len(delivery.event_id or "")) > NAME:
            raise Refused(400, "malformed", "Not a delivery: a header is too long.", entry)
        if await self._accounts.belongs_to_another(entry, delivery.account):
            raise Refused(404, "wrong_account", "The webhook is of another account.", entry)
        return entry, delivery, len(body)

    async def _named(self, request: Request, connector: Connector) -> str:
        """The account that the headers name, for what a vendor sends to one address for all: its signature decides.

        Of several copies of one shop any will do here: what it means for the shop is done to each.
        """
        named = connector.door.account(request.headers)
        found = await self._accounts.of(connector.source, named) if named else None
        if found is None:
            raise Refused(404, "unknown_account", "There is no such account.")
        return found

    async def _account(self, connector: Connector, asked: str, newer_than: float | None = None) -> Entry | None:
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


async def _read(request: Request, limit: int, entry: Entry) -> bytes:
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


def create_app(settings: Settings, connectors: Callable[[str], Connector] | None = None) -> Starlette:
    """The receiver as an ASGI application. It reads settings from nowhere else and keeps no state between starts."""
    made = functools.lru_cache(64)(connectors or (lambda name: sources.connector(name, settings)))
    held: list[Receiver] = []

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        for source in sources.SOURCES.values():
            await asyncio.to_thread(warm, source)
        held.append(Receiver(settings, made))
        try:
            yield
        finally:
            await held.pop().close()

    async def webhook(request: Request) -> Response:
        return await held[0].webhook(request)

    async def ready(request: Request) -> Response:
        return await held[0].ready(request)

    async def scrape(request: Request) -> Response:
        return await held[0].scrape(request)

    async def callback(request: Request) -> Response:
        return await held[0].callback(request)

    routes = [
        Route("/webhooks/{source}/{integration}", webhook, methods=["POST"]),
        Route("/webhooks/{source}", webhook, methods=["POST"]),
        Route("/oauth/{source}/callback", callback, methods=["GET"]),
        Route("/healthz", _alive, methods=["GET"]),
        Route("/readyz", ready, methods=["GET"]),
        Route("/metrics", scrape, methods=["GET"]),
    ]
    return Starlette(routes=routes, lifespan=lifespan)
