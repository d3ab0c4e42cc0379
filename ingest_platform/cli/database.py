"""`ingest db …`."""

from __future__ import annotations

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import console, print_json


@click.group()
def db() -> None:
    """The database: its address, its tables, and what an upgrade would change."""


@db.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def migrate(as_json: bool) -> None:
    """Make or upgrade the tables. Additive changes are applied; anything else is refused, with the statement to run."""
    from ingest_platform.processes.database import server

    options = session.settings()
    with server(options, make=True):
        done = session.migrate(options)
    if as_json:
        print_json({"done": done})
        return
    for line in done:
        click.echo(line)
    click.echo("The database is up to date.")


@db.command()
@click.option("--dagster", is_flag=True, help="The address of Dagster's own tables.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def url(dagster: bool, as_json: bool) -> None:
    """Print the database's address, for `psql "$(ingest db url)"`.

    The embedded server is started when it does not run, and keeps running: `ingest db stop` ends it.
    """
    from ingest_platform.control import postgres

    options = session.settings()
    info = postgres.ensure_running(options)
    address = info.dagster_url if dagster else info.url
    if as_json:
        print_json({"url": address, "embedded": info.embedded, "log": info.log})
    else:
        click.echo(address)


@db.command()
def stop() -> None:
    """Stop the embedded server, whoever uses it."""
    from ingest_platform.control import postgres

    click.echo("Stopped." if postgres.stop(session.settings()) else "No embedded server is running.")


@db.command()
@click.argument("source", required=False)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def diff(source: str | None, as_json: bool) -> int:
    """Show what `migrate` would change, and what it would refuse. Exits 1 when there is anything to change."""
    from ingest_platform import sources
    from ingest_platform.control import migrations
    from ingest_platform.control.database import connect
    from ingest_platform.processes.database import server
    from ingest_platform.refine import ddl

    chosen = [sources.source(source)] if source else list(sources.SOURCES.values())
    options = session.settings()
    with server(options), connect(options, application_name="ingest cli") as connection:
        pending = [str(item) for item in migrations.pending(connection)]
        changes = [(item.name, change) for item in chosen for change in ddl.diff(connection, item)]
    if as_json:
        rows = [
            {"source": name, "statement": c.statement, "additive": c.additive, "reason": c.reason}
            for name, c in changes
        ]
        print_json({"migrations": pending, "changes": rows})
        return 1 if pending or changes else 0
    out = console()
    for name in pending:
        out.print(f"migration {name}: not run yet")
    for _, change in changes:
        mark = "[green]+[/green]" if change.additive else "[red]![/red]"
        out.print(f"{mark} {change.reason}")
        out.print(f"    {change.statement}".replace("[", r"\["), soft_wrap=True)
    refused = sum(not change.additive for _, change in changes)
    if pending or changes:
        out.print(f"{len(pending)} migrations, {len(changes)} statements; {refused} of them only by hand.")
        return 1
    out.print("The database matches the declarations.")
    return 0
