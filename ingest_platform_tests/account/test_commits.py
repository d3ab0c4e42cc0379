"""Two batches of an account are on their way at once, and yet end in their order or not at all."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from ingest_platform.control import cursors
from ingest_platform.extract.documents import Document
from ingest_platform.raw.versions import prepare
from ingest_platform.sync.account import AccountSync
from ingest_platform.sync.commits import LARGE, Commit, Commits
from ingest_platform.sync.outcomes import RawOutcome
from ingest_platform.sync.pipeline import Ready
from ingest_platform_tests.account.harness import Account

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def sync(small: Account) -> Iterator[AccountSync]:
    with small.open() as opened:
        yield opened


@pytest.fixture
def batches(small: Account, sync: AccountSync) -> Callable[[], list[Commit]]:
    """Two batches of customers, the second begun after the first; each large enough for a connection of its own."""
    [first, *_] = small.shop.documents("customer")

    def make() -> list[Commit]:
        outcome = RawOutcome("customer", "backfill", 0, NOW)
        return [_commit(sync, outcome, first, range(start, start + LARGE)) for start in (10_000, 20_000)]

    return make


def _commit(sync: AccountSync, outcome: RawOutcome, like: dict[str, Any], numbers: Sequence[int]) -> Commit:
    kind = sync.source.object_type("customer")
    documents = []
    for number in numbers:
        document = copy.deepcopy(like)
        document |= {"id": f"gid://shopify/Customer/{number}", "addressesV2": []}  # an address is of one customer
        documents.append(Document(document))
    prepared = prepare(sync.source, sync.owner, kind, documents)
    whole = Ready(prepared, NOW, None, {"page": numbers[0]})
    return Commit(kind, outcome, NOW, prepared, whole, refined=True)


async def _both(sync: AccountSync, first: Commit, second: Commit, meanwhile: Callable[[], None]) -> list[Any]:
    second.after = first
    async with Commits(sync) as commits:
        await commits.begin(first)
        await commits.begin(second)
        await asyncio.to_thread(meanwhile)
        return list(await asyncio.gather(first.task, second.task, return_exceptions=True))


def _position(account: Account) -> Any:
    with account.db.connect() as conn:
        return cursors.get(conn, account.integration.id, "customer").state


SLOW = """
CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_sleep(1); RETURN NULL; END$$;
CREATE TRIGGER slow AFTER INSERT ON shopify_customer EXECUTE FUNCTION slow()
"""
FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END$$;
CREATE TRIGGER full_disk BEFORE INSERT ON {table} FOR EACH ROW WHEN (new.shopify_{column} = '10007')
EXECUTE FUNCTION full_disk()
"""


def test_the_second_is_stored_while_the_first_is_refined(
    small: Account, sync: AccountSync, batches: Callable[[], list[Commit]]
) -> None:
    _execute(small, SLOW)
    first, second = batches()
    waiting: list[Any] = []

    def look() -> None:
        while not first.task.done() and not waiting:
            waiting.extend(
                small.rows(
                    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'"
                )
            )

    assert asyncio.run(_both(sync, first, second, look)) == [None, None]
    assert waiting, "the second waits with its rows stored until the first has ended"
    assert small.count("shopify_customer") == 2 * LARGE
    assert _position(small)["position"] == {"page": 20_000}


@pytest.mark.parametrize(
    ("table", "column"), [("shopify_raw_ingest", "object_id"), ("shopify_customer", "customer_id")]
)
def test_a_batch_does_not_overtake_one_that_failed(
    small: Account, sync: AccountSync, batches: Callable[[], list[Commit]], table: str, column: str
) -> None:
    _execute(small, FULL.format(table=table, column=column))
    first, second = batches()
    errors = asyncio.run(_both(sync, first, second, lambda: None))
    assert [type(e) for e in errors] == [psycopg.errors.DiskFull] * 2
    assert small.raw() == small.count("shopify_customer") == first.outcome.fetched == 0
    assert _position(small) is None


def test_a_batch_that_is_not_refined_moves_no_cursor_ahead_of_one_that_is(
    small: Account, sync: AccountSync, batches: Callable[[], list[Commit]]
) -> None:
    """The last batch of a listing is often empty, and brings the cursor."""
    _execute(small, SLOW.replace("RETURN NULL", "RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'"))
    first, second = batches()
    assert second.whole is not None
    second.piece, second.refined = type(second.piece)(0, {}), False
    errors = asyncio.run(_both(sync, first, second, lambda: None))
    assert [type(e) for e in errors] == [psycopg.errors.DiskFull] * 2
    assert _position(small) is None


def test_a_batch_with_a_value_that_is_refused_is_not_overtaken_either(
    small: Account, sync: AccountSync, batches: Callable[[], list[Commit]]
) -> None:
    [first, second] = batches()
    [spoilt, *_] = first.piece.versions.values()
    spoilt.payload = spoilt.payload.replace(b'"createdAt":"', b'"createdAt":"some time after ')
    assert asyncio.run(_both(sync, first, second, lambda: None)) == [None, None]
    assert small.count("shopify_customer") == 2 * LARGE - 1
    assert small.raw("customer", "processing_status = 'error'") == 1
    assert (first.outcome.fetched, first.outcome.refined.errors) == (2 * LARGE, 1)
    assert _position(small)["position"] == {"page": 20_000}


def test_what_both_bring_is_stored_once(small: Account, sync: AccountSync, batches: Callable[[], list[Commit]]) -> None:
    """A list that moves on while it is read shows an object on two pages."""
    [first, second] = batches()
    both = list(first.piece.versions.items())[-3:]
    second.piece = type(second.piece)(LARGE + 3, {**second.piece.versions, **dict(both)})
    assert asyncio.run(_both(sync, first, second, lambda: None)) == [None, None]
    assert small.raw("customer") == small.count("shopify_customer") == 2 * LARGE
    assert first.outcome.duplicates == 3


def _execute(account: Account, statements: str) -> None:
    with account.db.connect() as conn:
        conn.execute(statements.encode())
