"""Intuit's OAuth 2.0: where a person grants access, the code it buys, and tokens that expire.

Facts: facts.json, auth, and the vendor's discovery document. An access token lasts an hour. A refresh token lasts 100
days from its last use and five years in all, which the answer tells only when a header asks for it; its value changes
about daily, and the one before works for a while.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import httpx
from authlib.common.urls import add_params_to_uri

from ingest_platform import canonical
from ingest_platform.errors import CredentialError, SourceError, SourceUnreachable
from ingest_platform.extract import oauth
from ingest_platform.extract.connector import Secrets
from ingest_platform.sources.quickbooks.api import RECONNECT, realm_in, root_of

DISCOVERY = "https://developer.api.intuit.com/.well-known/openid_configuration"
DISCOVERY_OF_SANDBOXES = "https://developer.api.intuit.com/.well-known/openid_sandbox_configuration"
START_AGAIN = "Start again with `ingest connect quickbooks`"


def discovery_address(base_url: str) -> str:
    """Where the vendor says which addresses its OAuth has; a stand-in below its own base."""
    parts = urlsplit(base_url)
    host = (parts.hostname or "").lower()
    if host == "intuit.com" or host.endswith(".intuit.com"):
        return DISCOVERY_OF_SANDBOXES if host.startswith("sandbox-") else DISCOVERY
    return f"{root_of(base_url)}/.well-known/openid_configuration"


@lru_cache(maxsize=64)
def endpoints(base_url: str, *, timeout_s: float = 30.0) -> Mapping[str, str]:
    """The discovery document, asked for once in a process.

    Raises SourceUnreachable or SourceError when there is none, or when it leads off https.
    """
    address = discovery_address(base_url)
    try:
        found = httpx.get(address, timeout=timeout_s, headers={"Accept": "application/json"}, follow_redirects=True)
        document = canonical.parse(found.content)
    except httpx.TransportError as error:
        raise SourceUnreachable(
            f"{urlsplit(address).hostname}: {error}", "Check the base URL and the network"
        ) from None
    except (ValueError, httpx.InvalidURL):
        document = None
    names = ("authorization_endpoint", "token_endpoint")
    wanted = urlsplit(address).scheme
    if not isinstance(document, dict) or not all(
        urlsplit(str(document.get(name))).scheme in ("https", wanted) for name in names
    ):
        raise SourceError(f"{address} is no discovery document", "Check the account's base URL")
    return {name: str(document[name]) for name in names}


def authorize_url(
    *, base_url: str, state: str, redirect_uri: str, client_id: str, scopes: list[str], timeout_s: float
) -> str:
    """The page on which a person picks a company and agrees."""
    parameters = [
        ("client_id", client_id),
        ("response_type", "code"),
        ("scope", " ".join(scopes)),
        ("redirect_uri", redirect_uri),
        ("state", state),
    ]
    address = endpoints(base_url, timeout_s=timeout_s)["authorization_endpoint"]
    made: str = add_params_to_uri(address, parameters)
    return made


def check_redirect(query: Mapping[str, str], base_url: str) -> tuple[str, str]:
    """The code and the realm id of a redirect. The state is the caller's to check: it is single-use.

    Raises CredentialError: access was not granted, or the redirect names no company, or another one than the base URL.
    """
    code = query.get("code", "")
    if query.get("error") or not code:
        why = query.get("error_description") or query.get("error") or "no code"
        raise CredentialError(f"Access was not granted ({why})", START_AGAIN)
    realm = query.get("realmId", "")
    if not (realm.isascii() and realm.isdigit()):
        raise CredentialError("The redirect names no company (realmId)", START_AGAIN)
    asked = realm_in(base_url)
    if asked not in (None, realm):
        raise CredentialError(f"Access was granted to company {realm} and not to {asked}", START_AGAIN)
    return code, realm


class Tokens(oauth.Tokens):
    """Buys tokens from Intuit's token endpoint."""

    VENDOR = "Intuit"
    START_AGAIN = START_AGAIN
    RECONNECT = RECONNECT

    def proven(self, form: Mapping[str, str], app: Mapping[str, str]) -> dict[str, Any]:
        """The app proves itself in a header, and asks for the hard end."""
        return {
            "data": form,
            "auth": httpx.BasicAuth(app["client_id"], app["client_secret"]),
            "headers": {"x-include-refresh-token-hard-expires-in": "true"},
        }

    def secrets(self, answer: Mapping[str, Any], kept: Mapping[str, str]) -> Secrets:
        """The grant ends with the rolling or the hard limit, whichever is earlier."""
        if hard := oauth.ending(answer.get("x_refresh_token_hard_expires_in")):
            kept = {**kept, "refresh_hard_expires_at": hard.isoformat()}
        known = kept.get("refresh_hard_expires_at")
        rolling = oauth.ending(answer.get("x_refresh_token_expires_in"))
        ends = [end for end in (rolling, datetime.fromisoformat(known) if known else None) if end is not None]
        return replace(super().secrets(answer, kept), refresh_expires_at=min(ends, default=None))

    async def exchange(
        self, *, code: str, realm: str, client_id: str, client_secret: str, redirect_uri: str, scopes: list[str]
    ) -> Secrets:
        """The tokens that a code buys. Raises CredentialError when Intuit refuses it."""
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
        app = {"client_id": client_id, "client_secret": client_secret}
        return await self.buy(form, app, realm_id=realm, scope=" ".join(scopes))
