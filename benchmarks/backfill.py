"""Records a second of a whole backfill, and the same documents by a bare COPY in the same run.

The sandbox writes its bulk files beforehand and serves them from disk; everything else is the shipped road: submit,
poll, download, spool, assemble, hash, COPY into raw, refine. PostgreSQL is the embedded server with its shipped
settings (fsync on), in a folder of its own. Run: `make bench`, or
`python benchmarks/backfill.py [--orders N] [--json]`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psycopg
from rich.console import Console
from rich.table import Table

from ingest_platform import paths
from ingest_platform.control import migrations, postgres
from ingest_platform.control.database import connect
from ingest_platform.sandbox.process import start_sandbox
from ingest_platform.settings import Settings, load_settings
from ingest_platform.sources.shopify.documents import document_of
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sync.account import AccountSync
from ingest_platform.sync.connect import connect_token

GOAL = 0.7
TICKS = os.sysconf("SC_CLK_TCK")
TYPES = ("customer", "product", "order")
"""What the sandbox makes in any number; parents first."""


@dataclass
class Part:
    """A timed part of the run."""

    name: str
    records: int
    seconds: float
    client_cpu: float
    server_cpu: float

    @property
    def rate(self) -> float:
        return self.records / self.seconds


class Clock:
    """Times parts of the run; CPU of this process and of all PostgreSQL processes, dead ones included."""

    def __init__(self, postmaster: int) -> None:
        self._postmaster = postmaster
        self.parts: list[Part] = []

    @contextlib.contextmanager
    def part(self, name: str) -> Iterator[Part]:
        part = Part(name, 0, 0, 0, 0)
        client, server, began = self._client(), self._server(), time.perf_counter()
        yield part
        part.seconds = time.perf_counter() - began
        part.client_cpu, part.server_cpu = self._client() - client, self._server() - server
        self.parts.append(part)

    @staticmethod
    def _client() -> float:
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime

    def _server(self) -> float:
        total = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = stat.read_text().rpartition(")")[2].split()
                if int(stat.parent.name) == self._postmaster:
                    total += sum(int(v) for v in fields[11:15])  # its own, and its dead children's
                elif int(fields[1]) == self._postmaster:
                    total += int(fields[11]) + int(fields[12])
        return total / TICKS


def prepared(settings: Settings) -> int:
    """A migrated database; the postmaster's process id."""
    info = postgres.ensure_running(settings)
    assert info.data is not None
    with connect(settings) as conn:
        migrations.migrate(conn)
        for path in sorted(paths.SQL.glob("*.sql")):
            conn.execute(path.read_bytes())
        conn.commit()
    return int((info.data / "postmaster.pid").read_text().splitlines()[0])


def checkpoint(settings: Settings) -> None:
    """Let no part pay for the pages of another."""
    with connect(settings, autocommit=True) as conn:
        conn.execute("CHECKPOINT")


def backfill(settings: Settings, clock: Clock) -> None:
    """Both phases of a sync, as `sync_account` runs them, timed apart."""
    with AccountSync(settings, "bench") as sync:
        with clock.part("extract into raw") as part:
            raw = sync.extract(TYPES)
            part.records = sum(o.ingested for o in raw.values())
        with clock.part("refine") as part:
            for object_type in TYPES:
                error = raw[object_type].error
                assert error is None, error
                result = sync.refine(object_type)
                sync.finish(object_type, raw[object_type], result)
                part.records += result.inserted


def bare_copy(settings: Settings, clock: Clock, times: int) -> None:
    """The very same documents by COPY into a table with the same unique index and nothing else."""
    with connect(settings) as conn:
        rows = conn.execute(
            "SELECT id, integration_id, dedupe_hash_canonical, payload::text FROM shopify_raw_ingest"
        ).fetchall()
        conn.rollback()
    for _ in range(times):
        checkpoint(settings)
        with connect(settings, autocommit=True) as conn:
            conn.execute("DROP TABLE IF EXISTS bare")
            conn.execute(
                "CREATE TABLE bare (id bigint, integration_id uuid, hash text, payload jsonb, "
                "UNIQUE (integration_id, hash))"
            )
        with clock.part("bare COPY") as part, connect(settings) as conn:
            with conn.cursor() as cursor, cursor.copy("COPY bare FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            conn.commit()
            part.records = len(rows)


def sizes(settings: Settings) -> dict[str, Any]:
    with connect(settings) as conn:
        row = conn.execute(
            "SELECT avg(length(payload::text))::int, count(*), pg_total_relation_size('shopify_raw_ingest'), "
            "(SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relkind = 'r' "
            "AND c.relname LIKE 'shopify_%%' AND c.relname NOT LIKE 'shopify_raw%%') FROM shopify_raw_ingest"
        ).fetchone()
    assert row is not None
    return {"document_bytes": row[0], "documents": row[1], "raw_bytes": row[2], "refined_bytes": int(row[3])}


def run(orders: int) -> dict[str, Any]:
    """The whole measurement, in a folder that is removed afterwards."""
    home = Path(tempfile.mkdtemp(prefix="bench-backfill-"))
    settings = load_settings(home=home, database_url=None)
    customers, products = orders // 5, orders // 20
    try:
        clock = Clock(prepared(settings))
        with start_sandbox(orders=orders, customers=customers, products=products, seed=1, plan="enterprise") as sandbox:
            control = sandbox.control("bench")
            began = time.perf_counter()
            for name in TYPES:
                control.prepare_bulk(document_of(SHOPIFY.object_type(name)).bulk(None))
            preparing = time.perf_counter() - began
            with connect(settings) as conn:
                connect_token(
                    settings, conn, source="shopify", name="bench", base_url=control.shop_url, token="shpat_sandbox"
                )
            checkpoint(settings)
            backfill(settings, clock)
        measured = sizes(settings)
        bare_copy(settings, clock, times=2)
    finally:
        with contextlib.suppress(psycopg.Error):
            postgres.stop(settings)
        shutil.rmtree(home, ignore_errors=True)
    extract, refine, *copies = clock.parts
    copy = min(copies, key=lambda part: part.seconds)
    whole = Part("raw and refined", extract.records, extract.seconds + refine.seconds,
                 extract.client_cpu + refine.client_cpu, extract.server_cpu + refine.server_cpu)  # fmt: skip
    return {
        "shape": {"orders": orders, "customers": customers, "products": products},
        "prepared_in_s": round(preparing, 1),
        **measured,
        "parts": [asdict(p) | {"rate": p.rate} for p in (extract, refine, whole, *copies)],
        "ratio_raw": extract.rate / copy.rate,
        "ratio": whole.rate / copy.rate,
        "ratio_of_server_cpu": copy.server_cpu / whole.server_cpu,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(arguments.orders)
    if arguments.json:
        print(json.dumps(result))
        return
    table = Table(
        title="Backfill of {orders:,} orders, {customers:,} customers, {products:,} products".format(**result["shape"])
    )
    for heading in ("", "records", "seconds", "records/s", "client CPU s", "server CPU s", "µs a record"):
        table.add_column(heading, justify="left" if not heading else "right")
    for part in result["parts"]:
        each = 1e6 * (part["client_cpu"] + part["server_cpu"]) / part["records"]
        table.add_row(
            part["name"], f"{part['records']:,}", f"{part['seconds']:.2f}", f"{part['rate']:,.0f}",
            f"{part['client_cpu']:.2f}", f"{part['server_cpu']:.2f}", f"{each:.0f}",
        )  # fmt: skip
    console = Console()
    console.print(table)
    console.print(
        f"Documents of {result['document_bytes']:,} bytes on average; raw takes {result['raw_bytes'] / 1e6:,.0f} MB, "
        f"refined {result['refined_bytes'] / 1e6:,.0f} MB."
    )
    console.print(
        f"Ratio to the bare COPY of the same documents: [bold]{result['ratio']:.2f}[/] into raw and refined "
        f"(goal {GOAL}), {result['ratio_raw']:.2f} into raw alone; "
        f"{result['ratio_of_server_cpu']:.2f} by the server's CPU time, whatever else the machine does."
    )


if __name__ == "__main__":
    main()
