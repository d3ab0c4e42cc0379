"""The integration guide: written by hand, with tables from the declarations between marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ingest_platform.declare import ObjectType, Source
from ingest_platform.docs.markdown import between, code, table

MANY = 20
"""Object types that are no longer named one by one."""


def filled(text: str, tables: Mapping[str, str]) -> str:
    """The guide with each table in its place. Raises ValueError when a table has none."""
    for name, content in tables.items():
        text = between(text, name, content)
    return text


def scopes(source: Source, word: str = "scope", *, many: str = "") -> str:
    """What is asked of an account and why. `word` is the vendor's for a scope, `many` says which types need a lot."""
    columns = [word, "what for", "object types that need it"]
    rows = []
    for scope in source.scopes:
        needing = [o.name for o in source.object_types if scope.name in o.scopes]
        rows.append([code(scope.name), scope.purpose, many if many and len(needing) > MANY else code(*needing)])
    return _shared(source, columns, rows)


def objects(
    source: Source, words: str = "scopes", *, beside: tuple[str, Callable[[ObjectType], str]] | None = None
) -> str:
    """What is synced. `beside` is a column behind the first: its title, and what it says of an object type."""
    columns = ["sync function", "what", "every", words]
    rows = [[code(o.sync_function), o.description, o.tier.value, code(*o.scopes)] for o in source.object_types]
    if beside is not None:
        title, said = beside
        columns.insert(1, title)
        for row, object_type in zip(rows, source.object_types, strict=True):
            row.insert(1, said(object_type))
    return _shared(source, columns, rows)


def _shared(source: Source, columns: list[str], rows: list[list[str]]) -> str:
    """The table; the last column, which says what needs which scope, is left out where there is one for all."""
    if len(source.scopes) == 1:
        return table(columns[:-1], [row[:-1] for row in rows])
    return table(columns, rows)
