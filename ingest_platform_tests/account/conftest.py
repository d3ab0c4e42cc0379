"""One sandbox for all tests of an account; each test has a shop and a database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from ingest_platform.settings import Settings
from ingest_platform_tests import shared
from ingest_platform_tests.account import harness
from ingest_platform_tests.account.harness import Account, Shop
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import Running, settings_of


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def sandbox_url() -> str:
    return shared.sandbox(orders=300, customers=100, products=60, seed=7, plan="enterprise").url


@pytest.fixture(scope="session")
def small_sandbox_url() -> str:
    """Shops of a few objects, for tests that need only some."""
    return shared.sandbox(orders=24, customers=8, products=6, seed=11, plan="enterprise").url


@pytest.fixture(scope="session")
def thousand_url() -> str:
    """Shops of a thousand orders: several batches a type, in raw and in refined."""
    return shared.sandbox(orders=1000, customers=150, products=80, seed=3, plan="enterprise").url


@pytest.fixture
def template() -> str:
    return "shopify"


@pytest.fixture
def shop(sandbox_url: str, http: httpx.Client) -> Shop:
    return harness.new_shop(sandbox_url, http)


@pytest.fixture
def small_shop(small_sandbox_url: str, http: httpx.Client) -> Shop:
    return harness.new_shop(small_sandbox_url, http, "small")


Connect = Callable[..., Account]


@dataclass(frozen=True)
class Receiver:
    """A running receiver over the test's database, and settings that name its address."""

    url: str
    settings: Settings


@pytest.fixture
def receiver(db: TestDatabase) -> Iterator[Receiver]:
    # A busy machine may take its time over 5 MB: that is not what these tests are about.
    patient = {"receiver_body_limit": db.settings.receiver_body_limit, "webhook_database_timeout_s": 30.0}
    with Running(settings_of(db, **patient)) as url:
        yield Receiver(url, db.settings.model_copy(update={"receiver_public_url": url}))


@pytest.fixture
def connect(db: TestDatabase) -> Iterator[Connect]:
    made: list[Account] = []

    def connected(shop: Shop, name: str | None = None, **options: Any) -> Account:
        # A delivery that meets a busy machine is sent again in seconds, not in a quarter of an hour.
        shop.control("PUT", "webhooks/settings", {"time_scale": 1000.0, "timeout": 20.0})
        made.append(harness.connect(db, shop, name, **options))
        return made[-1]

    yield connected
    for account in made:
        account.close()


@pytest.fixture
def account(connect: Connect, shop: Shop) -> Account:
    """An account of 300 orders, 100 customers and 60 products, connected and not synced."""
    return connect(shop)


@pytest.fixture
def small(connect: Connect, small_shop: Shop) -> Account:
    """An account of 24 orders, 8 customers and 6 products, connected and not synced."""
    return connect(small_shop)
