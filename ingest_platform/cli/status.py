"""`ingest status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import ago, bad, console, good, print_json, span, table, warn
from ingest_platform.errors import DatabaseUnavailable, as_ingest_error

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from ingest_platform.cli.report import AccountReport, ObjectReport


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@click.option("--probe", is_flag=True, help="Also ask each source whether it answers and what it grants.")
def status(as_json: bool, probe: bool) -> int:
    """Show every account: its objects, how fresh they are, and in one line each what is wrong and what to do.

    It answers also when the database is away or a source cannot be reached. Exits 3 when there is no database to ask.
    """
    from ingest_platform.cli import report
    from ingest_platform.control import postgres

    options = session.settings()
    info = postgres.server_info(options)
    where = "embedded" if info.embedded else postgres.redacted(info.url)
    try:
        with session.database(options) as connection:
            accounts = report.read(options, connection, probe=probe)
            from ingest_platform.control import retention

            sizes = retention.sizes(connection)
    except Exception as error:  # noqa: BLE001 - whatever it is, status answers
        known = as_ingest_error(error)
        if as_json:
            database = {"ok": False, "where": where, "error": {"code": known.code, "message": str(known)}}
            print_json({"database": database, "accounts": []})
        else:
            console().print(f"[red]database[/red]  {known}", soft_wrap=True)
        return DatabaseUnavailable.exit_code
    if as_json:
        print_json({"database": {"ok": True, "where": where, "error": None}, "accounts": accounts, "bytes": sizes})
        return 0
    show(console(), accounts)
    if accounts:
        console().print(f"On disk: {', '.join(f'{part} {_bytes(size)}' for part, size in sizes.items())}")
    return 0


def _bytes(size: int) -> str:
    for unit, step in (("GB", 1 << 30), ("MB", 1 << 20)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{size / 1024:.0f} kB"


def show(out: Console, accounts: list[AccountReport]) -> None:
    """The accounts as tables."""
    if not accounts:
        out.print("No account is connected. Try `ingest demo`, or `ingest connect shopify --name … --base-url …`.")
    for n, account in enumerate(accounts):
        if n:
            out.print()
        out.print(_head(account), soft_wrap=True)
        columns = (
            "object", "rows", "tombstones", "versions", "errors", "deferred", "pending", "last arrival", "last sync",
            "fresh", "checks",
        )  # fmt: skip
        out.print(table(columns, [_row(o) for o in account.objects]))
        for problem in account.problems:
            out.print(f"  [yellow]![/yellow] {problem.replace('[', chr(92) + '[')}", soft_wrap=True)


def _head(account: AccountReport) -> str:
    colour = "green" if account.status == "connected" else "red"
    subscriptions = account.subscriptions
    parts = [
        f"[bold]{account.name}[/bold] ({account.source}, {account.account})",
        f"[{colour}]{account.status}[/{colour}]",
        f"last sync {ago(account.last_sync_at)}",
        f"webhooks {subscriptions['active']}/{subscriptions['wanted']}" if subscriptions["wanted"] else "no webhooks",
    ]
    if account.verified_through:
        parts.append(f"verified through {account.verified_through:%Y-%m-%d %H:%M:%SZ}")
    return "  ".join(parts)


def _row(report: ObjectReport) -> tuple[object, ...]:
    return (
        report.name,
        report.refined_rows,
        report.tombstones,
        report.raw_versions,
        bad(str(report.errors)) if report.errors else 0,
        warn(str(report.deferred)) if report.deferred else 0,
        report.pending,
        ago(report.last_arrival_at),
        _attempt(report),
        good("yes") if report.fresh else warn("no"),
        _checks(report.checks),
    )


def _attempt(report: ObjectReport) -> str:
    last = report.last_attempt
    if last is None:
        return "never"
    took = f" in {span((last['completed_at'] - last['started_at']).total_seconds())}" if last["completed_at"] else ""
    return f"{last['mode']} {last['status']}{took}, {ago(last['started_at'])}"


def _checks(checks: dict[str, bool]) -> Text | str:
    if not checks:
        return "–"
    passed = sum(checks.values())
    text = f"{passed}/{len(checks)}"
    return good(text) if passed == len(checks) else bad(text)
