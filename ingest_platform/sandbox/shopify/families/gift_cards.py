"""Gift cards. No webhook tells of them, and none is ever deleted."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import customers, pools
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds, fake_hash, ref
from ingest_platform.sandbox.shopify.values import Doc, decimal_amount, gid, iso, rest_id

FIRST_ID, STEP = 610_000_000_000, 32


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded gift card, most with a customer."""
    bits = seeds.rng("gift_cards", index).getrandbits(60)
    number, value = FIRST_ID + index * STEP, 1_000 + 500 * (bits % 40)
    last = fake_hash("gift", number)[:4]
    enabled, count = bool(bits & 1 << 10 or bits & 1 << 11), seeds.counts["customers"]
    buyer = None
    if count and bits & 3:
        buyer = ref("Customer", gid("Customer", customers.FIRST_ID + (bits >> 12) % count * customers.STEP))
    updated = iso(seeds.updated("gift_cards", index))
    greeting = {"message": pools.NOTES[bits % 6], "preferredName": pools.FIRST[bits % 30], "recipient": buyer,
                "sendNotificationAt": None}  # fmt: skip
    return {
        "__typename": "GiftCard",
        "balance": _money(value - value // 4 if bits & 64 else value),
        "createdAt": iso(seeds.created("gift_cards", index)),
        "customer": buyer,
        "deactivatedAt": None if enabled else updated,
        "enabled": enabled,
        "expiresOn": f"20{27 + bits % 5}-01-0{1 + bits % 9}" if bits & 128 else None,
        "id": gid("GiftCard", number),
        "initialValue": _money(value),
        "lastCharacters": last,
        "maskedCode": f"•••• •••• •••• {last}",
        "note": pools.NOTES[(bits >> 30) % 6] if bits & 256 else None,
        "order": None,
        "recipientAttributes": greeting if buyer is not None and bits & 512 else None,
        "templateSuffix": None,
        "updatedAt": updated,
    }


def _money(cents: int) -> Doc:
    return {"amount": decimal_amount(cents), "currencyCode": pools.SHOP_CURRENCY}


def mutate(_ctx: Context, document: Doc, rng: Random) -> list[str]:
    """Spent in part, or a note on it."""
    if rng.randrange(2):
        return merge_into(document, {"note": f"{rng.choice(pools.NOTES)} {rng.randrange(1_000)}"})
    return merge_into(document, {"balance": _money(rng.randrange(20_000))})


def special(_ctx: Context, _document: Doc, _body: dict[str, Any]) -> list[str]:
    """Gift cards have no verbs of their own."""
    return []


def rest(_ctx: Context, document: Doc) -> Doc:
    """No webhook carries a gift card; this is for the control API alone."""
    return {"id": rest_id(document.get("id")), "admin_graphql_api_id": document.get("id")}


FAMILY = Family(
    control="gift_cards",
    type_name="GiftCard",
    connection="giftCards",
    single="giftCard",
    counter="giftCardsCount",
    scope="read_gift_cards",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    topics={},
    count=lambda counts: min(40, 1 + counts["customers"] // 3),
)
