"""The HTTP surface of every shop: GraphQL, OAuth, bulk files. The control API is in control_api.py."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from email.utils import formatdate

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from ingest_platform.sandbox.common.app import application
from ingest_platform.sandbox.common.apps import OAuthError
from ingest_platform.sandbox.common.http import form, half, hang_up, respond
from ingest_platform.sandbox.common.values import dump
from ingest_platform.sandbox.shopify import oauth, resolvers  # noqa: F401 - resolvers register themselves
from ingest_platform.sandbox.shopify.apps import Token
from ingest_platform.sandbox.shopify.control_api import CONTROL
from ingest_platform.sandbox.shopify.execute import answer
from ingest_platform.sandbox.shopify.server import Server
from ingest_platform.sandbox.shopify.shop import Shop

BAD_TOKEN = "[API] Invalid API key or access token (unrecognized login or wrong password)"  # noqa: S105 - a message
BODY_LIMIT = 2_000_000


def create_app(server: Server) -> Starlette:
    """The sandbox as an ASGI application: each shop at the root, by its host, and below its name."""

    def routes() -> list[Route]:
        return [
            Route("/admin/api/{version}/graphql.json", graphql, methods=["POST"]),
            Route("/admin/oauth/authorize", authorize, methods=["GET", "POST"]),
            Route("/admin/oauth/access_token", access_token, methods=["POST"]),
            Route("/bulk/{name}", bulk_file, methods=["GET"]),
        ]

    return application(server, CONTROL, [Mount("/shops/{shop}", routes=routes()), *routes()])


def shop_of(request: Request) -> Shop | None:
    """The shop that a request is for: named in the path, or in the Host header."""
    server: Server = request.app.state.server
    name = request.path_params.get("shop")
    if name is None:
        host = request.headers.get("host", "").split(":")[0]
        name = host if host.endswith(".myshopify.com") else ""
    return server.account(name)


def base_url(request: Request) -> str:
    """The shop's address as this client reaches it."""
    root = f"{request.url.scheme}://{request.url.netloc}"
    name = request.path_params.get("shop")
    return root if name is None else f"{root}/shops/{name}"


async def faulty(request: Request, shop: Shop, path: str) -> Response | None:
    """The misbehaviour that was switched on for this call, if any."""
    faults = shop.faults
    if path == "graphql" and faults.slow_ms:
        await asyncio.sleep(faults.slow_ms / 1_000)
    error = faults.http_error(path)
    if error is not None:
        status = int(error.get("status", 500))
        headers = {"Retry-After": str(error["retry_after"])} if "retry_after" in error else {}
        return respond({"errors": f"Sandbox fault: HTTP {status}"}, status, headers)
    if faults.dropped(path, "before"):
        await hang_up(request)
    return None


def _date(shop: Shop) -> dict[str, str]:
    return {"Date": formatdate(shop.now(), usegmt=True)}


def _token(request: Request, shop: Shop) -> Token | None:
    token = shop.tokens.get(request.headers.get("x-shopify-access-token", ""))
    return token if token is not None and token.alive() else None


async def graphql(request: Request) -> Response:
    """`POST /admin/api/2026-10/graphql.json`."""
    shop, version = shop_of(request), request.path_params["version"]
    if shop is None or version not in shop.versions:
        return respond({"errors": "Not Found"}, 404)
    refusal = await faulty(request, shop, "graphql")
    if refusal is not None:
        return refusal
    token = _token(request, shop)
    if token is None:
        return respond({"errors": BAD_TOKEN}, 401, _date(shop))
    raw = await request.body()
    try:
        body = (
            {"query": raw.decode()}
            if "application/graphql" in request.headers.get("content-type", "")
            else orjson.loads(raw)
        )
    except ValueError:
        return respond({"errors": "Bad Request: the body is not JSON"}, 400)
    result = dump(answer(shop, token, body, base_url(request), version))
    headers = {**_date(shop), "X-Shopify-API-Version": version}
    if shop.faults.dropped("graphql", "mid_body"):
        return half(request, result)
    return Response(result, 200, headers, media_type="application/json")


async def bulk_file(request: Request) -> Response:
    """What a bulk operation's `url` points at; needs no token, as at the vendor (the address is the secret)."""
    shop = shop_of(request)
    digits = str(request.path_params["name"]).removesuffix(".jsonl")
    operation = shop.bulk.operations.get(int(digits)) if shop and digits.isdigit() else None
    if shop is None or operation is None or operation.file is None:
        return Response("<Error><Code>NoSuchKey</Code></Error>", 404, media_type="application/xml")
    refusal = await faulty(request, shop, "bulk")
    if refusal is not None:
        return refusal
    blocks = shop.bulk.stream(operation)
    if shop.faults.dropped("bulk", "mid_body"):
        return StreamingResponse(_break_off(request, blocks, operation.file.bytes // 2), media_type="application/jsonl")
    return StreamingResponse(blocks, media_type="application/jsonl")


async def _break_off(request: Request, blocks: Iterator[bytes], limit: int) -> AsyncIterator[bytes]:
    sent = 0
    for block in blocks:
        yield block[: max(limit - sent, 0)]
        sent += len(block)
        if sent >= limit:
            await asyncio.sleep(0.01)
            await hang_up(request)


async def authorize(request: Request) -> Response:
    """The install screen, and what its button does."""
    shop = shop_of(request)
    if shop is None:
        return HTMLResponse(oauth.failure_page("There is no such shop."), 404)
    params = {key: str(value) for key, value in request.query_params.items()}
    if request.method == "POST":
        params |= await form(request)
    try:
        app = oauth.checked(shop, params)
    except OAuthError as error:
        return HTMLResponse(oauth.failure_page(str(error)), error.status)
    if request.method == "POST":
        return RedirectResponse(oauth.grant(shop, app, params), 302)
    return HTMLResponse(oauth.install_page(shop, app, params))


async def access_token(request: Request) -> Response:
    """`POST /admin/oauth/access_token`, form or JSON."""
    shop = shop_of(request)
    if shop is None:
        return respond({"error": "shop_not_found"}, 404)
    try:
        return respond(oauth.exchange(shop, await form(request)))
    except OAuthError as error:
        return respond(error.body, error.status)
    except (ValueError, AttributeError):
        return respond({"error": "invalid_request", "error_description": "The body is no form and no JSON."}, 400)
