"""Shopify, ready to be used: the one object that the platform takes from this folder."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from ingest_platform.declare import Source
from ingest_platform.extract.connector import Account, Secrets, WebhookDoor
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.http import new_client
from ingest_platform.extract.retry import Retry
from ingest_platform.sources.shopify import oauth
from ingest_platform.sources.shopify.client import ShopifyClient
from ingest_platform.sources.shopify.graphql import GraphQL
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sources.shopify.webhooks import ShopifyDoor


class ShopifyConnector:
    """A `Connector`. `spool` is the folder that bulk files pass through; it needs room for the largest of
    them.
    """

    source: Source = SHOPIFY

    def __init__(self, *, spool: Path, timeout_s: float = 30.0, retry: Retry | None = None) -> None:
        self.door: WebhookDoor = ShopifyDoor()
        self._spool = spool
        self._timeout = timeout_s
        self._retry = retry or Retry()

    @asynccontextmanager
    async def open(self, account: Account) -> AsyncIterator[ShopifyClient]:
        """A client of one account, closed at the end of the block."""
        async with new_client(timeout_s=self._timeout) as http:
            graphql = GraphQL(account, http, api_version=self.source.api_version, retry=self._retry, usage=Usage())
            yield ShopifyClient(graphql, self.source, self._spool)

    def account_of(self, base_url: str) -> str:
        """A shop is known by its address."""
        return oauth.account_of(base_url)

    def warnings(self, secrets: Secrets) -> tuple[str, ...]:  # noqa: ARG002 — scopes are checked by name
        """None: what a token may do is in its scopes."""
        return ()

    def authorize_url(self, *, base_url: str, state: str, redirect_uri: str, client_id: str) -> str:
        """Where a person grants the scopes that the declarations need."""
        scopes = [s.name for s in self.source.scopes]
        return oauth.authorize_url(
            base_url=base_url, state=state, redirect_uri=redirect_uri, client_id=client_id, scopes=scopes
        )

    async def exchange(
        self,
        *,
        base_url: str,
        query: Mapping[str, str],
        client_id: str,
        client_secret: str,
        redirect_uri: str,  # noqa: ARG002 — Shopify's token endpoint takes none
    ) -> Secrets:
        """The secrets that the redirect's query buys. Raises CredentialError when Shopify did not send it."""
        code = oauth.check_redirect(query, base_url=base_url, client_secret=client_secret)
        tokens = oauth.Tokens(base_url=base_url, timeout_s=self._timeout, retry=self._retry)
        return await tokens.exchange(code=code, client_id=client_id, client_secret=client_secret)

    async def renew(self, *, base_url: str, secrets: Secrets) -> Secrets:
        """New secrets for those about to expire. Raises NeedsReconnect when the grant is gone."""
        return await oauth.Tokens(base_url=base_url, timeout_s=self._timeout, retry=self._retry).renew(secrets)
