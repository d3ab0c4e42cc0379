"""What the refined rows of some documents should be, compared with what they are, without writing anything.

The rows come from the very statements that `apply` would run, over the same `refine_batch`: what a document does not
carry is taken from the row that is there, so that only what it says is compared.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
import sqlalchemy as sa

from ingest_platform.declare import ObjectType, Source
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.apply import _run, settle
from ingest_platform.refine.batch import applied, batch, from_documents, sql
from ingest_platform.refine.kept import kept
from ingest_platform.refine.plans import plan_for
from ingest_platform.refine.remove import drop_absent
from ingest_platform.refine.tables import RefinedTable, tables_of
from ingest_platform.refine.write import upsert_child, upsert_object

_LOCAL = ("id", "integration_id", "company_id", "raw_id", "synced_at")
"""Columns that say where a row came from, not what the source says."""


@dataclass(frozen=True)
class Version:
    """A document as it came from the source, with its canonical payload."""

    object_id: str
    payload: bytes
    version: datetime | None
    sequence: int | None = None


@dataclass(frozen=True)
class Difference:
    """One column (or, with none, one row) that is not as the source says. `kind` missing, surplus or value."""

    object_id: str
    table: str
    key: str
    column: str | None
    expected: Any
    actual: Any
    kind: str


@dataclass(frozen=True)
class ExpectedRows:
    """The statements for one table: rows that differ, live rows that a whole list does not show, and how many."""

    refined: RefinedTable
    columns: tuple[str, ...]
    differing: str
    surplus: str | None
    count: str


_EXPECTED: dict[tuple[int, str], tuple[Source, tuple[ExpectedRows, ...]]] = {}


def expected(source: Source, object_type: ObjectType) -> tuple[ExpectedRows, ...]:
    """The statements of each table of an object type, its own first; kept as plans are."""
    key = (id(source), object_type.name)
    cached = _EXPECTED.get(key)
    if cached is None or cached[0] is not source:
        tables = list(tables_of(source, object_type))

        def read(made: list[dict[str, Any]]) -> tuple[ExpectedRows, ...]:
            return tuple(
                ExpectedRows(refined, tuple(one["columns"]), one["differing"], one["surplus"], one["count"])
                for refined, one in zip(tables, made, strict=True)
            )

        cached = (source, kept(source, f"{object_type.name}-expected", lambda: [_expected(t) for t in tables], read))
        _EXPECTED[key] = cached
    return cached[1]


def _expected(refined: RefinedTable) -> dict[str, Any]:
    statement = upsert_child(refined) if refined.child else upsert_object(refined)
    # The names of an INSERT … SELECT's columns: SQLAlchemy keeps them under no public name.
    names: Sequence[str] = statement._select_names
    # Dated by the source's clock, a read is newer than what is held, and may be the same.
    timed = refined.object_type.versioned_by == "source_clock"
    columns = tuple(n for n in names if n not in (*_LOCAL, *(("source_version",) if timed else ())))
    wanted, held = (", ".join(f"{side}.{c}" for c in columns) for side in ("e", "t"))
    differing = (
        f"WITH e ({', '.join(names)}) AS ({sql(statement.select)}) "
        f"SELECT e.raw_id, e.{refined.key_column}::text, t.id IS NULL OR t.deleted_at IS NOT NULL, {wanted}, {held} "
        f"FROM e LEFT JOIN {refined.name} t ON t.id = e.id "
        f"WHERE t.id IS NULL OR t.deleted_at IS NOT NULL OR ({wanted}) IS DISTINCT FROM ({held}) ORDER BY 1, 2"
    )
    frm, _, _ = from_documents(refined)
    count = sql(sa.select(sa.func.count()).select_from(frm).where(applied))
    surplus = None
    if refined.child is not None:
        absent: Any = drop_absent(refined)
        key = sa.cast(refined.table.c[refined.key_column], sa.Text())
        surplus = sql(sa.select(batch.c.raw_id, key).where(absent.whereclause).order_by(batch.c.raw_id, key))
    return {"columns": columns, "differing": differing, "surplus": surplus, "count": count}


def differences(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    versions: Sequence[Version],
    statements: Sequence[ExpectedRows],
) -> tuple[list[Difference], dict[str, str], int]:
    """Compare documents with their refined rows; gives differences, {object id: why it cannot be refined}, rows.

    Reads only; safe beside a running sync, which may then show as a difference: compare again before believing it.
    """
    compiled = plan_for(source, object_type)
    params = {"integration_id": owner.integration_id, "company_id": owner.company_id}
    found: list[Difference] = []
    rows = 0
    with conn.transaction():
        settle(conn)
        _fill(conn, source, owner, object_type, versions)
        for statement in (*compiled.defer, *compiled.find_errors):
            _run(conn, statement, params)
        unusable = _unusable(conn)
        for table in statements:
            rows += _number(conn, table.count)
            found += _differing(conn, table, versions, params)
            if table.surplus:
                found += _surplus(conn, table, versions, params)
        conn.execute("DELETE FROM refine_batch")
    return found, unusable, rows


def local_id(owner: Owner, table: str, key: str) -> UUID:
    """The local id of an object's row."""
    return UUID(hashlib.md5(f"{owner.integration_id}:{table}:{key}".encode(), usedforsecurity=False).hexdigest())


def _fill(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    versions: Sequence[Version],
) -> None:
    table = source.table(object_type.name)
    conn.execute("DELETE FROM refine_batch")
    columns = (
        "raw_id, object_id, version, observed_at, authoritative, operation, payload, local_id, existed, was_deleted, "
        "outcome, sequence"
    )
    with conn.cursor() as cursor, cursor.copy(f"COPY refine_batch ({columns}) FROM STDIN") as copy:
        for n, item in enumerate(versions):
            row = (n, item.object_id, item.version, "now", True, "upsert", item.payload.decode())
            copy.write_row((*row, local_id(owner, table, item.object_id), True, False, "apply", item.sequence))


def _number(conn: psycopg.Connection[Any], statement: str) -> int:
    row = conn.execute(statement).fetchone()
    return int(row[0]) if row else 0


def _unusable(conn: psycopg.Connection[Any]) -> dict[str, str]:
    rows = conn.execute("SELECT object_id, coalesce(error, outcome) FROM refine_batch WHERE outcome <> 'apply'")
    return {row[0]: row[1] for row in rows}


def _differing(
    conn: psycopg.Connection[Any], table: ExpectedRows, versions: Sequence[Version], params: dict[str, Any]
) -> list[Difference]:
    found: list[Difference] = []
    name, columns = table.refined.name, table.columns
    for n, key, missing, *values in conn.execute(table.differing, params):
        object_id = versions[n].object_id
        if missing:
            found.append(Difference(object_id, name, key, None, "a row", None, "missing"))
            continue
        wanted, held = values[: len(columns)], values[len(columns) :]
        found += [
            Difference(object_id, name, key, column, want, have, "value")
            for column, want, have in zip(columns, wanted, held, strict=True)
            if want != have
        ]
    return found


def _surplus(
    conn: psycopg.Connection[Any], table: ExpectedRows, versions: Sequence[Version], params: dict[str, Any]
) -> list[Difference]:
    assert table.surplus is not None
    used = {k: v for k, v in params.items() if f"%({k})s" in table.surplus}
    name = table.refined.name
    return [
        Difference(versions[n].object_id, name, key, None, None, "a row", "surplus")
        for n, key in conn.execute(table.surplus, used)
    ]
