"""The leaky bucket: waits exactly as long as the quota needs."""

import asyncio

import pytest

from ingest_platform.extract.documents import Usage
from ingest_platform.extract.throttle import LeakyBucket


class Time:
    def __init__(self) -> None:
        self.now = 100.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


def bucket(time: Time) -> LeakyBucket:
    return LeakyBucket(Usage(), clock=time.clock, sleep=time.sleep)


async def test_nothing_waits_before_the_source_has_named_its_quota() -> None:
    time = Time()
    await bucket(time).acquire(10_000)
    assert time.now == 100.0


@pytest.mark.parametrize(
    ("available", "cost", "wait"),
    [(1000, 400, 0.0), (100, 400, 3.0), (0, 1000, 10.0), (0, 5000, 20.0)],
    ids=["enough is there", "the rest has to refill", "empty", "never more than a full bucket"],
)
async def test_a_request_waits_as_long_as_its_points_need(available: float, cost: float, wait: float) -> None:
    time = Time()
    quota = bucket(time)
    quota.observe(maximum=2000, available=available, rate=100, spent=0)
    await quota.acquire(cost)
    assert time.now - 100.0 == pytest.approx(wait)


async def test_two_tasks_do_not_spend_the_same_points() -> None:
    time = Time()
    quota = bucket(time)
    quota.observe(maximum=1000, available=500, rate=100, spent=0)
    await asyncio.gather(quota.acquire(500), quota.acquire(500))
    assert time.now - 100.0 == pytest.approx(5.0)


async def test_the_share_of_the_quota_that_was_used_is_known() -> None:
    time = Time()
    quota = bucket(time)
    quota.observe(maximum=1000, available=900, rate=100, spent=100)
    assert quota.usage.quota_share == pytest.approx(0.1)
    time.now += 5
    quota.observe(maximum=1000, available=100, rate=100, spent=1300)
    assert quota.usage.quota_share == pytest.approx(1400 / 1500)
