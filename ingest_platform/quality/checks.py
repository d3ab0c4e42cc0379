"""The checks of the QA blueprint, each declared once: what it looks at, whether it blocks, how often, and its function.

Dagster's check specs, `ingest verify`, the gate and the report are made from `CHECKS` and `ACCOUNT_CHECKS`. Every
source has all of them, by its declarations alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from ingest_platform.control import check_results, stats
from ingest_platform.declare import CountParity, ObjectType
from ingest_platform.errors import ConfigError, IngestError, MissingScope
from ingest_platform.quality import account_checks, versions
from ingest_platform.quality.compare import Comparison, field_comparison
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.parity import count_parity
from ingest_platform.quality.result import Found
from ingest_platform.quality.rows import one_row_an_object

if TYPE_CHECKING:
    from ingest_platform.sync.account import AccountSync

Severity = Literal["error", "warn"]
Every = Literal["sync", "verify", "weekly", "monthly", "quarterly"]
"""When a check is made: with every sync, once a day and by `ingest verify`, or as seldom as its object changes."""
Mend = Literal["refetch", "retry", "sync", "tables", "subscribe", "person"]
"""What a repair does: fetch the named objects again, refine again what waits, sync, make tables as declared,
subscribe anew; `person`: nothing that a program may do.
"""

UPKEEP = frozenset({"Webhooks", "Real-time latency"})
"""Phases of which a failure makes the copy late, and not wrong: its state can still be proven and released."""
ACCOUNT = ""
"""The object type under which results of an account's checks are kept."""
MAX_ERROR_SHARE = 0.01
MAX_ERROR_AGE = timedelta(days=1)
SAMPLE = 5
"""Keys shown with a failure."""


@dataclass(frozen=True)
class CheckOutcome:
    """What a check found; `summary` is one line that a person understands, `detail` holds JSON values.

    `object_type` is "" for a check of the account. `objects` are the vendor ids that a repair fetches again.
    """

    name: str
    object_type: str
    passed: bool
    severity: Severity
    blocking: bool
    summary: str
    detail: dict[str, Any] = field(default_factory=dict)
    objects: tuple[str, ...] = ()
    comparison: Comparison | None = None

    @property
    def applicable(self) -> bool:
        """Whether it could be made: what could not proves nothing."""
        return check_results.applies(self.detail)

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
class _Declared:
    """What checks of objects and of accounts have in common.

    A `blocking` one that fails keeps back what is built on its target in the same run, and that alone. One of severity
    error fails a verification. `phase` is its section of the blueprint.
    """

    name: str
    target: Literal["raw", "refined", "account"]
    blocking: bool
    severity: Severity
    description: str
    function: Callable[..., Found]
    every: Every
    phase: str
    mend: Mend

    @property
    def gates(self) -> bool:
        """Whether the account's release waits for it: what speaks of the copy does, what speaks of its upkeep not."""
        return self.severity == "error" and self.phase not in UPKEEP

    def _outcome(self, copy: Copy, object_type: str, found: Found, severity: Severity, blocking: bool) -> CheckOutcome:
        summary = found.summary if found.passed or not found.remedy else f"{found.summary}. {found.remedy}"
        outcome = CheckOutcome(
            self.name, object_type, found.passed, severity, blocking, summary, found.detail, found.objects,
            found.comparison,
        )  # fmt: skip
        check_results.record(
            copy.conn,
            copy.integration_id,
            object_type=object_type,
            check_name=self.name,
            passed=outcome.passed,
            summary=summary,
            severity=severity,
            blocking=blocking,
            detail=outcome.detail,
            run_id=copy.run_id,
        )
        return outcome


@dataclass(frozen=True)
class Check(_Declared):
    """A check of every object type: on its raw asset or on its refined one."""

    def in_sync(self, object_type: ObjectType) -> bool:
        """Whether every sync makes it. A source that cannot count is asked for all its ids: once a day is enough."""
        if self.name == "count_parity":
            return isinstance(object_type.parity, CountParity)
        return self.every == "sync"

    def run(self, copy: Copy, object_type: ObjectType) -> CheckOutcome:
        """Look, and store the result (in the caller's transaction, if one is open).

        Raises: the errors of the client, for checks that ask the source.
        """
        if missing := object_type.missing_scopes(copy.granted_scopes):
            # Nothing is wrong with what the copy has; it has nothing of this type, and that is to be seen.
            summary = f"{object_type.plural.capitalize()} are not synced: not granted: {', '.join(missing)}"
            found = Found(False, summary, {"missing_scopes": list(missing)})
            return self._outcome(copy, object_type.name, found, "warn", False)
        try:
            found = self.function(copy, object_type)
        except MissingScope as error:  # taken away since the last sync
            found = Found(False, account_checks.reachable(error))
        return self._outcome(copy, object_type.name, found, self.severity, self.blocking)


@dataclass(frozen=True)
class AccountCheck(_Declared):
    """A check of an account as a whole."""

    def run(self, copy: Copy) -> CheckOutcome:
        """Look, and store the result. A source that cannot be asked has not passed."""
        try:
            found: Found = self.function(copy)
        except IngestError as error:
            found = Found(False, account_checks.reachable(error))
        return self._outcome(copy, ACCOUNT, found, self.severity, self.blocking)


def duplicate_hash(copy: Copy, object_type: ObjectType) -> Found:
    """No version is in the raw log twice."""
    rows = copy.conn.execute(
        f"SELECT dedupe_hash_canonical, COUNT(*) FROM {copy.source.raw_table} WHERE integration_id = %s "
        "AND object_type = %s GROUP BY dedupe_hash_canonical HAVING COUNT(*) > 1",
        (copy.owner.integration_id, object_type.name),
    ).fetchall()
    detail = {"expected": 0, "actual": len(rows), "sample": [row[0] for row in rows[:SAMPLE]]}
    if rows:
        what = (
            f"{len(rows)} versions of {object_type.plural} are in the raw log more than once, first {rows[0][0][:9]}…"
        )
        return Found(False, what, detail, copy.repair)
    return Found(True, f"No version of {object_type.plural} is in the raw log twice", detail)


def freshness(copy: Copy, object_type: ObjectType) -> Found:
    """The last sync that succeeded is no older than twice the tier's interval."""
    held = stats.read(copy.conn, copy.integration_id).get(object_type.name)
    limit = object_type.tier.interval * 2
    last = held.last_sync_at if held else None
    detail: dict[str, Any] = {"expected": f"within {_span(limit)}", "last_sync_at": last.isoformat() if last else None}
    if last is None:
        what = f"No sync of {object_type.plural} has succeeded yet"
        return Found(False, what, detail | {"actual": "never"}, f"Run {copy.command('sync')}")
    age = datetime.now(UTC) - last
    detail |= {"actual": _span(age), "seconds": round(age.total_seconds())}
    summary = f"{object_type.plural.capitalize()} were synced {_span(age)} ago"
    if age > limit:
        return Found(False, f"{summary}; every {_span(object_type.tier.interval)} was promised", detail, copy.repair)
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
    if passed:
        return Found(True, summary, detail)
    what = f"{summary} ({rows[0][0]}: {rows[0][1]})"
    return Found(False, what, detail, f"Mend the cause, then {copy.command('retry')}", tuple(row[0] for row in rows))


def _span(span: timedelta) -> str:
    seconds = max(round(span.total_seconds()), 0)
    for size, word in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {word}{'s' if count > 1 else ''}"
    return f"{seconds} second{'' if seconds == 1 else 's'}"


CHECKS: tuple[Check, ...] = (
    Check(
        "duplicate_hash", "raw", True, "error", "No version of an object is in the raw log twice.",
        duplicate_hash, "sync", "Ingestion", "tables",
    ),
    Check(
        "stored_payload", "raw", False, "error",
        "The hash, id and version of a sample of stored versions follow from their payloads.",
        versions.stored_payload, "verify", "Ingestion", "refetch",
    ),
    Check(
        "nothing_stuck", "refined", False, "error",
        "No version waits to be refined, for its parent, or to be fetched again, longer than it should.",
        versions.nothing_stuck, "sync", "Failure handling", "retry",
    ),
    Check(
        "cursor", "raw", False, "error", "The cursor is neither in the future nor behind what was synced.",
        versions.cursor, "sync", "Sync functions", "sync",
    ),
    Check(
        "one_row_an_object", "refined", True, "error",
        "Each object of the raw log has exactly one refined row, and each live child a live parent.",
        one_row_an_object, "sync", "Object updates", "refetch",
    ),
    Check(
        "newest_version", "refined", False, "error",
        "Rows show the newest version that the raw log has; a sample, refined again and not kept, is the same.",
        versions.newest_version, "verify", "Object updates", "refetch",
    ),
    Check(
        "count_parity", "refined", False, "error",
        "The source, asked for its own count, has as many objects as the copy has live rows.",
        count_parity, "verify", "Parity", "refetch",
    ),
    Check(
        "freshness", "refined", False, "warn",
        "The last sync that succeeded is no older than twice the interval of the object's tier.",
        freshness, "sync", "Freshness", "sync",
    ),
    Check(
        "error_rate", "refined", False, "warn",
        "Fewer than 1 % of the versions could not be refined, and none of these is older than a day.",
        error_rate, "sync", "Failure handling", "retry",
    ),
    Check(
        "field_comparison", "refined", False, "error",
        "A sample of objects, fetched from the source now, is in the copy field by field, children included.",
        field_comparison, "verify", "Sampled comparison", "refetch",
    ),
)  # fmt: skip
"""Every object type has all of them."""

ACCOUNT_CHECKS: tuple[AccountCheck, ...] = (
    AccountCheck(
        "scopes", "account", False, "warn", "The scopes granted are those needed, each with its purpose.",
        account_checks.scopes, "verify", "Access", "person",
    ),
    AccountCheck(
        "schema", "account", False, "error", "Tables, columns, types, keys and indexes are as declared.",
        account_checks.schema, "verify", "Schema", "tables",
    ),
    AccountCheck(
        "sync_coverage", "account", False, "error", "Every data type has a sync function that ended well.",
        account_checks.sync_coverage, "verify", "Sync functions", "sync",
    ),
    AccountCheck(
        "subscriptions", "account", False, "error", "The vendor has a subscription for every declared topic.",
        account_checks.subscriptions, "verify", "Webhooks", "subscribe",
    ),
    AccountCheck(
        "receiver", "account", False, "error", "The receiver answers and verifies the vendor's signatures.",
        account_checks.receiver, "verify", "Webhooks", "person",
    ),
    AccountCheck(
        "arrivals", "account", False, "error", "Webhooks arrive while the account changes.",
        account_checks.arrivals, "verify", "Webhooks", "subscribe",
    ),
    AccountCheck(
        "latency", "account", False, "error", "p50 and p99 of the last day's webhooks are below five seconds.",
        account_checks.latency, "verify", "Real-time latency", "person",
    ),
    AccountCheck(
        "clock", "account", False, "error", "The source's clock and ours agree.",
        account_checks.clock, "verify", "Real-time latency", "person",
    ),
    AccountCheck(
        "quota", "account", False, "warn", "The week's syncs left some of the quota to others.",
        account_checks.quota, "weekly", "Monitoring", "person",
    ),
    AccountCheck(
        "api_version", "account", False, "warn", "The vendor serves the API version in use for three months or more.",
        account_checks.api_version, "monthly", "Monitoring", "person",
    ),
    AccountCheck(
        "vendor_schema", "account", False, "warn", "The vendor has no object types that nobody here decided about.",
        account_checks.vendor_schema, "quarterly", "Monitoring", "person",
    ),
)  # fmt: skip
"""Every account has all of them."""

SELDOM = frozenset({"weekly", "monthly", "quarterly"})


def check(name: str) -> Check:
    """A check by its name. Raises ConfigError, with the names that there are, for any other."""
    for declared in CHECKS:
        if declared.name == name:
            return declared
    raise ConfigError(f"There is no check {name!r}", f"Choose from: {', '.join(c.name for c in CHECKS)}")


def account_check(name: str) -> AccountCheck:
    """A check of an account by its name. Raises ConfigError for any other."""
    for declared in ACCOUNT_CHECKS:
        if declared.name == name:
            return declared
    raise ConfigError(f"There is no check {name!r}", f"Choose from: {', '.join(c.name for c in ACCOUNT_CHECKS)}")


def run_check(sync: AccountSync, object_type: str, name: str, *, thorough: bool = False) -> CheckOutcome:
    """Run one check of one object type ("": of the account) of an account that is open, and store its result."""
    copy = Copy.of(sync, thorough=thorough)
    if object_type == ACCOUNT:
        return account_check(name).run(copy)
    return check(name).run(copy, sync.source.object_type(object_type))
