"""What goes wrong at the vendor's ends exact, or with one line that says what to do."""

import socket
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from ingest_platform.errors import (
    CredentialError,
    IncompleteExtract,
    IngestError,
    MissingScope,
    NeedsReconnect,
    SourceError,
    SourceThrottled,
    SourceUnreachable,
)
from ingest_platform.extract.connector import Secrets
from ingest_platform.extract.documents import Batch, Window
from ingest_platform.sources.shopify.connector import ShopifyConnector
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.sources.conftest import QUICK, STATIC, Shop, by_id, collect, documents

ORDER = SHOPIFY.object_type("order")
T = TypeVar("T")


async def into(seen: list[T], items: AsyncIterator[T]) -> None:
    async for item in items:
        seen.append(item)  # noqa: PERF401 — what came before an error must be kept


@pytest.mark.parametrize(
    "faults",
    [
        {"throttle_next": 3},
        {"http": {"status": 500, "next": 2}},
        {"http": {"status": 503, "next": 1, "retry_after": 0}},
        {"http": {"status": 429, "next": 2, "retry_after": 0}},
        {"drop": {"when": "before", "next": 1, "path": "graphql"}},
        {"drop": {"when": "mid_body", "next": 2, "path": "graphql"}},
    ],
    ids=["throttled", "500", "503", "429", "dropped before", "dropped within"],
)
@pytest.mark.parametrize("road", ["backfill", "changes"])
async def test_a_passing_fault_costs_a_retry_and_no_object(shop: Shop, faults: dict[str, Any], road: str) -> None:
    shop.faults(**faults)
    async with shop.client() as client:
        batches = await collect(getattr(client, road)(ORDER, window=Window(), state=None))
        assert client.usage.retries >= 1
    assert set(by_id(batches)) == set(shop.truth("orders"))


@pytest.mark.parametrize(
    "faults",
    [
        {"drop": {"when": "mid_body", "next": 1, "path": "bulk"}},
        {"drop": {"when": "before", "next": 1, "path": "bulk"}},
        {"http": {"status": 503, "next": 1, "retry_after": 0, "path": "bulk"}},
        {"bulk_outcome": {"status": "FAILED", "error_code": "TIMEOUT", "partial": 0.5, "next": 1}},
        {"bulk_outcome": {"status": "FAILED", "error_code": "INTERNAL_SERVER_ERROR", "next": 2}},
        {"bulk_outcome": {"status": "CANCELED", "next": 1}},
        {"bulk_outcome": {"status": "EXPIRED", "next": 1}},
    ],
    ids=["cut", "dropped", "503", "failed", "failed twice", "cancelled", "expired"],
)
async def test_a_bulk_operation_that_went_wrong_is_done_again(shop: Shop, faults: dict[str, Any]) -> None:
    shop.faults(**faults)
    async with shop.client() as client:
        batches = await collect(client.backfill(ORDER, window=Window(), state=None))
    assert set(by_id(batches)) == set(shop.truth("orders"))
    assert len(documents(batches)) == len(by_id(batches))


@pytest.mark.parametrize(
    "faults",
    [
        {"truncate_jsonl": 0.5},
        {"truncate_jsonl": 0.999},
        {"incomplete_jsonl": {"missing": 1}},
        {"bulk_outcome": {"status": "FAILED", "error_code": "TIMEOUT", "partial": 0.5, "next": 99}},
    ],
    ids=["half", "last line", "one line missing", "always failing"],
)
async def test_a_bulk_file_that_is_not_whole_gives_no_object_at_all(shop: Shop, faults: dict[str, Any]) -> None:
    shop.faults(**faults)
    seen: list[Batch] = []
    async with shop.client() as client:
        with pytest.raises(IncompleteExtract) as raised:
            await into(seen, client.backfill(ORDER, window=Window(), state=None))
    assert documents(seen) == []
    assert one_line(raised.value)


async def test_ids_are_not_listed_from_a_file_that_is_not_whole(shop: Shop) -> None:
    shop.faults(incomplete_jsonl={"missing": 1})
    seen: list[Sequence[str]] = []
    async with shop.client() as client:
        with pytest.raises(IncompleteExtract):
            await into(seen, client.ids(ORDER))
    assert seen == []


async def test_endless_server_errors_end_with_one_line(shop: Shop) -> None:
    shop.faults(http={"status": 502, "next": 99})
    async with shop.client() as client:
        with pytest.raises(SourceError) as raised:
            await collect(client.changes(ORDER, window=Window(), state=None))
    assert one_line(raised.value)


async def test_endless_throttling_ends_with_one_line(shop: Shop) -> None:
    shop.faults(throttle_next=10_000)
    async with shop.client() as client:
        with pytest.raises(SourceThrottled) as raised:
            await collect(client.changes(ORDER, window=Window(), state=None))
    assert one_line(raised.value)


async def test_a_shop_that_cannot_be_reached_is_said_in_one_line(shop: Shop) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody answers there
        base_url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        async with shop.client(base_url=base_url) as client:
            with pytest.raises(SourceUnreachable) as raised:
                await client.granted_scopes()
    assert one_line(raised.value)


async def test_a_shop_that_does_not_answer_in_time_is_said_in_one_line(shop: Shop, tmp_path: Path) -> None:
    shop.connector = ShopifyConnector(spool=tmp_path, timeout_s=0.2, retry=QUICK)
    shop.faults(slow_ms=1000)
    async with shop.client() as client:
        with pytest.raises(SourceUnreachable, match="time") as raised:
            await client.granted_scopes()
    assert one_line(raised.value)


@pytest.mark.parametrize("base_url", ["{url}/control/health", "{url}/nowhere", "snow.myshopify.com", "http://[", ""])
async def test_a_base_url_that_is_no_shop_is_said_in_one_line(shop: Shop, base_url: str) -> None:
    async with shop.client(base_url=base_url.format(url=shop.url)) as client:
        with pytest.raises(SourceError) as raised:
            await client.granted_scopes()
    assert one_line(raised.value)


@pytest.mark.parametrize("token", ["", "shpat_ü", "shpat_\n"])
async def test_a_token_that_cannot_be_one_is_said_in_one_line(shop: Shop, token: str) -> None:
    shop.secrets = Secrets(STATIC | {"access_token": token})
    async with shop.client() as client:
        with pytest.raises(CredentialError) as raised:
            await client.granted_scopes()
    assert one_line(raised.value)


async def test_a_revoked_token_asks_for_a_new_connection(shop: Shop) -> None:
    token = shop.control("POST", "tokens", {"scopes": ["read_orders"]})["access_token"]
    shop.secrets = Secrets({"access_token": token})
    shop.control("DELETE", f"tokens/{token}")
    async with shop.client() as client:
        with pytest.raises(NeedsReconnect) as raised:
            await collect(client.changes(ORDER, window=Window(), state=None))
    assert one_line(raised.value)


@pytest.mark.parametrize("road", ["backfill", "changes"])
async def test_a_scope_that_is_missing_is_named(shop: Shop, road: str) -> None:
    token = shop.control("POST", "tokens", {"scopes": ["read_products"]})["access_token"]
    shop.secrets = Secrets(STATIC | {"access_token": token})
    async with shop.client() as client:
        with pytest.raises(MissingScope) as raised:
            await collect(getattr(client, road)(ORDER, window=Window(), state=None))
    assert one_line(raised.value)


def one_line(error: IngestError) -> bool:
    text = str(error)
    return "\n" not in text and "Traceback" not in text and bool(error.remedy) and "shpat_" not in text
