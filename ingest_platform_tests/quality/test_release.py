"""What is proven is released, whole and by itself; what is not is kept back, told, and released once it is mended."""

from __future__ import annotations

import dataclasses
import json
import threading
import time
from pathlib import Path

import dagster as dg
import psycopg
import psycopg.conninfo
import pytest

from ingest_platform.cli.main import main
from ingest_platform.control import integrations, releases
from ingest_platform.orchestrate import environment, launch, names, releasing, specs
from ingest_platform.orchestrate.build import build_definitions
from ingest_platform.orchestrate.platform import Ledger, shipped
from ingest_platform.quality.release import Verdict, gate, release
from ingest_platform.quality.repair import verify_and_repair
from ingest_platform.quality.verify import Options
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.redaction import erase_refined
from ingest_platform.refine.tables import refined_tables
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.quality.defects import ORDER
from ingest_platform_tests.quality.lab import Lab


class Watched:
    """Dagster's part: syncs of orders and of the account as a whole, and the sensor that releases."""

    def __init__(self, lab: Lab, instance: dg.DagsterInstance) -> None:
        names.register_partition(instance, "shopify", "lab")
        self.instance = instance
        self.platform = dataclasses.replace(shipped(), settings=lambda: lab.settings, retries=0, ledger=Ledger())
        self.definitions = build_definitions(self.platform)
        self.sensor = self.definitions.resolve_sensor_def("shopify_release")
        self.cursor: dg.AssetDaemonCursor | None = None

    def sync(self) -> bool:
        order = [SHOPIFY.object_type("order")]
        keys = [*specs.keys_of(SHOPIFY, order), names.account_key(SHOPIFY)]
        checks = specs.sync_check_keys(SHOPIFY, self.platform.checks, order)
        return launch.execute(self.instance, self.platform, SHOPIFY, "lab", assets=keys, checks=checks)[1]

    def releases_due(self) -> set[str]:
        """The accounts that the sensor asks to be released at a look."""
        found = dg.evaluate_automation_conditions(
            self.definitions, self.instance, self.sensor.asset_selection, cursor=self.cursor
        )
        self.cursor = found.cursor
        return {str(one) for one in found.get_requested_partitions(names.release_key(SHOPIFY))}

    def release(self) -> bool:
        """What the daemon launches for it."""
        job = self.definitions.resolve_implicit_global_asset_job_def()
        chosen = [names.release_key(SHOPIFY)]
        return job.execute_in_process(
            instance=self.instance, partition_key="lab", asset_selection=chosen, raise_on_error=False
        ).success


def test_a_state_that_holds_is_released_whole_and_the_gate_opens(lab: Lab) -> None:
    lab.sql("DELETE FROM release")
    assert "Nothing was released yet" in _gate(lab).reasons
    first = release(lab.settings, "lab")
    assert _gate(lab).reasons == []
    tables = [t.name for t in refined_tables(SHOPIFY)]
    assert first.counts.keys() == first.digests.keys() == set(tables)
    for table in tables:
        assert lab.one(
            f"SELECT count(*) FROM (TABLE {table} EXCEPT ALL TABLE released.{table}) x"
        ) == 0, table  # fmt: skip
        assert lab.one(f"SELECT count(*) FROM released.{table}") == sum(first.counts[table].values())
    assert first.counts["shopify_order"] == {"live": 23, "tombstones": 1}
    second = release(lab.settings, "lab")
    assert (second.changed, second.digests) == (0, first.digests)
    lab.broken = False


def test_a_good_sync_is_released_by_itself_a_failing_check_keeps_it_and_a_repair_needs_no_hand(lab: Lab) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        dagster = Watched(lab, instance)
        assert dagster.releases_due() == set()
        dagster.sync()
        assert dagster.releases_due() == {"lab"}
        assert dagster.release()
        assert dagster.releases_due() == set()
        before = _releases(lab)

        # One that does not block the sync keeps back the release alone …
        lab.sql(f"UPDATE shopify_order SET note = 'by hand' WHERE id = {ORDER}")
        dagster.sync()
        assert dagster.releases_due() == {"lab"}
        assert not dagster.release()
        assert any("newest_version" in reason for reason in _gate(lab).reasons)
        # … and one that blocks it asks for none.
        lab.sql(f"UPDATE shopify_order SET raw_id = 0 WHERE id = {ORDER}")
        assert not dagster.sync()
        assert dagster.releases_due() == set()
        assert lab.one("SELECT count(*) FROM released.shopify_order WHERE note = 'by hand' OR raw_id = 0") == 0
        assert _releases(lab) == before

        mended = verify_and_repair(lab.settings, "lab", Options(sample=200, object_types=["order"], grace=0.25))
        assert mended.release is not None
        releasing.note(lab.settings, "shopify", "lab", mended.release, instance)
        shown = instance.get_latest_materialization_event(names.release_key(SHOPIFY))
        assert shown is not None
        assert shown.asset_materialization is not None
        assert shown.asset_materialization.partition == "lab"
        assert shown.asset_materialization.metadata["release"].value == mended.release.id
        assert dagster.releases_due() == set(), "it was released"
    assert mended.kept_back == ""
    after = _releases(lab)[0]
    assert mended.done == [
        "1 orders were fetched again",
        f"Release {after.id} is served; 1 of its rows are new or other",
    ]
    assert after.digests == before[0].digests
    assert _gate(lab).open
    lab.broken = False


def test_a_release_amid_writes_shows_both_ends_of_every_transaction(lab: Lab) -> None:
    """A writer keeps an order and a customer at the same time; no released state may tell them apart."""
    release(lab.settings, "lab")
    stop, writes = threading.Event(), []

    def write() -> None:
        with psycopg.connect(str(lab.settings.database_url), autocommit=True) as conn:
            while not stop.is_set():
                with conn.transaction():
                    conn.execute("UPDATE shopify_order SET synced_at = clock_timestamp() WHERE id = " + ORDER)
                    conn.execute(
                        "UPDATE shopify_customer SET synced_at = "
                        f"(SELECT synced_at FROM shopify_order WHERE id = {ORDER})"
                    )
                writes.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(4):
            seen = len(writes)
            while len(writes) == seen:
                time.sleep(0.001)
            assert release(lab.settings, "lab").changed > 0
            assert lab.one(
                "SELECT count(*) FROM released.shopify_customer c WHERE synced_at <> "
                f"(SELECT synced_at FROM released.shopify_order WHERE id = {ORDER})"
            ) == 0  # fmt: skip
    finally:
        stop.set()
        writer.join()


def test_an_erasure_reaches_what_was_released(lab: Lab) -> None:
    release(lab.settings, "lab")
    with psycopg.connect(str(lab.settings.database_url)) as conn:
        row = conn.execute(
            "SELECT integration_id::text, company_id::text, shopify_customer_id::text FROM shopify_customer "
            "WHERE email IS NOT NULL LIMIT 1"
        ).fetchone()
        assert row is not None
        erase_refined(conn, SHOPIFY, Owner(row[0], row[1]), "customer", [row[2]], [])
    assert lab.one(f"SELECT email IS NULL FROM released.shopify_customer WHERE shopify_customer_id = {row[2]}")


def test_the_command_reports_compares_with_the_last_report_and_answers_a_pipeline(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("database_url", "receiver_public_url", "home"):
        monkeypatch.setenv(f"INGEST_{name.upper()}", str(getattr(lab.settings, name)))
    for name, value in environment.dagster_environment(lab.settings).items():  # and away again after the test
        monkeypatch.setenv(name, value)
    page = tmp_path / "report.md"
    command = ["verify", "shopify", "--integration", "lab", "--report", str(page), "--json"]
    assert main(command) == 0, capsys.readouterr()
    assert json.loads(capsys.readouterr().out)["metrics"]["count_parity_share"]["met"]
    assert main(["release", "shopify", "--integration", "lab"]) == 0
    with environment.instance(lab.settings) as instance:
        shown = instance.get_latest_materialization_event(names.release_key(SHOPIFY))
        assert shown is not None, "Dagster does not show it"
        assert shown.asset_materialization is not None
        assert shown.asset_materialization.partition == "lab"
    assert main(["gate", "shopify", "--integration", "lab"]) == 0
    lab.sql(f"UPDATE shopify_order SET note = 'by hand' WHERE id = {ORDER}")
    assert main([*command, "--sample", "200"]) == 1
    text = page.read_text()
    for section in ("Results", "Known issues", "Recommendations", "Success metrics", "Since the last report"):
        assert f"## {section}" in text
    assert "- order.field_comparison fails now" in text
    assert "- Run `ingest verify shopify --integration lab --repair` (for order.newest_version" in text
    assert main(["gate", "shopify", "--integration", "lab"]) == 1
    capsys.readouterr()
    assert main(["metrics"]) == 0
    out = capsys.readouterr().out
    assert 'ingest_verification_passed{account="lab",source="shopify"} 0.0' in out
    assert 'ingest_verification_metric{account="lab",metric="fields_differing",source="shopify"} 1.0' in out


def _releases(lab: Lab) -> list[releases.Release]:
    with psycopg.connect(str(lab.settings.database_url)) as conn:
        return releases.recent(conn, integrations.get(conn, "lab").id, limit=9)


def _gate(lab: Lab) -> Verdict:
    with psycopg.connect(str(lab.settings.database_url)) as conn:
        account = integrations.get(conn, "lab")
        return gate(conn, SHOPIFY, account.id, frozenset(account.granted_scopes))
