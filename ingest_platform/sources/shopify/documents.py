"""The `.graphql` documents, and what is derived from each: bulk operation, fetch by id, listing of ids,
further pages.

An object type's document is its page query. It is taken apart once with graphql-core, so that the selection
of fields stands in one place and all roads give the same document.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    EnumValueNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    StringValueNode,
    VariableNode,
    parse,
    parse_value,
    print_ast,
    strip_ignored_characters,
)

from ingest_platform.declare import ObjectType
from ingest_platform.errors import DeclarationError
from ingest_platform.sources.shopify.listing import GraphQLListing

PAGING = frozenset({"first", "last", "after", "before"})
LISTING = PAGING | {"query", "sortKey", "reverse"}
_VARIABLE = re.compile(r"\$(\w+)")
PAGE_VARIABLES = {"first": "Int!", "after": "String", "query": "String"}
"""What a page query may be given; it declares those that its connection takes."""


@dataclass(frozen=True, slots=True)
class Nested:
    """A connection inside an object: the keys it answers under, joined by dots, and the types of its nodes."""

    name: str
    types: tuple[str, ...]

    def of(self, node: dict[str, Any]) -> dict[str, Any] | None:
        """The connection in an object; None where the object has none."""
        found: Any = node
        for key in self.name.split("."):
            found = found.get(key) if isinstance(found, dict) else None
        return found if isinstance(found, dict) else None

    def make(self, node: dict[str, Any]) -> dict[str, Any]:
        """An empty connection, put into an object."""
        *above, last = self.name.split(".")
        holder = node
        for key in above:
            if not isinstance(holder.get(key), dict):
                holder[key] = {}
            holder = holder[key]
        made: dict[str, Any] = {"nodes": []}
        holder[last] = made
        return made


@dataclass(frozen=True, slots=True)
class Part:
    """A field of the query root with what stands below it, and the types of the variables that it takes."""

    root: str
    below: str
    variables: Mapping[str, str]

    def query(self, name: str) -> str:
        """A query of this field alone."""
        given = ",".join(f"${v}:{kind}" for v, kind in self.variables.items())
        return f"query {name}{f'({given})' if given else ''}{{{self.root}{self.below}}}"

    def name(self, n: int) -> str:
        """The key that the answer has where it is the n-th of several."""
        return f"{self.root}{n}"

    def declared(self, n: int) -> str:
        """Its variables there."""
        return ",".join(f"${v}{n}:{kind}" for v, kind in self.variables.items())

    def field(self, n: int) -> str:
        """The field there."""
        below = _VARIABLE.sub(rf"$\g<1>{n}", self.below)
        return f"{self.name(n)}:{self.root}{below}"


class Document:
    """One object type's page query and everything that is derived from it, as minified text."""

    def __init__(self, text: str, listing: GraphQLListing) -> None:
        ast = parse(text, no_location=True)
        self.listing = listing
        self._fragments = {d.name.value: d for d in ast.definitions if isinstance(d, FragmentDefinitionNode)}
        operation = next(d for d in ast.definitions if isinstance(d, OperationDefinitionNode))
        self._root = root = _field_at(operation.selection_set, listing)
        # Bulk operations know no named fragments in every version; inlined, one form serves everywhere.
        assert root.selection_set is not None
        selected = root.selection_set if listing.singleton else _nodes_of(root)
        self._list = _list_of(selected, listing) if listing.through else None
        if self._list is not None:
            assert self._list.selection_set is not None
            selected = self._list.selection_set
        self._object = _inlined(selected, self._fragments)
        found = set(_connections(self._object))
        if found != set(listing.nested):
            raise DeclarationError(
                f"Document {listing.document}.graphql has connections {sorted(found)}, "
                f"its listing declares {sorted(listing.nested)}",
                "Name each connection and the types of its nodes in GraphQLListing(nested=…)",
            )
        self.nested = tuple(Nested(name, types) for name, types in listing.nested.items())
        self._version = listing.version_field.split(".") if listing.version_field else []
        self._versioned = bool(self._version) and bool(_along(self._object, self._version))
        sort = next((a.value for a in root.arguments if a.name.value == "sortKey"), None)
        word = sort.value.lower() if isinstance(sort, EnumValueNode) else None
        self.in_update_order = word is not None and word == listing.updated_filter
        self.page = _text(ast)

    @cached_property
    def connection_of(self) -> dict[str, str]:
        """Node type → the connection it belongs to. A bulk file says the first and not the second."""
        return {t: nested.name for nested in self.nested for t in nested.types}

    def bulk(self, search: str | None, *, ids_only: bool = False) -> str:
        """The query of a bulk operation: no paging, every connection as edges and node."""
        selection = self._object if not (ids_only or self.bulk_lists_ids) else _selection(_field("id"))
        if self._list is not None:
            selection = _selection(_field("id"), _relisted(self._list, selection))
        node = _field("node", _without_paging(selection))
        arguments = _without(self._root, LISTING)
        if search:
            value = StringValueNode(value=search, block=False)
            arguments = (*arguments, ArgumentNode(name=NameNode(value="query"), value=value))
        root = _field(self._root.name.value, _selection(_field("edges", _selection(node))), arguments)
        return strip_ignored_characters(print_ast(_selection(self._below_its_path(root))))

    @property
    def bulk_lists_ids(self) -> bool:
        """Whether a bulk operation gives no more than ids: it takes no connection inside a list of its parent."""
        return self._list is not None and bool(self.nested)

    def _below_its_path(self, field: FieldNode) -> FieldNode:
        for name in reversed(self.listing.path[:-1]):
            field = _field(name, _selection(field))
        return field

    def listed(self, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """The connection in a page's answer; an empty one where what is above it is null."""
        found: Any = data
        for name in self.listing.path:
            found = found[name] if found is not None else None
        if self.listing.singleton:
            found = {"nodes": [] if found is None else [found], "pageInfo": {"hasNextPage": False}}
        return found if found is not None else {"nodes": [], "pageInfo": {"hasNextPage": False}}

    def objects(self, nodes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The objects that listed nodes are, or hold."""
        if self.listing.through is None:
            return list(nodes)
        return [inner for node in nodes for inner in node.get(self.listing.through) or ()]

    @cached_property
    def nodes(self) -> str:
        """Objects by their ids: `$ids`."""
        return self.nodes_part.query("Nodes")

    @cached_property
    def nodes_part(self) -> "Part":
        """The same, to be asked beside others."""
        return Part("nodes", f"(ids:$ids){{__typename {self._on_node(self._object)}}}", {"ids": "[ID!]!"})

    @cached_property
    def ids(self) -> str:
        """A page of ids in the order of updates: `$first`, `$after`, `$query`."""
        return self.ids_part.query("Ids")

    @cached_property
    def ids_part(self) -> "Part":
        """The same, to be asked beside others."""
        if self.listing.singleton:
            return Part(self.listing.connection, "{id}", {})
        asked: list[SelectionNode] = [_field("id")]
        if self._versioned:
            asked += _along(self._object, self._version)
        elif self.listing.version_field:
            asked.append(_field(self.listing.version_field))  # the parent's
        if self._list is not None:
            asked.append(_relisted(self._list, _selection(_field("id"))))
        info = _field("pageInfo", _selection(_field("hasNextPage"), _field("endCursor")))
        page = _selection(_field("nodes", _selection(*asked)), info)
        root = self._below_its_path(_field(self._root.name.value, page, self._root.arguments))
        used = [a.value.name.value for a in self._root.arguments if isinstance(a.value, VariableNode)]
        below = strip_ignored_characters(print_ast(root)).removeprefix(root.name.value)
        return Part(root.name.value, below, {name: PAGE_VARIABLES[name] for name in used})

    def more(self, name: str) -> str:
        """The following nodes of one nested connection: `$id`, `$first`, `$after`."""
        paging = (_argument("first", "$first"), _argument("after", "$after"))

        def further(connection: FieldNode) -> FieldNode:
            return _changed(connection, connection.selection_set, (*paging, *_without(connection, PAGING)))

        versioned = _along(self._object, self._version) if self._versioned else []
        node = self._on_node(_selection(*versioned, *_along(self._object, name.split("."), further)))
        return f"query More($id:ID!,$first:Int!,$after:String){{node(id:$id){{{node}}}}}"

    def version_in(self, node: Mapping[str, Any]) -> object:
        """What an object, or the parent that lists it, says of its version."""
        found: Any = node
        for key in self._version:
            found = found.get(key) if isinstance(found, dict) else None
        return found if self._version else None

    def same_version(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Whether two readings of an object show the same version; always true of what has none of its own."""
        return not self._versioned or self.version_in(one) == self.version_in(other)

    def _on_node(self, selection: SelectionSetNode) -> str:
        return f"...on {self.listing.node}{strip_ignored_characters(print_ast(selection))}"

    def finish(self, node: dict[str, Any]) -> dict[str, Any]:
        """The canonical form of an object: every connection there, in one order, its pageInfo only when it is
        cut.
        """
        for nested in self.nested:
            connection = nested.of(node)
            if connection is None:
                nested.make(node)
                continue
            in_order(connection["nodes"])
            info = connection.pop("pageInfo", None)
            if info and info.get("hasNextPage"):
                connection["pageInfo"] = {"hasNextPage": True}
        return node


def in_order(nodes: list[dict[str, Any]]) -> None:
    """Sort the nodes of a connection by id, or by index where they have none: pages and bulk files differ in
    order.
    """
    if len(nodes) > 1:
        nodes.sort(key=_by_index if "id" not in nodes[0] else _by_id)


def _by_id(node: dict[str, Any]) -> tuple[int, str]:
    # The longer of two ids of one type is the greater number.
    gid = node["id"] or ""
    return len(gid), gid


def _by_index(node: dict[str, Any]) -> int:
    index: int = node["index"]
    return index


def document_of(object_type: ObjectType) -> Document:
    """The document of an object type. Raises DeclarationError when the type is not listed by GraphQL."""
    listing = object_type.listing
    if not isinstance(listing, GraphQLListing):
        raise DeclarationError(
            f"Object type {object_type.name!r} is not listed by GraphQL", "Give it listing=GraphQLListing(…)"
        )
    return _load(listing.document, listing.model_dump_json())


@lru_cache(maxsize=256)
def _load(name: str, listing: str) -> Document:
    path = files(__package__) / "documents" / f"{name}.graphql"
    return Document(path.read_text(encoding="utf-8"), GraphQLListing.model_validate_json(listing))


def gid(node: str, source_id: str) -> str:
    """The global id of an object from its number; a global id stays as it is."""
    return source_id if source_id.startswith("gid://") else f"gid://shopify/{node}/{source_id}"


def number(gid: str) -> str:
    """The number in a global id: what the copy keys its rows by."""
    return gid.partition("?")[0].rpartition("/")[2]


# --- small pieces of syntax
# ---------------------------------------------------------------------------------------


def _key(field: FieldNode) -> str:
    return field.alias.value if field.alias else field.name.value


def _field_at(selection: SelectionSetNode, listing: GraphQLListing) -> FieldNode:
    """The field at the listing's path, each the only one of its selection."""
    field: SelectionNode | None = None
    for name in listing.path:
        field = selection.selections[0]
        if not isinstance(field, FieldNode) or field.name.value != name or field.selection_set is None:
            raise DeclarationError(
                f"Document {listing.document}.graphql does not ask for {listing.connection!r}",
                "Make it the query's first and only field",
            )
        selection = field.selection_set
    assert isinstance(field, FieldNode)
    return field


def _list_of(parent: SelectionSetNode, listing: GraphQLListing) -> FieldNode:
    for s in parent.selections:
        if isinstance(s, FieldNode) and _key(s) == listing.through and s.selection_set is not None:
            return s
    raise DeclarationError(
        f"Document {listing.document}.graphql does not ask for {listing.through!r} of {listing.connection}",
        "Put the objects' fields there",
    )


def _relisted(field: FieldNode, selection: SelectionSetNode) -> FieldNode:
    """The list with another selection, all of it."""
    return FieldNode(
        alias=field.alias, name=field.name, arguments=_without(field, PAGING), directives=(), selection_set=selection
    )


def _is_connection(node: SelectionNode) -> bool:
    if not isinstance(node, FieldNode) or node.selection_set is None:
        return False
    return any(isinstance(s, FieldNode) and s.name.value == "nodes" for s in node.selection_set.selections)


def _nodes_of(connection: FieldNode) -> SelectionSetNode:
    assert connection.selection_set is not None
    for s in connection.selection_set.selections:
        if isinstance(s, FieldNode) and s.name.value == "nodes" and s.selection_set is not None:
            return s.selection_set
    raise DeclarationError(f"Connection {connection.name.value!r} asks for no nodes", "Add nodes { … } to it")


def _inside(node: SelectionNode) -> SelectionSetNode | None:
    return node.selection_set if isinstance(node, (FieldNode, InlineFragmentNode)) else None


def _changed(
    node: FieldNode, selection: SelectionSetNode | None, arguments: Sequence[ArgumentNode] | None = None
) -> FieldNode:
    return FieldNode(
        alias=node.alias,
        name=node.name,
        arguments=node.arguments if arguments is None else tuple(arguments),
        directives=node.directives,
        selection_set=selection,
    )


def _connections(selection: SelectionSetNode, above: tuple[str, ...] = ()) -> Iterator[str]:
    """The dotted paths of the connections below a selection; a connection's own nodes are not looked into."""
    for node in selection.selections:
        path = (*above, _key(node)) if isinstance(node, FieldNode) else above
        inside = _inside(node)
        if _is_connection(node):
            yield ".".join(path)
        elif inside is not None:
            yield from _connections(inside, path)


def _along(
    selection: SelectionSetNode, path: Sequence[str], at_end: Callable[[FieldNode], FieldNode] = lambda node: node
) -> list[SelectionNode]:
    """What of a selection leads to the field at `path`, through every fragment that asks for it."""
    kept: list[SelectionNode] = []
    for node in selection.selections:
        if isinstance(node, InlineFragmentNode):
            if found := _along(node.selection_set, path, at_end):
                kept.append(
                    InlineFragmentNode(
                        type_condition=node.type_condition, directives=(), selection_set=_selection(*found)
                    )
                )
        elif isinstance(node, FieldNode) and _key(node) == path[0]:
            if len(path) == 1:
                kept.append(at_end(node))
            elif node.selection_set and (found := _along(node.selection_set, path[1:], at_end)):
                kept.append(_changed(node, _selection(*found)))
    return kept


def _without_paging(selection: SelectionSetNode) -> SelectionSetNode:
    """The selection as a bulk operation takes it: every connection as edges and node, without paging."""
    kept: list[SelectionNode] = []
    for node in selection.selections:
        inside = _inside(node)
        if isinstance(node, FieldNode) and _is_connection(node):
            edges = _field("edges", _selection(_field("node", _without_paging(_nodes_of(node)))))
            kept.append(_changed(node, _selection(edges), _without(node, PAGING)))
        elif isinstance(node, FieldNode) and inside is not None:
            kept.append(_changed(node, _without_paging(inside)))
        elif isinstance(node, InlineFragmentNode) and inside is not None:
            kept.append(
                InlineFragmentNode(
                    type_condition=node.type_condition, directives=(), selection_set=_without_paging(inside)
                )
            )
        else:
            kept.append(node)
    return _selection(*kept)


def _without(field: FieldNode, names: frozenset[str]) -> tuple[ArgumentNode, ...]:
    return tuple(a for a in field.arguments if a.name.value not in names)


def _field(name: str, selection: SelectionSetNode | None = None, arguments: Sequence[ArgumentNode] = ()) -> FieldNode:
    return FieldNode(
        name=NameNode(value=name),
        alias=None,
        arguments=tuple(arguments),
        directives=(),
        selection_set=selection,
    )


def _argument(name: str, value: str) -> ArgumentNode:
    return ArgumentNode(name=NameNode(value=name), value=parse_value(value, no_location=True))


def _selection(*selections: SelectionNode) -> SelectionSetNode:
    return SelectionSetNode(selections=selections)


def _inlined(selection: SelectionSetNode, named: dict[str, FragmentDefinitionNode]) -> SelectionSetNode:
    """The selection with each named fragment in its place."""
    result: list[SelectionNode] = []
    for node in selection.selections:
        if isinstance(node, FragmentSpreadNode):
            # A spread stands where the type is the fragment's own (the contract test holds that): no
            # condition.
            result.extend(_inlined(named[node.name.value].selection_set, named).selections)
        elif isinstance(node, InlineFragmentNode):
            condition = NamedTypeNode(name=NameNode(value=node.type_condition.name.value))
            inner = _inlined(node.selection_set, named)
            result.append(InlineFragmentNode(type_condition=condition, directives=(), selection_set=inner))
        elif isinstance(node, FieldNode) and node.selection_set is not None:
            result.append(
                FieldNode(
                    alias=node.alias,
                    name=node.name,
                    arguments=node.arguments,
                    directives=node.directives,
                    selection_set=_inlined(node.selection_set, named),
                )
            )
        else:
            result.append(node)
    return SelectionSetNode(selections=tuple(result))


def _text(ast: DocumentNode) -> str:
    return strip_ignored_characters(print_ast(ast))
