"""`ingest connect`."""

from __future__ import annotations

import os
import re
import sys
import time
import webbrowser
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from ingest_platform.cli import session
from ingest_platform.cli.output import console, print_json, waiting
from ingest_platform.errors import ConfigError, IngestError, IntegrationNotFound

if TYPE_CHECKING:
    import psycopg
    from rich.console import Console

    from ingest_platform.control.integrations import Integration
    from ingest_platform.settings import Settings

WAIT_S = 600.0
"""As long as the OAuth address is good."""
ASK_EVERY_S = 0.1
SUBSCRIBING_S = 20.0


@click.command()
@click.argument("source")
@click.option("--name", required=True, help="What you call the account; letters, digits, dots, dashes.")
@click.option("--base-url", help="Its address, such as https://SHOP.myshopify.com; not needed where all share one.")
@click.option(
    "--token",
    "--key",
    envvar="INGEST_CONNECT_TOKEN",
    help="An access token or API key that you hold; `-` reads it from stdin.",
)
@click.option("--client-id", envvar="INGEST_CLIENT_ID", help="The app's client id, for OAuth.")
@click.option("--client-secret", envvar="INGEST_CLIENT_SECRET",
              help="The app's client secret: for OAuth, and to verify webhooks; `-` reads it from stdin.")  # fmt: skip
@click.option(
    "--webhook-secret",
    envvar="INGEST_WEBHOOK_SECRET",
    help="What signs webhooks that are set up by hand in the vendor's portal; `-` reads it from stdin.",
)
@click.option(
    "--secret",
    "secrets",
    multiple=True,
    metavar="NAME=VALUE",
    help="A further secret that the source knows by name, such as stripe_account=acct_….",
)
@click.option("--company", help="The company that owns the account; default INGEST_COMPANY.")
@click.option("--wait/--no-wait", default=True, help="With OAuth: wait until access was granted in the browser.")
@click.option("--open/--no-open", "open_browser", default=False, help="With OAuth: open the address in a browser.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def connect(
    source: str,
    name: str,
    base_url: str | None,
    token: str | None,
    client_id: str | None,
    client_secret: str | None,
    webhook_secret: str | None,
    secrets: tuple[str, ...],
    company: str | None,
    wait: bool,
    open_browser: bool,
    as_json: bool,
) -> None:
    """Connect an account of SOURCE, or connect it again.

    With --token the token is tried and stored, encrypted. Without, the address where a person grants access is printed,
    and the account is connected when the browser comes back to the receiver (`ingest up` or `ingest receive`). Webhooks
    are subscribed when the app's secret is known: without it they could not be verified, and the account is polled.
    """
    from ingest_platform import sources
    from ingest_platform.extract.connector import Secrets
    from ingest_platform.sync.connect import address_of, connect_token

    declared = sources.source(source)
    _require_name(name)
    _require_http(address_of(declared, base_url))
    token, client_secret = _from_stdin(token), _from_stdin(client_secret)
    more = _more(secrets, _from_stdin(webhook_secret))
    if not token and "oauth" not in declared.auth:
        raise ConfigError(f"{declared.title} is connected by a key, and none was given", "Give it with --key")
    if not token and not (client_id and client_secret):
        raise ConfigError(
            "Neither a token nor an app was given",
            "Give --token, or --client-id and --client-secret of the app (or INGEST_CLIENT_ID, INGEST_CLIENT_SECRET)",
        )
    options = session.settings()
    out = console(stderr=as_json)
    with session.database(options, make=True, autocommit=False) as connection:
        if token:
            made = connect_token(
                options,
                connection,
                source=source,
                name=name,
                base_url=base_url,
                token=token,
                client_secret=client_secret,
                company=company,
                more=more,
            )
            for warning in sources.connector(source, options).warnings(Secrets({"access_token": token, **more})):
                out.print(f"[yellow]![/yellow] {warning}", soft_wrap=True)
        else:
            assert client_id is not None
            assert client_secret is not None
            since = now(connection)
            address = oauth_address(
                options, connection, source, name, base_url, client_id, client_secret, company, more
            )
            out.print("Grant access here:")
            out.print(f"  {address}", soft_wrap=True)
            if open_browser:
                open_in_browser(address)
            if not wait:
                if as_json:
                    print_json({"authorize_url": address})
                return
            _require_receiver(options)
            with waiting(out, "Waiting for the grant"):
                made = wait_connected(connection, name, since)
    if as_json:
        print_json(as_dict(made))
    else:
        show(out, made)


def oauth_address(
    options: Settings,
    connection: psycopg.Connection[Any],
    source: str,
    name: str,
    base_url: str | None,
    client_id: str,
    client_secret: str,
    company: str | None = None,
    more: Mapping[str, str] | None = None,
) -> str:
    """The address where access is granted. Raises ConfigError when the name belongs to another account."""
    from ingest_platform import sources
    from ingest_platform.control import integrations
    from ingest_platform.sync.connect import address_of, begin_oauth

    try:
        known = integrations.get(connection, name)
    except IntegrationNotFound:
        pass
    else:
        # Said now, not on the page after the grant.
        named = sources.connector(source).account_of(address_of(sources.source(source), base_url))
        if known.platform != source or named not in (None, known.account):
            raise ConfigError(
                f"The name {name} belongs to {known.account} on {known.platform}",
                "Choose another name for this account",
            )
    connection.rollback()
    return begin_oauth(
        options,
        connection,
        source=source,
        name=name,
        base_url=base_url,
        client_id=client_id,
        client_secret=client_secret,
        company=company,
        more=more,
    )


def now(connection: psycopg.Connection[Any]) -> datetime:
    """The database's clock, before which nothing counts for `wait_connected`."""
    row = connection.execute("SELECT clock_timestamp()").fetchone()
    connection.rollback()
    assert row is not None
    moment: datetime = row[0]
    return moment


def wait_connected(
    connection: psycopg.Connection[Any], name: str, since: datetime, seconds: float = WAIT_S
) -> Integration:
    """Wait until the account was connected after `since`. Raises IngestError when it was not in time."""
    from ingest_platform.control import integrations

    deadline = time.monotonic() + seconds
    connected_at: float | None = None
    while time.monotonic() < deadline:
        try:
            found = integrations.get(connection, name)
        except IntegrationNotFound:
            found = None
        connection.rollback()
        if found and found.status == "connected" and found.updated_at > since:
            connected_at = connected_at or time.monotonic()
            # Subscribing comes last, and may fail: the account is connected all the same.
            checked = found.webhook_status.get("checked_at")
            subscribed = checked is not None and datetime.fromisoformat(checked) > since
            if subscribed or time.monotonic() - connected_at > SUBSCRIBING_S:
                return found
        time.sleep(ASK_EVERY_S)
    raise IngestError(f"Access to {name} was not granted within {seconds / 60:.0f} minutes", "Run the command again")


def open_in_browser(address: str) -> bool:
    """Open the address where there is a screen; never fails, and never takes over the terminal."""
    screen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not screen or os.environ.get("INGEST_NO_BROWSER"):
        return False
    try:
        return webbrowser.open(address)
    except (OSError, webbrowser.Error):
        return False


def show(out: Console, made: Integration) -> None:
    """What was connected, and what to do next."""
    from ingest_platform import sources

    out.print(f"[green]Connected[/green] [bold]{made.name}[/bold] ({made.platform}, {made.account}).")
    missing = sorted({s.name for s in sources.source(made.platform).scopes} - set(made.granted_scopes))
    if missing:
        out.print(
            f"[yellow]![/yellow] The access lacks {', '.join(missing)}: what needs it is not synced, or not whole."
        )
    state = made.webhook_status
    if not state:
        out.print("Webhooks are off: give --client-secret to have them verified. The account is polled.")
    elif state.get("by_hand"):
        where = state["address"].rsplit("/", 1)[0]
        out.print(f"Enter {where} as the webhook address in the vendor's portal.", soft_wrap=True)
    else:
        out.print(
            f"{len(state['existing']) + len(state['created'])} webhook topics go to {state['address']}.",
            soft_wrap=True,
        )
    for topic, reason in sorted(state.get("failed", {}).items()):
        out.print(f"[yellow]![/yellow] {topic}: {reason}", soft_wrap=True)
    out.print(f"Next: `ingest sync {made.platform} --integration {made.name}`")


def as_dict(made: Integration) -> dict[str, Any]:
    """For scripts. No secret is in it."""
    return {
        "id": made.id,
        "name": made.name,
        "source": made.platform,
        "account": made.account,
        "base_url": made.base_url,
        "status": made.status,
        "granted_scopes": made.granted_scopes,
        "subscriptions": made.webhook_status,
    }


def _require_name(name: str) -> None:
    """Said before anybody is sent to a browser; the table's own constraint is the same."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}", name):
        raise ConfigError(
            f"{name!r} is no valid name for an account",
            "Use letters, digits, dots, dashes and underscores, 100 at most",
        )


def _require_http(base_url: str) -> None:
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError(f"{base_url!r} is no address", "Write it like https://SHOP.myshopify.com")


def _more(secrets: tuple[str, ...], webhook_secret: str | None) -> dict[str, str]:
    found = {"webhook_secret": webhook_secret} if webhook_secret else {}
    for given in secrets:
        key, equals, value = given.partition("=")
        if not (equals and key.isidentifier() and value):
            raise ConfigError("--secret takes NAME=VALUE", "Write it like --secret stripe_account=acct_…")
        found[key] = value
    return found


def _from_stdin(value: str | None) -> str | None:
    return sys.stdin.readline().strip() if value == "-" else value


def _require_receiver(options: Settings) -> None:
    from ingest_platform.processes.supervisor import answers

    local = f"http://{options.receiver_host}:{options.receiver_port}/healthz"
    if not (answers(local)() or answers(f"{options.public_url}/healthz")()):
        raise ConfigError(
            f"The receiver does not answer at {options.public_url}, where the browser will be sent",
            "Start it with `ingest up` or `ingest receive`, then run this again",
        )
