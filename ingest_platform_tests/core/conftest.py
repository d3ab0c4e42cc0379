"""One database with the toy source's tables for all tests of the core; each test's work is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ingest_platform.control import postgres
from ingest_platform.raw.versions import Owner
from ingest_platform.refine import ddl
from ingest_platform_tests import templates
from ingest_platform_tests.conftest import TestDatabase, database
from ingest_platform_tests.core.toy import TOY, Doors


@pytest.fixture(scope="session")
def toy_database(
    postgres_server: postgres.ServerInfo, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestDatabase]:
    for made in database(postgres_server, tmp_path_factory.mktemp("toy"), templates.CONTROL):
        with made.connect() as conn:
            ddl.upgrade(conn, TOY)
        yield made


def new_owner(doors_or_conn: Doors | object, name: str) -> Owner:
    conn = getattr(doors_or_conn, "conn", doors_or_conn)
    row = conn.execute(  # type: ignore[attr-defined]
        "WITH c AS (INSERT INTO company (name) VALUES (%s) RETURNING id) "
        "INSERT INTO integration (company_id, platform, name, base_url, account) "
        "SELECT id, 'toy', %s, 'https://toy.example', %s FROM c RETURNING id::text, company_id::text",
        (name, name, name),
    ).fetchone()
    return Owner(*row)


@pytest.fixture(params=["in one go", "in two steps"])
def doors(toy_database: TestDatabase, request: pytest.FixtureRequest) -> Iterator[Doors]:
    with toy_database.connect() as conn:
        yield Doors(conn, new_owner(conn, "first"), in_two_steps=request.param == "in two steps")
        conn.rollback()


@pytest.fixture
def template() -> str:
    return templates.CONTROL
