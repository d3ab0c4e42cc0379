"""From documents to rows: what is deleted, and what comes back."""

from __future__ import annotations

from typing import Any

import pytest

from ingest_platform_tests.core.toy import Doors, at, order, stamp, state


def test_a_deletion_leaves_a_tombstone_and_takes_the_children_along(doors: Doors) -> None:
    """Defect 11."""
    doors.read(
        "order", order(lines={"nodes": [{"id": 1, "title": "t", "taxes": [{"rate": 1}]}]}, steps=[{"name": "s"}])
    )
    assert doors.gone("order", 1, of=5).deleted == 1
    for table in ("toy_order", "toy_order_line", "toy_order_line_tax", "toy_order_step"):
        assert doors.one(f"SELECT deleted_at IS NOT NULL FROM {table}"), table
    assert doors.one("SELECT deleted_at FROM toy_order") == at(5)
    assert doors.one("SELECT count(*) FROM toy_raw_ingest") == 2


def test_a_deletion_before_the_creation_is_not_undone_by_the_late_creation(doors: Doors) -> None:
    """Defects 11 and 12: the webhooks crossed; only the source knows, so it is asked."""
    doors.gone("order", 1)
    assert doors.hook("order", order(note="late")).ties == 1
    assert (state(doors), doors.requests()) == (None, ["order:1"])
    doors.gone("order", 1, origin="incremental")
    assert state(doors) is None


def test_a_late_creation_that_the_source_confirms_arrives(doors: Doors) -> None:
    doors.gone("order", 1)
    doors.hook("order", order(note="late"))
    doors.read("order", order(note="late"))  # the very bytes of the webhook
    assert state(doors) == "late"


def test_a_late_update_does_not_raise_the_dead(doors: Doors) -> None:
    doors.read("order", order())
    doors.gone("order", 1, of=10)
    assert doors.hook("order", order(version=5, note="late")).stale == 1
    assert doors.hook("order", order(version=20, note="later than the deletion")).ties == 1
    assert (state(doors), doors.requests()) == (None, ["order:1"])


def test_a_read_that_began_before_the_deletion_does_not_raise_the_dead(doors: Doors) -> None:
    doors.read("order", order())
    doors.gone("order", 1, seen=3000)
    doors.read("order", order(version=2, note="old page"), seen=2900)
    assert state(doors) is None


def test_a_later_read_raises_the_dead(doors: Doors) -> None:
    doors.read("order", order(lines={"nodes": [{"id": 1, "title": "t"}]}))
    doors.gone("order", 1)
    doors.read("order", order(note="alive", lines={"nodes": [{"id": 1, "title": "t"}]}))
    assert (state(doors), doors.live("toy_order_line", "toy_line_id")) == ("alive", [1])


@pytest.mark.parametrize("origin", ["incremental", "sweep"])
def test_what_was_raised_can_die_again(doors: Doors, origin: Any) -> None:
    """Defect 11: the second deletion has the very bytes of the first."""
    doors.read("order", order())
    doors.gone("order", 1, origin=origin)
    doors.read("order", order(note="alive"))
    assert doors.gone("order", 1, origin=origin).deleted == 1
    assert state(doors) is None
    assert doors.duplicate_hashes() == []


def test_a_deletion_announced_again_for_a_live_object_is_looked_into(doors: Doors) -> None:
    doors.read("order", order())
    doors.gone("order", 1)
    doors.read("order", order(note="alive"))
    assert doors.gone("order", 1).ties == 1
    assert (state(doors), doors.requests()) == ("alive", ["order:1"])
    doors.gone("order", 1, origin="incremental")
    assert state(doors) is None


def test_a_deletion_older_than_what_we_hold_is_looked_into(doors: Doors) -> None:
    doors.read("order", order(version=50))
    assert doors.gone("order", 1, of=10).ties == 1
    assert (state(doors), doors.requests()) == (None, ["order:1"])  # the note is null, the row lives
    assert doors.live("toy_order", "toy_order_id") == [1]


def test_the_same_body_deletes_only_on_its_own_topic(doors: Doors) -> None:
    doors.read("order", order())
    doors.read("product", {"id": 1, "updated": stamp(1)})
    doors.gone("product", 1)
    assert doors.live("toy_order", "toy_order_id") == [1]
    assert doors.live("toy_product", "toy_product_id") == []
