"""How long the source will still honour an account's access: said a month, a week and a day before it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

WARNINGS = (timedelta(days=1), timedelta(days=7), timedelta(days=30))
"""How long before the end it is said, the most urgent first."""


@dataclass(frozen=True)
class AccessEnd:
    """Access that ends soon: when, and the warning that is due (30, 7 or 1 days before it)."""

    ends_at: datetime
    left: timedelta
    warning: timedelta

    @property
    def sentence(self) -> str:
        """One line for a person, without what to do."""
        if self.left <= timedelta(0):
            return f"The access ended at {self.ends_at:%Y-%m-%d %H:%MZ}"
        days = self.left.days
        span = f"{days} {'day' if days == 1 else 'days'}" if days else f"{int(self.left.total_seconds() // 3600)} hours"
        return f"The access ends in {span}, at {self.ends_at:%Y-%m-%d %H:%MZ}, unless it is granted again"


def access_end(refresh_expires_at: datetime | None, now: datetime) -> AccessEnd | None:
    """The warning that is due of a grant that can be renewed until `refresh_expires_at`; None while there is time.

    A grant whose end moves with every renewal is never near it while the account is synced: what is near is an account
    that is not, or a limit that no renewal moves.
    """
    if refresh_expires_at is None:
        return None
    left = refresh_expires_at - now
    warning = next((w for w in WARNINGS if left <= w), None)
    return AccessEnd(refresh_expires_at, left, warning) if warning is not None else None
