"""Erasing people from the raw log and the refined tables of an account, in the caller's transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import psycopg
from psycopg import sql

from ingest_platform import canonical
from ingest_platform.declare import ObjectType, Source
from ingest_platform.raw.redaction import REDACTED, redactor, scrub
from ingest_platform.raw.versions import Owner
from ingest_platform.refine import released
from ingest_platform.refine.tables import RefinedTable, refined_tables, tables_of

Connection = psycopg.Connection[Any]
Objects = Mapping[str, Collection[str]]
"""Vendor ids by object type."""

ERASED = "erased on request"

CONTAINS = "EXISTS (SELECT FROM unnest(%(needles)s::text[]) n WHERE position(n IN lower({0})) > 0)"
"""Whether a text contains one of `needles`, which are in lower case."""


# -- finding -----------------------------------------------------------------------------------------------------


def kin_types(source: Source) -> list[ObjectType]:
    """The person's type, and every type from which references lead to a person."""
    if source.person is None:
        return []
    kin = {source.person}
    while True:
        more = {o.name for o in source.object_types for r in o.references if r.target in kin} - kin
        if not more:
            return [o for o in source.object_types if o.name in kin]
        kin |= more


def objects_of(conn: Connection, source: Source, owner: Owner, start: Objects) -> dict[str, set[str]]:
    """The given objects, and all that refer to them, directly or by way of others."""
    found: dict[str, set[str]] = defaultdict(set, {name: set(ids) for name, ids in start.items()})
    own = [t for t in refined_tables(source) if t.child is None and t.object_type.name != source.person]
    grown = True
    while grown:
        grown = False
        for table in own:
            for reference in table.references:
                if not found.get(reference.target):
                    continue
                rows = conn.execute(
                    sql.SQL("SELECT {}::text FROM {} WHERE integration_id = %s AND {}::text = ANY(%s)").format(
                        sql.Identifier(table.key_column),
                        sql.Identifier(table.name),
                        sql.Identifier(source.id_column(reference.name)),
                    ),
                    (owner.integration_id, sorted(found[reference.target])),
                )
                new = {row[0] for row in rows} - found[table.object_type.name]
                if new:
                    found[table.object_type.name] |= new
                    grown = True
    return {name: ids for name, ids in found.items() if ids}


def mentioning(conn: Connection, source: Source, owner: Owner, contacts: Collection[str]) -> dict[int, tuple[str, str]]:
    """Raw versions that contain an e-mail address or phone number: {raw id: (object type, object id)}.

    Other people's own objects are left out: a family shares a phone. Reads the whole log of the account's kin types.
    """
    types = [o.name for o in kin_types(source) if o.name != source.person]
    if not contacts or not types:
        return {}
    rows = conn.execute(
        (
            f"SELECT id, object_type, {source.id_column('object')} FROM {source.raw_table} "
            "WHERE integration_id = %(i)s AND object_type = ANY(%(types)s) AND "
            f"({CONTAINS.format('payload::text')} OR {CONTAINS.format('error_message')} "
            f"OR EXISTS (SELECT FROM unnest(%(needles)s::text[]) n "
            "WHERE position(convert_to(n, 'UTF8') IN payload_bytes) > 0))"
        ),
        {"i": owner.integration_id, "types": types, "needles": [c.lower() for c in contacts]},
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def versions(
    conn: Connection, source: Source, owner: Owner, object_type: str, ids: Collection[str]
) -> Iterator[tuple[int, str, Any]]:
    """Every raw version of these objects: (raw id, object id, document)."""
    rows = conn.execute(
        (
            f"SELECT id, {source.id_column('object')}, payload::text, payload_bytes FROM {source.raw_table} "
            f"WHERE integration_id = %s AND object_type = %s AND {source.id_column('object')} = ANY(%s) ORDER BY id"
        ),
        (owner.integration_id, object_type, sorted(ids)),
    ).fetchall()
    for raw_id, object_id, text, data in rows:
        content = text.encode() if text is not None else bytes(data or b"null")
        yield raw_id, object_id, canonical.parse(content)


# -- erasing -----------------------------------------------------------------------------------------------------


def erase_raw(
    conn: Connection, source: Source, owner: Owner, object_type: str, ids: Collection[str], needles: Collection[str]
) -> int:
    """Replace every version of these objects by its redacted form. Ids, versions, times and hashes stay."""
    clean = redactor(source, source.object_type(object_type))
    rows = list(versions(conn, source, owner, object_type, ids))
    _replace(conn, source, [(raw_id, clean.redact(data, needles)) for raw_id, _, data in rows])
    return len(rows)


def scrub_raw(conn: Connection, source: Source, raw_ids: Collection[int], needles: Collection[str]) -> int:
    """Clear the texts that contain a needle from versions that are somebody else's, and from none but those."""
    rows = conn.execute(
        f"SELECT id, payload::text, payload_bytes FROM {source.raw_table} WHERE id = ANY(%s)", (sorted(raw_ids),)
    ).fetchall()
    parsed = [(i, canonical.parse(t.encode() if t is not None else bytes(b or b"null"))) for i, t, b in rows]
    _replace(conn, source, [(raw_id, scrub(data, needles)) for raw_id, data in parsed])
    return len(rows)


def _replace(conn: Connection, source: Source, documents: Sequence[tuple[int, Any]]) -> None:
    with conn.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {source.raw_table} SET payload_bytes = NULL, "
            "payload = CASE WHEN pg_input_is_valid(%(p)s, 'jsonb') THEN %(p)s ELSE '{}' END::jsonb, "
            f"error_message = CASE WHEN error_message IS NULL THEN NULL ELSE '{ERASED}' END WHERE id = %(id)s",
            [{"p": canonical.dump(data).decode(), "id": raw_id} for raw_id, data in documents],
        )


def erase_refined(
    conn: Connection,
    source: Source,
    owner: Owner,
    object_type: str,
    ids: Collection[str],
    needles: Collection[str],
    *,
    personal: bool = True,
) -> Counter[str]:
    """Clear the personal columns of these objects and their children, tombstones included: {table: rows}.

    Other columns lose what contains a needle; without `personal` that is all they lose.
    """
    done: Counter[str] = Counter()
    for table in tables_of(source, source.object_type(object_type)):
        changes = list(_changes(table, personal=personal))
        if changes:
            assignments = sql.SQL(", ").join(change for change, _ in changes)
            differs = sql.SQL(" OR ").join(condition for _, condition in changes)
            statement = sql.SQL("UPDATE {} SET {}, updated_at = now() WHERE {} AND ({})").format(
                sql.Identifier(table.name), assignments, rows_of(table), differs
            )
            params = {"i": owner.integration_id, "ids": sorted(ids), "needles": list(needles)}
            done[table.name] += conn.execute(statement, params).rowcount
            # What was released before shows the person as well.
            served = sql.SQL("UPDATE {} SET {} WHERE {} AND ({})").format(
                sql.Identifier(released.SCHEMA, table.name), assignments, rows_of(table), differs
            )
            if cleared := conn.execute(served, params).rowcount:
                done[released.name(table)] += cleared
    return done


def rows_of(table: RefinedTable) -> sql.Composable:
    """Rows of the objects `%(ids)s`, or of their children."""
    if table.parent is None or table.parent_column is None:
        return sql.SQL("integration_id = %(i)s AND {}::text = ANY(%(ids)s)").format(sql.Identifier(table.key_column))
    return sql.SQL("{} IN (SELECT id FROM {} WHERE {})").format(
        sql.Identifier(table.parent_column), sql.Identifier(table.parent.name), rows_of(table.parent)
    )


def _changes(table: RefinedTable, *, personal: bool) -> Iterator[tuple[sql.Composable, sql.Composable]]:
    for declared in table.fields:
        column = sql.Identifier(declared.target)
        cleared = sql.Literal(REDACTED) if declared.required else sql.SQL("NULL")
        if personal and declared.personal:
            yield (
                sql.SQL("{} = {}").format(column, cleared),
                sql.SQL("{} IS DISTINCT FROM {}").format(column, cleared),
            )
        elif declared.type in ("text", "text[]", "jsonb"):
            found = sql.SQL(CONTAINS).format(sql.SQL("{}::text").format(column))
            yield sql.SQL("{0} = CASE WHEN {1} THEN {2} ELSE {0} END").format(column, found, cleared), found
