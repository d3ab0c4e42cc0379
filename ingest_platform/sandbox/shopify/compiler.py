"""Turns selection sets into Python functions that read a stored document.

graphql-core validates every document; running its executor for each node would be the sandbox's bottleneck (a bulk
file has millions), so the selection is compiled once, and then costs about as much as building the answer's dicts.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLField,
    GraphQLList,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.values import get_argument_values, get_directive_values
from graphql.type import GraphQLIncludeDirective, GraphQLSkipDirective

from ingest_platform.sandbox.shopify.schema import STORED, concrete_types, is_connection, schema
from ingest_platform.sandbox.shopify.values import Doc

Projector = Callable[[Doc, "Run"], Doc]
Selected = dict[str, list[FieldNode]]
"""Response keys with the field nodes that ask for them (fragments may ask for one more than once)."""


@dataclass
class Run:
    """One execution: the arguments of its fields, and how to follow references."""

    args: list[dict[str, Any]]
    deref: Callable[[Doc], Doc | None]
    patched: Callable[[Doc, Doc], Doc]


@dataclass
class Slot:
    """A field whose arguments depend on the request's variables."""

    definition: GraphQLField
    node: FieldNode


@dataclass
class Compiler:
    """Compiles the selections of one document. `lines`, `scope` and `slots` grow as functions are added."""

    fragments: dict[str, FragmentDefinitionNode]
    variables: dict[str, Any]
    bulk: bool = False
    lines: list[str] = field(default_factory=list)
    scope: dict[str, Any] = field(default_factory=lambda: {"connection": connection, "STORED": STORED})
    slots: list[Slot] = field(default_factory=list)
    made: int = 0

    def collect(self, kind: GraphQLObjectType, sets: Sequence[SelectionSetNode]) -> Selected:
        """The fields that a value of this type answers with."""
        selected: Selected = {}
        for one in sets:
            self._collect(kind, one, selected)
        return selected

    def _collect(self, kind: GraphQLObjectType, one: SelectionSetNode, selected: Selected) -> None:
        for node in one.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                key = node.alias.value if node.alias else node.name.value
                selected.setdefault(key, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                if condition is None or _applies(kind, condition.name.value):
                    self._collect(kind, node.selection_set, selected)
            elif isinstance(node, FragmentSpreadNode):
                fragment = self.fragments[node.name.value]
                if _applies(kind, fragment.type_condition.name.value):
                    self._collect(kind, fragment.selection_set, selected)

    def _included(self, node: Any) -> bool:
        if not node.directives:
            return True
        skip = get_directive_values(GraphQLSkipDirective, node, self.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self.variables)
        return not (skip and skip["if"]) and not (include and not include["if"])

    def slot(self, definition: GraphQLField, node: FieldNode) -> int:
        """A place for a field's arguments."""
        self.slots.append(Slot(definition, node))
        return len(self.slots) - 1

    def projector(self, kind: GraphQLNamedType, sets: Sequence[SelectionSetNode]) -> str:
        """The name of a function that answers with these selections of a value of this type."""
        self.made += 1
        name = f"f{self.made}"
        if is_abstract_type(kind):
            table = {one.name: self.projector(one, sets) for one in concrete_types(kind)}
            pairs = ", ".join(f"{key!r}: {value}" for key, value in table.items())
            self.lines += [f"T{name} = {{{pairs}}}", f"def {name}(o, x):", f"    return T{name}[o['__typename']](o, x)"]
            return name
        assert isinstance(kind, GraphQLObjectType)
        parts = []
        for key, nodes in self.collect(kind, sets).items():
            if (
                self.bulk
                and nodes[0].name.value != "__typename"
                and is_connection(kind.fields[nodes[0].name.value].type)
            ):
                continue  # a bulk operation writes the nodes of connections as lines of their own
            parts.append(f"{key!r}: {self._value(kind, nodes)}")
        body = "{" + ", ".join(parts) + "}"
        self.lines += [f"def {name}(o, x):", "    g = o.get"]
        if kind.name in STORED:
            self.lines += [f"    r = {body}", "    return x.patched(o, r) if '__patch' in o else r"]
        else:
            self.lines.append(f"    return {body}")
        return name

    def _value(self, parent: GraphQLObjectType, nodes: list[FieldNode]) -> str:
        name = nodes[0].name.value
        if name == "__typename":
            return repr(parent.name)
        definition = parent.fields[name]
        inner = get_named_type(definition.type)
        if is_leaf_type(inner):
            return f"g({name!r})"
        sets = [node.selection_set for node in nodes if node.selection_set]
        if is_connection(definition.type):
            function = self.connection(inner, sets)
            return f"connection({function}, g({name!r}) or (), x, x.args[{self.slot(definition, nodes[0])}])"
        function = self.projector(inner, sets)
        if isinstance(get_nullable_type(definition.type), GraphQLList):
            return self._listed(function, definition, nodes[0])
        if inner.name in STORED and not set(self._names(inner, sets)) <= {"id", "__typename"}:
            return f"None if (v := g({name!r})) is None or (v := x.deref(v)) is None else {function}(v, x)"
        return f"None if (v := g({name!r})) is None else {function}(v, x)"

    def _listed(self, function: str, definition: GraphQLField, node: FieldNode) -> str:
        """The elements of a list, as many or as named as its arguments say."""
        name = node.name.value
        if "names" in definition.args:
            wanted = f"x.args[{self.slot(definition, node)}].get('names', (e['name'],))"
            return f"[{function}(e, x) for e in g({name!r}) or () if e['name'] in {wanted}]"
        cut = f"[:x.args[{self.slot(definition, node)}].get('first')]" if "first" in definition.args else ""
        return f"None if (v := g({name!r})) is None else [{function}(e, x) for e in v{cut}]"

    def _names(self, kind: GraphQLNamedType, sets: Sequence[SelectionSetNode]) -> list[str]:
        assert isinstance(kind, GraphQLObjectType)
        return [nodes[0].name.value for nodes in self.collect(kind, sets).values()]

    def connection(self, kind: GraphQLNamedType, sets: Sequence[SelectionSetNode]) -> str:
        """A connection's parts: response keys of nodes, edges and pageInfo with their projectors."""
        assert isinstance(kind, GraphQLObjectType)
        self.made += 1
        name = f"c{self.made}"
        parts: list[str] = []
        for key, nodes in self.collect(kind, sets).items():
            field_name = nodes[0].name.value
            if field_name == "__typename":
                parts.append(f"({key!r}, 'typename', {kind.name!r}, None)")
                continue
            inner = get_named_type(kind.fields[field_name].type)
            inner_sets = [node.selection_set for node in nodes if node.selection_set]
            if field_name == "edges":
                assert isinstance(inner, GraphQLObjectType)
                parts.append(f"({key!r}, 'edges', {self._edges(inner, inner_sets)}, None)")
            else:
                parts.append(f"({key!r}, {field_name!r}, {self.projector(inner, inner_sets)}, None)")
        self.lines.append(f"{name} = ({', '.join(parts)}{',' if parts else ''})")
        return name

    def _edges(self, kind: GraphQLObjectType, sets: Sequence[SelectionSetNode]) -> str:
        pairs = []
        for key, nodes in self.collect(kind, sets).items():
            field_name = nodes[0].name.value
            function = "None"
            if field_name == "node":
                inner_sets = [node.selection_set for node in nodes if node.selection_set]
                function = self.projector(get_named_type(kind.fields["node"].type), inner_sets)
            pairs.append(f"({key!r}, {field_name!r}, {function})")
        return f"({', '.join(pairs)}{',' if pairs else ''})"

    def load(self) -> dict[str, Any]:
        """Runs the written functions into being; returns the scope that holds them."""
        exec(compile("\n".join(self.lines), "<selection>", "exec"), self.scope)  # noqa: S102 - only names of the schema
        return self.scope

    def bind(self) -> list[dict[str, Any]]:
        """The arguments of every slot for these variables. Raises GraphQLError on a bad one."""
        return [get_argument_values(slot.definition, slot.node, self.variables) for slot in self.slots]


def _applies(kind: GraphQLObjectType, condition: str) -> bool:
    if kind.name == condition:
        return True
    other = schema().type_map[condition]
    return is_abstract_type(other) and schema().is_sub_type(cast(GraphQLAbstractType, other), kind)


def node_type(kind: GraphQLOutputType) -> GraphQLNamedType:
    """The node type of a connection type."""
    connection_type = get_named_type(kind)
    assert isinstance(connection_type, GraphQLObjectType)
    return cast(GraphQLNamedType, get_named_type(connection_type.fields["nodes"].type))


@dataclass
class Page:
    """What a connection of the query root found."""

    rows: list[Doc]
    cursors: list[str]
    has_next: bool
    has_previous: bool


def project_page(parts: Any, page: Page, run: Run) -> Doc:
    """A connection's answer."""
    answer: Doc = {}
    for key, name, function, _ in parts:
        if name == "nodes":
            answer[key] = [function(row, run) for row in page.rows]
        elif name == "edges":
            answer[key] = [
                _edge(function, row, cursor, run) for row, cursor in zip(page.rows, page.cursors, strict=True)
            ]
        elif name == "pageInfo":
            info = {
                "hasNextPage": page.has_next,
                "hasPreviousPage": page.has_previous,
                "startCursor": page.cursors[0] if page.cursors else None,
                "endCursor": page.cursors[-1] if page.cursors else None,
            }
            answer[key] = function(info, run)
        else:
            answer[key] = function
    return answer


def _edge(parts: Any, row: Doc, cursor: str, run: Run) -> Doc:
    answer: Doc = {}
    for key, name, function in parts:
        answer[key] = function(row, run) if name == "node" else cursor if name == "cursor" else None
    return answer


def connection(parts: Any, items: Any, run: Run, args: dict[str, Any]) -> Doc:
    """Answers a connection below an object: a slice of a list that the document holds, or what its function finds."""
    return project_page(parts, items(args) if callable(items) else slice_list(items, args), run)


def slice_list(items: Sequence[Doc], args: dict[str, Any]) -> Page:
    """Relay's slice of a list; cursors are positions."""
    rows = list(items)
    if args.get("reverse"):
        rows.reverse()
    low, high = 0, len(rows)
    after, before = args.get("after"), args.get("before")
    if after:
        low = max(low, int(read_cursor(after)[0]) + 1)
    if before:
        high = min(high, int(read_cursor(before)[0]))
    first, last = args.get("first"), args.get("last")
    if first is not None:
        high = min(high, low + first)
    if last is not None:
        low = max(low, high - last)
    shown = rows[low:high]
    cursors = [write_cursor(place) for place in range(low, low + len(shown))]
    return Page(shown, cursors, high < len(rows), low > 0)


def write_cursor(*parts: int) -> str:
    """An opaque cursor."""
    return base64.urlsafe_b64encode(":".join(map(str, parts)).encode()).decode()


def read_cursor(cursor: str) -> tuple[int, ...]:
    """The numbers in a cursor. Raises ValueError when it is none of ours."""
    return tuple(int(part) for part in base64.urlsafe_b64decode(cursor.encode()).decode().split(":"))
