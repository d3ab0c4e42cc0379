"""Customers, their jobs and projects.

Facts: `Customer` and `NameBase` in IntuitNamesTypes.xsd. A customer is never deleted but made inactive;
merging two ends one of them.
"""

from ingest_platform.declare import Field
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import (
    CURRENCY,
    CUSTOM,
    ENTITY,
    NAME,
    addresses,
    days,
    flags,
    integers,
    numbers,
    private,
    reference,
    sources,
    texts,
)
from ingest_platform.sources.quickbooks.topics import LISTED_EVENTS

CUSTOMER = entity(
    "customer",
    "customers",
    "Customer",
    description="Customers with their jobs, balances and terms, inactive ones too",
    kind="list",
    operations=LISTED_EVENTS,
    fields=(
        *ENTITY,
        *NAME,
        CURRENCY,
        *addresses("BillAddr", "ShipAddr", "OtherAddr"),
        *private("ContactName", "AltContactName", "Notes", "AcctNum", "ResaleNum", "SecondaryTaxIdentifier",
                 "PrimaryTaxIdentifier", "BusinessNumber", "GSTIN"),
        *texts("PreferredDeliveryMethod", "GSTRegistrationType", "TaxExemptionReasonId", "ClientCompanyId",
               "ClientEntityId", "Source", "TaxRegime"),
        *flags("Taxable", "Job", "BillWithParent", "TDSEnabled", "IsProject", "IsCISContractor"),
        *integers("Level"),
        *numbers("Balance", "BalanceWithJobs", "CreditLimit", "OverDueBalance", "TotalRevenue", "TotalExpense"),
        *days("OpenBalanceDate"),
        *sources("CustomerTypeRef", "SalesRepRef", "TaxGroupCodeRef", "PaymentMethodRef", "PriceLevelRef",
                 "RootCustomerRef"),
        Field(target="job_info", source="JobInfo", type="jsonb", personal=True),
        Field(target="credit_card", source="CCDetail", type="jsonb", personal=True),
        CUSTOM,
    ),
    references=(
        reference("ParentRef", "customer"),
        reference("SalesTermRef", "term", "sales_term"),
        reference("DefaultTaxCodeRef", "tax_code"),
        reference("TaxRateRef", "tax_rate"),
        reference("ARAccountRef", "account"),
    ),
)  # fmt: skip
