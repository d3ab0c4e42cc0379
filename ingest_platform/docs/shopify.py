"""Shopify's pages: the generic renderers with Shopify's schema, topics and reasons."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from graphql import GraphQLObjectType, GraphQLSchema, build_client_schema, get_named_type

from ingest_platform.declare import CountParity
from ingest_platform.docs import coverage, webhooks
from ingest_platform.docs.coverage import Coverage, Root
from ingest_platform.docs.markdown import between, code, table
from ingest_platform.docs.webhooks import Unused, WithoutTopic
from ingest_platform.sources.shopify import coverage as reasons
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.source import SHOPIFY

VERSION = SHOPIFY.api_version


def _listing(name: str) -> GraphQLListing | None:
    listing = SHOPIFY.object_type(name).listing
    return listing if isinstance(listing, GraphQLListing) else None


def page_of(name: str) -> str:
    """The vendor's page of an object type."""
    listing = _listing(name)
    node = listing.node if listing else "QueryRoot"
    return reasons.object_page(node, VERSION)


# -- coverage ----------------------------------------------------------------------------------------------------


def roots_of(schema: GraphQLSchema) -> list[Root]:
    """The query roots of a schema, by name."""
    query = schema.query_type
    assert query is not None
    return [Root(n, _node_of(f.type), bool(f.deprecation_reason)) for n, f in sorted(query.fields.items())]


def _node_of(kind: Any) -> str:
    named = get_named_type(kind)
    if isinstance(named, GraphQLObjectType) and "nodes" in named.fields:
        named = get_named_type(named.fields["nodes"].type)
    return str(named.name)


def judge(root: Root) -> Coverage:
    """What becomes of a query root."""
    listed = {o.name: _root_of(o.name) for o in SHOPIFY.object_types}
    synced = tuple(name for name, found in listed.items() if found == root.name)
    if synced:
        return Coverage(root, "synced", synced, "; ".join(_how(name) for name in synced))
    counted = tuple(
        o.name for o in SHOPIFY.object_types if isinstance(o.parity, CountParity) and o.parity.query == root.name
    )
    if counted:
        return Coverage(root, "used", counted, f"Held against the copy's own count of {', '.join(counted)}")
    if root.name in reasons.USED:
        return Coverage(root, "used", (), reasons.USED[root.name])
    same = tuple(o.name for o in SHOPIFY.object_types if (found := _listing(o.name)) and found.node == root.node)
    if same and root.name not in reasons.ROOTS:
        where = ", ".join(sorted({str(listed[name]) for name in same}))
        return Coverage(root, "same objects", same, f"One object at a time, or a part; all of them come from `{where}`")
    why, family = _why_not(root.name)
    return Coverage(root, "not synced", (), why, family)


def _why_not(name: str) -> tuple[str, str]:
    """Why a root is not synced, and the family that it is shown with."""
    if name in reasons.ROOTS:
        return reasons.ROOTS[name], "With a reason of their own"
    if name.endswith("Count"):
        return "Counts what is not synced", "Counts"
    family = _family(name, reasons.ROOT_FAMILIES, reasons.OTHER)
    return family.why, family.name


def _root_of(name: str) -> str | None:
    listing = _listing(name)
    return listing.connection.split(".")[0] if listing else None


def _how(name: str) -> str:
    listing = _listing(name)
    assert listing is not None
    path = f"`{listing.connection}`" + (f", in the `{listing.through}` of each" if listing.through else "")
    road = "bulk operation" if listing.bulk else "page by page"
    then = f"then by `{listing.updated_filter}`" if listing.updated_filter else "read whole each time"
    return f"{path}: {road}, {then}"


def _family(name: str, families: Iterable[reasons.Family], other: reasons.Family) -> reasons.Family:
    return next((f for f in families if re.match(f.pattern, name)), other)


# -- webhooks ----------------------------------------------------------------------------------------------------


def _unused(topic: str) -> Unused:
    if topic in reasons.TOPICS:
        why, recommendation = reasons.TOPICS[topic]
        return Unused(topic, why, recommendation)
    family = _family(topic, reasons.TOPIC_FAMILIES, reasons.OTHER_TOPIC)
    return Unused(family.name, family.why, family.recommendation)


def without_topics() -> dict[str, WithoutTopic]:
    """The object types that no topic speaks of. Raises KeyError for one that has no reason."""
    return {
        o.name: WithoutTopic(reasons.NO_TOPIC[o.name].reason, page_of(o.name), reasons.NO_TOPIC[o.name].instead)
        for o in SHOPIFY.object_types
        if not o.topics
    }


# -- guide -------------------------------------------------------------------------------------------------------


def fill_guide(text: str) -> str:
    """The integration guide with its generated tables as the declarations have them."""
    scopes = [(code(s.name), s.purpose, code(*_enabled(s.name))) for s in SHOPIFY.scopes]
    text = between(text, "scopes", table(("scope", "what for", "object types that need it"), scopes))
    rows = [
        (code(c.blueprint), code(*c.serves), "yes" if c.renamed else "", c.why) for c in SHOPIFY.scope_correspondence
    ]
    text = between(text, "correspondence", table(("in the guide", f"in {VERSION}", "renamed", "why"), rows))
    objects = [(code(o.sync_function), o.description, o.tier.value, code(*o.scopes)) for o in SHOPIFY.object_types]
    text = between(text, "objects", table(("sync function", "what", "every", "scopes"), objects))
    topics = [(code(t.name), t.effect.replace("_", " "), t.reason) for t in SHOPIFY.account_topics if not t.subscribed]
    return between(text, "compliance", table(("topic", "what is done", "why"), topics))


def _enabled(scope: str) -> list[str]:
    return [o.name for o in SHOPIFY.object_types if scope in o.scopes]


# -- contracts ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2)
def schema_at(contracts: Path) -> GraphQLSchema:
    """The vendor's published schema."""
    data = json.loads(gzip.decompress((contracts / f"admin_schema_{VERSION}.json.gz").read_bytes()))
    return build_client_schema(data["data"], assume_valid=True)


def coverage_page(contracts: Path) -> str:
    """The coverage matrix."""
    return coverage.render(SHOPIFY, roots_of(schema_at(contracts)), judge)


def webhook_page(contracts: Path) -> str:
    """The webhook analysis."""
    topics = json.loads((contracts / f"webhook_topics_{VERSION}.json").read_bytes())["topics"]
    available = [t["header_topic"] for t in topics]
    return webhooks.render(SHOPIFY, available, without_topics(), _unused, page_of)
