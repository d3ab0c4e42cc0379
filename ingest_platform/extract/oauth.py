"""OAuth's token endpoint: what every vendor's has in common, to buy and renew tokens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import urlsplit

import httpx

from ingest_platform import canonical
from ingest_platform.errors import CredentialError, NeedsReconnect, SourceError
from ingest_platform.extract.connector import Secrets
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.http import new_client, send
from ingest_platform.extract.retry import Retry


class Tokens:
    """Buys tokens. A vendor's own derives from it, and says how its app proves itself and when tokens end."""

    VENDOR: ClassVar[str]
    """Whose refusals they are, in sentences."""
    START_AGAIN: ClassVar[str]
    """What to do when a code buys nothing."""
    RECONNECT: ClassVar[str]
    """What to do when the grant is gone."""

    def __init__(self, url: str, *, timeout_s: float, retry: Retry) -> None:
        self._url = url
        self._timeout = timeout_s
        self._retry = retry

    def proven(self, form: Mapping[str, str], app: Mapping[str, str]) -> dict[str, Any]:
        """The request's keywords for httpx: the form, and the app's id and secret in it."""
        return {"data": {**form, **app}}

    def secrets(self, answer: Mapping[str, Any], kept: Mapping[str, str]) -> Secrets:
        """Everything to be stored: what was kept so far, with what is new."""
        names = [name for name in ("access_token", "refresh_token", "scope") if answer.get(name) is not None]
        return Secrets(
            {**kept, **{name: str(answer[name]) for name in names}},
            expires_at=ending(answer.get("expires_in")),
            refresh_expires_at=ending(answer.get("refresh_token_expires_in")),
        )

    async def buy(self, form: Mapping[str, str], app: Mapping[str, str], **kept: str) -> Secrets:
        """The tokens that a code in the form buys, stored beside the app's own and `kept`.

        Raises CredentialError when the vendor refuses it: a code works once.
        """
        answer = await self._post(form, app)
        if isinstance(answer, str):
            raise CredentialError(f"{self.VENDOR} refuses the code: {answer}", self.START_AGAIN)
        return self.secrets(answer, {**app, **kept})

    async def renew(self, secrets: Secrets) -> Secrets:
        """The next tokens. Raises NeedsReconnect when the vendor honours the refresh token no more."""
        refresh_token = secrets.values.get("refresh_token")
        if not refresh_token:
            raise NeedsReconnect("The access token was refused, and there is no refresh token", self.RECONNECT)
        app = {name: secrets.values.get(name, "") for name in ("client_id", "client_secret")}
        answer = await self._post({"grant_type": "refresh_token", "refresh_token": refresh_token}, app)
        if isinstance(answer, str):
            raise NeedsReconnect(f"{self.VENDOR} no longer honours the refresh token: {answer}", self.RECONNECT)
        return self.secrets(answer, secrets.values)

    async def _post(self, form: Mapping[str, str], app: Mapping[str, str]) -> dict[str, Any] | str:
        """The answer, or why it was refused."""
        usage = Usage()
        async with new_client(timeout_s=self._timeout) as client:

            async def attempt() -> httpx.Response:
                return await send(client, "POST", self._url, usage=usage, **self.proven(form, app))

            response = await self._retry.call(attempt, usage)
        try:
            answer = canonical.parse(response.content)
        except ValueError:  # some refusals are a page of HTML; their status says enough
            answer = None
        said = answer if isinstance(answer, dict) else {}
        if response.status_code == httpx.codes.OK and said.get("access_token"):
            return said
        if response.status_code in (400, 401, 403):
            words = [str(said[key]) for key in ("error", "error_description", "errors") if said.get(key)]
            return ": ".join(words) or f"HTTP {response.status_code}"
        raise SourceError(
            f"{urlsplit(self._url).hostname} gives no token (HTTP {response.status_code})",
            "Run the same command again later, and check the account's base URL",
        )


def ending(seconds: Any) -> datetime | None:
    """The moment so many seconds from now; None for what never ends."""
    return datetime.now(UTC) + timedelta(seconds=float(seconds)) if seconds is not None else None
