"""What of the API is not in the copy, and why: keys of objects, lists and event types. Data of the pages.

A list or event type with a reason of its own comes first; the others fall to the first family whose pattern fits.
"""

import re

from ingest_platform.declare.reasons import Family

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


USED = {
    "/v1/events": "The event log: what changed since the last sync, and which webhooks never came",
    "/v1/webhook_endpoints": "The webhook endpoint of the account, checked and replaced when it does not serve",
    "/v1/entitlements/features": "Whether the account sells features at all: else no customer is asked for theirs",
    "/v1/invoices/{invoice}/lines": "Lines of an invoice beyond the first ten",
    "/v1/credit_notes/{credit_note}/lines": "Lines of a credit note beyond the first ten",
    "/v1/checkout/sessions/{session}/line_items": "Line items of a session beyond the first ten",
    "/v1/subscription_items": "Items of a subscription beyond the first ten",
    "/v1/customers/{customer}/tax_ids": "Tax ids of a customer beyond the first ten",
}
"""Lists that serve the client itself."""

SAME = {
    "/v1/customers/{customer}/payment_methods": "payment_method",
}
"""Lists that give objects which another list gives too, and the object type."""

LISTS = {
    "/v1/customers/{customer}/sources": "Cards and bank accounts in the older form: see payment methods",
    "/v1/invoiceitems": "What waits for an invoice; once it has one it is a line of it, with the item's id",
    "/v1/credit_notes/preview/lines": "Of a credit note that nobody made",
    "/v1/setup_attempts": "Asked for by setup intent; the intent shows its latest, and why it failed",
    "/v1/payment_links": "Pages that sell; what is bought on them is a checkout session, which names its link",
    "/v1/payment_links/{payment_link}/line_items": "See payment links",
    "/v1/customers/{customer}/balance_transactions": "One customer at a time; the balance itself is the customer's",
    "/v1/customers/{customer}/cash_balance_transactions": "One customer at a time, and for bank transfers alone",
    "/v1/payment_intents/{intent}/amount_details_line_items": "Shown only to Level 3 merchants, an intent at a time",
    "/v1/products/{product}/features": "Which features a product opens; what customers hold is synced",
    "/v1/shipping_rates": "What shipping may cost; what it did cost is in the invoice or session",
    "/v1/tax_rates": "Rates that can be applied; the amounts are with every invoice, line and credit note",
    "/v1/transfers": "Money to connected accounts: of platforms alone; a charge names its transfer",
    "/v1/transfers/{id}/reversals": "See transfers",
    "/v1/topups": "Money that the account pays in; its balance transactions are synced",
    "/v1/quotes": "Offers; an accepted one becomes an invoice or subscription",
}
"""Lists with a reason of their own."""


LIST_FAMILIES: tuple[Family, ...] = (
    Family("Connect", r"/v1/(accounts|application_fees|apple_pay)", "Other accounts of a platform, and its fees"),
    Family("Apps", r"/v1/apps", "Of Stripe apps: installations, and secrets that they keep"),
    Family(
        "Usage and credits", r"/v1/billing/", "Meters and credits of usage billing; the invoices show what came of it"
    ),
    Family("Portal", r"/v1/billing_portal", "Settings of the customer portal"),
    Family("Climate", r"/v1/climate", "Carbon removal: orders of the account's own"),
    Family("Issuing", r"/v1/issuing", "Cards that the account issues: a product with permissions of its own"),
    Family("Treasury", r"/v1/treasury", "Bank accounts that a platform opens for others"),
    Family("Terminal", r"/v1/terminal", "Readers at a counter; the payments that they take are synced"),
    Family(
        "Financial Connections", r"/v1/financial_connections", "Customers' bank data: read with their consent alone"
    ),
    Family("Identity", r"/v1/identity", "Checks of people's documents: nothing to copy without need"),
    Family("Tax", r"/v1/tax", "Registrations and calculations; the taxes themselves are with each line"),
    Family("Radar lists", r"/v1/radar", "Rules and lists of Radar; its verdict is in each charge"),
    Family(
        "Reports", r"/v1/(reporting|sigma)", "Files that Stripe makes on request; the copy is what they are made from"
    ),
    Family("Files", r"/v1/file", "Documents; a dispute's evidence names those that it uses"),
    Family(
        "Payment settings", r"/v1/payment_(method_|records|attempt)", "Settings, and payments made outside of Stripe"
    ),
    Family("Quotes", r"/v1/quotes", "Offers; an accepted one becomes an invoice or subscription"),
    Family("Legacy", r"/v1/sources", "Sources are the forerunner of payment methods"),
    Family(
        "Facts of Stripe", r"/v1/(country_specs|exchange_rates|product_catalog)", "Stripe's own figures, of no account"
    ),
    Family("Templates", r"/v1/invoice_rendering", "How invoices look"),
    Family("Development", r"/v1/(test_helpers|forwarding|three_d_secure)", "Tests, and requests to other processors"),
)

OTHER = Family("Other", r"", "None of the objects that are declared; a declaration adds it when wanted")

TOPICS: dict[str, tuple[str, str]] = {
    "invoice.upcoming": ("A preview without an id: there is no object to keep", "None"),
    "customer.source.expiring": ("A card will expire; nothing changed", "None"),
    "account.application.authorized": ("The account is connected by its key", "None"),
    "account.updated": ("The account's own settings are no object of the copy", "None"),
    "balance.available": ("A sum of balance transactions, which are synced themselves", "None"),
}
"""Event type → (why it is not subscribed, what is recommended)."""

TOPIC_FAMILIES: tuple[Family, ...] = (
    Family("Invoice items", r"invoiceitem", "Once invoiced an item is a line of its invoice",
           "Subscribe together with a declaration of invoice items, for what is not invoiced yet"),
    Family("Platforms", r"(account|application_fee|capability|person|transfer)", "Connected accounts of a platform",
           "Subscribe together with declarations for Connect"),
    Family("Apps", r"apps\.", "Installations of Stripe apps"),
    Family("Usage and credits", r"billing\.", "Meters and credits of usage billing",
           "Subscribe together with a declaration of credit grants"),
    Family("Balances", r"(balance|cash_balance|customer_cash|topup|reserve)", "Each booking is a balance transaction"),
    Family("Portal", r"billing_portal", "Settings and visits of the customer portal"),
    Family("Climate", r"climate", "Carbon removal"),
    Family("Files and reports", r"(file|reporting|sigma)", "Files that Stripe makes"),
    Family("Financial Connections", r"financial_connections", "Customers' bank data"),
    Family("Identity", r"identity", "Checks of people's documents"),
    Family("Issuing", r"issuing", "Cards that the account issues"),
    Family("Treasury", r"treasury", "Bank accounts that a platform opens for others"),
    Family("Mandates and 3-D Secure", r"(mandate|three_d_secure)", "Steps of a payment, which its intent shows"),
    Family("Payment links", r"payment_link", "What is bought is a checkout session",
           "Subscribe together with a declaration of payment links"),
    Family("Quotes", r"quote", "An accepted quote becomes an invoice or subscription",
           "Subscribe together with a declaration of quotes"),
    Family("Legacy sources", r"source", "Sources are the forerunner of payment methods"),
    Family("Tax settings", r"tax", "Rates and settings; the amounts are with every line"),
    Family("Terminal", r"terminal", "Readers at a counter"),
    Family("Test clocks", r"test_helpers", "Tests; lists leave out what a test clock made"),
)  # fmt: skip


def left_out(topic: str) -> bool:
    """Whether there is a reason for which an event type is not subscribed."""
    return topic in TOPICS or any(re.match(family.pattern, topic) for family in TOPIC_FAMILIES)


PAGES = {
    "checkout_session": "checkout/sessions",
    "early_fraud_warning": "radar/early_fraud_warnings",
    "active_entitlement_summary": "entitlements/active-entitlement",
    "subscription_schedule": "subscription_schedules",
    "balance_transaction": "balance_transactions",
    "invoice_payment": "invoice-payment",
    "review": "radar/reviews",
}
"""Object type → the end of its page's address, where that is not its plural."""


def object_page(name: str, plural: str) -> str:
    """The vendor's page of an object."""
    return f"https://docs.stripe.com/api/{PAGES.get(name, plural)}"
