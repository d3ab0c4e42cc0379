"""The control API: see ../README.md for its contract."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import islice
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from ingest_platform.sandbox.common.control import WEBHOOK_ROUTES, Handler, NotFoundError, endpoint
from ingest_platform.sandbox.common.http import respond
from ingest_platform.sandbox.common.values import dump
from ingest_platform.sandbox.shopify import changes, nested
from ingest_platform.sandbox.shopify.apps import ALL_SCOPES, DEFAULT_CLIENT_ID, App, Token, new_token
from ingest_platform.sandbox.shopify.bulk_query import BadBulkQueryError
from ingest_platform.sandbox.shopify.control_webhooks import emit, one_subscription, subscriptions
from ingest_platform.sandbox.shopify.cost import PLANS
from ingest_platform.sandbox.shopify.execute import full
from ingest_platform.sandbox.shopify.families import BY_CONTROL
from ingest_platform.sandbox.shopify.families.base import Family
from ingest_platform.sandbox.shopify.families.order_parts import Nested
from ingest_platform.sandbox.shopify.oauth import shown
from ingest_platform.sandbox.shopify.search import Search
from ingest_platform.sandbox.shopify.shop import Shop
from ingest_platform.sandbox.shopify.values import Doc, number_of

if TYPE_CHECKING:
    from ingest_platform.sandbox.shopify.server import Server


def _endpoint(handler: Handler[Shop]) -> Callable[[Request], Awaitable[Response]]:
    def find(request: Request) -> Shop | None:
        server: Server = request.app.state.server
        return server.shop(request.path_params.get("shop", "demo"))

    return endpoint(handler, find, (changes.BadChangeError, BadBulkQueryError), "a shop's")


def _nested(request: Request) -> Nested | None:
    return nested.BY_CONTROL.get(request.path_params["type"])


def _family(request: Request) -> Family:
    name = request.path_params["type"]
    if name not in BY_CONTROL:
        raise NotFoundError(f"No object type is called {name}; there are {', '.join(BY_CONTROL)}")
    return BY_CONTROL[name]


def _part(shop: Shop, part: Nested, order: Doc, one: Doc) -> Doc:
    return {"id": number_of(one["id"]), "graphql": full(shop, part.type_name, one), "rest": part.rest(order, one)}


def _truth(shop: Shop, family: Family, document: Doc, form: str) -> Doc:
    truth: Doc = {"id": number_of(document["id"])}
    if form in ("graphql", "both"):
        truth["graphql"] = full(shop, family.type_name, document)
    if form in ("rest", "both"):
        truth["rest"] = shop.rest_body(family, document)
    return truth


async def list_objects(request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """A page of ids, and the count."""
    if part := _nested(request):
        listed = sorted(number_of(one["id"]) for _, one in nested.walk(shop, part))
        return {"count": len(listed), "ids": listed, "next": None}
    family = _family(request)
    view = shop.views[family.control]
    limit, after = int(request.query_params.get("limit", 1_000)), request.query_params.get("after")
    position = (int(after), int(after)) if after else None
    found = [number for _, number in islice(view.positions("id", Search(), after=position), limit + 1)]
    return {
        "count": view.count(Search()),
        "ids": found[:limit],
        "next": found[limit - 1] if len(found) > limit else None,
    }


async def truth_stream(request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """Every living object, one a line."""
    if part := _nested(request):
        found = [_part(shop, part, order, one) for order, one in nested.walk(shop, part)]
        return Response(b"".join(dump(one) + b"\n" for one in found), media_type="application/x-ndjson")
    family, form = _family(request), request.query_params.get("form", "graphql")
    view = shop.views[family.control].snapshot()

    async def lines() -> AsyncIterator[bytes]:
        ids = view.ids()
        while batch := list(islice(ids, 50)):
            documents = [document for number in batch if (document := view.get(number)) is not None]
            yield b"".join(dump(_truth(shop, family, document, form)) + b"\n" for document in documents)
            await asyncio.sleep(0)  # lets other requests in: documents are made here and now

    return StreamingResponse(lines(), media_type="application/x-ndjson")


async def one_object(request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Shows, changes or deletes one object."""
    if part := _nested(request):
        order, one = nested.find(shop, part, number_of(request.path_params["id"]))
        if order is None or one is None or request.method != "GET":
            raise NotFoundError(f"{part.type_name} does not exist; it changes with its order")
        return {**_part(shop, part, order, one), "deleted": False}
    family, number = _family(request), number_of(request.path_params["id"])
    if request.method == "PATCH":
        return changes.update(shop, family, number, body)
    if request.method == "DELETE":
        return changes.delete(shop, family, number, body)
    view = shop.views[family.control]
    document = view.get(number)
    if document is None:
        if number in view.entries:
            return {"id": number, "deleted": True, "graphql": None, "rest": None}
        raise NotFoundError(f"{family.type_name} {number} does not exist")
    return {**_truth(shop, family, document, "both"), "deleted": False}


async def create_object(request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Creates one object."""
    return changes.create(shop, _family(request), body)


async def churn(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Many random changes."""
    return changes.churn(shop, body)


async def stats(_request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """Numbers of the shop."""
    return shop.stats()


async def reset_stats(_request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """Starts counting anew."""
    shop.reset_stats()
    return shop.stats()


async def faults(request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Shows, sets or clears faults."""
    if request.method == "PUT":
        shop.faults.update(body)
    elif request.method == "DELETE":
        shop.faults = type(shop.faults)(clock_offset=shop.default_clock_offset)
    return shop.faults.shown()


async def plan(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Sets the quota."""
    if "plan" in body:
        shop.plan = body["plan"]
        shop.set_plan(*PLANS[body["plan"]])
    else:
        shop.set_plan(float(body["maximum_available"]), float(body["restore_rate"]))
    return {"maximum_available": shop.maximum, "restore_rate": shop.restore}


async def release(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Serves a newer version of the API beside the others, with more object types."""
    shop.versions = sorted({*shop.versions, body["version"]})
    shop.new_types = list(body.get("types", ()))
    return {"versions": shop.versions}


async def reset(request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """Forgets every change."""
    server: Server = request.app.state.server
    fresh = await server.reset(shop.name)
    assert fresh is not None
    return fresh.stats()


# --- apps and tokens ---------------------------------------------------------------------------------------------


async def add_app(request: Request, _shop: Shop, body: dict[str, Any]) -> Any:
    """Registers an app for every shop."""
    server: Server = request.app.state.server
    app = App(
        body["client_id"], body["client_secret"], body.get("name", body["client_id"]), body.get("redirect_uris", [])
    )
    server.apps[app.client_id] = app
    return {"client_id": app.client_id}


async def add_token(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Makes a token."""
    scopes = body.get("scopes") or list(ALL_SCOPES)
    token = new_token(body.get("client_id", DEFAULT_CLIENT_ID), scopes, expires_in=body.get("expires_in"))
    if "token" in body:
        token.value = body["token"]
    shop.tokens[token.value] = token
    return shown(token)


def _token(request: Request, shop: Shop) -> Token:
    token = shop.tokens.get(request.path_params["token"])
    if token is None:
        raise NotFoundError("That token does not exist")
    return token


async def revoke_token(request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """Forgets a token."""
    del shop.tokens[_token(request, shop).value]
    return {"revoked": True}


async def expire_token(request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """Ends a token’s hour."""
    _token(request, shop).expires_at = time.time() - 1
    return {"expired": True}


async def token_scopes(request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Changes what a token may see."""
    token = _token(request, shop)
    token.scopes = list(body["scopes"])
    return shown(token)


async def uninstall(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Fires app/uninstalled and forgets the app."""
    client = body.get("client_id", DEFAULT_CLIENT_ID)
    shop_body = {
        "id": 548_380_009 + shop.salt,
        "name": shop.name,
        "domain": shop.domain,
        "myshopify_domain": shop.domain,
    }
    event = shop.webhooks.fire("app/uninstalled", shop_body, 548_380_009 + shop.salt)
    shop.tokens = {value: token for value, token in shop.tokens.items() if token.client_id != client}
    hooks = shop.webhooks.subscriptions
    for number in [number for number, one in hooks.items() if one.client_id == client]:
        del hooks[number]
    return {"event": event}


# --- bulk --------------------------------------------------------------------------------------------------------


async def prepare(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Writes a bulk file now."""
    return await shop.bulk.prepare(body["query"], group=bool(body.get("group")))


async def bulk_settings(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Changes how bulk operations run."""
    shop.bulk.delay = float(body.get("delay", shop.bulk.delay))
    shop.bulk.window = int(body.get("shuffle_window", shop.bulk.window))
    shop.bulk.max_concurrent = int(body.get("max_concurrent", shop.bulk.max_concurrent))
    return {"delay": shop.bulk.delay, "shuffle_window": shop.bulk.window, "max_concurrent": shop.bulk.max_concurrent}


async def health(request: Request) -> Response:
    """Whether the server is up."""
    server: Server = request.app.state.server
    return respond({"ok": True, "shops": sorted(server.shops)})


def control_routes() -> list[Route]:
    """Routes below /control. Fixed names come before `{type}`."""
    shop = "/shops/{shop}"
    hooks = f"{shop}/webhooks"
    table: list[tuple[str, str, Handler[Shop]]] = [
        ("POST", "/apps", add_app),
        ("POST", f"{shop}/churn", churn),
        ("GET", f"{shop}/stats", stats),
        ("POST", f"{shop}/stats/reset", reset_stats),
        ("GET PUT DELETE", f"{shop}/faults", faults),
        ("PUT", f"{shop}/plan", plan),
        ("PUT", f"{shop}/newest", release),
        ("POST", f"{shop}/reset", reset),
        ("POST", f"{shop}/tokens", add_token),
        ("DELETE", f"{shop}/tokens/{{token}}", revoke_token),
        ("POST", f"{shop}/tokens/{{token}}/expire", expire_token),
        ("PUT", f"{shop}/tokens/{{token}}/scopes", token_scopes),
        ("POST", f"{shop}/uninstall", uninstall),
        ("GET", f"{hooks}/subscriptions", subscriptions),
        ("PUT DELETE", f"{hooks}/subscriptions/{{id}}", one_subscription),
        ("POST", f"{hooks}/emit", emit),
        *((methods, f"{hooks}/{path}", handler) for methods, path, handler in WEBHOOK_ROUTES),
        ("POST", f"{shop}/bulk/prepare", prepare),
        ("POST", f"{shop}/bulk/settings", bulk_settings),
        ("GET", f"{shop}/{{type}}", list_objects),
        ("POST", f"{shop}/{{type}}", create_object),
        ("GET", f"{shop}/{{type}}/truth.ndjson", truth_stream),
        ("GET PATCH DELETE", f"{shop}/{{type}}/{{id:path}}", one_object),
    ]
    routes = [Route(path, _endpoint(handler), methods=methods.split()) for methods, path, handler in table]
    return [Route("/health", health, methods=["GET"]), *routes]
