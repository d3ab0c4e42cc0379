"""QuickBooks' pages: the generic renderers with its entities, webhook events and reasons."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest_platform.docs import coverage, webhooks
from ingest_platform.docs.coverage import Coverage, Root
from ingest_platform.docs.markdown import between, code, table
from ingest_platform.docs.webhooks import Unused, WithoutTopic
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


def _unused(topic: str) -> Unused:
    why = reasons.ENTITIES.get(topic, reasons.UNKNOWN)
    return Unused("Entities that are not synced", why, "Declare the entity first; then its events follow")


def without_topics() -> dict[str, WithoutTopic]:
    """The object types that no webhook speaks of."""
    return {
        o.name: WithoutTopic(o.without_topic.reason, o.without_topic.page, o.without_topic.synced)
        for o in QUICKBOOKS.object_types
        if o.without_topic
    }


# -- guide -------------------------------------------------------------------------------------------------------


def fill_guide(text: str) -> str:
    """The integration guide with its generated tables as the declarations have them."""
    text = between(text, "scopes", table(("scope", "what for"), [(code(s.name), s.purpose) for s in QUICKBOOKS.scopes]))
    objects = [(code(o.sync_function), code(_entity(o.name)), o.description, o.tier.value)
               for o in QUICKBOOKS.object_types]  # fmt: skip
    text = between(text, "objects", table(("sync function", "entity", "what", "every"), objects))
    events = [(code(_entity(o.name)), code(*(t.name.partition(".")[2] for t in o.topics)))
              for o in QUICKBOOKS.object_types if o.topics]  # fmt: skip
    text = between(text, "events", table(("entity", "operations"), events))
    quotas = [(code(q.name), f"{q.permits:g} in {q.seconds:g} s", q.concurrent or "") for q in QUICKBOOKS.quotas]
    text = between(text, "quotas", table(("quota", "requests", "at a time"), quotas))
    left_out = [(code(key), why) for key, why in reasons.NOT_SHOWN.items()]
    return between(text, "left-out", table(("key", "why it is no column"), left_out))


# -- pages -------------------------------------------------------------------------------------------------------


def coverage_page(contracts: Path) -> str:
    """The coverage matrix."""
    api = "Accounting API v3 with minor version"
    return coverage.render(QUICKBOOKS, entities_of(contracts), judge, api=api, word="entity", words="entities")


def webhook_page(contracts: Path) -> str:
    """The webhook analysis. The vendor lists entities; what happens to each is in the declarations."""
    offered = set(json.loads((contracts / "facts.json").read_bytes())["topics"]["value"])
    rest = offered - {_entity(o.name) for o in QUICKBOOKS.object_types}
    return webhooks.render(QUICKBOOKS, sorted(QUICKBOOKS.subscribed_topics | rest), without_topics(), _unused, page_of)
