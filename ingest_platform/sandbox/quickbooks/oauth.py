"""Intuit's OAuth 2.0: the page that asks, codes, tokens that last an hour, refresh tokens that rotate, revocation.

Facts: access tokens 3,600 s; refresh tokens 100 days from their last use and five years in all; a new refresh token
comes with a refresh; `invalid_grant` means that the company must be connected anew. From memory: the one before stays
valid for a short while (`grace`), and then gets the same new one again.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import html
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from ingest_platform.sandbox.common import pages
from ingest_platform.sandbox.common.apps import DEFAULT_CLIENT_ID, App, OAuthError
from ingest_platform.sandbox.common.values import Doc

SCOPE = "com.intuit.quickbooks.accounting"
ACCESS_SECONDS = 3_600
REFRESH_SECONDS = 100 * 86_400
HARD_SECONDS = 5 * 365 * 86_400
CODE_SECONDS = 600
HARD_HEADER = "x-include-refresh-token-hard-expires-in"


@dataclass
class Grant:
    """One company's consent to one app: the refresh token of now, those before, and the access tokens that live."""

    client_id: str
    realm: str
    scopes: list[str]
    refresh_token: str
    refresh_expires_at: float
    hard_expires_at: float
    previous: dict[str, float] = field(default_factory=dict)
    """Refresh tokens that were replaced, and until when they still work."""
    access: dict[str, float] = field(default_factory=dict)
    """Access tokens, and when they end."""

    def shown(self) -> Doc:
        """As the control API shows it."""
        names = ("client_id", "realm", "scopes", "refresh_token", "refresh_expires_at", "hard_expires_at")
        living = [token for token, end in self.access.items() if end > time.time()]
        return {**{name: getattr(self, name) for name in names}, "previous": list(self.previous), "access": living}


@dataclass
class Code:
    """An authorization code: used once, within ten minutes."""

    client_id: str
    realm: str
    scopes: list[str]
    redirect_uri: str
    expires_at: float


@dataclass
class Settings:
    """How refresh tokens behave: whether each refresh brings a new one, and how long the one before still works."""

    rotate: bool = True
    grace: float = 60.0


class OAuth:
    """Apps, codes and grants of the whole sandbox: Intuit's token endpoint knows the company by the token alone."""

    def __init__(self, apps: dict[str, App]) -> None:
        self.apps = apps
        self.codes: dict[str, Code] = {}
        self.grants: list[Grant] = []
        self.settings: dict[str, Settings] = {}
        self.calls: dict[str, Counter[str]] = {}
        self._by_refresh: dict[str, Grant] = {}
        self._by_access: dict[str, Grant] = {}

    # --- grants ------------------------------------------------------------------------------------------------------

    def settings_of(self, realm: str) -> Settings:
        """How a company's refresh tokens behave."""
        return self.settings.setdefault(realm, Settings())

    def count(self, realm: str, what: str) -> None:
        """Counts a call of the token endpoint."""
        self.calls.setdefault(realm, Counter())[what] += 1

    def new_grant(self, realm: str, client_id: str = DEFAULT_CLIENT_ID, scopes: list[str] | None = None) -> Grant:
        """A consent, with a refresh token and no access token yet."""
        now = time.time()
        grant = Grant(client_id, realm, scopes or [SCOPE], _refresh(), now + REFRESH_SECONDS, now + HARD_SECONDS)
        self.grants.append(grant)
        self._by_refresh[grant.refresh_token] = grant
        return grant

    def issue(self, grant: Grant, seconds: float = ACCESS_SECONDS, token: str = "") -> str:
        """A fresh access token of a grant."""
        token = token or f"eyJ{secrets.token_urlsafe(48)}"
        grant.access[token] = time.time() + seconds
        self._by_access[token] = grant
        return token

    def opens(self, token: str) -> Grant | None:
        """The grant of an access token that still works."""
        grant = self._by_access.get(token)
        return grant if grant is not None and grant.access.get(token, 0) > time.time() else None

    def find(self, token: str) -> Grant | None:
        """The grant of any token, old or new."""
        return self._by_refresh.get(token) or self._by_access.get(token)

    def expire(self, token: str) -> bool:
        """Ends the life of one access or refresh token; whether there was one."""
        grant = self.find(token)
        if grant is None:
            return False
        if token in grant.access:
            grant.access[token] = time.time() - 1
        elif token == grant.refresh_token:
            grant.refresh_expires_at = time.time() - 1
        grant.previous.update({token: 0.0} if token in grant.previous else {})
        return True

    def revoke(self, token: str) -> Grant | None:
        """Ends a grant with all its tokens, by any of them."""
        grant = self.find(token)
        if grant is not None:
            self.end(grant)
        return grant

    def end(self, grant: Grant) -> None:
        """Ends a grant with all its tokens."""
        self.grants = [one for one in self.grants if one is not grant]
        for token in (grant.refresh_token, *grant.previous):
            self._by_refresh.pop(token, None)
        for token in grant.access:
            self._by_access.pop(token, None)

    def of(self, realm: str) -> list[Grant]:
        """A company's grants."""
        return [one for one in self.grants if one.realm == realm]

    def forget(self, realm: str) -> None:
        """Everything about one company."""
        for grant in self.of(realm):
            self.end(grant)
        self.settings.pop(realm, None)
        self.calls.pop(realm, None)

    # --- the flow ----------------------------------------------------------------------------------------------------

    def checked(self, params: dict[str, str]) -> App:
        """The app that asks for consent. Raises OAuthError when the request is not in order."""
        app = self.apps.get(params.get("client_id", ""))
        if app is None:
            raise OAuthError(400, "invalid_client", "There is no app with this client_id.")
        if params.get("response_type") != "code":
            raise OAuthError(400, "unsupported_response_type", "The response_type must be code.")
        if not app.accepts(params.get("redirect_uri", "")):
            raise OAuthError(400, "invalid_request", "The redirect_uri query parameter value is invalid.")
        if not params.get("scope"):
            raise OAuthError(400, "invalid_scope", "The scope query parameter is missing.")
        if not params.get("state"):
            raise OAuthError(400, "invalid_request", "The state query parameter is missing.")
        return app

    def consent(self, app: App, params: dict[str, str], realm: str) -> str:
        """Where the browser goes after consent: with code, state and realmId."""
        value = f"AB{secrets.token_hex(20)}"
        self.codes[value] = Code(
            app.client_id, realm, params["scope"].split(), params["redirect_uri"], time.time() + CODE_SECONDS
        )
        query = {"code": value, "state": params["state"], "realmId": realm}
        return f"{params['redirect_uri']}{'&' if urlsplit(params['redirect_uri']).query else '?'}{urlencode(query)}"

    def client(self, authorization: str) -> App:
        """The app of a Basic header. Raises OAuthError."""
        kind, _, packed = authorization.partition(" ")
        try:
            name, _, secret = base64.b64decode(packed, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            name = secret = ""
        app = self.apps.get(name)
        if (
            kind.lower() != "basic"
            or app is None
            or not hmac.compare_digest(app.client_secret.encode(), secret.encode())
        ):
            raise OAuthError(401, "invalid_client", "The client id or secret is wrong.")
        return app

    def exchange(self, app: App, body: dict[str, str], *, hard: bool) -> tuple[Grant, Doc]:
        """Answers the token endpoint; also whose tokens they are. Raises OAuthError."""
        if body.get("grant_type") == "authorization_code":
            grant = self._redeemed(app, body)
        elif body.get("grant_type") == "refresh_token":
            grant = self._refreshed(app, body.get("refresh_token", ""))
        else:
            raise OAuthError(400, "unsupported_grant_type", "The grant_type is not supported.")
        return grant, self.answer(grant, self.issue(grant), hard=hard)

    def answer(self, grant: Grant, token: str, *, hard: bool = False) -> Doc:
        """The tokens as the endpoint gives them; `hard` adds the end of the five years."""
        now = time.time()
        body: Doc = {
            "token_type": "bearer",
            "access_token": token,
            "expires_in": max(round(grant.access[token] - now), 0),
            "refresh_token": grant.refresh_token,
            "x_refresh_token_expires_in": max(round(min(grant.refresh_expires_at, grant.hard_expires_at) - now), 0),
        }
        return body | ({"x_refresh_token_hard_expires_in": max(round(grant.hard_expires_at - now), 0)} if hard else {})

    def _redeemed(self, app: App, body: dict[str, str]) -> Grant:
        code = self.codes.pop(body.get("code", ""), None)
        fine = code is not None and code.client_id == app.client_id and time.time() < code.expires_at
        if code is None or not fine or code.redirect_uri != body.get("redirect_uri"):
            raise OAuthError(400, "invalid_grant", "Invalid authorization code, or another redirect_uri")
        self.count(code.realm, "code")
        return self.new_grant(code.realm, app.client_id, code.scopes)

    def _refreshed(self, app: App, value: str) -> Grant:
        grant, now = self._by_refresh.get(value), time.time()
        if grant is None:
            raise OAuthError(400, "invalid_grant", "Incorrect Token type or clientID")
        current = value == grant.refresh_token
        alive = grant.client_id == app.client_id and now < min(grant.refresh_expires_at, grant.hard_expires_at)
        if not alive or not (current or now < grant.previous.get(value, 0)):
            self.count(grant.realm, "refused")
            raise OAuthError(400, "invalid_grant", "Incorrect or invalid refresh token")
        self.count(grant.realm, "refresh")
        settings = self.settings_of(grant.realm)
        if current and settings.rotate:
            grant.previous[value] = now + settings.grace
            grant.refresh_token = _refresh()
            self._by_refresh[grant.refresh_token] = grant
        grant.refresh_expires_at = now + REFRESH_SECONDS
        return grant


def _refresh() -> str:
    return f"RT1-{secrets.token_hex(20)}"


def discovery(root: str) -> Doc:
    """The discovery document, with the sandbox's own addresses."""
    return {
        "issuer": f"{root}/op/v1",
        "authorization_endpoint": f"{root}/connect/oauth2",
        "token_endpoint": f"{root}/oauth2/v1/tokens/bearer",
        "userinfo_endpoint": f"{root}/v1/openid_connect/userinfo",
        "revocation_endpoint": f"{root}/v2/oauth2/tokens/revoke",
        "jwks_uri": f"{root}/op/v1/jwks",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "email", "profile", "address", "phone"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "claims_supported": ["aud", "exp", "iat", "iss", "realmid", "sub"],
    }


def consent_page(app: App, params: dict[str, str], realm: str) -> str:
    """The page on which a person picks a company and agrees."""
    kept = ("client_id", "response_type", "scope", "redirect_uri", "state")
    return pages.page(
        f"Connect {app.name} to QuickBooks",
        f"<p><b>{html.escape(app.name)}</b> asks for:</p>{pages.scopes(params['scope'].split())}"
        f'<form method="post">{pages.hidden(params, kept)}'
        f'<p><label>Company <input name="realmId" value="{html.escape(realm)}" pattern="[0-9]+" required></label></p>'
        '<button type="submit" id="connect">Connect</button></form>'
        "<p><small>This is a sandbox, not QuickBooks: no real company is touched.</small></p>",
    )


def failure_page(sentence: str) -> str:
    """What a person sees when the request is not in order."""
    return pages.failure("Something went wrong", sentence)
