"""The company itself.

Facts: `CompanyInfo` in Finance.xsd. There is one; webhooks do not cover it.
"""

from ingest_platform.declare import Field, Tier, WithoutTopic
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import (
    CUSTOM,
    ENTITY,
    days,
    fields,
    flags,
    moments,
    texts,
)

COMPANY_INFO = entity(
    "company_info",
    "company_infos",
    "CompanyInfo",
    description="The company: names, addresses, time zone, fiscal year",
    kind="single",
    cdc=False,
    without_topic=WithoutTopic(
        reason="Webhooks do not cover the company's own details",
        page="https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks",
        synced="Read whenever its last change is later than the last one seen, hourly",
    ),
    tier=Tier.HOURLY,
    fields=(
        *ENTITY,
        *texts("CompanyName", "LegalName", "CompanyFileName", "FlavorStratum", "CompanyUserId", "EmployerId",
               "FiscalYearStartMonth", "TaxYearStartMonth", "QBVersion", "Country", "SupportedLanguages",
               "DefaultTimeZone", "FifoCalculationStatus", "CompanyUserAdminEmail"),
        *flags("SampleFile", "MultiByteCharsSupported"),
        *days("CompanyStartDate"),
        *moments("LastImportedTime", "LastSyncTime"),
        *fields("jsonb", "CompanyAddr", "CustomerCommunicationAddr", "LegalAddr", "ShipAddr", "OtherAddr",
                "OtherContactInfo"),
        Field(target="company_email", source="CompanyEmailAddr.Address"),
        Field(target="customer_communication_email", source="CustomerCommunicationEmailAddr.Address"),
        Field(target="email", source="Email.Address"),
        Field(target="company_url", source="CompanyURL.URI"),
        Field(target="web_address", source="WebAddr.URI"),
        Field(target="primary_phone", source="PrimaryPhone.FreeFormNumber"),
        Field(target="mobile", source="Mobile.FreeFormNumber"),
        Field(target="fax", source="Fax.FreeFormNumber"),
        Field(target="name_values", source="NameValue", type="jsonb", description="[{Name, Value}]: what else is set"),
        CUSTOM,
    ),
)  # fmt: skip
