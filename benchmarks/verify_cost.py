"""API calls of a backfill and of the verifications after it, at several sizes of an account.

Everything is the shipped road: a whole sync, then `ingest verify` (all checks, all object types, the account) again and
again. A call is a request that the platform sent. `full` is a verification that proves everything anew (`--full`).
Run: `make bench ONLY=verify_cost`, or `python benchmarks/verify_cost.py [SOURCE …] [--sizes N,N] [--json]`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))
from measure import own_server

from ingest_platform.control import postgres
from ingest_platform.quality.verify import Options, verify
from ingest_platform.sandbox.process import start_sandbox
from ingest_platform.sync.account import failed, sync_account
from ingest_platform_tests.conformance.conftest import VENDORS
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase

GOAL = 0.05
SIZES: Mapping[str, Any] = {
    "shopify": lambda n: {"orders": n, "customers": n // 5, "products": max(n // 50, 20)},
    "stripe": lambda n: {"charges": n, "customers": n // 5, "subscriptions": n // 50, "invoices": n // 5,
                         "products": 50},
    "quickbooks": lambda n: {"invoices": n, "customers": n // 5, "items": 50},
}  # fmt: skip


def run(vendor: Vendor, size: int, *, full: bool) -> dict[str, Any]:
    """An account of so many orders (charges, invoices): backfilled, and verified three times, the last time in full."""
    source = vendor.source.name
    started = dict(vendor.start) | SIZES[source](size)
    with own_server() as settings, start_sandbox(source, **started) as sandbox:
        control = sandbox.control(vendor.account(1))
        database = TestDatabase(settings, postgres.server_info(settings).url)
        account = vendor.connect(database, settings, control, False)
        clock = time.perf_counter()
        outcomes = sync_account(settings, account.name)
        found: dict[str, Any] = {
            "source": source, "size": size, "seconds": {"backfill": time.perf_counter() - clock},
            "objects": sum(o.raw.fetched for o in outcomes.values()),
            "backfill": sum(o.raw.api_calls for o in outcomes.values()),
            "problems": [str(error) for error in failed(outcomes)],
            "backfill_types": {name: o.raw.api_calls for name, o in outcomes.items()},
        }  # fmt: skip
        for name, options in (
            ("first", Options()),
            ("second", Options()),
            *([("full", Options(full=True))] if full else []),
        ):
            clock = time.perf_counter()
            verified = verify(settings, account.name, options)
            found["seconds"][name] = time.perf_counter() - clock
            found[name] = verified.api_calls
            found["problems"] += verified.problems
            found[f"{name}_share"] = verified.api_calls / found["backfill"]
            # Hours of a large account are not to be lost with the last step.
            print(f"{source} {size:,}: {found['objects']:,} objects, backfill {found['backfill']:,} calls, "
                  f"{name} verification {verified.api_calls:,}", file=sys.stderr, flush=True)  # fmt: skip
    return found


def show(results: list[dict[str, Any]]) -> None:
    table = Table(title=f"API calls of a verification (goal at 200,000: below {GOAL:.0%} of the backfill's)")
    for heading in ("", "size", "objects", "backfill", "first", "share", "second", "share", "full", "s"):
        table.add_column(heading, justify="left" if not heading else "right")
    for one in results:
        table.add_row(
            one["source"], f"{one['size']:,}", f"{one['objects']:,}", f"{one['backfill']:,}", f"{one['first']:,}",
            f"{one['first_share']:.1%}", f"{one['second']:,}", f"{one['second_share']:.1%}",
            f"{one['full']:,}" if "full" in one else "",
            " + ".join(f"{s:.0f}" for s in one["seconds"].values()),
        )  # fmt: skip
    console = Console()
    console.print(table)
    for one in results:
        for problem in one["problems"]:
            console.print(f"{one['source']} {one['size']:,}: {problem}", soft_wrap=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*", help="shopify, stripe, quickbooks; all by default")
    parser.add_argument("--sizes", default="2000,20000", help="orders, charges or invoices, joined by commas")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--no-full", action="store_true")
    given = parser.parse_args()
    vendors = [v for v in VENDORS if not given.sources or v.source.name in given.sources]
    results = [run(v, int(size), full=not given.no_full) for v in vendors for size in given.sizes.split(",")]
    if given.json:
        print(json.dumps(results))
    else:
        show(results)


if __name__ == "__main__":
    main()
