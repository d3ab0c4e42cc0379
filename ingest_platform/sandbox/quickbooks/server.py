"""All companies of one sandbox process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest_platform.sandbox.common.main import DEFAULT_ANCHOR
from ingest_platform.sandbox.quickbooks.company import Company
from ingest_platform.sandbox.quickbooks.entities import seeded_counts
from ingest_platform.sandbox.quickbooks.oauth import OAuth
from ingest_platform.sandbox.quickbooks.values import Seeds

REALM = re.compile(r"[0-9]{1,20}\Z")


@dataclass(frozen=True)
class Options:
    """What the command line decides. `speed` is a factor of the vendor's limits."""

    invoices: int = 200
    customers: int = 60
    items: int = 25
    seed: int = 1
    speed: float = 1.0
    clock_offset: float = 0.0
    anchor: int = DEFAULT_ANCHOR


@dataclass
class Server:
    """Companies are made when they are first named."""

    options: Options = field(default_factory=Options)
    companies: dict[str, Company] = field(default_factory=dict)
    oauth: OAuth = field(default_factory=OAuth)

    def company(self, realm: str) -> Company | None:
        """The company with this realm id; None when it can't be one."""
        if not REALM.match(realm):
            return None
        if realm not in self.companies:
            options = self.options
            counts = seeded_counts(options.invoices, options.customers, options.items)
            seeds = Seeds(options.seed, realm, counts, options.anchor)
            self.companies[realm] = Company(realm, seeds, self, speed=options.speed, clock_offset=options.clock_offset)
        return self.companies[realm]

    def listening(self, realm: str) -> Company:
        """The company at whose address another's events arrive: its own, unless another's portal names it."""
        for one in self.companies.values():
            if realm in one.webhooks.portal.companies:
                return one
        return self.companies[realm]

    async def reset(self, realm: str) -> Company | None:
        """Makes a company as it was in the beginning, with no tokens."""
        old = self.companies.pop(realm, None)
        self.oauth.forget(realm)
        if old is not None:
            await old.close()
        return self.company(realm)

    async def close(self) -> None:
        """Ends what every company still does."""
        for one in self.companies.values():
            await one.close()
