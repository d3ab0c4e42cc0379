"""Starts children under guards, waits until they answer, and stops them all, in the reverse order of their start."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ingest_platform.errors import IngestError
from ingest_platform.processes.guard import ONLY_CHILD_GRACE_S
from ingest_platform.processes.signals import undisturbed

POLL_S = 0.05
FAMILY = "INGEST_SUPERVISOR"
"""The variable by which the children of one supervisor know each other."""


@dataclass(slots=True)
class Child:
    """One guarded child. `log` has its output."""

    name: str
    log: Path
    guard: subprocess.Popen[bytes]
    leash: IO[bytes] = field(repr=False)

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self.guard.poll() is None

    def last_line(self) -> str:
        """The last line of its log, which mostly says why it ended."""
        with contextlib.suppress(OSError):
            lines = [line.strip() for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
            if lines:
                return lines[-1][:300]
        return "its log is empty"


class Supervisor:
    """A context manager: what was started in it has ended when it is left, and also when this process is killed."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.children: list[Child] = []
        self.family = f"{os.getpid()}-{time.time_ns()}"

    def __enter__(self) -> Self:
        self.logs.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with undisturbed():
            self.stop()

    def start(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        *,
        only_child: bool = False,
    ) -> Child:
        """Start a child; `environment` is laid over ours. `only_child`: what it starts may outlive it."""
        guard_options = ["--only-child"] if only_child else []
        log = self.logs / f"{name}.log"
        with log.open("ab") as stream:
            guard = subprocess.Popen(  # noqa: S603 - our own commands
                [sys.executable, "-m", "ingest_platform.processes.guard", *guard_options, *command],
                stdin=subprocess.PIPE,
                stdout=stream,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", FAMILY: self.family, **(environment or {})},
                # Ctrl-C in the terminal is for the supervisor alone: it ends the children in their order.
                start_new_session=True,
            )
        assert guard.stdin is not None
        child = Child(name, log, guard, guard.stdin)
        self.children.append(child)
        return child

    def wait(self, child: Child, ready: Callable[[], bool], seconds: float = 60.0) -> None:
        """Wait until `ready` says so.

        Raises: IngestError when the child ends before, or is not ready in time; it names the log.
        """
        deadline = time.monotonic() + seconds
        while not ready():
            if not child.running:
                raise IngestError(f"{child.name} ended at once: {child.last_line()}", f"See {child.log}")
            if time.monotonic() > deadline:
                raise IngestError(f"{child.name} is not ready after {seconds:.0f} s", f"See {child.log}")
            time.sleep(POLL_S)

    def ended(self) -> Iterator[Child]:
        """The children that ended by themselves."""
        return (child for child in self.children if not child.running)

    def stop(self, name: str | None = None) -> None:
        """End one child, or all, the last first; returns when they are gone."""
        for child in reversed([c for c in self.children if name in {None, c.name}]):
            with contextlib.suppress(OSError):
                child.leash.close()
            try:
                child.guard.wait(ONLY_CHILD_GRACE_S + 10)
            except subprocess.TimeoutExpired:
                child.guard.kill()
                child.guard.wait()
            self.children.remove(child)


def answers(url: str) -> Callable[[], bool]:
    """Whether a GET of `url`, which is one of our own servers by plain HTTP, is answered with 200."""
    import ssl

    import httpx

    # Without the certificates of the world: to read them for each look would take the time that the server needs.
    nothing = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def ask() -> bool:
        try:
            return httpx.get(url, timeout=2.0, trust_env=False, verify=nothing).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    return ask
