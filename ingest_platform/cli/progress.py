"""Progress of a sync: moving figures in a terminal, now and then a line elsewhere."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

LINE_EVERY_S = 5.0


class SyncProgress:
    """Takes what the sync reports, `(object type, documents so far, what is going on)`, from any thread."""

    def __init__(self, out: Console, *, quiet: bool = False) -> None:
        self._out, self._quiet = out, quiet
        self._lock = threading.Lock()
        self._tasks: dict[str, TaskID] = {}
        self._said = time.monotonic()
        self._bar: Progress | None = None
        if out.is_terminal and not quiet:
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description:<20}"),
                TextColumn("{task.completed:>10,.0f}"),
                TextColumn("[dim]{task.fields[doing]}[/dim]"),
                TimeElapsedColumn(),
                console=out,
                transient=True,
            )

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
            self._tasks[""] = self._bar.add_task("starting", total=None, doing="Dagster run")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, object_type: str, count: int, doing: str) -> None:
        """Show that so many documents of a type were handled."""
        if self._quiet:
            return
        with self._lock:
            if self._bar is not None:
                if (first := self._tasks.pop("", None)) is not None:
                    self._bar.remove_task(first)
                if object_type not in self._tasks:
                    self._tasks[object_type] = self._bar.add_task(object_type, total=None, doing=doing)
                self._bar.update(self._tasks[object_type], completed=count, doing=doing)
                return
            now = time.monotonic()
            if now - self._said >= LINE_EVERY_S:  # a line in all: there may be many object types
                self._said = now
                self._out.print(f"{object_type}: {count:,} ({doing})")
