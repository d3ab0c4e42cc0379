"""Writing versions into the raw log: many by COPY, the few that webhooks bring by INSERT.

COPY costs PostgreSQL a third less for each of many rows; an INSERT needs no answer of its own, so that it is sent
together with the statements around it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import orjson
import psycopg

from ingest_platform.declare import ObjectType, Source
from ingest_platform.raw import lines
from ingest_platform.raw.versions import Owner, Version

Origin = Literal["backfill", "incremental", "webhook", "sweep"]

_ROWS_A_WRITE = 256
"""About a MB: with each write the thread waits for the interpreter, while PostgreSQL parses what it has."""


def append(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    fresh: Mapping[int, Version],
    origin: Origin,
    observed_at: datetime,
    topic: str | None,
    status: str,
) -> None:
    """COPY new versions into the log: raw id → version."""
    if not fresh:
        return
    columns = (
        f"{lines.columns(source)}, id, authoritative, processing_status, processed_at, integration_id, company_id, "
        "object_type, source, topic, observed_at"
    )
    now = b"now" if status == "processed" else lines.NULL
    same = (owner.integration_id, owner.company_id, object_type.name, origin, topic, observed_at)
    tail = b"\t".join(lines.field(value) for value in same)
    # By whether it is authoritative, and whether it failed.
    ends = {
        (read, failed): b"\t%b\t%b\t%b\t%b\n"
        % (b"t" if read else b"f", b"error" if failed else status.encode(), lines.NULL if failed else now, tail)
        for read in (True, False)
        for failed in (True, False)
    }
    with (
        conn.cursor() as cursor,
        cursor.copy(f"COPY {source.raw_table} ({columns}) FROM STDIN (ENCODING 'UTF8')") as copy,
    ):
        rows: list[bytes] = []
        for raw_id, version in fresh.items():
            end = ends[version.authoritative and origin != "webhook", version.error is not None]
            rows.append(b"%b\t%d%b" % (version.line or lines.line_of(source, version), raw_id, end))
            if len(rows) == _ROWS_A_WRITE:
                copy.write(b"".join(rows))
                rows.clear()
        copy.write(b"".join(rows))


def insert_fresh(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    versions: Mapping[int, tuple[Version, str]],
    observed_at: datetime,
) -> None:
    """INSERT versions that a webhook brought and the log does not hold: raw id → version and topic.

    They are sound, storable, and `processed` from the start, as `ingest` does with `refined`.
    """
    rows = [
        {
            "id": raw_id,
            "hash": v.hash,
            "object_id": v.object_id,
            "operation": v.operation,
            "version": v.version,
            "deleted_at": v.deleted_at,
            "sequence": v.sequence,
            "topic": topic,
            "payload": orjson.Fragment(v.payload),
        }
        for raw_id, (v, topic) in versions.items()
    ]
    sequence = (", source_sequence", ", d.sequence") if source.sequenced else ("", "")
    conn.execute(
        f"INSERT INTO {source.raw_table} (id, dedupe_hash_canonical, {source.id_column('object')}, operation, "
        "source_version, source_deleted_at, authoritative, processing_status, processed_at, payload, integration_id, "
        f"company_id, object_type, source, topic, observed_at{sequence[0]}) OVERRIDING SYSTEM VALUE "
        "SELECT d.id, d.hash, d.object_id, d.operation, d.version, d.deleted_at, false, 'processed', now(), "
        f"d.payload, %s, %s, %s, 'webhook', d.topic, %s{sequence[1]} "
        "FROM jsonb_to_recordset(%s::jsonb) AS d (id bigint, hash text, object_id text, operation text, "
        "version timestamptz, deleted_at timestamptz, sequence bigint, topic text, payload jsonb)",
        (owner.integration_id, owner.company_id, object_type.name, observed_at, orjson.dumps(rows).decode()),
        prepare=True,
    )
