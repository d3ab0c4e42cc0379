"""Marketing events of the app."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds
from ingest_platform.sandbox.shopify.values import Doc, gid, iso, rest_id

CONTROL = "marketing_events"
FIRST_ID, STEP = 425_500_000_000, 64
TACTICS = ("AD", "NEWSLETTER", "POST", "MESSAGE", "ABANDONED_CART")
CHANNELS = ("SEARCH", "EMAIL", "SOCIAL", "DISPLAY", None)


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded event; half of them have ended."""
    bits = seeds.rng(CONTROL, index).getrandbits(60)
    number = FIRST_ID + index * STEP
    started_at = seeds.created(CONTROL, index)
    started = iso(started_at)
    source = ("google", "newsletter", "instagram", "sms", "e-mail")[bits % 5]
    return {
        "__typename": "MarketingEvent",
        "app": {
            "__typename": "App",
            "apiKey": "sandbox-client",
            "description": None,
            "developerName": "Sandbox",
            "embedded": False,
            "handle": "sandbox-client",
            "id": gid("App", 580_111),
            "title": "Sandbox",
            "webhookApiVersion": "2026-10",
        },
        "channelHandle": None,
        "createdAt": started,
        "description": f"Sommer-Aktion {index} ☀" if bits & 1 << 20 else None,
        "endedAt": iso(started_at + 604_800) if bits & 1 << 21 else None,
        "id": gid("MarketingEvent", number),
        "legacyResourceId": str(number),
        "manageUrl": f"https://example.com/campaigns/{index}" if bits & 1 << 22 else None,
        "marketingChannelType": CHANNELS[(bits >> 23) % 5],
        "previewUrl": None,
        "remoteId": f"campaign-{index}" if bits & 1 << 26 else None,
        "scheduledToEndAt": iso(started_at + 700_000) if bits & 1 << 27 else None,
        "sourceAndMedium": f"{source} / cpc",
        "startedAt": started,
        "type": TACTICS[bits % 5],
        "updatedAt": iso(seeds.updated(CONTROL, index)),
        "utmCampaign": f"été-{index}",
        "utmMedium": "cpc",
        "utmSource": source,
    }


def settle(document: Doc) -> None:
    """An event that is made now starts now."""
    document["startedAt"] = document.get("createdAt")


def mutate(ctx: Context, document: Doc, rng: Random) -> list[str]:
    """It ends, or is described anew."""
    if rng.randrange(2):
        return merge_into(document, {"endedAt": iso(ctx.seeds.anchor + rng.randrange(100_000))})
    return merge_into(document, {"description": f"Herbst-Aktion {rng.randrange(10_000)} 🍂"})


def special(_ctx: Context, _document: Doc, _body: dict[str, Any]) -> list[str]:
    """No verbs of its own."""
    return []


def rest(_ctx: Context, document: Doc) -> Doc:
    """There is no topic; this is what `emit` would send."""
    return {"id": rest_id(document.get("id"))}


FAMILY = Family(
    control=CONTROL,
    type_name="MarketingEvent",
    connection="marketingEvents",
    single="marketingEvent",
    counter=None,
    scope="read_marketing_events",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    topics={},
    count=lambda counts: min(counts["orders"] // 20, 25),
    settle=settle,
)
