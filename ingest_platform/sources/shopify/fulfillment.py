"""Fulfillments: shipments of an order, with their tracking and what is in them.

Facts: object `Fulfillment` of the Admin GraphQL schema 2026-10, and the REST fulfillment as the webhooks carry it.
"""

from ingest_platform.declare import Child, IdSweepParity, ObjectType, Reference, SweepDelete, Tier, Topic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import (
    BOTH_VERSIONS,
    both,
    connection,
    flag,
    moment,
    optional_text,
    shop_money,
    word,
)

FIELDS = (
    optional_text("name", "name", description="#1001.1, or as the app that made it says"),
    word("status", "status", description="success, cancelled, error, failure, open or pending"),
    word("display_status", "displayStatus", description="Where the parcel is; API only"),
    optional_text("service", "service.handle", "service", "Who ships: manual, or a fulfillment service"),
    both("total_quantity", "totalQuantity", kind="integer", description="API only"),
    flag("requires_shipping", "requiresShipping"),
    # The first parcel; all of them are in `tracking`.
    optional_text("tracking_company", "trackingInfo.0.company", "tracking_company"),
    optional_text("tracking_number", "trackingInfo.0.number", "tracking_number"),
    optional_text("tracking_url", "trackingInfo.0.url", "tracking_url"),
    both("tracking", "trackingInfo", kind="jsonb", description="[{company, number, url}]; API only"),
    moment("in_transit_at", "inTransitAt"),
    moment("delivered_at", "deliveredAt"),
    moment("estimated_delivery_at", "estimatedDeliveryAt"),
    moment("shopify_created_at", "createdAt", "created_at", required=True),
    moment("shopify_updated_at", "updatedAt", "updated_at", required=True),
)

LINE_ITEM = Child(
    name="line_item",
    lists=connection("fulfillmentLineItems", "line_items"),
    # REST shows the line item itself, with the quantity shipped, and not what links it to the fulfillment.
    key=("lineItem.id", "id"),
    key_within_parent=True,
    fields=(
        both("quantity", "quantity", kind="integer", description="In this shipment"),
        shop_money("original_total", "originalTotalSet", None, "Before discounts; API only"),
        shop_money("discounted_total", "discountedTotalSet", None, "API only"),
    ),
    references=(Reference(name="line_item", target="order.line_item", source=("lineItem.id", "id")),),
    description="What is in a shipment",
)

FULFILLMENT = ObjectType(
    name="fulfillment",
    plural="fulfillments",
    description="Shipments of orders, cancelled ones included",
    identity=("id",),
    version=BOTH_VERSIONS,
    listing=GraphQLListing(
        document="fulfillment",
        connection="orders",
        through="fulfillments",
        parent="Order",
        node="Fulfillment",
        nested={"fulfillmentLineItems": ("FulfillmentLineItem",)},
    ),
    # A cancelled one stays; it goes only with its order, and is asked after then.
    delete=(SweepDelete(every=Tier.DAILY),),
    parity=IdSweepParity(),
    topics=(
        Topic(name="fulfillments/create", effect="upsert", priority="HIGH", reason="The order leaves the house"),
        Topic(name="fulfillments/update", effect="upsert", reason="Tracking and delivery change it"),
    ),
    # The topics need read_fulfillments, the place it ships from read_locations.
    scopes=("read_orders", "read_all_orders", "read_fulfillments", "read_locations"),
    tier=Tier.REAL_TIME,
    fields=FIELDS,
    children=(LINE_ITEM,),
    references=(
        Reference(name="order", target="order", source=("order.id", "order_id"), required=True),
        Reference(name="location", target="location", source=("location.id", "location_id")),
    ),
)
