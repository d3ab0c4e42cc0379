"""What an entity tells the sandbox, and the parts that entities have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.quickbooks.values import currency_ref, day, iso, ref

STEP = 12
"""Transactions of every kind share one sequence of ids: kind k has k + 1, k + 13, …"""

TIMES = ("Id", "MetaData.CreateTime", "MetaData.LastUpdatedTime")
TRANSACTION_COLUMNS = ("TxnDate", "DocNumber", "TotalAmt")

FIRST = ("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gia", "Hugo", "Ines", "Jack", "Kira", "Leo", "Mia", "Noah", "Zoë")
LAST = ("Abel", "Brown", "Cruz", "Diaz", "Evans", "Frey", "Green", "Hall", "Ito", "Jones", "Klein", "Müller", "O'Neil")
TRADES = ("Gardening", "Bakery", "Plumbing", "Books", "Cycles", "Catering", "Design", "Freight", "Optics", "Studios")
TOWNS = (("Bayshore", "CA", "94326"), ("Portland", "OR", "97201"), ("Austin", "TX", "73301"), ("Tampa", "FL", "33601"))
STREETS = ("Main St.", "Oak Ave.", "Hill Rd.", "5th St.", "Lake Dr.")


@dataclass(frozen=True)
class Entity:
    """One entity of the API.

    `name` as the API has it, `control` in the control API. `kind`: a transaction can be voided and is deleted;
    a list entity is never deleted but made inactive. `first`, `step`: ids of seeded objects, `first + index * step`.
    `generate(seeds, index)` makes a seeded object, `mutate` changes a copy of one as a bookkeeper might and returns
    the top-level names. `count` says how many are seeded, from the counts on the command line. `columns` can be
    filtered and sorted by, beside Id and the two times. `active(index)`: whether a seeded one is. `cdc`, `webhooks`:
    whether change data capture and webhooks know it. `settle` recounts totals from the lines, `add_lines` adds a
    random line (or what keeps the books balanced), where it has lines of its own.
    """

    name: str
    control: str
    kind: Literal["transaction", "list", "single"]
    generate: Callable[[Seeds, int], Doc]
    mutate: Callable[[Seeds, Doc, Random], list[str]]
    count: Callable[[dict[str, int]], int]
    columns: tuple[str, ...]
    first: int = 1
    step: int = 1
    active: Callable[[int], bool] = field(default=lambda _index: True)
    cdc: bool = True
    webhooks: bool = True
    settle: Callable[[Doc], None] | None = None
    add_lines: Callable[[Seeds, Doc, Random], None] | None = None

    @property
    def path(self) -> str:
        """Its name in addresses: `/v3/company/{realmId}/{path}/{id}`."""
        return self.name.lower()

    def number(self, index: int) -> int:
        """The id of the seeded object with this index."""
        return self.first + index * self.step


def envelope(seeds: Seeds, kind: str, index: int, number: int) -> Doc:
    """What every entity begins with: domain, sparse, Id, SyncToken and MetaData."""
    return {
        "domain": "QBO",
        "sparse": False,
        "Id": str(number),
        "SyncToken": str(index % 3),
        "MetaData": {
            "CreateTime": iso(seeds.created(kind, index)),
            "LastUpdatedTime": iso(seeds.updated(kind, index)),
        },
    }


def transaction(seeds: Seeds, kind: str, index: int, number: int, currency: str, rate: float) -> Doc:
    """An envelope with what every transaction has: day, number, currency, rate."""
    prefix = "".join(one for one in kind if one.isupper())
    document = envelope(seeds, kind, index, number)
    document |= {
        "DocNumber": f"{prefix}{1_001 + index}",
        "TxnDate": day(seeds.created(kind, index)),
        "CurrencyRef": currency_ref(currency),
        "ExchangeRate": rate,
    }
    return document


def address(rng: Random, number: int) -> Doc:
    """A postal address: three-letter country codes and no Lat or Long, as since autumn 2025."""
    town, state, postal = rng.choice(TOWNS)
    return {
        "Id": str(number),
        "Line1": f"{rng.randrange(1, 9_999)} {rng.choice(STREETS)}",
        "City": town,
        "CountrySubDivisionCode": state,
        "PostalCode": postal,
        "Country": "USA",
    }


def chance(rng: Random, share: float) -> bool:
    """A draw."""
    return rng.random() < share


def pick_ref(rng: Random, names: tuple[str, ...]) -> Doc:
    """A reference to one of a list of named things, numbered from 1."""
    place = rng.randrange(len(names))
    return ref(place + 1, names[place])
