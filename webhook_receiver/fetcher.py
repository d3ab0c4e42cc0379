"""Objects that a webhook only named are fetched right after the answer, account by account, beside the receiving.

What is to be fetched is in the database when the vendor has its answer: a receiver that stops amid it goes on when it
starts, and so does any other. Dagster's sensor and every sync do the same for what is still due then.
"""

import asyncio
import contextlib
import functools
import logging
from uuid import UUID

from ingest_platform.control import fetch_requests
from ingest_platform.errors import AlreadyRunning, IngestError
from ingest_platform.settings import Settings
from ingest_platform.sync.account import fetch_due
from webhook_receiver.lane import DatabaseAway, Lane

log = logging.getLogger("webhook_receiver")

EVERY_S = 30.0
"""How long until what was put off, or left by another process, is looked at again."""
GATHER_S = 0.05
"""How long the first name waits for more of its account: they are fetched in one go."""
AGAIN_S = 0.5
"""How long until an account is tried again whose objects another process fetches."""
AT_ONCE = 4


class Fetcher:
    """Fetches for the accounts that it is woken for; started by the first receiver that asks, ended by `close`."""

    def __init__(self, settings: Settings, lane: Lane) -> None:
        self._settings = settings
        self._lane = lane
        self._wanted: set[UUID] = set()
        self._busy: dict[UUID, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._ending = False
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._task = asyncio.create_task(self._run())

    def wake(self, account: UUID) -> None:
        """Something of this account was named just now."""
        self._wanted.add(account)
        self._woken.set()

    async def _run(self) -> None:
        await self._look()
        while not self._ending:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), EVERY_S)
            if not self._woken.is_set():
                await self._look()
            self._woken.clear()
            for account in self._wanted - self._busy.keys():
                self._wanted.discard(account)
                task = self._busy[account] = asyncio.create_task(self._fetch(account))
                task.add_done_callback(functools.partial(self._ended, account))

    def _ended(self, account: UUID, _task: asyncio.Task[None]) -> None:
        self._busy.pop(account, None)
        if account in self._wanted:
            self._woken.set()  # it was named again meanwhile

    async def _look(self) -> None:
        """What an earlier process left, or was put off."""
        try:
            self._wanted |= set(await self._lane.run(fetch_requests.accounts_due))
        except DatabaseAway as error:
            log.warning("what is to be fetched is not known: %s", error)
        if self._wanted:
            self._woken.set()

    async def _fetch(self, account: UUID) -> None:
        await asyncio.sleep(GATHER_S)
        async with self._slots:
            self._wanted.discard(account)  # all that was named so far is fetched now
            try:
                outcome = await asyncio.to_thread(fetch_due, self._settings, str(account))
            except AlreadyRunning:
                await asyncio.sleep(AGAIN_S)
                self._wanted.add(account)
            except IngestError as error:
                log.warning("objects of account %s wait to be fetched: %s", account, error)
            except Exception:
                log.exception("objects of account %s could not be fetched", account)
            else:
                if outcome.error is not None:
                    log.warning("objects of account %s wait to be fetched: %s", account, outcome.error)

    async def close(self) -> None:
        """Let what runs come to its end."""
        self._ending = True
        self._woken.set()
        await self._task
        await asyncio.gather(*self._busy.values(), return_exceptions=True)
