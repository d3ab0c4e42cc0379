"""Stripe, declared. A new object type is a file beside `charge.py`, and its name in the list."""

from ingest_platform.declare import ObjectType, Quota, Source
from ingest_platform.sources.stripe.account_topics import ACCOUNT_TOPICS
from ingest_platform.sources.stripe.balance_transaction import BALANCE_TRANSACTION
from ingest_platform.sources.stripe.charge import CHARGE
from ingest_platform.sources.stripe.checkout_session import CHECKOUT_SESSION
from ingest_platform.sources.stripe.coupon import COUPON
from ingest_platform.sources.stripe.credit_note import CREDIT_NOTE
from ingest_platform.sources.stripe.customer import CUSTOMER
from ingest_platform.sources.stripe.dispute import DISPUTE
from ingest_platform.sources.stripe.early_fraud_warning import EARLY_FRAUD_WARNING
from ingest_platform.sources.stripe.entitlement import ACTIVE_ENTITLEMENT_SUMMARY
from ingest_platform.sources.stripe.invoice import INVOICE
from ingest_platform.sources.stripe.invoice_payment import INVOICE_PAYMENT
from ingest_platform.sources.stripe.payment_intent import PAYMENT_INTENT
from ingest_platform.sources.stripe.payment_method import PAYMENT_METHOD
from ingest_platform.sources.stripe.payout import PAYOUT
from ingest_platform.sources.stripe.plan import PLAN
from ingest_platform.sources.stripe.price import PRICE
from ingest_platform.sources.stripe.product import PRODUCT
from ingest_platform.sources.stripe.promotion_code import PROMOTION_CODE
from ingest_platform.sources.stripe.refund import REFUND
from ingest_platform.sources.stripe.review import REVIEW
from ingest_platform.sources.stripe.scopes import scopes_of
from ingest_platform.sources.stripe.setup_intent import SETUP_INTENT
from ingest_platform.sources.stripe.subscription import SUBSCRIPTION
from ingest_platform.sources.stripe.subscription_schedule import SUBSCRIPTION_SCHEDULE
from ingest_platform.sources.stripe.tax_id import TAX_ID

# What is referred to first: a backfill in this order leaves little to be resolved later.
OBJECT_TYPES: tuple[ObjectType, ...] = (
    CUSTOMER,
    PRODUCT,
    PRICE,
    PLAN,
    COUPON,
    PROMOTION_CODE,
    TAX_ID,
    PAYMENT_METHOD,
    SETUP_INTENT,
    BALANCE_TRANSACTION,
    PAYMENT_INTENT,
    CHARGE,
    REFUND,
    DISPUTE,
    EARLY_FRAUD_WARNING,
    REVIEW,
    PAYOUT,
    SUBSCRIPTION,
    SUBSCRIPTION_SCHEDULE,
    INVOICE,
    INVOICE_PAYMENT,
    CREDIT_NOTE,
    CHECKOUT_SESSION,
    ACTIVE_ENTITLEMENT_SUMMARY,
)

READ = "read"
"""The quota of all requests."""

STRIPE = Source(
    name="stripe",
    title="Stripe",
    api_version="2026-10-28.endive",
    auth=("key",),
    default_base_url="https://api.stripe.com",
    webhooks="endpoint",
    # 100 requests a second in live mode, 25 in a sandbox or for one endpoint: which of them holds, a 429 tells
    # (https://docs.stripe.com/rate-limits). They are counted by a token bucket (https://stripe.com/blog/rate-limiters).
    quotas=(Quota(name=READ, permits=100, seconds=1, adaptive=True, limiter="bucket"),),
    scopes=scopes_of(OBJECT_TYPES),  # a permission's purpose is in `scopes.py`
    object_types=OBJECT_TYPES,
    person="customer",
    account_topics=ACCOUNT_TOPICS,
)
