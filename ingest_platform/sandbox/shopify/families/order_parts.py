"""What lives in an order and has no list of its own: transactions, refunds, fulfillments.

They are kept in the order's document. Facts: types `OrderTransaction`, `Refund` and `Fulfillment` of the Admin schema
2026-10; REST samples of 2026-07, of which every key is present.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import locations
from ingest_platform.sandbox.shopify.families.base import Context, fake_hash, ref
from ingest_platform.sandbox.shopify.families.order_rest import rest_line
from ingest_platform.sandbox.shopify.values import (
    Doc,
    cents_of,
    gid,
    iso,
    lower,
    number_of,
    rest_amount,
    rest_bag,
    rest_id,
    rest_shop_amount,
    rest_time,
)

Bag = Callable[[int], Doc]
TRANSACTION_FIRST, REFUND_FIRST, FULFILLMENT_FIRST = 6_700_000_000_000, 940_000_000_000, 4_400_000_000_000
REFUND_LINE_FIRST, FULFILLMENT_LINE_FIRST = 620_000_000_000, 9_800_000_000_000
SLOT = 64
"""Ids kept free for the parts of one order."""
CARRIERS = ("DHL Express", "USPS", "Correos Å", "ヤマト運輸")
VERBS = ("add_transaction", "add_refund", "add_fulfillment", "set_fulfillment", "remove_fulfillments")


@dataclass(frozen=True)
class Nested:
    """A type whose objects lie in a list of a parent. `rest` writes the webhook body from both."""

    control: str
    type_name: str
    field: str
    first_id: int
    rest: Callable[[Doc, Doc], Doc]


def transaction(number: int, kind: str, cents: int, bag: Bag, at: str, *, parent: str | None, test: bool) -> Doc:
    """A transaction that succeeded."""
    card = kind != "VOID" and number % 3 == 0
    return {
        "__typename": "OrderTransaction",
        "accountNumber": "•••• •••• •••• 4242" if card else None,
        "amountRoundingSet": None,
        "amountSet": bag(cents),
        "authorizationExpiresAt": None,
        "createdAt": at,
        "errorCode": None,
        "fees": [],
        "formattedGateway": "Bogus",
        "gateway": "bogus",
        "id": gid("OrderTransaction", number),
        "kind": kind,
        "manualPaymentGateway": False,
        "manuallyCapturable": kind == "AUTHORIZATION",
        "multiCapturable": False,
        "parentTransaction": {"__typename": "OrderTransaction", "id": parent} if parent else None,
        "paymentDetails": {
            "__typename": "CardPaymentDetails",
            "company": "Visa",
            "number": "•••• •••• •••• 4242",
            "paymentMethodName": "visa",
        }
        if card
        else None,
        "paymentId": f"c{number}.1",
        "processedAt": at,
        "settlementCurrency": None,
        "settlementCurrencyRate": None,
        "status": "SUCCESS",
        "test": test,
        "totalUnsettledSet": bag(cents if kind == "AUTHORIZATION" else 0),
    }


def refund(number: int, lines: list[Doc], cents: int, bag: Bag, at: str, *, line_number: int, paid_by: str) -> Doc:
    """A refund of line items."""
    return {
        "__typename": "Refund",
        "createdAt": at,
        "id": gid("Refund", number),
        "legacyResourceId": str(number),
        "note": "falsche Größe 👟" if number % 2 else None,
        "orderAdjustments": [],
        "processedAt": at,
        "refundLineItems": [
            {
                "__typename": "RefundLineItem",
                "id": gid("RefundLineItem", line_number + place),
                "lineItem": {"__typename": "LineItem", "id": line["id"]},
                "location": ref("Location", locations.location_gid(0)) if place % 2 == 0 else None,
                "priceSet": line.get("originalUnitPriceSet"),
                "quantity": line.get("quantity"),
                "restockType": "RETURN" if place % 2 == 0 else "NO_RESTOCK",
                "restocked": place % 2 == 0,
                "subtotalSet": line.get("discountedTotalSet"),
                "totalTaxSet": bag(sum(_cents(tax.get("priceSet")) for tax in line.get("taxLines") or [])),
            }
            for place, line in enumerate(lines)
        ],
        "refundShippingLines": [],
        "totalRefundedSet": bag(cents),
        "transactions": [{"__typename": "OrderTransaction", "id": paid_by}],
        "updatedAt": at,
    }


def fulfillment(number: int, name: str, lines: list[Doc], at: str, *, line_number: int) -> Doc:
    """A shipment of line items, with tracking."""
    tracking = f"1Z{number:016d}"
    return {
        "__typename": "Fulfillment",
        "createdAt": at,
        "deliveredAt": None,
        "displayStatus": "FULFILLED",
        "estimatedDeliveryAt": None,
        "fulfillmentLineItems": [
            {
                "__typename": "FulfillmentLineItem",
                "discountedTotalSet": line.get("discountedTotalSet"),
                "id": gid("FulfillmentLineItem", line_number + place),
                "lineItem": {"__typename": "LineItem", "id": line["id"]},
                "originalTotalSet": line.get("originalTotalSet"),
                "quantity": line.get("quantity"),
            }
            for place, line in enumerate(lines)
        ],
        "id": gid("Fulfillment", number),
        "inTransitAt": None,
        "legacyResourceId": str(number),
        "location": ref("Location", locations.location_gid(number % locations.SEEDED)),
        "name": name,
        "requiresShipping": True,
        "service": {"__typename": "FulfillmentService", "handle": "manual", "serviceName": "Manual"},
        "status": "SUCCESS",
        "totalQuantity": sum(line["quantity"] for line in lines if isinstance(line.get("quantity"), int)),
        "trackingInfo": [
            {"company": CARRIERS[number % 4], "number": tracking, "url": f"https://track.example.com/{tracking}"}
        ]
        if number % 5
        else [],
        "updatedAt": at,
    }


def seeded(document: Doc, place: int, bag: Bag, paid: int, total: int) -> None:
    """The parts that follow from a seeded order's states; `place` is its place among the shop's orders."""
    first, at = place * SLOT, document["createdAt"]
    financial, lines = document["displayFinancialStatus"], document["lineItems"]
    made: list[Doc] = []

    def pay(kind: str, cents: int, parent: str | None = None) -> str:
        number = TRANSACTION_FIRST + first + len(made)
        made.append(transaction(number, kind, cents, bag, at, parent=parent, test=document["test"]))
        return str(made[-1]["id"])

    refunds: list[Doc] = []
    if financial in ("AUTHORIZED", "VOIDED"):
        authorized = pay("AUTHORIZATION", total)
        if financial == "VOIDED":
            pay("VOID", total, authorized)
    elif paid:
        sale = pay("SALE", paid)
        if financial == "REFUNDED":
            back = pay("REFUND", paid, sale)
            line_number = REFUND_LINE_FIRST + first
            refunds.append(refund(REFUND_FIRST + first, lines, paid, bag, at, line_number=line_number, paid_by=back))
    status = document["displayFulfillmentStatus"]
    shipped = lines if status == "FULFILLED" else lines[:1] if status == "PARTIALLY_FULFILLED" else []
    halves = [shipped[::2], shipped[1::2]] if len(shipped) > 3 else [shipped]
    fulfillments = [
        fulfillment(
            FULFILLMENT_FIRST + first + n,
            f"{document['name']}-F{n + 1}",
            half,
            at,
            line_number=FULFILLMENT_LINE_FIRST + first + n * (SLOT // 2),
        )
        for n, half in enumerate(halves)
        if half
    ]
    document.update({"transactions": made, "refunds": refunds, "fulfillments": fulfillments})
    settle(document)


def settle(document: Doc) -> None:
    """Every part names its order."""
    mine = ref("Order", document["id"])
    for nested in NESTED:
        for part in document.get(nested.field) or ():
            part["order"] = mine


# --- changes -----------------------------------------------------------------------------------------------------


def special(ctx: Context, document: Doc, body: dict[str, Any]) -> list[str]:
    """The verbs for parts: `add_transaction: {…}`, `add_refund: {…}`, `add_fulfillment: {…}` (GraphQL fields that
    differ from the made-up ones), `set_fulfillment: {id: {…}}`, `remove_fulfillments: [ids]`.
    """
    from ingest_platform.sandbox.shopify.families.orders import bag_of

    bag, at, lines = bag_of(document), iso(ctx.now()), document.get("lineItems") or []
    changed: list[str] = []
    if "add_transaction" in body:
        number = ctx.next_number("OrderTransaction")
        made = transaction(number, "SALE", 100 + number % 9_900, bag, at, parent=None, test=False)
        document.setdefault("transactions", []).append(_with(made, body["add_transaction"]))
        changed.append("transactions")
    if "add_refund" in body:
        number, paid_by = ctx.next_number("Refund"), ctx.next_number("OrderTransaction")
        cents = sum(_cents(line.get("discountedTotalSet")) for line in lines[:1])
        sale = next((t["id"] for t in document.get("transactions") or [] if t["kind"] == "SALE"), None)
        back = transaction(paid_by, "REFUND", cents, bag, at, parent=sale, test=False)
        document.setdefault("transactions", []).append(back)
        made = refund(number, lines[:1], cents, bag, at, line_number=number * 8, paid_by=back["id"])
        document.setdefault("refunds", []).append(_with(made, body["add_refund"]))
        changed += ["refunds", "transactions"]
    if "add_fulfillment" in body:
        number, held = ctx.next_number("Fulfillment"), document.setdefault("fulfillments", [])
        made = fulfillment(number, f"{document['name']}-F{len(held) + 1}", lines[-1:], at, line_number=number * 8)
        held.append(_with(made, body["add_fulfillment"]))
        changed.append("fulfillments")
    for key, values in (body.get("set_fulfillment") or {}).items():
        for one in document.get("fulfillments") or []:
            if number_of(one["id"]) == number_of(key):
                one["updatedAt"] = at
                changed += merge_into(one, values, f"fulfillments.{number_of(key)}.")
    if gone := {number_of(one) for one in body.get("remove_fulfillments") or []}:
        document["fulfillments"] = [f for f in document.get("fulfillments") or [] if number_of(f["id"]) not in gone]
        changed.append("fulfillments")
    return changed


def _with(made: Doc, given: Any) -> Doc:
    merge_into(made, given or {})
    return made


def events(before: Doc, after: Doc) -> list[tuple[str, Doc]]:
    """The topics that tell of parts that are new or changed, each with its body."""
    told: list[tuple[str, Doc]] = []
    for nested, created, updated in (
        (TRANSACTIONS, "order_transactions/create", None),
        (REFUNDS, "refunds/create", None),
        (FULFILLMENTS, "fulfillments/create", "fulfillments/update"),
    ):
        known = {one["id"]: one for one in before.get(nested.field) or ()}
        for one in after.get(nested.field) or ():
            topic = created if one["id"] not in known else updated if known[one["id"]] != one else None
            if topic is not None:
                told.append((topic, nested.rest(after, one)))
    return told


# --- webhook bodies ----------------------------------------------------------------------------------------------


def rest_transaction(order: Doc, one: Doc) -> Doc:
    """The body of order_transactions/create."""
    money = (one.get("amountSet") or {}).get("presentmentMoney") or {}
    details = one.get("paymentDetails")
    body: Doc = {
        "id": rest_id(one["id"]),
        "order_id": rest_id(order.get("id")),
        "kind": lower(one.get("kind")),
        "gateway": one.get("gateway"),
        "status": lower(one.get("status")),
        "message": None,
        "created_at": rest_time(one.get("createdAt")),
        "test": one.get("test"),
        "authorization": None,
        "location_id": None,
        "user_id": None,
        "parent_id": rest_id(one.get("parentTransaction")),
        "processed_at": rest_time(one.get("processedAt")),
        "device_id": None,
        "error_code": lower(one.get("errorCode")),
        "source_name": "web",
        "receipt": {},
        "currency_exchange_adjustment": None,
        "amount": rest_amount(money.get("amount"), money.get("currencyCode")),
        "currency": money.get("currencyCode"),
        "payment_id": one.get("paymentId"),
        "total_unsettled_set": _unsettled(one.get("totalUnsettledSet")),
        "manual_payment_gateway": one.get("manualPaymentGateway"),
        "amount_rounding": None,
        "admin_graphql_api_id": one["id"],
    }
    if details:
        body["payment_details"] = {
            "credit_card_bin": None,
            "avs_result_code": None,
            "cvv_result_code": None,
            "credit_card_number": details.get("number"),
            "credit_card_company": details.get("company"),
            "buyer_action_info": None,
            "credit_card_name": None,
            "credit_card_wallet": None,
            "credit_card_expiration_month": None,
            "credit_card_expiration_year": None,
            "payment_method_name": details.get("paymentMethodName"),
        }
    return body


def _unsettled(bag: Any) -> Any:
    """Here REST says `currency` where it says `currency_code` elsewhere."""
    if not isinstance(bag, dict):
        return bag
    names = {"presentment_money": "presentmentMoney", "shop_money": "shopMoney"}
    return {
        rest: {"amount": (bag.get(name) or {}).get("amount"), "currency": (bag.get(name) or {}).get("currencyCode")}
        for rest, name in names.items()
    }


def rest_refund(order: Doc, one: Doc) -> Doc:
    """The body of refunds/create."""
    paid_by = {part["id"] for part in one.get("transactions") or ()}
    zero = {"amount": "0.00", "currency_code": order.get("currencyCode")}
    return {
        "id": rest_id(one["id"]),
        "order_id": rest_id(order.get("id")),
        "created_at": rest_time(one.get("createdAt")),
        "note": one.get("note"),
        "user_id": None,
        "processed_at": rest_time(one.get("processedAt")),
        "duties": [],
        "total_duties_set": {"shop_money": zero, "presentment_money": zero},
        "return": None,
        "restock": any(line.get("restocked") for line in one.get("refundLineItems") or ()),
        "additional_fees": [],
        "total_additional_fees_set": {"shop_money": zero, "presentment_money": zero},
        "refund_shipping_lines": [],
        "admin_graphql_api_id": one["id"],
        "order_adjustments": [
            {
                "id": rest_id(part.get("id")),
                "order_id": rest_id(order.get("id")),
                "refund_id": rest_id(one["id"]),
                "amount": rest_shop_amount(part.get("amountSet")),
                "tax_amount": rest_shop_amount(part.get("taxAmountSet")),
                "kind": "refund_discrepancy",
                "reason": "Refund discrepancy",
                "amount_set": rest_bag(part.get("amountSet")),
                "tax_amount_set": rest_bag(part.get("taxAmountSet")),
            }
            for part in one.get("orderAdjustments") or ()
        ],
        "refund_line_items": [_rest_refund_line(order, line) for line in one.get("refundLineItems") or ()],
        "transactions": [rest_transaction(order, t) for t in order.get("transactions") or () if t["id"] in paid_by],
    }


def _rest_refund_line(order: Doc, line: Doc) -> Doc:
    return {
        "id": rest_id(line.get("id")),
        "quantity": line.get("quantity"),
        "line_item_id": rest_id(line.get("lineItem")),
        "location_id": rest_id(line.get("location")),
        "restock_type": lower(line.get("restockType")),
        "subtotal": _cents(line.get("subtotalSet")) / 100,
        "total_tax": _cents(line.get("totalTaxSet")) / 100,
        "subtotal_set": rest_bag(line.get("subtotalSet")),
        "total_tax_set": rest_bag(line.get("totalTaxSet")),
        "line_item": next(_lines(order, line), None),
    }


def rest_fulfillment(order: Doc, one: Doc) -> Doc:
    """The body of fulfillments/create and fulfillments/update."""
    tracking = one.get("trackingInfo") or []
    first = tracking[0] if tracking else {}
    service = one.get("service") or {}
    return {
        "id": rest_id(one["id"]),
        "order_id": rest_id(order.get("id")),
        "status": lower(one.get("status")),
        "created_at": rest_time(one.get("createdAt")),
        "service": service.get("handle"),
        "updated_at": rest_time(one.get("updatedAt")),
        "tracking_company": first.get("company"),
        "shipment_status": None,
        "location_id": rest_id(one.get("location")),
        "origin_address": None,
        # The line items of a fulfillment have no ids of their own in REST, and its quantity.
        "line_items": [
            {**body, "quantity": line.get("quantity")}
            for line in one.get("fulfillmentLineItems") or ()
            for body in _lines(order, line)
        ],
        "tracking_number": first.get("number"),
        "tracking_numbers": [part.get("number") for part in tracking],
        "tracking_url": first.get("url"),
        "tracking_urls": [part.get("url") for part in tracking],
        "receipt": {"testcase": True, "authorization": fake_hash("receipt", one["id"])[:6]},
        "name": one.get("name"),
        "admin_graphql_api_id": one["id"],
    }


def _lines(order: Doc, part: Doc) -> Iterator[Doc]:
    """The line item of the order that a part names; as it was, when it left the order."""
    wanted = (part.get("lineItem") or {}).get("id")
    for line in order.get("lineItems") or ():
        if line["id"] == wanted:
            yield rest_line(line, order.get("discountApplications") or [])
            return
    yield {"id": rest_id(wanted), "admin_graphql_api_id": wanted}


def _cents(bag: Any) -> int:
    money = bag.get("shopMoney") if isinstance(bag, dict) else None
    return cents_of(money.get("amount")) if isinstance(money, dict) else 0


TRANSACTIONS = Nested("transactions", "OrderTransaction", "transactions", TRANSACTION_FIRST, rest_transaction)
REFUNDS = Nested("refunds", "Refund", "refunds", REFUND_FIRST, rest_refund)
FULFILLMENTS = Nested("fulfillments", "Fulfillment", "fulfillments", FULFILLMENT_FIRST, rest_fulfillment)
NESTED = (TRANSACTIONS, REFUNDS, FULFILLMENTS)
"""The types that lie in orders."""
