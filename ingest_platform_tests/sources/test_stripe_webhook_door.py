"""Stripe's webhooks: whose signature holds, and what an event says."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
import stripe

from ingest_platform.extract.connector import Secrets
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform.sources.stripe.webhooks import TOLERANCE, StripeDoor

SECRET, OLD, OTHER = "whsec_of_a_test", "whsec_before_that", "whsec_of_somebody_else"
NOW = 1_790_000_000
BODY = json.dumps({"id": "evt_1", "object": "event", "type": "charge.succeeded", "data": {"object": {"id": "ch_1"}}})
DOOR = StripeDoor(clock=lambda: NOW)
BOTH = Secrets({"webhook_secret": SECRET, "webhook_secret_previous": OLD})


def signed(body: str = BODY, *, secret: str = SECRET, at: int = NOW, scheme: str = "v1") -> str:
    """A header as the vendor's library makes it."""
    if scheme != "v1":
        return f"t={at},{scheme}={'0' * 64}"
    signature = stripe.WebhookSignature._compute_signature(f"{at}.{body}", secret)
    return f"t={at},v1={signature}"


def holds(header: str | None, body: str = BODY, secrets: Secrets = BOTH) -> bool:
    headers = {} if header is None else {"Stripe-Signature": header}
    return DOOR.verify(headers, body.encode(), secrets)


@pytest.mark.parametrize(
    ("case", "header", "verdict"),
    [
        ("signed now", signed(), True),
        ("signed with the secret before the rotation", signed(secret=OLD), True),
        ("signed by somebody else", signed(secret=OTHER), False),
        ("one of several signatures", signed(secret=OTHER) + "," + signed().partition(",")[2], True),
        ("an old scheme beside it", signed() + ",v0=" + "0" * 64, True),
        ("an old scheme alone", signed(scheme="v0"), False),
        ("spaces after the commas", signed().replace(",", ", "), True),
        ("at the edge of the tolerance", signed(at=NOW - int(TOLERANCE)), True),
        ("too old", signed(at=NOW - int(TOLERANCE) - 1), False),
        ("from the future", signed(at=NOW + int(TOLERANCE) + 1), False),
        ("without a timestamp", signed().partition(",")[2], False),
        ("a timestamp that is no number", "t=now," + signed().partition(",")[2], False),
        ("a timestamp in other digits", f"t={str(NOW).replace('1', '١')}," + signed().partition(",")[2], False),
        ("the timestamp of another", f"t={NOW - 1}," + signed().partition(",")[2], False),
        ("upper case", signed().upper().replace("T=", "t=").replace("V1=", "v1="), False),
        ("empty", "", False),
        ("no ASCII", f"t={NOW},v1=é", False),
        ("missing", None, False),
    ],
)
def test_whose_signature_holds(case: str, header: str | None, verdict: bool) -> None:
    assert holds(header) is verdict, case


def test_a_byte_that_was_changed_breaks_the_signature() -> None:
    assert not holds(signed(), BODY + " ")


def test_without_a_secret_nothing_holds() -> None:
    assert not holds(signed(secret=""), secrets=Secrets({"webhook_secret": ""}))
    assert not holds(signed(), secrets=Secrets({"access_token": "rk_test_x"}))


def test_the_vendors_library_agrees_with_the_door() -> None:
    header = signed(at=int(time.time()))
    assert stripe.Webhook.construct_event(BODY.encode(), header, SECRET).id == "evt_1"
    assert StripeDoor().verify({"stripe-signature": header}, BODY.encode(), BOTH)


def read(event: Any) -> Any:
    [delivery] = DOOR.read({}, json.dumps(event).encode())
    return delivery


def snapshot(kind: str, body: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": "evt_2", "object": "event", "type": kind, "created": NOW, "api_version": STRIPE.api_version,
        "data": {"object": body}, **more,
    }  # fmt: skip


def test_a_snapshot_carries_its_object_with_the_time_of_the_event() -> None:
    delivery = read(snapshot("charge.succeeded", {"id": "ch_1"}))
    assert (delivery.topic, delivery.delivery_id, delivery.event_id) == ("charge.succeeded", "evt_2", "evt_2")
    assert (delivery.body, delivery.thin, delivery.account) == ({"id": "ch_1"}, False, None)
    assert delivery.triggered_at.timestamp() == NOW


@pytest.mark.parametrize("version", ["2020-03-02", "2027-01-01.next", None])
def test_an_object_in_another_api_version_is_only_named(version: str | None) -> None:
    assert read(snapshot("charge.succeeded", {"id": "ch_1"}, api_version=version)).thin


def test_a_connected_accounts_event_says_whose_it_is() -> None:
    event = snapshot("charge.succeeded", {"id": "ch_1"}, account="acct_1")
    assert read(event).account == "acct_1"
    assert DOOR.accounts({}, json.dumps(event).encode()) == ("acct_1",)
    assert DOOR.accounts({}, BODY.encode()) == DOOR.accounts({}, b"{") == ()


def test_a_v2_notification_names_the_object_of_its_v1_event() -> None:
    delivery = read(
        {
            "id": "evt_3", "object": "v2.core.event", "type": "v1.charge.succeeded",
            "created": "2026-10-01T12:00:00.000Z",
            "related_object": {"id": "ch_9", "type": "charge", "url": "/v1/charges/ch_9"}, "context": "acct_2",
        }
    )  # fmt: skip
    assert (delivery.topic, delivery.thin, delivery.body["id"]) == ("charge.succeeded", True, "ch_9")
    assert (delivery.triggered_at.isoformat(), delivery.account) == ("2026-10-01T12:00:00+00:00", "acct_2")


def test_what_hangs_on_a_customer_names_the_customer() -> None:
    delivery = read(snapshot("customer.source.created", {"id": "card_1", "customer": "cus_1"}))
    assert (delivery.topic, delivery.body, delivery.thin) == ("customer.source.created", {"id": "cus_1"}, True)
    expanded = read(snapshot("customer.discount.created", {"id": "di_1", "customer": {"id": "cus_2"}}))
    assert expanded.body == {"id": "cus_2"}


def test_a_discount_of_a_subscription_names_the_subscription() -> None:
    body = {"id": "di_1", "customer": "cus_1", "subscription": "sub_1"}
    delivery = read(snapshot("customer.discount.created", body))
    assert (delivery.topic, delivery.body, delivery.thin) == ("customer.subscription.updated", {"id": "sub_1"}, True)


def test_an_ended_grant_disconnects_the_account() -> None:
    event = snapshot("account.application.deauthorized", {"id": "ca_1", "object": "application"}, account="acct_1")
    assert read(event).effect == "disconnected"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"[]", "no id"),
        (b"{", "no JSON"),
        (b'{"id": "evt_1"}', "no type"),
        (b'{"id": 1, "type": "charge.succeeded"}', "no id"),
        (b'{"id": "evt_1", "type": "charge.succeeded", "data": {"object": "ch_1"}}', "no object"),
        (b'{"id": "evt_1", "type": "charge.succeeded", "data": null}', "no object"),
    ],
)
def test_what_is_no_event_says_why(body: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        DOOR.read({}, body)
