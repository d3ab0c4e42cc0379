"""Promotion codes: what a customer types in to get a coupon. Facts: schema `promotion_code` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    amount,
    created,
    flags,
    integers,
    jsons,
    metadata,
    moments,
    refers,
    refers_to,
    text,
    texts,
)

PROMOTION_CODE = stripe_object(
    name="promotion_code",
    plural="promotion_codes",
    description="Codes for coupons, inactive ones included",
    listing=StripeListing(path="/v1/promotion_codes"),
    delete=never("A code is made inactive and stays"),
    topics=(
        told("promotion_code.created", "A new code", "LOW"),
        told("promotion_code.updated", "Made active or inactive, or redeemed", "LOW"),
    ),
    scopes=("rak_promotion_code_read",),
    tier=Tier.DAILY,
    fields=(
        *texts("code", "customer_account"),
        text("promotion_type", "promotion.type"),
        *flags("active", "restrictions.first_time_transaction"),
        *integers("max_redemptions", "times_redeemed"),
        *amount("minimum_amount", "restrictions.minimum_amount", currency="restrictions.minimum_amount_currency"),
        text("minimum_amount_currency", "restrictions.minimum_amount_currency"),
        created(),
        *moments("expires_at"),
        *jsons("promotion", "restrictions"),
        *metadata(),
    ),
    references=(*refers_to("customer"), refers("coupon", None, "promotion.coupon", "coupon")),
)
