"""A document without the person in it: only what is declared, and of that nothing personal.

What no column shows is dropped, so that a field which a vendor adds tomorrow cannot carry a name past an erasure.
Ids, versions, amounts and the lists of children stay: the same rows follow from a redacted version, less the person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest_platform.declare import Child, Field, ObjectType, Reference, Source
from ingest_platform.declare.fields import SourcePath

REDACTED = "[redacted]"
"""Stands where a text is required; everything else personal becomes null."""

MIN_NEEDLE = 4
"""Characters from which a value is looked for in other texts; shorter ones are found in anything."""


_FORMS: dict[str, re.Pattern[str]] = {
    "timestamptz": re.compile(r"[0-9TZtz:.+\- ]{0,40}"),
    "date": re.compile(r"[0-9\-]{0,10}"),
    "bigint": re.compile(r"-?[0-9]{0,20}|gid://[a-z]+/[A-Za-z]+/[0-9]+(\?[a-z_=0-9&]*)?"),
    "integer": re.compile(r"-?[0-9]{0,20}"),
    "numeric": re.compile(r"[0-9.eE+\-]{0,40}"),
    "boolean": re.compile(r"true|false"),
}
"""What a text at a column of the type may look like: a name that stands where a time belongs does not stay."""


@dataclass(slots=True)
class _Node:
    keep: bool = False
    form: str | None = None
    clear: bool = False
    required: bool = False
    count: bool = False
    keys: dict[str, _Node] = field(default_factory=dict)
    items: _Node | None = None

    def at(self, keys: Sequence[str]) -> _Node:
        node = self
        for key in keys:
            node = node.keys.setdefault(key, _Node())
        return node


class Redactor:
    """Redacts the documents of one object type, in whatever shape they came."""

    def __init__(self, object_type: ObjectType) -> None:
        self._root = _Node()
        _keep(self._root, object_type.identity)
        _keep(self._root, object_type.version, "timestamptz")
        _keep(self._root, (object_type.sequence,) if object_type.sequence else (), "bigint")
        _declare(self._root, object_type.fields, object_type.references, object_type.children)
        self._references = [(r.target, r.source) for r in object_type.references if "." not in r.target]

    def redact(self, data: Any, needles: Collection[str] = ()) -> Any:
        """The document less the person. Kept texts that contain one of `needles` (in lower case) are cleared too."""
        return scrub(_redacted(data, self._root), needles) if needles else _redacted(data, self._root)

    def personal_values(self, data: Any) -> set[str]:
        """The texts that stand at personal fields."""
        return {text for value in _cleared(data, self._root) for text in texts(value)}

    def refers_to(self, data: Any) -> Iterator[tuple[str, str]]:
        """The objects that a document refers to: (object type, vendor id)."""
        for target, paths in self._references:
            for path in paths:
                value: Any = data
                for key in path.keys:
                    value = value.get(key) if isinstance(value, dict) else None
                if isinstance(value, (str, int)) and not isinstance(value, bool):
                    yield target, str(value).split("?", 1)[0].rsplit("/", 1)[-1]
                    break


def scrub(value: Any, needles: Collection[str]) -> Any:
    """The value with every text that contains a needle replaced."""
    if isinstance(value, dict):
        return {key: scrub(item, needles) for key, item in value.items()}
    if isinstance(value, list):
        return [scrub(item, needles) for item in value]
    if isinstance(value, str):
        low = value.lower()
        return REDACTED if any(n in low for n in needles) else value
    return value


def texts(value: Any) -> Iterator[str]:
    """Every text inside a value, as PostgreSQL can be asked for it: without NUL and half surrogate pairs."""
    if isinstance(value, str):
        for part in value.encode(errors="ignore").decode().split("\0"):
            if part.strip():
                yield part.strip()
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def _keep(node: _Node, paths: Sequence[SourcePath], form: str | None = None) -> None:
    for path in paths:
        at = node.at(path.keys)
        # Two columns from one path: the stricter form stands.
        at.keep, at.form = True, at.form or form


def _declare(node: _Node, fields: Sequence[Field], references: Sequence[Reference], children: Sequence[Child]) -> None:
    for declared in fields:
        for path in declared.source:
            at = node.at(path.keys)
            at.clear = at.clear or declared.personal
            at.required = at.required or (declared.personal and declared.required)
        if not declared.personal:
            # Words that a map turns into a value of another type are words still.
            # So is what a value only follows from.
            plain = [p for p in declared.source if p.enum is None and not p.matches]
            _keep(node, plain, declared.type if declared.type in _FORMS else None)
            _keep(node, [p for p in declared.source if p.enum is not None or p.matches])
    for reference in references:
        _keep(node, reference.source)
    for child in children:
        for source in child.lists:
            listed = node.at(source.keys)
            listed.items = listed.items or _Node()
            _keep(listed.items, child.key)
            _declare(listed.items, child.fields, child.references, child.children)
            if source.whole_unless:
                node.at(source.whole_unless.split(".")).keep = True
            if source.whole_if_as_many_as:
                node.at(source.whole_if_as_many_as.split(".")).count = True


def _redacted(value: Any, node: _Node) -> Any:
    if node.clear:
        return REDACTED if node.required and value is not None else None
    if isinstance(value, dict):
        if node.keys:
            return {key: _redacted(item, node.keys[key]) for key, item in value.items() if key in node.keys}
        return value if node.keep else {}
    if isinstance(value, list):
        if node.items is not None:
            return [_redacted(item, node.items) for item in value]
        return value if node.keep else [None] * len(value)
    misplaced = isinstance(value, str) and node.form and not _FORMS[node.form].fullmatch(value)
    return value if node.keep and not misplaced else None


def _cleared(value: Any, node: _Node) -> Iterator[Any]:
    if node.clear:
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in node.keys:
                yield from _cleared(item, node.keys[key])
    elif isinstance(value, list) and node.items is not None:
        for item in value:
            yield from _cleared(item, node.items)


_REDACTORS: dict[tuple[int, str], tuple[Source, Redactor]] = {}


def redactor(source: Source, object_type: ObjectType) -> Redactor:
    """The redactor of an object type; built once for each source object."""
    key = (id(source), object_type.name)
    cached = _REDACTORS.get(key)
    if cached is None or cached[0] is not source:
        cached = (source, Redactor(object_type))
        _REDACTORS[key] = cached
    return cached[1]
