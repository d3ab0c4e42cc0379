"""History: of every refined table a view of each row through time, and the table as it stood at a moment.

Both are read from the raw log, so they cost nothing until somebody asks. Time is the source's own: a version holds from
its version time (where the source gives none, from when it was seen) until the next one. What a version does not carry
is as the version before it said; a child ends when a whole list no longer shows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from ingest_platform.declare import Source
from ingest_platform.refine import expressions as ex
from ingest_platform.refine.batch import from_documents, sql
from ingest_platform.refine.kept import kept
from ingest_platform.refine.tables import TYPES, RefinedTable, id_type, refined_tables

Connection = psycopg.Connection[Any]
EDITION = 1
"""To be raised when the views are made in another way: an upgrade then makes them again."""

_NULL: Any = sa.literal_column("'null'::jsonb", pg.JSONB())
_docs = sa.table(
    "docs",
    *(sa.column(n, sa.Text()) for n in ("object_id", "operation")),
    *(sa.column(n, sa.TIMESTAMP(timezone=True)) for n in ("at", "next_whole", "source_version")),
    sa.column("raw_id", sa.BigInteger()),
    sa.column("payload", pg.JSONB()),
    *(sa.column(n, pg.UUID(as_uuid=False)) for n in ("integration_id", "company_id", "local_id")),
)


def names(refined: RefinedTable) -> tuple[str, str]:
    """The view and the function of a table."""
    return f"{refined.name}_history", f"{refined.name}_as_of"


def create(refined: RefinedTable) -> Iterator[str]:
    """The statements that make the history of a table."""
    view, function = names(refined)
    yield f"CREATE VIEW {view} AS\n{_query(refined)}"
    yield (
        f"CREATE FUNCTION {function}(integration uuid, moment timestamptz) RETURNS SETOF {view} LANGUAGE sql STABLE AS "
        f"$$ SELECT * FROM {view} WHERE integration_id = integration AND valid_from <= moment "
        "AND (valid_to IS NULL OR valid_to > moment) $$"
    )
    yield f"COMMENT ON VIEW {view} IS '{_comment(refined)}'"


def _statements(source: Source) -> dict[str, list[str]]:
    """Those of every table of a source, {view: statements}."""

    def make() -> dict[str, list[str]]:
        return {names(refined)[0]: list(create(refined)) for refined in refined_tables(source)}

    return kept(source, "history", make, dict)


def upgrade(conn: Connection, source: Source) -> int:
    """Make the histories whose declarations changed, in the caller's transaction; gives how many."""
    known = dict(
        conn.execute(
            "SELECT relname, obj_description(oid, 'pg_class') FROM pg_class WHERE relkind = 'v' "
            "AND relnamespace = current_schema()::regnamespace"
        ).fetchall()
    )
    changed = [t for t in refined_tables(source) if known.get(names(t)[0]) != _comment(t)]
    if not changed:
        return 0
    wanted = _statements(source)
    made = [s for view, _ in map(names, changed) for s in (f"DROP VIEW IF EXISTS {view} CASCADE", *wanted[view])]
    conn.execute(";\n".join(made))
    return len(changed)


def _comment(refined: RefinedTable) -> str:
    declared = (refined.object_type.model_dump_json(), refined.source.name, refined.name, str(EDITION))
    digest = hashlib.sha256("\0".join(declared).encode()).hexdigest()[:12]
    return f"Every row of {refined.name} through the time of the source: valid_from until valid_to. ({digest})"


def _query(refined: RefinedTable) -> str:
    whole = "true"
    if refined.child is not None:
        top = refined
        while top.parent is not None and top.parent.child is not None:
            top = top.parent
        assert top.child is not None
        whole = sql(sa.or_(*(ex.whole(_docs.c.payload, one) for one in top.child.lists))).replace("docs.", "v.")
    shown = _shown(refined).replace("%(integration_id)s", "docs.integration_id")
    merged = (
        "ingest_merge(state) OVER (PARTITION BY integration_id, local_id ORDER BY at, raw_id)"
        if refined.child is None or refined.child.key
        else "state"
    )
    columns = ",\n  ".join(_columns(refined))
    return (
        f"WITH docs AS (\n{_versions(refined, whole)}\n),\nshown AS (\n{shown}\n),\nrows AS (\n"
        f"  SELECT *, {merged} AS held, lead(at) OVER (PARTITION BY integration_id, local_id ORDER BY at, raw_id) "
        "AS following FROM shown\n)\n"
        f"SELECT {columns}\nFROM rows WHERE operation = 'upsert'"
    ).replace("%%", "%")


def _versions(refined: RefinedTable, whole: str) -> str:
    """The versions of the object in their order, the last one seen of each moment, with the next whole one's."""
    source, name = refined.source, refined.object_type.name
    key = source.id_column("object")
    table = source.table(name)
    order = "PARTITION BY v.integration_id, v.object_id ORDER BY v.at, v.raw_id"
    return (
        "  SELECT v.*, "
        f"min(CASE WHEN v.operation = 'delete' OR coalesce({whole}, false) THEN v.at END) "
        f"OVER ({order} ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_whole\n"
        "  FROM (SELECT DISTINCT ON (h.integration_id, h.object_id, h.at) h.* FROM (\n"
        f"    SELECT o.raw_id, o.integration_id, r.company_id, o.{key} AS object_id, o.operation, o.source_version, "
        "o.observed_at, coalesce(CASE WHEN o.operation = 'delete' THEN r.source_deleted_at END, o.source_version, "
        f"o.observed_at) AS at, r.payload, md5(o.integration_id::text || ':{table}:' || o.{key})::uuid AS local_id\n"
        f"    FROM {source.name}_raw_history o JOIN {source.raw_table} r ON r.id = o.raw_id\n"
        f"    WHERE o.object_type = '{name}' AND r.processing_status = 'processed' AND o.{key} <> '' "
        "AND (o.operation = 'delete' OR r.payload IS NOT NULL)\n"
        "  ) h ORDER BY h.integration_id, h.object_id, h.at, h.observed_at DESC, h.raw_id DESC) v"
    )


def _shown(refined: RefinedTable) -> str:
    frm, doc, parts = from_documents(refined, _docs, _docs.c.payload, ex.elements_or_none)
    columns: list[Any] = [
        _docs.c.raw_id, _docs.c.integration_id, _docs.c.company_id, _docs.c.operation, _docs.c.source_version,
        _docs.c.at, _docs.c.next_whole, parts.local_id.label("local_id"), parts.parent_id.label("parent_id"),
        parts.key.label("key"), _state(refined, doc, parts.scopes).label("state"),
    ]  # fmt: skip
    statement = sa.select(*columns).select_from(frm)
    if refined.child is not None:
        statement = statement.where(_docs.c.operation == ex.literal("upsert"))
    return sql(statement)


def _state(refined: RefinedTable, doc: Any, scopes: Any) -> Any:
    """What a document says of a row, `{column: value}`: columns that it says nothing of are not in it."""
    said: list[tuple[Any, Any]] = []
    for reference in refined.references:
        paths = refined.source.id_paths(reference.source)
        value = sa.func.to_jsonb(ex.key_text(doc, paths), type_=pg.JSONB())
        column = refined.source.id_column(reference.name)
        if column != refined.key_column:
            said.append((ex.literal(column), sa.case((ex.absent(doc, paths), None), else_=_or_null(value))))
    for field in refined.fields:
        taken: Any = ex.taken_out(doc, field)
        for condition, constant in scopes.get(field.target, ()):
            taken = sa.case((condition, ex.literal(constant)), else_=taken)
        typed = sa.func.to_jsonb(ex.typed(taken, doc, field), type_=pg.JSONB())
        unsaid = ex.absent(doc, field.paths)
        if field.target in scopes:
            unsaid = sa.false()
        said.append(
            (ex.literal(field.target), sa.case((sa.or_(unsaid, ex.invalid(doc, field)), None), else_=_or_null(typed)))
        )
    empty: Any = sa.literal_column("'{}'::jsonb")
    if not said:
        return empty
    rows = sa.values(sa.column("k", sa.Text()), sa.column("v", pg.JSONB()), name="said").data(said)
    held = sa.select(sa.func.jsonb_object_agg(rows.c.k, rows.c.v)).where(rows.c.v.is_not(None)).scalar_subquery()
    return sa.func.coalesce(held, empty)


def _or_null(value: Any) -> Any:
    return sa.func.coalesce(value, _NULL)


def _columns(refined: RefinedTable) -> Iterator[str]:
    source = refined.source
    kind = id_type(source).compile().lower()
    yield "local_id AS id"
    yield "integration_id"
    yield "company_id"
    if refined.parent_column:
        yield f"parent_id AS {refined.parent_column}"
    yield f"key::{kind if refined.key_column != 'position' else 'integer'} AS {refined.key_column}"
    for reference in refined.references:
        column = source.id_column(reference.name)
        if column != refined.key_column:
            yield f"(held ->> '{column}')::{kind} AS {column}"
    for field in refined.fields:
        match field.type:
            case "jsonb":
                yield f"nullif(held -> '{field.target}', 'null'::jsonb) AS {field.target}"
            case "text[]":
                yield (
                    f"CASE jsonb_typeof(held -> '{field.target}') WHEN 'array' THEN "
                    f"ARRAY(SELECT jsonb_array_elements_text(held -> '{field.target}')) END AS {field.target}"
                )
            case _:
                cast = TYPES[field.type].compile(dialect=pg.dialect()).lower()  # type: ignore[no-untyped-call]
                yield f"(held ->> '{field.target}')::{cast} AS {field.target}"
    yield "source_version"
    yield "raw_id"
    yield "at AS valid_from"
    ends = "least(following, next_whole)" if refined.child is not None else "following"
    yield f"{ends} AS valid_to"
