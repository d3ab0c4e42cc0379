"""One account of Stripe's sandbox, as the tests of the client reach it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from ingest_platform.declare import ObjectType
from ingest_platform.extract.connector import Account, Secrets
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.sources.stripe.client import StripeClient
from ingest_platform.sources.stripe.connector import StripeConnector
from ingest_platform.sources.stripe.coverage import schema_of
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform_tests.sources.conftest import QUICK

KEY = "rk_test_sandbox"


def declared(name: str) -> ObjectType:
    return STRIPE.object_type(name)


@dataclass
class StripeAccount:
    """An account's control API, and clients of it."""

    control: SandboxControl
    secrets: dict[str, str] = field(default_factory=lambda: {"access_token": KEY})
    throttled: list[str] = field(default_factory=list)

    def truth(self, name: str) -> dict[str, dict[str, Any]]:
        """Every living object, by id."""
        return {one["id"]: one for one in self.control.truth(schema_of(name))}

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The control API beyond what its client has a name for."""
        return self.control.call(method, path, body)

    def faults(self, **faults: Any) -> None:
        """Have the sandbox misbehave."""
        self.call("PUT", "faults", faults)

    @property
    def calls(self) -> dict[str, int]:
        """How often each endpoint was called."""
        found: dict[str, int] = self.call("GET", "stats")["calls"]
        return found

    @asynccontextmanager
    async def client(self, **secrets: str) -> AsyncIterator[StripeClient]:
        async def current() -> Secrets:
            return Secrets(self.secrets | secrets)

        async def throttled(name: str) -> None:
            self.throttled.append(name)

        account = Account(self.control.account, self.control.account_url, current, current, throttled=throttled)
        async with StripeConnector(timeout_s=5.0, retry=QUICK).open(account) as client:
            yield client


def now() -> datetime:
    return datetime.now(UTC)
