"""`ingest sync`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import console, print_json, some, table, together
from ingest_platform.cli.progress import SyncProgress
from ingest_platform.errors import ConfigError

if TYPE_CHECKING:
    from rich.console import Console

    from ingest_platform.orchestrate.launch import RunResult


@click.command()
@click.argument("source")
@click.option("--integration", "name", required=True, help="The account's name.")
@click.option("--object", "wanted", multiple=True, help="Only this object type; may be given several times.")
@click.option("--days", type=click.IntRange(min=1), help="What was updated in the last N days.")
@click.option("--start-date", help="What was updated from this day or time on (ISO 8601, UTC).")
@click.option("--end-date", help="Up to this day, which is included, or time.")
@click.option("--full", is_flag=True, help="Everything again.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def sync(
    source: str,
    name: str,
    wanted: tuple[str, ...],
    days: int | None,
    start_date: str | None,
    end_date: str | None,
    full: bool,
    as_json: bool,
) -> int:
    """Bring the copy of an account of SOURCE up to date: a backfill until one is complete, then what changed.

    The sync is a Dagster run with all checks, seen in the UI like any other. Exits 1 when a check failed, 4 when the
    account is being synced already.
    """
    from ingest_platform.orchestrate.config import window_of
    from ingest_platform.processes.database import server

    options = session.settings()
    window_of(start_date, end_date, days)
    window = bool(days or start_date or end_date)
    if full and window:
        raise ConfigError("--full reads everything, so it goes with no dates", "Leave one of them out")
    types = session.object_types(source, wanted)
    with server(options):
        with session.database(options) as connection:
            session.account(connection, source, name)
        from ingest_platform.orchestrate.launch import sync_run

        with SyncProgress(console(stderr=True), quiet=as_json and not sys.stderr.isatty()) as progress:
            result = sync_run(
                options,
                source,
                name,
                object_types=types,
                mode="full" if full else "window" if window else "auto",
                start_date=start_date,
                end_date=end_date,
                days=days,
                progress=progress,
            )
    if as_json:
        print_json(as_dict(result))
    else:
        show(console(), result)
    return exit_code(result)


def exit_code(result: RunResult) -> int:
    """The first error's; 1 when a check alone failed."""
    if result.error is not None:
        return result.error.exit_code
    return 0 if result.ok else 1


def as_dict(result: RunResult) -> dict[str, Any]:
    """For scripts."""
    return {
        "run_id": result.run_id,
        "ok": result.ok,
        "objects": [outcome.as_dict() for outcome in result.outcomes.values()],
        "checks": [
            {"object_type": o, "name": n, "passed": c.passed, "severity": c.severity, "summary": c.summary}
            for (o, n), c in sorted(result.checks.items())
        ],
        "errors": {
            what or "account": {"code": error.code, "message": str(error)} for what, error in result.errors.items()
        },
    }


COLUMNS = ("object", "mode", "fetched", "new versions", "known", "inserted", "updated", "deleted", "deferred", "errors",
           "API calls")  # fmt: skip


def show(out: Console, result: RunResult) -> None:
    """The outcome as a table, and a line for each thing that is not well."""
    if result.outcomes:
        rows = []
        for name, outcome in sorted(result.outcomes.items()):
            d = outcome.as_dict()
            mode = "skipped" if d["skipped"] else d["mode"]
            rows.append((name, mode, d["fetched"], d["ingested"], d["duplicates"], d["inserted"], d["updated"],
                         d["deleted"], d["deferred"], d["errors"], d["api_calls"]))  # fmt: skip
        out.print(table(COLUMNS, rows, left=2))
    skipped = {name: outcome.raw.missing_scopes for name, outcome in result.outcomes.items() if outcome.raw.skipped}
    unmade = sum(object_type in skipped for object_type, _ in result.checks)
    failed = [(k, check) for k, check in sorted(result.checks.items()) if not check.passed and k[0] not in skipped]
    if result.checks:
        passed = sum(check.passed for check in result.checks.values())
        left = f"; {unmade} are of what was skipped" if unmade else ""
        out.print(f"{passed} of {len(result.checks)} checks passed{left}.")
    if skipped:
        scopes = sorted({scope for missing in skipped.values() for scope in missing})
        out.print(
            f"[yellow]Skipped:[/yellow] {some(list(skipped))}. Not granted: {', '.join(scopes)}. Grant what you want "
            "synced, then connect the account again with `ingest connect`.",
            soft_wrap=True,
        )
    alike = together((o, (check_name, c.severity, c.summary)) for (o, check_name), c in failed)
    for names, (check_name, severity, summary) in alike:
        colour = "red" if severity == "error" else "yellow"
        out.print(f"[{colour}]{some(names)}, {check_name}[/{colour}]: {summary}", soft_wrap=True)
    # What is wrong with the account is wrong with every object type: said once.
    for names, message in together((what, str(error)) for what, error in result.errors.items()):
        named = some([name for name in names if name])
        console(stderr=True).print(
            f"[bold red]Error:[/bold red] {f'{named}: ' if named else ''}{message}", soft_wrap=True
        )
