"""Invoices, with their lines and taxes. Facts: schemas `invoice` and `line_item` of the SDK contract."""

from ingest_platform.declare import Child, Embed, Tier
from ingest_platform.sources.stripe.common import deleted_by, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, gone, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    flags,
    integers,
    jsons,
    metadata,
    moment,
    moments,
    money,
    numbers,
    paged,
    personal,
    refers,
    refers_to,
    text,
    texts,
)

_UNIT = "In the smallest unit of the invoice's currency"


def tax(path: str, description: str) -> Child:
    """Taxes of an invoice, a credit note or a line. They have no currency of their own: amounts stay in minor units."""
    return Child(
        name="tax",
        lists=(path,),
        fields=(
            *(f.model_copy(update={"target": f"{f.target}_minor", "description": _UNIT})
              for f in integers("amount", "taxable_amount")),
            *texts("tax_behavior", "taxability_reason", "type"),
            text("tax_rate", "tax_rate_details.tax_rate"),
        ),
        description=description,
    )  # fmt: skip


def discount_amount(path: str, description: str) -> Child:
    """What each discount took off, in minor units: the element names no currency."""
    minor = (f.model_copy(update={"target": "amount_minor", "description": _UNIT}) for f in integers("amount"))
    return Child(name="discount", lists=(path,), fields=(*minor, *expandable("discount")), description=description)


LINE_ITEM = Child(
    name="line_item",
    lists=paged("lines"),
    key=("id",),
    fields=(
        *texts("currency"),
        *money("amount", "subtotal"),
        *integers("quantity"),
        *numbers("quantity_decimal"),
        *personal(*texts("description")),
        moment("period_start", "period.start"),
        moment("period_end", "period.end"),
        *flags("discountable"),
        text("parent_type", "parent.type", "type"),
        text("invoice_item", "parent.invoice_item_details.invoice_item", "invoice_item"),
        text("subscription_item", "parent.subscription_item_details.subscription_item", "subscription_item"),
        *numbers("pricing.unit_amount_decimal"),
        *jsons("parent", "pricing", "discounts", "pretax_credit_amounts"),
        *metadata(),
    ),
    references=(
        refers("price", None, "pricing.price_details.price", "price"),
        refers("product", None, "pricing.price_details.product", "price.product"),
        refers("subscription", None, "subscription", "parent.subscription_item_details.subscription"),
    ),
    children=(
        tax("taxes", "Taxes of one line"),
        discount_amount("discount_amounts", "What discounts took off one line"),
    ),
    description="What an invoice asks for",
)

INVOICE = stripe_object(
    name="invoice",
    plural="invoices",
    description="What customers were or will be asked to pay, drafts and void ones included",
    listing=StripeListing(path="/v1/invoices", nested=("lines",)),
    delete=deleted_by("invoice.deleted"),
    topics=(
        told("invoice.created", "A draft begins"),
        told("invoice.updated", "Covers every change without a type of its own"),
        told("invoice.finalized", "It is owed from now on", "HIGH"),
        told("invoice.finalization_failed", "It stays a draft, and says why", "HIGH"),
        told("invoice.sent", "It reached the customer", "LOW"),
        told("invoice.paid", "Money came in, or was paid outside of Stripe", "HIGH"),
        told("invoice.payment_succeeded", "Comes with invoice.paid"),
        told("invoice.payment_failed", "Dunning begins", "HIGH"),
        told("invoice.payment_action_required", "The customer has to act", "HIGH"),
        told("invoice.payment_attempt_required", "A payment has to be tried by hand"),
        told("invoice.marked_uncollectible", "Given up as a bad debt", "HIGH"),
        told("invoice.voided", "It is owed no more", "HIGH"),
        told("invoice.overdue", "Its due date went by"),
        told("invoice.overpaid", "More came in than was asked"),
        told("invoice.will_be_due", "Its due date comes near", "LOW"),
        gone("invoice.deleted", "Drafts are deleted, and leave no other trace"),
    ),
    embeds=(Embed(object_type="invoice_payment", path="payments.data"),),
    scopes=("rak_invoice_read",),
    tier=Tier.REAL_TIME,
    fields=(
        *texts("number", "status", "currency", "billing_reason", "collection_method"),
        *money("amount_due", "amount_paid", "amount_remaining", "amount_overpaid", "amount_paid_off_stripe"),
        *money("amount_shipping", "subtotal", "subtotal_excluding_tax", "total", "total_excluding_tax"),
        *money("starting_balance", "ending_balance"),
        *money("pre_payment_credit_notes_amount", "post_payment_credit_notes_amount"),
        created(),
        *moments("due_date", "effective_at", "period_start", "period_end", "next_payment_attempt"),
        *moments("automatically_finalizes_at", "webhooks_delivered_at"),
        moment("finalized_at", "status_transitions.finalized_at"),
        moment("paid_at", "status_transitions.paid_at"),
        moment("voided_at", "status_transitions.voided_at"),
        moment("marked_uncollectible_at", "status_transitions.marked_uncollectible_at"),
        *flags("attempted", "auto_advance", "automatic_tax.enabled"),
        *integers("attempt_count"),
        *personal(*texts("customer_name", "customer_email", "customer_phone", "description", "footer")),
        *personal(*texts("hosted_invoice_url", "invoice_pdf")),
        *personal(*jsons("customer_address", "customer_shipping", "customer_tax_ids", "shipping_details")),
        *personal(*jsons("custom_fields")),
        *texts("customer_tax_exempt", "customer_account", "account_country", "account_name", "receipt_number"),
        *texts("statement_descriptor", "parent.type"),
        *expandable("application", "default_source", "latest_revision", "on_behalf_of", "test_clock"),
        *jsons("account_tax_ids", "automatic_tax", "default_tax_rates", "discounts", "from_invoice", "issuer"),
        *jsons("parent", "payment_settings", "rendering", "shipping_cost", "status_details", "threshold_reason"),
        *jsons("total_pretax_credit_amounts"),
        *personal(*jsons("last_finalization_error")),
        *metadata(),
    ),
    children=(
        LINE_ITEM,
        tax("total_taxes", "Taxes of the invoice, by rate"),
        discount_amount("total_discount_amounts", "What each discount took off the invoice"),
    ),
    references=(
        *refers_to("customer"),
        refers("subscription", None, "parent.subscription_details.subscription", "subscription"),
        refers("default_payment_method", "payment_method"),
    ),
)
