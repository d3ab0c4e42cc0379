"""The control API: see README.md, and ../README.md for what all vendors share."""

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
from ingest_platform.sandbox.quickbooks import changes
from ingest_platform.sandbox.quickbooks.company import Company
from ingest_platform.sandbox.quickbooks.entities import Entity
from ingest_platform.sandbox.quickbooks.oauth import ACCESS_SECONDS, DEFAULT_CLIENT_ID, App
from ingest_platform.sandbox.quickbooks.store import FAR, ID, Window
from ingest_platform.sandbox.quickbooks.webhooks import TOPICS

if TYPE_CHECKING:
    from ingest_platform.sandbox.quickbooks.server import Server

FIRST_REALM = "9130350000"


def _endpoint(handler: Handler[Company]) -> Callable[[Request], Awaitable[Response]]:
    def find(request: Request) -> Company | None:
        return _server(request).company(request.path_params.get("account", FIRST_REALM))

    return endpoint(handler, find, (changes.BadChangeError,), "a company's")


def _server(request: Request) -> Server:
    server: Server = request.app.state.server
    return server


def _entity(request: Request) -> Entity:
    return changes.entity_named(request.path_params["type"])


def _number(request: Request) -> int:
    return int(request.path_params["id"])


# --- objects -----------------------------------------------------------------------------------------------------


async def list_objects(request: Request, company: Company, _body: dict[str, Any]) -> Any:
    """A page of ids (inactive ones too), and the count."""
    objects = company.objects[_entity(request).name]
    limit, after = int(request.query_params.get("limit", 1_000)), request.query_params.get("after")
    window = Window()
    if after:
        window.narrow(ID, int(after) + 1, FAR)
    found = [str(number) for number in islice(objects.select(window), limit + 1)]
    more = len(found) > limit
    return {"count": objects.count(Window()), "ids": found[:limit], "next": found[limit - 1] if more else None}


async def truth_stream(request: Request, company: Company, _body: dict[str, Any]) -> Any:
    """Every living object, one a line."""
    objects = company.objects[_entity(request).name]
    numbers = list(objects.select(Window()))

    async def lines() -> AsyncIterator[bytes]:
        for first in range(0, len(numbers), 50):
            rows = ((one, objects.raw(one)) for one in numbers[first : first + 50])
            yield b"".join(
                dump({"id": str(number), "document": row}) + b"\n" for number, row in rows if row is not None
            )
            await asyncio.sleep(0)  # lets other requests in: documents are made here and now

    return StreamingResponse(lines(), media_type="application/x-ndjson")


async def one_object(request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Shows, changes or deletes one object."""
    entity, number = _entity(request), _number(request)
    if request.method == "PATCH":
        return changes.update(company, entity, number, body)
    if request.method == "DELETE":
        return changes.delete(company, entity, number, body)
    objects = company.objects[entity.name]
    document = objects.get(number)
    if document is None and number not in objects.kept:
        raise NotFoundError(f"{entity.name} {number} does not exist")
    return {"id": str(number), "deleted": document is None, "document": document}


async def create_object(request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Creates one object."""
    return changes.create(company, _entity(request), body)


async def void(request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Voids a transaction."""
    return changes.void_one(company, _entity(request), _number(request), body)


async def merge(request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Merges one object of a list into another."""
    return changes.merge(company, _entity(request), _number(request), body)


async def prepare(_request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Makes the JSON of every seeded object of a type now, and keeps it."""
    started = time.monotonic()
    objects = company.objects[changes.entity_named(body["type"]).name]
    size = objects.prepare()
    return {"objects": objects.count_seeded, "bytes": size, "seconds": round(time.monotonic() - started, 3)}


async def churn(_request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Many random changes."""
    return changes.churn(company, body)


# --- webhooks ----------------------------------------------------------------------------------------------------


async def portal(request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Shows or sets what the app's owner would set in the developer portal."""
    settings = company.webhooks.portal
    if request.method == "PUT":
        for name in body:
            if name not in settings.__dataclass_fields__:
                raise KeyError(name)
        if body.get("format", "notifications") not in ("notifications", "cloudevents"):
            raise ValueError("format is notifications or cloudevents")
        unknown = set(body.get("entities", [])) - set(TOPICS)
        if unknown:
            raise ValueError(f"no webhooks tell of {', '.join(sorted(unknown))}")
        for name, value in body.items():
            setattr(settings, name, value)
    elif request.method == "DELETE":
        company.webhooks.portal = settings = type(settings)()
    return dict(vars(settings))


async def subscriptions(_request: Request, company: Company, _body: dict[str, Any]) -> Any:
    """What the portal's settings come to: one for each entity."""
    settings = company.webhooks.portal
    topics = (settings.entities or TOPICS) if settings.uri else ()
    return [{"id": one, "topic": one, "uri": settings.uri} for one in topics]


async def flush(_request: Request, company: Company, _body: dict[str, Any]) -> Any:
    """Sends what was gathered."""
    return {"events": company.webhooks.flush()}


async def emit(_request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Fires a topic."""
    return changes.emit(company, body)


# --- apps and tokens ---------------------------------------------------------------------------------------------


async def add_app(request: Request, _company: Company, body: dict[str, Any]) -> Any:
    """Registers an app for every company."""
    app = App(body["client_id"], body["client_secret"], body.get("name", ""), body.get("redirect_uris", []))
    _server(request).oauth.apps[app.client_id] = app
    return {"client_id": app.client_id}


async def tokens(request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Lists the company's grants with their tokens, or makes a grant."""
    oauth = _server(request).oauth
    if request.method == "GET":
        return {"grants": [one.shown() for one in oauth.of(company.realm)], "calls": oauth.calls.get(company.realm, {})}
    grant = oauth.new_grant(company.realm, body.get("client_id", DEFAULT_CLIENT_ID), body.get("scopes"))
    token = oauth.issue(grant, float(body.get("expires_in") or ACCESS_SECONDS), str(body.get("token", "")))
    return {**oauth.answer(grant, token, hard=True), "realm_id": company.realm, "scopes": grant.scopes}


def _known(request: Request) -> str:
    token = str(request.path_params["token"])
    if _server(request).oauth.find(token) is None:
        raise NotFoundError("That token does not exist")
    return token


async def revoke_token(request: Request, _company: Company, _body: dict[str, Any]) -> Any:
    """Ends a grant with all its tokens."""
    _server(request).oauth.revoke(_known(request))
    return {"revoked": True}


async def expire_token(request: Request, _company: Company, _body: dict[str, Any]) -> Any:
    """Ends the life of one access or refresh token."""
    return {"expired": _server(request).oauth.expire(_known(request))}


async def token_scopes(request: Request, _company: Company, body: dict[str, Any]) -> Any:
    """Changes what a grant's tokens may see."""
    grant = _server(request).oauth.find(_known(request))
    assert grant is not None
    grant.scopes = list(body["scopes"])
    return {"scopes": grant.scopes}


async def disconnect(request: Request, company: Company, _body: dict[str, Any]) -> Any:
    """As if the company's owner disconnected every app: all grants end."""
    oauth = _server(request).oauth
    ended = oauth.of(company.realm)
    for one in ended:
        oauth.end(one)
    return {"ended": len(ended)}


async def token_settings(request: Request, company: Company, body: dict[str, Any]) -> Any:
    """How refresh tokens behave."""
    settings = _server(request).oauth.settings_of(company.realm)
    for name, value in body.items():
        if name not in settings.__dataclass_fields__:
            raise KeyError(name)
        setattr(settings, name, value)
    return dict(vars(settings))


# --- faults, limits, numbers -------------------------------------------------------------------------------------


async def faults(request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Shows, sets or clears faults."""
    if request.method == "PUT":
        company.faults.update(body)
    elif request.method == "DELETE":
        company.faults = type(company.faults)(clock_offset=company.default_clock_offset)
    return company.faults.shown()


async def quota(_request: Request, company: Company, body: dict[str, Any]) -> Any:
    """Sets limits; `{}` shows them."""
    return company.limits.set(body)


async def stats(_request: Request, company: Company, _body: dict[str, Any]) -> Any:
    """Numbers of the company."""
    return company.stats()


async def reset_stats(_request: Request, company: Company, _body: dict[str, Any]) -> Any:
    """Starts counting anew."""
    company.reset_stats()
    return company.stats()


async def reset(request: Request, company: Company, _body: dict[str, Any]) -> Any:
    """Forgets every change, delivery, fault, setting and token of the company."""
    fresh = await _server(request).reset(company.realm)
    assert fresh is not None
    return fresh.stats()


async def health(request: Request) -> Response:
    """Whether the server is up."""
    return respond({"ok": True, "accounts": sorted(_server(request).companies)})


def control_routes() -> list[Route]:
    """Routes below /control. Fixed names come before `{type}`."""
    one = "/accounts/{account}"
    hooks = f"{one}/webhooks"
    table: list[tuple[str, str, Handler[Company]]] = [
        ("POST", "/apps", add_app),
        ("POST", f"{one}/churn", churn),
        ("POST", f"{one}/prepare", prepare),
        ("GET", f"{one}/stats", stats),
        ("POST", f"{one}/stats/reset", reset_stats),
        ("GET PUT DELETE", f"{one}/faults", faults),
        ("PUT", f"{one}/quota", quota),
        ("POST", f"{one}/reset", reset),
        ("GET POST", f"{one}/tokens", tokens),
        ("PUT", f"{one}/tokens/settings", token_settings),
        ("DELETE", f"{one}/tokens/{{token}}", revoke_token),
        ("POST", f"{one}/tokens/{{token}}/expire", expire_token),
        ("PUT", f"{one}/tokens/{{token}}/scopes", token_scopes),
        ("POST", f"{one}/uninstall", disconnect),
        ("GET PUT DELETE", f"{hooks}/portal", portal),
        ("GET", f"{hooks}/subscriptions", subscriptions),
        ("POST", f"{hooks}/emit", emit),
        ("POST", f"{hooks}/flush", flush),
        *((methods, f"{hooks}/{path}", handler) for methods, path, handler in WEBHOOK_ROUTES),
        ("GET", f"{one}/{{type}}", list_objects),
        ("POST", f"{one}/{{type}}", create_object),
        ("GET", f"{one}/{{type}}/truth.ndjson", truth_stream),
        ("POST", f"{one}/{{type}}/{{id}}/void", void),
        ("POST", f"{one}/{{type}}/{{id}}/merge", merge),
        ("GET PATCH DELETE", f"{one}/{{type}}/{{id}}", one_object),
    ]
    routes = [Route(path, _endpoint(handler), methods=methods.split()) for methods, path, handler in table]
    return [Route("/health", health, methods=["GET"]), *routes]
