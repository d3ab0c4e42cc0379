"""Ingest: documents into the raw log. The only code that inserts there.

Hash once, leave known versions out before their payload is sent, COPY the rest straight into the log. A staging table
between would write every payload twice; the account's lock makes a clash on the hash so rare that meeting one and
trying again is cheaper (`docs/decisions/`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg import errors as pg_errors

from ingest_platform import canonical
from ingest_platform.control import privacy
from ingest_platform.control.stats import Delta
from ingest_platform.declare import ObjectType, Source
from ingest_platform.extract.documents import Document
from ingest_platform.raw.append import Origin, append
from ingest_platform.raw.known import Known, ask
from ingest_platform.raw.redaction import redactor
from ingest_platform.raw.session import settle_ingest
from ingest_platform.raw.versions import Owner, Prepared, Version, is_suspicious, prepare

_ATTEMPTS = 4
_NOT_STORABLE = (
    "PostgreSQL cannot hold this JSON: it contains \\u0000, half a surrogate pair or a number beyond numeric"
)


@dataclass(slots=True)
class IngestResult:
    """What became of a batch.

    `raw_ids` are the rows to refine: new versions, and known ones seen again, in no order. `deltas` is what to add to
    the object's counts: `refine.apply.record` does, last in the transaction.
    """

    fetched: int = 0
    ingested: int = 0
    duplicates: int = 0
    errors: int = 0
    seen_again: int = 0
    raw_ids: list[int] = field(default_factory=list)
    deltas: dict[str, Delta] = field(default_factory=dict)


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
    known: Known | None = None,
    in_turn: Callable[[], None] | None = None,
) -> IngestResult:
    """Append what is new, inside the caller's transaction.

    New versions are `pending` until they are refined, or `error` at once when they have no usable id or version. An
    API read that shows an older version as the current state again makes that version pending again.

    `refined` promises that the caller refines all `raw_ids` in this very transaction (`refine.apply.refine_chosen`,
    `fresh`): they are `processed` from the start, which spares a second row version of each.

    `known` is what the log says of these versions, if the caller asked already, in this transaction.

    With `in_turn` it goes beside other transactions of the account: that is called before anything that depends on what
    they do. A version that another door brings at the same time, or a number that PostgreSQL cannot hold, is raised
    then, and the caller's transaction is lost.
    """
    prepared = documents if isinstance(documents, Prepared) else prepare(source, owner, object_type, documents)
    settle_ingest(conn)
    versions = {h: v if v.storable else _checked(conn, v) for h, v in prepared.versions.items()}
    if known is None:
        known = ask(conn, source, owner, versions)()
    wait_for_turn = in_turn or _alone
    if known.erasures and versions:
        wait_for_turn()
        versions = _without_the_erased(conn, source, owner, object_type, versions)
    result = IngestResult(fetched=prepared.fetched)

    def store(fresh: Mapping[int, Version]) -> None:
        status = "processed" if refined else "pending"
        append(conn, source, owner, object_type, fresh, origin, observed_at, topic, status)

    if in_turn is None:
        versions, known = _stored_with_care(conn, source, owner, versions, known, store)
    else:
        store(_fresh(versions, known))
    fresh = _fresh(versions, known)
    result.ingested = len(fresh)
    result.duplicates = result.fetched - len(fresh)
    result.errors = sum(v.error is not None for v in fresh.values())
    result.raw_ids = [raw_id for raw_id, version in fresh.items() if version.error is None]
    result.deltas[object_type.name] = Delta(
        raw_versions=len(fresh),
        pending=len(fresh) - result.errors,
        errors=result.errors,
        last_arrival_at=observed_at if documents else None,
        last_version_at=max((v.version for v in fresh.values() if v.version), default=None),
    )
    # A webhook tells nothing new with a state that is known, unless it has a time of its own to tell it of; an object
    # deleted once more may be news.
    timed = object_type.versioned_by == "source_clock"
    repeated = {
        raw_id: versions[h]
        for h, raw_id in known.raw_ids.items()
        if origin != "webhook" or timed or versions[h].operation == "delete"
    }
    if repeated:
        wait_for_turn()
        again = _seen_again(conn, source, owner, object_type, repeated, origin, observed_at, topic)
        result.seen_again = len(again)
        result.raw_ids.extend(raw_id for raw_id, _ in again)
        deferred = sum(status == "deferred" for _, status in again)
        result.deltas[object_type.name] += Delta(pending=len(again), deferred=-deferred)
    return result


def _alone() -> None:
    """Nobody is waited for: the account's log is the caller's alone."""


def _fresh(versions: Mapping[str, Version], known: Known) -> dict[int, Version]:
    """The versions that the log does not know, by the ids that it reserved for them."""
    return dict(zip(known.reserved, (v for h, v in versions.items() if h not in known.raw_ids), strict=False))


def _stored_with_care(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    versions: dict[str, Version],
    known: Known,
    store: Callable[[Mapping[int, Version]], None],
) -> tuple[dict[str, Version], Known]:
    """Store what is fresh, in a transaction within the caller's that is tried again; gives what is known by then."""
    for _ in range(_ATTEMPTS):
        try:
            with conn.transaction():
                store(_fresh(versions, known))
        except pg_errors.UniqueViolation:
            known = ask(conn, source, owner, versions)()  # another door brought one of them in the meantime
        except pg_errors.DataError:
            # jsonb takes fewer numbers than JSON has (1e200000). Too rare to look for in every document beforehand.
            versions = {h: _checked(conn, v) if v.storable else v for h, v in versions.items()}
        else:
            return versions, known
    raise RuntimeError("the same versions kept arriving through another door")


def _without_the_erased(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    versions: dict[str, Version],
) -> dict[str, Version]:
    """What was erased does not come back with a late webhook or a read of an old state: it is stored redacted.

    The hash stays that of the document as it came, so that the same one is known when it comes once more.
    """
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
        guarded[version.hash] = version.but(payload=payload, storable=storable)
        if version.object_id:
            covered[object_type.name, version.object_id] = max(moments)
    for key, moment in covered.items():
        privacy.remember_erased(conn, UUID(owner.integration_id), [key], moment)
    return guarded


def is_storable(conn: psycopg.Connection[Any], payload: bytes) -> bool:
    """Whether jsonb can hold a payload."""
    return not is_suspicious(payload) or _is_valid(conn, payload)


def _checked(conn: psycopg.Connection[Any], version: Version) -> Version:
    if _is_valid(conn, version.payload):
        return version.but(storable=True)
    return version.but(storable=False, error=version.error or _NOT_STORABLE)


def _is_valid(conn: psycopg.Connection[Any], payload: bytes) -> bool:
    row = conn.execute("SELECT pg_input_is_valid(%s, 'jsonb')", (payload.decode(),), prepare=True).fetchone()
    return bool(row and row[0])


def _seen_again(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    repeated: Mapping[int, Version],
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
