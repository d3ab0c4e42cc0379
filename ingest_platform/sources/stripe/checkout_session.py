"""Checkout sessions, with what was bought. Facts: schemas `checkout.session` and `item` of the SDK contract.

Line items are shown only when asked for, and a session that is opened has no event.
"""

from ingest_platform.declare import Child, Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    flags,
    integers,
    jsons,
    lists,
    metadata,
    moments,
    money,
    paged,
    personal,
    refers,
    refers_to,
    texts,
)

LINE_ITEM = Child(
    name="line_item",
    lists=paged("line_items"),
    key=("id",),
    fields=(
        *texts("currency"),
        *money("amount_subtotal", "amount_discount", "amount_tax", "amount_total"),
        *integers("quantity"),
        *jsons("adjustable_quantity", "discounts", "taxes"),
        *personal(*texts("description"), *jsons("metadata")),
    ),
    references=(refers("price"), refers("product", None, "price.product")),
    description="What is bought",
)

CHECKOUT_SESSION = stripe_object(
    name="checkout_session",
    plural="checkout_sessions",
    description="Visits to Stripe's checkout, abandoned ones included",
    listing=StripeListing(
        path="/v1/checkout/sessions", nested=("line_items",), expand=("line_items",), announced=False
    ),
    delete=never("One that is not completed stays, with status expired"),
    topics=(
        told("checkout.session.completed", "A purchase", "HIGH"),
        told("checkout.session.async_payment_succeeded", "A slow payment came in", "HIGH"),
        told("checkout.session.async_payment_failed", "A slow payment was refused", "HIGH"),
        told("checkout.session.expired", "It was abandoned"),
    ),
    scopes=("rak_checkout_session_read",),
    tier=Tier.REAL_TIME,
    fields=(
        *texts("status", "mode", "payment_status", "currency", "ui_mode", "locale", "submit_type"),
        *money("amount_subtotal", "amount_total"),
        *money("total_details.amount_discount", "total_details.amount_shipping", "total_details.amount_tax"),
        created(),
        *moments("expires_at"),
        *personal(
            *texts("client_reference_id", "customer_email", "url", "success_url", "cancel_url", "return_url"),
            *texts("customer_details.name", "customer_details.email", "customer_details.phone"),
            *jsons("customer_details", "collected_information", "custom_fields"),
        ),
        *texts("billing_address_collection", "customer_creation", "customer_account", "payment_method_collection"),
        *texts("origin_context", "recovered_from", "redirect_on_completion", "integration_identifier"),
        *flags("allow_promotion_codes", "automatic_tax.enabled"),
        *lists("payment_method_types", "allowed_payment_method_types", "excluded_payment_method_types"),
        *jsons("adaptive_pricing", "after_expiration", "automatic_tax", "branding_settings", "consent"),
        *jsons("consent_collection", "currency_conversion", "custom_text", "discounts", "invoice_creation"),
        *jsons("managed_payments", "name_collection", "optional_items", "payment_method_configuration_details"),
        *jsons("payment_method_options", "permissions", "phone_number_collection", "presentment_details"),
        *jsons("saved_payment_method_options", "shipping_address_collection", "shipping_cost", "shipping_options"),
        *jsons("tax_id_collection", "total_details", "wallet_options"),
        *expandable("payment_link"),
        *metadata(),
    ),
    children=(LINE_ITEM,),
    references=refers_to("customer", "invoice", "payment_intent", "setup_intent", "subscription"),
)
