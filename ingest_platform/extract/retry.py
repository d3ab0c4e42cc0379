"""Trying again, where trying again can help: full jitter, bounded, and never sooner than the source asked."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt

from ingest_platform.errors import IngestError
from ingest_platform.extract.documents import Usage

T = TypeVar("T")

Sleep = Callable[[float], Awaitable[None]]

LONGEST_WAIT = 60.0
"""Seconds; a Retry-After beyond it is honoured all the same."""


class TransientError(Exception):
    """An answer that another try may mend.

    `error` is what to raise when no try did. `retry_after` is the least number of seconds to wait, where the
    source named one. `throttled` says that the wait alone mends it: such tries have a budget of their own.
    """

    def __init__(self, error: IngestError, *, retry_after: float | None = None, throttled: bool = False) -> None:
        super().__init__(str(error))
        self.error = error
        self.retry_after = retry_after
        self.throttled = throttled


class Retry:
    """A policy: up to `attempts` tries, between them a random wait below `base * 2**n` seconds (full jitter).

    Throttling has a budget of its own (`throttled_attempts`): the source is well, it only wants us slower.
    """

    def __init__(
        self,
        *,
        attempts: int = 7,
        throttled_attempts: int = 30,
        base: float = 0.5,
        sleep: Sleep = asyncio.sleep,
        rng: random.Random | None = None,
    ) -> None:
        self.attempts = max(1, attempts)
        self.throttled_attempts = max(1, throttled_attempts)
        self.base = base
        self.sleep = sleep
        self._rng = rng or random.Random()  # noqa: S311 — jitter is no secret

    async def call(self, action: Callable[[], Awaitable[T]], usage: Usage) -> T:
        """The result of `action`, tried again while it raises TransientError; at last its own error is
        raised.
        """
        failures = {True: 0, False: 0}

        def give_up(state: RetryCallState) -> bool:
            error = state.outcome.exception() if state.outcome else None
            throttled = isinstance(error, TransientError) and error.throttled
            failures[throttled] += 1
            if throttled:
                usage.throttled += 1
                return failures[True] >= self.throttled_attempts
            return failures[False] >= self.attempts

        def count(_: RetryCallState) -> None:
            usage.retries += 1

        policy = AsyncRetrying(
            retry=retry_if_exception_type(TransientError),
            # The second limit only guards against a mistake in the first.
            stop=lambda s: give_up(s) or stop_after_attempt(self.attempts + self.throttled_attempts)(s),
            wait=self._wait,
            sleep=self.sleep,
            before_sleep=count,
            reraise=True,
        )
        try:
            return await policy(action)
        except TransientError as last:
            raise last.error from last

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.retry_after if isinstance(error, TransientError) else None
        jitter = self._rng.uniform(0, min(LONGEST_WAIT, self.base * 2 ** (state.attempt_number - 1)))
        if asked is None:
            return jitter
        # All clients were told the same time: a little noise on top keeps them from coming back together.
        return asked + min(jitter, 0.1 * asked + 0.05)
