"""A model of a source's leaky bucket: it says how long to wait before a request, so that none is refused."""

import asyncio
import time
from collections.abc import Callable

from ingest_platform.extract.documents import Usage
from ingest_platform.extract.retry import Sleep


class LeakyBucket:
    """A quota of `maximum` points that refills by `rate` points a second; the source's own figures correct
    it.

    Until the source has named its figures, nothing waits: sizes differ by plan and are never guessed.
    Requests of one account queue here, so that two tasks do not spend the same points.
    """

    def __init__(
        self,
        usage: Usage,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.usage = usage
        self.maximum: float | None = None
        self.rate = 0.0
        self._available = 0.0
        self._at = self._seen = clock()
        self._clock = clock
        self._sleep = sleep
        self._queue = asyncio.Lock()

    def available(self) -> float:
        """Points that should be there now."""
        if self.maximum is None:
            return 0.0
        return min(self.maximum, self._available + (self._clock() - self._at) * self.rate)

    def seconds_until(self, cost: float) -> float:
        """How long until `cost` points are there; at most until the bucket is full."""
        if self.maximum is None or self.rate <= 0:
            return 0.0
        missing = min(cost, self.maximum) - self.available()
        return max(0.0, missing / self.rate)

    async def acquire(self, cost: float) -> None:
        """Wait as long as needed for `cost` points, no longer, and take them."""
        async with self._queue:
            while (wait := self.seconds_until(cost)) > 0:
                await self._sleep(wait)
            if self.maximum is not None:
                self._set(self.available() - cost)

    def observe(self, *, maximum: float, available: float, rate: float, spent: float) -> None:
        """Take the source's figures after an answer that cost `spent` points."""
        if self.maximum is None:
            # What was there before the first request could have been used as well.
            self.usage.quota_available += available + spent
        else:
            self.usage.quota_available += max(0.0, (self._clock() - self._seen) * rate)
        self._seen = self._clock()
        self.usage.quota_used += spent
        self.maximum, self.rate = maximum, rate
        self._set(available)

    def _set(self, available: float) -> None:
        self._available, self._at = available, self._clock()
