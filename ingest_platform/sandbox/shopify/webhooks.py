"""Webhook subscriptions and deliveries: signed, retried and given up as Shopify does.

Facts: 5 s timeout; 8 retries over 4 hours, exponentially, with the original payload and webhook id; then the
subscription is removed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common import deliveries
from ingest_platform.sandbox.common.apps import DEFAULT_CLIENT_ID
from ingest_platform.sandbox.common.deliveries import Delivery
from ingest_platform.sandbox.common.faults import Faults
from ingest_platform.sandbox.common.values import dump
from ingest_platform.sandbox.shopify.values import Doc, gid, iso

if TYPE_CHECKING:
    from ingest_platform.sandbox.shopify.shop import Shop

API_VERSION = "2026-10"
RETRIES = 8
FOUR_HOURS = 4 * 3_600.0
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
class Settings(deliveries.Settings):
    """How deliveries go out."""

    header_style: str = "x-shopify"


class Webhooks(deliveries.DeliveryQueue):
    """The webhooks of one shop."""

    settings: Settings

    def __init__(self, shop: Shop) -> None:
        super().__init__(Settings())
        self.shop = shop
        self.subscriptions: dict[int, Subscription] = {}
        self._events = 0

    @property
    def faults(self) -> Faults:
        """What is wrong with the shop now."""
        return self.shop.faults

    def retry_delays(self) -> list[float]:
        """Seconds before each retry."""
        return retry_delays()

    def wanted(self, delivery: Delivery) -> bool:
        """Whether the subscription still exists."""
        return not delivery.subscription or delivery.subscription in self.subscriptions

    def gave_up(self, delivery: Delivery) -> None:
        """Removes the subscription."""
        if isinstance(delivery.subscription, int):
            self.unsubscribe(delivery.subscription)

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
        seq = self.next_seq()
        name = f"{self.shop.name}/{self.shop.seeds.seed}/delivery/{seq}/{one.number}"
        webhook_id = str(uuid.uuid5(uuid.NAMESPACE_URL, name))
        self.enqueue(
            Delivery(seq, webhook_id, event, topic, object_id, one.uri, one.client_id, one.number, body, triggered)
        )

    # --- signing -------------------------------------------------------------------------------------------------

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
        one = self.subscriptions.get(delivery.subscription) if isinstance(delivery.subscription, int) else None
        style = (one.header_style if one else None) or self.settings.header_style
        if style == "unprefixed":
            return {UNPREFIXED.get(name, name): value for name, value in headers.items()}
        return headers


def subscription_gid(number: int) -> str:
    """The gid of a subscription."""
    return gid("WebhookSubscription", number)
