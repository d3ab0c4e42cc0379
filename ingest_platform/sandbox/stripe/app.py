"""The HTTP surface of every account. What /v1 answers is in api.py, the control API in control_api.py."""

from __future__ import annotations

import asyncio
import hashlib
from email.utils import formatdate
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ingest_platform.sandbox.common.app import application
from ingest_platform.sandbox.common.http import half, hang_up, respond
from ingest_platform.sandbox.stripe import api, keys, v2
from ingest_platform.sandbox.stripe.account import Account
from ingest_platform.sandbox.stripe.control_api import CONTROL
from ingest_platform.sandbox.stripe.errors import ApiError, unrecognized
from ingest_platform.sandbox.stripe.params import parse
from ingest_platform.sandbox.stripe.quota import refusal
from ingest_platform.sandbox.stripe.server import Server

REMEMBERED_SECONDS = 24 * 3_600
METHODS = ["GET", "POST", "DELETE", "PUT", "PATCH"]


def create_app(server: Server) -> Starlette:
    """The sandbox as an ASGI application: each account below its name."""
    return application(server, CONTROL, [Route("/accounts/{account}/{path:path}", call, methods=METHODS)])


def account_of(request: Request) -> Account | None:
    """The account of a call: the one whose id the header `Stripe-Account` has, else the one in the path."""
    server: Server = request.app.state.server
    other = request.headers.get("stripe-account")
    if other is not None and other.startswith("acct_"):
        return server.account(other.removeprefix("acct_"))
    return server.account(request.path_params["account"])


async def call(request: Request) -> Response:
    """Any call of the API."""
    account = account_of(request)
    if account is None:
        return respond(unrecognized(request.method, request.url.path).body, 404)
    path = "/" + request.path_params["path"]
    account.requests += 1
    account.calls[f"{request.method} {_endpoint(path)}"] += 1
    try:
        response = await _answered(request, account, path)
    except ApiError as error:
        response = respond(error.body, error.status, error.headers)
    account.answers[response.status_code] += 1
    response.headers["Date"] = formatdate(account.now(), usegmt=True)
    response.headers["Request-Id"] = account.seeds.id("req_", account.requests)
    response.headers["Stripe-Version"] = request.headers.get("stripe-version", account.settings.api_version)
    if account.faults.dropped("api", "mid_body"):
        return half(request, bytes(response.body))
    return response


def _endpoint(path: str) -> str:
    """A path with its ids left out: `/v1/charges/{id}`."""
    named = [part if part in ("v1", "v2") or not any(map(str.isdigit, part)) else "{id}" for part in path.split("/")]
    return "/".join(named)


async def _answered(request: Request, account: Account, path: str) -> Response:
    refused = await _faulty(request, account)
    if refused is not None:
        return refused
    key = _key(request, account)
    account.quota.enter(_endpoint(path))
    try:
        if account.faults.slow_ms:
            await asyncio.sleep(account.faults.slow_ms / 1_000)
        raw = await request.body() if request.method != "GET" else b""
        return _remembered(request, account, key, path, raw)
    finally:
        account.quota.leave()


async def _faulty(request: Request, account: Account) -> Response | None:
    """The misbehaviour that was switched on for this call, if any."""
    faults = account.faults
    if faults.dropped("api", "before"):
        await hang_up(request)
    if faults.throttles():
        account.quota.refused += 1
        raise refusal("global-rate")
    if faults.locked():
        raise ApiError(
            429,
            "This object cannot be accessed right now because another API request or Stripe process is accessing it.",
            code="lock_timeout",
            headers={"Stripe-Should-Retry": "true"},
        )
    error = faults.http_error("api")
    if error is None:
        return None
    status = int(error.get("status", 500))
    headers = {"Stripe-Should-Retry": str(error.get("should_retry", status >= 500)).lower()}
    if "retry_after" in error:
        headers["Retry-After"] = str(error["retry_after"])
    body: Any = {"error": {"message": f"Sandbox fault: HTTP {status}", "type": "api_error"}}
    return respond(body, status, headers)


def _key(request: Request, account: Account) -> keys.Key:
    value = keys.presented(request.headers.get("authorization", ""))
    key = account.keys.get(value)
    if key is None:
        raise keys.unknown(value)
    if not key.alive():
        raise keys.expired(value)
    return key


def _remembered(request: Request, account: Account, key: keys.Key, path: str, raw: bytes) -> Response:
    """Answers a call; a POST with an Idempotency-Key that was answered before gets the same answer again."""
    name = request.headers.get("idempotency-key") if request.method == "POST" else None
    if name is None:
        return _reply(request, account, key, path, raw)
    digest = hashlib.sha256(f"{path}?".encode() + raw).hexdigest()
    known = account.remembered.get(name)
    if known is not None and account.now() - known[0] < REMEMBERED_SECONDS:
        if known[1] != digest:
            raise ApiError(
                400,
                "Keys for idempotent requests can only be used with the same parameters they were first used with."
                f" Try using a key other than '{name}' if you meant to execute a different request.",
                kind="idempotency_error",
            )
        return Response(known[3], known[2], {"Idempotent-Replayed": "true"}, media_type="application/json")
    try:
        response = _reply(request, account, key, path, raw)
    except ApiError as error:
        response = respond(error.body, error.status, error.headers)
    account.remembered[name] = (account.now(), digest, response.status_code, bytes(response.body))
    return response


def _reply(request: Request, account: Account, key: keys.Key, path: str, raw: bytes) -> Response:
    if path.startswith("/v2/"):
        if "stripe-version" not in request.headers:
            raise ApiError(400, "Please provide a Stripe-Version header.", code="stripe_version_missing")
        given = parse(request.url.query) | (_json(raw) if raw else {})
        body = v2.answer(account, key, request.method, path, given)
    elif path.startswith("/v1/"):
        given = parse(request.url.query) | (parse(raw.decode()) if raw else {})
        body = api.answer(api.Call(account, key, request.method, path, given))
    else:
        raise unrecognized(request.method, path)
    return Response(body, 200, media_type="application/json")


def _json(raw: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(raw)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ApiError(400, "Request body must be a JSON object.")
    return found
