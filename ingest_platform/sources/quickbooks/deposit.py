"""Deposits: what was paid into a bank account.

Facts: `Deposit` in Finance.xsd. A line that deposits a payment names it and has no id.
"""

from ingest_platform.declare import Field, Reference
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import numbers, reference, texts
from ingest_platform.sources.quickbooks.topics import PLAIN_EVENTS
from ingest_platform.sources.quickbooks.transactions import (
    TAX,
    TAX_REFERENCES,
    TRANSACTION,
    TRANSACTION_REFERENCES,
    voided,
)

DEPOSIT = entity(
    "deposit",
    "deposits",
    "Deposit",
    description="Deposits into bank accounts, with the cash that was taken back",
    operations=PLAIN_EVENTS,
    fields=(
        *TRANSACTION,
        *TAX,
        voided(),
        *numbers("TotalAmt", "HomeTotalAmt"),
        *texts("GlobalTaxCalculation"),
        Field(target="cash_back_amount", source="CashBack.Amount", type="numeric"),
        Field(target="cash_back_memo", source="CashBack.Memo", personal=True),
    ),
    references=(
        *TRANSACTION_REFERENCES,
        *TAX_REFERENCES,
        reference("DepositToAccountRef", "account"),
        Reference(name="cash_back_account", target="account", source="CashBack.AccountRef.value"),
    ),
    children=(line("DepositLineDetail", description="What was deposited: payments, or amounts by account"), TAX_LINE),
)
