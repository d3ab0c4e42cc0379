"""What results carry for the UI: counts, lag, row counts, a window, a small preview. No secret and no personal data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql
from sqlalchemy import TIMESTAMP

if TYPE_CHECKING:
    from ingest_platform.control.database import Connection
    from ingest_platform.refine.apply import RefineResult
    from ingest_platform.refine.tables import RefinedTable
    from ingest_platform.sync.outcomes import RawOutcome

PREVIEW_ROWS = 5
COUNT_TIMEOUT_MS = 2000
"""A count of a large child table is worth no more than this; it is left out then."""


def raw_metadata(outcome: RawOutcome) -> dict[str, Any]:
    """Counts of an extraction into raw."""
    completed = outcome.completed_at or datetime.now(UTC)
    found: dict[str, Any] = {
        "mode": outcome.mode,
        "fetched": outcome.fetched,
        "ingested": outcome.ingested,
        "duplicates": outcome.duplicates,
        "seen_again": outcome.seen_again,
        "errors": outcome.errors,
        "api_calls": outcome.api_calls,
        "seconds": round((completed - outcome.started_at).total_seconds(), 3),
    }
    if outcome.quota_share is not None:
        found["quota_share"] = round(outcome.quota_share, 4)
    for name, moment in (("window_start", outcome.window.start), ("window_end", outcome.window.end)):
        if moment is not None:
            found[name] = moment.isoformat()
    return found


def refined_metadata(result: RefineResult, raw: RawOutcome | None, now: datetime | None = None) -> dict[str, Any]:
    """Counts of a refinement. `lag_seconds`: from asking the source to the committed row."""
    found: dict[str, Any] = {
        "inserted": result.inserted,
        "updated": result.updated,
        "deleted": result.deleted,
        "stale": result.stale,
        "errors": result.errors,
        "deferred": result.deferred + result.ties,
    }
    if raw is not None:
        found["lag_seconds"] = round(((now or datetime.now(UTC)) - raw.started_at).total_seconds(), 3)
    return found


def table_metadata(conn: Connection, table: RefinedTable, integration_id: object) -> dict[str, Any]:
    """`dagster/row_count` (PostgreSQL's estimate), `dagster/partition_row_count` (the account's live rows), preview."""
    found: dict[str, Any] = {}
    name = sql.Identifier(table.name)
    estimate = conn.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [table.name]).fetchone()
    try:
        with conn.transaction():
            conn.execute(sql.SQL("SET LOCAL statement_timeout = {}").format(COUNT_TIMEOUT_MS))
            row = conn.execute(
                sql.SQL("SELECT count(*) FROM {} WHERE integration_id = %s AND deleted_at IS NULL").format(name),
                [integration_id],
            ).fetchone()
            live = int(row[0]) if row else 0
            found["dagster/partition_row_count"] = live
            # Never vacuumed yet: the estimate is missing, or older than this account's rows.
            found["dagster/row_count"] = max(live, int(estimate[0]) if estimate else 0)
            if table.parent is None and (preview := _preview(conn, table, integration_id)):
                found["preview"] = preview
    except psycopg.errors.QueryCanceled:
        pass
    return found


def raw_table_metadata(conn: Connection, integration_id: object, object_type: str) -> dict[str, Any]:
    """Row counts of the raw log, from the counts that are kept current."""
    row = conn.execute(
        "SELECT sum(raw_versions), sum(raw_versions) FILTER (WHERE integration_id = %s AND object_type = %s)"
        " FROM object_stats s JOIN integration i ON i.id = s.integration_id"
        " WHERE i.platform = (SELECT platform FROM integration WHERE id = %s)",
        [integration_id, object_type, integration_id],
    ).fetchone()
    total, own = row or (0, 0)
    return {"dagster/row_count": int(total or 0), "dagster/partition_row_count": int(own or 0)}


def account_metadata(conn: Connection, integration_id: object) -> dict[str, Any]:
    """How far an account is synced and proven, its objects, and the share of its checks that hold; kept with history,
    so that the UI draws each number over time.
    """
    row = conn.execute(
        "SELECT verified_through, (SELECT sum(refined_rows) FROM object_stats s WHERE s.integration_id = i.id),"
        " (SELECT sum(errors) FROM object_stats s WHERE s.integration_id = i.id),"
        " (SELECT avg(passed::int) FROM (SELECT DISTINCT ON (object_type, check_name) passed FROM check_result c"
        " WHERE c.integration_id = i.id ORDER BY object_type, check_name, id DESC) AS latest)"
        " FROM integration i WHERE id = %s",
        [integration_id],
    ).fetchone()
    through, objects, errors, held = row or (None, 0, 0, None)
    found: dict[str, Any] = {"objects": int(objects or 0), "errors": int(errors or 0)}
    if held is not None:
        found["checks_held"] = round(float(held), 4)
    if through is not None:
        found["verified_through"] = through.isoformat()
    return found


def _preview(conn: Connection, table: RefinedTable, integration_id: object) -> str:
    """The newest rows as a Markdown table: ids, states and times alone, so that nobody's name or address is shown."""
    columns = [table.key_column]
    columns += [c.name for c in table.table.columns if c.name.endswith("status")]
    columns += [f.target for f in table.fields if isinstance(table.table.c[f.target].type, TIMESTAMP)][:3]
    columns.append("synced_at")
    statement = sql.SQL(
        "SELECT {} FROM {} WHERE integration_id = %s AND deleted_at IS NULL ORDER BY source_version DESC LIMIT {}"
    ).format(sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(table.name), PREVIEW_ROWS)
    rows = conn.execute(statement, [integration_id]).fetchall()
    if not rows:
        return ""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)
    return text.replace("|", "\\|").replace("\n", " ")[:60]
