"""The HTTP surface of every company: queries, reads, change data capture, batches."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from ingest_platform.sandbox.common.app import application
from ingest_platform.sandbox.common.http import half, hang_up, respond
from ingest_platform.sandbox.common.values import Doc, load
from ingest_platform.sandbox.quickbooks import cdc, query
from ingest_platform.sandbox.quickbooks.company import Company
from ingest_platform.sandbox.quickbooks.control_api import CONTROL
from ingest_platform.sandbox.quickbooks.entities import BY_PATH
from ingest_platform.sandbox.quickbooks.errors import (
    FaultError,
    forbidden,
    not_found,
    throttled,
    unauthorized,
    unsupported,
)
from ingest_platform.sandbox.quickbooks.oauth import SCOPE
from ingest_platform.sandbox.quickbooks.oauth_routes import oauth_routes
from ingest_platform.sandbox.quickbooks.server import Server
from ingest_platform.sandbox.quickbooks.values import iso

BATCH_ITEMS = 30

Api = Callable[[Request, Company], Awaitable[Doc]]


def create_app(server: Server) -> Starlette:
    """The sandbox as an ASGI application: every company at the root, and each below its realm id."""

    def routes() -> list[Route]:
        company = "/v3/company/{realm}"
        return [
            Route(f"{company}/query", _endpoint("query", answer_query), methods=["GET", "POST"]),
            Route(f"{company}/cdc", _endpoint("cdc", changed), methods=["GET"]),
            Route(f"{company}/batch", _endpoint("batch", batch), methods=["POST"]),
            Route(f"{company}/{{entity}}/{{id}}", _endpoint("read", read), methods=["GET"]),
            *oauth_routes(),
        ]

    return application(server, CONTROL, [Mount("/accounts/{account}", routes=routes()), *routes()])


def _endpoint(call: str, handler: Api) -> Callable[[Request], Awaitable[Response]]:
    """Wraps a call: company, faults, token, limits; turns refusals into Faults."""

    async def endpoint(request: Request) -> Response:
        server: Server = request.app.state.server
        company = server.account(request.path_params["realm"])
        if company is None:
            return respond({"Fault": forbidden("There is no such company").fault}, 403)
        broken = await _misbehaviour(request, company)
        if broken is not None:
            return broken
        try:
            _authorized(server, company, request)
            if company.faults.throttles():
                company.limits.throttled += 1
                raise throttled()
            if not company.limits.enter(call):
                raise throttled()
        except FaultError as error:
            return _answered(company, {"Fault": error.fault}, error.status)
        try:
            if company.faults.slow_ms:
                await asyncio.sleep(company.faults.slow_ms / 1_000)
            body, status = await handler(request, company), 200
        except FaultError as error:
            body, status = {"Fault": error.fault}, error.status
        finally:
            company.limits.leave()
        answer = _answered(company, body, status)
        return half(request, bytes(answer.body)) if company.faults.dropped("api", "mid_body") else answer

    return endpoint


def _answered(company: Company, body: Doc, status: int) -> Response:
    date = formatdate(company.clock(), usegmt=True)
    return respond(
        {**body, "time": iso(company.now())}, status, {"Date": date, "intuit_tid": f"1-{company.writes:08x}"}
    )


async def _misbehaviour(request: Request, company: Company) -> Response | None:
    """What was switched on for this call, if anything."""
    error = company.faults.http_error("api")
    if error is not None:
        status = int(error.get("status", 500))
        headers = {"Retry-After": str(error["retry_after"])} if "retry_after" in error else {}
        fault = FaultError(
            status, "10000", "An application error has occurred", f"Sandbox fault: HTTP {status}", "SystemFault"
        )
        return respond({"Fault": fault.fault, "time": iso(company.now())}, status, headers)
    if company.faults.dropped("api", "before"):
        await hang_up(request)
    return None


def _authorized(server: Server, company: Company, request: Request) -> None:
    """Raises FaultError unless the token opens this company."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise unauthorized("Missing Authorization header")
    grant = server.oauth.opens(token)
    if grant is None:
        raise unauthorized("Token expired" if server.oauth.find(token) else "Token revoked")
    if grant.realm != company.realm:
        raise forbidden(f"The token is not for company {company.realm}")
    if SCOPE not in grant.scopes:
        raise forbidden(f"The token lacks the scope {SCOPE}")


async def answer_query(request: Request, company: Company) -> Doc:
    """`GET /query?query=…`, or POST with the query as text or form."""
    text = request.query_params.get("query", "")
    if request.method == "POST" and not text:
        raw = (await request.body()).decode()
        form = "form-urlencoded" in request.headers.get("content-type", "")
        text = dict(parse_qsl(raw)).get("query", "") if form else raw
    return {"QueryResponse": query.answer(company, text)}


async def read(request: Request, company: Company) -> Doc:
    """`GET /{entity}/{id}`."""
    entity, number = BY_PATH.get(request.path_params["entity"]), request.path_params["id"]
    if entity is None:
        raise unsupported(f"Operation {request.path_params['entity']} is not supported.")
    if entity.kind == "single":  # the company's own is found by the realm id as well
        number = "1" if number == company.realm else number
    document = company.objects[entity.name].raw(int(number)) if number.isdigit() else None
    if document is None:
        raise not_found(f"{entity.name} {number}")
    return {entity.name: document}


async def changed(request: Request, company: Company) -> Doc:
    """`GET /cdc?entities=A,B&changedSince=…`."""
    return cdc.answer(company, request.query_params.get("entities", ""), request.query_params.get("changedSince", ""))


async def batch(request: Request, company: Company) -> Doc:
    """`POST /batch` of queries. A Fault of one item stands in its answer, under HTTP 200."""
    try:
        body = load(await request.body())
        items = list(body["BatchItemRequest"])
    except (ValueError, KeyError, TypeError):
        raise unsupported("The body must be JSON with BatchItemRequest") from None
    if len(items) > BATCH_ITEMS:
        raise unsupported(f"A batch holds at most {BATCH_ITEMS} items")
    found = []
    for item in items:
        answer: Doc = {"bId": str(item.get("bId", ""))}
        try:
            if not isinstance(item.get("Query"), str):
                raise unsupported("The sandbox's batches hold queries only")
            answer["QueryResponse"] = query.answer(company, item["Query"])
        except FaultError as error:
            answer["Fault"] = error.fault
        found.append(answer)
        await asyncio.sleep(0)  # lets other requests in: rows are made here and now
    return {"BatchItemResponse": found}
