"""Schedules of a source: each tier's object types for the accounts that are due, and a sweep of ids once a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import dagster as dg

from ingest_platform.declare import ObjectType, Source, SweepDelete, Tier
from ingest_platform.errors import describe
from ingest_platform.orchestrate import due, names, specs
from ingest_platform.orchestrate.config import run_config
from ingest_platform.orchestrate.platform import Platform

if TYPE_CHECKING:
    from ingest_platform.control.database import Connection

CRON = {
    Tier.QUARTER_HOUR: "*/15 * * * *",
    # Off the full hour, when everybody asks; and off each other.
    Tier.HOURLY: "7 * * * *",
    Tier.DAILY: "22 2 * * *",
}
SWEEP_CRON = "37 3 * * *"


def jobs(source: Source) -> list[dg.UnresolvedAssetJobDefinition]:
    """A job for each tier that has object types, and the sweep."""
    found = [
        dg.define_asset_job(
            _name(source, tier),
            selection=dg.AssetSelection.assets(*specs.keys_of(source, types)),
            description=f"Sync {', '.join(t.plural for t in types)}: what changed since the last time.",
            tags={"source": source.name, "tier": tier.value},
        )
        for tier in CRON
        if (types := of_tier(source, tier))
    ]
    if types := swept(source):
        found.append(
            dg.define_asset_job(
                f"{source.name}_sweep",
                selection=dg.AssetSelection.assets(*specs.keys_of(source, types)),
                config=run_config(names.op_name(source), mode="sweep", retry=True),
                description="Compare all ids with the copy; fetch what differs; a tombstone for what is gone.",
                tags={"source": source.name},
            )
        )
    return found


def schedules(
    platform: Platform, source: Source, made: Sequence[dg.UnresolvedAssetJobDefinition]
) -> list[dg.ScheduleDefinition]:
    """A schedule for each of the jobs."""
    by_name = {job.name: job for job in made}
    found = [
        _schedule(platform, source, by_name[_name(source, tier)], cron, tier)
        for tier, cron in CRON.items()
        if _name(source, tier) in by_name
    ]
    if sweep := by_name.get(f"{source.name}_sweep"):
        found.append(_schedule(platform, source, sweep, SWEEP_CRON, None))
    return found


def of_tier(source: Source, tier: Tier) -> list[ObjectType]:
    """The object types of a tier; real-time ones are swept up every quarter of an hour."""
    return [
        o for o in source.object_types if o.tier == tier or (o.tier == Tier.REAL_TIME and tier == Tier.QUARTER_HOUR)
    ]


def swept(source: Source) -> list[ObjectType]:
    """The object types whose deletions a sweep of ids finds."""
    return [o for o in source.object_types if any(isinstance(s, SweepDelete) for s in o.delete)]


def _name(source: Source, tier: Tier) -> str:
    return f"{source.name}_{tier.value}"


def _schedule(
    platform: Platform, source: Source, job: dg.UnresolvedAssetJobDefinition, cron: str, tier: Tier | None
) -> dg.ScheduleDefinition:
    def accounts(conn: Connection) -> list[str]:
        if tier is None:
            return due.connected_accounts(conn, source.name)
        return due.due_accounts(conn, source.name, of_tier(source, tier), tier.interval)

    @dg.schedule(
        cron_schedule=cron,
        name=f"{job.name}_schedule",
        job=job,
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description=f"{job.description} For each connected account that is due.",
    )
    def schedule(context: dg.ScheduleEvaluationContext) -> Iterator[dg.RunRequest | dg.SkipReason]:
        from ingest_platform.control.database import connect

        try:
            with connect(platform.settings(), autocommit=True, start=False, application_name="schedule") as conn:
                found = accounts(conn)
        except Exception as error:  # noqa: BLE001 - the next tick tries again; a person reads one line
            yield dg.SkipReason(describe(error))
            return
        if not found:
            yield dg.SkipReason("No account is due")
            return
        names.register_partitions(context.instance, source.name, found)
        moment = context.scheduled_execution_time.isoformat()
        for account in found:
            yield dg.RunRequest(
                run_key=f"{job.name}:{account}:{moment}", partition_key=account, tags={names.ACCOUNT_TAG: account}
            )

    return schedule
