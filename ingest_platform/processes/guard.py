"""A small process between a supervisor and one child: when the supervisor is gone, however, so is the child.

    python -m ingest_platform.processes.guard [--only-child] COMMAND…

Its standard input is a pipe that the supervisor holds open and never writes to: the kernel closes it even after
`kill -9`. The guard is also the reaper of orphans below it (Linux), so that a grandchild which made itself a session
of its own, as Dagster's servers do, is found and ended too. With `--only-child` it leaves alone what the child starts:
the keeper of PostgreSQL ends the server in its own way. Standard library and psutil only: it starts in 50 ms.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

import psutil

GRACE_S = 12.0
"""How long children may take to end after SIGTERM, before SIGKILL. The receiver finishes what it took in 10 s."""
ONLY_CHILD_GRACE_S = 60.0
"""The same for an only child: the keeper waits for whoever uses the database, and for its last checkpoint."""

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


def main(arguments: Sequence[str]) -> int:
    """Run the command until it ends, SIGTERM comes or standard input closes; returns its exit code."""
    only_child = arguments[0] == "--only-child"
    command = arguments[1:] if only_child else arguments
    if not only_child:
        _prctl(_PR_SET_CHILD_SUBREAPER, 1)
    read, write = os.pipe()
    os.set_blocking(write, False)
    signal.set_wakeup_fd(write)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _asked_to_end)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    child = subprocess.Popen(  # noqa: S603 - the supervisor's own command
        list(command),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_die_with_parent,  # noqa: PLW1509 - this process has one thread
    )
    with selectors.DefaultSelector() as selector:
        selector.register(sys.stdin, selectors.EVENT_READ, "supervisor")
        selector.register(read, selectors.EVENT_READ, "signal")
        while child.poll() is None and not _ENDING:
            for key, _ in selector.select(timeout=5.0):
                if key.data == "supervisor":
                    _ENDING.append("the supervisor is gone")
                else:
                    os.read(read, 512)
    code = child.poll()
    _end_all(child, only_child=only_child)
    return code if code is not None else child.returncode


_ENDING: list[str] = []


def _asked_to_end(number: int, _frame: object) -> None:
    _ENDING.append(signal.Signals(number).name)


def _end_all(child: subprocess.Popen[bytes], *, only_child: bool) -> None:
    """SIGTERM to everything below this process, then SIGKILL to what is left."""

    def below() -> list[psutil.Process]:
        child.poll()
        if not only_child:
            _reap(child)
        found = psutil.Process().children(recursive=not only_child)
        return [p for p in found if _lives(p) and (p.pid == child.pid or not only_child)]

    _send(child, below(), signal.SIGTERM)
    deadline = time.monotonic() + (ONLY_CHILD_GRACE_S if only_child else GRACE_S)
    while left := below():
        if time.monotonic() > deadline:
            _send(child, left, signal.SIGKILL)
        time.sleep(0.02)
    child.wait()


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _send(child: subprocess.Popen[bytes], below: list[psutil.Process], number: signal.Signals) -> None:
    if child.returncode is None:  # else its id may be another group's by now
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, number)
    for process in below:
        if process.pid != child.pid:
            with contextlib.suppress(psutil.Error):
                process.send_signal(number)


def _reap(child: subprocess.Popen[bytes]) -> None:
    """Collect orphans that became ours; the child itself is left to its Popen, which wants its exit code."""
    for process in psutil.Process().children():
        with contextlib.suppress(psutil.Error, ChildProcessError):
            if process.status() == psutil.STATUS_ZOMBIE and process.pid != child.pid:
                os.waitpid(process.pid, os.WNOHANG)


def _die_with_parent() -> None:
    """In the child before exec: a guard that is killed takes the child along (Linux)."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
