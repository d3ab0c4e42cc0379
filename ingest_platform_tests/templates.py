"""The databases that a test's own is a copy of: copying one takes a tenth of the time that making one takes.

A database of every source is 2,300 files; a test of one source is not kept waiting for the others' tables.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

from ingest_platform import paths
from ingest_platform.cli import session
from ingest_platform.control import migrations, postgres
from ingest_platform.settings import load_settings

CONTROL = "control"
"""The control plane's tables alone."""
EVERY_SOURCE = "every_source"
"""And the generated tables of each source. One source's are a template by its name."""
INSTALLED = "installed"
"""As `ingest db migrate` leaves it, histories included, and with Dagster's own tables."""

_LOCK = 4711
_SETTINGS = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")
"""Off: the tests' data need not survive a power cut, and no test lives long enough to need vacuum."""


def ensure(info: postgres.ServerInfo, template: str) -> str:
    """The name of the database of that template, made now if no worker made it before."""
    assert info.data is not None
    name = f"template_{template}"
    with psycopg.connect(postgres.embedded_url(info.data, "postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            admin.execute("DROP DATABASE IF EXISTS half_made")
            admin.execute("CREATE DATABASE half_made")
            _MAKERS.get(template, _of_sources(template))(
                info.data.parent, postgres.embedded_url(info.data, "half_made")
            )
            admin.execute(sql.SQL("ALTER DATABASE half_made RENAME TO {}").format(sql.Identifier(name)))
    return name


def set_up(info: postgres.ServerInfo) -> None:
    """Settings of the server, which every worker may give it."""
    assert info.data is not None
    with psycopg.connect(postgres.embedded_url(info.data, "postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        for setting in _SETTINGS:
            admin.execute(f"ALTER SYSTEM SET {setting} = off")
        admin.execute("SELECT pg_reload_conf()")


def _of_sources(*names: str) -> Callable[[Path, str], None]:
    def make(_home: Path, url: str) -> None:
        with psycopg.connect(url) as connection:
            migrations.migrate(connection)
            for name in names:
                connection.execute((paths.SQL / f"{name}.sql").read_text())

    return make


def _installed(home: Path, url: str) -> None:
    from dagster_postgres.event_log import PostgresEventLogStorage
    from dagster_postgres.run_storage import PostgresRunStorage
    from dagster_postgres.schedule_storage import PostgresScheduleStorage

    settings = load_settings(home=home, database_url=url)
    info = postgres.ensure_running(settings)
    session.migrate(settings)
    for kind in (PostgresRunStorage, PostgresEventLogStorage, PostgresScheduleStorage):
        kind.create_clean_storage(info.dagster_url).dispose()


_MAKERS = {
    CONTROL: _of_sources(),
    EVERY_SOURCE: _of_sources(*sorted(path.stem for path in paths.SQL.glob("*.sql"))),
    INSTALLED: _installed,
}
