"""Customers, with their addresses.

Facts: object `Customer` of the Admin GraphQL schema 2026-10, and the REST customer as the webhooks carry it.
"""

from ingest_platform.declare import (
    Child,
    CountParity,
    DeleteByTopic,
    Field,
    ListSource,
    ObjectType,
    SourcePath,
    SweepDelete,
    Tier,
    Topic,
)
from ingest_platform.sources.shopify.listing import GraphQLListing
from ingest_platform.sources.shopify.personal import private
from ingest_platform.sources.shopify.shapes import BOTH_VERSIONS, both, connection, flag, moment, optional_text, word

EMAIL = "defaultEmailAddress"
SMS = "defaultPhoneNumber.smsMarketingConsent"

FIELDS = (
    optional_text("email", f"{EMAIL}.emailAddress", "email"),
    optional_text("phone", "defaultPhoneNumber.phoneNumber", "phone"),
    optional_text("first_name", "firstName", "first_name"),
    optional_text("last_name", "lastName", "last_name"),
    optional_text("display_name", "displayName", description="API only"),
    word("state", "state", description="Of the account: disabled, invited, enabled or declined"),
    optional_text("note", "note"),
    both("tags", "tags", kind="text[]", transform="tags"),
    optional_text("locale", "locale", description="API only"),
    flag("verified_email", "verifiedEmail", "verified_email"),
    flag("tax_exempt", "taxExempt", "tax_exempt"),
    both("tax_exemptions", "taxExemptions", "tax_exemptions", kind="text[]"),
    flag("data_sale_opt_out", "dataSaleOptOut"),
    word("product_subscriber_status", "productSubscriberStatus", description="API only"),
    optional_text("multipass_identifier", "multipassIdentifier", "multipass_identifier"),
    both("orders_count", "numberOfOrders", "orders_count", kind="bigint"),
    both("total_spent", "amountSpent.amount", "total_spent", kind="numeric"),
    both("currency", "amountSpent.currencyCode", "currency"),
    both("last_order_source_id", "lastOrder.id", "last_order_id", kind="bigint", transform="numeric_id"),
    Field(
        target="default_address_source_id",
        # Webhooks leave `default_address` out of a customer who has none.
        source=("defaultAddress.id", SourcePath(path="default_address.id", omitted_beside="addresses")),
        type="bigint",
        transform="numeric_id",
    ),
    word("email_marketing_state", f"{EMAIL}.marketingState", "email_marketing_consent.state"),
    word("email_marketing_opt_in_level", f"{EMAIL}.marketingOptInLevel", "email_marketing_consent.opt_in_level"),
    moment(
        "email_marketing_updated_at",
        f"{EMAIL}.marketingUpdatedAt",
        "email_marketing_consent.consent_updated_at",
    ),
    word("sms_marketing_state", f"{SMS}.state", "sms_marketing_consent.state"),
    word("sms_marketing_opt_in_level", f"{SMS}.optInLevel", "sms_marketing_consent.opt_in_level"),
    moment("sms_marketing_updated_at", f"{SMS}.updatedAt", "sms_marketing_consent.consent_updated_at"),
    word("sms_marketing_collected_from", f"{SMS}.collectedFrom", "sms_marketing_consent.consent_collected_from"),
    moment("shopify_created_at", "createdAt", "created_at", required=True),
    moment("shopify_updated_at", "updatedAt", "updated_at", required=True),
)

ADDRESS = Child(
    name="address",
    lists=connection(
        "addressesV2",
        # REST shows the first ten addresses and does not say whether there are more.
        ListSource(path="addresses", whole_below=10),
    ),
    key=("id",),
    fields=(
        private(optional_text("name", "name")),
        optional_text("first_name", "firstName", "first_name"),
        optional_text("last_name", "lastName", "last_name"),
        optional_text("company", "company"),
        optional_text("address1", "address1"),
        optional_text("address2", "address2"),
        optional_text("city", "city"),
        optional_text("zip", "zip"),
        optional_text("province", "province"),
        optional_text("province_code", "provinceCode", "province_code"),
        optional_text("country", "country"),
        optional_text("country_code", "countryCodeV2", "country_code"),
        optional_text("phone", "phone"),
    ),
    description="Addresses in the customer's book",
)

CUSTOMER = ObjectType(
    name="customer",
    plural="customers",
    description="Customers with their contact data, marketing consents and totals",
    identity=("id",),
    version=BOTH_VERSIONS,
    listing=GraphQLListing(
        document="customer",
        connection="customers",
        node="Customer",
        created="shopify_created_at",
        page_size=100,
        nested={"addressesV2": ("MailingAddress",)},
        created_filter="customer_date",  # the search of `customers` has no created_at, and that of their count no other
        counted_filter="created_at",
    ),
    # A merge ends a customer, and its topic needs a scope of its own; the sweep sees it.
    delete=(DeleteByTopic(topic="customers/delete"), SweepDelete(every=Tier.DAILY)),
    parity=CountParity(query="customersCount"),
    topics=(
        Topic(name="customers/create", effect="upsert", priority="HIGH", reason="Orders refer to it"),
        Topic(name="customers/update", effect="upsert", reason="Covers every change of the profile"),
        Topic(name="customers/enable", effect="upsert", priority="LOW", reason="Changes the state only"),
        Topic(name="customers/disable", effect="upsert", priority="LOW", reason="Changes the state only"),
        Topic(name="customers/delete", effect="delete", priority="HIGH", reason="Personal data must go"),
    ),
    scopes=("read_customers", "read_orders"),
    tier=Tier.REAL_TIME,
    fields=FIELDS,
    children=(ADDRESS,),
)
