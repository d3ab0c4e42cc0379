"""A connection to the database with a thread of its own: blocking work, asked for from the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import psycopg

from ingest_platform.control.database import Connection, connect
from ingest_platform.errors import IngestError, as_ingest_error
from ingest_platform.settings import Settings

T = TypeVar("T")

_TRIES = 3


class DatabaseAway(Exception):  # noqa: N818 - a state of things, as in ingest_platform.errors
    """Raised when nothing could be committed: the vendor is to send again. The text is for the log."""


class Lane:
    """One connection and the thread that works on it; it connects at first use, and again after a break. Each new
    connection is `prepare`d.
    """

    def __init__(
        self, settings: Settings, name: str, prepare: Callable[[Connection], None] = lambda _connection: None
    ) -> None:
        self._settings = settings
        self._prepare = prepare
        self._name = name
        self._connection: Connection | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction of its own and commit it. `work` may run again, so it must bear that.

        Raises:
            DatabaseAway: the database cannot be reached, or did not answer within the limit.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, work)

    def _run(self, work: Callable[[Connection], T]) -> T:
        for attempt in range(1, _TRIES + 1):
            reused = self._connection is not None and not self._connection.closed
            connection = self._connect()
            try:
                with connection.transaction():
                    return work(connection)
            except (psycopg.OperationalError, psycopg.InterfaceError) as error:
                if (error.sqlstate or "").startswith("54"):
                    raise  # one oversized value, says PostgreSQL: the server is well
                broken = connection.closed
                if broken:
                    self._close()
                # A connection that died while it was idle says nothing of the server now; whoever lost a deadlock
                # may simply try again.
                again = (broken and reused) or (error.sqlstate or "").startswith("40")
                if attempt == _TRIES or not again:
                    raise DatabaseAway(str(as_ingest_error(error))) from error
        raise AssertionError("the last try returns or raises")

    def _connect(self) -> Connection:
        if self._connection is None or self._connection.closed:
            try:
                connection = connect(self._settings, autocommit=True, start=False, application_name=self._name)
            except IngestError as error:
                raise DatabaseAway(str(error)) from error
            limit = round(self._settings.webhook_database_timeout_s * 1000)
            connection.execute(f"SET statement_timeout = {limit}")
            self._prepare(connection)
            self._connection = connection
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    async def close(self) -> None:
        """Finish what runs, then close the connection."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown(wait=False)
