"""Marketing events that this app made. Facts: object `MarketingEvent` of the Admin GraphQL schema 2026-10."""

from ingest_platform.declare import IdSweepParity, ObjectType, SweepDelete, Tier, WithoutTopic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.shapes import both, moment, optional_text, word

MARKETING_EVENT = ObjectType(
    name="marketing_event",
    plural="marketing_events",
    description="Campaigns: which ran when, on which channel, under which UTM parameters",
    identity=("id",),
    version=(),
    # An app sees its own, which are few, and they have no time of change: all of them each time.
    listing=GraphQLListing(
        document="marketing_event",
        connection="marketingEvents",
        node="MarketingEvent",
        version_field=None,
        updated_filter=None,
        created_filter="started_at",
        bulk=False,
        page_size=50,
    ),
    delete=(SweepDelete(every=Tier.DAILY),),
    parity=IdSweepParity(),
    without_topic=WithoutTopic(
        reason="No topic of 2026-10 speaks of marketing events",
        page="https://shopify.dev/docs/api/admin-graphql/2026-10/objects/MarketingEvent",
        synced="Listed in whole once a day; what is known is left out by its hash",
    ),
    scopes=("read_marketing_events",),
    tier=Tier.DAILY,
    fields=(
        word("type", "type", description="ad, newsletter, post, …"),
        word("channel_type", "marketingChannelType", description="search, email, social, …"),
        optional_text("channel_handle", "channelHandle"),
        optional_text("description", "description"),
        optional_text("remote_id", "remoteId", description="The campaign's id where it runs"),
        both("source_and_medium", "sourceAndMedium"),
        optional_text("utm_campaign", "utmCampaign"),
        optional_text("utm_medium", "utmMedium"),
        optional_text("utm_source", "utmSource"),
        optional_text("manage_url", "manageUrl"),
        optional_text("preview_url", "previewUrl"),
        both("app_id", "app.id", kind="bigint", transform="numeric_id"),
        optional_text("app_title", "app.title"),
        moment("started_at", "startedAt", required=True),
        moment("ended_at", "endedAt"),
        moment("scheduled_to_end_at", "scheduledToEndAt"),
    ),
)
