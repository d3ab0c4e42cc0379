"""Radar reviews. Facts: schema `review` of the SDK contract."""

from ingest_platform.declare import NoParity, Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import created, flags, jsons, personal, refers_to, texts

REVIEW = stripe_object(
    name="review",
    plural="reviews",
    description="Payments that were put aside for a person to judge",
    listing=StripeListing(path="/v1/reviews"),
    parity=NoParity(reason="The list shows open reviews alone; a closed one is read by its id"),
    delete=never("A review that is closed can still be read"),
    topics=(
        told("review.opened", "A payment waits for a verdict", "HIGH"),
        told("review.closed", "The verdict"),
    ),
    scopes=("rak_review_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("reason", "opened_reason", "closed_reason"),
        *flags("open", "livemode"),
        created(),
        *personal(*texts("billing_zip", "ip_address"), *jsons("ip_address_location", "session")),
    ),
    references=refers_to("charge", "payment_intent"),
)
