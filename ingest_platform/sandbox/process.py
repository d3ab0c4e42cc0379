"""Runs a vendor's sandbox as a process of its own, for tests and the demo."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest_platform.sandbox.control import SandboxControl

START_SECONDS = 30.0


class SandboxStartError(RuntimeError):
    """The sandbox did not come up; the message holds its last words."""


@dataclass
class SandboxProcess:
    """A running sandbox. `url` is its address; use as a context manager, or call `stop`."""

    url: str
    process: subprocess.Popen[str]

    vendor: str = "shopify"

    def control(self, account: str = "demo") -> SandboxControl:
        """A client of the control API for one account (Shopify: shop)."""
        return SandboxControl(self.url, account, vendor=self.vendor)

    def stop(self) -> None:
        """Ends the process; returns when it is gone."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start_sandbox(vendor: str = "shopify", **options: object) -> SandboxProcess:
    """Starts a vendor's sandbox and waits until it listens.

    `options` are those of its command line, such as `orders=200, seed=1, plan="plus"`; `frozen=True` gives
    `--frozen`, and None, False and "" leave an option out. Raises SandboxStartError when it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="sandbox-") as folder:
        port_file, words = Path(folder, "port"), Path(folder, "words")
        command = [sys.executable, "-m", f"ingest_platform.sandbox.{vendor}"]
        for name, value in {"port": 0, **options, "port-file": port_file}.items():
            if value is None or value is False or value == "":
                continue
            command += [f"--{name.replace('_', '-')}", *([] if value is True else [str(value)])]
        with words.open("w") as output:
            process = subprocess.Popen(command, stdout=output, stderr=output, text=True)  # noqa: S603 - our own module
        deadline = time.monotonic() + START_SECONDS
        while not port_file.exists():
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                process.wait()
                raise SandboxStartError(f"The sandbox did not start: {words.read_text().strip() or 'no output'}")
            time.sleep(0.02)
        return SandboxProcess(f"http://127.0.0.1:{port_file.read_text()}", process, vendor)
