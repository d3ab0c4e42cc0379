"""A story: changes made in a sandbox, and what became of each in the refined table, and how long after it was sent.

The latency is the sandbox's own measurement, from sending a webhook to having the receiver's 200. The receiver answers
only after the commit, so it is an upper bound for the time until the row is committed, on one clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ingest_platform.errors import IngestError
from ingest_platform.sandbox.control import Json, SandboxControl

if TYPE_CHECKING:
    import psycopg

    from ingest_platform.control.integrations import Integration
    from ingest_platform.settings import Settings

IDLE_S = 20.0
FETCHED_S = 10.0
SECOND = 1.05


@dataclass(frozen=True)
class Change:
    """A change and its outcome: `seen` is what the refined table has, `expected` what it should."""

    what: str
    seen: str
    expected: str
    latency_ms: float

    @property
    def holds(self) -> bool:
        """Whether the copy shows the change."""
        return self.seen == self.expected


class Story:
    """The changes of one vendor's demo, one after the other."""

    def __init__(self, control: SandboxControl, connection: psycopg.Connection[Any], integration: Integration) -> None:
        self.control, self.connection, self.integration = control, connection, integration
        self._seq = max((d["seq"] for d in control.deliveries()), default=0)

    def tell(self) -> Iterator[Change]:
        """Make each change, wait until its webhooks were answered, and look at the refined table."""
        for chapter in self.chapters():
            yield chapter()

    def chapters(self) -> list[Callable[[], Change]]:
        """What happens, in order."""
        raise NotImplementedError

    # -- plumbing ------------------------------------------------------------------------------------------------

    def _deliveries(
        self, topic: str, number: int | str, *, state: str = "delivered", after: int | None = None
    ) -> list[Json]:
        """Deliveries of a topic and object since the last look, once nothing is on its way."""
        if state == "delivered" and not self.control.idle(IDLE_S):
            raise IngestError(f"{topic} was not delivered within {IDLE_S:.0f} s", "See .ingest/logs/receiver.log")
        found = self.control.deliveries(self._seq if after is None else after)
        mine = [d for d in found if d["topic"] == topic and str(d["object_id"]) == str(number)]
        if not mine or any(d["state"] != state for d in mine):
            states = ", ".join(d["state"] for d in mine) or "none was sent: is the topic subscribed to?"
            raise IngestError(f"{topic} of {number} was not answered well ({states})", "See .ingest/logs/receiver.log")
        if state == "delivered":
            self._seq = max(d["seq"] for d in found)
        return mine

    def _latency(self, topic: str, number: int | str) -> float:
        return milliseconds(self._deliveries(topic, number)[-1])

    def _until(self, query: str, number: int | str, expected: str) -> str:
        """What a query shows once it shows what is expected, or after some seconds whatever it shows."""
        deadline = time.monotonic() + FETCHED_S
        while (seen := self._one(query, number)) != expected and time.monotonic() < deadline:
            time.sleep(0.02)
        return seen

    def _one(self, query: str, number: int | str) -> str:
        row = self.connection.execute(query, [self.integration.id, number]).fetchone()
        return "no row" if row is None else str(row[0])


def milliseconds(delivery: Json) -> float:
    """From sending a webhook to having its answer."""
    return float(delivery["answered_at"] - delivery["sent_at"]) * 1000


class Stage(Protocol):
    """What the demo and `ingest up` need to know of one vendor's stand-in."""

    @property
    def source(self) -> str:
        """The source's name."""

    @property
    def story(self) -> type[Story]:
        """What the demo tells."""

    def control(self, sandbox_url: str, name: str) -> SandboxControl:
        """The control of the account that `name` stands for in the sandbox."""

    def connect(self, options: Settings, connection: psycopg.Connection[Any], name: str) -> Integration:
        """Connect the account as a person would. Raises IngestError."""

    def invitation(self, options: Settings, connection: psycopg.Connection[Any], name: str) -> str:
        """An address to open, or a command to run, that connects the account."""
