"""From webhook arrivals to requests of runs, without Dagster: what the arrivals sensor remembers and decides.

Rows are never claimed here, only read: a run that is not launched loses nothing. What was asked for is remembered until
its run has succeeded; a run that never came, or failed, is asked for again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Literal

from ingest_platform.control import locks
from ingest_platform.control.database import Connection

CHANNEL = "ingest_inbox"
"""The receiver notifies here at each commit with arrivals, so that nobody polls."""

MAX_RUNS = 8
"""Runs that the sensor keeps going at once; other accounts wait their turn, the longest waiting first."""

MAX_ATTEMPTS = 5
"""After so many failed runs an account's arrivals are left to its next scheduled sync."""

GAP_SECONDS = 60.0
"""Ids are given out before the commit, so that a lower id may appear after a higher one. A missing id is looked for
this long; the receiver gives up its transactions much sooner."""

MAX_GAPS = 200
LAUNCH_SECONDS = 120.0
"""A run that was requested and is not known to Dagster after this long was never launched."""

RunState = Literal["unknown", "going", "succeeded", "failed"]


@dataclass
class Waiting:
    """An account with arrivals for which no run goes on yet."""

    types: list[str]
    since: float
    attempts: int = 0
    retry: bool = False


@dataclass
class Requested(Waiting):
    """An account for which a run was requested, under `key`."""

    key: str = ""
    at: float = 0.0


@dataclass
class Inbox:
    """The sensor's cursor. `position`: the highest arrival seen; `gaps`: ids below it that were not there yet."""

    position: int = 0
    gaps: list[tuple[int, int, float]] = field(default_factory=list)
    waiting: dict[str, Waiting] = field(default_factory=dict)
    requested: dict[str, Requested] = field(default_factory=dict)

    @classmethod
    def load(cls, cursor: str | None) -> Inbox | None:
        """The inbox as the last tick left it; None when there was none."""
        if not cursor:
            return None
        stored = json.loads(cursor)
        return cls(
            stored["position"],
            [(a, b, t) for a, b, t in stored["gaps"]],
            {name: Waiting(**value) for name, value in stored["waiting"].items()},
            {name: Requested(**value) for name, value in stored["requested"].items()},
        )

    def dump(self) -> str:
        """As a cursor."""
        return json.dumps(asdict(self), separators=(",", ":"))

    def wait(self, account: str, types: set[str], now: float, *, attempts: int = 0, retry: bool = False) -> None:
        """Note that an account has arrivals of these object types."""
        known = self.waiting.get(account)
        if known is None:
            self.waiting[account] = Waiting(sorted(types), now, attempts, retry)
        else:
            known.types = sorted({*known.types, *types})
            known.attempts = max(known.attempts, attempts)
            known.retry = known.retry or retry


@dataclass(frozen=True)
class Request:
    """A run to launch."""

    account: str
    types: tuple[str, ...]
    key: str
    retry: bool


def first_position(conn: Connection) -> int:
    """Where a new sensor begins: what arrived earlier and is not in doubt was applied by the receiver long ago."""
    row = conn.execute("SELECT coalesce(max(id), 0) FROM webhook_event").fetchone()
    return int(row[0]) if row else 0


def collect(conn: Connection, source: str, inbox: Inbox, now: float) -> None:
    """Read what arrived since the inbox's position, and what is due to be fetched, into `inbox.waiting`."""
    inbox.gaps = [gap for gap in inbox.gaps if now - gap[2] < GAP_SECONDS][-MAX_GAPS:]
    rows = conn.execute(
        "SELECT w.id, i.platform, i.name, w.object_type, w.status FROM ("
        " SELECT id, integration_id, object_type, status FROM webhook_event WHERE id > %(position)s"
        " UNION ALL SELECT e.id, e.integration_id, e.object_type, e.status"
        " FROM unnest(%(low)s::bigint[], %(high)s::bigint[]) AS gap(low, high)"
        " JOIN webhook_event e ON e.id BETWEEN gap.low AND gap.high"
        ") AS w JOIN integration i ON i.id = w.integration_id ORDER BY w.id",
        {"position": inbox.position, "low": [g[0] for g in inbox.gaps], "high": [g[1] for g in inbox.gaps]},
    ).fetchall()
    _advance(inbox, [row[0] for row in rows], now)
    for _, platform, account, object_type, status in rows:
        if platform == source and object_type is not None and status in {"applied", "deferred", "error"}:
            inbox.wait(account, {object_type}, now, retry=status != "applied")
    due = conn.execute(
        "SELECT i.name, array_agg(DISTINCT f.object_type) FROM fetch_request f"
        " JOIN integration i ON i.id = f.integration_id"
        " WHERE i.platform = %s AND i.status = 'connected' AND f.not_before <= clock_timestamp() GROUP BY i.name",
        [source],
    ).fetchall()
    for account, types in due:
        # In a requested run's care already; should it fail, the request is still due.
        if account not in inbox.requested:
            inbox.wait(account, set(types), now)


def _advance(inbox: Inbox, ids: list[int], now: float) -> None:
    seen = sorted(ids)
    gaps: list[tuple[int, int, float]] = []
    for low, high, since in inbox.gaps:  # what has appeared in a gap splits it
        start = low
        for number in (n for n in seen if low <= n <= high):
            if number > start:
                gaps.append((start, number - 1, since))
            start = number + 1
        if start <= high:
            gaps.append((start, high, since))
    for number in (n for n in seen if n > inbox.position):
        if number > inbox.position + 1:
            # A burst of duplicates burns ids too; of a long range only the end can still be on its way.
            gaps.append((max(inbox.position + 1, number - 1000), number - 1, now))
        inbox.position = number
    inbox.gaps = gaps[-MAX_GAPS:]


def settle(inbox: Inbox, states: Mapping[str, RunState], now: float) -> list[str]:
    """Take note of how requested runs ended; gives the accounts that failed for the last time."""
    given_up = []
    for account, request in list(inbox.requested.items()):
        state = states.get(request.key, "unknown")
        if state == "going" or (state == "unknown" and now - request.at < LAUNCH_SECONDS):
            continue
        del inbox.requested[account]
        if state == "succeeded":
            continue
        if request.attempts + 1 >= MAX_ATTEMPTS:
            given_up.append(account)
        else:
            inbox.wait(account, set(request.types), now, attempts=request.attempts + 1, retry=request.retry)
    return given_up


def choose(conn: Connection, inbox: Inbox, now: float) -> list[Request]:
    """Move accounts from waiting to requested, and give their runs: those that are connected, free, and not put off."""
    chosen: list[Request] = []
    for account, waiting in sorted(inbox.waiting.items(), key=lambda item: item[1].since):
        if len(inbox.requested) >= MAX_RUNS:
            break
        if account in inbox.requested or now < waiting.since + _pause(waiting.attempts):
            continue
        row = conn.execute("SELECT id, status FROM integration WHERE name = %s", [account]).fetchone()
        if row is None or row[1] != "connected":
            del inbox.waiting[account]  # its next sync, once it is connected again, fetches all of it
            continue
        if locks.is_locked(conn, row[0]):
            continue  # a run would only say that the account is being synced
        key = f"{account}:{inbox.position}:{datetime.fromtimestamp(now, UTC):%Y%m%dT%H%M%S.%f}"
        del inbox.waiting[account]
        inbox.requested[account] = Requested(**asdict(waiting), key=key, at=now)
        chosen.append(Request(account, tuple(waiting.types), key, waiting.retry))
    return chosen


def _pause(attempts: int) -> float:
    return 0.0 if attempts == 0 else 5.0 * 2**attempts


def wait_for_arrivals(conn: Connection, seconds: float) -> bool:
    """Wait until the receiver says that something arrived, `seconds` at most; `conn` listens and is in autocommit."""
    deadline = time.monotonic() + seconds
    for _ in conn.notifies(timeout=max(0.0, deadline - time.monotonic()), stop_after=1):
        return True
    return False
