"""The install screen and the token endpoint.

Facts: the query HMAC is the hex SHA-256 HMAC, keyed with the client secret, of the sorted parameters without `hmac`;
codes are used once; `expiring=1` asks for an offline token of an hour with a refresh token that rotates.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import secrets
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from ingest_platform.sandbox.common import pages
from ingest_platform.sandbox.common.apps import App, OAuthError
from ingest_platform.sandbox.shopify.apps import CODE_SECONDS, TOKEN_SECONDS, Code, Token, implied, new_token

if TYPE_CHECKING:
    from ingest_platform.sandbox.shopify.shop import Shop


def checked(shop: Shop, params: dict[str, str]) -> App:
    """The app that asks to be installed. Raises OAuthError when the request is not in order."""
    app = shop.apps.get(params.get("client_id", ""))
    if app is None:
        raise OAuthError(400, "invalid_request", "Could not find a Shopify API application with this api_key")
    if not app.accepts(params.get("redirect_uri", "")):
        raise OAuthError(400, "invalid_request", "The redirect_uri is not whitelisted")
    if not params.get("scope"):
        raise OAuthError(400, "invalid_request", "The scope parameter is missing")
    return app


def install_page(shop: Shop, app: App, params: dict[str, str]) -> str:
    """The screen on which a merchant sees who asks for what."""
    kept = ("client_id", "scope", "redirect_uri", "state", "grant_options[]")
    return pages.page(
        f"Install {app.name}",
        f"<p><b>{html.escape(app.name)}</b> asks for access to <b>{html.escape(shop.domain)}</b>:</p>"
        f"{pages.scopes(_scopes(params))}"
        f'<form method="post">{pages.hidden(params, kept)}<button type="submit" id="install">Install</button></form>'
        "<p><small>This is a sandbox, not Shopify: no real shop is touched.</small></p>",
    )


def failure_page(sentence: str) -> str:
    """What a person sees when the request is not in order."""
    return pages.failure("Oauth error", sentence)


def _scopes(params: dict[str, str]) -> list[str]:
    return [one.strip() for one in params["scope"].split(",") if one.strip()]


def grant(shop: Shop, app: App, params: dict[str, str]) -> str:
    """The address to send the browser to after the install button: with a code, signed."""
    scopes = implied(_scopes(params))
    code = Code(secrets.token_hex(16), app.client_id, scopes, params["redirect_uri"], time.time() + CODE_SECONDS)
    shop.codes[code.value] = code
    host = base64.urlsafe_b64encode(f"{shop.domain}/admin".encode()).decode().rstrip("=")
    query = {"code": code.value, "host": host, "shop": shop.domain, "timestamp": str(int(shop.now()))}
    if params.get("state"):
        query["state"] = params["state"]
    query["hmac"] = query_hmac(query, app.client_secret)
    glue = "&" if urlsplit(params["redirect_uri"]).query else "?"
    return f"{params['redirect_uri']}{glue}{urlencode(query)}"


def query_hmac(query: dict[str, str], secret: str) -> str:
    """Shopify's signature of query parameters."""
    message = "&".join(f"{key}={value}" for key, value in sorted(query.items()) if key != "hmac")
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


def exchange(shop: Shop, body: dict[str, Any]) -> dict[str, Any]:
    """Answers the token endpoint. Raises OAuthError."""
    app = shop.apps.get(str(body.get("client_id", "")))
    if app is None:
        raise OAuthError(400, "application_cannot_be_found", "The application cannot be found.")
    if not hmac.compare_digest(app.client_secret, str(body.get("client_secret", ""))):
        raise OAuthError(401, "invalid_client", "The client secret is wrong.")
    if body.get("grant_type") == "refresh_token":
        return _refresh(shop, app, str(body.get("refresh_token", "")))
    code = shop.codes.get(str(body.get("code", "")))
    if code is None or code.used or code.client_id != app.client_id or time.time() > code.expires_at:
        sentence = "The authorization code was not found or was already used"
        raise OAuthError(400, "invalid_request", sentence)
    code.used = True
    expiring = str(body.get("expiring", "")) in ("1", "true", "True")
    token = new_token(app.client_id, code.scopes, expires_in=TOKEN_SECONDS if expiring else None, refresh=expiring)
    shop.tokens[token.value] = token
    return shown(token)


def _refresh(shop: Shop, app: App, value: str) -> dict[str, Any]:
    old = next((one for one in shop.tokens.values() if one.refresh_token == value), None)
    fine = old is not None and value not in shop.dead_refresh and old.client_id == app.client_id
    if old is None or not fine or (old.refresh_expires_at or 0) < time.time():
        raise OAuthError(400, "invalid_grant", "The refresh token is invalid, was rotated or has expired.")
    shop.dead_refresh.add(value)
    token = new_token(app.client_id, old.scopes, expires_in=TOKEN_SECONDS, refresh=True)
    shop.tokens[token.value] = token
    return shown(token)


def shown(token: Token) -> dict[str, Any]:
    """A token as the endpoint answers with it."""
    body: dict[str, Any] = {"access_token": token.value, "scope": ",".join(token.scopes)}
    now = time.time()
    if token.expires_at is not None:
        body["expires_in"] = round(token.expires_at - now)
    if token.refresh_token is not None:
        body["refresh_token"] = token.refresh_token
        body["refresh_token_expires_in"] = round((token.refresh_expires_at or now) - now)
    return body
