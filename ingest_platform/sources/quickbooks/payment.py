"""Payments of customers, and the invoices that they pay.

Facts: `Payment` in Finance.xsd. A payment's lines have no id: each names the transaction that it pays.
"""

from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import flags, numbers, reference, sources, texts
from ingest_platform.sources.quickbooks.topics import SALES_EVENTS
from ingest_platform.sources.quickbooks.transactions import (
    PAYMENT_DETAILS,
    TAX,
    TAX_REFERENCES,
    TRANSACTION,
    TRANSACTION_REFERENCES,
    voided,
)

PAYMENT = entity(
    "payment",
    "payments",
    "Payment",
    description="Payments of customers, with what of each is not applied yet",
    operations=SALES_EVENTS,
    fields=(
        *TRANSACTION,
        *TAX,
        voided(),
        *numbers("TotalAmt", "UnappliedAmt"),
        *texts("PaymentRefNum", "PaymentType", "PaymentExtendedType"),
        *flags("ProcessPayment"),
        *sources("PaymentMethodRef", "RemitToRef"),
        *PAYMENT_DETAILS,
    ),
    references=(
        *TRANSACTION_REFERENCES,
        *TAX_REFERENCES,
        reference("CustomerRef", "customer"),
        reference("ARAccountRef", "account"),
        reference("DepositToAccountRef", "account"),
    ),
    children=(line("PaymentLineDetail", description="What the payment was applied to"), TAX_LINE),
)
