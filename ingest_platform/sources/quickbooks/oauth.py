"""Intuit's OAuth 2.0: where a person grants access, the code it buys, and tokens that expire.

Facts: facts.json, auth, and the vendor's discovery document. An access token lasts an hour. A refresh token lasts 100
days from its last use and five years in all, which the answer tells only when a header asks for it; its value changes
about daily, and the one before works for a while.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import httpx
from authlib.common.urls import add_params_to_uri

from ingest_platform import canonical
from ingest_platform.errors import CredentialError, NeedsReconnect, SourceError, SourceUnreachable
from ingest_platform.extract.connector import Secrets
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.http import new_client, send
from ingest_platform.extract.retry import Retry
from ingest_platform.sources.quickbooks.api import RECONNECT, realm_in, root_of

DISCOVERY = "https://developer.api.intuit.com/.well-known/openid_configuration"
DISCOVERY_OF_SANDBOXES = "https://developer.api.intuit.com/.well-known/openid_sandbox_configuration"
HARD_EXPIRY = {"x-include-refresh-token-hard-expires-in": "true"}
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


class Tokens:
    """Buys tokens from Intuit's token endpoint."""

    def __init__(self, url: str, *, timeout_s: float, retry: Retry) -> None:
        self._url = url
        self._timeout = timeout_s
        self._retry = retry

    async def exchange(
        self, *, code: str, realm: str, client_id: str, client_secret: str, redirect_uri: str, scopes: list[str]
    ) -> Secrets:
        """The tokens that a code buys. Raises CredentialError when Intuit refuses it: a code works once."""
        app = {"client_id": client_id, "client_secret": client_secret}
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
        answer = await self._post(form, app)
        if isinstance(answer, str):
            raise CredentialError(f"Intuit refuses the code: {answer}", START_AGAIN)
        return _secrets(answer, {**app, "realm_id": realm, "scope": " ".join(scopes)})

    async def renew(self, secrets: Secrets) -> Secrets:
        """The next access token, and the refresh token that goes with it. Raises NeedsReconnect when Intuit honours
        the old one no more.
        """
        refresh_token = secrets.values.get("refresh_token")
        if not refresh_token:
            raise NeedsReconnect("The access token was refused, and there is no refresh token", RECONNECT)
        app = {k: secrets.values.get(k, "") for k in ("client_id", "client_secret")}
        answer = await self._post({"grant_type": "refresh_token", "refresh_token": refresh_token}, app)
        if isinstance(answer, str):
            raise NeedsReconnect(f"Intuit no longer honours the refresh token: {answer}", RECONNECT)
        return _secrets(answer, secrets.values)

    async def _post(self, form: Mapping[str, str], app: Mapping[str, str]) -> dict[str, Any] | str:
        """The answer, or why it was refused."""
        usage = Usage()
        async with new_client(timeout_s=self._timeout) as client:

            async def attempt() -> httpx.Response:
                return await send(
                    client,
                    "POST",
                    self._url,
                    usage=usage,
                    headers=HARD_EXPIRY,
                    data=form,
                    auth=httpx.BasicAuth(app["client_id"], app["client_secret"]),
                )

            response = await self._retry.call(attempt, usage)
        try:
            answer = canonical.parse(response.content)
        except ValueError:
            answer = None
        if response.status_code == httpx.codes.OK and isinstance(answer, dict) and answer.get("access_token"):
            return answer
        if response.status_code in (400, 401, 403):
            reason = answer if isinstance(answer, dict) else {}
            words = [str(reason[key]) for key in ("error", "error_description") if reason.get(key)]
            return ": ".join(words) or f"HTTP {response.status_code}"
        host = urlsplit(self._url).hostname
        raise SourceError(f"{host} gives no token (HTTP {response.status_code})", "Run the same command again later")


def _secrets(answer: Mapping[str, Any], kept: Mapping[str, str]) -> Secrets:
    """Everything to be stored. The grant ends with the rolling or the hard limit, whichever is earlier."""
    values = {**kept, "access_token": str(answer["access_token"])}
    if refresh_token := answer.get("refresh_token"):
        values["refresh_token"] = str(refresh_token)
    if scope := answer.get("scope"):
        values["scope"] = str(scope)
    if hard := _in(answer.get("x_refresh_token_hard_expires_in")):
        values["refresh_hard_expires_at"] = hard.isoformat()
    known = values.get("refresh_hard_expires_at")
    ends = [_in(answer.get("x_refresh_token_expires_in")), datetime.fromisoformat(known) if known else None]
    return Secrets(
        values,
        expires_at=_in(answer.get("expires_in")),
        refresh_expires_at=min((end for end in ends if end is not None), default=None),
    )


def _in(seconds: Any) -> datetime | None:
    return datetime.now(UTC) + timedelta(seconds=float(seconds)) if seconds is not None else None
