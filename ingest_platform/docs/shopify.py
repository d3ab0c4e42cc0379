"""Shopify's pages: the generic renderers with Shopify's schema, topics and reasons."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from graphql import GraphQLObjectType, GraphQLSchema, build_client_schema, get_named_type

from ingest_platform.declare import CountParity
from ingest_platform.declare.reasons import family_of
from ingest_platform.docs import guide
from ingest_platform.docs.coverage import Coverage, Root
from ingest_platform.docs.markdown import code, table
from ingest_platform.docs.vendor import Vendor
from ingest_platform.docs.webhooks import by_reason
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
    family = family_of(name, reasons.ROOT_FAMILIES, reasons.OTHER)
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


# -- guide -------------------------------------------------------------------------------------------------------


GUIDE = {
    "scopes": guide.scopes(SHOPIFY),
    "correspondence": table(
        ("in the guide", f"in {VERSION}", "renamed", "why"),
        [(code(c.blueprint), code(*c.serves), "yes" if c.renamed else "", c.why) for c in SHOPIFY.scope_correspondence],
    ),
    "objects": guide.objects(SHOPIFY),
    "compliance": table(
        ("topic", "what is done", "why"),
        [(code(t.name), t.effect.replace("_", " "), t.reason) for t in SHOPIFY.account_topics if not t.subscribed],
    ),
}


# -- contracts ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2)
def schema_at(contracts: Path) -> GraphQLSchema:
    """The vendor's published schema."""
    data = json.loads(gzip.decompress((contracts / f"admin_schema_{VERSION}.json.gz").read_bytes()))
    return build_client_schema(data["data"], assume_valid=True)


def topics_of(contracts: Path) -> list[str]:
    """The vendor's topics, as headers have them."""
    topics = json.loads((contracts / f"webhook_topics_{VERSION}.json").read_bytes())["topics"]
    return [t["header_topic"] for t in topics]


PAGES = Vendor(
    source=SHOPIFY,
    page_of=page_of,
    roots=lambda contracts: roots_of(schema_at(contracts)),
    judge=judge,
    topics=topics_of,
    unused=by_reason(reasons.TOPICS, reasons.TOPIC_FAMILIES, reasons.OTHER_TOPIC),
    guide=GUIDE,
    api="Admin API",
    word="root",
    words="query roots",
)
