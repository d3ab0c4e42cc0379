"""Lines of transactions: making, counting, changing and voiding them."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.quickbooks.entities.base import chance
from ingest_platform.sandbox.quickbooks.entities.lists import (
    CLASSES,
    EXPENSES,
    TAX_CODES,
    TAX_RATES,
    account_ref,
    item_name,
    item_price,
)
from ingest_platform.sandbox.quickbooks.values import cents, home, money, ref

TAX, NO_TAX = "TAX", "NON"
"""Whether a line is taxed: pseudo codes of companies in the US, which no TaxCode object has as Id."""


def sales_line(seeds: Seeds, rng: Random, place: int) -> Doc:
    """So many pieces of an item."""
    index = rng.randrange(max(seeds.counts["items"], 1))
    quantity = rng.choice((1, 1, 2, 3, 5, 12))
    detail: Doc = {
        "ItemRef": ref(index + 1, item_name(index)),
        "UnitPrice": money(item_price(index)),
        "Qty": quantity,
        "TaxCodeRef": ref(TAX if chance(rng, 0.4) else NO_TAX),
    }
    if chance(rng, 0.25):
        klass = rng.randrange(len(CLASSES) - 1)
        detail["ClassRef"] = ref(klass + 1, CLASSES[klass])
    line: Doc = {
        "Id": str(place),
        "LineNum": place,
        "Amount": money(item_price(index) * quantity),
        "DetailType": "SalesItemLineDetail",
        "SalesItemLineDetail": detail,
    }
    if chance(rng, 0.7):
        line["Description"] = f"{item_name(index)} for you"
    return line


def expense_line(seeds: Seeds, rng: Random, place: int) -> Doc:
    """Money for an account, or for an item."""
    amount = rng.randrange(500, 90_000)
    line: Doc = {"Id": str(place), "LineNum": place, "Amount": money(amount)}
    if chance(rng, 0.7) or not seeds.counts["items"]:
        spent: Doc = {
            "AccountRef": account_ref(rng.choice(EXPENSES)),
            "BillableStatus": "NotBillable",
            "TaxCodeRef": ref(NO_TAX),
        }
        return {**line, "DetailType": "AccountBasedExpenseLineDetail", "AccountBasedExpenseLineDetail": spent}
    index = rng.randrange(seeds.counts["items"])
    detail: Doc = {
        "ItemRef": ref(index + 1, item_name(index)),
        "UnitPrice": money(amount),
        "Qty": 1,
        "BillableStatus": "NotBillable",
        "TaxCodeRef": ref(NO_TAX),
    }
    return {**line, "DetailType": "ItemBasedExpenseLineDetail", "ItemBasedExpenseLineDetail": detail}


def next_line(document: Doc) -> int:
    """The number of a further line."""
    taken = [int(one["Id"]) for one in document.get("Line") or [] if str(one.get("Id", "")).isdigit()]
    return max(taken, default=0) + 1


def link(number: int, kind: str) -> Doc:
    """A linked transaction."""
    return {"TxnId": str(number), "TxnType": kind}


def linked_line(amount: int, number: int, kind: str) -> Doc:
    """What a payment pays: an amount for one transaction."""
    return {"Amount": money(amount), "LinkedTxn": [link(number, kind)]}


def settle_sale(document: Doc, paid: int | None = None) -> None:
    """Recounts subtotal, tax, total and balance from the lines; `paid` in cents, by default what was paid before."""
    if paid is None:
        paid = cents(document.get("TotalAmt")) - cents(document.get("Balance"))
    lines = [one for one in document["Line"] if one.get("DetailType") != "SubTotalLineDetail"]
    items = [one for one in lines if one.get("DetailType") == "SalesItemLineDetail"]
    subtotal = sum(cents(one.get("Amount")) for one in items)
    discount = sum(cents(one.get("Amount")) for one in lines if one.get("DetailType") == "DiscountLineDetail")
    taxed = sum(cents(one["Amount"]) for one in items if one["SalesItemLineDetail"].get("TaxCodeRef") == ref(TAX))
    document["Line"] = [
        *lines,
        {"Amount": money(subtotal), "DetailType": "SubTotalLineDetail", "SubTotalLineDetail": {}},
    ]
    tax = _retax(document.get("TxnTaxDetail"), taxed)
    total = subtotal - discount + tax
    rate = float(document.get("ExchangeRate") or 1)
    amounts = {"TotalAmt": total, "Balance": max(total - paid, 0), "RemainingCredit": max(total - paid, 0)}
    homes = {"HomeTotalAmt": amounts["TotalAmt"], "HomeBalance": amounts["Balance"]}
    for key, amount in amounts.items():
        if key in document:
            document[key] = money(amount)
    for key, amount in homes.items():
        if key in document:
            document[key] = money(home(amount, rate))


def _retax(detail: Doc | None, taxed: int) -> int:
    """Sets the tax of an amount in cents; returns the tax."""
    if detail is None:
        return 0
    total = 0
    for line in detail.get("TaxLine") or []:
        amount = round(taxed * line["TaxLineDetail"]["TaxPercent"] / 100)
        line["Amount"] = money(amount)
        line["TaxLineDetail"]["NetAmountTaxable"] = money(taxed)
        total += amount
    detail["TotalTax"] = money(total)
    return total


def tax_detail(place: int) -> Doc:
    """The tax of a sale under one tax code, not counted yet."""
    _, rate = TAX_CODES[place]
    line = {
        "Amount": 0,
        "DetailType": "TaxLineDetail",
        "TaxLineDetail": {
            "TaxRateRef": ref(rate),
            "PercentBased": True,
            "TaxPercent": TAX_RATES[rate - 1][1],
            "NetAmountTaxable": 0,
        },
    }
    return {"TxnTaxCodeRef": ref(place + 1), "TotalTax": 0, "TaxLine": [line]}


def settle_purchase(document: Doc, paid: int | None = None) -> None:
    """Recounts total and balance of what was bought."""
    if paid is None:
        paid = cents(document.get("TotalAmt")) - cents(document.get("Balance"))
    total = sum(cents(one.get("Amount")) for one in document["Line"])
    document["TotalAmt"] = money(total)
    rate = float(document.get("ExchangeRate") or 1)
    if "Balance" in document:
        document["Balance"] = money(max(total - paid, 0))
    for key, amount in {"HomeBalance": max(total - paid, 0), "HomeTotalAmt": total}.items():
        if key in document:
            document[key] = money(home(amount, rate))


ZEROED = ("TotalAmt", "HomeTotalAmt", "Balance", "HomeBalance", "RemainingCredit", "UnappliedAmt", "Amount")


def void(document: Doc) -> None:
    """What voiding leaves: the transaction with its lines, all amounts zero, linked to nothing, and a note."""
    note = str(document.get("PrivateNote") or "")
    document["PrivateNote"] = f"Voided - {note}" if note and not note.startswith("Voided") else note or "Voided"
    for key in ZEROED:
        if key in document:
            document[key] = 0
    lines = [one for one in document.get("Line") or [] if one.get("DetailType")]  # what pays nothing has no line left
    for line in lines:
        line["Amount"] = 0
        line.pop("LinkedTxn", None)
        detail = line.get(line["DetailType"], {})
        if isinstance(detail, dict) and "Qty" in detail:
            detail["Qty"] = 0
    if "Line" in document:
        document["Line"] = lines
    if "LinkedTxn" in document:
        document["LinkedTxn"] = []
    if isinstance(document.get("TxnTaxDetail"), dict):
        _retax(document["TxnTaxDetail"], 0)


def without_lines(document: Doc, wanted: Any) -> None:
    """Takes lines away: those with these Ids, or so many from the end. At least one stays."""
    kept = [one for one in document["Line"] if "Id" in one]
    gone = {str(one) for one in wanted} if isinstance(wanted, list) else {one["Id"] for one in kept[-int(wanted) :]}
    if len(kept) <= len(gone):
        gone.discard(kept[0]["Id"])
    document["Line"] = [one for one in document["Line"] if one.get("Id") not in gone]
