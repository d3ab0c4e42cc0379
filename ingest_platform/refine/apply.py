"""Refine: pending raw versions into the typed tables. The only code that writes those.

Works in the caller's transaction, one version of each object at a time, set-based. A batch runs straight through in
the hope that its values fit; when PostgreSQL refuses one, the batch is rolled back to a savepoint, the bad versions
are found and marked, and the rest runs again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import psycopg
from psycopg import errors as pg_errors

from ingest_platform.declare import ObjectType, Source
from ingest_platform.raw.ingest import Owner, _sql
from ingest_platform.refine.compile import CREATE_BATCH, ObjectPlan, plan

BATCH = 1000
"""Versions refined in one go: large enough to spread the cost of a statement, small enough that a webhook which
waits for the account's lock does not wait long."""


@dataclass(slots=True)
class RefineResult:
    """What became of pending versions. `stale` ones were older than what is held; `ties` are fetched again."""

    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    stale: int = 0
    ties: int = 0
    errors: int = 0
    deferred: int = 0

    @property
    def handled(self) -> int:
        """All versions that were taken up."""
        return sum(getattr(self, f.name) for f in fields(self))

    def add(self, other: "RefineResult") -> None:
        """Add another batch's counts."""
        for f in fields(self):
            setattr(self, f.name, getattr(self, f.name) + getattr(other, f.name))


_PLANS: dict[tuple[int, str], tuple[Source, ObjectPlan]] = {}


def plan_for(source: Source, object_type: ObjectType) -> ObjectPlan:
    """The compiled plan of an object type; compiled once for each source object (accounts with overrides differ)."""
    key = (id(source), object_type.name)
    cached = _PLANS.get(key)
    if cached is None or cached[0] is not source:
        cached = (source, plan(source, source.object_type(object_type.name)))
        _PLANS[key] = cached
    return cached[1]


def refine(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    *,
    raw_ids: Sequence[int] | None = None,
    limit: int = BATCH,
) -> RefineResult:
    """Refine up to `limit` pending versions (of those in `raw_ids`, when given) inside the caller's transaction."""
    compiled = plan_for(source, object_type)
    _prepare(conn)
    _lock(conn, owner, object_type)
    params: dict[str, Any] = {
        "integration_id": owner.integration_id,
        "company_id": owner.company_id,
        "raw_ids": list(raw_ids) if raw_ids is not None else None,
        "limit": limit,
    }
    _run(conn, compiled.load, params)
    outcomes = _outcomes(conn)
    if not outcomes:
        return RefineResult()
    for statement in compiled.defer:
        _run(conn, statement, params)
    if outcomes.get("apply"):
        _write(conn, compiled, params)
    if outcomes.get("delete"):
        _delete(conn, compiled, params)
    if outcomes.get("tie"):
        _run(
            conn,
            "UPDATE refine_batch SET error = 'another state of the same version is held: it is fetched again' "
            "WHERE outcome = 'tie'",
            params,
        )
        _run(conn, compiled.request_fetch, params)
    _run(conn, compiled.finish, params)
    result = _result(conn)
    _run(conn, "DELETE FROM refine_batch", params)
    return result


def refine_all(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    *,
    raw_ids: Sequence[int] | None = None,
) -> RefineResult:
    """Refine until nothing of the type (or of `raw_ids`) is pending, in the caller's transaction."""
    total = RefineResult()
    while True:
        step = refine(conn, source, owner, object_type, raw_ids=raw_ids)
        total.add(step)
        if not step.handled:
            return total


def _prepare(conn: psycopg.Connection[Any]) -> None:
    if "refine_batch" not in _prepared(conn):
        # Rows are found by their computed ids, one by one. Without statistics on the batch the planner would rather
        # read whole tables.
        conn.execute(_sql(CREATE_BATCH))
    conn.execute(
        "SELECT set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), "
        "set_config('jit', 'off', true)",
        prepare=True,
    )


def _prepared(conn: psycopg.Connection[Any]) -> frozenset[str]:
    row = conn.execute("SELECT to_regclass('pg_temp.refine_batch') IS NOT NULL", prepare=True).fetchone()
    return frozenset({"refine_batch"} if row and row[0] else ())


def _lock(conn: psycopg.Connection[Any], owner: Owner, object_type: ObjectType) -> None:
    """One transaction at a time refines one type of one account: what it reads of a row stays true until it writes."""
    conn.execute(
        "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
        (f"refine:{owner.integration_id}:{object_type.name}",),
        prepare=True,
    )


def _run(conn: psycopg.Connection[Any], statement: str, params: dict[str, Any]) -> int:
    used = {k: v for k, v in params.items() if f"%({k})s" in statement}
    return conn.execute(_sql(statement), used, prepare=True).rowcount


def _outcomes(conn: psycopg.Connection[Any]) -> dict[str, int]:
    rows = conn.execute("SELECT outcome, count(*) FROM refine_batch GROUP BY outcome", prepare=True).fetchall()
    return {row[0]: row[1] for row in rows}


def _write(conn: psycopg.Connection[Any], compiled: ObjectPlan, params: dict[str, Any]) -> None:
    try:
        with conn.transaction():
            _upsert(conn, compiled, params)
    except (pg_errors.DataError, pg_errors.IntegrityError, pg_errors.RaiseException):
        for statement in filter(None, compiled.find_errors):
            _run(conn, statement, params)
        try:
            with conn.transaction():
                _upsert(conn, compiled, params)
        except (pg_errors.DataError, pg_errors.IntegrityError, pg_errors.RaiseException):
            _one_by_one(conn, compiled, params)
    for statement in compiled.resolve:
        _run(conn, statement, params)
    if compiled.release_waiting:
        _run(conn, compiled.release_waiting, params)


def _upsert(conn: psycopg.Connection[Any], compiled: ObjectPlan, params: dict[str, Any]) -> None:
    _run(conn, compiled.upsert, params)
    for child in compiled.children:
        _run(conn, child.upsert, params)
    row = conn.execute(
        "SELECT EXISTS (SELECT FROM refine_batch WHERE outcome = 'apply' AND existed)", prepare=True
    ).fetchone()
    if row and row[0]:
        for child in compiled.children:
            _run(conn, child.drop_absent, params)
            _run(conn, child.drop_orphans, params)


def _one_by_one(conn: psycopg.Connection[Any], compiled: ObjectPlan, params: dict[str, Any]) -> None:
    """What no validation foresaw: each version alone, and those that fail carry PostgreSQL's own words."""
    rows = conn.execute("SELECT raw_id FROM refine_batch WHERE outcome = 'apply' ORDER BY raw_id").fetchall()
    conn.execute("UPDATE refine_batch SET outcome = 'waiting' WHERE outcome = 'apply'")
    for (raw_id,) in rows:
        conn.execute("UPDATE refine_batch SET outcome = 'apply' WHERE raw_id = %s", (raw_id,))
        try:
            with conn.transaction():
                _upsert(conn, compiled, params)
            conn.execute("UPDATE refine_batch SET outcome = 'done' WHERE raw_id = %s", (raw_id,))
        except (pg_errors.DataError, pg_errors.IntegrityError, pg_errors.RaiseException) as error:
            message = (error.diag.message_primary or str(error))[:500]
            conn.execute(
                "UPDATE refine_batch SET outcome = 'error', error = %s WHERE raw_id = %s", (message, raw_id)
            )
    conn.execute("UPDATE refine_batch SET outcome = 'apply' WHERE outcome = 'done'")


def _delete(conn: psycopg.Connection[Any], compiled: ObjectPlan, params: dict[str, Any]) -> None:
    _run(conn, compiled.delete, params)
    for child in compiled.children:
        _run(conn, child.drop_orphans, params)


def _result(conn: psycopg.Connection[Any]) -> RefineResult:
    row = conn.execute(
        "SELECT count(*) FILTER (WHERE outcome = 'apply' AND NOT existed), "
        "count(*) FILTER (WHERE outcome = 'apply' AND existed), count(*) FILTER (WHERE outcome = 'delete'), "
        "count(*) FILTER (WHERE outcome IN ('stale', 'logged')), count(*) FILTER (WHERE outcome = 'tie'), "
        "count(*) FILTER (WHERE outcome = 'error'), count(*) FILTER (WHERE outcome = 'deferred') FROM refine_batch",
        prepare=True,
    ).fetchone()
    assert row is not None
    return RefineResult(*row)
