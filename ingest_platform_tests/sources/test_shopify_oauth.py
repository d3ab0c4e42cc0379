"""The whole of OAuth against the sandbox: install screen, code, expiry, rotation."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from ingest_platform.errors import CredentialError, NeedsReconnect
from ingest_platform.extract.connector import Secrets
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.sources.conftest import Shop

APP = {"client_id": "sandbox-client", "client_secret": "sandbox-secret"}
BACK = "http://127.0.0.1:9/oauth/callback"


def install(shop: Shop, state: str = "st-1") -> dict[str, str]:
    """A person opens the screen and presses Install; the query that the browser is sent back with."""
    address = shop.connector.authorize_url(
        base_url=shop.base_url, state=state, redirect_uri=BACK, client_id=APP["client_id"]
    )
    page = httpx.get(address)
    assert page.status_code == 200, page.text
    form = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', page.text))
    answer = httpx.post(address.partition("?")[0], data=form)
    assert answer.status_code in (302, 303), answer.text
    return dict(parse_qsl(urlsplit(answer.headers["Location"]).query))


async def connect(shop: Shop) -> Secrets:
    return await exchange(shop, install(shop))


async def exchange(shop: Shop, query: dict[str, str], **changes: str) -> Secrets:
    return await shop.connector.exchange(base_url=shop.base_url, query=query, redirect_uri=BACK, **(APP | changes))


async def test_an_installed_app_gets_an_expiring_token_with_the_declared_scopes(shop: Shop) -> None:
    query = install(shop, "st-42")
    assert query["state"] == "st-42"
    shop.secrets = await exchange(shop, query)
    assert shop.secrets.expires_at is not None
    assert shop.secrets.refresh_expires_at is not None
    hour = shop.secrets.expires_at - datetime.now(UTC)
    assert timedelta(minutes=55) < hour <= timedelta(minutes=60)
    async with shop.client() as client:
        assert {s.name for s in SHOPIFY.scopes} <= await client.granted_scopes()


async def test_a_code_buys_one_token(shop: Shop) -> None:
    query = install(shop)
    await exchange(shop, query)
    with pytest.raises(CredentialError, match="refuses the code"):
        await exchange(shop, query)


async def test_a_redirect_of_another_shop_buys_nothing(shop: Shop) -> None:
    query = install(shop)
    shop.name = "another"
    with pytest.raises(CredentialError, match="of shop"):
        await exchange(shop, query)


async def test_an_expired_token_is_refreshed_once_and_the_call_goes_on(shop: Shop) -> None:
    shop.secrets = await connect(shop)
    old = shop.secrets.values
    shop.control("POST", f"tokens/{old['access_token']}/expire")
    async with shop.client() as client:
        assert await client.granted_scopes()
    assert shop.refreshed == 1
    assert shop.secrets.values["access_token"] != old["access_token"]
    assert shop.secrets.values["refresh_token"] != old["refresh_token"]
    assert shop.secrets.values["client_secret"] == APP["client_secret"]


async def test_a_refresh_token_that_was_rotated_away_asks_for_a_new_connection(shop: Shop) -> None:
    first = await connect(shop)
    await shop.connector.renew(base_url=shop.base_url, secrets=first)
    with pytest.raises(NeedsReconnect) as raised:
        await shop.connector.renew(base_url=shop.base_url, secrets=first)
    assert "ingest connect" in raised.value.remedy


async def test_a_wrong_client_secret_asks_for_a_new_connection(shop: Shop) -> None:
    secrets = await connect(shop)
    wrong = Secrets({**secrets.values, "client_secret": "nonsense"})
    with pytest.raises(NeedsReconnect):
        await shop.connector.renew(base_url=shop.base_url, secrets=wrong)


async def test_a_static_token_that_is_refused_cannot_be_refreshed(shop: Shop) -> None:
    with pytest.raises(NeedsReconnect):
        await shop.connector.renew(base_url=shop.base_url, secrets=Secrets({"access_token": "shpat_x"}))


async def test_no_secret_shows_in_its_text(shop: Shop) -> None:
    secrets = await connect(shop)
    assert not any(
        value and value in f"{secrets!r} {secrets}" for key, value in secrets.values.items() if key != "scope"
    )
