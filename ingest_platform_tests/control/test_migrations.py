"""Numbered migrations: each once, in order, unedited."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ingest_platform import paths
from ingest_platform.control import migrations
from ingest_platform.errors import MigrationError
from ingest_platform_tests.conftest import TestDatabase


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "migrations"
    shutil.copytree(paths.MIGRATIONS, target)
    return target


def _next(folder: Path, name: str, statements: str, step: int = 1) -> Path:
    path = folder / f"{len(list(folder.glob('*.sql'))) + step:04d}_{name}.sql"
    path.write_text(statements)
    return path


def test_each_runs_once_and_is_recorded(empty_db: TestDatabase, folder: Path) -> None:
    with empty_db.connect() as connection:
        assert migrations.pending(connection, folder) == migrations.read_all(folder)
        connection.rollback()
        assert migrations.migrate(connection, folder) == migrations.read_all(folder)
        assert migrations.migrate(connection, folder) == []
        assert migrations.pending(connection, folder) == []
        rows = connection.execute("SELECT count(*), count(DISTINCT checksum) FROM schema_migration").fetchone()
        assert rows == (len(migrations.read_all(folder)),) * 2


def test_two_processes_at_once_apply_each_once(empty_db: TestDatabase, folder: Path) -> None:
    _next(folder, "slow", "SELECT pg_sleep(0.3); CREATE TABLE once_only (a int);")
    program = (
        "import sys, pathlib, psycopg\n"
        "from ingest_platform.control.migrations import migrate\n"
        "with psycopg.connect(sys.argv[1]) as c: print(len(migrate(c, pathlib.Path(sys.argv[2]))))\n"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program, empty_db.url, str(folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    counts = sorted(int(process.communicate(timeout=60)[0]) for process in started)
    assert [process.returncode for process in started] == [0, 0]
    assert sum(counts) == len(migrations.read_all(folder))


def test_a_failing_migration_leaves_nothing_behind(empty_db: TestDatabase, folder: Path) -> None:
    bad = _next(folder, "bad", "CREATE TABLE half (a int); SELECT 1/0;")
    with empty_db.connect() as connection:
        with pytest.raises(MigrationError, match=rf"{bad.stem} failed and was rolled back .*division by zero"):
            migrations.migrate(connection, folder)
        assert connection.execute("SELECT to_regclass('half')").fetchone() == (None,)
        assert [str(item) for item in migrations.pending(connection, folder)] == [bad.stem]


def test_an_edited_past_migration_is_refused(empty_db: TestDatabase, folder: Path) -> None:
    path = _next(folder, "extra", "CREATE TABLE extra (a int);")
    with empty_db.connect() as connection:
        migrations.migrate(connection, folder)
        path.write_text("CREATE TABLE extra (a bigint);")
        for call in (migrations.migrate, migrations.pending):
            connection.rollback()
            with pytest.raises(MigrationError, match=f"{path.stem} was edited after it ran"):
                call(connection, folder)


def test_line_ends_of_the_checkout_do_not_count_as_an_edit(empty_db: TestDatabase, folder: Path) -> None:
    path = _next(folder, "extra", "CREATE TABLE extra (\n a int\n);\n")
    with empty_db.connect() as connection:
        migrations.migrate(connection, folder)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert migrations.migrate(connection, folder) == []


def test_a_database_from_a_newer_version_is_refused(empty_db: TestDatabase, folder: Path) -> None:
    path = _next(folder, "future", "CREATE TABLE future (a int);")
    with empty_db.connect() as connection:
        migrations.migrate(connection, folder)
        path.unlink()
        with pytest.raises(MigrationError, match="which this version does not have"):
            migrations.migrate(connection, folder)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("0001_twice.sql", "have the same number"),
        ("0999_far.sql", "is missing"),
        ("2_short.sql", "is no name of a migration"),
    ],
)
def test_a_wrong_set_of_files_is_refused(folder: Path, name: str, message: str) -> None:
    (folder / name).write_text("SELECT 1;")
    with pytest.raises(MigrationError, match=message) as caught:
        migrations.read_all(folder)
    assert "\n" not in str(caught.value)
