"""`ingest retry`."""

from __future__ import annotations

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import console, print_json, table


@click.command()
@click.argument("source")
@click.option("--integration", "name", required=True, help="The account's name.")
@click.option("--object", "wanted", help="Only this object type.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def retry(source: str, name: str, wanted: str | None, as_json: bool) -> int:
    """Refine again what ended as error or deferred, and fetch again what is in doubt.

    Do so when the cause is mended: a declaration, a field mapping, a parent that was missing. Exits 1 when something is
    still in error.
    """
    from ingest_platform.sync.account import AccountSync

    options = session.settings()
    types = session.object_types(source, (wanted,) if wanted else ())
    with session.database(options) as connection:
        session.account(connection, source, name)
        with AccountSync(options, name) as sync:
            results = sync.retry(types[0] if wanted else None)
            drained = sync.drain()
        for object_type, result in drained.refined.items():
            if object_type in results:
                results[object_type].add(result)
            else:
                results[object_type] = result
    if as_json:
        objects = [
            {"object_type": n, "inserted": r.inserted, "updated": r.updated, "deleted": r.deleted,
             "errors": r.errors, "deferred": r.deferred + r.ties}
            for n, r in sorted(results.items())
        ]  # fmt: skip
        print_json({"objects": objects, "fetched": drained.fetched, "error": str(drained.error or "") or None})
    else:
        rows = [
            (n, r.inserted, r.updated, r.deleted, r.errors, r.deferred + r.ties) for n, r in sorted(results.items())
        ]
        out = console()
        out.print(table(("object", "inserted", "updated", "deleted", "errors", "deferred"), rows))
        if drained.fetched:
            out.print(f"{drained.fetched} objects were fetched again.")
    if drained.error is not None:
        raise drained.error
    return 1 if any(r.errors for r in results.values()) else 0
