"""A process that has imported what commands import, and forks one child for each command: Dagster's import costs
seconds, and the tests run dozens of commands. Each command still has a process, an environment and streams of its own.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any


class Warm:
    """Runs `ingest` with given arguments and environment; the child is forked from a process that runs no threads."""

    def __init__(self) -> None:
        self._process = self._started()

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "ingest_platform_tests.cli.warm"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, arguments: list[str], environment: dict[str, str], stdin: str, folder: Path) -> tuple[int, str, str]:
        """The exit code, what was printed, and what went to stderr."""
        folder.mkdir(parents=True, exist_ok=True)
        files = {name: str(folder / name) for name in ("in", "out", "err")}
        Path(files["in"]).write_text(stdin)
        request = {"arguments": arguments, "environment": environment, "files": files}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        try:
            code = int(self._process.stdout.readline())
        except BaseException:  # a test that ran out of time: its answer would be taken for that of the next command
            self._process.kill()
            self._process.communicate()
            self._process = self._started()
            raise
        return code, Path(files["out"]).read_text(), Path(files["err"]).read_text()

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=30)


def main() -> None:
    """Serve requests, a line each, until stdin ends."""
    import threading

    import ingest_platform.cli.main
    import ingest_platform.cli.sync
    import ingest_platform.definitions
    import ingest_platform.orchestrate.launch
    import ingest_platform.quality.verify
    import ingest_platform.sync.account  # noqa: F401

    assert threading.active_count() == 1  # or a fork would copy half a process
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(request)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(request: dict[str, Any]) -> None:
    """Run the command in this forked process, and end as the console script would. Never returns."""
    os.environ.clear()
    os.environ.update(request["environment"])
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, name in enumerate(("in", "out", "err")):
        opened = os.open(request["files"][name], os.O_RDONLY if name == "in" else flags)
        os.dup2(opened, number)
    # New objects: the parent's may hold what it has read ahead.
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    sys.argv = ["ingest", *request["arguments"]]
    code: int | None = 1
    try:
        from ingest_platform.cli.main import main as command

        code = command()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # noqa: BLE001 - as the interpreter would: the tests look for tracebacks
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code or 0)


if __name__ == "__main__":
    main()
