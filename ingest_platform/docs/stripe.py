"""Stripe's pages: the generic renderers with Stripe's lists, event types and reasons."""

from __future__ import annotations

import gzip
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest_platform.declare.reasons import family_of
from ingest_platform.docs import guide
from ingest_platform.docs.coverage import Coverage, Root
from ingest_platform.docs.markdown import code, table
from ingest_platform.docs.vendor import Vendor
from ingest_platform.docs.webhooks import by_reason
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
    family = family_of(root.name, reasons.LIST_FAMILIES, reasons.OTHER)
    return Coverage(root, "not synced", (), family.why, family.name)


def _how(name: str) -> str:
    listing = _listing(name)
    if listing.of_customers:
        road = "inside each customer" if listing.of_customers == "inside" else "asked for each customer"
    else:
        road = "in spans of creation, side by side" if listing.created else "page by page"
    then = "by its events" if listing.events else f"the last {listing.lookback.days} days by creation"
    return f"{road}; then {then}" + ("" if listing.announced else ", and the newest of the list")


# -- webhooks ----------------------------------------------------------------------------------------------------


def topics_of(contracts: Path) -> list[str]:
    """The vendor's event types."""
    found: list[str] = json.loads((contracts / "event_types.json").read_bytes())["snapshot_events"]
    return found


# -- guide -------------------------------------------------------------------------------------------------------


GUIDE = {
    "scopes": guide.scopes(STRIPE, "permission", many="all that have events"),
    "objects": guide.objects(STRIPE, "permissions"),
    "amounts": table(
        ("decimals", "currencies", "so that"),
        [
            ("none", code(*ZERO_DECIMAL), "1050 is 1050"),
            ("three", code(*THREE_DECIMAL), "1050 is 1.050"),
            ("two", "all others, `isk`, `ugx`, `huf` and `twd` among them", "1050 is 10.50"),
        ],
    ),
    "left-out": table(
        ("object type", "key", "why it is no column"),
        [(code(name), code(key), why) for name, keys in reasons.LEFT_OUT.items() for key, why in keys.items()],
    ),
}

PAGES = Vendor(
    source=STRIPE,
    page_of=page_of,
    roots=lists_of,
    judge=judge,
    topics=topics_of,
    unused=by_reason(reasons.TOPICS, reasons.TOPIC_FAMILIES, reasons.OTHER),
    guide=GUIDE,
    api="API",
    word="list",
    words="lists",
)
