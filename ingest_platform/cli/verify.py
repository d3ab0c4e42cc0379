"""`ingest verify`."""

from __future__ import annotations

import sys

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import console, print_json
from ingest_platform.cli.progress import SyncProgress


@click.command()
@click.argument("source")
@click.option("--integration", "name", required=True, help="The account's name.")
@click.option("--object", "wanted", multiple=True, help="Only this object type; may be given several times.")
@click.option(
    "--sample", type=click.IntRange(1), default=10, show_default=True, help="Objects of each type to compare."
)
@click.option("--all", "everything", is_flag=True, help="Compare every object, field by field.")
@click.option("--seed", help="Chooses the sample; the one of an earlier report chooses the same objects again.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def verify(
    source: str, name: str, wanted: tuple[str, ...], sample: int, everything: bool, seed: str | None, as_json: bool
) -> int:
    """Prove that the copy of an account of SOURCE equals its source: counts, duplicates, freshness, and field by field.

    Compared objects are fetched from the source now. Exits 1 when anything differs, and names it.
    """
    from ingest_platform.processes.database import server

    options = session.settings()
    types = session.object_types(source, wanted)
    with server(options):
        with session.database(options) as connection:
            session.account(connection, source, name)
        from ingest_platform.quality import verify as prove

        with SyncProgress(console(stderr=True), quiet=as_json and not sys.stderr.isatty()) as progress:
            found = prove.verify(
                options,
                name,
                sample=sample,
                seed=seed,
                everything=everything,
                object_types=types,
                progress=progress,
            )
    if as_json:
        print_json(found.to_dict())
    else:
        out = console()
        out.print(found.table())
        for line in found.problems:
            out.print(f"[red]![/red] {line}", soft_wrap=True)
    return 0 if found.passed else 1
