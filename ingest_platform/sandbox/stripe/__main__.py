"""`python -m ingest_platform.sandbox.stripe`."""

from __future__ import annotations

import sys

from ingest_platform.sandbox.common import main as common
from ingest_platform.sandbox.stripe.app import create_app
from ingest_platform.sandbox.stripe.server import Options, Server


def main() -> int:
    """Runs the server until a signal ends it."""
    parser = common.parser("stripe", "Stripe", 8791)
    defaults = Options()
    for name in ("charges", "customers", "subscriptions", "invoices", "products"):
        parser.add_argument(f"--{name}", type=int, default=getattr(defaults, name))
    parser.add_argument("--rate", type=float, help="calls a second that an account may make; no limit by default")
    parser.add_argument(
        "--frozen", action="store_true", help="makes every seeded object's JSON at first use, and keeps it"
    )
    arguments = parser.parse_args()
    return common.run(create_app(Server(common.chosen(Options, arguments))), "Stripe", arguments)


if __name__ == "__main__":
    sys.exit(main())
