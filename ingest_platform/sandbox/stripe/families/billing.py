"""Subscriptions, their schedules and entitlements. Subscription `i` is of customer `i` (and again from the start)."""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.families.base import Family, annotate, metadata_of
from ingest_platform.sandbox.stripe.families.catalog import PRICES, plan_of_price, price
from ingest_platform.sandbox.stripe.values import Seeds, listed

MONTH = 30 * 86_400
STATUSES = ("active",) * 6 + ("canceled", "trialing", "past_due", "canceled")
MANY_EACH, MANY = 17, 12
"""Each so many subscriptions have so many items: more than an answer shows."""
SCHEDULE_EACH, ENTITLED_EACH = 6, 2


def subscriber(seeds: Seeds, index: int) -> int:
    """The customer of a subscription."""
    return index % max(seeds.counts["customer"], 1)


def item(seeds: Seeds, subscription: int, place: int, made: int) -> Doc:
    """One price of a subscription. Since 2025 it has the period; the subscription itself has none."""
    prices = max(seeds.counts["product"], 1) * PRICES
    number = (subscription + place) * PRICES % prices
    found = price(seeds, number)
    bits = seeds.bits("item", subscription * 100 + place)
    return {
        "id": seeds.id("si_", subscription * 100 + place),
        "object": "subscription_item",
        "billing_thresholds": None,
        "created": made,
        "current_period_end": made + MONTH,
        "current_period_start": made,
        "discounts": [],
        "metadata": {},
        "plan": plan_of_price(found),
        "price": found,
        "quantity": bits % 5 + 1,
        "subscription": seeds.id("sub_", subscription),
        "tax_rates": [],
    }


def subscription(seeds: Seeds, index: int) -> Doc:
    """A subscription; two of ten are canceled, which lists hide."""
    bits = seeds.bits("subscription", index)
    made = seeds.made("subscription", index)
    status = STATUSES[index % len(STATUSES)]
    canceled = status == "canceled"
    own = seeds.id("sub_", index)
    places = MANY if index % MANY_EACH == MANY_EACH - 1 else bits % 3 + 1
    items = [item(seeds, index, place, made) for place in range(places)]
    customer = subscriber(seeds, index)
    trial = status == "trialing"
    return {
        "id": own,
        "object": "subscription",
        "application": None,
        "application_fee_percent": None,
        "automatic_tax": {"disabled_reason": None, "enabled": False, "liability": None},
        "billing_cycle_anchor": made,
        "billing_cycle_anchor_config": None,
        "billing_mode": {"flexible": None, "type": "classic"},
        "billing_schedules": [],
        "billing_thresholds": None,
        "cancel_at": None,
        "cancel_at_period_end": bits % 11 == 0,
        "canceled_at": made + 86_400 if canceled else None,
        "cancellation_details": {
            "comment": None,
            "feedback": "too_expensive" if canceled else None,
            "reason": "cancellation_requested" if canceled else None,
        },
        "collection_method": "charge_automatically",
        "created": made,
        "currency": items[0]["price"]["currency"],
        "customer": seeds.id("cus_", customer),
        "customer_account": None,
        "days_until_due": None,
        "default_payment_method": None if customer % 7 == 6 else seeds.id("pm_", customer),
        "default_source": None,
        "default_tax_rates": [],
        "description": None if bits % 3 else "Jahresabo",
        "discounts": [],
        "ended_at": made + 86_400 if canceled else None,
        "invoice_settings": {"account_tax_ids": None, "issuer": {"type": "self"}},
        "items": listed(items, f"/v1/subscription_items?subscription={own}"),
        "latest_invoice": seeds.id("in_", index) if index < seeds.counts["invoice"] else None,
        "livemode": False,
        "metadata": metadata_of(bits >> 7),
        "next_pending_invoice_item_invoice": None,
        "on_behalf_of": None,
        "pause_collection": None,
        "payment_settings": {
            "payment_method_options": None,
            "payment_method_types": None,
            "save_default_payment_method": "off",
        },
        "pending_invoice_item_interval": None,
        "pending_setup_intent": None,
        "pending_update": None,
        "schedule": seeds.id("sub_sched_", index // SCHEDULE_EACH) if index % SCHEDULE_EACH == 0 else None,
        "start_date": made,
        "status": status,
        "test_clock": None,
        "transfer_data": None,
        "trial_end": made + 14 * 86_400 if trial else None,
        "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}},
        "trial_start": made if trial else None,
    }


def schedule(seeds: Seeds, index: int) -> Doc:
    """A schedule of subscription `6 * index`."""
    number = index * SCHEDULE_EACH
    made = schedule_made(seeds, index)
    first = item(seeds, number, 0, made)
    done = STATUSES[number % len(STATUSES)] == "canceled"
    settings = {
        "application_fee_percent": None,
        "automatic_tax": {"disabled_reason": None, "enabled": False, "liability": None},
        "billing_cycle_anchor": "automatic",
        "billing_thresholds": None,
        "collection_method": "charge_automatically",
        "default_payment_method": None,
        "description": None,
        "invoice_settings": {"account_tax_ids": None, "days_until_due": None, "issuer": {"type": "self"}},
        "on_behalf_of": None,
        "transfer_data": None,
    }
    phase = {
        **settings,
        "add_invoice_items": [],
        "billing_cycle_anchor": None,
        "currency": first["price"]["currency"],
        "default_tax_rates": [],
        "discounts": [],
        "end_date": made + MONTH,
        "invoice_settings": None,
        "items": [
            {
                "billing_thresholds": None,
                "discounts": [],
                "metadata": {},
                "plan": first["price"]["id"],
                "price": first["price"]["id"],
                "quantity": first["quantity"],
                "tax_rates": [],
            }
        ],
        "metadata": {},
        "proration_behavior": "create_prorations",
        "start_date": made,
        "trial_end": None,
    }
    return {
        "id": seeds.id("sub_sched_", index),
        "object": "subscription_schedule",
        "application": None,
        "billing_mode": {"flexible": None, "type": "classic"},
        "canceled_at": made + 86_400 if done else None,
        "completed_at": None,
        "created": made,
        "current_phase": None if done else {"end_date": made + MONTH, "start_date": made},
        "customer": seeds.id("cus_", subscriber(seeds, number)),
        "customer_account": None,
        "default_settings": settings,
        "end_behavior": "release",
        "livemode": False,
        "metadata": {},
        "pause_schedules": [],
        "phases": [phase],
        "released_at": None,
        "released_subscription": None,
        "status": "canceled" if done else "active",
        "subscription": seeds.id("sub_", number),
        "test_clock": None,
    }


def schedule_made(seeds: Seeds, index: int) -> int:
    """With its subscription."""
    return seeds.made("subscription", index * SCHEDULE_EACH)


def entitlement(seeds: Seeds, index: int) -> Doc:
    """What a customer may use. It shows neither its customer nor when it was made."""
    return {
        "id": seeds.id("ent_", index),
        "object": "entitlements.active_entitlement",
        "feature": seeds.id("feat_", index % 4),
        "livemode": False,
        "lookup_key": ("dashboard", "api", "sso", "größere-uploads")[index % 4],
        "_customer": seeds.id("cus_", subscriber(seeds, index * ENTITLED_EACH)),
    }


def _subscription_change(document: Doc, bits: int) -> None:
    annotate(document, bits)
    if bits % 6 == 0 and document["status"] == "active":
        document["status"], document["cancel_at_period_end"] = "past_due", False
    items = document["items"]["data"]
    if items:
        items[bits % len(items)]["quantity"] = bits % 9 + 1


def _subscription_events(before: Doc, after: Doc) -> list[str]:
    status = after.get("status")
    if status == before.get("status"):
        return []
    if status == "canceled":
        return ["customer.subscription.deleted"]
    return ["customer.subscription.paused"] if status == "paused" else []


def _schedule_events(before: Doc, after: Doc) -> list[str]:
    status = after.get("status")
    told = {"canceled", "completed", "released"}
    return [f"subscription_schedule.{status}"] if status != before.get("status") and status in told else []


FAMILIES = [
    Family(
        "subscription",
        "/v1/subscriptions",
        "sub_",
        subscription,
        lambda s, i: s.made("subscription", i),
        lambda c: c["subscription"],
        _subscription_change,
        "subscription",
        filters={
            "collection_method": "collection_method",
            "customer": "customer",
            "customer_account": "customer_account",
            "plan": "items.data.plan.id",
            "price": "items.data.price.id",
            "test_clock": "test_clock",
            "status": "status",
            "automatic_tax.enabled": "automatic_tax.enabled",
        },
        ranges={
            "current_period_end": "items.data.current_period_end",
            "current_period_start": "items.data.current_period_start",
        },
        nested={"items": "/v1/subscription_items"},
        expands={
            "customer": "customer",
            "latest_invoice": "invoice",
            "default_payment_method": "payment_method",
            "schedule": "subscription_schedule",
            "items.data.price.product": "product",
        },
        events={"create": "customer.subscription.created", "update": "customer.subscription.updated"},
        transitions=_subscription_events,
        instead=("customer.subscription.deleted",),
        hidden=lambda document: document["status"] == "canceled",
        search=True,
    ),
    Family(
        "subscription_schedule",
        "/v1/subscription_schedules",
        "sub_sched_",
        schedule,
        schedule_made,
        lambda c: (c["subscription"] + SCHEDULE_EACH - 1) // SCHEDULE_EACH,
        annotate,
        "subscription",
        filters={"customer": "customer", "customer_account": "customer_account", "scheduled": "scheduled"},
        ranges={"canceled_at": "canceled_at", "completed_at": "completed_at", "released_at": "released_at"},
        expands={"customer": "customer", "subscription": "subscription"},
        events={"create": "subscription_schedule.created", "update": "subscription_schedule.updated"},
        transitions=_schedule_events,
    ),
    Family(
        "entitlements.active_entitlement",
        "/v1/entitlements/active_entitlements",
        "ent_",
        entitlement,
        lambda s, i: s.made("subscription", i * ENTITLED_EACH),
        lambda c: (c["subscription"] + ENTITLED_EACH - 1) // ENTITLED_EACH,
        lambda d, b: d.update(lookup_key=f"feature-{b % 100}"),
        "entitlements",
        created=False,
        filters={"customer": "_customer"},
        required=("customer",),
        events={
            "create": "entitlements.active_entitlement_summary.updated",
            "update": "entitlements.active_entitlement_summary.updated",
            "delete": "entitlements.active_entitlement_summary.updated",
        },
    ),
]
