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
    for name in ("invoices", "customers", "items"):
        parser.add_argument(f"--{name}", type=int, default=getattr(defaults, name))
    parser.add_argument("--speed", type=float, default=defaults.speed, help="a factor of the vendor's limits")
    arguments = parser.parse_args()
    return common.run(create_app(Server(common.chosen(Options, arguments))), "QuickBooks", arguments)


if __name__ == "__main__":
    sys.exit(main())
