"""One bad record stops nothing but itself: it ends as an error row with a message, and can be retried."""

from __future__ import annotations

from typing import Any

import pytest

from ingest_platform import canonical
from ingest_platform_tests.core.toy import Doors, order, stamp


def line(key: Any = 1, **values: Any) -> dict[str, Any]:
    return {"lines": {"nodes": [{"id": key, "title": "t"} | values]}}


BAD_ORDERS: list[tuple[str, dict[str, Any], str]] = [
    ("null byte", {"note": "a\0b"}, "\\u0000"),
    ("half a surrogate pair", {"note": "a\ud800b"}, "surrogate"),
    ("null byte in an unknown field", {"new": {"a\0b": 1}}, "\\u0000"),
    ("number beyond numeric", {"new": "1e200000"}, "PostgreSQL cannot hold"),
    ("text for a number", {"total": {"amount": "twelve"}}, 'order.total: "twelve" is no numeric'),
    ("NaN", {"total": {"amount": "NaN"}}, 'order.total: "NaN" is no numeric'),
    ("Infinity", {"total": {"amount": "-Infinity"}}, "order.total"),
    ("day in another order", {"due": "02/03/2026"}, "order.due_on"),
    ("blank for a number", {"total": {"amount": ""}}, "order.total"),
    ("truth for a number", {"quantity": True}, "order.quantity"),
    ("list for a number", {"quantity": [1]}, "order.quantity"),
    ("fraction for a whole number", {"quantity": 1.5}, "order.quantity: 1.5 is no bigint"),
    ("number beyond bigint", {"quantity": 2**63}, "order.quantity"),
    ("number beyond integer", {"size": 2**31}, "order.size"),
    ("tomorrow", {"placed": "tomorrow"}, 'order.placed_at: "tomorrow" is no timestamptz'),
    ("now", {"placed": "now"}, "order.placed_at"),
    ("infinity for a time", {"placed": "infinity"}, "order.placed_at"),
    ("time of today", {"placed": "04:05 tomorrow"}, "order.placed_at"),
    ("number for a time", {"placed": 17}, "order.placed_at"),
    ("no such day", {"due": "2026-02-30"}, "order.due_on"),
    ("epoch for a day", {"due": "epoch"}, "order.due_on"),
    ("word for a truth", {"paid": "perhaps"}, 'order.paid: "perhaps" is no boolean'),
    ("object for a text", {"note": {"a": 1}}, "order.note"),
    ("list for a text", {"note": ["a"]}, "order.note"),
    ("number for a list", {"tags": 5}, "order.tags"),
    ("object for a list", {"tags": {"a": 1}}, "order.tags"),
    ("missing required field", {"number": None}, "order.number: is required but missing"),
    ("no usable reference", {"person": {"id": "nobody"}}, "order.person: not a usable id"),
    ("list that is an object", {"lines": {"nodes": {"a": 1}}}, "order.line: a list was expected"),
    ("list that is a text", {"lines": {"nodes": "abc"}}, "order.line: a list was expected"),
    ("list of texts", {"lines": {"nodes": ["a"]}}, "order.line"),
    ("child without an id", line(None), "order.line: an element has no usable id"),
    ("child with a blank id", line(""), "order.line: an element has no usable id"),
    ("child with a word for an id", line("x"), "order.line: an element has no usable id"),
    ("child id beyond bigint", line(2**63), "order.line: an element has no usable id"),
    ("child without a required field", line(title=None), "order.line.title: is required but missing"),
    ("bad value in a child", line(price="dear"), 'order.line.price: "dear" is no numeric'),
    ("bad value in a child's child", line(taxes=[{"rate": "x"}]), 'order.line.tax.rate: "x" is no numeric'),
    ("list in a child that is none", line(taxes={"rate": 1}), "order.line.tax: a list was expected"),
    ("same child twice", {"lines": {"nodes": [{"id": 5, "title": "a"}, {"id": 5, "title": "b"}]}},
     "order.line: id 5 stands in the list twice"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "message"), [b[1:] for b in BAD_ORDERS], ids=[b[0] for b in BAD_ORDERS])
def test_a_bad_value_ends_as_an_error_row_and_its_neighbours_are_refined(
    doors: Doors, values: dict[str, Any], message: str
) -> None:
    bad = order(key=2) | values
    if values.get("new") == "1e200000":
        bad["new"] = canonical.parse(b"[1e200000]")[0]
    doors.read("order", order(key=1, **line(11)), bad, order(key=3, **line(13)))
    assert doors.live("toy_order", "toy_order_id") == [1, 3]
    assert doors.live("toy_order_line", "toy_line_id") == [11, 13]
    assert len(doors.errors()) == 1
    assert message in doors.errors()[0]


def test_all_bad_values_at_once_hold_up_nothing(doors: Doors) -> None:
    bad = [order(key=100 + n) | values for n, (_, values, _) in enumerate(BAD_ORDERS)]
    for n, (_, values, _) in enumerate(BAD_ORDERS):
        if values.get("new") == "1e200000":
            bad[n]["new"] = canonical.parse(b"[1e200000]")[0]
    mixed = [d for n, b in enumerate(bad) for d in (order(key=n + 1, **line(n + 1)), b)]
    doors.read("order", *mixed)
    assert doors.live("toy_order", "toy_order_id") == list(range(1, len(bad) + 1))
    assert len(doors.errors()) == len(bad)
    assert all(doors.errors())


@pytest.mark.parametrize(
    "key",
    [
        None,
        "",
        " ",
        "x",
        "1.5",
        1.5,
        True,
        [],
        {},
        2**63,
        "9" * 30,
        -1,
        "gid://toy/Order/",
        "٣",
        "gid://toy/Order/?a=1",
    ],
)
def test_an_object_without_a_usable_id_is_an_error_row(doors: Doors, key: Any) -> None:
    doors.read("order", {"gid": key, "updated": stamp(1), "number": "n"}, order(key=1))
    assert doors.live("toy_order", "toy_order_id") == [1]
    assert doors.errors() == ["the document has no usable id (looked at gid, id)"]


def test_the_largest_id_is_an_id(doors: Doors) -> None:
    doors.read("order", order(key=2**63 - 1))
    assert doors.live("toy_order", "toy_order_id") == [2**63 - 1]


@pytest.mark.parametrize("document", [None, 5, "text", [], [1], True, {}])
def test_a_document_that_is_no_object_is_an_error_row(doors: Doors, document: Any) -> None:
    doors.read("order", document, order(key=1))
    assert doors.live("toy_order", "toy_order_id") == [1]
    assert len(doors.errors()) == 1


def test_a_bad_version_of_an_object_leaves_the_good_one(doors: Doors) -> None:
    doors.read("order", order(note="good", **line(1)))
    doors.read("order", order(version=2, note="bad", total={"amount": "x"}, **line(2)))
    assert doors.one("SELECT note FROM toy_order") == "good"
    assert doors.live("toy_order_line", "toy_line_id") == [1]
    doors.read("order", order(version=3, note="better"))
    assert doors.one("SELECT note FROM toy_order") == "better"


def retry(doors: Doors) -> Any:
    doors.conn.execute(
        "UPDATE toy_raw_ingest SET processing_status = 'pending', error_message = NULL "
        "WHERE processing_status = 'error'"
    )
    return doors.read("order")


def test_an_error_row_can_be_retried_once_its_cause_is_mended(doors: Doors) -> None:
    doors.conn.execute("ALTER TABLE toy_order ADD CONSTRAINT small CHECK (total < 100)")
    doors.read("order", order(key=1, total={"amount": "500"}), order(key=2, total={"amount": "5"}))
    assert doors.live("toy_order", "toy_order_id") == [2]
    assert "small" in doors.errors()[0]
    assert retry(doors).errors == 1
    doors.conn.execute("ALTER TABLE toy_order DROP CONSTRAINT small")
    assert retry(doors).inserted == 1
    assert (doors.live("toy_order", "toy_order_id"), doors.errors()) == ([1, 2], [])


@pytest.mark.parametrize(
    "document",
    [order(note="a\0"), {"gid": None, "number": "n", "updated": stamp(1)}, {"gid": "1", "number": "n"}],
    ids=["not storable", "no id", "no version"],
)
def test_what_retrying_cannot_mend_stays_an_error_and_writes_no_blank_row(doors: Doors, document: Any) -> None:
    doors.read("order", document)
    assert retry(doors).errors == 1
    assert doors.one("SELECT count(*) FROM toy_order") == 0
    assert len(doors.errors()) == 1


def test_what_postgres_cannot_hold_is_kept_byte_for_byte(doors: Doors) -> None:
    document = order(note="a\0b😀", total={"amount": canonical.parse(b"[0.12345678901234567890]")[0]})
    doors.read("order", document)
    kept = doors.one("SELECT payload_bytes FROM toy_raw_ingest WHERE payload IS NULL")
    assert canonical.parse(bytes(kept)) == document


@pytest.mark.parametrize("key", ["a\0b", "a\ud800b", "x" * 5000])
def test_a_text_id_that_postgres_cannot_hold_is_an_error_row(doors: Doors, key: str) -> None:
    doors.source = doors.source.model_copy(update={"id_type": "text"})
    doors.read("signal", {"id": key})
    assert len(doors.errors()) == 1
