"""Orders, with their line items, shipping lines, tax lines and discount applications.

Facts: object `Order` of the Admin GraphQL schema 2026-10, and the REST order as the webhooks carry it.
"""

from ingest_platform.declare import (
    Child,
    CountParity,
    DeleteByTopic,
    Embed,
    Field,
    ObjectType,
    Reference,
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
    presentment_money,
    shop_money,
    word,
)

# REST knows three words and null. What GraphQL displays of orders with nothing fulfilled yet is null there.
FULFILLMENT_STATUS: dict[str, str | None] = {
    "FULFILLED": "fulfilled",
    "PARTIALLY_FULFILLED": "partial",
    "RESTOCKED": "restocked",
    "FULFILLMENT_NOT_REQUIRED": None,
    "IN_PROGRESS": None,
    "ON_HOLD": None,
    "OPEN": None,
    "PENDING_FULFILLMENT": None,
    "REQUEST_DECLINED": None,
    "SCHEDULED": None,
    "UNFULFILLED": None,
}

DISCOUNT_TYPE: dict[str, str | None] = {
    "AutomaticDiscountApplication": "automatic",
    "DiscountCodeApplication": "discount_code",
    "ManualDiscountApplication": "manual",
    "ScriptDiscountApplication": "script",
}

DISCOUNT_VALUE: dict[str, str | None] = {"MoneyV2": "fixed_amount", "PricingPercentageValue": "percentage"}

FIELDS = (
    both("name", "name", required=True, description="The order's name as people see it, e.g. #1001"),
    # REST has a `number` too, which counts from 1: its own word goes first.
    both("order_number", "order_number", "number", kind="bigint"),
    optional_text("confirmation_number", "confirmationNumber", "confirmation_number"),
    optional_text("po_number", "poNumber", "po_number"),
    optional_text("email", "email"),
    optional_text("phone", "phone"),
    optional_text("note", "note"),
    both("tags", "tags", kind="text[]", transform="tags"),
    word("financial_status", "displayFinancialStatus", "financial_status"),
    mapped(
        "fulfillment_status",
        "displayFulfillmentStatus",
        "fulfillment_status",
        FULFILLMENT_STATUS,
        "In REST's words: fulfilled, partial, restocked; null while nothing is fulfilled",
    ),
    word("display_fulfillment_status", "displayFulfillmentStatus", description="API only"),
    word("return_status", "returnStatus", description="API only"),
    word("cancel_reason", "cancelReason", "cancel_reason"),
    moment("cancelled_at", "cancelledAt", "cancelled_at"),
    moment("closed_at", "closedAt", "closed_at"),
    moment("processed_at", "processedAt", "processed_at"),
    moment("shopify_created_at", "createdAt", "created_at", required=True),
    moment("shopify_updated_at", "updatedAt", "updated_at", required=True),
    flag("confirmed", "confirmed"),
    flag("edited", "edited"),
    flag("test", "test"),
    flag("taxes_included", "taxesIncluded", "taxes_included"),
    flag("tax_exempt", "taxExempt", "tax_exempt"),
    flag("duties_included", "dutiesIncluded", "duties_included"),
    flag("estimated_taxes", "estimatedTaxes", "estimated_taxes"),
    flag("requires_shipping", "requiresShipping"),
    flag("customer_accepts_marketing", "customerAcceptsMarketing", "buyer_accepts_marketing"),
    optional_text("customer_locale", "customerLocale", "customer_locale"),
    optional_text("client_ip", "clientIp", "browser_ip"),
    both("app_id", "app.id", "app_id", kind="bigint", transform="numeric_id"),
    optional_text("source_name", "sourceName", "source_name"),
    optional_text("source_identifier", "sourceIdentifier", "source_identifier"),
    optional_text("cart_token", "cartToken", "cart_token"),
    optional_text("checkout_token", "checkoutToken", "checkout_token"),
    both("payment_gateway_names", "paymentGatewayNames", "payment_gateway_names", kind="text[]"),
    both("discount_codes", "discountCodes", kind="text[]", description="API only"),
    both(
        "custom_attributes",
        "customAttributes",
        "note_attributes",
        kind="jsonb",
        description="[{name, value}]",
    ),
    both("billing_address", "billingAddress", "billing_address", kind="jsonb"),
    both("shipping_address", "shippingAddress", "shipping_address", kind="jsonb"),
    both("total_weight", "totalWeight", "total_weight", kind="bigint", description="Grams, before returns"),
    both("subtotal_line_items_quantity", "subtotalLineItemsQuantity", kind="integer", description="API only"),
    both("current_subtotal_line_items_quantity", "currentSubtotalLineItemsQuantity", kind="integer"),
    both("currency", "currencyCode", "currency", required=True, description="Of amounts without a prefix"),
    both("presentment_currency", "presentmentCurrencyCode", "presentment_currency"),
    shop_money("subtotal_price", "subtotalPriceSet", "subtotal_price"),
    shop_money("total_price", "totalPriceSet", "total_price", "Before returns, with taxes and discounts"),
    shop_money("total_tax", "totalTaxSet", "total_tax"),
    shop_money("total_discounts", "totalDiscountsSet", "total_discounts"),
    shop_money("total_shipping_price", "totalShippingPriceSet", "total_shipping_price_set.shop_money.amount"),
    shop_money("total_tip_received", "totalTipReceivedSet", "total_tip_received"),
    shop_money("total_outstanding", "totalOutstandingSet", "total_outstanding"),
    shop_money("total_received", "totalReceivedSet", None, "API only"),
    shop_money("total_refunded", "totalRefundedSet", None, "API only"),
    shop_money("net_payment", "netPaymentSet", None, "API only"),
    shop_money("current_subtotal_price", "currentSubtotalPriceSet", "current_subtotal_price"),
    shop_money("current_total_price", "currentTotalPriceSet", "current_total_price", "After returns and edits"),
    shop_money("current_total_tax", "currentTotalTaxSet", "current_total_tax"),
    shop_money("current_total_discounts", "currentTotalDiscountsSet", "current_total_discounts"),
    presentment_money("presentment_total_price", "totalPriceSet", "total_price_set"),
    presentment_money("presentment_subtotal_price", "subtotalPriceSet", "subtotal_price_set"),
    presentment_money("presentment_total_tax", "totalTaxSet", "total_tax_set"),
    presentment_money("presentment_current_total_price", "currentTotalPriceSet", "current_total_price_set"),
)

TAX_FIELDS = (
    both("title", "title"),
    both("rate", "rate", kind="numeric", description="A share of the price: 0.06 is 6 %"),
    shop_money("price", "priceSet", "price"),
    presentment_money("presentment_price", "priceSet", "price_set"),
    flag("channel_liable", "channelLiable", "channel_liable"),
)


def _tax_lines(description: str) -> Child:
    return Child(name="tax_line", lists=("taxLines", "tax_lines"), fields=TAX_FIELDS, description=description)


LINE_ITEM = Child(
    name="line_item",
    lists=connection("lineItems", "line_items"),
    key=("id",),
    fields=(
        both("name", "name"),
        both("title", "title", required=True),
        optional_text("variant_title", "variantTitle", "variant_title"),
        optional_text("sku", "sku"),
        optional_text("vendor", "vendor"),
        both("quantity", "quantity", kind="integer", required=True, description="As ordered"),
        both("current_quantity", "currentQuantity", "current_quantity", kind="integer"),
        both("refundable_quantity", "refundableQuantity", kind="integer", description="API only"),
        both("unfulfilled_quantity", "unfulfilledQuantity", kind="integer", description="API only"),
        flag("taxable", "taxable"),
        flag("requires_shipping", "requiresShipping", "requires_shipping"),
        flag("is_gift_card", "isGiftCard", "gift_card"),
        both("custom_attributes", "customAttributes", "properties", kind="jsonb", description="[{name, value}]"),
        shop_money("price", "originalUnitPriceSet", "price", "Of one unit, before discounts"),
        presentment_money("presentment_price", "originalUnitPriceSet", "price_set"),
        shop_money("total_discount", "totalDiscountSet", "total_discount", "Without order-level discounts"),
        shop_money("discounted_total", "discountedTotalSet", None, "API only"),
    ),
    references=(
        Reference(name="product", target="product", source=("product.id", "product_id")),
        Reference(name="variant", target="product.variant", source=("variant.id", "variant_id")),
    ),
    children=(_tax_lines("Taxes of one line item"),),
    description="What was ordered; a removed item stays with current_quantity 0",
)

SHIPPING_LINE = Child(
    name="shipping_line",
    lists=connection("shippingLines", "shipping_lines"),
    key=("id",),
    fields=(
        both("title", "title"),
        optional_text("code", "code"),
        optional_text("source", "source"),
        optional_text("carrier_identifier", "carrierIdentifier", "carrier_identifier"),
        optional_text("phone", "phone"),
        flag("custom", "custom"),
        flag("is_removed", "isRemoved", "is_removed"),
        shop_money("price", "originalPriceSet", "price"),
        presentment_money("presentment_price", "originalPriceSet", "price_set"),
        shop_money("discounted_price", "discountedPriceSet", "discounted_price"),
    ),
    description="How the order is shipped, removed lines included",
)

DISCOUNT_APPLICATION = Child(
    name="discount_application",
    lists=connection("discountApplications", "discount_applications"),
    fields=(
        mapped("type", "__typename", "type", DISCOUNT_TYPE, "discount_code, automatic, manual or script"),
        optional_text("title", "title", "code", "The title, or the code of a discount code"),
        word("allocation_method", "allocationMethod", "allocation_method"),
        word("target_selection", "targetSelection", "target_selection"),
        word("target_type", "targetType", "target_type"),
        mapped("value_type", "value.__typename", "value_type", DISCOUNT_VALUE, "fixed_amount or percentage"),
        Field(
            target="value",
            source=("value.amount", "value.percentage", "value"),
            type="numeric",
            transform="absolute",  # one shape writes a reduction as a negative number
            description="An amount in the shop's currency, or a percentage",
        ),
    ),
    description="Discounts in the order in which they apply; they have no id, only an index",
)

ORDER = ObjectType(
    name="order",
    plural="orders",
    description="Orders as the shop has them now, totals before and after returns",
    # orders/edited carries {"order_edit": {"order_id": …}} and no order.
    identity=("id", "order_edit.order_id"),
    version=BOTH_VERSIONS,
    listing=GraphQLListing(
        document="order",
        connection="orders",
        node="Order",
        created="shopify_created_at",
        page_size=50,
        nested={
            "lineItems": ("LineItem",),
            "shippingLines": ("ShippingLine",),
            "discountApplications": tuple(DISCOUNT_TYPE),
        },
    ),
    delete=(DeleteByTopic(topic="orders/delete"), SweepDelete(every=Tier.DAILY)),
    parity=CountParity(query="ordersCount"),
    topics=(
        Topic(name="orders/create", effect="upsert", priority="HIGH", reason="A new order is money"),
        Topic(name="orders/updated", effect="upsert", priority="HIGH", reason="Covers every other change"),
        Topic(name="orders/paid", effect="upsert", priority="HIGH", reason="Payment state drives fulfilment"),
        Topic(name="orders/cancelled", effect="upsert", priority="HIGH", reason="Stops fulfilment"),
        Topic(name="orders/fulfilled", effect="upsert", reason="Also arrives as orders/updated"),
        Topic(name="orders/edited", effect="fetch", reason="The body is the edit, not the order"),
        Topic(name="orders/delete", effect="delete", priority="HIGH", reason="Only sign of a deletion"),
    ),
    embeds=(Embed(object_type="refund", path="refunds"), Embed(object_type="fulfillment", path="fulfillments")),
    # Without read_all_orders lists and counts both end 60 days ago: parity would pass on a part.
    scopes=("read_orders", "read_all_orders", "read_customers", "read_products"),
    tier=Tier.REAL_TIME,
    fields=FIELDS,
    children=(LINE_ITEM, SHIPPING_LINE, _tax_lines("Taxes of the order"), DISCOUNT_APPLICATION),
    references=(Reference(name="customer", target="customer", source=("customer.id",)),),
)
