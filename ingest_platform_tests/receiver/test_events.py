"""One file for each event: what is sent, what the answer says, and what the copy shows afterwards."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from ingest_platform.control import postgres
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.conftest import database
from ingest_platform_tests.receiver.conftest import Receiver, Running, connect_shop, settings_of

EVENTS = {path.stem: orjson.loads(path.read_bytes()) for path in sorted(Path(__file__).parent.glob("events/*.json"))}


_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def receiver(postgres_server: postgres.ServerInfo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Receiver]:
    """One for all events: each has a shop of its own."""
    for db in database(postgres_server, tmp_path_factory.mktemp("events"), "shopify"):
        with Running(settings_of(db)) as url, httpx.Client(timeout=30) as http:
            yield Receiver(url, db, http)


def send(receiver: Receiver, name: str, shop: dict[str, str]) -> str:
    event = EVENTS[name]
    if before := event.get("before"):
        send(receiver, before, shop)
    return receiver.status(event["topic"], event["body"], triggered_at=event.get("triggered_at"), **shop)


def plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_every_declared_topic_has_its_event() -> None:
    assert set(SHOPIFY.topic_index) <= {event["topic"] for event in EVENTS.values()}


@pytest.mark.parametrize("style", ["X-Shopify-", "shopify-"])
@pytest.mark.parametrize("name", EVENTS)
def test_the_copy_shows_the_event_once_it_is_answered(receiver: Receiver, name: str, style: str) -> None:
    event = EVENTS[name]
    number = next(_numbers)
    shop = {"to": f"nordlicht-{number}", "shop": f"nordlicht-{number}.example"}
    account = connect_shop(receiver.db, shop["to"], shop["shop"]).id
    if before := event.get("before"):
        send(receiver, before, shop)
    sent = {"triggered_at": event.get("triggered_at"), "delivery": "the-one", **shop}
    assert receiver.status(event["topic"], event["body"], style=style, **sent) == event["status"]
    for expected in event["rows"]:
        where = " AND ".join(f"{column} = {value}" for column, value in expected["where"].items()) or "true"
        whose = "id" if expected["table"] == "integration" else "integration_id"
        [row] = receiver.rows(f"SELECT * FROM {expected['table']} WHERE {whose} = %s AND {where}", account)
        columns = expected.get("columns", {})
        assert {column: plain(row[column]) for column in columns} == columns
        if expected["table"] != "integration":
            assert (row["deleted_at"] is not None) == expected.get("gone", False)
    fetch = receiver.rows(
        "SELECT object_type || ':' || object_id AS object FROM fetch_request WHERE integration_id = %s", account
    )
    assert [row["object"] for row in fetch] == event.get("fetch", [])
    recorded = receiver.rows(
        "SELECT topic, status, error FROM webhook_event WHERE delivery_id = 'the-one' AND integration_id = %s", account
    )
    assert recorded == [{"topic": event["topic"], "status": event["status"], "error": event.get("error")}]
    assert receiver.status(event["topic"], event["body"], style=style, **sent) == "duplicate"
