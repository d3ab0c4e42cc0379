"""All companies of one sandbox process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import ClassVar

from ingest_platform.sandbox.common import main, server
from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.quickbooks.company import Company
from ingest_platform.sandbox.quickbooks.entities import seeded_counts
from ingest_platform.sandbox.quickbooks.oauth import OAuth


@dataclass(frozen=True)
class Options(main.Options):
    """What the command line decides. `speed` is a factor of the vendor's limits."""

    invoices: int = 200
    customers: int = 60
    items: int = 25
    speed: float = 1.0


@dataclass
class Server(server.Server[Company]):
    """Companies, by realm id."""

    NAME: ClassVar[re.Pattern[str]] = re.compile(r"[0-9]{1,20}\Z")

    options: Options = field(default_factory=Options)

    def __post_init__(self) -> None:
        self.oauth = OAuth(self.apps)

    def make(self, name: str) -> Company:
        """A fresh company, with no tokens."""
        options = self.options
        self.oauth.forget(name)
        counts = seeded_counts(options.invoices, options.customers, options.items)
        seeds = Seeds(options.seed, name, counts, options.anchor)
        return Company(name, seeds, self, speed=options.speed, clock_offset=options.clock_offset)

    def listening(self, realm: str) -> Company:
        """The company at whose address another's events arrive: its own, unless another's portal names it."""
        for one in self.accounts.values():
            if realm in one.webhooks.portal.companies:
                return one
        return self.accounts[realm]
