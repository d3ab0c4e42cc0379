"""`ingest up`: everything that an installation runs, until Ctrl-C."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import console, table
from ingest_platform.errors import IngestError

if TYPE_CHECKING:
    import psycopg
    from rich.console import Console

    from ingest_platform.processes.supervisor import Supervisor
    from ingest_platform.settings import Settings

LOOK_EVERY_S = 1.0


@click.command()
@click.option("--orders", type=click.IntRange(1), default=1000, show_default=True, help="In each account of a sandbox.")
@click.option("--sandbox/--no-sandbox", "with_sandbox", default=True, help="Also run the vendors' sandboxes.")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the sandbox's install screen in a browser.")
def up(orders: int, with_sandbox: bool, open_browser: bool) -> int:
    """Run PostgreSQL, the sandbox, the webhook receiver and Dagster, and print where they are.

    Accounts that are connected meanwhile get their first sync at once; Dagster's schedules and sensors do the rest.
    Ctrl-C ends everything. Logs are in .ingest/logs.
    """
    from ingest_platform.cli.demo.command import Steps
    from ingest_platform.processes import services
    from ingest_platform.processes.signals import like_ctrl_c
    from ingest_platform.processes.supervisor import Supervisor

    out = console()
    wanted = session.settings()
    with services.alone(wanted):
        options, said = services.with_free_ports(wanted, "receiver_port", "sandbox_port", "dagster_port")
        for line in said:
            out.print(f"[yellow]![/yellow] {line}")
        try:
            with like_ctrl_c(), Supervisor(options.home / "logs") as supervisor:
                step = Steps(out)
                step("PostgreSQL runs", lambda: services.start_database(supervisor, options))
                step("Tables are up to date", lambda: session.migrate(options))
                if with_sandbox:
                    step("The vendors' sandboxes", lambda: services.start_sandbox(supervisor, options, size=orders))
                step("Webhook receiver", lambda: services.start_receiver(supervisor, options))
                with session.database(options) as connection:
                    Watch(out, options, supervisor, connection, with_sandbox, open_browser, step).run()
        except KeyboardInterrupt:
            out.print("\nStopped.")
    return 0


class Watch:
    """What `up` does once the servers run: tell where they are, and give new accounts their first sync."""

    def __init__(
        self,
        out: Console,
        options: Settings,
        supervisor: Supervisor,
        connection: psycopg.Connection[Any],
        with_sandbox: bool,
        open_browser: bool,
        step: Any,
    ) -> None:
        self.out, self.options, self.supervisor, self.connection = out, options, supervisor, connection
        self.with_sandbox, self.open_browser, self.step = with_sandbox, open_browser, step
        self.begun: dict[str, str] = {}
        self.tried: set[str] = set()

    def run(self) -> None:
        """Until Ctrl-C. Raises IngestError when a server ended by itself."""
        from ingest_platform.cli import sandbox_accounts

        if self.with_sandbox:
            sandbox_accounts.pause(self.connection, self.options.sandbox_url)
        try:
            self.step("Dagster: web server, daemon, code server", self._start_dagster)
            self._addresses()
            if self.with_sandbox:
                self._invite()
            self.out.print("Ctrl-C ends everything.")
            while True:
                self._look()
                time.sleep(LOOK_EVERY_S)
        finally:
            if self.with_sandbox:
                sandbox_accounts.pause(self.connection, self.options.sandbox_url)

    def _start_dagster(self) -> None:
        from ingest_platform.processes import services

        services.start_dagster(self.supervisor, self.options)

    def _addresses(self) -> None:
        from ingest_platform.control import postgres
        from ingest_platform.processes.services import dagster_url

        rows = [
            ("Dagster UI", dagster_url(self.options)),
            ("Webhook receiver", f"{self.options.public_url}  (/healthz, /readyz, /metrics)"),
            ("PostgreSQL", postgres.redacted(postgres.server_info(self.options).url)),
            ("Logs", str(self.supervisor.logs)),
        ]
        if self.with_sandbox:
            rows.insert(2, ("Sandboxes", self.options.sandbox_url))
        self.out.print()
        self.out.print(table(("", ""), rows, left=2))
        self.out.print()

    def _invite(self) -> None:
        """Offer to connect an account of each sandbox: by a page that grants access, or by a command."""
        from ingest_platform import sources
        from ingest_platform.cli import sandbox_accounts
        from ingest_platform.cli.connect import open_in_browser
        from ingest_platform.cli.demo.stages import stages

        opened = not self.open_browser
        for stage in stages():
            name = sandbox_accounts.next_name(self.connection, f"sandbox-{stage.source}")
            how = stage.invitation(self.options, self.connection, name)
            declared = sources.source(stage.source)
            page = how.startswith("http")
            until = " (good for 10 minutes)" if page else ""
            self.out.print(
                f"Connect the {declared.title} {declared.account_word} [bold]{name}[/bold] of the sandbox{until}:"
            )
            self.out.print(f"  {how}", soft_wrap=True)
            if page and not opened:
                opened = open_in_browser(how)
        self.out.print()

    def _look(self) -> None:
        """Begin the first sync of accounts that were just connected, report those that ended, notice what died."""
        for child in list(self.supervisor.ended()):
            name = self.begun.pop(child.name, None)
            if name is None:
                raise IngestError(f"{child.name} ended by itself: {child.last_line()}", f"See {child.log}")
            code = child.guard.returncode
            self.supervisor.stop(child.name)
            if code == 0:
                self.out.print(f"[green]✓[/green] {name} is synced: `ingest status` shows it, and so does Dagster.")
            else:
                self.out.print(f"[red]✗[/red] The first sync of {name} failed: {child.last_line()} See {child.log}.")
        rows = self.connection.execute(
            "SELECT platform, name FROM integration WHERE status = 'connected' AND sync_status = 'never'"
        ).fetchall()
        for platform, name in rows:
            label = f"first-sync-{name}"
            if label not in self.tried:
                self._sync(label, platform, name)

    def _sync(self, label: str, platform: str, name: str) -> None:
        from ingest_platform.processes.services import environment

        self.tried.add(label)
        self.begun[label] = name
        command = [sys.executable, "-m", "ingest_platform.cli", "sync", platform, "--integration", name]
        self.supervisor.start(label, command, environment(self.options))
        self.out.print(f"[green]✓[/green] {name} is connected; its first sync has begun.")
