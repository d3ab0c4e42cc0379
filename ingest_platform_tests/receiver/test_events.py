"""One file for each event: what is sent, what the answer says, and what the copy shows afterwards."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest

from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.receiver.conftest import Receiver

EVENTS = {path.stem: orjson.loads(path.read_bytes()) for path in sorted(Path(__file__).parent.glob("events/*.json"))}


def send(receiver: Receiver, name: str) -> str:
    event = EVENTS[name]
    if before := event.get("before"):
        send(receiver, before)
    return receiver.status(event["topic"], event["body"], triggered_at=event.get("triggered_at"))


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
    if before := event.get("before"):
        send(receiver, before)
    sent = {"triggered_at": event.get("triggered_at"), "delivery": "the-one"}
    assert receiver.status(event["topic"], event["body"], style=style, **sent) == event["status"]
    for expected in event["rows"]:
        where = " AND ".join(f"{column} = {value}" for column, value in expected["where"].items()) or "true"
        [row] = receiver.rows(f"SELECT * FROM {expected['table']} WHERE {where}")
        columns = expected.get("columns", {})
        assert {column: plain(row[column]) for column in columns} == columns
        if expected["table"] != "integration":
            assert (row["deleted_at"] is not None) == expected.get("gone", False)
    fetch = receiver.rows("SELECT object_type || ':' || object_id AS object FROM fetch_request")
    assert [row["object"] for row in fetch] == event.get("fetch", [])
    recorded = receiver.rows("SELECT topic, status, error FROM webhook_event WHERE delivery_id = 'the-one'")
    assert recorded == [{"topic": event["topic"], "status": event["status"], "error": event.get("error")}]
    assert receiver.status(event["topic"], event["body"], style=style, **sent) == "duplicate"
