"""Balance transactions: the ledger. Facts: schema `balance_transaction` of the SDK contract.

No event speaks of them, and an entry changes once: from pending to available, days or weeks after it was made.
"""

from datetime import timedelta

from ingest_platform.declare import Child, Tier, WithoutTopic
from ingest_platform.sources.stripe.common import never, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing
from ingest_platform.sources.stripe.shapes import created, expandable, moments, money, numbers, texts

FEE_DETAIL = Child(
    name="fee_detail",
    lists=("fee_details",),
    fields=(*texts("type", "currency", "description", "application"), *money("amount")),
    description="What a fee is made of",
)

BALANCE_TRANSACTION = stripe_object(
    name="balance_transaction",
    plural="balance_transactions",
    description="Every entry of the account's balance, with its fee",
    # Funds become available within 30 days (https://docs.stripe.com/payouts): until then an entry may still change.
    listing=StripeListing(path="/v1/balance_transactions", events=False, lookback=timedelta(days=31)),
    delete=never("A ledger: an entry is balanced by another, and never taken back"),
    without_topic=WithoutTopic(
        reason="No event type speaks of balance transactions",
        page="https://docs.stripe.com/api/balance_transactions",
        synced="Listed by creation, the last 31 days each time: until then an entry may become available",
    ),
    scopes=("rak_balance_transaction_source_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("type", "reporting_category", "status", "balance_type", "currency"),
        *money("amount", "fee", "net"),
        created(),
        *moments("available_on"),
        *numbers("exchange_rate"),
        *texts("description"),
        *expandable("source"),
    ),
    children=(FEE_DETAIL,),
)
