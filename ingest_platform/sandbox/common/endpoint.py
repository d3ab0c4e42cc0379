"""One request of the control API: its body, and refusals as sentences."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ingest_platform.sandbox.common.http import respond
from ingest_platform.sandbox.common.objects import BadChangeError, Body, NotFoundError
from ingest_platform.sandbox.common.server import A, Server
from ingest_platform.sandbox.common.values import load

Handler = Callable[[Request, A, Body], Awaitable[Any]]
"""Takes the account that the address names, and the body; answers with JSON or a response of its own."""

Row = tuple[str, str, Handler[A]]
"""Methods, path below the account, handler."""


def endpoint(handle: Callable[[Request, Body], Awaitable[Any]]) -> Callable[[Request], Awaitable[Response]]:
    """Reads the body, and turns refusals into 4xx."""

    async def answer(request: Request) -> Response:
        try:
            result = await handle(request, _object(await request.body()))
        except BadChangeError as error:
            return respond({"error": str(error)}, 404 if isinstance(error, NotFoundError) else 400)
        except KeyError as error:
            return respond({"error": f"Unknown or missing key {error}"}, 400)
        except (ValueError, TypeError) as error:
            return respond({"error": f"Bad value: {error}"}, 400)
        return result if isinstance(result, Response) else respond(result)

    return answer


def of_account(handler: Handler[A], named: str) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of one account; `named` is the vendor's word for it."""

    async def handle(request: Request, body: Body) -> Any:
        server: Server[A] = request.app.state.server
        account = server.account(request.path_params["account"])
        if account is None:
            raise NotFoundError(f"That can't be {named} name")
        return await handler(request, account, body)

    return endpoint(handle)


def _object(raw: bytes) -> Body:
    body = load(raw) if raw.strip() else {}
    if not isinstance(body, dict):
        raise ValueError("the body must be a JSON object")  # noqa: TRY004 - answered as a bad value
    return body
