"""Draft orders, with their line items and tax lines.

Facts: object `DraftOrder` of the Admin GraphQL schema 2026-10, and the REST draft order as the webhooks carry it.
"""

from ingest_platform.declare import (
    Child,
    CountParity,
    DeleteByTopic,
    Field,
    ObjectType,
    Reference,
    SweepDelete,
    Tier,
    Topic,
)
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.product import WEIGHT_UNIT
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

DISCOUNT_FIELDS = (
    optional_text("discount_title", "appliedDiscount.title", "applied_discount.title"),
    optional_text("discount_description", "appliedDiscount.description", "applied_discount.description"),
    both("discount_value", "appliedDiscount.value", "applied_discount.value", kind="numeric"),
    word("discount_value_type", "appliedDiscount.valueType", "applied_discount.value_type", "percentage, fixed_amount"),
    shop_money("discount_amount", "appliedDiscount.amountSet", "applied_discount.amount"),
)

TAX_FIELDS = (
    both("title", "title"),
    both("rate", "rate", kind="numeric", description="A share of the price: 0.06 is 6 %"),
    shop_money("price", "priceSet", "price"),
    presentment_money("presentment_price", "priceSet", None, "API only"),
    flag("channel_liable", "channelLiable"),
)


def _tax_lines(description: str) -> Child:
    return Child(name="tax_line", lists=("taxLines", "tax_lines"), fields=TAX_FIELDS, description=description)


LINE_FIELDS: tuple[Field, ...] = (
    both("name", "name"),
    both("title", "title", required=True),
    optional_text("variant_title", "variantTitle", "variant_title"),
    optional_text("sku", "sku"),
    optional_text("vendor", "vendor"),
    both("quantity", "quantity", kind="integer", required=True),
    flag("custom", "custom"),
    flag("taxable", "taxable"),
    flag("requires_shipping", "requiresShipping", "requires_shipping"),
    flag("is_gift_card", "isGiftCard", "gift_card"),
    shop_money("price", "originalUnitPriceSet", "price", "Of one, before discounts"),
    shop_money("discounted_total", "discountedTotalSet", None, "API only"),
    shop_money("total_discount", "totalDiscountSet", None, "API only"),
    both("weight", "weight.value", kind="numeric", description="API only"),
    mapped("weight_unit", "weight.unit", None, WEIGHT_UNIT, "g, kg, oz or lb; API only"),
    both("custom_attributes", "customAttributes", "properties", kind="jsonb", description="[{name, value}]"),
    *DISCOUNT_FIELDS,
)

LINE_ITEM = Child(
    name="line_item",
    lists=connection("lineItems", "line_items"),
    key=("id",),
    fields=LINE_FIELDS,
    references=(
        Reference(name="product", target="product", source=("product.id", "product_id")),
        Reference(name="variant", target="product.variant", source=("variant.id", "variant_id")),
    ),
    children=(_tax_lines("Taxes on a draft order's line item"),),
    description="What a draft order would sell",
)

FIELDS = (
    both("name", "name", required=True, description="As people see it, e.g. #D1"),
    word("status", "status", description="open, invoice_sent or completed"),
    optional_text("email", "email"),
    both("phone", "phone", description="API only"),
    optional_text("note", "note2", "note"),
    both("tags", "tags", kind="text[]", transform="tags"),
    optional_text("po_number", "poNumber", description="API only"),
    both("currency", "currencyCode", "currency", required=True, description="Of amounts without a prefix"),
    both("presentment_currency", "presentmentCurrencyCode", "presentment_currency"),
    flag("tax_exempt", "taxExempt", "tax_exempt"),
    flag("taxes_included", "taxesIncluded", "taxes_included"),
    both("discount_codes", "discountCodes", kind="text[]", description="API only"),
    optional_text("invoice_url", "invoiceUrl", "invoice_url"),
    moment("invoice_sent_at", "invoiceSentAt", "invoice_sent_at"),
    moment("completed_at", "completedAt", "completed_at"),
    moment("reserve_inventory_until", "reserveInventoryUntil"),
    moment("shopify_created_at", "createdAt", "created_at", required=True),
    moment("shopify_updated_at", "updatedAt", "updated_at", required=True),
    both("total_weight", "totalWeight", kind="bigint", description="Grams; API only"),
    both("line_items_quantity", "totalQuantityOfLineItems", kind="integer", description="API only"),
    both("custom_attributes", "customAttributes", "note_attributes", kind="jsonb", description="[{name, value}]"),
    both("billing_address", "billingAddress", "billing_address", kind="jsonb"),
    both("shipping_address", "shippingAddress", "shipping_address", kind="jsonb"),
    optional_text("shipping_title", "shippingLine.title", description="API only"),
    optional_text("shipping_code", "shippingLine.code", description="API only"),
    *DISCOUNT_FIELDS,
    shop_money("subtotal_price", "subtotalPriceSet", "subtotal_price"),
    shop_money("total_price", "totalPriceSet", "total_price"),
    shop_money("total_tax", "totalTaxSet", "total_tax"),
    shop_money("total_discounts", "totalDiscountsSet", "total_discounts_set.shop_money.amount"),
    shop_money("total_shipping_price", "totalShippingPriceSet", "total_shipping_price_set.shop_money.amount"),
    shop_money("total_line_items_price", "totalLineItemsPriceSet", "total_line_items_price_set.shop_money.amount"),
    shop_money("amount_due_now", "amountDueNowSet", "amount_due_now_set.shop_money.amount"),
    shop_money("amount_due_later", "amountDueLaterSet", "amount_due_later_set.shop_money.amount"),
    presentment_money("presentment_total_price", "totalPriceSet", "total_price_set"),
)

DRAFT_ORDER = ObjectType(
    name="draft_order",
    plural="draft_orders",
    description="Quotes and orders that staff write, until they are paid",
    identity=("id",),
    version=BOTH_VERSIONS,
    listing=GraphQLListing(
        document="draft_order",
        connection="draftOrders",
        node="DraftOrder",
        nested={"lineItems": ("DraftOrderLineItem",)},
        page_size=10,
    ),
    delete=(DeleteByTopic(topic="draft_orders/delete"), SweepDelete(every=Tier.DAILY)),
    parity=CountParity(query="draftOrdersCount"),
    topics=(
        Topic(name="draft_orders/create", effect="upsert", reason="Staff wait for no one while they write it"),
        Topic(name="draft_orders/update", effect="upsert", reason="Tells of invoices sent and of completion"),
        Topic(name="draft_orders/delete", effect="delete", reason="Only sign of a deletion"),
    ),
    scopes=("read_draft_orders",),
    tier=Tier.HOURLY,
    fields=FIELDS,
    references=(
        Reference(name="customer", target="customer", source=("customer.id",)),
        Reference(name="order", target="order", source=("order.id", "order_id"), description="What it became"),
    ),
    children=(LINE_ITEM, _tax_lines("Taxes of a draft order, by title")),
)
