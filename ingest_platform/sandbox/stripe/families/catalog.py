"""What is sold: products with three prices each, plans, coupons with two promotion codes each."""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.families.base import Family, annotate, metadata_of
from ingest_platform.sandbox.stripe.values import Seeds, minor

PRICES = 3
"""Prices a product has; the third is charged once, the others recur."""
PRICE_CURRENCIES = ("usd", "eur", "jpy", "kwd")


def product(seeds: Seeds, index: int) -> Doc:
    """A product; each seventh is sold no more."""
    bits = seeds.bits("product", index)
    made = seeds.made("product", index)
    return {
        "id": seeds.id("prod_", index),
        "object": "product",
        "active": index % 7 != 6,
        "created": made,
        "default_price": seeds.id("price_", index * PRICES),
        "description": None if bits % 3 == 0 else "Für Anfänger & Profis — 日本語",
        "images": [] if bits % 2 else [f"https://files.example.com/{index}.png"],
        "livemode": False,
        "marketing_features": [{"name": "Unlimited"}] if bits % 4 == 0 else [],
        "metadata": metadata_of(bits),
        "name": f"{('Basic', 'Größer', 'Pro', 'プレミアム')[bits % 4]} {index}",
        "package_dimensions": None,
        "shippable": None,
        "statement_descriptor": None,
        "tax_code": None,
        "type": "service",
        "unit_label": None if bits % 3 else "seat",
        "updated": made,
        "url": None,
    }


def price(seeds: Seeds, index: int) -> Doc:
    """A price; each eleventh is offered no more."""
    bits = seeds.bits("price", index)
    currency = PRICE_CURRENCIES[index // PRICES % len(PRICE_CURRENCIES)]
    amount = minor(bits, currency)
    recurring = index % PRICES != PRICES - 1
    return {
        "id": seeds.id("price_", index),
        "object": "price",
        "active": index % 11 != 10,
        "billing_scheme": "per_unit",
        "created": price_made(seeds, index),
        "currency": currency,
        "custom_unit_amount": None,
        "livemode": False,
        "lookup_key": f"lookup_{index}" if bits % 5 == 0 else None,
        "metadata": metadata_of(bits >> 9),
        "nickname": None if bits % 2 else "Standard",
        "product": seeds.id("prod_", index // PRICES),
        "recurring": {
            "interval": ("month", "year")[index % PRICES],
            "interval_count": 1,
            "meter": None,
            "trial_period_days": None,
            "usage_type": "licensed",
        }
        if recurring
        else None,
        "tax_behavior": "unspecified",
        "tiers_mode": None,
        "transform_quantity": None,
        "type": "recurring" if recurring else "one_time",
        "unit_amount": amount,
        "unit_amount_decimal": str(amount),
    }


def price_made(seeds: Seeds, index: int) -> int:
    """With its product."""
    return seeds.made("product", index // PRICES)


def plan_of_price(found: Doc) -> Doc:
    """The plan that a recurring price still shows in a subscription item."""
    recurring = found["recurring"] or {"interval": "month", "interval_count": 1, "usage_type": "licensed"}
    return {
        "id": found["id"],
        "object": "plan",
        "active": found["active"],
        "amount": found["unit_amount"],
        "amount_decimal": found["unit_amount_decimal"],
        "billing_scheme": found["billing_scheme"],
        "created": found["created"],
        "currency": found["currency"],
        "interval": recurring["interval"],
        "interval_count": recurring["interval_count"],
        "livemode": False,
        "metadata": found["metadata"],
        "meter": None,
        "nickname": found["nickname"],
        "product": found["product"],
        "tiers_mode": None,
        "transform_usage": None,
        "trial_period_days": None,
        "usage_type": recurring["usage_type"],
    }


def plan(seeds: Seeds, index: int) -> Doc:
    """A plan made before there were prices, of a product."""
    return {**plan_of_price(price(seeds, index * PRICES)), "id": seeds.id("plan_", index)}


def coupon(seeds: Seeds, index: int) -> Doc:
    """Percent or an amount off."""
    bits = seeds.bits("coupon", index)
    percent = index % 2 == 0
    return {
        "id": seeds.id("", index),
        "object": "coupon",
        "amount_off": None if percent else 500 + bits % 1_000,
        "created": seeds.made("coupon", index),
        "currency": None if percent else "usd",
        "duration": "once" if index % 3 else "repeating",
        "duration_in_months": None if index % 3 else 3,
        "livemode": False,
        "max_redemptions": None,
        "metadata": {},
        "name": f"Frühling {index}",
        "percent_off": 12.5 + index % 50 if percent else None,
        "redeem_by": None,
        "times_redeemed": bits % 40,
        "valid": True,
    }


def promotion_code(seeds: Seeds, index: int) -> Doc:
    """A code for a coupon."""
    bits = seeds.bits("promotion_code", index)
    return {
        "id": seeds.id("promo_", index),
        "object": "promotion_code",
        "active": index % 5 != 4,
        "code": f"SAVE{index}{seeds.token('promo', index, 4).upper()}",
        "created": promotion_made(seeds, index),
        "customer": None,
        "customer_account": None,
        "expires_at": None,
        "livemode": False,
        "max_redemptions": None,
        "metadata": {},
        "promotion": {"coupon": seeds.id("", index // 2), "type": "coupon"},
        "restrictions": {"first_time_transaction": False, "minimum_amount": None, "minimum_amount_currency": None},
        "times_redeemed": bits % 20,
    }


def promotion_made(seeds: Seeds, index: int) -> int:
    """With its coupon."""
    return seeds.made("coupon", index // 2)


def _renamed(document: Doc, bits: int) -> None:
    annotate(document, bits)
    document["name"] = f"{document['name'].split(' · ')[0]} · {bits % 1_000}"


def _priced(document: Doc, bits: int) -> None:
    annotate(document, bits)
    document["nickname"] = f"Nr. {bits % 1_000}"
    document["active"] = bits % 4 != 0


def _coded(document: Doc, bits: int) -> None:
    annotate(document, bits)
    document["active"] = not document["active"]


FAMILIES = [
    Family(
        "product",
        "/v1/products",
        "prod_",
        product,
        lambda s, i: s.made("product", i),
        lambda c: c["product"],
        _renamed,
        "product",
        filters={"active": "active", "ids": "id", "shippable": "shippable", "type": "type", "url": "url"},
        expands={"default_price": "price"},
        events={"create": "product.created", "update": "product.updated", "delete": "product.deleted"},
        tombstone=True,
        search=True,
    ),
    Family(
        "price",
        "/v1/prices",
        "price_",
        price,
        price_made,
        lambda c: c["product"] * PRICES,
        _priced,
        "plan",
        filters={
            "active": "active",
            "currency": "currency",
            "product": "product",
            "type": "type",
            "lookup_keys": "lookup_key",
            "recurring.interval": "recurring.interval",
            "recurring.usage_type": "recurring.usage_type",
            "recurring.meter": "recurring.meter",
        },
        expands={"product": "product"},
        includable=("currency_options", "tiers"),
        events={"create": "price.created", "update": "price.updated", "delete": "price.deleted"},
        tombstone=True,
        search=True,
    ),
    Family(
        "plan",
        "/v1/plans",
        "plan_",
        plan,
        lambda s, i: s.made("product", i),
        lambda c: c["product"],
        _priced,
        "plan",
        filters={"active": "active", "product": "product"},
        expands={"product": "product"},
        includable=("tiers",),
        events={"create": "plan.created", "update": "plan.updated", "delete": "plan.deleted"},
        tombstone=True,
    ),
    Family(
        "coupon",
        "/v1/coupons",
        "",
        coupon,
        lambda s, i: s.made("coupon", i),
        lambda c: c["coupon"],
        _renamed,
        "coupon",
        includable=("applies_to", "currency_options"),
        events={"create": "coupon.created", "update": "coupon.updated", "delete": "coupon.deleted"},
        tombstone=True,
    ),
    Family(
        "promotion_code",
        "/v1/promotion_codes",
        "promo_",
        promotion_code,
        promotion_made,
        lambda c: c["coupon"] * 2,
        _coded,
        "promotion_code",
        filters={
            "active": "active",
            "code": "code",
            "coupon": "promotion.coupon",
            "customer": "customer",
            "customer_account": "customer_account",
        },
        expands={"promotion.coupon": "coupon", "customer": "customer"},
        events={"create": "promotion_code.created", "update": "promotion_code.updated"},
    ),
]
