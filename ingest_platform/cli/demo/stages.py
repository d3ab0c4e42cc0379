"""The vendors' stand-ins that the demo can show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest_platform.errors import ConfigError

if TYPE_CHECKING:
    from ingest_platform.cli.demo.story import Stage


def stages(names: Sequence[str] = ()) -> list[Stage]:
    """Those of these sources, or all. Raises ConfigError for one that there is not."""
    from ingest_platform.cli.demo.quickbooks import QuickBooksStage
    from ingest_platform.cli.demo.shopify import ShopifyStage
    from ingest_platform.cli.demo.stripe import StripeStage

    known: dict[str, Stage] = {s.source: s for s in (ShopifyStage(), StripeStage(), QuickBooksStage())}
    if unknown := [name for name in names if name not in known]:
        raise ConfigError(f"There is no sandbox of {unknown[0]!r}", f"Choose from: {', '.join(known)}")
    return [known[name] for name in dict.fromkeys(names)] or list(known.values())
