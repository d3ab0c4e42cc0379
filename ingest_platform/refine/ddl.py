"""The DDL of a source's tables, what an upgrade would change, and the additive changes applied.

`sql/<source>.sql` is this module's output for a person to read; a test holds it up to date. The tables themselves are
made from the declarations, so that a new object type needs no migration by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, ForeignKeyConstraint

from ingest_platform.declare import Source
from ingest_platform.errors import SchemaChangeRefused
from ingest_platform.raw.tables import raw_tables
from ingest_platform.refine import history, released
from ingest_platform.refine.tables import refined_tables

_dialect: Dialect = pg.dialect()  # type: ignore[no-untyped-call]
_LOCK = "ingest:schema"


@dataclass(frozen=True)
class Change:
    """One statement of an upgrade. A change that is not `additive` is never applied by the platform itself."""

    statement: str
    additive: bool
    reason: str


def all_tables(source: Source) -> list[sa.Table]:
    """Every table of a source, raw ones first, parents before children."""
    return [*raw_tables(source), *(t.table for t in refined_tables(source))]


def _text(element: Any) -> str:
    return str(element.compile(dialect=_dialect)).strip()


def _create(table: sa.Table) -> Iterator[str]:
    yield _text(CreateTable(table, if_not_exists=True))
    for index in sorted(table.indexes, key=lambda i: str(i.name)):
        yield _text(CreateIndex(index, if_not_exists=True))
    if table.comment:
        yield f"COMMENT ON TABLE {table.name} IS {_quote(table.comment)}"
    for column in table.columns:
        if column.comment:
            yield f"COMMENT ON COLUMN {table.name}.{column.name} IS {_quote(column.comment)}"
    if "payload" in table.c:
        yield f"ALTER TABLE {table.name} ALTER COLUMN payload SET STORAGE EXTERNAL"
    if any(isinstance(column.type, pg.JSONB) for column in table.columns):
        # Within its row up to about 8 KB, and as it is: compressing parts of one that is little above 2 KB, or writing
        # them to a second table with an index of its own, costs a tenth of all that writing it does.
        yield f"ALTER TABLE {table.name} SET (toast_tuple_target = 8160)"


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _late_keys(source: Source) -> Iterator[tuple[sa.Table, ForeignKeyConstraint]]:
    """References between object types: added after all tables exist."""
    for refined in refined_tables(source):
        for constraint in sorted(refined.table.foreign_key_constraints, key=lambda c: str(c.name)):
            if constraint.use_alter:
                yield refined.table, constraint


def history_view(source: Source) -> str:
    """Every observation of every version in the order of its arrival: the raw rows and those seen again."""
    object_id = source.id_column("object")
    return (
        f"CREATE OR REPLACE VIEW {source.name}_raw_history AS\n"
        f"SELECT id AS raw_id, integration_id, object_type, {object_id}, dedupe_hash_canonical, operation, source, "
        "topic, coalesce(first_source_version, source_version) AS source_version, received_at AS observed_at\n"
        f"FROM {source.raw_table}\nUNION ALL\n"
        f"SELECT r.id, r.integration_id, r.object_type, r.{object_id}, r.dedupe_hash_canonical, r.operation, "
        f"o.source, o.topic, coalesce(o.source_version, r.source_version), o.observed_at\n"
        f"FROM {source.observation_table} o JOIN {source.raw_table} r ON r.id = o.raw_id"
    )


def _views(source: Source) -> Iterator[str]:
    """The history, and the views that the source declares."""
    yield history_view(source)
    for view in source.views:
        yield f"CREATE OR REPLACE VIEW {view.name} AS\n{view.query.strip()}"
        yield f"COMMENT ON VIEW {view.name} IS {_quote(view.description)}"


def ddl(source: Source) -> str:
    """All statements that make a source's tables, as a readable script."""
    statements = [s for table in all_tables(source) for s in _create(table)]
    statements += [_text(AddConstraint(c)) for _, c in _late_keys(source)]
    statements += _views(source)
    statements += released.create(source)
    head = f"-- The tables of {source.title}, generated from its declarations. Do not edit: `make ddl` writes it.\n\n"
    return head + ";\n\n".join(statements) + ";\n"


# -- upgrade -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Existing:
    columns: dict[str, dict[str, tuple[str, bool]]]
    indexes: set[str]
    constraints: set[str]


def _existing(conn: psycopg.Connection[Any]) -> _Existing:
    columns: dict[str, dict[str, tuple[str, bool]]] = {}
    for table, column, kind, not_null in conn.execute(
        "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull "
        "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
        "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') "
        "AND a.attnum > 0 AND NOT a.attisdropped"
    ):
        columns.setdefault(table, {})[column] = (kind, not_null)
    names = "SELECT {0} FROM {1} WHERE {2} = current_schema()::regnamespace"
    indexes = conn.execute(names.format("relname", "pg_class", "relkind IN ('i', 'I') AND relnamespace"))
    constraints = conn.execute(names.format("conname", "pg_constraint", "connamespace"))
    return _Existing(columns, {r[0] for r in indexes}, {r[0] for r in constraints})


_TYPE_NAMES = {"TIMESTAMP WITH TIME ZONE": "timestamp with time zone", "TEXT[]": "text[]"}


def _type_name(column: sa.Column[Any]) -> str:
    text = column.type.compile(dialect=_dialect)
    return _TYPE_NAMES.get(text, text.lower())


def diff(conn: psycopg.Connection[Any], source: Source) -> list[Change]:
    """What would change in the database so that it matches the declarations."""
    existing = _existing(conn)
    changes: list[Change] = []
    for table in all_tables(source):
        if table.name not in existing.columns:
            changes += [Change(s, True, f"table {table.name} is new") for s in _create(table)]
            continue
        changes += _column_changes(table, existing.columns[table.name])
        changes += [
            Change(_text(CreateIndex(i, if_not_exists=True)), True, f"index {i.name} is missing")
            for i in sorted(table.indexes, key=lambda i: str(i.name))
            if i.name not in existing.indexes
        ]
        changes += _unique_changes(table, existing)
    changes += [
        Change(_text(AddConstraint(c)), True, f"foreign key {c.name} is missing")
        for table in all_tables(source)
        for c in sorted(table.foreign_key_constraints, key=lambda c: str(c.name))
        if str(c.name) not in existing.constraints and (c.use_alter or table.name in existing.columns)
    ]
    return changes


def _unique_changes(table: sa.Table, existing: _Existing) -> Iterator[Change]:
    for constraint in table.constraints:
        if isinstance(constraint, sa.UniqueConstraint) and str(constraint.name) not in existing.constraints:
            yield Change(_text(AddConstraint(constraint)), True, f"unique key {constraint.name} is missing")


def _column_changes(table: sa.Table, existing: dict[str, tuple[str, bool]]) -> Iterator[Change]:
    for column in table.columns:
        kind = _type_name(column)
        if column.name not in existing:
            required = not column.nullable and column.server_default is None
            yield Change(
                f"ALTER TABLE {table.name} ADD COLUMN IF NOT EXISTS {column.name} {kind}"
                + (" NOT NULL" if required else ""),
                # A required column cannot be added to rows that lack it; the person decides how they get it.
                additive=not required,
                reason=f"column {table.name}.{column.name} is new" + (" and required" if required else ""),
            )
            continue
        has, not_null = existing[column.name]
        if has != kind:
            yield Change(
                f"ALTER TABLE {table.name} ALTER COLUMN {column.name} TYPE {kind} USING {column.name}::{kind}",
                additive=False,
                reason=f"column {table.name}.{column.name} is {has}, declared {kind}",
            )
        if not_null and column.nullable:
            yield Change(f"ALTER TABLE {table.name} ALTER COLUMN {column.name} DROP NOT NULL", False,
                         f"column {table.name}.{column.name} is no longer required")  # fmt: skip
        elif not not_null and not column.nullable:
            yield Change(f"ALTER TABLE {table.name} ALTER COLUMN {column.name} SET NOT NULL", False,
                         f"column {table.name}.{column.name} became required")  # fmt: skip
    for name in sorted(set(existing) - {c.name for c in table.columns}):
        if existing[name][1]:
            yield Change(f"ALTER TABLE {table.name} ALTER COLUMN {name} DROP NOT NULL", False,
                         f"column {table.name}.{name} is no longer declared, and would refuse new rows")  # fmt: skip
        yield Change(f"ALTER TABLE {table.name} DROP COLUMN {name}", False,
                     f"column {table.name}.{name} is no longer declared")  # fmt: skip


def upgrade(conn: psycopg.Connection[Any], source: Source) -> list[Change]:
    """Apply the additive changes, in one transaction, under a lock; commits.

    Raises:
        SchemaChangeRefused: a change is not additive; nothing was applied. The remedy holds the statements to run.
    """
    with conn.transaction():
        conn.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (_LOCK,))
        changes = diff(conn, source)
        # A column that is no longer declared harms nothing: `diff` shows it, an upgrade leaves it.
        refused = [c for c in changes if not c.additive and not c.statement.split(" DROP ")[-1].startswith("COLUMN")]
        if refused:
            raise SchemaChangeRefused(
                f"The declarations of {source.title} change tables in a way that could lose data: "
                + "; ".join(c.reason for c in refused),
                "Run, when you are sure: " + "; ".join(c.statement for c in refused),
            )
        applied = [c for c in changes if c.additive]
        # In one message: a new database gets thousands, and each would wait for its answer.
        conn.execute(";\n".join([*(c.statement for c in applied), *_views(source)]))
        released.upgrade(conn, source)
        history.upgrade(conn, source)
    return applied
