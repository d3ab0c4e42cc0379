"""The checks of every object type, each declared once: what it looks at, whether it blocks, and its function.

Dagster's check specs, `ingest verify` and the data-model pages are made from `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from ingest_platform.control import check_results, stats
from ingest_platform.declare import ObjectType
from ingest_platform.errors import ConfigError
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.parity import count_parity
from ingest_platform.quality.result import Found
from ingest_platform.quality.rows import one_row_an_object

if TYPE_CHECKING:
    from ingest_platform.sync.account import AccountSync

Severity = Literal["error", "warn"]

MAX_ERROR_SHARE = 0.01
MAX_ERROR_AGE = timedelta(days=1)
SAMPLE = 5
"""Keys shown with a failure."""


@dataclass(frozen=True)
class CheckOutcome:
    """What a check found; `summary` is one line that a person understands, `detail` holds JSON values."""

    name: str
    object_type: str
    passed: bool
    severity: Severity
    blocking: bool
    summary: str
    detail: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For scripts."""
        return {
            "check": self.name,
            "passed": self.passed,
            "severity": self.severity,
            "blocking": self.blocking,
            "summary": self.summary,
            "detail": self.detail,
        }


@dataclass(frozen=True)
class Check:
    """A check as it is declared. A blocking one that fails keeps back what is built on its target, and that alone."""

    name: str
    target: Literal["raw", "refined"]
    blocking: bool
    severity: Severity
    description: str
    function: Callable[[Copy, ObjectType], Found]

    def run(self, copy: Copy, object_type: ObjectType) -> CheckOutcome:
        """Look, and store the result (in the caller's transaction, if one is open).

        Raises: the errors of the client, for checks that ask the source.
        """
        severity, blocking = self.severity, self.blocking
        if missing := object_type.missing_scopes(copy.granted_scopes):
            # Nothing is wrong with what the copy has; it has nothing of this type, and that is to be seen.
            severity, blocking = "warn", False
            summary = f"{object_type.plural.capitalize()} are not synced: not granted: {', '.join(missing)}"
            found = Found(False, summary, {"missing_scopes": list(missing)})
        else:
            found = self.function(copy, object_type)
        outcome = CheckOutcome(
            self.name, object_type.name, found.passed, severity, blocking, found.summary, found.detail
        )
        check_results.record(
            copy.conn,
            copy.integration_id,
            object_type=object_type.name,
            check_name=self.name,
            passed=outcome.passed,
            summary=outcome.summary,
            severity=severity,
            blocking=blocking,
            detail=outcome.detail,
            run_id=copy.run_id,
        )
        return outcome


def duplicate_hash(copy: Copy, object_type: ObjectType) -> Found:
    """No version is in the raw log twice."""
    rows = copy.conn.execute(
        f"SELECT dedupe_hash_canonical, COUNT(*) FROM {copy.source.raw_table} WHERE integration_id = %s "
        "AND object_type = %s GROUP BY dedupe_hash_canonical HAVING COUNT(*) > 1",
        (copy.owner.integration_id, object_type.name),
    ).fetchall()
    detail = {"expected": 0, "actual": len(rows), "sample": [row[0] for row in rows[:SAMPLE]]}
    if rows:
        return Found(False, f"{len(rows)} versions of {object_type.plural} are in the raw log more than once", detail)
    return Found(True, f"No version of {object_type.plural} is in the raw log twice", detail)


def freshness(copy: Copy, object_type: ObjectType) -> Found:
    """The last sync that succeeded is no older than twice the tier's interval."""
    held = stats.read(copy.conn, copy.integration_id).get(object_type.name)
    limit = object_type.tier.interval * 2
    last = held.last_sync_at if held else None
    detail: dict[str, Any] = {"expected": f"within {_span(limit)}", "last_sync_at": last.isoformat() if last else None}
    if last is None:
        return Found(False, f"No sync of {object_type.plural} has succeeded yet", detail | {"actual": "never"})
    age = datetime.now(UTC) - last
    detail |= {"actual": _span(age), "seconds": round(age.total_seconds())}
    summary = f"{object_type.plural.capitalize()} were synced {_span(age)} ago"
    if age > limit:
        return Found(False, f"{summary}; every {_span(object_type.tier.interval)} was promised", detail)
    return Found(True, summary, detail)


def error_rate(copy: Copy, object_type: ObjectType) -> Found:
    """Few versions could not be refined, and none has been waiting for long."""
    table = copy.source.raw_table
    where = "WHERE integration_id = %s AND object_type = %s"
    held = stats.read(copy.conn, copy.integration_id).get(object_type.name)
    total = held.raw_versions if held else 0
    rows = copy.conn.execute(
        f"SELECT {copy.source.id_column('object')}, error_message, received_at, count(*) OVER () FROM {table} {where} "
        "AND processing_status = 'error' ORDER BY received_at LIMIT %s",
        (copy.owner.integration_id, object_type.name, SAMPLE),
    ).fetchall()
    errors = rows[0][3] if rows else 0
    share = errors / max(total, errors, 1)
    detail = {
        "expected": f"below {MAX_ERROR_SHARE:.0%}, none older than {_span(MAX_ERROR_AGE)}",
        "actual": f"{errors} of {total}",
        "share": share,
        "sample": [{"id": row[0], "message": row[1]} for row in rows],
    }
    if not rows:
        return Found(True, f"No version of {object_type.plural} is in error", detail)
    age = datetime.now(UTC) - rows[0][2]
    summary = f"{errors} of {total} versions of {object_type.plural} are in error, the oldest for {_span(age)}"
    passed = share < MAX_ERROR_SHARE and age < MAX_ERROR_AGE
    return Found(passed, summary if passed else f"{summary}: mend the cause, then `ingest retry`", detail)


def _span(span: timedelta) -> str:
    seconds = max(round(span.total_seconds()), 0)
    for size, word in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {word}{'s' if count > 1 else ''}"
    return f"{seconds} second{'' if seconds == 1 else 's'}"


CHECKS: tuple[Check, ...] = (
    Check(
        "duplicate_hash", "raw", True, "error",
        "No version of an object is in the raw log twice.", duplicate_hash,
    ),
    Check(
        "one_row_an_object", "refined", True, "error",
        "Each object of the raw log has exactly one refined row, and each live child a live parent.",
        one_row_an_object,
    ),
    Check(
        "count_parity", "refined", False, "error",
        "The source, asked for its own count, has as many objects as the copy has live rows.", count_parity,
    ),
    Check(
        "freshness", "refined", False, "warn",
        "The last sync that succeeded is no older than twice the interval of the object's tier.", freshness,
    ),
    Check(
        "error_rate", "refined", False, "warn",
        "Fewer than 1 % of the versions could not be refined, and none of these is older than a day.", error_rate,
    ),
)  # fmt: skip
"""Every object type has all of them."""


def check(name: str) -> Check:
    """A check by its name. Raises ConfigError, with the names that there are, for any other."""
    for declared in CHECKS:
        if declared.name == name:
            return declared
    raise ConfigError(f"There is no check {name!r}", f"Choose from: {', '.join(c.name for c in CHECKS)}")


def run_check(sync: AccountSync, object_type: str, name: str) -> CheckOutcome:
    """Run one check of one object type of an account that is open, and store its result."""
    return check(name).run(Copy.of(sync), sync.source.object_type(object_type))
