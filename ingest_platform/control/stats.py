"""Counts of an account's objects, kept current by each writer in its own transaction; status reads only
these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

import orjson
from psycopg.rows import class_row

from ingest_platform.control.database import Connection


@dataclass(frozen=True)
class Delta:
    """What one transaction changed; times are the newest it saw (None: none)."""

    raw_versions: int = 0
    refined_rows: int = 0
    tombstones: int = 0
    errors: int = 0
    deferred: int = 0
    pending: int = 0
    last_arrival_at: datetime | None = None
    last_version_at: datetime | None = None
    last_sync_at: datetime | None = None

    def __add__(self, other: Delta) -> Delta:
        """Both changes in one; of each time the newer."""

        def newer(one: datetime | None, two: datetime | None) -> datetime | None:
            return max(one, two) if one and two else one or two

        return Delta(
            self.raw_versions + other.raw_versions,
            self.refined_rows + other.refined_rows,
            self.tombstones + other.tombstones,
            self.errors + other.errors,
            self.deferred + other.deferred,
            self.pending + other.pending,
            newer(self.last_arrival_at, other.last_arrival_at),
            newer(self.last_version_at, other.last_version_at),
            newer(self.last_sync_at, other.last_sync_at),
        )


@dataclass(frozen=True)
class ObjectStats:
    """The counts of one object type; `refined_rows` are live rows, without tombstones."""

    object_type: str
    raw_versions: int
    refined_rows: int
    tombstones: int
    errors: int
    deferred: int
    pending: int
    last_arrival_at: datetime | None
    last_version_at: datetime | None
    last_sync_at: datetime | None


_ADD = """
INSERT INTO object_stats AS s (integration_id, object_type, raw_versions, refined_rows, tombstones, errors,
    deferred, pending, last_arrival_at, last_version_at, last_sync_at)
SELECT d.integration_id, d.object_type, d.raw_versions, d.refined_rows, d.tombstones, d.errors, d.deferred, d.pending,
    d.last_arrival_at, d.last_version_at, d.last_sync_at
FROM json_to_recordset(%s::json) AS d (integration_id uuid, object_type text, raw_versions bigint, refined_rows bigint,
    tombstones bigint, errors bigint, deferred bigint, pending bigint, last_arrival_at timestamptz,
    last_version_at timestamptz, last_sync_at timestamptz)
ON CONFLICT (integration_id, object_type) DO UPDATE SET
    raw_versions = s.raw_versions + excluded.raw_versions,
    refined_rows = s.refined_rows + excluded.refined_rows,
    tombstones = s.tombstones + excluded.tombstones,
    errors = s.errors + excluded.errors,
    deferred = s.deferred + excluded.deferred,
    pending = s.pending + excluded.pending,
    last_arrival_at = greatest(s.last_arrival_at, excluded.last_arrival_at),
    last_version_at = greatest(s.last_version_at, excluded.last_version_at),
    last_sync_at = greatest(s.last_sync_at, excluded.last_sync_at)
"""


def add(connection: Connection, integration_id: UUID, object_type: str, delta: Delta) -> None:
    """Add what this transaction changed. Call it last: the row stays locked until the commit."""
    add_many(connection, {(integration_id, object_type): delta})


def add_many(connection: Connection, deltas: Mapping[tuple[UUID, str], Delta]) -> None:
    """Add several at once, in one order for all writers, so that no two wait for each other."""
    rows = [
        {"integration_id": integration_id, "object_type": object_type, **asdict(delta)}
        for (integration_id, object_type), delta in sorted(deltas.items())
    ]
    if rows:
        connection.execute(_ADD, (orjson.dumps(rows).decode(),), prepare=True)


def read(connection: Connection, integration_id: UUID) -> dict[str, ObjectStats]:
    """The counts of an account by object type; never scans a table of the source."""
    with connection.cursor(row_factory=class_row(ObjectStats)) as cursor:
        rows = cursor.execute(
            "SELECT object_type, raw_versions, refined_rows, tombstones, errors, deferred, pending,"
            " last_arrival_at, last_version_at, last_sync_at FROM object_stats"
            " WHERE integration_id = %s ORDER BY object_type",
            [integration_id],
        ).fetchall()
    return {row.object_type: row for row in rows}
