"""Shopify's OAuth: the address where a person installs the app, the code it buys, and tokens that expire.

Facts: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens — an offline token asked
for with `expiring=1` lasts an hour; its refresh token lasts 90 days and changes with every use.
"""

import hashlib
import hmac
import re
import time
from collections.abc import Callable, Mapping
from urllib.parse import quote, urlsplit

from authlib.common.urls import add_params_to_uri

from ingest_platform.errors import CredentialError
from ingest_platform.extract import oauth
from ingest_platform.extract.connector import Secrets
from ingest_platform.extract.retry import Retry
from ingest_platform.sources.shopify.graphql import RECONNECT

SHOP_DOMAIN = re.compile(r"[a-z0-9][a-z0-9-]*\.myshopify\.com")
TOLERANCE = 600.0
"""Seconds between Shopify's redirect and our clock; the code it carries is short-lived by itself."""

START_AGAIN = "Start again with `ingest connect shopify`"


def account_of(base_url: str) -> str:
    """The shop that an address names: the host, and the path below it when there is one."""
    parts = urlsplit(base_url)
    return (parts.netloc + parts.path).rstrip("/")


def authorize_url(*, base_url: str, state: str, redirect_uri: str, client_id: str, scopes: list[str]) -> str:
    """The install screen. No `grant_options`: the token is the shop's (offline), not a person's."""
    parameters = [
        ("client_id", client_id),
        ("scope", ",".join(scopes)),
        ("redirect_uri", redirect_uri),
        ("state", state),
    ]
    address: str = add_params_to_uri(f"{base_url.rstrip('/')}/admin/oauth/authorize", parameters)
    return address


def check_redirect(
    query: Mapping[str, str], *, base_url: str, client_secret: str, now: Callable[[], float] = time.time
) -> str:
    """The code of a redirect that Shopify sent. The state is the caller's to check: it is single-use.

    Raises:
        CredentialError: the signature, the shop or the time is wrong, or access was not granted.
    """
    given = query.get("hmac", "")
    if not any(hmac.compare_digest(given.encode(), h.encode()) for h in signatures(query, client_secret)):
        raise CredentialError("The redirect is not signed by Shopify with this app's secret", START_AGAIN)
    if not _same_shop(query.get("shop", ""), base_url):
        what = f"The redirect is of shop {query.get('shop', '')!r} and not of {base_url}"
        raise CredentialError(what, START_AGAIN)
    try:
        age = abs(now() - float(query.get("timestamp", "")))
    except ValueError:
        raise CredentialError("The redirect carries no time", START_AGAIN) from None
    if age > TOLERANCE:
        remedy = f"{START_AGAIN}, and see that this machine's clock is right"
        raise CredentialError("The redirect is too old or from the future", remedy)
    code = query.get("code", "")
    if not code:
        raise CredentialError(f"Access was not granted ({query.get('error', 'no code')})", START_AGAIN)
    return code


def signatures(query: Mapping[str, str], client_secret: str) -> tuple[str, str]:
    """The signatures that a query may carry: its values as they are, or percent-encoded.

    The vendor's libraries differ in that; both forms are keyed with the secret, so accepting either gives
    nothing away.
    """
    pairs = sorted((k, v) for k, v in query.items() if k not in ("hmac", "signature"))
    plain = "&".join(f"{k}={v}" for k, v in pairs)
    encoded = "&".join(f"{quote(k, safe='')}={quote(v, safe='')}" for k, v in pairs)
    key = client_secret.encode()
    return (
        hmac.new(key, plain.encode(), hashlib.sha256).hexdigest(),
        hmac.new(key, encoded.encode(), hashlib.sha256).hexdigest(),
    )


def _same_shop(shop: str, base_url: str) -> bool:
    """Whether the redirect's shop is the one that was asked.

    A base URL that is not at the vendor's (a sandbox, a proxy) names its shop in its last step.
    """
    parts = urlsplit(base_url)
    host = (parts.hostname or "").lower()
    if SHOP_DOMAIN.fullmatch(host):
        return shop.lower() == host
    name = parts.path.rstrip("/").rpartition("/")[2].lower()
    return bool(name) and shop.lower() in (name, f"{name}.myshopify.com", host)


class Tokens(oauth.Tokens):
    """Buys tokens from one shop's token endpoint."""

    VENDOR = "Shopify"
    START_AGAIN = START_AGAIN
    RECONNECT = RECONNECT

    def __init__(self, *, base_url: str, timeout_s: float, retry: Retry) -> None:
        super().__init__(f"{base_url.rstrip('/')}/admin/oauth/access_token", timeout_s=timeout_s, retry=retry)

    async def exchange(self, *, code: str, client_id: str, client_secret: str) -> Secrets:
        """The token that a code buys. Raises CredentialError when Shopify refuses it."""
        return await self.buy({"code": code, "expiring": "1"}, {"client_id": client_id, "client_secret": client_secret})
