"""What a check looks at: an account's copy, and the way to its source."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from ingest_platform.control.database import Connection
from ingest_platform.declare import Source
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Count, Document, Usage, Window
from ingest_platform.raw.versions import Owner

if TYPE_CHECKING:
    from ingest_platform.control.integrations import Integration
    from ingest_platform.settings import Settings
    from ingest_platform.sync.account import AccountSync

T = TypeVar("T")

GRACE_SECONDS = 5.0
"""How long a change that a webhook announces may take to arrive: the promise of the real-time tier."""

Progress = Callable[[str, int, str], None]
"""Called with (object type, objects compared so far, what is going on)."""


@dataclass
class Asked:
    """Answers that wait for who asked for them: each is taken once, and asked for anew after that.

    Of a type the source's count with the live rows of that moment; the ids of a window; and the documents of objects.
    """

    counts: dict[str, tuple[Count, int]] = field(default_factory=dict)
    ids: dict[tuple[str, Window], Sequence[str]] = field(default_factory=dict)
    documents: dict[tuple[str, tuple[str, ...]], Sequence[Document]] = field(default_factory=dict)


@dataclass(frozen=True)
class Copy:
    """An account's copy. `open_client` opens a client of its source; `run_id` is noted with stored results.

    `granted_scopes` are those of the account; empty when they are not known. `thorough`: a verification, which may ask
    the source for what a sync does not pay for. `sample` objects of each type are compared, chosen by `seed`, or with
    `everything` all of them; then, or with `full`, all ids are compared, whatever was proven before. `settings` and
    `integration` are there where more than the tables is looked at. A surplus is given `grace` seconds to be announced.
    """

    conn: Connection
    source: Source
    owner: Owner
    open_client: Callable[[], AbstractAsyncContextManager[SourceClient]]
    run_id: str | None = None
    granted_scopes: frozenset[str] = frozenset()
    name: str = "NAME"
    thorough: bool = False
    sample: int = 10
    seed: str = field(default_factory=lambda: secrets.token_hex(4))
    everything: bool = False
    full: bool = False
    settings: Settings | None = None
    integration: Integration | None = None
    progress: Progress | None = None
    grace: float = GRACE_SECONDS
    asked: Asked = field(default_factory=Asked)
    """What the source answered already."""
    spent: Usage = field(default_factory=Usage)
    """What asking the source has cost so far, and the scopes that its answers have proven."""

    @classmethod
    def of(cls, sync: AccountSync, **values: Any) -> Copy:
        """The copy of an account that is being synced."""
        return cls.at(sync.conn, sync.settings, sync.integration, source=sync.source, run_id=sync.run_id, **values)

    @classmethod
    def at(
        cls, conn: Connection, settings: Settings, integration: Integration, *, source: Source | None = None,
        **values: Any,
    ) -> Copy:  # fmt: skip
        """The copy of a connected account."""
        from ingest_platform import sources
        from ingest_platform.sync.account import source_of
        from ingest_platform.sync.connect import open_client as open_it

        def open_client() -> AbstractAsyncContextManager[SourceClient]:
            return open_it(settings, integration)

        if source is None:
            source = source_of(sources.source(integration.platform), integration.field_mappings)
        owner = Owner(str(integration.id), str(integration.company_id))
        granted = frozenset(integration.granted_scopes)
        return cls(
            conn, source, owner, open_client, granted_scopes=granted, name=integration.name, settings=settings,
            integration=integration, **values,
        )  # fmt: skip

    @property
    def anew(self) -> bool:
        """Whether nothing that was proven before counts."""
        return self.full or self.everything

    @property
    def integration_id(self) -> UUID:
        """The account."""
        return UUID(self.owner.integration_id)

    def command(self, verb: str, *options: str) -> str:
        """A command line about this account, as it stands in a sentence."""
        return f"`ingest {' '.join((verb, self.source.name, '--integration', self.name, *options))}`"

    @property
    def repair(self) -> str:
        """The sentence that says how a difference is mended."""
        return f"Run {self.command('verify', '--repair')}"

    def say(self, object_type: str, done: int, what: str) -> None:
        """Tell how far it is."""
        if self.progress:
            self.progress(object_type, done, what)

    def ask(self, question: Callable[[SourceClient], Awaitable[T]]) -> T:
        """Ask the source something, with a client of its own. Raises the errors of the client."""

        async def run() -> T:
            async with self.open_client() as client:
                try:
                    return await question(client)
                finally:
                    self.spent.api_calls += client.usage.api_calls
                    self.spent.proven |= client.usage.proven

        return asyncio.run(run())

    def number(self, query: str, *values: object) -> int:
        """The one number that a query gives."""
        row = self.conn.execute(query, values).fetchone()
        return int(row[0]) if row and row[0] is not None else 0


def agree(count: Count, held: int) -> bool:
    """Whether a count of the source's and one of the copy's may be of the same objects."""
    return held == count.value if count.exact else held >= count.value
