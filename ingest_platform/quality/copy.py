"""What a check looks at: an account's copy, and the way to its source."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from ingest_platform.control.database import Connection
from ingest_platform.declare import Source
from ingest_platform.extract.connector import SourceClient
from ingest_platform.raw.ingest import Owner

if TYPE_CHECKING:
    from ingest_platform.sync.account import AccountSync

T = TypeVar("T")


@dataclass(frozen=True)
class Copy:
    """An account's copy. `open_client` opens a client of its source; `run_id` is noted with stored results.

    `granted_scopes` are those of the account; empty when they are not known.
    """

    conn: Connection
    source: Source
    owner: Owner
    open_client: Callable[[], AbstractAsyncContextManager[SourceClient]]
    run_id: str | None = None
    granted_scopes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sync: AccountSync) -> Copy:
        """The copy of an account that is being synced."""
        from ingest_platform.sync.connect import open_client as open_it

        def open_client() -> AbstractAsyncContextManager[SourceClient]:
            return open_it(sync.settings, sync.integration)

        granted = frozenset(sync.integration.granted_scopes)
        return cls(sync.conn, sync.source, sync.owner, open_client, sync.run_id, granted)

    @property
    def integration_id(self) -> UUID:
        """The account."""
        return UUID(self.owner.integration_id)

    def ask(self, question: Callable[[SourceClient], Awaitable[T]]) -> T:
        """Ask the source something, with a client of its own. Raises the errors of the client."""

        async def run() -> T:
            async with self.open_client() as client:
                return await question(client)

        return asyncio.run(run())

    def number(self, query: str, *values: object) -> int:
        """The one number that a query gives."""
        row = self.conn.execute(query, values).fetchone()
        return int(row[0]) if row and row[0] is not None else 0
