"""Webhooks that never came: found in the source's own log of events, recorded, and their objects fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import orjson

from ingest_platform.control import cursors, fetch_requests
from ingest_platform.control.integrations import Integration
from ingest_platform.extract.connector import EventLog, LoggedEvent, SourceClient

if TYPE_CHECKING:
    from ingest_platform.sync.account import AccountSync

COMPARED = "webhooks"
"""The cursor under which it is kept how far the log was compared; no object type has this name."""

PATIENCE = timedelta(minutes=2)
"""A webhook may take so long: younger events are compared the next time."""

# What the event log names and no webhook brought. The same row shows a late one for the duplicate that it is.
_RECORD = """
INSERT INTO webhook_event (integration_id, source, topic, delivery_id, event_id, object_type, object_id, triggered_at,
                           status, error)
SELECT %s, %s, e.topic, e.event_id, e.event_id, e.object_type, e.object_id, e.created, 'missed',
       'it never arrived: the event log of the source named it, and the object was fetched'
FROM json_to_recordset(%s::json) AS e (event_id text, topic text, object_type text, object_id text, created timestamptz)
ON CONFLICT (integration_id, topic, delivery_id) DO NOTHING
RETURNING object_type, object_id"""


@dataclass(slots=True)
class GapReport:
    """How many logged events were compared with what arrived, and how many of them had not."""

    compared: int = 0
    missed: int = 0
    through: datetime | None = None


async def find_gaps(sync: AccountSync, client: SourceClient) -> GapReport:
    """Compare the source's log of events with the webhooks that arrived, from where the last comparison ended.

    An event that never arrived is recorded as `missed`, and its object is asked for: `AccountSync.drain` fetches it.
    Where the source keeps no log, or the account has no webhooks, nothing is compared.

    Raises: the errors of the client; nothing was concluded then.
    """
    report = GapReport()
    since = _since(sync)
    if since is None or not isinstance(client, EventLog):
        return report
    until = sync.now() - PATIENCE
    if until <= since:
        return report
    async for page in client.events(since, until):
        report.compared += len(page)
        report.missed += await sync.locked(_record, sync, page)
    await sync.locked(cursors.advance, sync.conn, sync.integration.id, COMPARED, until)
    report.through = until
    return report


def _since(sync: AccountSync) -> datetime | None:
    """Where the last comparison ended, or when the webhooks were subscribed."""
    compared = cursors.get(sync.conn, sync.integration.id, COMPARED).value
    return compared or subscribed_at(sync.integration)


def subscribed_at(integration: Integration) -> datetime | None:
    """When webhooks were first subscribed; None for an account that is polled."""
    since = integration.webhook_status.get("since")
    return datetime.fromisoformat(since) if since else None


def _record(sync: AccountSync, events: Sequence[LoggedEvent]) -> int:
    topics = sync.source.topic_index
    granted = sync.integration.granted_scopes
    rows = [
        {
            "event_id": e.event_id,
            "topic": e.topic,
            "object_type": o.name,
            "object_id": e.object_id,
            "created": e.created,
        }
        for e in events
        for o, _ in topics.get(e.topic, ())[:1]
        if not o.missing_scopes(granted)
    ]
    account = sync.integration.id
    with sync.conn.transaction():
        found = sync.conn.execute(_RECORD, (account, sync.source.name, orjson.dumps(rows).decode())).fetchall()
        asked = {(kind, key, "its webhook never came") for kind, key in found}
        if asked:
            fetch_requests.request(sync.conn, account, asked)
    return len(found)
