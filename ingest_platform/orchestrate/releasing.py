"""The release of an account as an asset: it materializes when every gating check holds, by itself after a good sync."""

from typing import Any

import dagster as dg

from ingest_platform import sources
from ingest_platform.control.releases import Release
from ingest_platform.declare import Source
from ingest_platform.errors import as_ingest_error
from ingest_platform.orchestrate import environment, names, reaper
from ingest_platform.orchestrate.platform import Platform
from ingest_platform.orchestrate.specs import OWNERS
from ingest_platform.settings import Settings


def condition() -> dg.AutomationCondition[Any]:
    """Once for each time that the account asset is materialized: a sync of all of it, or a verification, ended well.

    A release that was kept back is tried again after the next one, so that a repair needs no further hand.
    """
    begun = dg.AutomationCondition.newly_requested() | dg.AutomationCondition.newly_updated()
    return dg.AutomationCondition.any_deps_updated().since(begun) & ~dg.AutomationCondition.in_progress()


def release_asset(platform: Platform, source: Source) -> dg.AssetsDefinition:
    """`shopify/release`, a partition for each account."""

    @dg.asset(
        key=names.release_key(source),
        deps=[names.account_key(source)],
        partitions_def=names.accounts(source),
        automation_condition=condition(),
        backfill_policy=dg.BackfillPolicy.multi_run(1),
        group_name=source.name,
        kinds={source.name, "postgres"},
        owners=list(OWNERS),
        tags={"layer": "released"},
        op_tags={"source": source.name},
        description=(
            "The last state of an account that held every gating check, served whole in schema `released`. A check "
            "that fails keeps the one before. Table `release` has its counts, digests and checks."
        ),
        metadata={"dagster/table_name": "release"},
    )
    def release(context: dg.AssetExecutionContext) -> dg.MaterializeResult[Any]:
        reaper.mark_process(context.instance, context.run.run_id)
        try:
            made = platform.release(platform.settings(), context.partition_key, context.run.run_id)
        except Exception as error:  # noqa: BLE001 - a person reads one line
            raise dg.Failure(str(as_ingest_error(error)), allow_retries=False) from None
        return dg.MaterializeResult(metadata=_metadata(made))

    return release


def _metadata(made: Release) -> dict[str, Any]:
    return {
        "release": made.id,
        "rows": sum(c["live"] for c in made.counts.values()),
        "changed": made.changed,
        "checks": len(made.checks),
        "verified_through": made.verified_through.isoformat() if made.verified_through else "not yet",
        "raw_watermark": made.raw_watermark,
        "counts": dg.MetadataValue.json(made.counts),
        "digests": dg.MetadataValue.json(made.digests),
    }


def note(settings: Settings, source: str, name: str, made: Release, instance: dg.DagsterInstance | None = None) -> None:
    """Show a release that a command made as a materialization of the asset, as if a run had made it.

    Raises: DatabaseUnavailable, DatabaseTooOld, ConfigError when Dagster's storage is not there.
    """
    dagster = instance or environment.instance(settings, capture_logs=False)
    try:
        names.register_partition(dagster, source, name)
        key = names.release_key(sources.source(source))
        dagster.report_runless_asset_event(dg.AssetMaterialization(key, partition=name, metadata=_metadata(made)))
    finally:
        if instance is None:
            dagster.dispose()


def release_sensor(source: Source) -> dg.AutomationConditionSensorDefinition:
    """Looks whether an account is to be released. A minute between two looks bounds what releases can cost."""
    return dg.AutomationConditionSensorDefinition(
        f"{source.name}_release",
        target=dg.AssetSelection.assets(names.release_key(source)),
        default_status=dg.DefaultSensorStatus.RUNNING,
        minimum_interval_seconds=60,
        description="Releases the accounts that were synced or verified well since their last release.",
    )
