"""One shop: its objects, clock, apps' tokens, quota, webhooks and faults."""

from __future__ import annotations

import time
from collections import deque
from typing import Any

from ingest_platform.sandbox.common.apps import DEFAULT_CLIENT_ID, App
from ingest_platform.sandbox.common.values import dump, seed_of
from ingest_platform.sandbox.shopify import nested
from ingest_platform.sandbox.shopify.apps import ALL_SCOPES, STATIC_TOKEN, Code, Token
from ingest_platform.sandbox.shopify.bulk import BulkOperations
from ingest_platform.sandbox.shopify.cost import PLANS, Bucket
from ingest_platform.sandbox.shopify.families import BY_CONTROL, BY_TYPE, FAMILIES
from ingest_platform.sandbox.shopify.families.base import Family, ShopSeeds
from ingest_platform.sandbox.shopify.faults import Faults
from ingest_platform.sandbox.shopify.store import Change, Entry, Seeding, View, stale
from ingest_platform.sandbox.shopify.values import Doc, epoch, kind_of, number_of
from ingest_platform.sandbox.shopify.webhooks import API_VERSION, Webhooks

CHANGES_KEPT = 200_000  # how far back stale reads can look
FRESH_FIRST = 90_000_000_000_000
"""New ids start above every seeded one of their kind: 14 digits, as the vendor's newest."""


class Shop:
    """The state of one shop. Only the event loop's thread writes to it."""

    def __init__(self, name: str, seeds: ShopSeeds, apps: dict[str, App], *, plan: str, clock_offset: float) -> None:
        self.name = name
        self.seeds = seeds
        self.apps = apps
        self.base_url = ""
        self.plan = plan
        self.maximum, self.restore = PLANS[plan]
        self.faults = Faults(clock_offset=clock_offset)
        self.views = {family.control: View(_seeding(seeds, family)) for family in FAMILIES}
        self.changes: dict[str, deque[Change]] = {name: deque(maxlen=CHANGES_KEPT) for name in self.views}
        self.tokens = {STATIC_TOKEN: Token(STATIC_TOKEN, DEFAULT_CLIENT_ID, list(ALL_SCOPES))}
        self.codes: dict[str, Code] = {}
        self.dead_refresh: set[str] = set()
        self.buckets: dict[str, Bucket] = {}
        self.webhooks = Webhooks(self)
        self.bulk = BulkOperations(self)
        self.versions = [API_VERSION]
        """Served versions of the API, oldest first."""
        self.new_types: list[str] = []
        """Object types that the newest version alone has."""
        self.requests = 0
        self.throttled = 0
        self.writes = 0
        self._fresh: dict[str, int] = {}
        self._indexes: dict[str, int] = {}
        self.salt = seed_of(seeds.seed, name) % 1_000_000

    @property
    def domain(self) -> str:
        """The shop's permanent domain."""
        return f"{self.name}.myshopify.com"

    def now(self) -> float:
        """The shop's clock, epoch seconds."""
        return time.time() + self.faults.clock_offset

    def bucket(self, client_id: str) -> Bucket:
        """The quota of an app in this shop."""
        if client_id not in self.buckets:
            self.buckets[client_id] = Bucket(self.maximum, self.restore)
        return self.buckets[client_id]

    def set_plan(self, maximum: float, restore: float) -> None:
        """Another quota, for every app, with full buckets."""
        self.maximum, self.restore = int(maximum), int(restore)
        for bucket in self.buckets.values():
            bucket.maximum = bucket.available = maximum
            bucket.restore = restore

    def next_number(self, kind: str) -> int:
        """A new id of this kind."""
        number = self._fresh.get(kind, FRESH_FIRST + (seed_of(kind) % 997) * 1_000_000_000)
        self._fresh[kind] = number + 37
        return number

    def next_index(self, control: str) -> int:
        """An index behind every seeded object's, for an object that is made now."""
        index = self._indexes.get(control, self.seeds.counts[control])
        self._indexes[control] = index + 1
        return index

    def view(self, control: str) -> View:
        """What lists and counts show now: the present, or the past while reads are stale."""
        lag = self.faults.stale_reads
        view = self.views[control]
        return stale(view, list(self.changes[control]), time.time() - lag) if lag else view

    def resolve(self, kind: str, identifier: str) -> Doc | None:
        """The object with this gid, None when there is none. Variants are found in their product."""
        try:
            number = number_of(identifier)
        except ValueError:
            return None
        if kind in BY_TYPE:
            return self.views[BY_TYPE[kind].control].get(number)
        if kind == "ProductVariant":
            return self._variant(number)
        if kind in nested.KINDS:
            return nested.find(self, nested.KINDS[kind], number)[1]
        return None

    def _variant(self, number: int) -> Doc | None:
        from ingest_platform.sandbox.shopify.families import products

        view = self.views["products"]
        index = (number - products.VARIANT_FIRST_ID) // products.CHILDREN
        numbers = [products.FIRST_ID + index * products.STEP]
        numbers += [one for one, entry in view.entries.items() if entry.blob is not None and one not in numbers]
        for one in numbers if number >= FRESH_FIRST else numbers[:1]:
            product = view.get(one)
            for variant in (product or {}).get("variants") or []:
                if number_of(variant["id"]) == number:
                    found: Doc = variant
                    return found
        return None

    def deref(self, reference: Doc) -> Doc | None:
        """Follows a reference in a document."""
        return self.resolve(reference.get("__ref") or kind_of(reference["id"]), reference["id"])

    def write(self, family: Family, number: int, document: Doc | None) -> None:
        """Stores an object's new state; None deletes it."""
        self.writes += 1
        view = self.views[family.control]
        if document is None:
            before = view.put(number, Entry(None, 0, 0))
        else:
            entry = Entry(dump(document), _moment(document, "createdAt"), _moment(document, "updatedAt"))
            before = view.put(number, entry)
        self.changes[family.control].append(Change(time.time(), number, before))

    def rest_body(self, family: Family, document: Doc) -> Doc:
        """The webhook body of an object, with its raw overrides."""
        body = family.rest(self, document)
        patch = document.get("__patch") or {}
        body.update(patch.get("rest") or {})
        for key in patch.get("rest_unset") or []:
            body.pop(key, None)
        return body

    def stats(self) -> dict[str, Any]:
        """Numbers for a person or a benchmark."""
        from ingest_platform.sandbox.shopify.search import Search

        return {
            "requests": self.requests,
            "throttled": self.throttled,
            "cost_used": round(sum(bucket.used for bucket in self.buckets.values()), 1),
            "quota_share": round(max((bucket.share() for bucket in self.buckets.values()), default=0.0), 4),
            "bulk": self.bulk.stats(),
            "webhooks": self.webhooks.stats(),
            "objects": {name: view.count(Search()) for name, view in self.views.items()},
            "overlay": sum(len(view.entries) for view in self.views.values()),
        }

    async def close(self) -> None:
        """Ends deliveries and bulk operations."""
        await self.webhooks.close()
        await self.bulk.close()

    def reset_stats(self) -> None:
        """Starts counting anew."""
        self.requests = self.throttled = 0
        self.buckets.clear()


def patched(document: Doc, answer: Doc) -> Doc:
    """Applies an object's raw overrides to what a query asked of it."""
    patch = document["__patch"]
    for key, value in (patch.get("graphql") or {}).items():
        answer[key] = value
    for key in patch.get("graphql_unset") or []:
        answer.pop(key, None)
    return answer


def family_of(control: str) -> Family | None:
    """The family behind a name of the control API."""
    return BY_CONTROL.get(control)


def _moment(document: Doc, key: str) -> int:
    try:
        return epoch(document[key])
    except (KeyError, TypeError, ValueError, AttributeError):
        return 0


def _seeding(seeds: ShopSeeds, family: Family) -> Seeding:
    name = family.control
    return Seeding(
        count=seeds.counts[name],
        first_id=family.first_id + family.salt(seeds),
        step=family.step,
        created=lambda index: seeds.created(name, index),
        updated=lambda index: seeds.updated(name, index),
        generate=lambda index: family.generate(seeds, index),
    )
