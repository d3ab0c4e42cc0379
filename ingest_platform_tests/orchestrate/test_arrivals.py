"""The arrivals sensor: grouped by account, nothing lost, nobody asked twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import dagster as dg
import pytest

from ingest_platform.control import fetch_requests, integrations
from ingest_platform.control.database import Connection, connect
from ingest_platform.control.locks import account_lock
from ingest_platform.orchestrate import arrivals, names, specs
from ingest_platform.orchestrate.arrivals import Inbox
from ingest_platform.orchestrate.build import build_definitions
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.orchestrate.support import Script, connect_account, scripted


@pytest.fixture
def conn(db: TestDatabase) -> Iterator[Connection]:
    with connect(db.settings, autocommit=True) as opened:
        yield opened


def _arrive(
    conn: Connection, account: integrations.Integration, object_type: str = "order", status: str = "applied"
) -> int:
    row = conn.execute(
        "INSERT INTO webhook_event (integration_id, source, topic, delivery_id, object_type, object_id, status)"
        " VALUES (%s, 'shopify', 't', gen_random_uuid()::text, %s, '1', %s) RETURNING id",
        [account.id, object_type, status],
    ).fetchone()
    assert row is not None
    return int(row[0])


def _tick(db: TestDatabase, instance: dg.DagsterInstance, cursor: str | None) -> dg.SensorResult:
    definitions = build_definitions(scripted(db.settings, Script()))
    sensor: Any = definitions.resolve_sensor_def("shopify_arrivals")
    context = dg.build_sensor_context(instance=instance, cursor=cursor, definitions=definitions)
    return sensor(context)  # type: ignore[no-any-return]


def _requests(conn: Connection, inbox: Inbox, now: float = 1000.0) -> dict[str, tuple[str, ...]]:
    arrivals.collect(conn, "shopify", inbox, now)
    return {request.account: request.types for request in arrivals.choose(conn, inbox, now)}


def test_a_tick_requests_one_run_for_each_account_with_what_arrived(db: TestDatabase, conn: Connection) -> None:
    one, two = connect_account(db.settings, "one"), connect_account(db.settings, "two")
    with dg.DagsterInstance.ephemeral() as instance:
        for account, object_type in ((one, "order"), (one, "order"), (one, "customer"), (two, "product")):
            _arrive(conn, account, object_type)
        _arrive(conn, two, "order", status="ignored")
        result = _tick(db, instance, Inbox().dump())
        found = {r.partition_key: r for r in result.run_requests or []}
        assert set(found) == {"one", "two"}
        asked = {name: set(request.asset_selection or ()) for name, request in found.items()}
        arrived = {"one": {"order", "customer"}, "two": {"product"}}
        assert asked == {
            name: set(specs.keys_of(SHOPIFY, [SHOPIFY.object_type(t) for t in types]))
            for name, types in arrived.items()
        }
        raw = {
            name: {o.name for o in SHOPIFY.object_types if names.raw_key(SHOPIFY, o) in asked[name]} for name in asked
        }
        assert raw == arrived
        # Whoever asks the source for counts while it is changing is told a lie.
        assert "count_parity" not in {k.name for r in found.values() for k in r.asset_check_keys or []}
        assert {r.run_config["ops"]["shopify_sync"]["config"]["mode"] for r in found.values()} == {"drain"}
        assert len({r.run_key for r in found.values()}) == 2
        assert set(instance.get_dynamic_partitions("shopify_accounts")) == {"one", "two"}


def test_a_tick_hears_of_an_arrival_while_it_listens(db: TestDatabase, conn: Connection) -> None:
    account = connect_account(db.settings, "one")

    def arrive_later() -> None:
        with connect(db.settings) as other:
            deadline = time.monotonic() + 10
            listening = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'arrivals' AND state = 'idle'"
            while other.execute(listening).fetchone() is None and time.monotonic() < deadline:
                other.rollback()
            _arrive(other, account)
            other.execute(f"NOTIFY {arrivals.CHANNEL}")

    thread = threading.Thread(target=arrive_later)
    began = time.monotonic()
    with dg.DagsterInstance.ephemeral() as instance:
        thread.start()
        result = _tick(db, instance, Inbox().dump())
    thread.join()
    assert [r.partition_key for r in result.run_requests or []] == ["one"]
    assert time.monotonic() - began < 10


def test_a_launch_that_failed_is_made_up_for(db: TestDatabase, conn: Connection) -> None:
    inbox, account = Inbox(), connect_account(db.settings, "one")
    _arrive(conn, account)
    assert _requests(conn, inbox, 1000) == {"one": ("order",)}
    first = inbox.requested["one"].key
    arrivals.settle(inbox, {}, 1001)
    assert _requests(conn, inbox, 1001) == {}  # it may still be on its way
    late = 1000 + arrivals.LAUNCH_SECONDS + 1
    arrivals.settle(inbox, {}, late)
    assert "one" in inbox.waiting
    assert _requests(conn, inbox, late + 60) == {"one": ("order",)}
    assert inbox.requested["one"].key != first
    # The same for a run that failed; what arrived meanwhile goes along.
    _arrive(conn, account, "product")
    arrivals.settle(inbox, {inbox.requested["one"].key: "failed"}, late + 61)
    assert _requests(conn, inbox, late + 600) == {"one": ("order", "product")}
    arrivals.settle(inbox, {inbox.requested["one"].key: "succeeded"}, late + 601)
    assert (inbox.waiting, inbox.requested) == ({}, {})
    assert _requests(conn, inbox, late + 602) == {}


def test_a_run_that_keeps_failing_is_given_up_at_last(db: TestDatabase, conn: Connection) -> None:
    inbox, now = Inbox(), 1000.0
    _arrive(conn, connect_account(db.settings, "one"))
    given_up: list[str] = []
    for attempt in range(arrivals.MAX_ATTEMPTS):
        assert _requests(conn, inbox, now) == {"one": ("order",)}, attempt
        given_up = arrivals.settle(inbox, {inbox.requested["one"].key: "failed"}, now)
        now += 3600
    assert given_up == ["one"]
    assert _requests(conn, inbox, now) == {}


def test_the_inbox_survives_as_a_cursor(db: TestDatabase, conn: Connection) -> None:
    inbox, account = Inbox(), connect_account(db.settings, "one")
    for _ in range(2):
        _arrive(conn, account)
    _requests(conn, inbox)
    _arrive(conn, account, "product", status="error")
    arrivals.collect(conn, "shopify", inbox, 1001.0)
    assert inbox.requested
    assert inbox.waiting["one"].retry
    assert Inbox.load(inbox.dump()) == inbox
    assert Inbox.load(None) is None


def test_an_arrival_that_commits_after_a_later_one_is_not_missed(db: TestDatabase, conn: Connection) -> None:
    slow, quick = connect_account(db.settings, "slow"), connect_account(db.settings, "quick")
    inbox = Inbox()
    with connect(db.settings) as late:
        first = _arrive(late, slow)
        assert _arrive(conn, quick) > first
        assert _requests(conn, inbox) == {"quick": ("order",)}
        late.commit()
    assert _requests(conn, inbox, 1001.0) == {"slow": ("order",)}
    assert _requests(conn, inbox, 1002.0) == {}
    # A rolled back id is looked for a minute, and no longer.
    assert Inbox.load(inbox.dump()) == inbox
    arrivals.collect(conn, "shopify", inbox, 1003.0 + arrivals.GAP_SECONDS)
    assert inbox.gaps == []


def test_an_account_that_is_being_synced_waits_its_turn(db: TestDatabase, conn: Connection) -> None:
    account, inbox = connect_account(db.settings, "one"), Inbox()
    _arrive(conn, account)
    with connect(db.settings, autocommit=True) as holder, account_lock(holder, account.id):
        assert _requests(conn, inbox) == {}
    assert _requests(conn, inbox) == {"one": ("order",)}


def test_a_disconnected_account_gets_no_run(db: TestDatabase, conn: Connection) -> None:
    account, inbox = connect_account(db.settings, "one"), Inbox()
    _arrive(conn, account)
    integrations.set_status(conn, account.id, "disconnected")
    assert _requests(conn, inbox) == {}
    assert inbox.waiting == {}


def test_objects_to_fetch_again_get_a_run_without_any_arrival(db: TestDatabase, conn: Connection) -> None:
    account, inbox = connect_account(db.settings, "one"), Inbox()
    fetch_requests.request(conn, account.id, [("product", "7", "a tie")])
    assert _requests(conn, inbox) == {"one": ("product",)}
    assert _requests(conn, inbox, 1001.0) == {}, "a run has it in its care"
    arrivals.settle(inbox, {inbox.requested["one"].key: "succeeded"}, 1002.0)
    assert _requests(conn, inbox, 1003.0) == {"one": ("product",)}, "it is still due"
    assert _requests(conn, inbox, 1004.0) == {}
    conn.execute("DELETE FROM fetch_request")  # the run settled it
    arrivals.settle(inbox, {inbox.requested["one"].key: "succeeded"}, 1005.0)
    assert _requests(conn, inbox, 1006.0) == {}, "nothing is left to do"


def test_no_more_runs_go_on_at_once_than_allowed(db: TestDatabase, conn: Connection) -> None:
    inbox = Inbox()
    for n in range(arrivals.MAX_RUNS + 2):
        _arrive(conn, connect_account(db.settings, f"a{n:02}"))
    assert len(_requests(conn, inbox)) == arrivals.MAX_RUNS
    assert len(inbox.waiting) == 2


def test_a_new_sensor_begins_with_what_arrives_from_now_on(db: TestDatabase, conn: Connection) -> None:
    last = _arrive(conn, connect_account(db.settings, "one"))
    assert arrivals.first_position(conn) == last


def test_partitions_follow_the_accounts(db: TestDatabase) -> None:
    connect_account(db.settings, "here")
    definitions = build_definitions(scripted(db.settings, Script()))
    sensor: Any = definitions.resolve_sensor_def("shopify_accounts")
    with dg.DagsterInstance.ephemeral() as instance:
        names.register_partitions(instance, "shopify", ["gone"])
        result = sensor(dg.build_sensor_context(instance=instance, definitions=definitions))
    assert [(type(r).__name__, list(r.partition_keys)) for r in result.dynamic_partitions_requests] == [
        ("AddDynamicPartitionsRequest", ["here"]),
        ("DeleteDynamicPartitionsRequest", ["gone"]),
    ]
