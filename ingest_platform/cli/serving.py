"""`ingest receive` and `ingest sandbox`: one server, in this process, until Ctrl-C."""

from __future__ import annotations

import runpy
import sys

import click

from ingest_platform.cli import session


@click.command()
@click.option("--host", help="Default INGEST_RECEIVER_HOST, 127.0.0.1.")
@click.option("--port", type=click.IntRange(1, 65535), help="Default INGEST_RECEIVER_PORT, 8080.")
def receive(host: str | None, port: int | None) -> None:
    """Run the webhook receiver: webhooks, the OAuth callback, /healthz, /readyz, /metrics.

    It keeps no state: run as many as you like behind a balancer. The tables must be there (`ingest db migrate`).
    """
    from ingest_platform.processes.database import server
    from webhook_receiver import serve

    options = session.settings()
    changes = {"receiver_host": host, "receiver_port": port}
    options = options.model_copy(update={k: v for k, v in changes.items() if v is not None})
    with server(options):
        with session.database(options):
            pass
        click.echo(f"The receiver listens on http://{options.receiver_host}:{options.receiver_port}", err=True)
        serve(options)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("vendor", required=False)
@click.option("--port", type=click.IntRange(0, 65535), help="Default INGEST_SANDBOX_PORT, 8090; 0 takes a free one.")
@click.argument("more", nargs=-1, type=click.UNPROCESSED)
def sandbox(vendor: str | None, port: int | None, more: tuple[str, ...]) -> None:
    """Run the stand-in of VENDOR, or those of all behind one port: seeded accounts, quotas, webhooks, faults on demand.

    Every account exists from its first use: Shopify's shops at http://127.0.0.1:PORT/shops/NAME (token shpat_sandbox),
    Stripe's at /stripe/accounts/NAME (key rk_test_sandbox), QuickBooks' at /quickbooks/accounts/DIGITS; the OAuth app
    is sandbox-client with the secret sandbox-secret. MORE goes to the server, such as --size N, or of one vendor
    --orders N --seed S --plan NAME.
    """
    from ingest_platform import sources

    options = session.settings()
    module = "ingest_platform.sandbox"
    if vendor and not vendor.startswith("-"):
        module += f".{sources.source(vendor).name}"
    elif vendor:
        more = (vendor, *more)
    chosen = options.sandbox_port if port is None else port
    sys.argv = ["ingest sandbox", "--host", options.sandbox_host, "--port", str(chosen), *more]
    runpy.run_module(module, run_name="__main__")
