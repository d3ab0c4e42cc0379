"""Purchases: expenses that were paid at once, by cash, check or credit card.

Facts: `Purchase` in Finance.xsd. `EntityRef` names a vendor, a customer or an employee: its `type` says which.
"""

from ingest_platform.declare import Field
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import EXPENSE_DETAILS, LINKED_TXN, TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import (
    addresses,
    flags,
    numbers,
    private,
    reference,
    sources,
    texts,
)
from ingest_platform.sources.quickbooks.topics import PAID_EVENTS
from ingest_platform.sources.quickbooks.transactions import (
    PAYMENT_DETAILS,
    TAX,
    TAX_REFERENCES,
    TRANSACTION,
    TRANSACTION_REFERENCES,
    voided,
)

PURCHASE = entity(
    "purchase",
    "purchases",
    "Purchase",
    description="Expenses that were paid at once, and their refunds (credit)",
    operations=PAID_EVENTS,
    fields=(
        *TRANSACTION,
        *TAX,
        voided(),
        *numbers("TotalAmt", "LessCIS"),
        *flags("Credit", "IncludeInAnnualTPAR"),
        *texts("PaymentType", "PaymentRefNum", "PrintStatus", "GlobalTaxCalculation"),
        *private("Memo"),
        Field(target="entity_source_id", source="EntityRef.value"),
        Field(target="entity_type", source="EntityRef.type", description="Vendor, Customer or Employee"),
        *addresses("RemitToAddr"),
        *sources("PaymentMethodRef"),
        *PAYMENT_DETAILS,
    ),
    references=(*TRANSACTION_REFERENCES, *TAX_REFERENCES, reference("AccountRef", "account")),
    children=(line(*EXPENSE_DETAILS, description="What was bought, by item or by account"), TAX_LINE, LINKED_TXN),
)
