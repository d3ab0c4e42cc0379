"""Interrupts and asyncio: Dagster raises its own exception from the signal handler, which an event loop cannot take.

Raised inside a task it ends that task alone, and whoever waits for it waits for ever. With Python's own handler in
place asyncio turns the signal into an orderly cancellation of everything, and raises KeyboardInterrupt at the end.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


@contextlib.contextmanager
def plain_interrupts() -> Iterator[None]:
    """SIGINT and SIGTERM raise KeyboardInterrupt inside the block, as they do without Dagster."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _as_interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:  # None: it was not installed by Python
                signal.signal(number, handler)


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    # Not raised from here: asyncio has its own handler for SIGINT while a loop runs.
    signal.raise_signal(signal.SIGINT)
