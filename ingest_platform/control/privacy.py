"""What people asked about their data, and that it was done. Nothing here commits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from ingest_platform.control.database import Connection

Kind = Literal["export_person", "erase_person", "erase_account"]


@dataclass(frozen=True)
class PrivacyRequest:
    """One request. `asked` says how the person is found; it is gone once the request is done."""

    id: int
    integration_id: UUID
    platform: str
    kind: Kind
    topic: str
    delivery_id: str
    person_id: str | None
    status: Literal["open", "done"]
    asked: dict[str, Any] | None
    triggered_at: datetime | None
    requested_at: datetime
    done_at: datetime | None
    attempts: int
    error: str | None
    result: dict[str, Any] | None


_COLUMNS = ", ".join(PrivacyRequest.__dataclass_fields__)


def ask(
    connection: Connection,
    integration_id: UUID,
    *,
    platform: str,
    kind: Kind,
    topic: str,
    delivery_id: str,
    person_id: str | None = None,
    asked: Mapping[str, Any] | None = None,
    triggered_at: datetime | None = None,
) -> None:
    """Record a request; the same delivery again is the same request."""
    connection.execute(
        "INSERT INTO privacy_request (integration_id, platform, kind, topic, delivery_id, person_id, asked,"
        " triggered_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (integration_id, topic, delivery_id) DO NOTHING",
        [integration_id, platform, kind, topic, delivery_id, person_id, Jsonb(dict(asked or {})), triggered_at],
    )


def open_requests(connection: Connection, *, due_only: bool = True, limit: int = 100) -> list[PrivacyRequest]:
    """What is still to be done, the oldest first."""
    with connection.cursor(row_factory=class_row(PrivacyRequest)) as cursor:
        return cursor.execute(
            f"SELECT {_COLUMNS} FROM privacy_request WHERE status = 'open'"
            " AND (not_before <= clock_timestamp() OR NOT %s) ORDER BY id LIMIT %s",
            [due_only, limit],
        ).fetchall()


def recent(connection: Connection, integration_id: UUID | None = None, *, limit: int = 50) -> list[PrivacyRequest]:
    """The latest requests, of one account or of all, newest first."""
    with connection.cursor(row_factory=class_row(PrivacyRequest)) as cursor:
        return cursor.execute(
            f"SELECT {_COLUMNS} FROM privacy_request WHERE %(id)s::uuid IS NULL OR integration_id = %(id)s"
            " ORDER BY id DESC LIMIT %(limit)s",
            {"id": integration_id, "limit": limit},
        ).fetchall()


def done(connection: Connection, request_id: int, result: Mapping[str, Any]) -> None:
    """Record that a request was obeyed; what it named of the person goes."""
    connection.execute(
        "UPDATE privacy_request SET status = 'done', asked = NULL, error = NULL, result = %s,"
        " done_at = clock_timestamp(), attempts = attempts + 1 WHERE id = %s",
        [Jsonb(dict(result)), request_id],
    )


def failed(connection: Connection, request_id: int, error: str) -> None:
    """Record why a request could not be obeyed yet; it is due again after a while, ever longer, an hour at most."""
    connection.execute(
        "UPDATE privacy_request SET error = %s, attempts = attempts + 1, not_before = clock_timestamp()"
        " + least(interval '1 hour', interval '15 seconds' * power(2, least(attempts, 10))) WHERE id = %s",
        [error, request_id],
    )


def remember_erased(
    connection: Connection, integration_id: UUID, objects: Iterable[tuple[str, str]], until: datetime
) -> None:
    """Remember (object type, object id) as erased: a version up to `until` is stored without the person."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO erased_object AS e (integration_id, object_type, object_id, until) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (integration_id, object_type, object_id) DO UPDATE"
            " SET until = greatest(e.until, excluded.until)",
            [(integration_id, *item, until) for item in sorted(set(objects))],
        )


def erased(connection: Connection, integration_id: UUID | str) -> bool:
    """Whether anything of the account was erased: most have nothing, and need not be asked about each document."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM erased_object WHERE integration_id = %s)", [integration_id], prepare=True
    ).fetchone()
    return bool(row and row[0])


def erased_until(
    connection: Connection, integration_id: UUID | str, objects: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], datetime]:
    """Those of (object type, object id) that were erased, each with the last version that is covered."""
    wanted = sorted(set(objects))
    rows = connection.execute(
        "SELECT e.object_type, e.object_id, e.until FROM unnest(%s::text[], %s::text[]) AS w (object_type, object_id)"
        " JOIN erased_object e USING (object_type, object_id) WHERE e.integration_id = %s",
        [[t for t, _ in wanted], [i for _, i in wanted], integration_id],
        prepare=True,
    ).fetchall()
    return {(row[0], row[1]): row[2] for row in rows}


def void_credential(connection: Connection, integration_id: UUID, before: datetime | None) -> bool:
    """The vendor ended our access: the tokens are not used from now on. False when they were stored after `before`."""
    done_ = connection.execute(
        "UPDATE credential SET void_since = coalesce(void_since, clock_timestamp()) WHERE integration_id = %s"
        " AND (%s::timestamptz IS NULL OR updated_at <= %s)",
        [integration_id, before, before],
    )
    return done_.rowcount > 0
