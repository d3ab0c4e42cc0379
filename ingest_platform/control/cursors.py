"""How far each object type of an account is committed. All calls take part in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from ingest_platform.control.database import Connection


@dataclass(frozen=True)
class Cursor:
    """`value`: everything up to it is committed (None: nothing yet). `state`: where a running extract
    resumes.
    """

    value: datetime | None = None
    state: dict[str, Any] | None = None


def get(connection: Connection, integration_id: UUID, object_type: str) -> Cursor:
    """Read the cursor; an empty one when there is none."""
    row = connection.execute(
        "SELECT cursor_value, state FROM sync_cursor WHERE integration_id = %s AND object_type = %s",
        [integration_id, object_type],
    ).fetchone()
    return Cursor(*row) if row else Cursor()


def read_all(connection: Connection, integration_id: UUID) -> dict[str, Cursor]:
    """The cursors of an account by object type."""
    rows = connection.execute(
        "SELECT object_type, cursor_value, state FROM sync_cursor WHERE integration_id = %s ORDER BY object_type",
        [integration_id],
    )
    return {object_type: Cursor(value, state) for object_type, value, state in rows}


def advance(connection: Connection, integration_id: UUID, object_type: str, value: datetime) -> None:
    """Move the cursor forward to `value`.

    Never back, and never beyond the database's clock: one record dated in the future would hide all that
    follow it.
    """
    connection.execute(
        "INSERT INTO sync_cursor AS c (integration_id, object_type, cursor_value)"
        " VALUES (%s, %s, least(%s, clock_timestamp()))"
        " ON CONFLICT (integration_id, object_type) DO UPDATE"
        " SET cursor_value = greatest(c.cursor_value, excluded.cursor_value), updated_at = clock_timestamp()",
        [integration_id, object_type, value],
    )


def set_state(connection: Connection, integration_id: UUID, object_type: str, state: dict[str, Any] | None) -> None:
    """Record where a running extract resumes (JSON values), or with None that it ended."""
    connection.execute(
        "INSERT INTO sync_cursor (integration_id, object_type, state) VALUES (%s, %s, %s)"
        " ON CONFLICT (integration_id, object_type) DO UPDATE"
        " SET state = excluded.state, updated_at = clock_timestamp()",
        [integration_id, object_type, None if state is None else Jsonb(state)],
    )


def reset(connection: Connection, integration_id: UUID, object_type: str) -> None:
    """Forget the cursor, so that the next sync reads everything."""
    connection.execute(
        "DELETE FROM sync_cursor WHERE integration_id = %s AND object_type = %s",
        [integration_id, object_type],
    )
