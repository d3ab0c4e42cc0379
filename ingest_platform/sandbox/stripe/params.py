"""Parameters as Stripe writes them: `created[gte]=1`, `expand[]=a`, `metadata[k]=v`."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from ingest_platform.sandbox.stripe.errors import ApiError, bad_parameter

KEY = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)\Z")


def parse(text: str) -> dict[str, Any]:
    """A query string or form as nested objects and lists. Raises ApiError on a key that is none."""
    found: dict[str, Any] = {}
    for key, value in parse_qsl(text, keep_blank_values=True):
        match = KEY.match(key)
        if match is None:
            raise ApiError(400, f"Invalid parameter name: {key}")
        _put(found, [match[1], *re.findall(r"\[([^\[\]]*)\]", match[2])], value, key)
    return {key: _settle(value) for key, value in found.items()}


def _put(into: dict[str, Any], names: list[str], value: str, key: str) -> None:
    for place, name in enumerate(names[:-1]):
        if names[place + 1] == "":
            into.setdefault(name, {})
            into = into[name]
            into[f"{len(into)}"] = value
            return
        into = into.setdefault(name, {})
        if not isinstance(into, dict):
            raise bad_parameter(key, f"Invalid parameter: {key}")
    into[names[-1]] = value


def _settle(value: Any) -> Any:
    """Objects with the keys 0, 1, 2 … are lists."""
    if not isinstance(value, dict):
        return value
    settled = {name: _settle(inner) for name, inner in value.items()}
    if settled and all(name.isdigit() for name in settled):
        return list(settled.values())
    return settled


def integer(value: Any, name: str) -> int:
    """A whole number. Raises ApiError."""
    try:
        return int(value)
    except (TypeError, ValueError):
        raise ApiError(400, f"Invalid integer: {value}", code="parameter_invalid_integer", param=name) from None


def words(value: Any, name: str) -> list[str]:
    """A list of strings. Raises ApiError."""
    if not isinstance(value, list):
        raise bad_parameter(name, "Invalid array")
    return [str(one) for one in value]


def flattened(given: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """`{"owner": {"type": "self"}}` as `{"owner.type": "self"}`."""
    flat: dict[str, Any] = {}
    for name, value in given.items():
        if isinstance(value, dict):
            flat |= flattened(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat
