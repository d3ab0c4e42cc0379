"""Tax rates.

Facts: `TaxRate` in Finance.xsd. Neither change data capture nor webhooks know it (facts.json, cdc and topics).
"""

from ingest_platform.declare import Child, Tier, WithoutTopic
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import CUSTOM, ENTITY, flags, moments, numbers, reference, sources, texts

TAX_RATE = entity(
    "tax_rate",
    "tax_rates",
    "TaxRate",
    description="Tax rates, now and by date",
    kind="list",
    cdc=False,
    without_topic=WithoutTopic(
        reason="Webhooks do not cover tax rates",
        page="https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks",
        synced="Listed by the time of the last change, hourly; a daily sweep of ids finds what went",
    ),
    tier=Tier.HOURLY,
    fields=(
        *ENTITY,
        *texts("Name", "Description", "SpecialTaxType", "DisplayType"),
        *flags("Active"),
        *numbers("RateValue"),
        *sources("AgencyRef", "TaxReturnLineRef"),
        CUSTOM,
    ),
    references=(reference("OriginalTaxRate", "tax_rate"),),
    children=(
        Child(
            name="effective_rate",
            lists=("EffectiveTaxRate",),
            fields=(*numbers("RateValue"), *moments("EffectiveDate", "EndDate")),
            description="The rate in each span of time",
        ),
    ),
)
