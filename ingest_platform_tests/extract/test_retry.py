"""Retries: bounded, jittered, and never sooner than the source asked."""

import random

import pytest

from ingest_platform.errors import SourceThrottled, SourceUnreachable
from ingest_platform.extract.documents import Usage
from ingest_platform.extract.retry import Retry, TransientError


class Clock:
    def __init__(self) -> None:
        self.waits: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


def retry(clock: Clock, **options: int) -> Retry:
    return Retry(sleep=clock.sleep, rng=random.Random(7), **options)


class Flaky:
    """Fails with the given errors, then succeeds."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.calls = 0

    async def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def unreachable(retry_after: float | None = None) -> TransientError:
    return TransientError(SourceUnreachable("host is away"), retry_after=retry_after)


def throttled() -> TransientError:
    return TransientError(SourceThrottled("host is busy"), throttled=True, retry_after=2.0)


async def test_a_transient_error_is_retried_until_it_is_over() -> None:
    clock, usage = Clock(), Usage()
    action = Flaky(unreachable(), unreachable())
    assert await retry(clock).call(action, usage) == "done"
    assert (action.calls, usage.retries, len(clock.waits)) == (3, 2, 2)


async def test_the_last_error_is_raised_as_one_for_people_after_all_attempts() -> None:
    clock = Clock()
    action = Flaky(*(unreachable() for _ in range(10)))
    with pytest.raises(SourceUnreachable, match="host is away"):
        await retry(clock, attempts=4).call(action, Usage())
    assert action.calls == 4


async def test_waits_are_full_jitter_below_a_doubling_bound() -> None:
    clock = Clock()
    with pytest.raises(SourceUnreachable):
        await retry(clock, attempts=7).call(Flaky(*(unreachable() for _ in range(9))), Usage())
    assert all(0 <= wait <= 0.5 * 2**n for n, wait in enumerate(clock.waits))
    assert len(set(clock.waits)) == len(clock.waits)


async def test_a_wait_is_never_shorter_than_the_source_asked_for() -> None:
    clock = Clock()
    await retry(clock).call(Flaky(unreachable(retry_after=5.0)), Usage())
    assert 5.0 <= clock.waits[0] <= 5.6


async def test_throttling_does_not_use_up_the_attempts_for_failures() -> None:
    clock, usage = Clock(), Usage()
    action = Flaky(*(throttled() for _ in range(6)), unreachable())
    assert await retry(clock, attempts=2).call(action, usage) == "done"
    assert usage.throttled == 6


async def test_endless_throttling_ends_with_an_error() -> None:
    with pytest.raises(SourceThrottled):
        await retry(Clock(), throttled_attempts=3).call(Flaky(*(throttled() for _ in range(9))), Usage())


async def test_an_error_that_no_retry_mends_is_raised_at_once() -> None:
    action = Flaky(KeyError("x"))
    with pytest.raises(KeyError):
        await retry(Clock()).call(action, Usage())
    assert action.calls == 1
