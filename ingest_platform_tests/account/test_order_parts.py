"""Transactions, refunds and fulfillments: they arrive with their order and by topics of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from ingest_platform import sources
from ingest_platform.extract.connector import Delivery
from ingest_platform.quality.checks import run_check
from ingest_platform.sync.account import source_of
from ingest_platform.sync.door import receive
from ingest_platform_tests import shared
from ingest_platform_tests.account import harness
from ingest_platform_tests.account.conftest import Connect
from ingest_platform_tests.account.harness import Account, Shop

PARTS = {"transaction": "transactions", "refund": "refunds", "fulfillment": "fulfillments"}
NEEDED = ["customer", "location", "product", "order", *PARTS]
TABLES = {
    "transaction": ("shopify_transaction",),
    "refund": ("shopify_refund", "shopify_refund_line_item", "shopify_refund_transaction"),
    "fulfillment": ("shopify_fulfillment", "shopify_fulfillment_line_item"),
}
OURS = {"id", "raw_id", "created_at", "updated_at", "synced_at", "integration_id", "company_id"}


def parts(shop: Shop, object_type: str) -> dict[int, Any]:
    """What the shop itself holds, by id."""
    answer = shop.http.get(f"{shop.url}/control/shops/{shop.name}/{PARTS[object_type]}/truth.ndjson")
    assert answer.status_code == 200, answer.text
    return {whole["id"]: whole for whole in map(json.loads, answer.content.splitlines())}


def rows(account: Account, table: str) -> dict[str, dict[str, Any]]:
    """The live rows of a table without what is the copy's own."""
    found = account.mine(f"SELECT * FROM {table} WHERE integration_id = %s AND deleted_at IS NULL")
    return {str(row["id"]): {k: v for k, v in row.items() if k not in OURS} for row in found}


def assert_as_in_the_shop(account: Account) -> None:
    for object_type, (table, *children) in TABLES.items():
        truth = parts(account.shop, object_type)
        held = {row[f"shopify_{object_type}_id"]: row for row in rows(account, table).values()}
        assert held.keys() == truth.keys()
        for number, whole in truth.items():
            document, row = whole["graphql"], held[number]
            assert row["shopify_order_id"] == int(document["order"]["id"].rsplit("/", 1)[1])
            assert row["order_id"] is not None
            assert row["shopify_created_at"] == datetime.fromisoformat(document["createdAt"])
            for column, path in EXACT[object_type].items():
                value: Any = document
                for key in path:
                    value = value[key] if value is not None else None
                assert row[column] == (value.lower() if column in WORDS and value else value), (number, column)
        for child in children:
            connection = CHILDREN[child]
            assert len(rows(account, child)) == sum(len(t["graphql"][connection]["nodes"]) for t in truth.values())
    for table in ("shopify_refund_line_item", "shopify_fulfillment_line_item"):
        assert all(r["line_item_id"] for r in rows(account, table).values())
    assert all(r["transaction_id"] for r in rows(account, "shopify_refund_transaction").values())


WORDS = {"kind", "status"}
EXACT = {
    "transaction": {"kind": ("kind",), "status": ("status",), "payment_id": ("paymentId",), "test": ("test",)},
    "refund": {"note": ("note",)},
    "fulfillment": {"status": ("status",), "name": ("name",), "total_quantity": ("totalQuantity",)},
}
CHILDREN = {
    "shopify_refund_line_item": "refundLineItems",
    "shopify_refund_transaction": "transactions",
    "shopify_fulfillment_line_item": "fulfillmentLineItems",
}


@pytest.fixture
def hundred(connect: Connect, http: httpx.Client) -> Account:
    """A hundred orders: some of them have refunds and fulfillments, whatever the shop's name makes of them."""
    sandbox = shared.sandbox(orders=100, customers=20, products=10, seed=11, plan="enterprise")
    return connect(harness.new_shop(sandbox.url, http, "hundred"))


@pytest.fixture
def copied(hundred: Account) -> Account:
    hundred.synced(object_types=NEEDED)
    return hundred


def deliver(account: Account, topic: str, body: Any) -> str:
    """A webhook as the receiver hands it on; gives its status."""
    stamp = datetime.now(UTC)
    delivery = Delivery(topic, f"{topic}-{stamp.timestamp()}", None, stamp, None, body)
    with account.db.connect() as conn:
        source = source_of(sources.source("shopify"), {})
        with conn.transaction():
            [receipt] = receive(conn, account.integration, source, [delivery], stamp)
        conn.commit()
    return receipt.status


def drain(account: Account) -> None:
    with account.open() as sync:
        outcome = sync.drain()
        assert outcome.error is None, outcome.error


def test_a_backfill_brings_every_part_with_its_order(account: Account) -> None:
    account.synced(object_types=NEEDED)
    assert all(parts(account.shop, t) for t in PARTS)
    assert_as_in_the_shop(account)


def test_a_change_of_the_order_brings_what_is_new_in_it(copied: Account) -> None:
    orders = copied.shop.ids("order")
    copied.shop.change("order", orders[3], add_refund={})
    copied.shop.change("order", orders[5], add_transaction={"kind": "CAPTURE"}, webhook=False)
    copied.shop.change("order", orders[7], add_fulfillment={"trackingInfo": []})
    made = copied.shop.create("order")
    copied.shop.change("order", made["id"], add_fulfillment={})
    outcomes = copied.synced(object_types=NEEDED)
    assert {t: outcomes[t].raw.mode for t in PARTS} == dict.fromkeys(PARTS, "incremental")
    assert_as_in_the_shop(copied)


def test_a_sync_without_a_change_meets_known_versions_alone(copied: Account) -> None:
    again = copied.synced(object_types=NEEDED, mode="full")
    assert {t: again[t].raw.ingested for t in PARTS} == dict.fromkeys(PARTS, 0)
    assert {t: again[t].raw.fetched for t in PARTS} == {t: len(parts(copied.shop, t)) for t in PARTS}


def bodies(shop: Shop) -> Iterator[tuple[str, Any]]:
    for object_type, topic in (
        ("transaction", "order_transactions/create"),
        ("refund", "refunds/create"),
        ("fulfillment", "fulfillments/create"),
    ):
        for whole in parts(shop, object_type).values():
            yield topic, whole["rest"]


# What a webhook's shape does not carry.
API_ONLY = {
    "formatted_gateway", "account_number", "amount", "currency", "amount_rounding", "manually_capturable",
    "multi_capturable", "total_refunded", "presentment_total_refunded", "presentment_currency", "display_status",
    "total_quantity", "requires_shipping", "tracking", "restocked", "price", "original_total", "discounted_total",
    "shopify_updated_at", "source_version",
}  # fmt: skip


def test_by_webhook_and_by_the_api_a_part_is_the_same_row(connect: Connect, small_shop: Shop) -> None:
    by_webhook = connect(small_shop, "by-webhook")
    by_webhook.synced(object_types=["customer", "location", "product", "order"])
    for topic, body in bodies(small_shop):
        assert deliver(by_webhook, topic, body) in ("applied", "duplicate"), topic
    by_api = connect(Shop(small_shop.url, small_shop.name, small_shop.http), "by-webhook")
    taken = {t: rows(by_webhook, t) for tables in TABLES.values() for t in tables}
    by_api.synced(object_types=NEEDED)
    for table, before in taken.items():
        after = rows(by_api, table)
        assert before
        assert before.keys() == after.keys()
        for key, row in before.items():
            differing = {c for c, v in row.items() if c not in API_ONLY and v != after[key][c]}
            assert not differing, (table, row, after[key])
    by_api.assert_sound()


def test_an_order_brings_its_refunds_and_fulfillments_in_its_own_body(connect: Connect, small_shop: Shop) -> None:
    account = connect(small_shop, "embedded")
    account.synced(object_types=["customer", "location", "product"])
    for number in small_shop.ids("order"):
        assert deliver(account, "orders/create", small_shop.get(f"orders/{number}")["rest"]) == "applied"
    for object_type in ("refund", "fulfillment"):
        [table, *_] = TABLES[object_type]
        held = {r[f"shopify_{object_type}_id"] for r in rows(account, table).values()}
        assert held == parts(small_shop, object_type).keys()
    assert account.raw(condition="processing_status IN ('deferred', 'error', 'pending')") == 0
    # The same by its own topic is known already.
    for whole in parts(small_shop, "refund").values():
        assert deliver(account, "refunds/create", whole["rest"]) == "duplicate"
    account.synced(object_types=NEEDED)
    assert_as_in_the_shop(account)


def test_a_part_that_comes_before_its_order_waits_for_it(connect: Connect, small_shop: Shop) -> None:
    account = connect(small_shop, "early")
    number, whole = next(iter(parts(small_shop, "fulfillment").items()))
    assert deliver(account, "fulfillments/create", whole["rest"]) == "deferred"
    assert rows(account, "shopify_fulfillment") == {}
    order = small_shop.get(f"orders/{whole['rest']['order_id']}")["rest"]
    assert deliver(account, "orders/create", order | {"fulfillments": []}) == "applied"
    [row] = rows(account, "shopify_fulfillment").values()
    assert row["shopify_fulfillment_id"] == number
    assert account.raw("fulfillment", "processing_status = 'deferred'") == 0


def test_of_two_states_without_a_version_the_one_read_last_stays(copied: Account) -> None:
    number, whole = next(iter(parts(copied.shop, "transaction").items()))
    # An old webhook, whose content says nothing of its age: the source is asked.
    assert deliver(copied, "order_transactions/create", whole["rest"] | {"status": "pending"}) == "deferred"
    drain(copied)
    [row] = copied.mine(
        "SELECT status FROM shopify_transaction WHERE integration_id = %s AND shopify_transaction_id = %s", number
    )
    assert row["status"] == whole["rest"]["status"]
    assert copied.raw("transaction", "processing_status IN ('deferred', 'pending')") == 0
    copied.assert_sound()


def test_an_older_fulfillment_in_an_orders_body_loses_against_its_own_topic(copied: Account) -> None:
    number, whole = next(iter(parts(copied.shop, "fulfillment").items()))
    order = whole["rest"]["order_id"]
    before = copied.shop.get(f"orders/{order}")["rest"]
    copied.shop.change("order", order, set_fulfillment={str(number): {"status": "CANCELLED"}}, webhook=False)
    now = copied.shop.get(f"fulfillments/{number}")["rest"]
    assert deliver(copied, "fulfillments/update", now) == "applied"
    deliver(copied, "orders/updated", before)
    drain(copied)
    copied.synced(object_types=NEEDED)
    assert_as_in_the_shop(copied)


def test_a_part_that_is_gone_becomes_a_tombstone_by_the_sweep(copied: Account) -> None:
    number, whole = next(iter(parts(copied.shop, "fulfillment").items()))
    copied.shop.change("order", whole["rest"]["order_id"], remove_fulfillments=[number], touch=False, webhook=False)
    with copied.open() as sync:
        assert not run_check(sync, "fulfillment", "count_parity").passed
        outcome = sync.sweep("fulfillment")
        assert (outcome.missing, outcome.surplus, outcome.drained.gone) == (0, 1, 1)
        assert run_check(sync, "fulfillment", "count_parity").passed
    assert_as_in_the_shop(copied)


def test_what_goes_with_its_order_is_asked_after(copied: Account) -> None:
    whole = next(iter(parts(copied.shop, "refund").values()))
    order = whole["rest"]["order_id"]
    copied.shop.delete("order", order)
    assert deliver(copied, "orders/delete", {"id": order}) == "applied"
    drain(copied)
    assert_as_in_the_shop(copied)
    assert copied.count("shopify_refund", f"shopify_order_id = {order} AND deleted_at IS NULL") == 0


def test_without_a_scope_its_objects_alone_are_left_out(hundred: Account) -> None:
    granted = [s for s in hundred.integration.granted_scopes if s != "read_fulfillments"]
    hundred.shop.control("PUT", "tokens/shpat_sandbox/scopes", {"scopes": granted})
    with hundred.db.connect() as conn:
        conn.execute("UPDATE integration SET granted_scopes = %s", [granted])
        conn.commit()
    outcomes = hundred.sync(object_types=NEEDED)
    assert outcomes["fulfillment"].raw.skipped
    assert "read_fulfillments" in str(outcomes["fulfillment"].raw.error)
    assert [t for t, o in outcomes.items() if o.raw.error] == ["fulfillment"]
    assert hundred.count("shopify_refund")
    assert hundred.one("SELECT sync_status FROM integration") == "succeeded"
    with hundred.open() as sync:
        outcome = run_check(sync, "fulfillment", "freshness")
        assert (outcome.passed, outcome.severity, outcome.blocking) == (False, "warn", False)
        assert "read_fulfillments" in outcome.summary
    # Granted later, it is noticed without connecting again.
    hundred.shop.control("PUT", "tokens/shpat_sandbox/scopes", {"scopes": [*granted, "read_fulfillments"]})
    assert hundred.synced(object_types=NEEDED)["fulfillment"].raw.fetched
