"""Every entity that the sandbox speaks of."""

from __future__ import annotations

from ingest_platform.sandbox.quickbooks.entities.base import Entity
from ingest_platform.sandbox.quickbooks.entities.lists import LISTS
from ingest_platform.sandbox.quickbooks.entities.names import NAMES
from ingest_platform.sandbox.quickbooks.entities.purchases import PURCHASES, derived
from ingest_platform.sandbox.quickbooks.entities.sales import SALES

ENTITIES: tuple[Entity, ...] = (*NAMES, *LISTS, *SALES, *PURCHASES)
BY_NAME = {one.name: one for one in ENTITIES}
BY_PATH = {one.path: one for one in ENTITIES}
BY_CONTROL = {one.control: one for one in ENTITIES}


def seeded_counts(invoices: int, customers: int, items: int) -> dict[str, int]:
    """How many of each are seeded, by the names of the control API and of the API."""
    counts = derived(invoices, customers, items)
    return (
        counts
        | {one.control: one.count(counts) for one in ENTITIES}
        | {one.name: one.count(counts) for one in ENTITIES}
    )


__all__ = ["BY_CONTROL", "BY_NAME", "BY_PATH", "ENTITIES", "Entity", "seeded_counts"]
