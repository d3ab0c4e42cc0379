"""One account at a time: its lock, its connection, and the two phases of a sync."""

import asyncio
import contextlib
import dataclasses
import gc
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from types import TracebackType
from typing import Any, Self, TypeVar

import psycopg

from ingest_platform import sources
from ingest_platform.control import cursors, fetch_requests, integrations, locks, stats, sync_log
from ingest_platform.control.database import connect
from ingest_platform.declare import ObjectType, Source
from ingest_platform.errors import IngestError, MissingScope, NeedsReconnect, as_ingest_error
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Batch, Window, tally
from ingest_platform.raw.ingest import Origin, Owner, ingest
from ingest_platform.refine.apply import RefineResult, record, refine
from ingest_platform.settings import Settings
from ingest_platform.sync import requests
from ingest_platform.sync.connect import open_client
from ingest_platform.sync.gaps import GapReport, find_gaps, subscribed_at
from ingest_platform.sync.outcomes import (
    DrainOutcome,
    Mode,
    Progress,
    RawOutcome,
    RunMode,
    SweepOutcome,
    SyncOutcome,
)

T = TypeVar("T")

_AHEAD = 2
"""Batches that may be parsed while one is being committed: parsing and PostgreSQL use different cores."""


class AccountSync:
    """An account under its lock: `with AccountSync(settings, name) as sync: …`.

    The lock is held by the very connection that writes: a lost connection loses the lock and fails the write alike,
    and a killed process frees it at once. With the purpose `fetch` it may do no more than `drain`, beside a sync.

    Raises on entering: IntegrationNotFound, AlreadyRunning, DatabaseUnavailable.
    """

    def __init__(self, settings: Settings, name: str, *, run_id: str | None = None, purpose: str = "sync") -> None:
        self._settings = settings
        self._name = name
        self._run_id = run_id
        self._purpose = purpose
        self._stack = contextlib.ExitStack()
        self._write = asyncio.Lock()

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            self.conn = stack.enter_context(connect(self._settings, autocommit=True, application_name="ingest sync"))
            with contextlib.suppress(psycopg.Error):  # not every platform's server can tell
                # A killed process frees its lock within half a second even amid a long statement.
                self.conn.execute("SET client_connection_check_interval = 500")
            self.integration = integrations.get(self.conn, self._name)
            stack.enter_context(locks.account_lock(self.conn, self.integration.id, purpose=self._purpose))
            if self._purpose != locks.BESIDE:
                sync_log.abandon_stale(self.conn, self.integration.id)
            self.connector = sources.connector(self.integration.platform, self._settings)
            self.source = source_of(self.connector.source, self.integration.field_mappings)
            self.owner = Owner(str(self.integration.id), str(self.integration.company_id))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    # -- phase 1: extract ----------------------------------------------------------------------------------------

    def extract(
        self,
        object_types: Sequence[str],
        *,
        mode: Mode = "auto",
        window: Window | None = None,
        progress: Progress | None = None,
    ) -> dict[str, RawOutcome]:
        """List from the source and ingest, all types at once; raw rows are pending and cursors have moved.

        One type's failure is in its outcome and stops nothing else.
        """
        types = [self.source.object_type(name) for name in object_types]
        outcomes = [self._begin(t, mode, window or Window()) for t in types]

        async def all_types(client: SourceClient) -> None:
            await self._skip_ungranted(client, types, outcomes)
            async with asyncio.TaskGroup() as group:
                for object_type, outcome in zip(types, outcomes, strict=True):
                    if outcome.skipped:
                        continue
                    group.create_task(self._extract(client, object_type, outcome, progress))

        with _few_collections():
            self._with_client(all_types, outcomes)
        return {o.object_type: o for o in outcomes}

    async def _skip_ungranted(
        self, client: SourceClient, types: Sequence[ObjectType], outcomes: Sequence[RawOutcome]
    ) -> None:
        """Leave out the types whose scopes are not granted. What was granted is asked for when something lacks."""
        if not any(t.missing_scopes(self.integration.granted_scopes) for t in types):
            return
        granted = sorted(await client.granted_scopes())
        if granted != sorted(self.integration.granted_scopes):
            await self.locked(integrations.set_granted_scopes, self.conn, self.integration.id, granted)
            self.integration = dataclasses.replace(self.integration, granted_scopes=granted)
        for object_type, outcome in zip(types, outcomes, strict=True):
            outcome.missing_scopes = object_type.missing_scopes(granted)
            if outcome.missing_scopes:
                lacking = ", ".join(outcome.missing_scopes)
                outcome.error = MissingScope(
                    f"{object_type.plural.capitalize()} are not synced: the account has not granted {lacking}",
                    f"Grant it and connect the account again: `ingest connect {self.source.name}`",
                )
                outcome.completed_at = datetime.now(UTC)

    def _begin(self, object_type: ObjectType, mode: Mode, window: Window) -> RawOutcome:
        position = cursors.get(self.conn, self.integration.id, object_type.name)
        run: RunMode
        if mode != "auto":
            run = mode
        elif position.state is not None:
            run = position.state["mode"]  # an unfinished extract goes on where it was
        elif position.value is None or object_type.listing.cursor is None:
            run = "backfill"
        elif self._is_to_be_read_again(object_type):
            run = "full"
        else:
            run = "incremental"
            window = Window(start=position.value - object_type.listing.lookback)
        log_id = sync_log.start(
            self.conn,
            self.integration.id,
            run,
            object_type=object_type.name,
            run_id=self._run_id,
            window=(window.start, window.end),
        )
        return RawOutcome(object_type.name, run, log_id, datetime.now(UTC), window)

    def _is_to_be_read_again(self, object_type: ObjectType) -> bool:
        """Whether the changes that are told are not to be trusted for longer."""
        reread = object_type.listing.reread
        if reread is None:
            return False
        last = sync_log.last_whole_read(self.conn, self.integration.id, object_type.name)
        return last is None or datetime.now(UTC) - last >= reread.interval

    async def _extract(
        self, client: SourceClient, object_type: ObjectType, outcome: RawOutcome, progress: Progress | None
    ) -> None:
        with tally() as usage:
            try:
                async for batch in _ahead(self._batches(client, object_type, outcome)):
                    await self.locked(self._commit, object_type, outcome, batch)
                    if progress:
                        progress(object_type.name, outcome.fetched, outcome.mode)
                await self.locked(self._complete, object_type, outcome)
            except Exception as error:  # noqa: BLE001 - whatever it was, the other types go on
                outcome.error = as_ingest_error(error)
        outcome.api_calls = usage.api_calls
        outcome.quota_share = client.usage.quota_share
        outcome.completed_at = datetime.now(UTC)

    def _batches(self, client: SourceClient, object_type: ObjectType, outcome: RawOutcome) -> AsyncIterator[Batch]:
        saved = cursors.get(self.conn, self.integration.id, object_type.name).state
        state = None
        if saved is not None and saved["mode"] == outcome.mode:
            state = saved["position"]
            if outcome.mode == "incremental":
                outcome.window = Window(start=datetime.fromisoformat(saved["start"]))
        if outcome.mode == "incremental":
            return client.changes(object_type, window=outcome.window, state=state)
        return client.backfill(object_type, window=outcome.window, state=state)

    def _commit(self, object_type: ObjectType, outcome: RawOutcome, batch: Batch) -> None:
        """Rows, cursor and resume position in one transaction."""
        origin: Origin = "incremental" if outcome.mode == "incremental" else "backfill"
        with self.conn.transaction():
            result = ingest(
                self.conn,
                self.source,
                self.owner,
                object_type,
                batch.documents,
                origin=origin,
                observed_at=batch.read_at,
            )
            if outcome.mode != "window":
                start = outcome.window.start
                saved = {
                    "mode": outcome.mode,
                    "start": start.isoformat() if start else None,
                    "position": batch.state,
                }
                key = (self.integration.id, object_type.name)
                if batch.cursor is not None:
                    cursors.advance(self.conn, *key, batch.cursor)
                cursors.set_state(self.conn, *key, saved if batch.state is not None else None)
            record(self.conn, self.owner, result)
        outcome.fetched += result.fetched
        outcome.ingested += result.ingested
        outcome.duplicates += result.duplicates
        outcome.errors += result.errors
        outcome.seen_again += result.seen_again
        outcome.deletions_unknown |= batch.deletions_unknown

    def _complete(self, object_type: ObjectType, outcome: RawOutcome) -> None:
        if outcome.mode != "window":
            cursors.set_state(self.conn, self.integration.id, object_type.name, None)

    # -- phase 2: refine -----------------------------------------------------------------------------------------

    def refine(self, object_type: str, progress: Progress | None = None) -> RefineResult:
        """Refine all that is pending of a type, a batch to a transaction."""
        declared = self.source.object_type(object_type)
        total = RefineResult()
        while True:
            with self.conn.transaction():
                step = refine(self.conn, self.source, self.owner, declared)
                record(self.conn, self.owner, step)
            total.add(step)
            if progress:
                progress(declared.name, total.handled, "refining")
            if not step.handled:
                return total

    def finish(self, object_type: str, raw: RawOutcome, refined: RefineResult | None) -> None:
        """Close the sync log's entry; status and last sync follow."""
        done = refined or RefineResult()
        error = str(raw.error) if raw.error else None
        counts = sync_log.Counts(
            fetched=raw.fetched,
            ingested=raw.ingested,
            inserted=done.inserted,
            updated=done.updated,
            duplicates=raw.duplicates,
            errors=raw.errors + done.errors,
            deferred=done.deferred + done.ties,
            deleted=done.deleted,
            api_calls=raw.api_calls,
        )
        account = self.integration.id
        with self.conn.transaction():
            sync_log.finish(self.conn, raw.log_id, counts, error=error, quota_share=raw.quota_share)
            if not raw.skipped:
                integrations.mark_sync(self.conn, account, "failed" if error else "succeeded", error)
            if raw.error is None:
                stats.add(self.conn, account, object_type, stats.Delta(last_sync_at=datetime.now(UTC)))
            elif isinstance(raw.error, NeedsReconnect):
                integrations.set_status(self.conn, account, "needs_reconnect", error)

    # -- what is in doubt ----------------------------------------------------------------------------------------

    def drain(self) -> DrainOutcome:
        """Fetch again what ties, thin events and sweeps asked for, and refine it."""
        outcome = DrainOutcome()

        async def run(client: SourceClient) -> None:
            for object_type in self.source.object_types:
                if object_type.missing_scopes(self.integration.granted_scopes):
                    continue
                await requests.drain(self, client, object_type, outcome, self.locked)

        try:
            if fetch_requests.due(self.conn, self.integration.id, limit=1):
                self._with_client(run)
        except Exception as error:  # noqa: BLE001 - the requests stay, with their next time
            outcome.error = as_ingest_error(error)
        return outcome

    def find_gaps(self) -> GapReport:
        """Compare the source's log of events, where it keeps one, with the webhooks that arrived; `drain` repairs.

        Raises: the errors of the client.
        """
        found: list[GapReport] = []

        async def run(client: SourceClient) -> None:
            found.append(await find_gaps(self, client))

        self._with_client(run)
        return found[0]

    def sweep(self, object_type: str) -> SweepOutcome:
        """Compare a complete listing of ids with the copy and fetch again what differs.

        Absence is not deletion: a tombstone is written only for what the source, asked by id, says is gone.

        Raises: SourceError and its kin when the listing did not end as whole; nothing was concluded from it then.
        """
        declared = self.source.object_type(object_type)
        started = datetime.now(UTC)
        requests.begin_sweep(self.conn)

        async def run(client: SourceClient) -> None:
            async for ids in client.ids(declared):
                await self.locked(requests.note_ids, self.conn, ids)

        self._with_client(run)
        listed, missing, surplus = requests.end_sweep(self.conn, self.source, self.owner, declared, started)
        return SweepOutcome(declared.name, listed, missing, surplus, self.drain())

    def retry(self, object_type: str | None = None) -> dict[str, RefineResult]:
        """Refine once more what ended as error or deferred."""
        chosen = [self.source.object_type(object_type)] if object_type else list(self.source.object_types)
        for declared in chosen:
            with self.conn.transaction():
                requests.reopen(self.conn, self.source, self.owner, declared)
        return {declared.name: self.refine(declared.name) for declared in chosen}

    def now(self) -> datetime:
        """The database's clock."""
        row = self.conn.execute("SELECT clock_timestamp()").fetchone()
        assert row is not None
        moment: datetime = row[0]
        return moment

    # -- plumbing ------------------------------------------------------------------------------------------------

    async def locked(self, function: Callable[..., T], *args: Any) -> T:
        """Run blocking database work in a thread, one piece at a time: the connection is one."""
        async with self._write:
            return await asyncio.to_thread(function, *args)

    def _with_client(
        self, work: Callable[[SourceClient], Awaitable[None]], outcomes: Sequence[RawOutcome] = ()
    ) -> None:
        async def run() -> None:
            async with open_client(self._settings, self.integration) as client:
                await work(client)

        try:
            asyncio.run(run())
        except Exception as error:
            if not outcomes:
                raise
            for outcome in outcomes:
                outcome.error = outcome.error or as_ingest_error(error)
                outcome.completed_at = datetime.now(UTC)


@contextlib.contextmanager
def _few_collections() -> Iterator[None]:
    """Parsed documents are trees without cycles: the collector would walk them by the million and free nothing.

    Measured on orders of 7 KB: parsing takes half the time with it out of the way.
    """
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


async def _ahead(batches: AsyncIterator[Batch]) -> AsyncIterator[Batch]:
    """The same batches, read ahead while the consumer commits."""
    queue: asyncio.Queue[Batch | BaseException | None] = asyncio.Queue(maxsize=_AHEAD)

    async def fill() -> None:
        try:
            async for batch in batches:
                await queue.put(batch)
            await queue.put(None)
        except Exception as error:  # noqa: BLE001 - handed to the consumer
            await queue.put(error)

    task = asyncio.create_task(fill())
    try:
        while (item := await queue.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@lru_cache(maxsize=256)
def _overridden(name: str, mappings: str) -> Source:
    return sources.source(name).with_overrides(json.loads(mappings))


def source_of(source: Source, mappings: dict[str, Any]) -> Source:
    """The source with an account's own field mappings: the same object for the same mappings keeps its plans."""
    return _overridden(source.name, json.dumps(mappings, sort_keys=True)) if mappings else source


def sync_account(
    settings: Settings,
    name: str,
    *,
    object_types: Sequence[str] | None = None,
    mode: Mode = "auto",
    window: Window | None = None,
    progress: Progress | None = None,
    run_id: str | None = None,
) -> dict[str, SyncOutcome]:
    """Both phases, and what is in doubt settled, without Dagster.

    Raises: what `AccountSync` raises on entering, and what a sweep raises that a source's own listing made necessary. A
    type's own failure is in its outcome.
    """
    with AccountSync(settings, name, run_id=run_id) as sync:
        chosen = list(object_types or [o.name for o in sync.source.object_types])
        raw = sync.extract(chosen, mode=mode, window=window, progress=progress)
        results: dict[str, SyncOutcome] = {}
        for object_type, outcome in raw.items():
            refined = sync.refine(object_type, progress)
            sync.finish(object_type, outcome, refined)
            results[object_type] = SyncOutcome(outcome, refined)
        if subscribed_at(sync.integration):
            with contextlib.suppress(IngestError):  # the next sync compares from where this one began
                sync.find_gaps()
        for object_type, outcome in raw.items():
            if outcome.deletions_unknown and outcome.error is None:
                sync.sweep(object_type)
        sync.drain()
        return results


def fetch_due(settings: Settings, name_or_id: str) -> DrainOutcome:
    """Fetch what webhooks only named, and what is in doubt, while a sync may go on beside it.

    Raises: AlreadyRunning when another process does the same; what `AccountSync` raises on entering.
    """
    with AccountSync(settings, name_or_id, purpose=locks.BESIDE) as sync:
        return sync.drain()


def failed(outcomes: dict[str, SyncOutcome]) -> list[IngestError]:
    """The errors of a sync, one for each type that failed; one that was skipped did not."""
    return [o.raw.error for o in outcomes.values() if o.raw.error is not None and not o.raw.skipped]
