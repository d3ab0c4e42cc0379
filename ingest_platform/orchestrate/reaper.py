"""Runs whose process died are marked as failed: nothing else would ever end them."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dagster import DagsterInstance

PROCESS_TAG = "ingest/process"


def process_tag() -> str:
    """This process, told apart from all others there were: host, boot, process id and its start."""
    return f"{socket.gethostname()}/{_boot_id()}/{os.getpid()}/{_started(os.getpid())}"


def mark_process(instance: DagsterInstance, run_id: str) -> None:
    """Write on the run which process runs it."""
    instance.add_run_tags(run_id, {PROCESS_TAG: process_tag()})


def reap_dead_runs(instance: DagsterInstance) -> list[str]:
    """Mark runs of this host as failed whose process is gone, and return their ids.

    Runs of other hosts are left to those; so are runs that no process has taken up yet.
    """
    from dagster import DagsterRunStatus, RunsFilter

    going_on = [DagsterRunStatus.STARTING, DagsterRunStatus.STARTED, DagsterRunStatus.CANCELING]
    reaped = []
    for run in instance.get_runs(RunsFilter(statuses=going_on)):
        tag = run.tags.get(PROCESS_TAG)
        if tag is None or is_alive(tag):
            continue
        instance.report_run_failed(
            run, "The process of this run died before it ended. Run it again: it resumes where it was."
        )
        reaped.append(run.run_id)
    return reaped


def is_alive(tag: str) -> bool:
    """Whether the process lives, as far as this host can tell: those of other hosts are taken to live."""
    try:
        host, boot, pid, started = tag.rsplit("/", 3)
        number = int(pid)
    except ValueError:
        return True
    if host != socket.gethostname():
        return True
    if boot != _boot_id():
        return False
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's, but alive
    return _started(number) == started


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return "-"


def _started(pid: int) -> str:
    """When the process began, in clock ticks since the boot; process ids are used again."""
    try:
        # The second field is the command in brackets, which may hold blanks.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return "dead" if fields[0] == "Z" else fields[19]
    except (OSError, IndexError):
        return "-"
