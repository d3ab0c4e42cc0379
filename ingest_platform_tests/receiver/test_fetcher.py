"""What a webhook leaves in doubt, or only names, is fetched by the receiver itself, right after its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ingest_platform.control import fetch_requests
from ingest_platform_tests.account.conftest import connect, http, small_sandbox_url, small_shop
from ingest_platform_tests.account.harness import Account, Shop
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import Running, settings_of
from ingest_platform_tests.waiting import until

__all__ = ["connect", "http", "small_sandbox_url", "small_shop"]


def fetched(account: Account) -> bool:
    return account.count("fetch_request") == 0


def patient(db: TestDatabase, **changes: Any) -> Any:
    return settings_of(db, webhook_fetch=True, webhook_database_timeout_s=30.0, **changes)


def test_two_changes_within_a_second_are_settled_without_a_sync(
    db: TestDatabase, small_shop: Shop, connect: Callable[..., Account]
) -> None:
    with Running(patient(db)) as url:
        settings = db.settings.model_copy(update={"receiver_public_url": url})
        account = connect(small_shop, webhooks=True, settings=settings)
        account.synced(object_types=["order"])
        number = small_shop.ids("order")[3]
        small_shop.control("POST", "webhooks/pause")
        moment = "2030-01-01T00:00:00Z"
        for note in ("one", "two"):
            small_shop.change("order", number, set={"note": note}, updated_at=moment)
        small_shop.control("POST", "webhooks/resume", {"order": "reversed"})
        small_shop.get("webhooks/idle", timeout=20)
        until(lambda: fetched(account), "the tie is settled")
        note = account.one(f"SELECT note FROM shopify_order WHERE shopify_order_id = {number}")
        assert note == "two"


def test_what_a_receiver_left_is_fetched_when_the_next_one_starts(
    db: TestDatabase, small_shop: Shop, connect: Callable[..., Account]
) -> None:
    account = connect(small_shop)
    number = small_shop.ids("customer")[0]
    with db.connect() as conn:
        fetch_requests.request(conn, account.integration.id, [("customer", str(number), "a webhook named it")])
        conn.commit()
    with Running(patient(db)):
        until(lambda: fetched(account), "the customer is fetched")
    assert account.count("shopify_customer", f"shopify_customer_id = {number}") == 1


def test_a_fetch_goes_on_beside_a_sync(db: TestDatabase, small_shop: Shop, connect: Callable[..., Account]) -> None:
    account = connect(small_shop)
    number = small_shop.ids("customer")[0]
    with account.open(), db.connect() as conn:
        fetch_requests.request(conn, account.integration.id, [("customer", str(number), "a webhook named it")])
        conn.commit()
        with Running(patient(db)):
            until(lambda: fetched(account), "the customer is fetched while a sync holds the account")
