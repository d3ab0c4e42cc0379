"""The page a browser comes back to after a grant."""

import asyncio
import html
import logging
from collections.abc import Mapping

from starlette.responses import HTMLResponse

from ingest_platform.control.database import connect
from ingest_platform.control.integrations import Integration
from ingest_platform.errors import DatabaseUnavailable, as_ingest_error
from ingest_platform.settings import Settings
from ingest_platform.sync.connect import finish_oauth

log = logging.getLogger("webhook_receiver")

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",  # the address holds the code
}

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;margin:12vh auto;max-width:34rem;padding:0 1rem}}</style></head>
<body><h1>{title}</h1><p>{text}</p></body></html>
"""


async def finish(settings: Settings, source: str, query: Mapping[str, str]) -> HTMLResponse:
    """Connect the account that the vendor's redirect speaks of, and say so, or in one line why not."""
    try:
        integration = await asyncio.to_thread(_finish, settings, source, dict(query))
    except Exception as error:  # noqa: BLE001 - whatever it is, a person looks at this page
        known = as_ingest_error(error)
        log.warning("an account was not connected: %s", known)
        status = 503 if isinstance(known, DatabaseUnavailable) else 400
        return _page("Not connected", str(known), status)
    return _page(f"{integration.name} is connected", "You can close this page. Its first sync can start now.", 200)


def _finish(settings: Settings, source: str, query: Mapping[str, str]) -> Integration:
    with connect(settings, start=False, application_name="ingest receiver oauth") as conn:
        return finish_oauth(settings, conn, source, query)


def _page(title: str, text: str, status: int) -> HTMLResponse:
    return HTMLResponse(_PAGE.format(title=html.escape(title), text=html.escape(text)), status, _HEADERS)
