"""Release: a state that holds every gating check is served in schema `released`, whole and at once.

What the tables alone can tell is looked at in the very snapshot that is released. What the source has to be asked for
was asked within a day; a check that failed or is older is made again first, so that a repair needs no further hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg

from ingest_platform.control import check_results, integrations, releases
from ingest_platform.control.check_results import CheckResult
from ingest_platform.control.database import Connection, connect
from ingest_platform.declare import ObjectType, Source
from ingest_platform.errors import IngestError
from ingest_platform.quality.checks import ACCOUNT, ACCOUNT_CHECKS, CHECKS, Check, CheckOutcome
from ingest_platform.quality.copy import Copy
from ingest_platform.refine import released
from ingest_platform.refine.tables import refined_tables
from ingest_platform.settings import Settings

ASKED = timedelta(hours=24)
"""For so long an answer of the source is good for a release."""
IN_SNAPSHOT = frozenset({"duplicate_hash", "one_row_an_object", "newest_version", "nothing_stuck", "cursor"})
"""Checks that ask nobody: they are made in the transaction that releases."""


class NotReleased(IngestError):  # noqa: N818 - the name says the state of things
    """Raised when a check keeps back a release; the one before it is served on."""

    code = "not_released"


@dataclass
class Verdict:
    """What the gate says: `reasons` are sentences, none when it is open."""

    reasons: list[str] = field(default_factory=list)
    release: releases.Release | None = None

    @property
    def open(self) -> bool:
        """Whether every gating check holds, and the state is released."""
        return not self.reasons


def gating(source: Source, granted: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(object type, check) of all that a release waits for; types that the account did not grant have none."""
    for account_check in ACCOUNT_CHECKS:
        if account_check.gates:
            yield ACCOUNT, account_check.name
    for object_type in source.object_types:
        if not object_type.missing_scopes(granted):
            yield from ((object_type.name, check.name) for check in CHECKS if check.gates)


def gate(conn: Connection, source: Source, integration_id: UUID, granted: frozenset[str]) -> Verdict:
    """What the results on record say of an account's state. Asks nobody, so that a pipeline can ask as often as it
    likes.
    """
    latest = _latest(conn, integration_id)
    verdict = Verdict(release=next(iter(releases.recent(conn, integration_id)), None))
    for key in gating(source, granted):
        where = f"{key[0]}.{key[1]}" if key[0] else key[1]
        result = latest.get(key)
        released_at = verdict.release.released_at if verdict.release else None
        if key[1] in IN_SNAPSHOT and released_at and (result is None or result.checked_at <= released_at):
            continue  # a release makes these itself, in its own snapshot
        if result is None:
            verdict.reasons.append(f"{where} was never checked")
        elif not result.passed:
            verdict.reasons.append(f"{where}: {result.summary}")
    if verdict.release is None:
        verdict.reasons.append("Nothing was released yet")
    return verdict


def release(settings: Settings, name: str, *, run_id: str | None = None) -> releases.Release:
    """Release an account's present state.

    Raises:
        NotReleased: a gating check does not hold; what was released before is served on.
        IntegrationNotFound, DatabaseUnavailable, and the errors of the source's client.
    """
    with connect(settings, autocommit=True, application_name="ingest release") as conn:
        integration = integrations.get(conn, name)
        copy = Copy.at(conn, settings, integration, run_id=run_id, thorough=True)
        # Before the snapshot is taken: who waited for another release must see it.
        conn.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", (f"release:{integration.id}",))
        try:
            return release_copy(copy)
        finally:
            if not conn.closed:
                conn.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", (f"release:{integration.id}",))


def release_copy(copy: Copy) -> releases.Release:
    """`release` for a copy that is open, in autocommit."""
    _ask(copy)
    conn = copy.conn
    conn.execute("SET default_transaction_isolation = 'repeatable read'")
    failed: list[CheckOutcome] = []
    try:
        with conn.transaction() as transaction:
            conn.execute("SET LOCAL TimeZone = 'UTC'")
            failed = _look(copy)
            if failed:
                raise psycopg.Rollback(transaction)
            _move(copy)
    finally:
        conn.execute("RESET default_transaction_isolation")
    if failed:
        for outcome in failed:
            check_results.record(
                conn, copy.integration_id, object_type=outcome.object_type, check_name=outcome.name, passed=False,
                summary=outcome.summary, severity=outcome.severity, blocking=outcome.blocking, detail=outcome.detail,
                run_id=copy.run_id,
            )  # fmt: skip
        raise _kept_back(copy, failed[0].summary, len(failed))
    return releases.recent(conn, copy.integration_id)[0]


def _kept_back(copy: Copy, why: str, count: int) -> NotReleased:
    more = f" ({count - 1} more do not hold)" if count > 1 else ""
    return NotReleased(f"{copy.name} is not released{more}: {why}", "" if "Run " in why else copy.repair)


def _ask(copy: Copy) -> None:
    """Make the checks that ask the source again where they are missing, failed or too old. Raises NotReleased."""
    latest = _latest(copy.conn, copy.integration_id)
    failed: list[CheckOutcome] = []
    types = {o.name: o for o in copy.source.object_types}
    for object_type, name in gating(copy.source, copy.granted_scopes):
        result = latest.get((object_type, name))
        if name in IN_SNAPSHOT or (result and result.passed and datetime.now(UTC) - result.checked_at < ASKED):
            continue
        outcome = (
            next(c for c in CHECKS if c.name == name).run(copy, types[object_type])
            if object_type
            else next(c for c in ACCOUNT_CHECKS if c.name == name).run(copy)
        )
        if not outcome.passed:
            failed.append(outcome)
    if failed:
        raise _kept_back(copy, failed[0].summary, len(failed))


def _look(copy: Copy) -> list[CheckOutcome]:
    """The checks that the tables alone can tell, in the snapshot; those that fail."""
    failed: list[CheckOutcome] = []
    for object_type in copy.source.object_types:
        if object_type.missing_scopes(copy.granted_scopes):
            continue
        for check in (c for c in CHECKS if c.name in IN_SNAPSHOT and c.gates):
            outcome = _quietly(check, copy, object_type)
            if not outcome.passed:
                failed.append(outcome)
    return failed


def _quietly(check: Check, copy: Copy, object_type: ObjectType) -> CheckOutcome:
    found = check.function(copy, object_type)
    summary = found.summary if found.passed or not found.remedy else f"{found.summary}. {found.remedy}"
    return CheckOutcome(
        check.name, object_type.name, found.passed, check.severity, check.blocking, summary, found.detail
    )


def _move(copy: Copy) -> None:
    conn, owner = copy.conn, copy.owner.integration_id
    changed = 0
    counts: dict[str, dict[str, int]] = {}
    digests: dict[str, str] = {}
    for refined in refined_tables(copy.source):
        changed += released.move(conn, refined, owner)
        live, gone, digest = released.digest(conn, refined, owner)
        counts[refined.name], digests[refined.name] = {"live": live, "tombstones": gone}, digest
    latest = _latest(conn, copy.integration_id)
    checks: list[dict[str, Any]] = [
        {"object_type": t, "check": n, "checked_at": _at(latest.get((t, n)), n)}
        for t, n in gating(copy.source, copy.granted_scopes)
    ]
    row = conn.execute(
        f"SELECT (SELECT verified_through FROM integration WHERE id = %(i)s), "
        f"coalesce((SELECT max(id) FROM {copy.source.raw_table} WHERE integration_id = %(i)s), 0)",
        {"i": owner},
    ).fetchone()
    assert row is not None
    releases.add(
        conn, copy.integration_id, verified_through=row[0], raw_watermark=row[1], counts=counts, digests=digests,
        checks=checks, changed=changed, run_id=copy.run_id,
    )  # fmt: skip


def _at(result: CheckResult | None, name: str) -> str | None:
    if name in IN_SNAPSHOT:
        return datetime.now(UTC).isoformat()
    return result.checked_at.isoformat() if result else None


def _latest(conn: Connection, integration_id: UUID) -> dict[tuple[str, str], CheckResult]:
    return {(r.object_type, r.check_name): r for r in check_results.latest(conn, integration_id)}


__all__ = ["NotReleased", "Verdict", "gate", "gating", "release", "release_copy"]
