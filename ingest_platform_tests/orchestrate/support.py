"""What the tests of the Dagster layer share: a scripted account, whose database is real, and checks that are told."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

import dagster as dg

from ingest_platform.control import integrations, stats
from ingest_platform.control.database import Connection, connect
from ingest_platform.control.locks import account_lock
from ingest_platform.declare import ObjectType, Source
from ingest_platform.errors import IngestError
from ingest_platform.extract.documents import Window
from ingest_platform.orchestrate.platform import Ledger, Platform
from ingest_platform.refine.apply import RefineResult
from ingest_platform.settings import Settings
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sync.outcomes import DrainOutcome, RawOutcome, SweepOutcome

SHOP = SHOPIFY.model_copy(
    update={"object_types": tuple(SHOPIFY.object_type(name) for name in ("customer", "product", "order"))}
)
"""Of Shopify as much as a run needs to show what it does; Dagster takes seconds over a run of everything."""

MOMENT = datetime(2026, 1, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Check:
    name: str
    target: Literal["raw", "refined", "account"]
    blocking: bool
    severity: Literal["error", "warn"] = "error"
    description: str = "A check."
    every: Literal["sync", "verify", "weekly", "monthly", "quarterly"] = "sync"

    def in_sync(self, object_type: ObjectType) -> bool:
        return self.every == "sync"


@dataclass(frozen=True)
class Found:
    passed: bool
    severity: Literal["error", "warn"] = "error"
    summary: str = "said so"
    detail: dict[str, Any] = field(default_factory=lambda: {"expected": 1, "actual": 1})


CHECKS = (
    Check("duplicate_hash", "raw", blocking=True),
    Check("one_row_an_object", "refined", blocking=True),
    Check("count_parity", "refined", blocking=False),
    Check("freshness", "refined", blocking=False, severity="warn"),
)


@dataclass
class Script:
    """What the account does, and what it was asked for."""

    errors: dict[str, IngestError] = field(default_factory=dict)
    missing_scopes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    failing_checks: set[tuple[str, str]] = field(default_factory=set)
    calls: list[str] = field(default_factory=list)
    windows: list[Window] = field(default_factory=list)
    during: Callable[[], None] | None = None

    def run_check(self, sync: Any, object_type: str, name: str) -> Found:
        self.calls.append(f"check {object_type}.{name}")
        return Found((object_type, name) not in self.failing_checks)

    @contextlib.contextmanager
    def open(self, settings: Settings, name: str, run_id: str) -> Iterator[Any]:
        with connect(settings, autocommit=True, application_name="ingest sync") as conn:
            integration = integrations.get(conn, name)
            with account_lock(conn, integration.id):
                yield Scripted(self, conn, integration)


@dataclass
class Scripted:
    """Stands where AccountSync stands; the lock and the connection are real."""

    script: Script
    conn: Connection
    integration: integrations.Integration

    def extract(
        self, object_types: list[str], *, mode: Any, window: Window, progress: Any, may_refine: Callable[[str], bool]
    ) -> dict[str, RawOutcome]:
        self.script.calls.append(f"extract {' '.join(object_types)} {mode}")
        if mode == "full":  # what an incremental sync brings is refined after the checks alone
            self.script.calls += [f"refine {t} on the way" for t in object_types if may_refine(t)]
        self.script.windows.append(window)
        if self.script.during:
            self.script.during()
        return {
            t: RawOutcome(t, "incremental" if mode == "auto" else mode, 1, MOMENT, window, fetched=3, ingested=2,
                          duplicates=1, completed_at=MOMENT, error=self.script.errors.get(t),
                          missing_scopes=self.script.missing_scopes.get(t, ()))
            for t in object_types
        }  # fmt: skip

    def refine(self, object_type: str, progress: Any = None) -> RefineResult:
        self.script.calls.append(f"refine {object_type}")
        return RefineResult(inserted=1, updated=1)

    def finish(self, object_type: str, raw: RawOutcome, refined: RefineResult | None) -> None:
        self.script.calls.append(f"finish {object_type} {'failed' if raw.error else 'completed'}")
        if raw.error is None:
            stats.add(self.conn, self.integration.id, object_type, stats.Delta(last_sync_at=datetime.now(UTC)))

    def drain(self) -> DrainOutcome:
        self.script.calls.append("drain")
        return DrainOutcome()

    def sweep(self, object_type: str) -> SweepOutcome:
        self.script.calls.append(f"sweep {object_type}")
        return SweepOutcome(object_type, 3, 1, 1, DrainOutcome())

    def retry(self, object_type: str | None = None) -> dict[str, RefineResult]:
        self.script.calls.append(f"retry {object_type}")
        return {}


def scripted(settings: Settings, script: Script, source: Source = SHOPIFY, retries: int = 0) -> Platform:
    """A platform over a script."""
    return Platform(
        (source,),
        CHECKS,
        lambda: settings,
        script.open,
        script.run_check,
        ledger=Ledger(),
        retries=retries,
        retry_seconds=0,
    )


def connect_account(settings: Settings, name: str = "acme", platform: str = "shopify") -> integrations.Integration:
    with connect(settings) as conn:
        return integrations.create(conn, platform=platform, name=name, base_url="http://localhost:1", account=name)


def materialized(instance: dg.DagsterInstance, run_id: str) -> list[str]:
    """The assets that a run materialized, in order."""
    return [
        e.asset_key.to_user_string()
        for e in (r.event_log_entry.get_dagster_event() for r in instance.get_records_for_run(run_id).records
                  if r.event_log_entry.is_dagster_event)
        if e.is_step_materialization and e.asset_key
    ]  # fmt: skip


def checked(instance: dg.DagsterInstance, run_id: str) -> dict[str, bool]:
    """The checks that a run evaluated, `shopify/order.one_row_an_object`, and whether they passed."""
    found = {}
    for record in instance.get_records_for_run(run_id).records:
        entry = record.event_log_entry
        if (
            entry.is_dagster_event
            and entry.get_dagster_event().event_type == dg.DagsterEventType.ASSET_CHECK_EVALUATION
        ):
            evaluation = entry.get_dagster_event().asset_check_evaluation_data
            found[f"{evaluation.asset_key.to_user_string()}.{evaluation.check_name}"] = evaluation.passed
    return found
