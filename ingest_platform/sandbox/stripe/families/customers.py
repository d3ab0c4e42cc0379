"""Customers, and what they pay with. Payment method `i` is customer `i`'s."""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.families.base import Family, address, annotate, email_of, metadata_of, name_of
from ingest_platform.sandbox.stripe.families.payments import card
from ingest_platform.sandbox.stripe.values import Seeds

TAX_EACH, SETUP_EACH = 5, 2


def customer(seeds: Seeds, index: int) -> Doc:
    """A customer."""
    bits = seeds.bits("customer", index)
    return {
        "id": seeds.id("cus_", index),
        "object": "customer",
        "address": None if bits % 3 == 0 else address(bits),
        "balance": 0 if bits % 4 else -(bits % 5_000),
        "created": seeds.made("customer", index),
        "currency": ("usd", "eur", None)[bits % 3],
        "default_source": None,
        "delinquent": bits % 9 == 0,
        "description": None if bits % 2 else f"Kundin {index}",
        "discount": _discount(seeds, index) if bits % 10 == 0 and seeds.counts["coupon"] else None,
        "email": None if bits % 12 == 0 else email_of(bits >> 8),
        "invoice_prefix": seeds.token("invoices", index, 8).upper(),
        "invoice_settings": {
            "custom_fields": None,
            "default_payment_method": None if index % 7 == 6 else seeds.id("pm_", index),
            "footer": None,
            "rendering_options": None,
        },
        "livemode": False,
        "metadata": metadata_of(bits >> 10),
        "name": name_of(bits >> 6),
        "next_invoice_sequence": bits % 30 + 1,
        "phone": None if bits % 2 else f"+49{bits % 10**9:09d}",
        "preferred_locales": ["de"] if bits % 3 == 1 else [],
        "shipping": None,
        "tax_exempt": ("none", "none", "none", "reverse", "exempt")[bits % 5],
        "test_clock": None,
    }


def _discount(seeds: Seeds, index: int) -> Doc:
    return {
        "id": seeds.id("di_", index),
        "object": "discount",
        "checkout_session": None,
        "customer": seeds.id("cus_", index),
        "customer_account": None,
        "end": None,
        "invoice": None,
        "invoice_item": None,
        "promotion_code": None,
        "source": {"coupon": seeds.id("", index % seeds.counts["coupon"]), "type": "coupon"},
        "start": seeds.made("customer", index),
        "subscription": None,
        "subscription_item": None,
    }


def payment_method(seeds: Seeds, index: int) -> Doc:
    """The card of a customer; each seventh is detached."""
    bits = seeds.bits("payment_method", index)
    return {
        "id": seeds.id("pm_", index),
        "object": "payment_method",
        "allow_redisplay": ("unspecified", "limited", "always")[bits % 3],
        "billing_details": {
            "address": address(bits),
            "email": email_of(bits >> 8),
            "name": name_of(bits >> 6),
            "phone": None,
            "tax_id": None,
        },
        "card": {
            **card(seeds, bits >> 12),
            "checks": {"address_line1_check": "pass", "address_postal_code_check": None, "cvc_check": "pass"},
            "display_brand": "visa",
            "generated_from": None,
            "networks": {"available": ["visa"], "preferred": None},
            "regulated_status": "unregulated",
            "three_d_secure_usage": {"supported": True},
            "wallet": None,
        },
        "created": seeds.made("customer", index),
        "customer": None if index % 7 == 6 else seeds.id("cus_", index),
        "customer_account": None,
        "livemode": False,
        "metadata": {},
        "radar_options": {},
        "type": "card",
    }


def setup_intent(seeds: Seeds, index: int) -> Doc:
    """How a customer's card was saved."""
    own = seeds.id("seti_", index)
    customer_index = index * SETUP_EACH
    return {
        "id": own,
        "object": "setup_intent",
        "application": None,
        "automatic_payment_methods": None,
        "cancellation_reason": None,
        "client_secret": f"{own}_secret_{seeds.token('seti', index, 25)}",
        "created": setup_made(seeds, index),
        "customer": seeds.id("cus_", customer_index),
        "customer_account": None,
        "description": None,
        "excluded_payment_method_types": None,
        "flow_directions": None,
        "last_setup_error": None,
        "latest_attempt": seeds.id("setatt_", index),
        "livemode": False,
        "mandate": None,
        "metadata": {},
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": seeds.id("pm_", customer_index),
        "payment_method_configuration_details": None,
        "payment_method_options": {
            "card": {"mandate_options": None, "network": None, "request_three_d_secure": "automatic"}
        },
        "payment_method_types": ["card"],
        "single_use_mandate": None,
        "status": "succeeded",
        "usage": "off_session",
    }


def setup_made(seeds: Seeds, index: int) -> int:
    """With its customer."""
    return seeds.made("customer", index * SETUP_EACH)


def tax_id(seeds: Seeds, index: int) -> Doc:
    """A customer's tax number; each tenth is the account's own."""
    bits = seeds.bits("tax_id", index)
    own = index % 10 == 9
    customer_id = None if own else seeds.id("cus_", index * TAX_EACH)
    return {
        "id": seeds.id("txi_", index),
        "object": "tax_id",
        "country": "DE",
        "created": tax_made(seeds, index),
        "customer": customer_id,
        "customer_account": None,
        "livemode": False,
        "owner": {"type": "self"} if own else {"customer": customer_id, "type": "customer"},
        "type": "eu_vat",
        "value": f"DE{bits % 10**9:09d}",
        "verification": {
            "status": "verified" if bits % 2 else "pending",
            "verified_address": None,
            "verified_name": None,
        },
    }


def tax_made(seeds: Seeds, index: int) -> int:
    """With its customer."""
    return seeds.made("customer", index * TAX_EACH)


def _moved(document: Doc, bits: int) -> None:
    annotate(document, bits)
    document["name"], document["address"] = name_of(bits), address(bits >> 4)


def _card_change(document: Doc, bits: int) -> None:
    annotate(document, bits)
    document["billing_details"]["name"] = name_of(bits)


def _verified(document: Doc, bits: int) -> None:
    document["verification"]["status"] = ("verified", "pending", "unverified")[bits % 3]


def _method_events(before: Doc, after: Doc) -> list[str]:
    if before.get("customer") == after.get("customer"):
        return []
    return ["payment_method.attached" if after.get("customer") else "payment_method.detached"]


def _setup_events(before: Doc, after: Doc) -> list[str]:
    told = {"succeeded": "succeeded", "canceled": "canceled", "requires_action": "requires_action"}
    status = after.get("status")
    return [f"setup_intent.{told[status]}"] if status != before.get("status") and status in told else []


FAMILIES = [
    Family(
        "customer",
        "/v1/customers",
        "cus_",
        customer,
        lambda s, i: s.made("customer", i),
        lambda c: c["customer"],
        _moved,
        "customer",
        filters={"email": "email", "test_clock": "test_clock"},
        expands={"invoice_settings.default_payment_method": "payment_method", "discount.source.coupon": "coupon"},
        includable=("subscriptions", "tax_ids", "sources"),
        events={"create": "customer.created", "update": "customer.updated", "delete": "customer.deleted"},
        tombstone=True,
        search=True,
    ),
    Family(
        "payment_method",
        "/v1/payment_methods",
        "pm_",
        payment_method,
        lambda s, i: s.made("customer", i),
        lambda c: c["customer"],
        _card_change,
        "payment_method",
        created=False,
        filters={
            "allow_redisplay": "allow_redisplay",
            "customer": "customer",
            "customer_account": "customer_account",
            "type": "type",
        },
        expands={"customer": "customer"},
        events={"create": "payment_method.attached", "update": "payment_method.updated"},
        transitions=_method_events,
    ),
    Family(
        "setup_intent",
        "/v1/setup_intents",
        "seti_",
        setup_intent,
        setup_made,
        lambda c: (c["customer"] + SETUP_EACH - 1) // SETUP_EACH,
        annotate,
        "setup_intent",
        filters={
            "attach_to_self": "attach_to_self",
            "customer": "customer",
            "customer_account": "customer_account",
            "payment_method": "payment_method",
        },
        expands={"customer": "customer", "payment_method": "payment_method"},
        events={"create": "setup_intent.created"},
        transitions=_setup_events,
    ),
    Family(
        "tax_id",
        "/v1/tax_ids",
        "txi_",
        tax_id,
        tax_made,
        lambda c: (c["customer"] + TAX_EACH - 1) // TAX_EACH,
        _verified,
        "tax_id",
        created=False,
        filters={"owner.type": "owner.type", "owner.customer": "owner.customer", "owner.account": "owner.account"},
        expands={"customer": "customer"},
        events={
            "create": "customer.tax_id.created",
            "update": "customer.tax_id.updated",
            "delete": "customer.tax_id.deleted",
        },
        tombstone=True,
    ),
]
