"""The addresses of Intuit's OAuth 2.0."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from ingest_platform.sandbox.common.apps import OAuthError
from ingest_platform.sandbox.common.http import form, hang_up, respond
from ingest_platform.sandbox.quickbooks import oauth
from ingest_platform.sandbox.quickbooks.server import Server


def _root(request: Request) -> str:
    """The address below which this client sees us."""
    return f"{request.url.scheme}://{request.url.netloc}{request.scope.get('root_path', '')}"


async def discovery(request: Request) -> Response:
    """`GET /.well-known/openid_configuration`."""
    return respond(oauth.discovery(_root(request)))


async def authorize(request: Request) -> Response:
    """The page that asks for consent, and what its button does."""
    server: Server = request.app.state.server
    params = {key: str(value) for key, value in request.query_params.items()}
    if request.method == "POST":
        params |= await form(request)
    try:
        app = server.oauth.checked(params)
        realm = params.get("realmId") or request.path_params.get("account") or next(iter(server.accounts), "9130350000")
        if request.method == "GET":
            return HTMLResponse(oauth.consent_page(app, params, realm))
    except OAuthError as error:
        return HTMLResponse(oauth.failure_page(str(error)), error.status)
    if server.account(realm) is None:
        return HTMLResponse(oauth.failure_page("A company's realmId has digits alone."), 400)
    return RedirectResponse(server.oauth.consent(app, params, realm), 302)


async def tokens(request: Request) -> Response:
    """`POST /oauth2/v1/tokens/bearer`."""
    server: Server = request.app.state.server
    try:
        app = server.oauth.client(request.headers.get("authorization", ""))
        hard = request.headers.get(oauth.HARD_HEADER, "").lower() == "true"
        body = await form(request)
        grant, answer = server.oauth.exchange(app, body, hard=hard)
    except OAuthError as error:
        return respond(error.body, error.status)
    except (ValueError, AttributeError):
        return respond({"error": "invalid_request", "error_description": "The body is no form and no JSON."}, 400)
    company = server.account(grant.realm)
    assert company is not None
    if company.faults.token_delay_ms:
        await asyncio.sleep(company.faults.token_delay_ms / 1_000)
    if company.faults.loses_token():  # rotated, and the client never sees it
        await hang_up(request)
    return respond(answer)


async def revoke(request: Request) -> Response:
    """`POST /v2/oauth2/tokens/revoke`: ends the grant, by either of its tokens."""
    server: Server = request.app.state.server
    try:
        server.oauth.client(request.headers.get("authorization", ""))
        grant = server.oauth.revoke((await form(request)).get("token", ""))
    except OAuthError as error:
        return respond(error.body, error.status)
    except (ValueError, AttributeError):
        grant = None
    return respond({"statuscode": "200"}) if grant else respond({"error": "invalid_request"}, 400)


async def userinfo(request: Request) -> Response:
    """`GET /v1/openid_connect/userinfo`: who consented."""
    server: Server = request.app.state.server
    grant = server.oauth.opens(request.headers.get("authorization", "").partition(" ")[2])
    if grant is None:
        return respond({"error": "invalid_token"}, 401)
    person = {"givenName": "Sam", "familyName": "Sandbox", "email": "sam@example.com", "emailVerified": True}
    return respond({"sub": f"sandbox-{grant.realm}", **person})


def oauth_routes() -> list[Route]:
    """Discovery and what it names."""
    return [
        Route("/.well-known/openid_configuration", discovery, methods=["GET"]),
        Route("/connect/oauth2", authorize, methods=["GET", "POST"]),
        Route("/oauth2/v1/tokens/bearer", tokens, methods=["POST"]),
        Route("/v2/oauth2/tokens/revoke", revoke, methods=["POST"]),
        Route("/v1/openid_connect/userinfo", userinfo, methods=["GET"]),
    ]
