"""What users of other systems suffered from, held against every source by the same code.

Where a source cannot suffer it, the test is skipped with the reason. Numbers are those of our list of their reports.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from ingest_platform.control import credentials
from ingest_platform.control.credentials import Vault
from ingest_platform.extract.documents import Batch, Document, Window
from ingest_platform.quality.checks import run_check
from ingest_platform.raw.versions import Owner
from ingest_platform.sync.connect import open_client
from ingest_platform.sync.pipeline import DOCUMENTS_AHEAD, ahead
from ingest_platform_tests.conformance import reading
from ingest_platform_tests.conformance.copy import Copy, parts
from ingest_platform_tests.conformance.test_webhooks import settled
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.core.toy import TOY


def test_defect_05_a_nested_list_is_not_collapsed_into_one_row(copy: Copy) -> None:
    copy.synced()
    rows: dict[str, Counter[reading.Key]] = defaultdict(Counter)
    for object_type in copy.vendor.types:
        for table, held in copy.live(object_type).items():
            rows[table].update(key[:-1] for key in held)
    assert [t for t, parents in rows.items() if max(parents.values(), default=0) > 1 and next(iter(parents))]
    copy.assert_exact()


def test_defect_11_deletes_are_not_missed_by_webhook(told: Copy) -> None:
    number = told.delete(told.vendor.deleted)
    settled(told)
    assert tombstones(told) == [number]
    told.assert_exact(told.vendor.deleted)


def test_defect_11_deletes_are_not_missed_by_polling(copy: Copy) -> None:
    copy.synced()
    number = copy.delete(copy.vendor.deleted)
    copy.synced()
    with copy.open() as sync:
        sync.sweep(copy.vendor.deleted)
    assert tombstones(copy) == [number]
    copy.assert_exact(copy.vendor.deleted)


def tombstones(copy: Copy) -> list[str]:
    table, key = copy.vendor.source.table(copy.vendor.deleted), copy.vendor.source.id_column(copy.vendor.deleted)
    gone = copy.mine(f"SELECT {key}::text AS id FROM {table} WHERE integration_id = %s AND deleted_at IS NOT NULL")
    return [row["id"] for row in gone]


def test_defect_12_webhooks_out_of_order_or_of_one_second_leave_the_newer_state(told: Copy) -> None:
    told.sandbox.pause()
    number = told.change("older")
    told.change("newer", number)  # within the second in which the older one was made
    told.sandbox.resume("reversed", duplicate=1.0)
    settled(told)
    assert told.held(number) == "newer"
    told.synced(told.vendor.sample)
    assert told.held(number) == "newer"


@pytest.mark.needs("tokens that rotate")
def test_defect_15_a_rotated_refresh_token_is_not_lost(copy: Copy) -> None:
    def held() -> str:
        with copy.db.connect() as conn:
            return credentials.load(conn, Vault.of(copy.settings), copy.integration.id).secrets["access_token"]

    counted: list[int] = []

    async def count() -> None:
        async with open_client(copy.settings, copy.integration) as client:
            counted.append((await client.count(copy.declared(copy.vendor.sample), Window())).value)

    for _ in range(2):
        copy.sandbox.expire_token(held())
        threads = [threading.Thread(target=lambda: asyncio.run(count())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert len(counted) == 8
    copy.synced(copy.vendor.sample)
    assert copy.rows("SELECT status FROM integration") == [{"status": "connected"}]


def test_defect_16_no_call_for_each_object(copy: Copy) -> None:
    outcomes = copy.synced()
    objects = sum(len(copy.ids(t)) for t in copy.vendor.types)
    assert sum(o.raw.api_calls for o in outcomes.values()) < objects


async def test_defect_17_memory_does_not_grow_with_the_account() -> None:
    made: list[int] = []
    page = 500

    async def pages() -> AsyncIterator[Batch]:
        for n in range(100):
            made.append(n)
            yield Batch([Document({"id": n * page + i, "updated": 0}) for i in range(page)], read_at=datetime.now(UTC))

    most = taken = 0
    async for ready in ahead(TOY, Owner("i", "c"), TOY.object_type("order"), pages()):
        taken += ready.prepared.fetched
        await asyncio.sleep(0)
        most = max(most, len(made) * page - taken)
    assert taken == 100 * page
    assert most <= DOCUMENTS_AHEAD + 2 * page, "pages are held that nobody has taken"


@pytest.mark.needs("versions of events")
def test_defect_18_an_event_of_another_api_version_blanks_nothing(told: Copy) -> None:
    told.sandbox.call("PUT", "settings", {"event_api_version": "2024-06-20"})
    number = told.change("In an older shape")
    settled(told)
    assert told.held(number) == "In an older shape"
    told.assert_exact(told.vendor.sample)


def test_defect_19_money_tax_and_days_tie_out(copy: Copy) -> None:
    copy.synced()
    for object_type in copy.vendor.types:
        wanted, held = copy.wanted(object_type), copy.live(object_type)
        for table, rows in wanted.items():
            assert _sums(rows) == _sums({key: held[table][key] for key in rows}), table


def _sums(rows: dict[reading.Key, reading.Row]) -> dict[tuple[str, Any], Decimal]:
    """Every amount by its column and the currency beside it."""
    found: dict[tuple[str, Any], Decimal] = defaultdict(Decimal)
    for row in rows.values():
        for column, value in row.items():
            assert not isinstance(value, float)
            if isinstance(value, Decimal):
                found[column, row.get("currency")] += value
    return dict(found)


@pytest.mark.parametrize(
    ("currency", "minor", "amount"), [("usd", 1050, "10.50"), ("jpy", 1050, "1050"), ("kwd", 1050, "1.050")]
)
@pytest.mark.needs("minor units")
def test_defect_19_amounts_of_zero_and_three_decimals_tie_out(
    copy: Copy, currency: str, minor: int, amount: str
) -> None:
    number = copy.ids(copy.vendor.sample)[0]
    copy.sandbox.update(copy.kind(copy.vendor.sample), number, set={"balance": minor, "currency": currency})
    copy.synced(copy.vendor.sample)
    table, key = copy.vendor.source.table(copy.vendor.sample), copy.vendor.source.id_column(copy.vendor.sample)
    [row] = copy.mine(f"SELECT balance::text AS b FROM {table} WHERE integration_id = %s AND {key} = %s", number)
    assert Decimal(row["b"]) == Decimal(amount)


def test_defect_22_a_match_asks_the_source(copy: Copy) -> None:
    sample = copy.vendor.sample
    copy.synced(sample)
    source = copy.vendor.source
    with copy.db.connect() as conn:
        # An object that never arrived, and of which no counter of our own knows.
        number = conn.execute(
            f"DELETE FROM {source.table(sample)} WHERE id = (SELECT min(id::text)::uuid FROM {source.table(sample)}) "
            f"RETURNING {source.id_column(sample)}::text"
        ).fetchone()
        assert number is not None
        conn.execute(
            f"DELETE FROM {source.raw_table} WHERE object_type = %s AND {source.id_column('object')} = %s",
            [sample, number[0]],
        )
        conn.execute(
            "UPDATE object_stats SET raw_versions = raw_versions - 1, refined_rows = refined_rows - 1 "
            "WHERE object_type = %s",
            [sample],
        )
        conn.commit()
    with copy.open() as sync:
        found = run_check(sync, sample, "count_parity")
        assert not found.passed, "our own counters agree; the source has one more"
        sync.sweep(sample)
        assert run_check(sync, sample, "count_parity").passed


@pytest.mark.needs("tokens that rotate")
def test_defect_23_a_lost_connection_lets_no_second_refresher_in(copy: Copy) -> None:
    with copy.db.connect() as conn:
        access = credentials.load(conn, Vault.of(copy.settings), copy.integration.id).secrets["access_token"]
    copy.sandbox.expire_token(access)
    before = _refreshes(copy)
    copy.sandbox.set_faults(token_delay_ms=1000)
    counted: list[int] = []

    async def count() -> None:
        async with open_client(copy.settings, copy.integration) as client:
            counted.append((await client.count(copy.declared(copy.vendor.sample), Window())).value)

    threads = [threading.Thread(target=lambda: asyncio.run(count())) for _ in range(2)]
    threads[0].start()
    _await_lease(copy)
    copy.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
              "AND datname = current_database() AND application_name = 'ingest refresh'")  # fmt: skip
    threads[1].start()
    for thread in threads:
        thread.join(30)
    assert len(counted) == 2
    assert _refreshes(copy) == before + 1


def _refreshes(copy: Copy) -> int:
    return int(copy.sandbox.call("GET", "tokens")["calls"].get("refresh", 0))


def _await_lease(copy: Copy) -> None:
    waited = threading.Event()
    for _ in range(400):
        if copy.rows("SELECT 1 AS x FROM credential WHERE refresh_lease_holder IS NOT NULL"):
            return
        waited.wait(0.02)
    raise AssertionError("nobody refreshes")


def test_defect_25_long_column_names_do_not_collide(vendor: Vendor, db: TestDatabase) -> None:
    with db.connect() as conn:
        for declared in vendor.source.object_types:
            for path, part in parts(declared):
                table = vendor.source.table(declared.name, *path)
                rows = conn.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
                assert {f.target for f in part.fields} <= {row[0] for row in rows}, table
