"""Repair: what a verification found is mended, each thing by the means that its check declares.

Objects that differ are asked of the source again and written anew; nothing else is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest_platform.control.releases import Release
from ingest_platform.declare import ObjectType
from ingest_platform.errors import IngestError
from ingest_platform.extract.connector import SourceClient
from ingest_platform.quality.checks import ACCOUNT_CHECKS, CHECKS, Mend
from ingest_platform.quality.release import NotReleased, release
from ingest_platform.quality.verify import AS_USUAL, Options, Verification, verify
from ingest_platform.raw.versions import operation_of
from ingest_platform.refine import ddl
from ingest_platform.refine.rebuild import drop_duplicates, rebuild
from ingest_platform.settings import Settings
from ingest_platform.sync.account import AccountSync
from ingest_platform.sync.connect import ensure_subscriptions

FETCH = 100
"""Objects asked for in one go."""
ROUNDS = 3
"""A repair may bring to light what was hidden by what it mended."""

_MENDS: dict[str, Mend] = {c.name: c.mend for c in (*CHECKS, *ACCOUNT_CHECKS)}


@dataclass
class Repaired:
    """What was done, one line each, the verification after it, and the release; `kept_back` says why none followed."""

    done: list[str] = field(default_factory=list)
    verification: Verification | None = None
    release: Release | None = None
    kept_back: str = ""


def verify_and_repair(settings: Settings, name: str, options: Options = AS_USUAL) -> Repaired:
    """Verify, mend what does not hold, and verify again, until all holds or nothing more can be done.

    What was mended is released at once: no sync has to come first, and no further hand.

    Raises: what `verify` raises; AlreadyRunning while a sync has the account.
    """
    found = verify(settings, name, options)
    repaired = Repaired()
    for _ in range(ROUNDS):
        done = [] if found.passed else repair(settings, name, found)
        if not done:
            break
        repaired.done += done
        found = verify(settings, name, replace(options, seed=found.seed))  # at the same objects
    repaired.verification = found
    if repaired.done and found.passed:
        try:
            made = repaired.release = release(settings, name)
            repaired.done.append(f"Release {made.id} is served; {made.changed:,} of its rows are new or other")
        except NotReleased as error:  # by something that was not looked at now
            repaired.kept_back = str(error)
    return repaired


def repair(settings: Settings, name: str, found: Verification) -> list[str]:
    """Mend what a verification found; gives what was done, one line each."""
    failed = [o for o in found.outcomes if not o.passed]
    mends = {_MENDS[o.name] for o in failed}
    done: list[str] = []
    with AccountSync(settings, name) as sync:
        if "tables" in mends:
            done += _tables(sync)
        for verified in found.objects:
            object_type = sync.source.object_type(verified.object_type)
            wanted = {_MENDS[c.name] for c in verified.checks if not c.passed}
            if object_type.missing_scopes(sync.integration.granted_scopes):
                continue
            if verified.repairable:
                done.append(refetch(sync, object_type, verified.repairable))
            if wanted & {"retry", "sync"} or verified.repairable:
                done += _again(sync, object_type, sync_it="sync" in wanted)
        if "sync" in {_MENDS[c.name] for c in found.account if not c.passed}:
            done += _sync(sync, [o.name for o in sync.source.object_types])
        drained = sync.drain()
        if drained.fetched:
            done.append(f"{drained.fetched} objects in doubt were fetched again")
    if "subscribe" in mends:
        done += _subscribe(settings, name)
    return done


def refetch(sync: AccountSync, object_type: ObjectType, ids: Sequence[str]) -> str:
    """Ask the source for exactly these objects and write them anew, in transactions of `FETCH`."""
    gone = 0

    async def run(client: SourceClient) -> None:
        nonlocal gone
        for n in range(0, len(ids), FETCH):
            piece = ids[n : n + FETCH]
            read_at = sync.now()
            documents = await client.fetch(object_type, piece)
            gone += sum(operation_of(object_type, d) == "delete" for d in documents)
            with sync.conn.transaction():
                rebuild(sync.conn, sync.source, sync.owner, object_type, documents, piece, read_at)

    connected = [i for i in ids if i]
    if connected:
        sync.with_client(run)
    said = f"{len(ids)} {object_type.plural} were fetched again"
    return f"{said}, {gone} of them are gone at the source" if gone else said


def _again(sync: AccountSync, object_type: ObjectType, *, sync_it: bool) -> list[str]:
    done = []
    refined = sync.retry(object_type.name)[object_type.name]
    if refined.handled:
        done.append(f"{refined.handled} versions of {object_type.plural} were refined again")
    if sync_it:
        done += _sync(sync, [object_type.name])
    return done


def _sync(sync: AccountSync, types: list[str]) -> list[str]:
    # A cursor that a mistake moved into the future would hide what follows: the clock of today bounds it.
    sync.conn.execute(
        "UPDATE sync_cursor SET cursor_value = NULL, state = NULL WHERE integration_id = %s AND object_type = ANY(%s) "
        "AND cursor_value > clock_timestamp() + interval '1 hour'",
        (sync.integration.id, types),
    )
    done = []
    for name, outcome in sync.extract(types).items():
        sync.finish(name, outcome, sync.refine(name))
        if outcome.error is None:
            done.append(f"{sync.source.object_type(name).plural} were synced ({outcome.fetched} read)")
    return done


def _tables(sync: AccountSync) -> list[str]:
    with sync.conn.transaction():
        gone = drop_duplicates(sync.conn, sync.source, sync.owner)
    done = [f"{gone} duplicates left the raw log"] if gone else []
    try:
        changes = ddl.upgrade(sync.conn, sync.source)
    except IngestError as error:
        return [*done, f"Tables are left as they are. {error}"] if done else []
    return done + [f"{c.reason}: made" for c in changes]


def _subscribe(settings: Settings, name: str) -> list[str]:
    from ingest_platform.control import integrations
    from ingest_platform.control.database import connect

    with connect(settings, application_name="ingest repair") as conn:
        report = ensure_subscriptions(settings, conn, integrations.get(conn, name))
    return [f"{len(report.created)} topics were subscribed again"] if report.created else []


__all__ = ["Repaired", "refetch", "repair", "verify_and_repair"]
