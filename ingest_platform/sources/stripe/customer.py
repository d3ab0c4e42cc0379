"""Customers. Facts: schema `customer` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import deleted_by, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, gone, told
from ingest_platform.sources.stripe.shapes import (
    amount,
    created,
    expandable,
    flags,
    integers,
    jsons,
    lists,
    metadata,
    personal,
    text,
    texts,
)

CUSTOMER = stripe_object(
    name="customer",
    plural="customers",
    description="Whom the account sells to",
    listing=StripeListing(path="/v1/customers"),
    delete=deleted_by("customer.deleted"),
    topics=(
        told("customer.created", "A new customer", "HIGH"),
        told("customer.updated", "Covers every change of its own", "HIGH"),
        gone("customer.deleted"),
        told("customer.discount.created", "Carries the discount; its customer shows it", effect="fetch"),
        told("customer.discount.updated", "Carries the discount; its customer shows it", effect="fetch"),
        told("customer.discount.deleted", "Carries the discount; its customer shows it", effect="fetch"),
        told("customer.source.created", "Carries the card; may become the default source", "LOW", "fetch"),
        told("customer.source.updated", "Carries the card; the customer shows the default source", "LOW", "fetch"),
        told("customer.source.deleted", "Carries the card; another may become the default source", "LOW", "fetch"),
    ),
    scopes=("rak_customer_read",),
    tier=Tier.REAL_TIME,
    fields=(
        *personal(*texts("name", "individual_name", "business_name", "email", "phone", "description")),
        *personal(
            text("address_line1", "address.line1"),
            text("address_line2", "address.line2"),
            text("address_city", "address.city"),
            text("address_state", "address.state"),
            text("address_postal_code", "address.postal_code"),
            text("address_country", "address.country"),
            *jsons("address", "shipping"),
        ),
        *texts("currency"),
        *amount("balance"),
        created(),
        *flags("delinquent"),
        *texts("tax_exempt", "invoice_prefix", "customer_account"),
        *integers("next_invoice_sequence"),
        *lists("preferred_locales"),
        *expandable("default_source", "invoice_settings.default_payment_method", "test_clock"),
        *personal(*jsons("invoice_settings")),
        *jsons("discount", "invoice_credit_balance"),
        *metadata(),
    ),
)
