"""All accounts of one sandbox process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import ClassVar

from ingest_platform.sandbox.common import main, server
from ingest_platform.sandbox.stripe.account import Account
from ingest_platform.sandbox.stripe.values import Seeds


@dataclass(frozen=True)
class Options(main.Options):
    """What the command line decides."""

    charges: int = 240
    customers: int = 60
    subscriptions: int = 40
    invoices: int = 90
    products: int = 12
    rate: float | None = None
    frozen: bool = False


@dataclass
class Server(server.Server[Account]):
    """Accounts, by name."""

    NAME: ClassVar[re.Pattern[str]] = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9-]{0,60}\Z")

    options: Options = field(default_factory=Options)

    def make(self, name: str) -> Account:
        """A fresh account."""
        options = self.options
        counts = {
            "charge": options.charges,
            "customer": options.customers,
            "subscription": options.subscriptions,
            "invoice": options.invoices,
            "product": options.products,
            "coupon": options.products // 4 + 1,
        }
        seeds = Seeds(options.seed, name, counts, options.anchor)
        made = Account(name, seeds, rate=options.rate, clock_offset=options.clock_offset)
        if options.frozen:
            for store in made.stores.values():
                store.prepare()
        return made
