"""What a company sells: invoices, estimates, sales receipts, credit memos, refund receipts, and payments."""

from __future__ import annotations

from random import Random

from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.quickbooks.entities import lines
from ingest_platform.sandbox.quickbooks.entities.base import (
    STEP,
    TRANSACTION_COLUMNS,
    Entity,
    address,
    chance,
    transaction,
)
from ingest_platform.sandbox.quickbooks.entities.lists import (
    BANK,
    CLASSES,
    DEPARTMENTS,
    RECEIVABLE,
    TAX_CODES,
    TERMS,
    UNDEPOSITED,
    account_ref,
)
from ingest_platform.sandbox.quickbooks.entities.names import customer_currency, customer_name
from ingest_platform.sandbox.quickbooks.values import HOME, RATES, cents, day, home, money, ref

INVOICE, PAYMENT, ESTIMATE, RECEIPT, CREDIT, REFUND = 1, 2, 3, 4, 5, 6
"""The first ids of their kinds."""

PAID = (0, 2, 4)
"""Of five invoices in a row these were paid, the last of them by half."""


def number_of(first: int, index: int) -> int:
    """The id of a seeded transaction."""
    return first + index * STEP


def payment_of(index: int) -> int | None:
    """The index of the payment of a seeded invoice (or bill), None when nothing was paid."""
    group, place = divmod(index, 5)
    return group * 3 + PAID.index(place) if place in PAID else None


def paid_by(index: int) -> int:
    """The index of the invoice (or bill) that a seeded payment pays."""
    group, place = divmod(index, 3)
    return group * 5 + PAID[place]


def paid_share(total: int, index: int) -> int:
    """What was paid of an invoice's (or bill's) cents."""
    if payment_of(index) is None:
        return 0
    return total // 2 if index % 5 == PAID[-1] else total


def payments_for(documents: int) -> int:
    """How many payments so many invoices have."""
    return sum(1 for index in range(documents % 5) if index in PAID) + documents // 5 * 3


def rate_of(currency: str, index: int) -> float:
    """A day's exchange rate."""
    return 1.0 if currency == HOME else round(RATES[currency] + (index % 100) / 10_000, 4)


def buyer(seeds: Seeds, index: int) -> int:
    """The index of a transaction's customer."""
    return (index * 31 + 7) % max(seeds.counts["customers"], 1)


def is_void(index: int) -> bool:
    """A few were voided, none that was paid."""
    return index % 30 == 11


def _sale(seeds: Seeds, kind: str, index: int, first: int) -> tuple[Doc, Random]:
    """What all sales have in common; totals are not counted yet."""
    rng, who = seeds.rng(kind, index), buyer(seeds, index)
    currency = customer_currency(who)
    document = transaction(seeds, kind, index, number_of(first, index), currency, rate_of(currency, index))
    document |= {
        "LinkedTxn": [],
        "Line": [lines.sales_line(seeds, rng, place + 1) for place in range(rng.choice((1, 2, 2, 3, 5)))],
        "CustomerRef": ref(who + 1, customer_name(who)),
        "BillAddr": address(rng, 1_000_000 + index),
        "TotalAmt": 0,
        "HomeTotalAmt": 0,
        "PrintStatus": "NotSet",
        "EmailStatus": "NotSet",
        "ApplyTaxAfterDiscount": False,
    }
    if chance(rng, 0.5):
        document["TxnTaxDetail"] = lines.tax_detail(rng.randrange(len(TAX_CODES)))
    if chance(rng, 0.4):
        document["CustomerMemo"] = {"value": "Thank you for your business."}
    if chance(rng, 0.3):
        place = rng.randrange(len(DEPARTMENTS))
        document["DepartmentRef"] = ref(place + 1, DEPARTMENTS[place])
    if chance(rng, 0.2):
        document["ClassRef"] = ref(1, CLASSES[0])
    if chance(rng, 0.3):
        document["PrivateNote"] = f"Order {rng.randrange(100_000)}"
    return document, rng


def invoice(seeds: Seeds, index: int) -> Doc:
    """An invoice, paid as `PAID` says."""
    document, rng = _sale(seeds, "Invoice", index, INVOICE)
    term = index % len(TERMS)
    document |= {
        "SalesTermRef": ref(term + 1, TERMS[term][0]),
        "DueDate": day(seeds.created("Invoice", index), TERMS[term][1]),
        "Balance": 0,
        "HomeBalance": 0,
        "ARAccountRef": account_ref(RECEIVABLE),
        "AllowOnlineCreditCardPayment": False,
        "AllowOnlineACHPayment": False,
        "BillEmail": {"Address": f"customer{buyer(seeds, index) + 1}@example.com"},
    }
    if chance(rng, 0.15):
        cut = sum(cents(one["Amount"]) for one in document["Line"]) // 10
        detail = {"PercentBased": True, "DiscountPercent": 10}
        document["Line"].append(
            {"Amount": money(cut), "DetailType": "DiscountLineDetail", "DiscountLineDetail": detail}
        )
    paid = payment_of(index)
    if is_void(index):
        lines.settle_sale(document, 0)
        lines.void(document)
    elif paid is None or paid >= seeds.counts["payments"]:
        lines.settle_sale(document, 0)
    else:
        document["LinkedTxn"] = [lines.link(number_of(PAYMENT, paid), "Payment")]
        lines.settle_sale(document, 0)
        share = paid_share(cents(document["TotalAmt"]), index)
        left = cents(document["TotalAmt"]) - share
        document |= {"Balance": money(left), "HomeBalance": money(home(left, document["ExchangeRate"]))}
    return document


def payment(seeds: Seeds, index: int) -> Doc:
    """What a customer paid for one invoice; one that is made later is on account."""
    rng, other = seeds.rng("Payment", index), paid_by(index)
    seeded = index < seeds.counts["payments"]
    who = buyer(seeds, other)
    currency = customer_currency(who)
    document = transaction(seeds, "Payment", index, number_of(PAYMENT, index), currency, rate_of(currency, other))
    amount = paid_share(cents(invoice(seeds, other)["TotalAmt"]), other) if seeded else rng.randrange(1_000, 50_000)
    del document["DocNumber"]  # payments have a PaymentRefNum instead
    banked = index % 4 < 2 and index // 4 < seeds.counts["deposits"]
    document |= {
        "LinkedTxn": [lines.link(number_of(DEPOSIT, index // 4), "Deposit")] if banked else [],
        "Line": [lines.linked_line(amount, number_of(INVOICE, other), "Invoice")] if seeded else [],
        "CustomerRef": ref(who + 1, customer_name(who)),
        "ARAccountRef": account_ref(RECEIVABLE),
        "DepositToAccountRef": account_ref(UNDEPOSITED),
        "PaymentRefNum": str(rng.randrange(1_000, 9_999)),
        "TotalAmt": money(amount),
        "UnappliedAmt": 0 if seeded else money(amount),
        "ProcessPayment": False,
    }
    return document


DEPOSIT = 7
"""The first id of deposits: here because payments name the one that took them to the bank."""


def estimate(seeds: Seeds, index: int) -> Doc:
    """An offer; it has no balance."""
    document, rng = _sale(seeds, "Estimate", index, ESTIMATE)
    state = rng.choice(("Pending", "Accepted", "Closed", "Rejected"))
    document |= {"TxnStatus": state, "ExpirationDate": day(seeds.created("Estimate", index), 30)}
    if state == "Accepted":
        document |= {"AcceptedBy": "the customer", "AcceptedDate": day(seeds.created("Estimate", index), 5)}
    lines.settle_sale(document, 0)
    return document


def sales_receipt(seeds: Seeds, index: int) -> Doc:
    """A sale that was paid at once."""
    document, rng = _sale(seeds, "SalesReceipt", index, RECEIPT)
    document |= {
        "Balance": 0,
        "HomeBalance": 0,
        "DepositToAccountRef": account_ref(UNDEPOSITED),
        "PaymentRefNum": str(rng.randrange(1_000, 9_999)),
    }
    lines.settle_sale(document, 1 << 60)
    return document


def credit_memo(seeds: Seeds, index: int) -> Doc:
    """Money owed to a customer, not used yet."""
    document, _ = _sale(seeds, "CreditMemo", index, CREDIT)
    document |= {"Balance": 0, "HomeBalance": 0, "RemainingCredit": 0, "ARAccountRef": account_ref(RECEIVABLE)}
    lines.settle_sale(document, 0)
    return document


def refund_receipt(seeds: Seeds, index: int) -> Doc:
    """Money that was given back."""
    document, _ = _sale(seeds, "RefundReceipt", index, REFUND)
    document |= {"Balance": 0, "HomeBalance": 0, "DepositToAccountRef": account_ref(BANK)}
    lines.settle_sale(document, 1 << 60)
    return document


def add_sales_lines(seeds: Seeds, document: Doc, rng: Random) -> None:
    """A further line."""
    document["Line"].append(lines.sales_line(seeds, rng, lines.next_line(document)))


def edit_sale(seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """What a bookkeeper does to a sale: another note, another due day, other lines."""
    draw = rng.random()
    items = [one for one in document["Line"] if one.get("DetailType") == "SalesItemLineDetail"]
    if draw < 0.3 or not items:
        document["PrivateNote"] = f"Checked {rng.randrange(1_000_000)}"
        return ["PrivateNote"]
    if draw < 0.45 and "DueDate" in document:
        document["DueDate"] = day(seeds.anchor, rng.randrange(1, 90))
        return ["DueDate"]
    if draw < 0.55:
        document["CustomerMemo"] = {"value": f"See contract {rng.randrange(1_000_000)}"}
        return ["CustomerMemo"]
    if draw < 0.75:
        line = rng.choice(items)
        detail = line["SalesItemLineDetail"]
        detail["Qty"] = (detail.get("Qty") or 0) + rng.randrange(1, 5)
        line["Amount"] = money(cents(detail.get("UnitPrice")) * detail["Qty"])
    elif draw < 0.88 or len(items) == 1:
        add_sales_lines(seeds, document, rng)
    else:
        lines.without_lines(document, [rng.choice(items)["Id"]])
    lines.settle_sale(document)
    return ["Line", "TotalAmt"]


def edit_note(_seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Another note."""
    document["PrivateNote"] = f"Checked {rng.randrange(1_000_000)}"
    return ["PrivateNote"]


WITH_CUSTOMER = (*TRANSACTION_COLUMNS, "CustomerRef")
SALES = (
    Entity(
        "Invoice",
        "invoices",
        "transaction",
        invoice,
        edit_sale,
        lambda counts: counts["invoices"],
        (*WITH_CUSTOMER, "Balance", "DueDate"),
        INVOICE,
        STEP,
        settle=lines.settle_sale,
        add_lines=add_sales_lines,
    ),
    Entity(
        "Payment",
        "payments",
        "transaction",
        payment,
        edit_note,
        lambda counts: counts["payments"],
        ("TxnDate", "TotalAmt", "CustomerRef", "PaymentRefNum"),
        PAYMENT,
        STEP,
    ),
    Entity(
        "Estimate",
        "estimates",
        "transaction",
        estimate,
        edit_sale,
        lambda counts: -(-counts["invoices"] // 8),
        (*WITH_CUSTOMER, "TxnStatus"),
        ESTIMATE,
        STEP,
        settle=lines.settle_sale,
        add_lines=add_sales_lines,
    ),
    Entity(
        "SalesReceipt",
        "sales_receipts",
        "transaction",
        sales_receipt,
        edit_sale,
        lambda counts: -(-counts["invoices"] // 5),
        (*WITH_CUSTOMER, "Balance"),
        RECEIPT,
        STEP,
        settle=lambda document: lines.settle_sale(document, 1 << 60),
        add_lines=add_sales_lines,
    ),
    Entity(
        "CreditMemo",
        "credit_memos",
        "transaction",
        credit_memo,
        edit_sale,
        lambda counts: -(-counts["invoices"] // 20),
        (*WITH_CUSTOMER, "Balance"),
        CREDIT,
        STEP,
        settle=lines.settle_sale,
        add_lines=add_sales_lines,
    ),
    Entity(
        "RefundReceipt",
        "refund_receipts",
        "transaction",
        refund_receipt,
        edit_sale,
        lambda counts: -(-counts["invoices"] // 25),
        (*WITH_CUSTOMER, "Balance"),
        REFUND,
        STEP,
        settle=lambda document: lines.settle_sale(document, 1 << 60),
        add_lines=add_sales_lines,
    ),
)
