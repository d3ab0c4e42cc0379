"""`ingest privacy …`."""

from __future__ import annotations

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import ago, bad, console, good, print_json, table


@click.group()
def privacy() -> None:
    """Requests to export or erase what is held about a person, and the record that they were obeyed.

    The receiver carries them out as they arrive; `run` does it where no receiver runs, or again at once.
    """


@privacy.command("list")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def list_(as_json: bool) -> int:
    """Show the latest requests, and what was done. Exits 1 when one is open."""
    from ingest_platform.control import privacy as requests

    with session.database(session.settings()) as connection:
        found = requests.recent(connection)
        waiting = bool(requests.open_requests(connection, due_only=False, limit=1))
        names = dict(connection.execute("SELECT id, name FROM integration").fetchall())
    if as_json:
        print_json([{**vars_of(r), "account": names.get(r.integration_id)} for r in found])
        return 1 if waiting else 0
    rows = [
        (
            names.get(r.integration_id, "gone"),
            r.kind.replace("_", " "),
            r.person_id,
            good("done") if r.status == "done" else bad("open"),
            ago(r.requested_at),
            r.error or _summary(r.result),
        )
        for r in found
    ]
    console().print(table(("account", "request", "person", "", "asked", "what was done"), rows, left=6))
    return 1 if waiting else 0


@privacy.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def run(as_json: bool) -> int:
    """Carry out every open request now. Exits 1 when one could not be."""
    from ingest_platform.sync.privacy import obey

    options = session.settings()
    with session.database(options):
        outcome = obey(options, due_only=False)
    if as_json:
        print_json(
            {
                "done": [r.id for r in outcome.done],
                "waiting": [r.id for r in outcome.waiting],
                "failed": outcome.failed,
            }
        )
    else:
        out = console()
        counts = f"{len(outcome.done)} done, {len(outcome.waiting)} wait, {len(outcome.failed)} failed"
        out.print(counts)
        for number, message in outcome.failed.items():
            out.print(bad(f"request {number}: {message}"))
    return 1 if outcome.waiting or outcome.failed else 0


def vars_of(request: object) -> dict[str, object]:
    """A request as data, less how its person is found: that is theirs."""
    import dataclasses

    found = dataclasses.asdict(request)  # type: ignore[call-overload]
    del found["asked"]
    return dict(found)


def _summary(result: dict[str, object] | None) -> str:
    if not result:
        return ""
    rows = result.get("rows")
    if isinstance(rows, dict):
        return f"{sum(rows.values()):,} rows"
    return str(result.get("file") or result.get("note") or "")
