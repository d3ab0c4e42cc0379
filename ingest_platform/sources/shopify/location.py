"""Locations: where stock is kept and orders are fulfilled.

Facts: object `Location` of the Admin GraphQL schema 2026-10, and the REST location as the webhooks carry it.
"""

from ingest_platform.declare import DeleteByTopic, IdSweepParity, ObjectType, SweepDelete, Tier, Topic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import BOTH_VERSIONS, both, flag, moment, optional_text

LOCATION = ObjectType(
    name="location",
    plural="locations",
    description="Warehouses, shops and fulfillment services, deactivated ones included",
    identity=("id",),
    version=BOTH_VERSIONS,
    # A shop has few, and the search knows no filter by update: all of them each time, by pages.
    listing=GraphQLListing(
        document="location",
        connection="locations",
        node="Location",
        updated_filter=None,
        bulk=False,
        page_size=50,
    ),
    delete=(DeleteByTopic(topic="locations/delete"), SweepDelete(every=Tier.DAILY)),
    # locationsCount does not say whether it counts deactivated locations and those of fulfillment services.
    parity=IdSweepParity(),
    topics=(
        Topic(name="locations/create", effect="upsert", priority="HIGH", reason="Levels and fulfillments refer to it"),
        Topic(name="locations/update", effect="upsert", reason="Names and addresses change seldom"),
        Topic(name="locations/activate", effect="upsert", reason="Its stock can be sold again"),
        Topic(name="locations/deactivate", effect="upsert", priority="HIGH", reason="Its stock can no longer be sold"),
        Topic(name="locations/delete", effect="delete", priority="HIGH", reason="Only sign of a deletion"),
    ),
    scopes=("read_locations",),
    tier=Tier.HOURLY,
    fields=(
        both("name", "name", required=True),
        flag("is_active", "isActive", "active"),
        flag("is_fulfillment_service", "isFulfillmentService", "legacy"),
        flag("fulfills_online_orders", "fulfillsOnlineOrders"),
        flag("ships_inventory", "shipsInventory"),
        flag("has_active_inventory", "hasActiveInventory"),
        flag("has_unfulfilled_orders", "hasUnfulfilledOrders"),
        flag("activatable", "activatable"),
        flag("deactivatable", "deactivatable"),
        flag("deletable", "deletable"),
        flag("address_verified", "addressVerified"),
        optional_text("address1", "address.address1", "address1"),
        optional_text("address2", "address.address2", "address2"),
        optional_text("city", "address.city", "city"),
        optional_text("zip", "address.zip", "zip"),
        optional_text("province", "address.province", "province"),
        optional_text("province_code", "address.provinceCode", "province_code"),
        optional_text("country", "address.country", "country_name"),
        optional_text("country_code", "address.countryCode", "country_code"),
        optional_text("phone", "address.phone", "phone"),
        both("latitude", "address.latitude", kind="numeric", description="API only"),
        both("longitude", "address.longitude", kind="numeric", description="API only"),
        moment("deactivated_at", "deactivatedAt"),
        moment("shopify_created_at", "createdAt", "created_at", required=True),
        moment("shopify_updated_at", "updatedAt", "updated_at", required=True),
    ),
)
