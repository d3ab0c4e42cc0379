"""A mismatch of counts is narrowed to its objects in few calls, and told from a vendor's caps, lags and late news."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from ingest_platform.control import cursors
from ingest_platform.declare import Listing, ObjectType, Source
from ingest_platform.extract.connector import SourceClient
from ingest_platform.extract.documents import Count, Window
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.parity import count_parity
from ingest_platform.quality.result import Found
from ingest_platform.quality.versions import stored_payload
from ingest_platform_tests.core.toy import TOY, at, order, stamp
from ingest_platform_tests.quality.conftest import ToyClient, World

# By which of the two doors' ways the orders came leaves no trace in what is compared here; the core's tests hold that.
pytestmark = pytest.mark.parametrize("doors", ["in one go"], indirect=True)
ORDERS = 3000


class Windowed(Listing):
    """A listing that filters by when an order was placed."""

    @property
    def cursor(self) -> str | None:
        return "updated"

    @property
    def created_column(self) -> str | None:
        return "placed_at"


def _windowed(name: str) -> Source:
    types = tuple(o.model_copy(update={"listing": Windowed()}) if o.name == name else o for o in TOY.object_types)
    return TOY.model_copy(update={"object_types": types})


SOURCE = _windowed("order")


@dataclass
class Counting(ToyClient):
    """Counts and lists by window; counts what it is asked. `hidden` ids its listings do not show yet."""

    asked: list[str] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)

    def _in(self, object_type: ObjectType, window: Window) -> list[str]:
        return [
            i
            for i, d in self._answer(object_type).items()
            if i not in self.hidden
            and (window.start is None or d["placed"] >= window.start.isoformat())
            and (window.end is None or d["placed"] <= window.end.isoformat())
        ]

    async def count(self, object_type: ObjectType, window: Window) -> Count:
        self.asked.append("count")
        number = len(self._in(object_type, window))
        return Count(number) if self.capped is None or number < self.capped else Count(self.capped, exact=False)

    async def ids(self, object_type: ObjectType, window: Window = Window()) -> AsyncIterator[Sequence[str]]:  # noqa: B008
        listed = self._in(object_type, window)
        for n in range(0, len(listed), 250):
            self.asked.append("ids")
            yield listed[n : n + 250]


@pytest.fixture
def many(world: World) -> World:
    """Three thousand orders, a minute apart, all of them copied, and the cursor an hour after the last."""
    world.client = Counting()
    for key in range(1, ORDERS + 1):
        world.put(key, placed=stamp(60 * key))
    world.sync()
    cursors.advance(world.copy.conn, world.copy.integration_id, "order", at(60 * ORDERS + 3600))
    return world


def look(world: World, **values: Any) -> Found:
    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[SourceClient]:
        yield cast("SourceClient", world.client)

    copy = Copy(world.doors.conn, SOURCE, world.doors.owner, opened, thorough=True)
    return count_parity(replace(copy, **values), SOURCE.object_type("order"))


def asked(world: World) -> list[str]:
    return cast(Counting, world.client).asked


def test_one_missing_of_thousands_is_named_in_a_dozen_calls(many: World) -> None:
    many.doors.conn.execute("DELETE FROM toy_order WHERE toy_order_id = 1234")
    found = look(many)
    assert (found.passed, found.objects) == (False, ("1234",))
    assert found.detail["missing_ids"] == ["1234"]
    assert found.detail["since"] == at(60 * 1234).isoformat()
    assert len(asked(many)) <= 9
    assert many.client.fetched == ["1234"]


def test_missing_and_surplus_in_different_windows_are_both_named(many: World) -> None:
    many.doors.conn.execute("DELETE FROM toy_order WHERE toy_order_id IN (7, 8, 2900)")
    del many.orders["1200"]
    found = look(many)
    assert set(found.objects) == {"7", "8", "2900", "1200"}
    assert (found.detail["missing"], found.detail["surplus"]) == (3, 1)


def test_a_missing_and_a_surplus_of_one_window_are_named_although_the_counts_agree(many: World) -> None:
    # The newest are looked at each time …
    many.doors.conn.execute("DELETE FROM toy_order WHERE toy_order_id = 2990")
    del many.orders["2991"]
    assert set(look(many).objects) == {"2990", "2991"}
    # … the others now and then, whichever the seed says.
    many.put(2991, placed=stamp(60 * 2991))
    del many.orders["2990"]
    many.doors.conn.execute("DELETE FROM toy_order WHERE toy_order_id = 700")
    del many.orders["701"]
    assert [set(look(many, seed=seed).objects) for seed in ("1", "11")] == [set(), {"700", "701"}]


def test_a_capped_count_is_no_count(many: World) -> None:
    many.client.capped = 1000
    assert look(many).passed
    many.doors.conn.execute("DELETE FROM toy_order WHERE toy_order_id = 42")
    found = look(many)
    assert found.objects == ("42",), "beyond the cap the windows tell"


def test_an_index_that_lags_behind_is_no_difference(many: World) -> None:
    cast(Counting, many.client).hidden = {"2000"}
    found = look(many)
    assert found.passed, found.summary
    assert found.detail["lagging"] == ["2000"]


def test_what_was_made_after_the_last_sync_is_not_due(many: World) -> None:
    many.put(9000, version=60 * ORDERS + 9000, placed=stamp(60 * ORDERS + 9000))
    found = look(many)
    assert found.passed, found.summary
    assert found.detail["not_due"] == ["9000"]


def test_an_order_whose_time_was_changed_is_told_from_a_missing_one(many: World) -> None:
    many.doors.conn.execute("UPDATE toy_order SET placed_at = placed_at + interval '1 day' WHERE toy_order_id = 10")
    many.doors.conn.execute("DELETE FROM toy_order WHERE toy_order_id = 11")
    found = look(many)
    assert "11" in found.detail["missing_ids"]
    assert "10" not in found.detail["missing_ids"]


def test_the_copy_itself_has_everything(many: World) -> None:
    assert look(many).passed
    assert asked(many) == ["count", "ids", "ids"]
    assert order(1)["number"] == "#1"


def test_every_stored_version_is_hashed_again_when_everything_is_compared(many: World) -> None:
    many.doors.conn.execute(
        "UPDATE toy_raw_ingest SET payload = payload || '{\"note\": \"forged\"}' WHERE toy_object_id = '2345'"
    )
    found = stored_payload(replace(many.copy, everything=True), TOY.object_type("order"))
    assert (found.passed, found.objects, found.detail["looked_at"]) == (False, ("2345",), ORDERS)
