"""Checkouts, discounts, Shopify Payments, marketing events and the shop, from the sandbox into the copy and held exact.

What is expected is worked out here from the sandbox's own objects; no declaration is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest

from ingest_platform.extract.connector import Delivery
from ingest_platform.quality.checks import run_check
from ingest_platform.sync.account import AccountSync
from ingest_platform.sync.door import receive
from ingest_platform.sync.receipts import Receipt
from ingest_platform_tests import shared
from ingest_platform_tests.account import harness
from ingest_platform_tests.account.harness import Account, Shop
from ingest_platform_tests.account.truth import _nodes, _place, _shop, _shown, _time, number
from ingest_platform_tests.conftest import TestDatabase

CONTROL = {
    "shop": "shop",
    "abandoned_checkout": "checkouts",
    "discount": "discounts",
    "payout": "payouts",
    "balance_transaction": "balance_transactions",
    "dispute": "disputes",
    "marketing_event": "marketing_events",
}
"""Object type → its name in the sandbox's control API."""

Rows = dict[Any, dict[str, Any]]
_names = shared.numbers()


@pytest.fixture
def account(db: TestDatabase) -> Iterator[Account]:
    # Of today: a balance transaction is read again for some weeks after it was processed.
    sandbox = shared.sandbox(orders=120, customers=20, products=10, seed=5, plan="enterprise", anchor="today")
    with httpx.Client(timeout=60) as http:
        made = harness.connect(db, Shop(sandbox.url, f"money-{next(_names)}", http))
        yield made
        made.close()


def documents(account: Account, object_type: str, form: str = "graphql") -> list[Any]:
    path = f"{account.shop.url}/control/shops/{account.shop.name}/{CONTROL[object_type]}/truth.ndjson"
    answer = account.shop.http.get(path, params={"form": form})
    return [harness._exact(line)[form] for line in answer.content.splitlines() if line]


def money(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value["amount"])


def low(value: str | None) -> str | None:
    return value.lower() if value else None


def shop(doc: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    address = doc["shopAddress"]
    yield "shopify_shop", number(doc["id"]), {
        "name": doc["name"],
        "email": doc["email"],
        "contact_email": doc["contactEmail"],
        "myshopify_domain": doc["myshopifyDomain"],
        "domain": doc["primaryDomain"]["host"],
        "currency": doc["currencyCode"],
        "presentment_currencies": doc["enabledPresentmentCurrencies"],
        "time_zone": doc["ianaTimezone"],
        "weight_unit": "kg",
        "plan_name": doc["plan"]["publicDisplayName"],
        "address1": address["address1"],
        "address2": address["address2"],
        "province_code": address["provinceCode"],
        "country": address["country"],
        "country_code": address["countryCodeV2"],
        "latitude": Decimal(str(address["latitude"])),
        "taxes_included": doc["taxesIncluded"],
        "tax_shipping": doc["taxShipping"],
        "shopify_updated_at": _time(doc["updatedAt"]),
        "source_version": _time(doc["updatedAt"]),
    }  # fmt: skip


def abandoned_checkout(doc: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    yield "shopify_abandoned_checkout", number(doc["id"]), {
        "name": doc["name"],
        "note": doc["note"] or None,
        "abandoned_checkout_url": doc["abandonedCheckoutUrl"],
        "discount_codes": doc["discountCodes"],
        "billing_address": _place(doc["billingAddress"]),
        "shipping_address": _place(doc["shippingAddress"]),
        "currency": doc["totalPriceSet"]["shopMoney"]["currencyCode"],
        "presentment_currency": doc["totalPriceSet"]["presentmentMoney"]["currencyCode"],
        "subtotal_price": _shop(doc["subtotalPriceSet"]),
        "total_tax": _shop(doc["totalTaxSet"]),
        "total_price": _shop(doc["totalPriceSet"]),
        "presentment_total_price": _shown(doc["totalPriceSet"]),
        "completed_at": _time(doc["completedAt"]),
        "shopify_customer_id": number(doc["customer"]),
        "source_version": _time(doc["updatedAt"]),
    }  # fmt: skip
    for line in _nodes(doc["lineItems"]):
        yield "shopify_abandoned_checkout_line_item", number(line["id"]), {
            "title": line["title"],
            "variant_title": line["variantTitle"],
            "sku": line["sku"],
            "quantity": line["quantity"],
            "price": _shop(line["originalUnitPriceSet"]),
            "total_price": _shop(line["originalTotalPriceSet"]),
            "presentment_price": _shown(line["originalUnitPriceSet"]),
            "shopify_product_id": number(line["product"]),
            "shopify_variant_id": number(line["variant"]),
        }  # fmt: skip


def discount(doc: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    it = doc["discount"]
    kind = it["__typename"].removeprefix("Discount")
    value = it.get("customerGets", {}).get("value") or {}
    minimum = it.get("minimumRequirement") or {}
    quantity = minimum.get("greaterThanOrEqualToQuantity")
    yield "shopify_discount", number(doc["id"]), {
        "title": it["title"],
        "method": "code" if kind.startswith("Code") else "automatic",
        "kind": {"Basic": "basic", "Bxgy": "bxgy", "FreeShipping": "free_shipping", "App": "app"}[
            kind.removeprefix("Code").removeprefix("Automatic")
        ],
        "status": low(it["status"]),
        "summary": it.get("summary"),
        "discount_classes": it["discountClasses"],
        "tags": sorted(it["tags"]),
        "buyers": {"BuyerSelectionAll": "all", "CustomerSegments": "segments"}.get(
            name := it["context"]["__typename"].removeprefix("Discount"), name.lower()
        ),
        "starts_at": _time(it["startsAt"]),
        "ends_at": _time(it["endsAt"]),
        "usage_count": it["asyncUsageCount"],
        "usage_limit": it.get("usageLimit"),
        "value_type": {"DiscountPercentage": "percentage", "DiscountAmount": "fixed_amount",
                       "DiscountOnQuantity": "on_quantity"}.get(value.get("__typename", "")),
        "value_percentage": Decimal(str(value["percentage"])) if "percentage" in value else None,
        "value_amount": money(value.get("amount")),
        "minimum_quantity": int(quantity) if quantity else None,
        "minimum_subtotal": money(minimum.get("greaterThanOrEqualToSubtotal")),
        "maximum_shipping_price": money(it.get("maximumShippingPrice")),
        "total_sales": money(it.get("totalSales")) if "Code" in kind else None,
        "combines_with_order_discounts": it["combinesWith"]["orderDiscounts"],
        "source_version": _time(it["updatedAt"]),
    }  # fmt: skip
    for code in _nodes(it.get("codes")):
        yield "shopify_discount_code", number(code["id"]), {
            "code": code["code"],
            "usage_count": code["asyncUsageCount"],
        }  # fmt: skip


def payout(doc: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    yield "shopify_payout", number(doc["id"]), {
        "status": low(doc["status"]),
        "transaction_type": low(doc["transactionType"]),
        "amount": money(doc["net"]),
        "currency": doc["net"]["currencyCode"],
        "charges_gross": money(doc["summary"]["chargesGross"]),
        "charges_fee": money(doc["summary"]["chargesFee"]),
        "refunds_gross": money(doc["summary"]["refundsFeeGross"]),
        "usdc_rebate_credit": money(doc["summary"]["usdcRebateCreditAmount"]),
        "external_trace_id": doc["externalTraceId"],
        "business_entity_id": number(doc["businessEntity"]),
        "issued_at": _time(doc["issuedAt"]),
    }  # fmt: skip


def balance_transaction(doc: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    yield "shopify_balance_transaction", number(doc["id"]), {
        "type": low(doc["type"]),
        "test": doc["test"],
        "amount": money(doc["amount"]),
        "fee": money(doc["fee"]),
        "net": money(doc["net"]),
        "source_type": low(doc["sourceType"]),
        "source_id": doc["sourceId"],
        "source_order_transaction_id": doc["sourceOrderTransactionId"],
        "order_name": (doc["associatedOrder"] or {}).get("name"),
        "shopify_order_id": number(doc["associatedOrder"]),
        "payout_status": low(doc["associatedPayout"]["status"]),
        "shopify_payout_id": number(doc["associatedPayout"]),
        "processed_at": _time(doc["transactionDate"]),
    }  # fmt: skip
    for place, order in enumerate(doc["adjustmentsOrders"], 1):
        yield "shopify_balance_transaction_adjusted_order", (number(doc["id"]), place), {
            "name": order["name"],
            "amount": money(order["amount"]),
            "fees": money(order["fees"]),
            "order_transaction_id": order["orderTransactionId"],
            "link": order["link"],
        }  # fmt: skip


def dispute(doc: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    yield "shopify_dispute", number(doc["id"]), {
        "type": low(doc["type"]),
        "status": low(doc["status"]),
        "reason": low(doc["reasonDetails"]["reason"]),
        "network_reason_code": doc["reasonDetails"]["networkReasonCode"],
        "amount": money(doc["amount"]),
        "currency": doc["amount"]["currencyCode"],
        "initiated_at": _time(doc["initiatedAt"]),
        "evidence_due_by": _time(doc["evidenceDueBy"]),
        "evidence_sent_on": _time(doc["evidenceSentOn"]),
        "finalized_on": _time(doc["finalizedOn"]),
        "shopify_order_id": number(doc["order"]),
    }  # fmt: skip


def marketing_event(doc: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    yield "shopify_marketing_event", number(doc["id"]), {
        "type": low(doc["type"]),
        "channel_type": low(doc["marketingChannelType"]),
        "description": doc["description"],
        "remote_id": doc["remoteId"],
        "source_and_medium": doc["sourceAndMedium"],
        "utm_campaign": doc["utmCampaign"],
        "app_id": number(doc["app"]),
        "started_at": _time(doc["startedAt"]),
        "ended_at": _time(doc["endedAt"]),
        "scheduled_to_end_at": _time(doc["scheduledToEndAt"]),
    }  # fmt: skip


MAPPINGS: dict[str, Callable[[Any], Iterator[tuple[str, Any, dict[str, Any]]]]] = {
    "shop": shop,
    "abandoned_checkout": abandoned_checkout,
    "discount": discount,
    "payout": payout,
    "balance_transaction": balance_transaction,
    "dispute": dispute,
    "marketing_event": marketing_event,
}
TYPES = tuple(MAPPINGS)
KEYS = {
    "shopify_abandoned_checkout_line_item": "t.shopify_checkout_line_item_id",
    "shopify_discount_code": "t.shopify_redeem_code_id",
    "shopify_balance_transaction_adjusted_order": "array[p.shopify_balance_transaction_id, t.position]",
}
JOINS = {
    "shopify_balance_transaction_adjusted_order": (
        "JOIN shopify_balance_transaction p ON p.id = t.balance_transaction_id"
    )
}


def held(account: Account, table: str, object_type: str) -> Rows:
    key = KEYS.get(table, f"t.shopify_{object_type}_id")
    found = account.mine(
        f'SELECT {key} AS "@key", t.* FROM {table} t {JOINS.get(table, "")} '
        "WHERE t.integration_id = %s AND t.deleted_at IS NULL"
    )
    return {tuple(k) if isinstance(k := row["@key"], list) else k: row for row in found}


def assert_exact(account: Account, *object_types: str) -> None:
    """Every object is in the copy with the columns that it means, and nothing else is."""
    for object_type in object_types or TYPES:
        tables: dict[str, Rows] = {}
        for doc in documents(account, object_type):
            for table, key, row in MAPPINGS[object_type](doc):
                tables.setdefault(table, {})[key] = row
        assert tables, object_type
        for table, rows in tables.items():
            copy = held(account, table, object_type)
            assert copy.keys() == rows.keys(), table
            for key, row in rows.items():
                assert {k: copy[key][k] for k in row} == row, (table, key)
    assert account.raw(condition="processing_status IN ('pending', 'error')") == 0


def synced(account: Account, *object_types: str, **options: Any) -> dict[str, Any]:
    return account.synced(object_types=object_types or TYPES, **options)


def change(account: Account, object_type: str, key: int, **body: Any) -> Any:
    return account.shop.control("PATCH", f"{CONTROL[object_type]}/{key}", body)


def keys(account: Account, object_type: str) -> list[int]:
    found: list[int] = account.shop.get(CONTROL[object_type])["ids"]
    return found


def test_after_a_backfill_every_object_is_there_equal_field_by_field(account: Account) -> None:
    outcomes = synced(account)
    assert_exact(account)
    assert {t: o.raw.fetched for t, o in outcomes.items()} == {t: len(documents(account, t)) for t in TYPES}


def test_a_second_sync_writes_nothing(account: Account) -> None:
    synced(account)
    rows = account.raw()
    for mode in ("auto", "full"):
        outcomes = synced(account, mode=mode)
        assert account.raw() == rows
        assert all(o.refined.updated == o.refined.inserted == 0 for o in outcomes.values())


def test_what_changed_and_what_is_new_arrives_with_the_next_sync(account: Account) -> None:
    synced(account)
    for object_type in TYPES:
        for key in keys(account, object_type)[-3:]:
            change(account, object_type, key, webhook=False)
        if object_type != "shop":
            account.shop.control("POST", CONTROL[object_type], {"webhook": False})
    synced(account)
    assert_exact(account)


def test_codes_beyond_a_page_arrive_by_pages_as_by_a_bulk_operation(account: Account) -> None:
    synced(account, "discount")
    [many] = [d for d in documents(account, "discount") if len(_nodes(d["discount"].get("codes"))) > 100]
    title = many["discount"]["title"]
    change(account, "discount", number(many["id"]), set={"discount": {"title": f"{title}!"}}, webhook=False)  # type: ignore[arg-type]
    before = account.count("shopify_discount_code", "deleted_at IS NULL")
    synced(account, "discount")
    assert account.count("shopify_discount_code", "deleted_at IS NULL") == before
    assert_exact(account, "discount")


def deliver(account: Account, topic: str, body: Any) -> list[Receipt]:
    delivery = Delivery(
        topic=topic,
        delivery_id=f"delivery-{next(_names)}",
        event_id=None,
        triggered_at=datetime.now(UTC),
        account=account.shop.name,
        body=body,
    )
    with account.open() as sync, sync.conn.transaction():
        return receive(sync.conn, sync.integration, sync.source, [delivery], datetime.now(UTC))


def without_local(account: Account, table: str) -> list[dict[str, Any]]:
    local = {"id", "created_at", "updated_at", "synced_at", "raw_id"}
    return [{k: v for k, v in r.items() if k not in local} for r in account.mine(
        f"SELECT * FROM {table} WHERE integration_id = %s ORDER BY id")]  # fmt: skip


@pytest.mark.parametrize(("object_type", "topic"), [("shop", "shop/update"), ("dispute", "disputes/update")])
def test_a_webhook_gives_the_row_that_the_api_gives(account: Account, object_type: str, topic: str) -> None:
    synced(account, object_type)
    for n, key in enumerate(keys(account, object_type)):
        change(account, object_type, key, seed=n, webhook=False)
        [receipt] = deliver(account, topic, account.shop.get(f"{CONTROL[object_type]}/{key}")["rest"])
        assert receipt.status in ("applied", "deferred")
    with account.open() as sync:
        sync.drain()
    assert_exact(account, object_type)
    by_webhook = without_local(account, f"shopify_{object_type}")
    synced(account, object_type, mode="full")
    assert without_local(account, f"shopify_{object_type}") == by_webhook


def test_a_new_dispute_is_there_by_its_webhook_alone(account: Account) -> None:
    synced(account, "dispute")
    key = account.shop.control("POST", "disputes", {"webhook": False})["id"]
    deliver(account, "disputes/create", account.shop.get(f"disputes/{key}")["rest"])
    assert_exact(account, "dispute")


@pytest.mark.parametrize(
    ("object_type", "topic"),
    [
        ("abandoned_checkout", "checkouts/update"),
        ("discount", "discounts/update"),
        ("discount", "discounts/redeemcode_removed"),
    ],
)
def test_a_webhook_that_only_names_its_object_has_it_fetched(account: Account, object_type: str, topic: str) -> None:
    synced(account, object_type)
    key = keys(account, object_type)[0]
    change(account, object_type, key, webhook=False)
    deliver(account, topic, account.shop.get(f"{CONTROL[object_type]}/{key}")["rest"])
    with account.open() as sync:
        assert sync.drain().fetched == 1
    assert_exact(account, object_type)


def test_a_checkout_that_was_never_abandoned_leaves_no_row(account: Account) -> None:
    synced(account, "abandoned_checkout")
    deliver(account, "checkouts/update", {"id": 987_654_321, "line_items": []})
    with account.open() as sync:
        assert sync.drain().gone == 1
    assert_exact(account, "abandoned_checkout")


@pytest.mark.parametrize(
    ("object_type", "topic", "gone"),
    [
        ("abandoned_checkout", "checkouts/delete", lambda key: {"id": key}),
        (
            "discount",
            "discounts/delete",
            lambda key: {"admin_graphql_api_id": f"gid://shopify/DiscountAutomaticNode/{key}"},
        ),
    ],
)
def test_a_deletion_arrives_by_its_topic(account: Account, object_type: str, topic: str, gone: Any) -> None:
    synced(account, object_type)
    key = keys(account, object_type)[0]
    account.shop.control("DELETE", f"{CONTROL[object_type]}/{key}", {"webhook": False})
    deliver(account, topic, gone(key))
    assert_exact(account, object_type)


@pytest.mark.parametrize("object_type", [t for t in TYPES if t != "shop"])
def test_a_sweep_finds_what_is_gone_and_what_is_missing(account: Account, object_type: str) -> None:
    synced(account, object_type)
    account.shop.control("DELETE", f"{CONTROL[object_type]}/{keys(account, object_type)[0]}", {"webhook": False})
    account.shop.control("POST", CONTROL[object_type], {"webhook": False})
    with AccountSync(account.settings, account.name) as sync:
        outcome = sync.sweep(object_type)
    assert (outcome.missing, outcome.surplus) == (1, 1)
    assert_exact(account, object_type)


def test_the_counts_agree_with_the_source(account: Account) -> None:
    synced(account)
    with account.open() as sync:
        for object_type in TYPES:
            outcome = run_check(sync, object_type, "count_parity")
            assert outcome.passed, (object_type, outcome)


def test_money_refers_to_its_orders_and_payouts(account: Account) -> None:
    synced(account)
    account.synced(object_types=["order"])
    synced(account, "dispute")
    for referrer, column, target in (
        ("shopify_balance_transaction", "payout", "shopify_payout"),
        ("shopify_balance_transaction", "order", "shopify_order"),
        ("shopify_dispute", "order", "shopify_order"),
    ):
        [row] = account.mine(
            f"SELECT count(*) AS named, count(t.id) FILTER (WHERE t.id = r.{column}_id) AS linked FROM {referrer} r "
            f"LEFT JOIN {target} t ON t.integration_id = r.integration_id "
            f"AND t.shopify_{column}_id = r.shopify_{column}_id "
            f"WHERE r.integration_id = %s AND r.shopify_{column}_id IS NOT NULL"
        )
        assert row["named"] == row["linked"] > 0, referrer


def test_a_shop_without_shopify_payments_has_nothing_to_list(db: TestDatabase) -> None:
    from ingest_platform.sandbox.process import start_sandbox

    with start_sandbox(orders=0, customers=1, products=1) as process, httpx.Client(timeout=60) as http:
        made = harness.connect(db, Shop(process.url, "poor", http))
        outcomes = synced(made, "payout", "balance_transaction", "dispute")
        assert [o.raw.fetched for o in outcomes.values()] == [0, 0, 0]
        made.close()
