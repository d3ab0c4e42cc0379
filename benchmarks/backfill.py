"""Records a second of a whole backfill, the same documents by a plain COPY, and dlt beside it, in one run.

The sandbox prepares its documents beforehand; everything else is the shipped road: request, parse, hash, COPY into raw,
refine. PostgreSQL is the embedded server with its shipped settings (fsync on), in a folder of its own. Each client is a
process of its own. Run: `make bench`, or `python benchmarks/backfill.py [CASE …] [--records N] [--json]`.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))
import peers
from measure import Clock, Part, checkpoint, own_server, plain_copy

from ingest_platform.control import postgres
from ingest_platform.control.database import connect
from ingest_platform.sandbox.process import SandboxProcess, start_sandbox
from ingest_platform.settings import Settings, load_settings
from ingest_platform.sources.shopify.documents import document_of
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sync.account import AccountSync
from ingest_platform.sync.connect import connect_token

GOAL_COPY, GOAL_DLT = 0.8, 4.0
STRIPE_KEY = "rk_test_sandbox"


@dataclass(frozen=True)
class Case:
    """What is backfilled. `dlt` is the path of Stripe's list that dlt reads beside it."""

    source: str
    types: tuple[str, ...]
    records: int
    dlt: str | None = None


CASES = {
    "stripe-charges": Case("stripe", ("charge",), 100_000, "charges"),
    "stripe-invoices": Case("stripe", ("invoice",), 30_000, "invoices"),
    "shopify": Case("shopify", ("customer", "product", "order"), 20_000),
}


@contextmanager
def sandbox_of(case: Case) -> Iterator[SandboxProcess]:
    """The vendor's sandbox, with its documents made."""
    if case.source == "shopify":
        sizes = {"orders": case.records, "customers": case.records // 5, "products": case.records // 20}
        with start_sandbox(**sizes, seed=1, plan="enterprise") as sandbox:
            for name in case.types:
                sandbox.control("bench").prepare_bulk(document_of(SHOPIFY.object_type(name)).bulk(None))
            yield sandbox
        return
    [name] = case.types
    with start_sandbox("stripe", **{f"{name}s": case.records}, seed=1) as sandbox:
        sandbox.control("bench").call("POST", "prepare", {"type": name})
        yield sandbox


def connect_account(settings: Settings, case: Case, sandbox: SandboxProcess) -> None:
    token = "shpat_sandbox" if case.source == "shopify" else STRIPE_KEY
    with connect(settings) as conn:
        url = sandbox.control("bench").account_url
        connect_token(settings, conn, source=case.source, name="bench", base_url=url, token=token)


def child(home: str, types: list[str]) -> None:
    """The measured process: a whole sync of these types; its own figures on standard output."""
    with AccountSync(load_settings(home=Path(home), database_url=None), "bench") as sync:
        used, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
        raw = sync.extract(types, may_refine=lambda _type: True)
        extracted = time.perf_counter() - began
        inserted = 0
        for name, outcome in raw.items():
            assert outcome.error is None, outcome.error
            result = sync.refine(name)
            result.add(outcome.refined)
            sync.finish(name, outcome, result)
            assert result.inserted == outcome.ingested, result
            inserted += result.inserted
        seconds, now = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    print(json.dumps({"records": inserted, "seconds": seconds, "client_cpu": cpu, "peak_mb": now.ru_maxrss / 1024,
                      "extracted_s": extracted}))  # fmt: skip


def measured(name: str, command: list[str], clock: Clock) -> Part:
    """A client as a process of its own that prints its figures."""
    before = clock.server()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr.strip()[-2000:]}")
    said = json.loads(done.stdout.strip().splitlines()[-1])
    return Part(name, said["records"], said["seconds"], said["client_cpu"], clock.server() - before, said["peak_mb"])


def run(case: Case) -> dict[str, Any]:
    """One case, measured in one run: ours, the plain COPY twice, dlt."""
    found: dict[str, Any] = {"types": case.types, "records": case.records}
    with sandbox_of(case) as sandbox, own_server() as settings:
        clock = Clock(settings)
        connect_account(settings, case, sandbox)
        checkpoint(settings)
        ours = measured(
            "raw and refined", [sys.executable, __file__, "--child", str(settings.home), *case.types], clock
        )
        copies = [
            plain_copy(settings, f"{case.source}_raw_ingest", f"{case.source}_object_id", clock) for _ in range(2)
        ]
        parts = [ours, *copies]
        copy = min(copies, key=lambda part: part.seconds)
        found |= {"ratio": ours.rate / copy.rate, "refined_rows": refined_rows(settings, case)}
        if case.dlt:
            try:
                python = peers.dlt_python()
                socket = postgres.server_info(settings).data
                url = sandbox.control("bench").account_url
                checkpoint(settings)
                script = str(Path(__file__).parent / "peer_dlt.py")
                peer = measured("dlt", [str(python), script, url, STRIPE_KEY, str(socket), case.dlt], clock)
            except peers.PeerMissing as missing:
                found["dlt_missing"] = str(missing)
            else:
                peer = replace(peer, name=f"{peers.DLT}")
                parts.append(peer)
                found["times_dlt"] = ours.rate / peer.rate
        found |= sizes(settings, case)
    return found | {"parts": [asdict(p) | {"rate": p.rate} for p in parts]}


def refined_rows(settings: Settings, case: Case) -> dict[str, int]:
    """Rows of every refined table that has some."""
    from ingest_platform import sources

    source = sources.source(case.source)
    found = {}
    with connect(settings) as conn:
        for name in case.types:
            for table in source.tables(source.object_type(name)):
                row = conn.execute(f"SELECT count(*) FROM {table}").fetchone()
                if row and row[0]:
                    found[table] = row[0]
    return found


def sizes(settings: Settings, case: Case) -> dict[str, Any]:
    with connect(settings) as conn:
        row = conn.execute(
            f"SELECT avg(length(payload::text))::int, pg_total_relation_size('{case.source}_raw_ingest') "
            f"FROM {case.source}_raw_ingest"
        ).fetchone()
    assert row is not None
    return {"document_bytes": row[0], "raw_bytes": row[1]}


def show(console: Console, name: str, result: dict[str, Any]) -> None:
    table = Table(title=f"Backfill: {name}")
    for heading in ("", "records", "seconds", "records/s", "client CPU s", "server CPU s", "µs a record", "peak MB"):
        table.add_column(heading, justify="left" if not heading else "right")
    for part in result["parts"]:
        each = 1e6 * (part["client_cpu"] + part["server_cpu"]) / part["records"]
        table.add_row(
            part["name"], f"{part['records']:,}", f"{part['seconds']:.2f}", f"{part['rate']:,.0f}",
            f"{part['client_cpu']:.2f}", f"{part['server_cpu']:.2f}", f"{each:.0f}",
            f"{part['peak_mb']:.0f}" if part["peak_mb"] else "",
        )  # fmt: skip
    console.print(table)
    rows = ", ".join(f"{count:,} in {name}" for name, count in result["refined_rows"].items())
    console.print(f"Documents of {result['document_bytes']:,} bytes on average; refined rows: {rows}.")
    console.print(f"Ratio to the plain COPY of the same documents: [bold]{result['ratio']:.2f}[/] (goal {GOAL_COPY}).")
    if "times_dlt" in result:
        console.print(f"Times dlt: [bold]{result['times_dlt']:.1f}[/] (goal {GOAL_DLT}).")
    if "dlt_missing" in result:
        console.print(f"dlt was not measured: {result['dlt_missing']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", help=f"of {', '.join(CASES)}; all by default")
    parser.add_argument("--records", type=int, help="instead of each case's own number")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.cases)
        return
    console = Console()
    results = {}
    for name in given.cases or CASES:
        case = CASES[name]
        results[name] = run(replace(case, records=given.records or case.records))
        if not given.json:
            show(console, name, results[name])
    if given.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
