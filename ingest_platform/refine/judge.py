"""Taking pending versions up, and judging each against the row that is held: the order of versions, as SQL."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from ingest_platform.declare import Reference
from ingest_platform.refine import expressions as ex
from ingest_platform.refine.batch import applied, batch, document, in_batch, local_id, sql
from ingest_platform.refine.tables import RefinedTable


def load(own: RefinedTable, *, chosen: bool = False) -> str:
    """Take pending versions, or those `chosen` by id, one of each object, and judge each against the current row.

    Gives what `counted` says of them. `fresh` ones were stored in this very transaction, as processed already: only
    what becomes of them otherwise is written to the log. Nothing tells those that were taken up from those that were
    not, so that `turn` counts through the versions of one object.

    The order is the source's own version. At an equal version only a later read of the API decides; a webhook that
    ties, or that speaks of an object we hold for deleted, is settled by fetching the object again. Where the source
    counts the changes of an object, its count stands before the version. What orders types whose documents carry no
    version is in `_by_the_clock`.
    """
    source, table = own.source, own.table
    raw = source.raw_table
    key = f"r.{source.id_column('object')}"
    uuid = f"md5(%(integration_id)s::uuid::text || ':{own.name}:' || {key})::uuid"
    # What was no use when it was ingested is none when it is tried again.
    versioned = "r.source_version IS NULL" if own.object_type.version else "false"
    unusable = (
        f"CASE WHEN {key} = '' THEN 'the document has no usable id' WHEN r.operation = 'delete' THEN NULL "
        "WHEN r.not_stored THEN 'PostgreSQL cannot hold this JSON' "
        f"WHEN {versioned} THEN 'the document has no usable version' END"
    )
    timed = own.object_type.versioned_by == "source_clock"
    sequence = "r.source_sequence" if own.object_type.sequence else "NULL::bigint"
    order = _by_the_clock(own) if timed else _BY_VERSION
    if own.object_type.sequence:
        order = f"{_BY_SEQUENCE}\n         {order}"
    # What is gone stays gone, so that an event of the second of its end was before it; unless it may come back.
    returns = own.object_type.made_of is not None
    outlived = "r.source_version <= cur.source_version"
    if returns:
        outlived = f"r.source_version < cur.source_version{f' - {_taken(own)}' if timed else ''}"
    held = f"LEFT JOIN {raw} held ON held.id = cur.raw_id" if timed else ""
    payload = "payload" if in_batch(own.object_type) else "NULL::jsonb AS payload"
    sequences = "source_sequence, " if source.sequenced else ""
    return f"""
WITH loaded AS (
INSERT INTO refine_batch (raw_id, object_id, version, observed_at, authoritative, operation, deleted_at, payload,
                          local_id, existed, was_deleted, fresh, error, sequence, outcome)
SELECT r.id, {key}, r.source_version, r.observed_at, r.is_read, r.operation, r.source_deleted_at, r.payload,
       {uuid}, cur.id IS NOT NULL, cur.deleted_at IS NOT NULL, r.fresh, {unusable}, {sequence},
       CASE
         WHEN {unusable} IS NOT NULL THEN 'error'
         WHEN r.operation = 'delete' THEN CASE
           WHEN cur.id IS NULL THEN 'logged'
           WHEN cur.deleted_at IS NOT NULL THEN 'stale'
           WHEN r.is_read AND r.observed_at < cur.synced_at THEN 'tie'
           WHEN NOT r.is_read AND (r.source_deleted_at {"<=" if returns else "<"} cur.source_version
             OR EXISTS (SELECT FROM {source.observation_table} o WHERE o.raw_id = r.id)) THEN 'tie'
           ELSE 'delete' END
         WHEN cur.id IS NULL THEN CASE
           WHEN NOT gone.known THEN 'apply'
           WHEN NOT r.is_read THEN 'tie'
           WHEN r.observed_at > gone.at THEN 'apply'
           ELSE 'stale' END
         WHEN cur.deleted_at IS NOT NULL THEN CASE
           WHEN r.is_read AND r.observed_at > cur.synced_at THEN 'apply'
           WHEN r.is_read OR {outlived} THEN 'stale'
           ELSE 'tie' END
         {order}
         ELSE 'tie'
       END
FROM (
  SELECT *, row_number() OVER (PARTITION BY {source.id_column("object")} ORDER BY id) AS turn
  FROM (
    SELECT id, {source.id_column("object")}, source_version, observed_at, operation, source_deleted_at, {payload},
           payload IS NULL AS not_stored, authoritative AND source <> 'webhook' AS is_read,
           processing_status = 'processed' AS fresh, {sequences}coalesce(source_version, '-infinity') AS version
    FROM {raw}
    WHERE {_CHOSEN if chosen else _PENDING.format(own.object_type.name)}
  ) p
) r
LEFT JOIN {table.name} cur ON cur.id = {uuid}
{held}
LEFT JOIN LATERAL (
  SELECT count(*) > 0 AS known, max(d.observed_at) AS at FROM {raw} d
  WHERE cur.id IS NULL AND d.integration_id = %(integration_id)s AND d.object_type = '{own.object_type.name}'
    AND d.{source.id_column("object")} = {key} AND d.operation = 'delete'
) gone ON true
WHERE r.turn = {"%(turn)s" if chosen else "1"}
RETURNING outcome, existed, was_deleted, fresh
) {counted("loaded")}"""


def counted(table: str) -> str:
    """How many versions come to which outcome; whether their row was there, and deleted; whether the log has them as
    processed already.
    """
    return f"SELECT outcome, existed, was_deleted, fresh, count(*) FROM {table} GROUP BY 1, 2, 3, 4"


_PENDING = """integration_id = %(integration_id)s AND object_type = '{}' AND processing_status = 'pending'
    ORDER BY id LIMIT %(limit)s"""

_CHOSEN = "id = ANY(%(raw_ids)s::bigint[]) AND (%(fresh)s OR processing_status = 'pending')"

_BY_SEQUENCE = """WHEN r.source_sequence > cur.source_sequence THEN 'apply'
         WHEN r.source_sequence < cur.source_sequence THEN 'stale'"""
"""Where both states are counted, the count decides; where it is the same, or one has none, the version does."""

_BY_VERSION = """WHEN r.version > coalesce(cur.source_version, '-infinity') THEN 'apply'
         WHEN r.version < coalesce(cur.source_version, '-infinity') THEN 'stale'
         WHEN r.is_read AND r.observed_at >= cur.synced_at THEN 'apply'"""


def _by_the_clock(own: RefinedTable) -> str:
    """The order of states that are dated by the source's clock: events by their own time, reads by that of the answer.

    A read that was begun after the held state was seen shows what came later. Between an event and a read the event
    wins when it is later than the read's answer, and loses when it is older than the read can have taken; in between
    nobody can tell. The source's second is the smallest step, so that equal times decide nothing.
    """
    span = _span(own)
    return f"""WHEN r.is_read AND r.observed_at > cur.synced_at THEN 'apply'
         WHEN r.is_read AND {_HELD_READ} THEN CASE WHEN r.observed_at < cur.synced_at THEN 'stale' ELSE 'tie' END
         WHEN r.is_read AND r.source_version < cur.source_version THEN 'stale'
         WHEN r.is_read AND r.source_version - {span} > cur.source_version THEN 'apply'
         WHEN NOT r.is_read AND r.source_version > cur.source_version THEN 'apply'
         WHEN NOT r.is_read AND r.source_version < cur.source_version - {_taken(own)} THEN 'stale'"""


_HELD_READ = "coalesce(held.authoritative AND held.source <> 'webhook', false)"
"""Whether a read of the API brought what is held."""


def _span(own: RefinedTable) -> str:
    return f"interval '{own.source.read_span.total_seconds():g} seconds'"


def _taken(own: RefinedTable) -> str:
    """How long before its version the held state may have been read."""
    return f"CASE WHEN {_HELD_READ} THEN {_span(own)} ELSE interval '0' END"


def defer(own: RefinedTable, reference: Reference) -> str:
    """Versions whose parent has not arrived wait for it."""
    target = own.source.table(*reference.target.split("."))
    key = ex.key_text(document(own), own.source.id_paths(reference.source))
    parent = sa.table(target, sa.column("id", pg.UUID(as_uuid=False)))
    statement = (
        sa.update(batch)
        .where(
            applied,
            key.is_not(None),
            ~sa.exists().where(parent.c.id == local_id(target, key)),
        )
        .values(
            outcome=ex.literal("deferred"),
            waiting_for=ex.literal(f"{reference.target}:").op("||")(key),
            error=ex.literal(f"waits for its {reference.target} ").op("||")(key),
        )
    )
    return sql(statement)
