"""Collections, custom and smart in one, with the products in them.

Facts: object `Collection` of the Admin GraphQL schema 2026-10, and the REST collection as the webhooks carry it. What
a collection takes its products from is in `sources`; its older rule set is deprecated.
"""

from ingest_platform.declare import Child, CountParity, DeleteByTopic, ObjectType, Reference, SweepDelete, Tier, Topic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import BOTH_VERSIONS, both, connection, mapped, moment, optional_text

# REST writes the words with a hyphen.
SORT_ORDER: dict[str, str | None] = {
    "ALPHA_ASC": "alpha-asc",
    "ALPHA_DESC": "alpha-desc",
    "BEST_SELLING": "best-selling",
    "CREATED": "created",
    "CREATED_DESC": "created-desc",
    "MANUAL": "manual",
    "MOST_RELEVANT": "most-relevant",
    "PRICE_ASC": "price-asc",
    "PRICE_DESC": "price-desc",
}

MEMBER = Child(
    name="product",
    lists=connection("products"),
    key=("id",),
    key_within_parent=True,
    fields=(),
    references=(Reference(name="product", target="product", source=("id",)),),
    description="Which products are in a collection",
)

COLLECTION = ObjectType(
    name="collection",
    plural="collections",
    description="Groups of products, chosen by hand or by conditions",
    identity=("id",),
    version=BOTH_VERSIONS,
    # A product enters and leaves a collection of conditions without the collection's updatedAt moving: all collections
    # are listed each time, and what did not change is known by its hash.
    listing=GraphQLListing(
        document="collection",
        connection="collections",
        node="Collection",
        nested={"products": ("Product",)},
        updated_filter=None,
        created_filter=None,
        page_size=20,
    ),
    delete=(DeleteByTopic(topic="collections/delete"), SweepDelete(every=Tier.DAILY)),
    parity=CountParity(query="collectionsCount"),
    topics=(
        Topic(name="collections/create", effect="upsert", reason="Its products follow with the next listing"),
        # The body does not say which products are in it, and this topic tells when one was put in by hand.
        Topic(name="collections/update", effect="fetch", reason="Also tells that products were added or removed"),
        Topic(name="collections/delete", effect="delete", reason="Only sign of a deletion"),
    ),
    scopes=("read_products",),
    tier=Tier.DAILY,
    fields=(
        both("title", "title", required=True),
        both("handle", "handle"),
        optional_text("description_html", "descriptionHtml", "body_html"),
        mapped("sort_order", "sortOrder", "sort_order", SORT_ORDER, "In REST's words"),
        optional_text("template_suffix", "templateSuffix", "template_suffix"),
        optional_text("image_url", "image.url", "image.src"),
        optional_text("image_alt", "image.altText", "image.alt"),
        both("image_width", "image.width", kind="integer", description="Pixels"),
        both("image_height", "image.height", kind="integer", description="Pixels"),
        optional_text("seo_title", "seo.title", description="API only"),
        optional_text("seo_description", "seo.description", description="API only"),
        both("products_count", "productsCount.count", kind="bigint", description="API only"),
        both("sources", "sources", kind="jsonb", description="What products are taken from; API only"),
        moment("shopify_updated_at", "updatedAt", "updated_at", required=True),
    ),
    children=(MEMBER,),
)
