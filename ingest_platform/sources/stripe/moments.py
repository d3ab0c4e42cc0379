"""Stripe's times: whole seconds since 1970."""

import math
from datetime import UTC, datetime


def moment(seconds: object) -> datetime | None:
    """A time that Stripe wrote, as seconds or in ISO form (v2 events); None for anything else."""
    if isinstance(seconds, bool):
        return None
    if isinstance(seconds, int):
        try:
            return datetime.fromtimestamp(seconds, UTC)
        except (OverflowError, ValueError, OSError):
            return None
    if isinstance(seconds, str):
        try:
            found = datetime.fromisoformat(seconds)
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def floor(at: datetime) -> int:
    """The second that a time falls in."""
    return math.floor(at.timestamp())


def ceiling(at: datetime) -> int:
    """The first full second that is not before a time."""
    return math.ceil(at.timestamp())
