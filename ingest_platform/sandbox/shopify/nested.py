"""Finding what lies in a parent's document and has no list of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest_platform.sandbox.shopify.families import orders
from ingest_platform.sandbox.shopify.families.order_parts import NESTED, SLOT, Nested
from ingest_platform.sandbox.shopify.values import Doc, number_of

if TYPE_CHECKING:
    from ingest_platform.sandbox.shopify.shop import Shop

KINDS = {nested.type_name: nested for nested in NESTED}
BY_CONTROL = {nested.control: nested for nested in NESTED}


def walk(shop: Shop, nested: Nested) -> Iterator[tuple[Doc, Doc]]:
    """Every parent with each object in it."""
    view = shop.views["orders"]
    for number in view.ids():
        parent = view.get(number) or {}
        for one in parent.get(nested.field) or ():
            yield parent, one


def find(shop: Shop, nested: Nested, number: int) -> tuple[Doc | None, Doc | None]:
    """An object with its parent; both None when there is none. A seeded one tells its parent by its id."""
    view = shop.views["orders"]
    seeded = orders.FIRST_ID + (number - nested.first_id) // SLOT * orders.STEP
    overlaid = [one for one, entry in view.entries.items() if entry.blob is not None and one != seeded]
    for candidate in (seeded, *overlaid):
        parent = view.get(candidate)
        for one in (parent or {}).get(nested.field) or ():
            if number_of(one["id"]) == number:
                return parent, one
    return None, None
