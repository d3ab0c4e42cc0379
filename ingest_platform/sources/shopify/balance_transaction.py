"""Balance transactions of Shopify Payments: charges, refunds, fees and adjustments, each with its payout.

Facts: object `ShopifyPaymentsBalanceTransaction` of the Admin GraphQL schema 2026-10. It has no time of change: what
changes is the payout it is put into and that payout's status, in the weeks after it was processed.
"""

from datetime import timedelta

from ingest_platform.declare import (
    Child,
    IdSweepParity,
    ListSource,
    NeverDeleted,
    ObjectType,
    Reference,
    Tier,
    WithoutTopic,
)
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import both, flag, moment, optional_text, word

UNSETTLED = timedelta(days=45)
"""How long after its processing a transaction is read again: longer than any payout schedule and a failed retry."""

BALANCE_TRANSACTION = ObjectType(
    name="balance_transaction",
    plural="balance_transactions",
    description="Every movement of the Shopify Payments balance",
    identity=("id",),
    version=(),
    listing=GraphQLListing(
        document="balance_transaction",
        connection="shopifyPaymentsAccount.balanceTransactions",
        node="ShopifyPaymentsBalanceTransaction",
        version_field="transactionDate",
        updated_filter="processed_at",
        created_filter="processed_at",
        created="processed_at",
        lookback=UNSETTLED,
        bulk=False,
        page_size=100,
    ),
    delete=(NeverDeleted(reason="The balance is a ledger: an error is corrected by another transaction"),),
    parity=IdSweepParity(),
    without_topic=WithoutTopic(
        reason="No topic of 2026-10 speaks of the balance",
        page="https://shopify.dev/docs/api/admin-graphql/2026-10/objects/ShopifyPaymentsBalanceTransaction",
        synced="Once a day what was processed since, and the 45 days before it, in which payouts are assigned",
    ),
    scopes=("read_shopify_payments_accounts", "read_shopify_payments_payouts"),
    tier=Tier.DAILY,
    fields=(
        word("type", "type"),
        flag("test", "test"),
        both("amount", "amount.amount", kind="numeric"),
        both("fee", "fee.amount", kind="numeric"),
        both("net", "net.amount", kind="numeric", description="Amount less fee"),
        both("currency", "amount.currencyCode", required=True, description="Of all amounts"),
        word("source_type", "sourceType", description="What led to it: charge, refund, dispute, …"),
        both("source_id", "sourceId", kind="bigint", description="The vendor's id of that"),
        both("source_order_transaction_id", "sourceOrderTransactionId", kind="bigint"),
        optional_text("order_name", "associatedOrder.name"),
        optional_text("adjustment_reason", "adjustmentReason"),
        word("payout_status", "associatedPayout.status", description="pending until it is in a payout"),
        moment("processed_at", "transactionDate", required=True),
    ),
    children=(
        Child(
            name="adjusted_order",
            lists=(ListSource(path="adjustmentsOrders"),),
            fields=(
                both("name", "name", description="The order's name"),
                both("amount", "amount.amount", kind="numeric"),
                both("fees", "fees.amount", kind="numeric"),
                both("net", "net.amount", kind="numeric"),
                both("currency", "amount.currencyCode"),
                both("order_transaction_id", "orderTransactionId", kind="bigint"),
                optional_text("link", "link", description="To the order in the admin"),
            ),
            description="The orders that an adjustment is made up of",
        ),
    ),
    references=(
        Reference(name="payout", target="payout", source=("associatedPayout.id",)),
        Reference(name="order", target="order", source=("associatedOrder.id",)),
    ),
)
