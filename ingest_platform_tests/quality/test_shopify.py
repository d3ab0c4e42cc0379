"""Verification over HTTP: a shop of the sandbox, its copy, and what is done to either."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from ingest_platform.control import integrations
from ingest_platform.control.database import connect as open_database
from ingest_platform.quality.checks import CHECKS, run_check
from ingest_platform.quality.compare import field_comparison
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.result import Found
from ingest_platform.quality.verify import Options, verify
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.account.conftest import Connect, connect, http, small, small_sandbox_url, small_shop
from ingest_platform_tests.account.harness import TYPES, Account, Shop
from ingest_platform_tests.waiting import until

__all__ = ["connect", "http", "small", "small_sandbox_url", "small_shop"]


def verified_through(account: Account) -> datetime | None:
    with open_database(account.settings) as conn:
        return integrations.get(conn, account.name).verified_through


def test_a_synced_shop_is_proven_down_to_its_last_field(small: Account) -> None:
    small.synced(object_types=None)
    found = verify(small.settings, small.name, Options(everything=True))
    assert found.passed, found.problems
    compared = {o.object_type: o.comparison for o in found.objects}
    assert compared.keys() == {o.name for o in SHOPIFY.object_types}
    assert {t: compared[t].objects for t in TYPES} == {"order": 24, "customer": 8, "product": 6}
    assert all(compared[t].rows > compared[t].objects for t in TYPES)
    assert not any(c.unusable for c in compared.values())
    assert verified_through(small) == found.verified_through is not None


def test_verifying_some_types_says_nothing_of_the_whole(small: Account) -> None:
    small.synced()
    found = verify(small.settings, small.name, Options(everything=True, object_types=TYPES))
    assert found.passed, found.problems
    assert (found.verified_through, verified_through(small)) == (None, None), "the other types were not even synced"
    small.synced(object_types=None)
    whole = verify(small.settings, small.name).verified_through
    assert whole is not None
    assert verify(small.settings, small.name, Options(object_types=TYPES)).passed
    assert verified_through(small) == whole, "what was proven of the whole stays proven"


def test_a_field_that_was_tampered_with_is_named(small: Account) -> None:
    small.synced()
    key = small.rows("UPDATE shopify_order SET total_price = total_price + 0.01 WHERE id = (SELECT id FROM "
                     "shopify_order ORDER BY 1 LIMIT 1) RETURNING shopify_order_id")[0]["shopify_order_id"]  # fmt: skip
    found = verify(small.settings, small.name, Options(everything=True, object_types=TYPES))
    assert [(d.table, d.key, d.column) for o in found.objects for d in o.comparison.differences] == [
        ("shopify_order", str(key), "total_price")
    ]
    assert found.verified_through is None


def test_changes_since_the_last_sync_are_told_from_damage(small: Account) -> None:
    small.synced()
    number = small.shop.ids("order")[0]
    small.shop.change("order", number)
    found = verify(small.settings, small.name, Options(everything=True, object_types=["order"]))
    assert found.objects[0].comparison.differences == []
    assert len(found.objects[0].comparison.changed) == 1
    small.synced()
    found = verify(small.settings, small.name, Options(everything=True, object_types=["order"]))
    assert (found.passed, found.objects[0].comparison.changed) == (True, [])


def test_a_lost_deletion_fails_until_a_sweep_finds_it(small: Account) -> None:
    """Defect 11."""
    small.synced()
    number = small.shop.ids("product")[0]
    small.shop.delete("product", number)
    small.synced()
    found = verify(small.settings, small.name, Options(object_types=["product"], sample=100))
    assert any(f"too many, by 1 ({number})" in p for p in found.problems), found.problems
    assert any("in the copy and not at the source" in p for p in found.problems)
    with small.open() as sync:
        sync.sweep("product")
    assert verify(small.settings, small.name, Options(object_types=["product"], sample=100)).passed


def test_each_check_runs_on_an_account_that_is_open(small: Account) -> None:
    small.synced()
    with small.open() as sync:
        outcomes = {(t, c.name): run_check(sync, t, c.name) for t in TYPES for c in CHECKS}
    assert {k: o.summary for k, o in outcomes.items() if not o.passed} == {}
    assert small.one("SELECT count(*) FROM check_result") == len(outcomes)


def test_a_sync_that_comes_while_a_deletion_is_waited_for_makes_no_alarm(connect: Connect, small_shop: Shop) -> None:
    """A quantity moves no version. The sync brings it after the item's row was read for the second time."""
    account = connect(small_shop, webhooks=True)
    account.synced(object_types=["location", "inventory_item"])
    small_shop.control("POST", "webhooks/pause")
    gone, moved = small_shop.get("inventory_items")["ids"][:2]
    small_shop.control("DELETE", f"inventory_items/{gone}")
    held = account.rows(
        "SELECT l.shopify_location_id AS place FROM shopify_inventory_item_level l JOIN shopify_inventory_item i "
        "ON i.id = l.inventory_item_id WHERE l.deleted_at IS NULL AND i.shopify_inventory_item_id = %s", moved
    )  # fmt: skip
    small_shop.control("PATCH", f"inventory_items/{moved}", {"set_level": {str(held[0]["place"]): {"available": 777}}})

    def verified() -> Found:
        with open_database(account.settings, autocommit=True, application_name="looks twice") as conn:
            copy = Copy.at(conn, account.settings, account.integration, sample=200, grace=60.0)
            return field_comparison(copy, SHOPIFY.object_type("inventory_item"))

    waits = "SELECT query FROM pg_stat_activity WHERE application_name = 'looks twice' AND query LIKE %s"
    with ThreadPoolExecutor() as beside:
        found = beside.submit(verified)
        until(lambda: account.rows(waits, "SELECT shopify_inventory_item_id::text, NULL::timestamptz%"), "the wait")
        account.synced(object_types=["inventory_item"])
        with account.open() as sync:
            sync.sweep("inventory_item")
        assert found.result(timeout=60).summary.endswith("are the same")
    assert found.result().detail["changed_meanwhile"] == [str(moved)]
