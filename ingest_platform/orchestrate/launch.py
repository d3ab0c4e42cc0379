"""A sync from the command line is a Dagster run too: made in this process, on the installation's own instance."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ingest_platform.errors import ConfigError, IngestError

if TYPE_CHECKING:
    from dagster import AssetCheckKey, AssetKey, DagsterInstance

    from ingest_platform.declare import Source
    from ingest_platform.orchestrate.platform import CheckFound, Platform
    from ingest_platform.settings import Settings
    from ingest_platform.sync.outcomes import Progress, SyncOutcome


_INTERRUPTS = frozenset({"DagsterExecutionInterruptedError", "KeyboardInterrupt"})


@dataclass(frozen=True)
class RunResult:
    """A finished run. `errors` has one line for each object type that failed, "" for the account as a whole."""

    run_id: str
    ok: bool
    outcomes: dict[str, SyncOutcome] = field(default_factory=dict)
    checks: dict[tuple[str, str], CheckFound] = field(default_factory=dict)
    errors: dict[str, IngestError] = field(default_factory=dict)

    @property
    def error(self) -> IngestError | None:
        """The first error, for an exit code and one line."""
        return next(iter(self.errors.values()), None)


def sync_run(
    settings: Settings,
    source: str,
    name: str,
    *,
    object_types: Sequence[str] | None = None,
    mode: str = "auto",
    start_date: str | None = None,
    end_date: str | None = None,
    days: int | None = None,
    retry: bool = False,
    progress: Progress | None = None,
    instance: DagsterInstance | None = None,
    platform: Platform | None = None,
) -> RunResult:
    """Sync an account (all object types, or those named) as a Dagster run in this process, with all checks.

    Raises:
        IntegrationNotFound, DeclarationError, ConfigError, DatabaseUnavailable: before there is a run.
        KeyboardInterrupt: the run was interrupted; Dagster has it as canceled.
    """
    from ingest_platform.control import integrations
    from ingest_platform.control.database import connect
    from ingest_platform.orchestrate import environment, names, reaper, specs
    from ingest_platform.orchestrate.config import SyncConfig, resolve
    from ingest_platform.orchestrate.platform import Ledger, shipped

    # Wrong dates are a matter of the command line, not of a failed run.
    resolve(SyncConfig(mode=mode, start_date=start_date, end_date=end_date, days=days, full=False, retry=False))
    ledger = Ledger()
    base = platform or shipped()
    made = replace(base, settings=lambda: settings, progress=progress, ledger=ledger, retries=0)
    declared = _source(made, source)
    with connect(settings) as conn:
        account = integrations.get(conn, name)
    if account.platform != source:
        raise ConfigError(
            f"{account.name} is an account of {account.platform}", f"Run `ingest sync {account.platform}`"
        )
    types = [declared.object_type(t) for t in object_types] if object_types else list(declared.object_types)
    dagster = instance or environment.instance(settings, capture_logs=False)
    try:
        reaper.reap_dead_runs(dagster)
        names.register_partition(dagster, source, account.name)
        run_id, ok = execute(
            dagster,
            made,
            declared,
            account.name,
            assets=[*specs.keys_of(declared, types), *([names.account_key(declared)] if not object_types else [])],
            checks=specs.sync_check_keys(declared, made.checks, types),
            config={
                "mode": mode, "start_date": start_date, "end_date": end_date, "days": days, "retry": retry,
            },
        )  # fmt: skip
    finally:
        if instance is None:
            dagster.dispose()
    return _result(run_id, ok, ledger)


def execute(
    instance: DagsterInstance,
    platform: Platform,
    source: Source,
    name: str,
    *,
    assets: Sequence[AssetKey] = (),
    checks: Sequence[AssetCheckKey] = (),
    config: dict[str, Any] | None = None,
) -> tuple[str, bool]:
    """Run some assets with their checks, or some checks alone, for one account; gives the run's id and its success.

    Nothing is printed: the run's events and log are in Dagster, errors in the platform's ledger.
    """
    import dagster as dg
    from dagster._core.definitions.job_base import InMemoryJob
    from dagster._core.execution.api import execute_run_iterator

    from ingest_platform.orchestrate import names, reaper
    from ingest_platform.orchestrate.build import run_definitions
    from ingest_platform.orchestrate.config import run_config

    job = run_definitions(platform, source).resolve_implicit_global_asset_job_def()
    if checks or not assets:
        job = job.get_subset(asset_selection=set(assets), asset_check_selection=set(checks))
    values = run_config(names.op_name(source), **(config or {}))
    values["loggers"] = {"console": {"config": {"log_level": "CRITICAL"}}}
    run = instance.create_run_for_job(
        job_def=job,
        run_config=values,
        asset_selection=(set(assets) or None) if not checks else None,
        tags={
            "dagster/partition": name,
            names.ACCOUNT_TAG: name,
            reaper.PROCESS_TAG: reaper.process_tag(),
            "source": source.name,
        },
    )
    interrupted = False
    with contextlib.suppress(dg.DagsterExecutionInterruptedError):
        for event in execute_run_iterator(InMemoryJob(job), run, instance):
            # Ctrl-C between two steps of ours is met by Dagster's own code, which takes it for a crash.
            error = event.step_failure_data.error if event.is_step_failure else None
            interrupted |= error is not None and error.cls_name in _INTERRUPTS
    ended = instance.get_run_by_id(run.run_id)
    if interrupted or (ended is not None and ended.status == dg.DagsterRunStatus.CANCELED):
        raise KeyboardInterrupt
    return run.run_id, ended is not None and ended.is_success


def _source(platform: Platform, name: str) -> Source:
    for source in platform.sources:
        if source.name == name:
            return source
    known = ", ".join(source.name for source in platform.sources)
    raise ConfigError(f"There is no source {name!r}", f"Choose from: {known}")


def _result(run_id: str, ok: bool, ledger: Any) -> RunResult:
    from ingest_platform.sync.outcomes import SyncOutcome

    outcomes = {
        object_type: SyncOutcome(raw, ledger.refined.get(object_type)) for object_type, raw in ledger.raw.items()
    }
    errors = dict(ledger.errors)
    if not ok and not errors:
        errors[""] = IngestError(f"Dagster's run {run_id} failed", "See its log in the Dagster UI")
    return RunResult(run_id, ok, outcomes, dict(ledger.checks), errors)
