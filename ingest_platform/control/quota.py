"""A vendor's quota, shared by all processes that work on an account.

Permits come from a token bucket in the database, a few at a time; concurrent slots are advisory locks of one session,
so that a killed process gives them back at once. Each permit has a time from which on it may be used, so that requests
are evenly spaced. Within any of the quota's spans no more than its permits are given: the bucket is shallow, and it
refills by what is left of the span.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Sequence
from types import TracebackType
from typing import Self
from uuid import UUID

from ingest_platform.control.database import Connection, connect
from ingest_platform.declare import Quota
from ingest_platform.settings import Settings

_DEPTH = 0.02
"""Share of a span's permits that may be taken at once after a pause."""
_AHEAD_S = 0.1
"""Permits for so many seconds are taken from the database in one go."""
_LATE_S = 0.1
"""How late a permit may be used: what was given for one time must not be spent at another."""
_SLOWER, _SLOWEST = 0.7, 0.05
"""What a 429 leaves of an adaptive quota's pace, and the least that is left of the declared one."""
_RECOVERY_S = 60.0
"""How long an adaptive quota takes from its slowest pace back to the declared one."""
_ASK_AGAIN_S = 0.02
_JITTER_S = _LATE_S + 0.05
"""By how much less than they were apart requests may arrive: used late, and then on their way."""

# The bucket as it is now: refilled, its pace recovered, both up to what is declared.
_TAKE = """
INSERT INTO quota_state AS q (integration_id, name, available, rate)
VALUES (%(account)s, %(name)s, %(depth)s - %(permits)s, %(rate)s)
ON CONFLICT (integration_id, name) DO UPDATE SET
  available = least(%(depth)s, q.available + q.rate * extract(epoch FROM clock_timestamp() - q.refilled_at))
              - %(permits)s,
  rate = least(%(rate)s, q.rate + %(rate)s / %(recovery)s * extract(epoch FROM clock_timestamp() - q.refilled_at)),
  refilled_at = clock_timestamp()
RETURNING available, rate"""

_SLOW = """
UPDATE quota_state SET rate = greatest(%(least)s, rate * %(slower)s), throttled_at = clock_timestamp()
WHERE integration_id = %(account)s AND name = %(name)s
  AND (throttled_at IS NULL OR throttled_at < clock_timestamp() - interval '1 second')"""


def depth(quota: Quota) -> float:
    """How many permits the bucket holds at most."""
    return max(1.0, quota.permits * _DEPTH)


def rate(quota: Quota) -> float:
    """Permits a second: with a full bucket at the start of a span no more than its permits are given in it.

    A vendor that counts by windows counts arrivals: requests that were let go one after the other may come together, by
    `_JITTER_S`. To one that counts by a bucket that is no fault, as long as there are no more in the long run.
    """
    refilled = max(quota.permits - depth(quota), quota.permits * 0.5)  # a small share may be no more than the depth
    return refilled / (quota.seconds if quota.limiter == "bucket" else quota.seconds + _JITTER_S)


class SharedQuota:
    """The quotas of one account, as one process uses them: `async with quota.permit("read"):`.

    One connection of its own, opened at first use. Close it in the end; a context manager does.
    """

    def __init__(self, settings: Settings, integration_id: UUID, quotas: Sequence[Quota]) -> None:
        self._settings = settings
        self._account = integration_id
        share = settings.quota_share
        self._quotas = {q.name: q.model_copy(update={"permits": q.permits * share}) for q in quotas}
        self._due: dict[str, deque[float]] = {}
        self._slots: set[tuple[str, int]] = set()
        self._queues: dict[str, asyncio.Lock] = {}
        self._one_at_a_time = threading.Lock()
        self._connection: Connection | None = None

    @contextlib.asynccontextmanager
    async def permit(self, name: str) -> AsyncIterator[None]:
        """Wait for a permit of the quota and hold one of its slots within the block; at once where none is declared.

        Raises: DatabaseUnavailable.
        """
        quota = self._quotas.get(name)
        if quota is None:
            yield
            return
        # In turn, so that no task of this process is passed over.
        async with self._queues.setdefault(name, asyncio.Lock()):
            slot = await self._slot(quota) if quota.concurrent else None
            try:
                await self._take(quota)
            except BaseException:
                await self._free(quota, slot)
                raise
        try:
            yield
        finally:
            await self._free(quota, slot)

    async def throttled(self, name: str) -> None:
        """The vendor answered 429: an adaptive quota is slower for a while, for every process."""
        quota = self._quotas.get(name)
        if quota is None or not quota.adaptive:
            return
        self._due.pop(name, None)
        values = {"account": self._account, "name": name, "slower": _SLOWER, "least": rate(quota) * _SLOWEST}
        await asyncio.to_thread(self._run, _SLOW, values)

    async def _take(self, quota: Quota) -> None:
        due = self._due.setdefault(quota.name, deque())
        while due and due[0] < time.monotonic() - _LATE_S:
            due.popleft()
        if not due:
            due.extend(await self._more(quota))
        await asyncio.sleep(max(0.0, due.popleft() - time.monotonic()))

    async def _more(self, quota: Quota) -> list[float]:
        """Take permits from the bucket: when each may be used, by the monotonic clock."""
        permits = max(1, int(rate(quota) * _AHEAD_S))
        values = {"account": self._account, "name": quota.name, "permits": permits, "depth": depth(quota),
                  "rate": rate(quota), "recovery": _RECOVERY_S}  # fmt: skip
        available, pace = await asyncio.to_thread(self._run, _TAKE, values)
        now, there = time.monotonic(), available + permits
        return [now + max(0.0, n - there) / pace for n in range(1, permits + 1)]

    async def _slot(self, quota: Quota) -> int:
        while True:
            found = await asyncio.to_thread(self._try_slots, quota)
            if found is not None:
                return found
            await asyncio.sleep(_ASK_AGAIN_S)

    def _try_slots(self, quota: Quota) -> int | None:
        assert quota.concurrent is not None
        for slot in range(quota.concurrent):
            # A session may take its own lock twice: which ones this process holds, it knows itself.
            if (quota.name, slot) in self._slots:
                continue
            [locked] = self._run("SELECT pg_try_advisory_lock(%(key)s)", {"key": self._key(quota.name, slot)})
            if locked:
                self._slots.add((quota.name, slot))
                return slot
        return None

    async def _free(self, quota: Quota, slot: int | None) -> None:
        if slot is None:
            return
        await asyncio.to_thread(self._run, "SELECT pg_advisory_unlock(%(key)s)", {"key": self._key(quota.name, slot)})
        self._slots.discard((quota.name, slot))

    def _key(self, name: str, slot: int) -> int:
        digest = hashlib.sha256(f"quota:{self._account}:{name}:{slot}".encode()).digest()
        return int.from_bytes(digest[:8], "big", signed=True)

    def _run(self, statement: str, values: dict[str, object]) -> tuple[float, ...]:
        with self._one_at_a_time:
            if self._connection is None or self._connection.closed:
                self._slots.clear()  # the session that held them is gone
                self._connection = connect(self._settings, autocommit=True, application_name="ingest quota")
                # What a crash of the server loses is refilled within a second: no request need wait for the disk.
                self._connection.execute("SET synchronous_commit TO off")
            cursor = self._connection.execute(statement.encode(), values)
            row = cursor.fetchone() if cursor.description else None
        return tuple(row or ())

    def close(self) -> None:
        """Give the connection back, and the slots with it."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
