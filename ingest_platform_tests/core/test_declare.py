"""A declaration that lacks what keeps a copy true is refused, with a sentence that says what to add."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from ingest_platform.declare import (
    Child,
    DeleteByTopic,
    Field,
    IdSweepParity,
    Listing,
    ListSource,
    NeverDeleted,
    NoParity,
    ObjectType,
    Reference,
    Scope,
    Source,
    SourcePath,
    SweepDelete,
    Tier,
)
from ingest_platform.errors import DeclarationError
from ingest_platform.refine.tables import refined_tables
from ingest_platform_tests.core.toy import TOY


def thing(**changes: Any) -> ObjectType:
    values: dict[str, Any] = {
        "name": "thing", "plural": "things", "description": "A thing.", "identity": "id", "version": "updated",
        "listing": Listing(), "delete": (SweepDelete(),), "parity": IdSweepParity(), "scopes": ("read",),
        "tier": Tier.DAILY, "fields": (Field(target="title", source="title"),),
    }  # fmt: skip
    return ObjectType(**(values | changes))


def source(*things: ObjectType, **changes: Any) -> Source:
    values: dict[str, Any] = {
        "name": "toy", "title": "Toy", "api_version": "1", "scopes": (Scope(name="read", purpose="all"),),
        "object_types": things or (thing(),),
    }  # fmt: skip
    return Source(**(values | changes))


def part(name: str = "part", **changes: Any) -> Child:
    values: dict[str, Any] = {"name": name, "lists": "parts", "key": "id", "fields": ()}
    return Child(**(values | changes))


def test_what_the_toy_declares_is_accepted() -> None:
    assert source().tables(thing()) == ("toy_thing",)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"delete": ()}, r"'thing' has no delete strategy: add delete=\("),
        ({"parity": None}, r"'thing' has no parity probe: add parity="),
        ({"delete": (DeleteByTopic(topic="things/delete"),)}, r"add Topic\(name='things/delete', effect='delete'\)"),
        ({"fields": (Field(target="a", source="a"), Field(target="a", source="b"))}, "column 'a' twice"),
        ({"fields": (Field(target="deleted_at", source="a"),)}, "'deleted_at', which every table has already"),
        (
            {
                "fields": (Field(target="x_id", source="a"),),
                "references": (Reference(name="x", target="y", source="x"),),
            },
            "column 'x_id' twice",
        ),
        ({"children": (part(fields=(Field(target="a", source="a"),) * 2),)}, "child 'part' of 'thing' declares .* 'a'"),
        ({"name": "Thing"}, "name"),
        ({"name": "x" * 51}, "name"),
        ({"surprise": 1}, "surprise"),
        ({"made_of": "parts"}, "'thing' is made of 'parts', which is none of its children"),
        ({"children": (part(lists={"path": "parts", "scope": {"kind": "A"}}),)}, "scope.*'kind'.*add Field"),
    ],
)  # fmt: skip
def test_an_incomplete_object_type_is_refused(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        source(thing(**changes))


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (lambda: source(thing(scopes=("write",))), r"needs scope 'write': add Scope\(name='write'"),
        (lambda: source(scopes=(Scope(name="read", purpose="a"), Scope(name="extra", purpose="b"))), "'extra' that no"),
        (
            lambda: source(thing(references=(Reference(name="x", target="ghost", source="x"),))),
            "refers to 'ghost', which 'toy' does not declare",
        ),
        (lambda: source(thing(), thing()), "make table 'toy_thing': rename one"),
        (lambda: source(thing(name="a", children=(part("b"),)), thing(name="a_b")), "make table 'toy_a_b'"),
        (lambda: source(thing(name="a"), thing(name="b")), "'things'.*plural"),
        (lambda: source(thing(name="t" * 45)), "too long for PostgreSQL"),
        (lambda: source(thing(children=(part("p" * 40),))), "too long for PostgreSQL"),
        (lambda: source(thing(fields=(Field(target="toy_thing_id", source="a"),))), "column 'toy_thing_id' twice"),
        (
            lambda: source(thing(children=(part(fields=(Field(target="thing_id", source="a"),)),))),
            "column 'thing_id' twice",
        ),
        (
            lambda: source(
                thing(
                    fields=(Field(target="toy_x_id", source="a"),),
                    references=(Reference(name="x", target="thing", source="x"),),
                )
            ),
            "column 'toy_x_id' twice",
        ),
        (
            lambda: source(
                thing(children=(part(references=(Reference(name="x", target="thing", source="x", required=True),)),))
            ),
            "only an object itself can wait for a parent",
        ),
        (
            lambda: source(thing(references=(Reference(name="x", target="thing.part", source="x", required=True),),
                                 children=(part(),))),
            "can only wait for an object type",
        ),
    ],
)  # fmt: skip
def test_a_source_that_contradicts_itself_is_refused(build: Any, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        build()


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (lambda: NeverDeleted(reason="no"), "at least 10"),
        (lambda: NoParity(reason=""), "at least 10"),
        (lambda: Field(target="t", source="t", transform="tags"), r"declare type='text\[\]'"),
        (lambda: Field(target="t", source="t", type="float"), "type"),
        (lambda: Field(target="Bad Name", source="t"), "target"),
        (lambda: Field(target="t", source=()), "source"),
        (lambda: Field(target="t", source="t", transform="eval"), "transform"),
    ],
)
def test_a_part_without_its_reason_or_with_a_float_is_refused(build: Any, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        build()


def test_names_that_differ_only_beyond_63_bytes_do_not_collide() -> None:
    """Defect 25."""
    long = "a" * 33
    assert len(f"toy_thing_{long}b_{'r' * 40}_0_open") > 63
    fields = tuple(Field(target=f"{'c' * 48}_{n}", source="a") for n in range(3))
    references = tuple(Reference(name=f"{'r' * 40}_{n}", target="thing", source="x") for n in range(2))
    parts = tuple(part(f"{long}{end}", references=references) for end in "bc")
    declared = source(thing(children=parts), thing(name="other", plural="others", fields=fields))
    names: list[str] = []
    for refined in refined_tables(declared):
        table = refined.table
        columns = [c.name for c in table.columns]
        assert len(set(columns)) == len(columns)
        constraints = [str(c.name) for c in table.constraints if c.name]
        names += [table.name, *constraints, *(str(i.name) for i in table.indexes)]
        assert max(len(n) for n in columns) <= 63
    assert max(len(n) for n in names) <= 63
    assert len(set(names)) == len(names)


# -- overrides ---------------------------------------------------------------------------------------------------


def test_an_account_may_take_a_column_from_elsewhere() -> None:
    mine = TOY.with_overrides({"orders": [{"source": ["memo.text", "note"], "target": "note", "type": "text"}]})
    note = next(f for f in mine.object_type("order").fields if f.target == "note")
    assert [p.path for p in note.paths] == ["memo.text", "note"]
    assert mine.object_type("person") is TOY.object_type("person")
    assert TOY.with_overrides({}) is TOY


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"source": "a", "target": "nothing"}, "names no declared column. Choose from: currency"),
        ({"source": "a", "target": "total"}, "changes the type of 'total' from numeric to text. Give type 'numeric'"),
        ({"source": "a", "target": "note", "type": "money"}, "not valid: type"),
        ({"target": "note"}, "not valid: source"),
        ({"source": "a", "target": "note", "sql": "drop"}, "not valid: sql"),
        ({"source": "a", "target": "number", "type": "text"}, "Give required true"),
        ({"source": "a", "target": "note", "type": "text", "required": True}, "Give required false"),
    ],
)
def test_an_override_that_would_need_other_tables_is_refused(mapping: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        TOY.with_overrides({"order": [mapping]})
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_override_of_an_unknown_object_type_lists_those_there_are() -> None:
    with pytest.raises(DeclarationError, match=r"no object type 'invoice'\. Choose from: person, product, order"):
        TOY.with_overrides({"invoice": []})


def test_paths_and_lists_may_be_given_as_plain_strings() -> None:
    assert Field(target="a", source=("x.y", SourcePath(path="z"))).paths[0].keys == ("x", "y")
    assert part(lists="a.b").lists == (ListSource(path="a.b"),)


def test_describe_says_what_a_script_needs() -> None:
    described = TOY.describe()
    order = next(o for o in described["objects"] if o["name"] == "order")
    assert described["scopes"][0]["enables"] == [o["name"] for o in described["objects"]]
    assert order["sync_function"] == "sync_orders"
    assert order["tables"] == ["toy_order", "toy_order_line", "toy_order_line_tax", "toy_order_step"]
    assert order["topics"][1] == {"name": "orders/delete", "priority": "MEDIUM", "effect": "delete", "reason": ""}
    assert (order["delete_strategy"], order["parity"]) == ("topic orders/delete, daily sweep", "count: orders")
