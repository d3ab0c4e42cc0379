"""Schema `released`: of every refined table a copy that moves in one transaction, from one proven state to the next.

Readers that must not see a state nobody has proven read these. The tables have the columns of the refined ones and no
foreign keys: a state that is consistent is copied whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from ingest_platform.declare import Source
from ingest_platform.refine.tables import RefinedTable, refined_tables

SCHEMA = "released"
LOCAL = frozenset({"raw_id", "created_at", "updated_at", "synced_at"})
"""Columns that say when we learned of a row and how. A digest leaves them out: a rebuilt copy has the same."""

_dialect: Dialect = pg.dialect()  # type: ignore[no-untyped-call]
Connection = psycopg.Connection[Any]


def name(refined: RefinedTable) -> str:
    """The released table of a refined one, with its schema."""
    return f"{SCHEMA}.{refined.name}"


def columns(refined: RefinedTable) -> list[str]:
    """The columns, in their order."""
    return [c.name for c in refined.table.columns]


def _table(refined: RefinedTable) -> sa.Table:
    made = [
        sa.Column(c.name, c.type, primary_key=c.primary_key, nullable=c.name not in ("id", "integration_id"))
        for c in refined.table.columns
    ]
    table = sa.Table(refined.name, sa.MetaData(), *made, schema=SCHEMA)
    sa.Index(f"{refined.name}_released", table.c.integration_id, table.c[refined.key_column])
    return table


def create(source: Source) -> Iterator[str]:
    """The statements that make the released tables of a source."""
    yield f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"
    for refined in refined_tables(source):
        table = _table(refined)
        yield str(CreateTable(table, if_not_exists=True).compile(dialect=_dialect)).strip()
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            yield str(CreateIndex(index, if_not_exists=True).compile(dialect=_dialect)).strip()


def upgrade(conn: Connection, source: Source) -> list[str]:
    """Bring the released tables in line with the declarations, in the caller's transaction; gives what was run."""
    has: dict[str, dict[str, str]] = {}
    for table, column, kind in conn.execute(
        "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a "
        "JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = %s AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped",
        (SCHEMA,),
    ):
        has.setdefault(table, {})[column] = kind
    statements: list[str] = []
    if any(refined.name not in has for refined in refined_tables(source)):
        statements += create(source)
    for refined in refined_tables(source):
        held = has.get(refined.name)
        if held is None:
            continue
        for column in refined.table.columns:
            kind = column.type.compile(dialect=_dialect).lower()
            if column.name not in held:
                statements.append(f"ALTER TABLE {name(refined)} ADD COLUMN {column.name} {kind}")
            elif held[column.name] != kind:
                statements.append(
                    f"ALTER TABLE {name(refined)} ALTER COLUMN {column.name} TYPE {kind} USING {column.name}::{kind}"
                )
    if statements:
        conn.execute(";\n".join(statements))
    return statements


def move(conn: Connection, refined: RefinedTable, integration_id: str) -> int:
    """Make the released rows of an account those of the refined table, in the caller's transaction; gives how many
    rows changed. Rows are compared whole, so that nothing is trusted to say that it changed.
    """
    names = columns(refined)
    listed, ours, theirs = (", ".join(f"{p}{c}" for c in names) for p in ("", "t.", "x."))
    gone = conn.execute(
        f"DELETE FROM {name(refined)} x WHERE x.integration_id = %s "
        f"AND NOT EXISTS (SELECT FROM {refined.name} t WHERE t.id = x.id AND t.integration_id = x.integration_id)",
        (integration_id,),
    ).rowcount
    changed = conn.execute(
        f"INSERT INTO {name(refined)} ({listed}) SELECT {ours} FROM {refined.name} t LEFT JOIN {name(refined)} x "
        f"ON x.id = t.id WHERE t.integration_id = %s AND (x.id IS NULL OR ({ours}) IS DISTINCT FROM ({theirs})) "
        f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in names if c != 'id')}",
        (integration_id,),
    ).rowcount
    return gone + changed


def digest(conn: Connection, refined: RefinedTable, integration_id: str, *, schema: str = "") -> tuple[int, int, str]:
    """(live rows, tombstones, digest of the content) of an account's rows; the digest is the same in any order."""
    table = f"{schema}.{refined.name}" if schema else refined.name
    content = ", ".join(c for c in columns(refined) if c not in LOCAL)
    row = conn.execute(
        "SELECT count(*) FILTER (WHERE gone IS NULL), count(gone), "
        "md5(count(*)::text || ':' || coalesce(bit_xor(a), 0) || ':' || coalesce(bit_xor(b), 0)) FROM (SELECT "
        "deleted_at AS gone, ('x' || left(h, 16))::bit(64)::bigint AS a, ('x' || right(h, 16))::bit(64)::bigint AS b "
        f"FROM (SELECT deleted_at, md5(ROW({content})::text) AS h FROM {table} WHERE integration_id = %s) AS r) AS x",
        (integration_id,),
    ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1]), str(row[2])


def forget(conn: Connection, source: Source, integration_id: object) -> Counter[str]:
    """Serve nothing of an account any more: {table: rows}."""
    done: Counter[str] = Counter()
    for refined in refined_tables(source):
        if gone := conn.execute(f"DELETE FROM {name(refined)} WHERE integration_id = %s", (integration_id,)).rowcount:
            done[name(refined)] += gone
    return done
