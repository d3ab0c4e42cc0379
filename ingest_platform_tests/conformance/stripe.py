"""Stripe: connected by a restricted key; one webhook endpoint, whose secret is handed out when it is made."""

from __future__ import annotations

from ingest_platform.control.integrations import Integration
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.settings import Settings
from ingest_platform.sources.stripe.coverage import schema_of
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform.sync.connect import connect_token
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase


def connect(db: TestDatabase, settings: Settings, sandbox: SandboxControl, webhooks: bool) -> Integration:
    if not webhooks:  # an endpoint is made all the same: nobody answers there
        settings = settings.model_copy(update={"receiver_public_url": "http://127.0.0.1:1"})
    with db.connect() as conn:
        return connect_token(
            settings, conn, source="stripe", name=sandbox.account, base_url=sandbox.account_url, token="rk_test_sandbox"
        )


def permit(sandbox: SandboxControl, without: set[str]) -> None:
    scopes = {scope.name for scope in STRIPE.scopes} - without
    sandbox.call("PUT", "tokens/rk_test_sandbox", {"permissions": sorted(scopes)})


def grow(sandbox: SandboxControl) -> str:
    sandbox.emit("widget.created", body={"id": "wid_1", "object": "widget"})
    return "widget"


STRIPE_VENDOR = Vendor(
    source=STRIPE,
    start={"charges": 24, "customers": 12, "subscriptions": 8, "invoices": 12, "products": 6, "seed": 11},
    connect=connect,
    types=("customer", "product", "invoice"),
    sample="customer",
    sample_key="description",
    sample_column="description",
    deleted="product",
    kind=lambda declared: schema_of(declared.name),
    untold={"active_entitlement_summary": "a summary of other objects, which has no id of its own"},
    bad={"set": {"balance": "tomorrow"}},
    mended={"set": {"balance": 0}},
    word=("invoice", "status", "status"),
    permit=permit,
    grow=grow,
    cannot={"tokens that rotate": "keys do not expire"},
)
