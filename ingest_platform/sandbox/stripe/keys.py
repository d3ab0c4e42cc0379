"""API keys, and what they may read.

Permissions are named `rak_<resource>_read` and `rak_<resource>_write`; the resource is `Family.permission`, or
`event`, `webhook` and `event_destination`. Writing includes reading. (The vendor's own matrix is in its Dashboard
alone; the names are invented after the few that its error messages show.)
"""

from __future__ import annotations

import base64
import binascii
import time
from dataclasses import dataclass, field

from ingest_platform.sandbox.stripe.errors import ApiError
from ingest_platform.sandbox.stripe.families import FAMILIES

SECRET_KEY, RESTRICTED_KEY = "sk_test_sandbox", "rk_test_sandbox"
RESOURCES = sorted({family.permission for family in FAMILIES} | {"event", "webhook", "event_destination"})
READING = tuple(f"rak_{one}_read" for one in RESOURCES)


@dataclass
class Key:
    """A key; without `permissions` it may do everything."""

    value: str
    permissions: frozenset[str] | None = None
    expires_at: float | None = None
    expired: bool = field(default=False)

    def alive(self) -> bool:
        """Whether it still opens anything."""
        return not self.expired and (self.expires_at is None or time.time() < self.expires_at)

    def check(self, resource: str, action: str) -> None:
        """Raises ApiError (403) naming the permission that is missing."""
        name = f"rak_{resource}_{action}"
        if self.permissions is None or {name, f"rak_{resource}_write"} & self.permissions:
            return
        shown = f"{self.value[:8]}{'*' * 12}{self.value[-4:]}"
        raise ApiError(
            403,
            f"The provided key '{shown}' does not have the required permissions for this endpoint. Having the"
            f" '{name}' permission would allow this request to continue.",
        )


def first_keys() -> dict[str, Key]:
    """The keys of every account: one may do everything, one may read everything and keep webhook endpoints."""
    may = frozenset({*READING, "rak_webhook_write", "rak_event_destination_write"})
    return {SECRET_KEY: Key(SECRET_KEY), RESTRICTED_KEY: Key(RESTRICTED_KEY, may)}


def presented(header: str) -> str:
    """The key in an Authorization header: Bearer, or Basic with the key as user name. Empty when there is none."""
    scheme, _, rest = header.partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(rest, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""


def unknown(value: str) -> ApiError:
    """401: no key, or none that is known."""
    if not value:
        return ApiError(401, "You did not provide an API key. Provide it in the Authorization header: Bearer YOUR_KEY.")
    return ApiError(401, f"Invalid API Key provided: {value[:8]}{'*' * 12}{value[-4:]}")


def expired(value: str) -> ApiError:
    """401: the key is known, and over."""
    return ApiError(401, f"Expired API Key provided: {value[:8]}{'*' * 12}{value[-4:]}", code="api_key_expired")
