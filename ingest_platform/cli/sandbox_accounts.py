"""Accounts of the local sandbox: named one after the other, connected like a browser would, paused when it ends.

The sandbox keeps nothing: when it ends, its accounts, tokens and changes are gone. So every sandbox gets a new
account, and the accounts of one that ended are paused, or their schedules would fail for ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from ingest_platform.cli.connect import now, oauth_address, wait_connected
from ingest_platform.errors import IngestError

if TYPE_CHECKING:
    import psycopg

    from ingest_platform.control.integrations import Integration
    from ingest_platform.settings import Settings

CLIENT_ID = "sandbox-client"
CLIENT_SECRET = "sandbox-secret"  # noqa: S105 - the sandbox's own, in its README
WHY = "its sandbox has ended, and kept nothing"


def pause(connection: psycopg.Connection[Any], url: str) -> int:
    """Pause the accounts of the sandbox at `url`; commits."""
    done = connection.execute(
        "UPDATE integration SET status = 'paused', sync_error = %s, updated_at = clock_timestamp()"
        " WHERE starts_with(base_url, %s) AND status <> 'paused'",
        [WHY, f"{url}/"],
    ).rowcount
    if not connection.autocommit:
        connection.commit()
    return done


def next_name(connection: psycopg.Connection[Any], prefix: str) -> str:
    """`prefix-N` with the first N after all that were used."""
    pattern = re.compile(rf"{re.escape(prefix)}-(\d+)")
    names = [row[0] for row in connection.execute("SELECT name FROM integration")]
    used = [int(match[1]) for name in names if (match := pattern.fullmatch(name))]
    if not connection.autocommit:
        connection.rollback()
    return f"{prefix}-{max(used, default=0) + 1}"


@dataclass(frozen=True)
class Grant:
    """An account of a sandbox that is connected by OAuth. `more` are secrets that a vendor's portal would show."""

    source: str
    name: str
    base_url: str
    more: Mapping[str, str] | None = None


def authorize_url(options: Settings, connection: psycopg.Connection[Any], grant: Grant) -> str:
    """Where access to the sandbox's account is granted."""
    return oauth_address(
        options, connection, grant.source, grant.name, grant.base_url, CLIENT_ID, CLIENT_SECRET, more=grant.more
    )


def connect_like_a_browser(options: Settings, connection: psycopg.Connection[Any], grant: Grant) -> Integration:
    """Open the screen, press its button, follow the redirect to the receiver, and wait for the account.

    Raises IngestError when a page is not what it should be; the message has what the page says.
    """
    import httpx

    since = now(connection)
    address = authorize_url(options, connection, grant)
    with httpx.Client(follow_redirects=True, trust_env=False, timeout=60.0) as browser:
        screen = browser.get(address)
        form = _Form(screen.text)
        if screen.is_error or not form.found:
            raise IngestError(f"The consent screen answered {screen.status_code}: {_words(screen.text)}")
        page = browser.post(urljoin(str(screen.url), form.action), data=form.values)
        if page.is_error:
            raise IngestError(f"The sign-in ended with {page.status_code}: {_words(page.text)}")
    return wait_connected(connection, grant.name, since, seconds=30)


class _Form(HTMLParser):
    """The first form of a page: where it goes, and the values of its hidden fields."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found = False
        self.action = ""
        self.values: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each tag that opens."""
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.found, self.action = True, given.get("action", "")
        elif tag == "input" and given.get("name"):
            self.values[given["name"]] = given.get("value", "")


def _words(page: str) -> str:
    body = re.sub(r"(?s)<(style|script|head).*?</\1>", " ", page)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())[:300]
