"""The sandbox can't drift from the vendor: its schema and bodies are held against the published contracts."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_client_schema,
    is_specified_scalar_type,
)

from ingest_platform.sandbox.shopify.families import FAMILIES
from ingest_platform.sandbox.shopify.schema import schema
from ingest_platform.sandbox.shopify.server import Options, Server
from ingest_platform.sandbox.shopify.topics import topic_of
from ingest_platform_tests import contracts

CONTRACTS = contracts.folder("shopify")
pytestmark = contracts.needed("shopify")

EXTRA_KEYS = {
    "customer": {},
    "order": {},
    "gift_card": {"admin_graphql_api_id": "in webhook bodies alone"},
    "shop_money": {"currency": "in a transaction's total_unsettled_set, whose amounts have a form of their own"},
    "presentment_money": {"currency": "in a transaction's total_unsettled_set"},
    "discount_applications": {"title": "of manual and automatic ones", "description": "of manual ones"},
    "product": {
        "media": "webhook bodies carry it since 2024, REST answers do not",
        "variant_gids": "webhook bodies name every variant, as `variants` ends at 100",
        "has_variants_that_requires_components": "in webhook bodies alone",
        "category": "in webhook bodies alone",
    },
}
WHOLE = {"orders", "customers", "products"}
SAMPLES = {
    "collections": "smart_collection",
    "disputes": "dispute",
    "draft_orders": "draft_order",
    "gift_cards": "gift_card",
    "inventory_items": "inventory_item",
    "locations": "location",
    "marketing_events": "marketing_event",
    "payouts": "payout",
    "shop": "shop",
}
"""Families that carry a part of the sample's keys; the vendor has no sample of the others."""
OPTIONAL = {"code", "title", "description"}  # keys of one kind of discount application and not of another


@lru_cache(maxsize=1)
def vendor() -> GraphQLSchema:
    data = json.loads(gzip.decompress((CONTRACTS / "admin_schema_2026-10.json.gz").read_bytes()))
    return build_client_schema(data["data"], assume_valid=True)


def _own_types() -> list[str]:
    return sorted(
        name
        for name, kind in schema().type_map.items()
        if not name.startswith("__") and not is_specified_scalar_type(kind)
    )


@pytest.mark.parametrize("name", _own_types())
def test_every_type_field_argument_and_enum_value_is_the_vendors(name: str) -> None:
    ours, theirs = schema().type_map[name], vendor().type_map[name]
    assert type(ours) is type(theirs)
    if isinstance(ours, GraphQLEnumType):
        assert isinstance(theirs, GraphQLEnumType)
        assert set(ours.values) <= set(theirs.values)
    elif isinstance(ours, GraphQLUnionType):
        assert isinstance(theirs, GraphQLUnionType)
        assert {one.name for one in ours.types} <= {one.name for one in theirs.types}
    elif isinstance(ours, GraphQLInputObjectType):
        assert isinstance(theirs, GraphQLInputObjectType)
        for key, field in ours.fields.items():
            assert str(field.type) == str(theirs.fields[key].type), key
            assert field.default_value == theirs.fields[key].default_value
    elif isinstance(ours, GraphQLObjectType | GraphQLInterfaceType):
        assert isinstance(theirs, GraphQLObjectType | GraphQLInterfaceType)
        assert {one.name for one in ours.interfaces} <= {one.name for one in theirs.interfaces}
        for key, field in ours.fields.items():
            assert str(field.type) == str(theirs.fields[key].type), key
            for argument, definition in field.args.items():
                other = theirs.fields[key].args[argument]
                assert str(definition.type) == str(other.type), (key, argument)
                assert definition.default_value == other.default_value, (key, argument)


def test_every_topic_is_written_in_headers_as_the_vendor_writes_it() -> None:
    topics = json.loads((CONTRACTS / "webhook_topics_2026-10.json").read_text())["topics"]
    assert {one["enum"]: topic_of(one["enum"]) for one in topics} == {
        one["enum"]: one["header_topic"] for one in topics
    }


def _samples(kind: str) -> list[dict[str, Any]]:
    answers = json.loads(gzip.decompress((CONTRACTS / "rest_samples_2026-07.json.gz").read_bytes()))[kind]
    found: list[dict[str, Any]] = []
    for one in answers:
        found += (
            one.get(f"{kind}s", []) if f"{kind}s" in one else [one[kind]] if isinstance(one.get(kind), dict) else []
        )
    whole = max(len(one) for one in found)
    return [one for one in found if len(one) >= whole - 2]  # `fields=` answers carry a few keys alone


def _keys(bodies: list[Any]) -> dict[str, set[str]]:
    """Which keys objects have, by the name under which they stand."""
    found: dict[str, set[str]] = {}

    def walk(value: Any, name: str) -> None:
        if isinstance(value, list):
            for one in value:
                walk(one, name)
        elif isinstance(value, dict) and value:
            found.setdefault(name, set()).update(value)
            for key, inner in value.items():
                walk(inner, key)

    for body in bodies:
        walk(body, "")
    return found


def _bodies(family: Any) -> list[Any]:
    shop = Server(Options(orders=60, customers=60, products=60)).account("contract")
    assert shop is not None
    number = min(60, shop.seeds.counts[family.control])
    return [shop.rest_body(family, family.generate(shop.seeds, index)) for index in range(number)]


@pytest.mark.parametrize("family", [f for f in FAMILIES if f.control in WHOLE], ids=lambda family: family.control)
def test_webhook_bodies_have_the_keys_of_the_vendors_samples(family: Any) -> None:
    kind = family.control.removesuffix("s")
    ours, theirs = _keys(_bodies(family)), _keys(_samples(kind))
    assert not theirs[""] - ours[""]
    assert ours[""] - theirs[""] <= set(EXTRA_KEYS[kind])
    parts = {
        "receipt",
        "fulfillments",
        "refunds",
        "order_adjustments",
        "refund_line_items",
        "line_item",
        "transactions",
    }
    for name in (set(ours) & set(theirs)) - {"", *parts}:
        assert not theirs[name] - ours[name] - OPTIONAL, name
        assert ours[name] - theirs[name] <= OPTIONAL | set(EXTRA_KEYS.get(name, {})), name


@pytest.mark.parametrize("family", [f for f in FAMILIES if f.control in SAMPLES], ids=lambda family: family.control)
def test_webhook_bodies_hold_no_key_that_the_vendors_samples_lack(family: Any) -> None:
    kind = SAMPLES[family.control]
    ours, theirs = _keys(_bodies(family)), _keys(_samples(kind))
    for name in set(ours) & set(theirs):
        known = set(EXTRA_KEYS.get(kind if name == "" else name, {}))
        assert ours[name] - theirs[name] <= OPTIONAL | known, name


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.control)
def test_a_generated_document_answers_every_field_of_its_type(family: Any) -> None:
    shop = Server(Options(orders=40, customers=40, products=40)).account("contract")
    assert shop is not None
    kind = schema().type_map[family.type_name]
    assert isinstance(kind, GraphQLObjectType)
    for index in range(40):
        document = family.generate(shop.seeds, index)
        assert set(kind.fields) <= set(document)
        for name, field in kind.fields.items():
            assert document[name] is not None or not str(field.type).endswith("!"), name
