"""Documents that a vendor should not send: each ends exact, or as an error row with a message, alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ingest_platform.control import integrations
from ingest_platform_tests.account.conftest import Connect, Receiver
from ingest_platform_tests.account.harness import Account, Shop

LONG = "0123456789abcdef" * (5 * 1024 * 64)  # 5 MiB
SUM = "0.30000000000000004"  # what 0.1 + 0.2 is to a double


def money(amount: Any) -> dict[str, Any]:
    return {name: {"amount": amount, "currencyCode": "USD"} for name in ("shopMoney", "presentmentMoney")}


EXACT: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "characters of four bytes": ({"note": "𝒮🎁\u0001\u2028"}, {"note": "𝒮🎁\u0001\u2028"}, {"note": "𝒮🎁\u0001\u2028"}),
    "a number beyond 2^53": ({"number": 2**53 + 1}, {"order_number": 2**53 + 1}, {"order_number": 2**53 + 1}),
    "the largest bigint": ({"number": 2**63 - 1}, {"order_number": 2**63 - 1}, {"order_number": 2**63 - 1}),
    "money like 0.1 + 0.2": ({"totalPriceSet": money(SUM)}, {"total_price": SUM}, {"total_price": Decimal(SUM)}),
    "money as a bare number": (
        {"totalPriceSet": money(0.1 + 0.2)}, {"total_price": 0.1 + 0.2}, {"total_price": Decimal(SUM)},
    ),
    "money of many digits": (
        {"totalPriceSet": money("123456789012345678901234567890.12")},
        {"total_price": "123456789012345678901234567890.12"},
        {"total_price": Decimal("123456789012345678901234567890.12")},
    ),
    "unknown new fields": ({"brandNew": {"x": [1, {"y": None}]}}, {"brand_new": {"x": [1]}}, {}),
    "an unknown word of an enum": (
        {"displayFinancialStatus": "PAID_IN_SHELLS"}, {"financial_status": "paid_in_shells"},
        {"financial_status": "paid_in_shells"},
    ),
    "five megabytes of note": ({"note": LONG}, {"note": LONG}, {"note": LONG}),
    "a null where a list belongs": ({"tags": None}, {"tags": None}, {"tags": None}),
}  # fmt: skip

REFUSED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a null character": ({"note": "a\0b"}, {"note": "a\0b"}, "\\u0000"),
    "a null character in an unknown field": ({"brandNew": {"a\0": 1}}, {"brand_new": {"a\0": 1}}, "\\u0000"),
    "a missing required field": ({"name": None}, {"name": None}, "order.name: is required but missing"),
    "a number of the wrong type": ({"totalWeight": "heavy"}, {"total_weight": "heavy"}, "order.total_weight"),
    "a number beyond bigint": ({"number": 2**63}, {"order_number": 2**63}, "order.order_number"),
    "an object for a text": ({"name": {"a": 1}}, {"name": {"a": 1}}, "order.name"),
    "money that is none": ({"totalPriceSet": money("NaN")}, {"total_price": "NaN"}, "order.total_price"),
    "a time that is none": ({"processedAt": "tomorrow"}, {"processed_at": "tomorrow"}, "order.processed_at"),
    "a line item without an id": (
        {"taxLines": "none"}, {"line_items": [{"id": None, "title": "t", "quantity": 1}]}, "order.",
    ),
    "a version that is none": ({"updatedAt": "soon"}, {"updated_at": "soon"}, "'soon'"),
    "an empty id": ({"id": ""}, {"id": ""}, "no usable id"),
    "a null id": ({"id": None}, {"id": None}, "no usable id"),
}  # fmt: skip


def spoil(shop: Shop, *, webhook: bool) -> dict[str, int]:
    """Spoil an order by each case; case → id."""
    numbers = iter(shop.ids("order"))
    spoilt = {}
    for name, (graphql, rest, _) in {**EXACT, **REFUSED}.items():
        spoilt[name] = next(numbers)
        # Lines of a bulk file that name a parent which is not there make the whole file doubtful.
        alone: dict[str, Any] = (
            {"lineItems": [], "shippingLines": [], "discountApplications": []} if name.endswith(" id") else {}
        )
        shop.change("order", spoilt[name], set=alone, graphql=graphql, rest=rest, webhook=webhook)
    return spoilt


def assert_each_ends_as_it_should(account: Account, spoilt: dict[str, int], *, before: int) -> None:
    for name, (_, _, expected) in EXACT.items():
        [row] = account.mine(
            "SELECT * FROM shopify_order WHERE integration_id = %s AND shopify_order_id = %s", spoilt[name]
        )
        assert {c: row[c] for c in expected} == expected, name
    errors = account.mine(
        "SELECT shopify_object_id AS id, error_message AS message FROM shopify_raw_ingest "
        "WHERE integration_id = %s AND processing_status = 'error'"
    )
    said = {row["id"]: row["message"] for row in errors}
    for name, (_, _, message) in REFUSED.items():
        if "id" in name.split():
            continue
        assert message in said[str(spoilt[name])], name
    assert sorted(row["id"] for row in errors).count("") == (2 if "an empty id" in spoilt else 0)
    assert all(row["message"] and "\n" not in row["message"] for row in errors)
    assert len(errors) == len([n for n in REFUSED if n in spoilt])
    assert account.count("shopify_order", "deleted_at IS NULL") == before
    account.assert_sound()


@pytest.mark.parametrize("road", ["bulk", "pages"])
def test_hostile_documents_by_the_api(road: str, small: Account) -> None:
    shop = small.shop
    for _ in range(6):
        shop.create("order", webhook=False)
    total = shop.stats()["objects"]["orders"]
    if road == "pages":
        small.synced()
    spoilt = spoil(shop, webhook=False)
    outcomes = small.synced()
    assert outcomes["order"].refined is not None
    assert outcomes["order"].raw.errors + outcomes["order"].refined.errors == len(REFUSED)
    assert_each_ends_as_it_should(small, spoilt, before=total - (len(REFUSED) if road == "bulk" else 0))
    for name, number in spoilt.items():  # the source mends its documents
        document = shop.get(f"orders/{number}")["graphql"]
        healthy = {
            "id": f"gid://shopify/Order/{number}", "name": f"#{number}", "note": "well", "totalWeight": "200",
            "number": 7, "processedAt": document["createdAt"], "taxLines": [], "tags": [], "brandNew": 1,
            "totalPriceSet": money("1.00"), "updatedAt": "2030-01-01T00:00:00Z",
        }  # fmt: skip
        assert name
        shop.change("order", number, graphql=healthy, updated_at="2030-01-01T00:00:00Z", webhook=False)
    small.synced()
    small.assert_exact()


def test_hostile_documents_by_webhook(receiver: Receiver, connect: Connect, small_shop: Shop) -> None:
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    account.synced()
    total = small_shop.stats()["objects"]["orders"]
    spoilt = spoil(small_shop, webhook=True)
    healthy = small_shop.change("order", small_shop.ids("order")[-1], set={"note": "well"})
    assert small_shop.get("webhooks/idle", timeout=60)["pending"] == 0
    states = {d["status"] for d in small_shop.get("webhooks/deliveries")["deliveries"]}
    assert states == {200}, "the vendor need not know that its document is bad"
    assert_each_ends_as_it_should(account, spoilt, before=total)
    held = account.one("SELECT note FROM shopify_order WHERE shopify_order_id = %s", healthy["id"])
    assert held == "well"
    errors = account.mine("SELECT status FROM webhook_event WHERE integration_id = %s AND status = 'error'")
    assert len(errors) == len(REFUSED)


def test_retry_refines_what_failed_once_the_accounts_mapping_is_mended(small: Account) -> None:
    first, second = small.shop.ids("order")[:2]
    for number in (first, second):
        small.shop.change("order", number, graphql={"totalWeight": "heavy", "grams": "321"}, webhook=False)
    small.synced()
    assert small.raw("order", "processing_status = 'error'") == 2
    assert small.count("shopify_order", "deleted_at IS NULL") == 22
    with small.open() as sync:
        assert sync.retry("order")["order"].errors == 2, "nothing was mended yet"
    mapping = {"order": [{"source": ["grams", "totalWeight"], "target": "total_weight", "type": "bigint"}]}
    with small.db.connect() as conn:
        integrations.set_config(conn, small.integration.id, {"field_mappings": mapping})
        conn.commit()
    with small.open() as sync:
        result = sync.retry()
    assert (result["order"].inserted, result["order"].errors) == (2, 0)
    weights = small.rows("SELECT total_weight FROM shopify_order WHERE shopify_order_id = ANY(%s)", [first, second])
    assert [row["total_weight"] for row in weights] == [321, 321]
    assert small.raw("order", "processing_status = 'error'") == 0
    small.assert_sound()
