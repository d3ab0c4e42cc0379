"""Stock that is set aside: never more than there is, whoever asks at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql

from ingest_platform_tests.conftest import TestDatabase

ITEM, PLACE = "7001", "31"


@dataclass
class Stock:
    """Ten units of one item at one location, with a connection in autocommit."""

    db: TestDatabase
    conn: psycopg.Connection[Any]
    integration: str

    def value(self, statement: sql.SQL | sql.Composed, *values: Any, conn: Any = None) -> Any:
        row = (conn or self.conn).execute(statement, values).fetchone()
        assert row is not None
        return row[0]

    def reserve(
        self, key: str, amount: int = 1, *, ttl: str = "10 minutes", place: str = PLACE, conn: Any = None
    ) -> Any:
        statement = sql.SQL("SELECT inventory_reserve(%s, %s, %s, %s, %s::interval, %s)")
        return self.value(statement, self.integration, ITEM, place, amount, ttl, key, conn=conn)

    def release(self, key: str) -> Any:
        return self.value(sql.SQL("SELECT inventory_release(%s, %s)"), self.integration, key)

    def commit(self, key: str, sold_at: datetime | None = None) -> Any:
        if sold_at is None:
            return self.value(sql.SQL("SELECT inventory_commit(%s, %s)"), self.integration, key)
        return self.value(sql.SQL("SELECT inventory_commit(%s, %s, %s)"), self.integration, key, sold_at)

    def expire(self, key: str) -> None:
        self.conn.execute("UPDATE inventory_reservation SET expires_at = clock_timestamp() WHERE key = %s", (key,))

    def read_again(self, available: int) -> None:
        """The source was read, and says that there is so much."""
        self.conn.execute(
            "UPDATE shopify_inventory_item_level SET available = %s, synced_at = clock_timestamp()", (available,)
        )

    @property
    def sellable(self) -> int:
        found: int = self.value(sql.SQL("SELECT sellable FROM shopify_inventory_sellable WHERE shopify_variant_id = 5"))
        return found


@pytest.fixture
def stock(db: TestDatabase) -> Iterator[Stock]:
    with db.connect(autocommit=True) as conn:
        ids = {name: str(uuid.uuid4()) for name in ("company", "integration", "item", "place", "level", "product", "v")}
        row = "%(integration)s, %(company)s"
        for statement in (
            "INSERT INTO company (id, name) VALUES (%(company)s, 'C')",
            "INSERT INTO integration (id, company_id, platform, name, base_url, account) "
            "VALUES (%(integration)s, %(company)s, 'shopify', 'shop', 'http://x', 'x')",
            "INSERT INTO shopify_location (id, integration_id, company_id, shopify_location_id, name, is_active, "
            f"shopify_created_at, shopify_updated_at, raw_id, synced_at) VALUES (%(place)s, {row}, 31, 'Main', true, "
            "now(), now(), 1, now())",
            "INSERT INTO shopify_inventory_item (id, integration_id, company_id, shopify_inventory_item_id, tracked, "
            f"shopify_created_at, shopify_updated_at, raw_id, synced_at) VALUES (%(item)s, {row}, 7001, true, "
            "now(), now(), 1, now())",
            "INSERT INTO shopify_inventory_item_level (id, integration_id, company_id, inventory_item_id, "
            f"shopify_location_id, location_id, available, raw_id, synced_at) VALUES (%(level)s, {row}, %(item)s, 31, "
            "%(place)s, 10, 1, now())",
            "INSERT INTO shopify_product (id, integration_id, company_id, shopify_product_id, title, "
            f"shopify_created_at, shopify_updated_at, raw_id, synced_at) VALUES (%(product)s, {row}, 4, 'Mug', "
            "now(), now(), 1, now())",
            "INSERT INTO shopify_product_variant (id, integration_id, company_id, product_id, shopify_variant_id, "
            f"inventory_item_id, raw_id, synced_at) VALUES (%(v)s, {row}, %(product)s, 5, 7001, 1, now())",
        ):
            conn.execute(statement.encode(), ids)
        yield Stock(db, conn, ids["integration"])


def test_64_at_once_who_want_the_last_10_units_get_exactly_10(stock: Stock) -> None:
    def one(number: int) -> Any:
        with stock.db.connect(autocommit=True) as conn:
            return stock.reserve(f"buyer {number}", conn=conn)

    with ThreadPoolExecutor(64) as pool:
        got = list(pool.map(one, range(64)))
    assert sum(made is not None for made in got) == 10
    assert len({made for made in got if made}) == 10
    assert stock.sellable == 0
    assert stock.value(sql.SQL("SELECT sum(quantity) FROM inventory_reservation")) == 10


def test_amounts_and_repeated_keys_at_once_never_exceed_what_there_is(stock: Stock) -> None:
    def one(number: int) -> Any:
        with stock.db.connect(autocommit=True) as conn:
            return stock.reserve(f"key {number % 12}", 1 + number % 12 % 3, conn=conn)

    with ThreadPoolExecutor(32) as pool:
        got = list(pool.map(one, range(48)))
    by_key = {n: {made for at, made in enumerate(got) if at % 12 == n and made} for n in range(12)}
    assert all(len(ids) <= 1 for ids in by_key.values())
    assert stock.value(sql.SQL("SELECT sum(quantity) FROM inventory_reservation")) <= 10


def test_a_transaction_that_is_open_keeps_others_waiting_and_gives_its_units_back_when_it_fails(stock: Stock) -> None:
    with stock.db.connect() as first, ThreadPoolExecutor(1) as pool:
        assert stock.reserve("first", 10, conn=first)

        def other() -> Any:
            with stock.db.connect(autocommit=True) as conn:
                return stock.reserve("second", 10, conn=conn)

        waiting = pool.submit(other)
        first.rollback()
        assert waiting.result(timeout=30) is not None


def test_an_old_snapshot_cannot_sell_what_others_reserved_meanwhile(stock: Stock) -> None:
    with stock.db.connect() as conn:
        conn.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        stock.reserve("warm up")  # so that the stock's row is there in the snapshot
        stock.release("warm up")
        conn.execute("SELECT 1 FROM inventory_reservation")
        assert stock.reserve("first", 10) is not None
        with pytest.raises(errors.SerializationFailure):
            stock.reserve("second", 10, conn=conn)


def test_the_same_key_reserves_once_and_must_mean_the_same(stock: Stock) -> None:
    made = stock.reserve("cart 1", 4)
    assert stock.reserve("cart 1", 4) == made
    assert stock.sellable == 6
    with pytest.raises(errors.UniqueViolation, match="cart 1 was used for 4"):
        stock.reserve("cart 1", 5)


def test_what_expired_can_be_reserved_again_and_cannot_be_committed(stock: Stock) -> None:
    assert stock.reserve("slow", 10) is not None
    assert stock.reserve("quick", 1) is None
    stock.expire("slow")
    assert stock.sellable == 10
    assert stock.reserve("quick", 10) is not None
    assert stock.commit("slow") is False
    assert stock.commit("quick") is True


def test_a_commit_is_final(stock: Stock) -> None:
    stock.reserve("cart", 3)
    assert stock.commit("cart") is True
    assert stock.commit("cart") is True
    assert stock.release("cart") is False
    stock.expire("cart")
    assert stock.sellable == 7


def test_a_sale_counts_until_the_source_was_read_after_it(stock: Stock) -> None:
    stock.reserve("cart", 3)
    stock.commit("cart")
    assert stock.sellable == 7
    stock.read_again(7)
    assert stock.sellable == 7


def test_a_sale_that_the_source_knew_before_it_was_committed_is_not_counted_twice(stock: Stock) -> None:
    sold_at = datetime.now(UTC) - timedelta(seconds=5)
    stock.reserve("cart", 3)
    stock.read_again(7)
    stock.commit("cart", sold_at)
    assert stock.sellable == 7


def test_releasing_is_idempotent(stock: Stock) -> None:
    stock.reserve("cart", 3)
    assert [stock.release("cart"), stock.release("cart"), stock.release("unknown")] == [True, True, False]
    assert stock.sellable == 10
    assert stock.commit("cart") is False


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("SELECT inventory_reserve(%s, '7001', '31', 0, '1 minute', 'k')", "quantity above 0"),
        ("SELECT inventory_reserve(%s, '7001', '31', 1, '0 minutes', 'k')", "time to live above 0"),
        ("SELECT inventory_reserve(gen_random_uuid(), '7001', '31', 1, '1 minute', %s)", "no integration"),
    ],
)
def test_what_makes_no_sense_is_refused(stock: Stock, statement: str, message: str) -> None:
    with pytest.raises(errors.InvalidParameterValue, match=message):
        stock.conn.execute(statement.encode(), (stock.integration,))


def test_nothing_can_be_reserved_where_nothing_can_be_sold(stock: Stock) -> None:
    assert stock.reserve("elsewhere", place="99") is None
    stock.conn.execute("UPDATE shopify_location SET is_active = false")
    assert stock.reserve("closed") is None


def test_what_is_not_tracked_has_no_limit(stock: Stock) -> None:
    stock.conn.execute("UPDATE shopify_inventory_item SET tracked = false")
    assert stock.reserve("many", 1000) is not None
