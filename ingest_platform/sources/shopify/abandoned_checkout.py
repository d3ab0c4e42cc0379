"""Abandoned checkouts, with their line items.

Facts: object `AbandonedCheckout` of the Admin GraphQL schema 2026-10. The topics `checkouts/*` speak of every
checkout, also of those that become orders and are never abandoned, and their bodies name lines by a key that the
API does not know: so they only say which checkout to ask for.
"""

from ingest_platform.declare import Child, CountParity, DeleteByTopic, ObjectType, Reference, SweepDelete, Tier, Topic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import (
    both,
    connection,
    flag,
    moment,
    optional_text,
    presentment_money,
    shop_money,
)

FIELDS = (
    both("name", "name", required=True),
    optional_text("abandoned_checkout_url", "abandonedCheckoutUrl", description="Opens the checkout as its buyer"),
    optional_text("note", "note"),
    both("discount_codes", "discountCodes", kind="text[]", description="Codes that were entered"),
    both("custom_attributes", "customAttributes", kind="jsonb", description="[{name, value}]"),
    both("billing_address", "billingAddress", kind="jsonb", description="Keys as in an order's address"),
    both("shipping_address", "shippingAddress", kind="jsonb", description="Keys as in an order's address"),
    both("currency", "totalPriceSet.shopMoney.currencyCode", description="The shop's, of all amounts"),
    both("presentment_currency", "totalPriceSet.presentmentMoney.currencyCode", description="The buyer's"),
    flag("taxes_included", "taxesIncluded"),
    shop_money("subtotal_price", "subtotalPriceSet", None),
    shop_money("total_line_items_price", "totalLineItemsPriceSet", None, "Before discounts"),
    shop_money("total_discounts", "totalDiscountSet", None),
    shop_money("total_tax", "totalTaxSet", None),
    shop_money("total_duties", "totalDutiesSet", None),
    shop_money("total_price", "totalPriceSet", None),
    presentment_money("presentment_subtotal_price", "subtotalPriceSet", None),
    presentment_money("presentment_total_price", "totalPriceSet", None),
    both("tax_lines", "taxLines", kind="jsonb", description="[{title, rate, priceSet}]"),
    moment("completed_at", "completedAt"),
    moment("shopify_created_at", "createdAt", required=True),
    moment("shopify_updated_at", "updatedAt", required=True),
)

LINE_ITEM = Child(
    name="line_item",
    id_name="checkout_line_item",
    lists=connection("lineItems"),
    key=("id",),
    fields=(
        both("title", "title"),
        optional_text("variant_title", "variantTitle"),
        optional_text("sku", "sku"),
        both("quantity", "quantity", kind="integer"),
        both("custom_attributes", "customAttributes", kind="jsonb", description="[{name, value}]"),
        shop_money("price", "originalUnitPriceSet", None, "Of one, before discounts"),
        shop_money("total_price", "originalTotalPriceSet", None, "Of all, before discounts"),
        shop_money("discounted_price", "discountedUnitPriceSet", None),
        shop_money("discounted_total", "discountedTotalPriceSet", None),
        presentment_money("presentment_price", "originalUnitPriceSet", None),
    ),
    references=(
        Reference(name="product", target="product", source=("product.id",)),
        Reference(name="variant", target="product.variant", source=("variant.id",)),
    ),
    description="What lay in the cart",
)

ABANDONED_CHECKOUT = ObjectType(
    name="abandoned_checkout",
    plural="abandoned_checkouts",
    description="Checkouts that a buyer left after giving contact data, recovered ones included",
    identity=("id",),
    version=("updatedAt",),
    listing=GraphQLListing(
        document="abandoned_checkout",
        connection="abandonedCheckouts",
        node="AbandonedCheckout",
        nested={"lineItems": ("AbandonedCheckoutLineItem",)},
    ),
    # Shopify drops them after some months without a word.
    delete=(DeleteByTopic(topic="checkouts/delete"), SweepDelete(every=Tier.DAILY)),
    parity=CountParity(query="abandonedCheckoutsCount"),
    topics=(
        Topic(name="checkouts/create", effect="fetch", priority="LOW", reason="Most become orders, few are abandoned"),
        Topic(name="checkouts/update", effect="fetch", priority="LOW", reason="Comes with every step of the buyer"),
        Topic(name="checkouts/delete", effect="delete", priority="MEDIUM", reason="Personal data must go"),
    ),
    scopes=("read_orders",),
    tier=Tier.HOURLY,
    fields=FIELDS,
    children=(LINE_ITEM,),
    references=(Reference(name="customer", target="customer", source=("customer.id",)),),
)
