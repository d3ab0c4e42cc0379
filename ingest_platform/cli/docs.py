"""`ingest docs`."""

from __future__ import annotations

import click

from ingest_platform.cli.output import console, good, warn


@click.command()
@click.argument("source")
@click.option("--write", is_flag=True, help="Write the pages; without it they are compared with what is there.")
def docs(source: str, write: bool) -> int:
    """Write the pages of SOURCE under docs/integrations from its declarations.

    Without --write nothing is changed, and the exit code is 1 when a page is out of date.
    """
    from ingest_platform import sources
    from ingest_platform.docs.pages import FOLDER, pages

    out = console()
    stale = 0
    for path, text in pages(sources.source(source)).items():
        current = path.exists() and path.read_text(encoding="utf-8") == text
        if write and not current:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        stale += not current
        said = good("up to date") if current else warn("written" if write else "out of date")
        out.print(path.relative_to(FOLDER.parent.parent), said)
    return 1 if stale and not write else 0
