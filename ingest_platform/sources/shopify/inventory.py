"""Inventory items with their quantities at each location.

Facts: objects `InventoryItem` and `InventoryLevel` of the Admin GraphQL schema 2026-10, the REST inventory item as the
webhooks carry it, and the states of https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps.
"""

from ingest_platform.declare import Child, DeleteByTopic, IdSweepParity, ObjectType, Reference, SweepDelete, Tier, Topic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.product import WEIGHT_UNIT
from ingest_platform.sources.shopify.shapes import BOTH_VERSIONS, both, connection, flag, mapped, moment, optional_text

STATES = {
    "available": "Can be sold",
    "committed": "Belongs to placed orders",
    "reserved": "Set aside, for draft orders for example",
    "on_hand": "All that is there: available, committed, reserved, damaged, in quality control and safety stock",
    "incoming": "On its way",
    "damaged": "Not sellable",
    "quality_control": "Not sellable while it is inspected",
    "safety_stock": "Kept back from sale",
}

LEVEL = Child(
    name="level",
    lists=connection("inventoryLevels"),
    # The number in a level's own id comes again with every item of the location.
    key=("location.id",),
    key_within_parent=True,
    id_name="location",
    fields=(
        *(both(state, f"{state}.0.quantity", kind="bigint", description=text) for state, text in STATES.items()),
        flag("is_active", "isActive"),
        flag("can_deactivate", "canDeactivate"),
        moment("shopify_created_at", "createdAt"),
        moment("shopify_updated_at", "updatedAt"),
    ),
    references=(Reference(name="location", target="location", source=("location.id",)),),
    description="How much of an item lies at a location, by state",
)

INVENTORY_ITEM = ObjectType(
    name="inventory_item",
    plural="inventory_items",
    description="What a variant is in the warehouse: cost, weight, origin, and its quantities by location",
    # The topics of levels name the item so.
    identity=("id", "inventory_item_id"),
    version=BOTH_VERSIONS,
    # A quantity may change while the item's updatedAt stands still, so an incremental listing by that would miss a lost
    # webhook for good. All items are listed each time; what did not change is known by its hash.
    listing=GraphQLListing(
        document="inventory_item",
        connection="inventoryItems",
        node="InventoryItem",
        nested={"inventoryLevels": ("InventoryLevel",)},
        updated_filter=None,
        page_size=10,
    ),
    delete=(DeleteByTopic(topic="inventory_items/delete"), SweepDelete(every=Tier.DAILY)),
    parity=IdSweepParity(),
    topics=(
        Topic(name="inventory_items/create", effect="upsert", reason="Comes with a new variant"),
        Topic(name="inventory_items/update", effect="upsert", priority="LOW", reason="Cost and customs data"),
        Topic(name="inventory_items/delete", effect="delete", reason="Only sign of a deletion"),
        # They carry `available` and no other state: the item is fetched, so that the states stay of one moment.
        Topic(name="inventory_levels/connect", effect="fetch", reason="The item is stocked at one more location"),
        Topic(name="inventory_levels/update", effect="fetch", priority="HIGH", reason="Decides what can be sold"),
        Topic(
            name="inventory_levels/disconnect",
            effect="fetch",
            priority="HIGH",
            reason="What lay at that location can no longer be sold",
        ),
    ),
    scopes=("read_inventory", "read_locations"),
    tier=Tier.HOURLY,
    fields=(
        optional_text("sku", "sku"),
        flag("tracked", "tracked"),
        flag("requires_shipping", "requiresShipping", "requires_shipping"),
        both("unit_cost", "unitCost.amount", "cost", kind="numeric"),
        both("unit_cost_currency", "unitCost.currencyCode", description="API only"),
        optional_text("country_code_of_origin", "countryCodeOfOrigin", "country_code_of_origin"),
        optional_text("province_code_of_origin", "provinceCodeOfOrigin", "province_code_of_origin"),
        optional_text("harmonized_system_code", "harmonizedSystemCode", "harmonized_system_code"),
        both("weight", "measurement.weight.value", kind="numeric", description="API only"),
        mapped("weight_unit", "measurement.weight.unit", None, WEIGHT_UNIT, "g, kg, oz or lb; API only"),
        moment("shopify_created_at", "createdAt", "created_at", required=True),
        moment("shopify_updated_at", "updatedAt", "updated_at", required=True),
    ),
    children=(LEVEL,),
)
