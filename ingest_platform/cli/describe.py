"""`ingest describe`."""

from __future__ import annotations

import click

from ingest_platform.cli.output import console, print_json, table


@click.command()
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def describe(source: str, as_json: bool) -> None:
    """Show the declarations of SOURCE: objects, tables, topics, scopes, and how each is kept true.

    Needs neither a database nor an account.
    """
    from ingest_platform import sources

    declared = sources.source(source)
    found = declared.describe()
    if as_json:
        print_json(found)
        return
    out = console()
    out.print(f"[bold]{declared.title}[/bold], API {found['api_version']}\n")
    columns = ("object", "sync function", "tier", "cursor", "deletions", "parity", "scopes")
    rows = [
        (
            o["name"],
            o["sync_function"],
            o["tier"],
            o["cursor"],
            o["delete_strategy"],
            o["parity"],
            ", ".join(o["scopes"]),
        )
        for o in found["objects"]
    ]
    out.print(table(columns, rows, left=len(columns)))
    out.print()
    topics = [(o["name"], t["name"], t["effect"], t["priority"]) for o in found["objects"] for t in o["topics"]]
    out.print(table(("object", "webhook topic", "effect", "priority"), topics, left=4))
    out.print()
    tables = [(o["name"], name) for o in found["objects"] for name in o["tables"]]
    out.print(table(("object", "table"), tables, left=2))
    out.print()
    scopes = [(s["name"], s["purpose"], ", ".join(s["enables"])) for s in found["scopes"]]
    out.print(table(("scope", "what for", "enables"), scopes, left=3))
