"""What the workers of a session share: a sandbox is started by the first test that wants it, and serves them all."""

from __future__ import annotations

import fcntl
import hashlib
import itertools
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import psutil

from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.sandbox.process import start_sandbox

HOME = "INGEST_TEST_SERVER_HOME"
"""The variable that names the session's folder."""

_EACH_WORKER = 100_000


def worker() -> int:
    """Which of the workers this is; 0 where there is only one."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


def numbers() -> Iterator[int]:
    """Numbers for the names of accounts: no other worker has them."""
    return itertools.count(1 + worker() * _EACH_WORKER)


@dataclass(frozen=True)
class Sandbox:
    """A running sandbox, which is everybody's: a test has an account of its own in it."""

    url: str
    vendor: str

    def control(self, account: str) -> SandboxControl:
        """A client of the control API for one account (Shopify: shop)."""
        return SandboxControl(self.url, account, vendor=self.vendor)


def sandbox(vendor: str = "shopify", **options: object) -> Sandbox:
    """The session's sandbox with these options, started now if nobody wanted it before."""
    wanted = json.dumps([vendor, options], sort_keys=True)
    name = f"sandbox-{hashlib.sha256(wanted.encode()).hexdigest()[:16]}"
    with _locked(Path(os.environ[HOME], name)) as kept:
        if line := kept.read():
            return Sandbox(json.loads(line)["url"], vendor)
        started = start_sandbox(vendor, **options)
        kept.write(json.dumps({"url": started.url, "pid": started.process.pid}))
    return Sandbox(started.url, vendor)


def stop_sandboxes(home: Path) -> None:
    """End every sandbox of the session; returns when they are gone."""
    running = []
    for path in home.glob("sandbox-*"):
        with suppress(psutil.NoSuchProcess, ValueError):
            process = psutil.Process(json.loads(path.read_text())["pid"])
            process.send_signal(signal.SIGTERM)
            running.append(process)
    _, left = psutil.wait_procs(running, timeout=5)
    for process in left:
        process.kill()


@contextmanager
def _locked(path: Path) -> Iterator[TextIO]:
    with path.open("a+") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)  # freed when the stream is closed
        stream.seek(0)
        yield stream
        stream.flush()
