"""`ingest` as a user runs it: a process of its own, settings from the environment, a sandbox over HTTP."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from ingest_platform.sandbox.control import SandboxControl
from ingest_platform_tests import shared, templates
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.forks import Forked
from ingest_platform_tests.shared import Sandbox

INGEST = str(Path(sys.executable).with_name("ingest"))
_PROGRAM = "import sys; from ingest_platform.cli.main import main; sys.exit(main())"


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def complains(self, code: int, *words: str) -> None:
        """One line on stderr, with these words, and this exit code; never a traceback."""
        assert "Traceback" not in self.err + self.out, self.err
        assert self.code == code, self.err
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("Error: ")
        for word in words:
            assert word in self.err


@dataclass
class Ingest:
    """Runs commands with a set of variables; everything else of INGEST_… is unset."""

    variables: dict[str, str] = field(default_factory=dict)
    forked: bool = False
    """Where how a process starts and ends is not what is tested."""

    def environment(self, **more: str) -> dict[str, str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("INGEST_", "DATABASE_URL", "DAGSTER_"))}
        return {**inherited, **self.variables, **more}

    def __call__(self, *arguments: str, stdin: str = "", **more: str) -> Answer:
        if self.forked:
            return self._fork(arguments, stdin, more)
        done = subprocess.run(
            [INGEST, *arguments],
            env=self.environment(**more),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=290,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def _fork(self, arguments: tuple[str, ...], stdin: str, more: dict[str, str]) -> Answer:
        folder = Path(self.variables["INGEST_HOME"]).parent / "streams"
        folder.mkdir(parents=True, exist_ok=True)
        given, out, err = files = [folder / name for name in ("in", "out", "err")]
        given.write_text(stdin)
        code = Forked(_PROGRAM, *arguments, env=self.environment(**more), files=[*map(str, files)]).wait(290)
        return Answer(code, out.read_text(), err.read_text())

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [INGEST, *arguments],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            bufsize=1,
        )


@pytest.fixture
def template() -> str:
    """Commands find what `ingest db migrate` leaves, and do not make it anew."""
    return templates.INSTALLED


@pytest.fixture
def ingest(db: TestDatabase, tmp_path: Path) -> Ingest:
    """Commands on a migrated, empty database."""
    variables = {"DATABASE_URL": db.url, "INGEST_HOME": str(tmp_path / "home"), "INGEST_HTTP_RETRIES": "0"}
    return Ingest(variables, forked=True)


@pytest.fixture
def embedded() -> Iterator[Ingest]:
    """Commands on a home of their own, in which nothing is yet. Ports that nobody else has."""
    # Not pytest's own folder: the server runs as another user when the tests run as root.
    folder = tempfile.mkdtemp(prefix="ingest-cli-")
    home = Path(folder, "home")
    ports = {
        f"INGEST_{name}_PORT": str(port)
        for name, port in zip(("RECEIVER", "SANDBOX", "DAGSTER"), _ports(), strict=False)
    }
    yield Ingest({"INGEST_HOME": str(home), "INGEST_NO_BROWSER": "1", **ports})
    shutil.rmtree(folder, ignore_errors=True)


def _ports() -> Iterator[int]:
    from ingest_platform.processes.ports import free_port

    while True:
        yield free_port("127.0.0.1", 0)


@pytest.fixture(scope="session")
def sandbox() -> Sandbox:
    return shared.sandbox(orders=30, customers=10, products=6, seed=5, plan="enterprise")


_numbers = shared.numbers()


@pytest.fixture
def shop(sandbox: Sandbox) -> Iterator[SandboxControl]:
    """A shop of the test's own."""
    with sandbox.control(f"cli-{next(_numbers)}") as control:
        yield control


def connect(ingest: Ingest, shop: SandboxControl, name: str = "acme", token: str = "shpat_sandbox") -> Answer:
    """Connect the shop by token, with the app's secret."""
    return ingest(
        "connect", "shopify", "--name", name, "--base-url", shop.shop_url, "--token", token,
        "--client-secret", "sandbox-secret",
    )  # fmt: skip


def processes_of(home: Path) -> list[str]:
    """Every live process that was started for this home, whoever its parent is now."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                continue
            mine = process.environ().get("INGEST_HOME") == str(home) or Path(process.cwd()) == home / "postgres"
            if mine:
                found.append(f"{process.pid} {' '.join(process.cmdline())[:120]}")
        except (psutil.Error, OSError):
            continue
    return found
