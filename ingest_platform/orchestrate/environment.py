"""How Dagster is started here: its environment, and its instance for our own processes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest_platform import paths
from ingest_platform.control import postgres
from ingest_platform.errors import ConfigError, as_ingest_error

if TYPE_CHECKING:
    from dagster import DagsterInstance

    from ingest_platform.settings import Settings

MODULE = "ingest_platform.definitions"
NO_LOG_FILES = {"module": "dagster._core.storage.noop_compute_log_manager", "class": "NoOpComputeLogManager"}


def dagster_environment(settings: Settings) -> dict[str, str]:
    """The variables that dagster.yaml reads and that Dagster's processes need, to be laid over `os.environ`.

    The platform's own settings are passed on as well, so that a run sees the same database as who launched it.
    """
    home = settings.home / "dagster"
    for folder in ("logs", "artifacts"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    info = postgres.server_info(settings)
    environment = {
        "DAGSTER_HOME": str(paths.ROOT),
        "INGEST_DAGSTER_URL": info.dagster_url,
        "INGEST_DAGSTER_LOGS": str(home / "logs"),
        "INGEST_DAGSTER_ARTIFACTS": str(home / "artifacts"),
        "INGEST_HOME": str(settings.home),
        # A run renews webhook subscriptions: to the same receiver, whatever port it was given.
        "INGEST_RECEIVER_PUBLIC_URL": settings.public_url,
        "DAGSTER_DISABLE_TELEMETRY": "1",
    }
    if settings.database_url:
        environment["DATABASE_URL"] = settings.database_url
    return environment


def instance(settings: Settings, *, capture_logs: bool = True) -> DagsterInstance:
    """The installation's instance, as dagster.yaml describes it; the embedded server is started when it is down.

    `capture_logs=False` leaves stdout and stderr of in-process runs alone: a person is looking at them.

    Raises: DatabaseUnavailable, DatabaseTooOld, ConfigError.
    """
    from dagster import DagsterInstance
    from dagster._core.instance.ref import InstanceRef

    postgres.ensure_running(settings)
    os.environ.update(dagster_environment(settings))
    if not (paths.ROOT / "dagster.yaml").exists():
        raise ConfigError(f"There is no dagster.yaml in {paths.ROOT}", "Run from a checkout of the project")
    overrides: dict[str, Any] = {} if capture_logs else {"compute_logs": NO_LOG_FILES}
    try:
        return DagsterInstance.from_ref(InstanceRef.from_dir(str(paths.ROOT), overrides=overrides))
    except Exception as error:
        cause: BaseException = error
        while cause.__cause__ is not None:
            cause = cause.__cause__
        raise as_ingest_error(cause) from error


def webserver_arguments(settings: Settings, workspace: Path | None = None) -> list[str]:
    """The arguments of `python -m dagster dev` for this installation: web server, daemon and code server."""
    return ["dev", "-w", str(workspace or paths.ROOT / "workspace.yaml"), "-h", "127.0.0.1",
            "-p", str(settings.dagster_port)]  # fmt: skip
