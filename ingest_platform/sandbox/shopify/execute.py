"""Answers one GraphQL request: validation, quota, scopes, root fields."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    OperationDefinitionNode,
    OperationType,
    get_named_type,
    parse,
    validate,
)
from graphql.execution.values import get_argument_values, get_variable_values

from ingest_platform.sandbox.shopify.compiler import Compiler, Page, Run, project_page
from ingest_platform.sandbox.shopify.cost import MAX_QUERY_COST, MUTATION_COST, field_cost, page_cost
from ingest_platform.sandbox.shopify.schema import introspected, is_connection, schema
from ingest_platform.sandbox.shopify.shop import patched
from ingest_platform.sandbox.shopify.values import Doc

if TYPE_CHECKING:
    from ingest_platform.sandbox.shopify.apps import Token
    from ingest_platform.sandbox.shopify.shop import Shop

DOCUMENTS_KEPT = 256
_parsed: OrderedDict[str, tuple[DocumentNode, list[GraphQLError]]] = OrderedDict()


class Refusal(Exception):  # noqa: N818 - an answer, not a fault of ours
    """A request that gets an `errors` list instead of data. `code` goes into its extensions."""

    def __init__(self, message: str, code: str | None = None, path: list[Any] | None = None, **extensions: Any) -> None:
        super().__init__(message)
        self.body: Doc = {"message": message}
        if path is not None:
            self.body["path"] = path
        if code is not None:
            self.body["extensions"] = {"code": code, **extensions}


@dataclass
class Call:
    """What a root field's resolver may use."""

    shop: Shop
    token: Token
    base_url: str
    warnings: list[Doc]


Resolver = Callable[[Call, dict[str, Any]], Any]
RESOLVERS: dict[str, Resolver] = {}
SCOPES: dict[str, str] = {}


def root(name: str, scope: str | None = None) -> Callable[[Resolver], Resolver]:
    """Registers the resolver of a field of the query or mutation root."""

    def register(resolver: Resolver) -> Resolver:
        RESOLVERS[name] = resolver
        if scope is not None:
            SCOPES[name] = scope
        return resolver

    return register


def answer(shop: Shop, token: Token, body: Any, base_url: str, version: str) -> Doc:
    """The JSON answer to a request body in a version of the API. Never raises for a bad request."""
    shop.requests += 1
    try:
        return _answer(shop, token, body, base_url, version)
    except Refusal as refusal:
        return {"errors": [refusal.body]}
    except GraphQLError as error:
        return {"errors": [_shown(error)]}


def _answer(shop: Shop, token: Token, body: Any, base_url: str, version: str) -> Doc:
    if not isinstance(body, dict) or not isinstance(body.get("query"), str):
        raise Refusal("Required parameter missing or invalid: query", "BAD_REQUEST")
    document, problems = _read(body["query"])
    if problems:
        return {"errors": [_shown(error) for error in problems]}
    operation = _pick(document, body.get("operationName"))
    if any(isinstance(one, FieldNode) and one.name.value == "__schema" for one in operation.selection_set.selections):
        newest = version == shop.versions[-1]
        return {"data": introspected(document, shop.new_types if newest else ())}
    variables = get_variable_values(schema(), operation.variable_definitions or (), body.get("variables") or {})
    if isinstance(variables, list):
        return {"errors": [{**_shown(error), "extensions": {"code": "INVALID_VARIABLE"}} for error in variables]}
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    compiler = Compiler(fragments, variables)
    mutation = operation.operation is OperationType.MUTATION
    kind = schema().mutation_type if mutation else schema().query_type
    assert kind is not None
    selected = compiler.collect(kind, [operation.selection_set])
    _check_pages(compiler, kind, selected)
    requested = sum(field_cost(compiler, kind, nodes) for nodes in selected.values())
    requested += MUTATION_COST * len(selected) - len(selected) if mutation else 0
    bucket = shop.bucket(token.client_id)
    if requested > MAX_QUERY_COST:
        bucket.refill()
        message = f"Query cost is {requested}, which exceeds the single query max cost limit ({MAX_QUERY_COST})."
        refusal = Refusal(message, "MAX_COST_EXCEEDED", cost=requested, maxCost=MAX_QUERY_COST)
        return {"errors": [refusal.body], "extensions": {"cost": bucket.extension(requested, None)}}
    if shop.faults.throttles() or not bucket.take(requested, 0):
        shop.throttled += 1
        bucket.refill()
        refusal = Refusal("Throttled", "THROTTLED", documentation="https://shopify.dev/api/usage/rate-limits")
        return {"errors": [refusal.body], "extensions": {"cost": bucket.extension(requested, None)}}
    call = Call(shop, token, base_url, [])
    data, errors, actual = _run(call, compiler, kind, selected, requested)
    bucket.take(0, actual)
    result: Doc = {"data": data}
    if errors:
        result["errors"] = errors
    result["extensions"] = {"cost": bucket.extension(requested, actual)}
    if call.warnings:
        result["extensions"]["search"] = call.warnings
    return result


def _read(text: str) -> tuple[DocumentNode, list[GraphQLError]]:
    known = _parsed.get(text)
    if known is None:
        document = parse(text)
        known = document, validate(schema(), document)
        _parsed[text] = known
        if len(_parsed) > DOCUMENTS_KEPT:
            _parsed.popitem(last=False)
    return known


def _pick(document: DocumentNode, name: Any) -> OperationDefinitionNode:
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if name:
        operations = [one for one in operations if one.name and one.name.value == name]
    if len(operations) != 1:
        raise Refusal("An operation name is required" if operations else "No operation to run", "BAD_REQUEST")
    return operations[0]


def _shown(error: GraphQLError) -> Doc:
    """An error as the vendor writes it."""
    shown: Doc = {"message": error.message}
    if error.locations:
        shown["locations"] = [{"line": one.line, "column": one.column} for one in error.locations]
    match = re.match(r"Cannot query field '(\w+)' on type '(\w+)'", error.message)
    if match:
        name, kind = match.groups()
        shown["message"] = f"Field '{name}' doesn't exist on type '{kind}'"
        shown["extensions"] = {"code": "undefinedField", "typeName": kind, "fieldName": name}
    return shown


def _check_pages(compiler: Compiler, kind: GraphQLObjectType, selected: dict[str, list[Any]]) -> None:
    """Every connection of a request needs `first` or `last`, at most 250."""
    for key, nodes in selected.items():
        name = nodes[0].name.value
        if name.startswith("__"):
            continue
        definition = kind.fields[name]
        args = get_argument_values(definition, nodes[0], compiler.variables)
        if is_connection(definition.type):
            amounts = [args.get("first"), args.get("last")]
            if amounts == [None, None]:
                raise Refusal("you must provide one of first or last", "BAD_REQUEST", [key])
            if any(amount is not None and not 0 < amount <= 250 for amount in amounts):
                raise Refusal(
                    f"Argument 'first' on Field '{name}' has an invalid value (1 to 250).", "BAD_REQUEST", [key]
                )
        inner = get_named_type(definition.type)
        sets = [node.selection_set for node in nodes if node.selection_set]
        if sets and isinstance(inner, GraphQLObjectType):
            _check_pages(compiler, inner, compiler.collect(inner, sets))


def _run(
    call: Call, compiler: Compiler, kind: GraphQLObjectType, selected: dict[str, list[Any]], requested: int
) -> tuple[Doc | None, list[Doc], int]:
    plans: list[tuple[str, Any, str | None]] = []
    for key, nodes in selected.items():
        name = nodes[0].name.value
        if name == "__typename":
            plans.append((key, None, None))
            continue
        definition = kind.fields[name]
        inner = get_named_type(definition.type)
        sets = [node.selection_set for node in nodes if node.selection_set]
        paged = is_connection(definition.type)
        function = compiler.connection(inner, sets) if paged else compiler.projector(inner, sets)
        plans.append((key, nodes, function))
    scope = compiler.load()
    run = Run(compiler.bind(), call.shop.deref, patched)
    data: Doc = {}
    errors: list[Doc] = []
    actual = requested
    for key, nodes, entry in plans:
        if entry is None:
            data[key] = kind.name
            continue
        name = nodes[0].name.value
        args = get_argument_values(kind.fields[name], nodes[0], compiler.variables)
        denied = _denied(call, name, key)
        value = None
        if denied is not None:
            errors.append(denied)
        else:
            try:
                value = RESOLVERS[name](call, args)
            except Refusal as refusal:
                errors.append({"path": [key], **refusal.body})
        if value is None and str(kind.fields[name].type).endswith("!"):
            return None, errors, actual
        if isinstance(value, Page):
            actual += page_cost(compiler, kind, nodes, value.rows) - field_cost(compiler, kind, nodes)
            data[key] = project_page(scope[entry], value, run)
        elif isinstance(value, list):
            data[key] = [None if one is None else scope[entry](one, run) for one in value]
        else:
            data[key] = None if value is None else scope[entry](value, run)
    return data, errors, max(actual, 1)


def _denied(call: Call, name: str, key: str) -> Doc | None:
    scope = SCOPES.get(name)
    if scope is None or scope in call.token.scopes:
        return None
    needed = f"`{scope}` access scope."
    return Refusal(
        f"Access denied for {name} field. Required access: {needed}",
        "ACCESS_DENIED",
        [key],
        documentation="https://shopify.dev/api/usage/access-scopes",
        requiredAccess=needed,
    ).body


def full(shop: Shop, type_name: str, document: Doc) -> Doc:
    """Every field of an object, with its raw overrides: what the control API calls the truth."""
    from ingest_platform.sandbox.shopify.schema import everything

    projector, args = _full(type_name, everything(type_name))
    return projector(document, Run(args, shop.deref, patched))  # type: ignore[no-any-return]


_full_cache: dict[str, Any] = {}


def _full(type_name: str, selection: str) -> Any:
    if type_name not in _full_cache:
        document = parse(selection)
        operation = document.definitions[0]
        assert isinstance(operation, OperationDefinitionNode)
        compiler = Compiler({}, {})
        function = compiler.projector(schema().type_map[type_name], [operation.selection_set])
        _full_cache[type_name] = compiler.load()[function], [{} for _ in compiler.slots]
    return _full_cache[type_name]


__all__ = ["Call", "Refusal", "answer", "full", "root"]
