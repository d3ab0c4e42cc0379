"""Payment methods. Facts: schema `payment_method` of the SDK contract.

The details stand under the name of the type (`card`, `sepa_debit`, …): one column holds whichever there are.
"""

from ingest_platform.declare import Field, SweepDelete, Tier
from ingest_platform.sources.stripe.common import stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import (
    created,
    integers,
    jsons,
    metadata,
    personal,
    refers_to,
    text,
    texts,
)

TYPES = (
    "card", "us_bank_account", "sepa_debit", "link", "acss_debit", "affirm", "afterpay_clearpay", "alipay", "alma",
    "amazon_pay", "au_becs_debit", "bacs_debit", "bancontact", "billie", "bizum", "blik", "boleto", "card_present",
    "cashapp", "crypto", "custom", "customer_balance", "eps", "fpx", "giropay", "grabpay", "ideal", "interac_present",
    "kakao_pay", "klarna", "konbini", "kr_card", "mb_way", "mobilepay", "multibanco", "naver_pay", "nz_bank_account",
    "oxxo", "p24", "pay_by_bank", "payco", "paynow", "paypal", "paypay", "payto", "pix", "promptpay", "revolut_pay",
    "samsung_pay", "satispay", "scalapay", "sequra", "sofort", "sunbit", "swish", "twint", "upi", "wechat_pay", "zip",
)  # fmt: skip

PAYMENT_METHOD = stripe_object(
    name="payment_method",
    plural="payment_methods",
    description="Cards, bank accounts and wallets of customers, detached ones included",
    # The list takes no created[gte]; see the params of its contract.
    listing=StripeListing(path="/v1/payment_methods", created=False, announced=False),
    # A detached one can still be read, and shows no customer any more.
    delete=(SweepDelete(every=Tier.DAILY),),
    topics=(
        told("payment_method.attached", "A customer has it from now on"),
        told("payment_method.updated", "Its address or expiry changed"),
        told("payment_method.automatically_updated", "The card network renewed it"),
        told("payment_method.detached", "No customer has it any more; the object stays"),
    ),
    scopes=("rak_payment_method_read",),
    tier=Tier.HOURLY,
    fields=(
        *texts("type", "allow_redisplay", "customer_account"),
        created(),
        *texts("card.brand", "card.display_brand", "card.country", "card.funding", "card.issuer"),
        *integers("card.exp_month", "card.exp_year"),
        text("card_wallet", "card.wallet.type"),
        *personal(
            *texts("card.last4", "card.fingerprint"),
            text("billing_name", "billing_details.name"),
            text("billing_email", "billing_details.email"),
            text("billing_phone", "billing_details.phone"),
            *jsons("billing_details"),
            Field(target="details", source=TYPES, type="jsonb", description="Of its type, as they are"),
        ),
        *jsons("radar_options"),
        *metadata(),
    ),
    references=refers_to("customer"),
)
