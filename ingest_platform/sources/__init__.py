"""The sources that there are, one folder each. A new one is a folder and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest_platform.declare import Source
from ingest_platform.errors import DeclarationError
from ingest_platform.settings import Settings, load_settings
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sources.stripe.source import STRIPE

if TYPE_CHECKING:
    from ingest_platform.extract.connector import Connector

SOURCES: dict[str, Source] = {s.name: s for s in (SHOPIFY, STRIPE, QUICKBOOKS)}


def _shopify(settings: Settings) -> Connector:
    # Clients cost half a second to import, which whoever wants the declarations alone need not wait for.
    from ingest_platform.extract.retry import Retry
    from ingest_platform.sources.shopify.connector import ShopifyConnector

    return ShopifyConnector(
        spool=settings.home / "spool" / SHOPIFY.name,
        timeout_s=settings.http_timeout_s,
        retry=Retry(attempts=settings.http_retries + 1),
    )


def _stripe(settings: Settings) -> Connector:
    from ingest_platform.extract.retry import Retry
    from ingest_platform.sources.stripe.connector import StripeConnector

    return StripeConnector(timeout_s=settings.http_timeout_s, retry=Retry(attempts=settings.http_retries + 1))


def _quickbooks(settings: Settings) -> Connector:
    from ingest_platform.extract.retry import Retry
    from ingest_platform.sources.quickbooks.connector import QuickBooksConnector

    return QuickBooksConnector(timeout_s=settings.http_timeout_s, retry=Retry(attempts=settings.http_retries + 1))


_CONNECTORS: dict[str, Callable[[Settings], Connector]] = {
    SHOPIFY.name: _shopify,
    STRIPE.name: _stripe,
    QUICKBOOKS.name: _quickbooks,
}


def source(name: str) -> Source:
    """A source's declarations. Raises DeclarationError, with the names that there are, for any other."""
    try:
        return SOURCES[name]
    except KeyError:
        raise DeclarationError(f"There is no source {name!r}", f"Choose from: {', '.join(SOURCES)}") from None


def connector(name: str, settings: Settings | None = None) -> Connector:
    """A source's connector, by the installation's settings."""
    return _CONNECTORS[source(name).name](settings or load_settings())
