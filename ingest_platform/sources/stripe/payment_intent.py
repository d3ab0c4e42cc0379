"""Payment intents: a payment from its first thought to its end. Facts: schema `payment_intent` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    flags,
    jsons,
    lists,
    metadata,
    moments,
    money,
    personal,
    refers,
    refers_to,
    text,
    texts,
)

PAYMENT_INTENT = stripe_object(
    name="payment_intent",
    plural="payment_intents",
    description="Payments on their way, whatever became of them",
    listing=StripeListing(path="/v1/payment_intents"),
    delete=never("One that is given up stays, with status canceled"),
    topics=(
        told("payment_intent.created", "A payment begins"),
        told("payment_intent.succeeded", "Money came in", "HIGH"),
        told("payment_intent.payment_failed", "An attempt was refused", "HIGH"),
        told("payment_intent.canceled", "It was given up", "HIGH"),
        told("payment_intent.processing", "A slow payment method is at work"),
        told("payment_intent.requires_action", "The customer has to act"),
        told("payment_intent.amount_capturable_updated", "Authorized money waits to be taken"),
        told("payment_intent.partially_funded", "A part of a bank transfer came in"),
    ),
    scopes=("rak_payment_intent_read",),
    tier=Tier.REAL_TIME,
    fields=(
        *texts("status", "currency"),
        *money("amount", "amount_capturable", "amount_received", "application_fee_amount"),
        created(),
        *moments("canceled_at"),
        *texts("cancellation_reason", "capture_method", "confirmation_method", "setup_future_usage"),
        *personal(*texts("description", "receipt_email")),
        *texts("statement_descriptor", "statement_descriptor_suffix", "transfer_group", "customer_account"),
        *flags("automatic_payment_methods.enabled"),
        *lists("payment_method_types", "allowed_payment_method_types", "excluded_payment_method_types"),
        text("last_payment_error_code", "last_payment_error.code"),
        text("last_payment_error_decline_code", "last_payment_error.decline_code"),
        text("last_payment_error_message", "last_payment_error.message"),
        *personal(*jsons("last_payment_error", "shipping", "next_action", "payment_details")),
        *jsons("amount_details", "automatic_payment_methods", "hooks", "managed_payments"),
        *jsons("payment_method_configuration_details", "payment_method_options", "presentment_details"),
        *jsons("processing", "transfer_data"),
        *expandable("application", "on_behalf_of", "payment_record", "review", "source"),
        *metadata(),
    ),
    references=(*refers_to("customer", "payment_method"), refers("latest_charge", "charge")),
)
