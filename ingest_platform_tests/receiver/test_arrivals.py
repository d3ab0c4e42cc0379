"""What arrives twice, in the wrong order, broken, all at once, or while the database is away."""

from __future__ import annotations

import asyncio
import copy
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import orjson
import psycopg
import pytest

from ingest_platform.control.integrations import Integration
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.apply import lock
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import Receiver, connect_shop
from ingest_platform_tests.receiver.test_doorstep import metric
from ingest_platform_tests.receiver.test_events import EVENTS

ORDER = EVENTS["orders_create"]["body"]


def order(number: int = 1, second: int = 0, **changes: Any) -> dict[str, Any]:
    body: dict[str, Any] = copy.deepcopy(ORDER)
    body.update(id=7000 + number, name=f"#{number}", updated_at=f"2026-03-01T10:00:{second:02d}Z", **changes)
    for n, line in enumerate(body["line_items"]):
        line["id"] = 10 * (7000 + number) + n
    body["shipping_lines"][0]["id"] = 10 * (7000 + number)
    return body


def note(receiver: Receiver, number: int = 1) -> Any:
    return receiver.one("SELECT note FROM shopify_order WHERE shopify_order_id = %s", 7000 + number)


def fetches(receiver: Receiver) -> list[str]:
    rows = receiver.rows("SELECT object_type || ':' || object_id AS object FROM fetch_request ORDER BY 1")
    return [row["object"] for row in rows]


def stats(receiver: Receiver, object_type: str = "order") -> dict[str, int]:
    [row] = receiver.rows(
        "SELECT raw_versions, refined_rows, tombstones, errors, deferred, pending FROM object_stats"
        " WHERE object_type = %s",
        object_type,
    )
    return row


def test_a_delivery_that_comes_again_is_taken_once(receiver: Receiver) -> None:
    assert receiver.status("orders/create", order(), delivery="d") == "applied"
    assert receiver.status("orders/create", order(note="forged"), delivery="d") == "duplicate"
    assert receiver.one("SELECT count(*) FROM webhook_event") == 1
    assert receiver.one("SELECT count(*) FROM shopify_raw_ingest") == 1


def test_the_same_content_on_another_topic_is_one_version(receiver: Receiver) -> None:
    assert receiver.status("orders/create", order()) == "applied"
    assert receiver.status("orders/updated", order()) == "duplicate"
    assert receiver.one("SELECT count(*) FROM shopify_raw_ingest") == 1
    assert receiver.one("SELECT count(DISTINCT raw_id) FROM webhook_event") == 1
    assert fetches(receiver) == []


def test_the_newest_version_stays_whatever_the_order_of_arrival(receiver: Receiver) -> None:
    for second in (2, 3, 1):
        assert receiver.status("orders/updated", order(second=second, note=f"version {second}")) == "applied"
    assert note(receiver) == "version 3"
    assert receiver.one("SELECT count(*) FROM shopify_raw_ingest WHERE processing_status = 'processed'") == 3


def test_two_states_of_one_second_are_settled_by_a_fetch(receiver: Receiver) -> None:
    assert receiver.status("orders/updated", order(note="one")) == "applied"
    assert receiver.status("orders/updated", order(note="other")) == "deferred"
    assert fetches(receiver) == ["order:7001"]
    assert note(receiver) == "one"
    assert stats(receiver) == {
        "raw_versions": 2, "refined_rows": 1, "tombstones": 0, "errors": 0, "deferred": 1, "pending": 0
    }  # fmt: skip


def test_an_update_that_comes_after_the_deletion_brings_nothing_back(receiver: Receiver) -> None:
    receiver.status("orders/create", order())
    assert receiver.status("orders/delete", {"id": 7001}) == "applied"
    receiver.status("orders/updated", order(second=9, note="late"))
    [row] = receiver.rows("SELECT note, deleted_at FROM shopify_order")
    assert row["deleted_at"] is not None
    assert row["note"] != "late"
    assert stats(receiver)["tombstones"] == 1
    assert stats(receiver)["refined_rows"] == 0


def test_a_deletion_before_the_creation_is_remembered(receiver: Receiver) -> None:
    assert receiver.status("orders/delete", {"id": 7001}) == "applied"
    assert receiver.status("orders/create", order()) == "deferred"
    assert receiver.rows("SELECT * FROM shopify_order") == []
    assert fetches(receiver) == ["order:7001"]


def test_a_thin_event_without_an_id_is_an_error_and_no_obstacle(receiver: Receiver) -> None:
    assert receiver.status("orders/edited", {"order_edit": {}}) == "error"
    assert "names no order" in receiver.one("SELECT error FROM webhook_event")
    assert fetches(receiver) == []


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "null character": ({"note": "a\u0000b"}, "error"),
    "no id": ({"id": None}, "error"),
    "empty id": ({"id": ""}, "error"),
    "no version": ({"updated_at": None}, "error"),
    "version that is no time": ({"updated_at": "soon"}, "error"),
    "missing required field": ({"name": None}, "error"),
    "wrong type": ({"total_price": {"much": True}}, "error"),
    "number beyond every column": ({"total_price": "1e400000"}, "error"),
    "four-byte characters": ({"note": "🔔" * 1000}, "applied"),
    "number beyond 2^53": ({"order_number": 9007199254740993}, "applied"),
    "unknown fields": ({"brand_new": [{"x": None}]}, "applied"),
    "long note": ({"note": "n" * 200_000}, "applied"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_refined_is_kept_with_a_message_and_never_the_vendors_fault(
    receiver: Receiver, name: str
) -> None:
    changes, status = BAD[name]
    assert receiver.status("orders/create", {**order(), **changes}) == status
    [raw] = receiver.rows("SELECT processing_status, error_message, payload, payload_bytes FROM shopify_raw_ingest")
    assert raw["processing_status"] == ("error" if status == "error" else "processed")
    assert bool(raw["error_message"]) == (status == "error")
    assert (raw["payload"] is None) != (raw["payload_bytes"] is None)
    event = receiver.rows("SELECT status, raw_id IS NOT NULL AS kept, error FROM webhook_event")
    assert event == [{"status": status, "kept": True, "error": raw["error_message"]}]
    assert receiver.status("orders/create", order(2)) == "applied"
    assert stats(receiver)["errors"] == (status == "error")


async def _together(receiver: Receiver, requests: list[tuple[str, Any, dict[str, Any]]], clients: int) -> list[Any]:
    waiting = iter(requests)
    answers: list[Any] = []

    async def client(http: httpx.AsyncClient) -> None:
        for topic, body, how in waiting:
            content = orjson.dumps(body)
            headers = receiver.headers(content, topic, **how)
            answer = await http.post(f"{receiver.url}/webhooks/shopify/nordlicht", content=content, headers=headers)
            answers.append((how.get("delivery"), answer.status_code, answer.text))

    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(timeout=30, limits=limits) as http:
        await asyncio.gather(*(client(http) for _ in range(clients)))
    return answers


def test_64_senders_at_once_lose_and_double_nothing(receiver: Receiver) -> None:
    rng = random.Random(7)
    requests: list[tuple[str, Any, dict[str, Any]]] = []
    for number in range(40):
        for second in range(5):
            body = order(number, second, note=f"version {second}")
            requests.append(("orders/updated", body, {"delivery": f"{number}-{second}"}))
    requests += rng.sample(requests, 70)
    requests += [("orders/updated", order(1, 59), {"delivery": f"f{n}", "secret": "forged"}) for n in range(5)]
    rng.shuffle(requests)
    answers = asyncio.run(_together(receiver, requests, 64))
    assert Counter(code for _, code, _ in answers) == {200: 270, 401: 5}
    notes = receiver.rows("SELECT note, count(*)::int AS orders FROM shopify_order GROUP BY 1")
    assert notes == [{"note": "version 4", "orders": 40}]
    assert receiver.one("SELECT count(*) FROM shopify_raw_ingest") == 200
    assert receiver.one("SELECT count(*) FROM webhook_event WHERE status = 'applied'") == 200
    assert stats(receiver) == {
        "raw_versions": 200, "refined_rows": 40, "tombstones": 0, "errors": 0, "deferred": 0, "pending": 0
    }  # fmt: skip
    assert receiver.one("SELECT count FROM webhook_refusal WHERE reason = 'bad_signature'") == 5
    batches = metric(receiver, "ingest_webhook_batch_size_count")
    assert batches < len(requests), "they shared no commit"


def test_one_bad_delivery_in_a_batch_holds_up_no_other(receiver: Receiver) -> None:
    requests: list[tuple[str, Any, dict[str, Any]]] = [
        ("orders/create", order(number), {"delivery": f"good-{number}"}) for number in range(30)
    ]
    for n, (changes, _) in enumerate(c for c in BAD.values() if c[1] == "error"):
        requests.insert(3 * n, ("orders/create", {**order(100 + n), **changes}, {"delivery": f"bad-{n}"}))
    requests.insert(5, ("orders/create", order(200), {"delivery": "odd", "triggered_at": "not a time"}))
    answers = asyncio.run(_together(receiver, requests, 32))
    assert {code for _, code, _ in answers} == {200}
    assert {text for name, _, text in answers if name.startswith("good")} == {'{"status":"applied"}'}
    assert {text for name, _, text in answers if name.startswith("bad")} == {'{"status":"error"}'}
    assert receiver.one("SELECT count(*) FROM shopify_order") == 31


@contextmanager
def away(db: TestDatabase) -> Iterator[None]:
    """The server refuses this database, and ends who is on it."""
    name = psycopg.conninfo.conninfo_to_dict(db.url)["dbname"]
    admin_url = psycopg.conninfo.make_conninfo(db.url, dbname="postgres")
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
        try:
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
            yield
        finally:
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())


def test_without_the_database_the_vendor_is_asked_to_send_again(receiver: Receiver, db: TestDatabase) -> None:
    assert receiver.status("orders/create", order(1)) == "applied"
    with away(db):
        answer = receiver.send("orders/create", order(2), delivery="retried")
        assert answer.status_code == 503
        assert "Retry-After" in answer.headers
        assert receiver.send("orders/create", order(2), to="not-known-yet").status_code == 503
        assert receiver.send("orders/create", order(2), secret="forged").status_code in (401, 503)
        assert receiver.http.get(f"{receiver.url}/readyz").status_code == 503
        assert receiver.http.get(f"{receiver.url}/healthz").status_code == 200
    assert receiver.status("orders/create", order(2), delivery="retried") == "applied"
    assert receiver.http.get(f"{receiver.url}/readyz").status_code == 200


def test_connections_that_died_while_idle_are_not_noticed(receiver: Receiver, db: TestDatabase) -> None:
    assert receiver.status("orders/create", order(1)) == "applied"
    with psycopg.connect(db.url, autocommit=True) as conn:
        conn.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert receiver.status("orders/create", order(2)) == "applied"


def test_an_account_that_is_locked_too_long_is_sent_again_and_another_goes_on(
    receiver: Receiver, db: TestDatabase, shop: Integration
) -> None:
    connect_shop(db, "other", "other.example")
    with db.connect() as blocker:
        lock(blocker, Owner(str(shop.id), str(shop.company_id)))
        started = time.monotonic()
        statuses: list[int] = []
        sender = threading.Thread(
            target=lambda: statuses.append(receiver.send("orders/create", order(), delivery="d").status_code)
        )
        sender.start()
        assert receiver.status("orders/create", order(), to="other", shop="other.example") == "applied"
        assert not statuses
        sender.join(15)
        assert statuses == [503]
        assert time.monotonic() - started < 5  # the limit is two seconds here
        blocker.rollback()
    assert receiver.status("orders/create", order(), delivery="d") in ("applied", "duplicate")
    assert receiver.one("SELECT count(*) FROM shopify_order") == 2
