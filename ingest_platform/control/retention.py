"""How long logs are kept, and how large everything is. The raw log is never purged: it is the proof."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from psycopg import sql

from ingest_platform.control.database import Connection

if TYPE_CHECKING:
    from ingest_platform.settings import Settings

PIECE = 10_000
"""Rows deleted in one go, so that nobody waits for long."""


def purge(connection: Connection, settings: Settings) -> dict[str, int]:
    """Delete log rows that are older than the settings say: {table: rows}. Needs autocommit.

    Of checks, verifications and releases the newest of each stays, however old it is.
    """
    newest = "id NOT IN (SELECT max(id) FROM {0} GROUP BY {1})"
    rules = (
        ("sync_log", "started_at", settings.keep_logs_days, newest.format("sync_log", "integration_id, object_type")),
        ("webhook_event", "received_at", settings.keep_webhooks_days, "true"),
        ("check_result", "checked_at", settings.keep_checks_days,
         newest.format("check_result", "integration_id, object_type, check_name")),
        ("verification_report", "completed_at", settings.keep_reports_days,
         newest.format("verification_report", "integration_id")),
        ("release", "released_at", settings.keep_reports_days, newest.format("release", "integration_id")),
        ("oauth_state", "expires_at", settings.keep_logs_days, "true"),
    )  # fmt: skip
    gone: dict[str, int] = {}
    for table, column, days, condition in rules:
        statement = sql.SQL(
            "DELETE FROM {table} WHERE ctid IN (SELECT ctid FROM {table} WHERE {column} < now() - %s AND "
            + condition
            + " LIMIT {piece})"
        ).format(table=sql.Identifier(table), column=sql.Identifier(column), piece=PIECE)
        gone[table] = 0
        while count := connection.execute(statement, [timedelta(days=days)]).rowcount:
            gone[table] += count
    return gone


def sizes(connection: Connection) -> dict[str, int]:
    """Bytes on disk, indexes and TOAST included: `{"shopify raw", "shopify refined", "released", "control", …}`."""
    rows = connection.execute(
        "SELECT CASE WHEN n.nspname = 'released' THEN 'released' WHEN n.nspname = 'dagster' THEN 'dagster'"
        " WHEN p.name IS NULL THEN 'control' WHEN c.relname LIKE p.name || '\\_raw\\_%' THEN p.name || ' raw'"
        " ELSE p.name || ' refined' END AS part, sum(pg_total_relation_size(c.oid))::bigint"
        " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " LEFT JOIN (SELECT DISTINCT platform AS name FROM integration) p ON c.relname LIKE p.name || '\\_%'"
        " WHERE c.relkind IN ('r', 'p') AND n.nspname IN (current_schema(), 'released', 'dagster')"
        " GROUP BY 1 ORDER BY 1"
    )
    return {row[0]: int(row[1]) for row in rows}
