"""Releases: which state of an account was proven, and when it was served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from ingest_platform.control.database import Connection


@dataclass(frozen=True)
class Release:
    """One release. `counts` are `{table: {"live", "tombstones"}}`, `digests` `{table: hex}`, `checks` what held."""

    id: int
    released_at: datetime
    verified_through: datetime | None
    raw_watermark: int
    counts: dict[str, dict[str, int]]
    digests: dict[str, str]
    checks: list[dict[str, Any]]
    changed: int
    run_id: str | None


def add(
    connection: Connection,
    integration_id: UUID,
    *,
    verified_through: datetime | None,
    raw_watermark: int,
    counts: dict[str, dict[str, int]],
    digests: dict[str, str],
    checks: list[dict[str, Any]],
    changed: int,
    run_id: str | None,
) -> int:
    """Record a release, in the transaction that moves the released tables; gives its number."""
    row = connection.execute(
        "INSERT INTO release (integration_id, verified_through, raw_watermark, counts, digests, checks, changed,"
        " run_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        [
            integration_id,
            verified_through,
            raw_watermark,
            Jsonb(counts),
            Jsonb(digests),
            Jsonb(checks),
            changed,
            run_id,
        ],
    ).fetchone()
    assert row is not None
    return int(row[0])


def recent(connection: Connection, integration_id: UUID, *, limit: int = 1) -> list[Release]:
    """The latest releases of an account, newest first."""
    with connection.cursor(row_factory=class_row(Release)) as cursor:
        return cursor.execute(
            "SELECT id, released_at, verified_through, raw_watermark, counts, digests, checks, changed, run_id"
            " FROM release WHERE integration_id = %s ORDER BY id DESC LIMIT %s",
            [integration_id, limit],
        ).fetchall()
