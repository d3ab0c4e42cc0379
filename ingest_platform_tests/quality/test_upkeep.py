"""Notices of what fails and holds again, quiet hours, and logs that are kept for a time only."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import dagster as dg
import pytest
from dagster._core.storage.runs.schema import RunsTable
from sqlalchemy import update

from ingest_platform.control import check_results, integrations, retention
from ingest_platform.control.database import Connection
from ingest_platform.errors import ConfigError, SourceUnreachable
from ingest_platform.orchestrate.maintenance import alerts_sensor, maintenance_job
from ingest_platform.quality import alerts
from ingest_platform.settings import Settings
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.orchestrate.support import Script, scripted

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def chat() -> Iterator[tuple[str, list[str]]]:
    """A Slack-compatible webhook."""
    told: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", told
        server.shutdown()


@pytest.fixture
def post() -> Iterator[tuple[int, list[str]]]:
    """A mail server that takes everything."""
    taken: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 here\r\n")
            while line := self.rfile.readline():
                word = line[:4].upper()
                if word == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    body = b""
                    while (part := self.rfile.readline()) != b".\r\n":
                        body += part
                    taken.append(body.decode())
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], taken
        server.shutdown()


@pytest.fixture
def conn(db: TestDatabase) -> Iterator[Connection]:
    with db.connect(autocommit=True) as opened:
        integrations.create(opened, platform="shopify", name="acme", base_url="http://x", account="x")
        yield opened


def result(conn: Connection, passed: bool, name: str = "count_parity") -> None:
    account = integrations.get(conn, "acme").id
    check_results.record(conn, account, object_type="order", check_name=name, passed=passed, summary="1 too few")


def test_a_failure_is_told_once_repeated_in_time_and_its_recovery_is_told(
    db: TestDatabase, conn: Connection, chat: tuple[str, list[str]], post: tuple[int, list[str]]
) -> None:
    url, told = chat
    port, taken = post
    settings = _settings(db, alert_webhook_url=url, alert_email_to="a@b.example", smtp_host="127.0.0.1", smtp_port=port)
    assert alerts.tell(conn, settings, now=NOON) == 0
    result(conn, False)
    assert alerts.tell(conn, settings, now=NOON) == 1
    assert alerts.tell(conn, settings, now=NOON + timedelta(hours=23)) == 0
    assert alerts.tell(conn, settings, now=NOON + timedelta(hours=25)) == 1
    result(conn, True)
    assert alerts.tell(conn, settings, now=NOON + timedelta(hours=26)) == 1
    assert alerts.tell(conn, settings, now=NOON + timedelta(hours=99)) == 0
    assert [t.split(":")[0] for t in told] == ["❌ fails", "❌ fails", "✅ holds again"]
    assert "acme, order.count_parity: 1 too few" in told[0]
    assert ["Subject: Ingest: 1 checks fail" in m for m in taken] == [True, True, False]


def test_the_sensor_tells_people_and_tries_again_what_nobody_took(
    db: TestDatabase, conn: Connection, chat: tuple[str, list[str]]
) -> None:
    with dg.DagsterInstance.ephemeral() as instance:

        def tick(url: str) -> str:
            sensor = alerts_sensor(scripted(_settings(db, alert_webhook_url=url), Script()))
            return str(sensor.evaluate_tick(dg.build_sensor_context(instance)).skip_message)

        assert tick(chat[0]) == "Nothing to tell"
        result(conn, False)
        assert "Nobody was told" in tick("http://127.0.0.1:9")
        assert tick(chat[0]) == "1 notices sent"
        assert tick(chat[0]) == "Nothing to tell"
        result(conn, True)
        assert tick(chat[0]) == "1 notices sent"
    assert [t.split(":")[0] for t in chat[1]] == ["❌ fails", "✅ holds again"]


def test_quiet_hours_hold_a_notice_back_and_do_not_lose_it(
    db: TestDatabase, conn: Connection, chat: tuple[str, list[str]]
) -> None:
    settings = _settings(db, alert_webhook_url=chat[0], alert_quiet="22:00-07:00")
    result(conn, False)
    assert alerts.tell(conn, settings, now=NOON.replace(hour=23)) == 0
    assert alerts.tell(conn, settings, now=NOON.replace(hour=6)) == 0
    assert alerts.tell(conn, settings, now=NOON.replace(hour=7)) == 1


def test_what_failed_and_recovered_unheard_is_not_told(
    db: TestDatabase, conn: Connection, chat: tuple[str, list[str]]
) -> None:
    settings = _settings(db, alert_webhook_url=chat[0], alert_quiet="00:00-23:59")
    result(conn, False)
    alerts.tell(conn, settings, now=NOON)
    result(conn, True)
    assert alerts.tell(conn, settings, now=NOON.replace(hour=23, minute=59)) == 0
    assert chat[1] == []


def test_a_notice_that_nobody_took_is_sent_again(
    db: TestDatabase, conn: Connection, chat: tuple[str, list[str]]
) -> None:
    result(conn, False)
    with pytest.raises(SourceUnreachable, match="Nobody was told"):
        alerts.tell(conn, _settings(db, alert_webhook_url="http://127.0.0.1:9"), now=NOON)
    assert alerts.tell(conn, _settings(db, alert_webhook_url=chat[0]), now=NOON) == 1


def test_hours_that_are_none_are_named() -> None:
    with pytest.raises(ConfigError, match="INGEST_ALERT_QUIET"):
        alerts.quiet("late", NOON)


def test_old_logs_go_and_the_newest_of_each_check_stays(db: TestDatabase, conn: Connection) -> None:
    result(conn, True)
    result(conn, False, "freshness")
    account = integrations.get(conn, "acme").id
    conn.execute("UPDATE check_result SET checked_at = now() - interval '1 year'")
    result(conn, True)
    for age in ("1 day", "1 year"):
        conn.execute(
            "INSERT INTO sync_log (integration_id, mode, object_type, status, started_at) VALUES "
            f"(%s, 'full', '{age}', 'failed', now() - interval '{age}')", [account],
        )  # fmt: skip
        conn.execute(
            "INSERT INTO webhook_event (integration_id, source, topic, delivery_id, status, received_at) VALUES "
            f"(%s, 'shopify', 't', '{age}', 'applied', now() - interval '{age}')", [account],
        )  # fmt: skip
    gone = retention.purge(conn, db.settings)
    assert (gone["check_result"], gone["webhook_event"], gone["sync_log"]) == (1, 1, 0)
    left = conn.execute("SELECT check_name FROM check_result ORDER BY id").fetchall()
    assert [row[0] for row in left] == ["freshness", "count_parity"]


def test_the_daily_upkeep_removes_finished_runs_that_are_old_and_no_others(db: TestDatabase, conn: Connection) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        job = maintenance_job(scripted(db.settings, Script()))
        old, young = (job.execute_in_process(instance=instance).run_id for _ in range(2))
        going = instance.create_run_for_job(job, status=dg.DagsterRunStatus.STARTED).run_id
        long_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=db.settings.keep_runs_days, hours=1)
        with instance.run_storage.connect() as storage:  # type: ignore[attr-defined]
            storage.execute(
                update(RunsTable).where(RunsTable.c.run_id.in_([old, going])).values(create_timestamp=long_ago)
            )
        assert instance.all_logs(old)
        purge = job.execute_in_process(instance=instance)
        assert {run.run_id for run in instance.get_runs()} == {young, going, purge.run_id}
        assert instance.all_logs(old) == []
        assert instance.all_logs(young)
        [output] = purge.filter_events(lambda event: event.is_successful_output)
        assert output.step_output_data.metadata["dagster runs"].value == 1


def test_sizes_are_told_by_part(conn: Connection) -> None:
    found = retention.sizes(conn)
    assert {"shopify raw", "shopify refined", "released", "control"} <= found.keys()
    assert all(size > 0 for size in found.values())


def _settings(db: TestDatabase, **changes: Any) -> Settings:
    return Settings(home=db.settings.home, database_url=db.url, **changes)
