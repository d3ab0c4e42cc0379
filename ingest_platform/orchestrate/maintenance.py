"""Upkeep of the installation: telling people what fails, and purging what is kept for a time only."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import dagster as dg

from ingest_platform.errors import describe
from ingest_platform.orchestrate.platform import Platform

if TYPE_CHECKING:
    from ingest_platform.settings import Settings

MAINTENANCE_CRON = "17 5 * * *"
RUNS_AT_ONCE = 500


def maintenance_job(platform: Platform) -> dg.JobDefinition:
    """Purges logs and old runs."""

    @dg.op(description="Delete what the settings INGEST_KEEP_… say is kept long enough. The raw log stays.")
    def purge(context: dg.OpExecutionContext) -> None:
        from ingest_platform.control import retention
        from ingest_platform.control.database import connect

        settings = platform.settings()
        with connect(settings, autocommit=True, start=False, application_name="maintenance") as conn:
            gone = retention.purge(conn, settings)
        gone["dagster runs"] = purge_runs(context.instance, settings)
        context.log.info("Purged: %s", ", ".join(f"{count} of {what}" for what, count in gone.items()))
        context.add_output_metadata(dict(gone))

    @dg.job(name="ingest_maintenance", description="Purge logs and Dagster's old runs, as the settings say.")
    def maintenance() -> None:
        purge()

    return maintenance


def maintenance_schedule(job: dg.JobDefinition) -> dg.ScheduleDefinition:
    """Once a day."""
    return dg.ScheduleDefinition(
        name="ingest_maintenance_schedule",
        job=job,
        cron_schedule=MAINTENANCE_CRON,
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
    )


def purge_runs(instance: dg.DagsterInstance, settings: "Settings", *, now: datetime | None = None) -> int:
    """Delete finished runs that are older than the settings say, with their event logs; gives how many.

    Materializations and check results of the newest run of each asset go with it: they are in the control plane too.
    """
    before = (now or datetime.now(UTC)) - timedelta(days=settings.keep_runs_days)
    finished = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]
    gone = 0
    while records := instance.get_run_records(
        dg.RunsFilter(statuses=finished, created_before=before), limit=RUNS_AT_ONCE, ascending=True
    ):
        for record in records:
            instance.delete_run(record.dagster_run.run_id)
        gone += len(records)
    return gone


def alerts_sensor(platform: Platform) -> dg.SensorDefinition:
    """Tells people, by webhook and e-mail, which checks fail and which hold again."""

    @dg.sensor(
        name="ingest_alerts",
        minimum_interval_seconds=60,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Notices of checks that fail or hold again, to INGEST_ALERT_WEBHOOK_URL and INGEST_ALERT_EMAIL_TO.",
        job_name="ingest_maintenance",
    )
    def sensor(context: dg.SensorEvaluationContext) -> dg.SkipReason:  # noqa: ARG001 - Dagster calls it by name
        from ingest_platform.control.database import connect
        from ingest_platform.quality import alerts

        settings = platform.settings()
        try:
            with connect(settings, autocommit=True, start=False, application_name="alerts") as conn:
                told = alerts.tell(conn, settings)
        except Exception as error:  # noqa: BLE001 - the next tick tries again; a person reads one line
            return dg.SkipReason(describe(error))
        return dg.SkipReason(f"{told} notices sent" if told else "Nothing to tell")

    return sensor
