"""What customers may use now, by customer. Facts: schema `entitlements.active_entitlement_summary` of the SDK contract.

A summary has no id: it is its customer's. No list shows all of them; each customer's list is its own, and a customer
whose list is empty has none: no event tells of a summary until there is something in it.
"""

from ingest_platform.declare import Child, DeleteByChanges, NoParity, Tier
from ingest_platform.sources.stripe.common import stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, told
from ingest_platform.sources.stripe.shapes import expandable, flags, paged, refers_to, texts

FEATURE = Child(
    name="feature",
    lists=paged("entitlements"),
    key=("id",),
    fields=(*texts("lookup_key"), *expandable("feature"), *flags("livemode")),
    description="A feature that the customer may use",
)

ACTIVE_ENTITLEMENT_SUMMARY = stripe_object(
    name="active_entitlement_summary",
    plural="active_entitlement_summaries",
    description="The features that a customer's subscriptions open",
    identity=("customer.id", "customer"),
    listing=StripeListing(
        path="/v1/entitlements/active_entitlements",
        created=False,
        nested=("entitlements",),
        of_customers="asked",
    ),
    made_of="feature",
    delete=(DeleteByChanges(how="the event of the last feature's end shows none"),),
    parity=NoParity(reason="No list shows the summaries: each customer has to be asked for"),
    topics=(told("entitlements.active_entitlement_summary.updated", "Access begins or ends", "HIGH"),),
    scopes=("rak_entitlements_read", "rak_customer_read"),
    tier=Tier.HOURLY,
    fields=flags("livemode"),
    children=(FEATURE,),
    references=refers_to("customer"),
)
