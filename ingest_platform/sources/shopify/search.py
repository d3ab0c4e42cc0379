"""Shopify's search syntax, as far as the platform asks with it.

Facts: https://shopify.dev/docs/api/usage/search-syntax — terms joined by a blank are joined by AND; a time
without an offset is read in the shop's own zone, so every time here ends in Z. Search compares whole seconds.
"""

from datetime import UTC, datetime, timedelta

from ingest_platform.extract.documents import Window


def span(name: str, window: Window) -> str | None:
    """The terms for `name` within a window, both ends included; None for an open one."""
    terms = []
    if window.start is not None:
        terms.append(f"{name}:>='{instant(window.start)}'")
    if window.end is not None:
        terms.append(f"{name}:<='{instant(_ceiling(window.end))}'")
    return " ".join(terms) or None


def instant(moment: datetime) -> str:
    """A time in UTC with whole seconds, rounded down."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _ceiling(moment: datetime) -> datetime:
    return moment if moment.microsecond == 0 else moment + timedelta(seconds=1)


def moment_of(value: object) -> datetime | None:
    """A time that Shopify wrote, or None for anything else: a row with a broken time must still arrive."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
