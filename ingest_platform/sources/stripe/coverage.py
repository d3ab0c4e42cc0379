"""What of the API is not in the copy, and why: keys of objects, lists and event types. Data of the pages."""

LEFT_OUT: dict[str, dict[str, str]] = {
    "customer": {
        "sources": "Shown only when asked for; payment methods are their successor, and an object type of their own",
        "subscriptions": "Shown only when asked for; an object type of their own",
        "tax_ids": "An object type of their own",
        "cash_balance": "Shown only when asked for, and no event tells of it",
        "tax": "Shown only when asked for, and no event tells of it",
    },
    "charge": {"refunds": "An object type of their own"},
    "invoice": {
        "payments": "Shown only when asked for; an object type of their own",
        "confirmation_secret": "A secret with which the payment is confirmed: a copy has no use for it",
    },
    "payment_intent": {"client_secret": "A secret with which the payment is confirmed: a copy has no use for it"},
    "setup_intent": {"client_secret": "A secret with which the setup is confirmed: a copy has no use for it"},
    "checkout_session": {"client_secret": "A secret with which the session is opened: a copy has no use for it"},
}
"""Object type → key that is no column → why."""

EVERYWHERE = {"object": "The object type itself", "deleted": "Said of deleted objects alone: a tombstone"}
"""Keys that no object type has a column for."""

SCHEMAS = {
    "checkout_session": "checkout.session",
    "early_fraud_warning": "radar.early_fraud_warning",
    "active_entitlement_summary": "entitlements.active_entitlement_summary",
}
"""Object type → its schema in the SDK contract, where the names differ."""


def schema_of(name: str) -> str:
    """The vendor's name of an object type."""
    return SCHEMAS.get(name, name)
