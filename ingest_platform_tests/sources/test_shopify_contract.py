"""What the client asks Shopify for exists in Shopify's own schema of the version it names."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from graphql import (
    ASTValidationRule,
    FieldNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    NoDeprecatedCustomRule,
    get_named_type,
    parse,
    specified_rules,
    validate,
)

from ingest_platform.declare import CountParity, Field, ObjectType, Reference
from ingest_platform.sources.shopify import bulk, client, subscriptions
from ingest_platform.sources.shopify.documents import document_of
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sources.shopify.subscriptions import enum_of
from ingest_platform_tests.sources.contract import contract, needs_contracts, schema

pytestmark = needs_contracts

TYPES = {o.name: o for o in SHOPIFY.object_types}
BULK = {name: o for name, o in TYPES.items() if isinstance(o.listing, GraphQLListing) and o.listing.bulk}
RULES: list[type[ASTValidationRule]] = [NoDeprecatedCustomRule, *specified_rules]


def documents() -> Iterator[tuple[str, str]]:
    for name, object_type in TYPES.items():
        document = document_of(object_type)
        yield f"{name}: page", document.page
        if name in BULK:
            yield f"{name}: bulk", document.bulk(None)
            yield f"{name}: bulk of a window", document.bulk("created_at:>='2026-01-01T00:00:00Z'")
            yield f"{name}: bulk of ids", document.bulk(None, ids_only=True)
        yield f"{name}: nodes", document.nodes
        yield f"{name}: ids", document.ids
        for nested in document.nested:
            yield f"{name}: more {nested.name}", document.more(nested.name)
        if isinstance(object_type.parity, CountParity):
            count = object_type.parity.query
            yield f"{name}: count", f"query C($q: String) {{ {count}(limit: null, query: $q) {{ count precision }} }}"
    yield "bulk: submit", bulk.SUBMIT
    yield "bulk: poll", bulk.POLL
    yield "subscriptions: list", subscriptions.LIST
    yield "subscriptions: create", subscriptions.CREATE
    yield "subscriptions: delete", subscriptions.DELETE
    yield "scopes", client.SCOPES


@pytest.mark.parametrize(("name", "text"), list(documents()), ids=[n for n, _ in documents()])
def test_every_document_is_valid_and_uses_nothing_deprecated(name: str, text: str) -> None:
    assert [e.message for e in validate(schema(), parse(text), RULES)] == []


@pytest.mark.parametrize("object_type", BULK.values(), ids=BULK)
def test_a_bulk_query_keeps_to_the_vendors_limits(object_type: ObjectType) -> None:
    text = document_of(object_type).bulk(None)
    depths = list(_connection_depths(text))
    assert len(depths) <= 5
    assert max(depths) <= 2
    assert not re.search(r"\b(first|after):|pageInfo|\$", text)


def _connection_depths(text: str) -> Iterator[int]:
    def walk(node: object, depth: int) -> Iterator[int]:
        for selection in getattr(getattr(node, "selection_set", None), "selections", ()):
            is_edges = isinstance(selection, FieldNode) and selection.name.value == "edges"
            if is_edges:
                yield depth
            yield from walk(selection, depth + is_edges)

    yield from walk(parse(text).definitions[0], 0)


@pytest.mark.parametrize("object_type", TYPES.values(), ids=TYPES)
def test_each_connection_declares_exactly_the_types_its_nodes_can_have(object_type: ObjectType) -> None:
    listing = object_type.listing
    assert isinstance(listing, GraphQLListing)
    for name, declared in listing.nested.items():
        found = _kinds(schema().type_map[listing.node])
        for part in name.split("."):
            found = {kind for one in found if part in one.fields for kind in _kinds(one.fields[part].type)}
        members = {kind.name for connection in found for kind in _kinds(connection.fields["nodes"].type)}
        assert set(declared) == members


def _kinds(declared: Any) -> set[GraphQLObjectType]:
    """The object types that a value of this type may have."""
    kind = get_named_type(declared)
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        return set(schema().get_possible_types(kind))
    assert isinstance(kind, GraphQLObjectType)
    return {kind}


@pytest.mark.parametrize("object_type", TYPES.values(), ids=TYPES)
def test_every_filter_is_one_that_the_listing_knows(object_type: ObjectType) -> None:
    # An unknown filter is ignored with a warning: the listing would silently be of everything.
    listing = object_type.listing
    assert isinstance(listing, GraphQLListing)
    query = schema().query_type
    assert query is not None
    kind: Any = query
    for part in listing.path:
        field = kind.fields[part]
        kind = get_named_type(field.type)
    names = [n for n in (listing.updated_filter, listing.created_filter) if n and not listing.singleton]
    about = (field.args["query"].description or "") if names else ""
    for name in names:
        assert re.search(rf"\|\s*{name}\s*\|", about), name
    if isinstance(object_type.parity, CountParity) and listing.created:
        about = query.fields[object_type.parity.query].args["query"].description or ""
        assert re.search(rf"\|\s*{listing.counted_filter or listing.created_filter}\s*\|", about)


def test_every_topic_is_in_the_vendors_list() -> None:
    topics = {t["header_topic"]: t["enum"] for t in contract("webhook_topics_2026-10.json")["topics"]}
    for topic in SHOPIFY.subscribed_topics:
        assert topics.get(topic) == enum_of(topic)


def test_every_scope_is_in_the_vendors_list() -> None:
    scopes = contract("access_scopes_2026-10.json")["scopes"]
    assert [s.name for s in SHOPIFY.scopes if s.name not in scopes] == []


def test_the_api_version_is_one_that_the_vendor_supports() -> None:
    assert SHOPIFY.api_version in str(contract("supported_versions.json"))


@pytest.mark.parametrize("object_type", TYPES.values(), ids=TYPES)
def test_every_column_is_fed_by_a_field_that_the_document_asks_for(object_type: ObjectType) -> None:
    selected = set(_selected(document_of(object_type).nodes))
    bare = partial(re.sub, r"\.\d+", "")  # a place in a list is no field
    missing = [f.source[0].path for f in object_type.fields if not any(bare(s.path) in selected for s in f.source)]
    missing += [r.source[0].path for r in object_type.references if r.source[0].path not in selected]
    for _, child in object_type.walk_children():
        prefix = child.lists[0].path.removesuffix(".nodes")
        if child.lists[0].path == "taxLines":
            prefix = "lineItems.taxLines" if child in _of_line_items(object_type) else "taxLines"
        parts: list[Field | Reference] = [*child.fields, *child.references]
        for part in parts:
            paths = [f"{prefix}.{s.path}" for s in part.source]
            if not any(bare(p) in selected for p in paths):
                missing.append(paths[0])
    assert missing == []


def _of_line_items(object_type: ObjectType) -> tuple[object, ...]:
    return next(c.children for _, c in object_type.walk_children() if c.name == "line_item")


def _selected(text: str) -> Iterator[str]:
    """Every dotted path of a query by ids, below its root; the nodes of a connection stand for themselves."""

    def walk(node: object, path: tuple[str, ...]) -> Iterator[str]:
        for selection in getattr(getattr(node, "selection_set", None), "selections", ()):
            here = path
            if isinstance(selection, FieldNode):
                key = selection.alias.value if selection.alias else selection.name.value
                here = path if key == "nodes" else (*path, key)
                yield ".".join(here)
            yield from walk(selection, here)

    yield from walk(parse(text).definitions[0], ())


def test_every_enum_map_covers_all_words_of_the_vendor() -> None:
    words = {
        "displayFulfillmentStatus": set(schema().type_map["OrderDisplayFulfillmentStatus"].values),  # type: ignore[attr-defined]
        "inventoryItem.measurement.weight.unit": set(schema().type_map["WeightUnit"].values),  # type: ignore[attr-defined]
        "weightUnit": set(schema().type_map["WeightUnit"].values),  # type: ignore[attr-defined]
        "discount.__typename": {kind.name for kind in _kinds(schema().type_map["Discount"])},
        "discount.context.__typename": {kind.name for kind in _kinds(schema().type_map["DiscountContext"])},
        "discount.customerGets.value.__typename": {
            kind.name for kind in _kinds(schema().type_map["DiscountCustomerGetsValue"])
        },
    }
    seen = set()
    for object_type in TYPES.values():
        for field in (*object_type.fields, *(f for _, c in object_type.walk_children() for f in c.fields)):
            for path in field.source:
                if path.enum is not None and path.path in words:
                    seen.add(path.path)
                    assert set(path.enum) == words[path.path]
    assert seen == set(words)


REST_ONLY_IN_WEBHOOKS = {
    # Carried by webhooks of newer versions than the sample's; checked against the sandbox instead.
    "category.admin_graphql_api_id",
    "category.full_name",
}


@pytest.mark.parametrize("object_type", TYPES.values(), ids=TYPES)
def test_every_rest_path_is_in_the_vendors_samples(object_type: ObjectType) -> None:
    samples = _samples(object_type)
    known = {p for s in samples for p in _paths(s)}
    for field in object_type.fields:
        for graphql, rest in pairwise(field.source):
            if field.target == "value" and rest.path == "value.percentage":
                continue
            assert rest.path in known | REST_ONLY_IN_WEBHOOKS, (field.target, graphql.path, rest.path)
    for _, child in object_type.walk_children():
        rest_list = child.lists[-1].path
        members = [m for s in samples for m in _members(s, rest_list)]
        keys = {p for m in members for p in _paths(m)}
        for field in child.fields:
            if len(field.source) > 1:
                assert field.source[-1].path in keys, (child.name, field.target)


@pytest.mark.parametrize("object_type", TYPES.values(), ids=TYPES)
def test_no_webhook_is_read_by_a_path_that_was_meant_for_the_api(object_type: ObjectType) -> None:
    known = {p for s in _samples(object_type) for p in _paths(s)}
    doubtful = {f.target for f in object_type.fields if sum(s.path in known for s in f.source) > 1}
    # REST's order has `number` beside `order_number`; the declaration tries the second first.
    assert doubtful <= {"order_number"}


REST_NAMES = {"abandoned_checkout": "checkout"}
"""Object types that REST calls otherwise."""


def _samples(object_type: ObjectType) -> list[dict[str, object]]:
    found = contract("rest_samples_2026-07.json.gz").get(REST_NAMES.get(object_type.name, object_type.name), [])
    return [s for d in found for s in _objects(d, object_type)]


def _objects(sample: dict[str, object], object_type: ObjectType) -> Iterator[dict[str, object]]:
    name = REST_NAMES.get(object_type.name, object_type.name)
    for key in (name, f"{name}s", object_type.plural):
        value = sample.get(key)
        yield from value if isinstance(value, list) else [value] if isinstance(value, dict) else []


def _members(value: object, key: str) -> Iterator[dict[str, object]]:
    """The members of every list of that name, wherever it is."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key and isinstance(inner, list):
                yield from (m for m in inner if isinstance(m, dict))
            yield from _members(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _members(inner, key)


def _paths(value: dict[str, object], prefix: str = "") -> Iterator[str]:
    for key, inner in value.items():
        yield prefix + key
        if isinstance(inner, dict):
            yield from _paths(inner, f"{prefix}{key}.")
