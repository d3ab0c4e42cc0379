"""Ids, moments and seeded choice: what every family of objects is made of."""

from __future__ import annotations

from typing import Any

from ingest_platform.sandbox.common import seeds
from ingest_platform.sandbox.common.values import Doc, seed_of

API_VERSION = "2026-10-28.endive"
MASK = (1 << 64) - 1
ID_BITS = 40
ID_FACTOR = 0x9E3779B97F % (1 << ID_BITS) | 1
ID_INVERSE = pow(ID_FACTOR, -1, 1 << ID_BITS)
CODE = 10
"""Characters of an index in an id."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

CURRENCIES = ("usd",) * 9 + ("eur",) * 5 + ("gbp", "jpy", "jpy", "kwd", "bhd", "chf")
MINOR_DIGITS = {"jpy": 0, "kwd": 3, "bhd": 3}
"""Decimals of the currencies that do not have two (docs.stripe.com/currencies)."""


def mix(number: int) -> int:
    """64 well-mixed bits of a number (splitmix64)."""
    number = (number + 0x9E3779B97F4A7C15) & MASK
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & MASK
    return number ^ (number >> 31)


def base(number: int, digits: str, length: int) -> str:
    """A number in a base, of a fixed length."""
    found = []
    for _ in range(length):
        number, rest = divmod(number, len(digits))
        found.append(digits[rest])
    return "".join(reversed(found))


def code(index: int) -> str:
    """Ten characters for an index: reversible, and in no order."""
    return f"{index * ID_FACTOR % (1 << ID_BITS):010x}"


def index_of_code(text: str) -> int | None:
    """The index that `code` made these characters of; None when it made none."""
    try:
        index = int(text, 16) * ID_INVERSE % (1 << ID_BITS)
    except ValueError:
        return None
    return index if code(index) == text else None


class Seeds(seeds.Seeds):
    """What an account's seeded data depends on, and the ids that follow."""

    def __init__(self, seed: int, name: str, counts: dict[str, int], anchor: int) -> None:
        super().__init__(seed, name, counts, anchor)
        salt = seed_of(seed, name, "ids")
        self.head = f"1{base(salt, LETTERS, 5)}"
        self.tail = base(salt >> 30, LETTERS, 8)

    @property
    def account_id(self) -> str:
        """`acct_<name>`."""
        return f"acct_{self.name}"

    def bits(self, kind: str, index: int) -> int:
        """64 random bits of one object."""
        return mix(self.base(kind) + index)

    def made(self, kind: str, index: int) -> int:
        """Creation times as `created` has them, and now and then three objects share one second."""
        return self.created(kind, index - index % 3 if index // 3 % 4 == 0 else index)

    def id(self, prefix: str, index: int) -> str:
        """The id of an object: 24 characters behind the prefix, in no order."""
        return f"{prefix}{self.head}{code(index)}{self.tail}" if prefix else code(index)

    def index_of(self, prefix: str, identifier: str) -> int | None:
        """The index in an id of this account; None when it is no such id."""
        if not prefix:
            return index_of_code(identifier)
        head, tail = prefix + self.head, self.tail
        if not identifier.startswith(head) or not identifier.endswith(tail):
            return None
        middle = identifier[len(head) : -len(tail)]
        return index_of_code(middle)

    def token(self, kind: str, index: int, length: int = 16) -> str:
        """Up to 32 characters that mean nothing."""
        bits = self.bits(f"token/{kind}", index)
        return f"{bits:016x}{mix(bits):016x}"[:length]


def currency_of(bits: int) -> str:
    """A currency: mostly with two decimals, some with none or three."""
    return CURRENCIES[bits % len(CURRENCIES)]


def minor(bits: int, currency: str) -> int:
    """A plausible amount in the currency's smallest unit; three-decimal currencies end in 0, as Stripe demands."""
    units = 300 + bits % 40_000
    digits = MINOR_DIGITS.get(currency, 2)
    return units * 10 if digits == 3 else units * 2 if digits == 0 else units


def listed(data: list[Any], url: str) -> Doc:
    """A list object with everything in it."""
    return {"object": "list", "data": data, "has_more": False, "url": url}
