"""Stripe's published contract, where it is at hand beside the checkout."""

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest_platform_tests import contracts

CONTRACTS = contracts.folder("stripe")

needs_stripe_contracts = contracts.needed("stripe")


@lru_cache(maxsize=1)
def sdk() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        gzip.decompress((CONTRACTS / "sdk_contract_2026-10-28.endive.json.gz").read_bytes())
    )
    return found


@lru_cache(maxsize=1)
def event_types() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CONTRACTS / "event_types.json").read_bytes())
    return found


def samples() -> list[Path]:
    """The vendor's sample events, in an older API version."""
    return sorted((CONTRACTS / "webhook_events").glob("*.json"))


def resolve(schema: dict[str, Any], path: str) -> list[dict[str, Any]] | None:
    """The leaf schemas at a path, null left out; None when the contract knows no such path.

    References are to definitions of the same schema, or to another object by its class.
    """
    found = [schema]
    for key in path.split("."):
        step: list[dict[str, Any]] = []
        for one in found:
            for option in _options(one, schema):
                if key.isdigit() and option.get("type") == "array":
                    step.append(_with_defs(option["items"], option, schema))
                elif key in option.get("properties", {}):
                    step.append(_with_defs(option["properties"][key], option, schema))
                elif key == "data" and _element(option) is not None:
                    step.append({"type": "array", "items": _element(option) or {}})
                elif key == "has_more" and _element(option) is not None:
                    step.append({"type": "boolean"})
        if not step:
            return None
        found = step
    return [option for one in found for option in _options(one, schema)]


def _element(option: dict[str, Any]) -> dict[str, Any] | None:
    """The element of a list object (`{"object": "list", "data": […], "has_more", "url"}`)."""
    return {**option["items"], **_defs(option)} if option.get("x-list") else None


def _with_defs(inner: dict[str, Any], outer: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    defs = {**schema.get("$defs", {}), **outer.get("$defs", {})}
    return {**inner, "$defs": defs} if defs else inner


def _options(one: dict[str, Any], root: dict[str, Any]) -> list[dict[str, Any]]:
    if "anyOf" in one:
        return [o for part in one["anyOf"] for o in _options({**part, **_defs(one)}, root) if o.get("type") != "null"]
    if "$ref" in one:
        name = one["$ref"]
        defs = {**root.get("$defs", {}), **one.get("$defs", {})}
        if name in defs:
            return _options({**defs[name], "$defs": {**defs, **defs[name].get("$defs", {})}}, root)
        for schema in sdk()["schemas"].values():
            if str(schema.get("x-class", "")).rpartition(".")[2] == name:
                return [schema]
        return [{"type": "object", "x-unknown": name}]
    return [one]


def _defs(one: dict[str, Any]) -> dict[str, Any]:
    return {"$defs": one["$defs"]} if "$defs" in one else {}
