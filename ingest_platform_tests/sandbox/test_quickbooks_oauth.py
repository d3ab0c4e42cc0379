"""Intuit's OAuth 2.0 as the sandbox speaks it: consent, tokens, rotation, loss, revocation."""

from __future__ import annotations

import re
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from ingest_platform.sandbox.quickbooks.oauth import HARD_HEADER
from ingest_platform_tests.sandbox.conftest import Company

APP = ("sandbox-client", "sandbox-secret")
REDIRECT = "http://localhost:1/callback?x=1"


def refresh(company: Company, token: str, **headers: str) -> httpx.Response:
    form = {"grant_type": "refresh_token", "refresh_token": token}
    return company.http.post(f"{root(company)}/oauth2/v1/tokens/bearer", data=form, auth=APP, headers=headers)


def root(company: Company) -> str:
    return company.control.url


def works(company: Company, token: str) -> bool:
    answer = company.http.get(f"{company.url}/companyinfo/{company.realm}", headers=company.bearer(token))
    return answer.status_code == 200


def grants(company: Company) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = company.control.call("GET", "tokens")["grants"]
    return found


def consent(company: Company, **changed: str) -> httpx.Response:
    params = {
        "client_id": APP[0],
        "response_type": "code",
        "scope": "com.intuit.quickbooks.accounting",
        "redirect_uri": REDIRECT,
        "state": "a b&c",
    }
    return company.http.get(f"{company.control.account_url}/connect/oauth2", params=params | changed)


def test_a_person_agrees_and_the_code_becomes_tokens_once(company: Company) -> None:
    discovered = company.http.get(f"{company.control.account_url}/.well-known/openid_configuration").json()
    page = consent(company)
    assert page.status_code == 200
    assert f'value="{company.realm}"' in page.text
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text.replace("&amp;", "&")))
    sent = company.http.post(discovered["authorization_endpoint"], data={**fields, "realmId": company.realm})
    assert sent.status_code == 302
    back = parse_qs(urlsplit(sent.headers["location"]).query)
    assert (back["state"], back["realmId"], back["x"]) == (["a b&c"], [company.realm], ["1"])
    form = {"grant_type": "authorization_code", "code": back["code"][0], "redirect_uri": REDIRECT}
    tokens = company.http.post(discovered["token_endpoint"], data=form, auth=APP).json()
    assert (tokens["expires_in"], tokens["x_refresh_token_expires_in"]) == (3600, 8_640_000)
    assert "x_refresh_token_hard_expires_in" not in tokens
    assert works(company, tokens["access_token"])
    again = company.http.post(discovered["token_endpoint"], data=form, auth=APP)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "changed",
    [{"client_id": "x"}, {"response_type": "token"}, {"redirect_uri": "javascript:1"}, {"scope": ""}, {"state": ""}],
)
def test_a_request_for_consent_that_is_not_in_order_shows_a_page_that_says_so(
    company: Company, changed: dict[str, str]
) -> None:
    page = consent(company, **changed)
    assert page.status_code == 400
    assert "Something went wrong" in page.text


def test_the_wrong_secret_is_refused(company: Company) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": company.tokens["refresh_token"]}
    answer = company.http.post(f"{root(company)}/oauth2/v1/tokens/bearer", data=form, auth=(APP[0], "wrong"))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert company.http.post(f"{root(company)}/oauth2/v1/tokens/bearer", data=form).status_code == 401


def test_each_refresh_brings_a_new_refresh_token_and_the_one_before_gets_the_same_for_a_while(company: Company) -> None:
    first = company.tokens["refresh_token"]
    second = refresh(company, first).json()
    assert second["refresh_token"] != first
    assert works(company, second["access_token"])
    assert grants(company)[0]["refresh_token"] == second["refresh_token"]
    late = refresh(company, first).json()
    assert late["refresh_token"] == second["refresh_token"]
    third = refresh(company, second["refresh_token"]).json()
    assert third["refresh_token"] not in (first, second["refresh_token"])
    assert company.control.stats()["token_calls"] == {"refresh": 3}


def test_without_grace_the_refresh_token_before_is_dead_at_once(company: Company) -> None:
    company.control.call("PUT", "tokens/settings", {"grace": 0})
    first = company.tokens["refresh_token"]
    assert refresh(company, first).status_code == 200
    dead = refresh(company, first)
    assert (dead.status_code, dead.json()["error"]) == (400, "invalid_grant")
    assert company.control.stats()["token_calls"] == {"refresh": 1, "refused": 1}


def test_without_rotation_the_refresh_token_stays(company: Company) -> None:
    company.control.call("PUT", "tokens/settings", {"rotate": False})
    first = company.tokens["refresh_token"]
    assert refresh(company, first).json()["refresh_token"] == first


def test_the_end_of_five_years_is_told_to_those_who_ask(company: Company) -> None:
    answer = refresh(company, company.tokens["refresh_token"], **{HARD_HEADER: "true"}).json()
    assert answer["x_refresh_token_hard_expires_in"] == pytest.approx(5 * 365 * 86_400, abs=60)


def test_a_lost_answer_has_rotated_all_the_same(company: Company) -> None:
    company.control.call("PUT", "tokens/settings", {"grace": 0})
    company.control.set_faults(token_answer={"next": 1})
    first = company.tokens["refresh_token"]
    with pytest.raises(httpx.RemoteProtocolError):
        refresh(company, first)
    (grant,) = grants(company)
    assert grant["previous"] == [first]
    assert refresh(company, first).json()["error"] == "invalid_grant"
    assert refresh(company, grant["refresh_token"]).status_code == 200


def test_the_token_endpoint_can_be_slow(company: Company) -> None:
    company.control.set_faults(token_delay_ms=80)
    before = time.monotonic()
    assert refresh(company, company.tokens["refresh_token"]).status_code == 200
    assert time.monotonic() - before >= 0.08


def test_an_expired_token_is_401_and_one_that_is_refused_says_which(company: Company) -> None:
    token = company.tokens["access_token"]
    company.control.expire_token(token)
    expired = company.get("query", query="SELECT * FROM Invoice")
    assert company.fault(expired) == (401, "3200", "Token expired")
    assert refresh(company, company.tokens["refresh_token"]).status_code == 200
    company.control.expire_token(grants(company)[0]["refresh_token"])
    assert refresh(company, grants(company)[0]["refresh_token"]).json()["error"] == "invalid_grant"


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_revoking_either_token_ends_the_grant(company: Company, which: str) -> None:
    url = f"{root(company)}/v2/oauth2/tokens/revoke"
    answer = company.http.post(url, json={"token": company.tokens[which]}, auth=APP)
    assert (answer.status_code, answer.json()) == (200, {"statuscode": "200"})
    assert company.fault(company.get("companyinfo/1"))[:2] == (401, "3200")
    assert refresh(company, company.tokens["refresh_token"]).json()["error"] == "invalid_grant"
    assert grants(company) == []


def test_disconnecting_ends_every_grant(company: Company) -> None:
    company.control.uninstall()
    assert grants(company) == []
    assert not works(company, company.tokens["access_token"])


def test_a_token_opens_its_own_company_and_needs_the_scope(company: Company) -> None:
    other = f"{root(company)}/v3/company/1/companyinfo/1"
    assert company.fault(company.http.get(other, headers=company.bearer()))[:2] == (403, "3100")
    company.control.set_scopes(company.tokens["access_token"], ["openid"])
    assert company.fault(company.get("companyinfo/1"))[:2] == (403, "3100")
    assert company.http.get(f"{company.url}/companyinfo/1").status_code == 401
