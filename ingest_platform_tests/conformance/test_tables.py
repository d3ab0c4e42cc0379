"""The tables of every source: the blueprint's names, keys and queries; nothing inexact in a column."""

from __future__ import annotations

import pytest

from ingest_platform_tests.conformance.conftest import VENDORS
from ingest_platform_tests.conformance.copy import Copy
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase

RAW = {"id", "integration_id", "company_id", "object_type", "source", "topic", "payload", "dedupe_hash_canonical",
       "processing_status", "error_message", "received_at"}  # fmt: skip
OWN = {"id", "integration_id", "company_id", "created_at", "updated_at", "synced_at", "deleted_at"}


def columns(db: TestDatabase, table: str) -> dict[str, str]:
    with db.connect() as conn:
        rows = conn.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", [table]
        ).fetchall()
    return dict(rows)


def constraints(db: TestDatabase, table: str) -> list[str]:
    with db.connect() as conn:
        rows = conn.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass", [table]
        ).fetchall()
    return [row[0] for row in rows]


def test_tables_have_the_blueprints_names_and_keys_and_no_floats(vendor: Vendor, db: TestDatabase) -> None:
    source = vendor.source
    raw = columns(db, source.raw_table)
    assert RAW | {source.id_column("object")} <= raw.keys()
    assert "UNIQUE (integration_id, dedupe_hash_canonical)" in constraints(db, source.raw_table)
    for declared in source.object_types:
        found = columns(db, source.table(declared.name))
        key = source.id_column(declared.name)
        assert OWN | {key} <= found.keys()
        keys = constraints(db, source.table(declared.name))
        assert f"UNIQUE (integration_id, {key})" in keys
        for reference in declared.references:
            target = source.table(*reference.target.split("."))
            assert any(f"({reference.name}_id) REFERENCES {target}(id)" in k for k in keys), reference.name
        for path, child in declared.walk_children():
            parent = path[-2] if len(path) > 1 else declared.name
            below = source.table(declared.name, *path)
            up = source.table(declared.name, *path[:-1])
            assert any(f"({parent}_id) REFERENCES {up}(id)" in k for k in constraints(db, below)), child.name
        for table in source.tables(declared):
            kinds = columns(db, table)
            assert not {c: k for c, k in kinds.items() if k in ("real", "double precision", "money")}, table
            assert not {c: k for c, k in kinds.items() if k == "timestamp without time zone"}, table


@pytest.mark.parametrize("name", [v.source.name for v in VENDORS])
def test_no_two_sources_share_a_table(name: str) -> None:
    mine = {t for v in VENDORS if v.source.name == name for o in v.source.object_types for t in v.source.tables(o)}
    others = {t for v in VENDORS if v.source.name != name for o in v.source.object_types for t in v.source.tables(o)}
    assert mine
    assert not mine & others


DUPLICATE_HASHES = """
SELECT dedupe_hash_canonical, COUNT(*)
FROM {source}_raw_ingest
WHERE integration_id = %s
GROUP BY dedupe_hash_canonical
HAVING COUNT(*) > 1
"""
OBJECT_UPDATES = """
SELECT {source}_object_id, object_type, COUNT(*) AS versions, MAX(received_at) AS last_received
FROM {source}_raw_ingest
WHERE integration_id = %s
GROUP BY {source}_object_id, object_type
ORDER BY versions DESC
"""


def test_the_blueprints_queries_run_word_for_word(copy: Copy) -> None:
    source = copy.vendor.source.name
    copy.synced()
    number = copy.change("Changed once")
    copy.synced()
    assert copy.mine(DUPLICATE_HASHES.format(source=source)) == []
    updates = copy.mine(OBJECT_UPDATES.format(source=source))
    assert len(updates) == sum(len(copy.ids(t)) for t in copy.vendor.types)
    assert {(u["object_type"], u[f"{source}_object_id"]) for u in updates if u["versions"] > 1} == {
        (copy.vendor.sample, str(number))
    }
