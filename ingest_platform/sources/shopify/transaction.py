"""Transactions: money that was authorized, captured, refunded or voided for an order.

Facts: object `OrderTransaction` of the Admin GraphQL schema 2026-10, and the REST transaction as the webhooks carry it.
It has no `updatedAt` although its status changes, so what is newer is told by when it was read.
"""

from ingest_platform.declare import Child, IdSweepParity, ListSource, ObjectType, Reference, SweepDelete, Tier, Topic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import both, flag, moment, optional_text, shop_money, word

FIELDS = (
    word("kind", "kind", description="authorization, capture, change, emv_authorization, refund, sale, void, …"),
    word("status", "status", description="success, failure, error, pending, awaiting_response or unknown"),
    optional_text("gateway", "gateway"),
    optional_text("formatted_gateway", "formattedGateway", description="As people read it; API only"),
    optional_text("payment_id", "paymentId", "payment_id", "Of all transactions of one payment"),
    word("error_code", "errorCode", "error_code"),
    optional_text("account_number", "accountNumber", description="Masked; API only"),
    optional_text("card_company", "paymentDetails.company", "payment_details.credit_card_company", "Of cards"),
    optional_text("payment_method", "paymentDetails.paymentMethodName", "payment_details.payment_method_name"),
    # REST gives the amount in the currency of the payment, and that alone.
    both("presentment_amount", "amountSet.presentmentMoney.amount", "amount", kind="numeric"),
    both("presentment_currency", "amountSet.presentmentMoney.currencyCode", "currency"),
    shop_money("amount", "amountSet", None, "API only"),
    both("currency", "amountSet.shopMoney.currencyCode", description="The shop's; API only"),
    shop_money("amount_rounding", "amountRoundingSet", None, "Cash rounding; API only"),
    both(
        "total_unsettled",
        "totalUnsettledSet.shopMoney.amount",
        "total_unsettled_set.shop_money.amount",
        kind="numeric",
        description="Of an authorization: what could still be captured",
    ),
    flag("test", "test"),
    flag("manual_payment_gateway", "manualPaymentGateway", "manual_payment_gateway"),
    flag("manually_capturable", "manuallyCapturable"),
    flag("multi_capturable", "multiCapturable"),
    both("settlement_currency", "settlementCurrency", description="API only"),
    both("settlement_currency_rate", "settlementCurrencyRate", kind="numeric", description="API only"),
    moment("authorization_expires_at", "authorizationExpiresAt"),
    moment("processed_at", "processedAt", "processed_at"),
    moment("shopify_created_at", "createdAt", "created_at", required=True),
)

FEE = Child(
    name="fee",
    lists=(ListSource(path="fees"),),
    key=("id",),
    fields=(
        both("type", "type"),
        both("amount", "amount.amount", kind="numeric"),
        both("currency", "amount.currencyCode"),
        both("rate", "rate", kind="numeric", description="A share of the amount, in percent"),
        both("rate_name", "rateName"),
        both("flat_fee", "flatFee.amount", kind="numeric"),
        both("flat_fee_name", "flatFeeName"),
        both("tax_amount", "taxAmount.amount", kind="numeric"),
    ),
    description="What Shopify Payments kept; API only",
)

TRANSACTION = ObjectType(
    name="transaction",
    plural="transactions",
    description="Payments of orders: authorizations, captures, sales, refunds and voids",
    identity=("id",),
    version=(),
    listing=GraphQLListing(
        document="transaction", connection="orders", through="transactions", parent="Order", node="OrderTransaction"
    ),
    # Only with its order; that is asked after when the order goes.
    delete=(SweepDelete(every=Tier.DAILY),),
    parity=IdSweepParity(),
    topics=(
        Topic(
            name="order_transactions/create",
            effect="upsert",
            priority="HIGH",
            reason="Money moved; also sent when a status becomes final",
        ),
    ),
    scopes=("read_orders", "read_all_orders"),
    tier=Tier.REAL_TIME,
    fields=FIELDS,
    children=(FEE,),
    references=(
        Reference(name="order", target="order", source=("order.id", "order_id"), required=True),
        Reference(name="parent_transaction", target="transaction", source=("parentTransaction.id", "parent_id")),
    ),
)
