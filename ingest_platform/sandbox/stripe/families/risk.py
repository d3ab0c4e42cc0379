"""Disputes, reviews and early fraud warnings: each on a charge of its own."""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.families.base import Family, annotate
from ingest_platform.sandbox.stripe.families.payments import (
    DISPUTE_TOLD,
    DISPUTED,
    DISPUTES_STEP,
    REVIEW_STEP,
    REVIEWED,
    WARNED,
    WARNING_STEP,
    charge,
)
from ingest_platform.sandbox.stripe.values import Seeds

EVIDENCE = (
    "access_activity_log",
    "billing_address",
    "cancellation_policy",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_communication",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "customer_signature",
    "duplicate_charge_documentation",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "receipt",
    "refund_policy",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "service_documentation",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_documentation",
    "shipping_tracking_number",
    "uncategorized_file",
    "uncategorized_text",
)


def dispute(seeds: Seeds, index: int) -> Doc:
    """A dispute over a whole charge."""
    paid = charge(seeds, index * DISPUTES_STEP + DISPUTED)
    made = dispute_made(seeds, index)
    status = ("needs_response", "under_review", "won", "lost", "warning_closed")[index % 5]
    return {
        "id": seeds.id("du_", index),
        "object": "dispute",
        "amount": paid["amount"],
        "balance_transactions": [],
        "charge": paid["id"],
        "created": made,
        "currency": paid["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {**dict.fromkeys(EVIDENCE), "enhanced_evidence": {}},
        "evidence_details": {
            "due_by": made + 7 * 86_400,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
            "submission_method": "not_submitted",
        },
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "network_reason_code": "10.4",
        "payment_intent": paid["payment_intent"],
        "payment_method_details": {
            "card": {"brand": "visa", "case_type": "chargeback", "network": "visa", "network_reason_code": "10.4"},
            "type": "card",
        },
        "reason": ("fraudulent", "product_not_received", "general")[index % 3],
        "status": status,
    }


def dispute_made(seeds: Seeds, index: int) -> int:
    """Twelve charges after the disputed one."""
    return seeds.made("charge", index * DISPUTES_STEP + DISPUTE_TOLD)


def review(seeds: Seeds, index: int) -> Doc:
    """A payment that a person looks at."""
    paid = charge(seeds, index * REVIEW_STEP + REVIEWED)
    waiting = index % 2 == 0
    return {
        "id": seeds.id("prv_", index),
        "object": "review",
        "billing_zip": "10115" if index % 3 else None,
        "charge": paid["id"],
        "closed_reason": None if waiting else "approved",
        "created": paid["created"],
        "ip_address": "203.0.113.7",
        "ip_address_location": {
            "city": "Köln",
            "country": "DE",
            "latitude": 50.9375,
            "longitude": 6.9603,
            "region": None,
        },
        "livemode": False,
        "open": waiting,
        "opened_reason": "rule",
        "payment_intent": paid["payment_intent"],
        "reason": "rule" if waiting else "approved",
        "session": None,
    }


def warning(seeds: Seeds, index: int) -> Doc:
    """The card network's word that a charge may be fraud."""
    paid = charge(seeds, index * WARNING_STEP + WARNED)
    return {
        "id": seeds.id("issfr_", index),
        "object": "radar.early_fraud_warning",
        "actionable": not paid["refunded"],
        "charge": paid["id"],
        "created": paid["created"],
        "fraud_type": ("made_with_stolen_card", "unauthorized_use_of_card", "misc")[index % 3],
        "livemode": False,
        "payment_intent": paid["payment_intent"],
    }


def _dispute_change(document: Doc, bits: int) -> None:
    annotate(document, bits)
    document["evidence"]["customer_name"] = f"Jürgen {bits % 100}"


def _review_change(document: Doc, _bits: int) -> None:
    document.update(open=False, closed_reason="approved", reason="approved")


FAMILIES = [
    Family(
        "dispute",
        "/v1/disputes",
        "du_",
        dispute,
        dispute_made,
        lambda c: (c["charge"] + DISPUTES_STEP - 1 - DISPUTE_TOLD) // DISPUTES_STEP,
        _dispute_change,
        "dispute",
        filters={"charge": "charge", "payment_intent": "payment_intent"},
        expands={"charge": "charge", "payment_intent": "payment_intent"},
        events={"create": "charge.dispute.created", "update": "charge.dispute.updated"},
        transitions=lambda b, a: (
            ["charge.dispute.closed"]
            if a["status"] != b["status"] and a["status"] in ("won", "lost", "warning_closed")
            else []
        ),
    ),
    Family(
        "review",
        "/v1/reviews",
        "prv_",
        review,
        lambda s, i: s.made("charge", i * REVIEW_STEP + REVIEWED),
        lambda c: (c["charge"] + REVIEW_STEP - 1 - REVIEWED) // REVIEW_STEP,
        _review_change,
        "review",
        expands={"charge": "charge", "payment_intent": "payment_intent"},
        events={"create": "review.opened"},
        transitions=lambda b, a: ["review.closed"] if b["open"] and not a["open"] else [],
    ),
    Family(
        "radar.early_fraud_warning",
        "/v1/radar/early_fraud_warnings",
        "issfr_",
        warning,
        lambda s, i: s.made("charge", i * WARNING_STEP + WARNED),
        lambda c: (c["charge"] + WARNING_STEP - 1 - WARNED) // WARNING_STEP,
        lambda d, b: d.update(actionable=b % 2 == 0),
        "early_fraud_warning",
        filters={"charge": "charge", "payment_intent": "payment_intent"},
        expands={"charge": "charge", "payment_intent": "payment_intent"},
        events={"create": "radar.early_fraud_warning.created", "update": "radar.early_fraud_warning.updated"},
    ),
]
