"""Gift cards. Facts: object `GiftCard` of the Admin GraphQL schema 2026-10.

Shopify has no webhook topic for them: https://shopify.dev/docs/api/webhooks/2026-10.
"""

from ingest_platform.declare import CountParity, NeverDeleted, ObjectType, Reference, Tier, WithoutTopic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import both, flag, moment, optional_text

GIFT_CARD = ObjectType(
    name="gift_card",
    plural="gift_cards",
    description="Gift cards with what is left on them; never their code",
    identity=("id",),
    version=("updatedAt",),
    # The search knows no filter by update.
    listing=GraphQLListing(
        document="gift_card", connection="giftCards", node="GiftCard", updated_filter=None, page_size=50
    ),
    delete=(NeverDeleted(reason="A gift card can be deactivated, and no mutation or topic deletes one"),),
    parity=CountParity(query="giftCardsCount"),
    without_topic=WithoutTopic(
        reason="No topic of 2026-10 speaks of gift cards",
        page="https://shopify.dev/docs/api/admin-graphql/2026-10/objects/GiftCard",
        synced="Listed in whole every hour; what is known is left out by its hash",
    ),
    scopes=("read_gift_cards",),
    tier=Tier.HOURLY,
    fields=(
        both("last_characters", "lastCharacters", required=True, description="Of the code"),
        both("masked_code", "maskedCode"),
        flag("enabled", "enabled"),
        both("balance", "balance.amount", kind="numeric"),
        both("initial_value", "initialValue.amount", kind="numeric"),
        both("currency", "balance.currencyCode", required=True, description="Of balance and initial value"),
        both("expires_on", "expiresOn", kind="date"),
        optional_text("note", "note"),
        optional_text("template_suffix", "templateSuffix"),
        optional_text("recipient_name", "recipientAttributes.preferredName"),
        optional_text("recipient_message", "recipientAttributes.message"),
        moment("send_notification_at", "recipientAttributes.sendNotificationAt"),
        moment("deactivated_at", "deactivatedAt"),
        moment("shopify_created_at", "createdAt", required=True),
        moment("shopify_updated_at", "updatedAt", required=True),
    ),
    references=(
        Reference(name="customer", target="customer", source=("customer.id",), description="Who it was issued to"),
        Reference(name="recipient", target="customer", source=("recipientAttributes.recipient.id",)),
        Reference(name="order", target="order", source=("order.id",), description="Where it was bought"),
    ),
)
