"""Sensors of a source: one turns webhook arrivals into runs, one keeps the partitions in line with the accounts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import dagster as dg

from ingest_platform.declare import Source
from ingest_platform.errors import describe
from ingest_platform.orchestrate import arrivals, names, reaper, specs
from ingest_platform.orchestrate.arrivals import Inbox, Request, RunState
from ingest_platform.orchestrate.config import run_config
from ingest_platform.orchestrate.platform import ObjectCheckDeclared, Platform

if TYPE_CHECKING:
    from ingest_platform.control.database import Connection

POLL_SECONDS = 6.0
"""How long one tick listens. Dagster leaves up to 5 s between two ticks, and Ctrl-C waits for the one that goes on."""

COMPANY_SECONDS = 0.3
"""Arrivals come in flocks: a run that starts this much later has most of its flock with it."""

NOT_AFTER_ARRIVALS = frozenset({"count_parity"})
"""Checks that ask the source about all of an account. Webhooks say that it is changing this moment."""


def drain_job(source: Source) -> dg.UnresolvedAssetJobDefinition:
    """What the arrivals sensor launches, for the object types that arrived."""
    return dg.define_asset_job(
        f"{source.name}_drain",
        selection=dg.AssetSelection.groups(source.name),
        config=run_config(names.op_name(source), mode="drain"),
        description=(
            "After webhooks: fetch what a thin event only names, settle ties of versions, try again what was deferred, "
            "and check what was touched."
        ),
        tags={"source": source.name},
    )


def arrivals_sensor(platform: Platform, source: Source, job: dg.UnresolvedAssetJobDefinition) -> dg.SensorDefinition:
    """Webhook arrivals and due fetches, grouped by account, as run requests. It listens; it claims nothing."""

    @dg.sensor(
        name=f"{source.name}_arrivals",
        job=job,
        minimum_interval_seconds=1,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Runs for the accounts that webhooks arrived for, a second or two after they did.",
    )
    def sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        from ingest_platform.control.database import connect

        try:
            # Not started from here: whoever stops the server means it.
            with connect(platform.settings(), autocommit=True, start=False, application_name="arrivals") as conn:
                conn.execute(f"LISTEN {arrivals.CHANNEL}")
                return _tick(context, conn, platform, source)
        except Exception as error:  # noqa: BLE001 - the next tick tries again; a person reads one line
            return dg.SensorResult(skip_reason=describe(error), cursor=context.cursor)

    return sensor


def _tick(context: dg.SensorEvaluationContext, conn: Connection, platform: Platform, source: Source) -> dg.SensorResult:
    inbox = Inbox.load(context.cursor) or Inbox(arrivals.first_position(conn))
    deadline = time.monotonic() + POLL_SECONDS
    while True:
        now = time.time()
        for account in arrivals.settle(inbox, _states(context.instance, inbox), now):
            context.log.warning("Runs for %s keep failing: left to its next sync", account)
        arrivals.collect(conn, source.name, inbox, now)
        requests = arrivals.choose(conn, inbox, now)
        left = deadline - time.monotonic()
        if requests or left <= 0:
            break
        # Whoever waits for a run's end, or for an account to become free, is not notified of it.
        busy = bool(inbox.requested or inbox.waiting)
        if arrivals.wait_for_arrivals(conn, min(1.0, left) if busy else left):
            time.sleep(COMPANY_SECONDS)
    names.register_partitions(context.instance, source.name, [request.account for request in requests])
    if not requests:
        return dg.SensorResult(skip_reason=_why(inbox), cursor=inbox.dump())
    return dg.SensorResult(
        run_requests=[run_request(source, platform.checks, request) for request in requests], cursor=inbox.dump()
    )


def run_request(source: Source, checks: Sequence[ObjectCheckDeclared], request: Request) -> dg.RunRequest:
    """The run for one account's arrivals: the touched object types with their checks."""
    types = [o for o in source.object_types if o.name in request.types]
    keys = specs.keys_of(source, types)
    return dg.RunRequest(
        run_key=request.key,
        partition_key=request.account,
        asset_selection=keys,
        asset_check_keys=[
            key for key in specs.sync_check_keys(source, checks, types) if key.name not in NOT_AFTER_ARRIVALS
        ],
        run_config=run_config(names.op_name(source), mode="drain", retry=request.retry),
        tags={names.ARRIVALS_TAG: request.key, names.ACCOUNT_TAG: request.account},
    )


def _states(instance: dg.DagsterInstance, inbox: Inbox) -> dict[str, RunState]:
    keys = [request.key for request in inbox.requested.values()]
    if not keys:
        return {}
    found: dict[str, RunState] = {}
    for run in instance.get_runs(dg.RunsFilter(tags={names.ARRIVALS_TAG: keys})):
        state: RunState = "going"
        if run.is_finished:
            state = "succeeded" if run.is_success else "failed"
        found[run.tags[names.ARRIVALS_TAG]] = state
    return found


def _why(inbox: Inbox) -> str:
    if not inbox.waiting and not inbox.requested:
        return "Nothing arrived"
    return f"{len(inbox.requested)} accounts are being run, {len(inbox.waiting)} wait"


def accounts_sensor(platform: Platform, source: Source) -> dg.SensorDefinition:
    """Keep the partitions in line with the accounts, and end runs whose process died."""

    @dg.sensor(
        name=names.partitions_name(source.name),
        minimum_interval_seconds=30,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="A partition for each connected account; runs whose process died are marked as failed.",
    )
    def sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        from ingest_platform.control.database import connect

        try:
            with connect(platform.settings(), autocommit=True, start=False, application_name="accounts") as conn:
                rows = conn.execute("SELECT name FROM integration WHERE platform = %s", [source.name]).fetchall()
        except Exception as error:  # noqa: BLE001 - the next tick tries again
            return dg.SensorResult(skip_reason=describe(error))
        reaped = reaper.reap_dead_runs(context.instance)
        accounts = {row[0] for row in rows}
        known = set(context.instance.get_dynamic_partitions(names.partitions_name(source.name)))
        partitions = names.accounts(source)
        changes: list[dg.AddDynamicPartitionsRequest | dg.DeleteDynamicPartitionsRequest] = []
        if new := sorted(accounts - known):
            changes.append(partitions.build_add_request(new))
        if gone := sorted(known - accounts):
            changes.append(partitions.build_delete_request(gone))
        said = f"{len(accounts)} accounts" + (f", {len(reaped)} dead runs ended" if reaped else "")
        return dg.SensorResult(skip_reason=said, dynamic_partitions_requests=changes)

    return sensor
