"""The scopes that Shopify's objects need, each with its purpose; and what became of those that older guides name.

Facts: the scope table of the Admin schema 2026-10, and the `Requires …` sentences of its topics and connections.
An object names the scopes that it needs; what no object names is not asked for.
"""

from collections.abc import Sequence

from ingest_platform.declare import ObjectType, Scope, ScopeCorrespondence

PURPOSES: dict[str, str] = {
    "read_orders": "Orders of the last 60 days and everything in them; abandoned checkouts",
    "read_all_orders": "Orders older than 60 days; Shopify grants it on request",
    "read_customers": "Customers, and the customer of an order",
    "read_products": "Products, variants, media, collections, and what a line item refers to",
    "read_inventory": "Inventory items, their costs, and quantities by location",
    "read_locations": "Locations: where stock is kept and orders are fulfilled",
    "read_fulfillments": "Shipments of orders with their tracking, and the topics that announce them",
    "read_marketing_events": "Marketing events: which campaign ran when, on which channel",
    "read_discounts": "Discounts and their codes, automatic ones included (was read_price_rules)",
    "read_shopify_payments": "The Shopify Payments account, through which payouts and its balance are reached",
    "read_shopify_payments_accounts": "The Shopify Payments account, through which its balance is reached",
    "read_shopify_payments_payouts": "Payouts to the bank, and the balance transactions that make them up",
    "read_shopify_payments_disputes": "Chargebacks and inquiries, with their deadlines",
    "read_reports": "Reports by ShopifyQL; Shopify grants it together with access to protected customer data",
    "read_draft_orders": "Draft orders: quotes and orders that staff write, until they are paid",
    "read_gift_cards": "Gift cards and their balances",
    "read_gift_card_transactions": "Debits and credits of gift cards",
    "read_merchant_managed_fulfillment_orders": "Fulfillment orders at the merchant's own locations",
    "read_third_party_fulfillment_orders": "Fulfillment orders at third parties' locations",
    "read_assigned_fulfillment_orders": "Fulfillment orders that are assigned to this app's locations",
    "read_publications": "On which channels products and collections are published",
    "read_returns": "Returns, and the items that come back",
}
"""Scope → what it is for. A scope that an object asks for must be here."""


def _kept(name: str, why: str = "Unchanged") -> ScopeCorrespondence:
    return ScopeCorrespondence(blueprint=name, serves=(name,), why=why)


CORRESPONDENCES: tuple[ScopeCorrespondence, ...] = (
    _kept("read_products"),
    _kept("read_orders"),
    _kept("read_customers"),
    _kept("read_inventory"),
    _kept("read_locations"),
    _kept(
        "read_fulfillments",
        "Unchanged for the topics fulfillments/create and update; the object itself is read with read_orders",
    ),
    _kept("read_marketing_events"),
    ScopeCorrespondence(
        blueprint="read_checkouts",
        serves=("read_orders",),
        why=(
            "Not among the scopes of 2026-10. AbandonedCheckout and the topics checkouts/create, update and delete "
            "name read_orders"
        ),
    ),
    _kept("read_all_orders", "Unchanged; adds the orders older than 60 days to what read_orders opens"),
    ScopeCorrespondence(
        blueprint="read_price_rules",
        serves=("read_discounts",),
        why=(
            "Not among the scopes of 2026-10. Price rules were the REST form of discounts; GraphQL has discountNodes "
            "with the codes of each, and its types name read_discounts"
        ),
    ),
    _kept("read_shopify_payments_payouts"),
    _kept("read_shopify_payments_disputes"),
    _kept("read_reports", "Unchanged as a scope; reports themselves are now ShopifyQL queries (shopifyqlQuery)"),
)
"""The thirteen scopes of the reference guide, held against 2026-10."""


def scopes_of(object_types: Sequence[ObjectType]) -> tuple[Scope, ...]:
    """The scopes that these object types need, in the order of `PURPOSES`."""
    needed = {scope for o in object_types for scope in o.scopes}
    return tuple(Scope(name=name, purpose=purpose) for name, purpose in PURPOSES.items() if name in needed)
