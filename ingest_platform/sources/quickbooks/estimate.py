"""Estimates: what was offered to customers.

Facts: `Estimate` in Finance.xsd.
"""

from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import LINKED_TXN, SALES_DETAILS, TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import days, private
from ingest_platform.sources.quickbooks.topics import SALES_EVENTS
from ingest_platform.sources.quickbooks.transactions import SALES, SALES_REFERENCES

ESTIMATE = entity(
    "estimate",
    "estimates",
    "Estimate",
    description="Estimates, accepted or not",
    operations=SALES_EVENTS,
    fields=(*SALES, *days("ExpirationDate", "AcceptedDate"), *private("AcceptedBy")),
    references=SALES_REFERENCES,
    children=(line(*SALES_DETAILS, description="Its lines, with subtotals and discounts"), TAX_LINE, LINKED_TXN),
)
