"""Refund receipts: what customers were paid back.

Facts: `RefundReceipt` in Finance.xsd.
"""

from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import LINKED_TXN, SALES_DETAILS, TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import numbers
from ingest_platform.sources.quickbooks.topics import SALES_EVENTS
from ingest_platform.sources.quickbooks.transactions import SALES, SALES_REFERENCES

REFUND_RECEIPT = entity(
    "refund_receipt",
    "refund_receipts",
    "RefundReceipt",
    description="Refunds that were paid to customers",
    operations=SALES_EVENTS,
    fields=(*SALES, *numbers("RemainingCredit")),
    references=SALES_REFERENCES,
    children=(line(*SALES_DETAILS, description="Its lines, with subtotals and discounts"), TAX_LINE, LINKED_TXN),
)
