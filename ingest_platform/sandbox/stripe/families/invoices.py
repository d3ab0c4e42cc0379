"""Invoices, what paid them, credit notes, checkout sessions. Each fifteenth invoice is a draft."""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.families.base import Family, annotate, email_of, metadata_of, name_of
from ingest_platform.sandbox.stripe.families.billing import MONTH, subscriber
from ingest_platform.sandbox.stripe.families.catalog import PRICE_CURRENCIES, PRICES
from ingest_platform.sandbox.stripe.values import Seeds, listed, minor

DRAFT_EACH = 15
MANY_EACH, MANY = 23, 14
"""Each so many invoices have so many lines: more than an answer shows."""
CREDIT_EACH, CREDITED, CREDIT_TOLD = 9, 2, 4
SESSION_EACH = 3


def status_of(index: int) -> str:
    """Mostly paid."""
    if index % DRAFT_EACH == DRAFT_EACH - 1:
        return "draft"
    return {3: "open", 6: "void", 8: "uncollectible"}.get(index % 10, "paid")


def line(seeds: Seeds, invoice: int, place: int, made: int, currency: str) -> Doc:
    """One line."""
    number = invoice * 100 + place
    bits = seeds.bits("line", number)
    quantity = bits % 4 + 1
    unit = minor(bits >> 5, currency)
    product = (invoice + place) % max(seeds.counts["product"], 1)
    return {
        "id": seeds.id("il_", number),
        "object": "line_item",
        "amount": unit * quantity,
        "currency": currency,
        "description": f"{quantity} × Größe M" if bits % 3 else None,
        "discount_amounts": [],
        "discountable": True,
        "discounts": [],
        "invoice": seeds.id("in_", invoice),
        "livemode": False,
        "metadata": {},
        "parent": {
            "invoice_item_details": {
                "invoice_item": seeds.id("ii_", number),
                "proration": False,
                "proration_details": {"credited_items": None},
                "subscription": None,
            },
            "subscription_item_details": None,
            "type": "invoice_item_details",
        },
        "period": {"end": made + MONTH, "start": made},
        "pretax_credit_amounts": [],
        "pricing": {
            "price_details": {"price": seeds.id("price_", product * PRICES), "product": seeds.id("prod_", product)},
            "type": "price_details",
            "unit_amount_decimal": str(unit),
        },
        "quantity": quantity,
        "quantity_decimal": str(quantity),
        "subscription": None,
        "subtotal": unit * quantity,
        "taxes": [],
    }


def subscription_of(seeds: Seeds, index: int) -> int | None:
    """The subscription of an invoice; each third has none."""
    count = seeds.counts["subscription"]
    return index % count if count and (index < count or index % 3) else None


def invoice(seeds: Seeds, index: int) -> Doc:
    """An invoice with one to three lines, some with more than an answer shows."""
    bits = seeds.bits("invoice", index)
    made = seeds.made("invoice", index)
    status = status_of(index)
    subscription = subscription_of(seeds, index)
    customer = subscriber(seeds, index if subscription is None else subscription)
    currency = PRICE_CURRENCIES[bits % len(PRICE_CURRENCIES)]
    own = seeds.id("in_", index)
    lines = [
        line(seeds, index, place, made, currency)
        for place in range(MANY if index % MANY_EACH == MANY_EACH - 1 else bits % 3 + 1)
    ]
    total = sum(one["amount"] for one in lines)
    paid = total if status == "paid" else 0
    final = status != "draft"
    return {
        "id": own,
        "object": "invoice",
        "account_country": "DE",
        "account_name": seeds.name,
        "account_tax_ids": None,
        "amount_due": total,
        "amount_overpaid": 0,
        "amount_paid": paid,
        "amount_remaining": total - paid,
        "amount_shipping": 0,
        "application": None,
        "attempt_count": int(final),
        "attempted": final,
        "auto_advance": status == "open",
        "automatic_tax": {
            "disabled_reason": None,
            "enabled": False,
            "liability": None,
            "provider": None,
            "status": None,
        },
        "automatically_finalizes_at": None,
        "billing_reason": "manual" if subscription is None else "subscription_cycle",
        "collection_method": "charge_automatically",
        "created": made,
        "currency": currency,
        "custom_fields": None,
        "customer": seeds.id("cus_", customer),
        "customer_account": None,
        "customer_address": None,
        "customer_email": email_of(bits),
        "customer_name": name_of(bits >> 6),
        "customer_phone": None,
        "customer_shipping": None,
        "customer_tax_exempt": "none",
        "customer_tax_ids": [],
        "default_payment_method": None,
        "default_source": None,
        "default_tax_rates": [],
        "description": None if bits % 3 else "Danke für Ihren Einkauf",
        "discounts": [],
        "due_date": None,
        "effective_at": made + 3_600 if final else None,
        "ending_balance": 0 if final else None,
        "footer": None,
        "from_invoice": None,
        "hosted_invoice_url": f"https://invoice.stripe.com/i/{own}" if final else None,
        "invoice_pdf": f"https://pay.stripe.com/invoice/{own}/pdf" if final else None,
        "issuer": {"type": "self"},
        "last_finalization_error": None,
        "latest_revision": None,
        "lines": listed(lines, f"/v1/invoices/{own}/lines"),
        "livemode": False,
        "metadata": metadata_of(bits >> 9),
        "next_payment_attempt": None,
        "number": f"INV-{index:06d}" if final else None,
        "on_behalf_of": None,
        "parent": None
        if subscription is None
        else {
            "quote_details": None,
            "subscription_details": {"metadata": {}, "subscription": seeds.id("sub_", subscription)},
            "type": "subscription_details",
        },
        "payment_settings": {"default_mandate": None, "payment_method_options": None, "payment_method_types": None},
        "period_end": made,
        "period_start": made - MONTH,
        "post_payment_credit_notes_amount": 0,
        "pre_payment_credit_notes_amount": 0,
        "receipt_number": None,
        "rendering": None,
        "shipping_cost": None,
        "shipping_details": None,
        "starting_balance": 0,
        "statement_descriptor": None,
        "status": status,
        "status_transitions": {
            "finalized_at": made + 3_600 if final else None,
            "marked_uncollectible_at": made + 7_200 if status == "uncollectible" else None,
            "paid_at": made + 3_600 if status == "paid" else None,
            "voided_at": made + 7_200 if status == "void" else None,
        },
        "subtotal": total,
        "subtotal_excluding_tax": total,
        "test_clock": None,
        "total": total,
        "total_discount_amounts": [],
        "total_excluding_tax": total,
        "total_pretax_credit_amounts": [],
        "total_taxes": [],
        "webhooks_delivered_at": made,
    }


def payment_invoice(index: int) -> int:
    """The invoice that an invoice payment is for: all but drafts have one."""
    return index + index // (DRAFT_EACH - 1)


def invoice_payment(seeds: Seeds, index: int) -> Doc:
    """What paid an invoice, or is to pay it."""
    number = payment_invoice(index)
    found = invoice(seeds, number)
    paid = found["status"] == "paid"
    charges = max(seeds.counts["charge"], 1)
    closed = found["status"] in ("void", "uncollectible")
    return {
        "id": seeds.id("inpay_", index),
        "object": "invoice_payment",
        "amount_paid": found["amount_paid"] if paid else None,
        "amount_requested": found["amount_due"],
        "created": found["created"],
        "currency": found["currency"],
        "invoice": found["id"],
        "is_default": True,
        "livemode": False,
        "payment": {"payment_intent": seeds.id("pi_", number % charges), "type": "payment_intent"},
        "status": "paid" if paid else "canceled" if closed else "open",
        "status_transitions": {
            "canceled_at": found["created"] + 7_200 if closed else None,
            "paid_at": found["status_transitions"]["paid_at"],
        },
    }


def credit_note(seeds: Seeds, index: int) -> Doc:
    """A credit note for the first line of an invoice."""
    number = index * CREDIT_EACH + CREDITED
    found = invoice(seeds, number)
    first = found["lines"]["data"][0]
    amount = first["amount"]
    own = seeds.id("cn_", index)
    after = found["status"] == "paid"
    lines = [
        {
            "id": seeds.id("cnli_", index),
            "object": "credit_note_line_item",
            "amount": amount,
            "description": first["description"],
            "discount_amount": 0,
            "discount_amounts": [],
            "invoice_line_item": first["id"],
            "livemode": False,
            "metadata": {},
            "pretax_credit_amounts": [],
            "quantity": first["quantity"],
            "tax_rates": [],
            "taxes": [],
            "type": "invoice_line_item",
            "unit_amount": amount // first["quantity"],
            "unit_amount_decimal": str(amount // first["quantity"]),
        }
    ]
    return {
        "id": own,
        "object": "credit_note",
        "amount": amount,
        "amount_shipping": 0,
        "created": credit_made(seeds, index),
        "currency": found["currency"],
        "customer": found["customer"],
        "customer_account": None,
        "customer_balance_transaction": None,
        "discount_amount": 0,
        "discount_amounts": [],
        "effective_at": credit_made(seeds, index),
        "invoice": found["id"],
        "lines": listed(lines, f"/v1/credit_notes/{own}/lines"),
        "livemode": False,
        "memo": None,
        "metadata": {},
        "number": f"{found['number'] or 'DRAFT'}-CN-01",
        "out_of_band_amount": amount if after else None,
        "pdf": f"https://pay.stripe.com/credit_notes/{own}/pdf",
        "post_payment_amount": amount if after else 0,
        "pre_payment_amount": 0 if after else amount,
        "pretax_credit_amounts": [],
        "reason": ("order_change", "duplicate", None)[index % 3],
        "refunds": [],
        "shipping_cost": None,
        "status": "issued",
        "subtotal": amount,
        "subtotal_excluding_tax": amount,
        "total": amount,
        "total_excluding_tax": amount,
        "total_taxes": [],
        "type": "post_payment" if after else "pre_payment",
        "voided_at": None,
    }


def credit_made(seeds: Seeds, index: int) -> int:
    """Two invoices after its own."""
    return seeds.made("invoice", index * CREDIT_EACH + CREDIT_TOLD)


def _invoice_change(document: Doc, bits: int) -> None:
    annotate(document, bits)
    document["description"] = f"Rechnung {bits % 10_000}"
    lines = document["lines"]["data"]
    if lines:
        lines[bits % len(lines)]["description"] = f"Zeile {bits % 1_000}"


def _invoice_events(before: Doc, after: Doc) -> list[str]:
    told = {
        "open": ["invoice.finalized"],
        "paid": ["invoice.paid", "invoice.payment_succeeded"],
        "void": ["invoice.voided"],
        "uncollectible": ["invoice.marked_uncollectible"],
    }
    status = after.get("status")
    return told.get(str(status), []) if status != before.get("status") else []


FAMILIES = [
    Family(
        "invoice",
        "/v1/invoices",
        "in_",
        invoice,
        lambda s, i: s.made("invoice", i),
        lambda c: c["invoice"],
        _invoice_change,
        "invoice",
        filters={
            "collection_method": "collection_method",
            "customer": "customer",
            "customer_account": "customer_account",
            "status": "status",
            "subscription": "parent.subscription_details.subscription",
        },
        ranges={"due_date": "due_date"},
        nested={"lines": "/v1/invoices/{id}/lines"},
        expands={
            "customer": "customer",
            "parent.subscription_details.subscription": "subscription",
            "default_payment_method": "payment_method",
        },
        includable=("payments",),
        events={"create": "invoice.created", "update": "invoice.updated", "delete": "invoice.deleted"},
        transitions=_invoice_events,
        search=True,
    ),
    Family(
        "invoice_payment",
        "/v1/invoice_payments",
        "inpay_",
        invoice_payment,
        lambda s, i: s.made("invoice", payment_invoice(i)),
        lambda c: c["invoice"] - c["invoice"] // DRAFT_EACH,
        lambda d, b: d.update(is_default=b % 2 == 0),
        "invoice",
        filters={
            "invoice": "invoice",
            "status": "status",
            "payment.type": "payment.type",
            "payment.payment_intent": "payment.payment_intent",
            "payment.payment_record": "payment.payment_record",
        },
        expands={"invoice": "invoice", "payment.payment_intent": "payment_intent"},
        transitions=lambda b, a: ["invoice_payment.paid"] if a["status"] == "paid" != b["status"] else [],
    ),
    Family(
        "credit_note",
        "/v1/credit_notes",
        "cn_",
        credit_note,
        credit_made,
        lambda c: (c["invoice"] + CREDIT_EACH - 1 - CREDIT_TOLD) // CREDIT_EACH,
        annotate,
        "credit_note",
        filters={"customer": "customer", "customer_account": "customer_account", "invoice": "invoice"},
        nested={"lines": "/v1/credit_notes/{id}/lines"},
        expands={"customer": "customer", "invoice": "invoice"},
        events={"create": "credit_note.created", "update": "credit_note.updated"},
        transitions=lambda b, a: ["credit_note.voided"] if a["status"] == "void" != b["status"] else [],
    ),
]
