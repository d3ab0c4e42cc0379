"""What syncing an account reports."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from ingest_platform.errors import IngestError
from ingest_platform.extract.documents import Window
from ingest_platform.raw.append import Origin
from ingest_platform.refine.apply import RefineResult

Mode = Literal["auto", "full", "window"]
"""What a person asks for: `auto` is a backfill until one is complete, then only what changed."""

RunMode = Literal["backfill", "incremental", "window", "full"]
"""What is done."""

Progress = Callable[[str, int, str], None]
"""Called with (object type, documents fetched so far, what is going on)."""


@dataclass(slots=True)
class RawOutcome:
    """Extraction of one object type into raw. `error` is set when it failed; what was committed before stays.

    `refined` is what became of the versions that were refined on the way.

    `deletions_unknown`: the ids have to be compared, because the source could not tell all that was deleted.
    `missing_scopes` are those without which the type was not even tried.
    """

    object_type: str
    mode: RunMode
    log_id: int
    started_at: datetime
    window: Window = field(default_factory=Window)
    fetched: int = 0
    ingested: int = 0
    duplicates: int = 0
    errors: int = 0
    seen_again: int = 0
    deletions_unknown: bool = False
    api_calls: int = 0
    quota_share: float | None = None
    completed_at: datetime | None = None
    missing_scopes: tuple[str, ...] = ()
    refined: RefineResult = field(default_factory=RefineResult)
    error: IngestError | None = None

    @property
    def origin(self) -> Origin:
        """What the raw log says of how its versions were brought."""
        return "incremental" if self.mode == "incremental" else "backfill"

    @property
    def skipped(self) -> bool:
        """Not tried: the account has not granted what it takes, and `error` says what. No failure of the sync."""
        return self.missing_scopes != ()


@dataclass(slots=True)
class SyncOutcome:
    """Both phases of one object type; `refined` is None when extraction failed before anything could be refined."""

    raw: RawOutcome
    refined: RefineResult | None

    def as_dict(self) -> dict[str, Any]:
        """For scripts."""
        refined = self.refined or RefineResult()
        return {
            "object_type": self.raw.object_type,
            "mode": self.raw.mode,
            "fetched": self.raw.fetched,
            "ingested": self.raw.ingested,
            "duplicates": self.raw.duplicates,
            "inserted": refined.inserted,
            "updated": refined.updated,
            "deleted": refined.deleted,
            "errors": self.raw.errors + refined.errors,
            "deferred": refined.deferred + refined.ties,
            "api_calls": self.raw.api_calls,
            "error": str(self.raw.error) if self.raw.error else None,
            "skipped": self.raw.skipped,
        }


@dataclass(slots=True)
class DrainOutcome:
    """Objects that were asked for again: ties, thin events, doubtful deletions."""

    fetched: int = 0
    gone: int = 0
    failed: int = 0
    refined: dict[str, RefineResult] = field(default_factory=dict)
    error: IngestError | None = None


@dataclass(slots=True)
class SweepOutcome:
    """A complete listing of ids against the copy. `missing` ids are in the source alone, `surplus` in the copy alone.

    Both were fetched again: `drained` says what that found.
    """

    object_type: str
    listed: int
    missing: int
    surplus: int
    drained: DrainOutcome
