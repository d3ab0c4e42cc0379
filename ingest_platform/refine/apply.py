"""Refine: pending raw versions into the typed tables. The only code that writes those.

Works in the caller's transaction, one version of each object at a time, set-based. A batch runs straight through in
the hope that its values fit; when PostgreSQL refuses one, the batch is rolled back to a savepoint, the bad versions
are found and marked, and the rest runs again.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from psycopg import errors as pg_errors

from ingest_platform.control import stats
from ingest_platform.control.stats import Delta
from ingest_platform.declare import ObjectType, Source
from ingest_platform.raw import session
from ingest_platform.raw.ingest import IngestResult
from ingest_platform.raw.session import is_settled, settle_refine
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.batch import CREATE_BATCH
from ingest_platform.refine.compile import ObjectPlan
from ingest_platform.refine.judge import counted
from ingest_platform.refine.plans import plan_for

BATCH = 1000
"""Versions refined in one go: large enough to spread the cost of a statement, small enough that a webhook which
waits for the account's lock does not wait long."""


@dataclass(slots=True)
class RefineResult:
    """What became of pending versions. `stale` ones were older than what is held; `ties` are fetched again.

    `released` are object types of which versions that waited for these objects are pending now. `deltas` is what to
    add to the objects' counts: `record` does, last in the transaction.
    """

    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    stale: int = 0
    ties: int = 0
    errors: int = 0
    deferred: int = 0
    released: set[str] = field(default_factory=set)
    deltas: dict[str, Delta] = field(default_factory=dict)

    @property
    def handled(self) -> int:
        """All versions that were taken up."""
        return self.inserted + self.updated + self.deleted + self.stale + self.ties + self.errors + self.deferred

    def add(self, other: "RefineResult") -> None:
        """Add another batch's counts."""
        for name in ("inserted", "updated", "deleted", "stale", "ties", "errors", "deferred"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.released |= other.released
        for object_type, delta in other.deltas.items():
            self.deltas[object_type] = self.deltas.get(object_type, Delta()) + delta


def record(conn: psycopg.Connection[Any], owner: Owner, *results: IngestResult | RefineResult) -> None:
    """Add what a transaction changed to the objects' counts. Call it last: the counts stay locked until the commit."""
    total: dict[tuple[UUID, str], Delta] = {}
    for result in results:
        for object_type, delta in result.deltas.items():
            key = (UUID(owner.integration_id), object_type)
            total[key] = total.get(key, Delta()) + delta
    stats.add_many(conn, total)


_REFUSED = (
    pg_errors.DataError,
    pg_errors.IntegrityError,
    pg_errors.RaiseException,
    pg_errors.CardinalityViolation,  # one row twice in a statement
    pg_errors.ProgramLimitExceeded,  # a value too long for its index
)
"""What PostgreSQL says of values that it cannot take."""


def refine(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    *,
    limit: int = BATCH,
) -> RefineResult:
    """Refine up to `limit` pending versions inside the caller's transaction."""
    compiled = plan_for(source, object_type)
    return _refine(conn, owner, compiled, compiled.load, {"limit": limit})


def refine_all(conn: psycopg.Connection[Any], source: Source, owner: Owner, object_type: ObjectType) -> RefineResult:
    """Refine until nothing of the type is pending, in the caller's transaction."""
    total = RefineResult()
    while True:
        step = refine(conn, source, owner, object_type)
        total.add(step)
        if not step.handled:
            return total


def refine_chosen(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    raw_ids: Sequence[int],
    *,
    fresh: bool = False,
    careful: bool = True,
) -> RefineResult:
    """Refine those of `raw_ids` that are pending, in the caller's transaction.

    `fresh` ones were ingested in this very transaction with the promise to be refined in it: all of them are taken.
    Without `careful` a value that PostgreSQL refuses is raised, and the caller's savepoint is all there is.
    """
    compiled = plan_for(source, object_type)
    total = RefineResult()
    ordered = sorted(raw_ids)
    for start in range(0, len(ordered), BATCH):
        some = ordered[start : start + BATCH]
        handled, turn = 0, 1
        while handled < len(some):  # versions of one object go one after the other
            which = {"raw_ids": some, "fresh": fresh, "turn": turn}
            step = _refine(conn, owner, compiled, compiled.load_chosen, which, careful=careful)
            if not step.handled:
                break
            total.add(step)
            handled += step.handled
            turn += fresh  # others are pending no more: the next one is the first
    return total


def _refine(
    conn: psycopg.Connection[Any],
    owner: Owner,
    compiled: ObjectPlan,
    load: str,
    which: dict[str, Any],
    *,
    careful: bool = True,
) -> RefineResult:
    settle(conn)
    params: dict[str, Any] = {"integration_id": owner.integration_id, "company_id": owner.company_id, **which}
    with _together(conn):
        lock(conn, owner)
        loaded = _run(conn, load, params)
        for statement in compiled.defer:
            _run(conn, statement, params)
        outcomes = _outcomes(conn) if compiled.defer else _read(loaded)
    if not outcomes:
        return RefineResult()
    applies = any(o.name == "apply" for o in outcomes)
    released: dict[str, int] = {}
    existed = any(o.name == "apply" and o.existed for o in outcomes)
    if applies and careful:
        _write_carefully(conn, compiled, params, existed=existed)
        outcomes = _outcomes(conn)  # some may have been refused
    there = {outcome.name for outcome in outcomes}
    with _together(conn):
        if applies:
            if not careful:
                _upsert(conn, compiled, params, existed=existed)
            released = _resolve(conn, compiled, params)
            if compiled.request_whole:
                _run(conn, compiled.request_whole, params)
        if "delete" in there:
            _delete(conn, compiled, params)
        if "tie" in there:
            _run(conn, _TIED, params)
            _run(conn, compiled.request_fetch, params)
        if there & {"error", "deferred", "tie"} or not all(outcome.fresh for outcome in outcomes):
            _run(conn, compiled.finish, params)
        _run(conn, "DELETE FROM refine_batch", params)
    result = _result(compiled.object_type, outcomes)
    for waited, count in released.items():
        result.released.add(waited)
        result.deltas[waited] = result.deltas.get(waited, Delta()) + Delta(pending=count, deferred=-count)
    return result


_TIED = (
    "UPDATE refine_batch SET error = 'another state of the same version is held: it is fetched again' "
    "WHERE outcome = 'tie'"
)


def _together(conn: psycopg.Connection[Any]) -> AbstractContextManager[object]:
    """Statements that need no answer of each other are sent at once; as part of the caller's, where it does so too."""
    return nullcontext() if conn.pgconn.pipeline_status else conn.pipeline()


def dedicate(conn: psycopg.Connection[Any]) -> None:
    """Settle a connection in autocommit, which will do nothing but ingest and refine, once for all transactions."""
    session.dedicate(conn, CREATE_BATCH)


def make_batch(conn: psycopg.Connection[Any]) -> None:
    """Make the batch of a connection in autocommit, whose transactions are to be `settled` by themselves."""
    conn.execute(CREATE_BATCH.encode())


def settle(conn: psycopg.Connection[Any]) -> None:
    """Settle the caller's transaction for refinement, and make its batch. Of several statements sent together, those
    of this cannot be some.
    """
    if is_settled(conn):
        return
    settle_refine(conn)
    if not _has_batch(conn):
        conn.execute(CREATE_BATCH)


def _has_batch(conn: psycopg.Connection[Any]) -> bool:
    row = conn.execute("SELECT to_regclass('pg_temp.refine_batch') IS NOT NULL", prepare=True).fetchone()
    return bool(row and row[0])


def lock(conn: psycopg.Connection[Any], owner: Owner) -> None:
    """One transaction at a time refines an account: what it reads of a row stays true until it writes.

    Of all its types, not of one: an order and its customer that are written at once would not see each other, and the
    order's reference would stay empty for good.
    """
    conn.execute(
        "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"refine:{owner.integration_id}",), prepare=True
    )


def _run(conn: psycopg.Connection[Any], statement: str, params: dict[str, Any]) -> psycopg.Cursor[Any]:
    used = {k: v for k, v in params.items() if f"%({k})s" in statement}
    return conn.execute(statement, used, prepare=True)


class _Outcome(NamedTuple):
    """What is to become of a version, whether its row was there, and deleted, and whether the log has it as processed
    already.
    """

    name: str
    existed: bool
    was_deleted: bool
    fresh: bool


def _outcomes(conn: psycopg.Connection[Any]) -> dict[_Outcome, int]:
    return _read(conn.execute(_COUNT, prepare=True))


def _read(answer: psycopg.Cursor[Any]) -> dict[_Outcome, int]:
    return {_Outcome(*found): count for *found, count in answer.fetchall()}


_COUNT = counted("refine_batch")


def _write_carefully(
    conn: psycopg.Connection[Any], compiled: ObjectPlan, params: dict[str, Any], *, existed: bool
) -> None:
    """Write what applies, behind a savepoint: whatever PostgreSQL refuses ends as an error, and the rest is written."""
    try:
        with conn.transaction():
            _upsert(conn, compiled, params, existed=existed)
    except _REFUSED:
        for statement in filter(None, compiled.find_errors):
            _run(conn, statement, params)
        try:
            with conn.transaction():
                _upsert(conn, compiled, params, existed=existed)
        except _REFUSED:
            _one_by_one(conn, compiled, params, existed=existed)


def _resolve(conn: psycopg.Connection[Any], compiled: ObjectPlan, params: dict[str, Any]) -> dict[str, int]:
    """Point what referred to these objects before they came at them, and let go what waited for them: gives how many
    waiting versions of which types are pending now.
    """
    for statement in compiled.resolve:
        _run(conn, statement, params)
    if compiled.release_waiting is None:
        return {}
    rows = conn.execute((compiled.release_waiting), {"integration_id": params["integration_id"]}, prepare=True)
    return dict(Counter(row[0] for row in rows))


def _upsert(conn: psycopg.Connection[Any], compiled: ObjectPlan, params: dict[str, Any], *, existed: bool) -> None:
    with _together(conn):
        _run(conn, compiled.upsert, params)
        for child in compiled.children:
            _run(conn, child.upsert, params)
        if existed:
            for child in compiled.children:
                _run(conn, child.drop_absent, params)
                _run(conn, child.drop_orphans, params)


def _one_by_one(conn: psycopg.Connection[Any], compiled: ObjectPlan, params: dict[str, Any], *, existed: bool) -> None:
    """What no validation foresaw: each version alone, and those that fail carry PostgreSQL's own words."""
    rows = conn.execute("SELECT raw_id FROM refine_batch WHERE outcome = 'apply' ORDER BY raw_id").fetchall()
    conn.execute("UPDATE refine_batch SET outcome = 'waiting' WHERE outcome = 'apply'")
    for (raw_id,) in rows:
        conn.execute("UPDATE refine_batch SET outcome = 'apply' WHERE raw_id = %s", (raw_id,))
        try:
            with conn.transaction():
                _upsert(conn, compiled, params, existed=existed)
            conn.execute("UPDATE refine_batch SET outcome = 'done' WHERE raw_id = %s", (raw_id,))
        except _REFUSED as error:
            message = (error.diag.message_primary or str(error))[:500]
            conn.execute("UPDATE refine_batch SET outcome = 'error', error = %s WHERE raw_id = %s", (message, raw_id))
    conn.execute("UPDATE refine_batch SET outcome = 'apply' WHERE outcome = 'done'")


def _delete(conn: psycopg.Connection[Any], compiled: ObjectPlan, params: dict[str, Any]) -> None:
    _run(conn, compiled.delete, params)
    for statement in compiled.request_dependents:
        _run(conn, statement, params)
    for child in compiled.children:
        _run(conn, child.drop_orphans, params)


def _result(object_type: ObjectType, outcomes: dict[_Outcome, int]) -> RefineResult:
    def count(*names: str, existed: bool | None = None, was_deleted: bool | None = None) -> int:
        return sum(
            n
            for outcome, n in outcomes.items()
            if outcome.name in names
            and existed in (None, outcome.existed)
            and was_deleted in (None, outcome.was_deleted)
        )

    result = RefineResult(
        inserted=count("apply", existed=False),
        updated=count("apply", existed=True),
        deleted=count("delete"),
        stale=count("stale", "logged"),
        ties=count("tie"),
        errors=count("error"),
        deferred=count("deferred"),
    )
    revived = count("apply", was_deleted=True)
    result.deltas[object_type.name] = Delta(
        pending=-result.handled,
        errors=result.errors,
        deferred=result.deferred + result.ties,
        refined_rows=result.inserted + revived - result.deleted,
        tombstones=result.deleted - revived,
    )
    return result
