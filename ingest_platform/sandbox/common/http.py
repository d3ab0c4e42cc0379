"""JSON answers, and connections that break on purpose."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ingest_platform.sandbox.common.values import dump, load


class Dropped(Exception):  # noqa: N818 - not an error of ours: the fault that was asked for
    """Breaks the connection without a traceback."""


def respond(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer."""
    return Response(dump(body), status, headers, media_type="application/json")


async def form(request: Request) -> dict[str, str]:
    """The body, a form or JSON. Raises ValueError or AttributeError for one that is neither."""
    raw = await request.body()
    if "json" in request.headers.get("content-type", ""):
        return {str(key): str(value) for key, value in load(raw).items()}
    return dict(parse_qsl(raw.decode(), keep_blank_values=True))


class QuietDrops:
    """Keeps connections that were broken on purpose out of the error log."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        try:
            await self.app(scope, receive, send)
        except Dropped:
            return
        except ExceptionGroup as group:  # a streaming answer runs in a group of tasks
            if group.split(Dropped)[1] is not None:
                raise


async def hang_up(request: Request) -> None:
    """Closes the client's connection now: `receive` is a method of uvicorn's object that knows the transport."""
    transport = getattr(getattr(request.receive, "__self__", None), "transport", None)
    if transport is not None:
        transport.abort()
        await asyncio.sleep(0.01)  # uvicorn hears of it before we return, and then misses no answer
    raise Dropped


def half(request: Request, body: bytes) -> Response:
    """Promises the whole body, sends half and breaks the connection."""

    async def parts() -> AsyncIterator[bytes]:
        yield body[: len(body) // 2]
        await asyncio.sleep(0.01)
        await hang_up(request)

    return StreamingResponse(parts(), 200, {"Content-Length": str(len(body))}, media_type="application/json")
