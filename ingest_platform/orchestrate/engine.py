"""The body of a source's op: one account, the selected object types, results as Dagster records them.

Order of a run: extract all types at once, and refine on the way what a backfill brings of those whose blocking raw
checks hold; make these checks again, and refine the rest of each for which they hold; settle what is in doubt; then the
refined results with their checks. One type's failure is reported at the end and takes no other along.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NoReturn

import dagster as dg
from dagster import DagsterExecutionInterruptedError

from ingest_platform.declare import Source, SweepDelete
from ingest_platform.errors import AlreadyRunning, IngestError, SourceThrottled, SourceUnreachable, as_ingest_error
from ingest_platform.orchestrate import metadata, names
from ingest_platform.orchestrate.config import RunMode, SyncConfig, resolve
from ingest_platform.orchestrate.interrupts import plain_interrupts
from ingest_platform.orchestrate.platform import CheckDeclared, Ledger, Platform
from ingest_platform.orchestrate.selection import Part, parts

if TYPE_CHECKING:
    from ingest_platform.extract.documents import Window
    from ingest_platform.refine.apply import RefineResult
    from ingest_platform.sync.account import AccountSync
    from ingest_platform.sync.outcomes import RawOutcome

Result = dg.MaterializeResult[Any] | dg.AssetCheckResult

TRANSIENT = (SourceUnreachable, SourceThrottled)
"""What another try may mend. Everything else would fail the same way again."""

SUBSCRIPTIONS_EVERY = timedelta(hours=6)
"""Shopify drops a subscription after deliveries have failed for hours; the copy is polled meanwhile."""

LOG_EVERY_SECONDS = 15.0
"""A log line is a row in the event log; progress needs few."""


_DONE: dict[str, set[str]] = {}
"""Run id → the object types that an earlier try of the run finished; they are not synced again."""


class Run:
    """One run of the op."""

    def __init__(self, platform: Platform, source: Source, context: dg.AssetExecutionContext) -> None:
        self.platform = platform
        self.source = source
        self.context = context
        self.ledger = platform.ledger or Ledger()
        self.failures: dict[str, IngestError] = {}
        self.blocked: dict[str, str] = {}
        self.thorough = False
        self._logged: dict[str, float] = {}

    def results(self, config: SyncConfig) -> Iterator[Result]:
        """Do what was asked for and yield what came of it.

        Raises:
            Failure: something failed; its description is one line. Not tried again unless that may help.
            RetryRequested: only what another try may mend is left.
        """
        name = self.context.partition_key
        wanted = parts(
            self.source,
            self.platform.checks,
            self.context.selected_asset_keys,
            self.context.selected_asset_check_keys,
        )
        done = _DONE.setdefault(self.context.run.run_id, set())
        wanted = [part for part in wanted if part.name not in done]
        try:
            mode, window = resolve(config)
            self.thorough = mode == "verify"
            with self.platform.open_sync(self.platform.settings(), name, self.context.run.run_id) as sync:
                yield from self._all(sync, wanted, config, mode, window)
        except AlreadyRunning as error:
            self.ledger.errors[""] = error
            raise dg.Failure(f"{name} is being synced already: {error}", allow_retries=False) from None
        except (KeyboardInterrupt, DagsterExecutionInterruptedError):
            self._interrupted()
        except BaseExceptionGroup as group:
            # An interrupt inside concurrent tasks comes wrapped.
            if group.subgroup((KeyboardInterrupt, DagsterExecutionInterruptedError)):
                self._interrupted()
            self.failures[""] = as_ingest_error(group)
        except Exception as error:  # noqa: BLE001 - whatever it was, a person reads one line
            self.failures[""] = as_ingest_error(error)
        done.update(part.name for part in wanted if part.name not in self.failures)
        self._raise(name)

    # -- phases --------------------------------------------------------------------------------------------------

    def _all(
        self, sync: AccountSync, wanted: Sequence[Part], config: SyncConfig, mode: RunMode, window: Window
    ) -> Iterator[Result]:
        self.asked = {"requested": mode, **_window(window)}
        raw: dict[str, RawOutcome] = {}
        swept: dict[str, RefineResult] = {}
        if config.retry:
            for part in wanted:
                sync.retry(part.name)
        if mode in {"auto", "full", "window"}:
            types = [part.name for part in wanted if part.raw]
            if types:
                with plain_interrupts():
                    raw = sync.extract(
                        types, mode=mode, window=window, progress=self._progress, may_refine=self._gate(sync, wanted)
                    )
        elif mode == "sweep":
            swept = self._sweep(sync, wanted)
        self.ledger.raw.update(raw)
        self._look_after_webhooks(sync)
        self._find_missed_webhooks(sync)

        refined: dict[str, RefineResult] = {}
        for part in wanted:
            yield from self._guarded(part, self._raw_phase(sync, part, raw.get(part.name), refined))
        # Settling what is in doubt refines whatever is pending, and a failed check may just have forbidden that.
        if any(part.tables for part in wanted) and not self.blocked:
            for object_type, result in self._sweep(sync, [p for p in wanted if _doubtful(raw.get(p.name))]).items():
                _add(refined, object_type, result)
            with plain_interrupts():
                drained = sync.drain()
            for object_type, result in (*drained.refined.items(), *swept.items()):
                _add(refined, object_type, result)
            if drained.error is not None:
                self.failures["fetching again"] = drained.error
        self.ledger.refined.update(refined)
        for part in wanted:
            if part.name in self.failures or part.name in self.blocked or _skipped(raw.get(part.name)):
                continue
            yield from self._guarded(part, self._refined_phase(sync, part, raw.get(part.name), refined.get(part.name)))
        yield from self._account(sync)

    def _account(self, sync: AccountSync) -> Iterator[Result]:
        """The account as a whole, when all that was asked for went well, and its checks."""
        key = names.account_key(self.source)
        if key in self.context.selected_asset_keys and not self.failures and not self.blocked:
            yield dg.MaterializeResult(
                asset_key=key, metadata=metadata.account_metadata(sync.conn, sync.integration.id)
            )
        for check in self.platform.account_checks:
            check_key = dg.AssetCheckKey(key, check.name)
            if check_key in self.context.selected_asset_check_keys:
                yield self._check(sync, "", check_key, check)

    def _gate(self, sync: AccountSync, wanted: Sequence[Part]) -> Callable[[str], bool]:
        """Whether a type may be refined while it is extracted: if that is asked for, and its blocking raw checks hold.

        They are made again once it is extracted, and then reported.
        """
        by_name = {part.name: part for part in wanted}

        def may_refine(object_type: str) -> bool:
            part = by_name[object_type]
            blocking = [check for _, check in part.raw_checks if check.blocking]
            return bool(part.tables) and not any(self._stops(sync, object_type, check) for check in blocking)

        return may_refine

    def _stops(self, sync: AccountSync, object_type: str, check: CheckDeclared) -> bool:
        try:
            found = self.platform.run_check(sync, object_type, check.name)
        except Exception:  # noqa: BLE001 - a check that cannot be made has not passed; it is made again, and told then
            return check.severity == "error"
        return not found.passed and found.severity == "error"

    def _raw_phase(
        self, sync: AccountSync, part: Part, outcome: RawOutcome | None, refined: dict[str, RefineResult]
    ) -> Iterator[Result]:
        try:
            if outcome is not None and _skipped(outcome):
                self.context.log.warning("%s", outcome.error)
                yield from self._checks(sync, part, part.raw_checks)
                yield from self._checks(sync, part, part.refined_checks)
                return
            if outcome is not None and outcome.error is not None:
                raise outcome.error  # noqa: TRY301 - what was caught below is this too
            if part.raw:
                counts = metadata.raw_metadata(outcome) if outcome else {}
                rows = metadata.raw_table_metadata(sync.conn, sync.integration.id, part.name)
                yield dg.MaterializeResult(asset_key=part.raw, metadata=self.asked | counts | rows)
            yield from self._checks(sync, part, part.raw_checks)
            if part.tables and part.name not in self.blocked:
                rest = sync.refine(part.name, self._progress)
                if outcome is not None:
                    rest.add(outcome.refined)
                refined[part.name] = rest
        except Exception as error:
            if outcome is not None:
                outcome.error = as_ingest_error(error)
            raise
        finally:
            if outcome is not None:
                if part.name in self.blocked:  # raw is there, but the copy is not at its state
                    outcome.error = IngestError(f"Not refined further, {self.blocked[part.name]}")
                sync.finish(part.name, outcome, refined.get(part.name, outcome.refined))

    def _refined_phase(
        self, sync: AccountSync, part: Part, outcome: RawOutcome | None, result: RefineResult | None
    ) -> Iterator[Result]:
        for table in part.tables:
            counts = metadata.refined_metadata(result, outcome) if result else {}
            rows = metadata.table_metadata(sync.conn, table, sync.integration.id)
            if "preview" in rows:
                rows["preview"] = dg.MetadataValue.md(rows["preview"])
            yield dg.MaterializeResult(asset_key=names.refined_key(table), metadata=self.asked | counts | rows)
        yield from self._checks(sync, part, part.refined_checks)

    def _look_after_webhooks(self, sync: AccountSync) -> None:
        """Renew subscriptions that the vendor dropped, now and then; a failure of that is no failure of the sync."""
        checked = sync.integration.webhook_status.get("checked_at")  # absent: the account has no webhooks
        if checked is None or datetime.now(UTC) - datetime.fromisoformat(checked) < SUBSCRIPTIONS_EVERY:
            return
        from ingest_platform.sync.connect import ensure_subscriptions

        try:
            with plain_interrupts():
                report = ensure_subscriptions(self.platform.settings(), sync.conn, sync.integration)
        except Exception as error:  # noqa: BLE001 - the next run tries again
            self.context.log.warning("The webhook subscriptions could not be checked: %s", as_ingest_error(error))
            return
        if report.created or report.failed:
            self.context.log.warning("Webhook subscriptions made again: %s; failed: %s", report.created, report.failed)

    def _find_missed_webhooks(self, sync: AccountSync) -> None:
        """What the source's log of events has and no webhook brought is fetched by the drain that follows."""
        from ingest_platform.sync.gaps import subscribed_at

        if subscribed_at(sync.integration) is None:
            return
        try:
            with plain_interrupts():
                found = sync.find_gaps()
        except Exception as error:  # noqa: BLE001 - the next run compares from where this one began
            self.context.log.warning("Webhooks were not compared with the event log: %s", as_ingest_error(error))
            return
        if found.missed:
            self.context.log.warning("%s of %s webhooks never came; fetching", found.missed, found.compared)

    def _sweep(self, sync: AccountSync, wanted: Sequence[Part]) -> dict[str, RefineResult]:
        """Compare ids with the copy, and give what was refined on the way."""
        swept: dict[str, RefineResult] = {}
        for part in wanted:
            if not any(isinstance(strategy, SweepDelete) for strategy in part.object_type.delete):
                continue
            if part.object_type.missing_scopes(sync.integration.granted_scopes):
                continue
            try:
                with plain_interrupts():
                    found = sync.sweep(part.name)
            except Exception as error:  # noqa: BLE001 - nothing was concluded; the other types go on
                self.failures[part.name] = as_ingest_error(error)
                continue
            self.context.log.info(
                "%s: %s listed, %s missing here, %s not listed there",
                part.name, found.listed, found.missing, found.surplus,
            )  # fmt: skip
            for object_type, result in found.drained.refined.items():
                _add(swept, object_type, result)
            if found.drained.error is not None:
                self.failures[part.name] = found.drained.error
        return swept

    def _checks(
        self, sync: AccountSync, part: Part, checks: Sequence[tuple[dg.AssetCheckKey, CheckDeclared]]
    ) -> Iterator[Result]:
        for key, check in checks:
            result = self._check(sync, part.name, key, check)
            if not result.passed and check.blocking and result.severity == dg.AssetCheckSeverity.ERROR:
                self.blocked[part.name] = f"{check.name}: {result.description}"
            yield result

    def _check(self, sync: AccountSync, name: str, key: dg.AssetCheckKey, check: CheckDeclared) -> dg.AssetCheckResult:
        severity = check.severity
        run = self.platform.verify_check if self.thorough else self.platform.run_check
        try:
            with plain_interrupts():
                found = run(sync, name, check.name)
        except Exception as error:  # noqa: BLE001 - a check that cannot be made has not passed
            passed, summary, detail = False, f"Could not be checked. {as_ingest_error(error)}", {}
        else:
            passed, summary, detail, severity = found.passed, found.summary, found.detail, found.severity
            self.ledger.checks[name, check.name] = found
        return dg.AssetCheckResult(
            asset_key=key.asset_key,
            check_name=key.name,
            passed=passed,
            severity=dg.AssetCheckSeverity.ERROR if severity == "error" else dg.AssetCheckSeverity.WARN,
            description=summary,
            metadata={name: _plain(value) for name, value in detail.items()},
        )

    # -- failures ------------------------------------------------------------------------------------------------

    def _guarded(self, part: Part, steps: Iterator[Result]) -> Iterator[Result]:
        """The steps of one object type; what they raise is kept for the end."""
        try:
            yield from steps
        except Exception as error:
            self.failures[part.name] = as_ingest_error(error)
            # What is none of our errors is a defect: its traceback belongs into the run's log.
            self.context.log.exception(
                "%s: %s", part.name, self.failures[part.name], exc_info=not isinstance(error, IngestError)
            )

    def _raise(self, name: str) -> None:
        self.ledger.errors.update(self.failures)
        for what, why in self.blocked.items():
            self.ledger.errors[what] = IngestError(f"Not refined further, {why}")
        if not self.failures and not self.blocked:
            _DONE.pop(self.context.run.run_id, None)
            return
        lines = [f"{what}: {error}" if what else str(error) for what, error in self.failures.items()]
        lines += [f"{what} is not refined further, {why}" for what, why in self.blocked.items()]
        said = f"{name}: " + " ".join(lines)
        mendable = not self.blocked and all(isinstance(e, TRANSIENT) for e in self.failures.values())
        if mendable and self.context.retry_number < self.platform.retries:
            self.context.log.warning("%s It is tried again in a while.", said)
            raise dg.RetryRequested(self.platform.retries, self.platform.retry_seconds * 2**self.context.retry_number)
        _DONE.pop(self.context.run.run_id, None)
        raise dg.Failure(said, allow_retries=False)

    def _interrupted(self) -> NoReturn:
        if self.platform.ledger is not None:
            # A person pressed Ctrl-C; without this Dagster takes it for a crash.
            self.context.instance.report_run_canceling(self.context.run, "Interrupted at the terminal")
        raise DagsterExecutionInterruptedError from None

    def _progress(self, object_type: str, count: int, doing: str) -> None:
        if self.platform.progress is not None:
            self.platform.progress(object_type, count, doing)
        now = time.monotonic()
        if now - self._logged.setdefault(object_type, now) >= LOG_EVERY_SECONDS:
            self._logged[object_type] = now
            self.context.log.info("%s: %s (%s)", object_type, count, doing)


def _skipped(outcome: RawOutcome | None) -> bool:
    return outcome is not None and outcome.skipped


def _doubtful(outcome: RawOutcome | None) -> bool:
    return outcome is not None and outcome.deletions_unknown and outcome.error is None


def _add(results: dict[str, RefineResult], object_type: str, result: RefineResult) -> None:
    if object_type in results:
        results[object_type].add(result)
    else:
        results[object_type] = result


def _window(window: Window) -> dict[str, str]:
    times = {"requested_start": window.start, "requested_end": window.end}
    return {name: moment.isoformat() for name, moment in times.items() if moment is not None}


def _plain(value: Any) -> Any:
    """A value that Dagster's metadata can hold."""
    if value is None or isinstance(value, (bool, int, float, str, list, dict)):
        return value
    return str(value)
