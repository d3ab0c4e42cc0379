"""What happens to orders after they were placed."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import pools
from ingest_platform.sandbox.shopify.families.base import Context
from ingest_platform.sandbox.shopify.values import Doc, cents_of, number_of


def mutate(ctx: Context, document: Doc, rng: Random) -> list[str]:
    """A change as a merchant or a customer makes them."""
    lines = document.get("lineItems") or []
    kind = rng.randrange(7)
    if kind == 4 and len(lines) > 1:
        return special(ctx, document, {"remove_line_items": 1})
    if kind == 5 and lines:
        line = rng.choice(lines)
        return special(ctx, document, {"set_line_item": {str(line["id"]): {"quantity": 1 + rng.randrange(9)}}})
    if kind > 3:
        return special(ctx, document, {"add_line_items": 1})
    return merge_into(document, _plain_change(document, rng, kind))


def _plain_change(document: Doc, rng: Random, kind: int) -> dict[str, Any]:
    if kind == 0:
        return {"note": f"{rng.choice(pools.NOTES)} ({rng.randrange(10_000)})"}
    if kind == 1:
        return {"tags": [rng.choice(pools.TAGS), f"t{rng.randrange(10_000)}"]}
    if kind == 2:
        status = rng.choice(("FULFILLED", "PARTIALLY_FULFILLED", "UNFULFILLED", "ON_HOLD"))
        gateways = {"paymentGatewayNames": [f"gateway-{rng.randrange(100)}"]}
        return {"displayFulfillmentStatus": status, **gateways}
    return {
        "displayFinancialStatus": "PAID",
        "fullyPaid": True,
        "unpaid": False,
        "totalReceivedSet": document.get("totalPriceSet"),
        "totalOutstandingSet": {"shopMoney": {"amount": "0.0"}, "presentmentMoney": {"amount": "0.0"}},
        "poNumber": f"PO-{rng.randrange(100_000)}",
    }


def special(ctx: Context, document: Doc, body: dict[str, Any]) -> list[str]:
    """`remove_line_items`, `add_line_items`, `set_line_item`, of which totals follow; and the verbs for its parts."""
    from ingest_platform.sandbox.shopify.families import order_parts, orders, products

    if parts := {key: value for key, value in body.items() if key in order_parts.VERBS}:
        return order_parts.special(ctx, document, parts)
    changed: list[str] = []
    lines: list[Doc] = document.get("lineItems") or []
    doomed = body.get("remove_line_items")
    if doomed is not None:
        gone = (
            {number_of(one["id"]) for one in lines[-doomed:]}
            if isinstance(doomed, int)
            else set(map(number_of, doomed))
        )
        lines = [one for one in lines if number_of(one["id"]) not in gone]
        changed.append("lineItems")
    bag = orders.bag_of(document)
    for _ in range(body.get("add_line_items") or 0):
        number = ctx.next_number("LineItem")
        rng = ctx.seeds.rng("extra-line", number)
        about = products.core(ctx.seeds, rng.randrange(max(ctx.seeds.counts["products"], 1)))
        bits = rng.getrandbits(48)
        lines.append(orders.line_item(number, about, bits, bag, tax=bits % 5, discount=None))
        changed.append("lineItems")
    document["lineItems"] = lines
    for key, part in (body.get("set_line_item") or {}).items():
        for one in lines:
            if number_of(one["id"]) == number_of(key):
                quantity = part.get("quantity")
                follows = {"currentQuantity": quantity, "unfulfilledQuantity": quantity, "refundableQuantity": quantity}
                whole = {**follows, **part} if isinstance(quantity, int) else part
                changed += merge_into(one, whole, f"lineItems.{number_of(key)}.")
    if changed:
        document["edited"] = True
        settle(document)
    return changed


def settle(document: Doc) -> None:
    """Totals that follow from the line items."""
    from ingest_platform.sandbox.shopify.families.orders import bag_of

    bag = bag_of(document)
    subtotal = taxes = quantity = 0
    for line in document["lineItems"]:
        count = line["quantity"] if isinstance(line.get("quantity"), int) else 0
        total = count * _shop_cents(line.get("originalUnitPriceSet")) - _shop_cents(line.get("totalDiscountSet"))
        line["originalTotalSet"] = bag(count * _shop_cents(line.get("originalUnitPriceSet")))
        line["discountedTotalSet"] = bag(total)
        for tax in line.get("taxLines") or []:
            cents = round(total * tax["rate"]) if isinstance(tax.get("rate"), float) else 0
            tax["priceSet"] = bag(cents)
            taxes += cents
        subtotal += total
        quantity += count
    total = subtotal + taxes + _shop_cents(document.get("totalShippingPriceSet"))
    paid = _shop_cents(document.get("totalReceivedSet"))
    for line in document.get("taxLines") or []:
        line["priceSet"] = bag(taxes)
    document.update(
        {
            "subtotalPriceSet": bag(subtotal),
            "currentSubtotalPriceSet": bag(subtotal),
            "totalTaxSet": bag(taxes),
            "currentTotalTaxSet": bag(taxes),
            "totalPriceSet": bag(total),
            "currentTotalPriceSet": bag(total),
            "totalOutstandingSet": bag(total - paid),
            "subtotalLineItemsQuantity": quantity,
            "currentSubtotalLineItemsQuantity": quantity,
            "totalWeight": str(200 * quantity),
            "currentTotalWeight": str(200 * quantity),
        }
    )


def extra_topics(before: Doc, after: Doc) -> list[str]:
    """Topics that a change fires beside `orders/updated`."""
    topics = []
    if after.get("displayFinancialStatus") == "PAID" != before.get("displayFinancialStatus"):
        topics.append("orders/paid")
    status = after.get("displayFulfillmentStatus")
    if status != before.get("displayFulfillmentStatus") and status in ("FULFILLED", "PARTIALLY_FULFILLED"):
        topics.append("orders/fulfilled" if status == "FULFILLED" else "orders/partially_fulfilled")
    if after.get("cancelledAt") and not before.get("cancelledAt"):
        topics.append("orders/cancelled")
    return topics


def _shop_cents(bag: Any) -> int:
    money = bag.get("shopMoney") if isinstance(bag, dict) else None
    return cents_of(money.get("amount")) if isinstance(money, dict) else 0
