"""What a company buys, and its books: bills and their payments, purchases, deposits, transfers, journal entries."""

from __future__ import annotations

from random import Random

from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.quickbooks.entities import lines
from ingest_platform.sandbox.quickbooks.entities.base import STEP, TRANSACTION_COLUMNS, Entity, chance, transaction
from ingest_platform.sandbox.quickbooks.entities.lists import (
    BANK,
    CARD,
    EXPENSES,
    INCOME,
    PAYABLE,
    TERMS,
    UNDEPOSITED,
    account_ref,
)
from ingest_platform.sandbox.quickbooks.entities.names import vendor_currency, vendor_name
from ingest_platform.sandbox.quickbooks.entities.sales import (
    DEPOSIT,
    PAYMENT,
    edit_note,
    number_of,
    paid_by,
    paid_share,
    payment,
    payment_of,
    payments_for,
    rate_of,
)
from ingest_platform.sandbox.quickbooks.values import HOME, cents, day, home, money, ref

BILL, BILL_PAYMENT, PURCHASE, TRANSFER, JOURNAL = 8, 9, 10, 11, 12


def seller(seeds: Seeds, index: int) -> int:
    """The index of a transaction's vendor."""
    return (index * 13 + 3) % max(seeds.counts["vendors"], 1)


def pay_type(index: int) -> str:
    """How a bill payment pays."""
    return "CreditCard" if index % 4 == 3 else "Check"


def bill(seeds: Seeds, index: int) -> Doc:
    """What a vendor wants, paid as invoices are."""
    rng, who = seeds.rng("Bill", index), seller(seeds, index)
    currency, term = vendor_currency(who), index % len(TERMS)
    document = transaction(seeds, "Bill", index, number_of(BILL, index), currency, rate_of(currency, index))
    paid = payment_of(index)
    is_paid = paid is not None and paid < seeds.counts["bill_payments"]
    document |= {
        "LinkedTxn": [lines.link(number_of(BILL_PAYMENT, paid or 0), f"BillPayment{pay_type(paid or 0)}")]
        if is_paid
        else [],
        "Line": [lines.expense_line(seeds, rng, place + 1) for place in range(rng.choice((1, 1, 2, 3)))],
        "VendorRef": ref(who + 1, vendor_name(who)),
        "APAccountRef": account_ref(PAYABLE),
        "SalesTermRef": ref(term + 1, TERMS[term][0]),
        "DueDate": day(seeds.created("Bill", index), TERMS[term][1]),
        "TotalAmt": 0,
        "Balance": 0,
        "HomeBalance": 0,
    }
    lines.settle_purchase(document, 0)
    if is_paid:
        lines.settle_purchase(document, paid_share(cents(document["TotalAmt"]), index))
    return document


def bill_payment(seeds: Seeds, index: int) -> Doc:
    """A check, or a card's charge, for one bill; one that is made later is on account."""
    other = paid_by(index)
    seeded = index < seeds.counts["bill_payments"]
    who = seller(seeds, other)
    currency = vendor_currency(who)
    number = number_of(BILL_PAYMENT, index)
    document = transaction(seeds, "BillPayment", index, number, currency, rate_of(currency, other))
    amount = paid_share(cents(bill(seeds, other)["TotalAmt"]), other) if seeded else 1_000 + index
    document |= {
        "Line": [lines.linked_line(amount, number_of(BILL, other), "Bill")] if seeded else [],
        "VendorRef": ref(who + 1, vendor_name(who)),
        "APAccountRef": account_ref(PAYABLE),
        "TotalAmt": money(amount),
    }
    if pay_type(index) == "CreditCard":
        document |= {"PayType": "CreditCard", "CreditCardPayment": {"CCAccountRef": account_ref(CARD)}}
    else:
        check = {"BankAccountRef": account_ref(BANK), "PrintStatus": "NotSet"}
        document |= {"PayType": "Check", "CheckPayment": check}
    return document


def purchase(seeds: Seeds, index: int) -> Doc:
    """Something paid at once: cash, check or card; some from nobody in particular."""
    rng, who = seeds.rng("Purchase", index), seller(seeds, index)
    document = transaction(seeds, "Purchase", index, number_of(PURCHASE, index), HOME, 1.0)
    kind = ("Cash", "Check", "CreditCard")[index % 3]
    document |= {
        "Line": [lines.expense_line(seeds, rng, place + 1) for place in range(rng.choice((1, 1, 2)))],
        "AccountRef": account_ref(CARD if kind == "CreditCard" else BANK),
        "PaymentType": kind,
        "TotalAmt": 0,
        "Credit": False,
    }
    if chance(rng, 0.7):
        document["EntityRef"] = {**ref(who + 1, vendor_name(who)), "type": "Vendor"}
    lines.settle_purchase(document)
    return document


def deposit(seeds: Seeds, index: int) -> Doc:
    """Two payments taken to the bank, and a line of other money."""
    rng = seeds.rng("Deposit", index)
    document = transaction(seeds, "Deposit", index, number_of(DEPOSIT, index), HOME, 1.0)
    found = []
    for place in (4 * index, 4 * index + 1):
        if index < seeds.counts["deposits"] and place < seeds.counts["payments"]:
            paid = payment(seeds, place)
            amount = home(cents(paid["TotalAmt"]), float(paid["ExchangeRate"]))
            found.append(lines.linked_line(amount, number_of(PAYMENT, place), "Payment"))
    detail = {"AccountRef": account_ref(INCOME)}
    amount = rng.randrange(100, 5_000)
    other = {
        "Id": "1",
        "LineNum": 1,
        "Amount": money(amount),
        "DetailType": "DepositLineDetail",
        "DepositLineDetail": detail,
    }
    document |= {
        "Line": [*found, other],
        "DepositToAccountRef": account_ref(BANK),
        "TotalAmt": 0,
        "HomeTotalAmt": 0,
    }
    lines.settle_purchase(document)
    return document


def transfer(seeds: Seeds, index: int) -> Doc:
    """Money from one account to another; it has no lines."""
    rng = seeds.rng("Transfer", index)
    document = transaction(seeds, "Transfer", index, number_of(TRANSFER, index), HOME, 1.0)
    del document["DocNumber"]
    document |= {
        "FromAccountRef": account_ref(BANK),
        "ToAccountRef": account_ref(2 if index % 2 else UNDEPOSITED),
        "Amount": money(rng.randrange(1_000, 900_000)),
    }
    return document


def _posting(amount: int, account: int, side: str, place: int) -> Doc:
    detail = {"PostingType": side, "AccountRef": account_ref(account)}
    return {
        "Id": str(place),
        "LineNum": place + 1,
        "Description": f"{side} side",
        "Amount": money(amount),
        "DetailType": "JournalEntryLineDetail",
        "JournalEntryLineDetail": detail,
    }


def journal_entry(seeds: Seeds, index: int) -> Doc:
    """As much debit as credit. Its first line has the Id "0", as at the vendor."""
    rng = seeds.rng("JournalEntry", index)
    document = transaction(seeds, "JournalEntry", index, number_of(JOURNAL, index), HOME, 1.0)
    document |= {"Adjustment": False, "Line": [], "TotalAmt": 0, "HomeTotalAmt": 0}
    for place in range(rng.choice((1, 1, 2))):
        amount = rng.randrange(1_000, 200_000)
        document["Line"].append(_posting(amount, rng.choice(EXPENSES), "Debit", 2 * place))
        document["Line"].append(_posting(amount, BANK, "Credit", 2 * place + 1))
    settle_journal(document)
    return document


def settle_journal(document: Doc) -> None:
    """The total is that of the debits."""
    debits = [one for one in document["Line"] if one["JournalEntryLineDetail"]["PostingType"] == "Debit"]
    document["TotalAmt"] = document["HomeTotalAmt"] = money(sum(cents(one.get("Amount")) for one in debits))


def add_expense(seeds: Seeds, document: Doc, rng: Random) -> None:
    """A further line."""
    document["Line"].append(lines.expense_line(seeds, rng, lines.next_line(document)))


def add_posting(_seeds: Seeds, document: Doc, rng: Random) -> None:
    """Two further lines that balance."""
    amount, place = rng.randrange(1_000, 200_000), lines.next_line(document)
    document["Line"].append(_posting(amount, rng.choice(EXPENSES), "Debit", place))
    document["Line"].append(_posting(amount, BANK, "Credit", place + 1))


def edit_purchase(seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Another note, or other lines."""
    own = [one for one in document["Line"] if "Id" in one]
    if chance(rng, 0.5) or not own:
        return edit_note(seeds, document, rng)
    if chance(rng, 0.4):
        add_expense(seeds, document, rng)
    elif chance(rng, 0.4) and len(own) > 1:
        lines.without_lines(document, [own[0]["Id"]])
    else:
        line, amount = rng.choice(own), rng.randrange(500, 90_000)
        line["Amount"] = money(amount)
    lines.settle_purchase(document)
    return ["Line", "TotalAmt"]


def edit_transfer(seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Another amount."""
    if chance(rng, 0.5):
        return edit_note(seeds, document, rng)
    document["Amount"] = money(rng.randrange(1_000, 900_000))
    return ["Amount"]


def edit_journal(seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Another note, or two further lines."""
    if chance(rng, 0.6):
        return edit_note(seeds, document, rng)
    add_posting(seeds, document, rng)
    settle_journal(document)
    return ["Line", "TotalAmt"]


WITH_VENDOR = (*TRANSACTION_COLUMNS, "VendorRef")
PURCHASES = (
    Entity(
        "Bill",
        "bills",
        "transaction",
        bill,
        edit_purchase,
        lambda counts: counts["bills"],
        (*WITH_VENDOR, "Balance", "DueDate"),
        BILL,
        STEP,
        settle=lines.settle_purchase,
        add_lines=add_expense,
    ),
    Entity(
        "BillPayment",
        "bill_payments",
        "transaction",
        bill_payment,
        edit_note,
        lambda counts: counts["bill_payments"],
        WITH_VENDOR,
        BILL_PAYMENT,
        STEP,
    ),
    Entity(
        "Purchase",
        "purchases",
        "transaction",
        purchase,
        edit_purchase,
        lambda counts: -(-counts["invoices"] // 4),
        (*TRANSACTION_COLUMNS, "PaymentType", "AccountRef"),
        PURCHASE,
        STEP,
        settle=lines.settle_purchase,
        add_lines=add_expense,
    ),
    Entity(
        "Deposit",
        "deposits",
        "transaction",
        deposit,
        edit_note,
        lambda counts: counts["deposits"],
        (*TRANSACTION_COLUMNS, "DepositToAccountRef"),
        DEPOSIT,
        STEP,
        settle=lines.settle_purchase,
    ),
    Entity(
        "Transfer",
        "transfers",
        "transaction",
        transfer,
        edit_transfer,
        lambda counts: -(-counts["invoices"] // 20),
        ("TxnDate", "Amount"),
        TRANSFER,
        STEP,
    ),
    Entity(
        "JournalEntry",
        "journal_entries",
        "transaction",
        journal_entry,
        edit_journal,
        lambda counts: -(-counts["invoices"] // 10),
        TRANSACTION_COLUMNS,
        JOURNAL,
        STEP,
        settle=settle_journal,
        add_lines=add_posting,
    ),
)


def derived(invoices: int, customers: int, items: int) -> dict[str, int]:
    """The counts that those of other entities follow from."""
    bills = invoices * 2 // 5
    payments = payments_for(invoices)
    return {
        "invoices": invoices,
        "customers": customers,
        "items": items,
        "vendors": -(-customers // 3),
        "payments": payments,
        "bills": bills,
        "bill_payments": payments_for(bills),
        "deposits": payments // 4,
    }
