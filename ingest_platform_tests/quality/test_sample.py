"""A sample costs few requests, by pages of a list or by one for several types; and no object is out of reach."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

import pytest

from ingest_platform.declare import ObjectType
from ingest_platform.errors import MissingScope, SourceError
from ingest_platform.extract.connector import Page, Place, SourceClient
from ingest_platform.extract.documents import EVERYTHING, Count, Document, Window
from ingest_platform.quality import sample, windows
from ingest_platform.quality.at_once import ask_at_once
from ingest_platform.quality.compare import field_comparison
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.result import Found
from ingest_platform.quality.verify import Options, verify_copy
from ingest_platform_tests.core.toy import stamp
from ingest_platform_tests.quality.conftest import ToyClient, World
from ingest_platform_tests.quality.test_narrow import SOURCE, Counting

ORDERS = 60
PAGE = 10


@dataclass
class Paging(Counting):
    """Shows ten orders on a page, newest first, from a moment of creation or from behind an object on."""

    by_time: bool = True
    pages: int = 0

    def shows(self, object_type: ObjectType) -> bool:
        return object_type.name == "order"

    async def page(self, object_type: ObjectType, start: Place | None) -> Page | None:
        self.pages += 1
        held = self._answer(object_type)
        order = sorted(held, key=lambda i: held[i]["placed"], reverse=True)
        window: Window | None = None
        if start is not None and self.by_time:
            assert start.created is not None
            order = [i for i in order if held[i]["placed"] <= start.created.isoformat()]
        elif start is not None:
            if start.object_id not in order:
                return None
            order = order[order.index(start.object_id) + 1 :]
        if self.by_time:
            behind = [datetime.fromisoformat(held[i]["placed"]) + timedelta(seconds=1) for i in order[PAGE:]]
            window = Window(max(behind, default=None), start.created if start else None)
        shown = order[:PAGE]

        async def whole(ids: Sequence[str]) -> list[Document]:
            return [Document(held[i]) for i in ids]

        return Page(shown, window, whole)


@pytest.fixture
def paged(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Sixty orders, a minute apart, all of them copied."""
    monkeypatch.setattr(sample, "SHOWN", PAGE)
    world.client = Paging()
    for key in range(1, ORDERS + 1):
        world.put(key, placed=stamp(60 * key), note="n")
    world.sync()
    return world


def look(world: World, seed: str, number: int = 10) -> Found:
    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[SourceClient]:
        yield cast("SourceClient", world.client)

    world.client.fetched.clear()
    copy = Copy(world.doors.conn, SOURCE, world.doors.owner, opened, thorough=True, seed=seed, sample=number)
    return field_comparison(copy, SOURCE.object_type("order"))


def client(world: World) -> Paging:
    return cast(Paging, world.client)


def test_ten_objects_cost_two_pages_and_no_object_is_asked_for_by_its_id(paged: World) -> None:
    found = look(paged, "a")
    assert (found.passed, found.detail["objects"]) == (True, 10)
    assert (client(paged).pages, paged.client.fetched) == (2, [])


@pytest.mark.parametrize("by_time", [True, False])
def test_every_object_is_reached_the_newest_and_the_oldest_too(paged: World, by_time: bool) -> None:
    client(paged).by_time = by_time
    for key in (1, 30, ORDERS):
        paged.doors.conn.execute("UPDATE toy_order SET note = 'x' WHERE toy_order_id = %s", (key,))
        assert any(look(paged, str(seed)).objects == (str(key),) for seed in range(60)), key
        paged.doors.conn.execute("UPDATE toy_order SET note = 'n' WHERE toy_order_id = %s", (key,))


def test_no_object_is_much_likelier_than_another(paged: World) -> None:
    chosen = dict.fromkeys(range(1, ORDERS + 1), 0)
    compared = paged.client
    seen: list[str] = []

    class Noting(Paging):
        async def page(self, object_type: ObjectType, start: Place | None) -> Page | None:
            page = await super().page(object_type, start)
            assert page is not None

            async def whole(ids: Sequence[str]) -> list[Document]:
                seen.extend(ids)
                return await page.whole(ids)

            return Page(page.ids, page.shows, whole)

    paged.client = Noting(held=compared.held)
    for seed in range(150):
        look(paged, str(seed))
    for one in seen:
        chosen[int(one)] += 1
    expected = len(seen) / ORDERS
    assert min(chosen.values()) > expected / 4
    assert max(chosen.values()) < expected * 4


@pytest.mark.parametrize("by_time", [True, False])
def test_what_the_source_does_not_have_any_more_is_met(paged: World, by_time: bool) -> None:
    client(paged).by_time = by_time
    del paged.orders["25"]
    found = [f for seed in range(60) if (f := look(paged, str(seed))).objects]
    assert {f.objects for f in found} == {("25",)}
    # By a page that should show it, ten as often as by being the place that the page begins at.
    assert len(found) > (5 if by_time else 0)


def test_the_same_seed_chooses_the_same_objects(paged: World) -> None:
    paged.doors.conn.execute("UPDATE toy_order SET note = 'x' WHERE toy_order_id % 3 = 0")
    assert look(paged, "a").objects == look(paged, "a").objects
    assert look(paged, "a").objects != look(paged, "b").objects


# -- several types in one request ----------------------------------------------------------------------------------


@dataclass
class Batching(ToyClient):
    """Answers several types at once; `refuses` to, or shows what was true `then`."""

    requests: list[str] = field(default_factory=list)
    refuses: bool = False

    async def ids(self, object_type: ObjectType) -> AsyncIterator[Sequence[str]]:
        self.requests.append(f"ids of {object_type.name}")
        async for page in super().ids(object_type):
            yield page

    async def counts(self, object_types: Sequence[ObjectType]) -> dict[str, Count]:
        return {o.name: await self.count(o, Window()) for o in object_types}

    async def ids_at_once(self, windows: Sequence[tuple[ObjectType, Window]]) -> list[Sequence[str] | None]:
        self.requests.append("ids")
        return [sorted(self.held.get(o.name, {})) for o, _ in windows]

    async def fetch_at_once(self, wanted: Sequence[tuple[ObjectType, Sequence[str]]]) -> list[list[Document]]:
        self.requests.append("objects")
        if self.refuses:
            raise SourceError("No", "Not so many")
        found = [await self.fetch(o, ids) for o, ids in wanted]
        self.fetched.clear()
        return found


@pytest.fixture
def batched(world: World) -> World:
    world.client = Batching()
    for key in range(1, 6):
        world.put(key, note="n")
        world.client.held.setdefault("person", {})[str(key)] = {"id": key, "updated": stamp(1), "name": f"p{key}"}
    world.sync()
    world.sync("person")
    return world


def test_a_verification_asks_for_the_ids_and_the_sample_of_all_types_at_once(batched: World) -> None:
    found = verify_copy(batched.copy, "shop")
    assert {o.object_type: o.comparison.objects for o in found.objects if o.comparison.objects} == {
        "order": 5, "person": 5,
    }  # fmt: skip
    assert cast(Batching, batched.client).requests == ["ids", "objects"]
    assert batched.client.fetched == []


def test_the_ids_of_a_long_list_are_left_to_its_check(batched: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "LARGE", 4)
    asked = ask_at_once(batched.copy, batched.copy.source.object_types)
    assert ("person", EVERYTHING) not in asked.ids
    assert ("receipt", EVERYTHING) in asked.ids, "nothing is held of it, and a page shows whether that is right"
    verify_copy(batched.copy, "shop")
    assert "ids of person" in cast(Batching, batched.client).requests


def test_what_is_refused_at_once_is_asked_for_by_each_check(batched: World) -> None:
    cast(Batching, batched.client).refuses = True
    assert {o.object_type for o in verify_copy(batched.copy, "shop").objects if o.comparison.objects == 5} == {
        "order", "person",
    }  # fmt: skip
    assert len(batched.client.fetched) == 10


def test_what_changed_since_it_was_asked_for_is_asked_for_again(batched: World) -> None:
    asked = ask_at_once(batched.copy, batched.copy.source.object_types)
    assert {name for name, _ in asked.documents} == {"order", "person"}
    batched.put(3, version=9, note="newer")
    batched.sync()
    assert verify_copy(batched.copy, "shop", Options(object_types=["order"], seed="1")).passed
    batched.doors.conn.execute("UPDATE toy_order SET note = 'x' WHERE toy_order_id = 3")
    assert not verify_copy(batched.copy, "shop", Options(object_types=["order"])).passed


def test_a_permission_that_was_taken_away_fails_its_checks_and_lets_the_others_be_made(world: World) -> None:
    class Refusing(ToyClient):
        async def fetch(self, object_type: ObjectType, ids: Sequence[str]) -> list[Document]:
            if object_type.name == "person":
                raise MissingScope("The key lacks people", "Grant it")
            return await super().fetch(object_type, ids)

    world.client = Refusing(held={"person": {"1": {"id": 1, "updated": stamp(1)}}})
    world.put(1)
    world.sync()
    world.sync("person")
    found = verify_copy(world.copy, "shop", Options(object_types=["person", "order"]))
    failed = {(o.object_type, o.name): o.summary for o in found.outcomes if not o.passed and o.severity == "error"}
    assert "The key lacks people" in failed["person", "field_comparison"]
    assert not any(object_type == "order" for object_type, _ in failed)
