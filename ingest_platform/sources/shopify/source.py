"""Shopify, declared. A new object type is a file beside `order.py`, a document, and its name in the list."""

from datetime import date

from ingest_platform.declare import ObjectType, Source
from ingest_platform.sources.shopify.abandoned_checkout import ABANDONED_CHECKOUT
from ingest_platform.sources.shopify.account_topics import ACCOUNT_TOPICS
from ingest_platform.sources.shopify.balance_transaction import BALANCE_TRANSACTION
from ingest_platform.sources.shopify.collection import COLLECTION
from ingest_platform.sources.shopify.customer import CUSTOMER
from ingest_platform.sources.shopify.discount import DISCOUNT
from ingest_platform.sources.shopify.dispute import DISPUTE
from ingest_platform.sources.shopify.draft_order import DRAFT_ORDER
from ingest_platform.sources.shopify.fulfillment import FULFILLMENT
from ingest_platform.sources.shopify.gift_card import GIFT_CARD
from ingest_platform.sources.shopify.inventory import INVENTORY_ITEM
from ingest_platform.sources.shopify.location import LOCATION
from ingest_platform.sources.shopify.marketing_event import MARKETING_EVENT
from ingest_platform.sources.shopify.order import ORDER
from ingest_platform.sources.shopify.payout import PAYOUT
from ingest_platform.sources.shopify.personal import mark_personal
from ingest_platform.sources.shopify.product import PRODUCT
from ingest_platform.sources.shopify.refund import REFUND
from ingest_platform.sources.shopify.scopes import CORRESPONDENCES, scopes_of
from ingest_platform.sources.shopify.shop import SHOP
from ingest_platform.sources.shopify.transaction import TRANSACTION
from ingest_platform.sources.shopify.views import VIEWS

# Parents first: a backfill in this order leaves little to be deferred.
OBJECT_TYPES: tuple[ObjectType, ...] = mark_personal(
    "customer",
    CUSTOMER,
    LOCATION,
    PRODUCT,
    INVENTORY_ITEM,
    COLLECTION,
    ORDER,
    TRANSACTION,
    REFUND,
    FULFILLMENT,
    DRAFT_ORDER,
    GIFT_CARD,
    SHOP,
    ABANDONED_CHECKOUT,
    DISCOUNT,
    PAYOUT,
    BALANCE_TRANSACTION,
    DISPUTE,
    MARKETING_EVENT,
)

SHOPIFY = Source(
    name="shopify",
    title="Shopify",
    api_version="2026-10",
    # A stable version is served for twelve months at least: https://shopify.dev/docs/api/usage/versioning
    api_version_sunset=date(2027, 10, 1),
    account_word="shop",
    id_type="bigint",
    scopes=scopes_of(OBJECT_TYPES),  # a scope's purpose is in `scopes.py`
    scope_correspondence=CORRESPONDENCES,
    object_types=OBJECT_TYPES,
    views=VIEWS,
    person="customer",
    account_topics=ACCOUNT_TOPICS,
)
