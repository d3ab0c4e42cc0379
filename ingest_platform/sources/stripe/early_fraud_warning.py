"""Early fraud warnings of card issuers. Facts: schema `radar.early_fraud_warning` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import created, flags, refers_to, texts

EARLY_FRAUD_WARNING = stripe_object(
    name="early_fraud_warning",
    plural="early_fraud_warnings",
    description="Payments that the card's issuer takes for fraud, before they are disputed",
    listing=StripeListing(path="/v1/radar/early_fraud_warnings"),
    delete=never("A warning stays, and stops being actionable"),
    topics=(
        told("radar.early_fraud_warning.created", "A refund now may avoid a dispute", "HIGH"),
        told("radar.early_fraud_warning.updated", "No longer actionable"),
    ),
    scopes=("rak_early_fraud_warning_read",),
    tier=Tier.HOURLY,
    fields=(*texts("fraud_type"), *flags("actionable", "livemode"), created()),
    references=refers_to("charge", "payment_intent"),
)
