"""The vendor's limits of one company, over sliding windows.

Facts: 500 requests a minute, 10 a second, 10 at once, 120 batches a minute (Intuit's blog of 2025-08-13 and
of 2016-08-08).
"""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass
class Quota:
    """What is allowed; None for no limit."""

    per_minute: float | None = 500
    per_second: float | None = 10
    concurrent: float | None = 10
    batch_per_minute: float | None = 120


class Limits:
    """What a company's clients used, and whether one more request is allowed."""

    def __init__(self, speed: float = 1.0) -> None:
        self.quota = Quota()
        self.calls: Counter[str] = Counter()
        self.throttled = 0
        self.running = 0
        self.peak = 0
        self._recent: deque[float] = deque()
        self._batches: deque[float] = deque()
        self.set({"speed": speed})

    def set(self, values: dict[str, Any]) -> dict[str, Any]:
        """Other limits, or with `speed` the vendor's times that factor. Raises KeyError for one that does not exist."""
        for name, value in values.items():
            if name == "speed":
                self.quota = Quota(**{one.name: float(one.default) * float(value) for one in fields(Quota)})  # type: ignore[arg-type]
            elif name in Quota.__dataclass_fields__:
                setattr(self.quota, name, None if value is None else float(value))
            else:
                raise KeyError(name)
        return asdict(self.quota)

    def enter(self, call: str) -> bool:
        """Counts a request in; False when it is refused. Refused ones use nothing up. Each entered one must `leave`."""
        self.calls[call] += 1
        now = time.monotonic()
        _forget(self._recent, now - 60)
        _forget(self._batches, now - 60)
        quota = self.quota
        second = 0
        for at in reversed(self._recent):  # at most as long as a second's limit allows
            if at <= now - 1:
                break
            second += 1
        used = ((len(self._recent), quota.per_minute), (second, quota.per_second), (self.running, quota.concurrent))
        full = any(limit is not None and have >= limit for have, limit in used)
        if call == "batch" and quota.batch_per_minute is not None:
            full = full or len(self._batches) >= quota.batch_per_minute
        if full:
            self.throttled += 1
            return False
        self._recent.append(now)
        if call == "batch":
            self._batches.append(now)
        self.running += 1
        self.peak = max(self.peak, self.running)
        return True

    def leave(self) -> None:
        """The request was answered."""
        self.running -= 1

    def stats(self) -> dict[str, Any]:
        """Counts."""
        made = sum(self.calls.values())
        return {"requests": made, "throttled": self.throttled, "peak_concurrency": self.peak, "calls": dict(self.calls)}

    def reset(self) -> None:
        """Starts counting anew; what was used of the quota stays used."""
        self.calls.clear()
        self.throttled, self.peak = 0, self.running


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
