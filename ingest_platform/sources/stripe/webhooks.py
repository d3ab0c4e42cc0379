"""The door for Stripe's webhooks: signature, and what an event says. No I/O.

Facts: https://docs.stripe.com/webhooks/signature and the SDK 16.1.0 — header `Stripe-Signature: t=…,v1=…[,v1=…]`;
HMAC-SHA256 in lower-case hex over `{t}.{body}`, keyed with the endpoint's whole secret (`whsec_…`); any `v1` may match,
`v0` counts for nothing; tolerance 300 seconds.
"""

import hashlib
import hmac
import time
import uuid
from collections.abc import Callable, Mapping

from ingest_platform import canonical
from ingest_platform.extract.connector import Delivery, Secrets
from ingest_platform.sources.stripe.account_topics import EFFECTS
from ingest_platform.sources.stripe.events import Event, event_of

HEADER = "stripe-signature"
TOLERANCE = 300.0
"""Seconds that a signature holds, either way: the SDK looks at old ones alone, but none is signed in the future."""

_MOST_SIGNATURES = 16


class StripeDoor:
    """A `WebhookDoor`. `clock` gives seconds since 1970."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock

    def accounts(self, headers: Mapping[str, str], body: bytes) -> tuple[str, ...]:  # noqa: ARG002 — the body tells
        """The connected account that the event names, if it does."""
        try:
            account = _event(body).account
        except ValueError:
            return ()
        return (account,) if account else ()

    def verify(self, headers: Mapping[str, str], body: bytes, secrets: Secrets) -> bool:
        """Whether the endpoint's secret signed these bytes, lately; after a rotation two secrets hold for a while."""
        timestamp, given = _signatures(_header(headers))
        if timestamp is None or abs(self._clock() - int(timestamp)) > TOLERANCE:
            return False
        expected = [_signed(key, timestamp, body).encode() for key in secrets.webhook_keys]
        # Every pair is compared, so that the time taken tells nothing.
        matches = [hmac.compare_digest(one, signature) for one in expected for signature in given]
        return any(matches)

    def read(self, headers: Mapping[str, str], body: bytes) -> tuple[Delivery, ...]:  # noqa: ARG002 — the body tells
        """The delivery: a request of Stripe's holds one event.

        Raises:
            ValueError: the body is no event.
        """
        event = _event(body)
        return (
            Delivery(
                topic=event.topic,
                delivery_id=event.id,
                event_id=event.id,
                triggered_at=event.created,
                account=event.account,
                body=event.body,
                effect=EFFECTS.get(event.topic),
                thin=event.thin,
            ),
        )

    def self_test(self, secrets: Secrets, account: str) -> tuple[dict[str, str], bytes] | None:  # noqa: ARG002
        """An event that we sign ourselves, to test the receiver with. It names no account, as most events."""
        if not secrets.webhook_keys:
            return None
        event = {"id": f"self-test-{uuid.uuid4()}", "object": "event", "type": "ingest.self_test"}
        body, timestamp = canonical.dump({**event, "data": {"object": {}}}), str(int(self._clock()))
        return {"Stripe-Signature": f"t={timestamp},v1={_signed(secrets.webhook_keys[0], timestamp, body)}"}, body


def _signed(key: bytes, timestamp: str, body: bytes) -> str:
    return hmac.digest(key, timestamp.encode() + b"." + body, hashlib.sha256).hex()


def _event(body: bytes) -> Event:
    try:
        document = canonical.parse(body)
    except ValueError:
        raise ValueError("the webhook's body is no JSON") from None
    return event_of(document)


def _signatures(header: str) -> tuple[str | None, list[bytes]]:
    """The timestamp and the `v1` signatures of a header."""
    timestamp: str | None = None
    found: list[bytes] = []
    for part in header.split(","):
        name, _, value = part.strip().partition("=")
        if name == "t" and value.isascii() and value.isdecimal() and len(value) <= 12:
            timestamp = value
        elif name == "v1" and len(found) < _MOST_SIGNATURES:
            found.append(value.encode("utf-8", "surrogateescape"))
    return timestamp, found


def _header(headers: Mapping[str, str]) -> str:
    value = headers.get(HEADER)
    if value is None:
        value = next((v for k, v in headers.items() if k.lower() == HEADER), "")
    return value
