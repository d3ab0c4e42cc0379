"""One object, two shapes: what a webhook carries and what the API answers give the same refined row."""

from __future__ import annotations

from typing import Any

import pytest

from ingest_platform.refine.tables import refined_tables
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.account import truth
from ingest_platform_tests.account.conftest import Connect, Receiver
from ingest_platform_tests.account.harness import PLURAL, TYPES, Account, Shop

CREATED = {"order": "orders/create", "customer": "customers/create", "product": "products/create"}
UPDATED = {"order": "orders/updated", "customer": "customers/update", "product": "products/update"}

EMBEDDED = ("fulfillment", "refund", "transaction")

Both = tuple[Account, Account]


def emit(shop: Shop, topics: dict[str, str]) -> None:
    for object_type in TYPES:
        for number in shop.ids(object_type):
            shop.control("POST", "webhooks/emit", {"topic": topics[object_type], "id": number})
    assert shop.get("webhooks/idle", timeout=60)["pending"] == 0


def embedded(shop: Shop) -> dict[str, int]:
    """How many objects of other types the bodies of the shop's orders carry: each is a raw row of its own type."""
    orders = list(shop.documents("order", "rest"))
    refunds = [refund for order in orders for refund in order["refunds"]]
    return {
        "fulfillment": sum(len(order["fulfillments"]) for order in orders),
        "refund": len(refunds),
        "transaction": sum(len(refund["transactions"]) for refund in refunds),
    }


def rows(account: Account, table: str) -> dict[truth.Key, truth.Row]:
    """Every declared column, and the vendor's ids of what is referred to; nothing that is the row's own."""
    refined = next(t for t in refined_tables(SHOPIFY) if t.name == table)
    columns = [f.target for f in refined.fields] + [f"shopify_{r.name}_id" for r in refined.references]
    return account.held(table, (*columns, "@parent") if table in truth.PARENTS else tuple(columns))


def unequal(by_api: Account, by_webhook: Account, table: str) -> list[str]:
    expected, actual = rows(by_api, table), rows(by_webhook, table)
    unsaid = truth.API_ONLY.get(table, set())
    if table == "shopify_product_media":
        expected = {k: r for k, r in expected.items() if r["media_content_type"] == "IMAGE"}
    found = [f"{key} only by the API" for key in expected.keys() - actual.keys()]
    found += [f"{key} only by webhook" for key in actual.keys() - expected.keys()]
    for key in expected.keys() & actual.keys():
        for column, value in expected[key].items():
            if column in unsaid:
                assert actual[key][column] is None, f"{table}.{column} came by webhook: it is not API-only"
            elif actual[key][column] != value:
                found.append(f"{key} {column}: {value!r} by the API, {actual[key][column]!r} by webhook")
    return found


@pytest.fixture
def both(receiver: Receiver, connect: Connect, shop: Shop) -> Both:
    """The same shop, one account read by the API alone, the other told by webhooks alone."""
    by_api = connect(shop, "by-api")
    by_webhook = connect(shop, "by-webhook", webhooks=True, settings=receiver.settings)
    return by_api, by_webhook


def test_webhook_and_api_give_the_same_rows_in_every_field_that_both_carry(both: Both, shop: Shop) -> None:
    by_api, by_webhook = both
    number, customer, product = (shop.ids(t)[3] for t in TYPES)
    shop.change("order", number, remove_line_items=1, webhook=False)
    shop.change("order", number, add_line_items=30, webhook=False)
    shop.change("customer", customer, addresses=9, webhook=False)
    shop.change("product", product, add_variants=40, media=5, webhook=False)
    by_api.synced()
    emit(shop, CREATED)
    tables = [t for object_type in TYPES for t in truth.TABLES_OF[object_type]]
    assert len(tables) == 12
    for table in tables:
        found = unequal(by_api, by_webhook, table)
        if table == "shopify_customer_address":
            cut = {truth.number(c["id"]) for c in shop.documents("customer") if len(c["addressesV2"]["nodes"]) > 10}
            held = {key: row["@parent"] for key, row in rows(by_api, table).items()}
            found = [f for f in found if not (f.endswith("only by the API") and held[_key(f)] in cut)]
        assert not found, f"{table}: {len(found)}: " + "; ".join(found[:6])
    assert by_webhook.raw() == by_webhook.raw(condition="source = 'webhook' AND processing_status = 'processed'")
    assert {t: by_webhook.raw(t) for t in (*TYPES, *EMBEDDED)} == {
        **{t: len(shop.ids(t)) for t in TYPES},
        **embedded(shop),
    }
    assert by_webhook.raw() == 460 + sum(embedded(shop).values())
    with by_webhook.open() as sync:
        outcome = sync.drain()
    assert outcome.fetched > 0, "customers with ten addresses or more were asked for"
    by_webhook.assert_exact("customer", by_webhook=True)
    by_webhook.synced()
    by_webhook.assert_exact()  # an API read fills in what only the API carries


def _key(sentence: str) -> truth.Key:
    return (int(sentence[1:].split(",", maxsplit=1)[0]),)


def test_a_webhook_after_an_api_read_changes_no_field_and_loses_none(both: Both, shop: Shop) -> None:
    by_webhook = both[1]
    by_webhook.synced()
    for object_type in TYPES:
        shop.control("POST", "churn", {"changes": 25, "seed": 8, "types": [PLURAL[object_type]]})
    assert shop.get("webhooks/idle", timeout=60)["pending"] == 0
    with by_webhook.open() as sync:
        sync.drain()
    by_webhook.assert_exact(by_webhook=True)
    for table, column in (
        ("shopify_order", "display_fulfillment_status"),
        ("shopify_product", "total_inventory"),
        ("shopify_customer", "display_name"),
    ):
        assert by_webhook.count(table, f"{column} IS NULL") == 0, f"a webhook does not carry {column}: it stays"


@pytest.mark.parametrize("door", ["webhook", "api"])
def test_a_line_item_that_left_its_order_is_tombstoned(
    door: str, receiver: Receiver, connect: Connect, small_shop: Shop
) -> None:
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    number = small_shop.create("order", add_line_items=3)["id"]
    account.synced()
    lines = small_shop.get(f"orders/{number}")["graphql"]["lineItems"]["nodes"]
    gone = truth.number(lines[-1]["id"])
    small_shop.change("order", number, remove_line_items=[gone], webhook=door == "webhook")
    if door == "webhook":
        assert small_shop.get("webhooks/idle", timeout=30)["pending"] == 0
        with account.open() as sync:
            sync.drain()
    else:
        account.synced()
    account.assert_exact(by_webhook=door == "webhook")
    dead = account.mine(
        "SELECT shopify_line_item_id FROM shopify_order_line_item WHERE integration_id = %s AND deleted_at IS NOT NULL"
    )
    assert [row["shopify_line_item_id"] for row in dead] == [gone]


def send(account: Account, topic: str, body: Any) -> None:
    """A webhook with a body of our own, signed by the shop."""
    account.shop.control("POST", "webhooks/emit", {"topic": topic, "body": body})
    assert account.shop.get("webhooks/idle", timeout=30)["pending"] == 0


def test_what_a_truncated_list_did_not_show_is_not_tombstoned(
    receiver: Receiver, connect: Connect, small_shop: Shop
) -> None:
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    customer = small_shop.create("customer", addresses=13)["id"]
    product = small_shop.create("product", add_variants=105)["id"]
    account.synced()
    variants = len(small_shop.get(f"products/{product}")["graphql"]["variants"]["nodes"])
    assert variants > 100
    for object_type, number in (("customer", customer), ("product", product)):
        body = small_shop.get(f"{PLURAL[object_type]}/{number}")["rest"]
        body |= {"note": "later", "updated_at": "2030-01-01T00:00:00Z"}
        send(account, UPDATED[object_type], body)
    assert account.count("shopify_customer_address", "deleted_at IS NOT NULL") == 0
    assert account.count("shopify_product_variant", "deleted_at IS NOT NULL") == 0
    for table, key, number, children in (
        ("shopify_customer_address", "customer", customer, 13),
        ("shopify_product_variant", "product", product, variants),
    ):
        held = account.one(
            f"SELECT count(*) FROM {table} t JOIN shopify_{key} p ON p.id = t.{key}_id "
            f"WHERE p.shopify_{key}_id = {number} AND t.deleted_at IS NULL"
        )
        assert held == children
    asked = account.mine("SELECT object_type FROM fetch_request WHERE integration_id = %s ORDER BY 1")
    assert [row["object_type"] for row in asked] == ["customer", "product"], "only the source can say what is left"


def test_a_default_address_that_was_removed_is_gone_by_either_door(
    receiver: Receiver, connect: Connect, small_shop: Shop
) -> None:
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    number = small_shop.create("customer", addresses=2)["id"]
    account.synced()
    small_shop.change("customer", number, addresses=0, updated_at="2030-01-01T00:00:00Z")
    assert small_shop.get("webhooks/idle", timeout=30)["pending"] == 0
    with account.open() as sync:
        sync.drain()
    account.assert_exact("customer", by_webhook=True)
