"""One sync of an account at a time; every attempt on record, the dead ones too; counts without a scan."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import psycopg
import pytest

from ingest_platform.control import (
    check_results,
    fetch_requests,
    integrations,
    locks,
    stats,
    sync_log,
    webhook_events,
)
from ingest_platform.control.database import Connection
from ingest_platform.errors import AlreadyRunning
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.forks import Forked


def _account(db: TestDatabase, name: str = "shop") -> UUID:
    with db.connect() as connection:
        return integrations.create(connection, platform="shopify", name=name, base_url="http://x", account=name).id


def test_the_second_is_told_who_holds_the_account(db: TestDatabase) -> None:
    account = _account(db)
    with db.connect() as first, db.connect() as second:
        with locks.account_lock(first, account, purpose="backfill"):
            with (
                pytest.raises(AlreadyRunning, match=r"in use by backfill .*:\d+ since \d\d:\d\d:\d\dZ"),
                locks.account_lock(second, account),
            ):
                pass
            assert locks.is_locked(second, account)
        second.rollback()
        with locks.account_lock(second, account):
            pass
        assert not locks.is_locked(first, account)


def test_two_accounts_do_not_disturb_each_other(db: TestDatabase) -> None:
    one, two = _account(db, "one"), _account(db, "two")
    with (
        db.connect() as first,
        db.connect() as second,
        locks.account_lock(first, one),
        locks.account_lock(second, two),
    ):
        assert locks.is_locked(first, two)


def test_a_second_connection_keeps_the_account_when_the_first_is_lost(db: TestDatabase) -> None:
    account = _account(db)
    with db.connect() as third:
        third.autocommit = True
        first, second = db.connect(), db.connect()
        second.autocommit = True
        with locks.account_lock(first, account):
            locks.join(second, account)
            third.execute("SELECT pg_terminate_backend(%s, 5000)", [first.info.backend_pid])
        with pytest.raises(AlreadyRunning), locks.account_lock(third, account):
            pass
        third.execute("SELECT pg_terminate_backend(%s, 5000)", [second.info.backend_pid])
        with locks.account_lock(third, account):
            pass


def test_an_error_inside_frees_the_lock_and_is_the_one_that_shows(db: TestDatabase) -> None:
    account = _account(db)

    def fail(connection: Connection) -> None:
        with locks.account_lock(connection, account):
            connection.execute("SELECT 1 / 0")

    with db.connect() as first, db.connect() as second:
        with pytest.raises(psycopg.errors.DivisionByZero):
            fail(first)
        with locks.account_lock(second, account):
            assert locks.is_locked(first, account)


def test_a_lost_connection_frees_the_lock_and_fails_the_writer(db: TestDatabase) -> None:
    account = _account(db)

    def lose(first: Connection, second: Connection) -> None:
        with locks.account_lock(first, account):
            second.execute("SELECT pg_terminate_backend(%s, 5000)", [first.info.backend_pid])
            with locks.account_lock(second, account):
                first.execute("SELECT 1")

    first = db.connect()
    with db.connect(autocommit=True) as second:
        with pytest.raises(psycopg.OperationalError):
            lose(first, second)
        assert first.closed
        assert not locks.is_locked(second, account)


_HOLDER = """
import sys, uuid, psycopg
from ingest_platform.control import integrations, locks, sync_log
account = uuid.UUID(sys.argv[2])
with psycopg.connect(sys.argv[1]) as connection, locks.account_lock(connection, account):
    integrations.mark_sync(connection, account, "running")
    sync_log.start(connection, account, "backfill", object_type="order")
    connection.commit()
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_process_frees_the_account_and_its_attempt_ends_as_failed(db: TestDatabase) -> None:
    account, other = _account(db), _account(db, "other")
    process = Forked(_HOLDER, db.url, str(account))
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with db.connect(autocommit=True) as connection:
        sync_log.start(connection, other, "incremental")
        assert sync_log.abandon_stale(connection, account) == 0  # it lives
        process.kill()
        process.communicate()
        while locks.is_locked(connection, account):
            pass
        with locks.account_lock(connection, account):
            assert sync_log.abandon_stale(connection, account) == 1
        [attempt] = sync_log.recent(connection, account)
        assert attempt.status == "failed"
        assert attempt.error is not None
        assert "died" in attempt.error
        assert integrations.get(connection, account).sync_status == "failed"
        assert [item.status for item in sync_log.recent(connection, other)] == ["started"]


def test_an_attempt_is_on_record_with_its_counts(db: TestDatabase, connection: Connection) -> None:
    account = _account(db)
    counts = sync_log.Counts(fetched=10, ingested=7, duplicates=3)
    counts += sync_log.Counts(fetched=1, ingested=1, inserted=8, api_calls=2)
    window = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC))
    attempt = sync_log.start(connection, account, "window", object_type="order", run_id="run-1", window=window)
    sync_log.finish(connection, attempt, counts, quota_share=0.81234567)
    [found] = sync_log.recent(connection, account)
    assert (found.status, found.fetched, found.ingested, found.duplicates) == ("completed", 11, 8, 3)
    assert (found.inserted, found.api_calls, float(found.quota_share or 0)) == (8, 2, 0.8123)
    assert (found.window_start, found.window_end, found.run_id) == (*window, "run-1")
    failed = sync_log.start(connection, account, "full")
    sync_log.finish(connection, failed, sync_log.Counts(), error="unreachable")
    assert [item.status for item in sync_log.recent(connection, account)] == ["failed", "completed"]


def test_counts_are_the_sum_of_what_each_transaction_changed(db: TestDatabase, connection: Connection) -> None:
    account = _account(db)
    early, late = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    stats.add(connection, account, "order", stats.Delta(raw_versions=3, pending=3, last_arrival_at=late))
    stats.add_many(
        connection,
        {
            (account, "order"): stats.Delta(refined_rows=3, pending=-3, last_arrival_at=early),
            (account, "customer"): stats.Delta(errors=1),
        },
    )
    found = stats.read(connection, account)
    order = found["order"]
    assert (order.raw_versions, order.refined_rows, order.pending) == (3, 3, 0)
    assert (order.last_arrival_at, order.last_version_at) == (late, None)
    assert found["customer"].errors == 1


def test_an_object_asked_for_again_while_it_is_fetched_stays_due(db: TestDatabase, connection: Connection) -> None:
    account = _account(db)
    fetch_requests.request(connection, account, [("order", "1", "tie"), ("order", "2", "thin")])
    taken = fetch_requests.due(connection, account)
    assert [item.object_id for item in taken] == ["1", "2"]
    fetch_requests.request(connection, account, [("order", "2", "thin")])
    assert fetch_requests.done(connection, account, taken) == 1
    [left] = fetch_requests.due(connection, account)
    assert left.object_id == "2"
    # A sweep and a refinement ask by the same statement.
    connection.execute(fetch_requests.asking("SELECT %s::uuid, 'order', '2', 'not listed' WHERE true"), [account])
    assert fetch_requests.done(connection, account, [left]) == 0
    [left] = fetch_requests.due(connection, account)
    fetch_requests.failed(connection, account, left, "vendor away")
    assert fetch_requests.due(connection, account) == []
    fetch_requests.request(connection, account, [("order", "2", "again")])
    [again] = fetch_requests.due(connection, account)
    assert (again.attempts, again.last_error, again.reason) == (1, "vendor away", "again")


def test_refusals_are_counters_not_rows(db: TestDatabase, connection: Connection) -> None:
    account = _account(db)
    for _ in range(5):
        webhook_events.count_refusal(connection, "shopify", "bad_signature", account)
        webhook_events.count_refusal(connection, "shopify", "unknown_account")
    assert [(item.integration_id, item.count) for item in webhook_events.refusals(connection)] == [
        (account, 5),
        (None, 5),
    ]
    assert webhook_events.recent(connection, account) == []


def test_the_latest_result_of_each_check_is_at_hand(db: TestDatabase, connection: Connection) -> None:
    account = _account(db)
    for passed in (True, False):
        check_results.record(
            connection, account, object_type="order", check_name="count_parity", passed=passed, summary="s"
        )
    [found] = check_results.latest(connection, account)
    assert (found.passed, found.check_name) == (False, "count_parity")
