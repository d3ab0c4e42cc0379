"""Which columns sound as if they were about a person, and are not declared so."""

from __future__ import annotations

from collections.abc import Collection

from ingest_platform.declare import Source
from ingest_platform.refine.tables import refined_tables


def undeclared(source: Source, object_types: Collection[str], words: Collection[str]) -> list[str]:
    """Columns of these types, named or ending so, that hold no mere number or moment and are not marked as personal."""
    return [
        f"{t.name}.{f.target}"
        for t in refined_tables(source)
        if t.object_type.name in object_types
        for f in t.fields
        if f.type in ("text", "text[]", "jsonb", "date")
        and not f.personal
        and any(f.target == word or f.target.endswith(f"_{word}") for word in words)
    ]
