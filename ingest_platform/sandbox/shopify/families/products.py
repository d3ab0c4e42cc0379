"""Products with their options, variants and media."""

from __future__ import annotations

from functools import lru_cache
from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import pools
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds, ref
from ingest_platform.sandbox.shopify.families.product_rest import rest
from ingest_platform.sandbox.shopify.values import Doc, cents_of, decimal_amount, gid, iso, money_amount, number_of

FIRST_ID, STEP = 8_900_000_000_000, 32_768
VARIANT_FIRST_ID = 45_100_000_000_000
INVENTORY_FIRST_ID = 47_200_000_000_000
CHILDREN = 512  # ids kept free for the children of one product
MEDIA_TYPES = ("MediaImage", "MediaImage", "MediaImage", "Video", "ExternalVideo", "Model3d")
CDN = "https://cdn.shopify.com/s/files/1/0005/4838/0009"


class Core:
    """What orders need to know of a product: its title, vendor and variants. Cheap to make and to keep."""

    __slots__ = ("bits", "gid", "title", "variants", "vendor")

    def __init__(self, seeds: ShopSeeds, index: int) -> None:
        rng = seeds.rng("products", index)
        self.bits = bits = rng.getrandbits(60)
        self.gid = gid("Product", FIRST_ID + index * STEP)
        adjective, noun = pools.ADJECTIVES[bits % 10], pools.NOUNS[(bits >> 4) % 10]
        self.title = f"{adjective} {noun} {index}"
        self.vendor = pools.VENDORS[(bits >> 8) % 5]
        colors = 1 + (bits >> 11) % 3
        sizes = 1 + (bits >> 13) % 2
        price = 500 + (bits >> 15) % 20_000
        self.variants: list[tuple[str, str, str, int]] = []
        for place in range(colors * sizes):
            color, size = pools.COLORS[place // sizes], pools.SIZES[place % sizes]
            title = "Default Title" if colors * sizes == 1 else f"{color} / {size}" if sizes > 1 else color
            number = VARIANT_FIRST_ID + index * CHILDREN + place * 8
            entry = (gid("ProductVariant", number), title, f"SKU-{index}-{place}", price + 250 * place)
            self.variants.append(entry)


@lru_cache(maxsize=20_000)
def _core(seeds: ShopSeeds, index: int) -> Core:
    return Core(seeds, index)


def core(seeds: ShopSeeds, index: int) -> Core:
    """The core of a seeded product, from a small cache."""
    return _core(seeds, index)


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded product: 1 to 6 variants, up to two options, up to five media."""
    about = core(seeds, index)
    rng = seeds.rng("product-details", index)
    bits = rng.getrandbits(60)
    created, updated = iso(seeds.created("products", index)), iso(seeds.updated("products", index))
    number = FIRST_ID + index * STEP
    handle = f"product-{index}"
    status = ("ACTIVE", "ACTIVE", "ACTIVE", "DRAFT", "ARCHIVED")[bits % 5]
    paragraph = f"{about.title} — {pools.NOTES[(bits >> 3) % 6]}"
    document: Doc = {
        "__typename": "Product",
        "category": _category((bits >> 6) % 4),
        "createdAt": created,
        "defaultCursor": str(number),
        "description": paragraph,
        "descriptionHtml": f"<p>{paragraph}</p>\n<ul><li>100 % été &amp; más</li></ul>",
        "giftCardTemplateSuffix": None,
        "handle": handle,
        "hasOutOfStockVariants": False,
        "hasVariantsThatRequiresComponents": False,
        "id": about.gid,
        "isGiftCard": (bits >> 9) % 25 == 0,
        "legacyResourceId": str(number),
        "media": [
            media(number * 8 + place, MEDIA_TYPES[(bits >> (20 + 4 * place)) % 6], about.title, created)
            for place in range((bits >> 14) % 6)
        ],
        "onlineStorePreviewUrl": f"https://{seeds.domain}/products/{handle}",
        "onlineStoreUrl": f"https://{seeds.domain}/products/{handle}" if status == "ACTIVE" else None,
        "options": [],
        "productType": pools.PRODUCT_TYPES[(bits >> 17) % 5],
        "publishedAt": created if status == "ACTIVE" else None,
        "requiresSellingPlan": False,
        "seo": {"title": about.title if bits & 1 << 40 else None, "description": None},
        "status": status,
        "tags": sorted({pools.TAGS[(bits >> 41) % 10], pools.TAGS[(bits >> 45) % 10]}),
        "templateSuffix": None,
        "title": about.title,
        "tracksInventory": True,
        "updatedAt": updated,
        "vendor": about.vendor,
    }
    document["variants"] = [
        variant(document, place, identifier, title, sku, price, rng.getrandbits(40))
        for place, (identifier, title, sku, price) in enumerate(about.variants)
    ]
    settle(document)
    return document


def _category(choice: int) -> Doc | None:
    if choice == 0:
        return None
    name = ("", "Apparel & Accessories", "Home & Garden", "Animals & Pet Supplies")[choice]
    key = ("", "aa", "hg", "ap")[choice]
    return {
        "fullName": name,
        "id": f"gid://shopify/TaxonomyCategory/{key}",
        "isArchived": False,
        "isLeaf": False,
        "isRoot": True,
        "level": 1,
        "name": name,
        "parentId": None,
    }


def variant(product: Doc, place: int, identifier: str, title: str, sku: str, price: int, bits: int) -> Doc:
    """A variant; its place, options and display name are settled with its product."""
    created, updated = product["createdAt"], product["updatedAt"]
    item = INVENTORY_FIRST_ID + number_of(identifier) - VARIANT_FIRST_ID
    grams = 50 + bits % 4_000
    return {
        "__typename": "ProductVariant",
        "availableForSale": True,
        "barcode": f"{bits % 10**12:013d}" if bits & 1 << 33 else None,
        "compareAtPrice": money_amount(price + 1_000) if (bits >> 34) % 4 == 0 else None,
        "createdAt": created,
        "defaultCursor": str(number_of(identifier)),
        "displayName": f"{product['title']} - {title}",
        "id": identifier,
        "inventoryItem": {
            "__typename": "InventoryItem",
            "countryCodeOfOrigin": None,
            "createdAt": created,
            "duplicateSkuCount": 0,
            "harmonizedSystemCode": None,
            "id": gid("InventoryItem", item),
            "legacyResourceId": str(item),
            "measurement": {
                "id": gid("InventoryItemMeasurement", item),
                "weight": {"unit": "GRAMS", "value": float(grams)}
                if bits & 1 << 36
                else {"unit": "KILOGRAMS", "value": grams / 1_000},
            },
            "provinceCodeOfOrigin": None,
            "requiresShipping": (bits >> 37) % 8 != 0,
            "sku": sku,
            "tracked": True,
            "unitCost": {"amount": decimal_amount(price // 2), "currencyCode": pools.SHOP_CURRENCY},
            "updatedAt": updated,
        },
        "inventoryPolicy": "CONTINUE" if bits & 1 << 20 else "DENY",
        "inventoryQuantity": bits % 90,
        "legacyResourceId": str(number_of(identifier)),
        "media": [],
        "position": place + 1,
        "price": money_amount(price),
        "product": ref("Product", product["id"]),
        "requiresComponents": False,
        "selectedOptions": [],
        "sellableOnlineQuantity": bits % 90,
        "showUnitPrice": False,
        "sku": sku,
        "taxable": (bits >> 21) % 10 != 0,
        "title": title,
        "unitPrice": None,
        "updatedAt": updated,
    }


def media(number: int, kind: str, alt: str, at: str) -> Doc:
    """One medium of the given type."""
    url = f"{CDN}/products/{number}.png?v=1735835399"
    image = {
        "altText": alt,
        "height": 456,
        "id": gid("ImageSource", number + 1),
        "thumbhash": None,
        "url": url,
        "width": 123 + number % 900,
    }
    names = {"MediaImage": "IMAGE", "Video": "VIDEO", "ExternalVideo": "EXTERNAL_VIDEO", "Model3d": "MODEL_3D"}
    document: Doc = {
        "__typename": kind,
        "alt": alt if number % 3 else None,
        "createdAt": at,
        "fileStatus": "READY",
        "id": gid(kind, number),
        "mediaContentType": names[kind],
        "preview": {"image": image, "status": "READY"},
        "status": "READY",
        "updatedAt": at,
    }
    source = {"fileSize": 1_000_000, "format": "mp4", "height": 720, "mimeType": "video/mp4", "url": url, "width": 1280}
    model = {"filesize": 50_000, "format": "glb", "mimeType": "model/gltf-binary", "url": url}
    if kind == "MediaImage":
        document |= {"image": image, "mimeType": "image/png", "originalSource": {"fileSize": 4_096, "url": url}}
    elif kind == "Video":
        document |= {"duration": 12_000, "filename": "clip.mp4", "originalSource": source, "sources": [source]}
    elif kind == "ExternalVideo":
        watch = f"https://www.youtube.com/watch?v={number}"
        document |= {"embedUrl": watch, "host": "YOUTUBE", "originUrl": watch}
    else:
        document |= {"filename": "model.glb", "originalSource": model, "sources": [model]}
    return document


def settle(document: Doc) -> None:
    """Everything of a product that follows from its variants and media."""
    variants = document["variants"]
    prices = sorted(cents_of(one.get("price")) for one in variants) or [0]
    compare = sorted(cents_of(one["compareAtPrice"]) for one in variants if one.get("compareAtPrice")) or None
    total = sum(one["inventoryQuantity"] for one in variants if isinstance(one.get("inventoryQuantity"), int))

    def money(cents: int) -> Doc:
        return {"amount": decimal_amount(cents), "currencyCode": pools.SHOP_CURRENCY}

    _settle_options(document)
    document["hasOnlyDefaultVariant"] = len(variants) == 1 and variants[0].get("title") == "Default Title"
    document["variantsCount"] = {"count": len(variants), "precision": "EXACT"}
    document["mediaCount"] = {"count": len(document["media"]), "precision": "EXACT"}
    document["totalInventory"] = total
    document["priceRangeV2"] = {"minVariantPrice": money(prices[0]), "maxVariantPrice": money(prices[-1])}
    document["compareAtPriceRange"] = (
        {"minVariantCompareAtPrice": money(compare[0]), "maxVariantCompareAtPrice": money(compare[-1])}
        if compare
        else None
    )
    document["featuredMedia"] = document["media"][0] if document["media"] else None


def _settle_options(document: Doc) -> None:
    number = number_of(document["id"])
    titles = [str(one.get("title")).split(" / ") for one in document["variants"]]
    names = ("Title",) if titles[:1] == [["Default Title"]] else ("Color", "Größe")[: max(map(len, titles), default=0)]
    options = []
    for place, name in enumerate(names):
        values = list(dict.fromkeys(title[place] for title in titles if len(title) > place))
        option_values = [
            {"hasVariants": True, "id": gid("ProductOptionValue", number * 8 + place * 100 + n), "name": value}
            for n, value in enumerate(values)
        ]
        options.append(
            {
                "id": gid("ProductOption", number * 4 + place),
                "name": name,
                "optionValues": option_values,
                "position": place + 1,
                "values": values,
            }
        )
        known = {value["name"]: value for value in option_values}
        for one, title in zip(document["variants"], titles, strict=True):
            if place == 0:
                one["selectedOptions"] = []
            if len(title) > place:
                pair = {"name": name, "optionValue": known[title[place]], "value": title[place]}
                one["selectedOptions"].append(pair)
    document["options"] = options


def mutate(ctx: Context, document: Doc, rng: Random) -> list[str]:
    """A change as a merchant makes them."""
    kind = rng.randrange(6)
    if kind == 0:
        return merge_into(document, {"title": f"{document['title']} v{rng.randrange(1_000)}"})
    if kind == 1:
        chosen = rng.choice(document["variants"] or [{}])
        chosen["price"] = money_amount(500 + rng.randrange(30_000))
        chosen["inventoryQuantity"] = rng.randrange(500)
        settle(document)
        return ["variants"]
    if kind == 2:
        return special(ctx, document, {"add_variants": 1})
    if kind == 3 and len(document["variants"]) > 1:
        return special(ctx, document, {"remove_variants": 1})
    if kind == 4:
        return special(ctx, document, {"media": rng.randrange(6)})
    return merge_into(document, {"tags": [f"t{rng.randrange(10_000)}", rng.choice(pools.TAGS)]})


def special(ctx: Context, document: Doc, body: dict[str, Any]) -> list[str]:
    """`remove_variants`, `add_variants`, `set_variant`, `media`."""
    changed = []
    doomed = body.get("remove_variants")
    if doomed is not None:
        keep = document["variants"]
        gone = (
            {number_of(one["id"]) for one in keep[-doomed:]} if isinstance(doomed, int) else set(map(number_of, doomed))
        )
        document["variants"] = [one for one in keep if number_of(one["id"]) not in gone]
        changed.append("variants")
    for _ in range(body.get("add_variants") or 0):
        number, place = ctx.next_number("ProductVariant"), len(document["variants"])
        title = f"Extra {number % 100_000} / {pools.SIZES[place % 4]}"
        made = variant(document, place, gid("ProductVariant", number), title, f"SKU-{number}", 1_999, number * 7_919)
        document["variants"].append(made)
        changed.append("variants")
    for key, part in (body.get("set_variant") or {}).items():
        for one in document["variants"]:
            if number_of(one["id"]) == number_of(key):
                changed += merge_into(one, part, f"variants.{number_of(key)}.")
    if body.get("media") is not None:
        numbers = [ctx.next_number("Media") for _ in range(body["media"])]
        at, title = document["updatedAt"], str(document.get("title"))
        document["media"] = [media(n, MEDIA_TYPES[n % 6], title, at) for n in numbers]
        changed.append("media")
    if changed:
        settle(document)
    return changed


FAMILY = Family(
    control="products",
    type_name="Product",
    connection="products",
    single="product",
    counter="productsCount",
    scope="read_products",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    verbs=("remove_variants", "add_variants", "set_variant", "media"),
    topics={"create": "products/create", "update": "products/update", "delete": "products/delete"},
)
