"""Two transactions of one account at once: neither may rest on what the other is about to change."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from ingest_platform.refine import ddl
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.core.conftest import new_owner
from ingest_platform_tests.core.toy import TOY, Doors, order, stamp

PERSON = {"id": 9, "updated": stamp(1), "name": "Ada"}


def waiting_or_done(doors: Doors, other: threading.Thread) -> bool:
    return not other.is_alive() or doors.one("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0


@pytest.mark.parametrize(
    ("first", "second", "query"),
    [
        (
            ("order", order(person={"id": 9})),
            ("person", PERSON),
            "SELECT person_id IS NOT NULL FROM toy_order",
        ),
        (
            ("person", PERSON),
            ("order", order(person={"id": 9})),
            "SELECT person_id IS NOT NULL FROM toy_order",
        ),
        (
            ("receipt", {"id": 4, "updated": stamp(1), "order_id": 1}),
            ("order", order()),
            "SELECT count(*) > 0 FROM toy_raw_ingest WHERE processing_status = 'pending' AND object_type = 'receipt'",
        ),
        (
            ("order", order(version=2, note="newer")),
            ("order", order(version=1, note="older")),
            "SELECT note = 'newer' FROM toy_order",
        ),
    ],
    ids=["referrer first", "target first", "waiting row", "same object"],
)
def test_rows_of_two_transactions_find_each_other(
    db: TestDatabase, first: tuple[str, Any], second: tuple[str, Any], query: str
) -> None:
    with db.connect() as one, db.connect(autocommit=True) as two:
        ddl.upgrade(one, TOY)
        owner = new_owner(one, "shop")
        one.commit()
        doors, others = Doors(one, owner), Doors(two, owner)
        one.execute("SELECT 1")  # opens the transaction, so that what follows is written and not committed yet
        doors.read(*first)
        thread = threading.Thread(target=others.read, args=second)
        thread.start()
        deadline = time.monotonic() + 20
        while not waiting_or_done(doors, thread):
            assert time.monotonic() < deadline
        one.commit()
        thread.join(20)
        assert doors.one(query)
