"""The door without HTTP, on the toy source: what only declarations with required parents can show."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from ingest_platform.control import integrations
from ingest_platform.control.integrations import Integration
from ingest_platform.extract.connector import Delivery
from ingest_platform.sync.door import receive
from ingest_platform.sync.receipts import Receipt
from ingest_platform_tests.core.conftest import doors, new_owner, toy_database
from ingest_platform_tests.core.toy import TOY, Doors, at, order, stamp

__all__ = ["doors", "toy_database"]


@pytest.fixture
def account(doors: Doors) -> Integration:
    return integrations.get(doors.conn, doors.owner.integration_id)


def hook(doors: Doors, account: Integration, topic: str, body: Any, name: str, seen: datetime | None = None) -> Receipt:
    delivery = Delivery(topic, name, None, at(900), None, body)
    doors.clock += 1
    with doors.conn.transaction():
        [receipt] = receive(doors.conn, account, TOY, [delivery], seen or at(doors.clock))
    return receipt


def counts(doors: Doors, object_type: str) -> tuple[int, ...]:
    query = (
        "SELECT raw_versions, refined_rows, tombstones, errors, deferred, pending FROM object_stats "
        "WHERE integration_id = %s AND object_type = %s"
    )
    return tuple(doors.one(query, doors.owner.integration_id, object_type))


def test_what_waited_for_a_parent_appears_with_it(doors: Doors, account: Integration) -> None:
    doors.read("receipt", {"id": 5, "order_id": 1, "amount": "3.50", "updated": stamp(1)})
    assert doors.live("toy_receipt", "toy_receipt_id") == []
    assert hook(doors, account, "orders/update", order(1), "a").status == "applied"
    assert doors.live("toy_receipt", "toy_receipt_id") == [5]
    assert counts(doors, "order") == (1, 1, 0, 0, 0, 0)
    assert counts(doors, "receipt")[-2:] == (-1, 0), "one deferred version less than the API's door counted"


def test_a_deletion_in_old_words_of_an_object_that_came_back_is_settled_by_a_fetch(
    doors: Doors, account: Integration
) -> None:
    doors.read("order", order(1))
    assert hook(doors, account, "orders/delete", {"id": 1}, "first").status == "applied"
    doors.read("order", order(1, version=2))
    assert doors.live("toy_order", "toy_order_id") == [1]
    assert hook(doors, account, "orders/delete", {"id": 1}, "second").status in ("applied", "deferred")
    settled = doors.requests() == ["order:1"] or doors.live("toy_order", "toy_order_id") == []
    assert settled


def test_a_version_that_a_sync_has_stored_but_not_refined_yet_does_not_wait_for_it(
    doors: Doors, account: Integration
) -> None:
    doors.read("order", order(1))
    doors.conn.execute("UPDATE toy_raw_ingest SET processing_status = 'pending'")
    doors.conn.execute("DELETE FROM toy_order")
    assert hook(doors, account, "orders/update", order(1), "a").status in ("applied", "duplicate")
    assert doors.live("toy_order", "toy_order_id") == [1]


def test_a_record_that_not_even_raw_can_take_is_recorded_and_fetched(doors: Doors, account: Integration) -> None:
    """Its neighbours in the batch are applied."""
    deliveries = [
        Delivery("orders/update", f"d{n}", None, at(900), None, order(n, note={"bad": object()} if n == 2 else "good"))
        for n in (1, 2, 3)
    ]
    with doors.conn.transaction():
        receipts = receive(doors.conn, account, TOY, deliveries, at(1001))
    assert [r.status for r in receipts] == ["applied", "error", "applied"]
    assert doors.live("toy_order", "toy_order_id") == [1, 3]
    assert doors.requests() == ["order:2"]
    assert doors.all("SELECT status FROM webhook_event ORDER BY delivery_id") == ["applied", "error", "applied"]
    assert counts(doors, "order") == (2, 2, 0, 0, 0, 0)


def test_an_uninstall_that_arrives_after_the_account_was_connected_again_changes_nothing(
    doors: Doors, account: Integration
) -> None:
    doors.conn.execute(
        "INSERT INTO credential (integration_id, kind, ciphertext, updated_at) VALUES (%s, 'api_key', 'x', %s)",
        (account.id, at(500)),
    )
    for name, moment, status in (("old", at(400), "connected"), ("new", at(600), "disconnected")):
        gone = Delivery("app/gone", name, None, moment, None, {}, "disconnected")
        with doors.conn.transaction():
            receive(doors.conn, account, TOY, [gone], moment + timedelta(hours=1))
        assert integrations.get(doors.conn, account.id).status == status


def test_each_delivery_of_a_batch_has_its_own_receipt(doors: Doors, account: Integration) -> None:
    bodies = {"new": order(1), "same content": order(1), "no id": {"updated": stamp(1)}, "other": order(2)}
    deliveries = [Delivery("orders/update", name, None, at(900), None, body) for name, body in bodies.items()]
    with doors.conn.transaction():
        receipts = receive(doors.conn, account, TOY, deliveries, at(1001))
    assert [r.status for r in receipts] == ["applied", "duplicate", "error", "applied"]
    with doors.conn.transaction():
        receipts = receive(doors.conn, account, TOY, [
            Delivery("orders/update", name, None, at(900), None, order(3)) for name in ("x", "y")
        ], at(1002))  # fmt: skip
    assert [r.status for r in receipts] == ["applied", "duplicate"]


def some_deliveries(rng: random.Random, batch: int) -> list[Delivery]:
    """A batch as it may come: new, old and repeated states, deletions, lines, bodies without an id or a number."""
    made = []
    for n in range(rng.randint(1, 6)):
        key, version = rng.randint(1, 6), rng.choice((1, 2, 3, 3 + batch))
        lines = [{"id": 10 * key + line, "title": "T", "price": "1.50"} for line in range(rng.randint(0, 3))]
        body, topic = order(key, version, line_items=lines, note=rng.choice("ab")), "orders/update"
        match rng.randint(0, 11):
            case 0:
                body, topic = {"id": key}, "orders/delete"
            case 1:
                body = {"updated": stamp(version)}
            case 2:
                body = order(key, version, number=None)
            case 3:
                body = order(key, version, note="\0")
        made.append(Delivery(topic, f"{batch}-{n}", None, at(900 + batch), None, body))
    return made


def copy_of(doors: Doors, account: Integration) -> list[list[Any]]:
    """All that an account's deliveries left, but for ids and times of ours."""
    return [
        doors.all(query, account.id)
        for query in (
            "SELECT toy_order_id, source_version, number, note, synced_at, deleted_at IS NULL FROM toy_order "
            "WHERE integration_id = %s ORDER BY 1",
            "SELECT toy_line_id, title, price, deleted_at IS NULL FROM toy_order_line "
            "WHERE integration_id = %s ORDER BY 1",
            "SELECT toy_object_id, operation, source_version, processing_status, error_message, payload, "
            "payload_bytes, topic, source, authoritative, observed_at, processed_at IS NULL FROM toy_raw_ingest "
            "WHERE integration_id = %s ORDER BY 1, 2, 3, 6",
            "SELECT topic, delivery_id, status, object_id, error FROM webhook_event "
            "WHERE integration_id = %s ORDER BY 1, 2",
            "SELECT object_type, object_id FROM fetch_request WHERE integration_id = %s ORDER BY 1, 2",
            "SELECT object_type, raw_versions, refined_rows, tombstones, errors, deferred, pending, last_arrival_at, "
            "last_version_at FROM object_stats WHERE integration_id = %s ORDER BY 1",
        )
    ]


@pytest.mark.parametrize("seed", range(8))
def test_the_short_way_and_the_long_way_leave_the_same(doors: Doors, account: Integration, seed: int) -> None:
    other = integrations.get(doors.conn, new_owner(doors, "second").integration_id)
    # An account of which anything was erased takes the long way always.
    doors.conn.execute(
        "INSERT INTO erased_object (integration_id, object_type, object_id, until) VALUES (%s, 'order', '99', %s)",
        (other.id, at(0)),
    )
    rng = random.Random(seed)
    for batch in range(8):
        deliveries = some_deliveries(rng, batch)
        doors.clock += 1
        with doors.conn.transaction():
            short, long = (receive(doors.conn, a, TOY, deliveries, at(doors.clock)) for a in (account, other))
        assert [replace(r, raw_id=None) for r in short] == [replace(r, raw_id=None) for r in long]
        assert copy_of(doors, account) == copy_of(doors, other)
