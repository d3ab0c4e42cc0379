"""Collections, with the products in them."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import pools, products
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds, ref
from ingest_platform.sandbox.shopify.values import Doc, gid, iso, lower, rest_id, rest_time

FIRST_ID, STEP = 480_000_000_000, 64
ORDERS = ("MANUAL", "BEST_SELLING", "ALPHA_ASC", "PRICE_DESC", "CREATED")
MOST_PRODUCTS = 60


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded collection of some of the seeded products; a few hold more than a nested page."""
    bits = seeds.rng("collections", index).getrandbits(60)
    number, title = FIRST_ID + index * STEP, f"{pools.ADJECTIVES[bits % 10]} {pools.PRODUCT_TYPES[bits % 4]} {index}"
    every, most = 1 + (bits >> 8) % 4, 5 + (bits >> 12) % (MOST_PRODUCTS - 5)
    chosen = range((bits >> 20) % every, seeds.counts["products"], every)[:most]
    text = pools.NOTES[(bits >> 24) % 6]
    image = {
        "altText": title if bits & 1 << 31 else None,
        "height": 456,
        "id": gid("ImageSource", number + 1),
        "thumbhash": None,
        "url": f"{products.CDN}/collections/{number}.jpg?v=1735835399",
        "width": 123 + bits % 900,
    }
    document: Doc = {
        "__typename": "Collection",
        "description": text,
        "descriptionHtml": f"<p>{text}</p>",
        "handle": f"collection-{index}",
        "id": gid("Collection", number),
        "image": image if bits & 1 << 30 else None,
        "legacyResourceId": str(number),
        "products": [ref("Product", gid("Product", products.FIRST_ID + at * products.STEP)) for at in chosen],
        "seo": {"title": title if bits & 1 << 32 else None, "description": None},
        "sortOrder": ORDERS[(bits >> 33) % 5],
        "sources": [
            {
                "__typename": "CollectionConditionsSource",
                "description": None,
                "id": gid("CollectionConditionsSource", number + 2),
                "title": title,
            }
        ],
        "templateSuffix": "wide" if bits & 1 << 36 else None,
        "title": title,
        "updatedAt": iso(seeds.updated("collections", index)),
        "createdAt": iso(seeds.created("collections", index)),  # not shown; the order of seeded objects needs it
    }
    _settle(document)
    return document


def _settle(document: Doc) -> None:
    document["productsCount"] = {"count": len(document["products"]), "precision": "EXACT"}


def mutate(_ctx: Context, document: Doc, rng: Random) -> list[str]:
    """Another title, another order, a product less."""
    kind = rng.randrange(3)
    if kind == 0:
        return merge_into(document, {"title": f"{document['title']} v{rng.randrange(1_000)}"})
    if kind == 1 or not document["products"]:
        return merge_into(document, {"sortOrder": rng.choice(ORDERS), "descriptionHtml": f"<p>{rng.random()}</p>"})
    document["products"].pop(rng.randrange(len(document["products"])))
    _settle(document)
    return ["products"]


def special(_ctx: Context, document: Doc, _body: dict[str, Any]) -> list[str]:
    """Collections have no verbs of their own: their products are `set` as a list of references."""
    _settle(document)
    return []


def rest(_ctx: Context, document: Doc) -> Doc:
    """The webhook body. Facts: REST collection samples of 2026-07; without an image the key is left out."""
    body = {
        "id": rest_id(document.get("id")),
        "handle": document.get("handle"),
        "title": document.get("title"),
        "updated_at": rest_time(document.get("updatedAt")),
        "body_html": document.get("descriptionHtml"),
        "published_at": rest_time(document.get("createdAt")),
        "sort_order": (lower(document.get("sortOrder")) or "").replace("_", "-"),
        "template_suffix": document.get("templateSuffix"),
        "published_scope": "web",
        "admin_graphql_api_id": document.get("id"),
    }
    image = document.get("image")
    if image:
        body["image"] = {
            "created_at": body["published_at"],
            "alt": image.get("altText"),
            "width": image.get("width"),
            "height": image.get("height"),
            "src": image.get("url"),
        }
    return body


FAMILY = Family(
    control="collections",
    type_name="Collection",
    connection="collections",
    single="collection",
    counter="collectionsCount",
    scope="read_products",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    topics={"create": "collections/create", "update": "collections/update", "delete": "collections/delete"},
    count=lambda counts: min(30, 1 + counts["products"] // 5),
)
