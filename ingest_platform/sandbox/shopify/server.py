"""All shops of one sandbox process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import ClassVar

from ingest_platform.sandbox.common import main, server
from ingest_platform.sandbox.shopify.bulk import remove_folder
from ingest_platform.sandbox.shopify.families import FAMILIES
from ingest_platform.sandbox.shopify.families.base import ShopSeeds
from ingest_platform.sandbox.shopify.shop import Shop


@dataclass(frozen=True)
class Options(main.Options):
    """What the command line decides."""

    orders: int = 200
    customers: int = 60
    products: int = 25
    plan: str = "standard"


@dataclass
class Server(server.Server[Shop]):
    """Shops, by name or by domain."""

    NAME: ClassVar[re.Pattern[str]] = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\Z")

    options: Options = field(default_factory=Options)

    def account(self, name: str) -> Shop | None:
        """The shop with this name or domain; None when it can't be a shop's."""
        return super().account(name.lower().removesuffix(".myshopify.com"))

    def make(self, name: str) -> Shop:
        """A fresh shop."""
        options = self.options
        counts = {"orders": options.orders, "customers": options.customers, "products": options.products}
        counts |= {one.control: one.count(counts) for one in FAMILIES if one.control not in counts}
        seeds = ShopSeeds(options.seed, name, counts, options.anchor)
        return Shop(name, seeds, self.apps, plan=options.plan, clock_offset=options.clock_offset)

    async def close(self) -> None:
        """Ends every shop, and removes the bulk files of all."""
        await super().close()
        remove_folder()
