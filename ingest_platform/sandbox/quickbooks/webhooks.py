"""Webhooks as Intuit sends them: thin events, gathered for a moment into one signed body, in one of two formats.

Facts (contract `facts.json`): header `intuit-signature`, base64 of the HMAC-SHA256 of the body with the app's verifier
token; 3 seconds to answer; retries after 10 s, 20 s, 30 s, 5 min, 20 min, 2 h, 4 h and then every 6 h; later events
may be held back until the first is acknowledged; up to 100 events a body, of any companies that the app is
connected to.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common import deliveries
from ingest_platform.sandbox.common.deliveries import Delivery
from ingest_platform.sandbox.common.faults import Faults
from ingest_platform.sandbox.common.values import Doc, dump
from ingest_platform.sandbox.quickbooks.entities import ENTITIES
from ingest_platform.sandbox.quickbooks.values import utc

if TYPE_CHECKING:
    from ingest_platform.sandbox.quickbooks.company import Company

VERIFIER = "sandbox-verifier"
RETRIES = (10.0, 20.0, 30.0, 300.0, 1_200.0, 7_200.0, 14_400.0, *[21_600.0] * 10)
BODY_EVENTS = 100
TOPICS = tuple(one.name for one in ENTITIES if one.webhooks)
PAST = {
    "Create": "created",
    "Update": "updated",
    "Delete": "deleted",
    "Merge": "merged",
    "Void": "voided",
    "Emailed": "emailed",
}


@dataclass(frozen=True)
class Event:
    """What happened to one object. `merged` is the id that a merge took away."""

    id: str
    realm: str
    entity: str
    number: str
    operation: str
    at: float
    merged: str = ""


@dataclass
class Portal:
    """What the app's owner set in the developer portal. No `entities` means all; no `uri`: no webhooks at all."""

    uri: str = ""
    entities: list[str] = field(default_factory=list)
    format: str = "notifications"
    content_type: str = "application/json"
    companies: list[str] = field(default_factory=list)
    """Further companies whose events come here: the address is the app's, and gets those of all its companies."""
    verifier: str = VERIFIER


@dataclass
class Settings(deliveries.Settings):
    """How deliveries go out. `gather`: seconds during which changes go into one body. `head_of_line`: one after the
    other, and none before the first was acknowledged."""

    timeout: float = 3.0
    gather: float = 0.05
    head_of_line: bool = False


class Webhooks(deliveries.DeliveryQueue):
    """The webhooks that one company's address gets."""

    settings: Settings

    def __init__(self, company: Company) -> None:
        super().__init__(Settings())
        self.company = company
        self.portal = Portal()
        self._gathered: list[Event] = []
        self._events = 0
        self._line = asyncio.Lock()
        self._due = asyncio.Event()

    @property
    def faults(self) -> Faults:
        """What is wrong with the company now."""
        return self.company.faults

    def retry_delays(self) -> tuple[float, ...]:
        """Seconds before each retry."""
        return RETRIES

    def wanted(self, delivery: Delivery) -> bool:  # noqa: ARG002 - the address is the same for all
        """Whether the portal still has an address."""
        return bool(self.portal.uri)

    def headers(self, delivery: Delivery, payload: bytes, signature: str) -> dict[str, str]:  # noqa: ARG002 - as above
        """The vendor's headers; `signature` is good, bad or missing."""
        headers = {"Content-Type": self.portal.content_type, "User-Agent": "intuit_notification"}
        if signature != "missing":
            headers["intuit-signature"] = sign(
                payload, self.portal.verifier + ("-forged" if signature == "bad" else "")
            )
        return headers

    # --- events ------------------------------------------------------------------------------------------------------

    def event(self, entity: str, number: str, operation: str, merged: str = "") -> Event:
        """An event of this company."""
        self._events += 1
        name = f"{self.company.realm}/{self.company.seeds.seed}/{self._events}"
        at = self.company.clock()
        return Event(
            str(uuid.uuid5(uuid.NAMESPACE_URL, name)), self.company.realm, entity, number, operation, at, merged
        )

    def gather(self, event: Event) -> None:
        """Sends an event with those that follow within a moment; alone while deliveries are held."""
        portal = self.portal
        if not portal.uri or (portal.entities and event.entity not in portal.entities):
            return
        if self.paused:
            self.deliver([event])
            return
        self._gathered.append(event)
        if len(self._gathered) == 1:
            self._spawn(self._flush())

    def flush(self) -> int:
        """Sends what was gathered now; returns how many events."""
        self._due.set()
        return len(self._gathered)

    async def _flush(self) -> None:
        self._due.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._due.wait(), self.settings.gather)
        events, self._gathered = self._gathered, []
        for first in range(0, len(events), BODY_EVENTS):
            self.deliver(events[first : first + BODY_EVENTS])

    def deliver(self, events: list[Event], body: Any = None, uri: str = "") -> None:
        """Puts one body on its way."""
        payload = dump(rendered(events, self.portal.format) if body is None else body)
        topics = sorted({f"{one.entity}.{one.operation}" for one in events})
        seq = self.next_seq()
        self.enqueue(
            Delivery(
                seq,
                str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.company.realm}/delivery/{seq}")),
                events[0].id,
                topics[0] if len(topics) == 1 else ",".join(topics),
                events[0].number if len(events) == 1 else None,
                uri or self.portal.uri,
                "",
                None,
                payload,
                utc(events[0].at),
            )
        )

    async def _deliver(self, delivery: Delivery, delay: float, *, once: bool) -> None:
        if not self.settings.head_of_line:
            await super()._deliver(delivery, delay, once=once)
            return
        async with self._line:  # who waits longest goes first
            await super()._deliver(delivery, delay, once=once)


def sign(payload: bytes, verifier: str) -> str:
    """Intuit's signature of a body."""
    return base64.b64encode(hmac.new(verifier.encode(), payload, hashlib.sha256).digest()).decode()


def rendered(events: list[Event], form: str) -> Any:
    """A body: `notifications` is the older format, grouped by company; `cloudevents` a list."""
    if form == "cloudevents":
        return [_cloud_event(one) for one in events]
    companies: dict[str, list[Doc]] = {}
    for one in events:
        entity = {"name": one.entity, "id": one.number, "operation": one.operation, "lastUpdated": utc(one.at)}
        companies.setdefault(one.realm, []).append(entity | ({"deletedId": one.merged} if one.merged else {}))
    return {
        "eventNotifications": [
            {"realmId": realm, "dataChangeEvent": {"entities": entities}} for realm, entities in companies.items()
        ]
    }


def _cloud_event(one: Event) -> Doc:
    return {
        "specversion": "1.0",
        "id": one.id,
        "source": "intuit.c2FuZGJveA==",
        "type": f"qbo.{one.entity.lower()}.{PAST.get(one.operation, one.operation.lower())}.v1",
        "datacontenttype": "application/json",
        "time": utc(one.at).replace("Z", "000000Z"),
        "intuitentityid": one.number,
        "intuitaccountid": one.realm,
        "data": {"deletedId": one.merged} if one.merged else {},
    }
