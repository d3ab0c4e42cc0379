"""Credit memos: what customers get back by paying less.

Facts: `CreditMemo` in Finance.xsd.
"""

from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import LINKED_TXN, SALES_DETAILS, TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import numbers, reference
from ingest_platform.sources.quickbooks.topics import SALES_EVENTS
from ingest_platform.sources.quickbooks.transactions import SALES, SALES_REFERENCES

CREDIT_MEMO = entity(
    "credit_memo",
    "credit_memos",
    "CreditMemo",
    description="Credits to customers, with what is left of them",
    operations=SALES_EVENTS,
    fields=(*SALES, *numbers("RemainingCredit")),
    references=(*SALES_REFERENCES, reference("InvoiceRef", "invoice")),
    children=(line(*SALES_DETAILS, description="Its lines, with subtotals and discounts"), TAX_LINE, LINKED_TXN),
)
