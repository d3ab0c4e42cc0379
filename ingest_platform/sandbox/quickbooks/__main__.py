"""`python -m ingest_platform.sandbox.quickbooks`."""

from __future__ import annotations

import sys

from ingest_platform.sandbox.common import main as common
from ingest_platform.sandbox.quickbooks.app import create_app
from ingest_platform.sandbox.quickbooks.server import Options, Server


def main() -> int:
    """Runs the server until a signal ends it."""
    parser = common.parser("quickbooks", "QuickBooks Online", 8792)
    defaults = Options()
    parser.add_argument("--invoices", type=int, default=defaults.invoices)
    parser.add_argument("--customers", type=int, default=defaults.customers)
    parser.add_argument("--items", type=int, default=defaults.items)
    parser.add_argument("--speed", type=float, default=defaults.speed, help="a factor of the vendor's limits")
    arguments = parser.parse_args()
    options = Options(
        invoices=arguments.invoices,
        customers=arguments.customers,
        items=arguments.items,
        seed=arguments.seed,
        speed=arguments.speed,
        clock_offset=arguments.clock_offset,
        anchor=common.anchor(arguments.anchor),
    )
    return common.run(create_app(Server(options)), "QuickBooks", arguments)


if __name__ == "__main__":
    sys.exit(main())
