"""Declarations as Dagster's specs: an asset for each raw type and each refined table, and their checks."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterable, Iterator, Sequence

import dagster as dg
from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql

from ingest_platform.declare import CountParity, IdSweepParity, ObjectType, Source
from ingest_platform.orchestrate import names
from ingest_platform.orchestrate.platform import CheckDeclared, ObjectCheckDeclared
from ingest_platform.refine.tables import tables_of

# The pinned version has what is used of it, and a test runs it. Every declaration would warn anew.
warnings.filterwarnings("ignore", "Specifying a partitions_def on an AssetCheckSpec", dg.PreviewWarning)
warnings.filterwarnings("ignore", "Parameter `backfill_policy` of function `asset`", dg.BetaWarning)

OWNERS = ("team:ingest",)
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]


def asset_specs(source: Source) -> Iterator[dg.AssetSpec]:
    """Every asset of a source, parents before their children."""
    for object_type in source.object_types:
        yield _raw(source, object_type)
        for table in tables_of(source, object_type):
            above = names.refined_key(table.parent) if table.parent else names.raw_key(source, object_type)
            yield dg.AssetSpec(
                names.refined_key(table),
                deps=[above],
                description=_sentence(table.table.comment or "") + _where(table.table.name),
                metadata={
                    "dagster/table_name": table.table.name,
                    "dagster/column_schema": column_schema(table.table),
                    "object_type": object_type.name,
                },
                group_name=source.name,
                kinds={source.name, "postgres"},
                owners=OWNERS,
                tags={"tier": object_type.tier.value, "layer": "refined"},
                code_version=code_version(object_type),
                skippable=True,
                partitions_def=names.accounts(source),
            )


def account_spec(source: Source) -> dg.AssetSpec:
    """The account as a whole: a sync of all of it ends here, and a release begins."""
    return dg.AssetSpec(
        names.account_key(source),
        deps=[names.refined_key(next(tables_of(source, o))) for o in source.object_types],
        description=(
            f"An account of {source.title}: its access, its tables, its webhooks, and how far it is synced and proven. "
            "Table `integration`."
        ),
        metadata={"dagster/table_name": "integration", "api_version": source.api_version},
        group_name=source.name,
        kinds={source.name, "postgres"},
        owners=OWNERS,
        tags={"layer": "account"},
        skippable=True,
        partitions_def=names.accounts(source),
    )


def _raw(source: Source, object_type: ObjectType) -> dg.AssetSpec:
    return dg.AssetSpec(
        names.raw_key(source, object_type),
        description=(
            f"Every version of every {object_type.name} that was seen, as {source.title} sent it. "
            f"{_sentence(object_type.description)}{_where(source.raw_table)}"
        ),
        metadata={
            "dagster/table_name": source.raw_table,
            "object_type": object_type.name,
            "api_version": source.api_version,
            "cursor": object_type.listing.cursor or "none: listed in full each time",
            "webhook_topics": [topic.name for topic in object_type.topics],
            "scopes": list(object_type.scopes),
            "parity": _parity(object_type),
        },
        group_name=source.name,
        kinds={source.name, "postgres"},
        owners=OWNERS,
        tags={"tier": object_type.tier.value, "layer": "raw"},
        code_version=code_version(object_type),
        skippable=True,
        partitions_def=names.accounts(source),
    )


def check_specs(source: Source, checks: Sequence[CheckDeclared]) -> Iterator[dg.AssetCheckSpec]:
    """Every check of every object type: on its raw asset or on its own refined one."""
    for object_type in source.object_types:
        own = next(tables_of(source, object_type))
        for check in checks:
            key = names.raw_key(source, object_type) if check.target == "raw" else names.refined_key(own)
            yield dg.AssetCheckSpec(
                check.name,
                asset=key,
                description=check.description,
                blocking=check.blocking,
                metadata={"severity": check.severity},
                # Without it an evaluation is stored for no account, and hides those of all others.
                partitions_def=names.accounts(source),
            )


def account_check_specs(source: Source, checks: Sequence[CheckDeclared]) -> Iterator[dg.AssetCheckSpec]:
    """Every check of an account as a whole."""
    for check in checks:
        yield dg.AssetCheckSpec(
            check.name,
            asset=names.account_key(source),
            description=check.description,
            blocking=check.blocking,
            metadata={"severity": check.severity},
            partitions_def=names.accounts(source),
        )


def sync_check_keys(
    source: Source, checks: Sequence[ObjectCheckDeclared], object_types: Iterable[ObjectType]
) -> list[dg.AssetCheckKey]:
    """The checks that every sync of these types makes: those that cost the source a call or none."""
    chosen = {o.name for o in object_types}
    return [
        dg.AssetCheckKey(
            names.raw_key(source, o) if check.target == "raw" else names.refined_key(next(tables_of(source, o))),
            check.name,
        )
        for o in source.object_types
        if o.name in chosen
        for check in checks
        if check.in_sync(o)
    ]


def column_schema(table: Table) -> dg.TableSchema:
    """The table's columns with types and comments, as the UI shows them."""
    return dg.TableSchema(columns=[_column(column) for column in table.columns])


def _column(column: Column[object]) -> dg.TableColumn:
    return dg.TableColumn(
        column.name,
        type=column.type.compile(dialect=_DIALECT).lower(),
        description=column.comment,
        constraints=dg.TableColumnConstraints(nullable=bool(column.nullable), unique=column.primary_key),
    )


def code_version(object_type: ObjectType) -> str:
    """A digest of the declaration: assets made by an older one are shown as such."""
    return hashlib.sha256(object_type.model_dump_json().encode()).hexdigest()[:12]


def _parity(object_type: ObjectType) -> str:
    match object_type.parity:
        case CountParity(query=query):
            return query
        case IdSweepParity():
            return "ids"
    return "none"


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}. " if text else ""


def _where(table: str) -> str:
    return f"Table `{table}`."


def keys_of(source: Source, object_types: Iterable[ObjectType]) -> list[dg.AssetKey]:
    """The assets of some object types: raw, own table, children."""
    chosen = {o.name for o in object_types}
    return [
        key
        for object_type in source.object_types
        if object_type.name in chosen
        for key in (
            names.raw_key(source, object_type),
            *(names.refined_key(table) for table in tables_of(source, object_type)),
        )
    ]
