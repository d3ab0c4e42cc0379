"""Ingest: documents into the raw log. The only code that inserts there.

Hash once, leave known versions out before their payload is sent, COPY the rest straight into the log. A staging table
between would write every payload twice; the account's lock makes a clash on the hash so rare that meeting one and
trying again is cheaper (`docs/decisions/`).
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

import psycopg
from psycopg import errors as pg_errors

from ingest_platform import canonical
from ingest_platform.control import privacy
from ingest_platform.control.stats import Delta
from ingest_platform.declare import ObjectType, Source, SourcePath
from ingest_platform.extract.documents import Document
from ingest_platform.raw.redaction import redactor
from ingest_platform.raw.session import settle_ingest

Origin = Literal["backfill", "incremental", "webhook", "sweep"]

_ATTEMPTS = 4
_ROWS_A_WRITE = 64  # a few hundred KB: PostgreSQL parses the last while the next is put together
_NULL = b"\\N"
_ESCAPES = ((b"\\", b"\\\\"), (b"\t", b"\\t"), (b"\n", b"\\n"), (b"\r", b"\\r"))
_LONGEST_ID = 512  # characters; an index takes no more than 2,700 bytes
_NOT_STORABLE = (
    "PostgreSQL cannot hold this JSON: it contains \\u0000, half a surrogate pair or a number beyond numeric"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose data it is."""

    integration_id: str
    company_id: str


@dataclass(slots=True)
class IngestResult:
    """What became of a batch.

    `stored` are the new versions, hash → raw id. `raw_ids` are the rows to refine: new versions, and known ones seen
    again, in no order. `deltas` is what to add to the object's counts: `refine.apply.record` does, last in the
    transaction.
    """

    fetched: int = 0
    ingested: int = 0
    duplicates: int = 0
    errors: int = 0
    seen_again: int = 0
    raw_ids: list[int] = field(default_factory=list)
    stored: dict[str, int] = field(default_factory=dict)
    deltas: dict[str, Delta] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Version:
    hash: str
    object_id: str
    payload: bytes
    operation: str
    version: datetime | None
    deleted_at: datetime | None
    error: str | None
    storable: bool
    authoritative: bool
    sequence: int | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Documents that were identified and hashed: all of `ingest` that needs no database."""

    fetched: int
    versions: Mapping[str, _Version]


def prepare(source: Source, owner: Owner, object_type: ObjectType, documents: Iterable[Document]) -> Prepared:
    """Identify and hash documents, for `ingest`; may run in another thread while the database is busy."""
    fetched = 0
    versions: dict[str, _Version] = {}
    for document in documents:
        fetched += 1
        version = _version(source, owner, object_type, document)
        versions[version.hash] = version
    return Prepared(fetched, versions)


def ingest(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    documents: Sequence[Document] | Prepared,
    *,
    origin: Origin,
    observed_at: datetime,
    topic: str | None = None,
    refined: bool = False,
    careful: bool = True,
) -> IngestResult:
    """Append what is new, inside the caller's transaction.

    New versions are `pending` until they are refined, or `error` at once when they have no usable id or version. An
    API read that shows an older version as the current state again makes that version pending again.

    `refined` promises that the caller refines all `raw_ids` in this very transaction (`refine.apply.refine_chosen`,
    `fresh`): they are `processed` from the start, which spares a second row version of each. Without `careful` there is
    no savepoint of its own: what PostgreSQL refuses is raised, and the caller's own savepoint is all there is.
    """
    prepared = documents if isinstance(documents, Prepared) else prepare(source, owner, object_type, documents)
    settle_ingest(conn)
    versions = {h: v if v.storable else _checked(conn, v) for h, v in prepared.versions.items()}
    versions = _without_the_erased(conn, source, owner, object_type, versions)
    result = IngestResult(fetched=prepared.fetched)
    status = "processed" if refined else "pending"
    for _ in range(_ATTEMPTS):
        known = _known(conn, source, owner, list(versions))
        fresh = [v for h, v in versions.items() if h not in known]
        try:
            with conn.transaction() if careful else nullcontext():
                ids = _append(conn, source, owner, object_type, fresh, origin, observed_at, topic, status)
            break
        except pg_errors.UniqueViolation:
            if not careful:
                raise
            continue  # another door brought one of them in the meantime: it is known now
        except pg_errors.DataError:
            if not careful:
                raise
            # jsonb takes fewer numbers than JSON has (1e200000). Too rare to look for in every document beforehand.
            versions = {h: _checked(conn, v) if v.storable else v for h, v in versions.items()}
    else:
        raise RuntimeError("the same versions kept arriving through another door")
    result.ingested = len(fresh)
    result.duplicates = result.fetched - len(fresh)
    result.errors = sum(v.error is not None for v in fresh)
    result.raw_ids = [raw_id for raw_id, version in zip(ids, fresh, strict=True) if version.error is None]
    result.stored = dict(zip((version.hash for version in fresh), ids, strict=True))
    result.deltas[object_type.name] = Delta(
        raw_versions=len(fresh),
        pending=len(fresh) - result.errors,
        errors=result.errors,
        last_arrival_at=observed_at if documents else None,
        last_version_at=max((v.version for v in fresh if v.version), default=None),
    )
    # A webhook tells nothing new with a state that is known, unless it has a time of its own to tell it of; an object
    # deleted once more may be news.
    timed = object_type.versioned_by == "source_clock"
    repeated = {
        raw_id: versions[h]
        for h, raw_id in known.items()
        if origin != "webhook" or timed or versions[h].operation == "delete"
    }
    if repeated:
        again = _seen_again(conn, source, owner, object_type, repeated, origin, observed_at, topic)
        result.seen_again = len(again)
        result.raw_ids.extend(raw_id for raw_id, _ in again)
        deferred = sum(status == "deferred" for _, status in again)
        result.deltas[object_type.name] += Delta(pending=len(again), deferred=-deferred)
    return result


def _version(source: Source, owner: Owner, object_type: ObjectType, document: Document) -> _Version:
    payload = canonical.dump(document.data)
    problem: str | None = None
    object_id = identify(source, object_type, document.data)
    if not object_id:
        looked = ", ".join(p.path for p in object_type.identity)
        problem = f"the document has no usable id (looked at {looked})"
    version, bad = version_of(object_type, document.data)
    if object_type.versioned_by == "source_clock":
        version = document.version
    if bad is not None:
        problem = problem or f"the version {bad!r} is no time (looked at {_paths(object_type.version)})"
    elif version is None and document.operation == "upsert" and object_type.version:
        problem = problem or f"the document has no version (looked at {_paths(object_type.version)})"
    digest = canonical.digest(
        payload,
        integration_id=owner.integration_id,
        object_type=object_type.name,
        operation=document.operation,
    )
    return _Version(
        digest, object_id or "", payload, document.operation, version, document.deleted_at, problem,
        storable=not _is_suspicious(payload), authoritative=not document.event,
        sequence=sequence_of(object_type, document.data),
    )  # fmt: skip


def _without_the_erased(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    versions: dict[str, _Version],
) -> dict[str, _Version]:
    """What was erased does not come back with a late webhook or a read of an old state: it is stored redacted.

    The hash stays that of the document as it came, so that the same one is known when it comes once more.
    """
    if not versions or not privacy.erased(conn, owner.integration_id):
        return versions
    clean = redactor(source, object_type)
    data = {version.hash: canonical.parse(version.payload) for version in versions.values()}
    about = {h: {(object_type.name, v.object_id), *clean.refers_to(data[h])} for h, v in versions.items()}
    until = privacy.erased_until(conn, owner.integration_id, (key for keys in about.values() for key in keys))
    guarded = dict(versions)
    covered: dict[tuple[str, str], datetime] = {}
    for version in versions.values():
        moments = [until[key] for key in about[version.hash] if key in until]
        if not moments or (version.version is not None and version.version > max(moments)):
            continue
        payload = canonical.dump(clean.redact(data[version.hash]))
        storable = is_storable(conn, payload)
        guarded[version.hash] = replace(version, payload=payload, storable=storable)
        if version.object_id:
            covered[object_type.name, version.object_id] = max(moments)
    for key, moment in covered.items():
        privacy.remember_erased(conn, UUID(owner.integration_id), [key], moment)
    return guarded


def _paths(paths: Sequence[SourcePath]) -> str:
    return ", ".join(p.path for p in paths)


def _value(data: Any, paths: Sequence[SourcePath]) -> tuple[Any, SourcePath | None]:
    for path in paths:
        value = data
        for key in path.keys:
            if not isinstance(value, dict) or key not in value:
                break
            value = value[key]
        else:
            return value, path
    return None, None


def identify(source: Source, object_type: ObjectType, data: Any) -> str | None:
    """The vendor's id of a document, as `refine` keys it; None when there is none."""
    value, path = _value(data, source.id_paths(object_type.identity))
    if value is None or isinstance(value, (bool, dict, list)) or path is None:
        return None
    text = str(value)
    if path.transform == "numeric_id":
        text = text.split("?", 1)[0].rsplit("/", 1)[-1]
        return text if text.isascii() and text.isdigit() and len(text) < 20 and int(text) < 2**63 else None
    fits = len(text) <= _LONGEST_ID and "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
    return text if text and fits else None


def version_of(object_type: ObjectType, data: Any) -> tuple[datetime | None, str | None]:
    """A document's version in UTC, and the text that should have been one but is none."""
    value, _ = _value(data, object_type.version)
    if value is None:
        return None, None
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC), None
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC), None
    except (TypeError, ValueError, OverflowError, OSError):
        return None, str(value)[:60]


def sequence_of(object_type: ObjectType, data: Any) -> int | None:
    """How often the source has changed an object, as its document says; None where it does not count."""
    value, _ = _value(data, (object_type.sequence,) if object_type.sequence else ())
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _known(conn: psycopg.Connection[Any], source: Source, owner: Owner, hashes: Sequence[str]) -> dict[str, int]:
    rows = conn.execute(
        (
            f"SELECT dedupe_hash_canonical, id FROM {source.raw_table} "
            "WHERE integration_id = %s AND dedupe_hash_canonical = ANY(%s)"
        ),
        (owner.integration_id, list(hashes)),
        prepare=True,
    ).fetchall()
    return {row[0]: row[1] for row in rows}


def _append(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    fresh: Sequence[_Version],
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

    def end(version: _Version) -> bytes:
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


def _row(raw_id: int, version: _Version, origin: Origin, status: str, now: bytes) -> bytes:
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


def is_storable(conn: psycopg.Connection[Any], payload: bytes) -> bool:
    """Whether jsonb can hold a payload."""
    return not _is_suspicious(payload) or _is_valid(conn, payload)


def _is_suspicious(payload: bytes) -> bool:
    """Whether jsonb may be unable to hold a payload: PostgreSQL is asked about such a one alone."""
    return b"\\u0000" in payload or b"\\ud" in payload


def _checked(conn: psycopg.Connection[Any], version: _Version) -> _Version:
    if _is_valid(conn, version.payload):
        return replace(version, storable=True)
    return replace(version, storable=False, error=version.error or _NOT_STORABLE)


def _is_valid(conn: psycopg.Connection[Any], payload: bytes) -> bool:
    row = conn.execute("SELECT pg_input_is_valid(%s, 'jsonb')", (payload.decode(),), prepare=True).fetchone()
    return bool(row and row[0])


def _seen_again(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    repeated: Mapping[int, _Version],
    origin: Origin,
    observed_at: datetime,
    topic: str | None,
) -> list[tuple[int, str]]:
    """A→B→A: the source shows a known version that is not the one we hold. It is observed again, and pending again.

    So are a deletion of what we hold for alive, and a state that was not believed because no row was held at all. Of
    types that are versioned by the source's clock, so is a state that an event tells of at a later time than before.
    """
    table = source.table(object_type.name)
    timed = object_type.versioned_by == "source_clock"
    not_older = "coalesce(r.source_version, '-infinity') >= coalesce(cur.source_version, '-infinity')"
    if object_type.sequence:
        not_older = (
            "CASE WHEN r.source_sequence <> cur.source_sequence THEN r.source_sequence > cur.source_sequence "
            f"ELSE {not_older} END"
        )
    read_again = (
        "WHEN cur.id IS NULL THEN true ELSE cur.raw_id <> r.id AND cur.synced_at < %(observed_at)s "
        f"AND (cur.deleted_at IS NOT NULL OR {'true' if timed else not_older})"
    )
    # The event that brought the version brings it no second time, however often the log of events is read.
    told_again = "WHEN g.event THEN g.version > coalesce(r.source_version, '-infinity')" if timed else ""
    rows = conn.execute(
        (
            f"""
WITH given AS (
  SELECT * FROM unnest(%(ids)s::bigint[], %(versions)s::timestamptz[], %(events)s::boolean[]) AS g(id, version, event)
), found AS (
  SELECT r.id, r.processing_status, g.version, g.event
  FROM given g JOIN {source.raw_table} r ON r.id = g.id LEFT JOIN {table} cur
  ON cur.id = md5(%(integration_id)s::uuid::text || ':{table}:' || r.{source.id_column("object")})::uuid
  WHERE r.processing_status IN ('processed', 'deferred') AND r.waiting_for IS NULL
    AND r.observed_at < %(observed_at)s
    AND CASE
      WHEN r.operation = 'delete' THEN cur.deleted_at IS NULL AND cur.synced_at < %(observed_at)s
      {told_again}
      {read_again}
    END
), again AS (
  UPDATE {source.raw_table} r SET processing_status = 'pending', observed_at = %(observed_at)s,
         source = %(origin)s, error_message = NULL, authoritative = NOT found.event,
         first_source_version = coalesce(r.first_source_version, {"r.source_version" if timed else "NULL"}),
         source_version = {"coalesce(found.version, r.source_version)" if timed else "r.source_version"}
  FROM found WHERE r.id = found.id RETURNING r.id, r.source_version
), seen AS (
  INSERT INTO {source.observation_table} (integration_id, raw_id, observed_at, source, topic, source_version)
  SELECT %(integration_id)s, id, %(observed_at)s, %(origin)s, %(topic)s, {"source_version" if timed else "NULL"}
  FROM again
)
SELECT id, processing_status FROM found"""
        ),
        {
            "ids": list(repeated),
            "versions": [v.version for v in repeated.values()],
            "events": [not v.authoritative or origin == "webhook" for v in repeated.values()],
            "integration_id": owner.integration_id,
            "observed_at": observed_at,
            "origin": origin,
            "topic": topic,
        },
        prepare=True,
    ).fetchall()
    return [(row[0], row[1]) for row in rows]
