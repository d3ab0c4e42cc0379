"""Receipts: what became of each delivery, told to its sender and kept in `webhook_event`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

import orjson
import psycopg

from ingest_platform.control.integrations import Integration
from ingest_platform.declare import Source
from ingest_platform.extract.connector import Delivery
from ingest_platform.raw.versions import Owner
from ingest_platform.sync.deliveries import Job

Status = Literal["applied", "duplicate", "ignored", "deferred", "error"]
Connection = psycopg.Connection[Any]

_WEIGHT: dict[Status, int] = {"ignored": 0, "duplicate": 1, "applied": 2, "deferred": 3, "error": 4}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one delivery.

    `applied`: the copy shows it (or already showed something newer). `duplicate`: this delivery, or its very content,
    was here before. `ignored`: no declaration speaks of its topic. `deferred`: the object will be fetched, or waits
    for its parent. `error`: kept in raw with a message, to be retried; the vendor need not know.
    """

    status: Status
    raw_id: int | None = None
    object_type: str | None = None
    object_id: str | None = None
    error: str | None = None


State = tuple[int, str, str | None]
"""A version in the log: its raw id, its processing status, its error."""


def states(conn: Connection, source: Source, owner: Owner, hashes: Sequence[str]) -> dict[str, State]:
    """How versions stand in the log, by hash."""
    rows = conn.execute(
        "SELECT dedupe_hash_canonical, id, processing_status, error_message "
        f"FROM {source.raw_table} WHERE integration_id = %s AND dedupe_hash_canonical = ANY(%s)",
        (owner.integration_id, list(hashes)),
        prepare=True,
    ).fetchall()
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def receipts_of(
    jobs: Sequence[tuple[int, Job]], states: dict[str, State], fresh: set[int]
) -> list[tuple[int, Job, Receipt]]:
    """A receipt for each job; whose version is not among the `fresh` ones was here before."""
    made: list[tuple[int, Job, Receipt]] = []
    for n, job in jobs:
        raw_id, state, error = states[job.version.hash]
        status: Status = "applied"
        if state in ("error", "deferred"):
            status = cast("Status", state)
        elif raw_id not in fresh:
            status = "duplicate"
        fresh.discard(raw_id)
        made.append((n, job, Receipt(status, raw_id, job.object_type.name, job.object_id, error)))
    return made


def worst(receipts: Sequence[Receipt]) -> Receipt:
    """The receipt that a person would want to see first."""
    return max(receipts, key=lambda receipt: _WEIGHT[receipt.status])


def worse(one: Receipt, other: Receipt) -> Receipt:
    """Of two receipts of one delivery, the one that a person would want to see first."""
    return other if _WEIGHT[other.status] >= _WEIGHT[one.status] else one


# Whoever listens (Dagster's arrivals sensor) hears of it when this commits.
_RECORD = """
WITH stored AS (
INSERT INTO webhook_event (integration_id, source, topic, delivery_id, event_id, object_type, object_id, triggered_at,
                           received_at, status, raw_id, error)
SELECT %s, %s, d.topic, d.delivery_id, d.event_id, d.object_type, d.object_id, d.triggered_at, %s, d.status, d.raw_id,
       d.error
FROM json_to_recordset(%s::json) AS d (topic text, delivery_id text, event_id text, object_type text, object_id text,
                                       triggered_at timestamptz, status text, raw_id bigint, error text)
ON CONFLICT (integration_id, topic, delivery_id) DO NOTHING RETURNING id)
SELECT pg_notify('ingest_inbox', '') FROM stored LIMIT 1"""


def record_deliveries(
    conn: Connection,
    integration: Integration,
    source: Source,
    deliveries: Sequence[Delivery],
    receipts: Sequence[Receipt],
    received_at: datetime,
) -> None:
    """A row for each delivery, as one JSON parameter: arrays of twelve columns cost several times as much to send."""
    rows = [
        {
            "topic": d.topic,
            "delivery_id": d.delivery_id,
            "event_id": d.event_id,
            "object_type": r.object_type,
            "object_id": r.object_id,
            "triggered_at": d.triggered_at,
            "status": r.status,
            "raw_id": r.raw_id,
            "error": r.error,
        }
        for d, r in zip(deliveries, receipts, strict=True)
    ]
    # One order for all writers, so that two processes with the same deliveries do not wait for each other in a circle.
    rows.sort(key=lambda row: (row["topic"], row["delivery_id"]))
    parameters = (integration.id, source.name, received_at, orjson.dumps(rows).decode())
    conn.execute(_RECORD, parameters, prepare=True)
