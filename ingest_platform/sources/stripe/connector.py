"""Stripe, ready to be used: the one object that the platform takes from this folder."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import NoReturn

from ingest_platform.declare import Source
from ingest_platform.errors import ConfigError, NeedsReconnect
from ingest_platform.extract.connector import Account, Secrets, WebhookDoor
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.http import new_client
from ingest_platform.extract.retry import Retry
from ingest_platform.sources.stripe.api import RECONNECT, StripeApi
from ingest_platform.sources.stripe.client import StripeClient
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform.sources.stripe.webhooks import StripeDoor

RESTRICTED = "rk_"


class StripeConnector:
    """A `Connector`. An account is connected by a restricted key that its owner makes in the Dashboard."""

    source: Source = STRIPE

    def __init__(self, *, timeout_s: float = 30.0, retry: Retry | None = None) -> None:
        self.door: WebhookDoor = StripeDoor()
        self._timeout = timeout_s
        self._retry = retry or Retry()

    @asynccontextmanager
    async def open(self, account: Account) -> AsyncIterator[StripeClient]:
        """A client of one account, closed at the end of the block."""
        async with new_client(timeout_s=self._timeout) as http:
            api = StripeApi(account, http, api_version=self.source.api_version, retry=self._retry, usage=Usage())
            yield StripeClient(api, self.source)

    def account_of(self, base_url: str) -> None:  # noqa: ARG002 — one address serves all accounts
        """None: the key tells which account it is, its address does not."""
        return

    def warnings(self, secrets: Secrets) -> tuple[str, ...]:
        """A key that may do everything, where one that may read is enough."""
        key = secrets.values.get("access_token", "")
        if key.startswith(RESTRICTED):
            return ()
        return (
            "This key may do everything in the account, payments and refunds included: make a restricted key (rk_…) in "
            "the Dashboard with the permissions that `ingest describe stripe` lists, and connect with that",
        )

    def authorize_url(self, *, base_url: str, state: str, redirect_uri: str, client_id: str) -> NoReturn:  # noqa: ARG002
        """Always raises ConfigError: accounts are connected by key."""
        raise ConfigError("Stripe is connected by a key, not by a screen of consent", "Give the key: --token -")

    async def exchange(
        self,
        *,
        base_url: str,  # noqa: ARG002
        query: Mapping[str, str],  # noqa: ARG002
        client_id: str,  # noqa: ARG002
        client_secret: str,  # noqa: ARG002
        redirect_uri: str,  # noqa: ARG002
    ) -> Secrets:
        """Always raises ConfigError: accounts are connected by key."""
        raise ConfigError("Stripe is connected by a key, not by a screen of consent", "Give the key: --token -")

    async def renew(self, *, base_url: str, secrets: Secrets) -> Secrets:  # noqa: ARG002
        """Always raises NeedsReconnect: a key holds until it is rolled or revoked."""
        raise NeedsReconnect("Stripe's keys are not renewed", RECONNECT)
