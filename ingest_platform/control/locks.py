"""One process at a time for each account: a session advisory lock on the very connections that write.

When they are lost the lock is free, and whatever their process still tries to write fails with them:
there is no moment in which two can write. A `kill -9` frees it at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import psycopg
from psycopg.pq import TransactionStatus

from ingest_platform.control.database import Connection
from ingest_platform.errors import AlreadyRunning

# Classid and objid are the two halves of the 64-bit key; objsubid 1 marks keys given as one bigint.
_HOLDER = """
SELECT a.pid, a.application_name
FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND l.classid = ((%(key)s::bigint >> 32) & 4294967295)::oid
  AND l.objid = (%(key)s::bigint & 4294967295)::oid
LIMIT 1
"""


BESIDE = "fetch"
"""A purpose with a lock of its own: what webhooks named is fetched beside a sync, but not by two at once."""
_JOINED = "joined"
"""What second connections of a process hold."""

_IS_FREE = "SELECT pg_try_advisory_xact_lock(%s)"
"""Asked in a transaction of its own, which gives the lock back at once."""


def account_key(integration_id: UUID, purpose: str = "sync") -> int:
    """The advisory lock's key of an account: a signed 64-bit integer."""
    prefix = {BESIDE: b"fetch:", _JOINED: b"joined:"}.get(purpose, b"account:")
    digest = hashlib.sha256(prefix + integration_id.bytes).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


@contextlib.contextmanager
def account_lock(connection: Connection, integration_id: UUID, *, purpose: str = "sync") -> Iterator[None]:
    """Hold the account's lock on `connection`, or raise AlreadyRunning, which names who holds it and since
    when.

    `connection` must have no transaction open on entry (the lock is taken outside of any), and the caller
    commits before it leaves: the lock goes at once, uncommitted rows would not be seen by the next holder.
    """
    key = account_key(integration_id, purpose)
    before = _query_one(connection, "SELECT current_setting('application_name')", [])
    joined = account_key(integration_id, _JOINED)
    taken = key if not _query_one(connection, "SELECT pg_try_advisory_lock(%s)", [key]) else None
    if taken is None and purpose != BESIDE and not _query_one(connection, _IS_FREE, [joined]):
        _query_one(connection, "SELECT pg_advisory_unlock(%s)", [key])
        taken = joined
    if taken is not None:
        holder = connection.execute(_HOLDER, {"key": taken}).fetchone()
        _end_own_transaction(connection)
        who = f"{holder[1] or 'a process'} (database process {holder[0]})" if holder else "another process"
        raise AlreadyRunning(f"The account is in use by {who}", "Wait for it to end, or end it, then run this again")
    label = f"{purpose} {socket.gethostname()[:20]}:{os.getpid()} since {datetime.now(UTC):%H:%M:%SZ}"
    _query_one(connection, "SELECT set_config('application_name', %s, false)", [label[:63]])
    try:
        yield
    finally:
        _release(connection, key, before)


def free_soon(connection: Connection) -> None:
    """Have a killed process free its locks within half a second even amid a long statement; in autocommit."""
    with contextlib.suppress(psycopg.Error):  # not every platform's server can tell
        connection.execute("SET client_connection_check_interval = 500")


def join(connection: Connection, integration_id: UUID) -> None:
    """Write with a second connection, in autocommit, beside the one that holds the account's lock.

    While either lives nobody else gets the account: if the first is lost, what this one writes still ends in peace.
    """
    _query_one(connection, "SELECT pg_advisory_lock_shared(%s)", [account_key(integration_id, _JOINED)])


def _release(connection: Connection, key: int, application_name: object) -> None:
    try:
        if not connection.closed:
            if connection.info.transaction_status == TransactionStatus.INERROR:
                connection.rollback()
            _query_one(connection, "SELECT pg_advisory_unlock(%s)", [key])
            _query_one(connection, "SELECT set_config('application_name', %s, false)", [application_name])
    except psycopg.Error:
        # Broken, or amid a COPY: its end frees the lock too, and the first error is the one to show.
        connection.close()


def is_locked(connection: Connection, integration_id: UUID) -> bool:
    """Whether some session holds the account's lock, this one included."""
    found = connection.execute(_HOLDER, {"key": account_key(integration_id)}).fetchone()
    return found is not None


def _query_one(connection: Connection, statement: str, values: list[object]) -> object:
    idle = connection.info.transaction_status == TransactionStatus.IDLE
    row = connection.execute(statement, values).fetchone()
    if idle:
        _end_own_transaction(connection)
    return row[0] if row else None


def _end_own_transaction(connection: Connection) -> None:
    if connection.info.transaction_status == TransactionStatus.INTRANS:
        connection.commit()
