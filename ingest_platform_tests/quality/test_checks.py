"""Each check passes on a true copy and fails, in words, on one that is not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ingest_platform.control import check_results
from ingest_platform.errors import ConfigError
from ingest_platform.quality.checks import CHECKS, CheckOutcome, check
from ingest_platform_tests.core.toy import TOY, stamp
from ingest_platform_tests.quality.conftest import World

LINES: dict[str, Any] = {"lines": {"nodes": [{"id": 1, "title": "t", "taxes": [{"rate": 1}]}, {"id": 2, "title": "u"}]}}


def look(world: World, name: str, kind: str = "order") -> CheckOutcome:
    return check(name).run(world.copy, TOY.object_type(kind))


@pytest.fixture
def true(world: World) -> World:
    """Three orders, all of them copied, and one that was deleted."""
    for key in (1, 2, 3):
        world.put(key, note=str(key), **(LINES if key == 1 else {}))
    world.sync()
    world.doors.read("order", {"gid": "9", "updated": stamp(1), "number": "9"})
    world.doors.gone("order", 9)
    return world


@pytest.mark.parametrize("name", [c.name for c in CHECKS])
def test_a_true_copy_passes_and_the_result_is_kept(true: World, name: str) -> None:
    outcome = look(true, name)
    assert outcome.passed, outcome.summary
    assert "\n" not in outcome.summary
    kept = next(r for r in check_results.latest(true.copy.conn, true.copy.integration_id) if r.check_name == name)
    assert (kept.passed, kept.summary, kept.blocking) == (True, outcome.summary, outcome.blocking)


@pytest.mark.parametrize("name", ["duplicate_hash", "one_row_an_object", "count_parity", "error_rate"])
def test_an_account_without_objects_is_true_as_well(world: World, name: str) -> None:
    assert look(world, name).passed


def test_only_the_two_checks_of_structure_block() -> None:
    assert [c.name for c in CHECKS if c.blocking] == ["duplicate_hash", "one_row_an_object"]
    assert [c.name for c in CHECKS if c.target == "raw"] == ["duplicate_hash", "stored_payload", "cursor"]


def test_an_unknown_check_lists_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"no check 'x'\. Choose from: duplicate_hash"):
        check("x")


def test_a_hash_twice_is_found(true: World) -> None:
    true.doors.conn.execute("ALTER TABLE toy_raw_ingest DROP CONSTRAINT toy_raw_ingest_hash_key")
    true.doors.conn.execute(
        "INSERT INTO toy_raw_ingest (integration_id, company_id, object_type, toy_object_id, dedupe_hash_canonical, "
        "operation, source, observed_at, payload) SELECT integration_id, company_id, object_type, toy_object_id, "
        "dedupe_hash_canonical, operation, source, observed_at, payload FROM toy_raw_ingest WHERE toy_object_id = '1'"
    )
    outcome = look(true, "duplicate_hash")
    assert (outcome.passed, outcome.detail["actual"]) == (False, 1)
    assert outcome.summary.startswith("1 versions of orders are in the raw log more than once, first ")
    assert outcome.summary.endswith("Run `ingest verify toy --integration NAME --repair`")


@pytest.mark.parametrize(
    ("damage", "problem", "sample"),
    [
        ("DELETE FROM toy_order WHERE toy_order_id = 2", "missing", ["2"]),
        ("UPDATE toy_order SET raw_id = 0 WHERE toy_order_id = 2", "surplus", ["2"]),
        ("UPDATE toy_order SET toy_order_id = 77 WHERE toy_order_id = 2", "surplus", ["77"]),
        (
            "UPDATE toy_order SET deleted_at = now() WHERE toy_order_id = 1",
            "orphans in toy_order_line",
            ["1", "2"],
        ),
        (
            "UPDATE toy_order_line SET deleted_at = now() WHERE toy_line_id = 1",
            "orphans in toy_order_line_tax",
            ["1"],
        ),
        (
            "ALTER TABLE toy_order DROP CONSTRAINT toy_order_toy_order_id_key; "
            "UPDATE toy_order SET toy_order_id = 1 WHERE toy_order_id = 2",
            "twice in toy_order",
            ["1"],
        ),
    ],
)
def test_a_row_too_few_or_too_many_is_found(true: World, damage: str, problem: str, sample: list[str]) -> None:
    """Defects 5 and 20."""
    true.doors.conn.execute(damage)
    outcome = look(true, "one_row_an_object")
    assert not outcome.passed
    assert sorted(outcome.detail["problems"][problem]["sample"]) == sample


def test_a_deletion_that_came_first_leaves_no_row_and_none_is_missed(true: World) -> None:
    true.doors.gone("order", 50, origin="incremental", seen=5000)
    true.doors.read("order", {"gid": "50", "updated": stamp(1), "number": "50"}, seen=4000)
    assert look(true, "one_row_an_object").passed


@pytest.mark.parametrize(("change", "words"), [((4,), "1 too few"), ((), "3 too many"), ((1, 2), "1 too many")])
def test_the_source_itself_is_asked_for_its_count(true: World, change: tuple[int, ...], words: str) -> None:
    """Defect 22: two counters of our own always agree."""
    kept = true.orders if change == (4,) else {}
    true.client.held["order"] = kept | {str(k): true.orders.get(str(k), {}) for k in change}
    outcome = look(true, "count_parity")
    assert not outcome.passed
    assert words in outcome.summary
    assert outcome.detail["source"] == len(true.orders)


def test_what_changes_while_it_is_counted_is_counted_again(true: World) -> None:
    def created() -> None:
        true.put(4)

    def arrived() -> None:
        true.sync()

    true.client.between = [created, arrived]
    outcome = look(true, "count_parity")
    assert (outcome.passed, outcome.detail["source"]) == (True, 4)


def test_a_count_that_the_source_cut_short_is_at_least(true: World) -> None:
    true.client.capped = 2
    assert look(true, "count_parity").summary == "The source has at least 2 orders, the copy 3"
    true.doors.conn.execute("UPDATE toy_order SET deleted_at = now()")
    assert not look(true, "count_parity").passed


def test_a_source_that_cannot_count_is_compared_by_its_ids(world: World) -> None:
    world.client.held["person"] = {str(k): {"id": k, "updated": stamp(1), "name": "n"} for k in range(1, 9)}
    world.sync("person")
    assert look(world, "count_parity", "person").passed
    world.client.held["person"]["20"] = world.client.held["person"].pop("4") | {"id": 20}
    outcome = look(world, "count_parity", "person")
    assert (outcome.passed, outcome.detail["sample"]) == (False, ["20", "4"])
    assert outcome.summary.startswith(
        "The source lists 8 people, the copy has 8: the copy lacks 1 (20), the copy has too many, by 1 (4). Run "
    )


def test_objects_in_error_explain_what_is_missing(true: World) -> None:
    true.put(4, total={"amount": "x"})
    true.sync()
    outcome = look(true, "count_parity")
    assert "1 too few (1 wait as errors or for a parent)" in outcome.summary


@pytest.mark.parametrize(
    ("age", "passed", "words"),
    [
        (timedelta(minutes=29), True, "synced 29 minutes ago"),
        (timedelta(minutes=31), False, "synced 31 minutes ago; every 15 minutes was promised"),
        (timedelta(days=3), False, "synced 3 days ago"),
    ],
)
def test_a_tier_promises_a_sync_in_time(true: World, age: timedelta, passed: bool, words: str) -> None:
    true.synced_ago("order", age)
    outcome = look(true, "freshness")
    assert outcome.passed is passed
    assert words in outcome.summary


def test_what_was_never_synced_is_not_fresh(world: World) -> None:
    assert look(world, "freshness").summary == (
        "No sync of orders has succeeded yet. Run `ingest sync toy --integration NAME`"
    )


def test_few_errors_pass_and_many_do_not(world: World) -> None:
    for key in range(1, 301):
        world.put(key)
    world.sync()
    world.doors.read("order", {"gid": "500", "updated": stamp(1)})
    outcome = look(world, "error_rate")
    assert (outcome.passed, outcome.detail["sample"][0]["id"]) == (True, "500")
    world.doors.read("order", *({"gid": str(k), "updated": stamp(1)} for k in (501, 502, 503)))
    outcome = look(world, "error_rate")
    assert not outcome.passed
    assert outcome.summary.startswith("4 of 300 versions of orders are in error")
    assert outcome.summary.endswith("then `ingest retry toy --integration NAME`")


def test_an_error_that_nobody_mends_for_a_day_fails(world: World) -> None:
    for key in range(1, 301):
        world.put(key)
    world.sync()
    world.doors.read("order", {"gid": "500", "updated": stamp(1)})
    world.doors.conn.execute("UPDATE toy_raw_ingest SET received_at = now() - interval '25 hours'")
    assert "the oldest for 1 day" in look(world, "error_rate").summary
    assert not look(world, "error_rate").passed


def test_accounts_are_looked_at_one_by_one(true: World) -> None:
    from ingest_platform_tests.core.conftest import new_owner
    from ingest_platform_tests.core.toy import Doors
    from ingest_platform_tests.quality.conftest import ToyClient

    other = World(Doors(true.doors.conn, new_owner(true.doors, "second")), ToyClient())
    other.put(1)
    other.sync()
    true.doors.conn.execute("DELETE FROM toy_order WHERE integration_id = %s", (other.doors.owner.integration_id,))
    assert look(true, "one_row_an_object").passed
    assert look(true, "count_parity").passed
    assert not look(other, "one_row_an_object").passed
