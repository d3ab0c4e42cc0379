"""Types whose documents carry no version: ordered by the times of events and of the API's answers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ingest_platform_tests.core.toy import Doors, at

A, B, C = ({"id": 1, "state": state} for state in ("a", "b", "c"))


def state(doors: Doors) -> Any:
    return doors.one("SELECT state FROM toy_charge WHERE integration_id = %s", doors.owner.integration_id)


def test_a_later_event_wins_whatever_the_order_of_arrival(doors: Doors) -> None:
    doors.told("charge", 10, A)
    doors.told("charge", 30, C)
    assert doors.told("charge", 20, B).stale == 1
    assert (state(doors), doors.requests()) == ("c", [])


def test_a_b_a_by_events_ends_at_a_with_its_history_and_no_hash_twice(doors: Doors) -> None:
    for version, document in ((1, A), (2, B), (3, A)):
        doors.told("charge", version, document)
    assert (state(doors), doors.requests(), doors.duplicate_hashes()) == ("a", [], [])
    history = doors.all("SELECT source_version, raw_id FROM toy_raw_history ORDER BY source_version")
    assert [version for version, _ in history] == [at(1), at(2), at(3)]
    assert history[0][1] == history[2][1] != history[1][1]


def test_the_log_of_events_read_again_changes_nothing(doors: Doors) -> None:
    for version, document in ((1, A), (2, B), (3, A)):
        doors.told("charge", version, document)
    before = doors.all("SELECT count(*) FROM toy_raw_history")
    for version, document in ((1, A), (2, B), (3, A)):
        doors.told("charge", version, document, origin="incremental")
    assert doors.all("SELECT count(*) FROM toy_raw_history") == before
    assert state(doors) == "a"


def test_a_state_told_again_is_as_new_as_its_latest_event(doors: Doors) -> None:
    doors.told("charge", 1, A)
    doors.told("charge", 7, A)
    assert doors.told("charge", 6, B).stale == 1
    assert state(doors) == "a"


def test_two_events_of_one_second_are_settled_by_asking_the_source(doors: Doors) -> None:
    doors.told("charge", 5, A)
    assert doors.told("charge", 5, B).ties == 1
    assert doors.requests() == ["charge:1"]
    doors.answered("charge", 6, B)
    assert state(doors) == "b"


@pytest.mark.parametrize(
    ("event", "expected"),
    [(101, "b"), (100, "tie"), (70, "tie"), (39, "stale")],
    ids=["after the answer", "in its second", "while the read may have run", "before any read can have begun"],
)
def test_an_event_beside_an_answer_of_the_api(doors: Doors, event: float, expected: str) -> None:
    doors.answered("charge", 100, A)
    result = doors.told("charge", event, B)
    found = "tie" if result.ties else "stale" if result.stale else state(doors)
    assert found == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(99, "stale"), (100, "tie"), (150, "tie"), (161, "b")],
    ids=["answered before the event", "in its second", "begun before or after", "begun after the event"],
)
def test_an_answer_that_was_asked_for_before_an_event_arrived(doors: Doors, answer: float, expected: str) -> None:
    doors.told("charge", 100, A, seen=2000)
    result = doors.answered("charge", answer, B, seen=1999)
    found = "tie" if result.ties else "stale" if result.stale else state(doors)
    assert found == expected


def test_a_read_begun_after_the_event_arrived_shows_what_came_later(doors: Doors) -> None:
    doors.told("charge", 100, A)
    doors.answered("charge", 99, B)
    assert state(doors) == "b", "the clocks of the source's machines differ by a second"


def test_of_two_reads_the_one_begun_later_counts(doors: Doors) -> None:
    doors.answered("charge", 100, A, seen=2000)
    assert doors.answered("charge", 100, B, seen=1999).stale == 1
    assert state(doors) == "a"
    doors.answered("charge", 100, B, seen=2001)
    assert state(doors) == "b"


def test_an_event_without_a_time_decides_nothing(doors: Doors) -> None:
    doors.answered("charge", 100, A)
    assert doors.hook("charge", B).ties == 1
    assert state(doors) == "a"


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        (1050, "usd", "10.50"), (1050, "USD", "10.50"), (1050, "jpy", "1050"), (1050, "kwd", "1.050"),
        (1, "xau", "0.0001"), (-5, "eur", "-0.05"), (0, "eur", "0.00"),
        (9007199254740993, "usd", "90071992547409.93"), (None, "usd", None), (5, None, None),
    ],
)  # fmt: skip
def test_an_amount_in_minor_units_is_exact_in_its_currency(
    doors: Doors, amount: int | None, currency: str | None, expected: str | None
) -> None:
    doors.told("charge", 1, {"id": 1, "amount": amount, "currency": currency})
    found = doors.one("SELECT amount FROM toy_charge WHERE integration_id = %s", doors.owner.integration_id)
    assert found == (Decimal(expected) if expected else None)
    assert str(found) == str(expected), "as many decimals as the currency has"


def test_seconds_since_1970_are_a_time_in_utc(doors: Doors) -> None:
    doors.told("charge", 1, {"id": 1, "created": 1_700_000_000})
    row = doors.one("SELECT made_at, made_on FROM toy_charge WHERE integration_id = %s", doors.owner.integration_id)
    assert row == (datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC), date(2023, 11, 14))


@pytest.mark.parametrize(
    "document",
    [
        {"created": "tomorrow"},
        {"created": "NaN"},
        {"amount": "ten", "currency": "usd"},
        {"amount": {"x": 1}, "currency": "usd"},
    ],
)
def test_a_value_that_is_no_amount_or_time_is_an_error_of_its_own(doors: Doors, document: dict[str, Any]) -> None:
    doors.told("charge", 1, {"id": 1, **document}, {"id": 2, "created": 5})
    [message] = doors.errors()
    assert "charge." in message
    assert doors.live("toy_charge", "toy_charge_id") == [2]
