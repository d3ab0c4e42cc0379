"""The platform's own servers as guarded children: database, sandbox, receiver, Dagster."""

from __future__ import annotations

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ingest_platform.errors import ConfigError
from ingest_platform.processes.ports import free_port
from ingest_platform.processes.supervisor import Supervisor, answers
from ingest_platform.settings import Settings

_PORTS = {"receiver_port": "receiver_host", "sandbox_port": "sandbox_host", "dagster_port": None}


def with_free_ports(options: Settings, *names: str) -> tuple[Settings, list[str]]:
    """The settings with a free port wherever the wanted one is taken, and a sentence for each that was."""
    chosen: dict[str, int] = {}
    said = []
    for name in names:
        wanted = getattr(options, name)
        host = getattr(options, _PORTS[name] or "", "127.0.0.1")
        chosen[name] = free_port(host, wanted)
        if chosen[name] != wanted:
            what = name.removesuffix("_port")
            said.append(
                f"Port {wanted} is taken: the {what} uses {chosen[name]} (INGEST_{name.upper()} chooses another)"
            )
    return options.model_copy(update=chosen), said


def environment(options: Settings) -> dict[str, str]:
    """What a child needs to have the same settings, laid over what it inherits."""
    given = {
        "INGEST_HOME": str(options.home),
        "INGEST_RECEIVER_HOST": options.receiver_host,
        "INGEST_RECEIVER_PORT": str(options.receiver_port),
        "INGEST_SANDBOX_HOST": options.sandbox_host,
        "INGEST_SANDBOX_PORT": str(options.sandbox_port),
        "INGEST_DAGSTER_PORT": str(options.dagster_port),
    }
    if options.database_url:
        given["DATABASE_URL"] = options.database_url
    return given


def start_database(supervisor: Supervisor, options: Settings) -> None:
    """Start the embedded PostgreSQL, or with DATABASE_URL see that the server answers. Raises DatabaseUnavailable."""
    if options.database_url:
        from ingest_platform.control import postgres

        postgres.ensure_running(options)
        return
    ready = supervisor.logs / "database.ready"
    ready.unlink(missing_ok=True)
    command = [sys.executable, "-m", "ingest_platform.processes.database_keeper", str(ready)]
    child = supervisor.start("database", command, environment(options), only_child=True)
    supervisor.wait(child, ready.exists, 150)


def start_sandbox(supervisor: Supervisor, options: Settings, *, size: int) -> None:
    """Start the vendors' sandboxes behind one port, and wait until they answer."""
    command = [sys.executable, "-m", "ingest_platform.sandbox", "--host", options.sandbox_host,
               "--port", str(options.sandbox_port), "--size", str(size)]  # fmt: skip
    child = supervisor.start("sandbox", command, environment(options))
    supervisor.wait(child, answers(f"{options.sandbox_url}/health"))


def start_receiver(supervisor: Supervisor, options: Settings) -> None:
    """Start the webhook receiver and wait until it can commit."""
    child = supervisor.start("receiver", [sys.executable, "-m", "webhook_receiver"], environment(options))
    supervisor.wait(child, answers(f"http://{options.receiver_host}:{options.receiver_port}/readyz"))


def start_dagster(supervisor: Supervisor, options: Settings) -> None:
    """Start Dagster's web server, daemon and code server, and wait until the UI answers."""
    from ingest_platform.orchestrate.environment import dagster_environment, webserver_arguments

    child = supervisor.start(
        "dagster",
        [sys.executable, "-m", "dagster", *webserver_arguments(options)],
        {**environment(options), **dagster_environment(options)},
    )
    supervisor.wait(child, answers(f"{dagster_url(options)}/server_info"), 120)


def dagster_url(options: Settings) -> str:
    """Where the Dagster UI is."""
    return f"http://127.0.0.1:{options.dagster_port}"


@contextmanager
def alone(options: Settings) -> Iterator[None]:
    """Hold the installation's place as the one that runs Dagster's daemon: two would launch everything twice.

    Raises ConfigError when another process has it.
    """
    options.home.mkdir(parents=True, exist_ok=True)
    with (options.home / "up.lock").open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ConfigError(
                f"`ingest up` is running already in {options.home}",
                "Use that one, or set INGEST_HOME to another folder",
            ) from None
        yield
