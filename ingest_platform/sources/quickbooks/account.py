"""Accounts: the chart of accounts.

Facts: `Account` in Finance.xsd. An account is never deleted but made inactive.
"""

from ingest_platform.declare import Field
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import (
    CURRENCY,
    CUSTOM,
    ENTITY,
    days,
    flags,
    numbers,
    reference,
    sources,
    texts,
)
from ingest_platform.sources.quickbooks.topics import LISTED_EVENTS

ACCOUNT = entity(
    "account",
    "accounts",
    "Account",
    description="The chart of accounts with current balances, inactive ones too",
    kind="list",
    operations=LISTED_EVENTS,
    fields=(
        *ENTITY,
        *texts("Name", "Description", "FullyQualifiedName", "AccountAlias", "TxnLocationType", "Classification",
               "AccountType", "AccountSubType", "AcctNum", "AcctNumExtn", "BankNum", "FIName"),
        *flags("Active", "SubAccount", "TaxAccount", "OnlineBankingEnabled"),
        CURRENCY,
        *numbers("OpeningBalance", "CurrentBalance", "CurrentBalanceWithSubAccounts"),
        *days("OpeningBalanceDate"),
        *sources("JournalCodeRef"),
        Field(target="purposes", source="AccountPurposes", type="jsonb"),
        CUSTOM,
    ),
    references=(reference("ParentRef", "account"), reference("TaxCodeRef", "tax_code")),
)  # fmt: skip
