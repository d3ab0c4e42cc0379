"""A toy source that answers from memory, and a copy of it."""

from __future__ import annotations

import contextlib
import copy as copying
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

import pytest

from ingest_platform.control import stats
from ingest_platform.declare import ObjectType
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Count, Document, Usage, Window
from ingest_platform.quality.copy import Copy
from ingest_platform_tests.core.conftest import doors, toy_database
from ingest_platform_tests.core.toy import TOY, Doors, order
from ingest_platform_tests.quality.lab import bench, http, lab, labs, small_sandbox_url

__all__ = ["bench", "doors", "http", "lab", "labs", "small_sandbox_url", "toy_database"]


@pytest.fixture
def template() -> str:
    return "shopify"


@dataclass
class ToyClient:
    """What the source holds, by type and id. `between` runs before each answer: the source's world moves on."""

    held: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)
    capped: int | None = None
    between: list[Callable[[], None]] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def _answer(self, object_type: ObjectType) -> dict[str, dict[str, Any]]:
        if self.between:
            self.between.pop(0)()
        return self.held.get(object_type.name, {})

    async def fetch(self, object_type: ObjectType, ids: Sequence[str]) -> list[Document]:
        held = self._answer(object_type)
        self.fetched += ids
        return [Document(copying.deepcopy(held[i])) if i in held else Document({"id": int(i)}, "delete") for i in ids]

    async def count(self, object_type: ObjectType, window: Window) -> Count:
        number = len(self._answer(object_type))
        return Count(number) if self.capped is None else Count(min(number, self.capped), exact=False)

    async def ids(self, object_type: ObjectType) -> AsyncIterator[Sequence[str]]:
        held = sorted(self._answer(object_type))
        for n in range(0, len(held), 3):
            yield held[n : n + 3]


@dataclass
class World:
    """The source, the doors into the copy, and the copy."""

    doors: Doors
    client: ToyClient

    @property
    def copy(self) -> Copy:
        @contextlib.asynccontextmanager
        async def opened() -> AsyncIterator[SourceClient]:
            yield cast("SourceClient", self.client)

        def open_client() -> AbstractAsyncContextManager[SourceClient]:
            return opened()

        return Copy(self.doors.conn, TOY, self.doors.owner, open_client)

    @property
    def orders(self) -> dict[str, dict[str, Any]]:
        """The source's orders."""
        return self.client.held.setdefault("order", {})

    def put(self, key: int, version: float = 1, **values: Any) -> None:
        """The source has this order now."""
        self.orders[str(key)] = order(key, version, **values)

    def sync(self, kind: str = "order") -> None:
        """Read everything that the source has, and note that it was read."""
        self.doors.read(kind, *copying.deepcopy(list(self.client.held.get(kind, {}).values())))
        row = self.doors.conn.execute("SELECT clock_timestamp()").fetchone()
        assert row is not None
        arrived = self.doors.last.deltas[kind]
        stats.add(self.copy.conn, self.copy.integration_id, kind, arrived + stats.Delta(last_sync_at=row[0]))

    def synced_ago(self, kind: str, age: timedelta) -> None:
        """Move the last sync back."""
        self.doors.conn.execute("UPDATE object_stats SET last_sync_at = now() - %s WHERE object_type = %s", (age, kind))


@pytest.fixture
def world(doors: Doors) -> World:
    return World(doors, ToyClient())
