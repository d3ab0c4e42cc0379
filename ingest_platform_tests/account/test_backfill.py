"""A backfill gives an exact copy, and a second one changes nothing."""

from __future__ import annotations

import httpx

from ingest_platform_tests.account.conftest import Connect
from ingest_platform_tests.account.harness import PLURAL, TYPES, Account, new_shop


def test_after_a_backfill_every_object_is_there_equal_field_by_field(account: Account) -> None:
    outcomes = account.synced()
    account.assert_exact()
    objects = account.shop.stats()["objects"]
    assert {t: objects[PLURAL[t]] for t in TYPES} == {"order": 300, "customer": 100, "product": 60}
    for object_type in TYPES:
        count = objects[PLURAL[object_type]]
        outcome = outcomes[object_type]
        assert account.count(f"shopify_{object_type}", "deleted_at IS NULL") == count
        assert account.raw(object_type, "processing_status = 'processed' AND source = 'backfill'") == count
        assert (outcome.raw.mode, outcome.raw.fetched, outcome.raw.ingested) == ("backfill", count, count)
        assert outcome.refined is not None
        assert (outcome.refined.inserted, outcome.refined.errors) == (count, 0)
    assert account.mine("SELECT object_type FROM sync_cursor WHERE integration_id = %s AND cursor_value IS NULL") == []


def test_all_of_a_thousand_orders_are_equal_field_by_field(
    thousand_url: str, http: httpx.Client, connect: Connect
) -> None:
    account = connect(new_shop(thousand_url, http, "thousand"))
    account.synced()
    account.assert_exact()
    assert account.count("shopify_order", "deleted_at IS NULL") == 1000
    assert account.count("shopify_order_line_item") > 2000


def test_a_hundred_changed_orders_cost_a_hundred_rows_and_a_handful_of_pages(account: Account) -> None:
    account.synced()
    changed = {c["id"] for c in account.shop.churn(140, seed=2, webhooks=False)}
    account.shop.control("POST", "stats/reset")
    bulk = account.shop.stats()["bulk"]
    outcomes = account.synced(object_types=["order"])
    assert outcomes["order"].raw.mode == "incremental"
    assert len(changed) > 100
    assert account.raw("order") == 300 + len(changed)
    stats = account.shop.stats()
    assert stats["requests"] <= 12, stats
    assert stats["bulk"] == bulk, "no bulk operation was needed"
    account.assert_exact("order")


def test_the_comparison_with_the_source_sees_each_difference(small: Account) -> None:
    small.synced()
    for statement in (
        "UPDATE shopify_order SET total_price = total_price + 0.01 WHERE name = '#1003'",
        "UPDATE shopify_order_line_item SET deleted_at = now() WHERE id = (SELECT min(id::text)::uuid FROM "
        "shopify_order_line_item)",
        "UPDATE shopify_order_tax_line SET rate = 0 "
        "WHERE id = (SELECT min(id::text)::uuid FROM shopify_order_tax_line)",
    ):
        small.rows(statement + " RETURNING id")
    found = small.differences("order")
    assert len(found) == 3
    assert [next(w for w in ("total_price", "is missing", "rate") if w in f) for f in found] == [
        "total_price", "is missing", "rate",
    ]  # fmt: skip


def test_a_refinement_that_cannot_run_holds_no_extraction_back(account: Account) -> None:
    """On the way it goes back to raw alone: what was read is kept, and refined when that is possible again."""
    with account.open() as sync:
        sync.conn.execute("ALTER TABLE shopify_customer RENAME COLUMN email TO mislaid")
        raw = sync.extract(["customer"], may_refine=lambda _type: True)
        assert raw["customer"].error is None
        assert account.raw("customer", "processing_status = 'pending'") == 100
        sync.conn.execute("ALTER TABLE shopify_customer RENAME COLUMN mislaid TO email")
        assert sync.refine("customer").inserted == 100
    account.assert_exact("customer")


def test_what_refers_to_others_is_refined_after_them(account: Account) -> None:
    """No row is written twice for a reference that came too late."""
    account.synced(object_types=["order", "customer"])  # whatever the order in which they are asked for
    assert account.count("shopify_order", "customer_id IS NOT NULL") > 0
    assert account.count("shopify_order", "customer_id IS NULL AND shopify_customer_id IS NOT NULL") == 0
    assert account.count("shopify_order", "updated_at <> created_at") == 0
