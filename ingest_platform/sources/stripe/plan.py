"""Plans: recurring prices by their older name, kept by accounts that began with them.

Facts: schema `plan` of the SDK contract. Each plan is a price too, under the same id.
"""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import deleted_by, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, gone, told
from ingest_platform.sources.stripe.shapes import (
    created,
    flags,
    integers,
    jsons,
    metadata,
    money,
    numbers,
    refers_to,
    texts,
)

PLAN = stripe_object(
    name="plan",
    plural="plans",
    description="Recurring prices in the older form",
    listing=StripeListing(path="/v1/plans", expand=("tiers",)),
    delete=deleted_by("plan.deleted"),
    topics=(
        told("plan.created", "A new plan", "LOW"),
        told("plan.updated", "Covers every change", "LOW"),
        gone("plan.deleted"),
    ),
    scopes=("rak_plan_read",),
    tier=Tier.DAILY,
    fields=(
        *texts("nickname", "billing_scheme", "tiers_mode", "usage_type", "interval", "meter", "currency"),
        *integers("interval_count", "trial_period_days"),
        *money("amount"),
        *numbers("amount_decimal"),
        created(),
        *flags("active"),
        *jsons("tiers", "transform_usage"),
        *metadata(),
    ),
    references=refers_to("product"),
)
