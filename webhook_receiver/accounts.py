"""The accounts that webhooks come for: who they are, how they are verified, what their fields map to.

Kept for a few seconds, so that verifying a webhook costs no query; a signature that does not hold is tried once more
with what the database says now, since secrets rotate.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import orjson

from ingest_platform.control import credentials, integrations
from ingest_platform.control.credentials import Vault
from ingest_platform.control.database import Connection
from ingest_platform.control.integrations import Integration
from ingest_platform.declare import Source
from ingest_platform.errors import CredentialError, DeclarationError, IntegrationNotFound
from ingest_platform.extract.connector import Secrets
from webhook_receiver.lane import DatabaseAway, Lane

K = TypeVar("K")
V = TypeVar("V")

KEEP_S = 5.0
"""How long an account is used before it is read again."""
KEEP_UNKNOWN_S = 1.0
"""How long a name is remembered as unknown: a flood of them costs no query each, and a new account waits no longer."""
REREAD_S = 0.2
"""After a bad signature an account is read again when it is older than this, so that forgers cost few queries."""
MOST = 4096
"""Accounts and unknown names that are remembered."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An account as it was at `read_at` (monotonic seconds). `source` carries its own field mappings."""

    integration: Integration
    source: Source
    secrets: Secrets
    read_at: float

    @property
    def id(self) -> UUID:
        """The account's id."""
        return self.integration.id


@dataclass(frozen=True, slots=True)
class _Unknown:
    read_at: float


class Accounts:
    """Accounts by source and name or id."""

    def __init__(self, lane: Lane, vault: Callable[[], Vault]) -> None:
        self._lane = lane
        self._vault = vault
        self._kept: OrderedDict[tuple[str, str], Entry | _Unknown] = OrderedDict()
        self._reading: dict[tuple[str, str], asyncio.Task[Entry | _Unknown]] = {}
        self._owners: OrderedDict[tuple[str, str], tuple[float, frozenset[UUID]]] = OrderedDict()
        self._sources: dict[tuple[str, bytes], Source] = {}

    def kept(self, source: Source, name_or_id: str) -> Entry | None:
        """The account when it was read lately, without a wait."""
        kept = self._kept.get((source.name, name_or_id))
        return kept if isinstance(kept, Entry) and time.monotonic() - kept.read_at <= KEEP_S else None

    async def get(self, source: Source, name_or_id: str, *, newer_than: float | None = None) -> Entry | None:
        """The account, or None when there is none; read anew when what is kept is older than `newer_than`.

        Raises:
            DatabaseAway: it is not known and the database cannot be asked.
        """
        key = (source.name, name_or_id)
        kept = self._kept.get(key)
        now = time.monotonic()
        age = now - kept.read_at if kept else 0.0
        limit = KEEP_UNKNOWN_S if isinstance(kept, _Unknown) else KEEP_S
        if kept is None or age > limit or (newer_than is not None and kept.read_at <= newer_than):
            try:
                kept = await self._read(source, name_or_id)
            except DatabaseAway:
                if not isinstance(kept, Entry):
                    raise
        return kept if isinstance(kept, Entry) else None

    async def _read(self, source: Source, name_or_id: str) -> Entry | _Unknown:
        key = (source.name, name_or_id)
        task = self._reading.get(key)
        if task is None:
            task = asyncio.create_task(self._lane.run(lambda conn: self._load(conn, source, name_or_id)))
            self._reading[key] = task
            task.add_done_callback(lambda _: self._reading.pop(key, None))
        found = await asyncio.shield(task)
        _keep(self._kept, key, found)
        return found

    def _load(self, conn: Connection, source: Source, name_or_id: str) -> Entry | _Unknown:
        asked = time.monotonic()
        try:
            integration = integrations.get(conn, name_or_id)
        except IntegrationNotFound:
            return _Unknown(asked)
        if integration.platform != source.name:
            return _Unknown(asked)
        try:
            credential = credentials.load(conn, self._vault(), integration.id)
            secrets = Secrets(credential.secrets, credential.expires_at, credential.refresh_expires_at)
        except CredentialError:
            secrets = Secrets({})  # nothing verifies with that
        return Entry(integration, self._with_mappings(source, integration), secrets, asked)

    def _with_mappings(self, source: Source, integration: Integration) -> Source:
        """One source object for equal mappings: the statements compiled for it are kept by it."""
        mappings = integration.field_mappings
        if not mappings:
            return source
        key = (source.name, orjson.dumps(mappings, option=orjson.OPT_SORT_KEYS))
        if key not in self._sources:
            try:
                self._sources[key] = source.with_overrides(mappings)
            except DeclarationError:
                # Whoever stored the mapping was told; the webhook still counts, by the declared fields.
                self._sources[key] = source
        return self._sources[key]

    async def belongs_to_another(self, entry: Entry, account: str | None) -> bool:
        """Whether the vendor's name of an account (`account`) is that of another account connected here, and not of
        this one: an app has one secret for all its accounts, so the signature alone does not tell them apart.

        Raises:
            DatabaseAway: it cannot be asked.
        """
        if not account or account == entry.integration.account:
            return False
        key = (entry.source.name, account)
        read_at, owners = self._owners.get(key, (0.0, frozenset[UUID]()))
        if not read_at or time.monotonic() - read_at > KEEP_S:
            owners = await self._load_owners(key)
        return bool(owners) and entry.id not in owners

    async def _load_owners(self, key: tuple[str, str]) -> frozenset[UUID]:
        def load(conn: Connection) -> frozenset[UUID]:
            rows = conn.execute("SELECT id FROM integration WHERE platform = %s AND account = %s", key)
            return frozenset(row[0] for row in rows)

        owners = await self._lane.run(load)
        _keep(self._owners, key, (time.monotonic(), owners))
        return owners

    async def of(self, source: Source, account: str) -> list[str]:
        """The ids of the accounts that the vendor calls so, in order; several are copies of one.

        Raises:
            DatabaseAway: it cannot be asked.
        """
        key = (source.name, account)
        read_at, owners = self._owners.get(key, (0.0, frozenset[UUID]()))
        if not read_at or time.monotonic() - read_at > (KEEP_S if owners else KEEP_UNKNOWN_S):
            owners = await self._load_owners(key)
        return sorted(map(str, owners))


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > MOST:
        kept.popitem(last=False)
