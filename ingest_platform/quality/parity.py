"""Count parity: the source is asked, not our own counters; a mismatch is narrowed to the objects that make it."""

from __future__ import annotations

from typing import Any

from ingest_platform.declare import CountParity, IdSweepParity, NoParity, ObjectType
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Window
from ingest_platform.quality import narrow, windows
from ingest_platform.quality.copy import Copy, agree
from ingest_platform.quality.narrow import Candidates, Held
from ingest_platform.quality.result import Found, named, not_applicable
from ingest_platform.quality.settle import Settled, settle

NAMED = 200
"""Ids that are kept with a result; all are counted."""


def count_parity(copy: Copy, object_type: ObjectType) -> Found:
    """The source's objects against live rows, by the type's declared probe.

    Objects come and go while both are counted, so a difference counts only when a second look shows one as well. A
    verification names the objects that make it; a sync, which pays for one count alone, says how many they are.

    Raises: the errors of the client.
    """
    match object_type.parity:
        case CountParity():
            return copy.ask(lambda client: _by_count(copy, object_type, client))
        case IdSweepParity():
            return copy.ask(lambda client: _by_ids(copy, object_type, client))
        case NoParity(reason=reason):
            return not_applicable(f"{object_type.plural} cannot be counted: {reason}", reason=reason)
    raise AssertionError("validated at registration")


async def _by_count(copy: Copy, object_type: ObjectType, client: SourceClient) -> Found:
    held = Held(copy, object_type)
    count, rows = copy.asked.counts.get(object_type.name) or (await client.count(object_type, Window()), held.rows())
    if not agree(count, rows):
        count, rows = await client.count(object_type, Window()), held.rows()
    said = f"{count.value:,}" if count.exact else f"at least {count.value:,}"
    detail: dict[str, Any] = {
        "source": count.value, "exact": count.exact, "copy": rows, "expected": said, "actual": rows,
        "difference": rows - count.value,
    }  # fmt: skip
    summary = f"The source has {said} {object_type.plural}, the copy {rows:,}"
    agreed = agree(count, rows)
    if agreed and not (copy.thorough and held.created and rows):
        return Found(True, summary, detail)
    if not copy.thorough:
        return _counted_otherwise(copy, object_type, summary, detail)
    candidates = Candidates()
    if agreed and count.exact:  # one that is missing and one too many make the same count
        for window in held.looks(copy.seed):
            await narrow.by_ids(copy, object_type, client, candidates, window)
        candidates.uncertain.clear()
        detail |= {"ids_compared": candidates.listed}
    elif held.created:
        candidates = await narrow.by_counts(copy, object_type, client, count)
    else:
        await narrow.by_ids(copy, object_type, client, candidates)
    return _said(copy, summary, detail, candidates, await settle(copy, object_type, client, candidates))


def _counted_otherwise(copy: Copy, object_type: ObjectType, summary: str, detail: dict[str, Any]) -> Found:
    """What a sync says, which does not look for the objects."""
    detail["waiting"] = waiting(copy, object_type)
    more: int = detail["difference"]
    what = f"{-more:,} too few" if more < 0 else f"{more:,} too many"
    hint = f" ({detail['waiting']:,} wait as errors or for a parent)" if detail["waiting"] else ""
    return Found(False, f"{summary}: {what}{hint}", detail, f"{copy.command('verify', '--repair')} names and mends")


async def _by_ids(copy: Copy, object_type: ObjectType, client: SourceClient) -> Found:
    held, candidates = Held(copy, object_type), Candidates()
    chosen = windows.plan(held)
    for span, window in zip(chosen.listed, windows.asked(held, chosen.listed), strict=True):
        same = await narrow.by_ids(copy, object_type, client, candidates, window)
        windows.remember(held, span, same=same)
    candidates.uncertain.clear()  # nobody counted them
    rows = held.rows()
    now, before, left = (sum(s.local.rows for s in spans) for spans in (chosen.listed, chosen.proven, chosen.left))
    since = min((s.proven_at for s in chosen.proven if s.proven_at), default=None)
    detail: dict[str, Any] = {
        "source": candidates.listed if chosen.whole else None, "exact": True, "copy": rows,
        "expected": f"{candidates.listed:,}" if chosen.whole else f"{candidates.listed:,} listed", "actual": rows,
        "proven_now": now, "proven_before": before, "proven_since": since.isoformat() if since else None,
        "not_proven": left, "proven_through": chosen.through.isoformat() if chosen.through else None,
    }  # fmt: skip
    summary = f"The source lists {candidates.listed:,} {object_type.plural}, the copy has {rows:,}"
    if before:
        summary += f"; {before:,} were proven before, since {since:%Y-%m-%d}, and did not change here"
    if left:
        summary += f"; {left:,} are left to later verifications, or to `--full`"
    if not candidates.ids:
        return Found(True, summary, detail | {"missing": 0, "surplus": 0, "sample": []})
    return _said(copy, summary, detail, candidates, await settle(copy, object_type, client, candidates))


def _said(copy: Copy, summary: str, detail: dict[str, Any], candidates: Candidates, found: Settled) -> Found:
    detail |= {
        "missing": len(found.missing), "surplus": len(found.surplus), "misplaced": len(found.misplaced),
        "missing_ids": found.missing[:NAMED], "surplus_ids": found.surplus[:NAMED],
        "misplaced_ids": found.misplaced[:NAMED], "sample": found.real[:5],
        "not_due": found.not_due[:NAMED], "lagging": found.lagging[:NAMED], "waiting": len(found.waiting),
        "windows": [[str(w.start or ""), str(w.end or "")] for w in candidates.windows],
        "unlooked": candidates.more, "since": found.since.isoformat() if found.since else None,
    }  # fmt: skip
    if not found.real and not candidates.more:
        asides = [
            f"{len(ids)} {what}"
            for ids, what in (
                (found.not_due, "not due yet"), (found.arrived, "arrived meanwhile"),
                (found.lagging, "that the source's own listing lags behind on"),
            )
            if ids
        ]  # fmt: skip
        return Found(True, summary + (f": {', '.join(asides)}" if asides else ""), detail)
    what = [
        f"the copy {verb} {len(ids):,} ({named(ids)})"
        for verb, ids in (("lacks", found.missing), ("has too many, by", found.surplus),
                          ("has with another time of creation", found.misplaced))
        if ids
    ]  # fmt: skip
    if candidates.more:
        what.append(f"{candidates.more:,} more were not looked at yet")
    hint = f"; {len(found.waiting)} of them wait as errors or for a parent" if found.waiting else ""
    return Found(False, f"{summary}: {', '.join(what)}{hint}", detail, copy.repair, tuple(found.real))


def waiting(copy: Copy, object_type: ObjectType) -> int:
    """Objects of which a version is pending, in error, or waits for its parent."""
    table, key = copy.source.raw_table, copy.source.id_column("object")
    return copy.number(
        f"SELECT count(DISTINCT {key}) FROM {table} WHERE integration_id = %s AND object_type = %s "
        "AND processing_status IN ('error', 'deferred', 'pending')",
        copy.owner.integration_id,
        object_type.name,
    )
