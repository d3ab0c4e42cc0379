"""`ingest verify`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import console, print_json
from ingest_platform.cli.progress import SyncProgress

if TYPE_CHECKING:
    from ingest_platform.control.verification_reports import KeptReport
    from ingest_platform.quality.verify import Verification


@click.command()
@click.argument("source")
@click.option("--integration", "name", required=True, help="The account's name.")
@click.option("--object", "wanted", multiple=True, help="Only this object type; may be given several times.")
@click.option(
    "--sample", type=click.IntRange(1), default=10, show_default=True, help="Objects of each type to compare."
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Compare every object, field by field, and every stored version with its hash.",
)
@click.option("--full", is_flag=True, help="Compare all ids anew, also those that earlier verifications proved.")
@click.option("--seed", help="Chooses the sample; the one of an earlier report chooses the same objects again.")
@click.option("--repair", "mend", is_flag=True, help="Mend what does not hold, and verify again.")
@click.option("--report", "file", type=click.Path(dir_okay=False, path_type=Path), help="Also write a Markdown report.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def verify(
    source: str, name: str, wanted: tuple[str, ...], sample: int, everything: bool, full: bool, seed: str | None,
    mend: bool, file: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Prove that the copy of an account of SOURCE equals its source: counts, duplicates, freshness, and field by field.

    Compared objects are fetched from the source now. With --repair the objects that differ are fetched again and
    written anew. The report is kept. Exits 1 when anything differs, and names it.
    """
    from ingest_platform.processes.database import server

    options = session.settings()
    types = session.object_types(source, wanted) if wanted else None
    done: list[str] = []
    kept_back = ""
    with server(options):
        with session.database(options) as connection:
            account = session.account(connection, source, name)
            from ingest_platform.control import verification_reports

            before = next(iter(verification_reports.recent(connection, account.id, limit=1)), None)
        from ingest_platform.quality import repair
        from ingest_platform.quality import verify as prove

        with SyncProgress(console(stderr=True), quiet=as_json and not sys.stderr.isatty()) as progress:
            wished = prove.Options(
                sample=sample, seed=seed, everything=everything, full=full, object_types=types, progress=progress
            )
            if mend:
                repaired = repair.verify_and_repair(options, name, wished)
                done, found, kept_back = repaired.done, repaired.verification, repaired.kept_back
                assert found is not None
                if repaired.release:
                    session.show_release(options, source, name, repaired.release)
            else:
                found = prove.verify(options, name, wished)
    _show(found, before, done, file, as_json=as_json)
    if kept_back:
        console(stderr=True).print(f"[yellow]![/yellow] {kept_back}", soft_wrap=True)
    return 0 if found.passed else 1


def _show(found: Verification, before: KeptReport | None, done: list[str], file: Path | None, *, as_json: bool) -> None:
    from ingest_platform.quality import report

    document = found.to_dict()
    since = report.changes(before, document)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(report.markdown(document, before))
    if as_json:
        metrics = {m.name: {"value": m.value, "target": m.target, "met": m.met} for m in report.metrics(document)}
        print_json({**document, "metrics": metrics, "repaired": done, "changes": since})
        return
    out = console()
    for line in done:
        out.print(f"[green]✓[/green] {line}", soft_wrap=True)
    out.print(found.table())
    if found.account:
        made = [c for c in found.account if c.applicable]
        held, aside = sum(c.passed for c in made), len(found.account) - len(made)
        more = f" ({aside} not applicable)" if aside else ""
        out.print(f"{held} of {len(made)} checks of the account hold{more}; {found.api_calls} API calls")
    if left := sum(o.detail("count_parity").get("not_proven") or 0 for o in found.objects):
        out.print(f"{left:,} ids are left to later verifications; `--full` compares all of them now", soft_wrap=True)
    for line in found.problems:
        out.print(f"[red]![/red] {line}", soft_wrap=True, markup=True)
    for line in found.warnings:
        out.print(f"[yellow]![/yellow] {line}", soft_wrap=True)
    if since:
        out.print(f"Since the last report: {'; '.join(since[:6])}{'; …' if len(since) > 6 else ''}", soft_wrap=True)
    if file is not None:
        out.print(f"Report: {file}")
