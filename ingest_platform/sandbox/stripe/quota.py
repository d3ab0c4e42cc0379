"""Rate limits: permits a second for the account and for each endpoint, and calls at one time.

From docs.stripe.com/rate-limits.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from ingest_platform.sandbox.stripe.errors import ApiError


@dataclass
class Bucket:
    """A token bucket that holds one second's permits."""

    rate: float
    level: float = field(init=False)
    at: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.level = max(self.rate, 1.0)

    def take(self) -> bool:
        """Whether there was a permit."""
        now = time.monotonic()
        self.level = min(max(self.rate, 1.0), self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level < 1:
            return False
        self.level -= 1
        return True


def refusal(reason: str) -> ApiError:
    """429; `reason` is the value of `Stripe-Rate-Limited-Reason`."""
    return ApiError(
        429,
        "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
        code="rate_limit",
        headers={"Stripe-Rate-Limited-Reason": reason, "Stripe-Should-Retry": "true"},
    )


class Quota:
    """What an account may call."""

    def __init__(self, per_second: float | None) -> None:
        self.refused = self.peak = self.running = 0
        self.configure(per_second, None, None)

    def configure(self, per_second: float | None, concurrent: int | None, endpoint_per_second: float | None) -> None:
        """Sets the limits; None is none."""
        self.per_second, self.concurrent, self.endpoint_per_second = per_second, concurrent, endpoint_per_second
        self._account = None if per_second is None else Bucket(per_second)
        self._endpoints: dict[str, Bucket] = {}

    def enter(self, endpoint: str) -> None:
        """Counts a call in; the caller must `leave`. Raises ApiError (429), and then the call is not counted."""
        reason = self._reason(endpoint)
        if reason is not None:
            self.refused += 1
            raise refusal(reason)
        self.running += 1
        self.peak = max(self.peak, self.running)

    def leave(self) -> None:
        """Counts a call out."""
        self.running -= 1

    def _reason(self, endpoint: str) -> str | None:
        if self.concurrent is not None and self.running >= self.concurrent:
            return "global-concurrency"
        if self._account is not None and not self._account.take():
            return "global-rate"
        if self.endpoint_per_second is not None:
            bucket = self._endpoints.setdefault(endpoint, Bucket(self.endpoint_per_second))
            if not bucket.take():
                return "endpoint-rate"
        return None

    def shown(self) -> dict[str, float | int | None]:
        """As the control API shows it."""
        return {
            "per_second": self.per_second,
            "concurrent": self.concurrent,
            "endpoint_per_second": self.endpoint_per_second,
        }
