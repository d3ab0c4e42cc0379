"""The query of a bulk operation: checked as the vendor checks it, and compiled to a writer of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    OperationDefinitionNode,
    OperationType,
    get_named_type,
    get_nullable_type,
    is_list_type,
    parse,
    validate,
)
from graphql.execution.values import get_argument_values

from ingest_platform.sandbox.shopify.compiler import Compiler, Projector, Run, node_type
from ingest_platform.sandbox.shopify.families import BY_CONNECTION
from ingest_platform.sandbox.shopify.families.base import Family
from ingest_platform.sandbox.shopify.schema import concrete_types, is_connection, schema
from ingest_platform.sandbox.shopify.values import Doc

MAX_CONNECTIONS = 5
MAX_DEPTH = 2


class BadBulkQueryError(ValueError):
    """The query can't be run in bulk; the message is the vendor's kind of sentence."""


@dataclass
class Branch:
    """A connection below a node: where its nodes are and how each becomes a line."""

    path: tuple[str, ...]
    projector: Projector
    branches: list[Branch]


@dataclass
class BulkPlan:
    """A compiled bulk query."""

    family: Family
    search: str | None
    projector: Projector
    branches: list[Branch]
    run: Run

    def lines(self, document: Doc) -> Iterator[Doc]:
        """The object's own line, then those of its children, each with its parent's id."""
        yield self.projector(document, self.run)
        yield from _children(document, self.branches, self.run)


def _children(parent: Doc, branches: list[Branch], run: Run) -> Iterator[Doc]:
    for branch in branches:
        for child in _below(parent, branch.path):
            line = branch.projector(child, run)
            line["__parentId"] = parent["id"]
            yield line
            if branch.branches:
                yield from _children(child, branch.branches, run)


def _below(parent: Doc, path: tuple[str, ...]) -> Any:
    found: Any = parent
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found or ()


@dataclass
class _Tree:
    """What the compiler needs to finish a branch once its functions exist."""

    path: tuple[str, ...]
    function: str
    children: list[_Tree]


def compile_bulk(query: str, run: Run) -> BulkPlan:
    """Compiles a bulk query. Raises BadBulkQueryError with the reason why it can't run."""
    try:
        document = parse(query)
    except GraphQLError as error:
        raise BadBulkQueryError(f"Invalid bulk query: {error.message}") from None
    problems = validate(schema(), document)
    if problems:
        raise BadBulkQueryError(f"Invalid bulk query: {problems[0].message}")
    compiler = Compiler(_fragments(document), {}, bulk=True)
    operation = _operation(document)
    root = schema().query_type
    assert root is not None
    selected = list(compiler.collect(root, [operation.selection_set]).values())
    if len(selected) != 1:
        raise BadBulkQueryError("Bulk queries may only contain one top level field.")
    nodes = selected[0]
    family = BY_CONNECTION.get(nodes[0].name.value)
    if family is None:
        raise BadBulkQueryError("Bulk queries must contain at least one connection.")
    definition = root.fields[nodes[0].name.value]
    sets = _node_sets(compiler, get_named_type(definition.type), nodes)
    kind = node_type(definition.type)
    function = compiler.projector(kind, sets)
    counter = [1]
    trees = _trees(compiler, kind, sets, 1, counter)
    scope = compiler.load()
    run.args = compiler.bind()
    arguments = get_argument_values(definition, nodes[0], {})
    return BulkPlan(family, arguments.get("query"), scope[function], _finish(trees, scope), run)


def _fragments(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}


def _operation(document: DocumentNode) -> OperationDefinitionNode:
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].operation is not OperationType.QUERY:
        raise BadBulkQueryError("Bulk operations take exactly one query.")
    if operations[0].variable_definitions:
        raise BadBulkQueryError("Bulk queries can't have variables.")
    return operations[0]


def _node_sets(compiler: Compiler, kind: Any, nodes: list[Any]) -> list[Any]:
    """The selection sets on a connection's nodes, asked for through `edges { node }` or `nodes`."""
    sets: list[Any] = []
    for name, found in compiler.collect(kind, [one.selection_set for one in nodes]).items():
        below = [one.selection_set for one in found if one.selection_set]
        if found[0].name.value == "nodes":
            sets += below
        elif found[0].name.value == "edges":
            edge = get_named_type(kind.fields["edges"].type)
            assert isinstance(edge, GraphQLObjectType)
            for inner in compiler.collect(edge, below).values():
                if inner[0].name.value == "node":
                    sets += [one.selection_set for one in inner if one.selection_set]
        elif found[0].name.value == "pageInfo":
            continue  # the vendor ignores it
        else:
            raise BadBulkQueryError(f"Bulk queries can't select {name} of a connection.")
    if not sets:
        raise BadBulkQueryError("A connection of a bulk query must select its nodes.")
    return sets


def _trees(
    compiler: Compiler, kind: Any, sets: list[Any], depth: int, counter: list[int], above: tuple[str, ...] = ()
) -> list[_Tree]:
    """The connections below a node; `above` leads from it to an object inside it, which may hold one too."""
    trees: list[_Tree] = []
    for one in concrete_types(kind):
        for nodes in compiler.collect(one, sets).values():
            name = nodes[0].name.value
            if name == "__typename":
                continue
            definition = one.fields[name]
            path = (*above, name)
            if not is_connection(definition.type):
                below = [node.selection_set for node in nodes if node.selection_set]
                if below:
                    inside = _trees(compiler, get_named_type(definition.type), below, depth, counter, path)
                    if inside and is_list_type(get_nullable_type(definition.type)):
                        what = "Queries that contain a connection field within a list field are not currently supported"
                        raise BadBulkQueryError(f"{what}.")
                    trees += inside
                continue
            counter[0] += 1
            if counter[0] > MAX_CONNECTIONS:
                raise BadBulkQueryError(f"Bulk queries cannot contain more than {MAX_CONNECTIONS} connections.")
            if depth > MAX_DEPTH:
                raise BadBulkQueryError("Bulk queries cannot contain connections with a nesting depth greater than 2.")
            if not above and not _selects_id(compiler, one, sets):
                raise BadBulkQueryError(
                    "The parent 'node' field for a nested connection must select the 'id' field without an alias."
                )
            if any(tree.path == path for tree in trees):
                continue  # the same connection of another type of a union
            inner = node_type(definition.type)
            inner_sets = _node_sets(compiler, get_named_type(definition.type), nodes)
            children = _trees(compiler, inner, inner_sets, depth + 1, counter)
            trees.append(_Tree(path, compiler.projector(inner, inner_sets), children))
    return trees


def _selects_id(compiler: Compiler, kind: GraphQLObjectType, sets: list[Any]) -> bool:
    nodes = compiler.collect(kind, sets).get("id")
    return nodes is not None and nodes[0].name.value == "id"


def _finish(trees: list[_Tree], scope: dict[str, Any]) -> list[Branch]:
    return [Branch(tree.path, scope[tree.function], _finish(tree.children, scope)) for tree in trees]
