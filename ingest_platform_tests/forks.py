"""Processes that need not import anything: Dagster's import costs seconds, and the tests start dozens of processes.

Each worker keeps one process that has imported what they need and runs no threads; each child is forked from it. Such a
child has a process, an environment and streams of its own, and it is killed and interrupted like any other.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from multiprocessing.reduction import DupFd
from typing import Any, TextIO

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["ingest_platform_tests.preloaded"])


class Forked:
    """A Python program in a process of its own, with the methods of `subprocess.Popen` that tests want.

    `arguments` are `sys.argv[1:]`. Its streams are pipes, but for `files`: paths of stdin, stdout and stderr.
    """

    def __init__(
        self,
        program: str,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        files: Sequence[str] | None = None,
        start_new_session: bool = False,
    ) -> None:
        if files is None:
            read, write = os.pipe()
            out, into = os.pipe()
            streams = [read, into, os.dup(2)]
            self.stdin: TextIO | None = os.fdopen(write, "w")
            self.stdout: TextIO | None = os.fdopen(out)
        else:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            streams = [os.open(name, flags if number else os.O_RDONLY) for number, name in enumerate(files)]
            self.stdin = self.stdout = None
        self._process = _CONTEXT.Process(
            target=_Program(program, arguments, dict(os.environ if env is None else env), streams, start_new_session),
            daemon=True,
        )
        try:
            self._process.start()
        finally:
            for stream in streams:
                os.close(stream)
        assert self._process.pid is not None
        self.pid: int = self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, below zero for a signal. Raises TimeoutError."""
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise TimeoutError(f"Process {self.pid} did not end within {timeout} s")
        return code

    def send_signal(self, number: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()

    def communicate(self, timeout: float | None = None) -> str:
        """End its input and wait; what it printed and nobody read. It must not be more than a pipe holds."""
        if self.stdin is not None and not self.stdin.closed:
            self.stdin.close()
        self.wait(timeout)
        if self.stdout is None or self.stdout.closed:
            return ""
        with self.stdout:
            return self.stdout.read()


class _Program:
    """What a child runs."""

    def __init__(
        self,
        program: str,
        arguments: Sequence[str],
        environment: dict[str, str],
        streams: list[int],
        new_session: bool,
    ) -> None:
        self._program, self._arguments, self._environment = program, arguments, environment
        self._streams, self._new_session = streams, new_session

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "_streams": [DupFd(stream) for stream in self._streams]}

    def __call__(self) -> None:
        assert threading.active_count() == 1  # or the fork would have copied half a process
        if self._new_session:
            os.setsid()
        for number, stream in enumerate(self._streams):
            os.dup2(stream.detach(), number)  # type: ignore[attr-defined]
        # New objects: the parent's may hold what it has read ahead.
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
        os.environ.clear()
        os.environ.update(self._environment)
        sys.argv = ["ingest", *self._arguments]
        try:
            exec(compile(self._program, "<program of a test>", "exec"), {"__name__": "__main__"})
        finally:
            atexit._run_exitfuncs()
