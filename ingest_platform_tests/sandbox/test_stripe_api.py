"""Stripe's sandbox as a client meets it: lists, cursors, filters, expansion, search, keys, limits."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any

import httpx
import pytest

from ingest_platform.sandbox.stripe.families import FAMILIES
from ingest_platform.sandbox.stripe.server import Options, Server
from ingest_platform_tests.sandbox.conftest import StripeAccount
from ingest_platform_tests.shared import Sandbox

LISTS = [one for one in FAMILIES if not one.single and not one.required and one.name != "tax_id"]


@pytest.mark.parametrize("family", LISTS, ids=lambda family: family.name)
def test_a_list_walked_by_its_cursor_is_the_whole_truth_newest_first(account: StripeAccount, family: Any) -> None:
    everything = {"status": "all"} if family.hidden else {}
    found = account.walk(family.path, limit=17, **everything)
    assert [one["id"] for one in found] == account.control.ids(family.name)[::-1]
    assert all(newer["created"] >= older["created"] for newer, older in pairwise(found))
    truth = {one["id"]: one for one in account.control.truth(family.name)}
    for one in found[:3]:
        whole = account.get(f"{family.path}/{one['id']}")
        assert whole == one
        assert {**truth[one["id"]], **dict.fromkeys(family.nested)} == {
            **whole,
            **dict.fromkeys(family.nested),
        }


def test_pages_backwards_end_before_the_cursor(account: StripeAccount) -> None:
    ids = [one["id"] for one in account.walk("/v1/charges")]
    page = account.get("/v1/charges", limit=5, ending_before=ids[20])
    assert [one["id"] for one in page["data"]] == ids[15:20]
    assert page["has_more"]
    assert [one["id"] for one in account.get("/v1/charges")["data"]] == ids[:10]


def test_created_filters_cut_the_list_and_are_refused_where_the_vendor_has_none(account: StripeAccount) -> None:
    charges = account.walk("/v1/charges")
    middle = charges[60]["created"]
    for how, holds in {"gte": int.__ge__, "gt": int.__gt__, "lt": int.__lt__, "lte": int.__le__}.items():
        found = account.walk("/v1/charges", **{f"created[{how}]": middle})
        assert [one["id"] for one in found] == [one["id"] for one in charges if holds(one["created"], middle)]
    assert {one["created"] for one in account.walk("/v1/charges", created=middle)} == {middle}
    for path in ("/v1/payment_methods", "/v1/tax_ids", "/v1/webhook_endpoints"):
        error = account.refused(path, 400, **{"created[gte]": 1})
        assert (error["code"], error["param"]) == ("parameter_unknown", "created")


def test_several_objects_share_a_second(account: StripeAccount) -> None:
    seconds = [one["created"] for one in account.walk("/v1/charges")]
    assert len(set(seconds)) < len(seconds)


def test_canceled_subscriptions_are_hidden_and_inactive_prices_are_not(account: StripeAccount) -> None:
    everything = account.walk("/v1/subscriptions", status="all")
    shown = account.walk("/v1/subscriptions")
    canceled = account.walk("/v1/subscriptions", status="canceled")
    assert canceled
    assert len(shown) + len(canceled) == len(everything)
    assert {one["active"] for one in account.walk("/v1/prices")} == {True, False}
    assert {one["active"] for one in account.walk("/v1/prices", active="false")} == {False}


def test_nested_lists_end_early_and_go_on_at_their_own_address(account: StripeAccount) -> None:
    invoice = next(one for one in account.walk("/v1/invoices") if one["lines"]["has_more"])
    assert len(invoice["lines"]["data"]) == 10
    lines = account.walk(invoice["lines"]["url"], limit=4)
    assert [one["id"] for one in lines[:10]] == [one["id"] for one in invoice["lines"]["data"]]
    truth = account.control.get("invoice", invoice["id"])["object"]["lines"]
    assert lines == truth["data"]
    assert not truth["has_more"]
    subscription = next(one for one in account.walk("/v1/subscriptions", status="all") if one["items"]["has_more"])
    items = account.walk("/v1/subscription_items", subscription=subscription["id"])
    assert len(items) == 12


def test_references_lead_to_objects_that_exist(account: StripeAccount) -> None:
    known = {family.name: set(account.control.ids(family.name)) for family in FAMILIES}
    for family in FAMILIES:
        for document in account.control.truth(family.name):
            for path, kind in family.expands.items():
                value: Any = document
                for name in path.split("."):
                    value = value.get(name) if isinstance(value, dict) else None
                if isinstance(value, str) and not (family.name == "balance_transaction" and path == "source"):
                    assert value in known[kind], (family.name, path)


def test_expansion_puts_objects_in_the_place_of_ids(account: StripeAccount) -> None:
    plain = next(one for one in account.walk("/v1/charges") if one["customer"] and one["balance_transaction"])
    found = account.get(f"/v1/charges/{plain['id']}", **{"expand[]": ["customer", "payment_intent.latest_charge"]})
    assert found["customer"] == account.get(f"/v1/customers/{plain['customer']}")
    assert found["payment_intent"]["latest_charge"]["id"] == plain["id"]
    page = account.get("/v1/charges", limit=3, **{"expand[]": ["data.balance_transaction", "data.refunds"]})
    assert all(one["refunds"]["object"] == "list" for one in page["data"])
    assert page["data"][0]["balance_transaction"]["object"] == "balance_transaction"
    assert (
        "cannot be expanded" in account.refused(f"/v1/charges/{plain['id']}", 400, **{"expand[]": "amount"})["message"]
    )


def test_a_deleted_object_leaves_the_list_and_some_leave_a_tombstone(account: StripeAccount) -> None:
    customer, charge = account.control.ids("customer")[3], account.control.ids("charge")[3]
    account.control.delete("customer", customer)
    account.control.delete("charge", charge)
    assert customer not in {one["id"] for one in account.walk("/v1/customers")}
    assert account.get(f"/v1/customers/{customer}") == {"id": customer, "object": "customer", "deleted": True}
    error = account.refused(f"/v1/charges/{charge}", 404)
    assert (error["code"], error["type"]) == ("resource_missing", "invalid_request_error")
    assert account.refused("/v1/charges", 400, starting_after=charge)["param"] == "starting_after"
    assert account.get("/v1/customers", starting_after=customer)["object"] == "list"


def test_a_new_object_stands_where_its_second_is_and_has_ids_of_its_own(account: StripeAccount) -> None:
    middle = account.walk("/v1/invoices")[30]
    made = account.control.create("invoice", at=middle["created"])
    found = account.walk("/v1/invoices", created=middle["created"])
    assert made["id"] in {one["id"] for one in found}
    lines = [line["id"] for one in account.control.truth("invoice") for line in one["lines"]["data"]]
    assert len(lines) == len(set(lines))


def test_small_pages_of_a_churned_list_miss_nothing_and_repeat_nothing(account: StripeAccount) -> None:
    seconds = [one["created"] for one in account.walk("/v1/charges")]
    for second in (seconds[5], seconds[5], seconds[64], seconds[-1] - 9):
        account.control.create("charge", at=second)
    account.control.update("charge", account.control.ids("charge")[7], set={"created": seconds[40] + 1})
    account.control.churn(30, types=("charge",), kinds=("create", "delete", "update"))
    found = account.walk("/v1/charges", limit=3)
    ids = [one["id"] for one in found]
    assert len(ids) == len(set(ids)) == account.control.count("charge")
    assert sorted(ids) == sorted(one["id"] for one in account.control.truth("charge"))
    assert all(newer["created"] >= older["created"] for newer, older in pairwise(found))
    backwards: list[str] = ids[-1:]
    while page := account.get("/v1/charges", limit=4, ending_before=backwards[0])["data"]:
        backwards = [*(one["id"] for one in page), *backwards]
    assert backwards == ids
    paged = account.control.call("GET", "charge?limit=50")
    rest = account.control.call("GET", f"charge?limit=500&after={paged['next']}")
    assert [*paged["ids"], *rest["ids"]] == ids[::-1]


def test_tax_ids_are_listed_for_the_account_itself_unless_an_owner_is_named(account: StripeAccount) -> None:
    truth = list(account.control.truth("tax_id"))
    assert {one["customer"] for one in account.walk("/v1/tax_ids")} <= {None}
    owned = truth[0]["customer"]
    theirs = account.walk("/v1/tax_ids", **{"owner[type]": "customer", "owner[customer]": owned})
    assert [one["id"] for one in theirs] == [one["id"] for one in account.walk(f"/v1/customers/{owned}/tax_ids")]
    assert account.refused("/v1/entitlements/active_entitlements", 400)["param"] == "customer"


@pytest.mark.parametrize(
    ("path", "params", "code"),
    [
        ("/v1/charges", {"updated[gte]": 1}, "parameter_unknown"),
        ("/v1/charges", {"limit": 101}, "parameter_invalid"),
        ("/v1/charges", {"limit": "many"}, "parameter_invalid_integer"),
        ("/v1/charges", {"created[gte]": "monday"}, "parameter_invalid_integer"),
        ("/v1/charges", {"starting_after": "ch_none"}, "resource_missing"),
    ],
)
def test_bad_parameters_are_refused_with_the_vendors_error(
    account: StripeAccount, path: str, params: dict[str, Any], code: str
) -> None:
    error = account.refused(path, 400, **params)
    assert error["code"] == code
    assert error["type"] == "invalid_request_error"


def test_search_finds_by_clauses_counts_and_lags(account: StripeAccount) -> None:
    charges = account.walk("/v1/charges")
    second = charges[40]["created"]
    found = account.get("/v1/charges/search", query=f"created>={second} AND status:'succeeded'", limit=100)
    expected = [one["id"] for one in charges if one["created"] >= second and one["status"] == "succeeded"]
    assert [one["id"] for one in found["data"]] == expected
    query = {"query": "status:'succeeded'", "limit": 50, "expand[]": "total_count"}
    first = account.get("/v1/charges/search", **query)
    assert first["total_count"] == sum(one["status"] == "succeeded" for one in charges)
    second_page = account.get("/v1/charges/search", **query, page=first["next_page"])
    assert not {one["id"] for one in first["data"]} & {one["id"] for one in second_page["data"]}
    account.control.set_faults(search_lag=60)
    made = account.control.create("charge", set={"metadata": {"a": "b"}})["id"]
    query = {"query": "metadata['a']:'b'"}
    assert account.get("/v1/charges/search", **query)["data"] == []
    account.control.clear_faults()
    assert [one["id"] for one in account.get("/v1/charges/search", **query)["data"]] == [made]
    assert account.refused("/v1/charges/search", 400, query="???")["param"] == "query"


def test_stale_lists_show_the_past_and_single_objects_the_present(account: StripeAccount) -> None:
    customer = account.control.ids("customer")[-1]
    account.control.set_faults(stale_reads=60)
    account.control.update("customer", customer, set={"name": "Neu"})
    made = account.control.create("customer")["id"]
    listed = {one["id"]: one["name"] for one in account.walk("/v1/customers")}
    assert listed[customer] != "Neu"
    assert made not in listed
    assert account.get(f"/v1/customers/{customer}")["name"] == "Neu"
    account.control.clear_faults()
    assert {one["id"]: one["name"] for one in account.walk("/v1/customers")}[customer] == "Neu"


def test_keys_open_by_bearer_or_basic_and_are_refused_as_the_vendor_does(account: StripeAccount) -> None:
    basic = base64.b64encode(b"sk_test_sandbox:").decode()
    assert account.call("GET", "/v1/charges", headers={"Authorization": f"Basic {basic}"}).status_code == 200
    account.key = account.control.add_token(permissions=["rak_customer_read"])
    assert account.get("/v1/customers")["object"] == "list"
    error = account.refused("/v1/charges", 403)
    assert "rak_charge_read" in error["message"]
    account.control.expire_token(account.key)
    assert account.refused("/v1/customers", 401)["code"] == "api_key_expired"
    account.control.revoke_token(account.key)
    assert "Invalid API Key" in account.refused("/v1/customers", 401)["message"]
    assert (
        "did not provide"
        in account.call("GET", "/v1/charges", headers={"Authorization": ""}).json()["error"]["message"]
    )


def test_the_restricted_key_reads_everything(account: StripeAccount) -> None:
    for family in FAMILIES:
        needed = {name: account.control.ids("customer")[0] for name in family.required}
        assert account.get(family.path, **needed)["object"] in ("list", family.name)


def test_another_account_is_chosen_by_its_id(account: StripeAccount) -> None:
    headers = {"Stripe-Account": f"acct_{account.control.account}-b"}
    assert account.call("GET", "/v1/account", headers=headers).json()["id"] == headers["Stripe-Account"]
    own = account.get("/v1/account")
    assert own["id"] == f"acct_{account.control.account}"
    assert account.get(f"/v1/accounts/{own['id']}") == own
    assert account.call("GET", "/v1/charges", headers=headers).json() != account.get("/v1/charges")


def test_the_date_header_is_the_accounts_clock(account: StripeAccount) -> None:
    account.control.set_faults(clock_offset=7_200)
    answer = account.call("GET", "/v1/charges")
    assert abs(parsedate_to_datetime(answer.headers["date"]).timestamp() - time.time() - 7_200) < 5
    assert abs(account.control.create("charge")["created"] - time.time() - 7_200) < 5


def test_calls_beyond_the_limit_are_refused_and_counted(account: StripeAccount) -> None:
    account.control.call("PUT", "quota", {"per_second": 2})
    answers = [account.call("GET", "/v1/charges") for _ in range(5)]
    refused = [one for one in answers if one.status_code == 429]
    assert len(refused) >= 2
    assert refused[0].headers["stripe-rate-limited-reason"] == "global-rate"
    assert account.control.stats()["throttled"] == len(refused)
    account.control.call("PUT", "quota", {"endpoint_per_second": 1})
    assert account.call("GET", "/v1/charges").status_code == 200
    assert account.call("GET", "/v1/charges").headers["stripe-rate-limited-reason"] == "endpoint-rate"
    assert account.call("GET", "/v1/customers").status_code == 200
    account.control.call("PUT", "quota", {})
    account.control.set_faults(lock_timeout_next=1)
    assert account.refused("/v1/charges", 429)["code"] == "lock_timeout"


def test_no_more_calls_run_at_once_than_allowed(account: StripeAccount) -> None:
    account.control.call("PUT", "quota", {"concurrent": 2})
    account.control.set_faults(slow_ms=150)

    async def burst() -> list[httpx.Response]:
        headers = {"Authorization": f"Bearer {account.key}"}
        async with httpx.AsyncClient(headers=headers, trust_env=False) as client:
            return await asyncio.gather(*[client.get(f"{account.control.account_url}/v1/balance") for _ in range(5)])

    answers = asyncio.run(burst())
    reasons = [one.headers.get("stripe-rate-limited-reason") for one in answers]
    assert reasons.count("global-concurrency") == 3
    assert account.control.stats()["peak_concurrency"] == 2


def test_http_faults_break_calls_as_told(account: StripeAccount) -> None:
    account.control.set_faults(http={"status": 503, "next": 1, "retry_after": 2})
    answer = account.call("GET", "/v1/charges")
    assert (answer.status_code, answer.headers["retry-after"], answer.headers["stripe-should-retry"]) == (
        503,
        "2",
        "true",
    )
    for when in ("before", "mid_body"):
        account.control.set_faults(drop={"when": when, "next": 1})
        with pytest.raises(httpx.HTTPError):
            account.call("GET", "/v1/charges")
    assert account.get("/v1/charges")["object"] == "list"


def test_prepared_pages_are_the_same_pages(account: StripeAccount) -> None:
    before = account.call("GET", "/v1/charges", params={"limit": 100}).content
    assert account.control.call("POST", "prepare", {"type": "charge"})["objects"] == 130
    assert account.call("GET", "/v1/charges", params={"limit": 100}).content == before
    charge = json.loads(before)["data"][5]["id"]
    account.control.update("charge", charge, set={"description": "neu"})
    assert account.get("/v1/charges")["data"][5]["description"] == "neu"


def test_what_was_changed_before_it_was_prepared_is_still_seen_as_it_was(account: StripeAccount) -> None:
    changed, gone = account.control.ids("charge")[-2:]
    before = account.get("/v1/charges", limit=5)["data"]
    account.control.update("charge", changed, set={"description": "neu"})
    account.control.delete("charge", gone)
    account.control.call("POST", "prepare", {"type": "charge"})
    assert account.get("/v1/charges")["data"][0]["description"] == "neu"
    account.control.set_faults(stale_reads=3_600)
    assert account.get("/v1/charges", limit=5)["data"] == before


def test_the_same_seed_and_name_give_the_same_account(stripe_sandbox: Sandbox, account: StripeAccount) -> None:
    account.control.churn(20, types=("charge", "customer"), kinds=("update", "create", "delete"))
    account.control.reset()
    found = account.walk("/v1/charges")
    options = Options(charges=130, customers=40, subscriptions=40, invoices=60, products=8)
    other = Server(options).account(account.control.account)
    assert other is not None
    store = other.stores["charge"]
    assert found == [store.get(index) for _, index in store.positions()]


def test_a_million_ids_cost_no_memory() -> None:
    account = Server(Options(charges=1_000_000)).account("large")
    assert account is not None
    store = account.stores["charge"]
    last = store.id_at(999_999)
    assert store.index_of(last) == 999_999
    assert next(store.positions())[1] == 999_999
    middle = store.position(500_000)
    assert [index for _, index in zip(range(3), (place[1] for place in store.positions(after=middle)), strict=False)]
    low, high = store.span(middle[0], middle[0] + 3_600)
    assert 0 < high - low < 200
