"""Transfers between the company's own accounts.

Facts: `Transfer` in Finance.xsd.
"""

from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import numbers, reference
from ingest_platform.sources.quickbooks.topics import PAID_EVENTS
from ingest_platform.sources.quickbooks.transactions import (
    TRANSACTION,
    TRANSACTION_REFERENCES,
    voided,
)

TRANSFER = entity(
    "transfer",
    "transfers",
    "Transfer",
    description="Money moved between the company's own accounts",
    operations=PAID_EVENTS,
    fields=(*TRANSACTION, voided("Amount"), *numbers("Amount")),
    references=(
        *TRANSACTION_REFERENCES,
        reference("FromAccountRef", "account"),
        reference("ToAccountRef", "account"),
        reference("ClassRef", "class"),
    ),
)
