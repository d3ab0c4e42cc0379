"""The door without HTTP, on the toy source: what only declarations with required parents can show."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from ingest_platform.control import integrations
from ingest_platform.control.integrations import Integration
from ingest_platform.extract.connector import Delivery
from ingest_platform.sync.door import Receipt, receive
from ingest_platform_tests.core.conftest import doors, toy_database
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
