"""`python -m ingest_platform.sandbox.shopify`."""

from __future__ import annotations

import argparse
import asyncio
import signal
import socket
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from ingest_platform.sandbox.shopify.app import QuietDrops, create_app
from ingest_platform.sandbox.shopify.cost import PLANS
from ingest_platform.sandbox.shopify.server import DEFAULT_ANCHOR, Options, Server
from ingest_platform.sandbox.shopify.values import epoch


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="ingest_platform.sandbox.shopify", description="A stand-in for Shopify")
    defaults = Options()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8790, help="0 takes a free one")
    parser.add_argument("--port-file", type=Path, help="gets the port as text once the server listens")
    parser.add_argument("--orders", type=int, default=defaults.orders)
    parser.add_argument("--customers", type=int, default=defaults.customers)
    parser.add_argument("--products", type=int, default=defaults.products)
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--plan", choices=sorted(PLANS), default=defaults.plan)
    parser.add_argument("--clock-offset", type=float, default=0.0, help="seconds added to the shops' clocks")
    parser.add_argument("--anchor", default="", help="day of the newest seeded object: YYYY-MM-DD or today")
    parser.add_argument("--log-level", default="warning")
    return parser.parse_args()


def _anchor(text: str) -> int:
    if not text:
        return DEFAULT_ANCHOR
    if text == "today":
        return int(time.time()) // 86_400 * 86_400
    return epoch(datetime.fromisoformat(text).replace(tzinfo=UTC).isoformat())


async def _serve(arguments: argparse.Namespace, listener: socket.socket) -> None:
    options = Options(
        orders=arguments.orders,
        customers=arguments.customers,
        products=arguments.products,
        seed=arguments.seed,
        plan=arguments.plan,
        clock_offset=arguments.clock_offset,
        anchor=_anchor(arguments.anchor),
    )
    config = uvicorn.Config(
        QuietDrops(create_app(Server(options))),
        log_level=arguments.log_level,
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=1,
        date_header=False,
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, lambda: setattr(server, "should_exit", True))
    task = asyncio.create_task(server._serve([listener]))  # serve() would take the signals over and raise them again
    while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.005)
    port = listener.getsockname()[1]
    if arguments.port_file:
        partial = arguments.port_file.with_suffix(".partial")
        partial.write_text(str(port), encoding="utf-8")
        partial.replace(arguments.port_file)
    sys.stdout.write(f"Shopify sandbox listens on http://{arguments.host}:{port}\n")
    sys.stdout.flush()
    await task


def main() -> int:
    """Runs the server until a signal ends it."""
    arguments = _arguments()
    sys.setswitchinterval(0.001)  # bulk files are written by a thread: webhooks must not wait for it
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((arguments.host, arguments.port))
    except OSError as error:
        sys.stderr.write(
            f"Can't listen on {arguments.host}:{arguments.port}: {error.strerror}. Choose another --port.\n"
        )
        return 2
    try:
        import uvloop
    except ImportError:
        asyncio.run(_serve(arguments, listener))
    else:
        uvloop.run(_serve(arguments, listener))
    return 0


if __name__ == "__main__":
    sys.exit(main())
