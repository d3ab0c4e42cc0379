"""What of the Admin API is not in the copy, and why: data of the coverage matrix and the webhook analysis.

A root or topic with a reason of its own comes first; the others fall to the first family whose pattern fits.
"""

from ingest_platform.declare.reasons import Family

USED: dict[str, str] = {
    "node": "Following pages of a connection inside one object",
    "nodes": "Objects by id: thin webhooks, ties of versions, doubtful deletions",
    "currentAppInstallation": "Which scopes the account granted",
    "webhookSubscriptions": "Which topics are subscribed, checked and mended",
    "bulkOperation": "Polling a backfill",
    "publicApiVersions": "The newest version, whose object types are compared with those of the version in use",
}
"""Roots that serve the client itself."""

ROOTS: dict[str, str] = {
    "currentBulkOperation": "Deprecated; a backfill asks for its own operation with bulkOperation",
    "bulkOperations": "A backfill knows the id of its operation and asks for that one",
    "webhookSubscription": "webhookSubscriptions lists all of them at once",
    "webhookSubscriptionsCount": "The list itself is read, which a count adds nothing to",
    "deletionEvents": (
        "Tells of deleted products and collections alone; the topics and the daily sweep cover every object type"
    ),
    "events": (
        "The activity feed of the admin, written for people; the raw log keeps each version of each object instead"
    ),
    "event": "See events",
    "eventsCount": "See events",
    "tenderTransactions": (
        "Money that moved, per order: each is one of the order's transactions, which are synced with more detail"
    ),
    "productVariants": "Variants come with their product, in one document and one version",
    "productVariant": "Variants come with their product",
    "productVariantByIdentifier": "Variants come with their product",
    "inventoryLevel": "Levels come with their inventory item",
    "pendingOrdersCount": "A number for the admin's navigation; the copy counts by financial_status",
    "publishedProductsCount": "A count by channel; publications are not synced",
    "analyticsTargets": "Targets that staff set in analytics; nothing of the shop's data",
    "orderPaymentStatus": "Asks after one deferred payment by its reference, while an app waits for it",
    "orderEditSession": "An edit that is not committed; once it is, the order shows it and orders/edited tells",
    "disputeEvidence": "Needs read_shopify_payments_dispute_evidences: documents with the buyer's personal data",
    "abandonment": "The marketing view of an abandoned checkout, which is synced itself",
    "abandonmentByAbandonedCheckoutId": "See abandonment",
    "codeDiscountNodes": "Deprecated; discountNodes lists code discounts and automatic ones alike",
    "automaticDiscountNodes": "Deprecated; discountNodes lists code discounts and automatic ones alike",
    "automaticDiscounts": "Deprecated; discountNodes lists code discounts and automatic ones alike",
    "giftCardConfiguration": "Limits that the shop set for gift cards; no gift card is in it",
    "staffMembers": "Needs read_users, which Shopify grants to few apps; the shop's staff is not its trade",
    "staffMember": "See staffMembers",
    "currentStaffMember": "There is none behind an offline token",
    "customerMergePreview": "A question before a merge; the merged customer is synced as the merge leaves it",
    "customerMergeJobStatus": "See customerMergePreview",
    "marketingActivities": "Activities of marketing apps; the marketing events that come of them are synced",
    "marketingActivity": "See marketingActivities",
    "shopifyqlQuery": (
        "Answers a question in ShopifyQL and lists no reports: 2026-10 has no object of a report with an id to mirror"
    ),
    "automaticDiscount": "Deprecated; one discount, of those that discountNodes lists",
    "automaticDiscountNode": "Deprecated; one discount, of those that discountNodes lists",
    "codeDiscountNode": "Deprecated; one discount, of those that discountNodes lists",
    "codeDiscountNodeByCode": "One discount by its code; discountNodes lists all of them with their codes",
}
"""Roots with a reason of their own."""


ROOT_FAMILIES: tuple[Family, ...] = (
    Family(
        name="Search helpers",
        pattern=r".*SavedSearches$|.*Tags?$|product(Types|Vendors)$|.*Suggestions$|segmentFilters$",
        why="Words for a search box; the tags and types themselves are columns of their objects",
    ),
    Family(
        name="Jobs",
        pattern=r".*(Job|Operation|Operations|BulkCreation|Migrations|BulkResults)$|job$|urlRedirectImport$",
        why="The progress of something that an app started by a mutation; the copy only reads",
    ),
    Family(
        name="Apps and functions",
        pattern=(
            r"app([A-Z]|$)|shopifyFunction|mobilePlatform|serverPixel|webPixel|scriptTag"
            r"|.*Customizations?$|cartTransforms|validations?$|fulfillmentConstraintRules"
        ),
        why=("Configuration of apps, none of the shop's trade; most of it shows an app its own settings alone"),
    ),
    Family(
        name="B2B companies",
        pattern=r"compan",
        why="Needs read_companies, which the reference guide does not name; B2B is for Plus alone",
    ),
    Family(
        name="Catalogs, prices and markets",
        pattern=(
            r"catalog|priceList|market|primaryMarket|backupRegion|availableBackup|webPresences"
            r"|businessEntit|availableLocales|shopLocales"
        ),
        why="How prices are shown in other markets; what was paid is in the order, in both currencies",
    ),
    Family(
        name="Channels and publications",
        pattern=r"channel|publication|productFeed|productResourceFeedback",
        why=(
            "Where products are shown; needs read_publications or read_product_listings, which the guide does not name"
        ),
    ),
    Family(
        name="Online store content",
        pattern=r"article|blog|comment|page|menu|onlineStore|theme|urlRedirect|files?$|translatable|domain$",
        why="Content of the online store, which is published there, not traded",
    ),
    Family(
        name="Metafields and metaobjects",
        pattern=r"metafield|metaobject|standardMetafield|collection(Rules|Conditions?)|taxonomy",
        why=(
            "Free-form data that each shop defines for itself; a metafield that matters is added "
            "to its object's document"
        ),
    ),
    Family(
        name="Subscriptions",
        pattern=r"subscription|sellingPlan",
        why="An app sees the contracts alone that it made itself",
    ),
    Family(
        name="Fulfillment planning",
        pattern=(
            r"fulfillmentOrder|assignedFulfillment|manualHolds|fulfillmentService|delivery"
            r"|locationsAvailable|carrierService|availableCarrier|shippingLabel"
            r"|returnableFulfillment|reverse|draftOrderAvailable"
        ),
        why=("How a fulfillment is planned, promised or brought back; the fulfillments that come of it are synced"),
    ),
    Family(
        name="Returns",
        pattern=r"return",
        why=("Needs read_returns, which the guide does not name; the refunds that come of returns are synced"),
    ),
    Family(
        name="Inventory movements",
        pattern=r"inventory(Shipment|Transfer|Properties)",
        why="Goods on their way between locations; the levels that come of it are synced",
    ),
    Family(
        name="Point of sale and cash",
        pattern=r"cash|pointOfSale",
        why="Drawers and devices of shops with tills; the orders they take are synced",
    ),
    Family(
        name="Customer accounts and segments",
        pattern=(
            r"segment|customerSegment|customerAccount|customerPayment|storeCredit|consentPolicy"
            r"|privacySettings"
        ),
        why=(
            "Views of customers that the shop defines, and settings; payment methods and store "
            "credit need scopes of their own"
        ),
    ),
    Family(
        name="Checkout and payments settings",
        pattern=r"checkout|paymentTerms|shopPay|shopBilling|financ",
        why="Settings, and onboarding of payment; needs scopes that Shopify grants to few apps",
    ),
    Family(
        name="Marketing analytics",
        pattern=r"orderAttribution",
        why="Definitions for attribution; the orders carry their own source",
    ),
)

OTHER = Family("Other", r"", "None of the objects that the reference guide names; a declaration adds it when wanted")

TOPICS: dict[str, tuple[str, str]] = {
    "app/scopes_update": (
        "Granted scopes are read at every connect and sync",
        ("Subscribe when scopes are asked for later, one by one, so that an object is enabled within seconds"),
    ),
    "customers/merge": (
        "Needs read_customer_merge; the customer that went is found by the daily sweep",
        "Ask for read_customer_merge where merges are frequent: a day becomes seconds",
    ),
    "orders/partially_fulfilled": (
        "Also arrives as orders/updated",
        "None",
    ),
    "tender_transactions/create": (
        "Each is one of an order's transactions, which have order_transactions/create",
        "None",
    ),
    "audit_events/admin_api_activity": (
        "Needs read_audit_events, for Plus alone; tells of apps, not of trade",
        "None",
    ),
}
"""Topic → (why it is not subscribed, what is recommended)."""

TOPIC_FAMILIES: tuple[Family, ...] = (
    Family(
        name="App billing",
        pattern=r"app_",
        why="The app's own charges",
        recommendation="None: nothing of the shop's",
    ),
    Family(
        name="Carts",
        pattern=r"carts/",
        why="A cart has no object in the Admin API to hold it against, and changes with every click",
        recommendation="None: the checkout that comes of it is subscribed",
    ),
    Family(
        name="Companies",
        pattern=r"compan",
        why="B2B is not among the objects",
        recommendation="Subscribe together with a declaration of companies",
    ),
    Family(
        name="Consent and segments",
        pattern=r"customers_|customer\.|customer_groups|segments|customers/purchasing|customer_account",
        why="Consent also arrives as customers/update; segments are views that the shop defines",
    ),
    Family(
        name="Customers' payment methods",
        pattern=r"customer_payment",
        why="Needs a scope that Shopify grants to few apps",
    ),
    Family(
        name="Fulfillment planning",
        pattern=r"fulfillment_(orders|holds)|delivery_promise|shipping_addresses|profiles",
        why="Fulfillment orders are not among the objects; the fulfillments themselves are subscribed",
        recommendation="Subscribe together with a declaration of fulfillment orders, for warehouses",
    ),
    Family(
        name="Tracking events",
        pattern=r"fulfillment_events",
        why="Stations of a parcel; the fulfillment's status is kept current by its update",
        recommendation="Subscribe together with a declaration of fulfillment events, for delivery times",
    ),
    Family(
        name="Inventory movements",
        pattern=r"inventory_(shipments|transfers)",
        why="The levels that come of it are subscribed",
        recommendation="Subscribe together with a declaration of transfers, for goods in transit",
    ),
    Family(
        name="Returns",
        pattern=r"returns|reverse_",
        why="Needs read_returns; the refunds that come of returns are subscribed",
        recommendation="Subscribe together with a declaration of returns",
    ),
    Family(
        name="Publications and listings",
        pattern=(
            r"collection_(listings|publications)|product_(listings|publications|feeds)|scheduled_"
            r"|channels"
        ),
        why="Where products are shown, not what they are",
    ),
    Family(
        name="Product availability",
        pattern=r"variants/",
        why="The levels of the variant's inventory item are subscribed, and say by how much",
    ),
    Family(
        name="Payments terms and settings",
        pattern=r"payment_|finance_|tax_services|domains|locales|markets|themes",
        why="Settings; shop/update covers what the shop's own row shows",
    ),
    Family(
        name="Metafields and metaobjects",
        pattern=r"meta",
        why="Free-form data that each shop defines for itself",
        recommendation="Subscribe where a metafield of a shop is declared",
    ),
    Family(
        name="Subscriptions",
        pattern=r"subscription_|selling_plan",
        why="An app sees the contracts alone that it made itself",
    ),
    Family(
        name="Marks on orders",
        pattern=r"orders/",
        why="Risk and protection of an order, or a link that was asked for; columns do not show them",
    ),
)

OTHER_TOPIC = Family("Other", r"", "None of the objects that are declared")


def object_page(node: str, version: str) -> str:
    """The vendor's page of an object."""
    return f"https://shopify.dev/docs/api/admin-graphql/{version}/objects/{node}"
