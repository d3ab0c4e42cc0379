"""Documents as bytes, and seeds: the same for every vendor."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import orjson

Doc = dict[str, Any]
"""One object as JSON has it."""


def seed_of(*parts: object) -> int:
    """64 bits that depend on every part, the same on every machine."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def dump(document: Doc) -> bytes:
    """A document as it is kept. orjson refuses integers beyond 64 bits; those are kept through floats never."""
    try:
        return orjson.dumps(document)
    except TypeError:
        import json

        return json.dumps(document).encode()


def load(blob: bytes) -> Doc:
    """A kept document."""
    try:
        document: Doc = orjson.loads(blob)
    except orjson.JSONDecodeError:
        import json

        document = json.loads(blob)
    return document


def copy(document: Doc) -> Doc:
    """A document of its own, all the way down."""
    return load(dump(document))


def merge_into(document: Doc, changes: Doc, path: str = "") -> list[str]:
    """Deep-merges objects; lists and values replace, and so do references to what is kept elsewhere (`__ref`).

    Returns the paths that differ afterwards.
    """
    changed = []
    for key, value in changes.items():
        here = f"{path}{key}"
        old = document.get(key)
        if isinstance(old, dict) and isinstance(value, dict) and "__ref" not in old:
            changed += merge_into(old, value, f"{here}.")
        elif key not in document or old != value or type(old) is not type(value):
            document[key] = copy({key: value})[key]
            changed.append(here)
    return changed


def assign(target: Any, values: Doc, names: Iterable[str] = ()) -> None:
    """Sets some of an object's attributes: `names`, or any public one. Raises KeyError for another, before it sets."""
    known = set(names) or {name for name in vars(target) if not name.startswith("_")}
    for name in values:
        if name not in known:
            raise KeyError(name)
    for name, value in values.items():
        setattr(target, name, value)
