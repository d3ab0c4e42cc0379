"""Payouts to the bank. Facts: schema `payout` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    flags,
    jsons,
    metadata,
    moments,
    money,
    refers_to,
    texts,
)

PAYOUT = stripe_object(
    name="payout",
    plural="payouts",
    description="Money between the Stripe balance and the bank",
    listing=StripeListing(path="/v1/payouts"),
    delete=never("A payout that fails or is canceled stays, with that status"),
    topics=(
        told("payout.created", "Money is on its way", "HIGH"),
        told("payout.updated", "Its status or trace changed"),
        told("payout.paid", "The bank should have it", "HIGH"),
        told("payout.failed", "The bank refused it", "HIGH"),
        told("payout.canceled", "It never left"),
        told("payout.reconciliation_completed", "Which balance transactions make it up is known from now on"),
    ),
    scopes=("rak_payout_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("status", "type", "method", "source_type", "reconciliation_status", "currency"),
        *money("amount", "application_fee_amount"),
        created(),
        *moments("arrival_date"),
        *flags("automatic"),
        *texts("description", "failure_code", "failure_message", "statement_descriptor", "payout_method"),
        *texts("trace_id.status", "trace_id.value"),
        *expandable("application_fee", "destination", "failure_balance_transaction", "original_payout"),
        *expandable("reversed_by"),
        *jsons("trace_id"),
        *metadata(),
    ),
    references=refers_to("balance_transaction"),
)
