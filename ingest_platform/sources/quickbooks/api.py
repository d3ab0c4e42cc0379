"""One request to a company's API: its quota, its token, and what each answer means.

Facts: facts.json of the vendor's contracts (limits, minor version); a refusal is a `Fault` with errors of `Message`,
`Detail` and `code` (IntuitRestServiceDef.xsd), by HTTP 400, 401 or 403, and inside a batch by HTTP 200.
"""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

import httpx

from ingest_platform import canonical
from ingest_platform.errors import CredentialError, NeedsReconnect, SourceError, SourceThrottled
from ingest_platform.extract.connector import Account, Secrets
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.http import send, server_time
from ingest_platform.extract.retry import Retry, TransientError

MINOR_VERSION = "75"
BATCH = 30
"""Queries that one batch request may hold."""

RECONNECT = "Connect the company again: `ingest connect quickbooks`"
NOT_FOUND = "610"
_THROTTLED = {"3001", "003001"}
_ENDED = {"6190", "006190"}
_REALM = re.compile(r"[0-9]{1,20}")
_COMPANY = "/v3/company/"


@dataclass(frozen=True, slots=True)
class Answer:
    """A parsed answer; `asked_at` by our clock, `answered_at` by the vendor's."""

    data: Mapping[str, Any]
    asked_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A refusal in the vendor's words, with its first code."""

    code: str
    words: str


class NotFoundError(Exception):
    """There is no such object, or no longer."""


def realm_in(base_url: str) -> str | None:
    """The company that a base URL ends in (`…/v3/company/123`); None where it names none."""
    realm = base_url.partition(_COMPANY)[2].strip("/")
    return realm if _REALM.fullmatch(realm) else None


def root_of(base_url: str) -> str:
    """A base URL without the company."""
    return base_url.partition(_COMPANY)[0].rstrip("/")


def realm_of(base_url: str, secrets: Secrets) -> str:
    """The company's realm id: that of the grant, or the one in the base URL.

    Raises CredentialError when neither names a company.
    """
    realm = secrets.values.get("realm_id") or realm_in(base_url) or ""
    if not _REALM.fullmatch(realm):
        raise CredentialError("The account names no company", f"{RECONNECT}, or end the base URL in {_COMPANY}ID")
    return realm


def moment(value: object) -> datetime | None:
    """A time of the vendor's in UTC; None for what is none."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


class Api:
    """One company's endpoints, with its quotas, its retries and its token."""

    def __init__(self, account: Account, http: httpx.AsyncClient, *, retry: Retry, usage: Usage) -> None:
        self.account = account
        self.usage = usage
        self._http = http
        self._retry = retry

    async def get(self, path: str, **parameters: str) -> Answer:
        """An answer of `/v3/company/{realm}/{path}`.

        Raises:
            NotFoundError: there is no such object.
            NeedsReconnect: the token is refused and so is a refreshed one.
            SourceThrottled, SourceUnreachable, SourceError: no retry helped, or none could.
        """
        return await self._call("GET", path, ("requests", "burst"), params=parameters)

    async def query(self, text: str) -> Answer:
        """The answer to one query."""
        return await self.get("query", query=text)

    async def batch(self, queries: Sequence[str]) -> tuple[Answer, list[Mapping[str, Any]]]:
        """The `QueryResponse` of each of up to 30 queries, in their order, by one request."""
        items = [{"bId": str(n), "Query": text} for n, text in enumerate(queries)]
        answer = await self._call(
            "POST",
            "batch",
            ("requests", "burst", "batch"),
            content=canonical.dump({"BatchItemRequest": items}),
            headers={"Content-Type": "application/json"},
        )
        found = {str(item.get("bId")): item for item in answer.data.get("BatchItemResponse") or ()}
        responses: list[Mapping[str, Any]] = []
        for item in items:
            response = found.get(item["bId"])
            if response is None or "QueryResponse" not in response:
                fault = fault_of(response or {})
                words = fault.words if fault else "no answer to one of the queries"
                raise SourceError(f"QuickBooks refuses a batch: {words}", "Run the same command again later")
            responses.append(response["QueryResponse"])
        return answer, responses

    async def _call(self, method: str, path: str, quotas: Sequence[str], **body: Any) -> Answer:
        async def attempt() -> Answer:
            async with self._permits(quotas):
                return await self._once(method, path, **body)

        return await self._retry.call(attempt, self.usage)

    @asynccontextmanager
    async def _permits(self, quotas: Sequence[str]) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for name in quotas:
                await stack.enter_async_context(self.account.quota(name))
            yield

    async def _once(self, method: str, path: str, **body: Any) -> Answer:
        secrets = await self.account.secrets()
        asked_at = datetime.now(UTC)
        response = await self._send(method, path, secrets, **body)
        if response.status_code == httpx.codes.UNAUTHORIZED:
            response = await self._send(method, path, await self.account.refresh(), **body)
            if response.status_code == httpx.codes.UNAUTHORIZED:
                raise NeedsReconnect("QuickBooks refuses the access token", RECONNECT)
        return self._read(response, asked_at)

    async def _send(self, method: str, path: str, secrets: Secrets, **body: Any) -> httpx.Response:
        realm = realm_of(self.account.base_url, secrets)
        token = secrets.values.get("access_token", "")
        if not token or not token.isascii() or not token.isprintable():
            raise CredentialError("The account has no access token that QuickBooks could have issued", RECONNECT)
        headers = {**body.pop("headers", {}), "Authorization": f"Bearer {token}", "Accept": "application/json"}
        parameters = {**body.pop("params", {}), "minorversion": MINOR_VERSION}
        url = f"{root_of(self.account.base_url)}{_COMPANY}{realm}/{path}"
        return await send(self._http, method, url, usage=self.usage, headers=headers, params=parameters, **body)

    def _read(self, response: httpx.Response, asked_at: datetime) -> Answer:
        try:
            data = canonical.parse(response.content)
        except ValueError:
            data = None
        fault = fault_of(data) if isinstance(data, dict) else None
        if fault is not None or response.status_code != httpx.codes.OK:
            _refuse(response, fault)
        if not isinstance(data, dict):
            host = response.request.url.host
            raise TransientError(SourceError(f"{host} answered no JSON object", "Check the account's base URL"))
        return Answer(data, asked_at, moment(data.get("time")) or server_time(response))


def fault_of(data: Mapping[str, Any]) -> Fault | None:
    """The fault of an answer, which errors of the gateway write in small letters."""
    fault = data.get("Fault") or data.get("fault")
    if not isinstance(fault, dict):
        return None
    errors = fault.get("Error") or fault.get("error")
    first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else {}
    words = [str(first.get(key) or first.get(key.lower()) or "") for key in ("Message", "Detail")]
    code = str(first.get("code") or "")
    return Fault(code, " ".join(dict.fromkeys(w for w in words if w))[:300] or str(fault.get("type") or "a fault"))


def _refuse(response: httpx.Response, fault: Fault | None) -> NoReturn:
    host, status = response.request.url.host, response.status_code
    code, words = (fault.code, fault.words) if fault else ("", f"HTTP {status}")
    trace = response.headers.get("intuit_tid")
    said = f"{words} ({', '.join([host, f'HTTP {status}', *([f'intuit_tid {trace}'] if trace else [])])})"
    if code == NOT_FOUND:
        raise NotFoundError(words)
    if code in _THROTTLED:
        error = SourceThrottled(f"{host} keeps throttling", "Run the same command again later")
        raise TransientError(error, throttled=True)
    if code in _ENDED:
        raise SourceError(f"The company's QuickBooks subscription has ended: {said}", "Its owner has to renew it")
    if status == httpx.codes.FORBIDDEN:
        raise NeedsReconnect(f"QuickBooks forbids this app to read the company: {said}", RECONNECT)
    if status == httpx.codes.NOT_FOUND:
        raise SourceError(f"There is no such company or address: {said}", "Check the account's base URL")
    raise SourceError(f"QuickBooks refuses the request: {said}", "Report this with the message: it is a defect")
