"""What arrived by webhook: the events with a good signature, and counters of those that were refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from ingest_platform.control.database import Connection


@dataclass(frozen=True)
class WebhookEvent:
    """One webhook with a good signature."""

    id: int
    topic: str
    delivery_id: str
    event_id: str | None
    object_type: str | None
    object_id: str | None
    triggered_at: datetime | None
    received_at: datetime
    status: str
    raw_id: int | None
    error: str | None


@dataclass(frozen=True)
class Refusal:
    """How often webhooks were refused for one reason; `integration_id` is None when no account could be
    told.
    """

    source: str
    integration_id: UUID | None
    reason: str
    count: int
    last_at: datetime


def recent(connection: Connection, integration_id: UUID, *, limit: int = 20) -> list[WebhookEvent]:
    """The latest webhooks of an account, newest first."""
    with connection.cursor(row_factory=class_row(WebhookEvent)) as cursor:
        return cursor.execute(
            "SELECT id, topic, delivery_id, event_id, object_type, object_id, triggered_at, received_at,"
            " status, raw_id, error FROM webhook_event WHERE integration_id = %s"
            " ORDER BY received_at DESC, id DESC LIMIT %s",
            [integration_id, limit],
        ).fetchall()


def count_refusal(
    connection: Connection, source: str, reason: str, integration_id: UUID | None = None, *, times: int = 1
) -> None:
    """Count a refused webhook. `source` and `reason` are words of ours, never text of the caller's."""
    connection.execute(
        "INSERT INTO webhook_refusal AS r (source, integration_id, reason, count) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (source, integration_id, reason) DO UPDATE"
        " SET count = r.count + excluded.count, last_at = clock_timestamp()",
        [source, integration_id, reason, times],
    )


def refusals(connection: Connection, integration_id: UUID | None = None) -> list[Refusal]:
    """The counters, of one account or of all."""
    with connection.cursor(row_factory=class_row(Refusal)) as cursor:
        return cursor.execute(
            "SELECT source, integration_id, reason, count, last_at FROM webhook_refusal"
            " WHERE %(id)s::uuid IS NULL OR integration_id = %(id)s ORDER BY source, reason",
            {"id": integration_id},
        ).fetchall()
