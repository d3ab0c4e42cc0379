"""Charges: one attempt each to move money from a customer. Facts: schema `charge` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    flags,
    integers,
    jsons,
    metadata,
    money,
    personal,
    refers_to,
    text,
    texts,
)

CHARGE = stripe_object(
    name="charge",
    plural="charges",
    description="Attempts to move money, successful or not",
    listing=StripeListing(path="/v1/charges"),
    delete=never("A charge that failed or was refunded stays, with that status"),
    topics=(
        told("charge.succeeded", "Money came in", "HIGH"),
        told("charge.failed", "A payment was refused", "HIGH"),
        told("charge.refunded", "The refunded amount changes", "HIGH"),
        told("charge.captured", "Authorized money was taken"),
        told("charge.updated", "Metadata, or the balance transaction that came later"),
        told("charge.pending", "A slow payment method began"),
        told("charge.expired", "An authorization ran out uncaptured"),
    ),
    scopes=("rak_charge_read",),
    tier=Tier.REAL_TIME,
    fields=(
        *texts("status", "currency"),
        *money("amount", "amount_captured", "amount_refunded", "application_fee_amount"),
        created(),
        *flags("captured", "disputed", "paid", "refunded"),
        *personal(*texts("description", "receipt_email", "receipt_url")),
        *texts("receipt_number", "failure_code", "failure_message", "authorization_code"),
        *texts("statement_descriptor", "statement_descriptor_suffix", "calculated_statement_descriptor"),
        *texts("transfer_group", "outcome.type", "outcome.network_status", "outcome.reason", "outcome.risk_level"),
        *integers("outcome.risk_score"),
        text("payment_method_type", "payment_method_details.type"),
        text("card_brand", "payment_method_details.card.brand"),
        text("card_country", "payment_method_details.card.country"),
        text("card_funding", "payment_method_details.card.funding"),
        *personal(
            text("card_last4", "payment_method_details.card.last4"),
            text("card_fingerprint", "payment_method_details.card.fingerprint"),
            text("billing_name", "billing_details.name"),
            text("billing_email", "billing_details.email"),
            text("billing_phone", "billing_details.phone"),
            *jsons("billing_details", "payment_method_details", "shipping", "source", "level3"),
        ),
        *jsons("outcome", "fraud_details", "presentment_details", "radar_options", "transfer_data"),
        *expandable("application", "application_fee", "failure_balance_transaction", "on_behalf_of", "review"),
        *expandable("source_transfer", "transfer"),
        *metadata(),
    ),
    references=refers_to("customer", "payment_intent", "payment_method", "balance_transaction"),
)
