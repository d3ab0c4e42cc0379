"""Refunds. Facts: schema `refund` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    jsons,
    money,
    personal,
    refers_to,
    text,
    texts,
)

REFUND = stripe_object(
    name="refund",
    plural="refunds",
    description="Money given back",
    listing=StripeListing(path="/v1/refunds"),
    delete=never("One that failed or was canceled stays, with that status"),
    topics=(
        told("refund.created", "Money goes back", "HIGH"),
        told("refund.updated", "Its status or reference changed"),
        told("refund.failed", "The money came back to the account", "HIGH"),
        told("charge.refund.updated", "The older name of refund.updated, sent for some payment methods alone"),
    ),
    scopes=("rak_refund_read",),
    tier=Tier.REAL_TIME,
    fields=(
        *texts("status", "currency", "reason", "failure_reason", "pending_reason", "receipt_number"),
        *money("amount"),
        created(),
        *personal(*texts("description", "instructions_email")),
        *texts("customer_account"),
        text("destination_type", "destination_details.type"),
        *jsons("destination_details", "presentment_details"),
        *personal(*jsons("next_action", "metadata")),
        *expandable("failure_balance_transaction", "source_transfer_reversal", "transfer_reversal"),
    ),
    references=refers_to("charge", "payment_intent", "customer", "payment_method", "balance_transaction"),
)
