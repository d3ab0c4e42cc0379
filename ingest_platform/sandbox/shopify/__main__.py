"""`python -m ingest_platform.sandbox.shopify`."""

from __future__ import annotations

import sys

from ingest_platform.sandbox.common import main as common
from ingest_platform.sandbox.shopify.app import create_app
from ingest_platform.sandbox.shopify.cost import PLANS
from ingest_platform.sandbox.shopify.server import Options, Server


def main() -> int:
    """Runs the server until a signal ends it."""
    parser = common.parser("shopify", "Shopify", 8790)
    defaults = Options()
    parser.add_argument("--orders", type=int, default=defaults.orders)
    parser.add_argument("--customers", type=int, default=defaults.customers)
    parser.add_argument("--products", type=int, default=defaults.products)
    parser.add_argument("--plan", choices=sorted(PLANS), default=defaults.plan)
    arguments = parser.parse_args()
    options = Options(
        orders=arguments.orders,
        customers=arguments.customers,
        products=arguments.products,
        seed=arguments.seed,
        plan=arguments.plan,
        clock_offset=arguments.clock_offset,
        anchor=common.anchor(arguments.anchor),
    )
    sys.setswitchinterval(0.001)  # bulk files are written by a thread: webhooks must not wait for it
    return common.run(create_app(Server(options)), "Shopify", arguments)


if __name__ == "__main__":
    sys.exit(main())
