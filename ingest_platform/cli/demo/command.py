"""`ingest demo`."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import console, table, verdict, waiting
from ingest_platform.cli.progress import SyncProgress
from ingest_platform.errors import AlreadyRunning, IngestError

if TYPE_CHECKING:
    import psycopg
    from rich.console import Console

    from ingest_platform.cli.demo.story import Change, Stage
    from ingest_platform.control.integrations import Integration
    from ingest_platform.orchestrate.launch import RunResult
    from ingest_platform.quality.verify import Verification
    from ingest_platform.settings import Settings

T = TypeVar("T")

BUSY_S = 60.0
"""How long another process (an `ingest up` beside the demo) may hold the account."""


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]…")
@click.option(
    "--orders",
    type=click.IntRange(10, 1_000_000),
    default=1000,
    show_default=True,
    help="Orders, charges or invoices in the account.",
)
def demo(sources: tuple[str, ...], orders: int) -> int:
    """Show the whole road on a sandbox account of each SOURCE (default: all): connect, backfill, live changes, proof.

    Starts an embedded PostgreSQL, the vendors' sandboxes and the webhook receiver, and stops them at the end. Exits 0
    only if every check holds. It can be run again and again: each run connects new accounts.
    """
    from ingest_platform.cli.demo.stages import stages
    from ingest_platform.processes import services
    from ingest_platform.processes.signals import like_ctrl_c
    from ingest_platform.processes.supervisor import Supervisor

    chosen = stages(sources)
    out = console()
    started = time.monotonic()
    options, said = services.with_free_ports(session.settings(), "receiver_port", "sandbox_port")
    for line in said:
        out.print(f"[yellow]![/yellow] {line}")
    with like_ctrl_c(), Supervisor(options.home / "logs") as supervisor:
        step = Steps(out)
        step("PostgreSQL runs", lambda: services.start_database(supervisor, options))
        step("Tables are up to date", lambda: session.migrate(options))
        step(
            f"The vendors' sandboxes, {orders:,} orders each, listen on {options.sandbox_url}",
            lambda: services.start_sandbox(supervisor, options, size=orders),
        )
        step(f"Webhook receiver listens on {options.public_url}", lambda: services.start_receiver(supervisor, options))
        with session.database(options) as connection:
            # Each source is shown to its end, whatever became of the one before.
            results = [Demo(out, options, connection, step, stage).run() for stage in chosen]
    out.print()
    took = time.monotonic() - started
    out.print(
        f"[bold green]Every check holds[/bold green] ({took:.0f} s)."
        if all(results)
        else f"[bold red]Something does not hold: see above[/bold red] ({took:.0f} s)."
    )
    return 0 if all(results) else 1


class Steps:
    """Says what is being done, and then how long it took."""

    def __init__(self, out: Console) -> None:
        self._out = out

    def __call__(self, what: str, work: Callable[[], T]) -> T:
        """Do `work`."""
        began = time.monotonic()
        with waiting(self._out, what):
            done = work()
        self._out.print(f"[green]✓[/green] {what} [dim]{time.monotonic() - began:.1f} s[/dim]", soft_wrap=True)
        return done


class Demo:
    """The part that needs the servers."""

    def __init__(
        self, out: Console, options: Settings, connection: psycopg.Connection[Any], step: Steps, stage: Stage
    ) -> None:
        self.out, self.options, self.connection, self.step, self.stage = out, options, connection, step, stage

    def run(self) -> bool:
        """Tell the story; True when everything holds."""
        from ingest_platform import sources
        from ingest_platform.cli import sandbox_accounts

        sandbox_accounts.pause(self.connection, self.options.sandbox_url)
        name = sandbox_accounts.next_name(self.connection, f"demo-{self.stage.source}")
        self.out.print()
        self.out.rule(f"[bold]{sources.source(self.stage.source).title}")
        try:
            integration = self._connect(name)
            backfill = self._sync(name, "Backfill, a Dagster run")
            changes = self._changes(integration)
            again = self._sync(name, "Incremental sync: what changed, and what is in doubt fetched again")
            proof = self._verify(name)
            self.out.print()
            self.out.print(proof.table())
            for line in proof.problems:
                self.out.print(f"[red]![/red] {line}", soft_wrap=True)
            self._where_next(name)
            return backfill.ok and again.ok and proof.passed and all(c.holds for c in changes)
        finally:
            sandbox_accounts.pause(self.connection, self.options.sandbox_url)

    def _connect(self, name: str) -> Integration:
        from ingest_platform import sources

        how = {"oauth": "through the sandbox's consent screen", "key": "by a key"}
        made = self.step(
            f"Account [bold]{name}[/bold] connected {how[sources.source(self.stage.source).auth[0]]}",
            lambda: self.stage.connect(self.options, self.connection, name),
        )
        state = made.webhook_status
        if failed := state.get("failed"):
            topic, reason = next(iter(failed.items()))
            raise IngestError(f"{len(failed)} webhook topics could not be subscribed to, such as {topic}: {reason}")
        topics = len(state.get("created", [])) + len(state.get("existing", []))
        subscribed = (
            "webhooks set up in the vendor's portal" if state.get("by_hand") else f"{topics} webhook topics subscribed"
        )
        self.out.print(f"  {len(made.granted_scopes)} scopes granted; {subscribed}")
        return made

    def _sync(self, name: str, what: str) -> RunResult:
        from ingest_platform.cli.sync import show
        from ingest_platform.orchestrate.launch import sync_run

        self.out.print(f"[bold]{what}[/bold]")
        began = time.monotonic()
        deadline = began + BUSY_S
        while True:
            with SyncProgress(self.out) as progress:
                result = sync_run(self.options, self.stage.source, name, progress=progress)
            busy = isinstance(result.error, AlreadyRunning)
            if not busy or time.monotonic() > deadline:
                break
            time.sleep(1.0)
        show(self.out, result)
        mark = "[green]✓[/green]" if result.ok else "[red]✗[/red]"
        self.out.print(f"{mark} run {result.run_id} [dim]{time.monotonic() - began:.1f} s[/dim]")
        return result

    def _changes(self, integration: Integration) -> list[Change]:
        self.out.print("[bold]Changes in the sandbox, by webhook[/bold]")
        with self.stage.control(self.options.sandbox_url, integration.name) as control, waiting(self.out, "Changing"):
            changes = list(self.stage.story(control, self.connection, integration).tell())
        rows = [(c.what, c.seen, f"{c.latency_ms:.0f} ms", verdict(c.holds)) for c in changes]
        self.out.print(table(("change", "refined table", "sent to committed", ""), rows, left=2))
        for change in changes:
            if not change.holds:
                self.out.print(f"[red]![/red] {change.what}: expected {change.expected!r}, got {change.seen!r}")
        self.out.print(
            "[dim]Measured by the sandbox, from sending to the receiver's 200, which follows the commit.[/dim]"
        )
        return changes

    def _verify(self, name: str) -> Verification:
        from ingest_platform.quality.verify import Options, verify

        self.out.print("[bold]Verification: every object compared with the source, field by field[/bold]")
        with SyncProgress(self.out) as progress:
            return verify(self.options, name, Options(everything=True, progress=progress))

    def _where_next(self, name: str) -> None:
        self.out.print()
        self.out.print("[bold]Where to look next[/bold]")
        source = self.stage.source
        lines = (
            ("make dev", "everything with the Dagster UI: these runs, the lineage, the checks"),
            ("ingest status", "every account, its counts and what is wrong"),
            ('psql "$(ingest db url)"', f"the tables: {source}_raw_ingest, {source}_raw_history, …"),
            (f"ingest webhooks recent {source} --integration {name}", "what arrived by webhook"),
            (f"ingest describe {source}", "the declarations from which all of it follows"),
        )
        self.out.print(table(("", ""), lines, left=2))


__all__ = ["demo"]
