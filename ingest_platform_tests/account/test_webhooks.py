"""Webhooks through the real receiver: in any order, twice, forged, lost; and the switch from a backfill to them."""

from __future__ import annotations

import json
from collections import Counter

from ingest_platform_tests.account.conftest import Connect, Receiver
from ingest_platform_tests.account.harness import TYPES, Shop

EVERYTHING = {"kinds": ["update", "update", "update", "create", "delete"], "types": ["orders", "customers", "products"]}


def test_a_thousand_webhooks_shuffled_a_third_twice_and_five_forged(
    receiver: Receiver, connect: Connect, shop: Shop
) -> None:
    account = connect(shop, webhooks=True, settings=receiver.settings)
    account.synced()
    shop.control("POST", "webhooks/pause")
    shop.churn(700, seed=4, **EVERYTHING)
    shop.churn(100, seed=5, kinds=["update"], types=["orders"])
    released = shop.control(
        "POST", "webhooks/resume", {"order": "shuffled", "seed": 6, "duplicate": 1 / 3, "bad_signatures": 5}
    )
    assert released["released"] + released["duplicated"] >= 1000
    assert released["duplicated"] >= released["released"] // 4
    assert released["forged"] == 5
    assert shop.get("webhooks/idle", timeout=60)["pending"] == 0
    told = "topic = 'bulk_operations/finish'"  # the backfill above: one operation for each type
    assert account.count("webhook_event", told) == len(TYPES)
    assert account.count("webhook_event", f"NOT {told}") == released["released"]
    assert Counter(d["state"] for d in shop.get("webhooks/deliveries", limit=10_000)["deliveries"])["failed"] == 0
    assert account.mine("SELECT reason, count FROM webhook_refusal WHERE integration_id = %s") == [
        {"reason": "bad_signature", "count": 5}
    ]
    assert account.count("webhook_event", "status = 'error'") == 0
    with account.open() as sync:
        outcome = sync.drain()
    assert (outcome.error, outcome.failed) == (None, 0)
    account.assert_exact(by_webhook=True)
    assert account.raw(condition="processing_status IN ('error', 'deferred')") == 0
    assert account.count("fetch_request") == 0
    account.synced()  # and what no webhook carries
    account.assert_exact()


def test_what_came_with_an_order_that_is_gone_already_waits_for_it_no_longer(
    receiver: Receiver, connect: Connect, small_shop: Shop
) -> None:
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    orders = {int(o["id"]): o for o in small_shop.documents("order", "rest")}
    number, order = next((n, o) for n, o in orders.items() if o["fulfillments"])
    small_shop.control("POST", "webhooks/pause")
    small_shop.delete("order", number)
    small_shop.control("POST", "webhooks/resume")
    assert small_shop.get("webhooks/idle", timeout=30)["pending"] == 0
    order = json.loads(json.dumps(order, default=str))
    small_shop.control("POST", "webhooks/emit", {"topic": "orders/create", "body": order})
    assert small_shop.get("webhooks/idle", timeout=30)["pending"] == 0
    assert account.raw("fulfillment", "waiting_for IS NOT NULL") == len(order["fulfillments"])
    with account.open() as sync:
        assert sync.drain().error is None
    assert account.raw(condition="(processing_status IN ('error', 'deferred') OR waiting_for IS NOT NULL)") == 0
    assert account.count("shopify_fulfillment", "deleted_at IS NULL") == 0
    account.assert_sound()


def test_changes_during_the_backfill_are_in_the_copy_without_a_further_full_sync(
    receiver: Receiver, connect: Connect, shop: Shop
) -> None:
    account = connect(shop, webhooks=True, settings=receiver.settings)

    def change(object_type: str, _fetched: int, _doing: str) -> None:
        shop.churn(6, seed=shop.stats()["overlay"], types=[f"{object_type}s"])

    with account.open() as sync:
        raw = sync.extract(TYPES, progress=change)
        change("order", 0, "")
        for object_type in TYPES:
            refined = sync.refine(object_type, progress=change)
            sync.finish(object_type, raw[object_type], refined)
        assert shop.get("webhooks/idle", timeout=30)["pending"] == 0
        assert sync.drain().error is None
    account.assert_exact(by_webhook=True)
    account.synced()
    account.assert_exact()


def test_changes_during_the_backfill_whose_webhooks_are_lost_are_read_by_the_next_incremental(
    connect: Connect, shop: Shop
) -> None:
    account = connect(shop)

    def change(object_type: str, _fetched: int, _doing: str) -> None:
        shop.churn(6, seed=shop.stats()["overlay"], types=[f"{object_type}s"], webhooks=False)

    account.synced(progress=change)
    outcomes = account.synced()
    assert {o.raw.mode for o in outcomes.values()} == {"incremental"}
    account.assert_exact()


def test_an_object_said_to_be_deleted_that_the_source_still_has_is_alive_again_after_a_sweep(
    receiver: Receiver, connect: Connect, small_shop: Shop
) -> None:
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    account.synced()
    number = small_shop.ids("product")[0]
    small_shop.control("POST", "webhooks/emit", {"topic": "products/delete", "body": {"id": number}})
    assert small_shop.get("webhooks/idle", timeout=30)["pending"] == 0
    assert account.count("shopify_product", "deleted_at IS NOT NULL") == 1
    with account.open() as sync:
        assert sync.sweep("product").missing == 1
    account.assert_exact()
