"""One account at a time: its lock, its connection, and the two phases of a sync."""

import asyncio
import contextlib
import gc
import json
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from types import TracebackType
from typing import Any, Self, TypeVar

from ingest_platform import sources
from ingest_platform.control import fetch_requests, integrations, locks, stats, sync_log
from ingest_platform.control.database import SWITCH_S, connect
from ingest_platform.declare import ObjectType, Source
from ingest_platform.errors import IngestError, NeedsReconnect, as_ingest_error
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Window
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.apply import RefineResult, record, refine
from ingest_platform.settings import Settings
from ingest_platform.sync import requests
from ingest_platform.sync.connect import open_client
from ingest_platform.sync.extraction import Extraction
from ingest_platform.sync.gaps import GapReport, find_gaps, subscribed_at
from ingest_platform.sync.outcomes import (
    DrainOutcome,
    Mode,
    Progress,
    RawOutcome,
    SweepOutcome,
    SyncOutcome,
)
from ingest_platform.sync.pipeline import MayRefine

T = TypeVar("T")


class AccountSync:
    """An account under its lock: `with AccountSync(settings, name) as sync: …`.

    The lock is held by the very connections that write: lost ones lose the lock and fail the write alike, and a killed
    process frees it at once. With the purpose `fetch` it may do no more than `drain`, beside a sync.

    Raises on entering: IntegrationNotFound, AlreadyRunning, DatabaseUnavailable.
    """

    def __init__(self, settings: Settings, name: str, *, run_id: str | None = None, purpose: str = "sync") -> None:
        self.settings = settings
        self._name = name
        self.run_id = run_id
        self._purpose = purpose
        self._stack = contextlib.ExitStack()
        self.writing = asyncio.Lock()
        """Held by whoever uses `conn` while things go on beside it."""

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            self.conn = stack.enter_context(connect(self.settings, autocommit=True, application_name="ingest sync"))
            locks.free_soon(self.conn)
            self.integration = integrations.get(self.conn, self._name)
            stack.enter_context(locks.account_lock(self.conn, self.integration.id, purpose=self._purpose))
            if self._purpose != locks.BESIDE:
                sync_log.abandon_stale(self.conn, self.integration.id)
            self.connector = sources.connector(self.integration.platform, self.settings)
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
        may_refine: MayRefine | None = None,
    ) -> dict[str, RawOutcome]:
        """List from the source and ingest, all types at once; raw rows are pending and cursors have moved.

        With `may_refine`, what a backfill brings of the types that it allows is refined on the way, parents before
        what refers to them; the outcome's `refined` says how far. `refine` does the rest.

        One type's failure is in its outcome and stops nothing else.
        """
        extraction = Extraction(self, mode, window or Window(), progress, may_refine)
        with _tuned():
            return extraction.run([self.source.object_type(name) for name in object_types])

    # -- phase 2: refine -----------------------------------------------------------------------------------------

    def refine(self, object_type: str, progress: Progress | None = None) -> RefineResult:
        """Refine all that is pending of a type, a batch to a transaction."""
        declared = self.source.object_type(object_type)
        total = RefineResult()
        while True:
            step = self.refine_step(declared)
            total.add(step)
            if progress:
                progress(declared.name, total.handled, "refining")
            if not step.handled:
                return total

    def refine_step(self, object_type: ObjectType) -> RefineResult:
        """Refine one batch of what is pending of a type, in a transaction of its own."""
        with self.conn.transaction():
            step = refine(self.conn, self.source, self.owner, object_type)
            record(self.conn, self.owner, step)
        return step

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
                self.with_client(run)
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

        self.with_client(run)
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

        self.with_client(run)
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
        async with self.writing:
            return await asyncio.to_thread(function, *args)

    def with_client(self, work: Callable[[SourceClient], Awaitable[None]], outcomes: Sequence[RawOutcome] = ()) -> None:
        """Do `work` with a client of the account. What keeps all of it from being done is the error of each outcome.

        Raises: the errors of the client, when there are no outcomes to note them in.
        """

        async def run() -> None:
            async with open_client(self.settings, self.integration) as client:
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
def _tuned() -> Iterator[None]:
    """The interpreter as extraction needs it.

    Parsed documents are trees without cycles: the collector would walk them by the million and free nothing (on
    orders of 7 KB, parsing takes half the time with it out of the way). It runs seldom, and not too seldom: what held a
    page is in cycles now and then, and a long listing would grow by it. The thread that commits waits for PostgreSQL's
    answers, and then for whichever thread parses: it should not wait as long as Python lets it by default.
    """
    thresholds, interval = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(20_000, 10, 10)
    sys.setswitchinterval(SWITCH_S)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        sys.setswitchinterval(interval)


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
        raw = sync.extract(chosen, mode=mode, window=window, progress=progress, may_refine=lambda _type: True)
        results: dict[str, SyncOutcome] = {}
        for object_type, outcome in raw.items():
            refined = sync.refine(object_type, progress)
            refined.add(outcome.refined)
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
