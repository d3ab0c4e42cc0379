"""Writing rows: one INSERT … SELECT … ON CONFLICT for each table."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from ingest_platform.refine import expressions as ex
from ingest_platform.refine.batch import (
    MINUS_INFINITY,
    Expression,
    applied,
    batch,
    company,
    from_documents,
    integration,
    local_id,
)
from ingest_platform.refine.tables import RefinedTable


def upsert_object(own: RefinedTable) -> Any:
    """Write the objects of the batch."""
    table, current = own.table, own.table.alias("cur")
    taken = _taken_out(own)
    values: dict[str, Expression] = {
        "id": taken.c.local_id,
        "integration_id": sa.cast(integration, pg.UUID(as_uuid=False)),
        "company_id": sa.cast(company, pg.UUID(as_uuid=False)),
        own.key_column: sa.cast(taken.c.key, table.c[own.key_column].type),
        "source_version": taken.c.version,
        **({"source_sequence": taken.c.sequence} if own.object_type.sequence else {}),
    }
    statement = _insert(own, taken, current, values)
    changes = {c: statement.excluded[c] for c in values if c not in ("id", "integration_id", "company_id")}
    later = {"index_elements": ["id"], "set_": {**changes, **_row_times(statement)}}
    if own.object_type.versioned_by == "source_clock":
        return statement.on_conflict_do_update(**later)  # a read may be later than an event and yet bear no later time
    not_older = sa.func.coalesce(statement.excluded.source_version, MINUS_INFINITY) >= sa.func.coalesce(
        table.c.source_version, MINUS_INFINITY
    )
    if own.object_type.sequence:
        given, held = statement.excluded.source_sequence, table.c.source_sequence
        not_older = sa.case((given != held, given > held), else_=not_older)
    return statement.on_conflict_do_update(
        **later,
        # The account's lock makes this certain already; it is said here as well, since this is where it counts.
        where=sa.or_(not_older, table.c.deleted_at.is_not(None)),
    )


def upsert_child(refined: RefinedTable) -> Any:
    """Write the children that the documents of the batch show; those that are as they were stay untouched."""
    table, current = refined.table, refined.table.alias("cur")
    taken = _taken_out(refined)
    assert refined.parent_column is not None
    values: dict[str, Expression] = {
        "id": taken.c.local_id,
        "integration_id": sa.cast(integration, pg.UUID(as_uuid=False)),
        "company_id": sa.cast(company, pg.UUID(as_uuid=False)),
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
    whole_doc = batch.c.payload.op("||", return_type=pg.JSONB())(sa.literal_column("'{}'::jsonb")).label("doc")
    columns = (batch.c.raw_id, batch.c.local_id, batch.c.object_id, batch.c.version, batch.c.sequence,
               batch.c.observed_at, batch.c.existed)  # fmt: skip
    docs = sa.select(*columns, whole_doc).where(applied).cte("docs").prefix_with("MATERIALIZED")
    frm, doc, parts = from_documents(refined, docs, docs.c.doc)
    taken: list[Any] = [docs.c.raw_id, docs.c.observed_at, docs.c.existed, docs.c.version, docs.c.sequence,
                        doc.label("doc"), parts.local_id.label("local_id"), parts.parent_id.label("parent_id"),
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
        # Known by its place alone, it may be another one by now: what is not said of it is not known of it.
        replaced = refined.child is not None and not refined.child.key
        if replaced or refined.object_type.whole:
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
