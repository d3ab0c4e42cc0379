"""The compiled plan of an object type: compiling one takes a tenth of a second, reading what was kept takes none."""

from __future__ import annotations

import dataclasses
from typing import Any

from ingest_platform.declare import ObjectType, Source
from ingest_platform.refine.compile import ChildPlan, ObjectPlan, plan
from ingest_platform.refine.kept import kept

_PLANS: dict[tuple[int, str], tuple[Source, ObjectPlan]] = {}
_BESIDE = ("source", "object_type")


def plan_for(source: Source, object_type: ObjectType) -> ObjectPlan:
    """The compiled plan of an object type; compiled once for each source object (accounts with overrides differ)."""
    key = (id(source), object_type.name)
    cached = _PLANS.get(key)
    if cached is None or cached[0] is not source:
        cached = (source, _plan(source, source.object_type(object_type.name)))
        _PLANS[key] = cached
    return cached[1]


def _plan(source: Source, object_type: ObjectType) -> ObjectPlan:
    def make() -> dict[str, Any]:
        made = plan(source, object_type)
        return {f.name: getattr(made, f.name) for f in dataclasses.fields(made) if f.name not in _BESIDE}

    def read(found: dict[str, Any]) -> ObjectPlan:
        found["children"] = tuple(ChildPlan(**child) for child in found["children"])
        plain: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in found.items()}
        return ObjectPlan(source=source, object_type=object_type, **plain)

    return kept(source, object_type.name, make, read)
