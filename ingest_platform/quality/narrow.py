"""Narrowing a mismatch to the objects that make it: windows are halved while they differ, then ids are compared.

Sets of ids meet in a temporary table, page by page: memory stays flat whatever the account's size.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from ingest_platform.declare import ObjectType
from ingest_platform.extract.connector import Place, SourceClient
from ingest_platform.extract.documents import EVERYTHING, Count, Window
from ingest_platform.quality.copy import Copy
from ingest_platform.sync.requests import begin_sweep, note_ids

LEAF = 250
"""Objects of a window whose ids are listed rather than counted in halves: a page of most vendors."""
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""A window from here on holds everything, and is still listed page by page rather than as a whole."""
MOST = 10_000
"""Doubtful ids that one look takes up; what is beyond is counted, and found by the next look."""


@dataclass
class Candidates:
    """Ids that the source lists and the copy lacks, and the other way round; nobody asked about each yet.

    `more` are so many beyond `MOST`. `windows` are those that differed; `listed` ids were read. `uncertain` windows
    differed by their counts and not by their ids.
    """

    missing: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    more: int = 0
    listed: int = 0
    windows: list[Window] = field(default_factory=list)
    uncertain: list[Window] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """All of them, each once."""
        return list(dict.fromkeys((*self.missing, *self.surplus)))


@dataclass(frozen=True)
class Held:
    """The copy's own side: live rows of a type, in windows of their time of creation where it is declared."""

    copy: Copy
    object_type: ObjectType

    @property
    def created(self) -> str | None:
        """The refined column that the source's windows filter by."""
        return self.object_type.listing.created_column

    @property
    def key(self) -> str:
        """The column of the vendor's id."""
        return self.copy.source.id_column(self.object_type.name)

    def where(self, window: Window) -> tuple[str, list[Any]]:
        """Table and condition, for a SELECT."""
        table = self.copy.source.table(self.object_type.name)
        sql, values = f"{table} t WHERE integration_id = %s AND deleted_at IS NULL", [self.copy.owner.integration_id]
        for bound, operator in ((window.start, ">="), (window.end, "<=")):
            if bound is not None:
                sql += f" AND {self.created} {operator} %s"
                values.append(bound)  # type: ignore[arg-type]
        return sql, values

    def rows(self, window: Window = EVERYTHING) -> int:
        """How many live objects."""
        sql, values = self.where(window)
        return self.copy.number(f"SELECT count(*) FROM {sql}", *values)

    def middle(self, window: Window) -> datetime | None:
        """The whole second at which to cut a window, so that both halves hold about as much; None: it cannot be cut."""
        sql, values = self.where(window)
        row = self.copy.conn.execute(
            f"SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY {self.created}), min({self.created}), "
            f"max({self.created}) FROM {sql}",
            values,
        ).fetchone()
        cut, first, last = row or (None, None, None)
        if cut is None:  # nothing is held: halve the time itself
            if window.start is None or window.end is None:
                return None
            cut = window.start + (window.end - window.start) / 2
        elif cut == last and first is not None and first < last:
            cut = first + (last - first) / 2
        cut = cut.astimezone(UTC).replace(microsecond=0)
        inside = (window.start is None or cut >= window.start) and (
            window.end is None or cut + timedelta(seconds=1) <= window.end
        )
        # All that is held was made in one second: halving would go on for ever.
        stuck = first is not None and first == last and (window.start is None or window.end is None)
        return cut if inside and not stuck else None

    def looks(self, seed: str) -> list[Window]:
        """Windows whose ids are worth comparing although all counts agree: everything, where that is a page; else the
        newest objects, where most happens, and as many others that `seed` chooses.
        """
        rows = self.rows()
        if rows <= LEAF:
            return [Window(BEGINNING)]
        late = Random(f"{seed}:{self.object_type.name}").randrange(LEAF, rows)  # noqa: S311 - a sample
        places = (self.at(n) for n in (LEAF - 1, min(late + LEAF, rows) - 1, late))
        newest, low, high = (place.created if place else None for place in places)
        return [Window(newest), Window(low, high)]

    def at(self, place: int) -> Place | None:
        """The live row at a place: the newest at 0, or in the order of ids where no creation is declared."""
        sql, values = self.where(EVERYTHING)
        created, order = (self.created, f"{self.created} DESC NULLS LAST") if self.created else ("NULL", self.key)
        row = self.copy.conn.execute(
            f"SELECT {self.key}::text, {created} FROM {sql} ORDER BY {order} OFFSET {place} LIMIT 1", values
        ).fetchone()
        return Place(*row) if row else None

    def whole_seconds(self) -> bool:
        """Whether no time has a fraction of a second: windows can then stand side by side without touching."""
        sql, values = self.where(Window())
        found = self.copy.number(
            f"SELECT count(*) FROM (SELECT FROM {sql} AND date_trunc('second', {self.created}) <> {self.created} "
            "LIMIT 1) AS x",
            *values,
        )
        return not found


async def by_counts(copy: Copy, object_type: ObjectType, client: SourceClient, whole: Count) -> Candidates:
    """Halve the windows whose counts differ until their ids are worth listing. `whole` is the count of all.

    A count that the source cut short tells nothing of its window, which is halved until it is below the cap.
    Of two halves one is counted: the other is the difference, where both are exact.
    """
    held, found = Held(copy, object_type), Candidates()
    side_by_side = held.whole_seconds()
    left_over: list[tuple[Window, Count]] = [(Window(), whole)]
    while left_over:
        window, count = left_over.pop()
        rows = held.rows(window)
        if count.exact and count.value == rows:
            continue
        cut = held.middle(window) if max(count.value, rows) > LEAF or not count.exact else None
        if cut is None:
            await by_ids(copy, object_type, client, found, window)
            continue
        early = Window(window.start, cut)
        late = Window(cut + timedelta(seconds=1) if side_by_side else cut, window.end)
        first = await client.count(object_type, early)
        if side_by_side and first.exact and count.exact and count.value >= first.value:
            second = Count(count.value - first.value)
        else:
            second = await client.count(object_type, late)
        left_over += [(late, second), (early, first)]
    return found


async def by_ids(
    copy: Copy, object_type: ObjectType, client: SourceClient, found: Candidates, window: Window = EVERYTHING
) -> bool:
    """Compare the source's ids with the copy's, of a window or of all; whether they are the same."""
    conn, held = copy.conn, Held(copy, object_type)
    begin_sweep(conn)
    listed = 0
    async for page in _ids(copy, client, object_type, window):
        note_ids(conn, page)
        listed += len(page)
        copy.say(object_type.name, found.listed + listed, "comparing ids")
    conn.execute("ANALYZE sweep_id")
    sql, values = held.where(window)
    surplus = (
        f"SELECT {held.key}::text FROM {sql} AND NOT EXISTS "
        f"(SELECT FROM sweep_id s WHERE s.object_id = t.{held.key}::text) ORDER BY {held.key}"
    )
    table = copy.source.table(object_type.name)
    missing = (
        f"SELECT s.object_id FROM sweep_id s WHERE NOT EXISTS (SELECT FROM {table} t WHERE t.integration_id = %s "
        f"AND t.deleted_at IS NULL AND t.{held.key}::text = s.object_id) ORDER BY length(s.object_id), s.object_id"
    )
    before = len(found.missing) + len(found.surplus) + found.more
    for query, given, into in ((missing, [copy.owner.integration_id], found.missing), (surplus, values, found.surplus)):
        room = max(MOST - len(found.missing) - len(found.surplus), 0)
        into += [row[0] for row in conn.execute(f"{query} LIMIT {room}", given)]
        if len(found.missing) + len(found.surplus) >= MOST:
            found.more += copy.number(f"SELECT count(*) FROM ({query} OFFSET {room}) AS x", *given)
    conn.execute("DROP TABLE sweep_id")
    found.listed += listed
    same = before == len(found.missing) + len(found.surplus) + found.more
    (found.uncertain if same else found.windows).append(window)
    return same


async def _ids(
    copy: Copy, client: SourceClient, object_type: ObjectType, window: Window
) -> AsyncIterator[Sequence[str]]:
    if (asked := copy.asked.ids.pop((object_type.name, window), None)) is not None:
        yield asked
        return
    # Sources that know no windows are asked without one.
    async for page in client.ids(object_type) if window == EVERYTHING else client.ids(object_type, window):
        yield page
