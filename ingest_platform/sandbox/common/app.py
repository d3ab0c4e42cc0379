"""A sandbox as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route

from ingest_platform.sandbox.common.server import Server


def application(server: Server[Any], control: Sequence[Route], vendor: Sequence[BaseRoute]) -> Starlette:
    """The control API, and the vendor's own paths; `server` ends with it."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await server.close()

    app = Starlette(routes=[Mount("/control", routes=control), *vendor], lifespan=lifespan)
    app.state.server = server
    return app
