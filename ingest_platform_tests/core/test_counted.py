"""Types whose states the source counts, whose documents are whole, and whose children may have no id."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from ingest_platform.control.database import Connection
from ingest_platform.declare import (
    Child,
    Field,
    IdSweepParity,
    Listing,
    NeverDeleted,
    ObjectType,
    Reference,
    Scope,
    Source,
    SourcePath,
    Tier,
)
from ingest_platform.refine.ddl import ddl
from ingest_platform_tests.core.toy import Doors, stamp
from ingest_platform_tests.templates import EVERY_SOURCE

ENTRY = ObjectType(
    name="entry",
    plural="entries",
    description="A line of a book.",
    identity=("id",),
    version=("updated",),
    sequence=SourcePath(path="count"),
    whole=True,
    listing=Listing(),
    delete=(NeverDeleted(reason="books are never deleted"),),
    parity=IdSweepParity(),
    scopes=("read",),
    tier=Tier.DAILY,
    fields=(
        Field(target="note", source="note"),
        Field(target="amount", source="amount", type="numeric"),
        Field(
            target="void",
            source=SourcePath(path="id", matches={"note": "^Void", "amount": r"^(0+(\.0*)?)?$"}),
            type="boolean",
        ),
    ),
    references=(Reference(name="other", target="entry", source="other"),),
    children=(
        Child(
            name="part",
            lists=("parts",),
            key=("id",),
            key_within_parent=True,
            key_else_position=True,
            fields=(Field(target="text", source="text"),),
            children=(Child(name="crumb", lists=("crumbs",), fields=(Field(target="text", source="text"),)),),
        ),
    ),
)

BOOKS = Source(
    name="books",
    title="Books",
    api_version="1",
    scopes=(Scope(name="read", purpose="everything"),),
    object_types=(ENTRY,),
)


@pytest.fixture
def books(doors: Doors) -> Doors:
    doors.conn.execute(ddl(BOOKS).encode())
    return Doors(doors.conn, doors.owner, BOOKS)


def entry(count: int | None, second: float = 1, **values: Any) -> dict[str, Any]:
    counted = {} if count is None else {"count": str(count)}
    return {"id": "e1", "updated": stamp(second), **counted, **values}


def note(books: Doors) -> Any:
    return books.one("SELECT note FROM books_entry")


@pytest.mark.parametrize("door", ["read", "hook"])
@pytest.mark.parametrize("arrival", [(1, 2, 3), (3, 2, 1), (2, 3, 1), (3, 1, 2)])
def test_of_changes_within_one_second_the_last_that_was_counted_stays(
    books: Doors, arrival: tuple[int, ...], door: str
) -> None:
    for count in arrival:
        getattr(books, door)("entry", entry(count, note=f"n{count}"))
    assert note(books) == "n3"
    assert books.one("SELECT source_sequence FROM books_entry") == 3
    assert books.one("SELECT count(*) FROM fetch_request") == 0


def test_a_lower_count_never_overwrites_a_higher_one_however_late_its_time(books: Doors) -> None:
    books.read("entry", entry(4, 10, note="fourth"))
    assert books.read("entry", entry(3, 99, note="third, with a later time")).stale == 1
    assert books.read("entry", entry(5, 1, note="fifth, with an earlier time")).updated == 1
    assert note(books) == "fifth, with an earlier time"
    books.read("entry", entry(4, 10, note="fourth"))  # a known state, read again
    assert note(books) == "fifth, with an earlier time"


def test_where_counts_are_the_same_or_missing_the_time_decides_and_then_the_later_read(books: Doors) -> None:
    books.read("entry", entry(1, 5, note="a"))
    books.read("entry", entry(1, 5, note="b"))
    assert note(books) == "b"
    books.read("entry", entry(1, 6, note="c"))
    assert books.read("entry", entry(1, 5, note="d")).stale == 1
    assert books.read("entry", entry(None, 5, note="e")).stale == 1
    books.read("entry", entry(None, 7, note="f"))
    assert note(books) == "f"


def test_what_a_whole_document_leaves_out_is_null_and_a_list_that_it_leaves_out_is_empty(books: Doors) -> None:
    parts = [{"id": "1", "text": "x", "crumbs": [{"text": "c"}]}, {"id": "2", "text": "y"}]
    books.read("entry", entry(1, note="n", amount=1, other="e2", parts=parts))
    row = "SELECT note, amount, books_other_id FROM books_entry"
    assert books.one(row) == ("n", 1, "e2")
    books.read("entry", entry(2, parts=[{"id": "1"}]))
    assert books.one(row) == (None, None, None)
    assert books.all("SELECT books_part_id, text FROM books_entry_part WHERE deleted_at IS NULL") == [("1", None)]
    assert books.all("SELECT text FROM books_entry_part_crumb WHERE deleted_at IS NULL") == []
    books.read("entry", entry(3))
    assert books.all("SELECT books_part_id FROM books_entry_part WHERE deleted_at IS NULL") == []


def test_children_without_an_id_are_known_by_their_place_among_all(books: Doors) -> None:
    parts = "SELECT books_part_id, text FROM books_entry_part WHERE deleted_at IS NULL ORDER BY 1"
    books.read("entry", entry(1, parts=[{"id": "7", "text": "a"}, {"text": "b"}, {"text": "c"}]))
    assert books.all(parts) == [("#2", "b"), ("#3", "c"), ("7", "a")]
    books.read("entry", entry(2, parts=[{"id": "7", "text": "a"}, {"text": "c"}]))
    assert books.all(parts) == [("#2", "c"), ("7", "a")]
    assert books.read("entry", entry(3, parts=[{"id": "7"}, {"id": "7"}])).errors == 1
    assert books.all(parts) == [("#2", "c"), ("7", "a")]


@pytest.mark.parametrize(
    ("values", "void"),
    [
        ({"note": "Voided", "amount": 0}, True),
        ({"note": "Voided - by hand"}, True),
        ({"note": "Voided", "amount": "0.00"}, True),
        ({"note": "Voided", "amount": 10}, False),
        ({"note": "not Void", "amount": 0}, False),
        ({"amount": 0}, False),
    ],
    ids=str,
)
def test_a_flag_follows_from_what_other_fields_say(books: Doors, values: dict[str, Any], void: bool) -> None:
    books.read("entry", entry(1, **values))
    assert books.one("SELECT void FROM books_entry") is void


def test_a_place_as_a_key_takes_a_key_and_ids_that_are_texts() -> None:
    numbers = BOOKS.model_dump(exclude={"object_types"}) | {"object_types": (ENTRY,), "id_type": "bigint"}
    with pytest.raises(ValidationError, match="key_else_position: that takes a key, and a source whose ids are texts"):
        Source(**numbers)


@pytest.mark.parametrize("template", [EVERY_SOURCE])
def test_a_table_has_a_count_only_where_the_source_counts(connection: Connection) -> None:
    columns = "SELECT table_name FROM information_schema.columns WHERE column_name = 'source_sequence'"
    found = {row[0] for row in connection.execute(columns)}
    assert "quickbooks_raw_ingest" in found
    assert not {name for name in found if name.startswith("shopify")}
