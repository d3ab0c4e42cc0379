"""Which accounts are due for a sync, without Dagster."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

from ingest_platform.control import locks
from ingest_platform.control.database import Connection
from ingest_platform.declare import ObjectType

SLACK = 0.1
"""Of the interval. A sync ends some time after the tick that asked for it: without slack every second tick of a
schedule would find its accounts not quite due."""


def due_accounts(conn: Connection, source: str, object_types: Sequence[ObjectType], interval: timedelta) -> list[str]:
    """Connected, free accounts of which one of the types was last synced longer than `interval` ago, or never.

    Types that an account did not grant the scopes of are never due there.
    """
    scopes = {o.name: list(o.scopes) for o in object_types}
    rows = conn.execute(
        "SELECT i.id, i.name FROM integration i CROSS JOIN json_each(%s::json) AS t(object_type, scopes)"
        " LEFT JOIN object_stats s ON s.integration_id = i.id AND s.object_type = t.object_type"
        " WHERE i.platform = %s AND i.status = 'connected' AND (i.granted_scopes = '{}' OR i.granted_scopes @>"
        " ARRAY(SELECT json_array_elements_text(t.scopes))) GROUP BY i.id, i.name"
        " HAVING bool_or(s.last_sync_at IS NULL OR s.last_sync_at <= clock_timestamp() - %s) ORDER BY i.name",
        [json.dumps(scopes), source, interval * (1 - SLACK)],
    ).fetchall()
    return [name for account, name in rows if not locks.is_locked(conn, account)]


def connected_accounts(conn: Connection, source: str) -> list[str]:
    """All connected accounts of a source that nothing syncs at this moment."""
    rows = conn.execute(
        "SELECT id, name FROM integration WHERE platform = %s AND status = 'connected' ORDER BY name", [source]
    ).fetchall()
    return [name for account, name in rows if not locks.is_locked(conn, account)]
