"""OAuth against the sandbox: the page, the code, tokens that expire and rotate, and how a grant ends."""

from datetime import UTC, datetime, timedelta

import pytest

from ingest_platform.errors import CredentialError, NeedsReconnect
from ingest_platform.extract.connector import Secrets
from ingest_platform.extract.retry import Retry
from ingest_platform.sources.quickbooks import oauth
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform_tests.sources.quickbooks_company import APP, Company, consent
from ingest_platform_tests.sources.quickbooks_schema import contract, needs_contracts

BACK = "http://127.0.0.1:9/oauth/callback"
DAYS_100 = timedelta(days=100)


def redirect(company: Company, state: str = "st-1") -> dict[str, str]:
    address = company.connector.authorize_url(
        base_url=company.base_url, state=state, redirect_uri=BACK, client_id=APP["client_id"]
    )
    return consent(address)


async def exchange(company: Company, query: dict[str, str], **changes: str) -> Secrets:
    app = {"base_url": company.base_url, "redirect_uri": BACK, **APP, **changes}
    return await company.connector.exchange(query=query, **app)


async def connect(company: Company) -> Secrets:
    return await exchange(company, redirect(company))


async def test_a_company_that_agrees_gives_expiring_tokens_its_realm_and_the_scope(company: Company) -> None:
    query = redirect(company, "st-42")
    assert (query["state"], query["realmId"]) == ("st-42", company.realm)
    company.secrets = await exchange(company, query)
    assert company.secrets.expires_at is not None
    assert timedelta(minutes=55) < company.secrets.expires_at - datetime.now(UTC) <= timedelta(minutes=60)
    assert company.secrets.values["realm_id"] == company.realm
    async with company.client() as client:
        assert await client.granted_scopes() == {s.name for s in QUICKBOOKS.scopes}
        assert await client.identify() == company.realm


async def test_a_grant_ends_with_the_rolling_or_the_hard_limit_whichever_is_earlier(company: Company) -> None:
    secrets = await connect(company)
    assert secrets.refresh_expires_at is not None
    assert abs(secrets.refresh_expires_at - datetime.now(UTC) - DAYS_100) < timedelta(minutes=1)
    hard = datetime.fromisoformat(secrets.values["refresh_hard_expires_at"])
    assert hard - datetime.now(UTC) > timedelta(days=5 * 365 - 1)
    # Years later the hard end is near: an answer that does not repeat it moves it no further away.
    soon = datetime.now(UTC) + timedelta(days=3)
    late = oauth.Tokens("", timeout_s=1, retry=Retry()).secrets(
        {"access_token": "a", "x_refresh_token_expires_in": 8_640_000},
        {**secrets.values, "refresh_hard_expires_at": soon.isoformat()},
    )
    assert late.refresh_expires_at == soon


async def test_a_code_buys_one_token(company: Company) -> None:
    query = redirect(company)
    await exchange(company, query)
    with pytest.raises(CredentialError, match="refuses the code"):
        await exchange(company, query)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"error": "access_denied", "state": "s"}, "not granted"),
        ({"state": "s", "realmId": "1"}, "not granted"),
        ({"code": "c", "state": "s"}, "names no company"),
        ({"code": "c", "state": "s", "realmId": "../1"}, "names no company"),
    ],
)
async def test_a_redirect_without_a_grant_says_so(company: Company, query: dict[str, str], says: str) -> None:
    with pytest.raises(CredentialError, match=says) as raised:
        await exchange(company, query)
    assert "ingest connect" in raised.value.remedy


async def test_a_grant_of_another_company_than_the_address_names_is_refused(company: Company) -> None:
    with pytest.raises(CredentialError, match=f"company {company.realm} and not to 5"):
        await exchange(company, redirect(company), base_url=f"{company.url}/v3/company/5")


async def test_a_refused_access_token_is_refreshed_once_and_the_call_goes_on(company: Company) -> None:
    company.secrets = await connect(company)
    old = company.secrets.values
    company.control("POST", f"tokens/{old['access_token']}/expire")
    async with company.client() as client:
        assert await client.identify() == company.realm
    assert company.refreshed == 1
    assert company.secrets.values["access_token"] != old["access_token"]
    assert company.secrets.values["refresh_token"] != old["refresh_token"]
    assert company.secrets.values["realm_id"] == company.realm


async def test_the_refresh_token_before_works_for_a_while_and_then_asks_for_a_new_connection(company: Company) -> None:
    first = await connect(company)
    second = await company.connector.renew(base_url=company.base_url, secrets=first)
    again = await company.connector.renew(base_url=company.base_url, secrets=first)
    assert again.values["refresh_token"] == second.values["refresh_token"]
    company.control("PUT", "tokens/settings", {"grace": 0})
    await company.connector.renew(base_url=company.base_url, secrets=second)
    with pytest.raises(NeedsReconnect, match="invalid_grant") as raised:
        await company.connector.renew(base_url=company.base_url, secrets=second)
    assert "ingest connect quickbooks" in raised.value.remedy


async def test_a_disconnected_company_asks_for_a_new_connection(company: Company) -> None:
    company.control("POST", "uninstall")
    with pytest.raises(NeedsReconnect):
        await company.backfill("term")


async def test_a_token_that_was_pasted_cannot_be_refreshed_and_a_warning_says_so(company: Company) -> None:
    held = Secrets({"access_token": "eyJ"})
    with pytest.raises(NeedsReconnect):
        await company.connector.renew(base_url=company.base_url, secrets=held)
    assert "OAuth" in " ".join(company.connector.warnings(held))
    assert company.connector.warnings(company.secrets) == ()


async def test_no_secret_shows_in_its_text(company: Company) -> None:
    secrets = await connect(company)
    hidden = [v for k, v in secrets.values.items() if k.endswith(("token", "secret"))]
    assert hidden
    assert not any(value in f"{secrets!r} {secrets}" for value in hidden)


@needs_contracts
def test_intuits_own_addresses_come_from_its_discovery_document() -> None:
    assert oauth.discovery_address("https://quickbooks.api.intuit.com") == oauth.DISCOVERY
    assert oauth.discovery_address("https://sandbox-quickbooks.api.intuit.com/v3/company/1") == (
        oauth.DISCOVERY_OF_SANDBOXES
    )
    assert oauth.discovery_address("https://intuit.com.example.org") == (
        "https://intuit.com.example.org/.well-known/openid_configuration"
    )
    document = contract("oauth/discovery.json")
    assert {"authorization_endpoint", "token_endpoint"} <= set(document)
