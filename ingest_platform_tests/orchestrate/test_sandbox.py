"""Runs against the sandbox over HTTP: the whole road, from the vendor's API to checks in Dagster."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import dagster as dg
import httpx
import pytest

from ingest_platform.control import fetch_requests, integrations
from ingest_platform.orchestrate import launch, names, specs
from ingest_platform.orchestrate.platform import Ledger, Platform, shipped
from ingest_platform.orchestrate.specs import sync_check_keys
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests import shared
from ingest_platform_tests.account import harness
from ingest_platform_tests.account.harness import Account
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.orchestrate.support import checked, materialized

ORDER = specs.keys_of(SHOPIFY, [SHOPIFY.object_type("order")])


@pytest.fixture
def account(db: TestDatabase) -> Iterator[Account]:
    sandbox = shared.sandbox(orders=24, customers=8, products=6, seed=11, plan="enterprise")
    with httpx.Client(timeout=60) as http:
        made = harness.connect(db, harness.new_shop(sandbox.url, http, "run"), webhooks=True)
        yield made
        made.close()


@pytest.fixture
def instance(account: Account) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        names.register_partition(made, "shopify", account.name)
        yield made


def _sync(account: Account, instance: dg.DagsterInstance, **options: Any) -> launch.RunResult:
    return launch.sync_run(account.settings, "shopify", account.name, instance=instance, **options)


def _platform(account: Account) -> Platform:
    base = shipped()
    return Platform(base.sources, base.checks, lambda: account.settings, ledger=Ledger(), retries=0)


def test_a_synced_account_is_exact_and_every_check_holds(account: Account, instance: dg.DagsterInstance) -> None:
    heard: list[tuple[str, int, str]] = []
    result = _sync(account, instance, progress=lambda *said: heard.append(said))
    assert result.ok, result.errors
    account.assert_exact()
    found = checked(instance, result.run_id)
    assert len(found) == len(sync_check_keys(SHOPIFY, shipped().checks, SHOPIFY.object_types))
    assert all(found.values())
    assert {said[0] for said in heard} == {o.name for o in SHOPIFY.object_types}
    event = instance.get_latest_materialization_event(dg.AssetKey(["shopify", "order"]))
    assert event is not None
    assert event.asset_materialization is not None
    metadata = event.asset_materialization.metadata
    assert metadata["dagster/partition_row_count"].value == 24
    assert str(account.shop.ids("order")[-1]) in str(metadata["preview"].value)
    assert account.one("SELECT count(DISTINCT run_id) FROM sync_log") == 1
    versions = account.raw()
    again = _sync(account, instance)
    assert again.ok
    assert {name: outcome.raw.mode for name, outcome in again.outcomes.items()} == {
        o.name: "incremental" if o.listing.cursor else "backfill" for o in SHOPIFY.object_types
    }
    assert account.raw() == versions


def test_a_hash_that_is_there_twice_keeps_back_that_object_alone(
    account: Account, instance: dg.DagsterInstance
) -> None:
    account.synced()
    columns = account.one(
        "SELECT string_agg(column_name, ', ') FROM information_schema.columns WHERE table_name = 'shopify_raw_ingest'"
        " AND is_identity = 'NO' AND is_generated = 'NEVER'"
    )
    with account.db.connect() as conn:
        # A damaged index does this; no statement of ours can.
        index = account.one(
            "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = 'shopify_raw_ingest'::regclass"
            " AND indisunique AND NOT indisprimary"
        )
        conn.execute(f"UPDATE pg_index SET indisunique = false WHERE indexrelid = '{index}'::regclass")
        conn.execute(
            f"INSERT INTO shopify_raw_ingest ({columns}) SELECT {columns} FROM shopify_raw_ingest"
            " WHERE object_type = 'order' LIMIT 1"
        )
        conn.execute(f"UPDATE pg_index SET indisunique = true WHERE indexrelid = '{index}'::regclass")
    result = _sync(account, instance, object_types=harness.TYPES)
    assert not result.ok
    assert list(result.errors) == ["order"]
    assert "more than once" in str(result.error)
    done = materialized(instance, result.run_id)
    assert "shopify/raw_order" in done
    assert not [asset for asset in done if asset.startswith("shopify/order")]
    assert {"shopify/customer", "shopify/product", "shopify/product_variant"} <= set(done)


def test_a_drain_fetches_what_is_in_doubt_and_checks_what_was_touched(
    account: Account, instance: dg.DagsterInstance
) -> None:
    account.synced()
    number = account.shop.ids("order")[0]
    account.shop.change("order", number, set={"note": "changed behind our back"}, webhook=False)
    with account.db.connect() as conn:
        fetch_requests.request(conn, account.integration.id, [("order", str(number), "a tie")])
    run_id, ok = launch.execute(
        instance, _platform(account), SHOPIFY, account.name, assets=ORDER, config={"mode": "drain"}
    )
    assert ok
    account.assert_exact()
    assert account.rows("SELECT 1 FROM fetch_request") == []
    assert all(checked(instance, run_id).values())


def test_a_sweep_finds_a_deletion_that_nobody_announced(account: Account, instance: dg.DagsterInstance) -> None:
    account.synced()
    account.shop.delete("order", account.shop.ids("order")[0])  # no receiver listens here
    _, ok = launch.execute(instance, _platform(account), SHOPIFY, account.name, assets=ORDER, config={"mode": "sweep"})
    assert ok
    account.assert_exact()


def test_webhook_subscriptions_that_are_gone_are_made_again_now_and_then(
    account: Account, instance: dg.DagsterInstance
) -> None:
    with account.db.connect() as conn:
        seen = integrations.get(conn, account.name).webhook_status
        long_ago = (datetime.now(UTC) - timedelta(days=1)).isoformat()
        integrations.set_webhook_status(conn, account.integration.id, {**seen, "checked_at": long_ago})
    assert _sync(account, instance, object_types=["product"]).ok
    with account.db.connect() as conn:
        renewed = integrations.get(conn, account.name).webhook_status
    assert renewed["checked_at"] > long_ago
    assert set(renewed["existing"]) == set(seen["wanted"])


def test_a_revoked_token_fails_the_run_with_one_line(account: Account, instance: dg.DagsterInstance) -> None:
    account.shop.control("DELETE", "tokens/shpat_sandbox")
    result = _sync(account, instance, object_types=harness.TYPES)
    assert not result.ok
    assert "\n" not in str(result.error)
    assert {e.code for e in result.errors.values()} == {"needs_reconnect"}
