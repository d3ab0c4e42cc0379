"""The control API of Stripe's sandbox: see ../README.md for its contract."""

from __future__ import annotations

import asyncio
import secrets
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
from ingest_platform.sandbox.stripe import changes
from ingest_platform.sandbox.stripe.account import Account
from ingest_platform.sandbox.stripe.families.base import Family
from ingest_platform.sandbox.stripe.keys import READING, Key
from ingest_platform.sandbox.stripe.store import Store
from ingest_platform.sandbox.stripe.values import Doc
from ingest_platform.sandbox.stripe.webhooks import Endpoint

if TYPE_CHECKING:
    from ingest_platform.sandbox.stripe.server import Server


def _endpoint(handler: Handler[Account]) -> Callable[[Request], Awaitable[Response]]:
    def find(request: Request) -> Account | None:
        server: Server = request.app.state.server
        return server.account(request.path_params.get("account", "demo"))

    return endpoint(handler, find, (changes.BadChangeError,), "an account's")


def _family(request: Request) -> Family:
    return changes.family_of(request.path_params["type"])


def whole(store: Store, index: int) -> Doc | None:
    """An object as a retrieve would answer it, with its nested lists complete."""
    document = store.get(index)
    if document is None:
        return None
    return {key: value for key, value in document.items() if not key.startswith("_")}


# --- objects -----------------------------------------------------------------------------------------------------


async def list_objects(request: Request, account: Account, _body: dict[str, Any]) -> Any:
    """Ids, oldest first."""
    store = account.stores[_family(request).name]
    limit = int(request.query_params.get("limit", 1_000))
    after = None
    if request.query_params.get("after"):
        index = store.index_of(request.query_params["after"])
        if index is None:
            raise NotFoundError("`after` names no object")
        after = store.position(index)
    found = [store.id_at(index) for _, index in islice(store.positions(after=after, oldest_first=True), limit + 1)]
    return {"count": store.living(), "ids": found[:limit], "next": found[limit - 1] if len(found) > limit else None}


async def truth_stream(request: Request, account: Account, _body: dict[str, Any]) -> Any:
    """Every living object, one a line, oldest first."""
    store = account.stores[_family(request).name]

    async def lines() -> AsyncIterator[bytes]:
        block: list[bytes] = []
        for _, index in store.positions(oldest_first=True):
            document = whole(store, index)
            if document is not None:
                block.append(dump(document))
            if len(block) == 200:
                yield b"\n".join(block) + b"\n"
                block.clear()
                await asyncio.sleep(0)
        if block:
            yield b"\n".join(block) + b"\n"

    return StreamingResponse(lines(), media_type="application/x-ndjson")


async def one_object(request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Shows, changes or deletes one object."""
    family, identifier = _family(request), request.path_params["id"]
    if request.method == "PATCH":
        return changes.update(account, family, identifier, body)
    if request.method == "DELETE":
        return changes.delete(account, family, identifier, body)
    store = account.stores[family.name]
    index = store.index_of(identifier)
    if index is None:
        raise NotFoundError(f"{family.name} {identifier} does not exist")
    return {"id": identifier, "deleted": not store.alive(index), "object": whole(store, index)}


async def create_object(request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Creates one object."""
    return changes.create(account, _family(request), body)


async def churn(_request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Many random changes."""
    return changes.churn(account, body)


async def prepare(_request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Makes the JSON of every seeded object of a type now, and keeps it."""
    started = time.monotonic()
    store = account.stores[changes.family_of(body["type"]).name]
    size = store.prepare()
    return {"objects": store.count, "bytes": size, "seconds": round(time.monotonic() - started, 3)}


# --- the account -------------------------------------------------------------------------------------------------


async def stats(_request: Request, account: Account, _body: dict[str, Any]) -> Any:
    """Numbers of the account."""
    return account.stats()


async def reset_stats(_request: Request, account: Account, _body: dict[str, Any]) -> Any:
    """Starts counting anew."""
    account.reset_stats()
    return account.stats()


async def faults(request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Shows, sets or clears faults."""
    if request.method == "PUT":
        account.faults.update(body)
    elif request.method == "DELETE":
        account.faults = type(account.faults)(clock_offset=account.default_clock_offset)
    return account.faults.shown()


async def quota(_request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Sets the rate limits; what is not named has none."""
    unknown = set(body) - {"per_second", "concurrent", "endpoint_per_second"}
    if unknown:
        raise KeyError(unknown.pop())
    account.quota.configure(body.get("per_second"), body.get("concurrent"), body.get("endpoint_per_second"))
    return account.quota.shown()


async def settings(_request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Sets API versions."""
    for name, value in body.items():
        if name not in vars(account.settings):
            raise KeyError(name)
        setattr(account.settings, name, value)
    return dict(vars(account.settings))


async def reset(request: Request, account: Account, _body: dict[str, Any]) -> Any:
    """Forgets every change."""
    server: Server = request.app.state.server
    fresh = await server.reset(account.name)
    assert fresh is not None
    return fresh.stats()


# --- keys --------------------------------------------------------------------------------------------------------


async def add_key(_request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Makes a key: restricted unless `permissions` is null; all reading permissions by default."""
    permissions = body.get("permissions", list(READING))
    kind = "sk" if permissions is None else "rk"
    value = body.get("key") or body.get("token") or f"{kind}_test_{secrets.token_hex(16)}"
    expires_in = body.get("expires_in")
    key = Key(
        value,
        None if permissions is None else frozenset(permissions),
        None if expires_in is None else time.time() + float(expires_in),
    )
    account.keys[value] = key
    return {"access_token": value, **_key_shown(key)}


def _key(request: Request, account: Account) -> Key:
    key = account.keys.get(request.path_params["key"])
    if key is None:
        raise NotFoundError("That key does not exist")
    return key


def _key_shown(key: Key) -> Doc:
    return {"key": key.value, "permissions": None if key.permissions is None else sorted(key.permissions)}


async def one_key(request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Revokes a key, or changes what it may do."""
    key = _key(request, account)
    if request.method == "DELETE":
        del account.keys[key.value]
        return {"revoked": True}
    key.permissions = None if body["permissions"] is None else frozenset(body["permissions"])
    return _key_shown(key)


async def expire_key(request: Request, account: Account, _body: dict[str, Any]) -> Any:
    """Lets a key expire now."""
    _key(request, account).expired = True
    return {"expired": True}


# --- webhooks ----------------------------------------------------------------------------------------------------


async def subscriptions(_request: Request, account: Account, _body: dict[str, Any]) -> Any:
    """Lists endpoints and destinations, with their secrets."""
    return [_shown(one) for one in account.webhooks.endpoints.values()]


def _shown(one: Endpoint) -> Doc:
    return {
        "id": one.id,
        "uri": one.url,
        "topics": one.enabled_events,
        "secret": one.secret,
        "previous_secret": one.previous_secret,
        "status": one.status,
        "api_version": one.api_version,
        "thin": one.thin,
    }


def _one(request: Request, account: Account) -> Endpoint:
    one = account.webhooks.endpoints.get(request.path_params["id"])
    if one is None:
        raise NotFoundError(f"Endpoint {request.path_params['id']} does not exist")
    return one


async def one_subscription(request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Removes an endpoint, or changes it behind its owner's back."""
    one = _one(request, account)
    if request.method == "DELETE":
        del account.webhooks.endpoints[one.id]
        return {"removed": one.id}
    for name, value in body.items():
        if name not in ("status", "api_version", "enabled_events", "url", "secret", "previous_secret"):
            raise KeyError(name)
        setattr(one, name, value)
    return _shown(one)


async def rotate(request: Request, account: Account, _body: dict[str, Any]) -> Any:
    """A new secret, beside the old one."""
    one = _one(request, account)
    account.webhooks.rotate(one)
    return _shown(one)


async def emit(_request: Request, account: Account, body: dict[str, Any]) -> Any:
    """Makes and sends an event."""
    return changes.emit(account, body["topic"], body.get("id"), body.get("body"), body.get("uri"), body.get("at"))


async def health(request: Request) -> Response:
    """Whether the server is up."""
    server: Server = request.app.state.server
    return respond({"ok": True, "accounts": sorted(server.accounts)})


def control_routes() -> list[Route]:
    """Routes below /control. Fixed names come before `{type}`."""
    account = "/accounts/{account}"
    hooks = f"{account}/webhooks"
    table: list[tuple[str, str, Handler[Account]]] = [
        ("POST", f"{account}/churn", churn),
        ("POST", f"{account}/prepare", prepare),
        ("GET", f"{account}/stats", stats),
        ("POST", f"{account}/stats/reset", reset_stats),
        ("GET PUT DELETE", f"{account}/faults", faults),
        ("PUT", f"{account}/quota", quota),
        ("PUT", f"{account}/settings", settings),
        ("POST", f"{account}/reset", reset),
        ("POST", f"{account}/tokens", add_key),
        ("PUT DELETE", f"{account}/tokens/{{key}}", one_key),
        ("POST", f"{account}/tokens/{{key}}/expire", expire_key),
        ("GET", f"{hooks}/subscriptions", subscriptions),
        ("PUT DELETE", f"{hooks}/subscriptions/{{id}}", one_subscription),
        ("POST", f"{hooks}/subscriptions/{{id}}/rotate", rotate),
        ("POST", f"{hooks}/emit", emit),
        *((methods, f"{hooks}/{path}", handler) for methods, path, handler in WEBHOOK_ROUTES),
        ("GET", f"{account}/{{type}}", list_objects),
        ("POST", f"{account}/{{type}}", create_object),
        ("GET", f"{account}/{{type}}/truth.ndjson", truth_stream),
        ("GET PATCH DELETE", f"{account}/{{type}}/{{id:path}}", one_object),
    ]
    routes = [Route(path, _endpoint(handler), methods=methods.split()) for methods, path, handler in table]
    return [Route("/health", health, methods=["GET"]), *routes]
