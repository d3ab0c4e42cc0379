"""Change data capture: what is asked for several entities at about the same time is asked in one request.

Facts: facts.json, cdc: `GET /cdc?entities=A,B&changedSince=T` shows whole objects, and deleted ones by their id with
status Deleted, for 30 days back, at most 1,000 in an answer of all its entities together.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from ingest_platform.errors import SourceError
from ingest_platform.sources.quickbooks.api import Answer, Api
from ingest_platform.sources.quickbooks.queries import Row

GATHER_S = 0.02
"""How long the first entity waits for others: a sync of all types asks for them at once."""

Captured: TypeAlias = tuple[Sequence[Row], Answer]


class Capture:
    """Asks for the entities of one company."""

    def __init__(self, api: Api, cap: int) -> None:
        self._api = api
        self._cap = cap
        self._waiting: dict[str, tuple[datetime, asyncio.Future[Captured | None]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def since(self, entity: str, start: datetime) -> Captured:
        """The objects of an entity that changed or were deleted since a time, and perhaps some from before it.

        As many as an answer holds may not be all.
        """
        future: asyncio.Future[Captured | None] = asyncio.get_running_loop().create_future()
        if not self._waiting:
            task = asyncio.create_task(self._together())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._waiting[entity] = (start, future)
        return await future or await self.alone(entity, start)

    async def alone(self, entity: str, start: datetime) -> Captured:
        """The same, by a request of its own."""
        rows, answer = await self._ask([entity], start)
        return rows[entity], answer

    async def _together(self) -> None:
        """One request for all that wait. A full answer does not say whose objects are missing: none of it is used."""
        await asyncio.sleep(GATHER_S)
        waiting, self._waiting = self._waiting, {}
        try:
            found, answer = await self._ask(list(waiting), min(start for start, _ in waiting.values()))
        except Exception as error:  # noqa: BLE001 - whoever waits raises it
            for _, future in waiting.values():
                if not future.done():
                    future.set_exception(error)
            return
        full = len(waiting) > 1 and sum(map(len, found.values())) >= self._cap
        for entity, (_, future) in waiting.items():
            if not future.done():
                future.set_result(None if full else (found[entity], answer))

    async def _ask(self, entities: Sequence[str], start: datetime) -> tuple[dict[str, list[Row]], Answer]:
        stamp = start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        answer = await self._api.get("cdc", entities=",".join(entities), changedSince=stamp)
        try:
            responses = [r for one in answer.data["CDCResponse"] for r in one.get("QueryResponse") or ()]
            return {entity: [row for r in responses for row in r.get(entity) or ()] for entity in entities}, answer
        except (KeyError, TypeError, AttributeError):
            raise SourceError("QuickBooks answered no CDCResponse", "Run the same command again later") from None
