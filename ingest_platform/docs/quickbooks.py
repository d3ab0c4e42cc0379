"""QuickBooks' pages: the generic renderers with its entities, webhook events and reasons."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest_platform.docs import guide
from ingest_platform.docs.coverage import Coverage, Root
from ingest_platform.docs.markdown import code, table
from ingest_platform.docs.vendor import Vendor
from ingest_platform.docs.webhooks import Unused
from ingest_platform.sources.quickbooks import coverage as reasons
from ingest_platform.sources.quickbooks.client import listing_of
from ingest_platform.sources.quickbooks.source import QUICKBOOKS

REFERENCE = "https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/"


def _entity(name: str) -> str:
    return listing_of(QUICKBOOKS.object_type(name)).entity


def page_of(name: str) -> str:
    """The vendor's page of an object type."""
    return f"{REFERENCE}{_entity(name).lower()}"


# -- coverage ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2)
def entities_of(contracts: Path) -> tuple[Root, ...]:
    """The entities of the vendor's schema, by name."""
    schema: dict[str, Any] = json.loads(gzip.decompress((contracts / "entities.json.gz").read_bytes()))
    names = {name for name, _, of in schema["top_level_elements"] if of == "IntuitObject"}
    return tuple(Root(name, name, deprecated=False) for name in sorted(names))


def judge(root: Root) -> Coverage:
    """What becomes of an entity."""
    synced = tuple(o.name for o in QUICKBOOKS.object_types if _entity(o.name) == root.name)
    if synced:
        return Coverage(root, "synced", synced, "; ".join(_how(name) for name in synced))
    if root.name in reasons.ENTITIES:
        return Coverage(root, "not synced", (), reasons.ENTITIES[root.name], "Of QuickBooks Online")
    return Coverage(root, "not synced", (), reasons.ELSEWHERE.get(root.name, reasons.UNKNOWN), "In the schema alone")


def _how(name: str) -> str:
    listing = listing_of(QUICKBOOKS.object_type(name))
    then = "by change data capture" if listing.cdc else "by the time of the last change"
    return f"Queries in the order of creation{', inactive ones too' if listing.kind == 'list' else ''}; then {then}"


# -- webhooks ----------------------------------------------------------------------------------------------------


def unused(topic: str) -> Unused:
    """Why the events of an entity are not subscribed."""
    why = reasons.ENTITIES.get(topic, reasons.UNKNOWN)
    return Unused("Entities that are not synced", why, "Declare the entity first; then its events follow")


def topics_of(contracts: Path) -> list[str]:
    """The events that may be subscribed. The vendor lists entities; what happens to each is in the declarations."""
    offered = set(json.loads((contracts / "facts.json").read_bytes())["topics"]["value"])
    rest = offered - {_entity(o.name) for o in QUICKBOOKS.object_types}
    return sorted(QUICKBOOKS.subscribed_topics | rest)


# -- guide -------------------------------------------------------------------------------------------------------


GUIDE = {
    "scopes": guide.scopes(QUICKBOOKS),
    "objects": guide.objects(QUICKBOOKS, beside=("entity", lambda o: code(_entity(o.name)))),
    "events": table(
        ("entity", "operations"),
        [
            (code(_entity(o.name)), code(*(t.name.partition(".")[2] for t in o.topics)))
            for o in QUICKBOOKS.object_types
            if o.topics
        ],
    ),
    "quotas": table(
        ("quota", "requests", "at a time"),
        [(code(q.name), f"{q.permits:g} in {q.seconds:g} s", q.concurrent or "") for q in QUICKBOOKS.quotas],
    ),
    "left-out": table(("key", "why it is no column"), [(code(key), why) for key, why in reasons.NOT_SHOWN.items()]),
}

PAGES = Vendor(
    source=QUICKBOOKS,
    page_of=page_of,
    roots=entities_of,
    judge=judge,
    topics=topics_of,
    unused=unused,
    guide=GUIDE,
    api="Accounting API v3 with minor version",
    word="entity",
    words="entities",
)
