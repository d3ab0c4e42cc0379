"""A company of the QuickBooks sandbox, and a client of it whose credential is refreshed as in production."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from ingest_platform.control.integrations import Integration
from ingest_platform.extract.connector import Account, Secrets
from ingest_platform.extract.documents import Batch, Document, Window
from ingest_platform.extract.retry import Retry
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.sources.quickbooks.client import QuickBooksClient
from ingest_platform.sources.quickbooks.connector import QuickBooksConnector
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform.sync.account import sync_account
from ingest_platform.sync.connect import begin_oauth, finish_oauth
from ingest_platform.sync.outcomes import SyncOutcome
from ingest_platform_tests import shared
from ingest_platform_tests.conftest import TestDatabase

QUICK = Retry(attempts=4, throttled_attempts=6, base=0.02)
APP = {"client_id": "sandbox-client", "client_secret": "sandbox-secret"}
_realms = shared.numbers()


@dataclass
class Company:
    """One company: its base URL, its control API, and what the platform keeps of its grant."""

    url: str
    realm: str
    connector: QuickBooksConnector
    secrets: Secrets = field(default_factory=lambda: Secrets({}))
    refreshed: int = 0

    def __post_init__(self) -> None:
        self.sandbox = SandboxControl(self.url, self.realm, vendor="quickbooks")

    @property
    def base_url(self) -> str:
        return self.sandbox.account_url

    def control(self, method: str, path: str, body: Any = None) -> Any:
        return self.sandbox.call(method, path, body)

    def grant(self) -> None:
        """A grant as the token endpoint gives it."""
        made = self.control("POST", "tokens", {})
        self.secrets = Secrets({**APP, **{k: str(made[k]) for k in ("access_token", "refresh_token", "realm_id")}})

    async def _current(self) -> Secrets:
        return self.secrets

    async def _refresh(self) -> Secrets:
        self.refreshed += 1
        self.secrets = await self.connector.renew(base_url=self.base_url, secrets=self.secrets)
        return self.secrets

    @asynccontextmanager
    async def client(self) -> AsyncIterator[QuickBooksClient]:
        account = Account(
            integration_id=self.realm,
            base_url=self.base_url,
            secrets=self._current,
            refresh=self._refresh,
            account=self.realm,
            quota=lambda _name: nullcontext(),
        )
        async with self.connector.open(account) as client:
            yield client

    async def backfill(self, name: str, window: Window | None = None, state: Any = None) -> list[Batch]:
        async with self.client() as client:
            kind = QUICKBOOKS.object_type(name)
            return [b async for b in client.backfill(kind, window=window or Window(), state=state)]

    async def changes(self, name: str, window: Window, state: Any = None) -> list[Batch]:
        async with self.client() as client:
            kind = QUICKBOOKS.object_type(name)
            return [b async for b in client.changes(kind, window=window, state=state)]

    def truth(self, plural: str) -> dict[str, Any]:
        """Every object that is there, inactive and voided ones too, by id."""
        return {one["id"]: one["document"] for one in self.sandbox.truth(plural)}


def consent(address: str) -> dict[str, str]:
    """A person opens the page, picks the company and agrees; the query that the browser is sent back with."""
    page = httpx.get(address)
    assert page.status_code == 200, page.text
    form = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', page.text))
    answer = httpx.post(address.partition("?")[0], data=form)
    assert answer.status_code in (302, 303), answer.text
    return dict(parse_qsl(urlsplit(answer.headers["Location"]).query))


@dataclass
class Copy:
    """A connected company and its database."""

    db: TestDatabase
    company: Company
    integration: Integration

    def sync(self, *types: str, **options: Any) -> dict[str, SyncOutcome]:
        outcomes = sync_account(self.db.settings, self.integration.name, object_types=types or None, **options)
        assert {t: str(o.raw.error) for t, o in outcomes.items() if o.raw.error} == {}
        return outcomes

    def all(self, query: str, *values: Any) -> list[Any]:
        with self.db.connect(autocommit=True) as conn:
            rows = conn.execute(query.encode(), values).fetchall()
        return [row[0] if len(row) == 1 else row for row in rows]

    def one(self, query: str, *values: Any) -> Any:
        (found,) = self.all(query, *values)
        return found

    def live(self, name: str) -> set[str]:
        return set(self.all(f"SELECT quickbooks_{name}_id FROM quickbooks_{name} WHERE deleted_at IS NULL"))


def connect_books(db: TestDatabase, company: Company, name: str = "books") -> Copy:
    """Connect a company as a person does: by the consent page."""
    with db.connect() as conn:
        address = begin_oauth(
            db.settings, conn, source="quickbooks", name=name, base_url=company.base_url, **APP,
            more={"webhook_secret": "sandbox-verifier"},
        )  # fmt: skip
        integration = finish_oauth(db.settings, conn, "quickbooks", consent(address))
    return Copy(db, company, integration)


def documents(batches: list[Batch]) -> list[Document]:
    return [d for batch in batches for d in batch.documents]


def by_id(batches: list[Batch]) -> dict[str, Mapping[str, Any]]:
    return {d.data["Id"]: d.data for d in documents(batches)}


@pytest.fixture(scope="session")
def quickbooks_url() -> str:
    wanted = {"invoices": 60, "customers": 30, "items": 20, "seed": 1, "speed": 1000, "anchor": "today"}
    return shared.sandbox("quickbooks", **wanted).url


@pytest.fixture
def company(quickbooks_url: str) -> Company:
    made = Company(quickbooks_url, str(next(_realms)), QuickBooksConnector(timeout_s=5.0, retry=QUICK))
    made.grant()
    return made
