"""Who is let in: signatures, accounts, sizes; and what those who run the receiver can ask it."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson
import pytest

from ingest_platform.control.integrations import Integration
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import (
    BODY_LIMIT,
    SECRET,
    Receiver,
    Running,
    connect_shop,
    settings_of,
    signature,
    store_secret,
)
from ingest_platform_tests.receiver.test_events import EVENTS

ORDER = EVENTS["orders_create"]["body"]


def refusals(receiver: Receiver) -> dict[str, int]:
    rows = receiver.rows("SELECT reason, sum(count)::int AS count FROM webhook_refusal GROUP BY 1")
    return {row["reason"]: row["count"] for row in rows}


def metric(receiver: Receiver, name: str) -> float:
    lines = receiver.http.get(f"{receiver.url}/metrics").text.splitlines()
    return next((float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name)), 0.0)


def test_a_bad_signature_is_refused_and_counted(receiver: Receiver, shop: Integration) -> None:
    for _ in range(5):
        assert receiver.send("orders/create", ORDER, secret="of somebody else").status_code == 401
    assert receiver.rows("SELECT source, integration_id, reason, count FROM webhook_refusal") == [
        {"source": "shopify", "integration_id": shop.id, "reason": "bad_signature", "count": 5}
    ]
    assert metric(receiver, 'ingest_webhooks_refused_total{reason="bad_signature",source="shopify"}') == 5
    assert receiver.one("SELECT count(*) FROM shopify_raw_ingest") == 0
    assert receiver.one("SELECT count(*) FROM webhook_event") == 0


def test_a_signature_over_other_bytes_is_refused(receiver: Receiver) -> None:
    body = orjson.dumps(ORDER)
    headers = receiver.headers(body, "orders/create")
    url = f"{receiver.url}/webhooks/shopify/nordlicht"
    assert receiver.http.post(url, content=body + b" ", headers=headers).status_code == 401
    del headers["X-Shopify-Hmac-Sha256"]
    assert receiver.http.post(url, content=body, headers=headers).status_code == 401


def test_a_rotated_secret_is_believed_at_once(receiver: Receiver, shop: Integration, db: TestDatabase) -> None:
    assert receiver.send("orders/create", ORDER).status_code == 200
    with db.connect() as conn:
        store_secret(db, conn, shop, "a new secret")
        conn.commit()
    deadline = time.monotonic() + 2  # far less than the time for which an account is kept
    while receiver.send("orders/paid", ORDER, secret="a new secret").status_code != 200:
        assert time.monotonic() < deadline
    assert receiver.send("orders/paid", ORDER, secret=SECRET).status_code == 401


@pytest.mark.parametrize(
    "path", ["shopify/nobody", "shopify/00000000-0000-0000-0000-000000000000", "nothere/nordlicht"]
)
def test_an_unknown_account_or_source_is_not_found(receiver: Receiver, path: str) -> None:
    body = orjson.dumps(ORDER)
    answer = receiver.http.post(
        f"{receiver.url}/webhooks/{path}", content=body, headers=receiver.headers(body, "orders/create")
    )
    assert answer.status_code == 404
    assert sum(refusals(receiver).values()) == 1


def test_an_account_is_found_by_its_id_as_well(receiver: Receiver, shop: Integration) -> None:
    assert receiver.status("orders/create", ORDER, to=str(shop.id)) == "applied"


def test_an_account_connected_later_is_found(receiver: Receiver, db: TestDatabase) -> None:
    assert receiver.send("orders/create", ORDER, to="later").status_code == 404
    connect_shop(db, "later", "later.example", "another secret")
    deadline = time.monotonic() + 5
    how: dict[str, Any] = {"to": "later", "secret": "another secret", "shop": "later.example"}
    while receiver.send("orders/create", ORDER, **how).status_code != 200:
        assert time.monotonic() < deadline


def test_a_webhook_of_another_connected_account_is_not_mixed_in(receiver: Receiver, db: TestDatabase) -> None:
    """One app's secret signs for all its shops."""
    connect_shop(db, "other", "other.example")
    assert receiver.send("orders/create", ORDER, shop="other.example").status_code == 404
    assert receiver.one("SELECT count(*) FROM shopify_order") == 0
    assert refusals(receiver) == {"wrong_account": 1}
    assert receiver.status("orders/create", ORDER, shop="other.example", to="other") == "applied"
    assert receiver.status("orders/create", ORDER, shop="a-name-nobody-here-has.example") == "applied"


def test_two_accounts_keep_apart(receiver: Receiver, db: TestDatabase) -> None:
    connect_shop(db, "other", "other.example", "another secret")
    assert receiver.status("orders/create", ORDER, delivery="same") == "applied"
    assert receiver.status("orders/create", ORDER, delivery="same", to="other", secret="another secret",
                           shop="other.example") == "applied"  # fmt: skip
    assert receiver.one("SELECT count(DISTINCT integration_id) FROM shopify_order") == 2


def test_a_body_over_the_limit_is_refused_whether_announced_or_not(receiver: Receiver) -> None:
    body = orjson.dumps({**ORDER, "note": "x" * BODY_LIMIT})
    headers = receiver.headers(body, "orders/create")
    url = f"{receiver.url}/webhooks/shopify/nordlicht"

    def chunks() -> Iterator[bytes]:
        for start in range(0, len(body), 16384):
            yield body[start : start + 16384]

    assert receiver.http.post(url, content=body, headers=headers).status_code == 413
    assert receiver.http.post(url, content=chunks(), headers=headers).status_code == 413
    assert refusals(receiver) == {"too_large": 2}
    fits = orjson.dumps({**ORDER, "note": "x" * (BODY_LIMIT - 8192)})
    assert receiver.send("orders/create", None, raw=fits).status_code == 200


def test_a_body_that_is_announced_too_large_is_not_waited_for(receiver: Receiver) -> None:
    parts = urlsplit(receiver.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as wire:
        wire.sendall(
            b"POST /webhooks/shopify/nordlicht HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\nfirst bytes"
        )
        assert wire.recv(1000).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("body", [b"", b"no json", b"[1]", b'{"id": ', b'{"id": NaN}', b'"text"'])
def test_a_signed_body_that_is_no_delivery_is_refused_with_a_sentence(receiver: Receiver, body: bytes) -> None:
    answer = receiver.send("orders/create", None, raw=body)
    assert answer.status_code == 400
    assert answer.text.startswith("Not a delivery: ")
    assert len(answer.text.splitlines()) == 1
    assert refusals(receiver) == {"malformed": 1}


@pytest.mark.parametrize("how", [{"delivery": "d" * 300}, {"topic": "t" * 300}])
def test_a_name_that_is_no_name_is_refused(receiver: Receiver, how: dict[str, str]) -> None:
    """Headers are not signed: what they hold is not trusted to be short."""
    assert receiver.send(**{"topic": "orders/create", "body": ORDER, **how}).status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/webhooks/shopify/nordlicht", 405),
        ("PUT", "/webhooks/shopify/nordlicht", 405),
        ("POST", "/healthz", 405),
        ("POST", "/oauth/shopify/callback", 405),
        ("GET", "/", 404),
        ("GET", "/docs", 404),
    ],
)
def test_no_other_door_is_open(receiver: Receiver, method: str, path: str, code: int) -> None:
    assert receiver.http.request(method, receiver.url + path).status_code == code


def test_health_readiness_and_metrics(receiver: Receiver) -> None:
    assert receiver.http.get(f"{receiver.url}/healthz").status_code == 200
    ready = receiver.http.get(f"{receiver.url}/readyz")
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "reason": ""})
    receiver.status("orders/create", ORDER, delivery="one")
    receiver.status("orders/create", ORDER, delivery="one")
    assert metric(receiver, 'ingest_webhooks_received_total{source="shopify"}') == 2
    assert metric(receiver, 'ingest_webhooks_committed_total{source="shopify",status="applied"}') == 1
    assert metric(receiver, 'ingest_webhooks_committed_total{source="shopify",status="duplicate"}') == 1
    assert metric(receiver, 'ingest_webhook_commit_seconds_count{source="shopify"}') == 2
    assert metric(receiver, "ingest_webhook_batch_size_count") == 2
    assert metric(receiver, "ingest_webhooks_queued") == 0
    assert "nordlicht" not in receiver.http.get(f"{receiver.url}/metrics").text


def test_it_is_not_ready_before_the_migrations(empty_db: TestDatabase) -> None:
    with Running(settings_of(empty_db)) as url:
        answer = httpx.get(f"{url}/readyz")
        assert (answer.status_code, answer.json()["reason"]) == (503, "migrations are pending: run `ingest db migrate`")
        assert httpx.get(f"{url}/healthz").status_code == 200


def test_an_answer_names_no_secret(receiver: Receiver) -> None:
    texts = [receiver.send("orders/create", ORDER, secret="bad").text, receiver.send("orders/create", ORDER).text]
    assert not any(SECRET in text or signature(SECRET, b"")[:10] in text for text in texts)


def test_the_oauth_callback_says_in_one_line_what_failed(receiver: Receiver) -> None:
    answer = receiver.http.get(
        f"{receiver.url}/oauth/shopify/callback", params={"state": "<script>alert(1)</script>", "code": "c"}
    )
    assert answer.status_code == 400
    assert "Not connected" in answer.text
    assert "<script>" not in answer.text
    assert "Traceback" not in answer.text
