"""Webhook subscriptions and deliveries: signed, retried and given up as Shopify does.

Facts: 5 s timeout; 8 retries over 4 hours, exponentially, with the original payload and webhook id; then the
subscription is removed.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import ssl
import time
import uuid
from collections import OrderedDict
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Any

import httpx

from ingest_platform.sandbox.shopify.apps import DEFAULT_CLIENT_ID
from ingest_platform.sandbox.shopify.store import dump
from ingest_platform.sandbox.shopify.values import Doc, gid, iso

if TYPE_CHECKING:
    from ingest_platform.sandbox.shopify.shop import Shop

API_VERSION = "2026-10"
RETRIES = 8
FOUR_HOURS = 4 * 3_600.0
DELIVERIES_KEPT = 100_000
UNPREFIXED = {
    "X-Shopify-Topic": "shopify-topic",
    "X-Shopify-Hmac-Sha256": "shopify-hmac-sha256",
    "X-Shopify-Shop-Domain": "shopify-shop-domain",
    "X-Shopify-API-Version": "shopify-api-version",
    "X-Shopify-Webhook-Id": "shopify-webhook-id",
    "X-Shopify-Event-Id": "shopify-event-id",
    "X-Shopify-Triggered-At": "shopify-triggered-at",
}


def retry_delays() -> list[float]:
    """Seconds before each retry: doubling, four hours in all."""
    unit = FOUR_HOURS / (2**RETRIES - 1)
    return [unit * 2**n for n in range(RETRIES)]


@dataclass
class Subscription:
    """One app's wish to hear of one topic."""

    number: int
    client_id: str
    topic: str
    uri: str
    created_at: str
    updated_at: str
    format: str = "JSON"
    include_fields: list[str] = field(default_factory=list)
    filter: str | None = None
    name: str | None = None
    metafield_namespaces: list[str] = field(default_factory=list)
    header_style: str | None = None


@dataclass
class Delivery:
    """One webhook on its way to one subscription."""

    seq: int
    webhook_id: str
    event_id: str
    topic: str
    object_id: int | None
    uri: str
    client_id: str
    subscription: int | None
    body: bytes
    triggered_at: str
    state: str = "pending"
    attempts: int = 0
    status: int | None = None
    sent_at: float | None = None
    last_sent_at: float | None = None
    answered_at: float | None = None

    def shown(self) -> dict[str, Any]:
        """As the control API shows it."""
        names = ("seq", "webhook_id", "event_id", "topic", "object_id", "uri", "state", "attempts", "status")
        times = ("triggered_at", "sent_at", "last_sent_at", "answered_at")
        return {name: getattr(self, name) for name in (*names, *times)}


@dataclass
class Settings:
    """How deliveries go out."""

    time_scale: float = 1.0
    concurrency: int = 16
    timeout: float = 5.0
    header_style: str = "x-shopify"


class Webhooks:
    """The webhooks of one shop."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.settings = Settings()
        self.subscriptions: dict[int, Subscription] = {}
        self.deliveries: OrderedDict[int, Delivery] = OrderedDict()
        self.paused = False
        self.held: list[int] = []
        self.pending = 0
        self.attempts = 0
        self.counts = {"delivered": 0, "failed": 0, "lost": 0}
        self._seq = 0
        self._events = 0
        self._client: httpx.AsyncClient | None = None
        self._gate: asyncio.Semaphore | None = None
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._tasks: set[asyncio.Task[None]] = set()

    # --- subscriptions -------------------------------------------------------------------------------------------

    def subscribe(self, client_id: str, topic: str, uri: str, **options: Any) -> Subscription:
        """Adds a subscription; the caller has checked that it is allowed and new."""
        at = iso(self.shop.now())
        number = self.shop.next_number("WebhookSubscription")
        one = Subscription(number, client_id, topic, uri, at, at, **options)
        self.subscriptions[number] = one
        return one

    def unsubscribe(self, number: int) -> Subscription | None:
        """Removes a subscription."""
        return self.subscriptions.pop(number, None)

    # --- events --------------------------------------------------------------------------------------------------

    def fire(self, topic: str, body: Doc, object_id: int | None, *, uri: str | None = None) -> str:
        """Sends an event to every subscription of its topic; returns the event id.

        With `uri` to that address alone, as the default app: so the compliance topics go, which no subscription has.
        """
        self._events += 1
        event = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.shop.name}/{self.shop.seeds.seed}/{self._events}"))
        triggered = iso(self.shop.now()).replace("Z", f".{time.time_ns() // 1_000 % 1_000_000:06d}000Z")
        if uri is not None:
            self._enqueue(
                Subscription(0, DEFAULT_CLIENT_ID, topic, uri, "", ""), event, topic, object_id, dump(body), triggered
            )
            return event
        payload: bytes | None = None
        for one in list(self.subscriptions.values()):
            if one.topic != topic:
                continue
            if one.include_fields:
                chosen = {key: value for key, value in body.items() if key in one.include_fields}
                self._enqueue(one, event, topic, object_id, dump(chosen), triggered)
                continue
            payload = payload if payload is not None else dump(body)
            self._enqueue(one, event, topic, object_id, payload, triggered)
        return event

    def _enqueue(
        self, one: Subscription, event: str, topic: str, object_id: int | None, body: bytes, triggered: str
    ) -> None:
        self._seq += 1
        name = f"{self.shop.name}/{self.shop.seeds.seed}/delivery/{self._seq}/{one.number}"
        webhook_id = str(uuid.uuid5(uuid.NAMESPACE_URL, name))
        delivery = Delivery(
            self._seq, webhook_id, event, topic, object_id, one.uri, one.client_id, one.number, body, triggered
        )
        self.deliveries[delivery.seq] = delivery
        while len(self.deliveries) > DELIVERIES_KEPT:
            self.deliveries.popitem(last=False)
        if self.paused:
            delivery.state = "held"
            self.held.append(delivery.seq)
        else:
            self._dispatch(delivery)

    def _dispatch(self, delivery: Delivery) -> None:
        faults = self.shop.faults
        odds = faults.webhooks
        seed = int(odds.get("seed", 0))
        if faults.chance("webhooks", odds.get("lose", 0), seed):
            delivery.state = "lost"
            self.counts["lost"] += 1
            return
        delay = 0.25 if faults.chance("webhooks", odds.get("reorder", 0), seed) else 0.0
        self._start(delivery, delay)
        if faults.chance("webhooks", odds.get("duplicate", 0), seed):
            self._start(delivery, delay, once=True)

    def _start(self, delivery: Delivery, delay: float = 0.0, *, once: bool = False) -> None:
        self._spawn(self._deliver(delivery, delay, once=once))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self.pending += 1
        self._quiet.clear()
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self.pending -= 1
        if self.pending == 0:
            self._quiet.set()

    # --- sending -------------------------------------------------------------------------------------------------

    async def _deliver(self, delivery: Delivery, delay: float, *, once: bool) -> None:
        """First attempt and retries. The original payload and id go out each time."""
        if delay:
            await asyncio.sleep(delay)
        delivery.state = "pending"
        for wait in [*retry_delays(), None]:
            if await self.attempt(delivery) or once:
                return
            if wait is None:
                break
            await asyncio.sleep(wait / self.settings.time_scale)
            if delivery.subscription and delivery.subscription not in self.subscriptions:
                break
        delivery.state = "failed"
        self.counts["failed"] += 1
        if delivery.subscription is not None:
            self.unsubscribe(delivery.subscription)

    async def attempt(
        self, delivery: Delivery, *, signature: str = "good", body: bytes | None = None, uri: str | None = None
    ) -> bool:
        """Sends once; whether it was answered with a 2xx."""
        payload = delivery.body if body is None else body
        headers = self.headers(delivery, payload, signature)
        async with self._open_gate():
            client = self._open_client()
            delivery.attempts += 1
            self.attempts += 1
            delivery.last_sent_at = time.time()
            if delivery.sent_at is None:
                delivery.sent_at = delivery.last_sent_at
            try:
                answer = await asyncio.wait_for(
                    client.post(uri or delivery.uri, content=payload, headers=headers), self.settings.timeout
                )
                delivery.status = answer.status_code
            except (httpx.HTTPError, httpx.InvalidURL, TimeoutError):
                delivery.status = None
            delivery.answered_at = time.time()
        fine = delivery.status is not None and 200 <= delivery.status < 300
        if fine and delivery.state not in ("delivered", "forged"):
            delivery.state = "delivered"
            self.counts["delivered"] += 1
        return fine

    def headers(self, delivery: Delivery, payload: bytes, signature: str) -> dict[str, str]:
        """The vendor's headers; `signature` is good, bad or missing."""
        app = self.shop.apps.get(delivery.client_id)
        key = (app.client_secret if app else "") + ("-forged" if signature == "bad" else "")
        digest = hmac.new(key.encode(), payload, hashlib.sha256).digest()
        headers = {
            "Content-Type": "application/json",
            "X-Shopify-Topic": delivery.topic,
            "X-Shopify-Hmac-Sha256": base64.b64encode(digest).decode(),
            "X-Shopify-Shop-Domain": self.shop.domain,
            "X-Shopify-API-Version": API_VERSION,
            "X-Shopify-Webhook-Id": delivery.webhook_id,
            "X-Shopify-Event-Id": delivery.event_id,
            "X-Shopify-Triggered-At": delivery.triggered_at,
        }
        if signature == "missing":
            del headers["X-Shopify-Hmac-Sha256"]
        one = self.subscriptions.get(delivery.subscription or 0)
        style = (one.header_style if one else None) or self.settings.header_style
        if style == "unprefixed":
            return {UNPREFIXED.get(name, name): value for name, value in headers.items()}
        return headers

    def _open_client(self) -> httpx.AsyncClient:
        if self._client is None:
            limits = httpx.Limits(max_connections=None, max_keepalive_connections=64)
            # `attempt` keeps the time: the vendor's five seconds are for the whole exchange.
            self._client = httpx.AsyncClient(timeout=None, limits=limits, trust_env=False, verify=_trust())  # noqa: S113
        return self._client

    def _open_gate(self) -> asyncio.Semaphore:
        if self._gate is None:
            self._gate = asyncio.Semaphore(self.settings.concurrency)
        return self._gate

    # --- control -------------------------------------------------------------------------------------------------

    def configure(self, values: dict[str, Any]) -> None:
        """Changes settings. Raises KeyError for one that does not exist."""
        for name, value in values.items():
            if name not in self.settings.__dataclass_fields__:
                raise KeyError(name)
            setattr(self.settings, name, value)
        self._gate = None

    def resume(self, body: dict[str, Any]) -> dict[str, int]:
        """Releases what was held, in the order asked for."""
        rng = Random(int(body.get("seed", 0)))  # noqa: S311 - a reproducible order, no secret
        order, seqs = body.get("order", "sent"), list(self.held)
        if isinstance(order, list):
            seqs = [seq for seq in order if seq in self.deliveries]
        elif order == "reversed":
            seqs.reverse()
        elif order == "shuffled":
            rng.shuffle(seqs)
        if "concurrency" in body:
            self.configure({"concurrency": body["concurrency"]})
        lost = {seq for seq in seqs if rng.random() < body.get("lose", 0)}
        twice = [seq for seq in seqs if seq not in lost and rng.random() < body.get("duplicate", 0)]
        forged = rng.sample(seqs, min(int(body.get("bad_signatures", 0)), len(seqs)))
        self.paused, self.held = False, []
        plan = [(seq, "good") for seq in seqs if seq not in lost]
        extra = [(seq, "twice") for seq in twice] + [(seq, "bad") for seq in forged]
        for one in extra:
            plan.insert(rng.randrange(len(plan) + 1), one)
        for seq in lost:
            self.deliveries[seq].state = "lost"
            self.counts["lost"] += 1
        if isinstance(order, list) or order == "reversed":
            self._spawn(self._in_order(plan))
            plan = []
        for seq, how in plan:
            if how == "bad":
                self._forge(self.deliveries[seq])
            else:
                self._start(self.deliveries[seq], once=how == "twice")
        return {"released": len(seqs) - len(lost), "duplicated": len(twice), "lost": len(lost), "forged": len(forged)}

    async def _in_order(self, plan: list[tuple[int, str]]) -> None:
        """One after the other, each answered before the next is sent; what fails is retried as ever."""
        for seq, how in plan:
            delivery = self.deliveries[seq]
            if how == "bad":
                await self._forged(delivery)
            elif not await self.attempt(delivery) and how == "good":
                self._start(delivery)

    def _forge(self, original: Delivery) -> None:
        self._spawn(self._forged(original))

    async def _forged(self, original: Delivery) -> None:
        """A copy with a bad signature: another webhook id, sent once."""
        copy = replace(original, webhook_id=str(uuid.uuid4()), state="forged")
        await self.attempt(copy, signature="bad")

    async def idle(self, timeout: float) -> bool:  # noqa: ASYNC109 - the answer says whether it was reached
        """Waits until nothing is on its way; False when that did not happen in time."""
        try:
            await asyncio.wait_for(self._quiet.wait(), timeout)
        except TimeoutError:
            return False
        return True

    def stats(self) -> dict[str, int]:
        """Counts."""
        return {"pending": self.pending, "held": len(self.held), **self.counts, "attempts": self.attempts}

    async def close(self) -> None:
        """Ends deliveries and connections."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    """The certificates of the world, read once: that takes longer than a hundred deliveries."""
    return httpx.create_ssl_context(trust_env=False)


def subscription_gid(number: int) -> str:
    """The gid of a subscription."""
    return gid("WebhookSubscription", number)
