"""What a family of objects tells the sandbox, and what its functions get to work with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import Any, Protocol

from ingest_platform.sandbox.common.values import seed_of
from ingest_platform.sandbox.shopify.values import Doc


class ShopSeeds:
    """Everything that seeded data depends on: seed, shop name, how many objects of each type, and the anchor."""

    def __init__(self, seed: int, shop: str, counts: dict[str, int], anchor: int) -> None:
        self.seed = seed
        self.shop = shop
        self.counts = counts
        self.anchor = anchor
        self.domain = f"{shop}.myshopify.com"
        self._bases: dict[str, int] = {}

    def rng(self, kind: str, index: int) -> Random:
        """The random numbers of one object."""
        base = self._bases.get(kind)
        if base is None:
            base = self._bases[kind] = seed_of(self.seed, self.shop, kind)
        return Random(base + index * 0x9E3779B97F4A7C15)  # noqa: S311 - seeded data, no secret

    def created(self, kind: str, index: int) -> int:
        """Creation times grow with the index and end two hours before the anchor; a tenth of a day apart at most."""
        count = self.counts[kind]
        spacing = min(8_640.0, 63_072_000.0 / max(count, 1))  # at most two years of history
        return int(self.anchor - 7_200 - (count - 1 - index) * spacing)

    def updated(self, kind: str, index: int) -> int:
        """Seeded objects were last changed two hours after their creation; so updates grow with the index too."""
        return self.created(kind, index) + 7_200


class Context(Protocol):
    """The shop, as far as a family's functions need it."""

    @property
    def seeds(self) -> ShopSeeds:
        """What its seeded data depends on."""
        ...

    def resolve(self, kind: str, identifier: str) -> Doc | None:
        """The object that a reference names, None when it is gone."""
        ...

    def now(self) -> float:
        """The shop's clock, epoch seconds."""
        ...

    def next_number(self, kind: str) -> int:
        """A new id of this kind, never given before."""
        ...


@dataclass(frozen=True)
class Family:
    """One object type with a list of its own.

    `connection`, `single`, `counter`: its fields of the query root, where it has them. `control`: its name in the
    control API.
    `first_id`, `step`: ids of seeded objects. `generate(seeds, index)` makes a seeded object, `mutate` changes a
    copy of one as a merchant might, `special` obeys the control API's own verbs (such as `remove_line_items`),
    `rest` writes the webhook body. `counter` is None where the vendor counts none, `topics` lacks what it has no
    topic for. `verbs`: what `special` obeys. `count` says how many are seeded, from the counts of orders, customers
    and products; those three have a number of their own on the command line.
    `untouched` are fields with a life of their own: a change of nothing else neither moves `updatedAt` nor is an
    update; `parts` are the topics and bodies that tell of it. `settle` puts an object's own times where its type
    has them, before it is kept; `gone` writes the body of the topic that tells of a deletion;
    `salt` is added to the ids of a shop's own.
    """

    control: str
    type_name: str
    connection: str | None
    single: str | None
    counter: str | None
    scope: str
    first_id: int
    step: int
    sort_default: str
    generate: Callable[[ShopSeeds, int], Doc]
    mutate: Callable[[Context, Doc, Random], list[str]]
    special: Callable[[Context, Doc, dict[str, Any]], list[str]]
    rest: Callable[[Context, Doc], Doc]
    topics: dict[str, str]
    verbs: tuple[str, ...] = ()
    extra_topics: Callable[[Doc, Doc], list[str]] = field(default=lambda _before, _after: [])
    count: Callable[[dict[str, int]], int] = field(default=lambda _counts: 0)
    untouched: tuple[str, ...] = ()
    settle: Callable[[Doc], None] = field(default=lambda _document: None)
    salt: Callable[[ShopSeeds], int] = field(default=lambda _seeds: 0)
    gone: Callable[[int], Doc] = field(default=lambda number: {"id": number})
    parts: Callable[[Doc, Doc], list[tuple[str, Doc]]] = field(default=lambda _before, _after: [])


def ref(kind: str, identifier: str) -> Doc:
    """A reference to an object that is stored elsewhere."""
    return {"__ref": kind, "id": identifier}


@lru_cache(maxsize=4096)
def fake_hash(*parts: object) -> str:
    """32 hex digits that look like the vendor's tokens."""
    return f"{seed_of(*parts):016x}{seed_of('x', *parts):016x}"


def merge_into(document: Doc, changes: dict[str, Any], path: str = "") -> list[str]:
    """Deep-merges objects; lists and values replace. Returns the paths that differ afterwards."""
    changed = []
    for key, value in changes.items():
        here = f"{path}{key}"
        old = document.get(key)
        if isinstance(old, dict) and isinstance(value, dict) and "__ref" not in old:
            changed += merge_into(old, value, f"{here}.")
        elif key not in document or old != value or type(old) is not type(value):
            document[key] = json.loads(json.dumps(value))
            changed.append(here)
    return changed
