"""The entry point: finds the command, and turns whatever it raises into one line and an exit code."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence

import click

INTERRUPTED = 128 + signal.SIGINT

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("ingest_platform.cli.demo.command:demo", "Show the whole road on a sandbox account, and prove the copy."),
    "up": ("ingest_platform.cli.up:up", "Run everything with the Dagster UI until Ctrl-C."),
    "sandbox": ("ingest_platform.cli.serving:sandbox", "Run a vendor's stand-in alone."),
    "connect": ("ingest_platform.cli.connect:connect", "Connect an account, by token or by OAuth."),
    "status": ("ingest_platform.cli.status:status", "Show every account: counts, freshness, what is wrong."),
    "sync": ("ingest_platform.cli.sync:sync", "Bring an account's copy up to date, as a Dagster run."),
    "verify": ("ingest_platform.cli.verify:verify", "Prove that an account's copy equals its source."),
    "release": ("ingest_platform.cli.release:release", "Serve an account's state in schema released, if it holds."),
    "gate": (
        "ingest_platform.cli.release:gate",
        "Say for a pipeline whether an account's state holds and is released.",
    ),
    "metrics": ("ingest_platform.cli.release:metrics", "Print success metrics in Prometheus' text format."),
    "retry": ("ingest_platform.cli.retry:retry", "Refine again what ended as error or deferred."),
    "db": ("ingest_platform.cli.database:db", "The database: migrate, url, diff, stop."),
    "receive": ("ingest_platform.cli.serving:receive", "Run the webhook receiver alone."),
    "webhooks": ("ingest_platform.cli.webhooks:webhooks", "Webhook subscriptions: list, register, replay."),
    "docs": ("ingest_platform.cli.docs:docs", "Write a source's pages from its declarations."),
    "privacy": ("ingest_platform.cli.privacy:privacy", "Requests to export or erase a person's data: list, run."),
    "describe": ("ingest_platform.cli.describe:describe", "Show a source's declarations."),
}
"""Command → where it is, and what it does in a line. Its module is imported when it runs, not to list it."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order in which a new user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="ingest-platform", message="%(version)s")
def ingest() -> None:
    """A provably exact, real-time copy of SaaS accounts in PostgreSQL.

    Start with `ingest demo`, or with `ingest up` and then `ingest connect`. Settings are environment variables
    (INGEST_…, DATABASE_URL); the README lists them.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    0 well, 1 not well, 2 bad input, 3 database, 4 account busy, 5 access, 6 source, 130 interrupted.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        answer = ingest.main(given, prog_name="ingest", standalone_mode=False)
        return answer if isinstance(answer, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0 if not given else error.exit_code
    except click.ClickException as error:
        return _complain(given, "usage", _usage(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:  # `ingest … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - the last line of defence: a person reads a sentence
        from ingest_platform.errors import as_ingest_error

        if os.environ.get("INGEST_DEBUG"):
            traceback.print_exc()
        known = as_ingest_error(error)
        return _complain(given, known.code, str(known), known.exit_code)


def _usage(error: click.ClickException) -> str:
    """click's message in one line, with the way to the help."""
    message = " ".join(error.format_message().split())
    message = message if message.endswith((".", "?", ")")) else f"{message}."
    context = getattr(error, "ctx", None)
    return f"{message} See `{context.command_path if context else 'ingest'} --help`."


def _complain(given: Sequence[str], code: str, message: str, exit_code: int) -> int:
    if "--json" in given:
        from ingest_platform.cli.output import print_json

        print_json({"error": {"code": code, "message": message}})
    click.echo(click.style("Error: ", fg="red", bold=True) + message, err=True)
    return exit_code
