"""`ingest release`, `ingest gate` and `ingest metrics`."""

from __future__ import annotations

import sys

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import console, print_json


@click.command()
@click.argument("source")
@click.option("--integration", "name", required=True, help="The account's name.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def release(source: str, name: str, as_json: bool) -> int:
    """Serve the present state of an account of SOURCE in schema `released`, if every gating check holds on it.

    Dagster does this by itself after a good sync. Exits 1 and names the check when one keeps the release back.
    """
    from ingest_platform.processes.database import server

    options = session.settings()
    with server(options):
        with session.database(options) as connection:
            session.account(connection, source, name)
        from ingest_platform.quality.release import release as make

        made = make(options, name)
        session.show_release(options, source, name, made)
    if as_json:
        print_json(made)
        return 0
    rows = sum(c["live"] for c in made.counts.values())
    out = console()
    out.print(
        f"[green]Released[/green] {name}: {rows:,} live rows in {len(made.counts)} tables, {made.changed:,} changed"
    )
    through = f"{made.verified_through:%Y-%m-%d %H:%M:%SZ}" if made.verified_through else "not yet"
    out.print(f"Release {made.id}, verified through {through}, raw versions up to {made.raw_watermark}")
    return 0


@click.command()
@click.argument("source")
@click.option("--integration", "name", required=True, help="The account's name.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def gate(source: str, name: str, as_json: bool) -> int:
    """Answer for a pipeline: exits 0 when every gating check of an account of SOURCE holds and its state is released.

    It reads the results on record and asks nobody. Exits 1 with the reasons otherwise.
    """
    options = session.settings()
    with session.database(options) as connection:
        account = session.account(connection, source, name)
        from ingest_platform import sources
        from ingest_platform.quality.release import gate as ask

        verdict = ask(connection, sources.source(source), account.id, frozenset(account.granted_scopes))
    if as_json:
        print_json({"integration": name, "open": verdict.open, "reasons": verdict.reasons, "release": verdict.release})
    else:
        out = console()
        for reason in verdict.reasons:
            out.print(f"[red]![/red] {reason}", soft_wrap=True)
        if verdict.open and verdict.release:
            out.print(
                f"[green]Open[/green]: release {verdict.release.id} of {verdict.release.released_at:%Y-%m-%d %H:%M:%SZ}"
            )
    return 0 if verdict.open else 1


@click.command()
def metrics() -> int:
    """Print the success metrics of every account in Prometheus' text format, for a textfile collector or a cron job."""
    options = session.settings()
    with session.database(options) as connection:
        from ingest_platform.quality.metrics import text

        sys.stdout.write(text(connection).decode())
    return 0
