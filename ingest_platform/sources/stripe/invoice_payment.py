"""Invoice payments: which payment paid how much of an invoice. Facts: schema `invoice_payment` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    flags,
    moment,
    money,
    refers,
    refers_to,
    text,
    texts,
)

INVOICE_PAYMENT = stripe_object(
    name="invoice_payment",
    plural="invoice_payments",
    description="Payments of invoices, open and canceled ones included",
    # Only a payment that was made has an event: that it is open or canceled is seen by reading the list again.
    listing=StripeListing(path="/v1/invoice_payments", announced=False, reread=Tier.DAILY),
    delete=never("One that is not paid stays, with status canceled"),
    topics=(told("invoice_payment.paid", "A payment settled its share of an invoice", "HIGH"),),
    scopes=("rak_invoice_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("status", "currency"),
        *money("amount_paid", "amount_requested"),
        created(),
        moment("paid_at", "status_transitions.paid_at"),
        moment("canceled_at", "status_transitions.canceled_at"),
        *flags("is_default", "livemode"),
        text("payment_type", "payment.type"),
        *expandable("payment.payment_record"),
    ),
    references=(
        *refers_to("invoice"),
        refers("payment_intent", None, "payment.payment_intent"),
        refers("charge", None, "payment.charge"),
    ),
)
