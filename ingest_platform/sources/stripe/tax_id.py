"""Tax ids of customers and of the account itself. Facts: schema `tax_id` of the SDK contract."""

from ingest_platform.declare import Tier
from ingest_platform.sources.stripe.common import deleted_by, stripe_object
from ingest_platform.sources.stripe.listing import StripeListing, gone, told
from ingest_platform.sources.stripe.shapes import (
    created,
    flags,
    jsons,
    personal,
    refers,
    text,
    texts,
)

TAX_ID = stripe_object(
    name="tax_id",
    plural="tax_ids",
    description="VAT and other tax numbers, with what their verification said",
    # The list of its own shows those of the account alone, unless it is told a customer.
    listing=StripeListing(path="/v1/tax_ids", created=False, of_customers="inside", inside="tax_ids"),
    delete=deleted_by("customer.tax_id.deleted"),
    topics=(
        told("customer.tax_id.created", "A customer's tax number"),
        told("customer.tax_id.updated", "Its verification ended"),
        gone("customer.tax_id.deleted"),
    ),
    scopes=("rak_tax_id_read",),
    tier=Tier.DAILY,
    fields=(
        *texts("type", "country", "customer_account"),
        *personal(*texts("value", "verification.verified_name", "verification.verified_address")),
        created(),
        *texts("verification.status", "owner.type"),
        *flags("livemode"),
        *jsons("owner"),
        *personal(*jsons("verification")),
        text("owner_account", "owner.account.id", "owner.account"),
    ),
    references=(refers("customer", None, "customer", "owner.customer", owner=True),),
)
