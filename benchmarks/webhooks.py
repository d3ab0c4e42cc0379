"""Webhooks a second, and from the vendor's send to the committed refined row.

Distinct signed orders of a realistic size go over real HTTP into a receiver process with the shipped settings of
PostgreSQL (fsync on). A webhook is answered after its commit, so the time to the answer bounds the time to the row;
at the end every row is there. Run: `make bench`, or `python benchmarks/webhooks.py [--events N] [--json]`.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import hashlib
import hmac
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import psycopg
import uvloop
from rich.console import Console
from rich.table import Table

from ingest_platform import paths
from ingest_platform.control import credentials, integrations, migrations, postgres
from ingest_platform.control.credentials import Credential, Vault
from ingest_platform.control.database import connect
from ingest_platform.settings import Settings, load_settings

SECRET = "bench secret"
ORDER = orjson.loads((paths.ROOT / "ingest_platform_tests/receiver/events/orders_create.json").read_bytes())["body"]
GOAL_P99_MS = 100


def signed(number: int, port: int) -> bytes:
    """A whole HTTP request that brings one new order, about 6 KB."""
    order = dict(ORDER, id=10_000_000 + number, name=f"#{number}", note="n" * 1500)
    order["line_items"] = [dict(line, id=20_000_000 + 10 * number + n) for n, line in enumerate(ORDER["line_items"])]
    order["shipping_lines"] = [dict(ORDER["shipping_lines"][0], id=30_000_000 + number)]
    body = orjson.dumps(order)
    digest = base64.b64encode(hmac.digest(SECRET.encode(), body, hashlib.sha256)).decode()
    head = (
        f"POST /webhooks/shopify/bench HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        f"X-Shopify-Topic: orders/updated\r\nX-Shopify-Hmac-Sha256: {digest}\r\nX-Shopify-Webhook-Id: d{number}\r\n"
        f"X-Shopify-Triggered-At: 2026-03-10T00:00:00Z\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Wire:
    """One keep-alive connection. A full HTTP client would cost more than the receiver does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.used = 0.0

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def send(self, request: bytes) -> None:
        """Send, wait for the answer; anything but 200 is an error."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode())
        length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
        await self._reader.readexactly(int(length.split(b":")[1]))

    def close(self) -> None:
        self._writer.close()


async def at_full_speed(port: int, requests: list[bytes], clients: int) -> tuple[float, list[float]]:
    """Events a second, and the seconds that each took."""
    waiting = iter(requests)
    took: list[float] = []

    async def client() -> None:
        wire = Wire(port)
        await wire.open()
        for request in waiting:
            started = time.perf_counter()
            await wire.send(request)
            took.append(time.perf_counter() - started)
        wire.close()

    started = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    return len(requests) / (time.perf_counter() - started), took


async def at_a_rate(port: int, requests: list[bytes], rate: float) -> tuple[float, list[float]]:
    """As many a second, each sent when it is due, whether or not those before it were answered."""
    idle: list[Wire] = []
    took: list[float] = []

    async def one(request: bytes, due: float) -> None:
        while idle and time.perf_counter() - idle[0].used > 3:  # the receiver closes idle connections
            idle.pop(0).close()
        if idle:
            wire = idle.pop()
        else:
            wire = Wire(port)
            await wire.open()
        await wire.send(request)
        wire.used = time.perf_counter()
        took.append(wire.used - due)
        idle.append(wire)

    began = time.perf_counter()
    tasks = []
    for n, request in enumerate(requests):
        due = began + n / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(one(request, due)))
    await asyncio.gather(*tasks)
    for wire in idle:
        wire.close()
    return len(requests) / (time.perf_counter() - began), took


def percentile(took: list[float], share: float) -> float:
    """In milliseconds."""
    return sorted(took)[min(len(took) - 1, int(share * len(took)))] * 1000


def prepare(settings: Settings) -> None:
    postgres.ensure_running(settings)
    with connect(settings) as conn:
        migrations.migrate(conn)
        for path in sorted(paths.SQL.glob("*.sql")):
            conn.execute(path.read_bytes())
        url = "https://bench.example"
        made = integrations.create(conn, platform="shopify", name="bench", base_url=url, account="bench.example")
        secrets = Credential("static_token", {"client_secret": SECRET})
        credentials.store(conn, Vault.of(settings), made.id, secrets)
        conn.commit()


def start_receiver(settings: Settings, port: int) -> subprocess.Popen[bytes]:
    environment = {"INGEST_HOME": str(settings.home), "INGEST_RECEIVER_PORT": str(port), "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen([sys.executable, "-m", "webhook_receiver"], env=environment, cwd=paths.ROOT)
    deadline = time.monotonic() + 30
    while True:
        try:
            asyncio.run(_ping(port))
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the receiver did not start") from None
            time.sleep(0.05)
        else:
            return process


async def _ping(port: int) -> None:
    wire = Wire(port)
    await wire.open()
    wire.close()


def free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def run(events: int) -> list[dict[str, Any]]:
    home = Path(tempfile.mkdtemp(prefix="ingest-bench-"))
    settings = load_settings(home=home, database_url=None)
    receiver = None
    try:
        prepare(settings)
        port = free_port()
        receiver = start_receiver(settings, port)
        numbers: Iterator[int] = iter(range(10**9))

        def some(count: int) -> list[bytes]:
            return [signed(next(numbers), port) for _ in range(count)]

        uvloop.run(at_full_speed(port, some(200), 4))  # connections, plans, caches
        sent = 200
        results = []
        plans: list[tuple[str, int, Callable[[list[bytes]], Any]]] = [
            ("50 a second", min(events, 1500), lambda r: at_a_rate(port, r, 50)),
            ("1 client", events // 4, lambda r: at_full_speed(port, r, 1)),
            ("16 clients", events, lambda r: at_full_speed(port, r, 16)),
            ("64 clients", events, lambda r: at_full_speed(port, r, 64)),
        ]
        for label, count, load in plans:
            rate, took = uvloop.run(load(some(count)))
            sent += count
            results.append(
                {"load": label, "events": count, "events_per_s": round(rate, 1), "p50_ms": percentile(took, 0.5),
                 "p99_ms": percentile(took, 0.99), "max_ms": max(took) * 1000}
            )  # fmt: skip
        with psycopg.connect(postgres.server_info(settings).url) as conn:
            row = conn.execute("SELECT count(*) FROM shopify_order").fetchone()
            assert row is not None
            assert row[0] == sent, f"{row[0]} rows for {sent} webhooks"
        return results
    finally:
        if receiver is not None:
            receiver.send_signal(signal.SIGTERM)
            receiver.wait(20)
        postgres.stop(settings)
        shutil.rmtree(home, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Webhooks: throughput and latency")
    parser.add_argument("--events", type=int, default=4000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    results = run(given.events)
    if given.json:
        print(json.dumps(results))
    else:
        table = Table(title="Webhooks, from send to the committed refined row")
        for column in ("load", "events", "events/s", "p50 ms", "p99 ms", "max ms"):
            table.add_column(column, justify="left" if column == "load" else "right")
        for r in results:
            times = (f"{r[key]:.1f}" for key in ("p50_ms", "p99_ms", "max_ms"))
            table.add_row(r["load"], str(r["events"]), f"{r['events_per_s']:.0f}", *times)
        Console().print(table)
    steady = results[0]["p99_ms"]
    print(f"p99 at 50 a second: {steady:.1f} ms (goal: below {GOAL_P99_MS} ms)", file=sys.stderr)
    return 0 if steady < GOAL_P99_MS else 1


if __name__ == "__main__":
    sys.exit(main())
