"""The vendors' quotas: shared between processes, never exceeded in any span, slower after a 429."""

from __future__ import annotations

import asyncio
import dataclasses
import threading
import time
from typing import Literal
from uuid import UUID

import pytest

from ingest_platform.control import integrations
from ingest_platform.control.quota import SharedQuota, depth, rate
from ingest_platform.declare import Quota
from ingest_platform_tests.conftest import TestDatabase


@pytest.fixture
def account(db: TestDatabase) -> UUID:
    with db.connect() as conn:
        made = integrations.create(conn, platform="toy", name="a", base_url="https://a.example", account="a")
        conn.commit()
    return made.id


def spend(db: TestDatabase, account: UUID, quota: Quota, times: int, tasks: int = 4, hold: float = 0.0) -> list[float]:
    """What one process does: so many requests by several tasks; gives when each was allowed."""
    allowed: list[float] = []

    async def run() -> None:
        with SharedQuota(db.settings, account, [quota]) as shared:

            async def task() -> None:
                for _ in range(times // tasks):
                    async with shared.permit(quota.name):
                        allowed.append(time.monotonic())
                        await asyncio.sleep(hold)

            await asyncio.gather(*(task() for _ in range(tasks)))

    asyncio.run(run())
    return allowed


def test_two_processes_together_get_no_more_than_the_quota_in_any_span(db: TestDatabase, account: UUID) -> None:
    quota = Quota(name="read", permits=40, seconds=0.5)
    found: list[float] = []
    threads = [threading.Thread(target=lambda: found.extend(spend(db, account, quota, 60))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.sort()
    assert len(found) == 120
    # A busy machine only makes it longer: 120 permits at 40 in half a second take more than two spans.
    assert found[-1] - found[0] >= (120 - 40) / 40 * 0.5


@pytest.mark.parametrize("limiter", ["window", "bucket"])
@pytest.mark.parametrize(("permits", "seconds"), [(100, 1), (500, 60), (10, 1), (40, 0.5)])
def test_a_full_bucket_and_what_refills_it_are_no_more_than_a_spans_permits(
    limiter: Literal["window", "bucket"], permits: float, seconds: float
) -> None:
    quota = Quota(name="read", permits=permits, seconds=seconds, limiter=limiter)
    assert depth(quota) + rate(quota) * seconds <= permits
    assert rate(quota) > 0.6 * permits / seconds


@pytest.mark.parametrize("limiter", ["window", "bucket"])
@pytest.mark.parametrize("permits", [1, 0.1])
def test_the_smallest_share_of_a_quota_still_refills(limiter: Literal["window", "bucket"], permits: float) -> None:
    assert 0 < rate(Quota(name="read", permits=permits, seconds=1, limiter=limiter)) <= permits


def test_half_of_a_quota_is_left_to_other_programs_where_that_is_set(db: TestDatabase, account: UUID) -> None:
    quota = Quota(name="read", permits=100, seconds=1)
    half = dataclasses.replace(db, settings=db.settings.model_copy(update={"quota_share": 0.5}))
    spend(half, account, quota, 4)
    with db.connect() as conn:
        [found] = conn.execute("SELECT rate FROM quota_state WHERE integration_id = %s", [account]).fetchone() or [0]
    assert found == pytest.approx(rate(quota) / 2)


def test_permits_that_were_not_used_in_their_time_are_given_up(db: TestDatabase, account: UUID) -> None:
    quota = Quota(name="read", permits=40, seconds=0.5)
    allowed: list[float] = []

    async def in_fits_and_starts() -> None:
        with SharedQuota(db.settings, account, [quota]) as shared:
            for pause in (0.3, 0.0):
                for _ in range(41):
                    async with shared.permit("read"):
                        allowed.append(time.monotonic())
                    await asyncio.sleep(pause if len(allowed) == 3 else 0)

    asyncio.run(in_fits_and_starts())
    # One more than its permits: the one whose task was woken up late.
    spans = [later - earlier for earlier, later in zip(allowed, allowed[41:], strict=False)]
    assert min(spans) >= 0.5


def test_no_more_at_a_time_than_the_quota_allows(db: TestDatabase, account: UUID) -> None:
    quota = Quota(name="read", permits=10_000, seconds=1, concurrent=3)
    at_once, peak = 0, 0
    lock = threading.Lock()

    async def process() -> None:
        nonlocal at_once, peak
        with SharedQuota(db.settings, account, [quota]) as shared:

            async def task() -> None:
                nonlocal at_once, peak
                async with shared.permit("read"):
                    with lock:
                        at_once += 1
                        peak = max(peak, at_once)
                    await asyncio.sleep(0.01)
                    with lock:
                        at_once -= 1

            await asyncio.gather(*(task() for _ in range(6)))

    threads = [threading.Thread(target=lambda: asyncio.run(process())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert peak == 3


def test_a_process_that_ends_gives_its_slots_back(db: TestDatabase, account: UUID) -> None:
    quota = Quota(name="read", permits=10_000, seconds=1, concurrent=1)

    async def taken_and_left() -> None:
        shared = SharedQuota(db.settings, account, [quota])
        await shared.permit("read").__aenter__()
        shared.close()  # as a killed process closes its connection

    asyncio.run(taken_and_left())
    assert len(spend(db, account, quota, 1, tasks=1)) == 1


def test_an_adaptive_quota_is_slower_after_a_429_for_every_process(db: TestDatabase, account: UUID) -> None:
    quota = Quota(name="read", permits=100, seconds=1, adaptive=True)

    async def throttled() -> None:
        with SharedQuota(db.settings, account, [quota]) as shared:
            async with shared.permit("read"):
                pass
            await shared.throttled("read")

    def rate() -> float:
        with db.connect() as conn:
            [found] = conn.execute("SELECT rate FROM quota_state WHERE integration_id = %s", [account]).fetchone() or [
                0
            ]
            return float(found)

    spend(db, account, quota, 1, tasks=1)
    before = rate()
    asyncio.run(throttled())
    assert rate() == pytest.approx(before * 0.7, rel=0.05)
    asyncio.run(throttled())
    assert rate() > before * 0.6, "one refusal a second counts: those that were on their way say nothing new"


def test_an_unknown_quota_waits_for_nothing(db: TestDatabase, account: UUID) -> None:
    async def use() -> None:
        with SharedQuota(db.settings, account, []) as shared:
            async with shared.permit("whatever"):
                await shared.throttled("whatever")

    asyncio.run(use())
