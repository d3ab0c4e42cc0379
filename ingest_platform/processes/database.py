"""The embedded PostgreSQL for as long as somebody needs it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import psycopg

from ingest_platform.control import postgres
from ingest_platform.control.postgres_process import wait_until
from ingest_platform.errors import DatabaseUnavailable
from ingest_platform.settings import Settings

_CLOSING_S = 3.0
_OTHERS = """
SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


@contextlib.contextmanager
def server(options: Settings, *, make: bool = False) -> Iterator[None]:
    """The database server for the length of a command: an embedded one that had to be started is stopped after it.

    A server that others use by then is left running. Raises DatabaseUnavailable, and without `make` also when there is
    no embedded database yet: a command that only looks must not leave one behind.
    """
    if options.database_url:
        yield
        return
    info = postgres.server_info(options)
    assert info.data is not None
    if not make and not (info.data / "PG_VERSION").exists():
        raise DatabaseUnavailable(f"There is no database in {options.home} yet", "Run `ingest demo` or `ingest up`")
    started = not postgres.is_running(options)
    postgres.ensure_running(options)
    try:
        yield
    finally:
        if started:
            with contextlib.suppress(Exception):  # the command's own outcome is the one to report
                stop_unless_used(options)


def stop_unless_used(options: Settings) -> bool:
    """Stop the embedded server when no other session is connected; True when it was stopped."""
    if options.database_url or not postgres.is_running(options):
        return False
    with psycopg.connect(postgres.server_info(options).url, autocommit=True) as connection:

        def alone() -> bool:
            row = connection.execute(_OTHERS).fetchone()
            return row is not None and row[0] == 0

        # A session that was just closed is listed for a moment longer.
        unused = wait_until(alone, _CLOSING_S)
    return unused and postgres.stop(options)
