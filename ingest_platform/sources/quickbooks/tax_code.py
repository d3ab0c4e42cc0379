"""Tax codes: which rates apply to a sale or a purchase.

Facts: `TaxCode` in Finance.xsd. Neither change data capture nor webhooks know it (facts.json, cdc and topics).
"""

from ingest_platform.declare import Child, Tier, WithoutTopic
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import CUSTOM, ENTITY, flags, integers, reference, texts


def _rates(name: str, path: str, description: str) -> Child:
    return Child(
        name=name,
        lists=(f"{path}.TaxRateDetail",),
        fields=(*texts("TaxTypeApplicable"), *integers("TaxOrder", "TaxOnTaxOrder")),
        references=(reference("TaxRateRef", "tax_rate"),),
        description=description,
    )


TAX_CODE = entity(
    "tax_code",
    "tax_codes",
    "TaxCode",
    description="Tax codes with the rates of each for sales and purchases",
    kind="list",
    cdc=False,
    without_topic=WithoutTopic(
        reason="Webhooks do not cover tax codes",
        page="https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks",
        synced="Listed by the time of the last change, hourly; a daily sweep of ids finds what went",
    ),
    tier=Tier.HOURLY,
    fields=(
        *ENTITY,
        *texts("Name", "Description", "TaxCodeConfigType"),
        *flags("Active", "Hidden", "Taxable", "TaxGroup"),
        CUSTOM,
    ),
    children=(
        _rates("sales_rate", "SalesTaxRateList", "Rates that apply to sales"),
        _rates("purchase_rate", "PurchaseTaxRateList", "Rates that apply to purchases"),
        _rates("adjustment_rate", "AdjustmentTaxRateList", "Rates that apply to adjustments"),
    ),
)
