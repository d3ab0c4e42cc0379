"""One sandbox of each vendor for the session; an account and a database of its own for each test."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from ingest_platform.sandbox.process import SandboxProcess, start_sandbox
from ingest_platform_tests.conformance.copy import Copy
from ingest_platform_tests.conformance.quickbooks import QUICKBOOKS_VENDOR
from ingest_platform_tests.conformance.shopify import SHOPIFY_VENDOR
from ingest_platform_tests.conformance.stripe import STRIPE_VENDOR
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import Running, settings_of

VENDORS = (SHOPIFY_VENDOR, STRIPE_VENDOR, QUICKBOOKS_VENDOR)
"""A further source is an entry here."""

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def sandboxes() -> Iterator[Callable[[Vendor], SandboxProcess]]:
    running: dict[str, SandboxProcess] = {}
    with ExitStack() as stack:

        def of(vendor: Vendor) -> SandboxProcess:
            name = vendor.source.name
            if name not in running:
                running[name] = stack.enter_context(start_sandbox(name, **vendor.start))
            return running[name]

        yield of


@pytest.fixture(params=VENDORS, ids=lambda vendor: vendor.source.name)
def vendor(request: pytest.FixtureRequest) -> Vendor:
    """Each vendor in turn; a test marked `needs("…")` is skipped where the source cannot do that."""
    found: Vendor = request.param
    for mark in request.node.iter_markers("needs"):
        if reason := found.cannot.get(mark.args[0]):
            pytest.skip(f"{found.source.title}: {reason}")
    return found


@pytest.fixture
def copy(vendor: Vendor, sandboxes: Callable[[Vendor], SandboxProcess], db: TestDatabase) -> Iterator[Copy]:
    """An account that is polled: connected, and not synced."""
    with sandboxes(vendor).control(vendor.account(next(_numbers))) as control:
        made = Copy(vendor, control, db, db.settings, vendor.connect(db, db.settings, control, False))
        yield made
        made.close()


@pytest.fixture
def told(vendor: Vendor, sandboxes: Callable[[Vendor], SandboxProcess], db: TestDatabase) -> Iterator[Copy]:
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
