"""One embedded PostgreSQL for the whole test session (shared by xdist's workers), a clean database for each test."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import signal
import sys
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from ingest_platform.control import postgres
from ingest_platform.control.database import Connection, connect
from ingest_platform.settings import Settings, load_settings
from ingest_platform_tests import shared, templates

_HOME = shared.HOME
_MEMORY = Path("/dev/shm")
_ENOUGH = 2 * 1024**3


def _server_settings() -> Settings:
    return load_settings(home=Path(os.environ[_HOME]), database_url=None, dagster_database_url=None)


def pytest_configure(config: pytest.Config) -> None:
    for name in [key for key in os.environ if key.startswith("INGEST_") and key != _HOME]:
        del os.environ[name]  # a developer's own settings must not reach the tests
    os.environ.pop("DATABASE_URL", None)
    # Else each of the many processes that tests start would compile Dagster anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    # A database of every source is 2,300 files. On ext4 to make them where as many were just removed takes seconds.
    if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        os.environ["TMPDIR"] = str(_MEMORY)
        tempfile.tempdir = None  # asked for before: it is looked up again
    if not hasattr(config, "workerinput"):  # the process that starts the workers, or the only one
        # Not pytest's own folder: a session that starts beside us takes the others' permissions from its
        # parents, and the server runs as another user when the tests run as root.
        os.environ[_HOME] = tempfile.mkdtemp(prefix="ingest-test-")
        # No test speaks to the world: reading the certificates for each client takes longer than most requests.
        os.environ["SSL_CERT_DIR"] = tempfile.mkdtemp(dir=os.environ[_HOME])
        os.environ.pop("SSL_CERT_FILE", None)  # it would go before
        # A shell's background job ignores it, and so would every command that the tests interrupt.
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and _HOME in os.environ:
        shared.stop_sandboxes(Path(os.environ[_HOME]))
        postgres.stop(_server_settings())
        shutil.rmtree(os.environ.pop(_HOME), ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker begins with its share of the long tests: of the list a worker is given a part that hangs together."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [item for item in items if item.get_closest_marker("long")]
    others = iter([item for item in items if not item.get_closest_marker("long")])
    ordered: list[pytest.Item] = []
    for n in range(workers):
        ordered += long[n::workers]
        ordered += itertools.islice(others, max(0, len(items) * (n + 1) // workers - len(ordered)))
    items[:] = [*ordered, *others]


def pytest_collection_finish() -> None:
    gc.freeze()  # modules and tests stay: the collector need not walk them again and again


@pytest.fixture(scope="session")
def postgres_server() -> postgres.ServerInfo:
    """The running server."""
    info = postgres.ensure_running(_server_settings())
    templates.set_up(info)
    return info


@dataclass(frozen=True)
class TestDatabase:
    """A database of one test's own: settings that point at it, and connections."""

    __test__ = False

    settings: Settings
    url: str

    def connect(self, *, autocommit: bool = False) -> Connection:
        return connect(self.settings, autocommit=autocommit)


def database(info: postgres.ServerInfo, home: Path, template: str) -> Iterator[TestDatabase]:
    """A copy of a template, or of "template1", which holds nothing."""
    assert info.data is not None
    if template != "template1":
        template = templates.ensure(info, template)
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
def template() -> str:
    """What `db` holds; where less will do, or more is needed, another fixture of this name says so."""
    return templates.EVERY_SOURCE


@pytest.fixture
def db(postgres_server: postgres.ServerInfo, template: str, tmp_path: Path) -> Iterator[TestDatabase]:
    """A migrated, empty database."""
    yield from database(postgres_server, tmp_path / "home", template)


@pytest.fixture
def empty_db(postgres_server: postgres.ServerInfo, tmp_path: Path) -> Iterator[TestDatabase]:
    """A database in which no migration has run."""
    yield from database(postgres_server, tmp_path / "home", "template1")


@pytest.fixture
def connection(db: TestDatabase) -> Iterator[Connection]:
    """A connection to the test's own database, not in autocommit."""
    with db.connect() as opened:
        yield opened
