"""Locations: where stock lies."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import pools
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds
from ingest_platform.sandbox.shopify.values import Doc, gid, iso, rest_id, rest_time

FIRST_ID, STEP = 68_000_000_000, 128
SEEDED = 4
NAMES = ("Main Warehouse", "Shop Église", "Lager Süd", "渋谷ストア")


def location_gid(index: int) -> str:
    """The gid of a seeded location."""
    return gid("Location", FIRST_ID + index * STEP)


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded location; the last one was deactivated, the third belongs to a fulfillment service."""
    place = pools.address(seeds.rng("locations", index), None, None)
    number, active = FIRST_ID + index * STEP, index % SEEDED != SEEDED - 1
    created, updated = iso(seeds.created("locations", index)), iso(seeds.updated("locations", index))
    fields = ("address1", "address2", "city", "country", "formatted", "latitude", "longitude", "phone", "province",
              "provinceCode", "zip")  # fmt: skip
    return {
        "__typename": "Location",
        "activatable": not active,
        "address": {**{name: place[name] for name in fields}, "countryCode": place["countryCodeV2"]},
        "addressVerified": True,
        "createdAt": created,
        "deactivatable": active and index > 0,
        "deactivatedAt": None if active else updated,
        "deletable": not active,
        "fulfillsOnlineOrders": active,
        "hasActiveInventory": active,
        "hasUnfulfilledOrders": False,
        "id": gid("Location", number),
        "isActive": active,
        "isFulfillmentService": index % SEEDED == 2,
        "legacyResourceId": str(number),
        "name": NAMES[index % SEEDED] + (f" {index // SEEDED + 1}" if index >= SEEDED else ""),
        "shipsInventory": active,
        "updatedAt": updated,
    }


def mutate(_ctx: Context, document: Doc, rng: Random) -> list[str]:
    """A new name, street or telephone."""
    kind = rng.randrange(3)
    if kind == 0:
        return merge_into(document, {"name": f"{document['name']} {rng.randrange(100)}"})
    if kind == 1:
        return merge_into(document, {"address": {"address1": f"{rng.randrange(200)} {rng.choice(pools.STREETS)}"}})
    return merge_into(document, {"address": {"phone": f"+1{rng.randrange(10**9, 10**10)}"}})


def special(_ctx: Context, _document: Doc, _body: dict[str, Any]) -> list[str]:
    """Locations have no verbs of their own."""
    return []


def rest(_ctx: Context, document: Doc) -> Doc:
    """The webhook body. Facts: REST location samples of 2026-07."""
    address = document.get("address") or {}
    return {
        "id": rest_id(document.get("id")),
        "name": document.get("name"),
        "address1": address.get("address1"),
        "address2": address.get("address2"),
        "city": address.get("city"),
        "zip": address.get("zip"),
        "province": address.get("province"),
        "country": address.get("countryCode"),
        "phone": address.get("phone"),
        "created_at": rest_time(document.get("createdAt")),
        "updated_at": rest_time(document.get("updatedAt")),
        "country_code": address.get("countryCode"),
        "country_name": address.get("country"),
        "province_code": address.get("provinceCode"),
        "legacy": document.get("isFulfillmentService"),
        "active": document.get("isActive"),
        "admin_graphql_api_id": document.get("id"),
    }


def extra_topics(before: Doc, after: Doc) -> list[str]:
    """The topics beside the update."""
    if before.get("isActive") == after.get("isActive"):
        return []
    return ["locations/activate" if after.get("isActive") else "locations/deactivate"]


FAMILY = Family(
    control="locations",
    type_name="Location",
    connection="locations",
    single="location",
    counter="locationsCount",
    scope="read_locations",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    topics={"create": "locations/create", "update": "locations/update", "delete": "locations/delete"},
    extra_topics=extra_topics,
    count=lambda _counts: SEEDED,
)
