"""Extraction of an account: all chosen types at once, into raw, and refined on the way where that may be."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import psycopg

from ingest_platform.control import cursors, integrations, sync_log
from ingest_platform.declare import ObjectType
from ingest_platform.errors import MissingScope, as_ingest_error
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Batch, Window, tally
from ingest_platform.raw.append import Origin
from ingest_platform.raw.ingest import IngestResult, ingest
from ingest_platform.raw.known import ask
from ingest_platform.raw.session import settled
from ingest_platform.raw.versions import Prepared
from ingest_platform.refine.apply import RefineResult, make_batch, record, refine_chosen
from ingest_platform.sync.outcomes import Mode, Progress, RawOutcome, RunMode
from ingest_platform.sync.pipeline import MayRefine, Parents, Ready, ahead

if TYPE_CHECKING:
    from ingest_platform.sync.account import AccountSync


class Extraction:
    """One extraction of an account that is open. One type's failure is in its outcome and stops nothing else."""

    def __init__(
        self,
        sync: AccountSync,
        mode: Mode,
        window: Window,
        progress: Progress | None,
        may_refine: MayRefine | None,
    ) -> None:
        self._sync = sync
        self._mode, self._window = mode, window
        self._progress, self._may_refine = progress, may_refine

    def run(self, types: Sequence[ObjectType]) -> dict[str, RawOutcome]:
        """Extract these types; gives what came of each."""
        outcomes = [self._begin(t) for t in types]

        async def all_types(client: SourceClient) -> None:
            await self._skip_ungranted(client, types, outcomes)
            wanted = [(t, o) for t, o in zip(types, outcomes, strict=True) if not o.skipped]
            parents = Parents(self._sync.source, [t for t, _ in wanted])
            async with asyncio.TaskGroup() as group:
                for object_type, outcome in wanted:
                    way = _Way(parents, self._may_refine if outcome.mode != "incremental" else None)
                    group.create_task(self._extract(client, object_type, outcome, way))

        make_batch(self._sync.conn)
        self._sync.with_client(all_types, outcomes)
        return {o.object_type: o for o in outcomes}

    async def _skip_ungranted(
        self, client: SourceClient, types: Sequence[ObjectType], outcomes: Sequence[RawOutcome]
    ) -> None:
        """Leave out the types whose scopes are not granted. What was granted is asked for when something lacks."""
        if not any(t.missing_scopes(self._sync.integration.granted_scopes) for t in types):
            return
        granted = sorted(await client.granted_scopes())
        if granted != sorted(self._sync.integration.granted_scopes):
            await self._sync.locked(
                integrations.set_granted_scopes, self._sync.conn, self._sync.integration.id, granted
            )
            self._sync.integration = dataclasses.replace(self._sync.integration, granted_scopes=granted)
        for object_type, outcome in zip(types, outcomes, strict=True):
            outcome.missing_scopes = object_type.missing_scopes(granted)
            if outcome.missing_scopes:
                lacking = ", ".join(outcome.missing_scopes)
                outcome.error = MissingScope(
                    f"{object_type.plural.capitalize()} are not synced: the account has not granted {lacking}",
                    f"Grant it and connect the account again: `ingest connect {self._sync.source.name}`",
                )
                outcome.completed_at = datetime.now(UTC)

    def _begin(self, object_type: ObjectType) -> RawOutcome:
        mode, window = self._mode, self._window
        position = cursors.get(self._sync.conn, self._sync.integration.id, object_type.name)
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
            self._sync.conn,
            self._sync.integration.id,
            run,
            object_type=object_type.name,
            run_id=self._sync.run_id,
            window=(window.start, window.end),
        )
        return RawOutcome(object_type.name, run, log_id, datetime.now(UTC), window)

    def _is_to_be_read_again(self, object_type: ObjectType) -> bool:
        """Whether the changes that are told are not to be trusted for longer."""
        reread = object_type.listing.reread
        if reread is None:
            return False
        last = sync_log.last_whole_read(self._sync.conn, self._sync.integration.id, object_type.name)
        return last is None or datetime.now(UTC) - last >= reread.interval

    async def _extract(
        self,
        client: SourceClient,
        object_type: ObjectType,
        outcome: RawOutcome,
        way: _Way,
    ) -> None:
        with tally() as usage:
            try:
                batches = self._batches(client, object_type, outcome)
                async for ready in ahead(self._sync.source, self._sync.owner, object_type, batches):
                    refine_now = way.parents.are_done(object_type.name)
                    *before, last = ready.pieces()
                    for piece in before:
                        await self._sync.locked(
                            self._commit, object_type, outcome, way, refine_now, ready.read_at, piece
                        )
                    await self._sync.locked(
                        self._commit, object_type, outcome, way, refine_now, ready.read_at, last, ready
                    )
                    if self._progress:
                        self._progress(object_type.name, outcome.fetched, outcome.mode)
                await self._sync.locked(self._complete, object_type, outcome)
                await self._catch_up(object_type, outcome, way)
            except Exception as error:  # noqa: BLE001 - whatever it was, the other types go on
                outcome.error = as_ingest_error(error)
            finally:
                way.parents.done(object_type.name)
        outcome.api_calls = usage.api_calls
        outcome.quota_share = client.usage.quota_share
        outcome.completed_at = datetime.now(UTC)

    async def _catch_up(self, object_type: ObjectType, outcome: RawOutcome, way: _Way) -> None:
        """Refine what had to wait for its parents: what refers to these in turn is waiting for them."""
        await way.parents.wait(object_type.name)
        while await self._sync.locked(self._refine_pending, object_type, outcome, way):
            pass

    def _refine_pending(self, object_type: ObjectType, outcome: RawOutcome, way: _Way) -> bool:
        if not way.allows(object_type.name):
            return False
        step = self._sync.refine_step(object_type)
        outcome.refined.add(step)
        return step.handled > 0

    def _batches(self, client: SourceClient, object_type: ObjectType, outcome: RawOutcome) -> AsyncIterator[Batch]:
        saved = cursors.get(self._sync.conn, self._sync.integration.id, object_type.name).state
        state = None
        if saved is not None and saved["mode"] == outcome.mode:
            state = saved["position"]
            if outcome.mode == "incremental":
                outcome.window = Window(start=datetime.fromisoformat(saved["start"]))
        if outcome.mode == "incremental":
            return client.changes(object_type, window=outcome.window, state=state)
        return client.backfill(object_type, window=outcome.window, state=state)

    def _commit(
        self,
        object_type: ObjectType,
        outcome: RawOutcome,
        way: _Way,
        refine_now: bool,
        read_at: datetime,
        piece: Prepared,
        whole: Ready | None = None,
    ) -> None:
        """Rows in one transaction, refined in it when that may be; with the last piece, cursor and resume position."""
        origin: Origin = "incremental" if outcome.mode == "incremental" else "backfill"

        conn, source, owner = self._sync.conn, self._sync.source, self._sync.owner

        def store(*, refined: bool, careful: bool = True) -> tuple[IngestResult, RefineResult]:
            # What needs no answer of each other is sent together: this thread is one of several, and each answer that
            # it waits for it also waits until another lets the interpreter go.
            with ExitStack() as transaction:
                with conn.pipeline():
                    transaction.enter_context(psycopg.Transaction(conn))
                    # Rows and cursor are lost together, if at all, and read again: no batch need wait for the disk. The
                    # end of the sync does, and everything before it is safe then.
                    conn.execute("SET LOCAL synchronous_commit TO off")
                    transaction.enter_context(settled(conn))
                    known = ask(conn, source, owner, piece.versions)
                args = (conn, source, owner, object_type)
                result = ingest(
                    *args, piece, origin=origin, observed_at=read_at, refined=refined, careful=careful, known=known()
                )
                done = RefineResult()
                with nullcontext() if careful else conn.pipeline():
                    if refined:
                        done = refine_chosen(*args, result.raw_ids, fresh=True, careful=careful)
                    if whole is not None and outcome.mode != "window":
                        self._move(object_type, outcome, whole)
                    record(conn, owner, result, done)
                    transaction.close()
            return result, done

        if refine_now and piece.versions and way.allows(object_type.name):
            result, done = self._quickly_or_carefully(store, way)
        else:
            result, done = store(refined=False)
        outcome.fetched += result.fetched
        outcome.ingested += result.ingested
        outcome.duplicates += result.duplicates
        outcome.errors += result.errors
        outcome.seen_again += result.seen_again
        outcome.refined.add(done)
        outcome.deletions_unknown |= whole is not None and whole.deletions_unknown

    @staticmethod
    def _quickly_or_carefully(store: _Store, way: _Way) -> tuple[IngestResult, RefineResult]:
        """In the hope that every value fits; else each by itself; else the log has it, pending, and `refine` says what
        is wrong with it.
        """
        try:
            return store(refined=True, careful=False)
        except psycopg.OperationalError:
            raise
        except Exception:  # noqa: BLE001 - whatever it was, the next way is slower and bears more
            try:
                return store(refined=True, careful=True)
            except psycopg.OperationalError:
                raise
            except Exception:  # noqa: BLE001
                way.may_refine = None
                return store(refined=False, careful=True)

    def _move(self, object_type: ObjectType, outcome: RawOutcome, whole: Ready) -> None:
        start = outcome.window.start
        saved = {
            "mode": outcome.mode,
            "start": start.isoformat() if start else None,
            "position": whole.state,
        }
        key = (self._sync.integration.id, object_type.name)
        if whole.cursor is not None:
            cursors.advance(self._sync.conn, *key, whole.cursor)
        cursors.set_state(self._sync.conn, *key, saved if whole.state is not None else None)

    def _complete(self, object_type: ObjectType, outcome: RawOutcome) -> None:
        if outcome.mode != "window":
            cursors.set_state(self._sync.conn, self._sync.integration.id, object_type.name, None)


class _Store(Protocol):
    def __call__(self, *, refined: bool, careful: bool) -> tuple[IngestResult, RefineResult]: ...


@dataclasses.dataclass(slots=True)
class _Way:
    """Whether one type is refined on the way: its parents first, and only if whoever gates it says so, asked once."""

    parents: Parents
    may_refine: MayRefine | None
    _said: bool | None = None

    def allows(self, object_type: str) -> bool:
        if self.may_refine is None:
            return False
        if self._said is None:
            self._said = self.may_refine(object_type)
        return self._said
