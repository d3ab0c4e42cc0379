"""Sales receipts: sales that were paid at once.

Facts: `SalesReceipt` in Finance.xsd.
"""

from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import LINKED_TXN, SALES_DETAILS, TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import numbers
from ingest_platform.sources.quickbooks.topics import SALES_EVENTS
from ingest_platform.sources.quickbooks.transactions import SALES, SALES_REFERENCES

SALES_RECEIPT = entity(
    "sales_receipt",
    "sales_receipts",
    "SalesReceipt",
    description="Sales that were paid at once",
    operations=SALES_EVENTS,
    fields=(*SALES, *numbers("LessCIS")),
    references=SALES_REFERENCES,
    children=(line(*SALES_DETAILS, description="Its lines, with subtotals and discounts"), TAX_LINE, LINKED_TXN),
)
