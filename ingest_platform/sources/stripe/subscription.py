"""Subscriptions and their items. Facts: schemas `subscription` and `subscription_item` of the SDK contract.

Since 2025-03-31.basil the current period stands at the items; older shapes have it at the subscription.
"""

from ingest_platform.declare import Child, Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    CREATED,
    created,
    expandable,
    flags,
    integers,
    jsons,
    metadata,
    moment,
    moments,
    numbers,
    paged,
    personal,
    refers,
    refers_to,
    text,
    texts,
)

ITEM = Child(
    name="item",
    lists=paged("items"),
    key=("id",),
    fields=(
        *integers("quantity"),
        moment(CREATED, "created"),
        *moments("current_period_start", "current_period_end", "billed_until"),
        *jsons("billing_thresholds", "current_trial", "discounts", "tax_rates"),
        *personal(*jsons("metadata")),
    ),
    references=(refers("price"), refers("plan"), refers("product", None, "price.product")),
    description="What is subscribed to",
)

SUBSCRIPTION = stripe_object(
    name="subscription",
    plural="subscriptions",
    description="Agreements to pay again and again, canceled ones included",
    # Without status=all canceled ones are left out.
    listing=StripeListing(path="/v1/subscriptions", params={"status": "all"}, nested=("items",)),
    delete=never("One that ends stays, with status canceled or incomplete_expired"),
    topics=(
        told("customer.subscription.created", "A new subscription", "HIGH"),
        told("customer.subscription.updated", "Covers every change without a type of its own", "HIGH"),
        told("customer.subscription.deleted", "It ended: status canceled. The object stays", "HIGH"),
        told("customer.subscription.paused", "No invoices until it is resumed"),
        told("customer.subscription.resumed", "Invoices begin again"),
        told("customer.subscription.trial_will_end", "Three days before the first payment", "LOW"),
        told("customer.subscription.pending_update_applied", "A change that waited for its payment holds"),
        told("customer.subscription.pending_update_expired", "A change that was never paid is dropped"),
    ),
    scopes=("rak_subscription_read",),
    tier=Tier.REAL_TIME,
    fields=(
        *texts("status", "currency", "collection_method"),
        created(),
        *moments("start_date", "billing_cycle_anchor", "trial_start", "trial_end", "cancel_at", "canceled_at"),
        *moments("ended_at", "next_pending_invoice_item_invoice"),
        moment("current_period_start", "current_period_start", "items.data.0.current_period_start"),
        moment("current_period_end", "current_period_end", "items.data.0.current_period_end"),
        *flags("cancel_at_period_end", "automatic_tax.enabled"),
        *integers("days_until_due"),
        *numbers("application_fee_percent"),
        *personal(*texts("description")),
        text("cancellation_reason", "cancellation_details.reason"),
        text("cancellation_feedback", "cancellation_details.feedback"),
        *personal(text("cancellation_comment", "cancellation_details.comment")),
        text("pause_behavior", "pause_collection.behavior"),
        moment("pause_resumes_at", "pause_collection.resumes_at"),
        *texts("customer_account", "billing_mode.type"),
        *expandable("application", "default_source", "on_behalf_of", "pending_setup_intent", "schedule"),
        *expandable("test_clock"),
        *jsons("automatic_tax", "billing_cycle_anchor_config", "billing_mode", "billing_schedules"),
        *jsons("billing_thresholds", "default_tax_rates", "discounts", "managed_payments"),
        *jsons("pending_invoice_item_interval", "pending_update", "presentment_details", "status_details"),
        *jsons("payment_settings", "transfer_data", "trial_settings"),
        *personal(*jsons("cancellation_details", "invoice_settings")),
        *metadata(),
    ),
    children=(ITEM,),
    references=(
        *refers_to("customer"),
        refers("latest_invoice", "invoice"),
        refers("default_payment_method", "payment_method"),
    ),
)
