"""Orders: seeded generation. What happens to them later is in order_changes.py, their webhook body in order_rest.py."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ingest_platform.sandbox.shopify.families import customers, order_parts, pools, products
from ingest_platform.sandbox.shopify.families.base import Family, ShopSeeds
from ingest_platform.sandbox.shopify.families.order_changes import extra_topics, mutate, special
from ingest_platform.sandbox.shopify.families.order_rest import rest
from ingest_platform.sandbox.shopify.values import Doc, decimal_amount, iso

FIRST_ID, STEP = customers.ORDER_FIRST_ID, customers.ORDER_STEP
LINE_FIRST_ID = 14_200_000_000_000
SHIPPING_FIRST_ID = 4_900_000_000_000
CHILDREN = 64  # ids kept free for the children of one order
TAX_RATES = (("State Tax", 0.06), ("VAT", 0.19), ("TVA", 0.2), ("消費税", 0.1), ("GST", 0.05))
FINANCIAL = ("PAID", "PAID", "PAID", "PAID", "PENDING", "PARTIALLY_PAID", "AUTHORIZED", "REFUNDED", "VOIDED")
FULFILLMENT = ("UNFULFILLED", "FULFILLED", "FULFILLED", "PARTIALLY_FULFILLED", "RESTOCKED", "ON_HOLD", "IN_PROGRESS")
SHIPPING = (("Standard", "standard"), ("Express ✈", "express"), ("Free Shipping", "free"), ("店頭受取", "pickup"))
DISCOUNT_TYPES = (
    "DiscountCodeApplication",
    "ManualDiscountApplication",
    "AutomaticDiscountApplication",
    "ScriptDiscountApplication",
)

Bag = Callable[[int], Doc]
"""Makes a MoneyBag of cents in the shop's currency."""


def bag_maker(currency: str, rate: float, unit: int) -> Bag:
    """`rate`: units of the presentment currency for one of the shop's; `unit`: cents in its smallest coin."""
    shop, made = pools.SHOP_CURRENCY, dict[int, Doc]()

    def bag(cents: int) -> Doc:
        known = made.get(cents)
        if known is None:
            amount = decimal_amount(cents)
            other = amount if rate == 1.0 else decimal_amount(round(cents * rate / unit) * unit)
            known = made[cents] = {
                "presentmentMoney": {"amount": other, "currencyCode": currency},
                "shopMoney": {"amount": amount, "currencyCode": shop},
            }
        return known

    return bag


def bag_of(order: Doc) -> Bag:
    """The maker of MoneyBags that fits an order's two currencies."""
    for currency, rate, unit in pools.CURRENCIES:
        if currency == order.get("presentmentCurrencyCode"):
            return bag_maker(currency, rate, unit)
    return bag_maker(pools.SHOP_CURRENCY, 1.0, 1)


def tax_line(choice: int, cents: int, bag: Bag) -> Doc:
    """One TaxLine on an amount."""
    title, rate = TAX_RATES[choice % 5]
    return {
        "channelLiable": False,
        "priceSet": bag(round(cents * rate)),
        "rate": rate,
        "ratePercentage": round(rate * 100, 4),
        "source": "Shopify",
        "title": title,
    }


def line_item(number: int, about: products.Core, bits: int, bag: Bag, *, tax: int | None, discount: Doc | None) -> Doc:
    """A line item on a variant of a product. `tax`: which rate, None for untaxed."""
    variant_id, variant_title, sku, price = about.variants[bits % len(about.variants)]
    quantity = 1 + ((bits >> 6) % 4 if (bits >> 4) % 4 == 0 else 0)
    total = price * quantity
    off = total // 10 if discount is not None else 0
    unit_price, original, discounted = bag(price), bag(total), bag(total - off)
    shown = None if variant_title == "Default Title" else variant_title
    taxable = tax is not None
    return {
        "__typename": "LineItem",
        "currentQuantity": quantity,
        "customAttributes": [{"key": "Gravure", "value": f"Für {bits % 1_000} ♥"}] if (bits >> 9) % 12 == 0 else [],
        "discountAllocations": [{"allocatedAmountSet": bag(off), "discountApplication": discount}] if discount else [],
        "discountedTotalSet": discounted,
        "discountedUnitPriceAfterAllDiscountsSet": bag((total - off) // quantity),
        "discountedUnitPriceSet": bag((total - off) // quantity),
        "id": f"gid://shopify/LineItem/{number}",
        "image": None,
        "isGiftCard": (bits >> 13) % 50 == 0,
        "merchantEditable": True,
        "name": f"{about.title} - {shown}" if shown else about.title,
        "nonFulfillableQuantity": 0,
        "originalTotalSet": original,
        "originalUnitPriceSet": unit_price,
        "priceAfterAllDiscountsBeforeTaxesSet": discounted,
        "product": {"__ref": "Product", "id": about.gid},
        "quantity": quantity,
        "refundableQuantity": quantity,
        "requiresShipping": True,
        "restockable": True,
        "sku": sku,
        "taxLines": [tax_line(tax, total - off, bag)] if tax is not None else [],
        "taxable": taxable,
        "title": about.title,
        "totalDiscountSet": bag(off),
        "unfulfilledDiscountedTotalSet": discounted,
        "unfulfilledOriginalTotalSet": original,
        "unfulfilledQuantity": quantity,
        "variant": {"__ref": "ProductVariant", "id": variant_id},
        "variantTitle": shown,
        "vendor": about.vendor,
    }


def shipping_line(number: int, choice: int, cents: int, bag: Bag) -> Doc:
    """A shipping line."""
    title, code = SHIPPING[choice % 4]
    price = bag(cents)
    return {
        "__typename": "ShippingLine",
        "carrierIdentifier": None,
        "code": code,
        "currentDiscountedPriceSet": price,
        "custom": choice % 9 == 0,
        "deliveryCategory": None,
        "discountAllocations": [],
        "discountedPriceSet": price,
        "id": f"gid://shopify/ShippingLine/{number}",
        "isRemoved": False,
        "originalPriceSet": price,
        "phone": None,
        "shippingRateHandle": None,
        "source": "shopify",
        "taxLines": [],
        "title": title,
    }


def discount_application(index: int, choice: int, bits: int) -> Doc:
    """A discount application of one of the four kinds; they have no id."""
    kind = DISCOUNT_TYPES[choice % 4]
    fixed = bits & 1
    value: Doc = (
        {"__typename": "MoneyV2", "amount": f"{5 + bits % 20}.0", "currencyCode": pools.SHOP_CURRENCY}
        if fixed
        else {"__typename": "PricingPercentageValue", "percentage": float(5 + bits % 30)}
    )
    document: Doc = {
        "__typename": kind,
        "allocationMethod": ("ACROSS", "EACH", "ONE")[bits % 3],
        "index": index,
        "targetSelection": ("ALL", "ENTITLED", "EXPLICIT")[(bits >> 2) % 3],
        "targetType": "LINE_ITEM",
        "value": value,
    }
    if kind == "DiscountCodeApplication":
        document["code"] = f"SAVE{bits % 50}"
    else:
        document["title"] = f"Rabatt {bits % 40} 🎁"
    if kind == "ManualDiscountApplication":
        document["description"] = "Loyal customer" if bits & 4 else None
    return document


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded order: 1 to 8 line items, 0 to 2 shipping lines, every kind of discount, two currencies."""
    rng = seeds.rng("orders", index)
    return build(
        seeds, rng, index, FIRST_ID + index * STEP, seeds.created("orders", index), seeds.updated("orders", index)
    )


def build(seeds: ShopSeeds, rng: Random, index: int, number: int, created_at: int, updated_at: int) -> Doc:
    """An order with every field of the schema; `index` is its place among the shop's orders."""
    bits = rng.getrandbits(64)
    more = rng.getrandbits(64)
    created, updated = iso(created_at), iso(updated_at)
    foreign = bits % 5 == 0
    currency, rate, unit = pools.CURRENCIES[(bits >> 3) % 5] if foreign else pools.CURRENCIES[0]
    bag = bag_maker(currency, rate, unit)
    zero = bag(0)
    discounts = [
        discount_application(place, (bits >> 6) + place, more >> (8 + place))
        for place in range((0, 0, 0, 0, 0, 1, 1, 2)[(bits >> 9) % 8])
    ]
    lines, subtotal, total_tax, off = _lines(seeds, rng, number, bits >> 12, bag, discounts[0] if discounts else None)
    roll = (bits >> 20) % 8
    shipping = [
        shipping_line(
            SHIPPING_FIRST_ID + (number - FIRST_ID) // STEP * CHILDREN + place,
            (bits >> 23) + place,
            (0, 499, 899, 1_500)[(bits >> (26 + place)) % 4],
            bag,
        )
        for place in range(0 if roll == 0 else 2 if roll == 7 else 1)
    ]
    shipping_total = sum((0, 499, 899, 1_500)[(bits >> (26 + place)) % 4] for place in range(len(shipping)))
    customer_index = customers.customer_of_order(index, seeds.counts["customers"])
    first, last = pools.FIRST[(bits >> 30) % len(pools.FIRST)], pools.LAST[(bits >> 35) % len(pools.LAST)]
    billing = {"id": f"gid://shopify/MailingAddress/{number}1?model_name=Address", **pools.address(rng, first, last)}
    delivery = (
        billing
        if (bits >> 40) % 3
        else {"id": f"gid://shopify/MailingAddress/{number}2?model_name=Address", **pools.address(rng, last, first)}
    )
    financial = FINANCIAL[(bits >> 42) % 9]
    cancelled = financial == "VOIDED"
    total = subtotal + total_tax + shipping_total
    paid = total if financial in ("PAID", "REFUNDED") else total // 2 if financial == "PARTIALLY_PAID" else 0
    refunded = total if financial == "REFUNDED" else 0
    quantity = sum(line["quantity"] for line in lines)
    total_bag, subtotal_bag, tax_bag, off_bag = bag(total), bag(subtotal), bag(total_tax), bag(off)
    tags = sorted({pools.TAGS[(more >> 4 * n) % 10] for n in range(more % 4)})
    codes = [one["code"] for one in discounts if "code" in one]
    taxes = [tax_line(bits >> 12, subtotal, bag)] if total_tax else []
    if taxes:
        taxes[0]["priceSet"] = tax_bag
    token = f"{bits:016x}{more:016x}"
    document: Doc = {
        "__typename": "Order",
        "app": {"id": "gid://shopify/App/580111", "name": "Online Store"},
        "billingAddress": billing,
        "billingAddressMatchesShippingAddress": billing is delivery,
        "canMarkAsPaid": paid < total,
        "canNotifyCustomer": customer_index is not None,
        "cancelReason": "CUSTOMER" if cancelled else None,
        "cancelledAt": updated if cancelled else None,
        "capturable": financial == "AUTHORIZED",
        "cartDiscountAmountSet": off_bag,
        "cartToken": token[:32] if bits & 8 else None,
        "checkoutToken": token[::-1] if bits & 8 else None,
        "clientIp": f"203.0.113.{bits % 254 + 1}" if bits & 16 else None,
        "closed": cancelled,
        "closedAt": updated if cancelled else None,
        "confirmationNumber": f"{more & 0xFFFFFFFF:09X}",
        "confirmed": True,
        "createdAt": created,
        "currencyCode": pools.SHOP_CURRENCY,
        "currentCartDiscountAmountSet": off_bag,
        "currentShippingPriceSet": bag(shipping_total),
        "currentSubtotalLineItemsQuantity": quantity,
        "currentSubtotalPriceSet": subtotal_bag,
        "currentTaxLines": taxes,
        "currentTotalAdditionalFeesSet": None,
        "currentTotalDiscountsSet": off_bag,
        "currentTotalDutiesSet": None,
        "currentTotalPriceSet": total_bag,
        "currentTotalTaxSet": tax_bag,
        "currentTotalWeight": str(200 * quantity),
        "customAttributes": [{"key": "colour", "value": "grün 🌿"}, {"key": "empty", "value": None}]
        if (more >> 20) % 6 == 0
        else [],
        "customer": None
        if customer_index is None
        else {
            "__ref": "Customer",
            "id": f"gid://shopify/Customer/{customers.FIRST_ID + customer_index * customers.STEP}",
        },
        "customerAcceptsMarketing": (more >> 23) % 4 == 0,
        "customerLocale": ("en", "fr", "de-DE", None)[(more >> 25) % 4],
        "discountApplications": discounts,
        "discountCode": codes[0] if codes else None,
        "discountCodes": codes,
        "displayAddress": delivery,
        "displayFinancialStatus": financial,
        "displayFulfillmentStatus": FULFILLMENT[(bits >> 46) % 7],
        "dutiesIncluded": False,
        "edited": False,
        "email": f"customer{customer_index}@example.com" if customer_index is not None and more & 7 else None,
        "estimatedTaxes": False,
        "fulfillable": not cancelled,
        "fullyPaid": paid >= total,
        "hasTimelineComment": False,
        "id": f"gid://shopify/Order/{number}",
        "legacyResourceId": str(number),
        "lineItems": lines,
        "merchantEditable": True,
        "merchantEditableErrors": [],
        "merchantOfRecordApp": None,
        "name": f"#{1001 + index}",
        "netPaymentSet": bag(paid - refunded),
        "note": pools.NOTES[(more >> 30) % 6] if (more >> 28) % 4 == 0 else None,
        "number": 1001 + index,
        "originalTotalAdditionalFeesSet": None,
        "originalTotalDutiesSet": None,
        "originalTotalPriceSet": total_bag,
        "paymentGatewayNames": ["bogus"] if paid else [],
        "phone": None,
        "poNumber": f"PO-{more % 10_000}" if (more >> 33) % 10 == 0 else None,
        "presentmentCurrencyCode": currency,
        "processedAt": created,
        "productNetwork": False,
        "refundDiscrepancySet": zero,
        "refundable": paid > refunded,
        "registeredSourceUrl": None,
        "requiresShipping": True,
        "restockable": True,
        "returnStatus": "NO_RETURN",
        "shippingAddress": delivery,
        "shippingLine": shipping[0] if shipping else None,
        "shippingLines": shipping,
        "sourceIdentifier": None,
        "sourceName": ("web", "pos", "580111")[(more >> 36) % 3],
        "statusPageUrl": f"https://{seeds.domain}/548380009/orders/{token}/authenticate?key=sandbox",
        "subtotalLineItemsQuantity": quantity,
        "subtotalPriceSet": subtotal_bag,
        "tags": tags,
        "taxExempt": total_tax == 0,
        "taxLines": taxes,
        "taxesIncluded": False,
        "test": False,
        "totalCapturableSet": total_bag if financial == "AUTHORIZED" else zero,
        "totalCashRoundingAdjustment": {"paymentSet": zero, "refundSet": zero},
        "totalDiscountsSet": off_bag,
        "totalOutstandingSet": bag(total - paid),
        "totalPriceSet": total_bag,
        "totalReceivedSet": bag(paid),
        "totalRefundedSet": bag(refunded),
        "totalRefundedShippingSet": zero,
        "totalShippingPriceSet": bag(shipping_total),
        "totalTaxSet": tax_bag,
        "totalTipReceivedSet": zero,
        "totalWeight": str(200 * quantity),
        "unpaid": paid == 0,
        "updatedAt": updated,
    }
    order_parts.seeded(document, (number - FIRST_ID) // STEP, bag, paid, total)
    return document


def _lines(
    seeds: ShopSeeds, rng: Random, number: int, choice: int, bag: Bag, discount: Doc | None
) -> tuple[list[Doc], int, int, int]:
    """Line items, their subtotal after discounts, their taxes and their discounts, in cents."""
    amount = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8)[choice % 12]
    catalogue = seeds.counts["products"]
    if catalogue == 0:
        return [], 0, 0, 0
    tax = None if choice % 7 == 0 else choice % 5
    first = LINE_FIRST_ID + (number - FIRST_ID) // STEP * CHILDREN
    lines: list[Doc] = []
    subtotal = taxes = off = 0
    for place in range(amount):
        bits = rng.getrandbits(48)
        about = products.core(seeds, (bits >> 16) % catalogue)
        line = line_item(first + place, about, bits, bag, tax=tax, discount=discount)
        lines.append(line)
        price = about.variants[bits % len(about.variants)][3] * line["quantity"]
        line_off = price // 10 if discount is not None else 0
        subtotal += price - line_off
        off += line_off
        if tax is not None:
            taxes += round((price - line_off) * TAX_RATES[tax][1])
    return lines, subtotal, taxes, off


FAMILY = Family(
    control="orders",
    type_name="Order",
    connection="orders",
    single="order",
    counter="ordersCount",
    scope="read_orders",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="PROCESSED_AT",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    verbs=(
        "remove_line_items",
        "add_line_items",
        "set_line_item",
        "add_transaction",
        "add_refund",
        "add_fulfillment",
        "set_fulfillment",
        "remove_fulfillments",
    ),
    topics={"create": "orders/create", "update": "orders/updated", "delete": "orders/delete"},
    extra_topics=extra_topics,
    settle=order_parts.settle,
    parts=order_parts.events,
)
