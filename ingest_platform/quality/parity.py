"""Count parity: the source is asked, not our own counters."""

from __future__ import annotations

from typing import Any

from ingest_platform.declare import CountParity, IdSweepParity, NoParity, ObjectType
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Count, Window
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.result import Found

SAMPLE = 5


def count_parity(copy: Copy, object_type: ObjectType) -> Found:
    """The source's objects against live rows, by the type's declared probe.

    Objects come and go while both are counted, so a difference counts only when a second look shows one as well.

    Raises: the errors of the client.
    """
    match object_type.parity:
        case CountParity():
            return _by_count(copy, object_type)
        case IdSweepParity():
            return _by_ids(copy, object_type)
        case NoParity(reason=reason):
            return Found(True, f"{object_type.plural.capitalize()} cannot be compared: {reason}", {"reason": reason})
    raise AssertionError("validated at registration")


def _by_count(copy: Copy, object_type: ObjectType) -> Found:
    async def ask(client: SourceClient) -> tuple[Count, int]:
        for _ in range(2):
            count, held = await client.count(object_type, Window()), live_rows(copy, object_type)
            if _agree(count, held):
                break
        return count, held

    count, held = copy.ask(ask)
    said = f"{count.value:,}" if count.exact else f"at least {count.value:,}"
    detail = {"source": count.value, "exact": count.exact, "copy": held, "expected": said, "actual": held,
              "difference": held - count.value}  # fmt: skip
    plural = object_type.plural
    if _agree(count, held):
        return Found(True, f"The source has {said} {plural}, the copy {held:,}", detail)
    detail["waiting"] = _waiting(copy, object_type)
    less = count.value - held
    what = f"{less:,} too few" if less > 0 else f"{-less:,} too many"
    hint = f" ({detail['waiting']:,} wait as errors or for a parent)" if detail["waiting"] else ""
    return Found(False, f"The source has {said} {plural}, the copy {held:,}: {what}{hint}", detail)


def _agree(count: Count, held: int) -> bool:
    return held == count.value if count.exact else held >= count.value


def _by_ids(copy: Copy, object_type: ObjectType) -> Found:
    async def ask(client: SourceClient) -> tuple[set[str], set[str]]:
        for _ in range(2):
            listed = {i async for page in client.ids(object_type) for i in page}
            held = live_ids(copy, object_type)
            if listed == held:
                break
        return listed, held

    listed, held = copy.ask(ask)
    missing, surplus = sorted(listed - held), sorted(held - listed)
    detail: dict[str, Any] = {
        "source": len(listed), "exact": True, "copy": len(held), "expected": len(listed), "actual": len(held),
        "missing": len(missing), "surplus": len(surplus), "sample": missing[:SAMPLE] + surplus[:SAMPLE],
    }  # fmt: skip
    plural = object_type.plural
    if not missing and not surplus:
        return Found(True, f"The source lists {len(listed):,} {plural}, and the copy has the same", detail)
    summary = (
        f"The source lists {len(listed):,} {plural}; the copy lacks {len(missing):,} and has {len(surplus):,} more"
    )
    return Found(False, summary, detail)


def live_rows(copy: Copy, object_type: ObjectType) -> int:
    """How many objects the copy holds for alive."""
    table = copy.source.table(object_type.name)
    return copy.number(
        f"SELECT count(*) FROM {table} WHERE integration_id = %s AND deleted_at IS NULL", copy.owner.integration_id
    )


def live_ids(copy: Copy, object_type: ObjectType) -> set[str]:
    """The ids of the objects that the copy holds for alive."""
    table, key = copy.source.table(object_type.name), copy.source.id_column(object_type.name)
    rows = copy.conn.execute(
        f"SELECT {key}::text FROM {table} WHERE integration_id = %s AND deleted_at IS NULL",
        (copy.owner.integration_id,),
    )
    return {row[0] for row in rows}


def _waiting(copy: Copy, object_type: ObjectType) -> int:
    table, key = copy.source.raw_table, copy.source.id_column("object")
    return copy.number(
        f"SELECT count(DISTINCT {key}) FROM {table} WHERE integration_id = %s AND object_type = %s "
        "AND processing_status IN ('error', 'deferred', 'pending')",
        copy.owner.integration_id,
        object_type.name,
    )
