"""The door for QuickBooks' webhooks: signature, and the two formats in which bodies come. No I/O.

Facts: facts.json, webhook_signature and webhook_formats: base64 of the HMAC-SHA256 of the raw body with the app's
verifier token. The older format groups entities by company; the newer is a JSON array of CloudEvents, may mix companies
and may come as `application/cloudevents+json`. Neither carries the object: `data` is empty or partial.
"""

import base64
import binascii
import hashlib
import hmac
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest_platform import canonical
from ingest_platform.extract.connector import Delivery, Secrets
from ingest_platform.sources.quickbooks.api import moment
from ingest_platform.sources.quickbooks.listing import QueryListing
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform.sources.quickbooks.topics import OPERATIONS

SIGNATURE = "intuit-signature"
_NAMES = {
    o.listing.entity.lower(): o.listing.entity for o in QUICKBOOKS.object_types if isinstance(o.listing, QueryListing)
}
_PAST = {"created": "Create", "updated": "Update", "deleted": "Delete", "merged": "Merge", "voided": "Void"}
_OPERATIONS = {**_PAST, **{o.lower(): o for o in OPERATIONS}}


class QuickBooksDoor:
    """A `WebhookDoor`."""

    def accounts(self, headers: Mapping[str, str], body: bytes) -> Sequence[str]:
        """The companies that the body names; none when it is no delivery."""
        try:
            return list(dict.fromkeys(d.account for d in self.read(headers, body) if d.account))
        except ValueError:
            return []

    def verify(self, headers: Mapping[str, str], body: bytes, secrets: Secrets) -> bool:
        """Whether the app's verifier token, or the one before it, signed these bytes."""
        given = next((v for k, v in headers.items() if k.lower() == SIGNATURE), "")
        try:
            signature = base64.b64decode(given, validate=True)
        except (binascii.Error, ValueError):
            return False
        # Every key is tried, so that the time taken tells nothing.
        keys = secrets.webhook_keys
        matches = [hmac.compare_digest(hmac.digest(key, body, hashlib.sha256), signature) for key in keys]
        return any(matches)

    def read(self, headers: Mapping[str, str], body: bytes) -> Sequence[Delivery]:  # noqa: ARG002 — the interface's
        """A delivery for each entity that the body names; of a merge, one for each of the two.

        Raises ValueError when the body has neither format.
        """
        try:
            document = canonical.parse(body)
        except ValueError:
            raise ValueError("the webhook's body is no JSON") from None
        if isinstance(document, dict) and document.get("specversion"):
            document = [document]
        if isinstance(document, list):
            return [d for event in document for d in _cloud_event(event)]
        if isinstance(document, dict) and isinstance(document.get("eventNotifications"), list):
            return [d for one in document["eventNotifications"] for d in _notification(one)]
        raise ValueError("the webhook's body is neither a list of CloudEvents nor has it eventNotifications")

    def self_test(self, secrets: Secrets, account: str) -> tuple[dict[str, str], bytes] | None:
        """A CloudEvent that we sign ourselves, to test the receiver with."""
        if not secrets.webhook_keys:
            return None
        event = {"specversion": "1.0", "id": f"self-test-{uuid.uuid4()}", "type": "qbo.selftest.created.v1"}
        body = canonical.dump([{**event, "intuitaccountid": account}])
        return {SIGNATURE: base64.b64encode(hmac.digest(secrets.webhook_keys[0], body, hashlib.sha256)).decode()}, body


def _cloud_event(event: Any) -> Iterator[Delivery]:
    if not isinstance(event, dict):
        raise ValueError("a CloudEvent is no JSON object")  # noqa: TRY004 — of the delivery, not of code
    parts = str(event.get("type", "")).split(".")
    if len(parts) < 3 or parts[0] != "qbo":
        raise ValueError(f"a CloudEvent has type {event.get('type')!r} and not qbo.<entity>.<what happened>.v1")
    name = "".join(c for c in parts[1] if c.isalnum()).lower()
    delivery_id = str(event.get("id") or "")
    if not delivery_id:
        raise ValueError("a CloudEvent has no id")
    data = event.get("data")
    merged = data.get("deletedId") if isinstance(data, dict) else None
    yield from _deliveries(
        entity=_NAMES.get(name, parts[1]),
        operation=_OPERATIONS.get(parts[2].lower(), parts[2]),
        account=event.get("intuitaccountid"),
        ids=(event.get("intuitentityid"), merged),
        time=event.get("time"),
        delivery_id=delivery_id,
    )


def _notification(one: Any) -> Iterator[Delivery]:
    realm = one.get("realmId") if isinstance(one, dict) else None
    changed = one.get("dataChangeEvent") if isinstance(one, dict) else None
    entities = changed.get("entities") if isinstance(changed, dict) else None
    if not realm or not isinstance(entities, list):
        raise ValueError("a notification names no realmId, or no entities")
    for entity in entities:
        if not isinstance(entity, dict):
            raise ValueError("an entity of a notification is no JSON object")  # noqa: TRY004
        name, operation = str(entity.get("name") or ""), str(entity.get("operation") or "")
        said = "\0".join(str(entity.get(key)) for key in ("name", "id", "operation", "lastUpdated", "deletedId"))
        yield from _deliveries(
            entity=_NAMES.get(name.lower(), name),
            operation=_OPERATIONS.get(operation.lower(), operation),
            account=realm,
            ids=(entity.get("id"), entity.get("deletedId")),
            time=entity.get("lastUpdated"),
            # Such a notification has no id: what it says is the same at every try.
            delivery_id=hashlib.sha256(f"{realm}\0{said}".encode()).hexdigest(),
        )


def _deliveries(
    *, entity: str, operation: str, account: Any, ids: tuple[Any, Any], time: Any, delivery_id: str
) -> Iterator[Delivery]:
    if not account:
        raise ValueError("the webhook names no company")
    for place, object_id in enumerate(ids):
        if object_id is None and place:
            continue
        yield Delivery(
            topic=f"{entity}.{operation}",
            delivery_id=f"{delivery_id}:merged" if place else delivery_id,
            event_id=delivery_id,
            triggered_at=moment(_microseconds(time)),
            account=str(account),
            body={"Id": None if object_id is None else str(object_id)},
            thin=True,
        )


def _microseconds(time: Any) -> Any:
    """A time as Python reads it: CloudEvents count nanoseconds."""
    if not isinstance(time, str) or "." not in time:
        return time
    whole, _, rest = time.partition(".")
    digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    return f"{whole}.{digits[:6]}{rest[len(digits) :]}"
