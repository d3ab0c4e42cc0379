"""Webhook topics: `orders/create` in headers, `ORDERS_CREATE` in GraphQL."""

from __future__ import annotations

from functools import lru_cache

from graphql import GraphQLEnumType

from ingest_platform.sandbox.shopify.families import FAMILIES
from ingest_platform.sandbox.shopify.schema import schema

TOPIC_SCOPES = {
    # Topics of what lies inside another object.
    "inventory_levels": "read_inventory",
    "order_transactions": "read_orders",
    "refunds": "read_orders",
    "fulfillments": "read_fulfillments",
} | {topic.split("/")[0]: family.scope for family in FAMILIES for topic in family.topics.values() if family.scope}
"""The scope without which an app can't subscribe to a topic."""

# Topics whose first part has an underscore, so that the enum alone does not show where the slash stands; longest first.
PREFIXES = (
    "customers_whats_app_marketing_consent",
    "customers_email_marketing_consent",
    "subscription_billing_cycle_edits",
    "subscription_billing_attempts",
    "customers_marketing_consent",
    "subscription_billing_cycles",
    "reverse_fulfillment_orders",
    "scheduled_product_listings",
    "customer_account_settings",
    "delivery_promise_settings",
    "customer_payment_methods",
    "finance_app_staff_member",
    "collection_publications",
    "finance_kyc_information",
    "app_purchases_one_time",
    "subscription_contracts",
    "company_contact_roles",
    "markets_backup_region",
    "metafield_definitions",
    "product_publications",
    "collection_listings",
    "inventory_shipments",
    "inventory_transfers",
    "selling_plan_groups",
    "tender_transactions",
    "fulfillment_events",
    "fulfillment_orders",
    "order_transactions",
    "reverse_deliveries",
    "shipping_addresses",
    "app_subscriptions",
    "company_locations",
    "fulfillment_holds",
    "payment_schedules",
    "company_contacts",
    "inventory_levels",
    "product_listings",
    "bulk_operations",
    "customer_groups",
    "inventory_items",
    "payment_terms",
    "product_feeds",
    "audit_events",
    "draft_orders",
    "tax_services",
)
DOTTED = {
    "CUSTOMER_JOINED_SEGMENT": "customer.joined_segment",
    "CUSTOMER_LEFT_SEGMENT": "customer.left_segment",
    "CUSTOMER_TAGS_ADDED": "customer.tags_added",
    "CUSTOMER_TAGS_REMOVED": "customer.tags_removed",
}
"""The few topics that are written with a dot."""


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    kind = schema().type_map["WebhookSubscriptionTopic"]
    assert isinstance(kind, GraphQLEnumType)
    return {name: topic_of(name) for name in kind.values}


def topic_of(enum: str) -> str:
    """`ORDERS_CREATE` → `orders/create`."""
    if enum in DOTTED:
        return DOTTED[enum]
    name = enum.lower()
    for prefix in PREFIXES:
        if name.startswith(f"{prefix}_"):
            return f"{prefix}/{name[len(prefix) + 1 :]}"
    return name.replace("_", "/", 1)


@lru_cache(maxsize=256)
def enum_of(topic: str) -> str:
    """`orders/create` → `ORDERS_CREATE`; a topic that no enum has is written the same way."""
    return next((enum for enum, name in _known().items() if name == topic), topic.replace("/", "_").upper())
