"""Schedules pick the accounts that are due, and no others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import dagster as dg

from ingest_platform.control import integrations, stats
from ingest_platform.control.database import connect
from ingest_platform.control.locks import account_lock
from ingest_platform.declare import Tier
from ingest_platform.orchestrate import names
from ingest_platform.orchestrate.build import build_definitions
from ingest_platform.orchestrate.schedules import of_tier
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.orchestrate.support import Script, connect_account, scripted

TIER = next(tier for tier in (Tier.QUARTER_HOUR, Tier.HOURLY, Tier.DAILY) if of_tier(SHOPIFY, tier))
NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)


def _requested(db: TestDatabase, name: str) -> list[dg.RunRequest]:
    definitions = build_definitions(scripted(db.settings, Script()))
    schedule = definitions.resolve_schedule_def(name)
    with (
        dg.DagsterInstance.local_temp() as instance,
        dg.build_schedule_context(
            instance=instance, scheduled_execution_time=NOW, repository_def=definitions.get_repository_def()
        ) as context,
    ):
        found = schedule.evaluate_tick(context).run_requests or []
        known = set(instance.get_dynamic_partitions("shopify_accounts"))
    assert {r.partition_key for r in found} <= known
    return list(found)


def _synced(db: TestDatabase, account: integrations.Integration, ago: timedelta) -> None:
    with connect(db.settings) as conn:
        for object_type in of_tier(SHOPIFY, TIER):
            delta = stats.Delta(last_sync_at=datetime.now(UTC) - ago)
            stats.add(conn, account.id, object_type.name, delta)


def test_a_tier_is_synced_for_the_accounts_that_are_due(db: TestDatabase) -> None:
    accounts = {
        name: connect_account(db.settings, name)
        for name in ("never", "late", "fresh", "paused", "gone", "busy", "almost")
    }
    connect_account(db.settings, "elsewhere", platform="other")
    _synced(db, accounts["late"], TIER.interval * 2)
    _synced(db, accounts["fresh"], TIER.interval / 2)
    # Synced by the last tick, some seconds after it: it must not miss every second one.
    _synced(db, accounts["almost"], TIER.interval - timedelta(seconds=20))
    with connect(db.settings) as conn:
        integrations.set_status(conn, accounts["paused"].id, "paused")
        integrations.set_status(conn, accounts["gone"].id, "disconnected")
    with connect(db.settings, autocommit=True) as conn, account_lock(conn, accounts["busy"].id):
        found = _requested(db, f"shopify_{TIER.value}_schedule")
    assert [r.partition_key for r in found] == ["almost", "late", "never"]
    assert len({r.run_key for r in found}) == 3


def test_nobody_due_is_said(db: TestDatabase) -> None:
    assert _requested(db, f"shopify_{TIER.value}_schedule") == []


def test_a_job_of_a_tier_selects_that_tiers_object_types(db: TestDatabase) -> None:
    definitions = build_definitions(scripted(db.settings, Script()))
    for tier in (Tier.QUARTER_HOUR, Tier.HOURLY, Tier.DAILY):
        if types := of_tier(SHOPIFY, tier):
            job = definitions.resolve_job_def(f"shopify_{tier.value}")
            selected = job.asset_layer.selected_asset_keys
            raw = {o.name for o in SHOPIFY.object_types if names.raw_key(SHOPIFY, o) in selected}
            assert raw == {t.name for t in types}
    assert sorted(t.name for tier in (Tier.QUARTER_HOUR, Tier.HOURLY, Tier.DAILY) for t in of_tier(SHOPIFY, tier)) == (
        sorted(t.name for t in SHOPIFY.object_types)
    )


def test_the_sweep_runs_for_every_connected_account(db: TestDatabase) -> None:
    connect_account(db.settings, "one")
    connect_account(db.settings, "two")
    assert [r.partition_key for r in _requested(db, "shopify_sweep_schedule")] == ["one", "two"]
