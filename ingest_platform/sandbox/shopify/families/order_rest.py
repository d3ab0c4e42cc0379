"""Orders as webhook bodies. Facts: REST order samples of 2026-07; every key of a sample is present."""

from __future__ import annotations

from typing import Any

from ingest_platform.sandbox.shopify.families.base import Context, fake_hash
from ingest_platform.sandbox.shopify.families.customers import rest_customer_core
from ingest_platform.sandbox.shopify.families.pools import rest_address
from ingest_platform.sandbox.shopify.values import (
    Doc,
    lower,
    rest_amount,
    rest_bag,
    rest_id,
    rest_shop_amount,
    rest_time,
)

FULFILLMENT = {"FULFILLED": "fulfilled", "PARTIALLY_FULFILLED": "partial", "RESTOCKED": "restocked"}
"""REST has three words; every other display status is null there."""
DISCOUNT_TYPES = {
    "DiscountCodeApplication": "discount_code",
    "ManualDiscountApplication": "manual",
    "AutomaticDiscountApplication": "automatic",
    "ScriptDiscountApplication": "script",
}


def rest(ctx: Context, document: Doc) -> Doc:
    """The webhook body of an order."""
    from ingest_platform.sandbox.shopify.families.order_parts import rest_fulfillment, rest_refund

    number = rest_id(document.get("id"))
    token = fake_hash("order", number)
    customer = document.get("customer")
    buyer = ctx.resolve("Customer", customer["id"]) if isinstance(customer, dict) else None
    address = document.get("clientIp")
    lines = document.get("lineItems") or []
    status = document.get("displayFulfillmentStatus")
    applications = document.get("discountApplications") or []
    line_total = _line_total(lines)
    adjustment = document.get("totalCashRoundingAdjustment") or {}
    return {
        "id": number,
        "admin_graphql_api_id": document.get("id"),
        "app_id": rest_id(document.get("app")),
        "browser_ip": address,
        "buyer_accepts_marketing": document.get("customerAcceptsMarketing"),
        "cancel_reason": lower(document.get("cancelReason")),
        "cancelled_at": rest_time(document.get("cancelledAt")),
        "cart_token": document.get("cartToken"),
        "checkout_id": number + 17 if isinstance(number, int) else None,
        "checkout_token": document.get("checkoutToken"),
        "client_details": {
            "accept_language": None,
            "browser_height": None,
            "browser_ip": address,
            "browser_width": None,
            "session_hash": None,
            "user_agent": None,
        },
        "closed_at": rest_time(document.get("closedAt")),
        "confirmation_number": document.get("confirmationNumber"),
        "confirmed": document.get("confirmed"),
        "contact_email": document.get("email"),
        "created_at": rest_time(document.get("createdAt")),
        "currency": document.get("currencyCode"),
        **_amount("current_subtotal_price", document.get("currentSubtotalPriceSet")),
        "current_total_additional_fees_set": rest_bag(document.get("currentTotalAdditionalFeesSet")),
        **_amount("current_total_discounts", document.get("currentTotalDiscountsSet")),
        "current_total_duties_set": rest_bag(document.get("currentTotalDutiesSet")),
        **_amount("current_total_price", document.get("currentTotalPriceSet")),
        **_amount("current_total_tax", document.get("currentTotalTaxSet")),
        "customer_locale": document.get("customerLocale"),
        "device_id": None,
        "discount_codes": [_code(document, one) for one in applications if "code" in one],
        "duties_included": document.get("dutiesIncluded"),
        "email": document.get("email"),
        "estimated_taxes": document.get("estimatedTaxes"),
        "financial_status": lower(document.get("displayFinancialStatus")),
        "fulfillment_status": FULFILLMENT.get(status) if isinstance(status, str) else status,
        "landing_site": None,
        "landing_site_ref": None,
        "location_id": None,
        "merchant_business_entity_id": "MTU0ODM4MDAwOQ",
        "merchant_of_record_app_id": None,
        "name": document.get("name"),
        "note": document.get("note"),
        "note_attributes": _attributes(document.get("customAttributes")),
        "number": document["number"] - 1000 if isinstance(document.get("number"), int) else None,
        "order_number": document.get("number"),
        "order_status_url": document.get("statusPageUrl"),
        "original_total_additional_fees_set": rest_bag(document.get("originalTotalAdditionalFeesSet")),
        "original_total_duties_set": rest_bag(document.get("originalTotalDutiesSet")),
        "payment_gateway_names": document.get("paymentGatewayNames"),
        "phone": document.get("phone"),
        "po_number": document.get("poNumber"),
        "presentment_currency": document.get("presentmentCurrencyCode"),
        "processed_at": rest_time(document.get("processedAt")),
        "reference": None,
        "referring_site": None,
        "source_identifier": document.get("sourceIdentifier"),
        "source_name": document.get("sourceName"),
        "source_url": document.get("registeredSourceUrl"),
        **_amount("subtotal_price", document.get("subtotalPriceSet")),
        "tags": _tags(document.get("tags")),
        "tax_exempt": document.get("taxExempt"),
        "tax_lines": [_tax(line) for line in document.get("taxLines") or []],
        "taxes_included": document.get("taxesIncluded"),
        "test": document.get("test"),
        "token": token,
        "total_cash_rounding_payment_adjustment_set": rest_bag(adjustment.get("paymentSet")),
        "total_cash_rounding_refund_adjustment_set": rest_bag(adjustment.get("refundSet")),
        **_amount("total_discounts", document.get("totalDiscountsSet")),
        **_amount("total_line_items_price", line_total or document.get("subtotalPriceSet")),
        "total_outstanding": rest_shop_amount(document.get("totalOutstandingSet")),
        **_amount("total_price", document.get("totalPriceSet")),
        "total_shipping_price_set": rest_bag(document.get("totalShippingPriceSet")),
        **_amount("total_tax", document.get("totalTaxSet")),
        "total_tip_received": rest_shop_amount(document.get("totalTipReceivedSet")),
        "total_weight": _integer(document.get("totalWeight")),
        "updated_at": rest_time(document.get("updatedAt")),
        "user_id": None,
        "billing_address": rest_address(document.get("billingAddress")),
        "customer": rest_customer_core(buyer) if buyer else _deleted(customer),
        "discount_applications": [_application(one) for one in applications],
        "fulfillments": [rest_fulfillment(document, one) for one in document.get("fulfillments") or []],
        "line_items": [rest_line(line, applications) for line in lines],
        "payment_terms": None,
        "refunds": [rest_refund(document, one) for one in document.get("refunds") or []],
        "shipping_address": rest_address(document.get("shippingAddress")),
        "shipping_lines": [_shipping(line) for line in document.get("shippingLines") or []],
    }


def _deleted(customer: Any) -> Doc | None:
    """A customer who is gone stays named, as the GraphQL object names them."""
    return {"id": rest_id(customer), "admin_graphql_api_id": customer["id"]} if customer else None


def _amount(name: str, bag: Any) -> Doc:
    return {name: rest_shop_amount(bag), f"{name}_set": rest_bag(bag)}


def _tags(tags: Any) -> Any:
    return ", ".join(tags) if isinstance(tags, list) and all(isinstance(one, str) for one in tags) else tags


def _integer(text: Any) -> Any:
    return int(text) if isinstance(text, str) and text.isdigit() else text


def _attributes(pairs: Any) -> Any:
    if not isinstance(pairs, list):
        return pairs
    return [{"name": pair.get("key"), "value": pair.get("value")} for pair in pairs]


def _line_total(lines: list[Doc]) -> Doc | None:
    """The sum of the lines before discounts, as a MoneyBag."""
    if not lines:
        return None
    total: Doc = {}
    for side in ("shopMoney", "presentmentMoney"):
        moneys = [(line.get("originalTotalSet") or {}).get(side) or {} for line in lines]
        try:
            value = sum(float(money.get("amount", 0)) for money in moneys)
        except (TypeError, ValueError):
            return None
        total[side] = {"amount": f"{value:.2f}", "currencyCode": moneys[0].get("currencyCode")}
    return total


def _tax(source: Doc) -> Doc:
    return {
        "price": rest_shop_amount(source.get("priceSet")),
        "rate": source.get("rate"),
        "title": source.get("title"),
        "price_set": rest_bag(source.get("priceSet")),
        "channel_liable": source.get("channelLiable"),
    }


def _value(source: Doc) -> tuple[Any, str]:
    value = source.get("value") or {}
    if "percentage" in value:
        return str(value["percentage"]), "percentage"
    return rest_amount(value.get("amount"), value.get("currencyCode")), "fixed_amount"


def _application(source: Doc) -> Doc:
    value, value_type = _value(source)
    body: Doc = {
        "target_type": lower(source.get("targetType")),
        "type": DISCOUNT_TYPES.get(str(source.get("__typename"))),
        "value": value,
        "value_type": value_type,
        "allocation_method": lower(source.get("allocationMethod")),
        "target_selection": lower(source.get("targetSelection")),
    }
    for key in ("code", "title", "description"):
        if key in source:
            body[key] = source[key]
    return body


def _code(document: Doc, source: Doc) -> Doc:
    _, value_type = _value(source)
    amount = rest_shop_amount(document.get("totalDiscountsSet"))
    return {"code": source["code"], "amount": amount, "type": value_type}


def _allocations(source: Doc, applications: list[Doc]) -> list[Doc]:
    indexes = [one.get("index") for one in applications]
    return [
        {
            "amount": rest_shop_amount(one.get("allocatedAmountSet")),
            "amount_set": rest_bag(one.get("allocatedAmountSet")),
            "discount_application_index": indexes.index(application["index"])
            if (application := one.get("discountApplication") or {}).get("index") in indexes
            else 0,
        }
        for one in source.get("discountAllocations") or []
    ]


def rest_line(source: Doc, applications: list[Doc]) -> Doc:
    """A line item, wherever a body shows one."""
    quantity, unfulfilled = source.get("quantity"), source.get("unfulfilledQuantity")
    return {
        "id": rest_id(source.get("id")),
        "admin_graphql_api_id": source.get("id"),
        "attributed_staffs": [],
        "current_quantity": source.get("currentQuantity"),
        "fulfillable_quantity": unfulfilled,
        "fulfillment_service": "manual",
        "fulfillment_status": None if unfulfilled == quantity else "fulfilled" if unfulfilled == 0 else "partial",
        "gift_card": source.get("isGiftCard"),
        "grams": 200,
        "name": source.get("name"),
        "price": rest_shop_amount(source.get("originalUnitPriceSet")),
        "price_set": rest_bag(source.get("originalUnitPriceSet")),
        "product_exists": source.get("product") is not None,
        "product_id": rest_id(source.get("product")),
        "properties": _attributes(source.get("customAttributes")),
        "quantity": quantity,
        "requires_shipping": source.get("requiresShipping"),
        "sku": source.get("sku"),
        "taxable": source.get("taxable"),
        "title": source.get("title"),
        "total_discount": rest_shop_amount(source.get("totalDiscountSet")),
        "total_discount_set": rest_bag(source.get("totalDiscountSet")),
        "variant_id": rest_id(source.get("variant")),
        "variant_inventory_management": "shopify",
        "variant_title": source.get("variantTitle"),
        "vendor": source.get("vendor"),
        "tax_lines": [_tax(line) for line in source.get("taxLines") or []],
        "duties": [],
        "discount_allocations": _allocations(source, applications),
    }


def _shipping(source: Doc) -> Doc:
    return {
        "id": rest_id(source.get("id")),
        "carrier_identifier": source.get("carrierIdentifier"),
        "code": source.get("code"),
        "discounted_price": rest_shop_amount(source.get("discountedPriceSet")),
        "discounted_price_set": rest_bag(source.get("discountedPriceSet")),
        "is_removed": source.get("isRemoved"),
        "phone": source.get("phone"),
        "price": rest_shop_amount(source.get("originalPriceSet")),
        "price_set": rest_bag(source.get("originalPriceSet")),
        "requested_fulfillment_service_id": None,
        "source": source.get("source"),
        "title": source.get("title"),
        "tax_lines": [_tax(line) for line in source.get("taxLines") or []],
        "discount_allocations": [],
    }
