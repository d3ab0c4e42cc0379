"""The permissions of a restricted key that Stripe's objects need, each with its purpose.

A restricted key (`rk_…`) has none, read or write for each resource (https://docs.stripe.com/keys); an answer that
refuses one names it `rak_{resource}_{read|write}`. The matrix itself is published nowhere but in the Dashboard.
"""

from collections.abc import Sequence

from ingest_platform.declare import ObjectType, Scope

PURPOSES: dict[str, str] = {
    "rak_event_read": "The event log: what changed since the last sync, deletions included",
    "rak_charge_read": "Charges: every attempt to move money, with what the card network said",
    "rak_customer_read": "Customers, and whose an object is",
    "rak_invoice_read": "Invoices with their lines and taxes, and which payment paid how much of them",
    "rak_subscription_read": "Subscriptions with their items, and schedules of how they change",
    "rak_payment_intent_read": "Payment intents: payments on their way",
    "rak_refund_read": "Refunds, and why one failed",
    "rak_dispute_read": "Disputes with their deadlines and evidence",
    "rak_payout_read": "Payouts to the bank, and when they arrive",
    "rak_balance_transaction_source_read": "Balance transactions: every entry of the balance, with its fees",
    "rak_product_read": "Products, inactive ones included",
    "rak_plan_read": "Prices and plans: one permission opens both",
    "rak_payment_method_read": "Payment methods of customers; card numbers are never shown",
    "rak_setup_intent_read": "Setup intents: payment methods that are kept for later",
    "rak_credit_note_read": "Credit notes and their lines",
    "rak_coupon_read": "Coupons, used up ones included",
    "rak_promotion_code_read": "Promotion codes, and how often each was redeemed",
    "rak_tax_id_read": "Tax ids of customers and what their verification said",
    "rak_checkout_session_read": "Checkout sessions, with what was bought",
    "rak_review_read": "Radar reviews: payments that wait for a person",
    "rak_early_fraud_warning_read": "Early fraud warnings of card issuers",
    "rak_entitlements_read": "Which features each customer may use",
}
"""Permission → what it is for. A permission that an object asks for must be here."""

PROBES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "rak_event_read": ("/v1/events", ()),
    "rak_charge_read": ("/v1/charges", ()),
    "rak_customer_read": ("/v1/customers", ()),
    "rak_invoice_read": ("/v1/invoices", ()),
    "rak_subscription_read": ("/v1/subscriptions", ()),
    "rak_payment_intent_read": ("/v1/payment_intents", ()),
    "rak_refund_read": ("/v1/refunds", ()),
    "rak_dispute_read": ("/v1/disputes", ()),
    "rak_payout_read": ("/v1/payouts", ()),
    "rak_balance_transaction_source_read": ("/v1/balance_transactions", ()),
    "rak_product_read": ("/v1/products", ()),
    "rak_plan_read": ("/v1/prices", ()),
    "rak_payment_method_read": ("/v1/payment_methods", ()),
    "rak_setup_intent_read": ("/v1/setup_intents", ()),
    "rak_credit_note_read": ("/v1/credit_notes", ()),
    "rak_coupon_read": ("/v1/coupons", ()),
    "rak_promotion_code_read": ("/v1/promotion_codes", ()),
    "rak_tax_id_read": ("/v1/tax_ids", ()),
    "rak_checkout_session_read": ("/v1/checkout/sessions", ()),
    "rak_review_read": ("/v1/reviews", ()),
    "rak_early_fraud_warning_read": ("/v1/radar/early_fraud_warnings", ()),
    "rak_entitlements_read": ("/v1/entitlements/active_entitlements", (("customer", "cus_none"),)),
}
"""Permission → a list that it opens, with what that must be told."""

PROVES = {path: scope for scope, (path, _) in PROBES.items()}
"""A list → the permission that an answer of it proves."""


def scopes_of(object_types: Sequence[ObjectType]) -> tuple[Scope, ...]:
    """The permissions that these object types need, in the order of `PURPOSES`."""
    needed = {scope for o in object_types for scope in o.scopes}
    return tuple(Scope(name=name, purpose=purpose) for name, purpose in PURPOSES.items() if name in needed)
