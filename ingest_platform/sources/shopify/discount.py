"""Discounts of every kind, with their codes: what REST called price rules and discount codes.

Facts: object `DiscountNode` and the union `Discount` of the Admin GraphQL schema 2026-10. `codeDiscountNodes` and
`automaticDiscountNodes` are deprecated there. The topics `discounts/*` name the discount by its node's global id and
say little else; the node's number is the same under each of its types.
"""

from ingest_platform.declare import Child, CountParity, DeleteByTopic, ObjectType, SweepDelete, Tier, Topic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import both, connection, flag, mapped, moment, optional_text, word

KINDS: dict[str, str | None] = {
    "DiscountCodeBasic": "basic",
    "DiscountCodeBxgy": "bxgy",
    "DiscountCodeFreeShipping": "free_shipping",
    "DiscountCodeApp": "app",
    "DiscountAutomaticBasic": "basic",
    "DiscountAutomaticBxgy": "bxgy",
    "DiscountAutomaticFreeShipping": "free_shipping",
    "DiscountAutomaticApp": "app",
}
METHODS: dict[str, str | None] = {kind: "code" if "Code" in kind else "automatic" for kind in KINDS}
CONTEXTS: dict[str, str | None] = {
    "DiscountBuyerSelectionAll": "all",
    "DiscountCustomers": "customers",
    "DiscountCustomerSegments": "segments",
    "DiscountMarkets": "markets",
}
VALUES: dict[str, str | None] = {
    "DiscountPercentage": "percentage",
    "DiscountAmount": "fixed_amount",
    "DiscountOnQuantity": "on_quantity",
}
VALUE = "discount.customerGets.value"
MINIMUM = "discount.minimumRequirement"

FIELDS = (
    both("title", "discount.title", required=True),
    mapped("method", "discount.__typename", None, METHODS, "code or automatic"),
    mapped("kind", "discount.__typename", None, KINDS, "basic, bxgy, free_shipping or app"),
    word("status", "discount.status", description="active, expired or scheduled"),
    optional_text("summary", "discount.summary"),
    optional_text("short_summary", "discount.shortSummary"),
    both("discount_classes", "discount.discountClasses", kind="text[]", description="ORDER, PRODUCT, SHIPPING"),
    both("tags", "discount.tags", kind="text[]", transform="tags"),
    mapped("buyers", "discount.context.__typename", None, CONTEXTS, "all, customers, segments or markets"),
    moment("starts_at", "discount.startsAt"),
    moment("ends_at", "discount.endsAt"),
    both("usage_count", "discount.asyncUsageCount", kind="integer", description="Counted late, without an update"),
    both("usage_limit", "discount.usageLimit", kind="integer"),
    both("uses_per_order_limit", "discount.usesPerOrderLimit", kind="integer"),
    flag("once_per_customer", "discount.appliesOncePerCustomer"),
    flag("applies_on_subscription", "discount.appliesOnSubscription"),
    mapped("value_type", f"{VALUE}.__typename", None, VALUES, "percentage, fixed_amount or on_quantity"),
    both("value_percentage", f"{VALUE}.percentage", kind="numeric", description="A share: 0.2 is 20 %"),
    both("value_amount", f"{VALUE}.amount.amount", kind="numeric"),
    both("value_currency", f"{VALUE}.amount.currencyCode"),
    flag("value_on_each_item", f"{VALUE}.appliesOnEachItem"),
    both("minimum_quantity", f"{MINIMUM}.greaterThanOrEqualToQuantity", kind="bigint"),
    both("minimum_subtotal", f"{MINIMUM}.greaterThanOrEqualToSubtotal.amount", kind="numeric"),
    both("maximum_shipping_price", "discount.maximumShippingPrice.amount", kind="numeric"),
    both("total_sales", "discount.totalSales.amount", kind="numeric"),
    both("total_sales_currency", "discount.totalSales.currencyCode"),
    flag("combines_with_order_discounts", "discount.combinesWith.orderDiscounts"),
    flag("combines_with_product_discounts", "discount.combinesWith.productDiscounts"),
    flag("combines_with_shipping_discounts", "discount.combinesWith.shippingDiscounts"),
    moment("shopify_created_at", "discount.createdAt", required=True),
    moment("shopify_updated_at", "discount.updatedAt", required=True),
)

CODE = Child(
    name="code",
    id_name="redeem_code",
    lists=connection("discount.codes"),
    key=("id",),
    fields=(
        both("code", "code"),
        both("usage_count", "asyncUsageCount", kind="integer", description="Counted late, without an update"),
    ),
    description="What a customer enters; an automatic discount has none",
)

DISCOUNT = ObjectType(
    name="discount",
    plural="discounts",
    description="Discounts by code and automatic ones: the successors of price rules",
    identity=("id", "admin_graphql_api_id"),
    version=("discount.updatedAt",),
    listing=GraphQLListing(
        document="discount",
        connection="discountNodes",
        node="DiscountNode",
        nested={"discount.codes": ("DiscountRedeemCode",)},
        version_field="discount.updatedAt",
        page_size=10,
    ),
    delete=(DeleteByTopic(topic="discounts/delete"), SweepDelete(every=Tier.DAILY)),
    parity=CountParity(query="discountNodesCount"),
    topics=(
        Topic(name="discounts/create", effect="fetch", reason="Its body names it and no terms"),
        Topic(name="discounts/update", effect="fetch", reason="Its body names it and no terms"),
        Topic(name="discounts/redeemcode_added", effect="fetch", priority="LOW", reason="Names the discount"),
        Topic(name="discounts/redeemcode_removed", effect="fetch", priority="LOW", reason="Names the discount"),
        Topic(name="discounts/delete", effect="delete", priority="HIGH", reason="Only sign of a deletion"),
    ),
    scopes=("read_discounts",),
    tier=Tier.HOURLY,
    fields=FIELDS,
    children=(CODE,),
)
