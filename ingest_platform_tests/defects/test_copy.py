"""What users of other systems found wrong in their copies. The numbers are those of our list of their reports."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from decimal import Decimal

from ingest_platform import sources
from ingest_platform.control import credentials
from ingest_platform.control.credentials import Vault
from ingest_platform.extract.documents import Window
from ingest_platform.sync.connect import open_client
from ingest_platform_tests.account.conftest import Connect, Receiver
from ingest_platform_tests.account.harness import PLURAL, TYPES, Account, Shop
from ingest_platform_tests.account.test_faults import grant
from ingest_platform_tests.conftest import TestDatabase

ALL = list(PLURAL.values())


def told(account: Account) -> None:
    """Every webhook has arrived, and what is in doubt is settled."""
    assert account.shop.get("webhooks/idle", timeout=60)["pending"] == 0
    with account.open() as sync:
        assert sync.drain().error is None


def test_defect_11_deletes_are_not_missed_by_any_road(receiver: Receiver, connect: Connect, small_shop: Shop) -> None:
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    account.synced()
    for object_type in TYPES:
        small_shop.delete(object_type, small_shop.ids(object_type)[0])
    told(account)
    small_shop.control("PUT", "faults", {"webhooks": {"lose": 1.0}})
    for object_type in TYPES:
        small_shop.delete(object_type, small_shop.ids(object_type)[0])
    told(account)
    with account.open() as sync:
        assert [sync.sweep(t).drained.gone for t in TYPES] == [1, 1, 1]
    account.assert_exact()
    for object_type in TYPES:
        assert account.count(f"shopify_{object_type}", "deleted_at IS NOT NULL") == 2


def test_defect_12_webhooks_out_of_order_or_of_one_second_leave_the_newer_state(
    receiver: Receiver, connect: Connect, small_shop: Shop
) -> None:
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    account.synced()
    small_shop.control("POST", "webhooks/pause")
    for number in small_shop.ids("order")[:6]:
        for note in ("first", "second", "third"):
            same = "2026-06-01T10:00:00Z"
            small_shop.change("order", number, set={"note": note}, updated_at=same)
    small_shop.control("POST", "webhooks/resume", {"order": "reversed"})
    told(account)
    account.assert_exact(by_webhook=True)
    notes = account.mine("SELECT note FROM shopify_order WHERE integration_id = %s AND source_version > '2026-05-01'")
    assert Counter(row["note"] for row in notes) == {"third": 6}


def test_defect_13_no_gap_opens_when_a_sync_switches_from_polling_to_webhooks(
    receiver: Receiver, connect: Connect, small_shop: Shop
) -> None:
    """The subscriptions are there before the backfill is asked for, and the backfill before the first incremental."""
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    small_shop.churn(6, seed=1, types=ALL)
    account.synced()
    small_shop.churn(6, seed=2, types=ALL)
    told(account)
    account.assert_exact(by_webhook=True)
    small_shop.control("PUT", "faults", {"webhooks": {"lose": 1.0}})
    small_shop.churn(6, seed=3, types=ALL)
    account.synced()
    account.assert_exact()


def test_defect_15_a_rotated_refresh_token_is_not_lost_when_two_refresh_at_once(
    db: TestDatabase, small_shop: Shop
) -> None:
    account = grant(db, small_shop, "rotating")

    def held() -> str:
        with db.connect() as conn:
            return credentials.load(conn, Vault.of(db.settings), account.integration.id).secrets["access_token"]

    counted: list[int] = []

    async def count() -> None:
        async with open_client(db.settings, account.integration) as client:
            found = await client.count(sources.source("shopify").object_type("order"), Window())
            counted.append(found.value)

    for _ in range(2):
        small_shop.control("POST", f"tokens/{held()}/expire")
        threads = [threading.Thread(target=lambda: asyncio.run(count())) for _ in range(4)]
        for thread in threads:
            thread.start()
        account.synced()
        for thread in threads:
            thread.join(30)
    assert counted == [24] * 8
    account.synced()
    assert account.mine("SELECT status FROM integration WHERE id = %s") == [{"status": "connected"}]
    account.close()


def test_defect_19_money_tax_and_days_tie_out(account: Account) -> None:
    account.synced()
    sums: Counter[str] = Counter()
    days: Counter[str] = Counter()
    for order in account.shop.documents("order"):
        for column, field in (("total_price", "totalPriceSet"), ("total_tax", "totalTaxSet")):
            for side in ("shopMoney", "presentmentMoney"):
                money = order[field][side]
                sums[f"{column} {side} {money['currencyCode']}"] += Decimal(money["amount"])  # type: ignore[assignment]
        days[order["createdAt"][:10]] += 1
    held: dict[str, Decimal] = {}
    for column in ("total_price", "total_tax"):
        for side, amount, currency in (
            ("shopMoney", column, "currency"),
            ("presentmentMoney", f"presentment_{column}", "presentment_currency"),
        ):
            for row in account.mine(
                f"SELECT {currency} AS code, sum({amount}) AS total FROM shopify_order "
                "WHERE integration_id = %s GROUP BY 1"
            ):
                held[f"{column} {side} {row['code']}"] = row["total"]
    assert held == dict(sums)
    assert {r["day"]: r["n"] for r in account.mine(
        "SELECT (shopify_created_at AT TIME ZONE 'UTC')::date::text AS day, count(*) AS n FROM shopify_order "
        "WHERE integration_id = %s GROUP BY 1"
    )} == dict(days)  # fmt: skip
    untied = account.mine(
        "SELECT o.name FROM shopify_order o WHERE o.integration_id = %s AND o.subtotal_price <> "
        "(SELECT sum(l.discounted_total) FROM shopify_order_line_item l WHERE l.order_id = o.id)"
    )
    assert untied == []
    floats = account.rows(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND table_name LIKE 'shopify%%' AND data_type IN ('real', 'double precision', 'timestamp without time zone')"
    )
    assert floats == []


def test_defect_20_no_duplicates_whichever_doors_an_object_came_through(
    receiver: Receiver, connect: Connect, small_shop: Shop
) -> None:
    account = connect(small_shop, webhooks=True, settings=receiver.settings)
    account.synced()
    small_shop.control("PUT", "faults", {"webhooks": {"duplicate": 1.0, "reorder": 0.5}})
    small_shop.churn(40, seed=6, types=ALL)
    account.synced()
    account.synced(mode="full")
    told(account)
    account.synced()
    account.assert_exact()
    assert account.count("webhook_event") == account.one("SELECT count(DISTINCT delivery_id) FROM webhook_event")
