"""Credit notes and their lines. Facts: schemas `credit_note` and `credit_note_line_item` of the SDK contract."""

from ingest_platform.declare import Child, Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.invoice import discount_amount, tax
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    integers,
    jsons,
    metadata,
    moments,
    money,
    numbers,
    paged,
    personal,
    refers_to,
    texts,
)

_UNIT = "In the smallest unit of the credit note's currency: a line names none"

LINE_ITEM = Child(
    name="line_item",
    lists=paged("lines"),
    key=("id",),
    fields=(
        *texts("type", "invoice_line_item"),
        *(f.model_copy(update={"target": f"{f.target}_minor", "description": _UNIT})
          for f in integers("amount", "discount_amount", "unit_amount")),
        *integers("quantity"),
        *numbers("unit_amount_decimal"),
        *personal(*texts("description")),
        *jsons("discount_amounts", "pretax_credit_amounts", "tax_rates"),
        *metadata(),
    ),
    children=(tax("taxes", "Taxes of one line"),),
    description="What is credited",
)  # fmt: skip

CREDIT_NOTE = stripe_object(
    name="credit_note",
    plural="credit_notes",
    description="What is taken back of an invoice",
    listing=StripeListing(path="/v1/credit_notes", nested=("lines",)),
    delete=never("One that was a mistake stays, with status void"),
    topics=(
        told("credit_note.created", "Revenue is taken back", "HIGH"),
        told("credit_note.updated", "Its memo or metadata changed"),
        told("credit_note.voided", "It never was", "HIGH"),
    ),
    scopes=("rak_credit_note_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("number", "status", "type", "reason", "currency"),
        *money("amount", "amount_shipping", "discount_amount", "subtotal", "subtotal_excluding_tax"),
        *money("total", "total_excluding_tax", "out_of_band_amount", "pre_payment_amount", "post_payment_amount"),
        created(),
        *moments("effective_at", "voided_at"),
        *personal(*texts("memo", "pdf")),
        *texts("customer_account"),
        *expandable("customer_balance_transaction"),
        *jsons("pretax_credit_amounts", "refunds", "shipping_cost"),
        *metadata(),
    ),
    children=(
        LINE_ITEM,
        tax("total_taxes", "Taxes of the credit note, by rate"),
        discount_amount("discount_amounts", "What discounts had taken off of what is credited"),
    ),
    references=refers_to("customer", "invoice"),
)
