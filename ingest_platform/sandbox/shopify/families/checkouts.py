"""Abandoned checkouts and their line items."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import customers, pools, products
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds, fake_hash, ref
from ingest_platform.sandbox.shopify.families.orders import Bag, bag_maker, tax_line
from ingest_platform.sandbox.shopify.values import (
    Doc,
    gid,
    iso,
    rest_amount,
    rest_id,
    rest_shop_amount,
    rest_time,
)

CONTROL = "checkouts"
FIRST_ID, STEP = 31_400_000_000_000, 32_768
LINE_FIRST_ID = 32_600_000_000_000
CHILDREN = 64  # ids kept free for the lines of one checkout


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded checkout: 0 to 4 lines, most of an identified customer; every fourth was recovered."""
    rng = seeds.rng(CONTROL, index)
    bits = rng.getrandbits(60)
    number = FIRST_ID + index * STEP
    currency, rate, unit = pools.CURRENCIES[(bits >> 3) % 5 if bits % 4 == 0 else 0]
    bag = bag_maker(currency, rate, unit)
    lines, subtotal = _lines(seeds, rng, index, bag)
    tax = tax_line(bits >> 8, subtotal, bag)
    taxed = round(subtotal * tax["rate"])
    first, last = pools.FIRST[(bits >> 12) % len(pools.FIRST)], pools.LAST[(bits >> 17) % len(pools.LAST)]
    address = {"id": f"gid://shopify/MailingAddress/{number}1?model_name=Address", **pools.address(rng, first, last)}
    customer = customers.customer_of_order(index, seeds.counts["customers"])
    created, updated = iso(seeds.created(CONTROL, index)), iso(seeds.updated(CONTROL, index))
    token = fake_hash(seeds.seed, seeds.name, CONTROL, index)
    return {
        "__typename": "AbandonedCheckout",
        "abandonedCheckoutUrl": f"https://{seeds.domain}/548380009/checkouts/ac/{token}/recover?key=sandbox",
        "billingAddress": address if bits & 1 << 22 else None,
        "completedAt": updated if (bits >> 23) % 4 == 0 else None,
        "createdAt": created,
        "customAttributes": [{"key": "Herkunft", "value": "Märchen 🧚"}] if (bits >> 25) % 5 == 0 else [],
        "customer": None
        if customer is None
        else ref("Customer", gid("Customer", customers.FIRST_ID + customer * customers.STEP)),
        "discountCodes": [f"SAVE{bits % 50}"] if (bits >> 28) % 3 == 0 else [],
        "id": gid("AbandonedCheckout", number),
        "legacyResourceId": str(number),
        "lineItems": lines,
        "name": f"#{number}",
        "note": pools.NOTES[(bits >> 30) % 6] if (bits >> 33) % 4 == 0 else "",
        "shippingAddress": address,
        "subtotalPriceSet": bag(subtotal),
        "taxLines": [tax] if lines else [],
        "taxesIncluded": (bits >> 35) % 6 == 0,
        "totalDiscountSet": bag(0),
        "totalDutiesSet": None,
        "totalLineItemsPriceSet": bag(subtotal),
        "totalPriceSet": bag(subtotal + taxed),
        "totalTaxSet": bag(taxed) if lines else None,
        "updatedAt": updated,
    }


def _lines(seeds: ShopSeeds, rng: Random, index: int, bag: Bag) -> tuple[list[Doc], int]:
    catalogue = seeds.counts["products"]
    lines: list[Doc] = []
    subtotal = 0
    for place in range(rng.randrange(5) if catalogue else 0):
        about = products.core(seeds, rng.randrange(catalogue))
        variant, title, sku, price = about.variants[rng.randrange(len(about.variants))]
        quantity = 1 + rng.randrange(3)
        subtotal += price * quantity
        lines.append(
            {
                "__typename": "AbandonedCheckoutLineItem",
                "customAttributes": [{"key": "Gravure", "value": "Für Zoë"}] if place == 2 else [],
                "discountedTotalPriceSet": bag(price * quantity),
                "discountedUnitPriceSet": bag(price),
                "id": gid("AbandonedCheckoutLineItem", LINE_FIRST_ID + index * CHILDREN + place),
                "image": None,
                "originalTotalPriceSet": bag(price * quantity),
                "originalUnitPriceSet": bag(price),
                "product": ref("Product", about.gid),
                "quantity": quantity,
                "sku": sku,
                "title": about.title,
                "variant": ref("ProductVariant", variant),
                "variantTitle": None if title == "Default Title" else title,
            }
        )
    return lines, subtotal


def mutate(ctx: Context, document: Doc, rng: Random) -> list[str]:
    """The buyer comes back: another note, one line fewer, or the purchase itself."""
    kind = rng.randrange(3)
    if kind == 0:
        return merge_into(document, {"note": f"{rng.choice(pools.NOTES)} ({rng.randrange(10_000)})"})
    if kind == 1 and document.get("lineItems"):
        document["lineItems"] = document["lineItems"][:-1]
        return ["lineItems"]
    return merge_into(document, {"completedAt": iso(ctx.seeds.anchor + rng.randrange(100_000)), "discountCodes": []})


def special(_ctx: Context, _document: Doc, _body: dict[str, Any]) -> list[str]:
    """No verbs of its own."""
    return []


def rest(_ctx: Context, document: Doc) -> Doc:
    """The body of `checkouts/*`: REST's checkout. Its lines have a key and no id."""
    customer = document.get("customer")
    return {
        "id": rest_id(document.get("id")),
        "token": fake_hash("token", document.get("id")),
        "cart_token": fake_hash("cart", document.get("id")),
        "email": None,
        "gateway": None,
        "buyer_accepts_marketing": False,
        "created_at": rest_time(document.get("createdAt")),
        "updated_at": rest_time(document.get("updatedAt")),
        "completed_at": rest_time(document.get("completedAt")),
        "note": document.get("note") or None,
        "taxes_included": document.get("taxesIncluded"),
        "currency": pools.SHOP_CURRENCY,
        "name": document.get("name"),
        "abandoned_checkout_url": document.get("abandonedCheckoutUrl"),
        "customer": {"id": rest_id(customer)} if customer else None,
        "discount_codes": [{"code": one, "amount": "0.00"} for one in document.get("discountCodes") or []],
        "total_price": rest_shop_amount(document.get("totalPriceSet")),
        "subtotal_price": rest_shop_amount(document.get("subtotalPriceSet")),
        "line_items": [_rest_line(one) for one in document.get("lineItems") or []],
    }


def _rest_line(line: Doc) -> Doc:
    bag = line.get("originalUnitPriceSet") or {}
    return {
        "key": fake_hash("line", line.get("id")),
        "product_id": rest_id(line.get("product")),
        "variant_id": rest_id(line.get("variant")),
        "title": line.get("title"),
        "variant_title": line.get("variantTitle") or "",
        "sku": line.get("sku"),
        "quantity": line.get("quantity"),
        "price": rest_amount((bag.get("shopMoney") or {}).get("amount")),
    }


FAMILY = Family(
    control=CONTROL,
    type_name="AbandonedCheckout",
    connection="abandonedCheckouts",
    single=None,
    counter="abandonedCheckoutsCount",
    scope="read_orders",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    topics={"create": "checkouts/create", "update": "checkouts/update", "delete": "checkouts/delete"},
    count=lambda counts: min(counts["orders"] // 6, 2_000),
)
