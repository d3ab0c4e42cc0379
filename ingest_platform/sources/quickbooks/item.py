"""Items: products, services, categories and bundles.

Facts: `Item` in Finance.xsd. An item is never deleted but made inactive.
"""

from ingest_platform.declare import Child, Field
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import (
    CUSTOM,
    ENTITY,
    days,
    flags,
    integers,
    numbers,
    reference,
    sources,
    texts,
)
from ingest_platform.sources.quickbooks.topics import LISTED_EVENTS


def _components(name: str, path: str, description: str) -> Child:
    return Child(
        name=name,
        lists=(path,),
        fields=numbers("Qty"),
        references=(reference("ItemRef", "item", "component"),),
        description=description,
    )


ITEM = entity(
    "item",
    "items",
    "Item",
    description="Products and services with prices, accounts and stock, inactive ones too",
    kind="list",
    operations=LISTED_EVENTS,
    fields=(
        *ENTITY,
        *texts("Name", "Sku", "Description", "FullyQualifiedName", "Type", "PurchaseDesc", "ManPartNum",
               "SpecialItemType", "ServiceType", "ItemCategoryType", "UQCDisplayText", "UQCId", "Source"),
        *flags("Active", "SubItem", "Taxable", "SalesTaxIncluded", "PercentBased", "PurchaseTaxIncluded",
               "TrackQtyOnHand", "PrintGroupedItems", "SpecialItem", "DeferredRevenue"),
        *integers("Level"),
        *numbers("UnitPrice", "RatePercent", "PurchaseCost", "AvgCost", "QtyOnHand", "QtyOnPurchaseOrder",
                 "QtyOnSalesOrder", "ReorderPoint", "BuildPoint", "AbatementRate", "ReverseChargeRate"),
        *days("InvStartDate"),
        *sources("PaymentMethodRef", "UOMSetRef", "TaxClassificationRef"),
        Field(target="custom_extensions", source="CustomExtensions", type="jsonb"),
        CUSTOM,
    ),
    references=(
        reference("ParentRef", "item"),
        reference("IncomeAccountRef", "account"),
        reference("ExpenseAccountRef", "account"),
        reference("COGSAccountRef", "account"),
        reference("AssetAccountRef", "account"),
        reference("DepositToAccountRef", "account"),
        reference("PrefVendorRef", "vendor", "preferred_vendor"),
        reference("SalesTaxCodeRef", "tax_code"),
        reference("PurchaseTaxCodeRef", "tax_code"),
        reference("ClassRef", "class"),
    ),
    children=(
        _components("group_item", "ItemGroupDetail.ItemGroupLine", "What a bundle is made of"),
        _components("assembly_item", "ItemAssemblyDetail.ItemAssemblyLine", "What an assembly is made of"),
    ),
)  # fmt: skip
