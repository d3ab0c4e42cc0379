"""Journal entries: debits and credits by hand.

Facts: `JournalEntry` in Finance.xsd; in JSON its total is left out or zero, the lines hold the amounts.
"""

from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import flags, numbers, texts
from ingest_platform.sources.quickbooks.topics import PLAIN_EVENTS
from ingest_platform.sources.quickbooks.transactions import (
    TAX,
    TAX_REFERENCES,
    TRANSACTION,
    TRANSACTION_REFERENCES,
    voided,
)

JOURNAL_ENTRY = entity(
    "journal_entry",
    "journal_entries",
    "JournalEntry",
    description="Journal entries: every line is a debit or a credit, and together they balance",
    operations=PLAIN_EVENTS,
    fields=(
        *TRANSACTION,
        *TAX,
        voided(),
        *flags("Adjustment", "HomeCurrencyAdjustment", "EnteredInHomeCurrency"),
        *texts("GlobalTaxCalculation"),
        *numbers("TotalAmt", "HomeTotalAmt"),
    ),
    references=(*TRANSACTION_REFERENCES, *TAX_REFERENCES),
    children=(
        line("JournalEntryLineDetail", "DescriptionLineDetail", description="Debits and credits"),
        TAX_LINE,
    ),
)
