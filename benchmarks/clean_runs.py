"""Verifications of accounts that never stand still: every alarm is a false one.

For each source an account with webhooks to a running receiver, all of its object types. One thread changes the sandbox
without pause (creates, updates, deletes; webhooks late, in any order, twice, and of creates and updates some lost),
another syncs without pause, and all checks of all types and of the account are made again and again. A tenth of the
runs compares everything. The copy is never wrong but in what is on its way, so that nothing may be said of it.

What no webhook announces is not deleted here: only the daily sweep learns of it, and until then a surplus is true.
Run: `python benchmarks/clean_runs.py [SOURCE …] [--runs N] [--seed N] [--json]`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from measure import own_server

from ingest_platform.control import postgres
from ingest_platform.declare import DeleteByChanges, DeleteByTopic
from ingest_platform.quality.verify import Options, Verification, verify
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.sandbox.process import start_sandbox
from ingest_platform.settings import Settings
from ingest_platform.sync.account import failed, sync_account
from ingest_platform_tests.conformance.conftest import VENDORS
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import Running, settings_of

LOST = 0.3
"""Of the webhooks of creates and updates."""
SILENT: Mapping[tuple[str, str], frozenset[str]] = {
    # What the sandbox's Stripe makes no event for, as Stripe itself makes none.
    ("stripe", "update"): frozenset(
        {"payment_intent", "setup_intent", "checkout_session", "balance_transaction", "review", "invoice_payment"}
    ),
    # A customer takes its tax ids along, and no event says so.
    ("stripe", "delete"): frozenset({"customer"}),
    # An order takes its transactions, refunds and fulfillments along, and no webhook says so.
    ("shopify", "delete"): frozenset({"order"}),
    # Listed by the time they were processed at, which no change moves.
    ("shopify", "update"): frozenset({"balance_transaction"}),
    # There is one, and it stays.
    ("shopify", "create"): frozenset({"shop"}),
    ("quickbooks", "create"): frozenset({"company_info"}),
    ("quickbooks", "delete"): frozenset({"company_info"}),
}
"""Changes that cannot be made, or that neither a webhook nor the next sync tells of: an alarm would be true."""
LATE_SECONDS = 2.0
"""Webhooks are held back for up to so long."""
NOT_COUNTED: Mapping[str, str] = {
    "scopes": "the sandbox's token may do more than it need",
    # Its p99 of the first minutes is what this benchmark, which holds webhooks back, and its machine do to them.
    "latency": "webhooks are held back here, so that it may truly be above the promise",
}
"""Checks whose alarms say nothing of the copy; how often the second was one is told apart."""


@dataclass
class Clean:
    """What came of the runs: alarms by the check's name, with their sentences; `late` are runs with late webhooks."""

    runs: int = 0
    clean: int = 0
    late: int = 0
    changes: int = 0
    syncs: int = 0
    alarms: list[dict[str, Any]] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)


@dataclass
class World:
    """A connected account whose source moves on."""

    vendor: Vendor
    control: SandboxControl
    settings: Settings
    name: str
    seed: int
    clean: Clean = field(default_factory=Clean)

    def change(self, number: int) -> None:
        """A handful of changes, and then their webhooks, one way or another."""
        rng = Random(f"{self.seed}/{number}")
        for kind, lost in (("update", LOST), ("create", LOST), ("delete", 0.0)):
            self.control.pause()
            made = self.control.churn(
                rng.randint(1, 4), seed=rng.randrange(10**6), kinds=(kind,), types=self.told(kind)
            )
            self.clean.changes += len(made)
            time.sleep(rng.random() * LATE_SECONDS)  # the pace of the world, and no condition to wait for
            self.control.resume("shuffled", seed=number, duplicate=0.2, lose=lost)

    def told(self, kind: str) -> tuple[str, ...]:
        """The sandbox's names of the types of whose changes of a kind a webhook or the next sync tells."""
        source, known = self.vendor.source, self.control.stats()["objects"]
        silent = SILENT.get((source.name, kind), frozenset())
        types = [
            o for o in source.object_types
            if o.name not in silent and self.vendor.kind(o) in known
            and (kind != "delete" or any(isinstance(s, DeleteByTopic | DeleteByChanges) for s in o.delete))
        ]  # fmt: skip
        return tuple(self.vendor.kind(o) for o in types)

    def sync(self, _number: int) -> None:
        outcomes = sync_account(self.settings, self.name)
        self.clean.trouble += [str(error) for error in failed(outcomes)]
        self.clean.syncs += 1

    def look(self, number: int) -> Verification:
        return verify(self.settings, self.name, Options(everything=number % 10 == 9, seed=f"{self.seed}-{number}"))


@contextlib.contextmanager
def world(vendor: Vendor, seed: int) -> Iterator[World]:
    """The account, backfilled."""
    source = vendor.source.name
    with own_server() as settings, start_sandbox(source, **vendor.start) as sandbox:
        database = TestDatabase(settings, postgres.server_info(settings).url)
        patient = settings_of(database, webhook_fetch=True, receiver_body_limit=settings.receiver_body_limit,
                              webhook_database_timeout_s=30.0)  # fmt: skip
        with Running(patient) as url, sandbox.control(vendor.account(1)) as control:
            control.webhook_settings(time_scale=1000.0, timeout=20.0)
            reached = settings.model_copy(update={"receiver_public_url": url})
            account = vendor.connect(database, reached, control, True)
            made = World(vendor, control, reached, account.name, seed)
            made.sync(0)
            yield made


@contextlib.contextmanager
def repeated(act: Callable[[int], None], trouble: list[str]) -> Iterator[None]:
    """Do it again and again beside the block. What goes wrong is told."""
    stop = threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            try:
                act(number)
            except Exception as error:  # noqa: BLE001 - the next one tries again
                trouble.append(f"{type(error).__name__}: {error}")
                stop.wait(1)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def run(vendor: Vendor, runs: int, seed: int, say: Callable[[str], None]) -> Clean:
    """So many verifications of an account that never stands still."""
    with world(vendor, seed) as made:
        clean = made.clean
        with repeated(made.change, clean.trouble), repeated(made.sync, clean.trouble):
            for number in range(runs):
                found = made.look(number)
                alarms = [
                    {"run": number, "check": c.name, "object_type": c.object_type, "summary": c.summary,
                     "severity": c.severity, "detail": c.detail}
                    for c in found.outcomes if not c.passed and c.name not in NOT_COUNTED
                ]  # fmt: skip
                clean.runs += 1
                clean.late += any(c.name == "latency" and not c.passed for c in found.outcomes)
                clean.clean += not alarms
                clean.alarms += alarms
                say(f"{vendor.source.name}: {clean.clean} of {clean.runs} runs without an alarm")
                for alarm in alarms:
                    say(f"{vendor.source.name} run {number}: {alarm['object_type']}.{alarm['check']}: "
                        f"{alarm['summary']}")  # fmt: skip
    return clean


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*", help="shopify, stripe, quickbooks; all by default")
    parser.add_argument("--runs", type=int, default=70, help="of each source")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    for vendor in VENDORS:
        if given.sources and vendor.source.name not in given.sources:
            continue
        began = time.perf_counter()
        found = run(vendor, given.runs, given.seed, lambda line: print(line, file=sys.stderr, flush=True))
        if given.json:
            print(json.dumps({"source": vendor.source.name, **vars(found)}, default=str), flush=True)
            continue
        types = len(vendor.source.object_types)
        print(
            f"{vendor.source.name}: {found.clean} of {found.runs} runs without an alarm, all checks of {types} types, "
            f"{found.changes:,} changes and {found.syncs} syncs beside them, {time.perf_counter() - began:.0f} s; "
            f"webhooks were later than promised in {found.late} runs"
        )
        for line in dict.fromkeys(found.trouble):
            print(f"  {found.trouble.count(line)} times: {line}", flush=True)


if __name__ == "__main__":
    main()
