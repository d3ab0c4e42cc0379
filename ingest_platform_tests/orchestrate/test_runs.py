"""Real runs over a scripted account: what is done for a selection, what stops what, and what is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg
import pytest

from ingest_platform.control.database import connect
from ingest_platform.control.locks import account_lock
from ingest_platform.errors import MissingScope, SourceError, SourceUnreachable
from ingest_platform.orchestrate import launch, names, specs
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.orchestrate.support import SHOP, Script, checked, connect_account, materialized, scripted

ORDER = SHOP.object_type("order")
ORDER_ASSETS = [key.to_user_string() for key in specs.keys_of(SHOP, [ORDER])]
ALL_ASSETS = {key.to_user_string() for key in specs.keys_of(SHOP, SHOP.object_types)}


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        names.register_partition(made, "shopify", "acme")
        yield made


@pytest.fixture
def script(db: TestDatabase) -> Script:
    connect_account(db.settings)
    return Script()


def _sync(db: TestDatabase, instance: dg.DagsterInstance, script: Script, **options: object) -> launch.RunResult:
    return launch.sync_run(
        db.settings, "shopify", "acme", instance=instance, platform=scripted(db.settings, script, SHOP), **options  # type: ignore[arg-type]
    )  # fmt: skip


def _execute(
    db: TestDatabase,
    instance: dg.DagsterInstance,
    script: Script,
    assets: Sequence[str] = (),
    checks: Sequence[str] = (),
    **config: Any,
) -> tuple[str, bool]:
    return launch.execute(
        instance,
        scripted(db.settings, script, SHOP),
        SHOP,
        "acme",
        assets=[dg.AssetKey.from_user_string(a) for a in assets],
        checks=[
            dg.AssetCheckKey(dg.AssetKey.from_user_string(c.rpartition(".")[0]), c.rpartition(".")[2]) for c in checks
        ],
        config=dict(config),
    )


def test_a_run_materializes_and_checks_everything_for_its_account(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script
) -> None:
    result = _sync(db, instance, script)
    assert result.ok
    assert set(materialized(instance, result.run_id)) == ALL_ASSETS | {"shopify/integration"}
    assert len(checked(instance, result.run_id)) == 4 * len(SHOP.object_types)
    record = instance.get_latest_materialization_event(dg.AssetKey(["shopify", "order"]))
    assert record is not None
    materialization = record.asset_materialization
    assert materialization is not None
    assert materialization.partition == "acme"
    wanted = {"inserted", "updated", "errors", "deferred", "lag_seconds", "requested", "dagster/partition_row_count"}
    assert wanted <= set(materialization.metadata)
    assert result.outcomes["order"].as_dict()["fetched"] == 3
    # Doubt is settled before the refined tables are checked.
    assert script.calls.index("drain") < script.calls.index("check order.one_row_an_object")


def test_a_failed_blocking_check_stops_only_its_own_downstream(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script
) -> None:
    script.failing_checks = {("order", "duplicate_hash")}
    result = _sync(db, instance, script)
    assert not result.ok
    assert "duplicate_hash" in str(result.errors["order"])
    done = set(materialized(instance, result.run_id))
    assert done == ALL_ASSETS - set(ORDER_ASSETS[1:])
    assert "refine order" not in script.calls
    assert "drain" not in script.calls  # it would refine what is pending
    assert "refine customer" in script.calls
    assert "finish order failed" in script.calls


def test_what_fails_a_blocking_raw_check_is_not_refined_while_it_is_extracted(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script
) -> None:
    script.failing_checks = {("order", "duplicate_hash"), ("customer", "count_parity")}
    result = _sync(db, instance, script, mode="full")
    assert "duplicate_hash" in str(result.errors["order"])
    assert "refine order on the way" not in script.calls
    assert "refine customer on the way" in script.calls
    first, last = (
        [n for n, call in enumerate(script.calls) if call == wanted]
        for wanted in ("check customer.duplicate_hash", "refine customer on the way")
    )
    assert first[0] < last[0] < first[1]  # made before, and again once all is extracted


def test_a_failed_check_that_does_not_block_fails_nothing(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script
) -> None:
    script.failing_checks = {("order", "count_parity")}
    result = _sync(db, instance, script)
    assert result.ok
    assert checked(instance, result.run_id)["shopify/order.count_parity"] is False


def test_an_object_without_its_scope_is_left_out_and_fails_nothing(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script
) -> None:
    script.errors = {"product": MissingScope("Products are not synced: read_products is not granted", "Grant it")}
    script.missing_scopes = {"product": ("read_products",)}
    result = _sync(db, instance, script)
    assert result.ok
    assert result.outcomes["product"].raw.skipped
    products = {key.to_user_string() for key in specs.keys_of(SHOP, [SHOP.object_type("product")])}
    assert set(materialized(instance, result.run_id)) == (ALL_ASSETS | {"shopify/integration"}) - products
    assert "refine product" not in script.calls
    assert "finish product failed" in script.calls
    assert "check product.freshness" in script.calls


def test_one_object_that_fails_fails_the_run_in_one_line_and_takes_no_other_along(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script
) -> None:
    script.errors = {"product": SourceError("Shopify answered 418", "Ask it for tea")}
    result = _sync(db, instance, script)
    assert not result.ok
    assert str(result.error) == "Shopify answered 418. Ask it for tea"
    done = materialized(instance, result.run_id)
    assert not {key.to_user_string() for key in specs.keys_of(SHOP, [SHOP.object_type("product")])} & set(done)
    assert set(ORDER_ASSETS) <= set(done)


@pytest.mark.parametrize(
    ("assets", "expected"),
    [
        (["shopify/raw_order"], ["extract order auto", "check order.duplicate_hash", "finish order completed"]),
        (
            ["shopify/order_line_item"],
            ["refine order", "drain"],
        ),
        (
            ["shopify/raw_order", "shopify/order_line_item"],
            ["extract order auto", "check order.duplicate_hash", "refine order", "finish order completed", "drain"],
        ),
    ],
    ids=["raw alone", "a child alone refines what is pending", "raw and a child"],
)
def test_each_asset_runs_alone(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script, assets: list[str], expected: list[str]
) -> None:
    run_id, ok = _execute(db, instance, script, assets)
    assert ok
    assert script.calls == expected
    assert materialized(instance, run_id) == assets


@pytest.mark.parametrize("check", ["shopify/order.count_parity", "shopify/raw_order.duplicate_hash"])
def test_each_check_runs_alone(db: TestDatabase, instance: dg.DagsterInstance, script: Script, check: str) -> None:
    run_id, ok = _execute(db, instance, script, checks=[check])
    assert ok
    assert script.calls == [f"check order.{check.rpartition('.')[2]}"]
    assert checked(instance, run_id) == {check: True}
    assert materialized(instance, run_id) == []


@pytest.mark.parametrize(
    ("config", "first_call"),
    [
        ({"days": 3}, "extract order window"),
        ({"full": True}, "extract order full"),
        ({"mode": "drain", "retry": True}, "retry order"),
        ({"mode": "sweep"}, "sweep order"),
    ],
)
def test_run_config_says_what_is_done(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script, config: dict[str, Any], first_call: str
) -> None:
    run_id, ok = _execute(db, instance, script, ORDER_ASSETS, **config)
    assert ok
    assert script.calls[0] == first_call
    if "days" in config:
        start = script.windows[0].start
        assert start is not None
        event = instance.get_latest_materialization_event(dg.AssetKey(["shopify", "raw_order"]))
        assert event is not None
        assert event.asset_materialization is not None
        assert event.asset_materialization.metadata["requested_start"].value == start.isoformat()
    assert set(materialized(instance, run_id)) == set(ORDER_ASSETS)


def test_a_run_of_an_account_that_is_being_synced_says_so_in_one_line(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script
) -> None:
    account = connect_account(db.settings, "busy")
    with connect(db.settings, autocommit=True) as conn, account_lock(conn, account.id):
        result = launch.sync_run(
            db.settings, "shopify", "busy", instance=instance, platform=scripted(db.settings, script, SHOP)
        )
    assert not result.ok
    assert "in use by" in str(result.error)
    assert "\n" not in str(result.error)
    assert script.calls == []
    # Another account is not disturbed.
    assert _sync(db, instance, script).ok


def test_what_another_try_may_mend_is_tried_again_without_what_was_done(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script
) -> None:
    script.errors = {"order": SourceUnreachable("The shop does not answer", "Later")}

    def mended_the_second_time() -> None:
        if len([c for c in script.calls if c.startswith("extract")]) == 2:
            script.errors = {}

    script.during = mended_the_second_time
    platform = scripted(db.settings, script, SHOP, retries=2)
    run_id, ok = launch.execute(instance, platform, SHOP, "acme", assets=specs.keys_of(SHOP, SHOP.object_types))
    assert ok
    assert [c for c in script.calls if c.startswith("extract")] == [
        f"extract {' '.join(o.name for o in SHOP.object_types)} auto",
        "extract order auto",
    ]
    assert set(materialized(instance, run_id)) == ALL_ASSETS


def test_wrong_dates_are_refused_before_there_is_a_run(
    db: TestDatabase, instance: dg.DagsterInstance, script: Script
) -> None:
    with pytest.raises(Exception, match="'tomorrow' is no date"):
        _sync(db, instance, script, start_date="tomorrow")
    assert instance.get_runs() == []
