"""Charges and their payment intents: charge `i` belongs to payment intent `i`, and each twelfth failed."""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.families.base import (
    Family,
    address,
    annotate,
    email_of,
    metadata_of,
    name_of,
)
from ingest_platform.sandbox.stripe.values import Seeds, currency_of, minor

DISPUTES_STEP, DISPUTED, DISPUTE_TOLD = 40, 5, 17
REVIEW_STEP, REVIEWED = 60, 9
WARNING_STEP, WARNED = 80, 29


def failed(index: int) -> bool:
    """Whether charge `index` failed."""
    return index % 12 == 11


def refund_of(seeds: Seeds, index: int) -> int | None:
    """The refund of charge `index`."""
    number = index // 24
    return number if index % 24 == 3 and number * 24 + 11 < seeds.counts["charge"] else None


def dispute_of(seeds: Seeds, index: int) -> int | None:
    """The dispute of charge `index`."""
    number = index // DISPUTES_STEP
    told = number * DISPUTES_STEP + DISPUTE_TOLD
    return number if index % DISPUTES_STEP == DISPUTED and told < seeds.counts["charge"] else None


def customer_index(seeds: Seeds, bits: int) -> int | None:
    """A customer, or none for a guest."""
    return (bits >> 20) % seeds.counts["customer"] if bits % 20 and seeds.counts["customer"] else None


def customer_id(seeds: Seeds, index: int | None) -> str | None:
    """The id of a customer."""
    return None if index is None else seeds.id("cus_", index)


def card(seeds: Seeds, bits: int) -> Doc:
    """The card of a payment."""
    return {
        "brand": ("visa", "mastercard", "amex")[bits % 3],
        "country": ("US", "DE", "JP")[bits % 3],
        "exp_month": bits % 12 + 1,
        "exp_year": 2028 + bits % 5,
        "fingerprint": seeds.token("card", bits % 100_000),
        "funding": ("credit", "debit", "prepaid")[bits % 3],
        "last4": f"{bits % 10_000:04d}",
    }


def charge(seeds: Seeds, index: int) -> Doc:
    """A charge, two to three kilobytes of JSON."""
    bits = seeds.bits("charge", index)
    currency = currency_of(bits)
    amount = minor(bits >> 8, currency)
    bad = failed(index)
    refund, dispute = refund_of(seeds, index), dispute_of(seeds, index)
    refunded = 0 if refund is None else amount if refund % 2 else amount // 20 * 10
    customer = customer_index(seeds, bits)
    own = seeds.id("ch_", index)
    who = bits >> 30
    return {
        "id": own,
        "object": "charge",
        "amount": amount,
        "amount_captured": 0 if bad else amount,
        "amount_refunded": refunded,
        "application": None,
        "application_fee": None,
        "application_fee_amount": None,
        "balance_transaction": None if bad else seeds.id("txn_", index),
        "billing_details": {
            "address": address(who),
            "email": email_of(who) if bits % 3 else None,
            "name": name_of(who),
            "phone": None,
            "tax_id": None,
        },
        "calculated_statement_descriptor": "INGEST TEST",
        "captured": not bad,
        "created": seeds.made("charge", index),
        "currency": currency,
        "customer": customer_id(seeds, customer),
        "description": None if bits % 4 == 0 else f"Order {bits % 100_000}",
        "disputed": dispute is not None,
        "failure_balance_transaction": None,
        "failure_code": "card_declined" if bad else None,
        "failure_message": "Your card was declined." if bad else None,
        "fraud_details": {},
        "livemode": False,
        "metadata": metadata_of(bits >> 16),
        "on_behalf_of": None,
        "outcome": {
            "advice_code": "try_again_later" if bad else None,
            "network_advice_code": None,
            "network_decline_code": "05" if bad else None,
            "network_status": "declined_by_network" if bad else "approved_by_network",
            "reason": "generic_decline" if bad else None,
            "risk_level": "normal",
            "risk_score": bits % 60,
            "seller_message": "The bank did not return any further details." if bad else "Payment complete.",
            "type": "issuer_declined" if bad else "authorized",
        },
        "paid": not bad,
        "payment_intent": seeds.id("pi_", index),
        "payment_method": None if customer is None else seeds.id("pm_", customer),
        "payment_method_details": {
            "card": {
                "amount_authorized": None if bad else amount,
                "authorization_code": None if bad else f"{bits % 1_000_000:06d}",
                **card(seeds, bits >> 12),
                "checks": {
                    "address_line1_check": "pass",
                    "address_postal_code_check": "pass",
                    "cvc_check": "pass" if bits % 2 else None,
                },
                "extended_authorization": {"status": "disabled"},
                "incremental_authorization": {"status": "unavailable"},
                "installments": None,
                "mandate": None,
                "multicapture": {"status": "unavailable"},
                "network": "visa",
                "network_token": {"used": False},
                "network_transaction_id": f"{bits % 10**15:015d}",
                "overcapture": {"maximum_amount_capturable": amount, "status": "unavailable"},
                "regulated_status": "unregulated",
                "three_d_secure": None,
                "wallet": None,
            },
            "type": "card",
        },
        "radar_options": {},
        "receipt_email": email_of(who) if bits % 6 == 0 else None,
        "receipt_number": None,
        "receipt_url": f"https://pay.stripe.com/receipts/payment/{seeds.token('receipt', index, 22)}",
        "refunded": refunded == amount,
        "review": seeds.id("prv_", index // REVIEW_STEP) if index % REVIEW_STEP == REVIEWED else None,
        "shipping": None
        if bits % 3
        else {"address": address(who), "carrier": None, "name": name_of(who), "phone": None, "tracking_number": None},
        "source": None,
        "source_transfer": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": None,
        "status": "failed" if bad else "succeeded",
        "transfer_data": None,
        "transfer_group": None,
    }


def payment_intent(seeds: Seeds, index: int) -> Doc:
    """The payment intent of charge `index`."""
    bits = seeds.bits("charge", index)
    currency = currency_of(bits)
    amount = minor(bits >> 8, currency)
    bad = failed(index)
    customer = customer_index(seeds, bits)
    own = seeds.id("pi_", index)
    error = {
        "charge": seeds.id("ch_", index),
        "code": "card_declined",
        "decline_code": "generic_decline",
        "doc_url": "https://stripe.com/docs/error-codes/card-declined",
        "message": "Your card was declined.",
        "type": "card_error",
    }
    return {
        "id": own,
        "object": "payment_intent",
        "amount": amount,
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0 if bad else amount,
        "application": None,
        "application_fee_amount": None,
        "automatic_payment_methods": {"allow_redirects": "always", "enabled": True} if bits % 2 else None,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic_async",
        "client_secret": f"{own}_secret_{seeds.token('pi', index, 25)}",
        "confirmation_method": "automatic",
        "created": seeds.made("charge", index),
        "currency": currency,
        "customer": customer_id(seeds, customer),
        "customer_account": None,
        "description": None if bits % 4 == 0 else f"Order {bits % 100_000}",
        "excluded_payment_method_types": None,
        "last_payment_error": error if bad else None,
        "latest_charge": seeds.id("ch_", index),
        "livemode": False,
        "metadata": metadata_of(bits >> 16),
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None if bad or customer is None else seeds.id("pm_", customer),
        "payment_method_configuration_details": None,
        "payment_method_options": {
            "card": {
                "installments": None,
                "mandate_options": None,
                "network": None,
                "request_three_d_secure": "automatic",
            }
        },
        "payment_method_types": ["card"],
        "processing": None,
        "receipt_email": None,
        "review": None,
        "setup_future_usage": None,
        "shipping": None,
        "source": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": None,
        "status": "requires_payment_method" if bad else "succeeded",
        "transfer_data": None,
        "transfer_group": None,
    }


def _charge_change(document: Doc, bits: int) -> None:
    annotate(document, bits)
    document["description"] = f"Bestellung {bits % 10_000}"


def _charge_events(before: Doc, after: Doc) -> list[str]:
    told = []
    if after.get("amount_refunded") != before.get("amount_refunded"):
        told.append("charge.refunded")
    if after.get("captured") and not before.get("captured"):
        told.append("charge.captured")
    return told


def _intent_events(before: Doc, after: Doc) -> list[str]:
    """Payment intents have no `updated`: only a new status is told of."""
    if after.get("status") == before.get("status"):
        return []
    told = {
        "succeeded": "payment_intent.succeeded",
        "canceled": "payment_intent.canceled",
        "processing": "payment_intent.processing",
        "requires_action": "payment_intent.requires_action",
        "requires_payment_method": "payment_intent.payment_failed",
        "requires_capture": "payment_intent.amount_capturable_updated",
    }
    return [told[after["status"]]] if after.get("status") in told else []


FAMILIES = [
    Family(
        "charge",
        "/v1/charges",
        "ch_",
        charge,
        lambda s, i: s.made("charge", i),
        lambda c: c["charge"],
        _charge_change,
        "charge",
        filters={"customer": "customer", "payment_intent": "payment_intent", "transfer_group": "transfer_group"},
        expands={
            "customer": "customer",
            "payment_intent": "payment_intent",
            "balance_transaction": "balance_transaction",
            "review": "review",
        },
        includable=("refunds",),
        events={"create": "charge.succeeded", "update": "charge.updated"},
        transitions=_charge_events,
        search=True,
    ),
    Family(
        "payment_intent",
        "/v1/payment_intents",
        "pi_",
        payment_intent,
        lambda s, i: s.made("charge", i),
        lambda c: c["charge"],
        annotate,
        "payment_intent",
        filters={"customer": "customer", "customer_account": "customer_account"},
        expands={
            "customer": "customer",
            "latest_charge": "charge",
            "payment_method": "payment_method",
            "review": "review",
        },
        events={"create": "payment_intent.created"},
        transitions=_intent_events,
        search=True,
    ),
]
