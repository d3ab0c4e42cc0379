"""Stored webhooks applied once more: after a declaration or mapping was mended, or when the copy is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ingest_platform.control import stats
from ingest_platform.control.stats import Delta
from ingest_platform.refine.apply import RefineResult

if TYPE_CHECKING:
    from ingest_platform.sync.account import AccountSync

# The events that are asked for, and of their versions those that can be refined at all.
_REOPEN = """
WITH chosen AS (
    SELECT DISTINCT raw_id FROM webhook_event
    WHERE integration_id = %(integration)s AND raw_id IS NOT NULL
      AND (%(since)s::timestamptz IS NULL OR received_at >= %(since)s)
      AND (%(until)s::timestamptz IS NULL OR received_at <= %(until)s)
      AND (%(events)s::text[] IS NULL OR event_id = ANY(%(events)s) OR delivery_id = ANY(%(events)s))
), reopened AS (
    SELECT r.id, r.object_type, r.processing_status FROM {raw} r JOIN chosen c ON c.raw_id = r.id
    WHERE r.integration_id = %(integration)s AND r.{object_id} <> '' AND r.processing_status <> 'pending'
      AND (r.operation = 'delete' OR (r.payload IS NOT NULL
           AND (r.source_version IS NOT NULL OR r.object_type = ANY(%(unversioned)s))))
    FOR UPDATE OF r
), done AS (
    UPDATE {raw} r SET processing_status = 'pending', error_message = NULL, waiting_for = NULL
    FROM reopened o WHERE r.id = o.id RETURNING o.object_type, o.processing_status
)
SELECT object_type, count(*), count(*) FILTER (WHERE processing_status = 'error'),
       count(*) FILTER (WHERE processing_status = 'deferred')
FROM done GROUP BY object_type ORDER BY object_type
"""


def replay(
    sync: AccountSync,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    events: Sequence[str] = (),
) -> tuple[dict[str, int], dict[str, RefineResult]]:
    """Open again the versions that webhooks brought, and refine them in the order of their versions.

    Chosen by the time of their arrival, or by the vendor's event or delivery ids. An old version is stale and changes
    nothing; one that is as new as the copy asks for its object to be fetched, which `AccountSync.drain` does.

    Returns: by object type, how many versions were opened, and what refining them did.
    """
    source = sync.source
    with sync.conn.transaction():
        rows = sync.conn.execute(
            _REOPEN.format(raw=source.raw_table, object_id=source.id_column("object")),
            {
                "integration": sync.integration.id,
                "since": since,
                "until": until,
                "events": list(events) or None,
                "unversioned": [o.name for o in source.object_types if not o.version],
            },
        ).fetchall()
        deltas = {
            (sync.integration.id, name): Delta(pending=count, errors=-errors, deferred=-deferred)
            for name, count, errors, deferred in rows
        }
        stats.add_many(sync.conn, deltas)
    opened = {name: count for name, count, _, _ in rows}
    order = [o.name for o in source.object_types if o.name in opened]
    return opened, {name: sync.refine(name) for name in order}
