"""Coupons. Facts: schema `coupon` of the SDK contract. What a coupon applies to is shown only when asked for."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import deleted_by, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, gone, told
from ingest_platform.sources.stripe.shapes import (
    created,
    flags,
    integers,
    jsons,
    metadata,
    moments,
    money,
    numbers,
    texts,
)

COUPON = stripe_object(
    name="coupon",
    plural="coupons",
    description="Discounts that can be given, used up ones included",
    listing=StripeListing(path="/v1/coupons", expand=("applies_to", "currency_options")),
    delete=deleted_by("coupon.deleted"),
    topics=(
        told("coupon.created", "A new coupon", "LOW"),
        told("coupon.updated", "Its name or metadata changed", "LOW"),
        gone("coupon.deleted"),
    ),
    scopes=("rak_coupon_read",),
    tier=Tier.DAILY,
    fields=(
        *texts("name", "duration", "currency"),
        *money("amount_off"),
        *numbers("percent_off"),
        *integers("duration_in_months", "max_redemptions", "times_redeemed"),
        created(),
        *moments("redeem_by"),
        *flags("valid"),
        *jsons("applies_to", "currency_options"),
        *metadata(),
    ),
)
