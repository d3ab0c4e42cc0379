"""What the refined tables should hold, read from a source's own documents by its declarations, in plain Python.

Shares no code with the SQL that refines: two readings of one declaration, made apart, have to agree on every document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from ingest_platform.declare import Child, Field, ListSource, ObjectType, Reference, Source, SourcePath

Key = tuple[str, ...]
"""The ids of an object and of the elements below it, outermost first; of what has none, its place."""

Row = dict[str, Any]
_ABSENT: Any = object()


def rows(source: Source, declared: ObjectType, document: Any) -> Iterator[tuple[str, Key, Row]]:
    """Every row that an object makes: its table, its key and its columns."""
    key = (_id(source, declared.identity, document),)
    yield source.table(declared.name), key, _columns(source, declared, document)
    yield from _below(source, declared.name, declared.children, document, (), key)


def _below(
    source: Source, name: str, children: Sequence[Child], document: Any, path: tuple[str, ...], above: Key
) -> Iterator[tuple[str, Key, Row]]:
    for child in children:
        found = next(((x, v) for x in child.lists if (v := _at(document, x.keys)) is not _ABSENT), None)
        if found is None or found[1] is None:
            continue
        shape, elements = found
        here = (*path, child.name)
        for n, element in enumerate(elements, 1):
            own = _id(source, child.key, element) if child.key else str(n)
            if own == "None" and child.key_else_position:
                own = f"#{n}"
            key = (*above, own)
            yield source.table(name, *here), key, _columns(source, child, element) | _scope(shape)
            yield from _below(source, name, child.children, element, here, key)


def _scope(shape: ListSource) -> Row:
    return dict(shape.scope)


def _columns(source: Source, declared: ObjectType | Child, document: Any) -> Row:
    found = {field.target: _value(field, document) for field in declared.fields}
    for reference in declared.references:
        found[source.id_column(reference.name)] = _referred(source, reference, document)
    return found


def _referred(source: Source, reference: Reference, document: Any) -> Any:
    text = _id(source, reference.source, document)
    return None if text == "None" else text


def _id(source: Source, paths: Sequence[SourcePath], document: Any) -> str:
    for path in paths:
        value = _at(document, path.keys)
        if value is not _ABSENT:
            if value is not None and (source.id_type == "bigint" or path.transform == "numeric_id"):
                value = _digits(value)
            return str(_mapped(path, None if value is None else str(value)))
    return "None"


def _digits(value: Any) -> str:
    return str(value).partition("?")[0].rpartition("/")[2]


def _at(document: Any, keys: Sequence[str]) -> Any:
    """What a path leads to. Below a null everything is null; below anything else that has no such key it is absent."""
    for key in keys:
        if document is None:
            return None
        if isinstance(document, list) and key.isdigit():
            document = document[int(key)] if int(key) < len(document) else None
        elif isinstance(document, dict) and key in document:
            document = document[key]
        else:
            return _ABSENT
    return document


def _value(field: Field, document: Any) -> Any:
    for path in field.paths:
        if path.matches:
            return all(re.search(word, str(_or(_at(document, k.split(".")), ""))) for k, word in path.matches.items())
        value = _at(document, path.keys)
        if value is _ABSENT:
            beside = path.omitted_beside and _at(document, path.omitted_beside.split("."))
            if path.omitted_beside and beside is not _ABSENT:
                return None
            continue
        return _typed(field, path, value, document)
    return None


def _or(value: Any, otherwise: Any) -> Any:
    return otherwise if value is _ABSENT or value is None else value


def _typed(field: Field, path: SourcePath, value: Any, document: Any) -> Any:
    if field.type == "jsonb":
        return value
    if field.type == "text[]":
        return _list(path, value)
    if path.transform == "minor_units":
        currency = _or(_at(document, str(path.beside).split(".")), None)
        if value is None or currency is None:
            return None
        return Decimal(value).scaleb(-path.digits.get(str(currency).lower(), 2))
    text = _mapped(path, _transformed(path, value))
    return None if text is None else _cast(field, path, text)


def _list(path: SourcePath, value: Any) -> list[str] | None:
    if value is None:
        return None
    if path.transform == "tags":
        words = value if isinstance(value, list) else [w.strip() for w in value.split(",")]
        return sorted(w for w in words if w)
    return [str(w) for w in value]


def _transformed(path: SourcePath, value: Any) -> str | None:  # noqa: PLR0911 - one a transform
    if value is None:
        return None
    text = str(value).lower() if isinstance(value, bool) else str(value)
    match path.transform:
        case "numeric_id":
            return _digits(text)
        case "lower":
            return text.lower()
        case "upper":
            return text.upper()
        case "blank_to_null":
            return text or None
        case "absolute":
            return text.lstrip("-")
    return text


def _mapped(path: SourcePath, text: str | None) -> str | None:
    if text is not None and path.enum is not None and text in path.enum:
        text = path.enum[text]
    return path.when_null if text is None else text


def _cast(field: Field, path: SourcePath, text: str) -> Any:  # noqa: PLR0911 - one a type
    match field.type:
        case "bigint" | "integer":
            return int(text)
        case "numeric":
            return Decimal(text)
        case "boolean":
            return {"true": True, "false": False}[text]
        case "timestamptz":
            if path.transform == "epoch":
                return datetime.fromtimestamp(int(text), UTC)
            moment = datetime.fromisoformat(text)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        case "date":
            return (
                datetime.fromtimestamp(int(text), UTC).date()
                if path.transform == "epoch"
                else date.fromisoformat(text[:10])
            )
    return text
