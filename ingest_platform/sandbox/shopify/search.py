"""The part of Shopify's search syntax that `query:` arguments use: terms joined by spaces or AND.

`field:value`, `field:>=value`, `>`, `<=`, `<`, values in single or double quotes. A field that cannot be searched
is ignored with a warning in `extensions.search`, as at the vendor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest_platform.sandbox.shopify.values import epoch, number_of

_TERM = re.compile(r"""\s*(-?)([A-Za-z_]+):(>=|<=|>|<|)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s]+)""")

RANGES = {
    "updated_at": "updated",
    "created_at": "created",
    "processed_at": "created",
    "initiated_at": "created",
    "issued_at": "created",
    "started_at": "created",
    "id": "id",
}
OWN: dict[str, dict[str, str | None]] = {"customers": {"customer_date": "created", "created_at": None}}
"""Fields that a connection's search has under another name, or has not; its count may have them all the same."""
IGNORED = {"status"}  # `status:any` is the only value a copy asks for; others are warned about
FAR = 1 << 62


@dataclass
class Search:
    """Inclusive bounds for each of `id`, `created` and `updated` (epoch seconds), and what was not understood."""

    bounds: dict[str, tuple[int, int]] = field(default_factory=dict)
    warnings: list[dict[str, str]] = field(default_factory=list)

    def narrow(self, dimension: str, low: int, high: int) -> None:
        """Intersects one dimension's bounds with [low, high]."""
        a, b = self.bounds.get(dimension, (-FAR, FAR))
        self.bounds[dimension] = (max(a, low), min(b, high))

    def admits(self, **values: int) -> bool:
        """Whether an object with these values is within every bound."""
        return all(low <= values[name] <= high for name, (low, high) in self.bounds.items())


def parse_search(text: str | None, asked: str | None = None) -> Search:
    """Reads a `query:` argument of the field that is `asked`. Never raises: what it can't read becomes a warning."""
    search = Search()
    rest = (text or "").strip()
    while rest:
        if rest[:4].upper() == "AND " or rest.upper() == "AND":
            rest = rest[3:].strip()
            continue
        match = _TERM.match(rest)
        if match is None:
            word = rest.split(None, 1)[0]
            search.warnings.append(_warning("query", f"Term '{word}' is not supported.", "invalid_term"))
            rest = rest[len(word) :].strip()
            continue
        minus, name, operator, value = match.groups()
        rest = rest[match.end() :].strip()
        dimension = OWN.get(asked or "", {}).get(name, RANGES.get(name))
        _apply(search, name, dimension, operator, value.strip("'\""), negated=bool(minus))
    return search


def _apply(search: Search, name: str, dimension: str | None, operator: str, value: str, *, negated: bool) -> None:
    if name in IGNORED and value == "any":
        return
    if dimension is None or negated:
        search.warnings.append(_warning(name, "Invalid search field for this query.", "invalid_field"))
        return
    try:
        point = number_of(value) if dimension == "id" else epoch(value)
    except ValueError:
        search.warnings.append(_warning(name, f"Input `{value}` is not accepted.", "invalid_value"))
        return
    low, high = {
        ">=": (point, FAR),
        ">": (point + 1, FAR),
        "<=": (-FAR, point),
        "<": (-FAR, point - 1),
    }.get(operator, (point, point))
    if not operator and dimension != "id" and len(value) == len("2025-01-01"):
        high = point + 86_399  # a bare day means the whole day
    search.narrow(dimension, low, high)


def _warning(name: str, message: str, code: str) -> dict[str, str]:
    return {"field": name, "message": message, "code": code}
