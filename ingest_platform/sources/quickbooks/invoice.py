"""Invoices: what customers owe.

Facts: `Invoice` in Finance.xsd.
"""

from ingest_platform.declare import Field
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import LINKED_TXN, SALES_DETAILS, TAX_LINE, line
from ingest_platform.sources.quickbooks.shapes import (
    days,
    flags,
    integers,
    moments,
    numbers,
    private,
    texts,
)
from ingest_platform.sources.quickbooks.topics import SALES_EVENTS
from ingest_platform.sources.quickbooks.transactions import SALES, SALES_REFERENCES

INVOICE = entity(
    "invoice",
    "invoices",
    "Invoice",
    description="Invoices with what is still open, in their own currency and the company's",
    operations=SALES_EVENTS,
    fields=(
        *SALES,
        *numbers("Deposit", "LessCIS"),
        *flags("AllowIPNPayment", "AllowOnlinePayment", "AllowOnlineCreditCardPayment", "AllowOnlineACHPayment",
               "AllowOnlinePayPalPayment", "AllowOnlineAffirmPayment", "AutoPayEligible", "SchedulePayEligible",
               "GratuityEnabled"),
        *texts("EInvoiceStatus", "Exportation", "invoiceStatus", "callToAction", "ScheduledPaymentId",
               "FinancingProductType", "SubscriptionPaymentsSetting"),
        *moments("ECloudStatusTimeStamp"),
        *integers("CfdiUse"),
        *private("InvoiceLink", "InvoiceLinkSecurityCode", "PaymentDetailsMessage"),
        *days("InvoiceLinkExpiryDate"),
        Field(target="convenience_fee", source="ConvenienceFeeDetail", type="jsonb"),
        Field(target="surcharge", source="EnabledSurchargeInfo", type="jsonb"),
        Field(target="retainage", source="TxnRetainageDetail", type="jsonb"),
        Field(target="status_log", source="invoiceStatusLog", type="jsonb"),
        Field(target="global_info", source="GlobalInfo", type="jsonb"),
    ),
    references=SALES_REFERENCES,
    children=(line(*SALES_DETAILS, description="What was sold, with subtotals and discounts"), TAX_LINE, LINKED_TXN),
)  # fmt: skip
