"""The registry: every object type with a list of its own. A new family is one module and one line here."""

from ingest_platform.sandbox.shopify.families import (
    checkouts,
    collections,
    customers,
    discounts,
    draft_orders,
    gift_cards,
    inventory,
    locations,
    marketing,
    orders,
    payments,
    products,
    shops,
)
from ingest_platform.sandbox.shopify.families.base import Family

FAMILIES: tuple[Family, ...] = (
    orders.FAMILY,
    customers.FAMILY,
    products.FAMILY,
    collections.FAMILY,
    locations.FAMILY,
    inventory.FAMILY,
    draft_orders.FAMILY,
    gift_cards.FAMILY,
    checkouts.FAMILY,
    discounts.FAMILY,
    *payments.FAMILIES,
    marketing.FAMILY,
    shops.FAMILY,
)
BY_CONTROL = {family.control: family for family in FAMILIES}
BY_TYPE = {family.type_name: family for family in FAMILIES}
BY_CONNECTION = {family.connection: family for family in FAMILIES if family.connection is not None}
