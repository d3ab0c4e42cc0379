"""Products. Facts: schema `product` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import deleted_by, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, gone, told
from ingest_platform.sources.stripe.shapes import (
    created,
    expandable,
    flags,
    jsons,
    lists,
    metadata,
    moment,
    refers,
    texts,
)

PRODUCT = stripe_object(
    name="product",
    plural="products",
    description="What the account sells, inactive ones included",
    listing=StripeListing(path="/v1/products"),
    delete=deleted_by("product.deleted"),
    topics=(
        told("product.created", "A new product"),
        told("product.updated", "Covers every change"),
        gone("product.deleted"),
    ),
    scopes=("rak_product_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("name", "description", "type", "unit_label", "statement_descriptor", "url"),
        created(),
        moment("stripe_updated_at", "updated", description="Of changes to the product itself"),
        *flags("active", "shippable"),
        *lists("images"),
        *jsons("marketing_features", "package_dimensions", "tax_details"),
        *expandable("tax_code"),
        *metadata(),
    ),
    references=(refers("default_price", "price"),),
)
