"""Objects to fetch again from the vendor: thin events, ties of versions, doubtful deletions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from ingest_platform.control.database import Connection


@dataclass(frozen=True)
class FetchRequest:
    """One object to fetch, and why."""

    object_type: str
    object_id: str
    reason: str
    requested_at: datetime
    attempts: int
    last_error: str | None


def asking(rows: str) -> str:
    """The statement that asks for what a query gives: account, object type, object id, reason; once for each object.

    Asking again makes it due at once, and tells a fetch that is on its way that its answer may be too old: see `done`.
    """
    return (
        "INSERT INTO fetch_request (integration_id, object_type, object_id, reason) "
        f"{rows} ON CONFLICT (integration_id, object_type, object_id) DO UPDATE SET reason = excluded.reason, "
        "requested_at = clock_timestamp(), not_before = clock_timestamp()"
    )


def request(connection: Connection, integration_id: UUID, objects: Iterable[tuple[str, str, str]]) -> None:
    """Ask for `(object type, object id, reason)`; asking again makes it due at once."""
    with connection.cursor() as cursor:
        cursor.executemany(
            asking("VALUES (%s, %s, %s, %s)").encode(),
            [(integration_id, *item) for item in sorted(set(objects))],
        )


def due(
    connection: Connection, integration_id: UUID, *, object_type: str | None = None, limit: int = 1000
) -> list[FetchRequest]:
    """What is to be fetched now, the longest waiting first."""
    with connection.cursor(row_factory=class_row(FetchRequest)) as cursor:
        return cursor.execute(
            "SELECT object_type, object_id, reason, requested_at, attempts, last_error FROM fetch_request"
            " WHERE integration_id = %(id)s AND not_before <= clock_timestamp()"
            " AND (%(type)s::text IS NULL OR object_type = %(type)s)"
            " ORDER BY not_before, object_id LIMIT %(limit)s",
            {"id": integration_id, "type": object_type, "limit": limit},
        ).fetchall()


def accounts_due(connection: Connection) -> list[UUID]:
    """The connected accounts that have something to be fetched now."""
    rows = connection.execute(
        "SELECT i.id FROM integration i WHERE i.status = 'connected' AND EXISTS (SELECT FROM fetch_request f"
        " WHERE f.integration_id = i.id AND f.not_before <= clock_timestamp()) ORDER BY i.id"
    )
    return [row[0] for row in rows]


def done(connection: Connection, integration_id: UUID, fetched: Iterable[FetchRequest]) -> int:
    """Remove what was fetched, in the transaction that stores it, and return how many.

    What was asked for again meanwhile stays: the answer may be older than the question.
    """
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM fetch_request WHERE integration_id = %s AND object_type = %s AND object_id = %s"
            " AND requested_at <= %s",
            [(integration_id, item.object_type, item.object_id, item.requested_at) for item in fetched],
        )
        return cursor.rowcount


def failed(connection: Connection, integration_id: UUID, item: FetchRequest, error: str) -> None:
    """Put one off: a minute after the first failure, doubling up to about an hour."""
    connection.execute(
        "UPDATE fetch_request SET attempts = attempts + 1, last_error = %s,"
        " not_before = clock_timestamp() + 2 ^ least(attempts, 6) * interval '1 minute'"
        " WHERE integration_id = %s AND object_type = %s AND object_id = %s",
        [error, integration_id, item.object_type, item.object_id],
    )
