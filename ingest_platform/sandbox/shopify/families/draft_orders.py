"""Draft orders with their line items."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import customers, orders, pools, products
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds, fake_hash, ref
from ingest_platform.sandbox.shopify.families.customers import rest_customer_core
from ingest_platform.sandbox.shopify.families.pools import rest_address
from ingest_platform.sandbox.shopify.values import (
    Doc,
    gid,
    iso,
    lower,
    rest_amount,
    rest_bag,
    rest_id,
    rest_shop_amount,
    rest_time,
)

FIRST_ID, STEP = 1_080_000_000_000, 64
LINE_FIRST_ID = 57_000_000_000_000
STATUSES = ("OPEN", "OPEN", "INVOICE_SENT", "COMPLETED")


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded draft order: one to three lines, the last of them sometimes a custom one."""
    rng = seeds.rng("draft_orders", index)
    bits = rng.getrandbits(60)
    number, bag = FIRST_ID + index * STEP, orders.bag_maker(pools.SHOP_CURRENCY, 1.0, 1)
    status = STATUSES[bits % 4]
    updated = iso(seeds.updated("draft_orders", index))
    lines = [_line(seeds, LINE_FIRST_ID + index * STEP + at, rng, bag) for at in range(1 + (bits >> 2) % 3)]
    discount = _discount(500, bag) if bits & 32 else None
    first, last = pools.FIRST[(bits >> 8) % 30], pools.LAST[(bits >> 14) % 27]
    address = pools.address(rng, first, last) | {"id": gid("MailingAddress", number)} if bits & 64 else None
    count = seeds.counts["customers"]
    buyer = gid("Customer", customers.FIRST_ID + (bits >> 20) % count * customers.STEP) if count and bits & 3 else None
    document: Doc = {
        "__typename": "DraftOrder",
        "acceptAutomaticDiscounts": False,
        "allowDiscountCodesInCheckout": False,
        "appliedDiscount": discount,
        "billingAddress": address,
        "completedAt": updated if status == "COMPLETED" else None,
        "createdAt": iso(seeds.created("draft_orders", index)),
        "currencyCode": pools.SHOP_CURRENCY,
        "customAttributes": [{"key": "Geschenk", "value": "ja 🎁"}] if bits & 128 else [],
        "customer": ref("Customer", buyer) if buyer else None,
        "defaultCursor": str(number),
        "discountCodes": [],
        "email": f"draft{index}@example.com" if bits & 256 else None,
        "hasTimelineComment": False,
        "id": gid("DraftOrder", number),
        "invoiceSentAt": updated if status != "OPEN" else None,
        "invoiceUrl": f"https://{seeds.domain}/invoices/{fake_hash('draft', number)}",
        "legacyResourceId": str(number),
        "lineItems": lines,
        "name": f"#D{index + 1}",
        "note2": pools.NOTES[(bits >> 26) % 6] if bits & 512 else None,
        "order": None,
        "phone": None,
        "poNumber": f"PO-{index}" if bits & 1 << 30 else None,
        "presentmentCurrencyCode": pools.SHOP_CURRENCY,
        "ready": True,
        "reserveInventoryUntil": None,
        "shippingAddress": address,
        "shippingLine": None,
        "status": status,
        "tags": sorted({pools.TAGS[(bits >> 31) % 10], pools.TAGS[(bits >> 35) % 10]}) if bits & 1 << 40 else [],
        "taxExempt": bool(bits & 1 << 41),
        "taxesIncluded": False,
        "updatedAt": updated,
        "visibleToCustomer": False,
    }
    settle(document)
    return document


def _line(seeds: ShopSeeds, number: int, rng: Random, bag: orders.Bag) -> Doc:
    bits = rng.getrandbits(48)
    about = products.core(seeds, bits % max(seeds.counts["products"], 1))
    made = orders.line_item(number, about, bits >> 8, bag, tax=bits % 5 if bits & 1024 else None, discount=None)
    custom = bool(bits & 2048)
    keep = ("customAttributes", "discountedTotalSet", "isGiftCard", "name", "originalTotalSet", "originalUnitPriceSet",
            "product", "quantity", "requiresShipping", "sku", "taxLines", "taxable", "title", "totalDiscountSet",
            "variant", "variantTitle", "vendor")  # fmt: skip
    line: Doc = {name: made[name] for name in keep}
    line |= {
        "__typename": "DraftOrderLineItem",
        "appliedDiscount": None,
        "custom": custom,
        "id": gid("DraftOrderLineItem", number),
        "uuid": fake_hash("line", number),
        "weight": {"unit": "GRAMS", "value": float(bits % 900)},
    }
    if custom:
        line |= {"product": None, "variant": None, "sku": None, "vendor": None, "variantTitle": None}
        line |= {"title": "Custom Tee", "name": "Custom Tee", "isGiftCard": False}
    return line


def _discount(cents: int, bag: orders.Bag) -> Doc:
    return {"amountSet": bag(cents), "description": "Stammkunde ♥", "title": "Custom", "value": cents / 100,
            "valueType": "FIXED_AMOUNT"}  # fmt: skip


def settle(document: Doc) -> None:
    """Everything that follows from the lines."""
    from ingest_platform.sandbox.shopify.values import cents_of

    bag = orders.bag_maker(pools.SHOP_CURRENCY, 1.0, 1)
    lines = document["lineItems"]
    items = sum(cents_of(one["discountedTotalSet"]["shopMoney"]["amount"]) for one in lines)
    off = cents_of(((document.get("appliedDiscount") or {}).get("amountSet") or bag(0))["shopMoney"]["amount"])
    taxes: dict[str, Doc] = {}
    for one in lines:
        for tax in one["taxLines"]:
            known = taxes.get(tax["title"])
            cents = cents_of(tax["priceSet"]["shopMoney"]["amount"])
            before = cents_of(known["priceSet"]["shopMoney"]["amount"]) if known else 0
            taxes[tax["title"]] = {**tax, "priceSet": bag(cents + before)}
    tax = sum(cents_of(one["priceSet"]["shopMoney"]["amount"]) for one in taxes.values())
    total = max(items - off, 0)
    document |= {
        "amountDueLaterSet": bag(0),
        "amountDueNowSet": bag(total + tax),
        "lineItemsSubtotalPrice": bag(items),
        "subtotalPriceSet": bag(total),
        "taxLines": list(taxes.values()),
        "totalDiscountsSet": bag(off),
        "totalLineItemsPriceSet": bag(items),
        "totalPriceSet": bag(total + tax),
        "totalQuantityOfLineItems": sum(one["quantity"] for one in lines),
        "totalShippingPriceSet": bag(0),
        "totalTaxSet": bag(tax),
        "totalWeight": str(int(sum(one["weight"]["value"] * one["quantity"] for one in lines))),
    }


def mutate(ctx: Context, document: Doc, rng: Random) -> list[str]:
    """A note, another status, a line less."""
    kind = rng.randrange(3)
    if kind == 0:
        return merge_into(document, {"note2": f"{rng.choice(pools.NOTES)} {rng.randrange(1_000)}"})
    if kind == 1 or len(document["lineItems"]) < 2:
        now = {"status": "INVOICE_SENT", "invoiceSentAt": document["updatedAt"], "tags": [f"t{rng.randrange(10_000)}"]}
        return merge_into(document, now)
    return special(ctx, document, {"remove_line_items": 1})


def special(ctx: Context, document: Doc, body: dict[str, Any]) -> list[str]:
    """`remove_line_items: N`, `add_line_items: N`."""
    changed = []
    if body.get("remove_line_items"):
        document["lineItems"] = document["lineItems"][: -int(body["remove_line_items"])]
        changed.append("lineItems")
    bag = orders.bag_maker(pools.SHOP_CURRENCY, 1.0, 1)
    for _ in range(body.get("add_line_items") or 0):
        number = ctx.next_number("DraftOrderLineItem")
        document["lineItems"].append(_line(ctx.seeds, number, ctx.seeds.rng("draft-line", number), bag))
        changed.append("lineItems")
    if changed:
        settle(document)
    return changed


def rest(ctx: Context, document: Doc) -> Doc:
    """The webhook body. Facts: REST draft order samples of 2026-07."""
    customer = document.get("customer")
    buyer = ctx.resolve("Customer", customer["id"]) if isinstance(customer, dict) else None
    return {
        "id": rest_id(document.get("id")),
        "note": document.get("note2"),
        "email": document.get("email"),
        "taxes_included": document.get("taxesIncluded"),
        "currency": document.get("currencyCode"),
        "invoice_sent_at": rest_time(document.get("invoiceSentAt")),
        "created_at": rest_time(document.get("createdAt")),
        "updated_at": rest_time(document.get("updatedAt")),
        "tax_exempt": document.get("taxExempt"),
        "completed_at": rest_time(document.get("completedAt")),
        "name": document.get("name"),
        "status": lower(document.get("status")),
        "line_items": [_rest_line(one) for one in document.get("lineItems") or []],
        "shipping_address": rest_address(document.get("shippingAddress")),
        "billing_address": rest_address(document.get("billingAddress")),
        "invoice_url": document.get("invoiceUrl"),
        "applied_discount": _rest_discount(document.get("appliedDiscount")),
        "order_id": rest_id(document.get("order")),
        "shipping_line": None,
        "tax_lines": [_rest_tax(one) for one in document.get("taxLines") or []],
        "tags": ", ".join(document.get("tags") or []),
        "note_attributes": [
            {"name": one["key"], "value": one["value"]} for one in document.get("customAttributes") or []
        ],
        "total_price": rest_shop_amount(document.get("totalPriceSet")),
        "subtotal_price": rest_shop_amount(document.get("subtotalPriceSet")),
        "total_tax": rest_shop_amount(document.get("totalTaxSet")),
        "payment_terms": None,
        "presentment_currency": document.get("presentmentCurrencyCode"),
        "total_line_items_price_set": rest_bag(document.get("totalLineItemsPriceSet")),
        "total_price_set": rest_bag(document.get("totalPriceSet")),
        "subtotal_price_set": rest_bag(document.get("subtotalPriceSet")),
        "total_tax_set": rest_bag(document.get("totalTaxSet")),
        "total_discounts_set": rest_bag(document.get("totalDiscountsSet")),
        "total_shipping_price_set": rest_bag(document.get("totalShippingPriceSet")),
        "amount_due_now_set": rest_bag(document.get("amountDueNowSet")),
        "amount_due_later_set": rest_bag(document.get("amountDueLaterSet")),
        "admin_graphql_api_id": document.get("id"),
        "customer": rest_customer_core(buyer) if buyer else None,
    }


def _rest_line(one: Doc) -> Doc:
    return {
        "id": rest_id(one.get("id")),
        "variant_id": rest_id(one.get("variant")),
        "product_id": rest_id(one.get("product")),
        "title": one.get("title"),
        "variant_title": one.get("variantTitle"),
        "sku": one.get("sku"),
        "vendor": one.get("vendor"),
        "quantity": one.get("quantity"),
        "requires_shipping": one.get("requiresShipping"),
        "taxable": one.get("taxable"),
        "gift_card": one.get("isGiftCard"),
        "fulfillment_service": "manual",
        "grams": int((one.get("weight") or {}).get("value") or 0),
        "tax_lines": [_rest_tax(tax) for tax in one.get("taxLines") or []],
        "applied_discount": _rest_discount(one.get("appliedDiscount")),
        "name": one.get("name"),
        "properties": [{"name": a["key"], "value": a["value"]} for a in one.get("customAttributes") or []],
        "custom": one.get("custom"),
        "price": rest_shop_amount(one.get("originalUnitPriceSet")),
        "admin_graphql_api_id": one.get("id"),
    }


def _rest_tax(tax: Doc) -> Doc:
    return {"rate": tax.get("rate"), "title": tax.get("title"), "price": rest_shop_amount(tax.get("priceSet"))}


def _rest_discount(discount: Any) -> Any:
    if not isinstance(discount, dict):
        return None
    return {
        "description": discount.get("description"),
        "value": rest_amount(str(discount.get("value"))),
        "title": discount.get("title"),
        "amount": rest_shop_amount(discount.get("amountSet")),
        "value_type": lower(discount.get("valueType")),
    }


FAMILY = Family(
    control="draft_orders",
    type_name="DraftOrder",
    connection="draftOrders",
    single="draftOrder",
    counter="draftOrdersCount",
    scope="read_draft_orders",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    topics={"create": "draft_orders/create", "update": "draft_orders/update", "delete": "draft_orders/delete"},
    count=lambda counts: min(40, 1 + counts["orders"] // 10),
)
