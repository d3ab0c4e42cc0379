"""What a person reads and what a script reads: tables, times, JSON."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Hashable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

H = TypeVar("H", bound=Hashable)

NAMED = 3
"""So many names are written out in a sentence; of more, the first two."""
PLAIN_WIDTH = 160
"""Columns where there is no terminal: a log keeps each row in one line."""


def console(*, stderr: bool = False) -> Console:
    """A console that uses no colour and wide lines when nobody looks at a terminal."""
    stream = sys.stderr if stderr else sys.stdout
    if stream.isatty():
        return Console(stderr=stderr, highlight=False)
    return Console(stderr=stderr, highlight=False, width=PLAIN_WIDTH, color_system=None)


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(value, default=_plain, indent=2, ensure_ascii=False) + "\n")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "", left: int = 1) -> Table:
    """A table whose first `left` columns are words and whose others are numbers."""
    made = Table(title=title or None, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for n, column in enumerate(columns):
        made.add_column(column, justify="left" if n < left else "right", overflow="fold")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text(number(cell)) for cell in row))
    return made


def some(names: Sequence[str]) -> str:
    """Names in a sentence: all when they are few, else `customer, location and 16 more`."""
    if len(names) > NAMED:
        return f"{', '.join(names[:2])} and {len(names) - 2} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def together(said: Iterable[tuple[str, H]]) -> list[tuple[list[str], H]]:
    """The names of which the same is said, in the order in which each was said first."""
    found: dict[H, list[str]] = {}
    for name, what in said:
        found.setdefault(what, []).append(name)
    return [(names, what) for what, names in found.items()]


def number(value: object) -> str:
    """A cell: thousands with commas, nothing as a dash."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def ago(moment: datetime | None) -> str:
    """How long ago, in the largest unit that says enough."""
    return "never" if moment is None else f"{span((datetime.now(UTC) - moment).total_seconds())} ago"


def span(seconds: float) -> str:
    """A length of time in words as short as a column."""
    seconds = max(seconds, 0)
    for limit, unit, size in ((120, "s", 1), (7200, "min", 60), (172800, "h", 3600)):
        if seconds < limit:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds / 86400:.0f} d"


def good(text: str) -> Text:
    """Text in green."""
    return Text(text, style="green")


def bad(text: str) -> Text:
    """Text in red."""
    return Text(text, style="red")


def warn(text: str) -> Text:
    """Text in yellow."""
    return Text(text, style="yellow")


def verdict(passed: bool, *, well: str = "ok", ill: str = "FAILED") -> Text:
    """The outcome of a check."""
    return good(well) if passed else bad(ill)


def waiting(out: Console, text: str) -> AbstractContextManager[object]:
    """A spinner beside `text` while a block runs; a plain line where there is no terminal."""
    if out.is_terminal:
        return out.status(text)
    out.print(f"{text} …")
    return _Nothing()


class _Nothing(AbstractContextManager[object]):
    def __exit__(self, *_: object) -> None:
        return None
