"""Shopify Payments: payouts, the balance transactions that make them up, and disputes."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import customers, pools
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds, fake_hash, ref
from ingest_platform.sandbox.shopify.values import Doc, decimal_amount, gid, iso, lower, rest_amount, rest_id, rest_time

PAYOUTS, TRANSACTIONS, DISPUTES = "payouts", "balance_transactions", "disputes"
PAYOUT_FIRST_ID, PAYOUT_STEP = 99_100_000_000, 64
TRANSACTION_FIRST_ID, TRANSACTION_STEP = 1_770_000_000_000, 64
DISPUTE_FIRST_ID, DISPUTE_STEP = 9_900_000_000, 64
PAYOUT_OF = 10  # balance transactions of one payout
SUMMARY = (
    "adjustmentsFee",
    "adjustmentsGross",
    "advanceFees",
    "advanceGross",
    "chargesFee",
    "chargesGross",
    "refundsFee",
    "refundsFeeGross",
    "reservedFundsFee",
    "reservedFundsGross",
    "retriedPayoutsFee",
    "retriedPayoutsGross",
    "usdcRebateCreditAmount",
)
PAYOUT_STATES = ("PAID", "PAID", "PAID", "SCHEDULED", "FAILED", "CANCELED")
DISPUTE_STATES = ("NEEDS_RESPONSE", "UNDER_REVIEW", "WON", "LOST", "ACCEPTED")
REASONS = ("FRAUDULENT", "PRODUCT_NOT_RECEIVED", "DUPLICATE", "CREDIT_NOT_PROCESSED", "GENERAL")


def _money(cents: int) -> Doc:
    return {"amount": decimal_amount(cents), "currencyCode": pools.SHOP_CURRENCY}


def payout(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded payout."""
    bits = seeds.rng(PAYOUTS, index).getrandbits(60)
    number = PAYOUT_FIRST_ID + index * PAYOUT_STEP
    issued = iso(seeds.created(PAYOUTS, index))
    gross, fee = 10_000 + bits % 900_000, bits % 9_000
    return {
        "__typename": "ShopifyPaymentsPayout",
        "businessEntity": {
            "companyName": "Sandbox Ltd",
            "displayName": "Sandbox",
            "id": gid("BusinessEntity", 7_001),
            "primary": True,
        },
        "createdAt": issued,
        "externalTraceId": fake_hash("trace", seeds.name, index)[:16] if bits & 1 << 20 else None,
        "id": gid("ShopifyPaymentsPayout", number),
        "issuedAt": issued,
        "legacyResourceId": str(number),
        "net": _money(gross - fee),
        "status": PAYOUT_STATES[(bits >> 21) % 6],
        "summary": {
            **{name: _money(0) for name in SUMMARY},
            "chargesGross": _money(gross),
            "chargesFee": _money(fee),
            "refundsFeeGross": _money(-((bits >> 24) % 5_000)),
        },
        "transactionType": "WITHDRAWAL" if (bits >> 40) % 20 == 0 else "DEPOSIT",
        "updatedAt": iso(seeds.updated(PAYOUTS, index)),
    }


def transaction(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded balance transaction: a charge of an order, a refund, or an adjustment of several orders."""
    bits = seeds.rng(TRANSACTIONS, index).getrandbits(60)
    number = TRANSACTION_FIRST_ID + index * TRANSACTION_STEP
    done = iso(seeds.created(TRANSACTIONS, index))
    kind = ("CHARGE", "CHARGE", "CHARGE", "REFUND", "ADJUSTMENT")[bits % 5]
    amount, fee = (bits >> 3) % 90_000, (bits >> 20) % 900
    order = (bits >> 30) % max(seeds.counts["orders"], 1)
    named = {"id": gid("Order", _order_number(order)), "name": f"#{1001 + order}"}
    paid_by = index // PAYOUT_OF
    settled = paid_by < seeds.counts[PAYOUTS]
    return {
        "__typename": "ShopifyPaymentsBalanceTransaction",
        "adjustmentReason": "Chargeback protection ✓" if kind == "ADJUSTMENT" else None,
        "adjustmentsOrders": [_adjusted(place, order, bits) for place in range(1 + bits % 2)]
        if kind == "ADJUSTMENT"
        else [],
        "amount": _money(amount if kind != "REFUND" else -amount),
        "associatedOrder": named if kind != "ADJUSTMENT" else None,
        "associatedPayout": {
            "id": gid("ShopifyPaymentsPayout", PAYOUT_FIRST_ID + paid_by * PAYOUT_STEP),
            "status": "PAID",
        }
        if settled
        else {"id": None, "status": "PENDING"},
        "createdAt": done,
        "fee": _money(fee),
        "id": gid("ShopifyPaymentsBalanceTransaction", number),
        "legacyResourceId": str(number),
        "net": _money((amount if kind != "REFUND" else -amount) - fee),
        "sourceId": 4_400_000_000 + index,
        "sourceOrderTransactionId": 5_500_000_000 + index if kind != "ADJUSTMENT" else None,
        "sourceType": kind,
        "test": bits & 1 << 55 != 0,
        "transactionDate": done,
        "type": kind,
        "updatedAt": iso(seeds.updated(TRANSACTIONS, index)),
    }


def _order_number(index: int) -> int:
    return customers.ORDER_FIRST_ID + index * customers.ORDER_STEP


def _adjusted(place: int, order: int, bits: int) -> Doc:
    return {
        "amount": _money(100 + bits % 1_000),
        "fees": _money(bits % 50),
        "link": f"https://example.com/orders/{_order_number(order + place)}",
        "name": f"#{1001 + order + place}",
        "net": _money(100 + bits % 1_000 - bits % 50),
        "orderTransactionId": 5_600_000_000 + order + place,
    }


def dispute(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded dispute of an order; every seventh names none."""
    bits = seeds.rng(DISPUTES, index).getrandbits(60)
    number = DISPUTE_FIRST_ID + index * DISPUTE_STEP
    begun_at = seeds.created(DISPUTES, index)
    begun = iso(begun_at)
    status = DISPUTE_STATES[bits % 5]
    order = (bits >> 10) % max(seeds.counts["orders"], 1)
    return {
        "__typename": "ShopifyPaymentsDispute",
        "amount": _money(500 + (bits >> 24) % 40_000),
        "createdAt": begun,
        "evidenceDueBy": iso(begun_at + 864_000),
        "evidenceSentOn": iso(begun_at + 86_400) if status != "NEEDS_RESPONSE" else None,
        "finalizedOn": iso(begun_at + 1_728_000) if status in ("WON", "LOST", "ACCEPTED") else None,
        "id": gid("ShopifyPaymentsDispute", number),
        "initiatedAt": begun,
        "legacyResourceId": str(number),
        "order": None if index % 7 == 6 else ref("Order", gid("Order", _order_number(order))),
        "reasonDetails": {
            "networkReasonCode": str(4_800 + bits % 60) if bits & 1 << 50 else None,
            "reason": REASONS[(bits >> 51) % 5],
        },
        "status": status,
        "type": "INQUIRY" if (bits >> 54) % 4 == 0 else "CHARGEBACK",
        "updatedAt": iso(seeds.updated(DISPUTES, index)),
    }


def settle_payout(document: Doc) -> None:
    """When a payout was issued is when it came to be."""
    document["issuedAt"] = document.get("createdAt")


def settle_transaction(document: Doc) -> None:
    """When a transaction was made is when it came to be."""
    document["transactionDate"] = document.get("createdAt")


def settle_dispute(document: Doc) -> None:
    """When a dispute was initiated is when it came to be."""
    document["initiatedAt"] = document.get("createdAt")


def mutate_payout(_ctx: Context, document: Doc, rng: Random) -> list[str]:
    """The bank answers."""
    states = [one for one in ("PAID", "FAILED", "CANCELED", "SCHEDULED") if one != document.get("status")]
    return merge_into(document, {"status": rng.choice(states), "externalTraceId": f"trace-{rng.randrange(10**9)}"})


def mutate_transaction(ctx: Context, document: Doc, rng: Random) -> list[str]:
    """It is put into a payout."""
    index = rng.randrange(max(ctx.seeds.counts[PAYOUTS], 1))
    payout_gid = gid("ShopifyPaymentsPayout", PAYOUT_FIRST_ID + index * PAYOUT_STEP)
    status = rng.choice(("SCHEDULED", "PAID", "FAILED"))
    return merge_into(document, {"associatedPayout": {"id": payout_gid, "status": status}})


def mutate_dispute(ctx: Context, document: Doc, rng: Random) -> list[str]:
    """Evidence is sent, or the bank decides."""
    sent = iso(ctx.seeds.anchor + rng.randrange(100_000))
    if document.get("status") == "NEEDS_RESPONSE":
        return merge_into(document, {"status": "UNDER_REVIEW", "evidenceSentOn": sent})
    verdict = "LOST" if document.get("status") == "WON" else "WON"
    return merge_into(document, {"status": verdict, "finalizedOn": sent})


def special(_ctx: Context, _document: Doc, _body: dict[str, Any]) -> list[str]:
    """No verbs of their own."""
    return []


def no_body(_ctx: Context, document: Doc) -> Doc:
    """Payouts and balance transactions have no topic; this is what `emit` would send."""
    return {"id": rest_id(document.get("id"))}


def rest_dispute(_ctx: Context, document: Doc) -> Doc:
    """The body of `disputes/*`."""
    amount = document.get("amount") or {}
    reason = document.get("reasonDetails") or {}
    return {
        "id": rest_id(document.get("id")),
        "order_id": rest_id(document.get("order")),
        "type": lower(document.get("type")),
        "amount": rest_amount(amount.get("amount"), amount.get("currencyCode")),
        "currency": amount.get("currencyCode"),
        "reason": lower(reason.get("reason")),
        "network_reason_code": reason.get("networkReasonCode"),
        "status": lower(document.get("status")),
        "evidence_due_by": rest_time(document.get("evidenceDueBy")),
        "evidence_sent_on": rest_time(document.get("evidenceSentOn")),
        "finalized_on": rest_time(document.get("finalizedOn")),
        "initiated_at": rest_time(document.get("initiatedAt")),
    }


FAMILIES = (
    Family(
        control=PAYOUTS,
        type_name="ShopifyPaymentsPayout",
        connection=None,
        single=None,
        counter=None,
        scope="read_shopify_payments_payouts",
        first_id=PAYOUT_FIRST_ID,
        step=PAYOUT_STEP,
        sort_default="ISSUED_AT",
        generate=payout,
        mutate=mutate_payout,
        special=special,
        rest=no_body,
        topics={},
        count=lambda counts: min(counts["orders"] // 10, 400),
        settle=settle_payout,
    ),
    Family(
        control=TRANSACTIONS,
        type_name="ShopifyPaymentsBalanceTransaction",
        connection=None,
        single=None,
        counter=None,
        scope="read_shopify_payments_payouts",
        first_id=TRANSACTION_FIRST_ID,
        step=TRANSACTION_STEP,
        sort_default="PROCESSED_AT",
        generate=transaction,
        mutate=mutate_transaction,
        special=special,
        rest=no_body,
        topics={},
        count=lambda counts: min(counts["orders"], 4_000),
        settle=settle_transaction,
    ),
    Family(
        control=DISPUTES,
        type_name="ShopifyPaymentsDispute",
        connection="disputes",
        single="dispute",
        counter=None,
        scope="read_shopify_payments_disputes",
        first_id=DISPUTE_FIRST_ID,
        step=DISPUTE_STEP,
        sort_default="ID",
        generate=dispute,
        mutate=mutate_dispute,
        special=special,
        rest=rest_dispute,
        topics={"create": "disputes/create", "update": "disputes/update"},
        count=lambda counts: min(counts["orders"] // 25, 60),
        settle=settle_dispute,
    ),
)
