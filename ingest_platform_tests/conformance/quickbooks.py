"""QuickBooks Online: connected by OAuth; webhooks are set by hand in the vendor's portal."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from ingest_platform.control.integrations import Integration
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.settings import Settings
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform.sync.connect import begin_oauth, callback_address, finish_oauth
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase


def connect(db: TestDatabase, settings: Settings, sandbox: SandboxControl, webhooks: bool) -> Integration:
    app: dict[str, Any] = {"client_id": "sandbox-client", "client_secret": "sandbox-secret"}
    if webhooks:
        app["more"] = {"webhook_secret": "sandbox-verifier"}
    with db.connect() as conn:
        address = begin_oauth(
            settings, conn, source="quickbooks", name=f"company-{sandbox.account}", base_url=sandbox.account_url, **app
        )
        account = finish_oauth(settings, conn, "quickbooks", _consent(address))
    if webhooks:
        sandbox.call("PUT", "webhooks/portal", {"uri": callback_address(settings, account), "entities": []})
    return account


def _consent(address: str) -> dict[str, str]:
    """A person opens the page and agrees; the query that the browser is sent back with."""
    page = httpx.get(address)
    form = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', page.text))
    answer = httpx.post(address.partition("?")[0], data=form)
    assert answer.status_code in (302, 303), answer.text
    return dict(parse_qsl(urlsplit(answer.headers["Location"]).query))


QUICKBOOKS_VENDOR = Vendor(
    source=QUICKBOOKS,
    start={"invoices": 24, "customers": 12, "items": 8, "seed": 11, "speed": 1000, "anchor": "today"},
    connect=connect,
    types=("customer", "item", "invoice"),
    sample="customer",
    sample_key="Notes",
    sample_column="notes",
    deleted="invoice",
    kind=lambda declared: "company_info" if declared.name == "company_info" else declared.plural,
    account=lambda n: str(9000 + n),
    document=lambda _, line: line["document"],
    bad={"set": {"MetaData": {"CreateTime": "tomorrow", "LastUpdatedTime": "2026-01-01T00:00:00-08:00"}}},
    mended={
        "set": {"MetaData": {"CreateTime": "2026-01-01T00:00:00-08:00", "LastUpdatedTime": "2026-01-01T00:00:00-08:00"}}
    },
    word=("invoice", "EmailStatus", "email_status"),
    cannot={
        "scopes": "one scope covers everything",
        "versions of events": "an event only names its object, which is read in the version that the client asks for",
        "minor units": "amounts are written in the currency itself",
        "signed times": "the signature covers the body alone",
    },
)
