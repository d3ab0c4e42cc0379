"""From documents to rows: lists of children, and references between rows."""

from __future__ import annotations

from typing import Any

import pytest

from ingest_platform_tests.core.toy import Doors, lines, order, stamp


def test_a_list_becomes_a_row_for_each_element(doors: Doors) -> None:
    """Defect 5."""
    doors.read("order", order(**lines(1, 2, 3)))
    assert doors.live("toy_order_line", "toy_line_id") == [1, 2, 3]
    assert doors.one("SELECT count(DISTINCT order_id) FROM toy_order_line") == 1


@pytest.mark.parametrize(
    ("second", "left"),
    [
        (lines(1, 3), [1, 3]),
        (lines(1, 3, more=False), [1, 3]),
        (lines(1, 3, more=True), [1, 2, 3]),
        (lines(more=True), [1, 2, 3]),
        (lines(), []),
        ({"lines": None}, [1, 2, 3]),
        ({}, [1, 2, 3]),
        ({"line_items": [{"id": 2, "title": "t2"}]}, [2]),
    ],
)
def test_only_a_whole_list_removes_a_child(doors: Doors, second: dict[str, Any], left: list[int]) -> None:
    """Defect 21: a short listing is not the whole one."""
    doors.read("order", order(**lines(1, 2, 3)))
    doors.read("order", order(version=2, **second))
    assert doors.live("toy_order_line", "toy_line_id") == left


def test_a_child_that_returns_is_alive_again(doors: Doors) -> None:
    for version, keys in enumerate(((1, 2), (1,), (1, 2))):
        doors.read("order", order(version=version + 1, **lines(*keys)))
    assert doors.live("toy_order_line", "toy_line_id") == [1, 2]


def test_a_child_list_of_another_order_touches_only_its_own(doors: Doors) -> None:
    doors.read("order", order(**lines(1, 2)), order(key=2, **lines(3)))
    doors.read("order", order(version=2, **lines(1)))
    assert doors.live("toy_order_line", "toy_line_id") == [1, 3]


def test_an_older_version_removes_no_child(doors: Doors) -> None:
    doors.read("order", order(version=2, **lines(1, 2)))
    doors.read("order", order(version=1, **lines(1)))
    assert doors.live("toy_order_line", "toy_line_id") == [1, 2]


def test_children_without_an_id_are_known_by_their_place(doors: Doors) -> None:
    doors.read("order", order(steps=[{"name": "a"}, {"name": "b"}, {"name": "c"}]))
    doors.read("order", order(version=2, steps=[{"name": "a"}, {"name": "x"}]))
    query = "SELECT position, name FROM toy_order_step WHERE deleted_at IS NULL ORDER BY 1"
    assert doors.all(query) == [(1, "a"), (2, "x")]


def test_children_of_children_follow_their_own_parent(doors: Doors) -> None:
    def doc(version: int, **taxes: list[dict[str, Any]] | None) -> dict[str, Any]:
        nodes = [{"id": int(k[1:]), "title": k} | ({} if t is None else {"taxes": t}) for k, t in taxes.items()]
        return order(version=version, lines={"nodes": nodes})

    def taxes() -> list[Any]:
        return doors.all(
            "SELECT l.toy_line_id, x.position, x.rate FROM toy_order_line_tax x "
            "JOIN toy_order_line l ON l.id = x.line_id WHERE x.deleted_at IS NULL ORDER BY 1, 2"
        )

    doors.read("order", doc(1, l1=[{"rate": 1}, {"rate": 2}], l2=[{"rate": 3}]))
    assert taxes() == [(1, 1, 1), (1, 2, 2), (2, 1, 3)]
    doors.read("order", doc(2, l1=[{"rate": 5}], l2=None))
    assert taxes() == [(1, 1, 5), (2, 1, 3)]
    doors.read("order", doc(3, l1=None))
    assert taxes() == [(1, 1, 5)]


def test_a_list_of_one_kind_says_nothing_of_another(doors: Doors) -> None:
    nodes = [{"id": 1, "kind": "IMAGE"}, {"id": 2, "kind": "VIDEO"}, {"id": 3, "kind": "IMAGE"}]
    doors.read("product", {"id": 1, "updated": stamp(1), "media": {"nodes": nodes, "more": False}})
    doors.hook("product", {"id": 1, "updated": stamp(2), "images": [{"id": 1, "alt": "a"}, {"id": 4}]})
    rows = doors.all("SELECT toy_picture_id, kind FROM toy_product_picture WHERE deleted_at IS NULL ORDER BY 1")
    assert rows == [(1, "IMAGE"), (2, "VIDEO"), (4, "IMAGE")]


@pytest.mark.parametrize(("shown", "left"), [((1,), [1]), ((1, 2), [1, 2]), ((4, 5, 6), [1, 2, 4, 5, 6]), ((), [])])
def test_a_list_that_reaches_the_vendors_limit_is_not_taken_for_whole(
    doors: Doors, shown: tuple[int, ...], left: list[int]
) -> None:
    """Defect 21."""
    doors.read("product", {"id": 1, "updated": stamp(1), "labels": [{"id": 1}, {"id": 2}]})
    doors.read("product", {"id": 1, "updated": stamp(2), "labels": [{"id": k} for k in shown]})
    assert doors.live("toy_product_label", "toy_label_id") == left


@pytest.mark.parametrize(
    ("ids", "left"),
    [({}, [1]), ({"variant_ids": [1]}, [1]), ({"variant_ids": [1, 2]}, [1, 2]), ({"variant_ids": None}, [1])],
)
def test_a_list_is_whole_when_it_is_as_long_as_the_one_that_is_never_cut(
    doors: Doors, ids: dict[str, Any], left: list[int]
) -> None:
    doors.read("product", {"id": 1, "updated": stamp(1), "variants": [{"id": 1}, {"id": 2}]})
    doors.read("product", {"id": 1, "updated": stamp(2), "variants": [{"id": 1}], **ids})
    assert doors.live("toy_product_variant", "toy_variant_id") == left


def test_a_child_may_move_to_another_parent(doors: Doors) -> None:
    doors.read("order", order(**lines(1, 2)), order(key=2, **lines(3)))
    doors.read("order", order(version=2, **lines(1)), order(key=2, version=2, **lines(2, 3)))
    query = (
        "SELECT o.toy_order_id FROM toy_order_line l JOIN toy_order o ON o.id = l.order_id "
        "WHERE l.toy_line_id = 2 AND l.deleted_at IS NULL"
    )
    assert doors.one(query) == 2


# -- references --------------------------------------------------------------------------------------------------


def test_a_reference_is_filled_when_its_target_arrives(doors: Doors) -> None:
    doors.read("order", order(person={"id": "gid://toy/Person/9"}))
    assert doors.one("SELECT toy_person_id, person_id FROM toy_order") == (9, None)
    doors.read("person", {"id": 9, "updated": stamp(1), "name": "Ada"})
    assert doors.one("SELECT p.name FROM toy_order o JOIN toy_person p ON p.id = o.person_id") == "Ada"


def test_a_reference_that_changes_points_at_the_new_target(doors: Doors) -> None:
    doors.read("person", *({"id": k, "updated": stamp(1), "name": str(k)} for k in (1, 2)))
    for version, person in enumerate(({"id": 1}, {"id": 2}, {"id": 3}, None)):
        doors.read("order", order(version=version + 1, person=person))
        name = doors.one("SELECT p.name FROM toy_order o LEFT JOIN toy_person p ON p.id = o.person_id")
        assert name == ("1", "2", None, None)[version]


def test_a_reference_to_a_child_is_filled_when_that_child_arrives(doors: Doors) -> None:
    line = {"id": 1, "title": "t", "variant": {"id": 71}}
    doors.read("order", order(lines={"nodes": [line]}))
    doors.read("product", {"id": 7, "updated": stamp(1), "variants": [{"id": 70}]})
    assert doors.one("SELECT variant_id FROM toy_order_line") is None
    doors.read("product", {"id": 7, "updated": stamp(2), "variants": [{"id": 70}, {"id": 71, "sku": "s"}]})
    assert doors.one("SELECT v.sku FROM toy_order_line l JOIN toy_product_variant v ON v.id = l.variant_id") == "s"


def test_what_cannot_be_without_its_parent_waits_for_it(doors: Doors) -> None:
    receipt = {"id": 4, "updated": stamp(1), "order_id": 1, "amount": "5.00"}
    assert doors.read("receipt", receipt).deferred == 1
    assert doors.all("SELECT processing_status, waiting_for FROM toy_raw_ingest") == [("deferred", "order:1")]
    doors.read("order", order())
    assert doors.read("receipt").inserted == 1
    assert doors.one("SELECT r.amount FROM toy_receipt r JOIN toy_order o ON o.id = r.order_id") == 5


def test_what_waits_holds_nothing_else_up(doors: Doors) -> None:
    doors.read("order", order())
    result = doors.read("receipt", *({"id": k, "updated": stamp(1), "order_id": k} for k in (1, 2, 3)))
    assert (result.inserted, result.deferred) == (1, 2)
