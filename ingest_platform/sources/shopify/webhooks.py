"""The door for Shopify's webhooks: signature, and what the headers say. No I/O.

Facts: https://shopify.dev/docs/apps/build/webhooks — HMAC-SHA256 of the raw body with the app's client
secret, in base64. Two styles of header names are in use: `X-Shopify-Topic` and, for the newer events,
`shopify-topic`.
"""

import base64
import binascii
import hashlib
import hmac
import uuid
from collections.abc import Mapping
from typing import Any

from ingest_platform import canonical
from ingest_platform.extract.connector import Delivery, Person, Secrets
from ingest_platform.sources.shopify.account_topics import EFFECTS
from ingest_platform.sources.shopify.search import moment_of

PREFIXES = ("x-shopify-", "shopify-")


class ShopifyDoor:
    """A `WebhookDoor`."""

    def accounts(self, headers: Mapping[str, str], body: bytes) -> tuple[str, ...]:  # noqa: ARG002 — the headers tell
        """The shop's domain."""
        shop = _header(headers, "shop-domain")
        return (shop,) if shop else ()

    def verify(self, headers: Mapping[str, str], body: bytes, secrets: Secrets) -> bool:
        """Whether one of the app's secrets signed these bytes; after a rotation two are in use for a
        while.
        """
        try:
            given = base64.b64decode(_header(headers, "hmac-sha256") or "", validate=True)
        except (binascii.Error, ValueError):
            return False
        keys = signing_keys(secrets)
        # Every key is tried, so that the time taken tells nothing.
        matches = [hmac.compare_digest(hmac.digest(k.encode(), body, hashlib.sha256), given) for k in keys]
        return any(matches)

    def read(self, headers: Mapping[str, str], body: bytes) -> tuple[Delivery, ...]:
        """The delivery: a request of Shopify's holds one.

        Raises:
            ValueError: no topic, no delivery id, or a body that is no JSON object.
        """
        topic = _header(headers, "topic")
        if not topic:
            raise ValueError("the webhook names no topic")
        action = _header(headers, "action")
        if action and "/" not in topic:
            topic = f"{topic}/{action}"
        delivery_id = _header(headers, "webhook-id")
        if not delivery_id:
            raise ValueError("the webhook carries no webhook id")
        try:
            document = canonical.parse(body)
        except ValueError:
            raise ValueError("the webhook's body is no JSON") from None
        if not isinstance(document, dict):
            raise ValueError("the webhook's body is no JSON object")  # noqa: TRY004 — of the delivery, not of code
        effect = EFFECTS.get(topic.lower())
        delivery = Delivery(
            topic=topic.lower(),
            delivery_id=delivery_id,
            event_id=_header(headers, "event-id"),
            triggered_at=moment_of(_header(headers, "triggered-at")),
            account=_header(headers, "shop-domain"),
            body=document,
            effect=effect,
            person=person_of(document) if effect in ("erase_person", "export_person") else None,
        )
        return (delivery,)

    def self_test(self, secrets: Secrets, account: str) -> tuple[dict[str, str], bytes] | None:
        """A delivery that we sign ourselves, to test the receiver with."""
        keys, body = signing_keys(secrets), canonical.dump({"self_test": True})
        if not keys:
            return None
        headers = {
            "X-Shopify-Topic": "ingest/self_test",
            "X-Shopify-Webhook-Id": f"self-test-{uuid.uuid4()}",
            "X-Shopify-Shop-Domain": account,
            "X-Shopify-Hmac-Sha256": base64.b64encode(hmac.digest(keys[0].encode(), body, hashlib.sha256)).decode(),
        }
        return headers, body


def person_of(body: Mapping[str, Any]) -> Person:
    """The person of a compliance webhook: `customer` {id, email, phone}, and the orders that it names.

    Facts: https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance — `orders_to_redact` of
    customers/redact, `orders_requested` of customers/data_request.
    """
    customer = body.get("customer")
    known = customer if isinstance(customer, dict) else {}
    named = body.get("orders_to_redact") or body.get("orders_requested")
    orders = tuple(str(one) for one in named) if isinstance(named, list) else ()
    contacts = tuple(str(known[key]).strip() for key in ("email", "phone") if known.get(key))
    identity = known.get("id")
    return Person(str(identity) if identity else None, contacts, {"order": orders} if orders else {})


def signing_keys(secrets: Secrets) -> list[str]:
    """The client secret and what else may sign: `webhook_secrets`, a JSON list or joined by commas."""
    more = secrets.values.get("webhook_secrets", "")
    listed = canonical.parse(more.encode()) if more.lstrip().startswith("[") else more.split(",")
    keys = [secrets.values.get("client_secret", ""), *(str(k).strip() for k in listed)]
    return [k for k in keys if k]


def _header(headers: Mapping[str, str], name: str) -> str | None:
    """A header in either style, whatever its case."""
    for prefix in PREFIXES:
        value = headers.get(prefix + name)
        if value is not None:
            return value
    wanted = {prefix + name for prefix in PREFIXES}
    return next((v for k, v in headers.items() if k.lower() in wanted), None)
