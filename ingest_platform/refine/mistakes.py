"""Finding the versions that hold what their columns cannot take, and saying so. Runs only after PostgreSQL refused."""

from typing import Any

import sqlalchemy as sa

from ingest_platform.declare import Source
from ingest_platform.refine import expressions as ex
from ingest_platform.refine.batch import Expression, applied, batch, from_documents, sql
from ingest_platform.refine.tables import RefinedTable


def find_errors(refined: RefinedTable) -> list[str]:
    """Mark the versions that hold a value their columns cannot take, with a message a person can act on."""
    if refined.child is None:
        return _find_bad_values(refined)
    return [_find_no_list(refined), *_find_twins(refined), *_find_bad_values(refined)]


def _find_no_list(refined: RefinedTable) -> str:
    """Versions that hold something else where the list of children belongs."""
    child, parent = refined.child, refined.parent
    assert child is not None
    assert parent is not None
    frm, doc, _ = from_documents(parent, elements=ex.elements_or_none)
    kind = sa.func.jsonb_typeof(ex.elements(doc, child.lists))
    looked = ", ".join(s.path for s in child.lists)
    message = ex.literal(f"{refined.label}: a list was expected (at {looked})")
    return _mark(sa.select(batch.c.raw_id, message.label("message")).select_from(frm)
                 .where(applied, kind != ex.literal("array")).distinct())  # fmt: skip


def _find_twins(refined: RefinedTable) -> list[str]:
    """Versions whose list shows one child twice: which of the two counts, nobody can say."""
    child = refined.child
    assert child is not None
    if not child.key:
        return []
    frm, _, parts = from_documents(refined, elements=ex.elements_or_none)
    within = [parts.parent_id] if child.key_within_parent else []
    twins = (
        sa.select(batch.c.raw_id, parts.key.label("key")).select_from(frm).where(applied, parts.key.is_not(None))
        .group_by(batch.c.raw_id, parts.key, *within).having(sa.func.count() > sa.literal_column("1"))
        .subquery("twins")
    )  # fmt: skip
    text = ex.literal(f"{refined.label}: id ").op("||")(sa.func.min(twins.c.key))
    message = text.op("||")(ex.literal(" stands in the list twice"))
    return [_mark(sa.select(twins.c.raw_id, message.label("message")).group_by(twins.c.raw_id))]


def _mark(rows: sa.Select[Any]) -> str:
    found = rows.cte("found")
    statement = (
        sa.update(batch)
        .where(batch.c.raw_id == found.c.raw_id)
        .values(outcome=ex.literal("error"), error=found.c.message)
    )
    return sql(statement)


def _find_bad_values(refined: RefinedTable) -> list[str]:
    frm, doc, _ = from_documents(refined, elements=ex.elements_or_none)
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
        keyless = sa.false() if refined.child.key_else_position else sa.true()
        bad_key = sa.func.coalesce(sa.not_(_fits_key(key, refined.source)), keyless)
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
        sa.select(batch.c.raw_id, sa.func.min(sa.case(*problems)).label("message"))
        .select_from(frm)
        .where(applied, sa.or_(*(p for p, _ in problems)))
        .group_by(batch.c.raw_id)
    )
    return [_mark(found)]


def _fits_key(key: Expression, source: Source) -> Expression:
    return sa.func.pg_input_is_valid(key, ex.literal(source.id_type), type_=sa.Boolean())
