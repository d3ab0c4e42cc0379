"""The receiver as a process of its own: how it starts, and how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time

import httpx
import orjson
import pytest

from ingest_platform import paths
from ingest_platform.control.integrations import Integration
from ingest_platform.processes.supervisor import answers
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import Receiver
from ingest_platform_tests.receiver.test_events import EVENTS
from ingest_platform_tests.waiting import until

ORDER = EVENTS["orders_create"]["body"]


def start(db: TestDatabase, port: int) -> subprocess.Popen[bytes]:
    environment = {
        "DATABASE_URL": db.url,
        "INGEST_HOME": str(db.settings.home),
        "INGEST_RECEIVER_PORT": str(port),
        "PATH": "/usr/bin:/bin",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "webhook_receiver"], env=environment, cwd=paths.ROOT, stderr=subprocess.PIPE
    )


def wait_until_alive(process: subprocess.Popen[bytes], url: str) -> None:
    alive = answers(f"{url}/healthz")

    def ended_or_alive() -> bool:
        assert process.poll() is None
        return alive()

    until(ended_or_alive, "the receiver answers", 60)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_at_once_and_cleanly_when_told_to(db: TestDatabase, shop: Integration, number: signal.Signals) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    process = start(db, port)
    try:
        wait_until_alive(process, url)
        with httpx.Client() as http:
            receiver = Receiver(url, db, http)
            assert receiver.status("orders/create", ORDER) == "applied"
        started = time.monotonic()
        process.send_signal(number)
        _, complaint = process.communicate(timeout=20)
        assert (process.returncode, complaint) == (0, b"")
        assert time.monotonic() - started < 5
    finally:
        process.kill()
        process.wait()


def test_what_it_took_before_it_was_told_to_end_is_answered(db: TestDatabase, shop: Integration) -> None:
    port = free_port()
    process = start(db, port)
    try:
        wait_until_alive(process, f"http://127.0.0.1:{port}")
        body = orjson.dumps(ORDER)
        headers = Receiver("", db, httpx.Client()).headers(body, "orders/create")
        lines = "".join(f"{k}: {v}\r\n" for k, v in {**headers, "Content-Length": str(len(body))}.items())
        with socket.create_connection(("127.0.0.1", port), timeout=20) as wire, db.connect() as blocker:
            blocker.execute("LOCK TABLE webhook_event IN ACCESS EXCLUSIVE MODE")
            wire.sendall(f"POST /webhooks/shopify/nordlicht HTTP/1.1\r\nHost: x\r\n{lines}\r\n".encode() + body)
            waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            with db.connect(autocommit=True) as watch:
                while watch.execute(waiting).fetchone() == (0,):
                    assert process.poll() is None
            process.send_signal(signal.SIGTERM)
            blocker.rollback()
            assert wire.recv(10_000).startswith(b"HTTP/1.1 200")
        process.communicate(timeout=20)
        assert process.returncode == 0
    finally:
        process.kill()
        process.wait()


def test_an_address_in_use_is_one_line(db: TestDatabase) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = start(db, taken.getsockname()[1])
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 2
    assert len(complaint.decode().splitlines()) == 1
    assert b"INGEST_RECEIVER_PORT" in complaint
