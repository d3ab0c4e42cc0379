"""What the refined tables should hold, worked out by hand from the source's own objects.

Nothing here looks at a declaration: a mapping that is wrong there must show as a difference here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

Doc = dict[str, Any]
Row = dict[str, Any]
Key = tuple[int, ...]
Rows = dict[str, dict[Key, Row]]
"""Table → key → columns. A key is the vendor's id, or the parent's id and the position in its list."""

_FULFILLMENT = {"FULFILLED": "fulfilled", "PARTIALLY_FULFILLED": "partial", "RESTOCKED": "restocked"}
_DISCOUNT = {
    "AutomaticDiscountApplication": "automatic",
    "DiscountCodeApplication": "discount_code",
    "ManualDiscountApplication": "manual",
    "ScriptDiscountApplication": "script",
}
_UNITS = {"GRAMS": "g", "KILOGRAMS": "kg", "OUNCES": "oz", "POUNDS": "lb"}


def number(gid: Any) -> int | None:
    """The digits of a gid, of an object with one, or None."""
    if isinstance(gid, dict):
        gid = gid.get("id")
    return None if gid is None else int(str(gid).rsplit("/", 1)[-1].split("?")[0])


def _id(gid: Any) -> int:
    found = number(gid)
    assert found is not None
    return found


def _text(value: Any) -> Any:
    return value or None


def _word(value: str | None) -> str | None:
    return value.lower() if value else None


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value).astimezone(UTC) if value else None


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _shop(bag: Doc | None) -> Decimal | None:
    return _decimal(bag["shopMoney"]["amount"]) if bag else None


def _shown(bag: Doc | None) -> Decimal | None:
    return _decimal(bag["presentmentMoney"]["amount"]) if bag else None


def _tags(values: list[str] | None) -> list[str] | None:
    return sorted(t for t in values if t) if values is not None else None


def _pairs(attributes: list[Doc] | None) -> list[Doc] | None:
    return [{"name": a["key"], "value": a["value"]} for a in attributes] if attributes is not None else None


def _nodes(connection: Any) -> list[Doc]:
    found: list[Doc] = connection["nodes"] if isinstance(connection, dict) else connection or []
    return found


def _place(address: Doc | None) -> Doc | None:
    if address is None:
        return None
    same = ("name", "company", "address1", "address2", "city", "zip", "province", "country", "phone")
    return {
        **{k: address.get(k) for k in (*same, "latitude", "longitude")},
        "first_name": address.get("firstName"),
        "last_name": address.get("lastName"),
        "province_code": address.get("provinceCode"),
        "country_code": address.get("countryCodeV2"),
    }


Made = Iterator[tuple[str, Key, Row]]


def order(doc: Doc) -> Made:
    key = _id(doc["id"])
    yield "shopify_order", (key,), {
        "name": doc["name"],
        "order_number": doc["number"],
        "confirmation_number": _text(doc["confirmationNumber"]),
        "po_number": _text(doc["poNumber"]),
        "email": _text(doc["email"]),
        "note": _text(doc["note"]),
        "tags": _tags(doc["tags"]),
        "financial_status": _word(doc["displayFinancialStatus"]),
        "fulfillment_status": _FULFILLMENT.get(doc["displayFulfillmentStatus"]),
        "display_fulfillment_status": _word(doc["displayFulfillmentStatus"]),
        "cancel_reason": _word(doc["cancelReason"]),
        "cancelled_at": _time(doc["cancelledAt"]),
        "closed_at": _time(doc["closedAt"]),
        "processed_at": _time(doc["processedAt"]),
        "shopify_created_at": _time(doc["createdAt"]),
        "shopify_updated_at": _time(doc["updatedAt"]),
        "source_version": _time(doc["updatedAt"]),
        "confirmed": doc["confirmed"],
        "edited": doc["edited"],
        "test": doc["test"],
        "tax_exempt": doc["taxExempt"],
        "customer_accepts_marketing": doc["customerAcceptsMarketing"],
        "customer_locale": _text(doc["customerLocale"]),
        "client_ip": _text(doc["clientIp"]),
        "app_id": number(doc["app"]),
        "source_name": _text(doc["sourceName"]),
        "cart_token": _text(doc["cartToken"]),
        "payment_gateway_names": doc["paymentGatewayNames"],
        "discount_codes": doc["discountCodes"],
        "custom_attributes": _pairs(doc["customAttributes"]),
        "billing_address": _place(doc["billingAddress"]),
        "shipping_address": _place(doc["shippingAddress"]),
        "total_weight": int(doc["totalWeight"]),
        "current_subtotal_line_items_quantity": doc["currentSubtotalLineItemsQuantity"],
        "currency": doc["currencyCode"],
        "presentment_currency": doc["presentmentCurrencyCode"],
        "subtotal_price": _shop(doc["subtotalPriceSet"]),
        "total_price": _shop(doc["totalPriceSet"]),
        "total_tax": _shop(doc["totalTaxSet"]),
        "total_discounts": _shop(doc["totalDiscountsSet"]),
        "total_shipping_price": _shop(doc["totalShippingPriceSet"]),
        "total_outstanding": _shop(doc["totalOutstandingSet"]),
        "total_received": _shop(doc["totalReceivedSet"]),
        "total_refunded": _shop(doc["totalRefundedSet"]),
        "current_total_price": _shop(doc["currentTotalPriceSet"]),
        "presentment_total_price": _shown(doc["totalPriceSet"]),
        "presentment_total_tax": _shown(doc["totalTaxSet"]),
        "shopify_customer_id": number(doc["customer"]),
    }  # fmt: skip
    for line in _nodes(doc["lineItems"]):
        line_key = _id(line["id"])
        yield "shopify_order_line_item", (line_key,), _line(line) | {"@parent": key}
        for place, tax in enumerate(line["taxLines"], 1):
            yield "shopify_order_line_item_tax_line", (line_key, place), _tax(tax)
    for line in _nodes(doc["shippingLines"]):
        yield "shopify_order_shipping_line", (_id(line["id"]),), {
            "@parent": key,
            "title": line["title"],
            "code": _text(line["code"]),
            "source": _text(line["source"]),
            "is_removed": line["isRemoved"],
            "price": _shop(line["originalPriceSet"]),
            "presentment_price": _shown(line["originalPriceSet"]),
            "discounted_price": _shop(line["discountedPriceSet"]),
        }  # fmt: skip
    for place, tax in enumerate(doc["taxLines"], 1):
        yield "shopify_order_tax_line", (key, place), _tax(tax)
    applications = sorted(_nodes(doc["discountApplications"]), key=lambda a: a["index"])
    for place, discount in enumerate(applications, 1):
        value = discount["value"]
        yield "shopify_order_discount_application", (key, place), {
            "type": _DISCOUNT[discount["__typename"]],
            "title": _text(discount.get("code") or discount.get("title")),
            "allocation_method": _word(discount["allocationMethod"]),
            "target_selection": _word(discount["targetSelection"]),
            "target_type": _word(discount["targetType"]),
            "value_type": "percentage" if "percentage" in value else "fixed_amount",
            "value": abs(Decimal(str(value.get("percentage", value.get("amount"))))),
        }  # fmt: skip


def _line(line: Doc) -> Row:
    return {
        "name": line["name"],
        "title": line["title"],
        "variant_title": _text(line["variantTitle"]),
        "sku": _text(line["sku"]),
        "vendor": _text(line["vendor"]),
        "quantity": line["quantity"],
        "current_quantity": line["currentQuantity"],
        "unfulfilled_quantity": line["unfulfilledQuantity"],
        "taxable": line["taxable"],
        "requires_shipping": line["requiresShipping"],
        "is_gift_card": line["isGiftCard"],
        "custom_attributes": _pairs(line["customAttributes"]),
        "price": _shop(line["originalUnitPriceSet"]),
        "presentment_price": _shown(line["originalUnitPriceSet"]),
        "total_discount": _shop(line["totalDiscountSet"]),
        "discounted_total": _shop(line["discountedTotalSet"]),
        "shopify_product_id": number(line["product"]),
        "shopify_variant_id": number(line["variant"]),
    }


def _tax(tax: Doc) -> Row:
    return {
        "title": tax["title"],
        "rate": _decimal(tax["rate"]),
        "price": _shop(tax["priceSet"]),
        "presentment_price": _shown(tax["priceSet"]),
        "channel_liable": tax["channelLiable"],
    }


def customer(doc: Doc) -> Made:
    key = _id(doc["id"])
    email = doc["defaultEmailAddress"] or {}
    phone = doc["defaultPhoneNumber"] or {}
    consent = phone.get("smsMarketingConsent") or {}
    yield "shopify_customer", (key,), {
        "email": _text(email.get("emailAddress")),
        "phone": _text(phone.get("phoneNumber")),
        "first_name": _text(doc["firstName"]),
        "last_name": _text(doc["lastName"]),
        "display_name": _text(doc["displayName"]),
        "state": _word(doc["state"]),
        "note": _text(doc["note"]),
        "tags": _tags(doc["tags"]),
        "locale": doc["locale"],
        "verified_email": doc["verifiedEmail"],
        "tax_exempt": doc["taxExempt"],
        "tax_exemptions": doc["taxExemptions"],
        "data_sale_opt_out": doc["dataSaleOptOut"],
        "orders_count": int(doc["numberOfOrders"]),
        "total_spent": _decimal(doc["amountSpent"]["amount"]),
        "currency": doc["amountSpent"]["currencyCode"],
        "last_order_source_id": number(doc["lastOrder"]),
        "default_address_source_id": number(doc["defaultAddress"]),
        "email_marketing_state": _word(email.get("marketingState")),
        "email_marketing_opt_in_level": _word(email.get("marketingOptInLevel")),
        "email_marketing_updated_at": _time(email.get("marketingUpdatedAt")),
        "sms_marketing_state": _word(consent.get("state")),
        "sms_marketing_collected_from": _word(consent.get("collectedFrom")),
        "shopify_created_at": _time(doc["createdAt"]),
        "shopify_updated_at": _time(doc["updatedAt"]),
        "source_version": _time(doc["updatedAt"]),
    }  # fmt: skip
    for address in _nodes(doc["addressesV2"]):
        yield "shopify_customer_address", (_id(address["id"]),), {
            "@parent": key,
            "name": _text(address["name"]),
            "first_name": _text(address["firstName"]),
            "last_name": _text(address["lastName"]),
            "company": _text(address["company"]),
            "address1": _text(address["address1"]),
            "address2": _text(address["address2"]),
            "city": _text(address["city"]),
            "zip": _text(address["zip"]),
            "province": _text(address["province"]),
            "province_code": _text(address["provinceCode"]),
            "country": _text(address["country"]),
            "country_code": _text(address["countryCodeV2"]),
            "phone": _text(address["phone"]),
        }  # fmt: skip


def product(doc: Doc) -> Made:
    key = _id(doc["id"])
    category = doc["category"] or {}
    yield "shopify_product", (key,), {
        "title": doc["title"],
        "handle": doc["handle"],
        "description_html": _text(doc["descriptionHtml"]),
        "vendor": _text(doc["vendor"]),
        "product_type": _text(doc["productType"]),
        "status": _word(doc["status"]),
        "tags": _tags(doc["tags"]),
        "template_suffix": _text(doc["templateSuffix"]),
        "category_id": category.get("id"),
        "category_name": category.get("fullName"),
        "seo_title": _text(doc["seo"]["title"]),
        "seo_description": _text(doc["seo"]["description"]),
        "online_store_url": _text(doc["onlineStoreUrl"]),
        "is_gift_card": doc["isGiftCard"],
        "has_only_default_variant": doc["hasOnlyDefaultVariant"],
        "tracks_inventory": doc["tracksInventory"],
        "total_inventory": doc["totalInventory"],
        "published_at": _time(doc["publishedAt"]),
        "shopify_created_at": _time(doc["createdAt"]),
        "shopify_updated_at": _time(doc["updatedAt"]),
        "source_version": _time(doc["updatedAt"]),
    }  # fmt: skip
    for variant in _nodes(doc["variants"]):
        item = variant["inventoryItem"]
        weight = item["measurement"]["weight"]
        yield "shopify_product_variant", (_id(variant["id"]),), {
            "@parent": key,
            "title": variant["title"],
            "display_name": variant["displayName"],
            "sku": _text(variant["sku"]),
            "barcode": _text(variant["barcode"]),
            "variant_position": variant["position"],
            "price": _decimal(variant["price"]),
            "compare_at_price": _decimal(variant["compareAtPrice"]),
            "taxable": variant["taxable"],
            "inventory_policy": _word(variant["inventoryPolicy"]),
            "inventory_quantity": variant["inventoryQuantity"],
            "inventory_item_id": number(item),
            "inventory_tracked": item["tracked"],
            "requires_shipping": item["requiresShipping"],
            "weight": _decimal(weight["value"]),
            "weight_unit": _UNITS[weight["unit"]],
            "selected_options": [{k: o[k] for k in ("name", "value")} for o in variant["selectedOptions"]],
            "shopify_created_at": _time(variant["createdAt"]),
            "shopify_updated_at": _time(variant["updatedAt"]),
        }  # fmt: skip
    for option in doc["options"]:
        yield "shopify_product_option", (_id(option["id"]),), {
            "@parent": key,
            "name": option["name"],
            "option_position": option["position"],
            "option_values": option["values"],
        }  # fmt: skip
    for medium in _nodes(doc["media"]):
        image = medium.get("image") or {}
        yield "shopify_product_media", (_id(medium["id"]),), {
            "@parent": key,
            "media_content_type": medium["mediaContentType"],
            "alt": _text(medium["alt"]),
            "url": image.get("url"),
            "width": image.get("width"),
            "height": image.get("height"),
            "mime_type": medium.get("mimeType"),
            "preview_url": medium["preview"]["image"]["url"],
            "status": _word(medium["status"]),
        }  # fmt: skip


MAPPINGS = {"order": order, "customer": customer, "product": product}

PARENTS = {
    "shopify_order_line_item": ("shopify_order", "order_id"),
    "shopify_order_shipping_line": ("shopify_order", "order_id"),
    "shopify_order_tax_line": ("shopify_order", "order_id"),
    "shopify_order_discount_application": ("shopify_order", "order_id"),
    "shopify_order_line_item_tax_line": ("shopify_order_line_item", "line_item_id"),
    "shopify_customer_address": ("shopify_customer", "customer_id"),
    "shopify_product_variant": ("shopify_product", "product_id"),
    "shopify_product_option": ("shopify_product", "product_id"),
    "shopify_product_media": ("shopify_product", "product_id"),
}
KEYS = {
    "shopify_order": "shopify_order_id",
    "shopify_order_line_item": "shopify_line_item_id",
    "shopify_order_shipping_line": "shopify_shipping_line_id",
    "shopify_customer": "shopify_customer_id",
    "shopify_customer_address": "shopify_address_id",
    "shopify_product": "shopify_product_id",
    "shopify_product_variant": "shopify_variant_id",
    "shopify_product_option": "shopify_option_id",
    "shopify_product_media": "shopify_media_id",
}
TABLES_OF = {
    t: [n for n in dict.fromkeys((*KEYS, *PARENTS)) if n == f"shopify_{t}" or n.startswith(f"shopify_{t}_")]
    for t in MAPPINGS
}


API_ONLY = {
    "shopify_order": {
        "current_subtotal_line_items_quantity", "discount_codes", "display_fulfillment_status", "edited", "net_payment",
        "requires_shipping", "return_status", "subtotal_line_items_quantity", "total_received", "total_refunded",
    },
    "shopify_order_line_item": {"discounted_total", "refundable_quantity", "unfulfilled_quantity"},
    "shopify_order_shipping_line": {"custom"},
    "shopify_customer": {"data_sale_opt_out", "display_name", "locale", "product_subscriber_status"},
    "shopify_product": {
        "has_only_default_variant", "is_gift_card", "online_store_url", "requires_selling_plan", "seo_description",
        "seo_title", "total_inventory", "tracks_inventory",
    },
    "shopify_product_variant": {"available_for_sale", "display_name", "inventory_tracked", "selected_options"},
    "shopify_product_media": {"mime_type", "preview_url", "status"},
}  # fmt: skip
"""Columns that no webhook carries: they are as the API last showed them."""


def expected(object_type: str, documents: Iterable[Doc]) -> Rows:
    """The rows that the objects of one type mean. A key that comes twice is a fault of the source's objects."""
    rows: Rows = {table: {} for table in TABLES_OF[object_type]}
    for doc in documents:
        for table, key, row in MAPPINGS[object_type](doc):
            assert key not in rows[table], f"{table} {key} twice in the source"
            rows[table][key] = row
    return rows
