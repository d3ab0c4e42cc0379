"""One row an object: the refined tables against the raw log that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ingest_platform.declare import ObjectType
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.result import Found, named
from ingest_platform.refine.tables import RefinedTable, tables_of

SAMPLE = 5
MOST = 1000
"""Keys of one problem that a repair takes up at once."""


def one_row_an_object(copy: Copy, object_type: ObjectType) -> Found:
    """No row twice, none missing, none from nowhere, and no live child of a deleted parent."""
    problems: dict[str, dict[str, Any]] = {}
    objects: list[str] = []
    for name, sentence, query in _questions(copy, object_type):
        rows = copy.conn.execute(
            f"SELECT key, count(*) OVER () FROM ({query}) AS found(key) LIMIT {MOST}",
            {"integration_id": copy.owner.integration_id, "object_type": object_type.name},
        ).fetchall()
        if rows:
            problems[name] = {"problem": sentence, "actual": rows[0][1], "sample": [row[0] for row in rows[:SAMPLE]]}
            objects += _objects(copy, object_type, name, [row[0] for row in rows])
    where = "integration_id = %s"
    table = copy.source.table(object_type.name)
    live = copy.number(f"SELECT count(*) FROM {table} WHERE {where} AND deleted_at IS NULL", copy.owner.integration_id)
    gone = copy.number(
        f"SELECT count(*) FROM {table} WHERE {where} AND deleted_at IS NOT NULL", copy.owner.integration_id
    )
    detail = {"expected": 0, "live": live, "tombstones": gone, "problems": problems}
    if not problems:
        return Found(True, f"{live:,} {object_type.plural} and {gone:,} tombstones, each once", detail)
    said = "; ".join(f"{p['actual']} {p['problem']} ({named(p['sample'])})" for p in problems.values())
    return Found(
        False, f"{object_type.plural.capitalize()}: {said}", detail, copy.repair, tuple(dict.fromkeys(objects))
    )


def _objects(copy: Copy, object_type: ObjectType, problem: str, keys: list[str]) -> list[str]:
    """The objects that the rows with these keys belong to."""
    table = next((t for t in tables_of(copy.source, object_type) if problem.endswith(f" in {t.name}")), None)
    if table is None or table.parent is None:
        return keys
    above, joins = table, ""
    while above.parent is not None:
        alias, parent = ("c" if above is table else above.name), above.parent.name
        joins += f" JOIN {parent} ON {parent}.id = {alias}.{above.parent_column}"
        above = above.parent
    rows = copy.conn.execute(
        f"SELECT DISTINCT {above.name}.{above.key_column}::text FROM {table.name} c{joins} "
        f"WHERE c.integration_id = %s AND c.{table.key_column}::text = ANY(%s)",
        (copy.owner.integration_id, keys),
    )
    return [row[0] for row in rows]


def _questions(copy: Copy, object_type: ObjectType) -> Iterator[tuple[str, str, str]]:
    """(name, what is wrong with each key found, the query that finds them)."""
    source = copy.source
    raw, object_id = source.raw_table, source.id_column("object")
    tables = list(tables_of(source, object_type))
    own = tables[0]
    local = f"md5(%(integration_id)s::uuid::text || ':{own.name}:' || r.{object_id})::uuid"
    mine = "integration_id = %(integration_id)s AND object_type = %(object_type)s"
    yield (
        "missing",
        "are in the raw log as refined and have no row",
        # A deletion that came first, or that a late read lost against, leaves none.
        f"SELECT DISTINCT r.{object_id} FROM {raw} r WHERE r.{mine} AND r.operation = 'upsert' "
        f"AND r.processing_status = 'processed' AND NOT EXISTS (SELECT FROM {own.name} t WHERE t.id = {local}) "
        f"AND NOT EXISTS (SELECT FROM {raw} d WHERE d.{mine} AND d.{object_id} = r.{object_id} "
        "AND d.operation = 'delete')",
    )
    yield (
        "surplus",
        "have a row that no raw version explains",
        f"SELECT t.{own.key_column}::text FROM {own.name} t WHERE t.integration_id = %(integration_id)s AND NOT EXISTS "
        f"(SELECT FROM {raw} r WHERE r.id = t.raw_id AND r.{mine} AND r.{object_id} = t.{own.key_column}::text)",
    )
    for refined in tables:
        name = refined.name
        if refined.key_column != "position":
            yield (
                f"twice in {name}",
                f"are more than once in {name}",
                f"SELECT {refined.key_column}::text FROM {name} WHERE integration_id = %(integration_id)s "
                f"GROUP BY {_unique(refined)} HAVING count(*) > 1",
            )
        if refined.parent is not None:
            yield (
                f"orphans in {name}",
                f"rows of {name} are live although their parent is not",
                f"SELECT c.{refined.key_column}::text FROM {name} c LEFT JOIN {refined.parent.name} p "
                f"ON p.id = c.{refined.parent_column} WHERE c.integration_id = %(integration_id)s "
                "AND c.deleted_at IS NULL AND (p.id IS NULL OR p.deleted_at IS NOT NULL)",
            )


def _unique(refined: RefinedTable) -> str:
    within = refined.child is not None and refined.child.key_within_parent
    return f"{refined.parent_column}, {refined.key_column}" if within else refined.key_column
