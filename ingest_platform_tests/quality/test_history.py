"""Each table through time, out of the raw log: what held when, and the table as it stood at a moment."""

from __future__ import annotations

from typing import Any

from ingest_platform_tests.core.toy import Doors, at, order, stamp


def lines(*keys: int, more: bool = False, title: str = "t") -> dict[str, Any]:
    nodes = [{"id": k, "title": title, "price": "1.10"} for k in keys]
    return {"lines": {"nodes": nodes, "pageInfo": {"hasNextPage": more}}}


def notes(doors: Doors, moment: float) -> list[Any]:
    return doors.all(
        "SELECT toy_order_id, note FROM toy_order_as_of(%s, %s) ORDER BY 1", doors.owner.integration_id, at(moment)
    )


def test_a_row_holds_from_one_version_to_the_next(doors: Doors) -> None:
    doors.read("order", order(1, 10, note="a", total={"amount": "1.10", "currency": "EUR"}, tags="b,a"))
    doors.read("order", order(1, 20, note="b"))
    doors.gone("order", 1, of=30)
    found = doors.all("SELECT note, total, tags, valid_from, valid_to FROM toy_order_history ORDER BY valid_from")
    assert [(r[0], str(r[1]), r[2]) for r in found] == [("a", "1.10", ["a", "b"]), ("b", "1.10", ["a", "b"])]
    assert [(r[3], r[4]) for r in found] == [(at(10), at(20)), (at(20), at(30))]
    assert notes(doors, 5) == []
    assert notes(doors, 10) == [(1, "a")]
    assert notes(doors, 25) == [(1, "b")]
    assert notes(doors, 30) == []


def test_what_arrived_late_stands_where_it_belongs(doors: Doors) -> None:
    doors.read("order", order(1, 30, note="c"))
    doors.hook("order", order(1, 10, note="a"))
    doors.read("order", order(2, 10, note="x"))
    assert notes(doors, 15) == [(1, "a"), (2, "x")]
    assert notes(doors, 40) == [(1, "c"), (2, "x")]


def test_a_null_is_a_value_and_an_absent_path_is_none(doors: Doors) -> None:
    doors.read("order", order(1, 10, note="a"))
    doors.read("order", order(1, 20))
    doors.read("order", order(1, 30, note=None))
    assert [notes(doors, m)[0][1] for m in (10, 20, 30)] == ["a", "a", None]


def test_children_end_when_a_whole_list_no_longer_shows_them(doors: Doors) -> None:
    doors.read("order", order(1, 10, **lines(1, 2)))
    doors.read("order", order(1, 20, **lines(1, more=True, title="u")))
    doors.read("order", order(1, 30, **lines(2)))
    query = "SELECT toy_line_id, title FROM toy_order_line_as_of(%s, %s) ORDER BY 1"

    def seen(moment: float) -> list[Any]:
        return doors.all(query, doors.owner.integration_id, at(moment))

    assert seen(10) == [(1, "t"), (2, "t")]
    assert seen(20) == [(1, "u"), (2, "t")]
    assert seen(30) == [(2, "t")]
    doors.gone("order", 1, of=40)
    assert seen(41) == []


def test_the_state_of_now_is_the_refined_table(doors: Doors) -> None:
    for key in range(1, 6):
        doors.read("order", order(key, key, note=f"n{key}", placed=stamp(0), paid=True, extra={"k": [1.5]},
                                  **lines(10 * key, 10 * key + 1)))  # fmt: skip
        doors.read("order", order(key, key + 5, note=f"m{key}", **lines(10 * key)))
    doors.gone("order", 4, of=50)
    for table, columns in (
        ("toy_order", "id, toy_order_id, number, total, placed_at, paid, note, extra, source_version"),
        ("toy_order_line", "id, order_id, toy_line_id, title, price"),
    ):
        now = doors.all(f"SELECT {columns} FROM {table} WHERE deleted_at IS NULL ORDER BY 1")
        then = doors.all(
            f"SELECT {columns} FROM {table}_as_of(%s, %s) ORDER BY 1", doors.owner.integration_id, at(10_000)
        )
        assert now == then
        assert now


def test_a_version_that_could_not_be_refined_breaks_no_view(doors: Doors) -> None:
    doors.read("order", order(1, 30, note="c"))
    doors.hook("order", order(1, 10, note="a", total={"amount": "x"}))  # older than what is held: nobody looked
    assert notes(doors, 15) == [(1, "a")]
