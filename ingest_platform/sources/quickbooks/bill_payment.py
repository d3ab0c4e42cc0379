"""Payments to vendors, and the bills that they pay.

Facts: `BillPayment` in Finance.xsd. Its lines have no id: each names the transaction that it pays.
"""

from ingest_platform.declare import Field, Reference
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.lines import line
from ingest_platform.sources.quickbooks.shapes import addresses, numbers, private, reference, texts
from ingest_platform.sources.quickbooks.topics import PAID_EVENTS
from ingest_platform.sources.quickbooks.transactions import (
    TRANSACTION,
    TRANSACTION_REFERENCES,
    voided,
)

BILL_PAYMENT = entity(
    "bill_payment",
    "bill_payments",
    "BillPayment",
    description="Payments to vendors, by check or credit card",
    operations=PAID_EVENTS,
    fields=(
        *TRANSACTION,
        voided(),
        *numbers("TotalAmt"),
        *texts("PayType"),
        Field(target="print_status", source="CheckPayment.PrintStatus"),
        *addresses("VendorAddr", "CheckPayment.PayeeAddr"),
        *texts("CheckPayment.CheckDetail.CheckNum"),
        *private(*(f"CheckPayment.CheckDetail.{key}" for key in ("NameOnAcct", "AcctNum", "BankName"))),
        Field(target="check_status", source="CheckPayment.CheckDetail.Status"),
        Field(target="credit_card_detail", source="CreditCardPayment.CCDetail", type="jsonb", personal=True),
    ),
    references=(
        *TRANSACTION_REFERENCES,
        reference("VendorRef", "vendor"),
        reference("APAccountRef", "account"),
        Reference(name="bank_account", target="account", source="CheckPayment.BankAccountRef.value"),
        Reference(name="credit_card_account", target="account", source="CreditCardPayment.CCAccountRef.value"),
    ),
    children=(line("PaymentLineDetail", description="What the payment was applied to"),),
)
