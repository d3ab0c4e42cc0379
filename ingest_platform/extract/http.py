"""One pooled HTTP client for an account, and what its failures mean."""

import ssl
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import httpx

from ingest_platform.errors import IngestError, SourceError, SourceThrottled, as_ingest_error
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.retry import TransientError

USER_AGENT = "ingest-platform/0.1"
MAX_CONNECTIONS = 8
BUSY = 429


@lru_cache(maxsize=1)
def tls() -> ssl.SSLContext:
    """One context for all clients: reading the certificates takes longer than a request."""
    return httpx.create_ssl_context()


def new_client(*, timeout_s: float) -> httpx.AsyncClient:
    """A client for one account: connections are kept and reused, redirects are not followed with a token."""
    return httpx.AsyncClient(
        timeout=httpx.Timeout(timeout_s, connect=min(10.0, timeout_s)),
        limits=httpx.Limits(max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_CONNECTIONS),
        headers={"User-Agent": USER_AGENT, "Accept": "application/json"},
        follow_redirects=False,
        verify=tls(),
    )


def refuse_transient(response: httpx.Response) -> None:
    """Raise TransientError when the answer's status says that a later try may succeed."""
    status = response.status_code
    if status != BUSY and status < 500:
        return
    host = response.request.url.host
    wait = retry_after(response)
    if status == BUSY:
        error: IngestError = SourceThrottled(f"{host} keeps answering 429", "Run the same command again later")
        raise TransientError(error, retry_after=wait, throttled=True)
    remedy = "The fault is on its side: run the same command again later"
    raise TransientError(SourceError(f"{host} keeps answering {status}", remedy), retry_after=wait)


async def send(
    client: httpx.AsyncClient,
    method: str,
    url: str,
    *,
    usage: Usage,
    headers: Mapping[str, str] | None = None,
    refuse: Callable[[httpx.Response], None] = refuse_transient,
    **body: Any,
) -> httpx.Response:
    """One request, once. Raises TransientError for a broken connection, a timeout, 429 and 5xx.

    `refuse` judges the status, for a vendor whose answers say more than that.
    """
    usage.called()
    try:
        response = await client.request(method, url, headers=headers, **body)
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise SourceError(f"{url} is no address ({error})", "Correct the account's base URL") from None
    except httpx.TransportError as error:
        raise TransientError(_unreachable(url, error)) from error
    refuse(response)
    return response


def retry_after(response: httpx.Response) -> float | None:
    """Seconds to wait as the header says, which gives seconds or a date; None without it, or when it is no
    such.
    """
    value = response.headers.get("Retry-After", "").strip()
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        moment = _http_date(value)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment else None


def server_time(response: httpx.Response) -> datetime | None:
    """The source's clock when it answered (header Date, whole seconds); None when it does not say."""
    return _http_date(response.headers.get("Date", ""))


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _unreachable(url: str, error: httpx.TransportError) -> IngestError:
    found = as_ingest_error(error)
    host = urlsplit(url).hostname or url
    if host in found.what:
        return found
    return type(found)(f"{host}: {found.what}", found.remedy)
