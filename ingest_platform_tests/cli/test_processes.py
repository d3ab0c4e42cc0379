"""Nothing outlives the command that started it, however that command ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import psutil
import pytest

from ingest_platform.errors import IngestError
from ingest_platform.processes.ports import free_port
from ingest_platform.processes.supervisor import Supervisor
from ingest_platform_tests.cli.conftest import Ingest, processes_of
from ingest_platform_tests.waiting import until

pytestmark = pytest.mark.long


def read_until(process: subprocess.Popen[str], pattern: str) -> str:
    """What a command printed up to and including a line that matches."""
    assert process.stdout is not None
    text = ""
    for line in process.stdout:
        text += line
        if re.search(pattern, line):
            return text
    raise AssertionError(f"{pattern!r} never came; it ended with {process.wait()}: {text}")


def below(pid: int) -> list[psutil.Process]:
    return [p for p in psutil.Process(pid).children(recursive=True) if p.is_running()]


def gone(processes: list[psutil.Process]) -> bool:
    return not [p for p in processes if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]


def test_a_child_is_stopped_with_all_that_it_started(tmp_path: Path) -> None:
    with Supervisor(tmp_path) as supervisor:
        child = supervisor.start("sleeper", ["sh", "-c", "setsid sleep 1000 & sleep 1000 & echo ready; wait"])
        supervisor.wait(child, lambda: "ready" in child.log.read_text())
        started = below(child.guard.pid)
        assert len(started) == 3
    assert gone(started)


def test_a_supervisor_that_is_killed_takes_its_children_along(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from ingest_platform.processes.supervisor import Supervisor\n"
        "with Supervisor(Path(sys.argv[1])) as s:\n"
        "    c = s.start('sleeper', ['sh', '-c', 'setsid sleep 1000 & sleep 1000 & echo ready; wait'])\n"
        "    s.wait(c, lambda: 'ready' in c.log.read_text()); print('up', flush=True); time.sleep(1000)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    read_until(process, "up")
    started = below(process.pid)
    assert len(started) == 4
    process.kill()
    process.wait()
    until(lambda: gone(started), "what it started has ended")


def test_a_child_that_ends_at_once_is_quoted(tmp_path: Path) -> None:
    with Supervisor(tmp_path) as supervisor:
        child = supervisor.start("broken", ["sh", "-c", "echo no such thing >&2; exit 7"])
        with pytest.raises(IngestError, match=r"broken ended at once: no such thing\. See .*broken\.log"):
            supervisor.wait(child, lambda: False)
        assert child.guard.returncode == 7


def test_a_taken_port_is_replaced() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port) != port
    assert free_port("127.0.0.1", port) == port


STORIES = {
    "shopify": ("order created", "order deleted", "arrives twice", "in the wrong order"),
    "stripe": ("charge of 1050 fils", "the first again", "within a second", "customer deleted"),
    "quickbooks": ("invoice changed", "within a second", "invoice voided", "invoice deleted"),
}


@pytest.mark.timeout(300)
def test_the_demo_of_every_source_holds_and_leaves_nothing_running(embedded: Ingest) -> None:
    answer = embedded("demo", "--orders", "20")
    assert answer.code == 0, answer.out + answer.err
    for source, told in STORIES.items():
        _, connected, story = answer.out.partition(f"Account demo-{source}-1 connected")
        assert connected, answer.out
        for change in told:
            assert re.search(rf"{change} .* ms +ok", story), story
    assert "Every check holds" in answer.out
    assert processes_of(Path(embedded.variables["INGEST_HOME"])) == []
    assert "\x1b" not in answer.out  # nobody looked at a terminal


@pytest.mark.timeout(300)
def test_a_demo_that_is_interrupted_or_terminated_can_be_run_again_in_the_same_home(embedded: Ingest) -> None:
    home = Path(embedded.variables["INGEST_HOME"])
    for number, sent in ((1, signal.SIGINT), (2, signal.SIGTERM)):
        demo = embedded.start("demo", "stripe", "--orders", "20")
        assert f"Account demo-stripe-{number} connected" in read_until(demo, "Backfill")
        _interrupt(demo, sent, home)
    status = embedded("status", "--json").json
    names = [(a["name"], a["status"]) for a in status["accounts"]]
    assert names == [("demo-stripe-1", "paused"), ("demo-stripe-2", "paused")]
    assert processes_of(home) == []


def _interrupt(command: subprocess.Popen[str], number: signal.Signals, home: Path) -> None:
    command.send_signal(number)
    output, _ = command.communicate(timeout=60)
    assert command.returncode == 130, output
    assert "Traceback" not in output
    assert processes_of(home) == []


@pytest.mark.timeout(300)
def test_up_connects_syncs_and_leaves_nothing_running(embedded: Ingest) -> None:
    up = embedded.start("up", "--no-open", "--orders", "10")
    said = read_until(up, "Ctrl-C ends everything")
    ui = re.search(r"Dagster UI +(http://\S+)", said)
    install = re.search(r"(http://\S+/admin/oauth/authorize\S+)", said)
    assert ui is not None
    assert install is not None
    assert httpx.get(f"{ui[1]}/server_info").is_success
    page = httpx.post(install[1], follow_redirects=True, timeout=60)
    assert "is connected" in page.text
    read_until(up, "sandbox-shopify-1 is synced")
    rows = {o["name"]: o["refined_rows"] for o in embedded("status", "--json").json["accounts"][0]["objects"]}
    assert rows["order"] == 10
    embedded("up").complains(2, "running already")
    up.send_signal(signal.SIGINT)
    output, _ = up.communicate(timeout=60)
    assert (up.returncode, "Stopped." in output) == (0, True), output
    assert processes_of(Path(embedded.variables["INGEST_HOME"])) == []


def test_up_that_is_killed_leaves_nothing_running(embedded: Ingest) -> None:
    home = Path(embedded.variables["INGEST_HOME"])
    up = embedded.start("up", "--no-open", "--orders", "10")
    read_until(up, r"✓ Webhook receiver")
    assert processes_of(home)
    os.kill(up.pid, signal.SIGKILL)
    up.communicate(timeout=60)
    until(lambda: not processes_of(home), "every process of the home has ended", 60)
