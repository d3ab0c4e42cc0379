"""The schema that documents are validated against."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from graphql import (
    DocumentNode,
    GraphQLAbstractType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    build_schema,
    execute_sync,
    extend_schema,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    parse,
)

from ingest_platform.sandbox.shopify.families import BY_TYPE


@lru_cache(maxsize=1)
def schema() -> GraphQLSchema:
    """The sandbox's part of the Admin GraphQL schema 2026-10."""
    return build_schema(Path(__file__).with_name("schema.graphql").read_text(encoding="utf-8"), assume_valid=True)


def introspected(document: DocumentNode, new_types: Iterable[str] = ()) -> dict[str, Any]:
    """The data that a query of `__schema` is answered with; `new_types` are object types beside our own."""
    grown = "".join(f"type {name} {{ id: ID! }} extend type QueryRoot {{ new{name}: {name} }} " for name in new_types)
    whole = extend_schema(schema(), parse(grown), assume_valid=True) if grown else schema()
    return execute_sync(whole, document).data or {}


def is_connection(kind: GraphQLOutputType) -> bool:
    """Whether a field's type is a Relay connection."""
    return get_named_type(kind).name.endswith("Connection")


def concrete_types(kind: GraphQLNamedType) -> list[GraphQLObjectType]:
    """The object types that a value of this type may have."""
    if isinstance(kind, GraphQLObjectType):
        return [kind]
    if is_abstract_type(kind):
        return list(schema().get_possible_types(cast(GraphQLAbstractType, kind)))
    raise TypeError(kind.name)


@lru_cache(maxsize=64)
def everything(type_name: str) -> str:
    """A selection of every field of a type, connections as `nodes`, stored-elsewhere objects as their `id`."""
    kind = schema().type_map[type_name]
    return _everything(kind, seen=(type_name,))


EMBEDDED = {"ProductVariant"}
"""Stored types whose objects are whole within their parent's document."""
STORED = {*BY_TYPE, *EMBEDDED} - {"InventoryItem"}
"""Types whose objects are referred to; everything else is part of the document that holds it, as is a variant's
inventory item."""


def _everything(kind: GraphQLNamedType, seen: tuple[str, ...]) -> str:
    if is_abstract_type(kind):
        parts = [f"... on {one.name} {_everything(one, seen)}" for one in concrete_types(kind)]
        return "{ __typename " + " ".join(parts) + " }"
    assert isinstance(kind, GraphQLObjectType)
    parts = ["__typename"]
    for name, field in kind.fields.items():
        inner = get_named_type(field.type)
        if field.deprecation_reason is not None:
            continue
        if is_leaf_type(inner):
            parts.append(name)
        elif is_connection(field.type):
            node = schema().type_map[inner.name.removesuffix("Connection")]
            below = "{ id }" if node.name in STORED - EMBEDDED else _everything(node, (*seen, node.name))
            parts.append(f"{name} {{ nodes {below} }}")
        elif inner.name in STORED:
            parts.append(f"{name} {{ id }}")
        elif inner.name not in seen:
            parts.append(f"{name} {_everything(inner, (*seen, inner.name))}")
    return "{ " + " ".join(parts) + " }"
