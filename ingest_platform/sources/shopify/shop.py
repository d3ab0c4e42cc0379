"""The shop itself: one row for each account.

Facts: object `Shop` of the Admin GraphQL schema 2026-10, and the REST shop as the webhook carries it.
"""

from ingest_platform.declare import Field, NeverDeleted, NoParity, ObjectType, SourcePath, Tier, Topic
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.product import WEIGHT_UNIT
from ingest_platform.sources.shopify.shapes import BOTH_VERSIONS, both, flag, mapped, moment, optional_text, word


def _false_or_null(target: str, graphql: str, rest: str) -> Field:
    """A flag that REST leaves null where GraphQL says false."""
    return Field(target=target, source=(graphql, SourcePath(path=rest, when_null="false")), type="boolean")


SHOP = ObjectType(
    name="shop",
    plural="shops",
    description="The shop: its name, address, currency, time zone and plan",
    identity=("id",),
    version=BOTH_VERSIONS,
    listing=GraphQLListing(document="shop", connection="shop", node="Shop", singleton=True, bulk=False),
    delete=(NeverDeleted(reason="A shop ends with its account: app/uninstalled and shop/redact speak of that"),),
    parity=NoParity(reason="There is one shop to an account, and every sync reads it whole"),
    topics=(
        Topic(name="shop/update", effect="upsert", priority="LOW", reason="Names, plan and currency change seldom"),
    ),
    scopes=(),
    tier=Tier.DAILY,
    fields=(
        both("name", "name", required=True),
        optional_text("email", "email"),
        optional_text("contact_email", "contactEmail", "customer_email"),
        optional_text("owner_name", "shopOwnerName", "shop_owner"),
        optional_text("description", "description", description="API only"),
        both("myshopify_domain", "myshopifyDomain", "myshopify_domain", required=True),
        optional_text("domain", "primaryDomain.host", "domain"),
        optional_text("url", "url", description="API only"),
        both("currency", "currencyCode", "currency"),
        both("presentment_currencies", "enabledPresentmentCurrencies", "enabled_presentment_currencies", kind="text[]"),
        both("time_zone", "ianaTimezone", "iana_timezone"),
        both("time_zone_offset_minutes", "timezoneOffsetMinutes", kind="integer", description="API only"),
        word("unit_system", "unitSystem", description="API only"),
        mapped("weight_unit", "weightUnit", "weight_unit", WEIGHT_UNIT, "g, kg, oz or lb"),
        optional_text("plan_name", "plan.publicDisplayName", description="API only"),
        flag("plan_is_plus", "plan.shopifyPlus"),
        flag("plan_is_partner_development", "plan.partnerDevelopment"),
        optional_text("company", "shopAddress.company", description="API only"),
        optional_text("address1", "shopAddress.address1", "address1"),
        optional_text("address2", "shopAddress.address2", "address2"),
        optional_text("city", "shopAddress.city", "city"),
        optional_text("zip", "shopAddress.zip", "zip"),
        optional_text("province", "shopAddress.province", "province"),
        optional_text("province_code", "shopAddress.provinceCode", "province_code"),
        optional_text("country", "shopAddress.country", "country_name"),
        optional_text("country_code", "shopAddress.countryCodeV2", "country_code"),
        optional_text("phone", "shopAddress.phone", "phone"),
        both("latitude", "shopAddress.latitude", "latitude", kind="numeric"),
        both("longitude", "shopAddress.longitude", "longitude", kind="numeric"),
        both("ships_to_countries", "shipsToCountries", kind="text[]", description="API only"),
        _false_or_null("taxes_included", "taxesIncluded", "taxes_included"),
        _false_or_null("tax_shipping", "taxShipping", "tax_shipping"),
        flag("checkout_api_supported", "checkoutApiSupported", "checkout_api_supported"),
        flag("setup_required", "setupRequired", "setup_required"),
        flag(
            "sms_consent_at_checkout",
            "marketingSmsConsentEnabledAtCheckout",
            "marketing_sms_consent_enabled_at_checkout",
        ),
        flag("transactional_sms_disabled", "transactionalSmsDisabled", "transactional_sms_disabled"),
        optional_text("order_number_prefix", "orderNumberFormatPrefix", description="API only"),
        optional_text("order_number_suffix", "orderNumberFormatSuffix", description="API only"),
        moment("shopify_created_at", "createdAt", "created_at", required=True),
        moment("shopify_updated_at", "updatedAt", "updated_at", required=True),
    ),
)
