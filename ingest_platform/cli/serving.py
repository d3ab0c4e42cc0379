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
@click.option("--port", type=click.IntRange(0, 65535), help="Default INGEST_SANDBOX_PORT, 8090; 0 takes a free one.")
@click.option("--orders", type=click.IntRange(0), default=1000, show_default=True, help="In each shop.")
@click.argument("more", nargs=-1, type=click.UNPROCESSED)
def sandbox(port: int | None, orders: int, more: tuple[str, ...]) -> None:
    """Run the Shopify sandbox: a stand-in with seeded shops, OAuth, quota, webhooks and faults on demand.

    Every shop exists at http://127.0.0.1:PORT/shops/NAME; the static token is shpat_sandbox, the app is sandbox-client
    with the secret sandbox-secret. MORE goes to the server: --customers N --products N --seed S --plan NAME.
    """
    options = session.settings()
    chosen = options.sandbox_port if port is None else port
    sys.argv = ["ingest sandbox", "--host", options.sandbox_host, "--port", str(chosen), "--orders", str(orders), *more]
    runpy.run_module("ingest_platform.sandbox.shopify", run_name="__main__")
