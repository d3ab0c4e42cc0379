"""Removing rows: tombstones for what is gone, and for what a whole list does not show any more."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from ingest_platform.declare import ListSource
from ingest_platform.refine import expressions as ex
from ingest_platform.refine.batch import Expression, applied, batch, element_key, from_documents
from ingest_platform.refine.tables import RefinedTable


def _tombstone() -> dict[str, Any]:
    return {"deleted_at": batch.c.observed_at, "updated_at": sa.func.now(), "synced_at": batch.c.observed_at,
            "raw_id": batch.c.raw_id}  # fmt: skip


def drop_absent(refined: RefinedTable) -> sa.ClauseElement:
    """Children of an updated parent that its whole list does not show any more."""
    table, child, parent = refined.table, refined.child, refined.parent
    assert child is not None
    assert parent is not None
    assert refined.parent_column is not None
    _, doc, parts = from_documents(parent)
    per_list = [
        _absent_from(refined, doc, source, [ex.present(doc, o.keys) for o in child.lists[:n]])
        for n, source in enumerate(child.lists)
    ]
    if refined.object_type.whole:
        # What the document leaves out is empty.
        per_list.append(sa.not_(sa.or_(*(ex.present(doc, source.keys) for source in child.lists))))
    statement = sa.update(table).where(
        applied, batch.c.existed, table.c[refined.parent_column] == parts.local_id, table.c.deleted_at.is_(None),
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
        sa.column("doc", pg.JSONB()), with_ordinality="ordinal", name="listed"
    ).render_derived()  # fmt: skip
    key = element_key(refined.source, child, rows)
    same = key == sa.cast(table.c[refined.key_column], sa.Text())
    return sa.and_(*used, *scope, ~sa.exists(sa.select(sa.literal_column("1")).select_from(rows).where(same)))


def drop_orphans(refined: RefinedTable) -> sa.ClauseElement:
    """Children of what was tombstoned in this batch."""
    table, parent = refined.table, refined.parent
    assert parent is not None
    assert refined.parent_column is not None
    above = parent.table.alias("parent")
    return (
        sa.update(table)
        .where(table.c[refined.parent_column] == above.c.id, above.c.raw_id == batch.c.raw_id,
               above.c.deleted_at.is_not(None), table.c.deleted_at.is_(None), _in_batch(refined, above))
        .values(**_tombstone())
    )  # fmt: skip


def _in_batch(refined: RefinedTable, above: Any) -> Expression:
    """The parent row belongs to an object of the batch: found by index, not by scanning for raw ids."""
    parent = refined.parent
    assert parent is not None
    if parent.child is None:
        return above.c.id == batch.c.local_id  # type: ignore[no-any-return]
    if parent.parent is not None and parent.parent.child is None:
        return above.c[parent.parent_column] == batch.c.local_id  # type: ignore[no-any-return]
    return sa.true()


def delete(own: RefinedTable) -> sa.ClauseElement:
    """Tombstone the objects that the source says are gone."""
    table = own.table
    later = sa.func.greatest(table.c.source_version, sa.func.coalesce(batch.c.deleted_at, table.c.source_version))
    return (
        sa.update(table)
        .where(table.c.id == batch.c.local_id, batch.c.outcome == ex.literal("delete"))
        .values(**{**_tombstone(),
                   "deleted_at": sa.func.coalesce(batch.c.deleted_at, batch.c.observed_at),
                   "source_version": later})
    )  # fmt: skip
