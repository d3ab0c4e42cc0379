"""Connected accounts: made, found, and their state changed. Nothing here commits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from ingest_platform.control.database import Connection
from ingest_platform.errors import ConfigError, IntegrationNotFound

Status = Literal["connected", "needs_reconnect", "disconnected", "paused"]
SyncStatus = Literal["never", "running", "succeeded", "failed"]


@dataclass(frozen=True)
class Integration:
    """One account of one vendor, as the table `integration` has it."""

    id: UUID
    company_id: UUID
    platform: str
    name: str
    status: Status
    base_url: str
    account: str
    config: dict[str, Any]
    granted_scopes: list[str]
    last_sync_at: datetime | None
    sync_status: SyncStatus
    sync_cursor: dict[str, str | None]
    sync_error: str | None
    webhook_status: dict[str, Any]
    verified_through: datetime | None
    created_at: datetime
    updated_at: datetime

    @property
    def field_mappings(self) -> dict[str, Any]:
        """This account's overrides of the declared fields, `{object type: [mapping, …]}`."""
        found = self.config.get("field_mappings", {})
        return found if isinstance(found, dict) else {}


_COLUMNS = sql.SQL(", ").join(sql.Identifier(name) for name in Integration.__dataclass_fields__)


def create(
    connection: Connection,
    *,
    platform: str,
    name: str,
    base_url: str,
    account: str,
    company: str = "default",
    config: Mapping[str, Any] | None = None,
    granted_scopes: Iterable[str] = (),
) -> Integration:
    """Add an account, and its company when it is new; raises ConfigError when the name is taken or not
    valid.
    """
    company_id = ensure_company(connection, company)
    statement = sql.SQL(
        "INSERT INTO integration (company_id, platform, name, base_url, account, config, granted_scopes)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT (name) DO NOTHING RETURNING {}"
    ).format(_COLUMNS)
    values = [company_id, platform, name, base_url.rstrip("/"), account, Jsonb(dict(config or {}))]
    try:
        with connection.cursor(row_factory=class_row(Integration)) as cursor, connection.transaction():
            made = cursor.execute(statement, [*values, sorted(granted_scopes)]).fetchone()
    except psycopg.errors.CheckViolation:
        raise ConfigError(
            f"{name!r} is no valid name for an account",
            "Use letters, digits, dots, dashes and underscores, 100 at most",
        ) from None
    if made is None:
        raise ConfigError(f"An account named {name} exists already", "Choose another name, or see `ingest status`")
    return made


def connect_account(
    connection: Connection,
    *,
    platform: str,
    name: str,
    base_url: str,
    account: str,
    company: str = "default",
    granted_scopes: Iterable[str] = (),
) -> Integration:
    """Add an account, or connect the same one again (new address and scopes, status `connected`).

    Raises ConfigError when `name` belongs to another vendor's or another shop's account: its copy must not
    be mixed.
    """
    with connection.cursor(row_factory=class_row(Integration)) as cursor:
        query = sql.SQL("SELECT {} FROM integration WHERE name = %s FOR UPDATE").format(_COLUMNS)
        known = cursor.execute(query, [name]).fetchone()
        scopes = sorted(granted_scopes)
        if known is None:
            return create(
                connection,
                platform=platform,
                name=name,
                base_url=base_url,
                account=account,
                company=company,
                granted_scopes=scopes,
            )
        if (known.platform, known.account) != (platform, account):
            raise ConfigError(
                f"The name {name} belongs to {known.account} on {known.platform}",
                "Choose another name for this account",
            )
        update = sql.SQL(
            "UPDATE integration SET base_url = %s, granted_scopes = %s, status = 'connected',"
            " sync_error = NULL,"
            " updated_at = clock_timestamp() WHERE id = %s RETURNING {}"
        ).format(_COLUMNS)
        again = cursor.execute(update, [base_url.rstrip("/"), scopes, known.id]).fetchone()
    assert again is not None
    return again


def ensure_company(connection: Connection, name: str) -> UUID:
    """Return the id of the company, made when it is new."""
    connection.execute("INSERT INTO company (name) VALUES (%s) ON CONFLICT DO NOTHING", [name])
    row = connection.execute("SELECT id FROM company WHERE name = %s", [name]).fetchone()
    assert row is not None
    found: UUID = row[0]
    return found


def get(connection: Connection, name_or_id: str | UUID) -> Integration:
    """Find an account by name or by id; raises IntegrationNotFound, which lists the names there are."""
    statement = sql.SQL("SELECT {} FROM integration WHERE name = %s OR id::text = %s").format(_COLUMNS)
    with connection.cursor(row_factory=class_row(Integration)) as cursor:
        found = cursor.execute(statement, [str(name_or_id), str(name_or_id).lower()]).fetchone()
    if found is None:
        names = [row[0] for row in connection.execute("SELECT name FROM integration ORDER BY name LIMIT 20")]
        remedy = f"Connected are: {', '.join(names)}" if names else "Connect one with `ingest connect`"
        raise IntegrationNotFound(f"No account is named {name_or_id}", remedy)
    return found


def list_all(connection: Connection, *, platform: str | None = None, company: str | None = None) -> list[Integration]:
    """All accounts by name, of one vendor or one company where given."""
    statement = sql.SQL(
        "SELECT {} FROM integration WHERE (%(platform)s::text IS NULL OR platform = %(platform)s)"
        " AND (%(company)s::text IS NULL OR company_id IN (SELECT id FROM company WHERE name = %(company)s))"
        " ORDER BY name"
    ).format(_COLUMNS)
    with connection.cursor(row_factory=class_row(Integration)) as cursor:
        return cursor.execute(statement, {"platform": platform, "company": company}).fetchall()


def platforms(connection: Connection) -> list[str]:
    """The sources that have connected accounts."""
    rows = connection.execute("SELECT DISTINCT platform FROM integration WHERE status = 'connected' ORDER BY platform")
    return [row[0] for row in rows]


def copies_of(connection: Connection, integration: Integration) -> list[UUID]:
    """The ids of every integration of the same account of the same vendor, this one included."""
    rows = connection.execute(
        "SELECT id FROM integration WHERE id = %s OR (platform = %s AND account = %s) ORDER BY id",
        [integration.id, integration.platform, integration.account],
    )
    return [row[0] for row in rows]


def set_status(connection: Connection, integration_id: UUID, status: Status, error: str | None = None) -> None:
    """Set whether the account is connected, and why not."""
    _update(connection, integration_id, status=status, sync_error=error)


def set_granted_scopes(connection: Connection, integration_id: UUID, scopes: Iterable[str]) -> None:
    """Record what the vendor says the token may do."""
    _update(connection, integration_id, granted_scopes=sorted(scopes))


def set_config(connection: Connection, integration_id: UUID, config: Mapping[str, Any]) -> None:
    """Replace the account's settings."""
    _update(connection, integration_id, config=Jsonb(dict(config)))


def set_webhook_status(connection: Connection, integration_id: UUID, status: Mapping[str, Any]) -> None:
    """Record the vendor's subscriptions as just seen (JSON values only)."""
    _update(connection, integration_id, webhook_status=Jsonb(dict(status)))


def set_verified_through(connection: Connection, integration_id: UUID, moment: datetime | None) -> None:
    """Record that the copy was proven equal to the source up to `moment`; None: the claim no longer holds."""
    _update(connection, integration_id, verified_through=moment)


def mark_sync(connection: Connection, integration_id: UUID, status: SyncStatus, error: str | None = None) -> None:
    """Record the state of the account's sync; an end of it also copies the cursors to where people look."""
    connection.execute(
        "UPDATE integration SET sync_status = %(status)s, sync_error = %(error)s,"
        " updated_at = clock_timestamp(),"
        " last_sync_at = CASE WHEN %(status)s = 'succeeded' THEN clock_timestamp() ELSE last_sync_at END,"
        " sync_cursor = coalesce((SELECT jsonb_object_agg(object_type, cursor_value) FROM sync_cursor c"
        "   WHERE c.integration_id = %(id)s), '{}')"
        " WHERE id = %(id)s",
        {"status": status, "error": error, "id": integration_id},
    )


def _update(connection: Connection, integration_id: UUID, **values: object) -> None:
    assignments = sql.SQL(", ").join(
        sql.SQL("{} = {}").format(sql.Identifier(column), sql.Placeholder(column)) for column in values
    )
    statement = sql.SQL("UPDATE integration SET {}, updated_at = clock_timestamp() WHERE id = %(id)s")
    done = connection.execute(statement.format(assignments), {**values, "id": integration_id})
    if done.rowcount == 0:
        raise IntegrationNotFound(f"No account has the id {integration_id}", "See `ingest status`")
