"""Telling real differences from a vendor's lag, from what is not due yet, and from what arrived meanwhile.

Every doubtful object is asked for by its id: a listing or an index may lag behind, a fetch does not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from ingest_platform.control import cursors, sync_log
from ingest_platform.declare import ObjectType
from ingest_platform.extract.connector import EventLog, SourceClient
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.narrow import Candidates, Held
from ingest_platform.raw.versions import identify, operation_of, value_at, version_of

FETCH = 100
"""Objects asked for in one go."""
STUCK = timedelta(minutes=15)
"""A run refines what is pending, and fetches what is asked for, within minutes; what still waits was forgotten."""


@dataclass
class Settled:
    """What became of each candidate. `since` is the earliest creation of a real one; None when one is not known.

    `lagging`: the source's listing contradicts the source. `not_due`: made or changed after what the last sync covers,
    or on its way through the raw log.
    `arrived`: right by now. `waiting`: missing, and in the raw log as pending, deferred or error.
    """

    missing: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    lagging: list[str] = field(default_factory=list)
    not_due: list[str] = field(default_factory=list)
    arrived: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    since: datetime | None = None

    @property
    def real(self) -> list[str]:
        """The ids that differ for good."""
        return [*self.missing, *self.surplus, *self.misplaced]


def covered(copy: Copy, object_type: ObjectType) -> datetime | None:
    """What was made before this at the source must be in the copy; None before the first sync."""
    moment = cursors.get(copy.conn, copy.integration_id, object_type.name).value
    if moment is not None and object_type.listing.cursor is not None:
        # Rows become visible late: the next sync meets them, as long as they are within the lookback.
        return moment - object_type.listing.lookback
    for attempt in sync_log.recent(copy.conn, copy.integration_id, object_type=object_type.name):
        if attempt.status == "completed":
            return attempt.started_at
    return moment


def told(copy: Copy, condition: str) -> str:
    """The query for what the copy has been told of a type (`%(i)s`, `%(t)s`) and does not show: versions that are to be
    refined, and objects that are to be fetched.

    Its rows, and what `condition` speaks of: `object_id`; `state` pending, deferred or asked for; `why`; `since` when;
    `seen`, when it was last heard of.
    """
    return (
        f"SELECT object_id, state, why FROM (SELECT {copy.source.id_column('object')} AS object_id, "
        "processing_status AS state, coalesce(error_message, 'nobody refined it') AS why, received_at AS since, "
        f"greatest(received_at, observed_at) AS seen FROM {copy.source.raw_table} WHERE integration_id = %(i)s "
        "AND object_type = %(t)s AND processing_status IN ('pending', 'deferred') "
        "UNION ALL SELECT object_id, 'asked for', coalesce(last_error, reason), requested_at, requested_at "
        f"FROM fetch_request WHERE integration_id = %(i)s AND object_type = %(t)s) AS w WHERE {condition}"
    )


async def on_their_way(
    copy: Copy, object_type: ObjectType, client: SourceClient, ids: Collection[str], due: datetime | None
) -> set[str]:
    """Those of the objects of which the copy has been told and does not show it yet, or will be told by the next sync.

    A version is in the raw log and waits to be refined, the object waits to be fetched, or the source's log of events,
    where it keeps one, names it after what the last sync covers. What waits for longer than a quarter of an hour is
    not on its way any more. Ask before the rows are read, and read `due` before that: what is refined meanwhile is seen
    in them.
    """
    if not ids:
        return set()
    young = "object_id = ANY(%(ids)s) AND seen > now() - %(young)s"
    rows = copy.conn.execute(
        told(copy, young),
        {"i": copy.owner.integration_id, "t": object_type.name, "ids": list(ids), "young": STUCK},
    )
    found = {row[0] for row in rows}
    if due is not None and not found.issuperset(ids) and isinstance(client, EventLog):
        async for page in client.events(due, datetime.now(UTC)):
            found |= {event.object_id for event in page} & set(ids)
    return found


async def settle(copy: Copy, object_type: ObjectType, client: SourceClient, candidates: Candidates) -> Settled:
    """Ask about each candidate, twice where webhooks may still bring it."""
    found = await _look(copy, object_type, client, candidates.ids, candidates)
    waited = 0.0
    # Deletions carry no time: one may be on its way. What was made at the source has one, and was due.
    while found.surplus and waited < copy.grace and by_webhook(copy, object_type):
        await asyncio.sleep(0.25)
        waited += 0.25
        if right := _right_by_now(copy, object_type, found):
            again = await _look(copy, object_type, client, right, candidates)
            for name in ("missing", "surplus", "misplaced"):
                getattr(found, name)[:] = [i for i in getattr(found, name) if i not in set(right)]
            found.arrived += right if not again.real else [i for i in right if i not in set(again.real)]
            for name in ("missing", "surplus", "misplaced"):
                getattr(found, name).extend(getattr(again, name))
    # Told of while it was asked about.
    moving = await on_their_way(copy, object_type, client, found.real, covered(copy, object_type))
    found.not_due += [i for i in found.real if i in moving]
    for ids in (found.missing, found.surplus, found.misplaced):
        ids[:] = [i for i in ids if i not in moving]
    found.waiting = _waiting(copy, object_type, found.missing)
    return found


def by_webhook(copy: Copy, object_type: ObjectType) -> bool:
    """Whether changes of the type come by webhook."""
    return bool(object_type.topics and copy.integration and copy.integration.webhook_status.get("checked_at"))


async def _look(
    copy: Copy, object_type: ObjectType, client: SourceClient, ids: Sequence[str], candidates: Candidates
) -> Settled:
    found, due = Settled(), covered(copy, object_type)
    moving = await on_their_way(copy, object_type, client, ids, due)
    created, paths = Held(copy, object_type).created, _paths(copy, object_type)
    moments: list[datetime | None] = []
    listed = set(candidates.missing)
    for n in range(0, len(ids), FETCH):
        piece = list(ids[n : n + FETCH])
        alive: dict[str, Any] = {}
        for document in await client.fetch(object_type, piece):
            object_id = identify(copy.source, object_type, document.data)
            if object_id is not None and operation_of(object_type, document) != "delete":
                alive[object_id] = document.data
        held = held_ids(copy, object_type, piece, created)
        made = {i: _made(object_type, alive[i], paths) if i in alive else held.get(i) for i in piece}
        late = moving | not_due(copy, object_type, {i: alive[i] for i in piece if i in alive and i not in held}, due)
        for object_id in piece:
            if object_id in late and (object_id in alive) != (object_id in held):
                found.not_due.append(object_id)
                continue
            if object_id in alive and object_id not in held:
                found.missing.append(object_id)
            elif object_id not in alive and object_id in held:
                found.surplus.append(object_id)
            elif object_id not in alive:
                (found.lagging if object_id in listed else found.arrived).append(object_id)
                continue
            elif object_id in listed:
                found.arrived.append(object_id)
                continue
            else:  # both have it, and the listing of its window did not show it
                at_source = moment(alive[object_id], paths)
                if at_source is not None and held[object_id] is not None and at_source != held[object_id]:
                    found.misplaced.append(object_id)
                else:
                    found.lagging.append(object_id)
                    continue
            moments.append(made[object_id])
    found.since = min((m for m in moments if m), default=None) if all(moments) else None
    return found


def not_due(copy: Copy, object_type: ObjectType, missing: Mapping[str, Any], due: datetime | None) -> set[str]:
    """Of missing objects, as the source shows them, those that no sync need have read yet: made after `due`, or in its
    second, since some sources count in whole ones.

    Of those that bear no time, those that the raw log has never had, and that no check missed before the last sync.
    """
    if due is None:
        return set()
    made = {i: _made(object_type, data, _paths(copy, object_type)) for i, data in missing.items()}
    late = {i for i, moment in made.items() if moment is not None and moment >= due.replace(microsecond=0)}
    return late | _never_due(copy, object_type, [i for i, moment in made.items() if moment is None], due)


def _paths(copy: Copy, object_type: ObjectType) -> Any:
    """Where a document says when it was made."""
    created = Held(copy, object_type).created
    return next((f.source for f in object_type.fields if f.target == created), ()) if created else ()


def _made(object_type: ObjectType, data: Any, paths: Any) -> datetime | None:
    """When an object was made; where no path says so, its version: it is not younger than that."""
    return moment(data, paths) if paths else version_of(object_type, data)[0]


def _never_due(copy: Copy, object_type: ObjectType, ids: Sequence[str], due: datetime) -> set[str]:
    if not ids:
        return set()
    raw, key = copy.source.raw_table, copy.source.id_column("object")
    rows = copy.conn.execute(
        f"SELECT {key} FROM {raw} WHERE integration_id = %(i)s AND object_type = %(t)s AND {key} = ANY(%(ids)s) "
        "UNION SELECT missed FROM check_result, jsonb_array_elements_text(detail -> 'not_due') AS missed WHERE "
        "integration_id = %(i)s AND object_type = %(t)s AND check_name IN ('count_parity', 'field_comparison') "
        "AND checked_at < %(due)s "
        "AND detail ? 'not_due' AND missed = ANY(%(ids)s)",
        {"i": copy.owner.integration_id, "t": object_type.name, "ids": list(ids), "due": due},
    )
    return set(ids) - {row[0] for row in rows}


def moment(data: Any, paths: Any) -> datetime | None:
    """The time at the first path that a document has: ISO 8601, or seconds since 1970."""
    value, _ = value_at(data, paths) if paths else (None, None)
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        if not isinstance(value, str):
            return None
        found = datetime.fromisoformat(value)
    except (ValueError, OverflowError, OSError):
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


def held_ids(
    copy: Copy, object_type: ObjectType, ids: Sequence[str], created: str | None = None
) -> dict[str, datetime | None]:
    """Those of the ids that the copy holds for alive, each with its time of creation."""
    key = copy.source.id_column(object_type.name)
    rows = copy.conn.execute(
        f"SELECT {key}::text, {created or 'NULL::timestamptz'} FROM {copy.source.table(object_type.name)} "
        f"WHERE integration_id = %s AND deleted_at IS NULL AND {key}::text = ANY(%s)",
        (copy.owner.integration_id, list(ids)),
    )
    return {row[0]: row[1] for row in rows}


def _right_by_now(copy: Copy, object_type: ObjectType, found: Settled) -> list[str]:
    held = held_ids(copy, object_type, found.real, None)
    return [i for i in found.missing if i in held] + [i for i in found.surplus if i not in held]


def _waiting(copy: Copy, object_type: ObjectType, ids: Sequence[str]) -> list[str]:
    table, key = copy.source.raw_table, copy.source.id_column("object")
    rows = copy.conn.execute(
        f"SELECT DISTINCT {key} FROM {table} WHERE integration_id = %s AND object_type = %s AND {key} = ANY(%s) "
        "AND processing_status IN ('error', 'deferred', 'pending')",
        (copy.owner.integration_id, object_type.name, list(ids)),
    )
    return sorted(row[0] for row in rows)
