"""The control API's routes: what every vendor has, and what a vendor adds. The contract is ../README.md."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from ingest_platform.sandbox.common.apps import App
from ingest_platform.sandbox.common.control_webhooks import WEBHOOK_ROWS
from ingest_platform.sandbox.common.endpoint import Row, endpoint, of_account
from ingest_platform.sandbox.common.http import respond
from ingest_platform.sandbox.common.objects import Body, K, Objects
from ingest_platform.sandbox.common.server import A, Account, Server
from ingest_platform.sandbox.common.values import dump

BLOCK = 50
"""Objects that are made before other requests get their turn."""


def control_routes(
    objects: Objects[A, Any], own: Sequence[Row[A]], *, folder: str = "accounts", named: str = "an account's"
) -> list[Route]:
    """Routes below /control. `own` is what this vendor alone has; `folder` and `named` are its words for an account."""
    handlers = _Handlers(objects)
    rows: list[Row[A]] = [
        ("POST", "churn", handlers.churn),
        ("POST", "prepare", handlers.prepare),
        ("GET", "stats", stats),
        ("POST", "stats/reset", reset_stats),
        ("GET PUT DELETE", "faults", faults),
        ("POST", "reset", reset),
        *((methods, f"webhooks/{path}", handler) for methods, path, handler in WEBHOOK_ROWS),
        *own,
        # Behind all fixed names: these take any.
        ("GET", "{type}", handlers.listed),
        ("POST", "{type}", handlers.create),
        ("GET", "{type}/truth.ndjson", handlers.truth),
        ("GET PATCH DELETE", "{type}/{id:path}", handlers.one),
    ]
    below = f"/{folder}/{{account}}"
    return [
        Route("/health", health, methods=["GET"]),
        Route("/apps", endpoint(add_app), methods=["POST"]),
        *(Route(f"{below}/{path}", of_account(handler, named), methods=ways.split()) for ways, path, handler in rows),
    ]


@dataclass(frozen=True)
class _Handlers(Generic[A, K]):
    """What is asked of objects."""

    objects: Objects[A, K]

    def _kind(self, request: Request) -> K:
        return self.objects.kind(request.path_params["type"])

    async def listed(self, request: Request, account: A, _body: Body) -> Any:
        """A page of ids, and the count."""
        kind, query = self._kind(request), request.query_params
        limit = int(query.get("limit", 1_000))
        found = list(islice(self.objects.ids(account, kind, query.get("after")), limit + 1))
        more = found[limit - 1] if len(found) > limit else None
        return {"count": self.objects.count(account, kind), "ids": found[:limit], "next": more}

    async def truth(self, request: Request, account: A, _body: Body) -> Any:
        """Every living object, one a line."""
        documents = self.objects.truth(account, self._kind(request), request.query_params.get("form", ""))

        async def lines() -> AsyncIterator[bytes]:
            while block := list(islice(documents, BLOCK)):
                yield b"".join(dump(one) + b"\n" for one in block)
                await asyncio.sleep(0)

        return StreamingResponse(lines(), media_type="application/x-ndjson")

    async def one(self, request: Request, account: A, body: Body) -> Any:
        """Shows, changes or deletes one object."""
        kind, identifier = self._kind(request), request.path_params["id"]
        if request.method == "PATCH":
            return self.objects.update(account, kind, identifier, body)
        if request.method == "DELETE":
            return self.objects.delete(account, kind, identifier, body)
        return self.objects.shown(account, kind, identifier)

    async def create(self, request: Request, account: A, body: Body) -> Any:
        """Creates one object."""
        return self.objects.create(account, self._kind(request), body)

    async def churn(self, _request: Request, account: A, body: Body) -> Any:
        """Many random changes."""
        return self.objects.churn(account, body)

    async def prepare(self, _request: Request, account: A, body: Body) -> Any:
        """Makes the JSON of every seeded object of a type now, and keeps it."""
        started = time.monotonic()
        count, size = self.objects.prepare(account, self.objects.kind(body["type"]))
        return {"objects": count, "bytes": size, "seconds": round(time.monotonic() - started, 3)}


async def stats(_request: Request, account: Account, _body: Body) -> Any:
    """Numbers of the account."""
    return account.stats()


async def reset_stats(_request: Request, account: Account, _body: Body) -> Any:
    """Starts counting anew."""
    account.reset_stats()
    return account.stats()


async def faults(request: Request, account: Account, body: Body) -> Any:
    """Shows, sets or clears faults."""
    if request.method == "PUT":
        account.faults.update(body)
    elif request.method == "DELETE":
        account.faults.clear()
    return account.faults.shown()


async def reset(request: Request, account: Account, _body: Body) -> Any:
    """Forgets every change."""
    return (await _server(request).reset(account)).stats()


async def add_app(request: Request, body: Body) -> Any:
    """Registers an app, for every account."""
    client, secret = body["client_id"], body["client_secret"]
    app = App(client, secret, str(body.get("name") or client), body.get("redirect_uris", []))
    _server(request).apps[app.client_id] = app
    return {"client_id": app.client_id}


async def health(request: Request) -> Response:
    """Whether the server is up."""
    return respond({"ok": True, "accounts": sorted(_server(request).accounts)})


def _server(request: Request) -> Server[Any]:
    server: Server[Any] = request.app.state.server
    return server
