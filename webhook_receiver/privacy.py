"""What a webhook asked about somebody's data is done beside the receiving, in a thread of its own.

The request is in the database when the vendor has its answer: a receiver that stops amid it goes on when it starts.
"""

import asyncio
import contextlib
import logging

from ingest_platform.errors import IngestError
from ingest_platform.settings import Settings
from ingest_platform.sync.privacy import obey

log = logging.getLogger("webhook_receiver")

EVERY_S = 60.0
"""How long until what could not be done (a sync held the account) is looked at again."""


class Privacy:
    """Runs `obey` when woken, and now and then; started by the first receiver that asks, ended by `close`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._woken = asyncio.Event()
        self._ending = False
        self._woken.set()  # what an earlier process left
        self._task = asyncio.create_task(self._run())

    def wake(self) -> None:
        """Something was asked just now."""
        self._woken.set()

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), EVERY_S)
            if self._ending:
                return
            self._woken.clear()
            try:
                outcome = await asyncio.to_thread(obey, self._settings, start=False)
            except IngestError as error:
                log.warning("requests about people's data wait: %s", error)
            except Exception:
                log.exception("requests about people's data could not be carried out")
            else:
                for request in outcome.done:
                    log.info("done: %s of account %s", request.kind, request.integration_id)
                for number, message in outcome.failed.items():
                    log.error("request %s about somebody's data failed: %s", number, message)

    async def close(self) -> None:
        """Let what runs come to its end."""
        self._ending = True
        self._woken.set()
        await self._task
