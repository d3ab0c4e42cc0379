"""All accounts of one sandbox process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest_platform.sandbox.common.main import DEFAULT_ANCHOR
from ingest_platform.sandbox.stripe.account import Account
from ingest_platform.sandbox.stripe.values import Seeds

ACCOUNT_NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9-]{0,60}\Z")


@dataclass(frozen=True)
class Options:
    """What the command line decides."""

    charges: int = 240
    customers: int = 60
    subscriptions: int = 40
    invoices: int = 90
    products: int = 12
    seed: int = 1
    rate: float | None = None
    frozen: bool = False
    clock_offset: float = 0.0
    anchor: int = DEFAULT_ANCHOR


@dataclass
class Server:
    """Accounts are made when they are first named."""

    options: Options = field(default_factory=Options)
    accounts: dict[str, Account] = field(default_factory=dict)

    def account(self, name: str) -> Account | None:
        """The account with this name; None when it can't be one's name."""
        if not ACCOUNT_NAME.match(name):
            return None
        if name not in self.accounts:
            self.accounts[name] = self._new(name)
        return self.accounts[name]

    def _new(self, name: str) -> Account:
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

    async def reset(self, name: str) -> Account | None:
        """Makes an account as it was in the beginning."""
        old = self.accounts.pop(name, None)
        if old is not None:
            await old.close()
        return self.account(name)

    async def close(self) -> None:
        """Ends what every account still does."""
        for account in self.accounts.values():
            await account.close()
