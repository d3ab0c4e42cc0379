"""Small conversions that every entity needs: times with the company's offset, references, money."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from ingest_platform.sandbox.common.values import Doc

ZONE = ZoneInfo("America/Los_Angeles")
"""The companies' time zone: its offset changes with the season, and is part of every time that is answered."""
HOME = "USD"
CURRENCIES = {"USD": "United States Dollar", "EUR": "Euro", "CAD": "Canadian Dollar"}
RATES = {"USD": 1.0, "EUR": 1.0831, "CAD": 0.7302}

BROKEN_TIME = 1 << 62
"""The moment of what is no time: no comparison finds it, as at the vendor nothing finds an absent value."""


@lru_cache(maxsize=65_536)
def iso(epoch: int) -> str:
    """`2025-05-31T17:00:00-07:00`: whole seconds, the company's offset."""
    return datetime.fromtimestamp(epoch, ZONE).isoformat()


def utc(epoch: float) -> str:
    """`2025-06-01T00:00:00.123Z`, as the older webhooks have it."""
    moment = datetime.fromtimestamp(epoch, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1_000:03d}Z"


def epoch(text: str) -> float:
    """Seconds since 1970 of an ISO time or day; without an offset it is the company's time. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return (moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment).timestamp()


def moment(document: Doc, key: str) -> int:
    """A time of a document's MetaData as whole seconds; BROKEN_TIME when it has none."""
    try:
        return int(epoch(document["MetaData"][key]))
    except (KeyError, TypeError, ValueError):
        return BROKEN_TIME


def day(seconds: int, later: int = 0) -> str:
    """The company's calendar day of a moment, `later` days on."""
    there: date = datetime.fromtimestamp(seconds, ZONE).date()
    return (there + timedelta(days=later)).isoformat()


def money(cents: int) -> float | int:
    """An amount as JSON number: `12.5`, and `0` for nothing, as the vendor writes it."""
    return cents / 100 if cents else 0


def cents(amount: Any) -> int:
    """The nearest whole cents of an amount; 0 for what is none (the control API may set anything)."""
    try:
        return round(float(amount) * 100)
    except (TypeError, ValueError):
        return 0


def home(amount: int, rate: float) -> int:
    """Cents in the company's own currency."""
    return round(amount * rate)


def ref(number: int | str, name: str = "") -> Doc:
    """A reference as JSON has it."""
    return {"value": str(number), "name": name} if name else {"value": str(number)}


def currency_ref(code: str) -> Doc:
    """A reference to a currency."""
    return ref(code, CURRENCIES.get(code, code))
