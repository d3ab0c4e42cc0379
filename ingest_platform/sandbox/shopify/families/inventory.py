"""Inventory items with their level at each location.

The first variant of each seeded product has an item in the list; of the others only the variant tells.
"""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import locations, products
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds, ref
from ingest_platform.sandbox.shopify.values import (
    Doc,
    decimal_amount,
    gid,
    iso,
    number_of,
    rest_amount,
    rest_id,
    rest_time,
)

FIRST_ID, STEP = products.INVENTORY_FIRST_ID, products.CHILDREN
NAMES = ("available", "committed", "damaged", "incoming", "on_hand", "quality_control", "reserved", "safety_stock")
ON_HAND = ("available", "committed", "damaged", "quality_control", "reserved", "safety_stock")
"""The states that add up to what is on hand."""


def level(item: int, location: str, quantities: dict[str, int], at: str) -> Doc:
    """An item's level at a location. The number in its id is the location's."""
    place = number_of(location)
    tail = f"?inventory_item_id={item}"
    document = {
        "__typename": "InventoryLevel",
        "canDeactivate": True,
        "createdAt": at,
        "deactivationAlert": None,
        "id": gid("InventoryLevel", place) + tail,
        "isActive": True,
        "location": ref("Location", location),
        "quantities": [],
        "updatedAt": at,
    }
    _count(document, quantities, at)
    return document


def _count(document: Doc, quantities: dict[str, int], at: str) -> None:
    known = {one["name"]: one["quantity"] for one in document["quantities"]} | quantities
    if "on_hand" not in quantities:
        known["on_hand"] = sum(known.get(name, 0) for name in ON_HAND)
    tail = document["id"].rsplit("/", 1)[1]
    document["quantities"] = [
        {
            "id": f"gid://shopify/InventoryQuantity/{tail}&name={name}",
            "name": name,
            "quantity": known.get(name, 0),
            "updatedAt": at,
        }
        for name in NAMES
    ]
    document["updatedAt"] = at


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """The item of a product's first variant, with levels at one to three locations that add up to its stock."""
    variant = products.generate(seeds, index)["variants"][0]
    bits = seeds.rng("inventory_items", index).getrandbits(60)
    created, updated = iso(seeds.created("inventory_items", index)), iso(seeds.updated("inventory_items", index))
    document: Doc = {**variant["inventoryItem"], "createdAt": created, "updatedAt": updated}
    document["countryCodeOfOrigin"] = ("DE", "CA", None, "JP")[bits % 4]
    document["harmonizedSystemCode"] = f"{620_000 + bits % 9_999}" if bits & 16 else None
    left, places = variant["inventoryQuantity"], 1 + (bits >> 6) % (locations.SEEDED - 1)
    levels = []
    for place in range(places):
        share = left if place == places - 1 else left // 2
        left -= share
        others = {"committed": (bits >> (10 + place)) % 4, "incoming": (bits >> (20 + place)) % 9}
        others["damaged"] = (bits >> (30 + place)) & 1
        levels.append(level(number_of(document["id"]), locations.location_gid(place), {"available": share, **others},
                            updated))  # fmt: skip
    document["inventoryLevels"] = levels
    return document


def mutate(ctx: Context, document: Doc, rng: Random) -> list[str]:
    """A sale, a delivery, another cost."""
    kind = rng.randrange(4)
    if kind == 0:
        cents = 100 + rng.randrange(9_000)
        return merge_into(document, {"unitCost": {"amount": decimal_amount(cents), "currencyCode": "USD"}})
    if kind == 1 or not document["inventoryLevels"]:
        return merge_into(document, {"harmonizedSystemCode": f"{610_000 + rng.randrange(9_999)}"})
    chosen = rng.choice(document["inventoryLevels"])
    amounts = {"available": rng.randrange(200), "committed": rng.randrange(5)}
    return special(ctx, document, {"set_level": {str(number_of(chosen["location"]["id"])): amounts}})


def special(ctx: Context, document: Doc, body: dict[str, Any]) -> list[str]:
    """`set_level: {location: {state: quantity}}`, `connect_level: location`, `disconnect_level: location`."""
    item, changed = number_of(document["id"]), False
    at = iso(ctx.now())
    for place, quantities in (body.get("set_level") or {}).items():
        for one in document["inventoryLevels"]:
            if number_of(one["location"]["id"]) == int(place):
                _count(one, quantities, at)
                changed = True
    if body.get("connect_level") is not None:
        made = level(item, gid("Location", int(body["connect_level"])), {}, at)
        document["inventoryLevels"].append(made)
        changed = True
    if body.get("disconnect_level") is not None:
        kept = [
            one for one in document["inventoryLevels"]
            if number_of(one["location"]["id"]) != int(body["disconnect_level"])
        ]  # fmt: skip
        changed = changed or len(kept) < len(document["inventoryLevels"])
        document["inventoryLevels"] = kept
    return ["inventoryLevels"] if changed else []


def rest(_ctx: Context, document: Doc) -> Doc:
    """The webhook body. Facts: REST inventory item samples of 2026-07."""
    return {
        "id": rest_id(document.get("id")),
        "sku": document.get("sku"),
        "created_at": rest_time(document.get("createdAt")),
        "updated_at": rest_time(document.get("updatedAt")),
        "requires_shipping": document.get("requiresShipping"),
        "cost": rest_amount((document.get("unitCost") or {}).get("amount")),
        "country_code_of_origin": document.get("countryCodeOfOrigin"),
        "province_code_of_origin": document.get("provinceCodeOfOrigin"),
        "harmonized_system_code": document.get("harmonizedSystemCode"),
        "tracked": document.get("tracked"),
        "country_harmonized_system_codes": [],
        "admin_graphql_api_id": document.get("id"),
    }


def parts(before: Doc, after: Doc) -> list[tuple[str, Doc]]:
    """What changed of its levels: connect, update, disconnect, each with a body that names item and location."""
    was, now = ({one["id"]: one for one in doc.get("inventoryLevels") or []} for doc in (before, after))
    item, told = rest_id(after["id"]), []
    for identifier, one in now.items():
        if one != was.get(identifier):
            topic = "inventory_levels/update" if identifier in was else "inventory_levels/connect"
            available = next(q["quantity"] for q in one["quantities"] if q["name"] == "available")
            body = {"inventory_item_id": item, "location_id": rest_id(one["location"]), "available": available,
                    "updated_at": rest_time(one["updatedAt"]), "admin_graphql_api_id": identifier}  # fmt: skip
            told.append((topic, body))
    for identifier in was.keys() - now.keys():
        body = {"inventory_item_id": item, "location_id": rest_id(was[identifier]["location"])}
        told.append(("inventory_levels/disconnect", body))
    return told


FAMILY = Family(
    control="inventory_items",
    type_name="InventoryItem",
    connection="inventoryItems",
    single="inventoryItem",
    counter=None,
    scope="read_inventory",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    verbs=("set_level", "connect_level", "disconnect_level"),
    rest=rest,
    topics={
        "create": "inventory_items/create",
        "update": "inventory_items/update",
        "delete": "inventory_items/delete",
    },
    count=lambda counts: counts["products"],
    untouched=("inventoryLevels",),
    parts=parts,
)
