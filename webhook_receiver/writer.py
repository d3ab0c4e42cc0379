"""Group commit: webhooks that arrive together share one transaction, and each is answered after it.

Each account has a queue of its own with one batch under way at most, so that an account whose lock is held (a sync
refines a large page) holds up no other; a few connections serve all of them.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from ingest_platform.control.database import Connection
from ingest_platform.extract.connector import Delivery
from ingest_platform.refine.apply import dedicate
from ingest_platform.settings import Settings
from ingest_platform.sync.door import receive
from ingest_platform.sync.receipts import Receipt
from webhook_receiver.accounts import Entry
from webhook_receiver.lane import DatabaseAway, Lane
from webhook_receiver.metrics import Metrics

log = logging.getLogger("webhook_receiver")

LANES = 4
"""Connections that write. More than the cores of a small machine, since some wait for an account's lock."""
BATCH_BYTES = 8 * 1024 * 1024
"""A batch takes no further body beyond this, so that one commit stays short when bodies are large."""
QUEUE_BYTES = 128 * 1024 * 1024
"""Bodies that may wait in all; beyond it the receiver answers 503 at once rather than fill the memory."""


@dataclass(slots=True)
class _Item:
    entry: Entry
    delivery: Delivery
    size: int
    arrived_at: datetime
    done: asyncio.Future[Receipt]


@dataclass(slots=True)
class _Queue:
    items: deque[_Item] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None


class Writer:
    """Takes verified deliveries and gives their receipts once they are committed."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._settings = settings
        self._metrics = metrics
        self._lanes = [Lane(settings, f"ingest receiver {n + 1}", dedicate) for n in range(LANES)]
        self._free: asyncio.LifoQueue[Lane] = asyncio.LifoQueue()  # the last used has its plans warm
        for lane in reversed(self._lanes):
            self._free.put_nowait(lane)
        self._queues: dict[UUID, _Queue] = {}
        self._bytes = 0

    async def submit(self, entry: Entry, delivery: Delivery, size: int) -> Receipt:
        """Store and apply one delivery; returns after the commit.

        Raises:
            DatabaseAway: it is not certain that it was committed; the vendor is to send it again.
        """
        if self._bytes > QUEUE_BYTES:
            raise DatabaseAway("more webhooks wait than may be kept in memory")
        item = _Item(entry, delivery, size, datetime.now(UTC), asyncio.get_running_loop().create_future())
        queue = self._queues.setdefault(entry.id, _Queue())
        queue.items.append(item)
        self._bytes += size
        self._metrics.queued.inc()
        if queue.task is None:
            queue.task = asyncio.create_task(self._drain(entry.id, queue))
        try:
            return await asyncio.wait_for(item.done, self._settings.webhook_database_timeout_s)
        except TimeoutError:
            raise DatabaseAway("the database did not answer in time") from None

    async def _drain(self, account: UUID, queue: _Queue) -> None:
        wait = self._settings.webhook_batch_wait_ms / 1000
        crowded = False
        try:
            while queue.items:
                # Waiting for company pays only where there is some: a lone webhook goes at once.
                if crowded and wait and len(queue.items) < self._settings.webhook_batch_max:
                    await asyncio.sleep(wait)
                lane = await self._free.get()
                try:
                    batch = self._take(queue)
                    crowded = len(batch) > 1
                    if batch:
                        await self._write(lane, batch)
                finally:
                    self._free.put_nowait(lane)
        finally:
            del self._queues[account]

    def _take(self, queue: _Queue) -> list[_Item]:
        batch: list[_Item] = []
        size = 0
        while queue.items and len(batch) < self._settings.webhook_batch_max and size < BATCH_BYTES:
            item = queue.items.popleft()
            self._bytes -= item.size
            self._metrics.queued.dec()
            if not item.done.done():  # else its sender was told 503 already, and will send it again
                batch.append(item)
                size += item.size
        return batch

    async def _write(self, lane: Lane, batch: Sequence[_Item]) -> None:
        self._metrics.batch.observe(len(batch))
        try:
            receipts = await lane.run(lambda conn: _receive(conn, batch))
        except DatabaseAway as error:
            log.warning("%s webhooks were not stored: %s", len(batch), error)
            _fail(batch, error)
        except Exception as error:
            # A defect of ours, set off by one of them: the others must not suffer.
            if len(batch) == 1:
                log.exception("a webhook could not be stored")
                _fail(batch, error)
            else:
                for item in batch:
                    await self._write(lane, [item])
        else:
            for item, receipt in zip(batch, receipts, strict=True):
                if not item.done.done():
                    item.done.set_result(receipt)

    async def close(self) -> None:
        """Finish what waits, then close the connections."""
        tasks = [q.task for q in self._queues.values() if q.task]
        await asyncio.gather(*tasks, return_exceptions=True)
        for lane in self._lanes:
            await lane.close()


def _receive(conn: Connection, batch: Sequence[_Item]) -> list[Receipt]:
    latest = batch[-1]
    return receive(conn, latest.entry.integration, latest.entry.source, [i.delivery for i in batch], latest.arrived_at)


def _fail(batch: Sequence[_Item], error: Exception) -> None:
    for item in batch:
        if not item.done.done():
            item.done.set_exception(error)
