"""All shops of one sandbox process."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

from ingest_platform.sandbox.common.main import DEFAULT_ANCHOR
from ingest_platform.sandbox.shopify.apps import DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, App
from ingest_platform.sandbox.shopify.families import FAMILIES
from ingest_platform.sandbox.shopify.families.base import ShopSeeds
from ingest_platform.sandbox.shopify.shop import Shop

SHOP_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\Z")


@dataclass(frozen=True)
class Options:
    """What the command line decides."""

    orders: int = 200
    customers: int = 60
    products: int = 25
    seed: int = 1
    plan: str = "standard"
    clock_offset: float = 0.0
    anchor: int = DEFAULT_ANCHOR


@dataclass
class Server:
    """Shops are made when they are first named."""

    options: Options = field(default_factory=Options)
    shops: dict[str, Shop] = field(default_factory=dict)
    apps: dict[str, App] = field(default_factory=dict)
    started: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        self.apps[DEFAULT_CLIENT_ID] = App(DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, "Ingest Platform")

    def shop(self, name: str) -> Shop | None:
        """The shop with this name; None when it can't be a shop's name."""
        name = name.lower().removesuffix(".myshopify.com")
        if not SHOP_NAME.match(name):
            return None
        if name not in self.shops:
            self.shops[name] = self._new(name)
        return self.shops[name]

    def _new(self, name: str) -> Shop:
        options = self.options
        counts = {"orders": options.orders, "customers": options.customers, "products": options.products}
        counts |= {one.control: one.count(counts) for one in FAMILIES if one.control not in counts}
        seeds = ShopSeeds(options.seed, name, counts, options.anchor)
        return Shop(name, seeds, self.apps, plan=options.plan, clock_offset=options.clock_offset)

    async def reset(self, name: str) -> Shop | None:
        """Makes a shop as it was in the beginning."""
        old = self.shops.pop(name, None)
        if old is not None:
            await old.close()
        return self.shop(name)

    async def close(self) -> None:
        """Ends what every shop still does."""
        for shop in self.shops.values():
            await shop.close()
