"""Small conversions that every family needs: ids, times, money, seeded choice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

Doc = dict[str, Any]
"""One object as the GraphQL API knows it: every field by its schema name, connections as plain lists.

Keys that start with two underscores are the sandbox's own: `__typename` (needed where the field's type is
abstract), `__ref` (the type of an object that is stored elsewhere), and the raw overrides of the control API.
"""

SHOP_OFFSET = timezone(timedelta(hours=-5))
"""The shops' time zone, America/Panama: it has no daylight saving, so that a fixed offset is honest."""


def gid(kind: str, number: int) -> str:
    """`gid://shopify/{kind}/{number}`."""
    return f"gid://shopify/{kind}/{number}"


def number_of(identifier: str | int) -> int:
    """The number in a gid (without its `?…` tail), or of digits. Raises ValueError on anything else."""
    if isinstance(identifier, int):
        return identifier
    return int(identifier.rsplit("/", 1)[-1].split("?", 1)[0])


def kind_of(identifier: str) -> str:
    """The type in a gid. Raises ValueError when it is none."""
    parts = identifier.split("/")
    if len(parts) != 5 or parts[0] != "gid:" or parts[2] != "shopify":
        raise ValueError(f"Invalid global id '{identifier}'")
    return parts[3]


def iso(epoch: float) -> str:
    """GraphQL's DateTime: UTC, whole seconds, `Z`."""
    return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def epoch(text: str) -> int:
    """Whole seconds since 1970 of an ISO time; without an offset it is the shop's time. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=SHOP_OFFSET)
    return int(moment.timestamp())


def rest_time(text: Any) -> Any:
    """The same moment as REST writes it, in the shop's offset. What is no time (a raw override) stays as it is."""
    if not isinstance(text, str):
        return text
    try:
        return datetime.fromtimestamp(epoch(text), SHOP_OFFSET).isoformat()
    except ValueError:
        return text


def decimal_amount(cents: int) -> str:
    """`Decimal` as GraphQL writes it: without a second trailing zero (1250 → "12.5", 1200 → "12.0")."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{whole}.{rest // 10}" if rest % 10 == 0 else f"{sign}{whole}.{rest:02d}"


def money_amount(cents: int) -> str:
    """`Money` as GraphQL and REST write it: always two decimals (1250 → "12.50")."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{whole}.{rest:02d}"


def cents_of(amount: Any) -> int:
    """The nearest whole cents of an amount; 0 for what is no amount (a raw override may be anything)."""
    try:
        return round(float(amount) * 100)
    except (TypeError, ValueError):
        return 0


def rest_amount(amount: Any, currency: Any = None) -> Any:
    """A `Decimal` as REST writes it: two decimals, none in yen; more decimals and oddities stay as they are."""
    if not isinstance(amount, str):
        return amount
    whole, dot, rest = amount.partition(".")
    if not whole.lstrip("-").isdigit() or (dot and not rest.isdigit()):
        return amount
    if currency == "JPY":
        return whole if not rest.strip("0") else amount
    return amount if len(rest) > 2 else f"{whole}.{rest:0<2}"


def rest_bag(bag: Any) -> Any:
    """A MoneyBag as a REST `…_set`."""
    if not isinstance(bag, dict):
        return bag
    return {
        "shop_money": _rest_money(bag.get("shopMoney")),
        "presentment_money": _rest_money(bag.get("presentmentMoney")),
    }


def rest_shop_amount(bag: Any) -> Any:
    """The shop's amount of a MoneyBag as a REST string."""
    money = bag.get("shopMoney") if isinstance(bag, dict) else None
    return rest_amount(money.get("amount"), money.get("currencyCode")) if isinstance(money, dict) else money


def _rest_money(money: Any) -> Any:
    if not isinstance(money, dict):
        return money
    code = money.get("currencyCode")
    return {"amount": rest_amount(money.get("amount"), code), "currency_code": code}


def lower(word: Any) -> Any:
    """REST's form of an enum value."""
    return word.lower() if isinstance(word, str) else word


def rest_id(identifier: Any) -> Any:
    """The integer of a gid, or of an object's `id`; None for None."""
    if isinstance(identifier, dict):
        identifier = identifier.get("id")
    try:
        return None if identifier is None else number_of(identifier)
    except (ValueError, AttributeError):
        return identifier
