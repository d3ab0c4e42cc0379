"""Events and their delivery: what is made, what is listed, how it is signed, sent, retried, rotated and lost."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
import pytest
import stripe

from ingest_platform.sandbox.stripe.webhooks import RETRY_DELAYS
from ingest_platform_tests.sandbox.conftest import Receiver, StripeAccount


def verified(one: Any, secret: str) -> Any:
    """The event, checked by the vendor's own SDK. Raises stripe.SignatureVerificationError."""
    header = one.headers["stripe-signature"]
    stripe.WebhookSignature.verify_header(one.body.decode(), header, secret, tolerance=300)
    return json.loads(one.body)


def test_a_change_makes_an_event_that_the_vendors_sdk_accepts(account: StripeAccount, receiver: Receiver) -> None:
    secret = account.listen(receiver.url, "charge.updated")["secret"]
    charge = account.control.ids("charge")[0]
    before = account.get(f"/v1/charges/{charge}")
    changed = account.control.update("charge", charge, set={"description": "neu ✓", "metadata": {"a": "b"}})
    assert account.control.idle()
    event = verified(receiver.got[0], secret)
    assert event["id"] == changed["event"]
    body = json.loads(receiver.got[0].body)
    assert body["data"]["object"] == account.get(f"/v1/charges/{charge}")
    assert body["data"]["previous_attributes"]["description"] == before["description"]
    assert body == account.get(f"/v1/events/{changed['event']}")
    assert body["api_version"] == "2026-10-28.endive"
    assert body["pending_webhooks"] == 1


def test_an_endpoint_hears_only_of_what_it_asked_for_and_only_while_it_is_enabled(
    account: StripeAccount, receiver: Receiver
) -> None:
    endpoint = account.listen(receiver.url, "customer.created", "customer.deleted")
    made = account.control.create("customer")["id"]
    account.control.update("customer", made)
    account.control.delete("customer", made)
    assert account.control.idle()
    assert {json.loads(one.body)["type"] for one in receiver.got} == {"customer.created", "customer.deleted"}
    disabled = account.post(f"/v1/webhook_endpoints/{endpoint['id']}", disabled="true")
    assert disabled["status"] == "disabled"
    account.control.create("customer")
    assert account.control.idle()
    assert len(receiver.got) == 2


def test_the_secret_is_told_at_creation_alone(account: StripeAccount) -> None:
    endpoint = account.listen("https://receiver.example.com/", "*", description="copy", api_version="2026-10-28.endive")
    assert endpoint["secret"].startswith("whsec_")
    assert "secret" not in account.get(f"/v1/webhook_endpoints/{endpoint['id']}")
    assert "secret" not in account.get("/v1/webhook_endpoints")["data"][0]
    path = f"/v1/webhook_endpoints/{endpoint['id']}"
    assert account.post(path, None, **{"enabled_events[]": ["charge.failed"]})["enabled_events"] == ["charge.failed"]
    assert account.call("DELETE", path).json()["deleted"]
    assert account.refused(path, 404)["code"] == "resource_missing"


def test_a_repeated_idempotency_key_gets_the_first_answer_again(account: StripeAccount) -> None:
    headers = {"Idempotency-Key": "once"}
    first = account.post("/v1/webhook_endpoints", headers, url="https://a.example.com", **{"enabled_events[]": "*"})
    again = account.post("/v1/webhook_endpoints", headers, url="https://a.example.com", **{"enabled_events[]": "*"})
    assert again == first
    assert len(account.get("/v1/webhook_endpoints")["data"]) == 1
    other = account.call(
        "POST", "/v1/webhook_endpoints", headers=headers, data={"url": "https://b.example.com", "enabled_events[]": "*"}
    )
    assert (other.status_code, other.json()["error"]["type"]) == (400, "idempotency_error")


@pytest.mark.parametrize("signature", ["bad", "old"])
def test_forged_and_old_signatures_are_refused_by_the_vendors_sdk(
    account: StripeAccount, receiver: Receiver, signature: str
) -> None:
    secret = account.listen(receiver.url)["secret"]
    account.control.create("product")
    assert account.control.idle()
    account.control.send([account.control.deliveries()[0]["seq"]], signature=signature)
    verified(receiver.got[0], secret)
    with pytest.raises(stripe.SignatureVerificationError):
        verified(receiver.got[1], secret)


def test_a_missing_signature_has_no_header(account: StripeAccount, receiver: Receiver) -> None:
    account.listen(receiver.url)
    account.control.create("product")
    assert account.control.idle()
    account.control.send([account.control.deliveries()[0]["seq"]], signature="missing")
    assert "stripe-signature" not in receiver.got[1].headers


def test_during_a_rotation_both_secrets_sign(account: StripeAccount, receiver: Receiver) -> None:
    endpoint = account.listen(receiver.url)
    fresh = account.control.call("POST", f"webhooks/subscriptions/{endpoint['id']}/rotate")["secret"]
    account.control.create("product")
    assert account.control.idle()
    assert receiver.got[0].headers["stripe-signature"].count("v1=") == 2
    for secret in (endpoint["secret"], fresh):
        verified(receiver.got[0], secret)


def test_what_fails_is_tried_again_and_the_endpoint_stays(account: StripeAccount, receiver: Receiver) -> None:
    account.control.webhook_settings(time_scale=1_000_000)
    account.listen(receiver.url)
    receiver.answers = [500]
    account.control.create("product")
    assert account.control.idle()
    assert len(receiver.got) == 1 + len(RETRY_DELAYS)
    assert len({one.body for one in receiver.got}) == 1
    assert account.control.deliveries()[0]["state"] == "failed"
    assert account.get("/v1/webhook_endpoints")["data"][0]["status"] == "enabled"
    assert account.get("/v1/events", delivery_success="false")["data"]
    assert account.get("/v1/events", delivery_success="true")["data"] == []


def test_held_deliveries_are_released_in_another_order_twice_and_forged(
    account: StripeAccount, receiver: Receiver
) -> None:
    secret = account.listen(receiver.url, "product.updated")["secret"]
    product = account.control.ids("product")[0]
    account.control.pause()
    events = [account.control.update("product", product, set={"name": f"{n}"})["event"] for n in range(4)]
    released = account.control.resume("reversed", duplicate=1.0, bad_signatures=1)
    assert released == {"released": 4, "duplicated": 4, "lost": 0, "forged": 1}
    assert account.control.idle()
    good = []
    for one in receiver.got:
        try:
            good.append(verified(one, secret)["id"])
        except stripe.SignatureVerificationError:
            continue
    assert len(receiver.got) == 9
    assert list(dict.fromkeys(good)) != events
    assert set(good) == set(events)


def test_events_are_listed_newest_first_by_type_and_second(account: StripeAccount) -> None:
    charge, now = account.control.ids("charge")[0], int(time.time())
    made = [account.control.update("charge", charge, at=now - 100 + place)["event"] for place in (0, 5, 5)]
    account.control.create("customer")
    listed = account.walk("/v1/events", **{"types[]": ["charge.updated", "charge.captured"]})
    assert [one["id"] for one in listed] == made[::-1]
    assert [one["created"] for one in listed] == [now - 95, now - 95, now - 100]
    assert [one["id"] for one in account.get("/v1/events", type="charge.*", limit=1)["data"]] == made[:1:-1]
    assert len(account.walk("/v1/events", **{"created[lt]": now - 96, "type": "charge.updated"})) == 1
    page = account.get("/v1/events", limit=1, type="charge.updated", starting_after=made[2])
    assert [one["id"] for one in page["data"]] == [made[1]]
    many = {"types[]": [f"charge.{n}" for n in range(21)]}
    assert account.refused("/v1/events", 400, **many)["param"] == "types"


def test_events_are_kept_for_thirty_days(account: StripeAccount) -> None:
    charge, now = account.control.ids("charge")[0], int(time.time())
    old = account.control.update("charge", charge, at=now - 31 * 86_400)["event"]
    young = account.control.update("charge", charge, at=now - 29 * 86_400)["event"]
    assert [one["id"] for one in account.walk("/v1/events")] == [young]
    assert account.refused(f"/v1/events/{old}", 404)["code"] == "resource_missing"


def test_some_changes_make_no_event(account: StripeAccount) -> None:
    intent, charge = account.control.ids("payment_intent")[0], account.control.ids("charge")[0]
    assert account.control.update("payment_intent", intent, set={"description": "neu"})["event"] is None
    assert account.control.update("payment_intent", intent, set={"status": "canceled"})["event"] is not None
    assert account.control.update("charge", charge, event=False)["event"] is None
    assert account.control.update("balance_transaction", account.control.ids("balance_transaction")[0])["event"] is None
    account.control.set_faults(events={"next": 1})
    assert account.control.update("charge", charge)["event"] is None
    assert account.control.update("charge", charge)["event"] is not None


def test_a_canceled_subscription_is_told_as_deleted_and_still_answered(account: StripeAccount) -> None:
    subscription = account.walk("/v1/subscriptions", status="active")[0]["id"]
    told = account.control.update("subscription", subscription, set={"status": "canceled"})
    assert [account.get(f"/v1/events/{one}")["type"] for one in told["events"]] == ["customer.subscription.deleted"]
    assert account.get(f"/v1/subscriptions/{subscription}")["status"] == "canceled"


def test_one_change_can_make_several_events_in_another_api_version(account: StripeAccount) -> None:
    account.control.call("PUT", "settings", {"event_api_version": "2024-06-20"})
    charge = account.control.ids("charge")[0]
    told = account.control.update("charge", charge, events=["charge.captured"])
    assert len(told["events"]) == 2
    found = [account.get(f"/v1/events/{one}") for one in told["events"]]
    assert {one["type"] for one in found} == {"charge.updated", "charge.captured"}
    assert {one["api_version"] for one in found} == {"2024-06-20"}
    assert len({one["created"] for one in found}) == 1


def test_a_changed_line_is_in_the_event_as_in_the_answer_cut_short(account: StripeAccount) -> None:
    invoice = next(one for one in account.walk("/v1/invoices") if one["lines"]["has_more"])
    lines = account.walk(invoice["lines"]["url"])
    lines[12]["description"] = "behind the cut"
    event = account.control.update("invoice", invoice["id"], set={"lines": lines})["event"]
    shown = account.get(f"/v1/events/{event}")["data"]["object"]["lines"]
    assert (len(shown["data"]), shown["has_more"]) == (10, True)
    assert account.walk(invoice["lines"]["url"])[12]["description"] == "behind the cut"


def test_thin_events_go_to_v2_destinations_and_name_their_object(account: StripeAccount, receiver: Receiver) -> None:
    headers = {"Stripe-Version": "2026-10-28.endive"}
    given = {
        "name": "copy",
        "type": "webhook_endpoint",
        "event_payload": "thin",
        "enabled_events": ["v1.customer.updated"],
        "webhook_endpoint": {"url": receiver.url},
        "include": ["webhook_endpoint.signing_secret", "webhook_endpoint.url"],
    }
    path = "/v2/core/event_destinations"
    assert account.call("POST", path, json=given).status_code == 400, "v2 demands a version"
    destination = account.call("POST", path, json=given, headers=headers).json()
    secret = destination["webhook_endpoint"]["signing_secret"]
    customer = account.control.ids("customer")[0]
    account.control.update("customer", customer)
    assert account.control.idle()
    verified(receiver.got[0], secret)
    body = json.loads(receiver.got[0].body)
    assert body["type"] == "v1.customer.updated"
    assert body["related_object"] == {"id": customer, "type": "customer", "url": f"/v1/customers/{customer}"}
    assert account.call("GET", f"/v2/core/events/{body['id']}", headers=headers).json() == body
    listed = account.call("GET", "/v2/core/events", headers=headers).json()
    assert [one["id"] for one in listed["data"]] == [body["id"]]
    shown = account.call("GET", f"{path}/{destination['id']}", headers=headers).json()
    assert shown["webhook_endpoint"] == {"signing_secret": None, "url": None}
    assert account.call("POST", f"{path}/{destination['id']}/disable", headers=headers).json()["status"] == "disabled"


def test_the_vendors_sdk_reads_the_sandbox(account: StripeAccount) -> None:
    client = stripe.StripeClient(
        "rk_test_sandbox",
        base_addresses={"api": account.control.account_url},
        http_client=stripe.HTTPXClient(timeout=10, allow_sync_methods=True),
    )
    found = [one.id for one in client.v1.charges.list({"limit": 50}).auto_paging_iter()]
    assert found == account.control.ids("charge")[::-1]
    with pytest.raises(stripe.InvalidRequestError, match="No such charge"):
        client.v1.charges.retrieve("ch_none")
    assert httpx.get(account.control.url + "/control/health", trust_env=False).json()["ok"]
