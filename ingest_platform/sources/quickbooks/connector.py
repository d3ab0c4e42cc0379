"""QuickBooks Online, ready to be used: the one object that the platform takes from this folder."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from ingest_platform.declare import Source
from ingest_platform.extract.connector import Account, Secrets, WebhookDoor
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.http import new_client
from ingest_platform.extract.retry import Retry
from ingest_platform.sources.quickbooks import oauth
from ingest_platform.sources.quickbooks.api import Api, realm_in
from ingest_platform.sources.quickbooks.client import QuickBooksClient
from ingest_platform.sources.quickbooks.queries import Sizes
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform.sources.quickbooks.webhooks import QuickBooksDoor


class QuickBooksConnector:
    """A `Connector`."""

    source: Source = QUICKBOOKS

    def __init__(self, *, timeout_s: float = 30.0, retry: Retry | None = None, sizes: Sizes | None = None) -> None:
        self.door: WebhookDoor = QuickBooksDoor()
        self._timeout = timeout_s
        self._retry = retry or Retry()
        self._sizes = sizes or Sizes()

    @asynccontextmanager
    async def open(self, account: Account) -> AsyncIterator[QuickBooksClient]:
        """A client of one company, closed at the end of the block."""
        async with new_client(timeout_s=self._timeout) as http:
            yield QuickBooksClient(Api(account, http, retry=self._retry, usage=Usage()), self.source, self._sizes)

    def authorize_url(self, *, base_url: str, state: str, redirect_uri: str, client_id: str) -> str:
        """Where a person picks a company and grants access. Asks the vendor for its addresses first."""
        return oauth.authorize_url(
            base_url=base_url,
            state=state,
            redirect_uri=redirect_uri,
            client_id=client_id,
            scopes=self._scopes,
            timeout_s=self._timeout,
        )

    async def exchange(
        self, *, base_url: str, query: Mapping[str, str], client_id: str, client_secret: str, redirect_uri: str
    ) -> Secrets:
        """The secrets that the redirect's query buys, `realm_id` among them. Raises CredentialError when it is none."""
        code, realm = oauth.check_redirect(query, base_url)
        return await (await self._tokens(base_url)).exchange(
            code=code,
            realm=realm,
            client_id=client_id,
            client_secret=client_secret,
            redirect_uri=redirect_uri,
            scopes=self._scopes,
        )

    async def renew(self, *, base_url: str, secrets: Secrets) -> Secrets:
        """New secrets for those about to expire. Raises NeedsReconnect when the grant is gone."""
        return await (await self._tokens(base_url)).renew(secrets)

    def account_of(self, base_url: str) -> str | None:
        """The company that an address ends in; the vendor's one address for all names none."""
        return realm_in(base_url)

    def warnings(self, secrets: Secrets) -> Sequence[str]:
        """What a person should know of a token that they hold."""
        if secrets.values.get("refresh_token"):
            return ()
        return ("QuickBooks' access tokens last an hour: connect with OAuth for more than a look",)

    @property
    def _scopes(self) -> list[str]:
        return [scope.name for scope in self.source.scopes]

    async def _tokens(self, base_url: str) -> oauth.Tokens:
        found = await asyncio.to_thread(oauth.endpoints, base_url, timeout_s=self._timeout)
        return oauth.Tokens(found["token_endpoint"], timeout_s=self._timeout, retry=self._retry)
