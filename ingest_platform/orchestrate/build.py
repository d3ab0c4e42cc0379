"""All definitions of a platform's sources."""

from __future__ import annotations

import dagster as dg

from ingest_platform.orchestrate.assets import source_assets
from ingest_platform.orchestrate.maintenance import alerts_sensor, maintenance_job, maintenance_schedule
from ingest_platform.orchestrate.platform import Platform
from ingest_platform.orchestrate.releasing import release_asset, release_sensor
from ingest_platform.orchestrate.schedules import jobs, schedules
from ingest_platform.orchestrate.sensors import accounts_sensor, arrivals_sensor, drain_job


def build_definitions(platform: Platform) -> dg.Definitions:
    """The code location: everything follows from the sources' declarations and the registry of checks."""
    assets: list[dg.AssetsDefinition] = []
    all_jobs: list[dg.UnresolvedAssetJobDefinition] = []
    all_schedules: list[dg.ScheduleDefinition] = []
    sensors: list[dg.SensorDefinition] = []
    for source in platform.sources:
        drain, made = drain_job(source), jobs(platform, source)
        assets += [source_assets(platform, source), release_asset(platform, source)]
        all_jobs += [*made, drain]
        all_schedules += schedules(platform, source, made)
        sensors += [arrivals_sensor(platform, source, drain), accounts_sensor(platform, source), release_sensor(source)]
    upkeep = maintenance_job(platform)
    return dg.Definitions(
        assets=assets,
        jobs=[*all_jobs, upkeep],
        schedules=[*all_schedules, maintenance_schedule(upkeep)],
        sensors=[*sensors, alerts_sensor(platform)],
        # A process for each step would cost two seconds and win nothing: a run has one step.
        executor=dg.in_process_executor,
    )
