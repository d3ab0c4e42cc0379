"""One sandbox of each vendor for the session; an account and a database of its own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ingest_platform_tests import shared
from ingest_platform_tests.conformance.copy import Copy
from ingest_platform_tests.conformance.quickbooks import QUICKBOOKS_VENDOR
from ingest_platform_tests.conformance.shopify import SHOPIFY_VENDOR
from ingest_platform_tests.conformance.stripe import STRIPE_VENDOR
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import Running, settings_of
from ingest_platform_tests.shared import Sandbox

VENDORS = (SHOPIFY_VENDOR, STRIPE_VENDOR, QUICKBOOKS_VENDOR)
"""A further source is an entry here."""

_numbers = shared.numbers()


@pytest.fixture(scope="session")
def sandboxes() -> Callable[[Vendor], Sandbox]:
    return lambda vendor: shared.sandbox(vendor.source.name, **vendor.start)


@pytest.fixture
def template(request: pytest.FixtureRequest) -> str:
    """The tables of the source that the test is about."""
    if "vendor" not in request.fixturenames:
        return "shopify"
    vendor: Vendor = request.getfixturevalue("vendor")
    return vendor.source.name


@pytest.fixture(params=VENDORS, ids=lambda vendor: vendor.source.name)
def vendor(request: pytest.FixtureRequest) -> Vendor:
    """Each vendor in turn; a test marked `needs("…")` is skipped where the source cannot do that."""
    found: Vendor = request.param
    for mark in request.node.iter_markers("needs"):
        if reason := found.cannot.get(mark.args[0]):
            pytest.skip(f"{found.source.title}: {reason}")
    return found


@pytest.fixture
def copy(vendor: Vendor, sandboxes: Callable[[Vendor], Sandbox], db: TestDatabase) -> Iterator[Copy]:
    """An account that is polled: connected, and not synced."""
    with sandboxes(vendor).control(vendor.account(next(_numbers))) as control:
        made = Copy(vendor, control, db, db.settings, vendor.connect(db, db.settings, control, False))
        yield made
        made.close()


@pytest.fixture
def told(vendor: Vendor, sandboxes: Callable[[Vendor], Sandbox], db: TestDatabase) -> Iterator[Copy]:
    """An account whose webhooks come to a running receiver: connected and synced."""
    patient = {"receiver_body_limit": db.settings.receiver_body_limit, "webhook_database_timeout_s": 30.0}
    with (
        Running(settings_of(db, **patient)) as url,
        sandboxes(vendor).control(vendor.account(next(_numbers))) as control,
    ):
        control.webhook_settings(time_scale=1000.0, timeout=20.0)
        settings = db.settings.model_copy(update={"receiver_public_url": url})
        made = Copy(vendor, control, db, settings, vendor.connect(db, settings, control, True))
        made.synced()
        yield made
        made.close()
