"""The vendor's XML schema of the Accounting API, read as its JSON: what a path leads to, and what an entity has."""

import gzip
import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ingest_platform_tests import contracts

CONTRACTS = contracts.folder("quickbooks")

needs_contracts = contracts.needed("quickbooks")

_XS = "{http://www.w3.org/2001/XMLSchema}"
SCALARS = {
    "xs:string": "text", "xs:anyURI": "text", "xs:decimal": "numeric", "xs:boolean": "boolean", "xs:date": "date",
    "xs:dateTime": "timestamptz", "xs:int": "integer", "xs:positiveInteger": "integer", "id": "text",
}  # fmt: skip
VALUES = {"ReferenceType", "MemoRef", "UOMRef"}
"""Texts with attributes: `{"value": …, "name": …, "type": …}` in JSON."""
OPEN = {"IntuitAnyType"}


@dataclass(frozen=True)
class Element:
    """`kind` is a column type, or the name of a complex type."""

    name: str
    kind: str
    many: bool


def contract(name: str) -> Any:
    path = CONTRACTS / name
    return json.loads(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())


@lru_cache(maxsize=1)
def _schema() -> tuple[dict[str, str], dict[str, tuple[str | None, list[Element]]]]:
    words: dict[str, str] = {}
    types: dict[str, tuple[str | None, list[Element]]] = {}
    for path in sorted((CONTRACTS / "xsd").glob("*.xsd.gz")):
        root = ET.fromstring(gzip.decompress(path.read_bytes()))
        for simple in root.iter(f"{_XS}simpleType"):
            base = simple.find(f"{_XS}restriction")
            if simple.get("name") and base is not None:
                words[str(simple.get("name"))] = str(base.get("base"))
        for complex_type in root.iter(f"{_XS}complexType"):
            extension = complex_type.find(f".//{_XS}extension")
            elements = [
                Element(str(e.get("name")), str(e.get("type")), e.get("maxOccurs") == "unbounded")
                for e in complex_type.iter(f"{_XS}element")
                if e.get("name")
            ]
            if name := complex_type.get("name"):
                types[name] = (extension.get("base") if extension is not None else None, elements)
    return words, types


def elements(name: str) -> dict[str, Element]:
    """What a complex type has, inherited parts first."""
    words, types = _schema()
    if name in VALUES:
        return {k: Element(k, "text", many=False) for k in ("value", "name", "type")}
    base, own = types[name]
    inherited = elements(base) if base in types else {}
    return {**inherited, **{e.name: _plain(e, words) for e in own}}


def _plain(element: Element, words: dict[str, str]) -> Element:
    kind = words.get(element.kind, element.kind)
    return Element(element.name, SCALARS.get(kind, kind), element.many)


def resolve(name: str, path: str) -> Element | None:
    """What a path of keys leads to from a complex type; None where there is no such thing."""
    found: Element | None = None
    for key in path.split("."):
        known = elements(name)
        if key not in known:
            return None
        found = known[key]
        name = found.kind
    return found
