"""Run config: what a person or a schedule asks of a run, and the span of time that it means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import dagster as dg
from pydantic import Field

from ingest_platform.errors import ConfigError
from ingest_platform.extract.documents import Window

RunMode = Literal["auto", "full", "window", "drain", "sweep", "verify"]


class SyncConfig(dg.Config):
    """Config of a source's op. Everything has a default: an empty config is an incremental sync."""

    mode: str = Field(
        "auto",
        description=(
            "auto: a backfill until one is complete, then what changed. full: everything again. window: the dates "
            "below. drain: only what webhooks left in doubt. sweep: compare all ids with the copy. verify: checks "
            "alone, each as thorough as it can be."
        ),
    )
    start_date: str | None = Field(None, description="From this day or time on (ISO 8601, UTC); means mode window")
    end_date: str | None = Field(None, description="Up to this day, which is included, or time; means mode window")
    days: int | None = Field(None, description="The last so many days; means mode window")
    full: bool = Field(False, description="The same as mode full")
    retry: bool = Field(False, description="First refine again what ended as error or deferred")


def resolve(config: SyncConfig, now: datetime | None = None) -> tuple[RunMode, Window]:
    """What to do and the window to do it for.

    Raises:
        ConfigError: the parts contradict each other, or a date cannot be read.
    """
    window = window_of(config.start_date, config.end_date, config.days, now=now)
    asked = window != Window()
    if config.full and asked:
        raise ConfigError("A full sync has no window", "Give either full, or dates or days")
    mode = "full" if config.full else config.mode
    if asked and mode == "auto":
        mode = "window"
    if mode == "window" and not asked:
        raise ConfigError("A window needs dates", "Give days, or start_date and end_date")
    match mode:
        case "auto" | "full" | "window" | "drain" | "sweep" | "verify":
            return mode, window
    raise ConfigError(f"There is no mode {mode!r}", "Choose from: auto, full, window, drain, sweep, verify")


def window_of(start: str | None, end: str | None, days: int | None, *, now: datetime | None = None) -> Window:
    """The window of dates as people give them; a day without a time is included whole.

    Raises:
        ConfigError: a date that is none, an end before its start, or days together with dates.
    """
    if days is not None:
        if start or end:
            raise ConfigError("Days and dates exclude each other", "Give either days, or start and end")
        if days < 1:
            raise ConfigError(f"{days} days are no window", "Give 1 or more")
        return Window(start=(now or datetime.now(UTC)) - timedelta(days=days))
    window = Window(_moment(start, last=False), _moment(end, last=True))
    if window.start and window.end and window.end < window.start:
        raise ConfigError(f"The window ends ({end}) before it starts ({start})", "Exchange the two dates")
    return window


def _moment(text: str | None, *, last: bool) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{text!r} is no date", "Write it like 2026-01-31 or 2026-01-31T12:00:00Z") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    whole_day = len(text) <= len("2026-01-31")
    return moment + timedelta(days=1, microseconds=-1) if last and whole_day else moment


def run_config(op: str, **values: Any) -> dict[str, Any]:
    """The run config that gives `values` to a source's op."""
    return {"ops": {op: {"config": {k: v for k, v in values.items() if v is not None}}}}
