"""The raw log against itself and against the refined rows: payloads, ids and times, and which version is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from psycopg.pq import TransactionStatus

from ingest_platform import canonical
from ingest_platform.control import cursors, privacy, stats
from ingest_platform.declare import ObjectType
from ingest_platform.quality.compare import as_dict, sentence
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.result import Found, named
from ingest_platform.quality.settle import STUCK, told
from ingest_platform.raw.redaction import REDACTED
from ingest_platform.raw.versions import identify, sequence_of, version_of
from ingest_platform.refine.expected import Version, differences, expected

PAYLOADS = 100
"""Stored versions of a type whose hash is worked out again, where not all are looked at."""
ROWS = 25
"""Refined rows of a type that are made again."""
STUCK_OTHERS = timedelta(days=1)
"""What waits for its parent or to be fetched again for longer than a day needs a person."""

_REWRITTEN = re.compile(rb"\d{17}|0\.0{4}")
"""Numbers that jsonb writes without the exponent they may have come with: the text that was hashed cannot be told."""


def stored_payload(copy: Copy, object_type: ObjectType) -> Found:
    """The hash of a stored version follows from its payload, and so do its id and its version."""
    source = copy.source
    erased = privacy.erased(copy.conn, copy.owner.integration_id)
    problems: list[dict[str, Any]] = []
    looked_at = 0
    for raw_id, object_id, digest, operation, version, text, status in _stored(copy, object_type):
        looked_at += 1
        payload = text.encode()
        if erased and REDACTED.encode() in payload:
            continue  # its hash is that of the document as it came
        data = canonical.parse(payload)
        again = canonical.digest(
            canonical.dump(data), integration_id=copy.owner.integration_id, object_type=object_type.name,
            operation=operation,
        )  # fmt: skip
        problem = ""
        if again != digest and not _REWRITTEN.search(payload):
            problem = "its payload is not the one that was hashed"
        elif status != "error" and identify(source, object_type, data) != object_id:
            problem = f"its id is {identify(source, object_type, data)!r} in the payload"
        elif status != "error" and operation == "upsert" and object_type.version:
            stated, _ = version_of(object_type, data)
            if stated != version:
                problem = f"its version is {stated} in the payload"
        if problem and not (erased and _is_erased(copy, object_type, object_id)):
            problems.append({"id": object_id, "raw_id": raw_id, "problem": problem})
    detail = {"expected": 0, "actual": len(problems), "looked_at": looked_at, "sample": problems[:20]}
    if not problems:
        return Found(True, f"{looked_at:,} stored versions of {object_type.plural} are as they came", detail)
    ids = tuple(dict.fromkeys(p["id"] for p in problems))
    first = problems[0]
    what = (
        f"{len(problems):,} of {looked_at:,} stored versions of {object_type.plural} are not as they came "
        f"({named(ids)}): of {first['id']}, raw row {first['raw_id']}, {first['problem']}"
    )
    return Found(False, what, detail, f"{copy.repair}; a version that the source no longer shows needs a backup", ids)


def _stored(copy: Copy, object_type: ObjectType) -> Iterator[tuple[Any, ...]]:
    """A sample of the stored versions, or all of them, a thousand at a time."""
    key, raw = copy.source.id_column("object"), copy.source.raw_table
    of_type = "integration_id = %s AND object_type = %s AND payload IS NOT NULL"
    values = (copy.owner.integration_id, object_type.name)
    columns = f"id, {key}, dedupe_hash_canonical, operation, source_version, payload::text, processing_status"
    if not copy.everything:
        chosen = f"SELECT id FROM {raw} WHERE {of_type} ORDER BY md5(%s || id::text) LIMIT %s"
        query = f"SELECT {columns} FROM {raw} WHERE id IN ({chosen})"
        yield from copy.conn.execute(query, (*values, copy.seed, PAYLOADS))
        return
    last = 0
    while some := copy.conn.execute(
        f"SELECT {columns} FROM {raw} WHERE {of_type} AND id > %s ORDER BY id LIMIT 1000", (*values, last)
    ).fetchall():
        yield from some
        last = some[-1][0]


def _is_erased(copy: Copy, object_type: ObjectType, object_id: str) -> bool:
    key = (object_type.name, object_id)
    return key in privacy.erased_until(copy.conn, copy.owner.integration_id, [key])


def newest_version(copy: Copy, object_type: ObjectType) -> Found:
    """Every live row shows the newest version in the raw log; a sample, refined again and not kept, is the same."""
    if copy.conn.info.transaction_status != TransactionStatus.IDLE:
        return _newest_version(copy, object_type)
    with copy.conn.transaction():
        # Rows and versions of one moment: webhooks write both meanwhile.
        copy.conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return _newest_version(copy, object_type)


def _newest_version(copy: Copy, object_type: ObjectType) -> Found:
    source, key = copy.source, copy.source.id_column("object")
    table, own = source.table(object_type.name), source.id_column(object_type.name)
    old = [
        row[0]
        for row in copy.conn.execute(
            f"SELECT t.{own}::text FROM {table} t JOIN {source.raw_table} c ON c.id = t.raw_id "
            "WHERE t.integration_id = %s AND t.deleted_at IS NULL AND EXISTS ("
            f"SELECT FROM {source.raw_table} r WHERE r.integration_id = t.integration_id AND r.object_type = %s "
            f"AND r.{key} = t.{own}::text AND r.operation = 'upsert' AND r.processing_status = 'processed' "
            "AND r.source_version > c.source_version) ORDER BY 1",
            (copy.owner.integration_id, object_type.name),
        )
    ]
    rows = copy.conn.execute(
        f"SELECT t.{own}::text, r.payload::text, t.source_version FROM (SELECT * FROM {table} WHERE "
        f"integration_id = %s AND deleted_at IS NULL ORDER BY md5(%s || {own}::text) LIMIT %s) t "
        f"JOIN {source.raw_table} r ON r.id = t.raw_id AND r.payload IS NOT NULL AND r.operation = 'upsert'",
        (copy.owner.integration_id, copy.seed, ROWS),
    ).fetchall()
    if privacy.erased(copy.conn, copy.owner.integration_id):
        rows = [row for row in rows if REDACTED not in row[1] and not _is_erased(copy, object_type, row[0])]
    versions = [
        Version(row[0], row[1].encode(), row[2], sequence_of(object_type, canonical.parse(row[1].encode())))
        for row in rows
        if row[0] not in set(old)
    ]
    found, _, _ = differences(copy.conn, source, copy.owner, object_type, versions, expected(source, object_type))
    ids = tuple(dict.fromkeys([*old, *(d.object_id for d in found)]))
    detail = {
        "expected": 0, "actual": len(ids), "looked_at": len(versions), "old": len(old), "sample": old[:5],
        "differences": [as_dict(d) for d in found[:20]],
    }  # fmt: skip
    if not ids:
        return Found(True, f"{object_type.plural.capitalize()} show their newest versions", detail)
    said = []
    if old:
        said.append(f"{len(old)} {object_type.plural} show an older version than the raw log has ({named(old)})")
    if found:
        # At the source is, here, what the raw log says.
        first = sentence(found[0]).replace("at the source", "in the raw log")
        said.append(f"{len(found)} values are not those of the version that is shown ({first})")
    return Found(False, "; ".join(said), detail, copy.repair, ids)


def nothing_stuck(copy: Copy, object_type: ObjectType) -> Found:
    """No version waits to be refined, for its parent, or for its object to be fetched again, longer than it should."""
    old = "since < now() - CASE state WHEN 'pending' THEN %(pending)s ELSE %(other)s END AND seen < now() - %(moment)s"
    stuck = copy.conn.execute(
        told(copy, old),
        {"i": copy.owner.integration_id, "t": object_type.name, "pending": STUCK, "other": STUCK_OTHERS,
         "moment": timedelta(minutes=1)},
    ).fetchall()  # fmt: skip
    ids = tuple(dict.fromkeys(object_id for object_id, _, _ in stuck))
    sample = [{"id": object_id, "state": state, "why": why} for object_id, state, why in stuck[:5]]
    detail = {"expected": 0, "actual": len(stuck), "sample": sample}
    if not stuck:
        return Found(True, f"Nothing of {object_type.plural} is stuck", detail)
    what = f"{len(stuck)} versions of {object_type.plural} are stuck ({named(ids)}): {stuck[0][1]}, {stuck[0][2]}"
    return Found(False, what, detail, copy.repair, ids)


def cursor(copy: Copy, object_type: ObjectType) -> Found:
    """The cursor is neither in the future, which would hide changes, nor behind what was synced long ago."""
    if object_type.listing.cursor is None:
        return Found(True, f"{object_type.plural.capitalize()} have no cursor: they are listed in full each time")
    value = cursors.get(copy.conn, copy.integration_id, object_type.name).value
    held = stats.read(copy.conn, copy.integration_id).get(object_type.name)
    detail: dict[str, Any] = {"actual": value.isoformat() if value else None}
    name = f"The cursor of {object_type.plural}"
    if value is None:
        return Found(True, f"{name} is not set yet", detail)
    (now,) = copy.conn.execute("SELECT clock_timestamp()").fetchone() or (value,)
    if value > now + object_type.listing.lookback:
        return Found(
            False, f"{name} stands at {value:%Y-%m-%d %H:%M}, in the future: changes until then are missed", detail,
            copy.repair,
        )  # fmt: skip
    if held and held.last_sync_at and held.last_version_at:
        due = min(held.last_version_at, held.last_sync_at - 2 * object_type.tier.interval)
        if value + object_type.listing.lookback < due:
            return Found(
                False, f"{name} stands at {value:%Y-%m-%d %H:%M}, before what was synced by {due:%Y-%m-%d %H:%M}",
                detail | {"expected": due.isoformat()}, copy.repair,
            )  # fmt: skip
    return Found(True, f"{name} stands at {value:%Y-%m-%d %H:%M}", detail)
