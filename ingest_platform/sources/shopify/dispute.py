"""Disputes of Shopify Payments: chargebacks and inquiries.

Facts: object `ShopifyPaymentsDispute` of the Admin GraphQL schema 2026-10, and the REST dispute as the webhooks carry
it. Neither has a time of change: reads are ordered by their time, and a webhook that shows another state has the
dispute fetched.
"""

from ingest_platform.declare import IdSweepParity, NeverDeleted, ObjectType, Reference, Tier, Topic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import both, moment, optional_text, word

DISPUTE = ObjectType(
    name="dispute",
    plural="disputes",
    description="Payments that a buyer contests with the bank, and what became of them",
    identity=("id",),
    version=(),
    # Few, and without a filter by update: all of them each time.
    listing=GraphQLListing(
        document="dispute",
        connection="disputes",
        node="ShopifyPaymentsDispute",
        version_field=None,
        updated_filter=None,
        created_filter="initiated_at",
        bulk=False,
        page_size=50,
    ),
    delete=(NeverDeleted(reason="A dispute ends as won, lost, accepted or prevented and stays"),),
    parity=IdSweepParity(),
    topics=(
        Topic(name="disputes/create", effect="upsert", priority="HIGH", reason="Evidence is due within days"),
        Topic(name="disputes/update", effect="upsert", priority="HIGH", reason="Deadlines and verdicts"),
    ),
    scopes=("read_shopify_payments_disputes",),
    tier=Tier.HOURLY,
    fields=(
        word("type", "type", description="chargeback or inquiry"),
        word("status", "status"),
        word("reason", "reasonDetails.reason", "reason"),
        optional_text("network_reason_code", "reasonDetails.networkReasonCode", "network_reason_code"),
        both("amount", "amount.amount", "amount", kind="numeric"),
        both("currency", "amount.currencyCode", "currency"),
        moment("initiated_at", "initiatedAt", "initiated_at", required=True),
        moment("evidence_due_by", "evidenceDueBy", "evidence_due_by"),
        moment("evidence_sent_on", "evidenceSentOn", "evidence_sent_on"),
        moment("finalized_on", "finalizedOn", "finalized_on"),
    ),
    references=(Reference(name="order", target="order", source=("order.id", "order_id")),),
)
