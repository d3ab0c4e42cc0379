"""Field by field: documents fetched from the source against the refined rows of the copy."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ingest_platform import canonical
from ingest_platform.declare import ObjectType
from ingest_platform.extract.connector import PageReader, SourceClient
from ingest_platform.extract.documents import Document, Window
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.narrow import Held
from ingest_platform.quality.result import Found, named
from ingest_platform.quality.sample import sampled, sampled_by_pages
from ingest_platform.quality.settle import by_webhook, covered, held_ids, not_due, on_their_way
from ingest_platform.raw.ingest import is_storable
from ingest_platform.raw.versions import identify, operation_of, sequence_of, version_of
from ingest_platform.refine.expected import Difference, ExpectedRows, Version, differences, expected
from ingest_platform.sync.requests import begin_sweep, note_ids

FETCH = 100
"""Objects fetched and compared in one go."""
KEPT = 200
"""Differences that are kept with their values; all are counted."""
SHOWN = 20
"""Of these, so many are stored with the check's result."""

Report = Callable[[int], None]


@dataclass
class Comparison:
    """What comparing found. `changed` are objects that changed at the source after the last sync read it: they are
    not due yet. `unusable` are objects that no refined row can be made of, with the reason. `ids` are those that
    differ. `not_due` are those of `changed` that no sync need have read yet.
    """

    objects: int = 0
    rows: int = 0
    differing: int = 0
    differences: list[Difference] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    not_due: list[str] = field(default_factory=list)
    unusable: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)


@dataclass
class _Look:
    """One reading of some objects: how they differ, and the version and the document of each at the source."""

    differences: list[Difference]
    unusable: dict[str, str]
    alive: list[Version]
    rows: int


async def compare(
    copy: Copy,
    object_type: ObjectType,
    client: SourceClient,
    report: Report | None = None,
) -> Comparison:
    """Fetch objects from the source and compare them, all of their tables included.

    The copy's sample; or, with `everything`, all that the source lists and all that the copy holds.

    Raises: the errors of the client.
    """
    statements = expected(copy.source, object_type)
    due = covered(copy, object_type)
    found = Comparison()
    if copy.everything:
        chosen = _everything(copy, object_type, client)
    elif isinstance(client, PageReader) and client.shows(object_type):
        chosen = sampled_by_pages(copy, object_type, client)
    else:
        chosen = _sampled(copy, object_type)
    async for ids in chosen:
        await _compare(copy, object_type, client, ids, statements, due, found)
        if report:
            report(found.objects)
    return found


def field_comparison(copy: Copy, object_type: ObjectType) -> Found:
    """A sample of objects, fetched from the source now, is in the copy field by field, children included.

    Raises: the errors of the client.
    """

    async def comparing(client: SourceClient) -> Comparison:
        return await compare(
            copy,
            object_type,
            client,
            lambda done: copy.say(object_type.name, done, "comparing field by field"),
        )

    found = copy.ask(comparing)
    detail = {
        "expected": 0, "actual": found.differing, "objects": found.objects, "rows": found.rows, "seed": copy.seed,
        "differences": [as_dict(d) for d in found.differences[:SHOWN]], "changed_meanwhile": found.changed[:SHOWN],
        "not_due": found.not_due[:KEPT],
        "cannot_be_refined": dict(list(found.unusable.items())[:SHOWN]),
    }  # fmt: skip
    said = f"{found.objects:,} {object_type.plural} ({found.rows:,} rows) were compared with the source field by field"
    if not found.differing:
        return Found(True, f"{said}, and are the same", detail, comparison=found)
    first = sentence(found.differences[0])
    what = f"{said}: {found.differing:,} differences in {named(found.ids)}; {first}"
    return Found(False, what, detail, copy.repair, tuple(found.ids), found)


async def _compare(
    copy: Copy,
    object_type: ObjectType,
    client: SourceClient,
    ids: Sequence[str],
    statements: Sequence[ExpectedRows],
    due: datetime | None,
    found: Comparison,
) -> None:
    documents = copy.asked.documents.pop((object_type.name, tuple(ids)), None)
    if documents is None:
        documents = await client.fetch(object_type, ids)
    first = _look(copy, object_type, documents, ids, statements)
    found.objects += len(ids)
    found.rows += first.rows
    found.unusable |= first.unusable
    if not (doubtful := sorted({d.object_id for d in first.differences})):
        return
    # Source and copy move on while they are read: what differs is looked at once more before it is believed. What the
    # copy knows of what the source shows is asked before its rows are read again: what comes after that is in them.
    documents = await client.fetch(object_type, doubtful)
    moving = await on_their_way(copy, object_type, client, doubtful, due)
    shown = _look(copy, object_type, documents, doubtful, statements).alive
    held = held_ids(copy, object_type, [v.object_id for v in shown], "source_version")
    if due is not None:
        moving |= _unheard_of(copy, object_type, [v for v in shown if _is_unversioned(object_type, v, held)])
    again = _look(copy, object_type, documents, doubtful, statements)
    await _arrive(copy, object_type, client, again, due)
    # Sources that count in whole seconds give the second of the last reading to changes before and after it.
    second = due.replace(microsecond=0) if due else None
    changed = moving | {v.object_id for v in again.alive if v.version and second and v.version >= second}
    missing = {v.object_id: canonical.parse(v.payload) for v in again.alive if v.object_id not in held}
    late = not_due(copy, object_type, missing, due)
    changed |= late
    found.not_due += sorted(late)
    real = [d for d in again.differences if d.object_id not in changed]
    found.changed += sorted({d.object_id for d in again.differences} & changed)
    found.differing += len(real)
    found.ids += sorted({d.object_id for d in real} - set(found.ids))
    found.differences += real[: KEPT - len(found.differences)]


async def _arrive(copy: Copy, object_type: ObjectType, client: SourceClient, look: _Look, due: datetime | None) -> None:
    """Deletions carry no time: one may be on its way by webhook. What arrives within the grace is no difference."""
    gone = {d.object_id for d in look.differences} - {v.object_id for v in look.alive}
    waiting, waited = set(gone), 0.0
    while waiting and waited < copy.grace and by_webhook(copy, object_type):
        await asyncio.sleep(0.25)
        waited += 0.25
        waiting &= held_ids(copy, object_type, sorted(waiting)).keys()
    waiting -= await on_their_way(copy, object_type, client, waiting, due)
    arrived = gone - waiting
    look.differences = [d for d in look.differences if d.object_id not in arrived]


def _look(
    copy: Copy,
    object_type: ObjectType,
    documents: Sequence[Document],
    ids: Sequence[str],
    statements: Sequence[ExpectedRows],
) -> _Look:
    alive: list[Version] = []
    gone: set[str] = set(ids)
    unusable: dict[str, str] = {}
    for document in documents:
        object_id = identify(copy.source, object_type, document.data)
        if object_id is None or operation_of(object_type, document) == "delete":
            continue
        gone.discard(object_id)
        payload = canonical.dump(document.data)
        version, bad = version_of(object_type, document.data)
        if bad is not None or not is_storable(copy.conn, payload):
            unusable[object_id] = "its version is no time" if bad else "PostgreSQL cannot hold its JSON"
        else:
            alive.append(Version(object_id, payload, version, sequence_of(object_type, document.data)))
    found, refused, rows = differences(copy.conn, copy.source, copy.owner, object_type, alive, statements)
    found += _still_held(copy, object_type, gone)
    return _Look(found, unusable | refused, alive, rows)


def _is_unversioned(object_type: ObjectType, shown: Version, held: Mapping[str, datetime | None]) -> bool:
    """Whether a version cannot tell how the copy's row differs: there is none; or it is the same, and a type whose
    changes may leave it so is listed in whole each time.
    """
    if shown.object_id not in held:
        return False
    return not object_type.ordered or (object_type.listing.cursor is None and held[shown.object_id] == shown.version)


def _unheard_of(copy: Copy, object_type: ObjectType, alive: Sequence[Version]) -> set[str]:
    """Objects that the source shows as the raw log has never had them, or not since what is shown of them: they changed
    back.

    The last reading of their list would have stored what it showed: they changed after it. That the reading itself lost
    the change cannot be told from that here; what it stored and is not shown can.
    """
    table, key = copy.source.table(object_type.name), copy.source.id_column(object_type.name)
    hashes = {
        canonical.digest(v.payload, integration_id=copy.owner.integration_id, object_type=object_type.name,
                         operation="upsert"): v.object_id
        for v in alive
    }  # fmt: skip
    rows = copy.conn.execute(
        f"SELECT r.dedupe_hash_canonical FROM {copy.source.raw_table} r LEFT JOIN {table} t ON t.integration_id = "
        f"r.integration_id AND t.{key}::text = r.{copy.source.id_column('object')} WHERE r.integration_id = %s AND "
        "r.dedupe_hash_canonical = ANY(%s) AND r.observed_at >= coalesce(t.synced_at, r.observed_at)",
        (copy.owner.integration_id, list(hashes)),
    )
    return set(hashes.values()) - {hashes[row[0]] for row in rows}


def _still_held(copy: Copy, object_type: ObjectType, gone: set[str]) -> list[Difference]:
    """Objects that the source does not have any more and the copy holds for alive."""
    table, key = copy.source.table(object_type.name), copy.source.id_column(object_type.name)
    rows = copy.conn.execute(
        f"SELECT {key}::text FROM {table} WHERE integration_id = %s AND deleted_at IS NULL AND {key}::text = ANY(%s) "
        "ORDER BY 1",
        (copy.owner.integration_id, sorted(gone)),
    )
    return [Difference(row[0], table, row[0], None, None, "a row", "surplus") for row in rows]


async def _sampled(copy: Copy, object_type: ObjectType) -> AsyncIterator[list[str]]:
    chosen = sampled(copy, object_type)
    if (object_type.name, tuple(chosen)) in copy.asked.documents:
        yield chosen
        return
    for n in range(0, len(chosen), FETCH):
        yield chosen[n : n + FETCH]


async def _everything(copy: Copy, object_type: ObjectType, client: SourceClient) -> AsyncIterator[list[str]]:
    begin_sweep(copy.conn)
    waiting: list[str] = []
    async for page in client.ids(object_type):
        note_ids(copy.conn, page)
        waiting += page
        while len(waiting) >= FETCH:
            yield waiting[:FETCH]
            waiting = waiting[FETCH:]
    yield waiting
    # What the source did not list and the copy holds is asked for by its id.
    held = Held(copy, object_type)
    sql, values = held.where(Window())
    after: str | None = None
    while True:
        rows = copy.conn.execute(
            f"SELECT {held.key}::text FROM {sql} AND NOT EXISTS (SELECT FROM sweep_id s WHERE s.object_id = "
            f"t.{held.key}::text) AND (%s::text IS NULL OR {held.key}::text > %s) ORDER BY {held.key}::text "
            f"LIMIT {FETCH}",
            [*values, after, after],
        ).fetchall()
        if not rows:
            break
        after = rows[-1][0]
        yield [row[0] for row in rows]
    copy.conn.execute("DROP TABLE sweep_id")


def as_dict(difference: Difference) -> dict[str, Any]:
    """For scripts: values as PostgreSQL would write them."""
    return {
        "object_id": difference.object_id,
        "table": difference.table,
        "key": difference.key,
        "column": difference.column,
        "kind": difference.kind,
        "expected": _plain(difference.expected),
        "actual": _plain(difference.actual),
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, list, dict)):
        return value
    text = value.isoformat() if isinstance(value, datetime) else str(value)
    if len(text) <= 200:
        return text
    return f"{text[:200]}… ({len(text)} characters, sha256 {hashlib.sha256(text.encode()).hexdigest()[:12]})"


def sentence(difference: Difference) -> str:
    """One line that a person understands."""
    row = f"{difference.table} {difference.key}"
    match difference.kind:
        case "missing":
            return f"{row} is at the source and not in the copy"
        case "surplus":
            return f"{row} is in the copy and not at the source"
        case _:
            values = f"{_plain(difference.expected)!r} at the source, {_plain(difference.actual)!r} in the copy"
            return f"{row}: {difference.column} is {values}"
