"""Disputes, with the bookings that they caused. Facts: schema `dispute` of the SDK contract."""

from ingest_platform.declare import Child, Embed, Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    flags,
    integers,
    jsons,
    lists,
    metadata,
    moment,
    money,
    personal,
    refers,
    refers_to,
    text,
    texts,
)

BOOKING = Child(
    name="balance_transaction",
    lists=("balance_transactions",),
    key=("id",),
    key_within_parent=True,
    fields=(*texts("type", "currency"), *money("amount", "fee", "net")),
    references=(refers("balance_transaction", None, "id"),),
    description="What a dispute took from the balance, or gave back",
)

DISPUTE = stripe_object(
    name="dispute",
    plural="disputes",
    description="Payments that a customer contests with the bank",
    listing=StripeListing(path="/v1/disputes"),
    delete=never("A dispute ends as won, lost or warning_closed and stays"),
    topics=(
        told("charge.dispute.created", "Evidence is due within days", "HIGH"),
        told("charge.dispute.updated", "Evidence or a deadline changed", "HIGH"),
        told("charge.dispute.closed", "The verdict", "HIGH"),
        told("charge.dispute.funds_withdrawn", "Money left the balance", "HIGH"),
        told("charge.dispute.funds_reinstated", "Money came back", "HIGH"),
    ),
    embeds=(Embed(object_type="balance_transaction", path="balance_transactions"),),
    scopes=("rak_dispute_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("status", "reason", "network_reason_code", "currency", "intended_submission_method"),
        *money("amount"),
        created(),
        moment("evidence_due_by", "evidence_details.due_by"),
        text("evidence_submission_method", "evidence_details.submission_method"),
        *flags("is_charge_refundable", "evidence_details.has_evidence", "evidence_details.past_due"),
        *integers("evidence_details.submission_count"),
        text("payment_method_type", "payment_method_details.type"),
        text("card_brand", "payment_method_details.card.brand"),
        *lists("enhanced_eligibility_types"),
        *personal(*jsons("evidence")),
        *jsons("evidence_details", "payment_method_details"),
        *metadata(),
    ),
    children=(BOOKING,),
    references=refers_to("charge", "payment_intent"),
)
