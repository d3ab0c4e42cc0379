"""A declaration compiled to the statements that refine it: one set-based statement for each table and purpose.

All of them work on `refine_batch`, a temporary table that holds one pending version of each object of a batch,
uncompressed: a document must not be decompressed once for each path.
"""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.dialects.postgresql import psycopg as psycopg_dialect
from sqlalchemy.engine.interfaces import Dialect

from ingest_platform.declare import Child, ListSource, ObjectType, Reference, Source
from ingest_platform.refine import expressions as ex
from ingest_platform.refine.dependents import request_dependents
from ingest_platform.refine.tables import RefinedTable, refined_tables, tables_of

Expression = sa.ColumnElement[Any]

CREATE_BATCH = """
CREATE TEMPORARY TABLE IF NOT EXISTS refine_batch (
    raw_id bigint NOT NULL, object_id text NOT NULL, version timestamptz, observed_at timestamptz NOT NULL,
    authoritative boolean NOT NULL, operation text NOT NULL, deleted_at timestamptz, payload jsonb,
    local_id uuid NOT NULL, existed boolean NOT NULL, was_deleted boolean NOT NULL,
    outcome text NOT NULL, error text, waiting_for text
) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;
ALTER TABLE refine_batch ALTER payload SET STORAGE EXTERNAL
"""

_batch = sa.table(
    "refine_batch",
    *(sa.column(n, sa.BigInteger()) for n in ("raw_id",)),
    *(sa.column(n, sa.Text()) for n in ("object_id", "operation", "outcome", "error", "waiting_for")),
    *(sa.column(n, sa.TIMESTAMP(timezone=True)) for n in ("version", "observed_at", "deleted_at")),
    *(sa.column(n, sa.Boolean()) for n in ("authoritative", "existed")),
    sa.column("payload", pg.JSONB()),
    sa.column("local_id", pg.UUID(as_uuid=False)),
)
_integration = sa.bindparam("integration_id", type_=pg.UUID(as_uuid=False))
_company = sa.bindparam("company_id", type_=pg.UUID(as_uuid=False))
_integration_text = sa.cast(sa.cast(_integration, pg.UUID(as_uuid=False)), sa.Text())
_applied = _batch.c.outcome == ex.literal("apply")
_minus_infinity: Expression = sa.literal_column("'-infinity'::timestamptz")

_dialect: Dialect = psycopg_dialect.PGDialect_psycopg()  # type: ignore[no-untyped-call]


def sql(statement: sa.ClauseElement) -> str:
    """The statement's text for psycopg, with named parameters."""
    return str(statement.compile(dialect=_dialect))


@dataclass(frozen=True)
class ChildPlan:
    """The statements of one child table.

    `upsert` writes the children that a document shows; `drop_absent` tombstones those that a whole list does not show
    any more; `drop_orphans` those whose parent went.
    """

    table: str
    upsert: str
    drop_absent: str
    drop_orphans: str


@dataclass(frozen=True)
class ObjectPlan:
    """The statements of one object type, in the order in which `apply` runs them."""

    source: Source
    object_type: ObjectType
    table: str
    load: str
    defer: tuple[str, ...]
    find_errors: tuple[str, ...]
    upsert: str
    children: tuple[ChildPlan, ...]
    delete: str
    request_dependents: tuple[str, ...]
    resolve: tuple[str, ...]
    release_waiting: str | None
    finish: str
    request_fetch: str
    request_whole: str | None


def local_id(table: str, key: Expression) -> Expression:
    """The local UUID of a row: the same at every rebuild, and known to children without a look-up."""
    return sa.cast(
        sa.func.md5(_integration_text.op("||")(ex.literal(f":{table}:")).op("||")(key)),
        pg.UUID(as_uuid=False),
    )


def plan(source: Source, object_type: ObjectType) -> ObjectPlan:
    """Compile one object type."""
    tables = tuple(tables_of(source, object_type))
    own, children = tables[0], tables[1:]
    return ObjectPlan(
        source=source,
        object_type=object_type,
        table=own.name,
        load=_load(own),
        defer=tuple(_defer(own, r) for r in own.references if r.required),
        find_errors=tuple(s for t in tables for s in _find_errors(t)),
        upsert=sql(_upsert_object(own)),
        children=tuple(_child_plan(c) for c in children),
        delete=sql(_delete(own)),
        request_dependents=request_dependents(source, object_type),
        resolve=tuple(_resolve_inbound(source, tables)),
        release_waiting=_release_waiting(source, object_type),
        finish=_finish(source),
        request_fetch=_request_fetch(object_type),
        request_whole=_request_whole(object_type),
    )


# -- loading and judging -----------------------------------------------------------------------------------------


def _load(own: RefinedTable) -> str:
    """Take pending versions, one for each object, and judge each against the current row.

    The order is the source's own version. At an equal version only a later read of the API decides; a webhook that
    ties, or that speaks of an object we hold for deleted, is settled by fetching the object again.
    """
    source, table = own.source, own.table
    raw = source.raw_table
    key = f"r.{source.id_column('object')}"
    uuid = f"md5(%(integration_id)s::uuid::text || ':{own.name}:' || {key})::uuid"
    # What was no use when it was ingested is none when it is tried again.
    versioned = "r.source_version IS NULL" if own.object_type.version else "false"
    unusable = (
        f"CASE WHEN {key} = '' THEN 'the document has no usable id' WHEN r.operation = 'delete' THEN NULL "
        "WHEN r.payload IS NULL THEN 'PostgreSQL cannot hold this JSON' "
        f"WHEN {versioned} THEN 'the document has no usable version' END"
    )
    return f"""
INSERT INTO refine_batch (raw_id, object_id, version, observed_at, authoritative, operation, deleted_at, payload,
                          local_id, existed, was_deleted, error, outcome)
SELECT r.id, {key}, r.source_version, r.observed_at, r.authoritative, r.operation, r.source_deleted_at, r.payload,
       {uuid}, cur.id IS NOT NULL, cur.deleted_at IS NOT NULL, {unusable},
       CASE
         WHEN {unusable} IS NOT NULL THEN 'error'
         WHEN r.operation = 'delete' THEN CASE
           WHEN cur.id IS NULL THEN 'logged'
           WHEN cur.deleted_at IS NOT NULL THEN 'stale'
           WHEN r.authoritative AND r.observed_at < cur.synced_at THEN 'tie'
           WHEN NOT r.authoritative AND (r.source_deleted_at < cur.source_version
             OR EXISTS (SELECT FROM {source.observation_table} o WHERE o.raw_id = r.id)) THEN 'tie'
           ELSE 'delete' END
         WHEN cur.id IS NULL THEN CASE
           WHEN NOT gone.known THEN 'apply'
           WHEN NOT r.authoritative THEN 'tie'
           WHEN r.observed_at > gone.at THEN 'apply'
           ELSE 'stale' END
         WHEN cur.deleted_at IS NOT NULL THEN CASE
           WHEN r.authoritative AND r.observed_at > cur.synced_at THEN 'apply'
           WHEN r.authoritative OR r.source_version <= cur.source_version THEN 'stale'
           ELSE 'tie' END
         WHEN r.version > coalesce(cur.source_version, '-infinity') THEN 'apply'
         WHEN r.version < coalesce(cur.source_version, '-infinity') THEN 'stale'
         WHEN r.authoritative AND r.observed_at >= cur.synced_at THEN 'apply'
         ELSE 'tie'
       END
FROM (
  SELECT p.*, p.source <> 'webhook' AS authoritative, coalesce(p.source_version, '-infinity') AS version,
         row_number() OVER (PARTITION BY p.{source.id_column("object")} ORDER BY p.id) AS turn
  FROM (
    SELECT * FROM {raw}
    WHERE integration_id = %(integration_id)s AND object_type = '{own.object_type.name}'
      AND processing_status = 'pending' AND (%(raw_ids)s::bigint[] IS NULL OR id = ANY(%(raw_ids)s::bigint[]))
    ORDER BY id LIMIT %(limit)s
  ) p
) r
LEFT JOIN {table.name} cur ON cur.id = {uuid}
LEFT JOIN LATERAL (
  SELECT count(*) > 0 AS known, max(d.observed_at) AS at FROM {raw} d
  WHERE cur.id IS NULL AND d.integration_id = %(integration_id)s AND d.object_type = '{own.object_type.name}'
    AND d.{source.id_column("object")} = {key} AND d.operation = 'delete'
) gone ON true
WHERE r.turn = 1"""


def _defer(own: RefinedTable, reference: Reference) -> str:
    """Versions whose parent has not arrived wait for it."""
    target = own.source.table(*reference.target.split("."))
    key = ex.key_text(_batch.c.payload, own.source.id_paths(reference.source))
    parent = sa.table(target, sa.column("id", pg.UUID(as_uuid=False)))
    statement = (
        sa.update(_batch)
        .where(
            _applied,
            key.is_not(None),
            ~sa.exists().where(parent.c.id == local_id(target, key)),
        )
        .values(
            outcome=ex.literal("deferred"),
            waiting_for=ex.literal(f"{reference.target}:").op("||")(key),
            error=ex.literal(f"waits for its {reference.target} ").op("||")(key),
        )
    )
    return sql(statement)


def _find_errors(refined: RefinedTable) -> list[str]:
    """Mark the versions that hold a value their columns cannot take, with a message a person can act on."""
    if refined.child is None:
        return _find_bad_values(refined)
    return [_find_no_list(refined), *_find_twins(refined), *_find_bad_values(refined)]


def _find_no_list(refined: RefinedTable) -> str:
    """Versions that hold something else where the list of children belongs."""
    child, parent = refined.child, refined.parent
    assert child is not None
    assert parent is not None
    frm, doc, _ = _from_documents(parent, elements=ex.elements_or_none)
    kind = sa.func.jsonb_typeof(ex.elements(doc, child.lists))
    looked = ", ".join(s.path for s in child.lists)
    message = ex.literal(f"{refined.label}: a list was expected (at {looked})")
    return _mark(sa.select(_batch.c.raw_id, message.label("message")).select_from(frm)
                 .where(_applied, kind != ex.literal("array")).distinct())  # fmt: skip


def _find_twins(refined: RefinedTable) -> list[str]:
    """Versions whose list shows one child twice: which of the two counts, nobody can say."""
    child = refined.child
    assert child is not None
    if not child.key:
        return []
    frm, _, parts = _from_documents(refined, elements=ex.elements_or_none)
    within = [parts.parent_id] if child.key_within_parent else []
    twins = (
        sa.select(_batch.c.raw_id, parts.key.label("key")).select_from(frm).where(_applied, parts.key.is_not(None))
        .group_by(_batch.c.raw_id, parts.key, *within).having(sa.func.count() > sa.literal_column("1"))
        .subquery("twins")
    )  # fmt: skip
    text = ex.literal(f"{refined.label}: id ").op("||")(sa.func.min(twins.c.key))
    message = text.op("||")(ex.literal(" stands in the list twice"))
    return [_mark(sa.select(twins.c.raw_id, message.label("message")).group_by(twins.c.raw_id))]


def _mark(rows: sa.Select[Any]) -> str:
    found = rows.cte("found")
    statement = (
        sa.update(_batch)
        .where(_batch.c.raw_id == found.c.raw_id)
        .values(outcome=ex.literal("error"), error=found.c.message)
    )
    return sql(statement)


def _find_bad_values(refined: RefinedTable) -> list[str]:
    frm, doc, _ = _from_documents(refined, elements=ex.elements_or_none)
    problems: list[tuple[Expression, Expression]] = []
    for field in refined.fields:
        name = ex.literal(f"{refined.label}.{field.target}: ")
        first = field.paths[0]
        shown = sa.func.left(ex.at(doc, first.keys).cast(sa.Text()), sa.literal_column("60"))
        if field.required:
            where = ex.literal("is required but missing (looked at " + ", ".join(p.path for p in field.paths) + ")")
            problems.append((ex.missing(doc, field), name.op("||")(where)))
        paths = ", ".join(p.path for p in field.paths)
        text = name.op("||")(sa.func.coalesce(shown, ex.literal("?"))).op("||")(
            ex.literal(f" is no {field.type} (at {paths})")
        )
        problems.append((ex.invalid(doc, field), text))
    if refined.child and refined.child.key:
        key = ex.key_text(doc, refined.source.id_paths(refined.child.key))
        bad_key = sa.func.coalesce(sa.not_(_fits_key(key, refined.source)), sa.true())
        problems.append((bad_key, ex.literal(f"{refined.label}: an element has no usable id")))
    for reference in refined.references:
        key = ex.key_text(doc, refined.source.id_paths(reference.source))
        problems.append((sa.func.coalesce(sa.not_(_fits_key(key, refined.source)), sa.false()),
                         ex.literal(f"{refined.label}.{reference.name}: not a usable id")))  # fmt: skip
        if reference.required:
            looked = ", ".join(p.path for p in reference.source)
            missing = f"{refined.label}.{reference.name}: is required but missing (looked at {looked})"
            problems.append((key.is_(None), ex.literal(missing)))
    if not problems:
        return []
    found = (
        sa.select(_batch.c.raw_id, sa.func.min(sa.case(*problems)).label("message"))
        .select_from(frm)
        .where(_applied, sa.or_(*(p for p, _ in problems)))
        .group_by(_batch.c.raw_id)
    )
    return [_mark(found)]


def _fits_key(key: Expression, source: Source) -> Expression:
    return sa.func.pg_input_is_valid(key, ex.literal(source.id_type), type_=sa.Boolean())


# -- writing -----------------------------------------------------------------------------------------------------


def _upsert_object(own: RefinedTable) -> Any:
    table, current = own.table, own.table.alias("cur")
    taken = _taken_out(own)
    values: dict[str, Expression] = {
        "id": taken.c.local_id,
        "integration_id": sa.cast(_integration, pg.UUID(as_uuid=False)),
        "company_id": sa.cast(_company, pg.UUID(as_uuid=False)),
        own.key_column: sa.cast(taken.c.key, table.c[own.key_column].type),
        "source_version": taken.c.version,
    }
    statement = _insert(own, taken, current, values)
    changes = {c: statement.excluded[c] for c in values if c not in ("id", "integration_id", "company_id")}
    return statement.on_conflict_do_update(
        index_elements=["id"],
        set_={**changes, **_row_times(statement)},
        # The account's lock makes this certain already; it is said here as well, since this is where it counts.
        where=sa.or_(
            sa.func.coalesce(statement.excluded.source_version, _minus_infinity)
            >= sa.func.coalesce(table.c.source_version, _minus_infinity),
            table.c.deleted_at.is_not(None),
        ),
    )


def _upsert_child(refined: RefinedTable) -> Any:
    table, current = refined.table, refined.table.alias("cur")
    taken = _taken_out(refined)
    assert refined.parent_column is not None
    values: dict[str, Expression] = {
        "id": taken.c.local_id,
        "integration_id": sa.cast(_integration, pg.UUID(as_uuid=False)),
        "company_id": sa.cast(_company, pg.UUID(as_uuid=False)),
        refined.parent_column: taken.c.parent_id,
        refined.key_column: sa.cast(taken.c.key, table.c[refined.key_column].type),
    }
    statement = _insert(refined, taken, current, values)
    content = [c for c in values if c not in ("id", "integration_id", "company_id")]
    differs = sa.tuple_(*(table.c[c] for c in content)).is_distinct_from(
        sa.tuple_(*(statement.excluded[c] for c in content))
    )
    return statement.on_conflict_do_update(
        index_elements=["id"],
        set_={**{c: statement.excluded[c] for c in content}, **_row_times(statement)},
        where=sa.or_(differs, table.c.deleted_at.is_not(None)),
    )


def _taken_out(refined: RefinedTable) -> Any:
    """A row for each object or child to write, with every value taken out of its document once (`v0`, `r0`, …).

    Materialised twice over: a document beyond a page's size lies in pieces in the batch's TOAST table and every path
    would collect it again; and a value that is tested, guarded and cast would be looked up for each of these.
    """
    whole_doc = _batch.c.payload.op("||", return_type=pg.JSONB())(sa.literal_column("'{}'::jsonb")).label("doc")
    columns = (_batch.c.raw_id, _batch.c.local_id, _batch.c.object_id, _batch.c.version,
               _batch.c.observed_at, _batch.c.existed)  # fmt: skip
    docs = sa.select(*columns, whole_doc).where(_applied).cte("docs").prefix_with("MATERIALIZED")
    frm, doc, parts = _from_documents(refined, docs, docs.c.doc)
    taken: list[Any] = [docs.c.raw_id, docs.c.observed_at, docs.c.existed, docs.c.version, doc.label("doc"),
                        parts.local_id.label("local_id"), parts.parent_id.label("parent_id"),
                        parts.key.label("key")]  # fmt: skip
    for n, reference in enumerate(refined.references):
        taken.append(ex.key_text(doc, refined.source.id_paths(reference.source)).label(f"r{n}"))
    for n, field in enumerate(refined.fields):
        value = ex.taken_out(doc, field)
        for condition, constant in parts.scopes.get(field.target, ()):
            value = sa.case((condition, ex.literal(constant)), else_=value)
        taken.append(value.label(f"v{n}"))
    return sa.select(*taken).select_from(frm).cte("taken").prefix_with("MATERIALIZED")


def _insert(refined: RefinedTable, taken: Any, current: Any, values: dict[str, Expression]) -> Any:
    """INSERT … SELECT of `values` (completed with references and fields) from what was taken out."""
    # A new object has no current rows: a null key spares the look-up of each.
    frm: Any = taken.outerjoin(current, current.c.id == sa.case((taken.c.existed, taken.c.local_id)))

    def column(found: Expression, value: Expression, paths: Any, name: str) -> Expression:
        if refined.child is not None and not refined.child.key:
            # Known by its place alone, it may be another one by now: what is not said of it is not known of it.
            return sa.case((found.is_not(None), value), else_=sa.null())
        untouched = sa.and_(taken.c.existed, ex.absent(taken.c.doc, paths))
        return sa.case((found.is_not(None), value), (untouched, current.c[name]), else_=sa.null())

    for n, reference in enumerate(refined.references):
        target = refined.source.table(*reference.target.split("."))
        key = taken.c[f"r{n}"]
        row = sa.table(target, sa.column("id", pg.UUID(as_uuid=False))).alias(f"ref_{reference.name}")
        frm = frm.outerjoin(row, row.c.id == local_id(target, key))
        vendor, local = refined.source.id_column(reference.name), f"{reference.name}_id"
        values[vendor] = column(key, sa.cast(key, refined.table.c[vendor].type), reference.source, vendor)
        values[local] = column(key, row.c.id, reference.source, local)
    for n, field in enumerate(refined.fields):
        value = taken.c[f"v{n}"]
        values[field.target] = column(value, ex.typed(value, taken.c.doc, field), field.paths, field.target)
    columns = [*values, "raw_id", "synced_at"]
    rows = sa.select(*values.values(), taken.c.raw_id, taken.c.observed_at).select_from(frm)
    return pg.insert(refined.table).from_select(columns, rows, include_defaults=False)


def _row_times(statement: Any) -> dict[str, Expression]:
    return {
        "raw_id": statement.excluded.raw_id,
        "synced_at": statement.excluded.synced_at,
        "updated_at": sa.func.now(),
        "deleted_at": sa.null(),
    }


@dataclass(frozen=True)
class _Parts:
    """Expressions over the elements of a child's list: its ids, and the constants that the list's scope gives."""

    local_id: Expression
    parent_id: Expression
    key: Expression
    scopes: dict[str, list[tuple[Expression, str]]]


def _from_documents(
    refined: RefinedTable, batch: Any = _batch, doc: Expression = _batch.c.payload, elements: Any = ex.elements
) -> tuple[Any, Expression, _Parts]:
    """FROM the batch, or from the elements of the (nested) list that a child table comes from."""
    frm: Any = batch
    parts = _Parts(batch.c.local_id, batch.c.local_id, batch.c.object_id, {})
    chain: list[RefinedTable] = []
    walk: RefinedTable | None = refined
    while walk is not None and walk.child is not None:
        chain.insert(0, walk)
        walk = walk.parent
    for depth, step in enumerate(chain):
        child = step.child
        assert child is not None
        rows = (
            sa.func.jsonb_array_elements(elements(doc, child.lists), type_=pg.JSONB())
            .table_valued(sa.column("doc", pg.JSONB()), with_ordinality="ordinal", name=f"e{depth}")
            .render_derived()
        )
        frm = frm.join(rows, sa.true())
        parts = _element_parts(step, child, doc, rows, parts.local_id)
        doc = rows.c.doc
    return frm, doc, parts


def _element_parts(step: RefinedTable, child: Child, doc: Expression, rows: Any, parent_id: Expression) -> _Parts:
    if child.key:
        key = ex.key_text(rows.c.doc, step.source.id_paths(child.key))
        identity = local_id(step.name, key)
    else:
        key = sa.cast(rows.c.ordinal, sa.Text())
    if not child.key or child.key_within_parent:
        text = sa.cast(parent_id, sa.Text()).op("||")(ex.literal(f":{step.name}:")).op("||")(key)
        identity = sa.cast(sa.func.md5(text), pg.UUID(as_uuid=False))
    scopes: dict[str, list[tuple[Expression, str]]] = {}
    for n, source in enumerate(child.lists):
        earlier = [ex.present(doc, other.keys) for other in child.lists[:n]]
        used = sa.and_(ex.present(doc, source.keys), *(sa.not_(e) for e in earlier))
        for column, constant in source.scope.items():
            scopes.setdefault(column, []).append((used, constant))
    return _Parts(identity, parent_id, key, scopes)


# -- removing ----------------------------------------------------------------------------------------------------


def _child_plan(refined: RefinedTable) -> ChildPlan:
    return ChildPlan(
        table=refined.name,
        upsert=sql(_upsert_child(refined)),
        drop_absent=sql(_drop_absent(refined)),
        drop_orphans=sql(_drop_orphans(refined)),
    )


def _tombstone() -> dict[str, Any]:
    return {"deleted_at": _batch.c.observed_at, "updated_at": sa.func.now(), "synced_at": _batch.c.observed_at,
            "raw_id": _batch.c.raw_id}  # fmt: skip


def _drop_absent(refined: RefinedTable) -> sa.ClauseElement:
    """Children of an updated parent that its whole list does not show any more."""
    table, child, parent = refined.table, refined.child, refined.parent
    assert child is not None
    assert parent is not None
    assert refined.parent_column is not None
    _, doc, parts = _from_documents(parent)
    per_list = [
        _absent_from(refined, doc, source, [ex.present(doc, o.keys) for o in child.lists[:n]])
        for n, source in enumerate(child.lists)
    ]
    statement = sa.update(table).where(
        _applied, _batch.c.existed, table.c[refined.parent_column] == parts.local_id, table.c.deleted_at.is_(None),
        sa.or_(*per_list),
    )  # fmt: skip
    return statement.values(**_tombstone())


def _absent_from(refined: RefinedTable, doc: Expression, source: ListSource, earlier: list[Expression]) -> Expression:
    table, child = refined.table, refined.child
    assert child is not None
    used = [ex.present(doc, source.keys), *(sa.not_(e) for e in earlier), ex.whole(doc, source)]
    scope = [sa.cast(table.c[c], sa.Text()) == ex.literal(v) for c, v in source.scope.items()]
    listed = sa.case((sa.func.jsonb_typeof(ex.at(doc, source.keys)) == ex.literal("array"), ex.at(doc, source.keys)),
                     else_=sa.literal_column("'[]'::jsonb"))  # fmt: skip
    if not child.key:
        return sa.and_(*used, *scope, table.c.position > sa.func.jsonb_array_length(listed))
    rows = sa.func.jsonb_array_elements(listed, type_=pg.JSONB()).table_valued(
        sa.column("doc", pg.JSONB()), name="listed"
    ).render_derived()  # fmt: skip
    key = ex.key_text(rows.c.doc, refined.source.id_paths(child.key))
    same = key == sa.cast(table.c[refined.key_column], sa.Text())
    return sa.and_(*used, *scope, ~sa.exists(sa.select(sa.literal_column("1")).select_from(rows).where(same)))


def _drop_orphans(refined: RefinedTable) -> sa.ClauseElement:
    """Children of what was tombstoned in this batch."""
    table, parent = refined.table, refined.parent
    assert parent is not None
    assert refined.parent_column is not None
    above = parent.table.alias("parent")
    return (
        sa.update(table)
        .where(table.c[refined.parent_column] == above.c.id, above.c.raw_id == _batch.c.raw_id,
               above.c.deleted_at.is_not(None), table.c.deleted_at.is_(None), _in_batch(refined, above))
        .values(**_tombstone())
    )  # fmt: skip


def _in_batch(refined: RefinedTable, above: Any) -> Expression:
    """The parent row belongs to an object of the batch: found by index, not by scanning for raw ids."""
    parent = refined.parent
    assert parent is not None
    if parent.child is None:
        return above.c.id == _batch.c.local_id  # type: ignore[no-any-return]
    if parent.parent is not None and parent.parent.child is None:
        return above.c[parent.parent_column] == _batch.c.local_id  # type: ignore[no-any-return]
    return sa.true()


def _delete(own: RefinedTable) -> sa.ClauseElement:
    table = own.table
    later = sa.func.greatest(table.c.source_version, sa.func.coalesce(_batch.c.deleted_at, table.c.source_version))
    return (
        sa.update(table)
        .where(table.c.id == _batch.c.local_id, _batch.c.outcome == ex.literal("delete"))
        .values(**{**_tombstone(),
                   "deleted_at": sa.func.coalesce(_batch.c.deleted_at, _batch.c.observed_at),
                   "source_version": later})
    )  # fmt: skip


# -- what waits for these objects --------------------------------------------------------------------------------


def _resolve_inbound(source: Source, targets: tuple[RefinedTable, ...]) -> list[str]:
    """Fill the foreign keys of rows that came before the objects of this batch."""
    labels = {t.label: t for t in targets}
    statements = []
    for referrer in refined_tables(source):
        for reference in referrer.references:
            target = labels.get(reference.target)
            if target is None:
                continue
            vendor, local = source.id_column(reference.name), f"{reference.name}_id"
            anchor = "t.id" if target.child is None else f"t.{target.parent_column}"
            # A child may be new in an object that was there before.
            fresh = "NOT b.existed" if target.child is None else "t.raw_id = b.raw_id"
            if target.child is not None and target.parent is not None and target.parent.child is not None:
                continue  # nothing refers to grandchildren; the sweep at the end of a sync would find it
            statements.append(
                f"UPDATE {referrer.name} x SET {local} = t.id FROM refine_batch b JOIN {target.name} t "
                f"ON {anchor} = b.local_id WHERE b.outcome = 'apply' AND {fresh} "
                f"AND x.integration_id = %(integration_id)s AND x.{vendor} = t.{target.key_column} "
                f"AND x.{local} IS NULL"
            )
    return statements


def _release_waiting(source: Source, object_type: ObjectType) -> str | None:
    """Versions that waited for objects of this batch become pending again."""
    waited_for = any(r.required and r.target == object_type.name for o in source.object_types for r in o.references)
    if not waited_for:
        return None
    return (
        f"UPDATE {source.raw_table} r SET processing_status = 'pending', error_message = NULL, waiting_for = NULL "
        "FROM refine_batch b WHERE b.outcome = 'apply' AND r.integration_id = %(integration_id)s "
        f"AND r.processing_status = 'deferred' AND r.waiting_for = '{object_type.name}:' || b.object_id "
        "RETURNING r.object_type"
    )


# -- the end of a batch ------------------------------------------------------------------------------------------


def _finish(source: Source) -> str:
    return (
        f"UPDATE {source.raw_table} r SET processed_at = now(), error_message = b.error, waiting_for = b.waiting_for, "
        "processing_status = CASE b.outcome WHEN 'error' THEN 'error' WHEN 'deferred' THEN 'deferred' "
        "WHEN 'tie' THEN 'deferred' ELSE 'processed' END FROM refine_batch b WHERE r.id = b.raw_id"
    )


def _request_fetch(object_type: ObjectType) -> str:
    return (
        "INSERT INTO fetch_request (integration_id, object_type, object_id, reason, requested_at) "
        f"SELECT DISTINCT %(integration_id)s::uuid, '{object_type.name}', b.object_id, b.error, now() "
        "FROM refine_batch b WHERE b.outcome = 'tie' "
        "ON CONFLICT (integration_id, object_type, object_id) DO UPDATE SET requested_at = now(), not_before = now()"
    )


def _request_whole(object_type: ObjectType) -> str | None:
    """Objects whose webhook shows a list that may be cut: neither what left nor what was not shown can be told."""
    doc = _batch.c.payload
    cut = [
        sa.and_(
            ex.present(doc, source.keys),
            *(sa.not_(ex.present(doc, earlier.keys)) for earlier in child.lists[:n]),
            sa.func.coalesce(sa.not_(ex.whole(doc, source)), sa.false()),
        )
        for child in object_type.children
        for n, source in enumerate(child.lists)
        if source.whole_below is not None or source.whole_if_as_many_as or source.whole_unless
    ]
    if not cut:
        return None
    rows = sa.select(_batch.c.object_id).where(_applied, sa.not_(_batch.c.authoritative), sa.or_(*cut))
    return (
        "INSERT INTO fetch_request (integration_id, object_type, object_id, reason) "
        f"SELECT %(integration_id)s::uuid, '{object_type.name}', b.object_id, "
        "'its webhook shows a list that may be cut' "
        f"FROM ({sql(rows)}) b "
        "ON CONFLICT (integration_id, object_type, object_id) DO UPDATE SET requested_at = now(), not_before = now()"
    )
