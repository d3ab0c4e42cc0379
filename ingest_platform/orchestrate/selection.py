"""Which parts of which object types a run was asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import dagster as dg

from ingest_platform.declare import ObjectType, Source
from ingest_platform.orchestrate import names
from ingest_platform.orchestrate.platform import CheckDeclared
from ingest_platform.refine.tables import RefinedTable, tables_of


@dataclass(frozen=True)
class Part:
    """What is wanted of one object type."""

    object_type: ObjectType
    raw: dg.AssetKey | None
    tables: tuple[RefinedTable, ...]
    raw_checks: tuple[tuple[dg.AssetCheckKey, CheckDeclared], ...]
    refined_checks: tuple[tuple[dg.AssetCheckKey, CheckDeclared], ...]

    @property
    def name(self) -> str:
        """The object type's name."""
        return self.object_type.name


def parts(
    source: Source,
    checks: Sequence[CheckDeclared],
    assets: Collection[dg.AssetKey],
    asset_checks: Collection[dg.AssetCheckKey],
) -> list[Part]:
    """The selection by object type, in the source's order; types of which nothing is wanted are left out."""
    found = []
    for object_type in source.object_types:
        raw = names.raw_key(source, object_type)
        tables = list(tables_of(source, object_type))
        wanted: dict[str, list[tuple[dg.AssetCheckKey, CheckDeclared]]] = {"raw": [], "refined": []}
        for check in checks:
            asset = raw if check.target == "raw" else names.refined_key(tables[0])
            key = dg.AssetCheckKey(asset, check.name)
            if key in asset_checks:
                wanted[check.target].append((key, check))
        part = Part(
            object_type,
            raw if raw in assets else None,
            tuple(t for t in tables if names.refined_key(t) in assets),
            tuple(wanted["raw"]),
            tuple(wanted["refined"]),
        )
        if part.raw or part.tables or part.raw_checks or part.refined_checks:
            found.append(part)
    return found
