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
VERIFY_CRON = "47 4 * * *"
"""After the sweep, which finds what was deleted without a word."""
SELDOM_CRON = {"weekly": "11 6 * * 1", "monthly": "23 6 1 * *", "quarterly": "41 6 1 1,4,7,10 *"}
SAID = {
    "weekly": "The week's use of the quota.",
    "monthly": "The end of the API version in use, and scopes that drifted.",
    "quarterly": "New object types in the vendor's schema.",
}


def jobs(platform: Platform, source: Source) -> list[dg.UnresolvedAssetJobDefinition]:
    """A job for each tier that has object types, and the sweep."""
    found = [
        dg.define_asset_job(
            _name(source, tier),
            selection=_synced(platform, source, types)
            | dg.AssetSelection.assets(names.account_key(source)).without_checks(),
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
                selection=_synced(platform, source, types),
                config=run_config(names.op_name(source), mode="sweep", retry=True),
                description="Compare all ids with the copy; fetch what differs; a tombstone for what is gone.",
                tags={"source": source.name},
            )
        )
    found += [_checking(platform, source, every) for every in ("verify", *SELDOM_CRON)]
    return found


def _synced(platform: Platform, source: Source, types: Sequence[ObjectType]) -> dg.AssetSelection:
    """The assets of some types, with the checks that every sync makes."""
    return dg.AssetSelection.assets(*specs.keys_of(source, types)).without_checks() | dg.AssetSelection.checks(
        *specs.sync_check_keys(source, platform.checks, types)
    )


def _checking(platform: Platform, source: Source, every: str) -> dg.UnresolvedAssetJobDefinition:
    """A job of checks alone, and of the account that they end in: a release follows what holds."""
    account = names.account_key(source)
    chosen = {"sync", "verify"} if every == "verify" else {every, *(("scopes",) if every == "monthly" else ())}
    keys = [
        spec.key
        for check, spec in zip(
            platform.account_checks, specs.account_check_specs(source, platform.account_checks), strict=True
        )
        if check.every in chosen or check.name in chosen
    ]
    if every == "verify":
        keys += [spec.key for spec in specs.check_specs(source, platform.checks)]
    return dg.define_asset_job(
        f"{source.name}_{every}",
        selection=dg.AssetSelection.assets(account).without_checks() | dg.AssetSelection.checks(*keys),
        config=run_config(names.op_name(source), mode="verify"),
        description=(
            "Every check of the copy, the source asked: parity, a sample compared field by field, webhooks, access."
            if every == "verify"
            else SAID[every]
        ),
        tags={"source": source.name},
    )


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
    for every, cron in (("verify", VERIFY_CRON), *SELDOM_CRON.items()):
        found.append(_schedule(platform, source, by_name[f"{source.name}_{every}"], cron, None))
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
