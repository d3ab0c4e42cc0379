"""Webhook delivery, and every fault that can be switched on."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from typing import Any

import httpx
import pytest

from ingest_platform.sandbox.common.faults import Faults
from ingest_platform.sandbox.shopify.values import epoch, number_of
from ingest_platform.sandbox.shopify.webhooks import retry_delays
from ingest_platform_tests.sandbox.conftest import Receiver, Shop
from ingest_platform_tests.waiting import until


def signed(body: bytes, secret: str = "sandbox-secret") -> str:
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def test_each_change_fires_its_topic_signed_with_the_vendors_headers(shop: Shop, receiver: Receiver) -> None:
    for topic in ("ORDERS_CREATE", "ORDERS_UPDATED", "ORDERS_DELETE", "CUSTOMERS_UPDATE"):
        shop.subscribe(topic, receiver.url)
    number = shop.control.create("orders")["id"]
    shop.control.update("orders", number, set={"note": "é"})
    shop.control.delete("orders", number)
    shop.control.update("customers", shop.control.ids("customers")[0])
    assert shop.control.idle()
    got = {one.headers["x-shopify-topic"]: one for one in receiver.got}
    assert set(got) == {"orders/create", "orders/updated", "orders/delete", "customers/update"}
    for one in got.values():
        assert one.headers["x-shopify-hmac-sha256"] == signed(one.body)
        assert one.headers["x-shopify-shop-domain"] == f"{shop.control.shop}.myshopify.com"
        assert one.headers["x-shopify-api-version"] == "2026-10"
        for name in ("x-shopify-webhook-id", "x-shopify-event-id", "x-shopify-triggered-at"):
            assert one.headers[name]
    assert json.loads(got["orders/delete"].body) == {"id": number}
    assert json.loads(got["orders/updated"].body)["note"] == "é"
    deliveries = shop.control.deliveries()
    assert all(one["state"] == "delivered" and one["sent_at"] <= one["answered_at"] for one in deliveries)


def test_the_second_header_style_has_no_prefix(shop: Shop, receiver: Receiver) -> None:
    shop.control.webhook_settings(header_style="unprefixed")
    shop.subscribe("PRODUCTS_UPDATE", receiver.url)
    shop.control.update("products", shop.control.ids("products")[0])
    assert shop.control.idle()
    assert receiver.got[0].headers["shopify-hmac-sha256"] == signed(receiver.got[0].body)
    assert not [name for name in receiver.got[0].headers if name.startswith("x-shopify")]


def test_eight_retries_over_four_hours_carry_the_original_and_then_the_subscription_is_gone(
    shop: Shop, receiver: Receiver
) -> None:
    assert len(retry_delays()) == 8
    assert sum(retry_delays()) == pytest.approx(4 * 3_600)
    receiver.answers = [500]
    shop.control.webhook_settings(time_scale=20_000)
    shop.subscribe("ORDERS_UPDATED", receiver.url)
    number = shop.control.ids("orders")[0]
    shop.control.update("orders", number, set={"note": "first"})
    shop.control.update("orders", number, set={"note": "second"}, webhook=False)
    assert shop.control.idle()
    assert len(receiver.got) == 9
    assert len({one.headers["x-shopify-webhook-id"] for one in receiver.got}) == 1
    assert len({one.body for one in receiver.got}) == 1
    assert shop.control.subscriptions() == []
    assert shop.control.deliveries()[0]["state"] == "failed"


def test_a_retry_that_is_answered_ends_the_retries(shop: Shop, receiver: Receiver) -> None:
    receiver.answers = [503, 200]
    shop.control.webhook_settings(time_scale=20_000)
    shop.subscribe("ORDERS_UPDATED", receiver.url)
    shop.control.update("orders", shop.control.ids("orders")[0])
    assert shop.control.idle()
    assert len(receiver.got) == 2
    assert len(shop.control.subscriptions()) == 1


def test_held_webhooks_are_released_in_the_order_asked_for(shop: Shop, receiver: Receiver) -> None:
    shop.subscribe("ORDERS_UPDATED", receiver.url)
    number = shop.control.ids("orders")[0]
    shop.control.pause()
    for note in ("one", "two", "three"):
        shop.control.update("orders", number, set={"note": note})
    assert receiver.got == []
    assert shop.control.resume("reversed")["released"] == 3
    assert shop.control.idle()
    assert [json.loads(one.body)["note"] for one in receiver.got] == ["three", "two", "one"]


def test_a_release_can_duplicate_lose_and_forge(shop: Shop, receiver: Receiver) -> None:
    shop.subscribe("ORDERS_UPDATED", receiver.url)
    shop.control.pause()
    shop.control.churn(60, seed=4)
    report = shop.control.resume("shuffled", seed=1, duplicate=0.33, lose=0.1, bad_signatures=5)
    assert shop.control.idle()
    bad = [one for one in receiver.got if one.headers["x-shopify-hmac-sha256"] != signed(one.body)]
    assert (len(bad), report["forged"]) == (5, 5)
    assert len(receiver.got) == report["released"] + report["duplicated"] + 5
    assert report["duplicated"] > 5
    assert report["lost"] > 0
    again = shop.control.deliveries()[0]["seq"]
    assert shop.control.send([again], signature="missing", times=2)[0]["status"] == 200
    assert "x-shopify-hmac-sha256" not in receiver.got[-1].headers


def test_a_burst_of_webhooks_goes_out_whole(shop: Shop, receiver: Receiver) -> None:
    shop.subscribe("ORDERS_UPDATED", receiver.url)
    shop.control.pause()
    shop.control.churn(300, seed=8)
    shop.control.resume()
    assert shop.control.idle()
    assert len(receiver.got) == 300


def test_subscriptions_are_checked_and_belong_to_their_app(shop: Shop, receiver: Receiver) -> None:
    shop.subscribe("ORDERS_UPDATED", receiver.url)
    create = """mutation($uri: String!) {
      webhookSubscriptionCreate(topic: ORDERS_UPDATED, webhookSubscription: {uri: $uri}) {
      webhookSubscription {id} userErrors {message}}}"""
    for uri, words in ((receiver.url, "taken"), ("http://example.com/x", "protocol")):
        assert words in shop.ask(create, uri=uri)["webhookSubscriptionCreate"]["userErrors"][0]["message"]
    shop.control.add_app("other", "other-secret")
    shop.token = shop.control.add_token(client_id="other", scopes=["read_orders"])
    assert shop.ask("{webhookSubscriptions(first: 9) {nodes {id}}}")["webhookSubscriptions"]["nodes"] == []
    identifier = shop.subscribe("ORDERS_UPDATED", receiver.url)
    shop.control.update("orders", shop.control.ids("orders")[0])
    assert shop.control.idle()
    body, signatures = receiver.got[0].body, {one.headers["x-shopify-hmac-sha256"] for one in receiver.got}
    assert signatures == {signed(body), signed(body, "other-secret")}
    remove = "mutation($id: ID!) {webhookSubscriptionDelete(id: $id) {deletedWebhookSubscriptionId}}"
    assert shop.ask(remove, id=identifier)["webhookSubscriptionDelete"]["deletedWebhookSubscriptionId"] == identifier


def test_an_uninstall_ends_tokens_and_subscriptions_after_its_webhook(shop: Shop, receiver: Receiver) -> None:
    shop.subscribe("APP_UNINSTALLED", receiver.url)
    shop.control.uninstall()
    until(lambda: len(receiver.got) == 1)
    assert receiver.got[0].headers["x-shopify-topic"] == "app/uninstalled"
    assert shop.control.subscriptions() == []
    assert shop.post("{shop {name}}").status_code == 401


def test_a_compliance_topic_can_be_sent_without_a_subscription(shop: Shop, receiver: Receiver) -> None:
    shop.control.emit("customers/redact", body={"customer": {"id": 1}}, uri=receiver.url)
    assert shop.control.idle()
    assert receiver.got[0].headers["x-shopify-topic"] == "customers/redact"
    assert receiver.got[0].headers["x-shopify-hmac-sha256"] == signed(receiver.got[0].body)


def test_a_finished_bulk_operation_is_announced(shop: Shop, receiver: Receiver) -> None:
    shop.subscribe("BULK_OPERATIONS_FINISH", receiver.url)
    operation = shop.bulk("{products {edges {node {id}}}}")
    assert shop.control.idle()
    body = json.loads(receiver.got[0].body)
    assert (body["admin_graphql_api_id"], body["status"]) == (operation["id"], "completed")


# --- faults

NAME = "{shop {name}}"


def test_throttle_burst_and_http_errors_last_as_long_as_asked(shop: Shop) -> None:
    shop.control.set_faults(throttle_next=2)
    assert [shop.code(NAME) for _ in range(2)] == ["THROTTLED"] * 2
    assert shop.ask(NAME)
    shop.control.set_faults(http={"status": 429, "next": 1, "retry_after": 2})
    answer = shop.post(NAME)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "2")
    shop.control.set_faults(http={"status": 502, "probability": 0.5, "seed": 3})
    statuses = [shop.post(NAME).status_code for _ in range(40)]
    assert 5 < statuses.count(502) < 35
    shop.control.clear_faults()
    assert shop.ask(NAME)


@pytest.mark.parametrize("when", ["before", "mid_body"])
def test_a_dropped_connection_is_a_broken_answer(shop: Shop, when: str) -> None:
    shop.control.set_faults(drop={"when": when, "next": 1})
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        shop.post(NAME)
    assert shop.ask(NAME)
    url = shop.bulk("{orders {edges {node {id name}}}}")["url"]
    shop.control.set_faults(drop={"when": when, "next": 1, "path": "bulk"})
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        shop.http.get(url)
    assert len(shop.http.get(url).text.splitlines()) == 300


def test_slow_answers_are_slow(shop: Shop) -> None:
    shop.control.set_faults(slow_ms=200)
    started = time.monotonic()
    shop.ask(NAME)
    assert time.monotonic() - started >= 0.2


def test_truncated_and_incomplete_files_say_their_true_count(shop: Shop) -> None:
    operation = shop.bulk("{orders {edges {node {id name}}}}")
    whole = shop.http.get(operation["url"]).content
    shop.control.set_faults(truncate_jsonl=0.5)
    assert len(shop.http.get(operation["url"]).content) == len(whole) // 2
    shop.control.clear_faults()
    shop.control.set_faults(incomplete_jsonl={"missing": 7})
    assert len(shop.http.get(operation["url"]).text.splitlines()) == int(operation["objectCount"]) - 7


@pytest.mark.parametrize("status", ["FAILED", "CANCELED", "EXPIRED"])
def test_a_bulk_operation_can_end_badly_with_partial_data(shop: Shop, status: str) -> None:
    shop.control.set_faults(bulk_outcome={"status": status, "error_code": "TIMEOUT", "partial": 0.5, "next": 1})
    operation = shop.bulk("{orders {edges {node {id name}}}}")
    assert (operation["status"], operation["errorCode"], operation["url"]) == (status, "TIMEOUT", None)
    if status == "FAILED":
        assert 100 < len(shop.http.get(operation["partialDataUrl"]).text.splitlines()) < 200
    assert shop.bulk("{orders {edges {node {id name}}}}")["status"] == "COMPLETED"


def test_webhooks_can_be_lost_and_doubled_by_chance(shop: Shop, receiver: Receiver) -> None:
    shop.subscribe("ORDERS_UPDATED", receiver.url)
    shop.control.set_faults(webhooks={"lose": 0.3, "duplicate": 0.3, "reorder": 0.2, "seed": 2})
    shop.control.churn(60, seed=4)
    assert shop.control.idle()
    ids = [one.headers["x-shopify-webhook-id"] for one in receiver.got]
    assert 25 < len(set(ids)) < 55
    assert len(ids) > len(set(ids))


def test_a_clock_that_is_off_shows_in_versions_and_headers(shop: Shop) -> None:
    shop.control.set_faults(clock_offset=-86_400)
    changed = shop.control.update("orders", shop.control.ids("orders")[0])
    assert abs(epoch(changed["updated_at"]) - (time.time() - 86_400)) < 5


def test_stale_reads_show_the_past_in_lists_but_not_by_id(shop: Shop) -> None:
    number = shop.control.ids("orders")[0]
    shop.control.set_faults(stale_reads=60)
    shop.control.update("orders", number, set={"note": "new"})
    shop.control.create("orders")

    def listed() -> list[Any]:
        query = '{orders(first: 5, query: "updated_at:>=2025-08-01") {nodes {id note}}}'
        found: list[Any] = shop.ask(query)["orders"]["nodes"]
        return found

    assert listed() == []
    assert shop.ask("{ordersCount {count}}")["ordersCount"]["count"] == 300
    assert shop.ask(f'{{order(id: "gid://shopify/Order/{number}") {{note}}}}')["order"]["note"] == "new"
    shop.control.clear_faults()
    assert number in [number_of(one["id"]) for one in listed()]


def test_a_reset_shop_is_as_in_the_beginning(shop: Shop, receiver: Receiver) -> None:
    shop.subscribe("ORDERS_UPDATED", receiver.url)
    before = list(shop.control.truth("orders"))
    shop.control.churn(10, seed=1, kinds=("update", "delete", "create"))
    shop.control.set_faults(slow_ms=50)
    shop.control.reset()
    assert list(shop.control.truth("orders")) == before
    assert shop.control.subscriptions() == []


def test_the_control_api_refuses_with_a_sentence(shop: Shop) -> None:
    number = shop.control.ids("orders")[0]
    for call in (
        lambda: shop.control.set_faults(nonsense=1),
        lambda: shop.control.update("orders", number, note="not in set"),
        lambda: shop.control.get("orders", 17),
        lambda: shop.control.send([10**9]),
    ):
        with pytest.raises(httpx.HTTPStatusError, match="refused"):
            call()


def test_what_lies_in_orders_is_listed_in_pages_and_changed_through_its_order(shop: Shop) -> None:
    every = shop.control.call("GET", "transactions")["ids"]
    first = shop.control.call("GET", "transactions?limit=2")
    assert (first["ids"], first["next"], first["count"]) == (every[:2], every[1], len(every))
    assert shop.control.call("GET", f"transactions?limit=2&after={every[1]}")["ids"] == every[2:4]
    with pytest.raises(httpx.HTTPStatusError, match="change with it"):
        shop.control.update("transactions", every[0])


def test_faults_that_are_cleared_leave_the_clock_as_the_command_line_set_it() -> None:
    faults = Faults(clock_offset=60)
    faults.update({"clock_offset": 5, "slow_ms": 50, "http": {"next": 1}})
    faults.clear()
    assert faults == Faults(clock_offset=60)
