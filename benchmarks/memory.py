"""Peak memory of a backfill process, at two sizes of an account: it must not grow with the account.

Each size runs in a process of its own, whose peak resident set the kernel reports. The sandbox and PostgreSQL are other
processes and not counted. Run: `make bench`, or `python benchmarks/memory.py [--orders N,N] [--json]`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))
from backfill import CASES
from measure import own_server

from ingest_platform.control.database import connect
from ingest_platform.sandbox.process import start_sandbox
from ingest_platform.settings import load_settings
from ingest_platform.sources.shopify.documents import document_of
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sync.account import failed, sync_account
from ingest_platform.sync.connect import connect_token

GOAL_MB = 400
TYPES = CASES["shopify"].types


def child(home: str) -> None:
    """The measured process: one sync, then its own figures on standard output."""
    settings = load_settings(home=Path(home), database_url=None)
    done = {"extracted": 0.0}
    began = time.perf_counter()

    def progress(_type: str, _count: int, doing: str) -> None:
        if doing != "refining":
            done["extracted"] = time.perf_counter() - began

    outcomes = sync_account(settings, "bench", object_types=TYPES, progress=progress)
    problems = [str(error) for error in failed(outcomes)]
    print(json.dumps({
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "records": sum(o.refined.inserted for o in outcomes.values() if o.refined),
        "extract_s": done["extracted"], "seconds": time.perf_counter() - began, "problems": problems,
    }))  # fmt: skip


def server_peak(stop: threading.Event, home: Path, found: dict[str, float]) -> None:
    """The largest that a PostgreSQL backend of ours became, without the shared buffers it has mapped."""
    while not stop.wait(0.5):
        for status in Path("/proc").glob("[0-9]*/status"):
            with contextlib.suppress(OSError, ValueError, IndexError):  # it ended meanwhile
                text = status.read_text()
                if "Name:\tpostgres" in text and str(home) in str((status.parent / "cwd").resolve()):
                    anonymous = int(text.partition("RssAnon:")[2].split()[0]) / 1024
                    found["backend_mb"] = max(found.get("backend_mb", 0.0), anonymous)


def run(orders: int) -> dict[str, Any]:
    """Backfill an account of this size in a process of its own."""
    with own_server() as settings:
        with start_sandbox(orders=orders, customers=orders // 5, products=1_000, seed=1, plan="enterprise") as sandbox:
            control = sandbox.control("bench")
            for name in TYPES:
                control.prepare_bulk(document_of(SHOPIFY.object_type(name)).bulk(None))
            with connect(settings) as conn:
                connect_token(
                    settings, conn, source="shopify", name="bench", base_url=control.shop_url, token="shpat_sandbox"
                )
            found: dict[str, float] = {}
            stop = threading.Event()
            watcher = threading.Thread(target=server_peak, args=(stop, settings.home, found))
            watcher.start()
            try:
                command = [sys.executable, __file__, "--child", str(settings.home)]
                said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            finally:
                stop.set()
                watcher.join()
        result: dict[str, Any] = {"orders": orders, **json.loads(said), **found}
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", default="10000,200000", help="sizes, joined by commas")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child)
        return
    results = [run(int(size)) for size in arguments.orders.split(",")]
    if arguments.json:
        print(json.dumps(results))
        return
    table = Table(title=f"Peak memory of a backfill (goal: below {GOAL_MB} MB at every size)")
    for heading in ("orders", "records", "peak MB", "largest backend MB", "extract s", "whole s"):
        table.add_column(heading, justify="right")
    for one in results:
        table.add_row(
            f"{one['orders']:,}", f"{one['records']:,}", f"{one['peak_mb']:.0f}", f"{one.get('backend_mb', 0):.0f}",
            f"{one['extract_s']:.1f}", f"{one['seconds']:.1f}",
        )  # fmt: skip
    Console().print(table)
    for one in results:
        for problem in one["problems"]:
            print(problem)


if __name__ == "__main__":
    main()
