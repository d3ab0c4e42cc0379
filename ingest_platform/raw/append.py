"""Writing versions into the raw log: many by COPY, the few that webhooks bring by INSERT.

COPY costs PostgreSQL a third less for each of many rows; an INSERT needs no answer of its own, so that it is sent
together with the statements around it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import orjson
import psycopg

from ingest_platform.declare import ObjectType, Source
from ingest_platform.raw.versions import Owner, Version

Origin = Literal["backfill", "incremental", "webhook", "sweep"]

_ROWS_A_WRITE = 64  # a few hundred KB: PostgreSQL parses the last while the next is put together
_NULL = b"\\N"
_ESCAPES = ((b"\\", b"\\\\"), (b"\t", b"\\t"), (b"\n", b"\\n"), (b"\r", b"\\r"))


def append(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    fresh: Sequence[Version],
    origin: Origin,
    observed_at: datetime,
    topic: str | None,
    status: str,
) -> list[int]:
    """COPY new versions into the log; gives their ids, in their order."""
    if not fresh:
        return []
    columns = (
        f"id, dedupe_hash_canonical, {source.id_column('object')}, operation, source_version, source_deleted_at, "
        "authoritative, processing_status, processed_at, error_message, payload, payload_bytes, integration_id, "
        f"company_id, object_type, source, topic, observed_at{', source_sequence' if source.sequenced else ''}"
    )
    ids = _reserve_ids(conn, source, len(fresh))
    now = b"now" if status == "processed" else _NULL
    same = (owner.integration_id, owner.company_id, object_type.name, origin, topic, observed_at)
    tail = b"\t".join([b"", *(_field(value) for value in same)])

    def end(version: Version) -> bytes:
        if not source.sequenced:
            return b"\n"
        return b"\t\\N\n" if version.sequence is None else b"\t%d\n" % version.sequence

    with (
        conn.cursor() as cursor,
        cursor.copy(f"COPY {source.raw_table} ({columns}) FROM STDIN (ENCODING 'UTF8')") as copy,
    ):
        rows: list[bytes] = []
        for raw_id, version in zip(ids, fresh, strict=True):
            rows.append(_row(raw_id, version, origin, status, now) + tail + end(version))
            if len(rows) == _ROWS_A_WRITE:
                copy.write(b"".join(rows))
                rows.clear()
        copy.write(b"".join(rows))
    return ids


def _reserve_ids(conn: psycopg.Connection[Any], source: Source, count: int) -> list[int]:
    rows = conn.execute(
        "SELECT nextval(log.ids) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS ids OFFSET 0) log, "
        "generate_series(1, %s)",
        (source.raw_table, count),
        prepare=True,
    ).fetchall()
    return [row[0] for row in rows]


def _row(raw_id: int, version: Version, origin: Origin, status: str, now: bytes) -> bytes:
    """A line of COPY's text format, up to what all lines share. A row at a time through psycopg costs four times this.

    A canonical document holds no control character, so that its backslashes alone are to be escaped.
    """
    failed = version.error is not None
    return b"%d\t%b\t%b\t%b\t%b\t%b\t%b\t%b\t%b\t%b\t%b\t%b" % (
        raw_id,
        version.hash.encode(),
        _field(version.object_id),
        version.operation.encode(),
        _field(version.version),
        _field(version.deleted_at),
        b"t" if version.authoritative and origin != "webhook" else b"f",
        b"error" if failed else status.encode(),
        _NULL if failed else now,
        _field(version.error),
        version.payload.replace(b"\\", b"\\\\") if version.storable else _NULL,
        _NULL if version.storable else b"\\\\x" + version.payload.hex().encode(),
    )


def _field(value: str | datetime | None) -> bytes:
    """A value in COPY's text format."""
    if value is None:
        return _NULL
    if isinstance(value, datetime):
        return value.isoformat().encode()
    plain = value.encode()
    if value.isalnum():
        return plain
    for raw, escaped in _ESCAPES:
        plain = plain.replace(raw, escaped)
    return plain


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
