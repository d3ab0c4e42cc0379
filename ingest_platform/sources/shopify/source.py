"""Shopify, declared. A new object type is a file beside `order.py`, a document, and its name in the list."""

from ingest_platform.declare import Scope, Source
from ingest_platform.sources.shopify.customer import CUSTOMER
from ingest_platform.sources.shopify.order import ORDER
from ingest_platform.sources.shopify.product import PRODUCT

SHOPIFY = Source(
    name="shopify",
    title="Shopify",
    api_version="2026-10",
    id_type="bigint",
    scopes=(
        Scope(name="read_orders", purpose="Orders of the last 60 days and everything in them"),
        Scope(name="read_all_orders", purpose="Orders older than 60 days; Shopify grants it on request"),
        Scope(name="read_customers", purpose="Customers, and the customer of an order"),
        Scope(name="read_products", purpose="Products, variants, media, and what a line item refers to"),
    ),
    # Parents first: a backfill in this order leaves little to be deferred.
    object_types=(CUSTOMER, PRODUCT, ORDER),
)
