"""Vendors: who is paid for bills.

Facts: `Vendor` and `NameBase` in IntuitNamesTypes.xsd. A vendor is never deleted but made inactive.
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
    moments,
    numbers,
    private,
    reference,
    sources,
    texts,
)
from ingest_platform.sources.quickbooks.topics import LISTED_EVENTS

VENDOR = entity(
    "vendor",
    "vendors",
    "Vendor",
    description="Vendors with their balances, terms and tax details, inactive ones too",
    kind="list",
    operations=LISTED_EVENTS,
    fields=(
        *ENTITY,
        *NAME,
        CURRENCY,
        *addresses("BillAddr", "ShipAddr", "OtherAddr"),
        *private("ContactName", "AltContactName", "Notes", "TaxIdentifier", "BusinessNumber", "AcctNum", "GSTIN",
                 "CompanyRegistrationNumber"),
        *texts("TaxCountry", "TaxReportingBasis", "GSTRegistrationType", "SubcontractorType", "CISRate", "Source",
               "AgencyVerificationStatus", "AgencyVerificationStatusMsg"),
        *flags("Vendor1099", "T4AEligible", "T5018Eligible", "TDSEnabled", "TDSOverrideThreshold", "IsSubContractor",
               "HasTPAR"),
        *integers("TDSEntityTypeId", "TDSSectionTypeId"),
        *numbers("Balance", "BillRate", "CreditLimit", "CostRate"),
        *days("TaxIdEffectiveDate", "OpenBalanceDate"),
        *moments("AgencyVerificationTSUTC"),
        *sources("VendorTypeRef"),
        Field(target="bank_detail", source="VendorPaymentBankDetail", type="jsonb", personal=True),
        CUSTOM,
    ),
    references=(
        reference("ParentRef", "vendor"),
        reference("TermRef", "term"),
        reference("DefaultTaxCodeRef", "tax_code"),
        reference("APAccountRef", "account"),
        reference("PrefillAccountRef", "account"),
    ),
)  # fmt: skip
