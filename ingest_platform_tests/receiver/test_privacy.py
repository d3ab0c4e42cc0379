"""What the law has the vendor send: to one address for all accounts, and done by the receiver itself."""

from __future__ import annotations

import time

import httpx
import orjson

from ingest_platform_tests.receiver.conftest import Receiver, Running, connect_shop, settings_of

REDACT = {"shop_id": 1, "customer": {"id": 5, "email": "someone@gone.example"}, "orders_to_redact": []}
CUSTOMER = {
    "id": 5, "email": "someone@gone.example", "first_name": "Someone", "created_at": "2026-01-01T00:00:00Z",
    "updated_at": "2026-01-01T00:00:00Z",
}  # fmt: skip


def until_done(receiver: Receiver, requests: int = 1) -> None:
    deadline = time.monotonic() + 20
    while receiver.one("SELECT count(*) FROM privacy_request WHERE status = 'done'") < requests:
        assert time.monotonic() < deadline, receiver.rows("SELECT * FROM privacy_request")
        time.sleep(0.02)


def send_to_all(receiver: Receiver, topic: str, body: object, **headers: str) -> httpx.Response:
    content = orjson.dumps(body)
    return receiver.http.post(
        f"{receiver.url}/webhooks/shopify", content=content, headers=receiver.headers(content, topic, **headers)
    )


def test_a_redaction_at_the_address_for_all_is_done_to_every_copy_of_the_shop(receiver: Receiver) -> None:
    connect_shop(receiver.db, name="second")
    for name in ("nordlicht", "second"):
        assert receiver.status("customers/create", CUSTOMER, to=name) == "applied"
    answer = send_to_all(receiver, "customers/redact", REDACT)
    assert (answer.status_code, answer.json()) == (200, {"status": "deferred"})
    until_done(receiver, 2)
    assert receiver.rows("SELECT email, first_name FROM shopify_customer") == [{"email": None, "first_name": None}] * 2
    assert receiver.one("SELECT count(*) FROM shopify_raw_ingest WHERE payload::text ~ 'gone.example'") == 0


def test_a_shop_that_is_not_connected_is_refused(receiver: Receiver) -> None:
    assert send_to_all(receiver, "customers/redact", REDACT, shop="other.example").status_code == 404


def test_a_forged_request_erases_nothing(receiver: Receiver) -> None:
    assert send_to_all(receiver, "customers/redact", REDACT, secret="not the app's").status_code == 401
    assert receiver.one("SELECT count(*) FROM privacy_request") == 0


def test_what_an_earlier_receiver_left_undone_is_done_by_the_next(receiver: Receiver) -> None:
    receiver.status("customers/create", CUSTOMER)
    with receiver.db.connect(autocommit=True) as conn:
        conn.execute(
            "INSERT INTO privacy_request (integration_id, platform, kind, topic, delivery_id, person_id, asked) "
            "SELECT id, 'shopify', 'erase_person', 'customers/redact', 'left', '5', '{}' FROM integration"
        )
    with Running(settings_of(receiver.db)):
        until_done(receiver)
    assert receiver.one("SELECT email FROM shopify_customer") is None


def test_an_uninstall_is_followed_by_what_the_law_has_sent_days_later(receiver: Receiver) -> None:
    receiver.status("customers/create", CUSTOMER)
    assert receiver.status("app/uninstalled", {"id": 1}, triggered_at="2099-01-01T00:00:00Z") == "applied"
    assert receiver.one("SELECT status FROM integration") == "disconnected"
    answer = send_to_all(receiver, "shop/redact", {"shop_id": 1}, triggered_at="2099-01-03T00:00:00Z")
    assert answer.json() == {"status": "deferred"}
    until_done(receiver)
    assert receiver.one("SELECT count(*) FROM shopify_raw_ingest") == 0
    assert receiver.one("SELECT count(*) FROM credential") == 0
