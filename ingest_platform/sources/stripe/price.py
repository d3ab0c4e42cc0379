"""Prices, with their tiers. Facts: schema `price` of the SDK contract.

Tiers and prices in other currencies are shown only when asked for, and so by no event.
"""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import deleted_by, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, gone, told
from ingest_platform.sources.stripe.shapes import (
    amount,
    created,
    flags,
    integers,
    jsons,
    metadata,
    money,
    numbers,
    refers_to,
    text,
    texts,
)

PRICE = stripe_object(
    name="price",
    plural="prices",
    description="What products cost, inactive prices included",
    listing=StripeListing(path="/v1/prices", expand=("tiers", "currency_options")),
    delete=deleted_by("price.deleted"),
    topics=(
        told("price.created", "A new price"),
        told("price.updated", "Covers every change"),
        gone("price.deleted"),
    ),
    scopes=("rak_plan_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("nickname", "lookup_key", "type", "billing_scheme", "tiers_mode", "tax_behavior", "currency"),
        *money("unit_amount"),
        *numbers("unit_amount_decimal"),
        created(),
        *flags("active"),
        text("recurring_interval", "recurring.interval"),
        *integers("recurring.interval_count", "recurring.trial_period_days"),
        *texts("recurring.usage_type", "recurring.meter"),
        *amount("custom_unit_amount_minimum", "custom_unit_amount.minimum"),
        *amount("custom_unit_amount_maximum", "custom_unit_amount.maximum"),
        *amount("custom_unit_amount_preset", "custom_unit_amount.preset"),
        *jsons("recurring", "custom_unit_amount", "transform_quantity", "tiers", "currency_options"),
        *metadata(),
    ),
    references=refers_to("product"),
)
