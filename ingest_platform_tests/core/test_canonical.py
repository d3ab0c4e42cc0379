"""Exact JSON in, one canonical text out."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from typing import Any

import pytest

from ingest_platform import canonical


def round_trip(text: str) -> str:
    return canonical.dump(canonical.parse(text.encode())).decode()


@pytest.mark.parametrize(
    "number",
    [
        "0.1",
        "0.30000000000000004",  # what 0.1 + 0.2 is in a double
        "1152921504606846977",  # 2^60 + 1
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "0.123456789012345678901234567890",
        "-10000000000000000.01",
        "1E+400",
        "12345678901234.5",
        "0",
        "-1",
        "7" * 5000,  # beyond the digits that int() reads
    ],
)
def test_no_number_loses_a_digit(number: str) -> None:
    assert round_trip(f'{{"n":{number}}}') == f'{{"n":{number}}}'
    assert round_trip(f"[{number}]") == f"[{number}]"


def test_an_exponent_means_the_same_number_afterwards() -> None:
    for text in ("1e400", "1E-5", "6.02e23", "-2.5E+3", "1e-400"):
        assert Decimal(round_trip(f"[{text}]")[1:-1]) == Decimal(text)


def test_random_decimals_come_back_as_the_same_number() -> None:
    rng = random.Random(7)
    for _ in range(3000):
        digits = "".join(rng.choice("0123456789") for _ in range(rng.randint(1, 25)))
        text = f"{rng.choice(['', '-'])}{rng.randint(0, 10 ** rng.randint(0, 20))}.{digits}"
        assert Decimal(round_trip(f'{{"a":{text}}}')[5:-1]) == Decimal(text), text


def test_the_order_of_keys_and_white_space_make_no_difference() -> None:
    one = canonical.parse(b'{"b": [1, {"z": null, "a": "\\u00e4"}], "a": true}')
    two = canonical.parse('{"a":true,"b":[1,{"a":"ä","z":null}]}'.encode())
    assert canonical.dump(one) == canonical.dump(two) == '{"a":true,"b":[1,{"a":"ä","z":null}]}'.encode()


def test_the_order_of_a_list_makes_a_difference() -> None:
    assert canonical.dump([1, 2]) != canonical.dump([2, 1])


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ('{"a":"\\u0000"}', {"a": "\0"}),
        ('{"a":"😀𝄞"}', {"a": "😀𝄞"}),
        ('{"a":"\\ud83d\\ude00"}', {"a": "😀"}),
        ('{"a":"\\ud800"}', {"a": "\ud800"}),
        ('{"\\udfff":1}', {"\udfff": 1}),
        ('{"a":"\\\\u0000"}', {"a": "\\u0000"}),
    ],
)
def test_every_character_survives(text: str, meaning: Any) -> None:
    parsed = canonical.parse(text.encode())
    assert parsed == meaning
    assert json.loads(canonical.dump(parsed)) == meaning


def test_a_lone_surrogate_does_not_cost_its_neighbours_their_digits() -> None:
    numbers = '"money":0.12345678901234567890,"n":123456789012345678901234567890,"z":1E+400'
    assert round_trip(f'{{"bad":"\\ud800",{numbers}}}') == f'{{"bad":"\\ud800",{numbers}}}'


@pytest.mark.parametrize("text", ["{", "", "[NaN]", "[Infinity]", "[-Infinity]", "[1,]", "nul", "[" * 100_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the parser's own
        canonical.parse(text.encode())


def test_whose_object_it_is_and_what_is_said_of_it_are_part_of_its_hash() -> None:
    def digest(account: str = "a", kind: str = "order", operation: str = "upsert", body: bytes = b"{}") -> str:
        return canonical.digest(body, integration_id=account, object_type=kind, operation=operation)

    different = [digest(), digest(account="b"), digest(kind="product"), digest(operation="delete"), digest(body=b"[]")]
    assert len(set(different)) == len(different)
    assert digest() == digest()
