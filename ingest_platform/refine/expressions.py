"""Declared paths, transforms and enum maps as SQL expressions over a jsonb document.

Constants go into the statement as literals, so that PostgreSQL plans them; what differs from call to call is a bound
parameter. Presence and value are separate questions: an absent path leaves a column alone, a JSON null sets NULL.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from ingest_platform.declare import Field, FieldType, ListSource, SourcePath

Expression = sa.ColumnElement[Any]

_NUMBERS = ("bigint", "integer", "numeric")
_TIMES = ("timestamptz", "date")
_ZERO: Expression = sa.literal_column("48")  # code points of 0 and 9
_NINE: Expression = sa.literal_column("57")
_DASH: Expression = sa.literal_column("45")
_OPENERS: tuple[Expression, ...] = (
    sa.literal_column("91"),
    sa.literal_column("123"),
)  # [ and {: how JSON lists and objects begin


def literal(value: str) -> Expression:
    """A string constant, quoted into the statement."""
    return sa.literal_column("'" + value.replace("'", "''") + "'", sa.Text())


def at(doc: Expression, keys: Sequence[str]) -> Expression:
    """The JSON value at a path; SQL NULL when it is absent."""
    return doc.op("#>", return_type=pg.JSONB())(_path(keys))


def text_at(doc: Expression, keys: Sequence[str]) -> Expression:
    """The value at a path as text; SQL NULL when it is absent or null."""
    return doc.op("#>>", return_type=sa.Text())(_path(keys))


def _path(keys: Sequence[str]) -> Expression:
    return sa.literal_column("'{" + ",".join(keys).replace("'", "''") + "}'", pg.ARRAY(sa.Text()))


def present(doc: Expression, keys: Sequence[str]) -> Expression:
    """Whether a document says anything at a path: a value, a null, or a null on the way there."""
    if len(keys) == 1:
        return doc.op("?", return_type=sa.Boolean(), is_comparison=True)(literal(keys[0]))
    null = sa.literal_column("'null'::jsonb", pg.JSONB())
    on_the_way = [at(doc, keys[:n]).is_not_distinct_from(null) for n in range(1, len(keys))]
    # A list without a first element says that there is none.
    on_the_way += [
        sa.func.coalesce(sa.func.jsonb_typeof(at(doc, keys[:n])) == literal("array"), sa.false())
        for n in range(1, len(keys))
        if keys[n].isdigit()
    ]
    return sa.or_(at(doc, keys).is_not(None), *on_the_way)


def text_value(doc: Expression, path: SourcePath) -> Expression:
    """The value at one path as text, transformed and mapped."""
    if path.matches:
        found = [
            sa.func.coalesce(text_at(doc, key.split(".")), literal("")).op("~", return_type=sa.Boolean())(literal(word))
            for key, word in path.matches.items()
        ]
        return sa.case((sa.and_(*found), literal("true")), else_=literal("false"))
    value = text_at(doc, path.keys)
    match path.transform:
        case "numeric_id":
            # gid://shopify/MailingAddress/12?model_name=CustomerAddress → 12; plain 12 stays.
            bare = sa.func.split_part(value, literal("?"), sa.literal_column("1"))
            value = sa.func.split_part(bare, literal("/"), sa.literal_column("-1"))
        case "lower":
            value = sa.func.lower(value)
        case "upper":
            value = sa.func.upper(value)
        case "blank_to_null":
            value = sa.func.nullif(value, literal(""))
        case "absolute":
            value = sa.func.ltrim(value, literal("-"))
        case "minor_units":
            value = sa.func.ingest_major_units(value, _digits(doc, path), type_=sa.Text())
        case _:
            pass
    if path.enum:
        whens = [(value == literal(word), _maybe(mapped)) for word, mapped in path.enum.items()]
        value = sa.case(*whens, else_=value)
    if path.when_null is not None:
        value = sa.func.coalesce(value, literal(path.when_null))
    return value


def _digits(doc: Expression, path: SourcePath) -> Expression:
    """How many decimals the currency beside an amount has; NULL without a currency: the amount is unknown then."""
    assert path.beside is not None
    currency = sa.func.lower(text_at(doc, path.beside.split(".")))
    by_count: dict[int, list[Expression]] = {}
    for code, count in sorted(path.digits.items()):
        by_count.setdefault(count, []).append(literal(code.lower()))
    whens: list[tuple[Expression, Expression]] = [(currency.is_(None), sa.cast(sa.null(), sa.Integer()))]
    whens += [(currency.in_(codes), sa.literal_column(str(count))) for count, codes in sorted(by_count.items())]
    return sa.case(*whens, else_=sa.literal_column("2"))


def _maybe(word: str | None) -> Expression:
    return sa.cast(sa.null(), sa.Text()) if word is None else literal(word)


def guarded(value: Expression, kind: FieldType) -> Expression:
    """A text, with what PostgreSQL would let pass by mistake turned into text that it refuses.

    A time may not be 'tomorrow' nor a day 02/03/2026 (years come first, then a dash), and a number not 'NaN'.
    """
    refused = literal("not a value: ").op("||")(value)
    if kind in _TIMES:
        fifth = sa.func.ascii(sa.func.substr(value, sa.literal_column("5"), sa.literal_column("1")))
        return sa.case((fifth == _DASH, value), (value.is_(None), None), else_=refused)
    if kind in _NUMBERS:
        last = sa.func.ascii(sa.func.right(value, sa.literal_column("1")))
        return sa.case((last.between(_ZERO, _NINE), value), (value.is_(None), None), else_=refused)
    return value


def taken_out(doc: Expression, field: Field) -> Expression:
    """A field's value as it comes out of the document: JSON for jsonb and text[], else transformed and mapped text.

    The common case, a value on the first path, costs two look-ups: whether a path is present is asked only where it
    holds none.
    """
    if field.type in ("jsonb", "text[]"):
        return first_present(doc, field.paths, lambda p: at(doc, p.keys), None)
    return first_text(doc, field.paths)


def first_text(doc: Expression, paths: Sequence[SourcePath]) -> Expression:
    """The text on the first path that is present; a null there is a null, or the word it stands for."""
    whens: list[tuple[Expression, Any]] = []
    for n, path in enumerate(paths):
        whens.append((text_at(doc, path.keys).is_not(None), text_value(doc, path)))
        if path.when_null is not None or n < len(paths) - 1:
            whens.append((present(doc, path.keys), sa.null() if path.when_null is None else literal(path.when_null)))
    return sa.case(*whens, else_=sa.cast(sa.null(), sa.Text()))


def absent(doc: Expression, paths: Sequence[SourcePath]) -> Expression:
    """Whether a document says nothing on any of the paths."""
    beside = (present(doc, p.omitted_beside.split(".")) for p in paths if p.omitted_beside)
    return sa.not_(sa.or_(*(present(doc, p.keys) for p in paths), *beside))


def typed(value: Expression, doc: Expression, field: Field) -> Expression:
    """What `taken_out` gave, in its column's type. Evaluating it raises a data error when it does not fit."""
    kind = field.type
    if kind == "jsonb":
        return sa.func.nullif(value, sa.literal_column("'null'::jsonb"))
    if kind == "text[]":
        function = sa.func.ingest_tags if field.paths[0].transform == "tags" else sa.func.ingest_text_array
        return function(value, type_=pg.ARRAY(sa.Text()))
    if kind == "text":
        found = first_present(doc, field.paths, lambda p: at(doc, p.keys), None)
        nested = sa.and_(
            sa.func.ascii(value).in_(_OPENERS),
            sa.func.jsonb_typeof(found).in_([literal("object"), literal("array")]),
        )
        # ingest_refuse raises: a JSON object is no text.
        return sa.case((nested, sa.func.ingest_refuse(value, type_=sa.Text())), else_=value)
    if is_epoch(field):
        moment = sa.func.to_timestamp(
            sa.cast(guarded(value, "numeric"), sa.Double()), type_=sa.TIMESTAMP(timezone=True)
        )
        return moment if kind == "timestamptz" else sa.cast(sa.func.timezone(literal("UTC"), moment), sa.Date())
    return _cast(guarded(value, kind), kind)


def is_epoch(field: Field) -> bool:
    """Whether a field's time is written as seconds since 1970."""
    return field.paths[0].transform == "epoch"


def _cast(value: Expression, kind: FieldType) -> Expression:
    from ingest_platform.refine.tables import TYPES

    return sa.cast(value, TYPES[kind])


def first_present(doc: Expression, paths: Sequence[SourcePath], value: Any, otherwise: Expression | None) -> Expression:
    """`value(path)` of the first path that is present, else `otherwise`."""
    if len(paths) == 1 and otherwise is None:
        return value(paths[0])  # type: ignore[no-any-return] # absent and null are both NULL then
    whens = [(present(doc, p.keys), value(p)) for p in paths]
    return sa.case(*whens, else_=otherwise)


def key_text(doc: Expression, paths: Sequence[SourcePath]) -> Expression:
    """A vendor id as text."""
    return first_text(doc, paths)


def invalid(doc: Expression, field: Field) -> Expression:
    """Whether a field's value does not fit its column. Never raises."""

    def bad(path: SourcePath) -> Expression:
        kind = field.type
        value = at(doc, path.keys)
        if kind == "jsonb":
            return sa.false()
        if kind == "text[]":
            allowed = ["array", "null"] + (["string"] if path.transform == "tags" else [])
            return sa.func.jsonb_typeof(value).not_in([literal(a) for a in allowed])
        if kind == "text":
            return sa.func.jsonb_typeof(value).in_([literal("object"), literal("array")])
        if is_epoch(field):
            text = guarded(text_value(doc, path), "numeric")
            return sa.not_(sa.func.pg_input_is_valid(text, literal("double precision"), type_=sa.Boolean()))
        text = guarded(text_value(doc, path), kind)
        return sa.not_(sa.func.pg_input_is_valid(text, literal(kind), type_=sa.Boolean()))

    return sa.func.coalesce(first_present(doc, field.paths, bad, sa.false()), sa.false(), type_=sa.Boolean())


def missing(doc: Expression, field: Field) -> Expression:
    """Whether a required field has no value."""
    if field.type in ("jsonb", "text[]"):
        return first_present(doc, field.paths, lambda p: at(doc, p.keys), None).is_(None)
    return first_present(doc, field.paths, lambda p: text_value(doc, p), None).is_(None)


def elements_or_none(doc: Expression, lists: Sequence[ListSource]) -> Expression:
    """`elements` that gives SQL NULL for what is no list, where that would raise."""
    value = elements(doc, lists)
    return sa.case((sa.func.jsonb_typeof(value) == literal("array"), value), else_=None)


def elements(doc: Expression, lists: Sequence[ListSource]) -> Expression:
    """The list of children that a document carries; SQL NULL when it carries none or a null."""
    null: Expression = sa.literal_column("'null'::jsonb")
    whens = [(present(doc, source.keys), sa.func.nullif(at(doc, source.keys), null)) for source in lists]
    return sa.case(*whens, else_=None)


def whole(doc: Expression, source: ListSource) -> Expression:
    """Whether a list is known to show every child."""
    value = at(doc, source.keys)
    conditions: list[Expression] = [sa.func.jsonb_typeof(value) == literal("array")]
    if source.whole_unless:
        more = text_at(doc, source.whole_unless.split("."))
        conditions.append(sa.func.coalesce(more, literal("false")) != literal("true"))
    if source.whole_below is not None:
        conditions.append(sa.func.jsonb_array_length(value) < sa.literal_column(str(source.whole_below)))
    if source.whole_if_as_many_as:
        other = at(doc, source.whole_if_as_many_as.split("."))
        conditions.append(
            sa.or_(
                sa.func.coalesce(sa.func.jsonb_typeof(other), literal("null")) != literal("array"),
                sa.func.jsonb_array_length(value) >= sa.func.jsonb_array_length(other),
            )
        )
    return sa.and_(*conditions)
