"""What was proven is remembered: a verification costs no more of a large account, and damage is seen all the same."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from typing import Any, cast

import pytest

from ingest_platform.control import verification_reports
from ingest_platform.declare import IdSweepParity, NeverDeleted, ObjectType, Source, SweepDelete
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Window
from ingest_platform.quality import windows
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.parity import count_parity
from ingest_platform.quality.result import Found
from ingest_platform.quality.verify import Verification
from ingest_platform_tests.core.toy import TOY, at
from ingest_platform_tests.quality.conftest import World
from ingest_platform_tests.quality.test_narrow import ORDERS, SOURCE, Counting, asked, many, pytestmark

__all__ = ["many", "pytestmark"]

FOREVER = (NeverDeleted(reason="These orders stay"),)


def source(delete: Any = FOREVER) -> Source:
    """Orders that the source lists by their creation and does not count."""
    types = tuple(
        o.model_copy(update={"parity": IdSweepParity(), "delete": delete}) if o.name == "order" else o
        for o in SOURCE.object_types
    )
    return SOURCE.model_copy(update={"object_types": types})


def look(world: World, delete: Any = FOREVER, **values: Any) -> Found:
    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[SourceClient]:
        yield cast("SourceClient", world.client)

    chosen = source(delete)
    asked(world).clear()
    copy = Copy(world.doors.conn, chosen, world.doors.owner, opened, thorough=True, **values)
    return count_parity(copy, chosen.object_type("order"))


@pytest.fixture
def budgeted(many: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Windows of 250 orders, of which a verification lists two besides the newest hour."""
    monkeypatch.setattr(windows, "CHUNK", 250)
    monkeypatch.setattr(windows, "BUDGET", 500)
    monkeypatch.setattr(windows, "OPEN", timedelta(hours=2))
    return many


def proven(world: World, **values: Any) -> Found:
    """Verify until nothing is left to later verifications."""
    for _ in range(ORDERS):
        found = look(world, **values)
        assert found.passed, found.summary
        if not found.detail["not_proven"]:
            return found
    raise AssertionError


def test_each_verification_costs_the_same_until_all_is_proven_and_then_next_to_nothing(budgeted: World) -> None:
    first = look(budgeted)
    calls = len(asked(budgeted))
    assert calls <= 6
    assert (first.detail["source"], first.detail["proven_before"]) == (None, 0)
    second = look(budgeted)
    assert len(asked(budgeted)) <= calls
    assert second.detail["proven_before"] == first.detail["proven_now"] - 61, "all but the newest hour"
    assert first.detail["proven_through"] < second.detail["proven_through"]
    assert second.detail["not_proven"] + second.detail["proven_before"] + second.detail["proven_now"] == ORDERS
    assert "are left to later verifications" in second.summary
    whole = proven(budgeted)
    assert whole.detail["proven_through"] is None
    look(budgeted)
    assert len(asked(budgeted)) == 1, "what never goes at the source need not be asked for twice"


@pytest.mark.parametrize("full", [False, True])
def test_a_small_type_is_listed_once_by_each_verification(
    many: World, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    monkeypatch.setattr(windows, "PAGE", ORDERS + 1)
    calls = []
    for _ in range(3):
        found = look(many, delete=(SweepDelete(),), full=full)
        assert (found.passed, found.detail["source"]) == (True, ORDERS)
        calls.append(len(asked(many)))
    assert len(set(calls)) == 1


def test_a_row_that_is_lost_here_is_missed_at_once_wherever_it_was(budgeted: World) -> None:
    proven(budgeted)
    for key in (3, 1500, 2990):
        budgeted.doors.conn.execute("DELETE FROM toy_order WHERE toy_order_id = %s", (key,))
        assert look(budgeted).objects == (str(key),)
        budgeted.doors.conn.execute("DELETE FROM toy_raw_ingest WHERE toy_object_id = %s", (str(key),))
        budgeted.doors.read("order", budgeted.orders[str(key)])
        assert look(budgeted).passed


def test_a_row_that_the_source_does_not_have_is_found_at_once(budgeted: World) -> None:
    proven(budgeted)
    budgeted.doors.conn.execute("UPDATE toy_order SET toy_order_id = 77777 WHERE toy_order_id = 400")
    assert set(look(budgeted).objects) == {"400", "77777"}


def test_what_the_source_deleted_without_a_word_is_found_within_a_full_turn(budgeted: World) -> None:
    swept = (SweepDelete(),)
    proven(budgeted, delete=swept)
    del budgeted.orders["1200"]
    for turn in range(ORDERS // 500 + 2):
        if not (found := look(budgeted, delete=swept)).passed:
            assert found.objects == ("1200",)
            return
        assert len(asked(budgeted)) <= 6, turn
    raise AssertionError


def test_a_full_verification_believes_nothing_that_was_proven_before(budgeted: World) -> None:
    proven(budgeted)
    del budgeted.orders["1200"]
    assert look(budgeted).passed, "these are said never to be deleted"
    found = look(budgeted, full=True)
    assert (found.objects, found.detail["source"]) == (("1200",), ORDERS - 1)
    assert look(budgeted).objects == ("1200",), "a window that is not the same is not remembered"


def test_a_verification_that_died_is_not_repeated(budgeted: World) -> None:
    class Dies(Counting):
        async def ids(self, object_type: ObjectType, window: Window = Window()) -> AsyncIterator[Sequence[str]]:  # noqa: B008
            if len(self.asked) >= 6:
                raise ConnectionError
            async for page in super().ids(object_type, window):
                yield page

    whole = budgeted.client
    budgeted.client = Dies(held=whole.held)
    with pytest.raises(ConnectionError):
        look(budgeted, full=True)
    budgeted.client = whole
    assert look(budgeted).detail["proven_before"] >= 900


def test_a_large_type_without_windows_is_listed_by_one_verification_in_seven(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "LARGE", 5)
    world.client.held["signal"] = {str(n): {"id": n, "colour": "red"} for n in range(1, 9)}
    world.sync("signal")
    report = Verification("shop", "toy", "seed", False, at(0), completed_at=at(1)).to_dict()
    listed = []
    for _ in range(14):
        found = count_parity(world.copy, TOY.object_type("signal"))
        listed.append(found.detail["proven_now"])
        verification_reports.store(world.copy.conn, world.copy.integration_id, report)
    assert sorted(listed) == [0] * 12 + [8, 8]
    assert listed[:7] == listed[7:]
