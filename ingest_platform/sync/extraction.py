"""Extraction of an account: all chosen types at once, into raw, and refined on the way where that may be."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ingest_platform.control import cursors, integrations, sync_log
from ingest_platform.declare import ObjectType
from ingest_platform.errors import MissingScope, as_ingest_error
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Batch, Window, tally
from ingest_platform.sync.commits import Commit, Commits
from ingest_platform.sync.outcomes import Mode, Progress, RawOutcome, RunMode
from ingest_platform.sync.pipeline import MayRefine, Parents, ahead

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
            async with Commits(self._sync) as commits, asyncio.TaskGroup() as group:
                for object_type, outcome in wanted:
                    may_refine = self._may_refine if outcome.mode != "incremental" else None
                    way = _Way(self._sync, object_type.name, parents, may_refine)
                    group.create_task(self._extract(client, object_type, outcome, way, commits))

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
        commits: Commits,
    ) -> None:
        before: Commit | None = None
        begun: Commit | None = None
        with tally() as usage:
            try:
                batches = self._batches(client, object_type, outcome)
                async for ready in ahead(self._sync.source, self._sync.owner, object_type, batches):
                    for piece, whole in ready.pieces():
                        refined = bool(piece.versions) and way.parents.are_done(object_type.name) and await way.allows()
                        batch = Commit(object_type, outcome, ready.read_at, piece, whole, refined, after=begun)
                        await commits.begin(batch)
                        before, begun = begun, batch
                        await self._committed(before, way)
                await self._committed(begun, way)
                await self._sync.locked(self._complete, object_type, outcome)
                await self._catch_up(object_type, outcome, way)
            except Exception as error:  # noqa: BLE001 - whatever it was, the other types go on
                outcome.error = as_ingest_error(error)
            finally:
                await asyncio.gather(*(b.task for b in (before, begun) if b is not None), return_exceptions=True)
                way.parents.done(object_type.name)
        outcome.api_calls = usage.api_calls
        outcome.quota_share = client.usage.quota_share
        outcome.completed_at = datetime.now(UTC)

    async def _committed(self, batch: Commit | None, way: _Way) -> None:
        if batch is None:
            return
        await batch.task
        if batch.gave_up:
            way.may_refine = None  # `refine` says what is wrong
        if self._progress:
            self._progress(batch.object_type.name, batch.outcome.fetched, batch.outcome.mode)

    async def _catch_up(self, object_type: ObjectType, outcome: RawOutcome, way: _Way) -> None:
        """Refine what had to wait for its parents: what refers to these in turn is waiting for them."""
        await way.parents.wait(object_type.name)
        while await way.allows():
            step = await self._sync.locked(self._sync.refine_step, object_type)
            outcome.refined.add(step)
            if not step.handled:
                return

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

    def _complete(self, object_type: ObjectType, outcome: RawOutcome) -> None:
        if outcome.mode != "window":
            cursors.set_state(self._sync.conn, self._sync.integration.id, object_type.name, None)


@dataclasses.dataclass(slots=True)
class _Way:
    """Whether one type is refined on the way: its parents first, and only if whoever gates it says so, asked once."""

    sync: AccountSync
    object_type: str
    parents: Parents
    may_refine: MayRefine | None
    _said: bool | None = None

    async def allows(self) -> bool:
        if self.may_refine is None:
            return False
        if self._said is None:
            self._said = await self.sync.locked(self.may_refine, self.object_type)
        return self._said
