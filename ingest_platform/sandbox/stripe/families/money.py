"""What moves money: balance transactions, refunds and payouts, on the charges' timeline.

A failed charge (each twelfth) has no balance transaction; the one with its index is a refund's (i % 24 == 11) or a
payout's (i % 24 == 23).
"""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.families.base import Family, annotate
from ingest_platform.sandbox.stripe.families.payments import charge
from ingest_platform.sandbox.stripe.values import Seeds, currency_of, minor


def balance_transaction(seeds: Seeds, index: int) -> Doc:
    """What a charge, a refund or a payout did to the balance."""
    made = seeds.made("charge", index)
    place = index % 24
    if place == 11:
        refunded = refund(seeds, index // 24)
        kind, amount, currency, source = "refund", -refunded["amount"], refunded["currency"], refunded["id"]
    elif place == 23:
        paid = payout(seeds, index // 24)
        kind, amount, currency, source = "payout", -paid["amount"], paid["currency"], paid["id"]
    else:
        bits = seeds.bits("charge", index)
        currency = currency_of(bits)
        kind, amount, source = "charge", minor(bits >> 8, currency), seeds.id("ch_", index)
    fee = amount * 29 // 1000 + 30 if kind == "charge" else 0
    fees = [
        {
            "amount": fee,
            "application": None,
            "currency": currency,
            "description": "Stripe processing fees",
            "type": "stripe_fee",
        }
    ]
    return {
        "id": seeds.id("txn_", index),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": made // 86_400 * 86_400 + 172_800,
        "balance_type": "payments",
        "created": made,
        "currency": currency,
        "description": None if kind == "charge" else kind.upper(),
        "exchange_rate": None,
        "fee": fee,
        "fee_details": fees if fee else [],
        "net": amount - fee,
        "reporting_category": kind,
        "source": source,
        "status": "available",
        "type": kind,
        "_payout": seeds.id("po_", index // 24),
    }


def refund(seeds: Seeds, index: int) -> Doc:
    """A refund: of every second the whole amount."""
    paid = charge(seeds, index * 24 + 3)
    return {
        "id": seeds.id("re_", index),
        "object": "refund",
        "amount": paid["amount_refunded"] or paid["amount"],
        "balance_transaction": seeds.id("txn_", index * 24 + 11),
        "charge": paid["id"],
        "created": refund_made(seeds, index),
        "currency": paid["currency"],
        "destination_details": {
            "card": {
                "reference": f"{seeds.bits('refund', index) % 10**15}",
                "reference_status": "available",
                "reference_type": "acquirer_reference_number",
                "type": "refund",
            },
            "type": "card",
        },
        "metadata": {},
        "payment_intent": paid["payment_intent"],
        "reason": (None, "requested_by_customer", "duplicate", "fraudulent")[index % 4],
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "succeeded",
        "transfer_reversal": None,
    }


def refund_made(seeds: Seeds, index: int) -> int:
    """Eight charges after the refunded one."""
    return seeds.made("charge", index * 24 + 11)


def payout(seeds: Seeds, index: int) -> Doc:
    """A payout to the bank."""
    made = payout_made(seeds, index)
    bits = seeds.bits("payout", index)
    currency = ("usd", "eur", "jpy")[bits % 3]
    return {
        "id": seeds.id("po_", index),
        "object": "payout",
        "amount": 10_000 + bits % 5_000_000,
        "application_fee": None,
        "application_fee_amount": None,
        "arrival_date": made // 86_400 * 86_400 + 172_800,
        "automatic": True,
        "balance_transaction": seeds.id("txn_", index * 24 + 23),
        "created": made,
        "currency": currency,
        "description": "STRIPE PAYOUT",
        "destination": seeds.id("ba_", bits % 3),
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "livemode": False,
        "metadata": {},
        "method": "standard",
        "original_payout": None,
        "payout_method": None,
        "reconciliation_status": "completed",
        "reversed_by": None,
        "source_type": "card",
        "statement_descriptor": None,
        "status": "paid",
        "trace_id": {"status": "pending", "value": None},
        "type": "bank_account",
    }


def payout_made(seeds: Seeds, index: int) -> int:
    """With the last charge that it pays."""
    return seeds.made("charge", index * 24 + 23)


def _settled(document: Doc, _bits: int) -> None:
    document["status"] = "available" if document["status"] == "pending" else "pending"


def _refund_change(document: Doc, bits: int) -> None:
    annotate(document, bits)
    if bits % 3 == 0:
        document["status"] = "pending" if document["status"] == "succeeded" else "succeeded"


FAMILIES = [
    Family(
        "balance_transaction",
        "/v1/balance_transactions",
        "txn_",
        balance_transaction,
        lambda s, i: s.made("charge", i),
        lambda c: c["charge"],
        _settled,
        "balance_transaction_source",
        filters={"currency": "currency", "source": "source", "type": "type", "payout": "_payout"},
        expands={"source": "charge"},
    ),
    Family(
        "refund",
        "/v1/refunds",
        "re_",
        refund,
        refund_made,
        lambda c: (c["charge"] + 12) // 24,
        _refund_change,
        "refund",
        filters={"charge": "charge", "payment_intent": "payment_intent"},
        expands={
            "charge": "charge",
            "payment_intent": "payment_intent",
            "balance_transaction": "balance_transaction",
        },
        events={"create": "refund.created", "update": "refund.updated"},
        transitions=lambda b, a: ["refund.failed"] if a["status"] == "failed" != b["status"] else [],
    ),
    Family(
        "payout",
        "/v1/payouts",
        "po_",
        payout,
        payout_made,
        lambda c: c["charge"] // 24,
        annotate,
        "payout",
        filters={"destination": "destination", "status": "status"},
        ranges={"arrival_date": "arrival_date"},
        expands={"balance_transaction": "balance_transaction"},
        events={"create": "payout.created", "update": "payout.updated"},
        transitions=lambda b, a: (
            [f"payout.{a['status']}"]
            if a["status"] != b["status"] and a["status"] in ("paid", "failed", "canceled")
            else []
        ),
    ),
]
