"""What was proven by comparing ids, remembered by windows of creation: a verification lists what it must and no more.

A window of which the source listed the very ids that the copy holds is remembered with a digest of these. While the
digest is the same, nothing has come or gone here; and where the source never deletes, nothing can have gone there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ingest_platform.control import cursors
from ingest_platform.declare import IdSweepParity, NeverDeleted, ObjectType
from ingest_platform.extract.documents import Window
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.narrow import Held

CHUNK = 1_000
"""Rows of a window."""
PAGE = 100
"""A window costs a page at least; fewer rows than that are not worth remembering."""
BUDGET = 2_000
"""Rows, a page at least for each window, that one verification lists of a type beyond its newest."""
LARGE = BUDGET
"""Types that have no windows and more rows than that take turns: one of them at most is listed by each verification."""
TURNS = 7
"""Verifications in which each of these has its turn, at the least: a week of daily ones."""
OPEN = timedelta(days=1)
"""The newest objects are listed each time: some become visible late."""


@dataclass(frozen=True, slots=True)
class Local:
    """The copy's side of a window: live rows, and a digest of their ids that does not depend on their order."""

    rows: int = 0
    digest: int = 0


@dataclass(frozen=True, slots=True)
class Proven:
    """A window that was the same on both sides."""

    window: Window
    local: Local
    checked_at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """A window with what the copy holds in it now. `proven_at` is None where nothing is known of it."""

    window: Window
    local: Local
    proven_at: datetime | None = None


@dataclass(frozen=True)
class Plan:
    """What one verification lists of a type, and what it leaves: to earlier ones, or to later ones."""

    listed: list[Span]
    proven: list[Span]
    left: list[Span]

    @property
    def whole(self) -> bool:
        """Whether everything is listed now."""
        return not self.proven and not self.left

    @property
    def through(self) -> datetime | None:
        """Where the first window begins that nobody has looked at; None when there is none, or it is the very first."""
        return min((s.window.start for s in self.left if s.window.start), default=None)


def plan(held: Held) -> Plan:
    """Choose what to list: the newest; then, within the budget, what changed here, what nobody has looked at yet, and
    of what may be deleted the windows that were proven longest ago. Everything, when all is proven anew.
    """
    copy = held.copy
    known = remembered(copy, held.object_type)
    if held.created is None:
        span = Span(Window(), Local(held.rows()), known[0].checked_at if known else None)
        if copy.anew or _is_its_turn(copy, held.object_type, span.local.rows):
            return Plan([span], [], [])
        return Plan([], [span], []) if known else Plan([], [], [span])
    known = [p for p in known if p.window.end is not None]  # before it had a time of creation it may have been one
    gaps = list(_gaps(held, [p.window for p in known]))
    spans = _measured(held, [p.window for p in known] + gaps)
    same = {p.window for p in known if spans[p.window] == p.local}
    proven = [Span(p.window, p.local, p.checked_at) for p in known if p.window in same]
    changed = [Span(p.window, spans[p.window]) for p in known if p.window not in same]
    *unknown, newest = (Span(w, spans[w]) for w in gaps)
    stays = any(isinstance(s, NeverDeleted) for s in held.object_type.delete)
    again = [] if stays else sorted(proven, key=lambda s: (s.proven_at, s.local.rows))
    if copy.anew:
        return Plan([*changed, *unknown, newest, *proven], [], [])
    listed, room = [newest], BUDGET
    for span in (*changed, *unknown, *again):
        room -= max(span.local.rows, PAGE)
        if room < 0:
            break
        listed.append(span)
    taken = {s.window for s in listed}
    return Plan(
        listed,
        [s for s in proven if s.window not in taken],
        [s for s in (*changed, *unknown) if s.window not in taken],
    )


def asked(held: Held, spans: list[Span]) -> list[Window]:
    """The windows that the source is asked for, both ends included, each object in one of them if that can be.

    Where times have fractions of a second the ends touch: an object at the very end is listed twice.
    """
    if held.created is None or len(spans) <= 1 or not held.whole_seconds():
        return [s.window for s in spans]
    second = timedelta(seconds=1)
    return [Window(s.window.start, s.window.end and s.window.end - second) for s in spans]


def remembered(copy: Copy, object_type: ObjectType) -> list[Proven]:
    """The windows of a type that were proven, oldest first."""
    rows = copy.conn.execute(
        "SELECT nullif(window_start, '-infinity'), nullif(window_end, 'infinity'), held, digest::bigint, checked_at "
        "FROM verified_window WHERE integration_id = %s AND object_type = %s ORDER BY window_start",
        (copy.integration_id, object_type.name),
    )
    return [Proven(Window(start, end), Local(n, digest), at) for start, end, n, digest, at in rows]


def remember(held: Held, span: Span, *, same: bool) -> None:
    """Note that a window is the same on both sides; or forget it, if it is not. An open one is listed each time."""
    copy = held.copy
    key = (copy.integration_id, held.object_type.name, span.window.start, span.window.end)
    if not same:
        copy.conn.execute(
            "DELETE FROM verified_window WHERE integration_id = %s AND object_type = %s AND window_start = "
            "coalesce(%s::timestamptz, '-infinity') AND window_end = coalesce(%s::timestamptz, 'infinity')",
            key,
        )
    elif span.window.end is not None or held.created is None:
        copy.conn.execute(
            "INSERT INTO verified_window (integration_id, object_type, window_start, window_end, held, digest) VALUES "
            "(%s, %s, coalesce(%s::timestamptz, '-infinity'), coalesce(%s::timestamptz, 'infinity'), %s, %s) "
            "ON CONFLICT (integration_id, object_type, window_start, window_end) DO UPDATE SET held = excluded.held, "
            "digest = excluded.digest, checked_at = clock_timestamp()",
            (*key, span.local.rows, span.local.digest),
        )


def _gaps(held: Held, known: list[Window]) -> Iterator[Window]:
    """What no remembered window covers, cut into windows of about `CHUNK` rows; the last one is open."""
    start: datetime | None = None
    for window in known:
        if window.start != start:
            yield from _cut(held, Window(start, window.start))
        start = window.end
    closed = cursors.get(held.copy.conn, held.copy.integration_id, held.object_type.name).value
    if closed is not None:
        closed = (closed - OPEN).astimezone(UTC).replace(microsecond=0)
        old = Window(start, closed)
        if (start is None or start < closed) and held.rows(old) >= PAGE:
            yield from _cut(held, old)
            start = closed
    yield Window(start, None)


def _cut(held: Held, window: Window) -> Iterator[Window]:
    sql, values = held.where(window)
    cuts = [
        row[0].astimezone(UTC)
        for row in held.copy.conn.execute(
            f"SELECT DISTINCT date_trunc('second', c) FROM (SELECT {held.created} AS c, row_number() OVER "
            f"(ORDER BY {held.created}) AS n FROM {sql}) AS x WHERE n %% {CHUNK} = 0 ORDER BY 1",
            values,
        )
    ]
    inside = [c for c in cuts if (window.start is None or c > window.start) and (window.end is None or c < window.end)]
    yield from (Window(a, b) for a, b in zip([window.start, *inside], [*inside, window.end], strict=True))


def _measured(held: Held, windows: list[Window]) -> dict[Window, Local]:
    """The copy's side of windows that do not overlap, in one pass."""
    bounds = sorted({b for w in windows for b in (w.start, w.end) if b is not None})
    sql, values = held.where(Window())
    rows = held.copy.conn.execute(
        f"SELECT width_bucket({held.created}, %s::timestamptz[]), count(*), "
        # Within 64 bits, whatever the number of rows.
        f"(sum(hashtextextended({held.key}::text, 0)) %% 9223372036854775807)::bigint FROM {sql} GROUP BY 1",
        [bounds, *values],
    ).fetchall()
    found = {row[0]: Local(row[1], row[2]) for row in rows}
    return {w: found.get(bisect_right(bounds, w.start) if w.start else 0, Local()) for w in windows}


def _is_its_turn(copy: Copy, object_type: ObjectType, rows: int) -> bool:
    if rows <= LARGE:
        return True
    peers = [
        o.name
        for o in copy.source.object_types
        if isinstance(o.parity, IdSweepParity)
        and o.listing.created_column is None
        and not o.missing_scopes(copy.granted_scopes)
        and Held(copy, o).rows() > LARGE
    ]
    made = copy.number("SELECT count(*) FROM verification_report WHERE integration_id = %s", copy.integration_id)
    return peers.index(object_type.name) == made % max(len(peers), TURNS)
