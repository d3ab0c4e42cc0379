"""Stripe's events: what each means for the copy, whether it came by webhook or stands in the event log.

Facts: https://docs.stripe.com/api/events — `data.object` is the object as it was, in the API version that the account
had when the event was created (`api_version`), which need not be ours; the log reaches back 30 days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ingest_platform.sources.stripe.moments import moment
from ingest_platform.sources.stripe.source import STRIPE

# These carry what hangs on a customer, and not the customer.
_OF_A_CUSTOMER = ("customer.discount.", "customer.source.")


@dataclass(frozen=True, slots=True)
class Event:
    """An event in the platform's words. A `thin` one names its object, `body` then being `{"id": …}` alone."""

    id: str
    topic: str
    created: datetime | None
    body: dict[str, Any]
    thin: bool
    account: str | None


def event_of(document: Any) -> Event:
    """An event as a webhook or the log carries it, or the notification of a v2 event destination.

    Raises:
        ValueError: it is none; the sentence says why.
    """
    if not isinstance(document, dict) or not isinstance(document.get("id"), str):
        raise ValueError("the body is no event: it has no id")  # noqa: TRY004 — of the event, not of code
    kind = document.get("type")
    if not isinstance(kind, str) or not kind:
        raise ValueError("the event names no type")
    if document.get("object") == "v2.core.event":
        return _notification(document, kind)
    data = document.get("data")
    body = data.get("object") if isinstance(data, dict) else None
    if not isinstance(body, dict):
        raise ValueError("the event carries no object")  # noqa: TRY004 — of the event, not of code
    topic, body, named = _subject(kind, body)
    return Event(
        id=document["id"],
        topic=topic,
        created=moment(document.get("created")),
        body=body,
        thin=named or document.get("api_version") != STRIPE.api_version,
        account=_text(document.get("account")),
    )


def _notification(document: Mapping[str, Any], kind: str) -> Event:
    """A thin event: `related_object` {id, type, url}. Those of v1 objects bear their snapshots' names, behind `v1.`."""
    related = document.get("related_object")
    named = related.get("id") if isinstance(related, dict) else None
    body = {"id": named, "customer": named, "object": related.get("type")} if isinstance(related, dict) else {}
    return Event(
        id=document["id"],
        topic=kind.removeprefix("v1."),
        created=moment(document.get("created")),
        body=body,
        thin=True,
        account=_text(document.get("context")),
    )


def _subject(kind: str, body: dict[str, Any]) -> tuple[str, dict[str, Any], bool]:
    """Whom an event is about, by topic and body; and whether that body only names it."""
    if not kind.startswith(_OF_A_CUSTOMER):
        return kind, body, False
    subscription, customer = _id(body.get("subscription")), _id(body.get("customer"))
    if subscription:  # a discount of a subscription says nothing of the customer's own
        return "customer.subscription.updated", {"id": subscription}, True
    return kind, {"id": customer}, True


def _id(value: object) -> str | None:
    """The id in an expandable field."""
    return _text(value.get("id") if isinstance(value, dict) else value)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
