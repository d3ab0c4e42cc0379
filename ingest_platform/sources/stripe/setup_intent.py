"""Setup intents: keeping a payment method for later. Facts: schema `setup_intent` of the SDK contract."""

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
    personal,
    refers_to,
    text,
    texts,
)

SETUP_INTENT = stripe_object(
    name="setup_intent",
    plural="setup_intents",
    description="Payment methods on their way to be kept",
    listing=StripeListing(path="/v1/setup_intents"),
    delete=never("One that is given up stays, with status canceled"),
    topics=(
        told("setup_intent.created", "A setup begins"),
        told("setup_intent.succeeded", "The payment method can be used"),
        told("setup_intent.setup_failed", "An attempt was refused"),
        told("setup_intent.requires_action", "The customer has to act"),
        told("setup_intent.canceled", "It was given up"),
    ),
    scopes=("rak_setup_intent_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("status", "usage", "cancellation_reason", "customer_account"),
        *personal(*texts("description")),
        created(),
        *flags("attach_to_self", "automatic_payment_methods.enabled"),
        *lists("payment_method_types", "allowed_payment_method_types", "excluded_payment_method_types"),
        *lists("flow_directions"),
        text("last_setup_error_code", "last_setup_error.code"),
        text("last_setup_error_message", "last_setup_error.message"),
        *personal(*jsons("last_setup_error", "next_action")),
        *jsons("automatic_payment_methods", "managed_payments", "payment_method_configuration_details"),
        *jsons("payment_method_options"),
        *expandable("application", "latest_attempt", "mandate", "on_behalf_of", "single_use_mandate"),
        *metadata(),
    ),
    references=refers_to("customer", "payment_method"),
)
