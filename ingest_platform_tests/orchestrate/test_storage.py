"""Dagster on PostgreSQL: the pooled storage does what it should on the pinned version; dead runs are ended."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import dagster as dg
import pytest
import sqlalchemy
from dagster._core.run_coordinator import DefaultRunCoordinator
from dagster._core.test_utils import create_run_for_test

from ingest_platform.control.database import connect
from ingest_platform.orchestrate import environment, launch, reaper
from ingest_platform.orchestrate.storage import with_driver
from ingest_platform_tests import templates
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.orchestrate.support import SHOP, Script, connect_account, materialized, scripted


@pytest.fixture
def template() -> str:
    return templates.INSTALLED


@pytest.fixture
def instance(db: TestDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[dg.DagsterInstance]:
    for name, value in environment.dagster_environment(db.settings).items():
        monkeypatch.setenv(name, value)  # so that it is taken back
    with environment.instance(db.settings, capture_logs=False) as made:
        yield made


def _engine(instance: dg.DagsterInstance) -> sqlalchemy.Engine:
    """The one engine of all three storages."""
    storages: list[Any] = [instance.run_storage, instance.event_log_storage, instance.schedule_storage]
    engines = [storage._engine for storage in storages]
    assert engines[0] is engines[1] is engines[2]
    assert isinstance(engines[0], sqlalchemy.Engine)
    return engines[0]


def test_a_run_writes_all_its_events_over_a_few_kept_connections(
    db: TestDatabase, instance: dg.DagsterInstance
) -> None:
    connect_account(db.settings)
    opened: list[object] = []
    sqlalchemy.event.listen(_engine(instance), "connect", lambda *_: opened.append(1))
    result = launch.sync_run(
        db.settings, "shopify", "acme", instance=instance, platform=scripted(db.settings, Script(), SHOP)
    )
    assert result.ok
    assert len(materialized(instance, result.run_id)) > 10
    assert len(opened) <= 4


def test_storage_keeps_transactions_and_autocommit_apart(instance: dg.DagsterInstance) -> None:
    log: Any = instance.event_log_storage
    with log.index_transaction() as conn:
        assert not conn.connection.dbapi_connection.autocommit
    with log.index_connection() as conn:
        # Handed back to the pool as it was: an event that is not committed would be lost.
        assert conn.connection.dbapi_connection.autocommit


@pytest.mark.parametrize("template", ["shopify"], ids=["on the first start"])
def test_dagsters_tables_lie_apart_from_ours(db: TestDatabase, instance: dg.DagsterInstance) -> None:
    instance.add_dynamic_partitions("shopify_accounts", ["acme"])
    with connect(db.settings) as conn:
        rows = conn.execute("SELECT schemaname FROM pg_tables WHERE tablename = 'event_logs'").fetchall()
    assert rows == [("dagster",)]


def test_dagster_yaml_is_what_latency_needs(instance: dg.DagsterInstance) -> None:
    assert isinstance(instance.run_coordinator, DefaultRunCoordinator)
    assert instance.telemetry_enabled is False
    assert instance.get_settings("sensors")["use_threads"] is True


def test_a_run_whose_process_died_is_ended_and_one_that_lives_is_not(instance: dg.DagsterInstance) -> None:
    child = subprocess.run(
        [sys.executable, "-c", "from ingest_platform.orchestrate.reaper import process_tag; print(process_tag())"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    tags = {"dead": child.stdout.strip(), "alive": reaper.process_tag(), "elsewhere": "otherhost/b/1/1"}
    runs = {
        name: create_run_for_test(instance, status=dg.DagsterRunStatus.STARTED, tags={reaper.PROCESS_TAG: tag}).run_id
        for name, tag in tags.items()
    }
    unmarked = create_run_for_test(instance, status=dg.DagsterRunStatus.STARTED).run_id
    assert reaper.reap_dead_runs(instance) == [runs["dead"]]
    ended = instance.get_run_by_id(runs["dead"])
    assert ended is not None
    assert ended.status == dg.DagsterRunStatus.FAILURE
    for run_id in (runs["alive"], runs["elsewhere"], unmarked):
        run = instance.get_run_by_id(run_id)
        assert run is not None
        assert run.status == dg.DagsterRunStatus.STARTED


def test_a_process_id_that_is_used_again_is_another_process() -> None:
    host, boot, pid, started = reaper.process_tag().rsplit("/", 3)
    assert reaper.is_alive(f"{host}/{boot}/{pid}/{started}")
    assert not reaper.is_alive(f"{host}/{boot}/{pid}/1")
    assert not reaper.is_alive(f"{host}/another-boot/{pid}/{started}")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://u@/d?host=/x", "postgresql+psycopg2://u@/d?host=/x"),
        ("postgres://u:p@h:5/d", "postgresql+psycopg2://u:p@h:5/d"),
        ("postgresql+psycopg2://u@/d", "postgresql+psycopg2://u@/d"),
    ],
)
def test_the_driver_is_named(url: str, expected: str) -> None:
    assert with_driver(url) == expected
