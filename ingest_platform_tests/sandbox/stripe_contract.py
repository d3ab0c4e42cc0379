"""Holds JSON against the types of the vendor's own SDK, where the contracts are beside the checkout."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ingest_platform_tests import contracts

CONTRACTS = contracts.folder("stripe")
needs_contracts = contracts.needed("stripe")
KINDS: dict[str, Any] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}
Scope = list[dict[str, Any]]


@lru_cache(maxsize=1)
def contract() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        gzip.decompress((CONTRACTS / "sdk_contract_2026-10-28.endive.json.gz").read_bytes())
    )
    return found


@lru_cache(maxsize=1)
def by_class() -> dict[str, dict[str, Any]]:
    classes: dict[str, dict[str, Any]] = {}
    for schema in contract()["schemas"].values():
        classes.setdefault(str(schema["x-class"]).rsplit(".", maxsplit=1)[-1], schema)
    return classes


def event_types() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((CONTRACTS / "event_types.json").read_text())
    return found


def faults_of(name: str, value: Any) -> list[str]:
    """What is wrong with an object of a type: unknown keys, keys that lack, wrong types, unknown enum values."""
    schema = contract()["schemas"][name]
    return list(_object(value, schema, [schema.get("$defs", {})], name))


def _object(value: Any, schema: dict[str, Any], scope: Scope, path: str) -> Iterator[str]:
    known = schema["properties"]
    for key, inner in value.items():
        if key not in known:
            yield f"{path}.{key} is unknown"
        else:
            yield from _value(inner, known[key], scope, f"{path}.{key}")
    for key, one in known.items():
        if key not in value and not _nullable(one):
            yield f"{path}.{key} lacks"


def _nullable(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "null" or any(_nullable(one) for one in schema.get("anyOf", []))


def _value(value: Any, schema: dict[str, Any], scope: Scope, path: str) -> Iterator[str]:
    if "anyOf" in schema:
        found = [list(_value(value, one, scope, path)) for one in schema["anyOf"]]
        if not any(not one for one in found):
            yield from min(found, key=len)
        return
    if "$ref" in schema:
        yield from _reference(value, schema["$ref"], scope, path)
        return
    if "enum" in schema:
        if value not in schema["enum"]:
            yield f"{path}: {value!r} is none of {schema['enum']}"
        return
    kind = schema.get("type")
    if kind is None:
        return
    if not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and kind != "boolean"):
        yield f"{path}: {value!r} is no {kind}"
    elif "x-openEnum" in schema and value not in schema["x-openEnum"]:
        yield f"{path}: {value!r} is none of {schema['x-openEnum']}"
    elif kind == "array":
        for place, one in enumerate(value):
            yield from _value(one, schema["items"], scope, f"{path}[{place}]")
    elif schema.get("x-list"):
        if set(value) != {"object", "data", "has_more", "url"}:
            yield f"{path} is no list object"
        for place, one in enumerate(value.get("data", [])):
            yield from _value(one, schema["items"], scope, f"{path}.data[{place}]")
    elif "additionalProperties" in schema:
        for key, one in value.items():
            yield from _value(one, schema["additionalProperties"], scope, f"{path}.{key}")


def _reference(value: Any, name: str, scope: Scope, path: str) -> Iterator[str]:
    if name == "Any":
        return
    for place in range(len(scope) - 1, -1, -1):
        if name in scope[place]:
            schema, outer = scope[place][name], scope[: place + 1]
            break
    else:
        named = by_class().get(name.rsplit(".", maxsplit=1)[-1]) or by_class().get(name.removesuffix("Resource"))
        if named is None:
            yield f"{path}: the contract has no {name}"
            return
        schema, outer = named, []
    if not isinstance(value, dict):
        yield f"{path}: {value!r} is no {name}"
        return
    yield from _object(value, schema, [*outer, schema.get("$defs", {})], path)
