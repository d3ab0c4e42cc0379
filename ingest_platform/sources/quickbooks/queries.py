"""The query language: texts of queries, and walks over an entity that no moving row escapes.

Facts: facts.json, pagination: `SELECT * | COUNT(*) FROM Entity WHERE a AND b ORDERBY c STARTPOSITION n MAXRESULTS n`,
at most 1,000 rows; no OR. Times have whole seconds. List entities that are inactive are left out of rows and counts
unless they are asked for.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from ingest_platform.errors import SourceError
from ingest_platform.extract.documents import Window
from ingest_platform.sources.quickbooks.api import Answer, Api, moment
from ingest_platform.sources.quickbooks.listing import QueryListing

SECOND = timedelta(seconds=1)
TRIES = 5
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rows of a page, and objects of an answer of change data capture, as the vendor ends them; ids that one query
    names (its text travels in an address).
    """

    page: int = 1000
    captured: int = 1000
    ids: int = 100


def literal(value: str) -> str:
    """A text as the query language writes it."""
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def time(value: datetime) -> str:
    """A time as the query language writes it, in whole seconds."""
    return literal(value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def span(column: str, window: Window) -> list[str]:
    """Conditions that hold a column within a window, both ends included."""
    conditions = [f"{column} >= {time(window.start)}"] if window.start else []
    return conditions + ([f"{column} <= {time(window.end)}"] if window.end else [])


def at(row: Row, column: str) -> datetime | None:
    """A row's value of a column of times."""
    value: Any = row
    for key in column.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return moment(value)


class Queries:
    """The queries of one entity."""

    def __init__(self, api: Api, listing: QueryListing, sizes: Sizes) -> None:
        self._api = api
        self._listing = listing
        self._page = sizes.page

    def select(self, conditions: Sequence[str], *, order: str = "", start: int = 1, what: str = "*") -> str:
        """A query's text. `conditions` hold together; inactive entities are asked for where there are such."""
        every = [*conditions, *(["Active IN (true, false)"] if self._listing.kind == "list" else [])]
        where = f" WHERE {' AND '.join(every)}" if every else ""
        paging = f" ORDERBY {order} STARTPOSITION {start} MAXRESULTS {self._page}" if order else ""
        return f"SELECT {what} FROM {self._listing.entity}{where}{paging}"

    def rows(self, response: Mapping[str, Any]) -> list[Row]:
        """The rows of a `QueryResponse`; without any it has not the entity's key."""
        return list(response.get(self._listing.entity) or ())

    async def count(self, conditions: Sequence[str]) -> int:
        """How many rows fulfil the conditions."""
        answer = await self._api.query(self.select(conditions, what="COUNT(*)"))
        return counted(answer.data.get("QueryResponse"))

    async def page(self, conditions: Sequence[str], order: str, start: int = 1) -> tuple[list[Row], Answer]:
        """Up to a page of rows from the place `start` (from 1) on."""
        answer = await self._api.query(self.select(conditions, order=order, start=start))
        response = answer.data.get("QueryResponse")
        if not isinstance(response, dict):
            raise SourceError("QuickBooks answered a query without a QueryResponse", "Run the same command again")
        return self.rows(response), answer

    async def positions(self, conditions: Sequence[str] = ()) -> AsyncIterator[tuple[list[Row], Answer]]:
        """Every row, by its place. A row may escape while others before it go: only for what is checked afterwards."""
        start = 1
        while True:
            rows, answer = await self.page(conditions, "Id", start)
            yield rows, answer
            if len(rows) < self._page:
                return
            start += len(rows)

    async def walk(self, column: str, window: Window) -> AsyncIterator[tuple[list[Row], Answer, datetime | None]]:
        """Every row in the order of a column of times, each page with where to begin again; None after the last.

        Each page begins at the last row's time and not at a place in the list: rows that change or go meanwhile shift
        nothing. What stood at that very second comes again.
        """
        position = window.start
        while True:
            rows, answer = await self.page(span(column, Window(position, window.end)), column)
            if len(rows) < self._page:
                yield rows, answer, None
                return
            times = [t for row in rows if (t := at(row, column)) is not None]
            if not times:
                raise SourceError(f"QuickBooks answered rows without {column}", "Run the same command again later")
            last = max(times)
            if last > min(times):
                position = last
                yield rows, answer, position
                continue
            async for some, then in self._second(column, last):
                yield some, then, last
            position = last + SECOND

    async def _second(self, column: str, second: datetime) -> AsyncIterator[tuple[list[Row], Answer]]:
        """More rows of one second than a page holds: read by their places, until as many were seen as are counted."""
        conditions = [f"{column} >= {time(second)}", f"{column} < {time(second + SECOND)}"]
        seen: set[str] = set()
        for _ in range(TRIES):
            start, full = 1, True
            while full:
                rows, answer = await self.page(conditions, "Id", start)
                fresh = [row for row in rows if str(row.get("Id")) not in seen]
                seen.update(str(row.get("Id")) for row in fresh)
                yield fresh, answer
                start, full = start + len(rows), len(rows) == self._page
            if await self.count(conditions) <= len(seen):
                return
        raise SourceError("QuickBooks' rows of one second cannot be listed whole", "Run the same command again later")


def counted(response: Any) -> int:
    """The number in the answer to a count. Raises SourceError where there is none."""
    try:
        return int(response["totalCount"])
    except (KeyError, TypeError, ValueError):
        raise SourceError("QuickBooks answered a count without a number", "Run the same command again") from None
