"""Quota, scopes, errors, OAuth and bulk operations, as a client meets them."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from ingest_platform.sandbox.shopify.cost import connection_cost
from ingest_platform_tests.sandbox.conftest import Shop

BULK = """{ orders { edges { node { __typename id name
  lineItems { edges { node { __typename id sku } } }
  discountApplications { nodes { __typename index } } } } } }"""


# --- quota, scopes, errors


def test_the_cost_formula_meets_the_vendors_measured_answers() -> None:
    assert connection_cost(200, 1) == 12
    assert 1 + connection_cost(250, 2) == 25


def test_the_bucket_empties_throttles_and_refills(shop: Shop) -> None:
    shop.control.set_quota(100, 50)
    query = "{orders(first: 50) {nodes {id customer {id} lineItems(first: 5) {nodes {id}}}}}"
    first = shop.post(query).json()["extensions"]["cost"]
    assert first["actualQueryCost"] <= first["requestedQueryCost"]
    assert first["throttleStatus"]["maximumAvailable"] == 100
    refused = {}
    for _ in range(10):
        refused = shop.post(query).json()
        if "errors" in refused:
            break
    assert refused["errors"][0]["extensions"]["code"] == "THROTTLED"
    status = refused["extensions"]["cost"]["throttleStatus"]
    assert status["currentlyAvailable"] < refused["extensions"]["cost"]["requestedQueryCost"]
    time.sleep(
        (refused["extensions"]["cost"]["requestedQueryCost"] - status["currentlyAvailable"]) / status["restoreRate"]
    )
    assert "data" in shop.post(query).json()
    assert shop.control.stats()["throttled"] >= 1


def test_a_query_over_the_maximum_cost_is_refused(shop: Shop) -> None:
    money = "{shopMoney {amount} presentmentMoney {amount}}"
    inner = f"lineItems(first: 250) {{nodes {{product {{id}} originalUnitPriceSet {money} totalDiscountSet {money}}}}}"
    assert shop.code(f"{{orders(first: 250) {{nodes {{id {inner} customer {{id}}}}}}}}") == "MAX_COST_EXCEEDED"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{orders(first: 251) {nodes {id}}}", "BAD_REQUEST"),
        ("{orders {nodes {id}}}", "BAD_REQUEST"),
        ("{orders(first: 1) {nodes {nope}}}", "undefinedField"),
        ('{node(id: "17") {id}}', "argumentLiteralsIncompatible"),
    ],
)
def test_bad_queries_get_errors_with_a_code(shop: Shop, query: str, code: str) -> None:
    assert shop.code(query) == code


def test_another_version_a_wrong_token_and_a_revoked_one_are_refused(shop: Shop) -> None:
    headers = {"X-Shopify-Access-Token": "shpat_sandbox"}
    assert shop.http.post(f"{shop.url}/admin/api/2024-01/graphql.json", headers=headers, json={}).status_code == 404
    shop.token = "nonsense"
    assert shop.post("{shop {name}}").status_code == 401
    shop.token = shop.control.add_token(scopes=["read_products"])
    assert shop.post("{shop {name}}").status_code == 200
    shop.control.revoke_token(shop.token)
    assert shop.post("{shop {name}}").status_code == 401


def test_scopes_are_enforced_for_each_root_field(shop: Shop) -> None:
    shop.token = shop.control.add_token(scopes=["read_products"])
    assert shop.code("{orders(first: 1) {nodes {id}}}") == "ACCESS_DENIED"
    assert shop.code("{ordersCount {count}}") == "ACCESS_DENIED"
    assert shop.ask("{productsCount {count}}")["productsCount"]["count"] == 20
    shop.control.set_scopes(shop.token, ["read_orders", "read_all_orders"])
    assert shop.ask("{ordersCount {count}}")["ordersCount"]["count"] == 300


def test_without_read_all_orders_old_orders_are_not_there(shop: Shop) -> None:
    shop.token = shop.control.add_token(scopes=["read_orders"])
    number = shop.control.create("orders")["id"]
    assert shop.ask("{ordersCount {count}}")["ordersCount"]["count"] == 1
    assert shop.ask("{orders(first: 9) {nodes {id}}}")["orders"]["nodes"] == [{"id": f"gid://shopify/Order/{number}"}]


def test_a_shop_is_known_by_its_host_too(shop: Shop) -> None:
    answer = shop.http.post(
        f"{shop.control.url}/admin/api/2026-10/graphql.json",
        headers={"Host": "by-host.myshopify.com", "X-Shopify-Access-Token": "shpat_sandbox"},
        json={"query": "{shop {myshopifyDomain}}"},
    )
    assert answer.json()["data"]["shop"]["myshopifyDomain"] == "by-host.myshopify.com"


# --- bulk operations


def test_a_bulk_file_has_every_object_once_shuffled_with_its_parent_named(shop: Shop) -> None:
    operation = shop.bulk(BULK)
    lines = [json.loads(line) for line in shop.http.get(operation["url"]).text.splitlines()]
    assert operation["status"] == "COMPLETED"
    assert len(lines) == int(operation["objectCount"])
    roots = [line for line in lines if "__parentId" not in line]
    assert len({line["id"] for line in roots}) == int(operation["rootObjectCount"]) == 300
    expected: Counter[str] = Counter()
    for truth in shop.control.truth("orders"):
        expected[truth["graphql"]["id"]] = len(truth["graphql"]["lineItems"]["nodes"])
    items = [line for line in lines if line["__typename"] == "LineItem"]
    assert Counter(line["__parentId"] for line in items) == expected
    seen: set[str] = set()
    orphans = 0
    for line in lines:
        if "__parentId" in line:
            orphans += line["__parentId"] not in seen
        else:
            seen.add(line["id"])
    assert orphans > 20  # children before their parents


def test_grouped_objects_follow_their_parent(shop: Shop) -> None:
    lines = [json.loads(line) for line in shop.http.get(shop.bulk(BULK, group=True)["url"]).text.splitlines()]
    parent = ""
    for line in lines:
        parent = line.get("id", parent) if "__parentId" not in line else parent
        assert line.get("__parentId", parent) == parent


def test_a_bulk_operation_shows_the_state_at_its_start_and_an_empty_one_has_no_url(shop: Shop) -> None:
    shop.control.bulk_settings(delay=0.3)
    start = 'mutation {bulkOperationRunQuery(query: "{customers {edges {node {id note}}}}") {bulkOperation {id}}}'
    identifier = shop.ask(start)["bulkOperationRunQuery"]["bulkOperation"]["id"]
    shop.control.update("customers", shop.control.ids("customers")[0], set={"note": "too late"})
    look = f'{{bulkOperation(id: "{identifier}") {{status url}}}}'
    while (found := shop.ask(look)["bulkOperation"])["status"] != "COMPLETED":
        time.sleep(0.02)
    assert "too late" not in shop.http.get(found["url"]).text
    empty = shop.bulk('{orders(query: "updated_at:>2040-01-01") {edges {node {id}}}}')
    assert (empty["status"], empty["url"], empty["objectCount"]) == ("COMPLETED", None, "0")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("{shop {name}}", "connection"),
        ("{orders {edges {node {name lineItems {edges {node {id}}}}}}}", "'id'"),
        ("{orders {edges {node {nope}}}}", "nope"),
        ("{orders {edges {node {id}}} customers {edges {node {id}}}}", "top level"),
    ],
)
def test_bulk_queries_are_checked_as_the_vendor_does(shop: Shop, query: str, words: str) -> None:
    run = "mutation($q: String!) {bulkOperationRunQuery(query: $q) {bulkOperation {id} userErrors {code message}}}"
    made = shop.ask(run, q=query)["bulkOperationRunQuery"]
    assert made["bulkOperation"] is None
    assert made["userErrors"][0]["code"] == "INVALID"
    assert words in made["userErrors"][0]["message"]


def test_a_sixth_operation_at_once_is_refused_and_one_can_be_cancelled(shop: Shop) -> None:
    shop.control.bulk_settings(delay=30)
    run = (
        'mutation {bulkOperationRunQuery(query: "{orders {edges {node {id}}}}") {bulkOperation {id} userErrors {code}}}'
    )
    made = [shop.ask(run)["bulkOperationRunQuery"] for _ in range(6)]
    assert [one["userErrors"] for one in made[:5]] == [[]] * 5
    assert made[5]["userErrors"] == [{"code": "LIMIT_REACHED"}]
    cancel = "mutation($id: ID!) {bulkOperationCancel(id: $id) {bulkOperation {status} userErrors {message}}}"
    assert (
        shop.ask(cancel, id=made[0]["bulkOperation"]["id"])["bulkOperationCancel"]["bulkOperation"]["status"]
        == "CANCELING"
    )


def test_a_prepared_file_is_served_again_while_nothing_changes(shop: Shop) -> None:
    assert shop.control.prepare_bulk(BULK)["objects"] == int(shop.bulk(BULK)["objectCount"])
    shop.control.create("orders")
    assert int(shop.bulk(BULK)["rootObjectCount"]) == 301


# --- OAuth

REDIRECT = "http://127.0.0.1:1/callback"


def install(shop: Shop, **more: str) -> dict[str, str]:
    params = {
        "client_id": "sandbox-client",
        "scope": "read_orders,write_products",
        "redirect_uri": REDIRECT,
        "state": "xyz",
    }
    params |= more
    page = shop.http.get(f"{shop.url}/admin/oauth/authorize", params=params)
    assert page.status_code == 200
    assert "Install" in page.text
    form = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', page.text))
    answer = shop.http.post(f"{shop.url}/admin/oauth/authorize", data=form)
    assert answer.status_code == 302
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


def trade(shop: Shop, **body: str) -> httpx.Response:
    app = {"client_id": "sandbox-client", "client_secret": "sandbox-secret"}
    return shop.http.post(f"{shop.url}/admin/oauth/access_token", json={**app, **body})


def test_an_install_ends_in_a_signed_redirect_and_a_code_that_works_once(shop: Shop) -> None:
    query = install(shop)
    message = "&".join(f"{key}={value}" for key, value in sorted(query.items()) if key != "hmac")
    assert query["hmac"] == hmac.new(b"sandbox-secret", message.encode(), hashlib.sha256).hexdigest()
    assert query["state"] == "xyz"
    first = trade(shop, code=query["code"]).json()
    assert set(first["scope"].split(",")) == {"read_orders", "write_products", "read_products"}
    assert "refresh_token" not in first
    assert trade(shop, code=query["code"]).status_code == 400
    shop.token = first["access_token"]
    assert shop.ask("{productsCount {count}}")


def test_an_expiring_token_is_refreshed_and_its_refresh_token_rotates(shop: Shop) -> None:
    token = trade(shop, code=install(shop)["code"], expiring="1").json()
    assert token["expires_in"] == 3_600
    shop.control.expire_token(token["access_token"])
    shop.token = token["access_token"]
    assert shop.post("{shop {name}}").status_code == 401
    fresh = trade(shop, grant_type="refresh_token", refresh_token=token["refresh_token"]).json()
    shop.token = fresh["access_token"]
    assert shop.ask("{shop {name}}")
    assert trade(shop, grant_type="refresh_token", refresh_token=token["refresh_token"]).status_code == 400
    assert trade(shop, grant_type="refresh_token", refresh_token=fresh["refresh_token"]).status_code == 200


def test_a_wrong_secret_app_or_redirect_is_refused(shop: Shop) -> None:
    assert trade(shop, code=install(shop)["code"], client_secret="wrong").status_code == 401
    shop.control.add_app("strict", "s", redirect_uris=(REDIRECT,))
    ask = {"client_id": "strict", "scope": "read_orders", "redirect_uri": "http://elsewhere.example/"}
    page = shop.http.get(f"{shop.url}/admin/oauth/authorize", params=ask)
    assert page.status_code == 400
    assert "redirect_uri" in page.text
    assert shop.http.get(f"{shop.url}/admin/oauth/authorize", params={**ask, "client_id": "no"}).status_code == 400


# --- the process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_server_at_once_without_a_traceback(tmp_path: Path, number: int) -> None:
    port = tmp_path / "port"
    command = [sys.executable, "-m", "ingest_platform.sandbox.shopify", "--port", "0", "--port-file", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Shopify sandbox listens on http://127.0.0.1:")
        process.send_signal(number)
        _, words = process.communicate(timeout=5)
    assert process.returncode == 0
    assert words == ""


def test_a_taken_port_is_said_in_one_line(shop: Shop) -> None:
    port = shop.control.url.rsplit(":", 1)[1]
    done = subprocess.run(
        [sys.executable, "-m", "ingest_platform.sandbox.shopify", "--port", port],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--port" in done.stderr
