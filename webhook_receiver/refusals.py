"""Refused webhooks, counted in the database: many at once, and before the answer where the database keeps up."""

import asyncio
import logging
from collections import Counter
from uuid import UUID

import psycopg

from ingest_platform.control import webhook_events
from ingest_platform.control.database import Connection
from webhook_receiver.lane import DatabaseAway, Lane

log = logging.getLogger("webhook_receiver")

PAUSE_S = 0.05
"""Between two writes: a flood of forged webhooks costs at most twenty small commits a second."""
PATIENCE_S = 0.5
"""How long the answer to a refused webhook waits for its count to be written."""

Key = tuple[str, str, UUID | None]


class Refusals:
    """Counters by source, reason and account."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._counts: Counter[Key] = Counter()
        self._written: asyncio.Event = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def count(self, source: str, reason: str, integration_id: UUID | None = None) -> None:
        """Count one; returns once it is written, or after half a second without."""
        self._counts[(source, reason, integration_id)] += 1
        written = self._written
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write())
        try:
            await asyncio.wait_for(written.wait(), PATIENCE_S)
        except TimeoutError:
            return

    async def _write(self) -> None:
        while self._counts:
            counts, self._counts = self._counts, Counter()
            written, self._written = self._written, asyncio.Event()
            try:
                await self._lane.run(lambda conn, counts=counts: _add(conn, counts))  # type: ignore[misc]
            except DatabaseAway:
                self._counts.update(counts)  # they are few: one number for each account
                await asyncio.sleep(1)
            written.set()
            await asyncio.sleep(PAUSE_S)

    async def close(self) -> None:
        """Write what is left, as far as that is possible."""
        if self._task is not None:
            self._task.cancel()
        if self._counts:
            counts = self._counts
            try:
                await self._lane.run(lambda conn: _add(conn, counts))
            except DatabaseAway as error:
                log.warning("%s refused webhooks are not counted: %s", counts.total(), error)


def _add(conn: Connection, counts: Counter[Key]) -> None:
    for (source, reason, integration_id), times in sorted(counts.items(), key=str):
        try:
            with conn.transaction():
                webhook_events.count_refusal(conn, source, reason, integration_id, times=times)
        except psycopg.errors.ForeignKeyViolation:
            log.info("an account was removed before its refused webhooks were counted")
