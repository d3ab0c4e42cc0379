"""Subscription schedules, with their phases. Facts: schema `subscription_schedule` of the SDK contract."""

from ingest_platform.declare import Child, Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    flags,
    integers,
    jsons,
    metadata,
    moment,
    moments,
    numbers,
    personal,
    refers,
    refers_to,
    text,
    texts,
)

ITEM = Child(
    name="item",
    lists=("items",),
    fields=(
        *integers("quantity"),
        *jsons("billing_thresholds", "discounts", "tax_rates"),
        *personal(*jsons("metadata")),
    ),
    references=(refers("price"), refers("plan")),
    description="What is subscribed to during a phase",
)

PHASE = Child(
    name="phase",
    lists=("phases",),
    fields=(
        *moments("start_date", "end_date", "trial_end"),
        *texts("currency", "collection_method", "billing_cycle_anchor", "proration_behavior"),
        *numbers("application_fee_percent"),
        *flags("trial"),
        *expandable("default_payment_method", "on_behalf_of"),
        *jsons("add_invoice_items", "automatic_tax", "billing_thresholds", "default_tax_rates", "discounts"),
        *jsons("transfer_data"),
        *personal(*texts("description"), *jsons("invoice_settings", "metadata")),
    ),
    children=(ITEM,),
    description="A span of the schedule",
)

SUBSCRIPTION_SCHEDULE = stripe_object(
    name="subscription_schedule",
    plural="subscription_schedules",
    description="How subscriptions are to change over time",
    listing=StripeListing(path="/v1/subscription_schedules"),
    delete=never("One that ends stays, with status completed, released or canceled"),
    topics=(
        told("subscription_schedule.created", "A plan for a subscription"),
        told("subscription_schedule.updated", "Covers every change without a type of its own"),
        told("subscription_schedule.completed", "Its last phase ended"),
        told("subscription_schedule.released", "The subscription goes on without it"),
        told("subscription_schedule.canceled", "It ended with its subscription"),
        told("subscription_schedule.aborted", "A payment that was not made ended it"),
        told("subscription_schedule.expiring", "Its last phase ends in seven days", "LOW"),
    ),
    scopes=("rak_subscription_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("status", "end_behavior", "customer_account", "released_subscription", "billing_mode.type"),
        created(),
        *moments("canceled_at", "completed_at", "released_at"),
        moment("current_phase_start", "current_phase.start_date"),
        moment("current_phase_end", "current_phase.end_date"),
        text("default_collection_method", "default_settings.collection_method"),
        text("default_billing_cycle_anchor", "default_settings.billing_cycle_anchor"),
        *expandable("application", "test_clock", "default_settings.default_payment_method"),
        *jsons("billing_mode", "pause_schedules"),
        *personal(*jsons("default_settings")),
        *metadata(),
    ),
    children=(PHASE,),
    references=refers_to("customer", "subscription"),
)
