"""Exact JSON: parsing that loses no digit, and the one canonical form that is hashed and stored.

orjson reads numbers as 64-bit integers and doubles. A number that would not survive that is read by the standard
library as `Decimal` instead; everything else takes the fast road.
"""

import hashlib
import json
import re
import secrets
from decimal import Decimal
from functools import lru_cache
from typing import Any

import orjson

_SHAPE = bytes.maketrans(b"123456789.+-E", b"0" * 12 + b"e")
_LONG_DIGITS, _EXPONENT = b"0" * 16, b"0e0"
_BEFORE_A_NUMBER = frozenset(b"[:, \t\r\n")
_DIGIT = ord("0")


def _may_lose_digits(data: bytes) -> bool:
    """Whether a text has a number of 16 characters or more, or one with an exponent: a double may not hold it as it was
    written. A decimal of up to 15 significant digits does survive the way through a double and back.

    A regular expression costs several times as much as the parser. In the text's shape (each digit, point and sign a
    zero) a search finds the few places that could be such a number; nearly all of them are ids and addresses within
    strings.
    """
    shape = data.translate(_SHAPE)
    return _has_a_number_with(shape, _LONG_DIGITS) or _has_a_number_with(shape, _EXPONENT)


def _has_a_number_with(shape: bytes, mark: bytes) -> bool:
    at = shape.find(mark)
    while at >= 0:
        start = at
        while start and shape[start - 1] == _DIGIT:
            start -= 1
        if start and shape[start - 1] in _BEFORE_A_NUMBER:
            return True
        at = shape.find(mark, at + len(mark))
    return False


def parse(data: bytes) -> Any:
    """The value of a JSON text, each number exactly as written.

    Raises:
        ValueError: it is no JSON.
    """
    if not _may_lose_digits(data):
        try:
            return orjson.loads(data)
        except orjson.JSONDecodeError:
            pass  # lone surrogates are JSON to the standard library, and to some vendors
    try:
        return json.loads(data, parse_float=Decimal, parse_int=_exact_int, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None


def _exact_int(digits: str) -> int | Decimal:
    # int() refuses thousands of digits; nothing of 19 characters or fewer leaves 64 bits, save for its sign.
    return int(digits) if len(digits) < 19 else Decimal(digits)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


def _exact_number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return orjson.Fragment(str(value).encode())
    raise TypeError(f"{type(value).__name__} is not JSON")


def dump(value: Any) -> bytes:
    """The canonical JSON text of a parsed value: keys sorted, no white space, UTF-8."""
    try:
        return orjson.dumps(value, default=_exact_number, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        # A lone surrogate has no UTF-8; escaped, the text still says exactly what the vendor said.
        return _dump_escaped(value)


def _dump_escaped(value: Any) -> bytes:
    """Like `dump`, in ASCII. The standard library writes no Decimal: each stands in a marked string meanwhile."""
    mark = secrets.token_hex(16)

    def marked(item: Any) -> Any:
        if isinstance(item, Decimal):
            return f"{mark}{item}"
        raise TypeError(f"{type(item).__name__} is not JSON")

    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=marked)
    return re.sub(f'"{mark}([^"]*)"', r"\1", text).encode()


def digest(canonical: bytes, *, integration_id: str, object_type: str, operation: str) -> str:
    """The SHA-256 that a version is known by, in hex.

    It covers whose object it is, of which type, and whether the document states or deletes it: two accounts may send
    the same bytes, and `{"id": 1}` deletes an order on one topic and a product on another.
    """
    found = _envelope(integration_id, object_type, operation).copy()
    found.update(canonical)
    return found.hexdigest()


@lru_cache(maxsize=1024)
def _envelope(*parts: str) -> "hashlib._Hash":
    """The hash as far as it is the same for all documents of a kind."""
    return hashlib.sha256("".join(f"{part}\0" for part in parts).encode())
