"""OAuth: who may send a redirect, and what it must carry."""

import hashlib
import hmac
import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from ingest_platform.errors import CredentialError
from ingest_platform.sources.shopify.oauth import authorize_url, check_redirect

NOW = 1_790_000_000.0
SHOP = "https://snow.myshopify.com"


def redirect(secret: str = "s3cret", *, encoded: bool = False, **changes: str) -> dict[str, str]:
    query = {"code": "c0de", "shop": "snow.myshopify.com", "state": "st=1&x", "timestamp": str(int(NOW)), "host": "aG8"}
    query |= changes
    query = {k: v for k, v in query.items() if v}

    def written(text: str) -> str:
        return quote(text, safe="") if encoded else text

    message = "&".join(f"{written(k)}={written(v)}" for k, v in sorted(query.items()))
    return query | {"hmac": hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()}


def check(query: dict[str, str], base_url: str = SHOP) -> str:
    return check_redirect(query, base_url=base_url, client_secret="s3cret", now=lambda: NOW)


@pytest.mark.parametrize("encoded", [False, True])
def test_a_redirect_that_shopify_signed_gives_its_code(encoded: bool) -> None:
    assert check(redirect(encoded=encoded)) == "c0de"


@pytest.mark.parametrize(
    ("shop", "base_url"),
    [
        ("snow.myshopify.com", "http://127.0.0.1:8090/shops/snow"),
        ("snow", "http://127.0.0.1:8090/shops/snow/"),
        ("snow.myshopify.com", "https://SNOW.myshopify.com/"),
    ],
)
def test_the_shop_is_known_by_its_base_url(shop: str, base_url: str) -> None:
    assert check(redirect(shop=shop), base_url) == "c0de"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (redirect("other"), "not signed"),
        (redirect() | {"code": "forged"}, "not signed"),
        ({k: v for k, v in redirect().items() if k != "hmac"}, "not signed"),
        (redirect() | {"hmac": "✓"}, "not signed"),
        (redirect(shop="evil.myshopify.com"), "of shop 'evil"),
        (redirect(shop="snow.myshopify.com.evil.com"), "of shop"),
        (redirect(timestamp=str(int(NOW) - 3600)), "too old"),
        (redirect(timestamp=""), "no time"),
        (redirect(code="", error="access_denied"), r"not granted \(access_denied\)"),
    ],
    ids=["secret", "changed", "unsigned", "no hex", "shop", "suffix", "old", "no time", "denied"],
)
def test_any_other_redirect_is_refused_with_a_remedy(query: dict[str, str], sentence: str) -> None:
    with pytest.raises(CredentialError, match=sentence) as raised:
        check(query)
    assert re.search("ingest connect", raised.value.remedy)


def test_the_install_screen_is_asked_for_the_declared_scopes() -> None:
    address = authorize_url(
        base_url=f"{SHOP}/",
        state="st&te",
        redirect_uri="https://x.example/back?a=b",
        client_id="id",
        scopes=["read_orders", "read_products"],
    )
    parts = urlsplit(address)
    query = parse_qs(parts.query)
    assert (parts.netloc, parts.path) == ("snow.myshopify.com", "/admin/oauth/authorize")
    assert query == {
        "client_id": ["id"],
        "scope": ["read_orders,read_products"],
        "redirect_uri": ["https://x.example/back?a=b"],
        "state": ["st&te"],
    }
