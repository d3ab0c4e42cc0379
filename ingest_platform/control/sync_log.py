"""Every attempt to sync is on record: begun, ended, and those whose process died."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from ingest_platform.control import locks
from ingest_platform.control.database import Connection

Mode = Literal["backfill", "incremental", "window", "full", "webhook_drain", "sweep", "retry"]


@dataclass
class Counts:
    """What an attempt did; `fetched` = `ingested` + `duplicates` + what could not be read."""

    fetched: int = 0
    ingested: int = 0
    inserted: int = 0
    updated: int = 0
    duplicates: int = 0
    errors: int = 0
    deferred: int = 0
    deleted: int = 0
    api_calls: int = 0

    def __iadd__(self, other: Counts) -> Counts:
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))
        return self


@dataclass(frozen=True)
class Attempt:
    """One row of `sync_log`."""

    id: int
    integration_id: UUID
    object_type: str | None
    mode: Mode
    run_id: str | None
    status: Literal["started", "completed", "failed"]
    started_at: datetime
    completed_at: datetime | None
    fetched: int
    ingested: int
    inserted: int
    updated: int
    duplicates: int
    errors: int
    deferred: int
    deleted: int
    api_calls: int
    quota_share: Decimal | None
    window_start: datetime | None
    window_end: datetime | None
    error: str | None


_COLUMNS = sql.SQL(", ").join(sql.Identifier(name) for name in Attempt.__dataclass_fields__)


def start(
    connection: Connection,
    integration_id: UUID,
    mode: Mode,
    *,
    object_type: str | None = None,
    run_id: str | None = None,
    window: tuple[datetime | None, datetime | None] = (None, None),
) -> int:
    """Record that an attempt begins and return its id. Commit at once, so that it shows when the process
    dies.
    """
    row = connection.execute(
        "INSERT INTO sync_log (integration_id, mode, object_type, run_id, window_start, window_end)"
        " VALUES (%s, %s, %s, %s, %s, %s) RETURNING id",
        [integration_id, mode, object_type, run_id, *window],
    ).fetchone()
    assert row is not None
    return int(row[0])


def finish(
    connection: Connection,
    attempt: int,
    counts: Counts,
    *,
    error: str | None = None,
    quota_share: float | None = None,
) -> None:
    """Record the end: completed, or failed when there is an `error` (one line)."""
    values = asdict(counts)
    assignments = sql.SQL(", ").join(
        sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in values
    )
    connection.execute(
        sql.SQL(
            "UPDATE sync_log SET {}, status = %(status)s, completed_at = clock_timestamp(),"
            " error = %(error)s, quota_share = %(quota_share)s WHERE id = %(id)s"
        ).format(assignments),
        {
            **values,
            "status": "completed" if error is None else "failed",
            "error": error,
            "quota_share": None if quota_share is None else Decimal(str(round(quota_share, 4))),
            "id": attempt,
        },
    )


def last_whole_read(connection: Connection, integration_id: UUID, object_type: str) -> datetime | None:
    """When the latest listing of the whole type began that was completed; None when none was."""
    row = connection.execute(
        "SELECT max(started_at) FROM sync_log WHERE integration_id = %s AND object_type = %s"
        " AND mode IN ('backfill', 'full') AND status = 'completed'",
        [integration_id, object_type],
    ).fetchone()
    found: datetime | None = row[0] if row else None
    return found


def recent(
    connection: Connection, integration_id: UUID, *, limit: int = 20, object_type: str | None = None
) -> list[Attempt]:
    """The latest attempts, newest first."""
    statement = sql.SQL(
        "SELECT {} FROM sync_log WHERE integration_id = %(id)s"
        " AND (%(type)s::text IS NULL OR object_type = %(type)s)"
        " ORDER BY started_at DESC, id DESC LIMIT %(limit)s"
    ).format(_COLUMNS)
    with connection.cursor(row_factory=class_row(Attempt)) as cursor:
        return cursor.execute(statement, {"id": integration_id, "type": object_type, "limit": limit}).fetchall()


def abandon_stale(connection: Connection, integration_id: UUID | None = None) -> int:
    """Mark attempts as failed whose process died, and return how many; of one account, or of all.

    An attempt's process lives while the account's lock is held. Whoever holds it on this very `connection`
    calls this before its own `start`: what is still "started" then belongs to a dead one.
    """
    rows = connection.execute(
        "SELECT DISTINCT integration_id FROM sync_log WHERE status = 'started'"
        " AND (%(id)s::uuid IS NULL OR integration_id = %(id)s)",
        {"id": integration_id},
    ).fetchall()
    marked = 0
    for (account,) in rows:
        # Held for this transaction, so that no new attempt is marked; free to a session that has it already.
        row = connection.execute("SELECT pg_try_advisory_xact_lock(%s)", [locks.account_key(account)]).fetchone()
        if row is None or not row[0]:
            continue
        marked += connection.execute(
            "UPDATE sync_log SET status = 'failed', completed_at = clock_timestamp(),"
            " error = 'The process died before it ended. Run the sync again: it resumes where it was.'"
            " WHERE status = 'started' AND integration_id = %s",
            [account],
        ).rowcount
        connection.execute(
            "UPDATE integration SET sync_status = 'failed', updated_at = clock_timestamp(),"
            " sync_error = 'The last sync died before it ended. Run it again: it resumes where it was.'"
            " WHERE id = %s AND sync_status = 'running'",
            [account],
        )
    return marked
