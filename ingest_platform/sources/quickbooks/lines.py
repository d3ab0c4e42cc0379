"""The lines of transactions, and what of a transaction is linked to another.

Facts: `Line`, its `…LineDetail` and `LinkedTxn` in Finance.xsd. A line says in `DetailType` which detail it carries;
what several details call the same is one column. Subtotals, the lines of payments and those of taxes have no id: such
a line is known by its place, `#3`.
"""

from collections.abc import Sequence
from itertools import groupby

from ingest_platform.declare import Child, Field, FieldType, Reference
from ingest_platform.sources.quickbooks.shapes import column, days, flags, integers, numbers, private, sources, texts

_ITEM = ("UnitPrice", "UnitCostPrice", "RatePercent", "Qty", "TaxInclusiveAmt")
_ITEM_REFS = {"ItemRef": "item", "ClassRef": "class", "ItemAccountRef": "account", "TaxCodeRef": "tax_code"}

DETAILS: dict[str, dict[FieldType, Sequence[str]]] = {
    "SalesItemLineDetail": {
        "numeric": (*_ITEM, "DiscountRate", "DiscountAmt", "RetainageAmount", "MarkupInfo.Value", "MarkupInfo.Percent"),
        "boolean": ("DeferredRevenue", "MarkupInfo.PercentBased"),
        "date": ("ServiceDate",),
        "text": ("PriceLevelRef.value", "InventorySiteRef.value", "TaxClassificationRef.value"),
    },
    "ItemBasedExpenseLineDetail": {
        "numeric": (*_ITEM, "MarkupInfo.Value", "MarkupInfo.Percent"),
        "boolean": ("MarkupInfo.PercentBased",),
        "text": ("BillableStatus", "PriceLevelRef.value", "InventorySiteRef.value", "TaxClassificationRef.value"),
    },
    "AccountBasedExpenseLineDetail": {
        "numeric": ("TaxAmount", "TaxInclusiveAmt", "MarkupInfo.Value", "MarkupInfo.Percent"),
        "boolean": ("MarkupInfo.PercentBased",),
        "text": ("BillableStatus",),
    },
    "JournalEntryLineDetail": {
        "numeric": ("TaxAmount", "TaxInclusiveAmt"),
        "text": ("PostingType", "Entity.Type", "Entity.EntityRef.value", "TaxApplicableOn", "BillableStatus",
                 "JournalCodeRef.value"),
    },
    "DepositLineDetail": {
        "text": ("Entity.value", "PaymentMethodRef.value", "CheckNum", "TxnType", "TaxApplicableOn"),
    },
    "DiscountLineDetail": {
        "numeric": ("DiscountPercent",),
        "boolean": ("PercentBased",),
        "date": ("ServiceDate",),
    },
    "SubTotalLineDetail": {"date": ("ServiceDate",)},
    "DescriptionLineDetail": {"date": ("ServiceDate",)},
    "PaymentLineDetail": {"numeric": ("Balance", "HomeBalance"), "date": ("ServiceDate",)},
    "GroupLineDetail": {"numeric": ("Quantity",), "date": ("ServiceDate",)},
}  # fmt: skip
"""What each kind of line carries, by the type of its column."""

DETAIL_REFERENCES: dict[str, dict[str, str]] = {
    "SalesItemLineDetail": _ITEM_REFS,
    "ItemBasedExpenseLineDetail": {**_ITEM_REFS, "CustomerRef": "customer"},
    "AccountBasedExpenseLineDetail": {"AccountRef": "account", "ClassRef": "class", "TaxCodeRef": "tax_code",
                                      "CustomerRef": "customer"},
    "JournalEntryLineDetail": {"AccountRef": "account", "ClassRef": "class", "DepartmentRef": "department",
                               "TaxCodeRef": "tax_code", "TaxRateRef": "tax_rate"},
    "DepositLineDetail": {"AccountRef": "account", "ClassRef": "class", "TaxCodeRef": "tax_code"},
    "DiscountLineDetail": {"DiscountAccountRef": "account", "ClassRef": "class", "TaxCodeRef": "tax_code"},
    "SubTotalLineDetail": {"ItemRef": "item"},
    "DescriptionLineDetail": {"TaxCodeRef": "tax_code"},
    "PaymentLineDetail": {"ItemRef": "item", "ClassRef": "class"},
    "GroupLineDetail": {"GroupItemRef": "item"},
}  # fmt: skip
"""The declared objects that each kind of line refers to."""

_NAMES = {
    "MarkupInfo.PercentBased": "markup_percent_based",
    "MarkupInfo.Value": "markup_value",
    "MarkupInfo.Percent": "markup_percent",
    "Entity.value": "entity_source_id",
    "Entity.Type": "entity_type",
    "Entity.EntityRef.value": "entity_source_id",
    "TxnType": "source_txn_type",
}

LINKED_TXN = Child(
    name="linked_txn",
    lists=("LinkedTxn",),
    fields=(
        Field(target="txn_source_id", source="TxnId", required=True, description="The id within its txn_type"),
        Field(target="txn_type", source="TxnType", required=True, description="Invoice, Payment, Estimate, …"),
        Field(target="txn_line_source_id", source="TxnLineId", description="The line of it, where one is meant"),
    ),
    description="Transactions that this one pays, is paid by or was made from",
)

LINE_COLUMNS = (
    *integers("LineNum"),
    *private("Description"),
    *numbers("Amount", "Received", "CostAmount", "HomeCostAmount"),
    Field(target="detail_type", source="DetailType", description="The kind of line: it says which columns are filled"),
    *sources("ProjectRef"),
)


def _target(path: str) -> str:
    if path in _NAMES:
        return _NAMES[path]
    if path.endswith("Ref.value"):
        return f"{column(path.removesuffix('.value'))}_source_id"
    return column(path)


def _detail_fields(details: Sequence[str]) -> tuple[Field, ...]:
    found = sorted(
        (_target(path), kind, details.index(detail), f"{detail}.{path}")
        for detail in details
        for kind, paths in DETAILS[detail].items()
        for path in paths
    )
    return tuple(
        Field(target=target, type=kind, source=tuple(path for *_, path in group))
        for (target, kind), group in groupby(found, key=lambda one: (one[0], one[1]))
    )


def _detail_references(details: Sequence[str]) -> tuple[Reference, ...]:
    found = sorted(
        (target, details.index(detail), f"{detail}.{key}.value")
        for detail in details
        for key, target in DETAIL_REFERENCES[detail].items()
    )
    return tuple(
        Reference(name=target, target=target, source=tuple(path for *_, path in group))
        for target, group in groupby(found, key=lambda one: one[0])
    )


def line(*details: str, description: str) -> Child:
    """The lines of a transaction that may carry these details; `GroupLineDetail` brings the lines of the group."""
    components = [d for d in details if d not in ("GroupLineDetail", "SubTotalLineDetail")]
    group = Child(
        name="group_line",
        lists=("GroupLineDetail.Line",),
        key=("Id",),
        key_within_parent=True,
        key_else_position=True,
        fields=(
            *LINE_COLUMNS,
            *_detail_fields(components),
            Field(target="linked_txns", source="LinkedTxn", type="jsonb", description="[{TxnId, TxnType, TxnLineId}]"),
        ),
        references=_detail_references(components),
        description="What a bundle on a line is made of",
    )
    children = (LINKED_TXN, group) if "GroupLineDetail" in details else (LINKED_TXN,)
    return Child(
        name="line",
        lists=("Line",),
        key=("Id",),
        key_within_parent=True,
        key_else_position=True,
        fields=(*LINE_COLUMNS, *_detail_fields(details)),
        references=_detail_references(details),
        children=children,
        description=description,
    )


SALES_DETAILS = ("SalesItemLineDetail", "GroupLineDetail", "DescriptionLineDetail", "DiscountLineDetail",
                 "SubTotalLineDetail")  # fmt: skip
EXPENSE_DETAILS = ("AccountBasedExpenseLineDetail", "ItemBasedExpenseLineDetail")

TAX_LINE = Child(
    name="tax_line",
    lists=("TxnTaxDetail.TaxLine",),
    fields=(
        *numbers("Amount"),
        *texts("DetailType"),
        *flags("TaxLineDetail.PercentBased"),
        *numbers("TaxLineDetail.TaxPercent", "TaxLineDetail.NetAmountTaxable", "TaxLineDetail.TaxInclusiveAmount"),
        *numbers("TaxLineDetail.OverrideDeltaAmount"),
        *days("TaxLineDetail.ServiceDate"),
    ),
    references=(Reference(name="tax_rate", target="tax_rate", source="TaxLineDetail.TaxRateRef.value"),),
    description="Taxes of the whole transaction, one for each rate",
)
