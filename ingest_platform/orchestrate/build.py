"""All definitions of a platform's sources."""

from __future__ import annotations

import dagster as dg

from ingest_platform.declare import Source
from ingest_platform.orchestrate.assets import source_assets
from ingest_platform.orchestrate.maintenance import alerts_sensor, maintenance_job, maintenance_schedule
from ingest_platform.orchestrate.platform import Platform
from ingest_platform.orchestrate.releasing import release_asset, release_sensor
from ingest_platform.orchestrate.schedules import jobs, schedules
from ingest_platform.orchestrate.sensors import accounts_sensor, arrivals_sensor, drain_job

_EXECUTOR = dg.in_process_executor
"""A process for each step would cost two seconds and win nothing: a run has one step."""


def build_definitions(platform: Platform) -> dg.Definitions:
    """The code location: everything follows from the sources' declarations and the registry of checks."""
    assets: list[dg.AssetsDefinition] = []
    all_jobs: list[dg.UnresolvedAssetJobDefinition] = []
    all_schedules: list[dg.ScheduleDefinition] = []
    sensors: list[dg.SensorDefinition] = []
    for source in platform.sources:
        drain, made = drain_job(source), jobs(platform, source)
        assets += _assets(platform, source)
        all_jobs += [*made, drain]
        all_schedules += schedules(platform, source, made)
        sensors += [arrivals_sensor(platform, source, drain), accounts_sensor(platform, source), release_sensor(source)]
    upkeep = maintenance_job(platform)
    return dg.Definitions(
        assets=assets,
        jobs=[*all_jobs, upkeep],
        schedules=[*all_schedules, maintenance_schedule(upkeep)],
        sensors=[*sensors, alerts_sensor(platform)],
        executor=_EXECUTOR,
    )


def run_definitions(platform: Platform, source: Source) -> dg.Definitions:
    """The part of the code location that a run of one of the source's accounts needs: to build all of it takes longer
    than many a sync.
    """
    return dg.Definitions(assets=_assets(platform, source), executor=_EXECUTOR)


def _assets(platform: Platform, source: Source) -> list[dg.AssetsDefinition]:
    return [source_assets(platform, source), release_asset(platform, source)]
