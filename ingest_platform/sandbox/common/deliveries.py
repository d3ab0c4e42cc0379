"""Webhook deliveries of one account: queued, held back, sent, retried, duplicated, lost and forged.

A vendor's `Webhooks` derives from `DeliveryQueue` and says how a delivery is signed (`headers`), when it is retried
(`retry_delays`), whether its subscription still wants it (`wanted`), and what becomes of that in the end (`gave_up`).
"""

from __future__ import annotations

import asyncio
import ssl
import time
import uuid
from collections import OrderedDict
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random
from typing import Any

import httpx

from ingest_platform.sandbox.common.faults import Faults
from ingest_platform.sandbox.common.values import assign

DELIVERIES_KEPT = 100_000


@dataclass
class Delivery:
    """One webhook on its way to one subscription."""

    seq: int
    webhook_id: str
    event_id: str
    topic: str
    object_id: int | str | None
    uri: str
    client_id: str
    subscription: int | str | None
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


class DeliveryQueue:
    """The deliveries of one account."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.deliveries: OrderedDict[int, Delivery] = OrderedDict()
        self.paused = False
        self.held: list[int] = []
        self.pending = 0
        self.attempts = 0
        self.counts = {"delivered": 0, "failed": 0, "lost": 0}
        self._seq = 0
        self._client: httpx.AsyncClient | None = None
        self._gate: asyncio.Semaphore | None = None
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._tasks: set[asyncio.Task[None]] = set()

    # --- what the vendor says ------------------------------------------------------------------------------------

    @property
    def faults(self) -> Faults:
        """What is wrong with the account now."""
        raise NotImplementedError

    def headers(self, delivery: Delivery, payload: bytes, signature: str) -> dict[str, str]:
        """The vendor's headers; `signature` is good, bad, missing, or another word that the vendor's sandbox knows."""
        raise NotImplementedError

    def retry_delays(self) -> Sequence[float]:
        """Seconds before each retry."""
        raise NotImplementedError

    def wanted(self, delivery: Delivery) -> bool:
        """Whether what it is for still wants it; asked before each retry."""
        raise NotImplementedError

    def gave_up(self, delivery: Delivery) -> None:
        """Called after the last try."""

    # --- queueing ------------------------------------------------------------------------------------------------

    def next_seq(self) -> int:
        """The number of the next delivery."""
        self._seq += 1
        return self._seq

    def enqueue(self, delivery: Delivery) -> None:
        """Sends a delivery, or holds it while the queue is paused."""
        self.deliveries[delivery.seq] = delivery
        while len(self.deliveries) > DELIVERIES_KEPT:
            self.deliveries.popitem(last=False)
        if self.paused:
            delivery.state = "held"
            self.held.append(delivery.seq)
        else:
            self._dispatch(delivery)

    def _dispatch(self, delivery: Delivery) -> None:
        faults = self.faults
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
        for wait in [*self.retry_delays(), None]:
            if await self.attempt(delivery) or once:
                return
            if wait is None:
                break
            await asyncio.sleep(wait / self.settings.time_scale)
            if not self.wanted(delivery):
                break
        delivery.state = "failed"
        self.counts["failed"] += 1
        self.gave_up(delivery)

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

    def _open_client(self) -> httpx.AsyncClient:
        if self._client is None:
            limits = httpx.Limits(max_connections=None, max_keepalive_connections=64)
            # `attempt` keeps the time: the vendor's seconds are for the whole exchange.
            self._client = httpx.AsyncClient(timeout=None, limits=limits, trust_env=False, verify=_trust())  # noqa: S113
        return self._client

    def _open_gate(self) -> asyncio.Semaphore:
        if self._gate is None:
            self._gate = asyncio.Semaphore(self.settings.concurrency)
        return self._gate

    # --- control -------------------------------------------------------------------------------------------------

    def configure(self, values: dict[str, Any]) -> None:
        """Changes settings. Raises KeyError for one that does not exist."""
        assign(self.settings, values)
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
