"""Sending a GraphQL document to a shop, and what its answers mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

import httpx

from ingest_platform import canonical
from ingest_platform.errors import (
    CredentialError,
    IngestError,
    MissingScope,
    NeedsReconnect,
    SourceError,
    SourceThrottled,
)
from ingest_platform.extract.connector import Account, Secrets
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.http import send, server_time
from ingest_platform.extract.retry import Retry, TransientError
from ingest_platform.extract.throttle import LeakyBucket

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[\w./~-]*)?")
RECONNECT = "Connect the account again: `ingest connect shopify`"

# https://shopify.dev/docs/api/admin-graphql#status_and_error_codes
_REFUSALS = {
    402: ("The shop is frozen: its bill is not paid", "Its owner has to pay it; then run it again"),
    403: ("Shopify forbids this app to read the shop", "See whether the shop is closed or marked as fraud"),
    404: ("There is no such shop, or it has not this API version", "Check the account's base URL"),
    423: ("The shop is locked by Shopify", "Its owner has to contact Shopify's support"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The data of a GraphQL answer; `asked_at` by our clock, `answered_at` by the shop's; cost in quota
    points.
    """

    data: Mapping[str, Any]
    asked_at: datetime
    answered_at: datetime | None
    requested_cost: float


class CostExceededError(Exception):
    """The query costs more than a single query may: ask for fewer objects."""

    def __init__(self, cost: float | None, limit: float | None) -> None:
        super().__init__(f"query cost {cost} is above {limit}")
        self.cost = cost
        self.limit = limit


class InvalidCursorError(Exception):
    """The shop no longer knows a page's cursor: begin again from the last known time."""


class GraphQL:
    """One shop's endpoint, with its quota, its retries and its token."""

    def __init__(
        self,
        account: Account,
        http: httpx.AsyncClient,
        *,
        api_version: str,
        retry: Retry,
        usage: Usage,
        bucket: LeakyBucket | None = None,
    ) -> None:
        self.account = account
        self.http = http
        self.retry = retry
        self.usage = usage
        self.bucket = bucket or LeakyBucket(usage, sleep=retry.sleep)
        self.version = api_version
        self.url = f"{account.base_url.rstrip('/')}/admin/api/{api_version}/graphql.json"
        self._costs: dict[str, float] = {}

    def at_version(self, api_version: str) -> "GraphQL":
        """The same endpoint in another version of the API, within the same quota."""
        return GraphQL(
            self.account, self.http, api_version=api_version, retry=self.retry, usage=self.usage, bucket=self.bucket
        )

    async def execute(
        self, query: str, variables: Mapping[str, Any] | None = None, *, cost: float | None = None
    ) -> Answer:
        """The answer to a query or mutation, retried where that helps.

        `cost` is what it is expected to cost; without it, what the same text cost last time.

        Raises:
            NeedsReconnect: the token is refused and so is a refreshed one.
            MissingScope: the token may not read what the query asks for.
            SourceThrottled, SourceUnreachable, SourceError: no retry helped, or none could.
            CostExceededError, InvalidCursorError: the caller has to ask differently.
        """
        expected = cost if cost is not None else self._costs.get(query, 10.0)
        body = {"query": query, "variables": variables or {}}

        async def attempt() -> Answer:
            await self.bucket.acquire(expected)
            return await self._once(body)

        answer = await self.retry.call(attempt, self.usage)
        self._costs[query] = answer.requested_cost
        return answer

    async def _once(self, body: Mapping[str, Any]) -> Answer:
        secrets = await self.account.secrets()
        asked_at = datetime.now(UTC)
        response = await self._post(body, secrets)
        if response.status_code == httpx.codes.UNAUTHORIZED:
            renewed = await self.account.refresh()
            response = await self._post(body, renewed)
            if response.status_code == httpx.codes.UNAUTHORIZED:
                raise NeedsReconnect(f"{self._host} refuses the access token", RECONNECT)
        if response.status_code != httpx.codes.OK:
            self._refuse(response)
        return self._read(response, asked_at)

    async def _post(self, body: Mapping[str, Any], secrets: Secrets) -> httpx.Response:
        if not _ADDRESS.fullmatch(self.account.base_url):
            what = f"{self.account.base_url!r} is no address of a shop"
            raise SourceError(what, "Set the account's base URL to https://NAME.myshopify.com")
        token = secrets.values.get("access_token", "")
        if not token or not token.isascii() or not token.isprintable():
            raise CredentialError("The account has no access token that Shopify could have issued", RECONNECT)
        content = canonical.dump(body)
        headers = {"X-Shopify-Access-Token": token, "Content-Type": "application/json"}
        return await send(self.http, "POST", self.url, usage=self.usage, headers=headers, content=content)

    @property
    def _host(self) -> str:
        return httpx.URL(self.account.base_url).host

    def _refuse(self, response: httpx.Response) -> NoReturn:
        what, remedy = _REFUSALS.get(
            response.status_code,
            (f"{self._host} answered {response.status_code}", "Check the account's base URL"),
        )
        raise SourceError(f"{what} ({self._host}, HTTP {response.status_code})", remedy)

    def _read(self, response: httpx.Response, asked_at: datetime) -> Answer:
        try:
            answer = canonical.parse(response.content)
        except ValueError as error:
            what = f"{self._host} answered no JSON"
            remedy = "Check that the base URL is a shop's: https://NAME.myshopify.com"
            raise SourceError(what, remedy) from error
        if not isinstance(answer, dict):
            raise SourceError(f"{self._host} answered no GraphQL", "Check the account's base URL")
        served = response.headers.get("X-Shopify-API-Version", self.version)
        if served != self.version:
            # A retired version is not refused: the oldest one that is left answers in its place, with other fields.
            what = f"{self._host} answers with API version {served} in place of {self.version}, which is retired"
            raise SourceError(what, "Upgrade the platform to a release that speaks a supported version")
        cost = (answer.get("extensions") or {}).get("cost") or {}
        requested = float(cost.get("requestedQueryCost") or 0)
        if status := cost.get("throttleStatus"):
            self.bucket.observe(
                maximum=float(status["maximumAvailable"]),
                available=float(status["currentlyAvailable"]),
                rate=float(status["restoreRate"]),
                spent=float(cost.get("actualQueryCost") or 0),
            )
        if errors := answer.get("errors"):
            self._raise(errors, requested)
        data = answer.get("data")
        if not isinstance(data, dict):
            raise TransientError(SourceError(f"{self._host} answered without data", "Run it again later"))
        return Answer(data, asked_at, server_time(response), requested)

    def _raise(self, errors: Any, requested: float) -> NoReturn:
        if not isinstance(errors, list):  # a plain sentence: no such shop, a bad token …
            raise SourceError(f"{self._host}: {errors}", "Check the account's base URL and token")
        first = next((e for e in errors if (e.get("extensions") or {}).get("code")), errors[0])
        extensions = first.get("extensions") or {}
        message = str(first.get("message", "unknown error"))
        code = extensions.get("code")
        match code:
            case "THROTTLED":
                error: IngestError = SourceThrottled(
                    f"{self._host} keeps throttling", "Run the same command again later"
                )
                # Refused although the points seem to be there: then the figures are wrong, and jitter
                # decides.
                wait = self.bucket.seconds_until(requested) or None
                raise TransientError(error, retry_after=wait, throttled=True)
            case "INTERNAL_SERVER_ERROR":
                raise TransientError(SourceError(f"{self._host}: {message}", "Run it again later"))
            case "MAX_COST_EXCEEDED":
                raise CostExceededError(extensions.get("cost"), extensions.get("maxCost"))
            case "ACCESS_DENIED":
                raise MissingScope(f"{self._host}: {_denied(first)}", _grant(extensions))
            case "SHOP_INACTIVE":
                raise SourceError(f"The shop {self._host} is not active", "Its owner has to reactivate it")
        if "cursor" in message.lower():
            raise InvalidCursorError(message)
        remedy = "Report this with the message: it is a defect"
        raise SourceError(f"{self._host} refuses the query: {message}", remedy)


def _denied(error: Mapping[str, Any]) -> str:
    message = str(error.get("message", "access denied"))
    path = ".".join(str(p) for p in error.get("path") or ())
    return f"{message} (at {path})" if path and path not in message else message


def _grant(extensions: Mapping[str, Any]) -> str:
    required = extensions.get("requiredAccess")
    scopes = f" with {required}" if required else ""
    return f"Grant the scope and connect the account again{scopes}: `ingest connect shopify`"


def user_errors(payload: Mapping[str, Any] | None, what: str) -> list[Mapping[str, Any]]:
    """The `userErrors` of a mutation's payload. Raises SourceError when there is no payload at all."""
    if payload is None:
        raise SourceError(f"Shopify gave no answer to {what}", "Run the same command again later")
    return list(payload.get("userErrors") or ())
