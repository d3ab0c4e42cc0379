"""Connections to the platform's own tables: psycopg 3 for work, SQLAlchemy for compiling and inspecting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ingest_platform.control import postgres
from ingest_platform.errors import DatabaseUnavailable, as_ingest_error
from ingest_platform.settings import Settings

if TYPE_CHECKING:
    import sqlalchemy

Connection = psycopg.Connection[Any]
AsyncConnection = psycopg.AsyncConnection[Any]

SWITCH_S = 0.0005
"""Seconds for which one thread may keep the interpreter from others that wait for PostgreSQL's many short answers
(`sys.setswitchinterval`; by default it is ten times as long)."""


def connect(
    settings: Settings, *, autocommit: bool = False, start: bool = True, application_name: str = "ingest"
) -> Connection:
    """Open a connection in UTC; the embedded server is started when it does not run and `start` is true.

    Raises DatabaseUnavailable, DatabaseTooOld, DatabaseFull.
    """
    info = postgres.server_info(settings)
    target = conninfo(info.url, application_name)
    try:
        connection = psycopg.connect(target, autocommit=autocommit)
    except psycopg.OperationalError as error:
        if not (info.embedded and start):
            raise _unavailable(info, error) from error
        postgres.ensure_running(settings)
        try:
            connection = psycopg.connect(target, autocommit=autocommit)
        except psycopg.OperationalError as again:
            raise _unavailable(info, again) from again
    try:
        postgres.require_supported(connection.info.server_version, postgres.redacted(info.url))
    except BaseException:
        connection.close()
        raise
    return connection


async def connect_async(
    settings: Settings, *, autocommit: bool = False, application_name: str = "ingest"
) -> AsyncConnection:
    """Like `connect` for an event loop; never starts the embedded server. Raises the same errors."""
    info = postgres.server_info(settings)
    try:
        connection = await psycopg.AsyncConnection.connect(conninfo(info.url, application_name), autocommit=autocommit)
    except psycopg.OperationalError as error:
        raise _unavailable(info, error) from error
    try:
        postgres.require_supported(connection.info.server_version, postgres.redacted(info.url))
    except BaseException:
        await connection.close()
        raise
    return connection


def conninfo(url: str, application_name: str) -> str:
    """The libpq string of `url` with our session settings; options that the URL has are kept."""
    given = conninfo_to_dict(url)
    options = f"{given.get('options') or ''} -c timezone=UTC".strip()
    defaults: dict[str, Any] = {
        "connect_timeout": 10,
        # A database host that vanished is noticed in about half a minute, not after two hours.
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    return make_conninfo(url, **{**defaults, **given, "application_name": application_name, "options": options})


def engine(settings: Settings) -> sqlalchemy.Engine:
    """A pooled SQLAlchemy engine on psycopg 3, for inspection and Core statements; dispose of it after
    use.
    """
    import sqlalchemy  # half a second that most commands need not pay

    info = postgres.server_info(settings)
    target = conninfo(info.url, "ingest-sqlalchemy")
    return sqlalchemy.create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(target), pool_size=2, max_overflow=8
    )


def _unavailable(info: postgres.ServerInfo, error: psycopg.OperationalError) -> Exception:
    if info.embedded:
        return DatabaseUnavailable(
            f"The embedded PostgreSQL in {info.data} does not answer",
            f"Start it with `ingest up`; its log: {info.log}",
        )
    return as_ingest_error(error)
