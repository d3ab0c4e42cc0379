"""Objects to fetch again, sweeps of ids, and versions to try once more: the SQL of settling doubt."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg

from ingest_platform.control import fetch_requests, stats
from ingest_platform.control.fetch_requests import FetchRequest
from ingest_platform.control.stats import Delta
from ingest_platform.declare import ObjectType, Source
from ingest_platform.errors import IngestError, as_ingest_error
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Document
from ingest_platform.raw.ingest import ingest
from ingest_platform.raw.versions import Owner, identify, operation_of
from ingest_platform.refine.apply import RefineResult, record, refine_all
from ingest_platform.sync.outcomes import DrainOutcome

if TYPE_CHECKING:
    from ingest_platform.sync.account import AccountSync

FETCH = 100
"""Objects asked for in one go."""

Connection = psycopg.Connection[Any]
Locked = Callable[..., Awaitable[Any]]


async def drain(
    sync: "AccountSync",
    client: SourceClient,
    object_type: ObjectType,
    outcome: DrainOutcome,
    locked: Locked,
) -> None:
    """Fetch, ingest and refine what was asked for of one type, until nothing is due."""
    while claimed := await locked(_due, sync, object_type):
        try:
            read_at = await locked(sync.now)
            documents = await client.fetch(object_type, [c.object_id for c in claimed])
        except Exception as error:
            await locked(_postpone, sync, claimed, as_ingest_error(error))
            outcome.failed += len(claimed)
            raise
        await locked(_settle, sync, object_type, claimed, documents, read_at, outcome)


def _due(sync: "AccountSync", object_type: ObjectType) -> list[FetchRequest]:
    return fetch_requests.due(sync.conn, sync.integration.id, object_type=object_type.name, limit=FETCH)


def _settle(
    sync: "AccountSync",
    object_type: ObjectType,
    claimed: Sequence[FetchRequest],
    documents: Sequence[Document],
    read_at: datetime,
    outcome: DrainOutcome,
) -> None:
    """What was fetched, and the end of its requests, in one transaction."""
    conn, source, owner = sync.conn, sync.source, sync.owner
    with conn.transaction():
        result = ingest(conn, source, owner, object_type, documents, origin="incremental", observed_at=read_at)
        refined = refine_all(conn, source, owner, object_type)
        fetch_requests.done(conn, sync.integration.id, claimed)
        settled = conn.execute(
            (
                f"UPDATE {source.raw_table} SET processing_status = 'processed', error_message = NULL "
                f"WHERE integration_id = %s AND object_type = %s AND {source.id_column('object')} = ANY(%s) "
                "AND processing_status = 'deferred' AND waiting_for IS NULL AND observed_at <= %s"
            ),
            (owner.integration_id, object_type.name, [c.object_id for c in claimed], read_at),
        ).rowcount
        refined.deltas[object_type.name] = refined.deltas.get(object_type.name, Delta()) + Delta(deferred=-settled)
        deletions = [d for d in documents if operation_of(object_type, d) == "delete"]
        gone = {identify(source, object_type, d.data) for d in deletions}
        _stop_waiting(sync, object_type, sorted(filter(None, gone)), read_at, refined)
        record(conn, owner, result, refined)
    outcome.fetched += result.fetched
    outcome.gone += len(deletions)
    outcome.refined.setdefault(object_type.name, RefineResult()).add(refined)


def _stop_waiting(
    sync: "AccountSync", parent: ObjectType, gone: Sequence[str], read_at: datetime, refined: RefineResult
) -> None:
    """What waits for an object that the source no longer has would wait for good: it has nothing to belong to."""
    if not gone:
        return
    rows = sync.conn.execute(
        (
            "WITH settled AS ("
            f"UPDATE {sync.source.raw_table} SET processing_status = 'processed', error_message = NULL, "
            "waiting_for = NULL WHERE integration_id = %s AND processing_status = 'deferred' "
            "AND waiting_for = ANY(%s) AND observed_at <= %s RETURNING object_type) "
            "SELECT object_type, count(*) FROM settled GROUP BY object_type"
        ),
        (sync.owner.integration_id, [f"{parent.name}:{number}" for number in gone], read_at),
    ).fetchall()
    for name, count in rows:
        refined.deltas[name] = refined.deltas.get(name, Delta()) + Delta(deferred=-count)


def _postpone(sync: "AccountSync", claimed: Sequence[FetchRequest], error: IngestError) -> None:
    for item in claimed:
        fetch_requests.failed(sync.conn, sync.integration.id, item, str(error))


# -- sweep -------------------------------------------------------------------------------------------------------


def begin_sweep(conn: Connection) -> None:
    """Make room for a listing of ids."""
    conn.execute("DROP TABLE IF EXISTS pg_temp.sweep_id")
    conn.execute("CREATE TEMPORARY TABLE sweep_id (object_id text PRIMARY KEY)")


def note_ids(conn: Connection, ids: Sequence[str]) -> None:
    """Remember a page of ids."""
    conn.execute("INSERT INTO sweep_id SELECT DISTINCT unnest(%s::text[]) ON CONFLICT DO NOTHING", (list(ids),))


def end_sweep(
    conn: Connection, source: Source, owner: Owner, object_type: ObjectType, started: datetime
) -> tuple[int, int, int]:
    """Ask again for what the complete listing and the copy disagree on; gives (listed, missing, surplus)."""
    table, key = source.table(object_type.name), source.id_column(object_type.name)
    params = {"i": owner.integration_id, "t": object_type.name, "started": started}
    ask = fetch_requests.asking(
        "SELECT %(i)s::uuid, %(t)s, found.object_id, {0} FROM ({1}) AS found(object_id) WHERE true"
    )
    conn.execute("ANALYZE sweep_id")
    row = conn.execute("SELECT count(*) FROM sweep_id").fetchone()
    assert row is not None
    listed = int(row[0])
    with conn.transaction():
        surplus = conn.execute(
            (
                ask.format(
                    "'the source did not list it'",
                    f"SELECT {key}::text FROM {table} t WHERE integration_id = %(i)s AND deleted_at IS NULL "
                    f"AND synced_at < %(started)s AND NOT EXISTS "
                    f"(SELECT FROM sweep_id s WHERE s.object_id = t.{key}::text)",
                )
            ),
            params,
        ).rowcount
        missing = conn.execute(
            (
                ask.format(
                    "'the source listed it, the copy lacks it'",
                    f"SELECT s.object_id FROM sweep_id s WHERE NOT EXISTS (SELECT FROM {table} t "
                    f"WHERE t.integration_id = %(i)s AND t.{key}::text = s.object_id AND t.deleted_at IS NULL)",
                )
            ),
            params,
        ).rowcount
    conn.execute("DROP TABLE sweep_id")
    return listed, missing, surplus


# -- retry -------------------------------------------------------------------------------------------------------


def reopen(conn: Connection, source: Source, owner: Owner, object_type: ObjectType) -> int:
    """Make versions that ended as error or deferred pending again; those without id or payload cannot be refined."""
    versioned = "source_version IS NOT NULL" if object_type.version else "true"
    rows = conn.execute(
        (
            f"WITH reopened AS (SELECT id, processing_status FROM {source.raw_table} WHERE integration_id = %s "
            "AND object_type = %s AND processing_status IN ('error', 'deferred') AND payload IS NOT NULL "
            f"AND {source.id_column('object')} <> '' "
            f"AND ({versioned} OR operation = 'delete') FOR UPDATE), "
            f"done AS (UPDATE {source.raw_table} r SET processing_status = 'pending', error_message = NULL, "
            "waiting_for = NULL FROM reopened o WHERE r.id = o.id RETURNING o.processing_status) "
            "SELECT count(*) FILTER (WHERE processing_status = 'error'), "
            "count(*) FILTER (WHERE processing_status = 'deferred') FROM done"
        ),
        (owner.integration_id, object_type.name),
    ).fetchone()
    assert rows is not None
    errors, deferred = rows
    delta = Delta(pending=errors + deferred, errors=-errors, deferred=-deferred)
    stats.add(conn, UUID(owner.integration_id), object_type.name, delta)
    return int(errors + deferred)
