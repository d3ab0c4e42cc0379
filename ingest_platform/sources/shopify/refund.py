"""Refunds, with what was returned, what was adjusted, and the transactions that paid them.

Facts: object `Refund` of the Admin GraphQL schema 2026-10, and the REST refund as the webhooks carry it. GraphQL has an
`updatedAt` and REST has none, so that both roads are ordered by when a refund was read.
"""

from ingest_platform.declare import (
    Child,
    Embed,
    Field,
    IdSweepParity,
    ObjectType,
    Reference,
    SourcePath,
    SweepDelete,
    Tier,
    Topic,
)
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import both, connection, flag, moment, optional_text, shop_money, word

FIELDS = (
    optional_text("note", "note"),
    shop_money("total_refunded", "totalRefundedSet", None, "API only"),
    both("currency", "totalRefundedSet.shopMoney.currencyCode", description="The shop's; API only"),
    both("presentment_total_refunded", "totalRefundedSet.presentmentMoney.amount", kind="numeric"),
    both("presentment_currency", "totalRefundedSet.presentmentMoney.currencyCode"),
    moment("processed_at", "processedAt", "processed_at"),
    moment("shopify_created_at", "createdAt", "created_at"),
    moment("shopify_updated_at", "updatedAt"),
)


def _set(name: str, graphql: str, rest: str) -> tuple[Field, ...]:
    return (
        both(name, f"{graphql}.shopMoney.amount", f"{rest}.shop_money.amount", kind="numeric"),
        both(f"presentment_{name}", f"{graphql}.presentmentMoney.amount", f"{rest}.presentment_money.amount",
             kind="numeric"),
    )  # fmt: skip


LINE_ITEM = Child(
    name="line_item",
    lists=connection("refundLineItems", "refund_line_items"),
    key=("id",),
    id_name="refund_line_item",
    fields=(
        both("quantity", "quantity", kind="integer", required=True),
        word("restock_type", "restockType", "restock_type", "cancel, legacy_restock, no_restock or return"),
        flag("restocked", "restocked"),
        shop_money("price", "priceSet", None, "Of one unit; API only"),
        *_set("subtotal", "subtotalSet", "subtotal_set"),
        *_set("total_tax", "totalTaxSet", "total_tax_set"),
    ),
    references=(
        Reference(name="line_item", target="order.line_item", source=("lineItem.id", "line_item_id")),
        Reference(name="location", target="location", source=("location.id", "location_id")),
    ),
    description="What came back, or was not delivered",
)

SHIPPING_LINE = Child(
    name="shipping_line",
    lists=connection("refundShippingLines", "refund_shipping_lines"),
    # Its own id may be null in REST; that of the line it refunds is not.
    key=("shippingLine.id", "shipping_line_id"),
    key_within_parent=True,
    fields=(
        *_set("subtotal", "subtotalAmountSet", "subtotal_amount_set"),
        shop_money("tax", "taxAmountSet", None, "API only"),
    ),
    references=(
        Reference(name="shipping_line", target="order.shipping_line", source=("shippingLine.id", "shipping_line_id")),
    ),
    description="Shipping that was refunded",
)

ADJUSTMENT = Child(
    name="adjustment",
    lists=connection("orderAdjustments", "order_adjustments"),
    key=("id",),
    fields=(
        Field(
            target="reason",
            source=SourcePath(
                path="reason",
                transform="lower",
                enum={"refund discrepancy": "refund_discrepancy", "shipping refund": "shipping_refund"},
            ),
            description="customer, damage, restock, refund_discrepancy, …",
        ),
        *_set("amount", "amountSet", "amount_set"),
        *_set("tax_amount", "taxAmountSet", "tax_amount_set"),
    ),
    description="The difference between what was calculated and what was refunded",
)

PAID_BY = Child(
    name="transaction",
    lists=connection("transactions", "transactions"),
    key=("id",),
    key_within_parent=True,
    fields=(),
    references=(Reference(name="transaction", target="transaction", source=("id",)),),
    description="The transactions that paid a refund",
)

REFUND = ObjectType(
    name="refund",
    plural="refunds",
    description="Money given back for an order, and what came back for it",
    identity=("id",),
    version=(),
    listing=GraphQLListing(
        document="refund",
        connection="orders",
        through="refunds",
        parent="Order",
        node="Refund",
        nested={
            "refundLineItems": ("RefundLineItem",),
            "refundShippingLines": ("RefundShippingLine",),
            "orderAdjustments": ("OrderAdjustment",),
            "transactions": ("OrderTransaction",),
        },
    ),
    # Only with its order; that is asked after when the order goes.
    delete=(SweepDelete(every=Tier.DAILY),),
    parity=IdSweepParity(),
    topics=(
        Topic(name="refunds/create", effect="upsert", priority="HIGH", reason="Money goes back, stock may return"),
    ),
    embeds=(Embed(object_type="transaction", path="transactions"),),
    scopes=("read_orders", "read_all_orders", "read_locations"),
    tier=Tier.REAL_TIME,
    fields=FIELDS,
    children=(LINE_ITEM, SHIPPING_LINE, ADJUSTMENT, PAID_BY),
    references=(Reference(name="order", target="order", source=("order.id", "order_id"), required=True),),
)
