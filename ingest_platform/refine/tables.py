"""The tables that a declaration means, as SQLAlchemy Core tables.

Everything that needs to know a table's columns (DDL, diff, refine statements, Dagster's column schema, the
data-model page) asks here.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from ingest_platform.declare import Child, Field, ObjectType, Reference, Source, SourcePath
from ingest_platform.declare.source import MAX_IDENTIFIER

TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "text": sa.Text(),
    "bigint": sa.BigInteger(),
    "integer": sa.Integer(),
    "numeric": sa.Numeric(),
    "boolean": sa.Boolean(),
    "timestamptz": sa.TIMESTAMP(timezone=True),
    "date": sa.Date(),
    "jsonb": pg.JSONB(),
    "text[]": pg.ARRAY(sa.Text()),
}


@dataclass(frozen=True)
class RefinedTable:
    """One refined table with the declaration it comes from.

    `child` is None for an object type's own table; `parent` is then None too. `key_column` is the vendor id's column,
    or `position` for children that have no id. `path` are the names of the children on the way, the own last.
    """

    source: Source
    object_type: ObjectType
    child: Child | None
    path: tuple[str, ...]
    table: sa.Table
    key_column: str
    parent: "RefinedTable | None"

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.name

    @property
    def fields(self) -> tuple[Field, ...]:
        """The declared fields."""
        return self.child.fields if self.child else self.object_type.fields

    @property
    def references(self) -> tuple[Reference, ...]:
        """The declared references."""
        return self.child.references if self.child else self.object_type.references

    @property
    def parent_column(self) -> str | None:
        """The foreign key to the parent table, for children."""
        return f"{self.path[-2] if len(self.path) > 1 else self.object_type.name}_id" if self.child else None

    @property
    def label(self) -> str:
        """The dotted name, as references give it: `order.line_item`."""
        return ".".join((self.object_type.name, *self.path))


def short(name: str) -> str:
    """A name that PostgreSQL does not cut: two that differ only beyond its limit stay different."""
    return name if len(name) <= MAX_IDENTIFIER else f"{name[:54]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def id_type(source: Source) -> sa.types.TypeEngine[Any]:
    """The column type of a source's ids."""
    return TYPES[source.id_type]


def _comment(text: str, paths: tuple[SourcePath, ...] = ()) -> str:
    origin = f"From {' or '.join(p.path for p in paths)}." if paths else ""
    return " ".join(part for part in (text, origin) if part)


def _common() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", pg.UUID(as_uuid=False), primary_key=True,
                  comment="Local id, derived from the account and the vendor id: a rebuilt copy has the same."),
        sa.Column("integration_id", pg.UUID(as_uuid=False), nullable=False),
        sa.Column("company_id", pg.UUID(as_uuid=False), nullable=False),
    ]  # fmt: skip


def _times() -> list[sa.Column[Any]]:
    when = sa.TIMESTAMP(timezone=True)
    now = sa.text("now()")
    return [
        sa.Column("raw_id", sa.BigInteger(), nullable=False, comment="The raw version that this row shows."),
        sa.Column("created_at", when, nullable=False, server_default=now, comment="When this row was first written."),
        sa.Column("updated_at", when, nullable=False, server_default=now, comment="When this row last changed."),
        sa.Column("synced_at", when, nullable=False, comment="When the source was seen in the state shown."),
        sa.Column("deleted_at", when, comment="Tombstone: when the source was seen without it."),
    ]


def _field_columns(fields: tuple[Field, ...]) -> list[sa.Column[Any]]:
    return [
        sa.Column(f.target, TYPES[f.type], nullable=not f.required, comment=_comment(f.description, f.source))
        for f in fields
    ]


class _Builder:
    """Builds a source's tables in order, so that a reference finds its target's table."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.metadata = sa.MetaData()
        sa.Table("integration", self.metadata, sa.Column("id", pg.UUID(as_uuid=False), primary_key=True))
        self.tables: list[RefinedTable] = []

    def build(self) -> tuple[RefinedTable, ...]:
        for object_type in self.source.object_types:
            self._object(object_type)
        for refined in self.tables:
            self._references(refined)
        return tuple(self.tables)

    def _references(self, refined: RefinedTable) -> None:
        # After all tables: two object types may refer to each other.
        for reference in refined.references:
            target = self.source.table(*reference.target.split("."))
            column = refined.table.c[f"{reference.name}_id"]
            refined.table.append_constraint(
                sa.ForeignKeyConstraint(
                    [column],
                    [f"{target}.id"],
                    name=short(f"{refined.name}_{reference.name}_fk"),
                    use_alter=True,
                    # An account that is removed goes table by table; what refers to a row must not hold it back.
                    ondelete="CASCADE" if reference.required else "SET NULL",
                )
            )
            # Found again, cheaply, when the target arrives later.
            sa.Index(
                short(f"{refined.name}_{reference.name}_open"),
                refined.table.c.integration_id,
                refined.table.c[self.source.id_column(reference.name)],
                postgresql_where=column.is_(None),
            )

    def _reference_columns(self, references: tuple[Reference, ...], key: str) -> list[sa.Column[Any]]:
        columns: list[sa.Column[Any]] = []
        for r in references:
            if self.source.id_column(r.name) != key:
                columns.append(sa.Column(self.source.id_column(r.name), id_type(self.source), comment=_comment(
                    r.description or f"The vendor's id of the {r.target}.", r.source)))  # fmt: skip
            columns.append(sa.Column(f"{r.name}_id", pg.UUID(as_uuid=False), nullable=not r.required, comment=(
                f"The {self.source.table(*r.target.split('.'))} it refers to"
                + ("." if r.required else "; null until that arrives."))))  # fmt: skip
        return columns

    def _object(self, object_type: ObjectType) -> None:
        key = self.source.id_column(object_type.name)
        name = self.source.table(object_type.name)
        table = sa.Table(
            name,
            self.metadata,
            *_common(),
            sa.Column(key, id_type(self.source), nullable=False),
            *self._reference_columns(object_type.references, key),
            *_field_columns(object_type.fields),
            sa.Column("source_version", sa.TIMESTAMP(timezone=True), comment="The source's own version of the state."),
            *([sa.Column("source_sequence", sa.BigInteger(), comment="How often the source has changed the object.")]
              if object_type.sequence else []),
            *_times(),
            sa.UniqueConstraint("integration_id", key, name=short(f"{name}_{key}_key")),
            sa.ForeignKeyConstraint(["integration_id"], ["integration.id"], name=f"{name}_integration_fk",
                                    ondelete="CASCADE"),
            comment=object_type.description,
        )  # fmt: skip
        sa.Index(f"{name}_version", table.c.integration_id, table.c.source_version)
        refined = RefinedTable(self.source, object_type, None, (), table, key, None)
        self.tables.append(refined)
        for child in object_type.children:
            self._child(refined, child)

    def _child(self, parent: RefinedTable, child: Child) -> None:
        path = (*parent.path, child.name)
        name = self.source.table(parent.object_type.name, *path)
        parent_column = f"{parent.path[-1] if parent.path else parent.object_type.name}_id"
        unique: tuple[str, ...]
        if child.key:
            key = self.source.id_column(child.id_name or child.name)
            key_column = sa.Column(key, id_type(self.source), nullable=False)
            unique = (parent_column if child.key_within_parent else "integration_id", key)
        else:
            key = "position"
            key_column = sa.Column(key, sa.Integer(), nullable=False, comment="Its place in the list, from 1.")
            unique = (parent_column, key)
        table = sa.Table(
            name,
            self.metadata,
            *_common(),
            sa.Column(parent_column, pg.UUID(as_uuid=False), nullable=False),
            key_column,
            *self._reference_columns(child.references, key),
            *_field_columns(child.fields),
            *_times(),
            sa.UniqueConstraint(*unique, name=short(f"{name}_{key}_key")),
            sa.ForeignKeyConstraint([parent_column], [f"{parent.name}.id"], name=f"{name}_parent_fk",
                                    ondelete="CASCADE"),
            comment=child.description or f"{child.name} of {parent.label}.",
        )  # fmt: skip
        if child.key and not child.key_within_parent:
            sa.Index(f"{name}_parent", table.c[parent_column])
        refined = RefinedTable(self.source, parent.object_type, child, path, table, key, parent)
        self.tables.append(refined)
        for grandchild in child.children:
            self._child(refined, grandchild)


_CACHE: dict[int, tuple[Source, tuple[RefinedTable, ...]]] = {}


def refined_tables(source: Source) -> tuple[RefinedTable, ...]:
    """Every refined table of a source, parents before their children."""
    cached = _CACHE.get(id(source))
    if cached is None or cached[0] is not source:
        cached = (source, _Builder(source).build())
        _CACHE[id(source)] = cached
    return cached[1]


def tables_of(source: Source, object_type: ObjectType) -> Iterator[RefinedTable]:
    """The refined tables of one object type, its own first."""
    return (t for t in refined_tables(source) if t.object_type.name == object_type.name)
