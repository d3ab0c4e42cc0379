"""A sandbox as a process: its options, its port file, its end."""

from __future__ import annotations

import argparse
import asyncio
import signal
import socket
import sys
import time
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import uvicorn
from starlette.types import ASGIApp

from ingest_platform.sandbox.common.http import QuietDrops

DEFAULT_ANCHOR = 1_748_736_000
"""2025-06-01: the newest seeded object's moment, fixed so that one seed gives the same data on every day."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """What every sandbox lets the command line decide. A vendor adds its own."""

    seed: int = 1
    clock_offset: float = 0.0
    anchor: int = DEFAULT_ANCHOR


Chosen = TypeVar("Chosen", bound=Options)


def parser(vendor: str, title: str, port: int) -> argparse.ArgumentParser:
    """The options that every sandbox has. `vendor` names its folder, `title` the vendor in sentences."""
    made = argparse.ArgumentParser(prog=f"ingest_platform.sandbox.{vendor}", description=f"A stand-in for {title}")
    made.add_argument("--host", default="127.0.0.1")
    made.add_argument("--port", type=int, default=port, help="0 takes a free one")
    made.add_argument("--port-file", type=Path, help="gets the port as text once the server listens")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--clock-offset", type=float, default=0.0, help="seconds added to the accounts' clocks")
    made.add_argument("--anchor", default="", help="day of the newest seeded object: YYYY-MM-DD or today")
    made.add_argument("--log-level", default="warning")
    return made


def anchor(text: str) -> int:
    """The epoch second of `--anchor`: midnight (UTC) of its day. Raises ValueError on what is no day."""
    if not text:
        return DEFAULT_ANCHOR
    if text == "today":
        return int(time.time()) // 86_400 * 86_400
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def chosen(options: type[Chosen], arguments: argparse.Namespace) -> Chosen:
    """The vendor's options as the command line has them; each field is named as its option."""
    given = {one.name: getattr(arguments, one.name) for one in fields(options)}
    return options(**{**given, "anchor": anchor(arguments.anchor)})


async def _serve(app: ASGIApp, title: str, arguments: argparse.Namespace, listener: socket.socket) -> None:
    config = uvicorn.Config(
        QuietDrops(app),
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
    sys.stdout.write(f"{title} sandbox listens on http://{arguments.host}:{port}\n")
    sys.stdout.flush()
    await task


def run(app: ASGIApp, title: str, arguments: argparse.Namespace) -> int:
    """Runs the server until a signal ends it; the exit code."""
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
        asyncio.run(_serve(app, title, arguments, listener))
    else:
        uvloop.run(_serve(app, title, arguments, listener))
    return 0
