"""`python -m ingest_platform.sandbox`: every vendor's stand-in behind one port.

Shopify's answers at the root; the others below their name: `/stripe/accounts/{name}/v1/…`,
`/quickbooks/accounts/{realm}/…`.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from ingest_platform.sandbox.common import main as common
from ingest_platform.sandbox.quickbooks import app as quickbooks
from ingest_platform.sandbox.quickbooks import server as quickbooks_server
from ingest_platform.sandbox.shopify import app as shopify
from ingest_platform.sandbox.shopify import server as shopify_server
from ingest_platform.sandbox.stripe import app as stripe
from ingest_platform.sandbox.stripe import server as stripe_server


def create_app(size: int, *, seed: int = 1, anchor: int = common.DEFAULT_ANCHOR) -> Starlette:
    """All stand-ins as one ASGI application; `size` is the number of orders, charges and invoices of an account."""
    third, tenth = max(size // 3, 5), max(size // 10, 5)
    below = {
        "stripe": stripe.create_app(
            stripe_server.Server(
                stripe_server.Options(
                    charges=size, customers=third, subscriptions=tenth, invoices=third, products=tenth, seed=seed,
                    anchor=anchor,
                )
            )
        ),
        "quickbooks": quickbooks.create_app(
            quickbooks_server.Server(
                quickbooks_server.Options(invoices=size, customers=third, items=tenth, seed=seed, anchor=anchor)
            )
        ),
    }  # fmt: skip
    root = shopify.create_app(
        shopify_server.Server(
            shopify_server.Options(orders=size, customers=third, products=tenth, seed=seed, anchor=anchor)
        )
    )

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for app in (*below.values(), root):
                await stack.enter_async_context(app.router.lifespan_context(app))
            yield

    async def health(_request: Request) -> JSONResponse:
        return JSONResponse({"ok": True, "vendors": ["shopify", *below]})

    mounts = [Mount(f"/{name}", app=app) for name, app in below.items()]
    return Starlette(routes=[Route("/health", health), *mounts, Mount("/", app=root)], lifespan=lifespan)


def main() -> int:
    """Runs the server until a signal ends it."""
    parser = common.parser("", "every vendor", 8090)
    parser.prog = "ingest_platform.sandbox"
    parser.add_argument("--size", type=int, default=1000, help="orders, charges and invoices of each account")
    arguments = parser.parse_args()
    sys.setswitchinterval(0.001)  # bulk files are written by a thread: webhooks must not wait for it
    app = create_app(arguments.size, seed=arguments.seed, anchor=common.anchor(arguments.anchor))
    return common.run(app, "Every vendor's", arguments)


if __name__ == "__main__":
    sys.exit(main())
