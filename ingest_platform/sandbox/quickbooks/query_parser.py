"""The query language: `SELECT … FROM Entity [WHERE a op b [AND …]] [ORDERBY …] [STARTPOSITION n] [MAXRESULTS n]`.

A recursive-descent parser. What QuickBooks has not (OR, JOIN, GROUP BY, NOT, arithmetic) is refused, as there:
`QueryParserError` (code 4000) for what can't be read, `QueryValidationError` (4001) for what names nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest_platform.sandbox.quickbooks.errors import FaultError, parser_error

Value = str | bool | float
Operator = Literal["=", "<", ">", "<=", ">=", "LIKE", "IN"]

DEFAULT_RESULTS = 100
MAX_RESULTS = 1_000

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<string>'(?:[^'\\]|\\.)*')
      | (?P<operator><=|>=|=|<|>|!=)
      | (?P<mark>[(),*])
      | (?P<number>-?\d+(?:\.\d+)?(?![\w.]))
      | (?P<word>[A-Za-z_][A-Za-z0-9_.]*)
      | (?P<bad>\S)
    )""",
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True)
class Condition:
    """One comparison. `values` has one value, several for IN."""

    column: str
    operator: Operator
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Query:
    """A query that was understood. `columns` is empty for `*`."""

    entity: str
    columns: tuple[str, ...] = ()
    counting: bool = False
    where: tuple[Condition, ...] = ()
    order: tuple[tuple[str, bool], ...] = ()
    """(column, descending) in turn."""
    start: int = 1
    limit: int = DEFAULT_RESULTS


def parse(text: str) -> Query:
    """Reads a query. Raises FaultError with the vendor's code when it is none."""
    return _Parser(text).query()


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        for match in _TOKEN.finditer(text.rstrip().rstrip(";")):
            kind = match.lastgroup or ""
            self.tokens.append((kind, match.group(kind)))
        self.place = 0

    # --- tokens ------------------------------------------------------------------------------------------------------

    def peek(self) -> tuple[str, str]:
        """The next token, ("end", "") behind the last."""
        return self.tokens[self.place] if self.place < len(self.tokens) else ("end", "")

    def take(self) -> tuple[str, str]:
        """The next token, and on."""
        token = self.peek()
        self.place += 1
        return token

    def word(self, *wanted: str) -> bool:
        """Whether the next token is one of these words, in any case; takes it then."""
        kind, text = self.peek()
        if kind == "word" and text.upper() in wanted:
            self.place += 1
            return True
        return False

    def mark(self, wanted: str) -> bool:
        """Whether the next token is this mark; takes it then."""
        if self.peek() == ("mark", wanted):
            self.place += 1
            return True
        return False

    def expect(self, done: bool, wanted: str) -> None:
        """Refuses what is not `wanted`."""
        if not done:
            raise self.refusal(wanted)

    def refusal(self, wanted: str) -> FaultError:
        """What QuickBooks says of a token that can't stand here."""
        kind, text = self.peek()
        found = "<EOF>" if kind == "end" else text
        return parser_error(f'Encountered " {found} "" at column {self.place + 1}. Was expecting: {wanted}')

    # --- grammar -----------------------------------------------------------------------------------------------------

    def query(self) -> Query:
        """The whole of it."""
        self.expect(self.word("SELECT"), '"SELECT"')
        columns, counting = self.selection()
        self.expect(self.word("FROM"), '"FROM"')
        kind, entity = self.take()
        self.expect(kind == "word", "an entity's name")
        where = self.conditions() if self.word("WHERE") else ()
        order = self.ordering() if self.ordered() else ()
        start, limit = 1, DEFAULT_RESULTS
        while self.peek()[0] != "end":
            if self.word("STARTPOSITION"):
                start = self.integer()
            elif self.word("MAXRESULTS"):
                limit = self.integer()
            else:
                raise self.refusal('<EOF> or "STARTPOSITION" or "MAXRESULTS"')
        if start < 1:
            raise parser_error("startPosition must be 1 or more")
        if not 1 <= limit <= MAX_RESULTS:
            raise parser_error(f"maxResults must be from 1 to {MAX_RESULTS}")
        return Query(entity, columns, counting, where, order, start, limit)

    def selection(self) -> tuple[tuple[str, ...], bool]:
        """`*`, `COUNT(*)` or columns."""
        if self.mark("*"):
            return (), False
        if self.word("COUNT"):
            self.expect(self.mark("(") and self.mark("*") and self.mark(")"), '"(*)"')
            return (), True
        columns = [self.column()]
        while self.mark(","):
            columns.append(self.column())
        return tuple(columns), False

    def column(self) -> str:
        """A property's name, `.*` for all of a nested one."""
        kind, text = self.take()
        if kind != "word":
            self.place -= 1
            raise self.refusal("a property's name")
        if text.endswith("."):
            self.expect(self.mark("*"), '"*"')
            text = text.removesuffix(".")
        return text

    def conditions(self) -> tuple[Condition, ...]:
        """Comparisons joined by AND."""
        found = [self.condition()]
        while self.word("AND"):
            found.append(self.condition())
        return tuple(found)

    def condition(self) -> Condition:
        """One comparison."""
        column = self.column()
        if self.word("LIKE"):
            return Condition(column, "LIKE", (self.value(),))
        if self.word("IN"):
            self.expect(self.mark("("), '"("')
            values = [self.value()]
            while self.mark(","):
                values.append(self.value())
            self.expect(self.mark(")"), '")"')
            return Condition(column, "IN", tuple(values))
        kind, text = self.take()
        if kind != "operator" or text not in ("=", "<", ">", "<=", ">="):
            self.place -= 1
            raise self.refusal('"=", "<", ">", "<=", ">=", "LIKE" or "IN"')
        return Condition(column, text, (self.value(),))  # type: ignore[arg-type]

    def value(self) -> Value:
        """A string in single quotes, a number, true or false."""
        kind, text = self.take()
        if kind == "string":
            return _ESCAPED.sub(r"\1", text[1:-1])
        if kind == "number":
            return float(text)
        if kind == "word" and text.lower() in ("true", "false"):
            return text.lower() == "true"
        self.place -= 1
        raise self.refusal("a value")

    def ordered(self) -> bool:
        """`ORDERBY`, also written in two words."""
        return self.word("ORDERBY") or (self.word("ORDER") and self.word("BY"))

    def ordering(self) -> tuple[tuple[str, bool], ...]:
        """Columns, each with its direction."""
        found = []
        while True:
            column = self.column()
            descending = self.word("DESC")
            if not descending:
                self.word("ASC")
            found.append((column, descending))
            if not self.mark(","):
                return tuple(found)

    def integer(self) -> int:
        """A whole number."""
        kind, text = self.take()
        if kind != "number" or "." in text:
            self.place -= 1
            raise self.refusal("a whole number")
        return int(text)
