"""Keeps the embedded PostgreSQL running while it lives, and stops it at its end unless others use it then.

    python -m ingest_platform.processes.database_keeper READY_FILE

The server is nobody's child: `pg_ctl` starts it, under another user when we are root. So a guarded child stands for it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

import psutil

from ingest_platform.control import postgres
from ingest_platform.control.database import connect
from ingest_platform.control.postgres_process import wait_until
from ingest_platform.errors import IngestError
from ingest_platform.processes.database import stop_unless_used
from ingest_platform.processes.supervisor import FAMILY
from ingest_platform.settings import load_settings

_SIBLINGS_S = 30.0


def main(ready: Path) -> int:
    """Start the server, write `ready`, wait for a signal, stop the server."""
    read, write = os.pipe()
    os.set_blocking(write, False)
    signal.set_wakeup_fd(write)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    try:
        options = load_settings()
        postgres.ensure_running(options)
        # An open session tells other commands that the server is in use.
        with connect(options, autocommit=True, application_name="ingest keeper"):
            ready.write_text("ready\n")
            os.read(read, 1)
            # After a kill -9 of the supervisor all its children end at once: the database is the last to be needed.
            wait_until(lambda: not _siblings(), _SIBLINGS_S)
        stop_unless_used(options)
    except IngestError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


def _siblings() -> bool:
    """Whether other children of the same supervisor still live (servers of PostgreSQL do not count, nor our guard)."""
    family = os.environ.get(FAMILY)
    for process in psutil.process_iter(["name", "status"]):
        if process.info["status"] == psutil.STATUS_ZOMBIE or process.info["name"] == "postgres":
            continue
        if process.pid not in {os.getpid(), os.getppid()}:
            with contextlib.suppress(psutil.Error, OSError):
                if family and process.environ().get(FAMILY) == family:
                    return True
    return False


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
