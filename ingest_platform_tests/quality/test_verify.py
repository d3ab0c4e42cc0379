"""Verification names each field that is not as the source says, and tells it from what changed meanwhile."""

from __future__ import annotations

import dataclasses
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from rich.console import Console

from ingest_platform.control import cursors
from ingest_platform.quality.verify import Options, Verification, verify_copy
from ingest_platform_tests.core.toy import TOY, at, stamp
from ingest_platform_tests.quality.conftest import World

WHOLE = Options(object_types=["order"], everything=True)


def verify(world: World, **values: Any) -> Verification:
    return verify_copy(world.copy, "shop", dataclasses.replace(WHOLE, **values))


def lines(*keys: int, more: bool = False, **values: Any) -> dict[str, Any]:
    nodes = [{"id": k, "title": f"t{k}", "taxes": [{"rate": "0.10"}]} | values for k in keys]
    return {"lines": {"nodes": nodes, "pageInfo": {"hasNextPage": more}}}


@pytest.fixture
def true(world: World) -> World:
    """Seven orders, all of them copied, with the cursor at second 100."""
    world.client.held["person"] = {"5": {"id": 5, "updated": stamp(1), "name": "Ada"}}
    for key in range(1, 8):
        world.put(key, note=f"n{key}", total={"amount": "1.10", "currency": "EUR"}, placed=stamp(0), tags="b,a",
                  extra={"k": [1.5]}, paid=True, person={"id": 5}, steps=[{"name": "s"}],
                  **lines(10 * key, 10 * key + 1))  # fmt: skip
    world.sync()
    world.sync("person")
    world.doors.read("order")
    cursors.advance(world.copy.conn, world.copy.integration_id, "order", at(100))
    return world


def test_a_true_copy_is_proven(true: World) -> None:
    found = verify(true)
    assert found.passed, found.problems
    compared = found.objects[0].comparison
    assert (compared.objects, compared.rows) == (7, 7 + 14 + 14 + 7)
    assert sorted(true.client.fetched, key=int) == [str(k) for k in range(1, 8)]


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE toy_order SET note = 'x' WHERE toy_order_id = 3",
         "toy_order 3: note is 'n3' at the source, 'x' in the copy"),
        ("UPDATE toy_order SET total = 1.11 WHERE toy_order_id = 3",
         "toy_order 3: total is '1.10' at the source, '1.11' in the copy"),
        ("UPDATE toy_order SET tags = '{a}' WHERE toy_order_id = 3", "toy_order 3: tags is ['a', 'b'] at the source"),
        ("UPDATE toy_order SET extra = NULL WHERE toy_order_id = 3", "toy_order 3: extra is {'k': [1.5]} at"),
        ("UPDATE toy_order SET placed_at = placed_at + '1 h' WHERE toy_order_id = 3", "toy_order 3: placed_at"),
        ("UPDATE toy_order SET person_id = NULL WHERE toy_order_id = 3", "toy_order 3: person_id is"),
        ("UPDATE toy_order SET toy_person_id = 6 WHERE toy_order_id = 3", "toy_order 3: toy_person_id is 5"),
        ("UPDATE toy_order_line SET price = 5, title = 'y' WHERE toy_line_id = 30", "toy_order_line 30: title is"),
        ("UPDATE toy_order_line_tax SET rate = 0.2 WHERE line_id IN (SELECT id FROM toy_order_line "
         "WHERE toy_line_id = 31)", "toy_order_line_tax 1: rate is '0.10' at the source, '0.2' in the copy"),
        ("UPDATE toy_order_line SET deleted_at = now() WHERE toy_line_id = 30",
         "toy_order_line 30 is at the source and not in the copy"),
        ("UPDATE toy_order SET deleted_at = now() WHERE toy_order_id = 3",
         "toy_order 3 is at the source and not in the copy"),
        ("DELETE FROM toy_order WHERE toy_order_id = 3", "toy_order_step 1 is at the source and not in the copy"),
        ("INSERT INTO toy_order_step (id, integration_id, company_id, order_id, position, raw_id, synced_at) "
         "SELECT gen_random_uuid(), integration_id, company_id, order_id, 2, raw_id, synced_at FROM toy_order_step",
         "toy_order_step 2 is in the copy and not at the source"),
    ],
)  # fmt: skip
def test_any_field_that_differs_is_named(true: World, damage: str, sentence: str) -> None:
    true.doors.conn.execute(damage)
    found = verify(true)
    assert not found.passed
    assert any(p.startswith(sentence) for p in found.problems), found.problems


def test_an_object_that_the_source_lost_is_surplus(true: World) -> None:
    del true.orders["4"]
    found = verify(true)
    assert "toy_order 4 is in the copy and not at the source" in found.problems


def test_a_child_that_the_source_lost_is_surplus_only_if_the_list_is_whole(true: World) -> None:
    for more in (True, False):
        true.orders["2"] |= lines(20, more=more) | {"updated": stamp(50)}
        assert ("toy_order_line 21 is in the copy and not at the source" in verify(true).problems) is not more


def test_what_the_document_does_not_carry_is_not_compared(true: World) -> None:
    del true.orders["2"]["note"]
    del true.orders["2"]["lines"]
    assert verify(true).passed


def test_a_change_after_the_last_sync_is_told_apart(true: World) -> None:
    true.put(2, version=150, note="new")
    found = verify(true)
    assert found.passed
    assert found.objects[0].comparison.changed == ["2"]


def test_a_change_that_the_last_sync_should_have_read_is_a_difference(true: World) -> None:
    """Defect 4: an update that was missed is no update that is yet to come."""
    true.put(2, version=99, note="missed")
    found = verify(true)
    assert not found.passed
    assert "toy_order 2: note is 'missed' at the source, 'n2' in the copy" in found.problems


def test_what_arrives_between_reading_and_comparing_is_read_again(true: World) -> None:
    true.put(2, version=50, note="moving")

    def arrives() -> None:
        true.doors.read("order", true.orders["2"])

    true.client.between = [lambda: None, lambda: None, lambda: None, arrives]
    assert verify(true).passed
    assert true.client.fetched.count("2") == 2


def test_a_webhook_that_was_newer_than_the_reading_is_read_again(true: World) -> None:
    stale, newer = true.orders["2"], true.orders["2"] | {"updated": stamp(60), "note": "hook"}
    true.doors.hook("order", newer)

    def catches_up() -> None:
        true.orders["2"] = newer

    true.client.between = [lambda: None, lambda: None, lambda: None, catches_up]
    assert true.orders["2"] is stale
    assert verify(true).passed


def test_the_seed_chooses_the_same_objects_again(true: World) -> None:
    chosen = []
    for seed in ("a", "a", "b", "c", "d"):
        true.client.fetched.clear()
        assert verify(true, everything=False, sample=2, seed=seed).passed
        chosen.append(tuple(true.client.fetched))
    assert chosen[0] == chosen[1]
    assert len(set(chosen)) > 1
    assert {len(c) for c in chosen} == {2}


def test_tombstones_are_sampled_too(true: World) -> None:
    true.doors.gone("order", 6)
    found = verify(true, everything=False, sample=7)
    assert "toy_order 6 is at the source and not in the copy" in found.problems


def test_a_source_document_that_cannot_be_refined_is_reported_and_holds_nothing_up(true: World) -> None:
    true.put(8, version=3, total={"amount": "x"})
    true.put(9, version=3, note="a\0")
    true.sync()
    found = verify(true)
    assert found.objects[0].comparison.unusable == {
        "8": 'order.total: "x" is no numeric (at total.amount, total_price)',
        "9": "PostgreSQL cannot hold its JSON",
    }
    assert found.objects[0].comparison.differing == 0
    assert not found.passed, "two are missing from the count"


def test_verifying_writes_nothing_into_the_copy(true: World) -> None:
    tables = ("toy_raw_ingest", "toy_order", "toy_order_line", "toy_order_step", "fetch_request")
    before = [true.doors.all(f"SELECT x::text FROM {t} x ORDER BY 1") for t in tables]
    true.put(2, version=50, note="differs")
    verify(true)
    assert [true.doors.all(f"SELECT x::text FROM {t} x ORDER BY 1") for t in tables] == before


def test_the_report_reads_as_json_and_as_a_table(true: World) -> None:
    true.doors.conn.execute("UPDATE toy_order SET total = 7 WHERE toy_order_id = 3")
    found = verify(true)
    report = json.loads(json.dumps(found.to_dict()))
    entry = report["objects"][0]
    counts = (report["passed"], entry["source_count"], entry["refined_count"], entry["duplicate_hashes"])
    assert counts == (False, 7, 7, 0)
    assert entry["compared"]["sample"] == [
        {"object_id": "3", "table": "toy_order", "key": "3", "column": "total", "kind": "value", "expected": "1.10",
         "actual": "7"}
    ]  # fmt: skip
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(found.table())
    text = console.export_text()
    assert "duplicate hashes" in text
    assert "1 differences" in text
    true.doors.conn.execute("UPDATE toy_order SET total = 1.10 WHERE toy_order_id = 3")
    console.print(verify(true, sample=0, everything=False).table())
    assert "all hold" in console.export_text()


def test_progress_is_told(true: World) -> None:
    told: list[tuple[str, int, str]] = []
    verify(true, progress=lambda *step: told.append(step))
    assert told[0] == ("order", 0, "duplicate hash")
    assert told[-1] == ("order", 7, "comparing field by field")


def test_verified_through_is_what_every_type_covers(world: World) -> None:
    world.put(1)
    for kind in (o.name for o in TOY.object_types):
        world.sync(kind)
        cursors.advance(world.copy.conn, world.copy.integration_id, kind, at(200 if kind == "order" else 300))
    assert verify_copy(world.copy, "shop").verified_through == at(200)
    assert verify_copy(world.copy, "shop", Options(object_types=["order"])).verified_through is None

    def moved_on() -> None:
        cursors.advance(world.copy.conn, world.copy.integration_id, "order", at(250))

    world.client.between = [moved_on]
    assert verify_copy(world.copy, "shop").verified_through == at(200), "what a sync beside it reads was not compared"
    assert verify_copy(world.copy, "shop").verified_through == at(250)
    repeated = Options(object_types=["order"] * len(TOY.object_types))
    assert verify_copy(world.copy, "shop", repeated).verified_through is None
    world.put(2)
    assert verify_copy(world.copy, "shop").verified_through is None


# -- no false alarms ------------------------------------------------------------------------------------------------


@pytest.fixture
def signals(world: World) -> World:
    """A signal that the source gives no version: read as red, and then as blue."""
    for colour in ("red", "blue"):
        world.client.held["signal"] = {"1": {"id": 1, "colour": colour}}
        world.sync("signal")
    cursors.advance(world.copy.conn, world.copy.integration_id, "signal", datetime.now(UTC))
    return world


def look(world: World) -> Verification:
    return verify(world, object_types=["signal"])


def verified(world: World, check: str) -> list[str]:
    [found] = look(world).objects
    return list(next(c.objects for c in found.checks if c.name == check))


def test_what_changed_back_after_it_was_read_is_no_difference(signals: World) -> None:
    signals.client.held["signal"]["1"]["colour"] = "red"
    assert verified(signals, "field_comparison") == []


def test_what_was_read_again_and_is_not_shown_is_one(signals: World) -> None:
    signals.client.held["signal"]["1"]["colour"] = "red"
    signals.sync("signal")
    signals.doors.conn.execute(
        "UPDATE toy_signal SET colour = 'blue', raw_id = (SELECT max(id) FROM toy_raw_ingest "
        "WHERE object_type = 'signal' AND integration_id = toy_signal.integration_id)"
    )
    assert verified(signals, "field_comparison") == ["1"]


def test_a_value_changed_by_hand_is_one_although_nothing_has_a_version(signals: World) -> None:
    signals.doors.conn.execute("UPDATE toy_signal SET colour = 'grey'")
    assert verified(signals, "field_comparison") == ["1"]


def test_a_new_object_without_a_time_is_due_when_a_sync_missed_it_again(signals: World) -> None:
    """Of which no event tells: a summary of a customer that is new."""
    signals.client.held["signal"]["2"] = {"id": 2, "colour": "green"}
    assert verified(signals, "field_comparison") == []
    cursors.advance(signals.copy.conn, signals.copy.integration_id, "signal", datetime.now(UTC))
    assert verified(signals, "field_comparison") == ["2"]


def test_a_new_object_is_due_when_it_was_made_before_the_last_sync(true: World) -> None:
    """In the second of the last sync it may have been made before it or after it."""
    cursors.advance(true.copy.conn, true.copy.integration_id, "order", at(100) + timedelta(milliseconds=400))
    for key, version in ((7, 99), (8, 100), (9, 101)):
        true.put(key + 10, version=version)
    missed = {i for c in verify(true).objects[0].checks for i in c.objects}
    assert missed & {"17", "18", "19"} == {"17"}


def test_a_change_that_moves_no_version_is_none_until_the_next_whole_listing(true: World) -> None:
    """A quantity in the warehouse, whose item keeps its time of change."""
    true.orders["2"]["note"] = "moved no version"
    found = verify(true)
    assert found.passed, found.problems
    assert found.objects[0].comparison.changed == ["2"]
    true.doors.conn.execute("UPDATE toy_order SET note = 'by hand' WHERE toy_order_id = 3")
    assert "toy_order 3: note is 'n3' at the source, 'by hand' in the copy" in verify(true).problems
