"""`ingest webhooks …`."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import ago, bad, console, good, print_json, table
from ingest_platform.errors import ConfigError

if TYPE_CHECKING:
    from ingest_platform.extract.connector import Subscription

_integration = click.option("--integration", "name", required=True, help="The account's name.")
_json = click.option("--json", "as_json", is_flag=True, help="For scripts.")


@click.group()
def webhooks() -> None:
    """Webhook subscriptions of an account, and its stored webhooks."""


@webhooks.command("list")
@click.argument("source")
@_integration
@_json
def list_(source: str, name: str, as_json: bool) -> int:
    """Show the subscriptions that the source has for an account, and those that are missing. Exits 1 when some are."""
    from ingest_platform import sources
    from ingest_platform.sync.connect import callback_address, open_client

    options = session.settings()
    with session.database(options) as connection:
        integration = session.account(connection, source, name)
        address = callback_address(options, integration)

        async def ask() -> list[Subscription]:
            async with open_client(options, integration) as client:
                return await client.subscriptions()

        found = asyncio.run(ask())
    ours = {s.topic for s in found if s.address == address}
    missing = sorted(sources.source(source).subscribed_topics - ours)
    if as_json:
        rows = [{**dataclasses.asdict(s), "ours": s.address == address} for s in found]
        print_json({"address": address, "subscriptions": rows, "missing": missing})
    else:
        out = console()
        rows_ = [(s.topic, s.address, good("ours") if s.address == address else "elsewhere") for s in found]
        out.print(table(("topic", "address", ""), [*rows_, *((t, address, bad("missing")) for t in missing)], left=3))
        if missing:
            out.print(f"Run `ingest webhooks register {source} --integration {name}`.")
    return 1 if missing else 0


@webhooks.command()
@click.argument("source")
@_integration
@_json
def register(source: str, name: str, as_json: bool) -> int:
    """Subscribe to every declared topic that is not subscribed to, and remove what points at an old address.

    The address is INGEST_RECEIVER_PUBLIC_URL. Exits 1 when the source refused one.
    """
    from ingest_platform.sync.connect import ensure_subscriptions

    options = session.settings()
    with session.database(options) as connection:
        integration = session.account(connection, source, name)
        report = ensure_subscriptions(options, connection, integration)
    if as_json:
        print_json(report)
        return 1 if report.failed else 0
    out = console()
    out.print(f"Webhooks go to {report.address}")
    out.print(f"{len(report.existing)} were there, {len(report.created)} made, {len(report.removed)} removed.")
    for topic, reason in sorted(report.failed.items()):
        out.print(f"[red]{topic}[/red]: {reason}", soft_wrap=True)
    return 1 if report.failed else 0


@webhooks.command()
@click.argument("source")
@_integration
@click.option("--since", help="Those that arrived from this time on (ISO 8601, UTC).")
@click.option("--until", help="Those that arrived up to this time.")
@click.option("--event", "events", multiple=True, help="The source's event or delivery id; may be given several times.")
@_json
def replay(source: str, name: str, since: str | None, until: str | None, events: tuple[str, ...], as_json: bool) -> int:
    """Apply stored webhooks of an account once more, as after mending a declaration or a field mapping.

    Their versions are opened in the raw log and refined again; nothing is asked of the source but objects whose state
    is in doubt, which are fetched. Replaying is always safe: an older version never overwrites a newer one.
    """
    from ingest_platform.sync.account import AccountSync
    from ingest_platform.sync.replay import replay as apply_again

    if not (since or until or events):
        raise ConfigError("Nothing says which webhooks", "Give --since, --until or --event")
    start, end = _moment(since), _moment(until)
    options = session.settings()
    with session.database(options) as connection:
        session.account(connection, source, name)
        with AccountSync(options, name) as sync:
            opened, results = apply_again(sync, since=start, until=end, events=events)
            drained = sync.drain()
    if as_json:
        print_json({"replayed": opened, "refined": results, "fetched": drained.fetched})
    else:
        out = console()
        rows = [
            (n, opened[n], r.inserted, r.updated, r.deleted, r.stale, r.ties + r.deferred, r.errors)
            for n, r in results.items()
        ]
        columns = ("object", "replayed", "inserted", "updated", "deleted", "older", "in doubt", "errors")
        out.print(table(columns, rows))
        out.print(f"{sum(opened.values())} versions replayed, {drained.fetched} objects fetched again.")
    if drained.error is not None:
        raise drained.error
    return 1 if any(r.errors for r in results.values()) else 0


@webhooks.command()
@click.argument("source")
@_integration
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many.")
@_json
def recent(source: str, name: str, limit: int, as_json: bool) -> None:
    """Show the latest webhooks of an account, and how many were refused and why."""
    from ingest_platform.control import webhook_events

    options = session.settings()
    with session.database(options) as connection:
        integration = session.account(connection, source, name)
        events = webhook_events.recent(connection, integration.id, limit=limit)
        refusals = webhook_events.refusals(connection, integration.id)
    if as_json:
        print_json(
            {"events": [dataclasses.asdict(e) for e in events], "refused": {r.reason: r.count for r in refusals}}
        )
        return
    out = console()
    rows = [(ago(e.received_at), e.topic, e.object_id, e.status, e.event_id or e.delivery_id, e.error) for e in events]
    out.print(table(("arrived", "topic", "object", "status", "event", "error"), rows, left=6))
    for refusal in refusals:
        out.print(f"[red]{refusal.count} refused[/red]: {refusal.reason}, last {ago(refusal.last_at)}")


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{text!r} is no time", "Write it like 2026-01-31T12:00:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
