"""The data model: a diagram of all tables, and each table's columns with where their values come from."""

from __future__ import annotations

from collections.abc import Iterator

from ingest_platform.declare import Source
from ingest_platform.docs.markdown import GENERATED, code, page, table
from ingest_platform.raw.tables import raw_tables
from ingest_platform.refine.tables import RefinedTable, refined_tables

COMMON = (
    ("id", "uuid", "Local id, derived from the account and the vendor's id: a rebuilt copy has the same"),
    ("integration_id", "uuid", "The account"),
    ("company_id", "uuid", "Whose account it is"),
    ("raw_id", "bigint", "The raw version that the row shows"),
    ("created_at, updated_at", "timestamptz", "When the row was first written, and last changed"),
    ("synced_at", "timestamptz", "When the source was seen in the state shown"),
    ("deleted_at", "timestamptz", "Tombstone: when the source was seen without it; live rows have none"),
)
"""Columns of every refined table; object types have `source_version` too."""


def render(source: Source) -> str:
    """The page."""
    tables = refined_tables(source)
    objects = len(source.object_types)
    return page(
        GENERATED,
        f"# {source.title}: data model",
        f"{objects} object types make {len(tables)} refined tables. Beside them the raw log holds every version that "
        f"was seen, as it came (`{source.raw_table}`), and when a known version was seen again "
        f"(`{source.observation_table}`). Ids of {source.title} are `{source.id_type}`; money is `numeric` in the "
        "currency that the row names.",
        "## Tables and what refers to what",
        "A line from a child to its parent is a foreign key on the local UUID that goes with the parent. A line "
        "between objects is a reference that stays empty until its target arrives, unless it is marked as required.",
        "```mermaid\n" + "\n".join(_diagram(source)) + "\n```",
        "## Columns of every refined table",
        table(("column", "type", "meaning"), COMMON),
        "## The raw log",
        _raw(source),
        "## Refined tables",
        "`personal` columns are cleared when a person is erased.",
        *(_section(t) for t in tables),
    )


def _diagram(source: Source) -> Iterator[str]:
    yield "erDiagram"
    for refined in refined_tables(source):
        if refined.parent is not None:
            yield f"    {refined.parent.name} ||--o{{ {refined.name} : has"
        for reference in refined.references:
            target = source.table(*reference.target.split("."))
            cardinality = "||--o{" if reference.required else "|o--o{"
            yield f'    {target} {cardinality} {refined.name} : "{reference.name}"'
    for refined in refined_tables(source):
        yield f"    {refined.name} {{"
        yield "        uuid id PK"
        if refined.parent_column:
            yield f"        uuid {refined.parent_column} FK"
        yield f"        {refined.table.c[refined.key_column].type.compile().lower()} {refined.key_column}"
        for reference in refined.references:
            if f"{reference.name}_id" not in {refined.parent_column, refined.key_column}:
                yield f"        uuid {reference.name}_id FK"
        yield "    }"


def _raw(source: Source) -> str:
    raw, _ = raw_tables(source)
    rows = [(code(c.name), str(c.type.compile()).lower(), c.comment) for c in raw.columns]
    return table(("column", "type", "meaning"), rows)


def _section(refined: RefinedTable) -> str:
    declared = refined.child.description if refined.child else refined.object_type.description
    parent = f" Child of `{refined.parent.name}`." if refined.parent else ""
    rows: list[tuple[object, ...]] = []
    if refined.parent_column and refined.parent:
        rows.append((code(refined.parent_column), "uuid", "", f"The `{refined.parent.name}` it belongs to", ""))
    key = refined.table.c[refined.key_column]
    key_paths = refined.child.key if refined.child else refined.object_type.identity
    said = "Its place in the list, from 1" if refined.key_column == "position" else "The vendor's id"
    rows.append(
        (code(refined.key_column), str(key.type.compile()).lower(), _paths(p.path for p in key_paths), said, "")
    )
    for reference in refined.references:
        target = refined.source.table(*reference.target.split("."))
        vendor = refined.source.id_column(reference.name)
        paths = _paths(p.path for p in reference.source)
        if vendor != refined.key_column:
            kind = str(refined.table.c[vendor].type.compile()).lower()
            rows.append((code(vendor), kind, paths, reference.description or f"The vendor's id of the {target}", ""))
        need = "required" if reference.required else "empty until that arrives"
        rows.append((code(f"{reference.name}_id"), "uuid", "", f"The `{target}` it refers to; {need}", ""))
    for field in refined.fields:
        marks = ", ".join(w for w, on in (("required", field.required), ("personal", field.personal)) if on)
        paths = _paths(p.path for p in field.source)
        rows.append((code(field.target), field.type, paths, field.description, marks))
    return f"### {refined.name}\n\n{declared}.{parent}\n\n" + table(("column", "type", "from", "meaning", ""), rows)


def _paths(paths: Iterator[str]) -> str:
    return " or ".join(f"`{p}`" for p in paths)
