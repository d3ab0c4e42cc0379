"""Discounts of all eight kinds, with the codes of those that have codes."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import pools
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds
from ingest_platform.sandbox.shopify.values import Doc, decimal_amount, gid, iso, rest_time

CONTROL = "discounts"
FIRST_ID, STEP = 1_620_000_000_000, 32_768
CODE_FIRST_ID = 22_300_000_000_000
CHILDREN = 1_024  # ids kept free for the codes of one discount
KINDS = (
    "DiscountCodeBasic",
    "DiscountAutomaticBasic",
    "DiscountCodeBxgy",
    "DiscountAutomaticBxgy",
    "DiscountCodeFreeShipping",
    "DiscountAutomaticFreeShipping",
    "DiscountCodeApp",
    "DiscountAutomaticApp",
)
CONTEXTS = ("DiscountBuyerSelectionAll", "DiscountCustomers", "DiscountCustomerSegments", "DiscountMarkets")


def _money(cents: int) -> Doc:
    return {"amount": decimal_amount(cents), "currencyCode": pools.SHOP_CURRENCY}


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded discount. Of eight, one of each kind; every second code discount has more codes than a page shows."""
    bits = seeds.rng(CONTROL, index).getrandbits(60)
    kind = KINDS[index % len(KINDS)]
    created_at = seeds.created(CONTROL, index)
    created, updated = iso(created_at), iso(seeds.updated(CONTROL, index))
    title = f"Rabatt {index} 🎁"
    discount: Doc = {
        "__typename": kind,
        "asyncUsageCount": bits % 90,
        "combinesWith": {
            "orderDiscounts": bits & 1 == 1,
            "productDiscounts": bits & 2 == 2,
            "productDiscountsWithTagsOnSameCartLine": None,
            "shippingDiscounts": bits & 4 == 4,
        },
        "context": {"__typename": CONTEXTS[(bits >> 3) % 4], "all": "ALL"},
        "createdAt": created,
        "discountClasses": ["SHIPPING"] if "Shipping" in kind else (["ORDER"], ["PRODUCT"])[(bits >> 5) % 2],
        "endsAt": iso(created_at + 8_640_000) if (bits >> 6) % 3 == 0 else None,
        "startsAt": created,
        "status": ("ACTIVE", "ACTIVE", "EXPIRED", "SCHEDULED")[(bits >> 8) % 4],
        "tags": sorted({pools.TAGS[(bits >> 10) % 10], pools.TAGS[(bits >> 14) % 10]}) if (bits >> 18) % 3 else [],
        "title": title,
        "updatedAt": updated,
    }
    if not kind.endswith("App"):
        discount["summary"] = f"{title} • minimum purchase"
    if kind.endswith(("Basic", "FreeShipping")):
        discount["shortSummary"] = title
        discount["minimumRequirement"] = _minimum(bits >> 20)
    if kind.endswith(("Basic", "Bxgy")):
        discount["customerGets"] = {
            "appliesOnOneTimePurchase": True,
            "appliesOnSubscription": bits & 1 << 24 != 0,
            "value": _value(kind, bits >> 25),
        }
    if kind.endswith("Bxgy"):
        discount["usesPerOrderLimit"] = 1 + bits % 3 if bits & 1 << 30 else None
    if kind.endswith(("FreeShipping", "App")):
        discount |= {"appliesOnOneTimePurchase": True, "appliesOnSubscription": bits & 1 << 31 != 0}
    if kind.endswith("FreeShipping"):
        discount["maximumShippingPrice"] = _money((bits >> 32) % 3_000) if bits & 1 << 44 else None
    if kind.endswith("App"):
        discount["discountId"] = gid("DiscountNode", FIRST_ID + index * STEP)
    if "Code" in kind:
        discount |= {
            "appliesOncePerCustomer": bits & 1 << 45 != 0,
            "codes": _codes(index, (1, 3, 140, 1)[index // 2 % 4], bits),
            "totalSales": _money((bits >> 46) % 9_000) if (bits >> 50) % 2 else None,
            "usageLimit": 100 if (bits >> 52) % 2 else None,
        }
    elif kind == "DiscountAutomaticFreeShipping":
        discount["totalSales"] = None
    number = FIRST_ID + index * STEP
    return {
        "__typename": "DiscountNode",
        "createdAt": created,
        "discount": discount,
        "id": gid("DiscountNode", number),
        "legacyResourceId": str(number),
        "updatedAt": updated,
    }


def _minimum(bits: int) -> Doc | None:
    if bits % 3 == 0:
        return None
    if bits % 3 == 1:
        return {"__typename": "DiscountMinimumQuantity", "greaterThanOrEqualToQuantity": str(1 + bits % 5)}
    return {"__typename": "DiscountMinimumSubtotal", "greaterThanOrEqualToSubtotal": _money(1_000 + bits % 9_000)}


def _value(kind: str, bits: int) -> Doc:
    percentage: Doc = {"__typename": "DiscountPercentage", "percentage": (1 + bits % 20) / 20}
    if kind.endswith("Bxgy"):
        return {"__typename": "DiscountOnQuantity", "effect": percentage, "quantity": {"quantity": str(1 + bits % 3)}}
    if bits & 32:
        return percentage
    return {"__typename": "DiscountAmount", "amount": _money(100 + bits % 5_000), "appliesOnEachItem": bits & 64 != 0}


def _codes(index: int, amount: int, bits: int) -> list[Doc]:
    first = CODE_FIRST_ID + index * CHILDREN
    return [
        {
            "__typename": "DiscountRedeemCode",
            "asyncUsageCount": (bits >> place % 40) % 7,
            "code": f"SAVE{index}-{place}",
            "id": gid("DiscountRedeemCode", first + place),
        }
        for place in range(amount)
    ]


def settle(document: Doc) -> None:
    """A discount's own times are inside it."""
    discount = document.get("discount")
    if isinstance(discount, dict):
        discount["createdAt"], discount["updatedAt"] = document.get("createdAt"), document.get("updatedAt")


def mutate(_ctx: Context, document: Doc, rng: Random) -> list[str]:
    """Another title, another state, or one code fewer."""
    discount = document["discount"]
    kind = rng.randrange(3)
    if kind == 0 and len(discount.get("codes") or ()) > 1:
        discount["codes"] = discount["codes"][:-1]
        return ["discount.codes"]
    if kind == 1:
        status = "EXPIRED" if discount.get("status") == "ACTIVE" else "ACTIVE"
        return merge_into(document, {"discount": {"status": status}})
    return merge_into(document, {"discount": {"title": f"Rabatt {rng.randrange(100_000)} 🎁"}})


def special(_ctx: Context, _document: Doc, _body: dict[str, Any]) -> list[str]:
    """No verbs of its own."""
    return []


def _node_gid(document: Doc) -> str:
    kind = "DiscountCodeNode" if "Code" in document["discount"]["__typename"] else "DiscountAutomaticNode"
    return str(document["id"]).replace("/DiscountNode/", f"/{kind}/")


def rest(_ctx: Context, document: Doc) -> Doc:
    """The body of `discounts/*`: it names the discount and little more."""
    discount = document["discount"]
    return {
        "admin_graphql_api_id": _node_gid(document),
        "title": discount.get("title"),
        "status": discount.get("status"),
        "created_at": rest_time(discount.get("createdAt")),
        "updated_at": rest_time(discount.get("updatedAt")),
    }


FAMILY = Family(
    control=CONTROL,
    type_name="DiscountNode",
    connection="discountNodes",
    single="discountNode",
    counter="discountNodesCount",
    scope="read_discounts",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    topics={"create": "discounts/create", "update": "discounts/update", "delete": "discounts/delete"},
    count=lambda counts: min(counts["orders"] // 10, 200),
    settle=settle,
    gone=lambda number: {"admin_graphql_api_id": gid("DiscountCodeNode", number)},
)
