"""Versions that wait until an object arrives, refined in the very transaction that brings it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import psycopg

from ingest_platform.declare import ObjectType, Source
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.apply import RefineResult, refine_chosen


def refine_with_waiting(
    conn: psycopg.Connection[Any],
    source: Source,
    owner: Owner,
    object_type: ObjectType,
    raw_ids: Sequence[int],
    object_ids: Sequence[str],
    *,
    fresh: bool = False,
    careful: bool = True,
) -> Iterator[RefineResult]:
    """Refine these versions of these objects, as `refine_chosen` does, and then what waited for the objects."""
    if not raw_ids:
        return
    # Sent before what it is asked of changes; the answer is read after that.
    waiting = _asked_for(conn, source, owner, object_type, object_ids)
    yield refine_chosen(conn, source, owner, object_type, raw_ids, fresh=fresh, careful=careful)
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for name, raw_id, object_id in waiting:
        found[name][raw_id] = object_id
    for name, rows in sorted(found.items()):
        inner = source.object_type(name)
        yield from refine_with_waiting(conn, source, owner, inner, list(rows), list(rows.values()), careful=careful)


def _asked_for(
    conn: psycopg.Connection[Any], source: Source, owner: Owner, parent: ObjectType, object_ids: Sequence[str]
) -> Iterable[tuple[str, int, str]]:
    """Type, raw id and object id of the versions that are deferred until one of these objects arrives."""
    children = {o.name for o in source.object_types for r in o.references if r.required and r.target == parent.name}
    if not children:
        return ()
    return conn.execute(
        f"SELECT object_type, id, {source.id_column('object')} FROM {source.raw_table} "
        "WHERE integration_id = %s AND object_type = ANY(%s) AND processing_status = 'deferred' "
        "AND waiting_for = ANY(%s)",
        (owner.integration_id, sorted(children), [f"{parent.name}:{i}" for i in object_ids]),
        prepare=True,
    )
