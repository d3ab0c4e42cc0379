"""Stripe's pages: the generic renderers with Stripe's lists, event types and reasons."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest_platform.docs import coverage, webhooks
from ingest_platform.docs.coverage import Coverage, Root
from ingest_platform.docs.markdown import between, code, table
from ingest_platform.docs.webhooks import Unused, WithoutTopic
from ingest_platform.sources.stripe import coverage as reasons
from ingest_platform.sources.stripe.listing import StripeListing
from ingest_platform.sources.stripe.shapes import THREE_DECIMAL, ZERO_DECIMAL
from ingest_platform.sources.stripe.source import STRIPE

VERSION = STRIPE.api_version


def page_of(name: str) -> str:
    """The vendor's page of an object type."""
    return reasons.object_page(name, STRIPE.object_type(name).plural)


def _listing(name: str) -> StripeListing:
    listing = STRIPE.object_type(name).listing
    assert isinstance(listing, StripeListing)
    return listing


# -- coverage ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2)
def _contract(contracts: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress((contracts / f"sdk_contract_{VERSION}.json.gz").read_bytes()))
    return found


def lists_of(contracts: Path) -> list[Root]:
    """The v1 lists of the vendor's contract, by path."""
    found: dict[str, Root] = {}
    for operation in _contract(contracts)["operations"]:
        of = re.fullmatch(r"ListObject\[(.+)\]", str(operation["returns"]))
        if operation["method"] == "get" and of and operation["path"].startswith("/v1/"):
            found[operation["path"]] = Root(operation["path"], of[1], deprecated=False)
    return [found[path] for path in sorted(found)]


def judge(root: Root) -> Coverage:
    """What becomes of a list."""
    synced = tuple(o.name for o in STRIPE.object_types if _listing(o.name).path == root.name)
    if synced:
        return Coverage(root, "synced", synced, "; ".join(_how(name) for name in synced))
    if root.name in reasons.USED:
        return Coverage(root, "used", (), reasons.USED[root.name])
    if root.name in reasons.SAME:
        name = reasons.SAME[root.name]
        why = f"One customer at a time; all of them come from `{_listing(name).path}`"
        return Coverage(root, "same objects", (name,), why)
    if root.name in reasons.LISTS:
        return Coverage(root, "not synced", (), reasons.LISTS[root.name], "With a reason of their own")
    family = _family(root.name, reasons.LIST_FAMILIES, reasons.OTHER)
    return Coverage(root, "not synced", (), family.why, family.name)


def _how(name: str) -> str:
    listing = _listing(name)
    if listing.of_customers:
        road = "inside each customer" if listing.of_customers == "inside" else "asked for each customer"
    else:
        road = "in spans of creation, side by side" if listing.created else "page by page"
    then = "by its events" if listing.events else f"the last {listing.lookback.days} days by creation"
    return f"{road}; then {then}" + ("" if listing.announced else ", and the newest of the list")


def _family(name: str, families: Iterable[reasons.Family], other: reasons.Family) -> reasons.Family:
    return next((f for f in families if re.match(f.pattern, name)), other)


# -- webhooks ----------------------------------------------------------------------------------------------------


def _unused(topic: str) -> Unused:
    if topic in reasons.TOPICS:
        why, recommendation = reasons.TOPICS[topic]
        return Unused(topic, why, recommendation)
    family = _family(topic, reasons.TOPIC_FAMILIES, reasons.OTHER)
    return Unused(family.name, family.why, family.recommendation)


def without_topics() -> dict[str, WithoutTopic]:
    """The object types that no event type speaks of."""
    return {
        o.name: WithoutTopic(o.without_topic.reason, o.without_topic.page, o.without_topic.synced)
        for o in STRIPE.object_types
        if not o.topics and o.without_topic
    }


# -- guide -------------------------------------------------------------------------------------------------------


def fill_guide(text: str) -> str:
    """The integration guide with its generated tables as the declarations have them."""
    enabled = {s.name: [o.name for o in STRIPE.object_types if s.name in o.scopes] for s in STRIPE.scopes}
    scopes = [
        (code(s.name), s.purpose, "all that have events" if len(enabled[s.name]) > 20 else code(*enabled[s.name]))
        for s in STRIPE.scopes
    ]
    text = between(text, "scopes", table(("permission", "what for", "object types that need it"), scopes))
    objects = [(code(o.sync_function), o.description, o.tier.value, code(*o.scopes)) for o in STRIPE.object_types]
    text = between(text, "objects", table(("sync function", "what", "every", "permissions"), objects))
    digits = [
        ("none", code(*ZERO_DECIMAL), "1050 is 1050"),
        ("three", code(*THREE_DECIMAL), "1050 is 1.050"),
        ("two", "all others, `isk`, `ugx`, `huf` and `twd` among them", "1050 is 10.50"),
    ]
    text = between(text, "amounts", table(("decimals", "currencies", "so that"), digits))
    left_out = [(code(name), code(key), why) for name, keys in reasons.LEFT_OUT.items() for key, why in keys.items()]
    return between(text, "left-out", table(("object type", "key", "why it is no column"), left_out))


# -- pages -------------------------------------------------------------------------------------------------------


def coverage_page(contracts: Path) -> str:
    """The coverage matrix."""
    return coverage.render(STRIPE, lists_of(contracts), judge, api="API", word="list", words="lists")


def webhook_page(contracts: Path) -> str:
    """The webhook analysis."""
    available = json.loads((contracts / "event_types.json").read_bytes())["snapshot_events"]
    return webhooks.render(STRIPE, available, without_topics(), _unused, page_of)
