"""What `ingest status` knows: read from the control plane alone, so that it is quick whatever the copy's size."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ingest_platform.cli.output import some, together
from ingest_platform.errors import IngestError, as_ingest_error

if TYPE_CHECKING:
    import psycopg

    from ingest_platform.control.check_results import CheckResult
    from ingest_platform.control.integrations import Integration
    from ingest_platform.control.sync_log import Attempt
    from ingest_platform.declare import ObjectType
    from ingest_platform.settings import Settings

LATE = 2
"""An object type is late when its last sync is older than so many of its intervals, as its check has it."""


@dataclass(slots=True)
class ObjectReport:
    """One object type of one account."""

    name: str
    refined_rows: int = 0
    tombstones: int = 0
    raw_versions: int = 0
    errors: int = 0
    deferred: int = 0
    pending: int = 0
    last_arrival_at: datetime | None = None
    last_sync_at: datetime | None = None
    fresh: bool = False
    last_attempt: dict[str, Any] | None = None
    checks: dict[str, bool] = field(default_factory=dict)
    missing_scopes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class AccountReport:
    """One account; `problems` are sentences that say what to do."""

    name: str
    source: str
    account: str
    status: str
    sync_status: str
    last_sync_at: datetime | None
    verified_through: datetime | None
    needs_reconnect: bool
    subscriptions: dict[str, Any]
    problems: list[str] = field(default_factory=list)
    objects: list[ObjectReport] = field(default_factory=list)


def read(options: Settings, connection: psycopg.Connection[Any], *, probe: bool = False) -> list[AccountReport]:
    """Every account. `probe` also asks each source whether it answers and what it grants."""
    from ingest_platform.control import integrations

    found = []
    for integration in integrations.list_all(connection):
        try:
            found.append(_account(options, connection, integration, probe=probe))
        except Exception as error:  # noqa: BLE001 - one account's trouble hides no other
            if not connection.autocommit:
                connection.rollback()
            found.append(_bare(integration, [str(as_ingest_error(error))]))
    return found


def _bare(integration: Integration, problems: list[str]) -> AccountReport:
    state = integration.webhook_status
    return AccountReport(
        name=integration.name,
        source=integration.platform,
        account=integration.account,
        status=integration.status,
        sync_status=integration.sync_status,
        last_sync_at=integration.last_sync_at,
        verified_through=integration.verified_through,
        needs_reconnect=integration.status == "needs_reconnect",
        subscriptions={
            "wanted": len(state.get("wanted", [])),
            "active": len(state.get("existing", [])) + len(state.get("created", [])),
            "failed": state.get("failed", {}),
            "checked_at": state.get("checked_at"),
        },
        problems=problems,
    )


def _account(
    options: Settings, connection: psycopg.Connection[Any], integration: Integration, *, probe: bool
) -> AccountReport:
    from ingest_platform import sources
    from ingest_platform.control import check_results, stats, sync_log

    report = _bare(integration, [])
    declared = sources.source(integration.platform)
    counts = stats.read(connection, integration.id)
    checks = check_results.latest(connection, integration.id)
    for object_type in declared.object_types:
        attempts = sync_log.recent(connection, integration.id, limit=1, object_type=object_type.name)
        one = _object(object_type, attempts[0] if attempts else None, checks)
        one.missing_scopes = list(object_type.missing_scopes(integration.granted_scopes))
        if found := counts.get(object_type.name):
            one.refined_rows, one.tombstones, one.raw_versions = (
                found.refined_rows,
                found.tombstones,
                found.raw_versions,
            )
            one.errors, one.deferred, one.pending = found.errors, found.deferred, found.pending
            one.last_arrival_at, one.last_sync_at = found.last_arrival_at, found.last_sync_at
            one.fresh = _is_fresh(object_type, found.last_sync_at)
        report.objects.append(one)
    report.problems = [*_access(options, connection, integration, probe=probe), *_state(integration, report, checks)]
    return report


def _is_fresh(object_type: ObjectType, last_sync: datetime | None) -> bool:
    return last_sync is not None and datetime.now(UTC) - last_sync <= LATE * object_type.tier.interval


def _object(object_type: ObjectType, attempt: Attempt | None, checks: list[CheckResult]) -> ObjectReport:
    last = None
    if attempt is not None:
        last = {
            "mode": attempt.mode,
            "status": attempt.status,
            "started_at": attempt.started_at,
            "completed_at": attempt.completed_at,
            "fetched": attempt.fetched,
            "ingested": attempt.ingested,
            "error": attempt.error,
        }
    passed = {c.check_name: c.passed for c in checks if c.object_type == object_type.name and c.applicable}
    return ObjectReport(object_type.name, last_attempt=last, checks=passed)


def _access(
    options: Settings, connection: psycopg.Connection[Any], integration: Integration, *, probe: bool
) -> list[str]:
    """What is wrong with the way to the source."""
    from ingest_platform.control import credentials
    from ingest_platform.quality.access import access_end

    again = f"Run `ingest connect {integration.platform} --name {integration.name} --base-url {integration.base_url}`"
    if integration.status == "disconnected":
        return [f"The app was uninstalled. {again}."]
    if integration.status == "paused":
        return [f"Paused{f': {integration.sync_error}' if integration.sync_error else ''}."]
    try:
        credential = credentials.load(connection, credentials.Vault.of(options), integration.id)
        if integration.status == "needs_reconnect":
            return [f"The source no longer honours the access it granted. {again}."]
        end = access_end(credential.refresh_expires_at, datetime.now(UTC))
        soon = [f"{end.sentence}. {again}."] if end else []
        if probe:
            _probe(options, integration)
    except IngestError as error:
        return [str(error)]
    return soon


def _probe(options: Settings, integration: Integration) -> None:
    """Ask the source what it grants, once and with little patience. Raises IngestError."""
    import asyncio

    from ingest_platform import sources
    from ingest_platform.errors import MissingScope
    from ingest_platform.sync.connect import open_client

    patient = options.model_copy(update={"http_timeout_s": 5.0, "http_retries": 0})
    declared = sources.source(integration.platform)

    async def ask() -> frozenset[str]:
        async with open_client(patient, integration) as client:
            return await client.granted_scopes()

    try:
        granted = asyncio.run(ask())
    except Exception as error:
        raise as_ingest_error(error) from error
    if missing := sorted({s.name for s in declared.scopes} - granted):
        raise MissingScope(
            f"The access lacks {', '.join(missing)}", f"Grant it in {declared.title}, then connect again"
        )


def _state(integration: Integration, report: AccountReport, checks: list[CheckResult]) -> list[str]:
    """What is wrong with the copy."""
    found = []
    sync = f"ingest sync {integration.platform} --integration {integration.name}"
    if integration.sync_status == "failed" and integration.sync_error and integration.status == "connected":
        found.append(f"The last sync failed: {integration.sync_error}")
    if failed := report.subscriptions["failed"]:
        topic, reason = next(iter(failed.items()))
        found.append(
            f"{len(failed)} webhook subscriptions are missing ({topic}: {reason}) Then run "
            f"`ingest webhooks register {integration.platform} --integration {integration.name}`."
        )
    if errors := sum(o.errors for o in report.objects):
        found.append(
            f"{errors} versions could not be refined. See error_message in {integration.platform}_raw_ingest, then "
            f"run `ingest retry {integration.platform} --integration {integration.name}`."
        )
    if integration.status == "connected":
        granted = [o for o in report.objects if not o.missing_scopes]
        if lacking := [o for o in report.objects if o.missing_scopes]:
            scopes = sorted({scope for o in lacking for scope in o.missing_scopes})
            found.append(
                f"Not synced, {', '.join(scopes)} not granted: {some([o.name for o in lacking])}. Grant it, then "
                f"`ingest connect {integration.platform}` again."
            )
        never = [o.name for o in granted if o.last_sync_at is None]
        late = [o.name for o in granted if o.last_sync_at is not None and not o.fresh]
        if never:
            found.append(f"Never synced: {some(never)}. Run `{sync}`.")
        if late:
            found.append(f"Not synced in time: {some(late)}. Run `{sync}`, or `ingest up` to keep it fresh.")
    disabled = {o.name for o in report.objects if o.missing_scopes}
    failed = [c for c in checks if not c.passed and c.object_type not in disabled]
    alike = together((c.object_type, (c.check_name, c.summary)) for c in failed)
    return found + [f"{some(names)}, {check_name}: {summary}" for names, (check_name, summary) in alike]
