"""From documents to rows: the order of versions, partial documents, exact values, what is written again."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from ingest_platform_tests.core.toy import Doors, lines, order, stamp, state

# -- versions ----------------------------------------------------------------------------------------------------


def test_a_to_b_to_a_ends_at_a_with_three_observations_and_no_duplicate_hash(doors: Doors) -> None:
    """Defects 4 and 20: the second A has the hash of the first, and is no news to a log of hashes alone."""
    a, b = {"id": 1, "colour": "amber"}, {"id": 1, "colour": "blue"}
    for document in (a, b, a):
        doors.read("signal", document)
    assert doors.one("SELECT colour FROM toy_signal") == "amber"
    history = doors.all("SELECT observed_at FROM toy_raw_history WHERE toy_object_id = '1'")
    assert len(history) == 3
    assert doors.duplicate_hashes() == []
    assert doors.all("SELECT processing_status FROM toy_raw_ingest") == ["processed"] * 2


def test_a_to_b_to_a_within_one_version(doors: Doors) -> None:
    for note in ("a", "b", "a", "b"):
        doors.read("order", order(note=note))
        assert state(doors) == note
    assert doors.one("SELECT count(*) FROM toy_raw_history") == 4


def test_the_same_state_again_is_no_observation(doors: Doors) -> None:
    for _ in range(3):
        doors.read("order", order(note="a"))
    assert doors.last.duplicates == 1
    assert doors.last.seen_again == 0
    assert doors.one("SELECT count(*) FROM toy_raw_history") == 1


@pytest.mark.parametrize("arrival", list(permutations((1, 2, 3))))
@pytest.mark.parametrize("door", ["read", "hook"])
def test_whatever_order_versions_arrive_in_the_newest_stays(doors: Doors, arrival: tuple[int, ...], door: str) -> None:
    """Defect 12."""
    for version in arrival:
        getattr(doors, door)("order", order(version=version, note=str(version)))
    assert state(doors) == "3"


@pytest.mark.parametrize("arrival", list(permutations((1, 2, 3))))
def test_versions_of_one_batch_are_told_apart(doors: Doors, arrival: tuple[int, ...]) -> None:
    doors.read("order", *(order(version=v, note=str(v)) for v in arrival), order(key=2, note="other"))
    assert state(doors) == "3"
    assert doors.one("SELECT count(*) FROM toy_raw_ingest WHERE processing_status = 'processed'") == 4


def test_a_webhook_of_the_same_second_is_settled_by_fetching(doors: Doors) -> None:
    """Defect 12: neither arrival nor our clock says which of two states of one second is the later."""
    doors.hook("order", order(note="first"))
    result = doors.hook("order", order(note="second"))
    assert (result.ties, state(doors), doors.requests()) == (1, "first", ["order:1"])
    assert doors.one("SELECT count(*) FROM toy_raw_ingest WHERE processing_status = 'deferred'") == 1
    doors.read("order", order(note="second", paid=True))
    assert state(doors) == "second"


def test_the_fetch_that_settles_a_tie_may_bring_the_very_bytes_of_the_webhook(doors: Doors) -> None:
    doors.hook("order", order(note="first"))
    doors.hook("order", order(note="second"))
    doors.read("order", order(note="second"))
    assert state(doors) == "second"
    doors.read("order", order(note="first"))
    assert state(doors) == "first"
    assert doors.duplicate_hashes() == []


def test_an_api_read_of_the_same_version_wins(doors: Doors) -> None:
    doors.hook("order", order(note="webhook"))
    assert doors.read("order", order(note="api")).updated == 1
    assert state(doors) == "api"


def test_an_older_read_of_the_same_version_does_not_overwrite(doors: Doors) -> None:
    doors.read("order", order(note="later"), seen=2000)
    doors.read("order", order(note="earlier"), seen=1500)
    assert state(doors) == "later"


def test_a_version_in_the_future_hides_only_what_is_older_than_itself(doors: Doors) -> None:
    """Defect 9: the version orders states of one object; nothing else is compared with it."""
    doors.read("order", order(version=10**9, note="future"), order(key=2, note="other"))
    assert (state(doors), state(doors, 2)) == ("future", "other")
    doors.read("order", order(version=10**9 + 1, note="next"))
    assert state(doors) == "next"


@pytest.mark.parametrize(
    "version", ["9999-12-31T23:59:59-20:00", "0001-01-01T00:00:00+20:00", "soon", 10**30, [], {}, True]
)
def test_a_version_that_is_no_time_is_an_error_row(doors: Doors, version: Any) -> None:
    doors.read("order", order() | {"updated": version}, order(key=2, note="fine"))
    assert len(doors.errors()) == 1
    assert "is no time" in doors.errors()[0]
    assert state(doors, 2) == "fine"


def test_offsets_are_compared_as_moments(doors: Doors) -> None:
    """Defect 19: 10:30+02:00 is earlier than 09:00Z."""
    doors.read("order", order() | {"updated": "2026-01-01T09:00:00Z", "note": "later"})
    doors.read("order", order() | {"updated": "2026-01-01T10:30:00+02:00", "note": "earlier"})
    assert state(doors) == "later"


# -- partial documents -------------------------------------------------------------------------------------------


def test_an_absent_path_leaves_the_column_and_a_null_clears_it(doors: Doors) -> None:
    full = order(note="n", quantity=3, person={"id": 7}, total={"amount": "1.50", "currency": "EUR"}, extra=[1],
                 tags="a", STATE="X")  # fmt: skip
    doors.read("order", full)
    doors.read("order", order(version=2))
    row = "SELECT note, quantity, toy_person_id, total, currency, extra, tags, state FROM toy_order"
    assert doors.one(row) == ("n", 3, 7, Decimal("1.50"), "EUR", [1], ["a"], "x")
    nothing = dict.fromkeys(("note", "quantity", "person", "total", "extra", "tags", "STATE"))
    doors.read("order", order(version=3, **nothing))
    assert doors.one(row) == (None,) * 8


def test_a_child_is_partial_as_well(doors: Doors) -> None:
    doors.read("order", order(lines={"nodes": [{"id": 1, "title": "t", "price": "5", "variant": {"id": 7}}]}))
    doors.hook("order", order(version=2, line_items=[{"id": 1, "title": "u"}]))
    row = "SELECT title, price, toy_variant_id FROM toy_order_line"
    assert doors.one(row) == ("u", 5, 7)
    doors.hook("order", order(version=3, line_items=[{"id": 1, "title": "u", "price": None, "variant": None}]))
    assert doors.one(row) == ("u", None, None)


def test_the_first_present_path_counts(doors: Doors) -> None:
    shapes: list[dict[str, Any]]
    shapes = [{"STATE": "OPEN"}, {"state": "ok"}, {"STATE": "OPEN", "state": "x"}, {"state": "odd"}]
    for key, values in enumerate(shapes):
        doors.read("order", order(key=key + 1, **values))
    assert doors.all("SELECT state FROM toy_order ORDER BY toy_order_id") == ["open", "open", "open", "odd"]


def test_both_shapes_give_the_same_row(doors: Doors) -> None:
    api = {"gid": "gid://toy/Order/5?x=1", "updated": stamp(1), "number": "5", "total": {"amount": "9.90"},
           "lines": {"nodes": [{"id": "gid://toy/Line/51", "title": "t", "price": "1.10"}]}}  # fmt: skip
    hook = {"id": 5, "updated_at": stamp(2), "number": "5", "total_price": 9.90,
            "line_items": [{"id": 51, "title": "t", "price": 1.10}]}  # fmt: skip
    rows = []
    for put, document in ((doors.read, api), (doors.hook, hook)):
        put("order", document)
        rows.append(doors.one("SELECT id, toy_order_id, number, total FROM toy_order"))
        rows.append(doors.one("SELECT id, toy_line_id, title, price, deleted_at FROM toy_order_line"))
    assert rows[:2] == rows[2:]


def test_unknown_fields_stay_in_raw_and_disturb_nothing(doors: Doors) -> None:
    doors.read("order", order(brand_new={"deep": [1, 2]}))
    assert doors.one("SELECT payload->'brand_new'->'deep'->>1 FROM toy_raw_ingest") == "2"
    assert doors.errors() == []


# -- exact values ------------------------------------------------------------------------------------------------


def test_money_days_and_times_are_exact(doors: Doors) -> None:
    """Defect 19: no float, no shifted day, no lost zone."""
    from ingest_platform import canonical

    text = (
        '{"gid": "1", "updated": "2026-01-01T00:00:00Z", "number": "1", "quantity": 1152921504606846977, '
        '"total": {"amount": 0.30000000000000000001}, "due": "2026-03-01", "placed": "2026-03-29T01:30:00+01:00", '
        '"extra": {"n": 123456789012345678901234567890}, "note": "😀𝄞", "tags": "b, a,,c"}'
    )
    doors.read("order", canonical.parse(text.encode()))
    assert doors.one("SELECT total, quantity, due_on::text, extra->>'n', note, tags FROM toy_order") == (
        Decimal("0.30000000000000000001"), 2**60 + 1, "2026-03-01", "123456789012345678901234567890", "😀𝄞",
        ["a", "b", "c"],
    )  # fmt: skip
    assert doors.one("SELECT placed_at AT TIME ZONE 'UTC' = '2026-03-29 00:30:00' FROM toy_order")
    assert doors.one("SELECT payload #>> '{total,amount}' FROM toy_raw_ingest") == "0.30000000000000000001"


def test_sums_of_money_tie_out(doors: Doors) -> None:
    doors.read("order", *(order(key=k, total={"amount": a}) for k, a in ((1, "0.1"), (2, "0.2"), (3, "-0.3"))))
    assert doors.one("SELECT sum(total) FROM toy_order") == 0


def test_a_note_of_five_megabytes_is_exact(doors: Doors) -> None:
    note = "é😀x" * 700_000
    doors.read("order", order(note=note))
    assert state(doors) == note


def test_two_accounts_with_the_same_ids_do_not_meet(doors: Doors) -> None:
    from ingest_platform_tests.core.conftest import new_owner

    other = Doors(doors.conn, new_owner(doors, "second"))
    for both in (doors, other):
        both.read("person", {"id": 9, "updated": stamp(1), "name": both.owner.integration_id})
        both.read("order", order(note=both.owner.integration_id, person={"id": 9}, **lines(1)))
    doors.gone("order", 1)
    rows = doors.all(
        "SELECT o.note, p.name FROM toy_order o JOIN toy_person p ON p.id = o.person_id WHERE o.deleted_at IS NULL"
    )
    assert rows == [(other.owner.integration_id,) * 2]


def test_a_second_full_sync_writes_nothing(doors: Doors) -> None:
    """Defects 3 and 20."""
    batch = [order(key=k, person={"id": 1}, steps=[{"name": "s"}], **lines(k)) for k in range(1, 30)]
    doors.read("order", *batch)
    tables = ("toy_raw_ingest", "toy_raw_observation", "toy_order", "toy_order_line", "toy_order_step")
    before = [doors.all(f"SELECT x::text FROM {t} x ORDER BY id") for t in tables]
    assert doors.read("order", *reversed(batch)).handled == 0
    assert [doors.all(f"SELECT x::text FROM {t} x ORDER BY id") for t in tables] == before


def test_a_rebuilt_copy_has_the_same_local_ids(doors: Doors) -> None:
    query = (
        "SELECT id FROM toy_order UNION SELECT id FROM toy_order_line UNION SELECT id FROM toy_order_step ORDER BY 1"
    )
    doors.read("order", order(steps=[{"name": "s"}], **lines(1)))
    before = doors.all(query)
    doors.conn.execute("TRUNCATE toy_order, toy_receipt CASCADE")
    doors.conn.execute("UPDATE toy_raw_ingest SET processing_status = 'pending'")
    doors.read("order")
    assert doors.all(query) == before
