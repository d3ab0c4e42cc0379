"""A sandbox for the session, and in it a shop of its own for each test."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import orjson
import pytest

from ingest_platform.extract.connector import Account, Secrets
from ingest_platform.extract.documents import Batch, Document
from ingest_platform.extract.retry import Retry
from ingest_platform.sources import SOURCES
from ingest_platform.sources.shopify.client import ShopifyClient
from ingest_platform.sources.shopify.connector import ShopifyConnector
from ingest_platform_tests import shared
from ingest_platform_tests.sources.quickbooks_company import company, quickbooks_url  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from ingest_platform_tests.sources.stripe_account import StripeAccount

STATIC = {"access_token": "shpat_sandbox", "client_id": "sandbox-client", "client_secret": "sandbox-secret"}
QUICK = Retry(attempts=4, throttled_attempts=6, base=0.02)
_numbers = shared.numbers()


@dataclass
class Shop:
    """One shop of the sandbox: its base URL, its control API, and a credential that is refreshed as in
    production.
    """

    url: str
    name: str
    connector: ShopifyConnector
    secrets: Secrets = field(default_factory=lambda: Secrets(STATIC))
    refreshed: int = 0

    @property
    def base_url(self) -> str:
        return f"{self.url}/shops/{self.name}"

    def control(self, method: str, path: str, body: Any = None, **params: Any) -> Any:
        answer = httpx.request(
            method, f"{self.url}/control/shops/{self.name}/{path}", json=body, params=params, timeout=30
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def faults(self, **faults: Any) -> None:
        self.control("PUT", "faults", faults)

    def truth(self, plural: str) -> dict[str, Any]:
        """Every living object's GraphQL form, by id."""
        answer = httpx.get(
            f"{self.url}/control/shops/{self.name}/{plural}/truth.ndjson", params={"form": "graphql"}, timeout=30
        )
        documents = [orjson.loads(line)["graphql"] for line in answer.content.splitlines() if line]
        return {d["id"]: d for d in documents}

    async def _current(self) -> Secrets:
        return self.secrets

    async def _refresh(self) -> Secrets:
        self.refreshed += 1
        self.secrets = await self.connector.renew(base_url=self.base_url, secrets=self.secrets)
        return self.secrets

    def account(self, **changes: Any) -> Account:
        parts: dict[str, Any] = {
            "integration_id": self.name,
            "base_url": self.base_url,
            "secrets": self._current,
            "refresh": self._refresh,
        }
        return Account(**(parts | changes))

    @asynccontextmanager
    async def client(self, **changes: Any) -> AsyncIterator[ShopifyClient]:
        async with self.connector.open(self.account(**changes)) as client:
            yield client


@pytest.fixture(scope="session")
def sandbox_url() -> str:
    return shared.sandbox(orders=120, customers=40, products=30, seed=1, plan="enterprise").url


@pytest.fixture
def template(request: pytest.FixtureRequest) -> str:
    """The tables of the source that the file is named after."""
    found = [name for name in SOURCES if name in request.path.name]
    return found[0] if found else "shopify"


@pytest.fixture
def shop(sandbox_url: str, tmp_path: Path) -> Shop:
    connector = ShopifyConnector(spool=tmp_path / "spool", timeout_s=2.0, retry=QUICK)
    return Shop(sandbox_url, f"client-{next(_numbers)}", connector)


@pytest.fixture(scope="session")
def stripe_url() -> str:
    return shared.sandbox("stripe", charges=320, seed=1).url


@pytest.fixture
def stripe(stripe_url: str) -> Iterator["StripeAccount"]:
    """An account of the test's own."""
    from ingest_platform.sandbox.control import SandboxControl
    from ingest_platform_tests.sources.stripe_account import StripeAccount

    with SandboxControl(stripe_url, f"client-{next(_numbers)}", vendor="stripe") as control:
        yield StripeAccount(control)


async def collect(batches: AsyncIterator[Batch]) -> list[Batch]:
    return [batch async for batch in batches]


def documents(batches: list[Batch]) -> list[Document]:
    return [d for batch in batches for d in batch.documents]


def by_id(batches: list[Batch]) -> dict[str, Mapping[str, Any]]:
    return {d.data["id"]: d.data for d in documents(batches)}
