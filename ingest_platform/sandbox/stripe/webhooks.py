"""Webhook endpoints and v2 event destinations, and deliveries to them: signed and retried as Stripe does.

Facts: the header is `Stripe-Signature: t=<seconds>,v1=<hex>[,v1=…]`, the signed text `<t>.<body>`, the key the whole
`whsec_…`; a test-mode endpoint is tried three times over a few hours, and is not removed when that was in vain.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common import deliveries
from ingest_platform.sandbox.common.deliveries import Delivery
from ingest_platform.sandbox.common.faults import Faults
from ingest_platform.sandbox.common.values import Doc, dump
from ingest_platform.sandbox.stripe.families import BY_NAME
from ingest_platform.sandbox.stripe.values import API_VERSION, base

if TYPE_CHECKING:
    from ingest_platform.sandbox.stripe.account import Account
    from ingest_platform.sandbox.stripe.events import Event

HEX = "0123456789abcdef"
RETRY_DELAYS = (600.0, 3_600.0, 10_800.0)
OLD_SECONDS = 3_600
"""How long ago a delivery with an `old` signature says it was signed; a receiver's tolerance is 300 s."""


@dataclass
class Endpoint:
    """A webhook endpoint (v1, whole objects) or an event destination (v2; `thin` has names alone)."""

    id: str
    url: str
    enabled_events: list[str]
    secret: str
    created: int
    api_version: str | None = None
    description: str | None = None
    name: str = ""
    connect: bool = False
    thin: bool = False
    destination: bool = False
    status: str = "enabled"
    updated: int = 0
    previous_secret: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)

    def wants(self, kind: str) -> bool:
        """Whether it is to hear of a snapshot event's type."""
        named = f"v1.{kind}" if self.thin else kind
        heard = self.status == "enabled" and not self.connect  # which hears of connected accounts alone
        return heard and bool({"*", named} & set(self.enabled_events))


class Webhooks(deliveries.DeliveryQueue):
    """The endpoints of one account, and their deliveries."""

    def __init__(self, account: Account) -> None:
        super().__init__(deliveries.Settings(timeout=20.0))
        self.account = account
        self.endpoints: dict[str, Endpoint] = {}
        self._secrets = 0

    @property
    def faults(self) -> Faults:
        """What is wrong with the account now."""
        return self.account.faults

    def retry_delays(self) -> tuple[float, ...]:
        """Three more tries over four hours."""
        return RETRY_DELAYS

    def wanted(self, delivery: Delivery) -> bool:
        """Whether the endpoint still listens."""
        if not delivery.subscription:
            return True
        one = self.endpoints.get(str(delivery.subscription))
        return one is not None and one.status == "enabled"

    # --- endpoints

    def add(self, url: str, enabled_events: list[str], **options: Any) -> Endpoint:
        """A new endpoint with a secret of its own."""
        prefix = "ed_test_" if options.get("destination") else "we_"
        number = self.account.seeds.bits("endpoint", len(self.endpoints) + self._secrets)
        moment = int(self.account.now())
        made = Endpoint(
            f"{prefix}{base(number, HEX, 16)}",
            url,
            enabled_events,
            self.new_secret(),
            moment,
            updated=moment,
            **options,
        )
        self.endpoints[made.id] = made
        return made

    def new_secret(self) -> str:
        """`whsec_…`."""
        self._secrets += 1
        return f"whsec_{self.account.seeds.token('whsec', self._secrets, 32)}"

    def rotate(self, one: Endpoint) -> str:
        """A new secret, beside which the old one stays in effect; returns the new one."""
        one.previous_secret, one.secret = one.secret, self.new_secret()
        return one.secret

    def interested(self, kind: str) -> int:
        """How many endpoints are to hear of a type."""
        return sum(one.wants(kind) for one in self.endpoints.values())

    @staticmethod
    def path_of(object_name: str, identifier: str) -> str:
        """Where an object is fetched."""
        family = BY_NAME.get(object_name)
        if family is None:
            return f"/v1/{object_name}s/{identifier}"
        return family.path if family.single else f"{family.path}/{identifier}"

    # --- events

    def fire(self, event: Event, *, uri: str | None = None) -> None:
        """Sends an event to every endpoint that wants it.

        With `uri` to that address alone, signed with the first endpoint's secret.
        """
        targets = [one for one in self.endpoints.values() if one.wants(event.type)]
        if uri is not None:
            known = next(iter(self.endpoints.values()), None)
            targets = [Endpoint("", uri, ["*"], known.secret if known else "whsec_none", 0)]
        body = dump(event.document) if any(not one.thin for one in targets) else b""
        for one in targets:
            seq = self.next_seq()
            payload = dump(event.thin) if one.thin else body
            triggered = datetime.fromtimestamp(event.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            self.enqueue(
                Delivery(
                    seq,
                    event.id,
                    event.id,
                    event.type,
                    event.object_id,
                    one.url,
                    one.secret,
                    one.id,
                    payload,
                    triggered,
                )
            )

    def headers(self, delivery: Delivery, payload: bytes, signature: str) -> dict[str, str]:
        """The vendor's headers. `signature`: good, bad, missing, or old (signed an hour ago)."""
        one = self.endpoints.get(str(delivery.subscription))
        secrets = [one.secret if one else delivery.client_id]
        if one is not None and one.previous_secret:
            secrets.append(one.previous_secret)
        moment = int(self.account.now()) - (OLD_SECONDS if signature == "old" else 0)
        signed = [sign(secret + ("-forged" if signature == "bad" else ""), moment, payload) for secret in secrets]
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
            "Stripe-Signature": ",".join([f"t={moment}", *(f"v1={one}" for one in signed)]),
        }
        if signature == "missing":
            del headers["Stripe-Signature"]
        return headers


def sign(secret: str, moment: int, payload: bytes) -> str:
    """The hex digest of `<t>.<body>`."""
    return hmac.new(secret.encode(), f"{moment}.".encode() + payload, hashlib.sha256).hexdigest()


def endpoint_shown(one: Endpoint, *, secret: bool = False) -> Doc:
    """As /v1 answers it; the secret only when it was made just now."""
    return {
        "id": one.id,
        "object": "webhook_endpoint",
        "api_version": one.api_version,
        "application": None,
        "created": one.created,
        "description": one.description,
        "enabled_events": one.enabled_events,
        "livemode": False,
        "metadata": one.metadata,
        **({"secret": one.secret} if secret else {}),
        "status": one.status,
        "url": one.url,
    }


def destination_shown(one: Endpoint, include: list[str]) -> Doc:
    """As /v2 answers it; url and secret only when they are asked for, the secret at creation alone."""

    def moment(at: int) -> str:
        return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    shown: Doc = {"signing_secret": None, "url": None}
    if "webhook_endpoint.signing_secret" in include:
        shown["signing_secret"] = one.secret
    if "webhook_endpoint.url" in include:
        shown["url"] = one.url
    return {
        "id": one.id,
        "object": "v2.core.event_destination",
        "created": moment(one.created),
        "description": one.description or "",
        "enabled_events": one.enabled_events,
        "event_payload": "thin" if one.thin else "snapshot",
        "events_from": ["self"],
        "livemode": False,
        "metadata": one.metadata,
        "name": one.name,
        "snapshot_api_version": None if one.thin else one.api_version or API_VERSION,
        "status": one.status,
        "status_details": None,
        "type": "webhook_endpoint",
        "updated": moment(one.updated),
        "webhook_endpoint": shown,
    }
