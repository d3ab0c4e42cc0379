"""Bills: what is owed to vendors.

Facts: `Bill` and `PurchaseByVendor` in Finance.xsd.
"""

from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import EXPENSE_DETAILS, LINKED_TXN, TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import (
    addresses,
    days,
    emails,
    flags,
    numbers,
    private,
    reference,
    sources,
    texts,
)
from ingest_platform.sources.quickbooks.topics import PLAIN_EVENTS
from ingest_platform.sources.quickbooks.transactions import (
    TAX,
    TAX_REFERENCES,
    TRANSACTION,
    TRANSACTION_REFERENCES,
    voided,
)

BILL = entity(
    "bill",
    "bills",
    "Bill",
    description="Bills of vendors with what is still open",
    operations=PLAIN_EVENTS,
    fields=(
        *TRANSACTION,
        *TAX,
        voided(),
        *days("DueDate"),
        *numbers("TotalAmt", "Balance", "HomeBalance", "LessCIS"),
        *texts("GlobalTaxCalculation"),
        *private("Memo"),
        *flags("IncludeInAnnualTPAR"),
        *emails("BillEmail", "ReplyEmail"),
        *addresses("RemitToAddr", "ShipAddr", "VendorAddr"),
        *sources("PayerRef"),
    ),
    references=(
        *TRANSACTION_REFERENCES,
        *TAX_REFERENCES,
        reference("VendorRef", "vendor"),
        reference("APAccountRef", "account"),
        reference("SalesTermRef", "term", "sales_term"),
    ),
    children=(line(*EXPENSE_DETAILS, description="What was bought, by item or by account"), TAX_LINE, LINKED_TXN),
)
