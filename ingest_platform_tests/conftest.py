"""One embedded PostgreSQL for the whole test session (shared by xdist's workers), a clean database for
each test.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from ingest_platform import paths
from ingest_platform.control import migrations, postgres
from ingest_platform.control.database import Connection, connect
from ingest_platform.settings import Settings, load_settings

_HOME = "INGEST_TEST_SERVER_HOME"
_MEMORY = Path("/dev/shm")
_ENOUGH = 2 * 1024**3
_TEMPLATE = "migrated_template"
_LOCK = 4711


def _server_settings() -> Settings:
    return load_settings(home=Path(os.environ[_HOME]), database_url=None, dagster_database_url=None)


def pytest_configure(config: pytest.Config) -> None:
    for name in [key for key in os.environ if key.startswith("INGEST_") and key != _HOME]:
        del os.environ[name]  # a developer's own settings must not reach the tests
    os.environ.pop("DATABASE_URL", None)
    # Else each of the many processes that tests start would compile Dagster anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    # A database is 700 files. ext4 spends half a second of CPU over making them where as many were just removed.
    if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        os.environ["TMPDIR"] = str(_MEMORY)
        tempfile.tempdir = None  # asked for before: it is looked up again
    if not hasattr(config, "workerinput"):  # the process that starts the workers, or the only one
        # Not pytest's own folder: a session that starts beside us takes the others' permissions from its
        # parents, and the server runs as another user when the tests run as root.
        os.environ[_HOME] = tempfile.mkdtemp(prefix="ingest-test-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and _HOME in os.environ:
        settings = _server_settings()
        postgres.stop(settings)
        shutil.rmtree(os.environ.pop(_HOME), ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server() -> postgres.ServerInfo:
    """The running server, with a migrated template database on it."""
    info = postgres.ensure_running(_server_settings())
    assert info.data is not None
    with psycopg.connect(postgres.embedded_url(info.data, "postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        row = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_TEMPLATE]).fetchone()
        if row is None:
            # The tests' data need not survive a power cut, and no test lives long enough to need vacuum.
            for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
                admin.execute(f"ALTER SYSTEM SET {setting} = off")
            admin.execute("SELECT pg_reload_conf()")
            admin.execute("CREATE DATABASE half_made")
            with psycopg.connect(postgres.embedded_url(info.data, "half_made")) as connection:
                migrations.migrate(connection)
                for path in sorted(paths.SQL.glob("*.sql")):  # the generated tables of each source
                    connection.execute(path.read_text())
            admin.execute(sql.SQL("ALTER DATABASE half_made RENAME TO {}").format(sql.Identifier(_TEMPLATE)))
    return info


@dataclass(frozen=True)
class TestDatabase:
    """A database of one test's own: settings that point at it, and connections."""

    __test__ = False

    settings: Settings
    url: str

    def connect(self, *, autocommit: bool = False) -> Connection:
        return connect(self.settings, autocommit=autocommit)


def _database(info: postgres.ServerInfo, home: Path, template: str) -> Iterator[TestDatabase]:
    assert info.data is not None
    name = f"test_{uuid.uuid4().hex[:16]}"
    admin_url = postgres.embedded_url(info.data, "postgres")
    with psycopg.connect(admin_url, autocommit=True) as admin:
        # The default strategy writes every page of the template to the WAL as well.
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(*map(sql.Identifier, (name, template)))
        )
    url = postgres.embedded_url(info.data, name)
    try:
        yield TestDatabase(load_settings(home=home, database_url=url), url)
    finally:
        with psycopg.connect(admin_url, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def db(postgres_server: postgres.ServerInfo, tmp_path: Path) -> Iterator[TestDatabase]:
    """A migrated, empty database."""
    yield from _database(postgres_server, tmp_path / "home", _TEMPLATE)


@pytest.fixture
def empty_db(postgres_server: postgres.ServerInfo, tmp_path: Path) -> Iterator[TestDatabase]:
    """A database in which no migration has run."""
    yield from _database(postgres_server, tmp_path / "home", "template1")


@pytest.fixture
def connection(db: TestDatabase) -> Iterator[Connection]:
    """A connection to the test's own database, not in autocommit."""
    with db.connect() as opened:
        yield opened
