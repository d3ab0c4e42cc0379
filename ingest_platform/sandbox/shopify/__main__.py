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
    for name in ("orders", "customers", "products"):
        parser.add_argument(f"--{name}", type=int, default=getattr(defaults, name))
    parser.add_argument("--plan", choices=sorted(PLANS), default=defaults.plan)
    arguments = parser.parse_args()
    sys.setswitchinterval(0.001)  # bulk files are written by a thread: webhooks must not wait for it
    return common.run(create_app(Server(common.chosen(Options, arguments))), "Shopify", arguments)


if __name__ == "__main__":
    sys.exit(main())
