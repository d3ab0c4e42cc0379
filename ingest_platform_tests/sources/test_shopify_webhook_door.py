"""The webhook door: whose signature holds, and what the headers say."""

import base64
import hashlib
import hmac

import pytest

from ingest_platform.extract.connector import Secrets
from ingest_platform.sources.shopify.webhooks import ShopifyDoor

BODY = '{"id": 820982911946154508, "note": "Grüße 😀", "total": 0.30}'.encode()
DOOR = ShopifyDoor()


def signature(secret: str, body: bytes = BODY) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()


def headers(style: str, **values: str) -> dict[str, str]:
    prefix = {"x": "X-Shopify-", "plain": "shopify-", "lower": "x-shopify-"}[style]
    names = {"hmac": "Hmac-Sha256", "topic": "Topic", "id": "Webhook-Id", "event": "Event-Id", "at": "Triggered-At"}
    names["shop"] = "Shop-Domain"
    return {prefix + (names[k] if style == "x" else names[k].lower()): v for k, v in values.items()}


@pytest.mark.parametrize("style", ["x", "plain", "lower"])
def test_a_good_signature_holds_in_every_style_of_header(style: str) -> None:
    assert DOOR.verify(headers(style, hmac=signature("s3cret")), BODY, Secrets({"client_secret": "s3cret"}))


@pytest.mark.parametrize(
    "secrets",
    [
        {"client_secret": "new", "webhook_secrets": "old"},
        {"client_secret": "new", "webhook_secrets": "older, old"},
        {"client_secret": "new", "webhook_secrets": '["older", "old"]'},
        {"webhook_secrets": "old"},
    ],
    ids=["one more", "two more", "as JSON", "no client secret"],
)
def test_a_rotated_secret_still_verifies(secrets: dict[str, str]) -> None:
    assert DOOR.verify(headers("x", hmac=signature("old")), BODY, Secrets(secrets))


@pytest.mark.parametrize(
    ("given", "body", "secrets"),
    [
        (signature("other"), BODY, {"client_secret": "s3cret"}),
        (signature("s3cret"), BODY + b" ", {"client_secret": "s3cret"}),
        ("", BODY, {"client_secret": "s3cret"}),
        ("not base64 ✓", BODY, {"client_secret": "s3cret"}),
        (signature(""), BODY, {"client_secret": ""}),
        (signature(""), BODY, {"webhook_secrets": " , "}),
        (signature("s3cret"), BODY, {}),
    ],
    ids=["other secret", "changed body", "no signature", "nonsense", "empty secret", "blank list", "no secrets"],
)
def test_any_other_signature_is_refused(given: str, body: bytes, secrets: dict[str, str]) -> None:
    assert not DOOR.verify(headers("x", hmac=given), body, Secrets(secrets))


def test_a_webhook_without_a_signature_header_is_refused() -> None:
    assert not DOOR.verify({}, BODY, Secrets({"client_secret": "s3cret"}))


@pytest.mark.parametrize("style", ["x", "plain"])
def test_the_headers_say_what_happened_when_and_to_whom(style: str) -> None:
    given = headers(
        style, topic="orders/create", id="w-1", event="e-1", at="2026-11-21T01:02:03.5Z", shop="a.myshopify.com"
    )
    (delivery,) = DOOR.read(given, BODY)
    assert (delivery.topic, delivery.delivery_id, delivery.event_id) == ("orders/create", "w-1", "e-1")
    assert delivery.triggered_at is not None
    assert delivery.triggered_at.isoformat() == "2026-11-21T01:02:03.500000+00:00"
    assert delivery.account == "a.myshopify.com"
    assert delivery.body["id"] == 820982911946154508


@pytest.mark.parametrize(
    ("given", "body", "sentence"),
    [
        (headers("x", id="w"), BODY, "no topic"),
        (headers("x", topic="orders/create"), BODY, "no webhook id"),
        (headers("x", topic="orders/create", id="w"), b"id=1", "no JSON"),
        (headers("x", topic="orders/create", id="w"), b"[1]", "no JSON object"),
    ],
    ids=["no topic", "no id", "no JSON", "a list"],
)
def test_what_is_no_delivery_is_refused_with_a_sentence(given: dict[str, str], body: bytes, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        DOOR.read(given, body)


def test_numbers_in_a_body_are_read_exactly() -> None:
    body = b'{"id": 123456789012345678901, "amount": 0.12345678901234567890}'
    (delivery,) = DOOR.read(headers("x", topic="orders/create", id="w"), body)
    assert str(delivery.body["id"]) == "123456789012345678901"
    assert str(delivery.body["amount"]) == "0.12345678901234567890"
