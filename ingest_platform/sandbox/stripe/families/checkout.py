"""Checkout sessions: one for each third invoice."""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.families.base import Family, annotate, email_of, name_of
from ingest_platform.sandbox.stripe.families.payments import failed
from ingest_platform.sandbox.stripe.values import Seeds, currency_of, minor

SESSION_EACH = 3


def session(seeds: Seeds, index: int) -> Doc:
    """A session that paid a payment intent, or expired."""
    bits = seeds.bits("checkout", index)
    made = session_made(seeds, index)
    charges = max(seeds.counts["charge"], 1)
    paying = index % charges
    pay_bits = seeds.bits("charge", paying)
    currency = currency_of(pay_bits)
    amount = minor(pay_bits >> 8, currency)
    paid = not failed(paying) and bits % 5 != 0
    return {
        "id": seeds.id("cs_test_", index),
        "object": "checkout.session",
        "adaptive_pricing": {"enabled": False},
        "after_expiration": None,
        "allow_promotion_codes": None,
        "amount_subtotal": amount,
        "amount_total": amount,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "billing_address_collection": None,
        "cancel_url": "https://shop.example.com/cancel",
        "client_reference_id": None if bits % 2 else f"cart-{index}",
        "client_secret": None,
        "collected_information": None,
        "consent": None,
        "consent_collection": None,
        "created": made,
        "currency": currency,
        "currency_conversion": None,
        "custom_fields": [],
        "custom_text": {
            "after_submit": None,
            "shipping_address": None,
            "submit": None,
            "terms_of_service_acceptance": None,
        },
        "customer": None,
        "customer_account": None,
        "customer_creation": "if_required",
        "customer_details": {
            "address": None,
            "business_name": None,
            "email": email_of(bits),
            "individual_name": None,
            "name": name_of(bits),
            "phone": None,
            "tax_exempt": "none",
            "tax_ids": [],
        }
        if paid
        else None,
        "customer_email": None,
        "discounts": [],
        "expires_at": made + 86_400,
        "invoice": None,
        "invoice_creation": None,
        "livemode": False,
        "locale": None,
        "metadata": {},
        "mode": "payment",
        "payment_intent": seeds.id("pi_", paying) if paid else None,
        "payment_link": None,
        "payment_method_collection": "if_required",
        "payment_method_configuration_details": None,
        "payment_method_options": {},
        "payment_method_types": ["card"],
        "payment_status": "paid" if paid else "unpaid",
        "permissions": None,
        "phone_number_collection": {"enabled": False},
        "recovered_from": None,
        "saved_payment_method_options": None,
        "setup_intent": None,
        "shipping_address_collection": None,
        "shipping_cost": None,
        "shipping_options": [],
        "status": "complete" if paid else "expired",
        "submit_type": None,
        "subscription": None,
        "success_url": "https://shop.example.com/thanks",
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page",
        "url": None,
        "wallet_options": None,
    }


def session_made(seeds: Seeds, index: int) -> int:
    """With an invoice."""
    return seeds.made("invoice", index * SESSION_EACH)


def _session_events(before: Doc, after: Doc) -> list[str]:
    told = {"complete": "checkout.session.completed", "expired": "checkout.session.expired"}
    status = after.get("status")
    return [told[status]] if status != before.get("status") and status in told else []


FAMILIES = [
    Family(
        "checkout.session",
        "/v1/checkout/sessions",
        "cs_test_",
        session,
        session_made,
        lambda c: (c["invoice"] + SESSION_EACH - 1) // SESSION_EACH,
        annotate,
        "checkout_session",
        filters={
            "customer": "customer",
            "customer_account": "customer_account",
            "customer_details.email": "customer_details.email",
            "payment_intent": "payment_intent",
            "payment_link": "payment_link",
            "status": "status",
            "subscription": "subscription",
        },
        expands={"payment_intent": "payment_intent", "customer": "customer"},
        includable=("line_items",),
        transitions=_session_events,
    )
]
