"""What the Dagster layer calls: plain functions, handed in so that the layer can be run over others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from ingest_platform.declare import ObjectType, Source
from ingest_platform.settings import Settings, load_settings

if TYPE_CHECKING:
    from ingest_platform.control.releases import Release
    from ingest_platform.errors import IngestError
    from ingest_platform.refine.apply import RefineResult
    from ingest_platform.sync.account import AccountSync
    from ingest_platform.sync.outcomes import Progress, RawOutcome


class CheckDeclared(Protocol):
    """A check as the registry in `quality.checks` has it. Not one of Dagster's: its specs are made from these."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def target(self) -> Literal["raw", "refined", "account"]: ...  # noqa: D102
    @property
    def blocking(self) -> bool: ...  # noqa: D102
    @property
    def severity(self) -> Literal["error", "warn"]: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102
    @property
    def every(self) -> Literal["sync", "verify", "weekly", "monthly", "quarterly"]: ...  # noqa: D102


class ObjectCheckDeclared(CheckDeclared, Protocol):
    """A check of every object type."""

    def in_sync(self, object_type: ObjectType) -> bool: ...  # noqa: D102


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


def verify_check(sync: AccountSync, object_type: str, name: str) -> CheckFound:
    """The same, made as thoroughly as a verification makes it."""
    from ingest_platform.quality import checks

    found: CheckFound = checks.run_check(sync, object_type, name, thorough=True)
    return found


def release(settings: Settings, name: str, run_id: str) -> Release:
    """Release an account's state. Raises NotReleased."""
    from ingest_platform.quality.release import release as make

    return make(settings, name, run_id=run_id)


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
    checks: Sequence[ObjectCheckDeclared]
    settings: Callable[[], Settings] = load_settings
    open_sync: OpenSync = open_sync
    run_check: RunCheck = run_check
    progress: Progress | None = None
    ledger: Ledger | None = None
    retries: int = 2
    retry_seconds: int = 30
    account_checks: Sequence[CheckDeclared] = ()
    verify_check: RunCheck = verify_check
    release: Callable[[Settings, str, str], Release] = release


def shipped() -> Platform:
    """The platform as it is installed."""
    from ingest_platform.quality.checks import ACCOUNT_CHECKS, CHECKS
    from ingest_platform.sources import SOURCES

    return Platform(tuple(SOURCES.values()), tuple(CHECKS), account_checks=tuple(ACCOUNT_CHECKS))
