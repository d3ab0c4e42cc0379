"""Products as webhook bodies. Facts: REST product and variant samples of 2026-07."""

from __future__ import annotations

from typing import Any

from ingest_platform.sandbox.shopify.families.base import Context
from ingest_platform.sandbox.shopify.values import Doc, lower, rest_id, rest_time

VARIANTS_SHOWN = 100  # a body carries at most so many variants; `variant_gids` names them all
_UNITS = {"GRAMS": "g", "KILOGRAMS": "kg", "OUNCES": "oz", "POUNDS": "lb"}
_GRAMS = {"GRAMS": 1.0, "KILOGRAMS": 1_000.0, "OUNCES": 28.349523125, "POUNDS": 453.59237}


def rest(_ctx: Context, document: Doc) -> Doc:
    """The webhook body of a product."""
    number = rest_id(document.get("id"))
    variants = document.get("variants") or []
    images = [_image(one, place, number) for place, one in enumerate(_images(document), start=1)]
    category = document.get("category")
    return {
        "id": number,
        "title": document.get("title"),
        "body_html": document.get("descriptionHtml"),
        "vendor": document.get("vendor"),
        "product_type": document.get("productType"),
        "created_at": rest_time(document.get("createdAt")),
        "handle": document.get("handle"),
        "updated_at": rest_time(document.get("updatedAt")),
        "published_at": rest_time(document.get("publishedAt")),
        "template_suffix": document.get("templateSuffix"),
        "published_scope": "web",
        "tags": ", ".join(document.get("tags") or []),
        "status": lower(document.get("status")),
        "admin_graphql_api_id": document.get("id"),
        "variants": [_variant(one, number) for one in variants[:VARIANTS_SHOWN]],
        "options": [
            {
                "id": rest_id(option["id"]),
                "product_id": number,
                "name": option["name"],
                "position": option["position"],
                "values": option["values"],
            }
            for option in document.get("options") or []
        ],
        "images": images,
        "image": images[0] if images else None,
        "media": [_medium(one, place, number) for place, one in enumerate(document.get("media") or [], start=1)],
        "variant_gids": [
            {"admin_graphql_api_id": one["id"], "updated_at": rest_time(one.get("updatedAt"))} for one in variants
        ],
        "has_variants_that_requires_components": document.get("hasVariantsThatRequiresComponents"),
        "category": {
            "admin_graphql_api_id": category.get("id"),
            "name": category.get("name"),
            "full_name": category.get("fullName"),
        }
        if category
        else None,
    }


def _variant(source: Doc, product_id: Any) -> Doc:
    options = [pair["value"] for pair in source.get("selectedOptions") or []] + [None] * 3
    item = source.get("inventoryItem") or {}
    weight = (item.get("measurement") or {}).get("weight") or {"unit": "GRAMS", "value": 0.0}
    money = {"amount": source.get("price"), "currency_code": "USD"}
    compare = source.get("compareAtPrice")
    quantity = source.get("inventoryQuantity")
    return {
        "id": rest_id(source.get("id")),
        "product_id": product_id,
        "title": source.get("title"),
        "price": source.get("price"),
        "position": source.get("position"),
        "inventory_policy": lower(source.get("inventoryPolicy")),
        "compare_at_price": compare,
        "option1": options[0],
        "option2": options[1],
        "option3": options[2],
        "created_at": rest_time(source.get("createdAt")),
        "updated_at": rest_time(source.get("updatedAt")),
        "taxable": source.get("taxable"),
        "barcode": source.get("barcode"),
        "fulfillment_service": "manual",
        "grams": round(weight["value"] * _GRAMS[weight["unit"]]),
        "inventory_management": "shopify" if item.get("tracked") else None,
        "requires_shipping": item.get("requiresShipping"),
        "sku": source.get("sku"),
        "weight": weight["value"],
        "weight_unit": _UNITS[weight["unit"]],
        "inventory_item_id": rest_id(item.get("id")),
        "inventory_quantity": quantity,
        "old_inventory_quantity": quantity,
        "presentment_prices": [
            {
                "price": money,
                "compare_at_price": {"amount": compare, "currency_code": "USD"} if compare else None,
            }
        ],
        "admin_graphql_api_id": source.get("id"),
        "image_id": None,
    }


def _images(document: Doc) -> list[Doc]:
    return [one for one in document.get("media") or [] if one.get("__typename") == "MediaImage"]


def _image(source: Doc, place: int, product_id: Any) -> Doc:
    image = source.get("image") or {}
    return {
        "id": rest_id(image.get("id")),
        "alt": source.get("alt"),
        "position": place,
        "product_id": product_id,
        "created_at": rest_time(source.get("createdAt")),
        "updated_at": rest_time(source.get("updatedAt")),
        "admin_graphql_api_id": source.get("id"),
        "width": image.get("width"),
        "height": image.get("height"),
        "src": image.get("url"),
        "variant_ids": [],
    }


def _medium(source: Doc, place: int, product_id: Any) -> Doc:
    preview = (source.get("preview") or {}).get("image") or {}
    return {
        "id": rest_id(source.get("id")),
        "product_id": product_id,
        "position": place,
        "alt": source.get("alt"),
        "created_at": rest_time(source.get("createdAt")),
        "updated_at": rest_time(source.get("updatedAt")),
        "status": source.get("status"),
        "media_content_type": source.get("mediaContentType"),
        "preview_image": {
            "width": preview.get("width"),
            "height": preview.get("height"),
            "src": preview.get("url"),
            "status": (source.get("preview") or {}).get("status"),
        },
        "variant_ids": [],
        "admin_graphql_api_id": source.get("id"),
    }
