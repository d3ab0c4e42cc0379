"""Small conversions that every entity needs: times with the company's offset, references, money, seeds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from ingest_platform.sandbox.common.values import Doc, seed_of

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


class Seeds:
    """Everything that a company's seeded data depends on: seed, realm, how many of each entity, the anchor."""

    def __init__(self, seed: int, realm: str, counts: dict[str, int], anchor: int) -> None:
        self.seed = seed
        self.realm = realm
        self.counts = counts
        self.anchor = anchor
        self._bases: dict[str, int] = {}

    def rng(self, kind: str, index: int) -> Random:
        """The random numbers of one object."""
        base = self._bases.get(kind)
        if base is None:
            base = self._bases[kind] = seed_of(self.seed, self.realm, kind)
        return Random(base + index * 0x9E3779B97F4A7C15)  # noqa: S311 - seeded data, no secret

    def created(self, kind: str, index: int) -> int:
        """Creation times grow with the index and end two hours before the anchor; at most a tenth of a day apart."""
        count = self.counts[kind]
        spacing = min(8_640.0, 63_072_000.0 / max(count, 1))  # at most two years of history
        return int(self.anchor - 7_200 - (count - 1 - index) * spacing)

    def updated(self, kind: str, index: int) -> int:
        """Seeded objects were last changed two hours after their creation; so updates grow with the index too."""
        return self.created(kind, index) + 7_200
