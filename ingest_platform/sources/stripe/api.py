"""One request to Stripe, and what its answers mean.

Facts: https://docs.stripe.com/api/errors, https://docs.stripe.com/error-low-level and the retries of the SDK 16.1.0:
`Stripe-Should-Retry` decides where it is sent; 409 and 5xx may be tried again; a 429 with the code `lock_timeout` is
contention for one object, and no sign of asking too fast.
"""

import asyncio
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

import httpx

from ingest_platform import canonical
from ingest_platform.errors import CredentialError, MissingScope, NeedsReconnect, SourceError
from ingest_platform.extract.connector import Account
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.http import BUSY, MAX_CONNECTIONS, refuse_transient, retry_after, send, server_time
from ingest_platform.extract.retry import Retry, TransientError
from ingest_platform.sources.stripe.scopes import PROVES

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[\w./~-]*)?")
_PERMISSION = re.compile(r"rak_\w+")
RECONNECT = "Connect the account again with a key that holds: `ingest connect stripe`"
READ = "read"
"""The quota of all requests."""

PAGE = 100
"""Objects of one page: https://docs.stripe.com/api/pagination."""

Params = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON object; `asked_at` by our clock, `answered_at` by Stripe's (whole seconds)."""

    data: Mapping[str, Any]
    asked_at: datetime
    answered_at: datetime | None

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The objects of a list's page. Raises SourceError when it is no list."""
        rows = self.data.get("data")
        if not isinstance(rows, list):
            raise SourceError("Stripe answered no list where one was asked for", "Run the same command again later")
        return rows

    @property
    def has_more(self) -> bool:
        """Whether the list goes on. Only an explicit `false` says that it does not."""
        return self.data.get("has_more") is not False


class RefusedError(SourceError):
    """Stripe refuses a request as it is: no such object, a parameter that it does not take."""

    def __init__(self, what: str, remedy: str, *, status: int, code: str | None, param: str | None) -> None:
        super().__init__(what, remedy)
        self.status = status
        self.reason = code
        self.param = param

    @property
    def is_missing(self) -> bool:
        """Whether what was asked for does not exist."""
        return self.reason == "resource_missing"


class StripeApi:
    """One account's API, with its key, its quota and its retries."""

    def __init__(
        self, account: Account, http: httpx.AsyncClient, *, api_version: str, retry: Retry, usage: Usage
    ) -> None:
        self.account = account
        self.usage = usage
        self.version = api_version
        self._http = http
        self._retry = retry
        self._base = account.base_url.rstrip("/")
        self._connections = asyncio.Semaphore(MAX_CONNECTIONS)

    async def get(self, path: str, params: Params = ()) -> Answer:
        """Read, and note the permission that this proves: see `_call` for the errors."""
        answer = await self._call("GET", path, params)
        if proven := PROVES.get(path):
            self.usage.proven.add(proven)
        return answer

    async def post(self, path: str, form: Params) -> Answer:
        """Write, once: every try of it carries one idempotency key."""
        return await self._call("POST", path, form, key=str(uuid.uuid4()))

    async def delete(self, path: str) -> Answer:
        """Remove."""
        return await self._call("DELETE", path, ())

    async def _call(self, method: str, path: str, params: Params, key: str | None = None) -> Answer:
        """The answer, retried where that helps.

        Raises:
            NeedsReconnect: the key is refused, or no longer opens the account.
            MissingScope: the key is restricted and lacks a permission.
            RefusedError: no such object, or a request that Stripe does not take.
            SourceThrottled, SourceUnreachable, SourceError: no retry helped, or none could.
        """

        async def attempt() -> Answer:
            headers = await self._headers(key)
            body = {"data": dict(_grouped(params))} if method == "POST" else {"params": list(params)}
            try:
                # Whoever waits for a connection must not run into its timeout.
                async with self._connections, self.account.quota(READ):
                    asked_at = datetime.now(UTC)
                    response = await send(
                        self._http,
                        method,
                        self._base + path,
                        usage=self.usage,
                        headers=headers,
                        refuse=_refuse_for_now,
                        **(body if params else {}),
                    )
            except TransientError as error:
                if error.throttled:
                    await self.account.throttled(READ)
                raise
            return self._read(response, asked_at)

        return await self._retry.call(attempt, self.usage)

    async def _headers(self, key: str | None) -> dict[str, str]:
        if not _ADDRESS.fullmatch(self._base):
            raise SourceError(f"{self._base!r} is no address of Stripe's API", "Leave the base URL out, or correct it")
        values = (await self.account.secrets()).values
        secret = values.get("access_token", "")
        if not secret or not secret.isascii() or not secret.isprintable():
            raise CredentialError("The account has no key that Stripe could have issued", RECONNECT)
        headers = {"Authorization": f"Bearer {secret}", "Stripe-Version": self.version}
        if connected := values.get("stripe_account"):
            headers["Stripe-Account"] = connected
        if key:
            headers["Idempotency-Key"] = key
        return headers

    def _read(self, response: httpx.Response, asked_at: datetime) -> Answer:
        host = httpx.URL(self._base).host
        try:
            data = canonical.parse(response.content)
        except ValueError as error:
            raise SourceError(f"{host} answered no JSON", "Check the account's base URL") from error
        if not isinstance(data, dict):
            raise SourceError(f"{host} answered no object", "Check the account's base URL")
        if response.status_code >= httpx.codes.MULTIPLE_CHOICES:
            self._refuse(response, data)
        served = response.headers.get("Stripe-Version", self.version)
        if served != self.version:
            what = f"{host} answers with API version {served} in place of {self.version}"
            raise SourceError(what, "Upgrade the platform to a release that speaks a supported version")
        return Answer(data, asked_at, server_time(response))

    def _refuse(self, response: httpx.Response, data: Mapping[str, Any]) -> NoReturn:
        host, status = httpx.URL(self._base).host, response.status_code
        error = data.get("error")
        error = error if isinstance(error, dict) else {"message": error}
        message = str(error.get("message") or f"HTTP {status}")
        code = error.get("code")
        if status == httpx.codes.UNAUTHORIZED:
            raise NeedsReconnect(f"{host} refuses the key: {message}", RECONNECT)
        if status == httpx.codes.FORBIDDEN:
            if found := _PERMISSION.search(message):
                remedy = f"Give the restricted key {found[0]} in the Dashboard (Developers → API keys)"
                raise MissingScope(f"{host}: the key lacks {found[0]}", remedy)
            raise NeedsReconnect(f"{host} forbids the key to open the account: {message}", RECONNECT)
        request = response.headers.get("Request-Id")
        raise RefusedError(
            f"{host} refuses the request: {message}" + (f" (request {request})" if request else ""),
            "Report this with the message: it is a defect",
            status=status,
            code=str(code) if code else None,
            param=error.get("param"),
        )


def _grouped(form: Params) -> dict[str, list[str]]:
    """A form whose keys may come several times (`enabled_events[]`)."""
    grouped: dict[str, list[str]] = {}
    for name, value in form:
        grouped.setdefault(name, []).append(value)
    return grouped


def _refuse_for_now(response: httpx.Response) -> None:
    """Raise TransientError where a later try may succeed."""
    status = response.status_code
    if status < httpx.codes.BAD_REQUEST:
        return
    should = response.headers.get("Stripe-Should-Retry", "").lower()
    host = response.request.url.host
    contended = status == httpx.codes.CONFLICT or (status == BUSY and b'"lock_timeout"' in response.content)
    if contended and should != "false":
        what = SourceError(f"{host}: an object stays locked by another request", "Run the same command again later")
        raise TransientError(what, retry_after=retry_after(response))
    if should == "false" and status != BUSY:
        if status >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise SourceError(f"{host} answers {status} and asks not to try again", "Run the same command again later")
        return
    refuse_transient(response)
    if should == "true":
        what = SourceError(f"{host} keeps answering {status}", "Run the same command again later")
        raise TransientError(what, retry_after=retry_after(response))
