"""What the Dagster layer calls: plain functions, handed in so that the layer can be run over others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from ingest_platform.declare import Source
from ingest_platform.settings import Settings, load_settings

if TYPE_CHECKING:
    from ingest_platform.errors import IngestError
    from ingest_platform.refine.apply import RefineResult
    from ingest_platform.sync.account import AccountSync
    from ingest_platform.sync.outcomes import Progress, RawOutcome


class CheckDeclared(Protocol):
    """A check as the registry in `quality.checks` has it. Not one of Dagster's: its specs are made from these."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def target(self) -> Literal["raw", "refined"]: ...  # noqa: D102
    @property
    def blocking(self) -> bool: ...  # noqa: D102
    @property
    def severity(self) -> Literal["error", "warn"]: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102


class CheckFound(Protocol):
    """What a check found."""

    @property
    def passed(self) -> bool: ...  # noqa: D102
    @property
    def severity(self) -> Literal["error", "warn"]: ...  # noqa: D102
    @property
    def summary(self) -> str: ...  # noqa: D102
    @property
    def detail(self) -> dict[str, Any]: ...  # noqa: D102


RunCheck = Callable[["AccountSync", str, str], CheckFound]
OpenSync = Callable[[Settings, str, str], AbstractContextManager["AccountSync"]]


@dataclass
class Ledger:
    """What a run in this process did, for whoever started it."""

    raw: dict[str, RawOutcome] = field(default_factory=dict)
    refined: dict[str, RefineResult] = field(default_factory=dict)
    checks: dict[tuple[str, str], CheckFound] = field(default_factory=dict)
    errors: dict[str, IngestError] = field(default_factory=dict)


def open_sync(settings: Settings, name: str, run_id: str) -> AbstractContextManager[AccountSync]:
    """An account under its lock. Imported late: loading the definitions must stay quick."""
    from ingest_platform.sync.account import AccountSync

    return AccountSync(settings, name, run_id=run_id)


def run_check(sync: AccountSync, object_type: str, name: str) -> CheckFound:
    """One check of one object type of the account."""
    from ingest_platform.quality import checks

    found: CheckFound = checks.run_check(sync, object_type, name)
    return found


@dataclass(frozen=True)
class Platform:
    """Everything that definitions are made from.

    `retries` is how often a run tries again what a source refused or did not answer; a person at a terminal waits for
    none. `progress` and `ledger` are for runs in this very process.
    """

    sources: Sequence[Source]
    checks: Sequence[CheckDeclared]
    settings: Callable[[], Settings] = load_settings
    open_sync: OpenSync = open_sync
    run_check: RunCheck = run_check
    progress: Progress | None = None
    ledger: Ledger | None = None
    retries: int = 2
    retry_seconds: int = 30


def shipped() -> Platform:
    """The platform as it is installed."""
    from ingest_platform.quality.checks import CHECKS
    from ingest_platform.sources import SOURCES

    return Platform(tuple(SOURCES.values()), tuple(CHECKS))
