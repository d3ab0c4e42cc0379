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


def assign(target: Any, values: Doc, names: Iterable[str] = ()) -> None:
    """Sets some of an object's attributes: `names`, or any public one. Raises KeyError for another, before it sets."""
    known = set(names) or {name for name in vars(target) if not name.startswith("_")}
    for name in values:
        if name not in known:
            raise KeyError(name)
    for name, value in values.items():
        setattr(target, name, value)
