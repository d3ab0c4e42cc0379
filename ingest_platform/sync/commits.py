"""Batches into the copy: each stored, refined and the cursor moved in one transaction; two of them on their way.

While PostgreSQL refines one batch over one connection, it takes the next into the log over another. The next begins
when the one before holds the account's lock of refinement, and needs that lock to go on: so they end in their order,
and whoever waits for whom is for PostgreSQL to see.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import psycopg

from ingest_platform.control import cursors, locks
from ingest_platform.control.database import Connection, connect
from ingest_platform.declare import ObjectType
from ingest_platform.errors import IngestError
from ingest_platform.raw.ingest import IngestResult, ingest
from ingest_platform.raw.known import ask
from ingest_platform.raw.session import settled
from ingest_platform.raw.versions import Prepared
from ingest_platform.refine.apply import RefineResult, lock, make_batch, record, refine_chosen
from ingest_platform.sync.outcomes import RawOutcome
from ingest_platform.sync.pipeline import Ready

if TYPE_CHECKING:
    from ingest_platform.sync.account import AccountSync


LARGE = 300
"""Documents in a batch from which on it is worth a second connection."""


@dataclass(eq=False)
class Commit:
    """A piece of what was read, to be committed; with the last of it (`whole`), cursor and resume position.

    `refined`: in the same transaction; it `gave_up` if that could not be. `after` is the one of the same type that was
    begun before, if any.
    """

    object_type: ObjectType
    outcome: RawOutcome
    read_at: datetime
    piece: Prepared
    whole: Ready | None
    refined: bool
    after: Commit | None = None
    task: asyncio.Task[None] = field(init=False)
    gave_up: bool = False
    _tried: threading.Event = field(default_factory=threading.Event)
    _failed: bool = False

    def tried(self, *, failed: bool) -> None:
        """The first attempt ended, and its transaction with it."""
        if not self._tried.is_set():
            self._failed = failed
            self._tried.set()

    def let_go(self) -> None:
        """Forget what takes memory: whoever waits for the type's next batch still holds this one."""
        self.after = None
        for version in self.piece.versions.values():
            version.line = None
        self.piece = Prepared(self.piece.fetched, {})
        self.whole = None

    def must_not_be_overtaken(self) -> None:
        """Raise Overtaking if this batch was not committed at the first attempt. Its transaction has ended: there is
        nothing to wait for but its thread's next turn.
        """
        self._tried.wait()
        if self._failed:
            raise Overtaking


class Overtaking(Exception):  # noqa: N818 - no error: the batch is tried again in its turn
    """The batch before was not committed."""


class Commits:
    """Commits the batches of an account that is open. Close it in the end; the context manager does."""

    def __init__(self, sync: AccountSync) -> None:
        self._sync = sync
        self._turn = asyncio.Lock()
        self._beside = asyncio.Lock()
        self._second: Connection | None = None
        self._alone = False

    async def __aenter__(self) -> Commits:
        make_batch(self._sync.conn)
        return self

    async def __aexit__(self, *_error: object) -> None:
        if self._second is not None:
            self._second.close()

    async def begin(self, batch: Commit) -> None:
        """Begin to commit a batch: returns as soon as another may begin. `batch.task` ends when it is committed, and
        raises what went wrong; the outcome has the counts then.
        """
        await self._turn.acquire()
        passed_on = False

        def pass_on() -> None:
            nonlocal passed_on
            if not passed_on:
                passed_on = True
                self._turn.release()

        loop = asyncio.get_running_loop()
        batch.task = asyncio.create_task(self._commit(batch, lambda: loop.call_soon_threadsafe(pass_on)))
        batch.task.add_done_callback(lambda _task: pass_on())

    async def _commit(self, batch: Commit, pass_on: Callable[[], object]) -> None:
        whole = batch.whole
        try:
            if not batch.refined and batch.after is not None:
                await batch.after.task  # it needs no lock that would keep the order: the cursor must not go ahead
            try:
                async with self._connection(batch) as conn:
                    result, done = await asyncio.to_thread(self._store, conn, batch, pass_on)
            except Overtaking:
                assert batch.after is not None
                await batch.after.task
                async with self._connection(batch) as conn:
                    result, done = await asyncio.to_thread(self._store_carefully, conn, batch)
        finally:
            batch.tried(failed=True)  # unless it is known better
            batch.let_go()
        _count(batch.outcome, whole, result, done)

    @asynccontextmanager
    async def _connection(self, batch: Commit) -> AsyncIterator[Connection]:
        """The account's own connection, or for a large batch while that is at work the second, if it can be had."""
        if self._sync.writing.locked() and not self._alone and len(batch.piece.versions) >= LARGE:
            async with self._beside:
                if self._second is None:
                    await asyncio.to_thread(self._open)
                if self._second is not None:
                    yield self._second
                    return
        async with self._sync.writing:
            yield self._sync.conn

    def _open(self) -> None:
        conn: Connection | None = None
        try:
            conn = connect(self._sync.settings, autocommit=True, application_name="ingest sync, second connection")
            locks.free_soon(conn)
            locks.join(conn, self._sync.integration.id)
            make_batch(conn)
        except (psycopg.Error, IngestError):  # the server has none to spare: one is enough
            self._alone = True
            if conn is not None:
                conn.close()
        else:
            self._second = conn

    def _store(
        self, conn: Connection, batch: Commit, pass_on: Callable[[], object]
    ) -> tuple[IngestResult, RefineResult]:
        """In the hope that every value fits, and else with care."""
        if not batch.refined:
            stored = self._write(conn, batch, refined=False)
            batch.tried(failed=False)
            return stored
        in_order = False

        def in_turn() -> None:
            nonlocal in_order
            if not in_order:
                lock(conn, self._sync.owner)
                pass_on()
                if batch.after is not None:
                    batch.after.must_not_be_overtaken()
                in_order = True

        try:
            stored = self._write(conn, batch, refined=True, in_turn=in_turn)
        except BaseException as error:
            batch.tried(failed=True)
            if isinstance(error, Overtaking) or not _may_be_tried_again(error):
                raise
        else:
            batch.tried(failed=False)
            return stored
        if batch.after is not None and not in_order:
            raise Overtaking  # it was not its turn yet
        return self._store_carefully(conn, batch)

    def _store_carefully(self, conn: Connection, batch: Commit) -> tuple[IngestResult, RefineResult]:
        """Each value by itself; at worst the log has the batch, pending, and `refine` says what is wrong with it."""
        if batch.refined:
            try:
                return self._write(conn, batch, refined=True)
            except Exception as error:
                if not _may_be_tried_again(error):
                    raise
            batch.gave_up = True
        return self._write(conn, batch, refined=False)

    def _write(
        self, conn: Connection, batch: Commit, *, refined: bool, in_turn: Callable[[], None] | None = None
    ) -> tuple[IngestResult, RefineResult]:
        """One transaction; with `in_turn`, which has to be called before anything that depends on other batches, in the
        hope that nothing has to be done with care.

        What needs no answer of each other is sent together: this thread is one of several, and with each answer it
        waits until another lets the interpreter go.
        """
        source, owner, careful = self._sync.source, self._sync.owner, in_turn is None
        with ExitStack() as transaction:
            with conn.pipeline():
                transaction.enter_context(psycopg.Transaction(conn))
                # Rows and cursor are lost together, if at all, and read again: no batch need wait for the disk. The end
                # of the sync does, and everything before it is safe then.
                conn.execute("SET LOCAL synchronous_commit TO off")
                transaction.enter_context(settled(conn))
                known = ask(conn, source, owner, batch.piece.versions)
            args = (conn, source, owner, batch.object_type)
            result = ingest(
                *args, batch.piece, origin=batch.outcome.origin, observed_at=batch.read_at, refined=refined,
                known=known(), in_turn=in_turn,
            )  # fmt: skip
            if in_turn is not None:
                in_turn()
            done = RefineResult()
            with nullcontext() if careful else conn.pipeline():
                if refined:
                    done = refine_chosen(*args, result.raw_ids, fresh=True, careful=careful)
                if batch.whole is not None:
                    self._move(conn, batch, batch.whole)
                record(conn, owner, result, done)
        return result, done

    def _move(self, conn: Connection, batch: Commit, whole: Ready) -> None:
        if batch.outcome.mode == "window":
            return
        start = batch.outcome.window.start
        saved = {
            "mode": batch.outcome.mode,
            "start": start.isoformat() if start else None,
            "position": whole.state,
        }
        key = (self._sync.integration.id, batch.object_type.name)
        if whole.cursor is not None:
            cursors.advance(conn, *key, whole.cursor)
        cursors.set_state(conn, *key, saved if whole.state is not None else None)


def _may_be_tried_again(error: BaseException) -> bool:
    """Whether the records may be at fault, or another transaction was in the way; not when the database is away."""
    if isinstance(error, psycopg.OperationalError):
        return (error.sqlstate or "").startswith(("40", "54"))
    return isinstance(error, Exception)


def _count(outcome: RawOutcome, whole: Ready | None, result: IngestResult, done: RefineResult) -> None:
    outcome.fetched += result.fetched
    outcome.ingested += result.ingested
    outcome.duplicates += result.duplicates
    outcome.errors += result.errors
    outcome.seen_again += result.seen_again
    outcome.refined.add(done)
    outcome.deletions_unknown |= whole is not None and whole.deletions_unknown
