"""What a family of objects tells the sandbox, and what its functions get to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import Any, Protocol

from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.common.values import seed_of
from ingest_platform.sandbox.shopify.values import Doc


class ShopSeeds(Seeds):
    """What a shop's seeded data depends on."""

    @property
    def domain(self) -> str:
        """The shop's permanent domain."""
        return f"{self.name}.myshopify.com"


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
