"""Webhooks a second, and from the vendor's send to the committed refined row.

Distinct signed objects of a realistic size go over real HTTP into a receiver process with the shipped settings of
PostgreSQL (fsync on). A webhook is answered after its commit, so the time to the answer bounds the time to the row;
at the end every row is there. Beside it, the same Stripe events into stripe-sync-engine behind Node's own http server.

Run: `make bench`, or `python benchmarks/webhooks.py [--events N] [--json]`.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import hashlib
import hmac
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import orjson
import psycopg
import uvloop
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))
import peers
from measure import own_server

from ingest_platform import paths, sources
from ingest_platform.control import credentials, integrations, postgres
from ingest_platform.control.credentials import Credential, Vault
from ingest_platform.control.database import connect
from ingest_platform.sandbox.process import start_sandbox
from ingest_platform.settings import Settings
from ingest_platform.sources.stripe.source import STRIPE

SECRET = "whsec_bench"
ORDER = orjson.loads((paths.ROOT / "ingest_platform_tests/receiver/events/orders_create.json").read_bytes())["body"]
GOAL_P99_MS = 100
GOAL_RATE, GOAL_SHARE_OF_P99 = 2.5, 0.5
CLIENTS = 16


def shopify_request(number: int, port: int) -> bytes:
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


def stripe_events(count: int) -> list[bytes]:
    """Bodies of events that each bring one new charge, as the sandbox shapes them."""
    with start_sandbox("stripe", charges=200, seed=1) as sandbox:
        charges = list(sandbox.control("bench").truth("charge"))[:200]
    now = int(time.time())

    def name(prefix: str, n: int) -> str:
        """An id of letters and digits, as Stripe's are."""
        return f"{prefix}_3{hashlib.sha256(b'%d' % n).hexdigest()[:23]}"

    return [
        orjson.dumps({
            "id": name("evt", n), "object": "event", "api_version": STRIPE.api_version, "created": now,
            "data": {"object": dict(charges[n % len(charges)], id=name("ch", n))}, "livemode": False,
            "pending_webhooks": 1, "request": {"id": None, "idempotency_key": None}, "type": "charge.updated",
        })
        for n in range(count)
    ]  # fmt: skip


def stripe_request(body: bytes, path: str, port: int) -> bytes:
    """The same for both receivers, but for the path."""
    stamp = int(time.time())
    digest = hmac.digest(SECRET.encode(), b"%d." % stamp + body, hashlib.sha256).hex()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        f"Stripe-Signature: t={stamp},v1={digest}\r\nContent-Length: {len(body)}\r\n\r\n"
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


def make_account(settings: Settings, source: str) -> None:
    with connect(settings) as conn:
        url = f"https://{source}.example"
        made = integrations.create(conn, platform=source, name="bench", base_url=url, account=f"{source}.example")
        secrets = Credential("static_token", {"client_secret": SECRET, "webhook_secret": SECRET})
        granted = [scope.name for scope in sources.source(source).scopes]
        integrations.set_granted_scopes(conn, made.id, granted)
        credentials.store(conn, Vault.of(settings), made.id, secrets)
        conn.commit()


def start_receiver(settings: Settings, port: int) -> subprocess.Popen[bytes]:
    environment = {"INGEST_HOME": str(settings.home), "INGEST_RECEIVER_PORT": str(port), "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen([sys.executable, "-m", "webhook_receiver"], env=environment, cwd=paths.ROOT)
    return _answering(process, port)


def start_sync_engine(settings: Settings, port: int) -> subprocess.Popen[bytes]:
    """Raises PeerMissing."""
    folder = peers.sync_engine()
    data = postgres.server_info(settings).data
    url = f"postgresql://postgres@localhost/ingest?host={data}"
    process = subprocess.Popen(["node", "server.mjs", url, SECRET, str(port)], cwd=folder)
    return _answering(process, port)


def _answering(process: subprocess.Popen[bytes], port: int) -> subprocess.Popen[bytes]:
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


@contextmanager
def stopped(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def figures(load: str, count: int, rate: float, took: list[float]) -> dict[str, Any]:
    return {"load": load, "events": count, "events_per_s": round(rate, 1), "p50_ms": percentile(took, 0.5),
            "p99_ms": percentile(took, 0.99), "max_ms": max(took) * 1000}  # fmt: skip


def loads(events: int) -> list[dict[str, Any]]:
    """Our receiver under several loads, with Shopify's orders."""
    with own_server() as settings:
        make_account(settings, "shopify")
        port = free_port()
        with stopped(start_receiver(settings, port)):
            numbers: Iterator[int] = iter(range(10**9))

            def some(count: int) -> list[bytes]:
                return [shopify_request(next(numbers), port) for _ in range(count)]

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
                results.append(figures(label, count, rate, took))
        _holds(settings, "shopify_order", sent)
        return results


def beside_sync_engine(events: int, rounds: int = 3) -> dict[str, Any]:
    """The same signed events into our receiver and into stripe-sync-engine, in turn, each into tables of its own."""
    with own_server() as settings:
        make_account(settings, "stripe")
        ours, theirs = free_port(), free_port()
        try:
            peer = start_sync_engine(settings, theirs)
        except peers.PeerMissing as missing:
            return {"missing": str(missing)}
        found: dict[str, Any] = {"clients": CLIENTS, "ours": [], "sync_engine": []}
        sides = [("ours", "/webhooks/stripe/bench", ours), ("sync_engine", "/webhooks", theirs)]
        with stopped(peer), stopped(start_receiver(settings, ours)):
            bodies = iter(stripe_events(200 + rounds * events))
            some = list(islice(bodies, 200))
            for _, path, port in sides:
                uvloop.run(at_full_speed(port, [stripe_request(body, path, port) for body in some], 4))
            for _ in range(rounds):
                some = list(islice(bodies, events))
                for name, path, port in sides:
                    requests = [stripe_request(body, path, port) for body in some]
                    rate, took = uvloop.run(at_full_speed(port, requests, CLIENTS))
                    found[name].append(figures(name, events, rate, took))
        _holds(settings, "stripe_charge", 200 + rounds * events)
        _holds(settings, "stripe.charges", 200 + rounds * events)
    pairs = list(zip(found["ours"], found["sync_engine"], strict=True))
    found["times_the_events"] = median(o["events_per_s"] / t["events_per_s"] for o, t in pairs)
    found["share_of_p99"] = median(o["p99_ms"] / t["p99_ms"] for o, t in pairs)
    return found


def _holds(settings: Settings, table: str, rows: int) -> None:
    with psycopg.connect(postgres.server_info(settings).url) as conn:
        row = conn.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    assert row[0] == rows, f"{row[0]} rows in {table} for {rows} webhooks"


def show(title: str, results: list[dict[str, Any]]) -> None:
    table = Table(title=title)
    for column in ("load", "events", "events/s", "p50 ms", "p99 ms", "max ms"):
        table.add_column(column, justify="left" if column == "load" else "right")
    for r in results:
        times = (f"{r[key]:.1f}" for key in ("p50_ms", "p99_ms", "max_ms"))
        table.add_row(r["load"], str(r["events"]), f"{r['events_per_s']:.0f}", *times)
    Console().print(table)


def main() -> int:
    parser = argparse.ArgumentParser(description="Webhooks: throughput and latency")
    parser.add_argument("--events", type=int, default=4000)
    parser.add_argument("--only", choices=["loads", "peer"], help="our receiver alone, or the comparison alone")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found: dict[str, Any] = {}
    if given.only != "peer":
        found["loads"] = loads(given.events)
    if given.only != "loads":
        found["peer"] = beside_sync_engine(given.events)
    if given.json:
        print(json.dumps(found))
        return 0
    if "loads" in found:
        show("Webhooks, from send to the committed refined row", found["loads"])
        print(f"p99 at 50 a second: {found['loads'][0]['p99_ms']:.1f} ms (goal: below {GOAL_P99_MS} ms)")
    if (peer := found.get("peer")) is not None:
        if "missing" in peer:
            print(f"stripe-sync-engine was not measured: {peer['missing']}")
        else:
            show(f"The same signed events, {CLIENTS} clients, in turn", [*peer["ours"], *peer["sync_engine"]])
            print(
                f"Times the events of stripe-sync-engine: {peer['times_the_events']:.2f} (goal {GOAL_RATE}); share of "
                f"its p99: {peer['share_of_p99']:.2f} (goal {GOAL_SHARE_OF_P99})."
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
