"""Seeded objects, pages, counts, and the agreement of an object's two shapes."""

from __future__ import annotations

import json
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest_platform import sandbox as sandbox_package
from ingest_platform.sandbox.process import start_sandbox
from ingest_platform.sandbox.shopify.families import BY_CONTROL, FAMILIES
from ingest_platform.sandbox.shopify.search import Search, parse_search
from ingest_platform.sandbox.shopify.server import Options, Server
from ingest_platform.sandbox.shopify.shop import Shop as State
from ingest_platform.sandbox.shopify.store import page
from ingest_platform.sandbox.shopify.values import epoch, number_of
from ingest_platform_tests.sandbox.conftest import Shop

PAGE = """query($first: Int!, $after: String, $query: String, $reverse: Boolean) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT, reverse: $reverse) {
    nodes { id updatedAt } pageInfo { hasNextPage endCursor } } }"""


def state(orders: int = 200, customers: int = 60, products: int = 25, seed: int = 1) -> State:
    made = Server(Options(orders, customers, products, seed=seed)).account("demo")
    assert made is not None
    return made


PARTS = ("transactions", "fulfillments")


def walk(shop: Shop, first: int = 50, **variables: Any) -> Iterator[dict[str, Any]]:
    after = None
    while True:
        found = shop.ask(PAGE, first=first, after=after, **variables)["orders"]
        yield from found["nodes"]
        if not found["pageInfo"]["hasNextPage"]:
            return
        after = found["pageInfo"]["endCursor"]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.control)
def test_the_same_seed_and_shop_give_the_same_objects_and_others_give_others(family: Any) -> None:
    first, again, other = state(seed=3), state(seed=3), state(seed=4)
    made = [family.generate(one.seeds, 7) for one in (first, again, other)]
    assert made[0] == made[1] != made[2]


def test_pages_show_every_object_once_in_the_order_asked_for(shop: Shop) -> None:
    shop.control.churn(40, seed=1, kinds=("update", "create", "delete"))
    living = shop.control.ids("orders")
    for reverse in (False, True):
        rows = list(walk(shop, 37, reverse=reverse))
        assert sorted(number_of(row["id"]) for row in rows) == living
        times = [(row["updatedAt"], number_of(row["id"])) for row in rows]
        assert times == sorted(times, reverse=reverse)


def test_a_window_on_updated_at_shows_what_changed_and_nothing_else(shop: Shop) -> None:
    since = "2025-08-01T00:00:00Z"
    assert list(walk(shop, query=f"updated_at:>='{since}'")) == []
    changed = {change["id"] for change in shop.control.churn(25, seed=2)}
    rows = list(walk(shop, query=f'updated_at:>="{since}" status:any'))
    assert {number_of(row["id"]) for row in rows} == changed
    assert all(epoch(row["updatedAt"]) >= epoch(since) for row in rows)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("id:>=5 id:<9", {"id": (5, 8)}),
        ("updated_at:>'2025-01-01T00:00:00Z'", {"updated": (1_735_689_601, 1 << 62)}),
        ("created_at:<=2025-01-01T00:00:00+00:00 AND status:any", {"created": (-(1 << 62), 1_735_689_600)}),
        ("", {}),
    ],
)
def test_search_terms_become_bounds(text: str, bounds: dict[str, tuple[int, int]]) -> None:
    search = parse_search(text)
    assert search.bounds == bounds
    assert not search.warnings


def test_an_unknown_search_field_is_ignored_with_a_warning(shop: Shop) -> None:
    body = shop.post('{ordersCount(query: "colour:red") {count}}').json()
    assert body["data"]["ordersCount"]["count"] == 300
    assert body["extensions"]["search"][0]["warnings"][0]["field"] == "colour"


def test_counts_follow_changes_and_say_when_they_were_capped(shop: Shop) -> None:
    count = "query($limit: Int, $query: String) {ordersCount(limit: $limit, query: $query) {count precision}}"
    shop.control.delete("orders", shop.control.ids("orders")[0])
    shop.control.create("orders")
    shop.control.create("orders")
    assert shop.ask(count)["ordersCount"] == {"count": 301, "precision": "EXACT"}
    assert shop.ask(count, limit=300)["ordersCount"] == {"count": 300, "precision": "AT_LEAST"}
    assert shop.ask(count, query="created_at:>=2025-08-01")["ordersCount"]["count"] == 2


def test_pages_of_a_million_orders_are_quick_and_hold_nothing() -> None:
    shop = state(orders=1_000_000, customers=100_000, products=5_000)
    family, view = BY_CONTROL["orders"], shop.views["orders"]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    assert view.count(Search()) == 1_000_000
    middle = view.seeding.updated(500_000)
    search = parse_search("")
    search.narrow("updated", middle, 1 << 62)
    for place in (0, 250_000, 750_000, 999_900):
        position = (view.seeding.updated(place), view.seeding.id_at(place))
        rows, more = page(view, "updated", Search(), first=50, after=position, reverse=False)
        assert number_of(rows[0][1]["id"]) == view.seeding.id_at(place + 1)
        assert more
    assert view.count(search) >= 500_000
    assert time.perf_counter() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kilobytes
    assert family.generate(shop.seeds, 999_999)["name"] == "#1001000"


def test_references_lead_to_seeded_objects(shop: Shop) -> None:
    query = """{orders(first: 60) {nodes {customer {id displayName} lineItems(first: 20) {nodes {
      product {id title} variant {id sku product {id}} sku title}}}}}"""
    orders = shop.ask(query)["orders"]["nodes"]
    assert any(order["customer"] is None for order in orders)
    for order in orders:
        assert order["customer"] is None or order["customer"]["displayName"]
        for line in order["lineItems"]["nodes"]:
            assert line["product"]["title"] == line["title"]
            assert line["variant"]["sku"] == line["sku"]
            assert line["variant"]["product"]["id"] == line["product"]["id"]


def test_both_shapes_of_an_order_say_the_same(shop: Shop) -> None:
    shop.control.churn(60, seed=5)
    for truth in shop.control.truth("orders", "both"):
        graphql, rest = truth["graphql"], truth["rest"]
        assert rest["admin_graphql_api_id"] == graphql["id"]
        assert rest["id"] == number_of(graphql["id"])
        assert epoch(rest["updated_at"]) == epoch(graphql["updatedAt"])
        assert rest["order_number"] == graphql["number"]
        for name, field in (("total_price", "totalPriceSet"), ("current_total_tax", "currentTotalTaxSet")):
            assert float(rest[name]) == float(graphql[field]["shopMoney"]["amount"])
            shown = rest[f"{name}_set"]["presentment_money"]
            assert float(shown["amount"]) == float(graphql[field]["presentmentMoney"]["amount"])
            assert shown["currency_code"] == graphql[field]["presentmentMoney"]["currencyCode"]
        assert rest["tags"] == ", ".join(graphql["tags"])
        assert (rest["customer"] or {}).get("id") == (graphql["customer"] and number_of(graphql["customer"]["id"]))
        lines = graphql["lineItems"]["nodes"]
        assert [line["id"] for line in rest["line_items"]] == [number_of(line["id"]) for line in lines]
        for one, other in zip(rest["line_items"], lines, strict=True):
            assert one["quantity"] == other["quantity"]
            assert one["product_id"] == number_of(other["product"]["id"])
            assert float(one["price"]) == float(other["originalUnitPriceSet"]["shopMoney"]["amount"])
            assert [tax["rate"] for tax in one["tax_lines"]] == [tax["rate"] for tax in other["taxLines"]]
        kinds = {"AutomaticDiscountApplication": "automatic", "DiscountCodeApplication": "discount_code"}
        kinds |= {"ManualDiscountApplication": "manual", "ScriptDiscountApplication": "script"}
        found = [kinds[one["__typename"]] for one in graphql["discountApplications"]["nodes"]]
        assert [one["type"] for one in rest["discount_applications"]] == found


def test_both_shapes_of_customers_and_products_say_the_same(shop: Shop) -> None:
    shop.control.churn(40, seed=6, types=("customers", "products"))
    for truth in shop.control.truth("customers", "both"):
        graphql, rest = truth["graphql"], truth["rest"]
        book = sorted(number_of(one["id"]) for one in graphql["addressesV2"]["nodes"])
        assert [one["id"] for one in rest["addresses"]] == book[-10:]
        assert rest["email"] == (graphql["defaultEmailAddress"] or {}).get("emailAddress")
        assert rest["state"] == graphql["state"].lower()
        assert rest["orders_count"] == int(graphql["numberOfOrders"])
    for truth in shop.control.truth("products", "both"):
        graphql, rest = truth["graphql"], truth["rest"]
        variants = graphql["variants"]["nodes"]
        assert [one["admin_graphql_api_id"] for one in rest["variants"]] == [one["id"] for one in variants]
        assert [one["price"] for one in rest["variants"]] == [one["price"] for one in variants]
        assert [one["values"] for one in rest["options"]] == [one["values"] for one in graphql["options"]]
        assert len(rest["media"]) == len(graphql["media"]["nodes"])


def test_a_change_moves_updated_at_and_touches_only_its_object(shop: Shop) -> None:
    before = {truth["id"]: truth["graphql"] for truth in shop.control.truth("orders")}
    number = shop.control.ids("orders")[10]
    answer = shop.control.update(
        "orders", number, set={"note": "changed", "totalPriceSet": {"shopMoney": {"amount": "1.5"}}}
    )
    after = {truth["id"]: truth["graphql"] for truth in shop.control.truth("orders")}
    assert {key for key in after if after[key] != before[key]} == {number}
    assert after[number]["note"] == "changed"
    assert after[number]["totalPriceSet"]["shopMoney"] == {
        **before[number]["totalPriceSet"]["shopMoney"],
        "amount": "1.5",
    }
    assert after[number]["updatedAt"] == answer["updated_at"] > before[number]["updatedAt"]


@pytest.mark.parametrize(
    ("change", "rest_key", "expected"),
    [
        ({"set": {"note": "a\u0000b"}}, "note", "a\u0000b"),
        ({"set": {"note": "𝒳" * 1_000}}, "note", "𝒳" * 1_000),
        ({"set": {"number": 2**60}}, "order_number", 2**60),
        ({"set": {"number": 2**80}}, "order_number", 2**80),
        ({"rest": {"brand_new": {"x": [1]}}}, "brand_new", {"x": [1]}),
        ({"rest": {"total_price": "0.30000000000000004"}}, "total_price", "0.30000000000000004"),
        ({"rest_unset": ["name"]}, "name", None),
    ],
)
def test_any_value_can_be_set(shop: Shop, change: dict[str, Any], rest_key: str, expected: Any) -> None:
    number = shop.control.ids("orders")[3]
    shop.control.update("orders", number, **change)
    assert shop.control.get("orders", number)["rest"].get(rest_key) == expected
    assert (rest_key in shop.control.get("orders", number)["rest"]) == (expected is not None)


def test_raw_overrides_reach_pages_and_bulk_files(shop: Shop) -> None:
    number = shop.control.ids("orders")[3]
    shop.control.update("orders", number, graphql={"name": 17, "surprise": True}, graphql_unset=["note"])
    node = shop.ask(f'{{order(id: "gid://shopify/Order/{number}") {{id name note}}}}')["order"]
    assert node == {"id": f"gid://shopify/Order/{number}", "name": 17, "surprise": True}
    url = shop.bulk("{orders {edges {node {id name note}}}}")["url"]
    assert any(json.loads(line) == node for line in shop.http.get(url).text.splitlines())


def test_line_items_addresses_and_variants_come_and_go(shop: Shop) -> None:
    orders = [t for t in shop.control.truth("orders") if len(t["graphql"]["lineItems"]["nodes"]) > 2]
    number, lines = orders[0]["id"], orders[0]["graphql"]["lineItems"]["nodes"]
    shop.control.update("orders", number, remove_line_items=[number_of(lines[0]["id"])], add_line_items=2)
    now = [one["id"] for one in shop.control.get("orders", number)["graphql"]["lineItems"]["nodes"]]
    assert now[: len(lines) - 1] == [one["id"] for one in lines[1:]]
    assert len(now) == len(lines) + 1
    customer = shop.control.ids("customers")[0]
    shop.control.update("customers", customer, addresses=12)
    both = shop.control.get("customers", customer)
    assert len(both["graphql"]["addressesV2"]["nodes"]) == 12
    assert len(both["rest"]["addresses"]) == 10
    product = shop.control.ids("products")[0]
    shop.control.update("products", product, add_variants=120)
    both = shop.control.get("products", product)
    assert len(both["rest"]["variants"]) == 100
    assert len(both["rest"]["variant_gids"]) == len(both["graphql"]["variants"]["nodes"]) > 120


def test_the_parts_of_a_new_order_are_no_older_than_it(shop: Shop) -> None:
    made = [shop.control.create("orders")["id"] for _ in range(12)]
    truth = {kind: [one["graphql"] for one in shop.control.truth(kind)] for kind in ("orders", *PARTS)}
    orders = {one["id"]: one["createdAt"] for one in truth["orders"] if number_of(one["id"]) in made}
    parts = [part for kind in PARTS for part in truth[kind] if part["order"]["id"] in orders]
    assert {part["__typename"] for part in parts} == {"OrderTransaction", "Fulfillment"}
    assert all(part["createdAt"] >= orders[part["order"]["id"]] for part in parts)


def test_two_starts_with_one_seed_show_the_same_shop() -> None:
    texts = []
    for _ in range(2):
        with start_sandbox(orders=30, customers=5, products=5, seed=9) as process, process.control("same") as control:
            control.churn(10, seed=1, webhooks=False)
            texts.append([{**t["graphql"], "updatedAt": None} for t in control.truth("orders")])
    assert texts[0] == texts[1]


def test_a_cursor_of_another_kind_is_refused(shop: Shop) -> None:
    assert shop.code(PAGE, first=5, after="nonsense!") == "BAD_REQUEST"


def test_variants_can_be_listed_and_asked_for_by_id(shop: Shop) -> None:
    query = (
        "query($after: String) {productVariants(first: 7, after: $after) {nodes {id} pageInfo {hasNextPage endCursor}}}"
    )
    seen: list[str] = []
    after, more = None, True
    while more:
        found = shop.ask(query, after=after)["productVariants"]
        seen += [one["id"] for one in found["nodes"]]
        after, more = found["pageInfo"]["endCursor"], found["pageInfo"]["hasNextPage"]
    expected = [one["id"] for truth in shop.control.truth("products") for one in truth["graphql"]["variants"]["nodes"]]
    assert seen == expected
    assert shop.ask("{productVariantsCount {count}}")["productVariantsCount"]["count"] == len(seen)
    ids = [seen[3], f"gid://shopify/Order/{shop.control.ids('orders')[0]}", "gid://shopify/Order/1"]
    nodes = shop.ask("query($ids: [ID!]!) {nodes(ids: $ids) {id __typename}}", ids=ids)["nodes"]
    assert [one and one["id"] for one in nodes] == [*ids[:2], None]


def test_the_sandbox_imports_nothing_of_the_platform() -> None:
    folder = Path(sandbox_package.__file__).parent
    for path in folder.rglob("*.py"):
        names = re.findall(r"^\s*(?:from|import) (ingest_platform[\w.]*)", path.read_text(), flags=re.MULTILINE)
        assert [name for name in names if not name.startswith("ingest_platform.sandbox")] == [], path
