"""What a family of objects tells the sandbox."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.values import Seeds

NESTED_SHOWN = 10
"""How many elements of a nested list an answer holds; the rest is behind its `url`."""


@dataclass(frozen=True)
class Family:
    """One object type.

    `path` is its list below the account's base, `prefix` begins its ids (empty: ten characters alone).
    `generate(seeds, index)` makes the object, `made(seeds, index)` its moment of creation (epoch seconds, growing with
    the index; also where the object shows none), `count` says how many are seeded. `mutate(doc, bits)` changes it as a
    merchant might.
    `created`: the list has `created[…]` filters. `filters` are the list's other parameters and the path each compares.
    `nested` names its truncated lists and their address. `includable`: what an answer has only when it is expanded.
    `expands`: paths of expandable ids, and the kind each names. `events` has the types that "create", "update" and
    "delete" make (missing: Stripe makes none), `transitions(before, after)` more of them, those in `instead` in the
    update's place. `tombstone`: a deleted one is answered as `{id, object, deleted: true}` instead of 404. `hidden`:
    left out of lists unless asked for.
    `permission` is the resource in a restricted key's permission `rak_<permission>_read`.
    """

    name: str
    path: str
    prefix: str
    generate: Callable[[Seeds, int], Doc]
    made: Callable[[Seeds, int], int]
    count: Callable[[dict[str, int]], int]
    mutate: Callable[[Doc, int], None]
    permission: str
    created: bool = True
    filters: dict[str, str] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    ranges: dict[str, str] = field(default_factory=dict)
    nested: dict[str, str] = field(default_factory=dict)
    includable: tuple[str, ...] = ()
    expands: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    transitions: Callable[[Doc, Doc], Sequence[str]] = field(default=lambda _before, _after: ())
    instead: tuple[str, ...] = ()
    tombstone: bool = False
    hidden: Callable[[Doc], bool] | None = None
    search: bool = False
    single: bool = False

    @property
    def private(self) -> list[str]:
        """Keys of a document that no answer has: they are there for filters."""
        return [path for path in self.filters.values() if path.startswith("_")]


def annotate(document: Doc, bits: int) -> None:
    """The change that every object with metadata can take."""
    document["metadata"] = {**(document.get("metadata") or {}), "note": f"geändert {bits % 1_000_000} ✓"}


def metadata_of(bits: int) -> dict[str, str]:
    """None, or a few words; some not ASCII."""
    if bits % 5 < 3:
        return {}
    return {"order_id": str(bits % 1_000_000), "städtchen": ("Köln", "東京", "São Paulo", "Łódź")[bits % 4]}


def address(bits: int) -> Doc:
    """A billing address."""
    city, country, state = (
        ("Berlin", "DE", None),
        ("San Francisco", "US", "CA"),
        ("東京", "JP", None),
        ("Kuwait City", "KW", None),
        ("Zürich", "CH", "ZH"),
    )[bits % 5]
    return {
        "city": city,
        "country": country,
        "line1": f"Straße {bits % 200}",
        "line2": None if bits % 3 else "3. OG",
        "postal_code": f"{10_000 + bits % 80_000}",
        "state": state,
    }


def name_of(bits: int) -> str:
    """A person."""
    first = ("Jenny", "Zoë", "Bjørn", "Łukasz", "明", "Aïcha", "O'Brian", "José", "Anna", "Ümit")
    last = ("Rosen", "Müller", "García", "佐藤", "Nowak", "D'Souza", "Øster", "Smith", "Al-Sabah", "Çelik")
    return f"{first[bits % 10]} {last[bits // 10 % 10]}"


def email_of(bits: int) -> str:
    """An address that no one has."""
    return f"buyer{bits % 10_000_000}@example.com"


def at(document: Any, path: str) -> list[Any]:
    """The values below a dotted path; lists are walked through."""
    values = [document]
    for name in path.split("."):
        found: list[Any] = []
        for one in values:
            inner = one.get(name) if isinstance(one, dict) else None
            found += inner if isinstance(inner, list) else [inner]
        values = found
    return values
