"""One account: its objects, clock, keys, events, webhooks and faults."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, ClassVar

from ingest_platform.sandbox.common import faults
from ingest_platform.sandbox.stripe.events import Events
from ingest_platform.sandbox.stripe.families import FAMILIES
from ingest_platform.sandbox.stripe.keys import Key, first_keys
from ingest_platform.sandbox.stripe.quota import Quota
from ingest_platform.sandbox.stripe.store import Store
from ingest_platform.sandbox.stripe.values import API_VERSION, Seeds
from ingest_platform.sandbox.stripe.webhooks import Webhooks


@dataclass
class Faults(faults.Faults):
    """What is wrong now; the README's table says what each means."""

    DEFAULT_PATH: ClassVar[str] = "api"

    lock_timeout_next: int = 0
    search_lag: float = 0
    events: dict[str, Any] = field(default_factory=dict)

    def locked(self) -> bool:
        """Whether this call meets a lock on its object."""
        return self.counts_down("lock_timeout_next")

    def event_lost(self) -> bool:
        """Whether the event of this change is never made."""
        return self.hit("events", self.events, self.DEFAULT_PATH) is not None


@dataclass
class Settings:
    """What an account's owner, or Stripe, decides."""

    event_api_version: str = API_VERSION
    api_version: str = API_VERSION


class Account:
    """The state of one account. Only the event loop's thread writes to it."""

    def __init__(self, name: str, seeds: Seeds, *, rate: float | None, clock_offset: float) -> None:
        self.name = name
        self.seeds = seeds
        self.faults = Faults(clock_offset=clock_offset)
        self.settings = Settings()
        self.stores = {family.name: Store(family, seeds) for family in FAMILIES}
        self.keys: dict[str, Key] = first_keys()
        self.quota = Quota(rate)
        self.events = Events(self)
        self.webhooks = Webhooks(self)
        self.requests = 0
        self.calls: Counter[str] = Counter()
        self.answers: Counter[int] = Counter()
        self.remembered: dict[str, tuple[float, str, int, bytes]] = {}
        self.writes = 0

    @property
    def id(self) -> str:
        """`acct_<name>`."""
        return self.seeds.account_id

    def now(self) -> float:
        """The account's clock, epoch seconds."""
        return time.time() + self.faults.clock_offset

    def store(self, name: str) -> Store:
        """The store that lists show: the present, or the past while reads are stale."""
        store = self.stores[name]
        lag = self.faults.stale_reads
        return store.as_of(time.time() - lag) if lag else store

    def stats(self) -> dict[str, Any]:
        """Numbers for a person or a benchmark."""
        return {
            "requests": self.requests,
            "throttled": self.quota.refused,
            "peak_concurrency": self.quota.peak,
            "calls": dict(self.calls.most_common()),
            "answers": {str(status): number for status, number in sorted(self.answers.items())},
            "events": len(self.events),
            "webhooks": self.webhooks.stats(),
            "objects": {name: store.living() for name, store in self.stores.items()},
            "overlay": sum(len(store.entries) for store in self.stores.values()),
        }

    def reset_stats(self) -> None:
        """Starts counting anew."""
        self.requests = 0
        self.calls.clear()
        self.answers.clear()
        self.quota.refused = self.quota.peak = 0

    async def close(self) -> None:
        """Ends deliveries."""
        await self.webhooks.close()
