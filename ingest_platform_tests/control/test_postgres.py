"""The embedded server: started once, found again, recovered after a kill, stopped; old servers refused."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
import sqlalchemy
from dagster_postgres.event_log import PostgresEventLogStorage
from dagster_postgres.run_storage import PostgresRunStorage
from dagster_postgres.schedule_storage import PostgresScheduleStorage

from ingest_platform.control import postgres, postgres_process
from ingest_platform.control.database import connect, engine
from ingest_platform.errors import ConfigError, DatabaseTooOld, DatabaseUnavailable
from ingest_platform.settings import Settings, load_settings
from ingest_platform_tests.conftest import TestDatabase


@pytest.fixture
def own_server() -> Iterator[Settings]:
    """Settings of a server that only this test uses and that ends with it."""
    home = Path(tempfile.mkdtemp(prefix="ingest-own-"))
    settings = load_settings(home=home / "home")
    yield settings
    postgres.stop(settings)
    shutil.rmtree(home, ignore_errors=True)


def test_it_starts_is_found_again_and_stops(own_server: Settings) -> None:
    info = postgres.ensure_running(own_server)
    assert postgres.ensure_running(own_server) == info
    with connect(own_server) as connection:
        settings = dict(
            connection.execute(
                "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit',"
                " 'listen_addresses', 'jit', 'max_wal_size', 'TimeZone')"
            ).fetchall()
        )
    assert settings == {
        "fsync": "on",
        "synchronous_commit": "on",
        "listen_addresses": "",
        "jit": "off",
        "max_wal_size": "4096",
        "TimeZone": "UTC",
    }
    psycopg2.connect(info.dagster_url).close()
    assert postgres.stop(own_server)
    assert not postgres.stop(own_server)
    assert info.data is not None
    assert postgres_process.processes_in(info.data) == []


def test_two_processes_at_once_start_one_server(own_server: Settings) -> None:
    program = (
        "import sys, pathlib\n"
        "from ingest_platform.control.postgres import ensure_running\n"
        "from ingest_platform.settings import load_settings\n"
        "ensure_running(load_settings(home=pathlib.Path(sys.argv[1])))\n"
    )
    command = [sys.executable, "-c", program, str(own_server.home)]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [(item.communicate(timeout=90)[1], item.returncode) for item in started] == [("", 0)] * 3
    assert postgres.is_running(own_server)  # it outlived them


def test_it_recovers_from_a_killed_server_with_what_was_committed(own_server: Settings) -> None:
    info = postgres.ensure_running(own_server)
    assert info.data is not None
    with connect(own_server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS a")
    pid = postgres_process.postmaster_pid(info.data)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    with connect(own_server) as connection:
        assert connection.execute("SELECT a FROM kept").fetchone() == (1,)


def test_a_process_id_that_somebody_else_got_is_no_server(own_server: Settings) -> None:
    info = postgres.ensure_running(own_server)
    assert info.data is not None
    pid_file = info.data / "postmaster.pid"
    left_behind = pid_file.read_text()
    postgres.stop(own_server)
    pid_file.write_text(left_behind.replace(left_behind.split("\n", 1)[0], str(os.getpid()), 1))
    assert not postgres.stop(own_server)
    postgres.ensure_running(own_server)


def test_a_long_path_gets_its_socket_elsewhere(own_server: Settings) -> None:
    settings = load_settings(home=own_server.home / ("deep/" * 20) / 'it\'s a "folder", with a comma')
    try:
        info = postgres.ensure_running(settings)
        assert info.data is not None
        folder = postgres.socket_folder(info.data)
        assert folder != info.data
        assert folder.stat().st_mode & 0o077 == 0
        connect(settings).close()
    finally:
        postgres.stop(settings)
    assert not folder.exists()


def test_a_short_path_with_odd_characters_works(own_server: Settings) -> None:
    settings = load_settings(home=own_server.home / "a, 'b' & \"c\" %41 ü")
    try:
        postgres.ensure_running(settings)
        with engine(settings).connect() as opened:
            assert opened.execute(sqlalchemy.text("SELECT 1")).scalar() == 1
    finally:
        postgres.stop(settings)


def test_a_foreign_folder_is_left_alone(own_server: Settings) -> None:
    folder = own_server.home / "postgres"
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(ConfigError, match="is not empty and holds no database"):
        postgres.ensure_running(own_server)
    assert (folder / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(("version", "refused"), [(150012, True), (90624, True), (160000, False), (180004, False)])
def test_servers_below_16_are_refused(version: int, refused: bool) -> None:
    if not refused:
        postgres.require_supported(version, "db.example")
        return
    with pytest.raises(DatabaseTooOld) as caught:
        postgres.require_supported(version, "db.example")
    assert str(caught.value) == (
        f"PostgreSQL {version // 10000} at db.example is too old. "
        "Use 16 or newer, or unset DATABASE_URL to use the embedded server"
    )


def test_with_database_url_dagster_keeps_its_tables_apart(db: TestDatabase) -> None:
    info = postgres.ensure_running(db.settings)
    assert not info.embedded
    with psycopg2.connect(info.dagster_url) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE runs (a int)")
        connection.commit()
    with db.connect() as ours:
        row = ours.execute("SELECT schemaname FROM pg_tables WHERE tablename = 'runs'").fetchone()
    assert row == ("dagster",)
    assert postgres.stop(db.settings) is False  # never a server that is not ours


@pytest.mark.parametrize(
    "url", ["postgresql://nobody:secret@127.0.0.1:1/none", "postgresql://postgres@/none?host=/nowhere"]
)
def test_no_server_is_one_line_without_the_password(url: str, tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path, database_url=url)
    for call in (lambda: connect(settings), lambda: postgres.ensure_running(settings)):
        with pytest.raises(DatabaseUnavailable) as caught:
            call()
        assert "\n" not in str(caught.value)
        assert "secret" not in str(caught.value)
        assert "DATABASE_URL" in str(caught.value)


def test_dagsters_own_storage_works_apart_from_our_tables(db: TestDatabase) -> None:
    url = postgres.ensure_running(db.settings).dagster_url
    for kind in (PostgresRunStorage, PostgresEventLogStorage, PostgresScheduleStorage):
        kind.create_clean_storage(url)
    with db.connect() as connection:
        rows = connection.execute(
            "SELECT schemaname, tablename FROM pg_tables"
            " WHERE tablename IN ('runs', 'event_logs', 'job_ticks', 'alembic_version') ORDER BY tablename"
        ).fetchall()
    assert rows == [("dagster", name) for name in ("alembic_version", "event_logs", "job_ticks", "runs")]


def test_a_database_that_does_not_exist_says_so(db: TestDatabase) -> None:
    settings = load_settings(home=db.settings.home, database_url=db.url.replace("/test_", "/gone_"))
    with pytest.raises(DatabaseUnavailable, match="database does not exist"):
        connect(settings)
