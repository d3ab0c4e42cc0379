"""Answers queries over a company's objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.quickbooks.entities import BY_NAME, Entity
from ingest_platform.sandbox.quickbooks.errors import validation_error
from ingest_platform.sandbox.quickbooks.query_parser import Condition, Value, parse
from ingest_platform.sandbox.quickbooks.store import DIMENSIONS, FAR, ID, Objects, Window
from ingest_platform.sandbox.quickbooks.values import epoch

if TYPE_CHECKING:
    from ingest_platform.sandbox.quickbooks.company import Company

TIMES = ("MetaData.CreateTime", "MetaData.LastUpdatedTime")
ACTIVE_ONLY = frozenset((True,))


def answer(company: Company, text: str) -> Doc:
    """The `QueryResponse` of a query. Raises FaultError."""
    query = parse(text)
    entity = BY_NAME.get(query.entity)
    if entity is None:
        raise validation_error(f"Entity {query.entity} not found; entities are case sensitive")
    objects = company.view(entity.name)
    window, tests = _where(entity, query.where)
    order = [(_column(entity, name, "sorted by"), down) for name, down in query.order]
    if query.counting:
        found = objects.count(window) if not tests else sum(1 for _ in _matching(objects, window, tests, ID, False))
        return {"totalCount": found}
    first, last = query.start - 1, query.start - 1 + query.limit
    column, down = order[0] if order else (ID, False)
    kept = column in DIMENSIONS and order[1:] in ([], [(ID, down)])  # an order that the store has: ties by id
    shown: list[Any]
    if kept and not tests and not query.columns:  # numbers alone are counted off; only a page is made
        numbers = islice(objects.select(window, column, descending=down), first, last)
        shown = [objects.raw(number) for number in numbers]
    elif kept:
        found_rows = islice(_matching(objects, window, tests, column, down), first, last)
        shown = [_projected(entity, row, query.columns) for row in found_rows]
    else:
        rows = _sorted(list(_matching(objects, window, tests, ID, False)), order)
        shown = [_projected(entity, row, query.columns) for row in rows[first:last]]
    if not shown:
        return {}
    return {entity.name: shown, "startPosition": query.start, "maxResults": len(shown)}


def _sorted(rows: list[Doc], order: list[tuple[str, bool]]) -> list[Doc]:
    """Rows by any columns in turn."""
    for name, descending in reversed(order):
        rows.sort(key=lambda row, name=name: _sortable(name, _value(row, name)), reverse=descending)  # type: ignore[misc]
    return rows


def _matching(
    objects: Objects, window: Window, tests: list[Callable[[Doc], bool]], order: str, down: bool
) -> Iterator[Doc]:
    for number in objects.select(window, order, descending=down):
        row = objects.get(number)
        if row is not None and all(test(row) for test in tests):
            yield row


def _sortable(column: str, value: Any) -> tuple[int, Any]:
    """Absent values first, then numbers (ids and times among them), then words."""
    if value is None:
        return (0, 0)
    if column in DIMENSIONS:
        return (1, _point(column, value))
    return (1, value) if isinstance(value, int | float) else (2, str(value))


# --- conditions ------------------------------------------------------------------------------------------------------


def _column(entity: Entity, name: str, verb: str) -> str:
    """The property as the entity writes it. Raises FaultError when it can't be filtered or sorted by."""
    known = {one.lower(): one for one in (*DIMENSIONS, *entity.columns)}
    found = known.get(name.lower())
    if found is None:
        raise validation_error(f"Property {name} not found for Entity {entity.name}, or it can't be {verb}")
    return found


def _where(entity: Entity, conditions: tuple[Condition, ...]) -> tuple[Window, list[Callable[[Doc], bool]]]:
    """A window for what bisection finds, and tests of the documents for the rest."""
    window = Window()
    tests: list[Callable[[Doc], bool]] = []
    if "Active" in entity.columns:
        window.active = ACTIVE_ONLY  # unless the query says which
    for one in conditions:
        column = _column(entity, one.column, "queried")
        if column == "Active":
            if not all(isinstance(value, bool) for value in one.values) or one.operator not in ("=", "IN"):
                raise validation_error(f"Property {one.column} takes true and false, with = or IN")
            window.active = frozenset(bool(value) for value in one.values)
        elif column in DIMENSIONS and one.operator not in ("LIKE", "IN"):
            window.narrow(column, *_bounds(column, one))
        elif column in DIMENSIONS and one.operator == "IN":
            points = {_point(column, value) for value in one.values}
            if column == ID:
                chosen = frozenset(map(int, points))
                window.chosen = chosen if window.chosen is None else window.chosen & chosen
                continue
            window.narrow(column, int(min(points)), int(max(points)))
            tests.append(_among(column, points))
        else:
            tests.append(_test(column, one))
    return window, tests


def _point(column: str, value: Value) -> float:
    """A value of Id or of a time as a number. Raises FaultError when it is none."""
    try:
        return int(str(value).removesuffix(".0")) if column == ID else epoch(str(value))
    except ValueError:
        raise validation_error(f"Invalid value '{value}' for property {column}") from None


def _bounds(column: str, one: Condition) -> tuple[int, int]:
    """Inclusive whole bounds; the vendor's times have whole seconds, a query's may have fractions."""
    point = _point(column, one.values[0])
    whole, broken = int(point // 1), point % 1 > 0
    if one.operator == "=":
        return (FAR, -FAR) if broken else (whole, whole)
    if one.operator == ">":
        return whole + 1, FAR
    if one.operator == ">=":
        return whole + broken, FAR
    if one.operator == "<":
        return -FAR, whole if broken else whole - 1
    return -FAR, whole


def _value(row: Doc, column: str) -> Any:
    """A property's value; that of a reference is its id, that of an address of mail the address."""
    found: Any = row
    for part in column.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if isinstance(found, dict):
        return found.get("value", found.get("Address"))
    return found


def _among(column: str, points: set[float]) -> Callable[[Doc], bool]:
    return lambda row: _point(column, _value(row, column)) in points


def _test(column: str, one: Condition) -> Callable[[Doc], bool]:
    wanted = one.values
    if one.operator == "LIKE":
        pieces = str(wanted[0]).split("%")
        pattern = re.compile(".*".join(map(re.escape, pieces)), re.IGNORECASE | re.DOTALL)
        return lambda row: pattern.fullmatch(str(_value(row, column) or "")) is not None
    if one.operator == "IN":
        return lambda row: any(_compare(_value(row, column), value, "=") for value in wanted)
    return lambda row: _compare(_value(row, column), wanted[0], one.operator)


def _compare(have: Any, wanted: Value, operator: str) -> bool:
    """Compares as the property's own kind: numbers as numbers though they are quoted, the rest as text."""
    if have is None:
        return False
    left: Any
    right: Any
    if isinstance(have, bool) or isinstance(wanted, bool):
        left, right = str(have).lower(), str(wanted).lower()
    elif isinstance(have, int | float):
        try:
            left, right = float(have), float(wanted)
        except ValueError:
            return False
    else:
        left, right = str(have), str(wanted) if isinstance(wanted, str) else f"{wanted:g}"
    return bool(
        {"=": left == right, "<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[operator]
    )


# --- projection ------------------------------------------------------------------------------------------------------

ALWAYS = ("domain", "Id", "SyncToken", "MetaData")


def _projected(entity: Entity, row: Doc, columns: tuple[str, ...]) -> Doc:
    """The columns that were asked for, as QuickBooks gives them: sparse, with what identifies the object."""
    if not columns:
        return row
    known = {one.split(".")[0].lower() for one in (*entity.columns, *ALWAYS)} | {one.lower() for one in row}
    wanted = {name.split(".")[0].lower() for name in columns}
    for name in columns:
        if name.split(".")[0].lower() not in known:
            raise validation_error(f"Property {name} not found for Entity {entity.name}")
    return {key: value for key, value in row.items() if key.lower() in wanted or key in ALWAYS} | {"sparse": True}
