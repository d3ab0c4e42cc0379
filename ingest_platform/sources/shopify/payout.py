"""Payouts of Shopify Payments. Facts: object `ShopifyPaymentsPayout` of the Admin GraphQL schema 2026-10."""

from ingest_platform.declare import Field, IdSweepParity, NeverDeleted, ObjectType, Tier, WithoutTopic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import both, flag, moment, optional_text, word

SUMMARY = {
    "charges_gross": "chargesGross",
    "charges_fee": "chargesFee",
    "refunds_gross": "refundsFeeGross",
    "refunds_fee": "refundsFee",
    "adjustments_gross": "adjustmentsGross",
    "adjustments_fee": "adjustmentsFee",
    "reserved_funds_gross": "reservedFundsGross",
    "reserved_funds_fee": "reservedFundsFee",
    "retried_payouts_gross": "retriedPayoutsGross",
    "retried_payouts_fee": "retriedPayoutsFee",
    "advance_gross": "advanceGross",
    "advance_fees": "advanceFees",
    "usdc_rebate_credit": "usdcRebateCreditAmount",
}


def _amounts() -> tuple[Field, ...]:
    return tuple(both(name, f"summary.{path}.amount", kind="numeric") for name, path in SUMMARY.items())


PAYOUT = ObjectType(
    name="payout",
    plural="payouts",
    description="Money between the Shopify Payments balance and the bank, one row for each transfer",
    identity=("id",),
    version=(),
    # At most a few a day, and their status changes without a time of change: all of them each time.
    listing=GraphQLListing(
        document="payout",
        connection="shopifyPaymentsAccount.payouts",
        node="ShopifyPaymentsPayout",
        version_field=None,
        updated_filter=None,
        created_filter="issued_at",
        bulk=False,
        page_size=50,
    ),
    delete=(NeverDeleted(reason="A payout that fails or is cancelled stays, with that status"),),
    parity=IdSweepParity(),
    without_topic=WithoutTopic(
        reason="No topic of 2026-10 speaks of payouts",
        page="https://shopify.dev/docs/api/admin-graphql/2026-10/objects/ShopifyPaymentsPayout",
        synced="Listed in whole once a day; what is known is left out by its hash",
    ),
    scopes=("read_shopify_payments_accounts", "read_shopify_payments_payouts"),
    tier=Tier.DAILY,
    fields=(
        word("status", "status", description="scheduled, paid, failed or canceled"),
        word("transaction_type", "transactionType", description="deposit or withdrawal"),
        both("amount", "net.amount", kind="numeric", description="What reaches the bank"),
        both("currency", "net.currencyCode", required=True, description="Of all amounts"),
        *_amounts(),
        optional_text("external_trace_id", "externalTraceId", description="By which the bank finds it"),
        both("business_entity_id", "businessEntity.id", kind="bigint", transform="numeric_id"),
        optional_text("business_entity_name", "businessEntity.displayName"),
        flag("business_entity_is_primary", "businessEntity.primary"),
        moment("issued_at", "issuedAt", required=True),
    ),
)
