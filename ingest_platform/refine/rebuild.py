"""Making refined rows anew from what the source says now: the repair of a copy that was damaged.

Everything runs in the caller's transaction and ends in the very statements of a refinement; nothing is judged by what
a damaged row claims of itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import psycopg

from ingest_platform import canonical
from ingest_platform.declare import ObjectType, Source
from ingest_platform.extract.documents import Document
from ingest_platform.raw.ingest import ingest
from ingest_platform.raw.versions import Owner, operation_of
from ingest_platform.refine.apply import RefineResult, record, refine_all
from ingest_platform.refine.tables import tables_of

Connection = psycopg.Connection[Any]


def rebuild(
    conn: Connection,
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    documents: Sequence[Document],
    ids: Sequence[str],
    read_at: datetime,
) -> RefineResult:
    """Write the objects `ids` as `documents`, read from the source at `read_at`, say, whatever is held of them."""
    own = next(tables_of(source, object_type))
    key = source.id_column("object")
    who = {"integration_id": owner.integration_id, "object_type": object_type.name, "ids": list(ids)}
    sequence = ", source_sequence = NULL" if object_type.sequence else ""
    # What the rows claim of their versions may be what is damaged: any version is newer than none.
    conn.execute(
        f"UPDATE {own.name} SET source_version = NULL, synced_at = '-infinity'{sequence} "
        f"WHERE integration_id = %(integration_id)s AND {own.key_column}::text = ANY(%(ids)s)",
        who,
    )
    _drop_misnamed(conn, own.name, own.key_column, owner, ids)
    result = ingest(conn, source, owner, object_type, documents, origin="incremental", observed_at=read_at)
    payloads = {
        canonical.digest(
            canonical.dump(d.data), integration_id=owner.integration_id, object_type=object_type.name,
            operation=operation_of(object_type, d),
        ): canonical.dump(d.data).decode()
        for d in documents
    }  # fmt: skip
    # The version is in the log already, and perhaps not as it came: what its hash stands for is written again.
    conn.execute(
        f"UPDATE {source.raw_table} r SET payload = n.payload::jsonb FROM unnest(%s::text[], %s::text[]) "
        "AS n(hash, payload) WHERE r.integration_id = %s AND r.dedupe_hash_canonical = n.hash "
        "AND r.payload IS NOT NULL AND r.payload IS DISTINCT FROM n.payload::jsonb AND NOT EXISTS "
        f"(SELECT FROM erased_object e WHERE e.integration_id = r.integration_id AND e.object_id = r.{key})",
        (list(payloads), list(payloads.values()), owner.integration_id),
    )
    conn.execute(
        f"UPDATE {source.raw_table} SET processing_status = 'pending', observed_at = %(read_at)s, "
        "authoritative = true, error_message = NULL, source = 'incremental', waiting_for = NULL "
        "WHERE integration_id = %(integration_id)s AND dedupe_hash_canonical = ANY(%(hashes)s) "
        "AND processing_status <> 'pending' AND "
        "(error_message IS NULL OR processing_status <> 'error')",
        {**who, "read_at": read_at, "hashes": list(payloads)},
    )
    refined = refine_all(conn, source, owner, object_type)
    record(conn, owner, result, refined)
    _recount(conn, source, owner, object_type)
    return refined


def _drop_misnamed(conn: Connection, table: str, key: str, owner: Owner, ids: Sequence[str]) -> None:
    """A row whose local id does not follow from its vendor id stands in the way of the right one."""
    conn.execute(
        f"DELETE FROM {table} WHERE integration_id = %s AND {key}::text = ANY(%s) "
        f"AND id <> md5(%s || ':{table}:' || {key}::text)::uuid",
        (owner.integration_id, list(ids), owner.integration_id),
    )


def _recount(conn: Connection, source: Source, owner: Owner, object_type: ObjectType) -> None:
    """Counts that were kept from change to change are counted: what damaged the rows did not tell."""
    own = source.table(object_type.name)
    conn.execute(
        "UPDATE object_stats s SET refined_rows = t.live, tombstones = t.gone, raw_versions = r.versions, "
        "pending = r.pending, errors = r.errors, deferred = r.deferred FROM "
        f"(SELECT count(*) FILTER (WHERE deleted_at IS NULL) AS live, count(deleted_at) AS gone FROM {own} "
        "WHERE integration_id = %(integration_id)s) t, "
        "(SELECT count(*) AS versions, count(*) FILTER (WHERE processing_status = 'pending') AS pending, "
        "count(*) FILTER (WHERE processing_status = 'error') AS errors, "
        f"count(*) FILTER (WHERE processing_status = 'deferred') AS deferred FROM {source.raw_table} "
        "WHERE integration_id = %(integration_id)s AND object_type = %(object_type)s) r "
        "WHERE s.integration_id = %(integration_id)s AND s.object_type = %(object_type)s",
        {"integration_id": owner.integration_id, "object_type": object_type.name},
    )


def drop_duplicates(conn: Connection, source: Source, owner: Owner) -> int:
    """Of versions that are in the raw log more than once, keep the first; gives how many rows went.

    Only a log whose unique key was dropped can hold any. Rows that show a later one show the first from now on.
    """
    conn.execute(
        "CREATE TEMPORARY TABLE again ON COMMIT DROP AS SELECT id, kept FROM (SELECT id, min(id) OVER "
        f"(PARTITION BY dedupe_hash_canonical) AS kept FROM {source.raw_table} WHERE integration_id = %s) x "
        "WHERE id <> kept",
        (owner.integration_id,),
    )
    gone = 0
    if conn.execute("SELECT FROM again LIMIT 1").fetchone() is not None:
        for object_type in source.object_types:
            for table in tables_of(source, object_type):
                conn.execute(f"UPDATE {table.name} t SET raw_id = a.kept FROM again a WHERE t.raw_id = a.id")
        conn.execute(f"UPDATE {source.observation_table} o SET raw_id = a.kept FROM again a WHERE o.raw_id = a.id")
        gone = conn.execute(f"DELETE FROM {source.raw_table} r USING again a WHERE r.id = a.id").rowcount
    conn.execute("DROP TABLE again")
    return gone
