"""What follows from a batch: references and waiting versions that it resolves, objects to ask for again."""

from collections.abc import Iterator

import sqlalchemy as sa

from ingest_platform.control.fetch_requests import asking
from ingest_platform.declare import ObjectType, Source
from ingest_platform.refine import expressions as ex
from ingest_platform.refine.batch import applied, batch, sql
from ingest_platform.refine.tables import RefinedTable, refined_tables


def resolve_inbound(source: Source, targets: tuple[RefinedTable, ...]) -> list[str]:
    """Fill the foreign keys of rows that came before the objects of this batch.

    One statement for many tables, as far as none is written twice in it: mostly nothing is open, and what a statement
    costs is then that it is one.
    """
    together: list[dict[str, str]] = []
    for table, update in _updates(source, targets):
        free = next((tables for tables in together if table not in tables), None)
        if free is None:
            together.append({table: update})
        else:
            free[table] = update
    return [_all_of(list(updates.values())) for updates in together]


def _all_of(updates: list[str]) -> str:
    *some, last = updates
    named = ", ".join(f"r{n} AS ({update})" for n, update in enumerate(some))
    return f"WITH {named} {last}" if some else last


def _updates(source: Source, targets: tuple[RefinedTable, ...]) -> Iterator[tuple[str, str]]:
    labels = {t.label: t for t in targets}
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
            yield (
                referrer.name,
                f"UPDATE {referrer.name} x SET {local} = t.id FROM refine_batch b JOIN {target.name} t "
                f"ON {anchor} = b.local_id WHERE b.outcome = 'apply' AND {fresh} "
                f"AND x.integration_id = %(integration_id)s AND x.{vendor} = t.{target.key_column} "
                f"AND x.{local} IS NULL "
                # Mostly nothing is open: then no row of the batch need be looked for.
                f"AND EXISTS (SELECT FROM {referrer.name} o WHERE o.integration_id = %(integration_id)s "
                f"AND o.{vendor} IS NOT NULL AND o.{local} IS NULL)",
            )


def release_waiting(source: Source, object_type: ObjectType) -> str | None:
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


def finish(source: Source) -> str:
    """What became of each version of the batch, written to the raw log."""
    return (
        f"UPDATE {source.raw_table} r SET processed_at = now(), error_message = b.error, waiting_for = b.waiting_for, "
        "processing_status = CASE b.outcome WHEN 'error' THEN 'error' WHEN 'deferred' THEN 'deferred' "
        "WHEN 'tie' THEN 'deferred' ELSE 'processed' END FROM refine_batch b WHERE r.id = b.raw_id "
        "AND (NOT b.fresh OR b.outcome IN ('error', 'deferred', 'tie'))"
    )


def request_fetch(object_type: ObjectType) -> str:
    """Ask again for the objects whose versions tie."""
    return asking(
        f"SELECT DISTINCT %(integration_id)s::uuid, '{object_type.name}', b.object_id, b.error "
        "FROM refine_batch b WHERE b.outcome = 'tie'"
    )


def request_whole(object_type: ObjectType) -> str | None:
    """Objects whose webhook shows a list that may be cut: neither what left nor what was not shown can be told."""
    doc = batch.c.payload
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
    rows = sa.select(batch.c.object_id).where(applied, sa.not_(batch.c.authoritative), sa.or_(*cut))
    return asking(
        f"SELECT %(integration_id)s::uuid, '{object_type.name}', b.object_id, "
        f"'its webhook shows a list that may be cut' FROM ({sql(rows)}) b"
    )
