"""Whole processes on the shipped dagster.yaml: runs that are interrupted or killed, and from an arrival to its run."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import dagster as dg
import httpx
import pytest
from dagster._core.scheduler.instigation import InstigatorTick
from dagster._core.storage.dagster_run import FINISHED_STATUSES

from ingest_platform import paths
from ingest_platform.extract.connector import Delivery
from ingest_platform.orchestrate import environment, launch
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sync.door import receive
from ingest_platform_tests import templates
from ingest_platform_tests.account import harness
from ingest_platform_tests.account.harness import Account
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.forks import Forked
from ingest_platform_tests.waiting import until

pytestmark = pytest.mark.long

SYNC = """
from ingest_platform.orchestrate.launch import sync_run
from ingest_platform.settings import load_settings
try:
    said = lambda *said: print(*said, flush=True)
    sync_run(load_settings(), "shopify", {name!r}, object_types={types!r}, progress=said)
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.fixture
def template() -> str:
    return templates.INSTALLED


@pytest.fixture
def account(db: TestDatabase, request: pytest.FixtureRequest) -> Iterator[Account]:
    from ingest_platform.sandbox.process import start_sandbox

    with (
        start_sandbox(
            orders=getattr(request, "param", 800), customers=20, products=6, seed=5, plan="enterprise"
        ) as sandbox,
        httpx.Client(timeout=60) as http,
    ):
        made = harness.connect(db, harness.new_shop(sandbox.url, http, "process"))
        yield made
        made.close()


@pytest.fixture
def variables(account: Account, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name, value in environment.dagster_environment(account.settings).items():
        monkeypatch.setenv(name, value)
    return dict(os.environ)


@pytest.fixture
def instance(account: Account, variables: dict[str, str]) -> Iterator[dg.DagsterInstance]:
    with environment.instance(account.settings, capture_logs=False) as made:
        yield made


@contextlib.contextmanager
def _ended(process: subprocess.Popen[Any] | Forked) -> Iterator[None]:
    """Whatever happens, the process and its children are gone afterwards: they hang when their database goes first."""
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired, TimeoutError):
            process.wait(20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def test_runs_of_the_command_line_that_end_early_are_ended_in_dagster_too(
    account: Account, instance: dg.DagsterInstance, variables: dict[str, str]
) -> None:
    for number, expected in ((signal.SIGINT, "CANCELED"), (signal.SIGKILL, "STARTED")):
        program = SYNC.format(name=account.name, types=harness.TYPES)
        process = Forked(program, env=variables, start_new_session=True)
        with _ended(process):
            assert process.stdout is not None
            next(line for line in process.stdout if line.startswith("order"))
            process.send_signal(number)
            said = process.stdout.read()
        assert instance.get_runs(limit=1)[0].status.value == expected
        assert ("interrupted" in said) == (number == signal.SIGINT)
    result = launch.sync_run(account.settings, "shopify", account.name, object_types=harness.TYPES, instance=instance)
    assert result.ok, result.errors
    assert [run.status.value for run in instance.get_runs()] == ["SUCCESS", "FAILURE", "CANCELED"]
    account.assert_exact()


def _ticks(instance: dg.DagsterInstance) -> list[InstigatorTick]:
    """Those of the arrivals sensor."""
    [state] = [s for s in instance.all_instigator_state() if s.name == "shopify_arrivals"]
    return list(instance.get_ticks(state.instigator_origin_id, state.selector_id))


@pytest.mark.parametrize("account", [24], indirect=True, ids=["a few orders"])
def test_no_tick_after_an_arrival_passes_before_its_run_is_launched(
    account: Account,
    instance: dg.DagsterInstance,
    variables: dict[str, str],
    record_property: Callable[[str, object], None],
) -> None:
    synced = launch.sync_run(account.settings, "shopify", account.name, object_types=harness.TYPES, instance=instance)
    assert synced.ok, synced.errors
    arguments = ["-m", "dagster._daemon", "run", "-w", str(paths.ROOT / "workspace.yaml")]
    with subprocess.Popen(
        [sys.executable, *arguments], env=variables, cwd=paths.ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    ) as daemon, _ended(daemon):  # fmt: skip
        listening = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'arrivals'"
        until(lambda: account.rows(listening), "the sensor listens", 60)
        account.shop.change("order", account.shop.ids("order")[0], set={"note": "just now"})
        document = account.shop.get(f"orders/{account.shop.ids('order')[0]}")["rest"]
        now = datetime.now(UTC)
        with account.db.connect() as conn:
            delivery = Delivery("orders/updated", "d-1", "e-1", now, None, document)
            [receipt] = receive(conn, account.integration, SHOPIFY, [delivery], now)
        assert receipt.status == "applied"
        arrived = time.time()
        run = until(lambda: instance.get_runs(dg.RunsFilter(job_name="shopify_drain")), "a run is launched", 60)[0]
        finished = dg.RunsFilter([run.run_id], statuses=FINISHED_STATUSES)
        until(lambda: instance.get_runs(finished), "it ends", 60)
        record_property("seconds from the arrival to the end of its run", time.time() - arrived)
    ended = instance.get_run_by_id(run.run_id)
    assert ended is not None
    assert ended.is_success
    [launched] = [tick for tick in _ticks(instance) if run.run_id in tick.run_ids]
    assert [tick for tick in _ticks(instance) if arrived < tick.timestamp < launched.timestamp] == []
    assert ended.tags["dagster/partition"] == account.name
    assert {key.to_user_string() for key in ended.asset_selection or ()} >= {"shopify/raw_order", "shopify/order"}
    assert not {key.to_user_string() for key in ended.asset_selection or ()} & {"shopify/customer", "shopify/product"}
