"""The batch: a temporary table with one pending version of each object, and its documents as rows.

Documents are uncompressed here: one must not be decompressed once for each path.
"""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.dialects.postgresql import psycopg as psycopg_dialect
from sqlalchemy.engine.interfaces import Dialect

from ingest_platform.declare import Child, Source
from ingest_platform.refine import expressions as ex
from ingest_platform.refine.tables import RefinedTable

Expression = sa.ColumnElement[Any]

CREATE_BATCH = """
CREATE TEMPORARY TABLE IF NOT EXISTS refine_batch (
    raw_id bigint NOT NULL, object_id text NOT NULL, version timestamptz, observed_at timestamptz NOT NULL,
    authoritative boolean NOT NULL, operation text NOT NULL, deleted_at timestamptz, payload jsonb,
    local_id uuid NOT NULL, existed boolean NOT NULL, was_deleted boolean NOT NULL,
    outcome text NOT NULL, error text, waiting_for text, sequence bigint
) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;
ALTER TABLE refine_batch ALTER payload SET STORAGE EXTERNAL
"""

batch = sa.table(
    "refine_batch",
    *(sa.column(n, sa.BigInteger()) for n in ("raw_id", "sequence")),
    *(sa.column(n, sa.Text()) for n in ("object_id", "operation", "outcome", "error", "waiting_for")),
    *(sa.column(n, sa.TIMESTAMP(timezone=True)) for n in ("version", "observed_at", "deleted_at")),
    *(sa.column(n, sa.Boolean()) for n in ("authoritative", "existed")),
    sa.column("payload", pg.JSONB()),
    sa.column("local_id", pg.UUID(as_uuid=False)),
)

integration = sa.bindparam("integration_id", type_=pg.UUID(as_uuid=False))
company = sa.bindparam("company_id", type_=pg.UUID(as_uuid=False))
_integration_text = sa.cast(sa.cast(integration, pg.UUID(as_uuid=False)), sa.Text())
applied = batch.c.outcome == ex.literal("apply")
MINUS_INFINITY: Expression = sa.literal_column("'-infinity'::timestamptz")

_dialect: Dialect = psycopg_dialect.PGDialect_psycopg()  # type: ignore[no-untyped-call]


def sql(statement: sa.ClauseElement) -> str:
    """The statement's text for psycopg, with named parameters."""
    return str(statement.compile(dialect=_dialect))


def local_id(table: str, key: Expression) -> Expression:
    """The local UUID of a row: the same at every rebuild, and known to children without a look-up."""
    return sa.cast(
        sa.func.md5(_integration_text.op("||")(ex.literal(f":{table}:")).op("||")(key)),
        pg.UUID(as_uuid=False),
    )


@dataclass(frozen=True)
class Parts:
    """Expressions over the elements of a child's list: its ids, and the constants that the list's scope gives."""

    local_id: Expression
    parent_id: Expression
    key: Expression
    scopes: dict[str, list[tuple[Expression, str]]]


def from_documents(
    refined: RefinedTable, batch: Any = batch, doc: Expression = batch.c.payload, elements: Any = ex.elements
) -> tuple[Any, Expression, Parts]:
    """FROM the batch, or from the elements of the (nested) list that a child table comes from."""
    frm: Any = batch
    parts = Parts(batch.c.local_id, batch.c.local_id, batch.c.object_id, {})
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


def element_key(source: Source, child: Child, rows: Any) -> Expression:
    """What an element of a child's list (`doc`, `ordinal`) is known by: the vendor's id, or else its place."""
    key = ex.key_text(rows.c.doc, source.id_paths(child.key))
    if not child.key_else_position:
        return key
    place = ex.literal("#").op("||")(sa.cast(rows.c.ordinal, sa.Text()))
    return sa.func.coalesce(key, place)


def _element_parts(step: RefinedTable, child: Child, doc: Expression, rows: Any, parent_id: Expression) -> Parts:
    if child.key:
        key = element_key(step.source, child, rows)
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
    return Parts(identity, parent_id, key, scopes)
