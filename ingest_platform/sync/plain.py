"""The short way for what most webhooks are: new, sound versions, one of each object.

The statements are those of the long way (`door`), but they are sent together: an answer is waited for after the
question what is known, after the judgement of each object type, and at the end. Whatever is not plain takes the long
way, and so does everything when PostgreSQL refuses a value.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import psycopg

from ingest_platform.control.integrations import Integration
from ingest_platform.control.stats import Delta
from ingest_platform.declare import ObjectType, Source
from ingest_platform.raw import known
from ingest_platform.raw.append import insert_fresh
from ingest_platform.raw.ingest import IngestResult
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.apply import RefineResult, record
from ingest_platform.refine.waiting import refine_with_waiting
from ingest_platform.sync.deliveries import Job, Meaning, by_type, owner_of
from ingest_platform.sync.receipts import Receipt, receipts_of, record_deliveries, states, worse

Connection = psycopg.Connection[Any]

UNDO = "ROLLBACK TO SAVEPOINT plain"
"""To be run when `apply_plain` raised."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the database knows of a batch: deliveries that came before, by topic and delivery id, and versions."""

    deliveries: frozenset[tuple[str, str]]
    versions: known.Known


def ask(conn: Connection, integration: Integration, source: Source, meanings: Iterable[Meaning]) -> Known:
    """Ask both at once."""
    some = list(meanings)
    with conn.pipeline():
        before = conn.execute(
            "SELECT topic, delivery_id FROM webhook_event WHERE integration_id = %s "
            "AND delivery_id = ANY(ARRAY(SELECT json_array_elements_text(%s::json)))",
            (integration.id, orjson.dumps([m.delivery.delivery_id for m in some]).decode()),
            prepare=True,
        )
        versions = known.ask(conn, source, owner_of(integration), [j.version.hash for m in some for j in m.jobs])
    return Known(frozenset((row[0], row[1]) for row in before), versions())


def the_plain(batch: Sequence[Meaning], asked: Known) -> list[Meaning]:
    """Those that may take the short way: of objects of which nothing else is told in the batch."""
    if asked.versions.erasures:
        return []
    told = Counter((j.object_type.name, j.version.object_id) for m in batch for j in m.jobs)
    return [
        m
        for m in batch
        if m.is_plain
        and not any(j.version.hash in asked.versions.raw_ids for j in m.jobs)
        and all(told[j.object_type.name, j.version.object_id] == 1 for j in m.jobs)
    ]


def apply_plain(
    conn: Connection,
    integration: Integration,
    source: Source,
    meanings: Sequence[Meaning],
    asked: Known,
    received_at: datetime,
) -> list[Receipt]:
    """Store and apply plain deliveries, in the caller's transaction, on a connection that is settled to refine.

    Raises:
        psycopg.Error: as PostgreSQL says; `UNDO` takes back what was done until then.
    """
    owner = owner_of(integration)
    receipts = [Receipt("ignored")] * len(meanings)
    raw_ids = iter(asked.versions.reserved)
    jobs = by_type(dict(enumerate(meanings)))
    done: list[IngestResult | RefineResult] = []
    with conn.pipeline():
        conn.execute("SAVEPOINT plain")
        for object_type in source.object_types:  # in the order of all writers, as the long way does
            if some := jobs.get(object_type.name):
                ids = dict(zip((job.version.hash for _, job in some), raw_ids, strict=False))
                topics = {n: meanings[n].delivery.topic for n, _ in some}
                versions = {ids[job.version.hash]: (job.version, topics[n]) for n, job in some}
                insert_fresh(conn, source, owner, object_type, versions, received_at)
                done.append(_ingested(object_type, some, ids, received_at))
                refined = list(_refined(conn, source, owner, object_type, some, ids))
                done += refined
                for n, job, receipt in _receipts(conn, source, owner, some, ids, refined):
                    if not job.embedded:
                        receipts[n] = worse(receipts[n], receipt)
        record_deliveries(conn, integration, source, [m.delivery for m in meanings], receipts, received_at)
        record(conn, owner, *done)
        conn.execute("RELEASE SAVEPOINT plain")
    return receipts


def _refined(
    conn: Connection,
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    jobs: Sequence[tuple[int, Job]],
    ids: dict[str, int],
) -> Iterable[RefineResult]:
    object_ids = [job.version.object_id for _, job in jobs]
    return refine_with_waiting(
        conn, source, owner, object_type, list(ids.values()), object_ids, fresh=True, careful=False
    )


def _ingested(
    object_type: ObjectType, jobs: Sequence[tuple[int, Job]], ids: dict[str, int], received_at: datetime
) -> IngestResult:
    latest = max((job.version.version for _, job in jobs if job.version.version), default=None)
    delta = Delta(raw_versions=len(ids), pending=len(ids), last_arrival_at=received_at, last_version_at=latest)
    return IngestResult(
        fetched=len(ids), ingested=len(ids), raw_ids=list(ids.values()), deltas={object_type.name: delta}
    )


def _receipts(
    conn: Connection,
    source: Source,
    owner: Owner,
    jobs: Sequence[tuple[int, Job]],
    ids: dict[str, int],
    refined: Sequence[RefineResult],
) -> list[tuple[int, Job, Receipt]]:
    if any(result.errors or result.deferred or result.ties for result in refined):
        stand = states(conn, source, owner, list(ids))
    else:
        stand = {hash_: (raw_id, "processed", None) for hash_, raw_id in ids.items()}
    return receipts_of(jobs, stand, set(ids.values()))
