"""All accounts of one sandbox process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from ingest_platform.sandbox.common.apps import App, first_apps
from ingest_platform.sandbox.common.deliveries import DeliveryQueue
from ingest_platform.sandbox.common.faults import Faults


class Account(Protocol):
    """One account, as far as what all vendors share needs it."""

    @property
    def webhooks(self) -> DeliveryQueue:
        """Its deliveries."""
        ...

    @property
    def faults(self) -> Faults:
        """What is wrong with it now."""
        ...

    def stats(self) -> dict[str, Any]:
        """Numbers for a person or a benchmark."""
        ...

    def reset_stats(self) -> None:
        """Starts counting anew."""
        ...

    async def close(self) -> None:
        """Ends what it still does."""
        ...


A = TypeVar("A", bound=Account)


@dataclass
class Server(Generic[A]):
    """Accounts are made when they are first named. A vendor says what a name may be, and makes one."""

    NAME: ClassVar[re.Pattern[str]]

    accounts: dict[str, A] = field(default_factory=dict, init=False)
    apps: dict[str, App] = field(default_factory=first_apps, init=False)
    """What may ask an account's owner for access, at vendors with OAuth."""

    def make(self, name: str) -> A:
        """A fresh account."""
        raise NotImplementedError

    def account(self, name: str) -> A | None:
        """The account with this name; None when it can't be one's name."""
        if not self.NAME.match(name):
            return None
        if name not in self.accounts:
            self.accounts[name] = self.make(name)
        return self.accounts[name]

    async def reset(self, account: A) -> A:
        """Makes an account as it was in the beginning."""
        name = next(name for name, one in self.accounts.items() if one is account)
        self.accounts[name] = fresh = self.make(name)
        await account.close()
        return fresh

    async def close(self) -> None:
        """Ends what every account still does."""
        for account in self.accounts.values():
            await account.close()
