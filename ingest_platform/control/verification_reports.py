"""Reports of verifications, kept whole, newest first at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from ingest_platform.control.database import Connection


@dataclass(frozen=True)
class KeptReport:
    """One verification of one account; `report` is its document."""

    id: int
    passed: bool
    completed_at: datetime
    verified_through: datetime | None
    api_calls: int
    report: dict[str, Any]


def store(connection: Connection, integration_id: UUID, report: Mapping[str, Any]) -> int:
    """Keep a report; gives its number."""
    row = connection.execute(
        "INSERT INTO verification_report (integration_id, passed, everything, seed, started_at, completed_at,"
        " verified_through, api_calls, report) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        [
            integration_id,
            report["passed"],
            report["everything"],
            report["seed"],
            report["started_at"],
            report["completed_at"],
            report["verified_through"],
            report["api_calls"],
            Jsonb(dict(report)),
        ],
    ).fetchone()
    assert row is not None
    return int(row[0])


def recent(connection: Connection, integration_id: UUID, *, limit: int = 2) -> list[KeptReport]:
    """The latest reports of an account, newest first."""
    with connection.cursor(row_factory=class_row(KeptReport)) as cursor:
        return cursor.execute(
            "SELECT id, passed, completed_at, verified_through, api_calls, report FROM verification_report"
            " WHERE integration_id = %s ORDER BY id DESC LIMIT %s",
            [integration_id, limit],
        ).fetchall()
