"""Tables follow their declarations: what an upgrade changes is shown, added, or refused with its statement."""

from __future__ import annotations

from typing import Any

import pytest

from ingest_platform import paths, sources
from ingest_platform.declare import Field, ObjectType, Source
from ingest_platform.errors import SchemaChangeRefused
from ingest_platform.refine import ddl
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.core.toy import TOY


@pytest.mark.parametrize("name", [p.stem for p in sorted(paths.SQL.glob("*.sql"))])
def test_the_generated_file_is_up_to_date(name: str) -> None:
    assert (paths.SQL / f"{name}.sql").read_text() == ddl.ddl(sources.connector(name).source)


def with_order(*, drop: str = "", **changes: Any) -> Source:
    """The toy source with its order's fields changed: `name=Field` replaces or adds."""
    order = TOY.object_type("order")
    fields = {f.target: f for f in order.fields} | changes
    fields.pop(drop, None)
    changed: ObjectType = order.model_copy(update={"fields": tuple(fields.values())})
    others = tuple(changed if o is order else o for o in TOY.object_types)
    return TOY.model_copy(update={"object_types": others})


def test_nothing_is_left_to_change_after_an_upgrade(db: TestDatabase) -> None:
    with db.connect() as conn:
        assert len(ddl.diff(conn, TOY)) > 20
        assert all(c.additive for c in ddl.upgrade(conn, TOY))
        assert ddl.diff(conn, TOY) == []
        assert ddl.upgrade(conn, TOY) == []


def test_the_printed_script_makes_the_same_tables(db: TestDatabase) -> None:
    with db.connect() as conn:
        conn.execute(ddl.ddl(TOY))
        assert ddl.diff(conn, TOY) == []


def test_a_new_column_is_added_and_rows_stay(db: TestDatabase) -> None:
    with db.connect() as conn:
        ddl.upgrade(conn, TOY)
        wider = with_order(colour=Field(target="colour", source="colour", type="numeric"))
        applied = ddl.upgrade(conn, wider)
        assert [c.statement for c in applied] == ["ALTER TABLE toy_order ADD COLUMN IF NOT EXISTS colour numeric"]
        assert ddl.diff(conn, wider) == []


def test_a_new_child_table_is_made(db: TestDatabase) -> None:
    order = TOY.object_type("order")
    less = order.model_copy(update={"children": order.children[:1]})
    without = TOY.model_copy(update={"object_types": tuple(less if o is order else o for o in TOY.object_types)})
    with db.connect() as conn:
        ddl.upgrade(conn, without)
        ddl.upgrade(conn, TOY)
        assert ddl.diff(conn, TOY) == []


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        (
            with_order(note=Field(target="note", source="note", type="bigint")),
            "ALTER TABLE toy_order ALTER COLUMN note TYPE bigint USING note::bigint",
        ),
        (
            with_order(note=Field(target="note", source="note", required=True)),
            "ALTER TABLE toy_order ALTER COLUMN note SET NOT NULL",
        ),
        (
            with_order(number=Field(target="number", source="number")),
            "ALTER TABLE toy_order ALTER COLUMN number DROP NOT NULL",
        ),
        (
            with_order(colour=Field(target="colour", source="colour", required=True)),
            "ALTER TABLE toy_order ADD COLUMN IF NOT EXISTS colour text NOT NULL",
        ),
        # Left as it is, it would refuse every new row.
        (with_order(drop="number"), "ALTER TABLE toy_order ALTER COLUMN number DROP NOT NULL"),
    ],
    ids=["type", "became required", "no longer required", "new and required", "gone but required"],
)
def test_a_change_that_could_lose_data_is_refused_with_its_statement(
    db: TestDatabase, source: Source, statement: str
) -> None:
    with db.connect() as conn:
        ddl.upgrade(conn, TOY)
        with pytest.raises(SchemaChangeRefused) as caught:
            ddl.upgrade(conn, source)
        assert statement in caught.value.remedy
        assert ddl.diff(conn, TOY) == [], "nothing was applied"
        conn.execute(statement)
        assert [c for c in ddl.upgrade(conn, source) if not c.additive] == []


def test_a_column_that_is_no_longer_declared_stays(db: TestDatabase) -> None:
    narrower = with_order(drop="note")
    with db.connect() as conn:
        ddl.upgrade(conn, TOY)
        assert [c.statement for c in ddl.diff(conn, narrower)] == ["ALTER TABLE toy_order DROP COLUMN note"]
        assert ddl.upgrade(conn, narrower) == []
        assert ddl.diff(conn, TOY) == []


@pytest.mark.parametrize("template", ["shopify"])
def test_the_blueprints_queries_run_word_for_word(db: TestDatabase) -> None:
    with db.connect() as conn:
        conn.execute(
            "SELECT dedupe_hash_canonical, COUNT(*) FROM shopify_raw_ingest WHERE integration_id = gen_random_uuid() "
            "GROUP BY dedupe_hash_canonical HAVING COUNT(*) > 1"
        )
