"""A declaration compiled to the statements that refine it: one set-based statement for each table and purpose."""

from dataclasses import dataclass

from ingest_platform.declare import ObjectType, Source
from ingest_platform.refine.batch import sql
from ingest_platform.refine.dependents import request_dependents
from ingest_platform.refine.judge import defer, load
from ingest_platform.refine.mistakes import find_errors
from ingest_platform.refine.remove import delete, drop_absent, drop_orphans
from ingest_platform.refine.settle import finish, release_waiting, request_fetch, request_whole, resolve_inbound
from ingest_platform.refine.tables import RefinedTable, tables_of
from ingest_platform.refine.write import upsert_child, upsert_object


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
    load_chosen: str
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


def plan(source: Source, object_type: ObjectType) -> ObjectPlan:
    """Compile one object type."""
    tables = tuple(tables_of(source, object_type))
    own, children = tables[0], tables[1:]
    return ObjectPlan(
        source=source,
        object_type=object_type,
        table=own.name,
        load=load(own),
        load_chosen=load(own, chosen=True),
        defer=tuple(defer(own, r) for r in own.references if r.required),
        find_errors=tuple(s for t in tables for s in find_errors(t)),
        upsert=sql(upsert_object(own)),
        children=tuple(_child_plan(c) for c in children),
        delete=sql(delete(own)),
        request_dependents=request_dependents(source, object_type),
        resolve=tuple(resolve_inbound(source, tables)),
        release_waiting=release_waiting(source, object_type),
        finish=finish(source),
        request_fetch=request_fetch(object_type),
        request_whole=request_whole(object_type),
    )


def _child_plan(refined: RefinedTable) -> ChildPlan:
    return ChildPlan(
        table=refined.name,
        upsert=sql(upsert_child(refined)),
        drop_absent=sql(drop_absent(refined)),
        drop_orphans=sql(drop_orphans(refined)),
    )
