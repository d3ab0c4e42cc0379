"""What commands do when all is well, by way of the sandbox."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ingest_platform.sandbox.control import SandboxControl
from ingest_platform_tests.cli.conftest import Ingest, connect
from ingest_platform_tests.conftest import TestDatabase

SYNC = ("sync", "shopify", "--integration", "acme", "--json")


def test_describe_has_the_shape_that_scripts_rely_on(ingest: Ingest) -> None:
    found = ingest("describe", "shopify", "--json").json
    assert found["source"] == "shopify"
    assert {"name", "enables"} <= set(found["scopes"][0])
    names = {o["name"] for o in found["objects"]}
    assert {"order", "customer", "product"} <= names
    assert all(set(scope["enables"]) <= names for scope in found["scopes"])
    for item in found["objects"]:
        assert {
            "name", "sync_function", "tables", "topics", "delete_strategy", "parity", "cursor", "tier", "scopes",
        } <= set(item)  # fmt: skip
        assert item["tables"][0] == f"shopify_{item['name']}"
        assert all(set(topic) == {"name", "effect", "priority", "reason"} for topic in item["topics"])


def test_describe_needs_neither_database_nor_account(ingest: Ingest) -> None:
    answer = ingest("describe", "shopify", DATABASE_URL="postgresql://127.0.0.1:1/none")
    assert answer.code == 0
    assert "sync_orders" in answer.out


@pytest.fixture
def acme(ingest: Ingest, shop: SandboxControl) -> Ingest:
    """Commands with the shop connected as acme."""
    connected = connect(ingest, shop)
    assert connected.code == 0, connected.err
    assert "webhook topics go to http://127.0.0.1:8080/webhooks/shopify/" in connected.out
    assert "sandbox-secret" not in connected.out + connected.err
    return ingest


@pytest.mark.long
@pytest.mark.timeout(300)
def test_sync_then_status_then_verify(acme: Ingest, shop: SandboxControl) -> None:
    first = acme(*SYNC)
    assert first.code == 0, first.err
    found = {o["object_type"]: o for o in first.json["objects"]}
    assert (found["order"]["mode"], found["order"]["inserted"]) == ("backfill", shop.count("orders"))
    assert first.json["ok"]
    assert all(check["passed"] for check in first.json["checks"])

    again = acme(*SYNC)
    assert {o["object_type"] for o in again.json["objects"]} == set(found) >= {"order", "refund", "shop"}
    assert {o["ingested"] for o in again.json["objects"]} == {0}
    modes = {o["object_type"]: o["mode"] for o in again.json["objects"]}
    # What tells no time of change is read whole each time.
    cursors = {o["name"]: o["cursor"] for o in acme("describe", "shopify", "--json").json["objects"]}
    assert modes == {name: "incremental" if cursor else "backfill" for name, cursor in cursors.items()}

    account = acme("status", "--json").json["accounts"][0]
    order = next(o for o in account["objects"] if o["name"] == "order")
    assert (order["refined_rows"], order["errors"], order["pending"], order["fresh"]) == (30, 0, 0, True)
    assert order["last_attempt"]["status"] == "completed"
    assert account["problems"] == []
    assert account["subscriptions"]["active"] == account["subscriptions"]["wanted"] > 0

    proof = acme("verify", "shopify", "--integration", "acme", "--all", "--json")
    assert all(o["passed"] for o in proof.json["objects"]), proof.out
    failing = [c["check"] for c in proof.json["account"] if not c["passed"] and c["severity"] == "error"]
    assert (failing, proof.code) == (["receiver"], 1), "no receiver runs here"


def test_a_full_sync_of_one_object_writes_nothing_new(acme: Ingest) -> None:
    assert acme(*SYNC, "--object", "customer").code == 0
    full = acme(*SYNC, "--full", "--object", "customer")
    assert [(o["object_type"], o["fetched"], o["ingested"]) for o in full.json["objects"]] == [("customer", 10, 0)]


def test_verify_fails_and_says_where(acme: Ingest, db: TestDatabase) -> None:
    assert acme(*SYNC, "--object", "order").code == 0
    with db.connect() as connection:
        connection.execute("UPDATE shopify_order SET total_price = total_price + 1 WHERE name LIKE '%%1'")
    answer = acme("verify", "shopify", "--integration", "acme", "--all", "--object", "order")
    assert answer.code == 1
    assert "total_price" in answer.out


def test_what_ended_as_error_is_retried(acme: Ingest, shop: SandboxControl, db: TestDatabase) -> None:
    shop.update("customers", shop.ids("customers")[0], graphql={"createdAt": "yesterday, I think"})
    acme(*SYNC, "--object", "customer")
    status = acme("status")
    assert "1 versions could not be refined" in status.out
    assert "ingest retry shopify --integration acme" in status.out
    still = acme("retry", "shopify", "--integration", "acme", "--json")
    assert still.code == 1
    with db.connect() as connection:
        connection.execute(
            "UPDATE shopify_raw_ingest SET payload = jsonb_set(payload, '{createdAt}', '\"2026-01-01T00:00:00Z\"')"
            " WHERE processing_status = 'error'"
        )
    mended = acme("retry", "shopify", "--integration", "acme", "--object", "customer", "--json")
    assert mended.code == 0, mended.err + mended.out
    assert "could not be refined" not in acme("status").out


def test_subscriptions_that_are_gone_are_made_again(acme: Ingest, shop: SandboxControl) -> None:
    webhooks = ("webhooks", "list", "shopify", "--integration", "acme", "--json")
    assert acme(*webhooks).json["missing"] == []
    lost = next(s for s in shop.subscriptions() if s["topic"] == "orders/delete")
    shop.remove_subscription(lost["id"])
    missing = acme(*webhooks)
    assert (missing.code, missing.json["missing"]) == (1, ["orders/delete"])
    made = acme("webhooks", "register", "shopify", "--integration", "acme", "--json")
    assert (made.code, made.json["created"]) == (0, ["orders/delete"])
    assert acme(*webhooks).code == 0


def test_a_moved_receiver_moves_the_subscriptions(acme: Ingest) -> None:
    moved = {"INGEST_RECEIVER_PUBLIC_URL": "https://hooks.example.com"}
    made = acme("webhooks", "register", "shopify", "--integration", "acme", "--json", **moved).json
    assert made["address"].startswith("https://hooks.example.com/webhooks/shopify/")
    assert len(made["created"]) == len(made["removed"]) > 0


def test_replayed_webhooks_mend_the_copy(acme: Ingest, shop: SandboxControl, db: TestDatabase) -> None:
    assert acme(*SYNC, "--object", "order").code == 0
    order = shop.get("orders", shop.ids("orders")[0])
    _receive(db, order["rest"] | {"note": "by webhook", "updated_at": "2030-01-01T00:00:00Z"})
    with db.connect() as connection:
        connection.execute("UPDATE shopify_order SET note = 'lost', source_version = '2020-01-01', raw_id = 0")
    done = acme("webhooks", "replay", "shopify", "--integration", "acme", "--event", "event-1", "--json")
    assert done.code == 0, done.err
    assert done.json["replayed"] == {"order": 1}
    with db.connect() as connection:
        notes = connection.execute("SELECT count(*) FROM shopify_order WHERE note = 'by webhook'").fetchone()
    assert notes == (1,)
    recent = acme("webhooks", "recent", "shopify", "--integration", "acme", "--json").json
    assert [e["event_id"] for e in recent["events"]] == ["event-1"]


def _receive(db: TestDatabase, body: dict[str, Any]) -> None:
    """As the receiver does, without its server."""
    from datetime import UTC, datetime

    from ingest_platform import sources
    from ingest_platform.control import integrations
    from ingest_platform.extract.connector import Delivery
    from ingest_platform.sync.door import receive

    document = json.loads(json.dumps(body))
    delivery = Delivery("orders/updated", "delivery-1", "event-1", datetime.now(UTC), None, document)
    with db.connect() as connection:
        integration = integrations.get(connection, "acme")
        (receipt,) = receive(connection, integration, sources.source("shopify"), [delivery], datetime.now(UTC))
    assert receipt.status == "applied", receipt


def test_oauth_without_waiting_gives_the_address(ingest: Ingest) -> None:
    answer = ingest(
        "connect", "shopify", "--name", "acme", "--base-url", "https://acme.myshopify.com", "--no-wait", "--json",
        INGEST_CLIENT_ID="client", INGEST_CLIENT_SECRET="hidden",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    address = answer.json["authorize_url"]
    assert address.startswith("https://acme.myshopify.com/admin/oauth/authorize?client_id=client&scope=read_orders")
    assert "hidden" not in answer.out + answer.err


def test_oauth_needs_a_receiver_to_come_back_to(ingest: Ingest) -> None:
    from ingest_platform.processes.ports import free_port

    answer = ingest(
        "connect", "shopify", "--name", "acme", "--base-url", "https://acme.myshopify.com",
        "--client-id", "c", "--client-secret", "-", stdin="hidden\n",
        INGEST_RECEIVER_PORT=str(free_port("127.0.0.1", 0)),
    )  # fmt: skip
    answer.complains(2, "The receiver does not answer", "ingest up")
