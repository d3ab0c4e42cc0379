"""Products, with their variants, options and media.

Facts: object `Product` of the Admin GraphQL schema 2026-10, and the REST product as the webhooks carry it.
"""

from ingest_platform.declare import (
    Child,
    CountParity,
    DeleteByTopic,
    ListSource,
    ObjectType,
    SweepDelete,
    Tier,
    Topic,
)
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import (
    BOTH_VERSIONS,
    both,
    connection,
    flag,
    mapped,
    moment,
    optional_text,
    word,
)

WEIGHT_UNIT: dict[str, str | None] = {"GRAMS": "g", "KILOGRAMS": "kg", "OUNCES": "oz", "POUNDS": "lb"}

FIELDS = (
    both("title", "title", required=True),
    both("handle", "handle"),
    optional_text("description_html", "descriptionHtml", "body_html"),
    optional_text("vendor", "vendor"),
    optional_text("product_type", "productType", "product_type"),
    word("status", "status"),
    both("tags", "tags", kind="text[]", transform="tags"),
    optional_text("template_suffix", "templateSuffix", "template_suffix"),
    optional_text("category_id", "category.id", "category.admin_graphql_api_id", "Of the standard taxonomy"),
    optional_text("category_name", "category.fullName", "category.full_name"),
    optional_text("seo_title", "seo.title", description="API only"),
    optional_text("seo_description", "seo.description", description="API only"),
    optional_text("online_store_url", "onlineStoreUrl", description="API only"),
    flag("is_gift_card", "isGiftCard"),
    flag("has_only_default_variant", "hasOnlyDefaultVariant"),
    flag("requires_selling_plan", "requiresSellingPlan"),
    flag("tracks_inventory", "tracksInventory"),
    both("total_inventory", "totalInventory", kind="bigint", description="API only"),
    moment("published_at", "publishedAt", "published_at"),
    moment("shopify_created_at", "createdAt", "created_at", required=True),
    moment("shopify_updated_at", "updatedAt", "updated_at", required=True),
)

VARIANT = Child(
    name="variant",
    lists=connection(
        "variants",
        # Webhooks cut `variants` at 100 and name all of them in `variant_gids`.
        ListSource(path="variants", whole_if_as_many_as="variant_gids"),
    ),
    key=("id",),
    fields=(
        both("title", "title"),
        optional_text("display_name", "displayName", description="API only"),
        optional_text("sku", "sku"),
        optional_text("barcode", "barcode"),
        both("variant_position", "position", kind="integer"),
        both("price", "price", kind="numeric", description="In the shop's currency"),
        both("compare_at_price", "compareAtPrice", "compare_at_price", kind="numeric"),
        flag("taxable", "taxable"),
        flag("available_for_sale", "availableForSale"),
        word("inventory_policy", "inventoryPolicy", "inventory_policy"),
        both("inventory_quantity", "inventoryQuantity", "inventory_quantity", kind="bigint"),
        both(
            "inventory_item_id",
            "inventoryItem.id",
            "inventory_item_id",
            kind="bigint",
            transform="numeric_id",
        ),
        flag("inventory_tracked", "inventoryItem.tracked"),
        flag("requires_shipping", "inventoryItem.requiresShipping", "requires_shipping"),
        both("weight", "inventoryItem.measurement.weight.value", "weight", kind="numeric"),
        mapped(
            "weight_unit",
            "inventoryItem.measurement.weight.unit",
            "weight_unit",
            WEIGHT_UNIT,
            "g, kg, oz or lb",
        ),
        both("selected_options", "selectedOptions", kind="jsonb", description="[{name, value}]; API only"),
        moment("shopify_created_at", "createdAt", "created_at"),
        moment("shopify_updated_at", "updatedAt", "updated_at"),
    ),
    description="What is sold: a product's combinations of options",
)

OPTION = Child(
    name="option",
    lists=(ListSource(path="options"),),
    key=("id",),
    fields=(
        both("name", "name"),
        both("option_position", "position", kind="integer"),
        both("option_values", "values", kind="text[]"),
    ),
    description="The dimensions a product varies in",
)

MEDIA = Child(
    name="media",
    lists=connection(
        "media",
        # REST knows images alone; videos and 3D models are not in its list, and not gone either.
        ListSource(path="images", scope={"media_content_type": "IMAGE"}),
    ),
    # A REST image has an id of its own; the id of the media is in admin_graphql_api_id.
    key=("admin_graphql_api_id", "id"),
    fields=(
        both("media_content_type", "mediaContentType", description="IMAGE, VIDEO, …"),
        optional_text("alt", "alt"),
        optional_text("url", "image.url", "src", "Of images"),
        both("width", "image.width", "width", kind="integer", description="Pixels"),
        both("height", "image.height", "height", kind="integer", description="Pixels"),
        optional_text("mime_type", "mimeType", description="API only"),
        optional_text("preview_url", "preview.image.url", description="API only"),
        word("status", "status", description="API only"),
    ),
    description="Images, videos and 3D models",
)

PRODUCT = ObjectType(
    name="product",
    plural="products",
    description="Products of the catalogue, drafts and archived ones included",
    identity=("id",),
    version=BOTH_VERSIONS,
    listing=GraphQLListing(
        document="product",
        connection="products",
        node="Product",
        created="shopify_created_at",
        nested={
            "variants": ("ProductVariant",),
            "media": ("ExternalVideo", "MediaImage", "Model3d", "Video"),
        },
        page_size=100,
    ),
    delete=(DeleteByTopic(topic="products/delete"), SweepDelete(every=Tier.DAILY)),
    parity=CountParity(query="productsCount"),
    topics=(
        Topic(name="products/create", effect="upsert", priority="HIGH", reason="Line items refer to it"),
        Topic(name="products/update", effect="upsert", reason="Covers variants, options and media as well"),
        Topic(name="products/delete", effect="delete", priority="HIGH", reason="Only sign of a deletion"),
    ),
    # InventoryItem and Media name read_products among the scopes that open them.
    scopes=("read_products",),
    tier=Tier.HOURLY,
    fields=FIELDS,
    children=(VARIANT, OPTION, MEDIA),
)
