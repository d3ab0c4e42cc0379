"""What transactions have in common, and sales transactions (estimates, invoices, receipts, credits) beyond that.

Facts: `Transaction` and `SalesTransaction` in Finance.xsd. That a transaction was voided stands in no field of its own:
QuickBooks makes its amounts zero and writes `Voided` before the private note. One that was deleted is gone; only change
data capture and webhooks say so, and it becomes a tombstone (`deleted_at`).
"""

from ingest_platform.declare import Field, Reference, SourcePath
from ingest_platform.sources.quickbooks.shapes import (
    CURRENCY,
    CUSTOM,
    ENTITY,
    addresses,
    days,
    emails,
    flags,
    numbers,
    private,
    reference,
    sources,
    texts,
)

ZERO_OR_ABSENT = r"^(-?0+(\.0*)?)?$"


def voided(total: str = "TotalAmt") -> Field:
    """Whether a transaction was voided: both signs, so that no bookkeeper's own words are mistaken for it."""
    return Field(
        target="voided",
        source=SourcePath(path="Id", matches={"PrivateNote": "^Voided", total: ZERO_OR_ABSENT}),
        type="boolean",
        description="Amounts are zero and the private note begins with Voided; a deleted one has deleted_at",
    )


PAYMENT_DETAILS = (
    Field(target="check_payment", source="CheckPayment", type="jsonb", personal=True),
    Field(target="credit_card_payment", source="CreditCardPayment", type="jsonb", personal=True),
)

TRANSACTION = (
    *ENTITY,
    *texts("DocNumber"),
    *days("TxnDate"),
    CURRENCY,
    *numbers("ExchangeRate"),
    *private("PrivateNote"),
    *texts("TxnStatus", "TxnSubType", "TxnSource", "TaxFormType", "TaxFormNum", "TransactionLocationType"),
    *numbers("TotalCostAmount", "HomeTotalCostAmount"),
    *sources("ProjectRef", "RecurDataRef"),
    CUSTOM,
    Field(target="tags", source="Tag", type="jsonb"),
    Field(target="approval", source="TxnApprovalInfo", type="jsonb", personal=True, description="Names who approved"),
    Field(target="recurring_info", source="RecurringInfo", type="jsonb"),
)
"""Columns of every transaction."""

TRANSACTION_REFERENCES: tuple[Reference, ...] = (reference("DepartmentRef", "department"),)

TAX = (
    *numbers("TxnTaxDetail.TotalTax"),
    Field(target="tax_review_status", source="TxnTaxDetail.TaxReviewStatus"),
    *flags("TxnTaxDetail.UseAutomatedSalesTax"),
    Field(target="default_tax_code_source_id", source="TxnTaxDetail.DefaultTaxCodeRef.value"),
)
TAX_REFERENCES = (Reference(name="tax_code", target="tax_code", source="TxnTaxDetail.TxnTaxCodeRef.value"),)

SALES = (
    *TRANSACTION,
    *TAX,
    voided(),
    *days("DueDate", "ShipDate"),
    *numbers("TotalAmt", "HomeTotalAmt", "Balance", "HomeBalance", "DiscountRate", "DiscountAmt"),
    *texts("PONumber", "FOB", "TrackingNum", "GlobalTaxCalculation", "PrintStatus", "EmailStatus", "PaymentRefNum",
           "PaymentType", "GovtTxnRefIdentifier"),
    *flags("AutoDocNumber", "FreeFormAddress", "ApplyTaxAfterDiscount", "ShippingTaxIncludedInTotalTax",
           "FinanceCharge"),
    Field(target="customer_memo", source="CustomerMemo.value", personal=True),
    *addresses("BillAddr", "ShipAddr", "ShipFromAddr"),
    *emails("BillEmail", "BillEmailCc", "BillEmailBcc"),
    *sources("RemitToRef", "SalesRepRef", "ShipMethodRef", "TemplateRef", "PaymentMethodRef", "TaxExemptionRef"),
    Field(target="delivery_info", source="DeliveryInfo", type="jsonb"),
    *PAYMENT_DETAILS,
)  # fmt: skip
"""Columns of every sales transaction."""

SALES_REFERENCES = (
    *TRANSACTION_REFERENCES,
    *TAX_REFERENCES,
    reference("CustomerRef", "customer"),
    reference("ClassRef", "class"),
    reference("SalesTermRef", "term", "sales_term"),
    reference("ARAccountRef", "account"),
    reference("DepositToAccountRef", "account"),
)
