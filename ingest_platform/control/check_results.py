"""Results of checks: every one on record, the latest of each at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from ingest_platform.control.database import Connection


def applies(detail: Mapping[str, Any]) -> bool:
    """Whether the check that found this could be made."""
    return bool(detail.get("applicable", True))


@dataclass(frozen=True)
class CheckResult:
    """One result of one check of one object type."""

    object_type: str
    check_name: str
    severity: Literal["error", "warn"]
    passed: bool
    blocking: bool
    summary: str
    detail: dict[str, Any]
    checked_at: datetime
    run_id: str | None

    @property
    def applicable(self) -> bool:
        """Whether it could be made: what could not proves nothing."""
        return applies(self.detail)


def record(
    connection: Connection,
    integration_id: UUID,
    *,
    object_type: str,
    check_name: str,
    passed: bool,
    summary: str,
    severity: Literal["error", "warn"] = "error",
    blocking: bool = False,
    detail: Mapping[str, Any] | None = None,
    run_id: str | None = None,
) -> None:
    """Put a result on record (`summary` is one sentence, `detail` JSON values)."""
    connection.execute(
        "INSERT INTO check_result (integration_id, object_type, check_name, severity, passed, blocking,"
        " summary, detail, run_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [
            integration_id,
            object_type,
            check_name,
            severity,
            passed,
            blocking,
            summary,
            Jsonb(dict(detail or {})),
            run_id,
        ],
    )


def latest(connection: Connection, integration_id: UUID) -> list[CheckResult]:
    """The newest result of each check of each object type."""
    with connection.cursor(row_factory=class_row(CheckResult)) as cursor:
        return cursor.execute(
            "SELECT DISTINCT ON (object_type, check_name) object_type, check_name, severity, passed,"
            " blocking, summary, detail, checked_at, run_id FROM check_result WHERE integration_id = %s"
            " ORDER BY object_type, check_name, checked_at DESC, id DESC",
            [integration_id],
        ).fetchall()
