"""Serving the receiver with uvicorn."""

import signal
import socket
import sys
from types import FrameType

import uvicorn

from ingest_platform.control.database import SWITCH_S
from ingest_platform.errors import ConfigError
from ingest_platform.settings import Settings
from webhook_receiver.app import create_app

GRACE_S = 10
"""How long requests that are under way may take once the process was told to stop."""
MOST_AT_ONCE = 512
"""Connections served at once; more are answered 503, and the vendor sends again."""


def serve(settings: Settings) -> None:
    """Listen until SIGTERM or SIGINT, finish what was taken, return.

    Raises:
        ConfigError: the address cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in settings.receiver_host else socket.AF_INET
    try:
        listening = socket.create_server((settings.receiver_host, settings.receiver_port), family=family, backlog=1024)
    except OSError as error:
        raise ConfigError(
            f"The receiver cannot listen on {settings.receiver_host}:{settings.receiver_port} ({error.strerror})",
            "Stop the process that does, or set INGEST_RECEIVER_PORT",
        ) from None
    server = uvicorn.Server(config(settings))

    def ended(_signal: int, _frame: FrameType | None) -> None:
        """uvicorn raises the signal again once it has stopped: by then there is nothing left to do."""

    sys.setswitchinterval(SWITCH_S)
    before = {number: signal.signal(number, ended) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        server.run(sockets=[listening])
    finally:
        listening.close()
        for number, handler in before.items():
            signal.signal(number, handler)


def config(settings: Settings) -> uvicorn.Config:
    """The uvicorn configuration: the quick loop and parser where they are installed, no line for each request."""
    return uvicorn.Config(
        create_app(settings),
        host=settings.receiver_host,
        port=settings.receiver_port,
        loop="auto",
        http="httptools",
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # nobody asks where a webhook came from: its signature counts
        limit_concurrency=MOST_AT_ONCE,
        timeout_graceful_shutdown=GRACE_S,
    )
