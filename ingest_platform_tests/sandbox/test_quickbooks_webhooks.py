"""QuickBooks' webhooks: both formats, gathered, signed, retried and held back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ingest_platform.sandbox.quickbooks.webhooks import sign
from ingest_platform_tests.sandbox.conftest import Company, Receiver
from ingest_platform_tests.waiting import until


def listen(company: Company, receiver: Receiver, **settings: Any) -> None:
    company.control.call("PUT", "webhooks/portal", {"uri": receiver.url, **settings})


def entities(receiver: Receiver) -> list[tuple[str, str, str]]:
    """(name, id, operation) of everything told in the older format, in order."""
    return [
        (one["name"], one["id"], one["operation"])
        for got in receiver.got
        for notification in json.loads(got.body)["eventNotifications"]
        for one in notification["dataChangeEvent"]["entities"]
    ]


def test_changes_within_a_moment_come_in_one_signed_body(company: Company, receiver: Receiver) -> None:
    listen(company, receiver)
    company.control.webhook_settings(gather=60)
    made = company.control.create("invoices")["id"]
    company.control.update("invoices", made)
    company.control.call("POST", f"invoices/{made}/void", {})
    company.control.delete("invoices", made)
    company.control.delete("customers", "3")
    company.control.call("POST", "customers/4/merge", {"into": "5"})
    company.control.update("invoices", "1", operations=["Emailed"])
    assert company.control.call("POST", "webhooks/flush") == {"events": 8}
    assert company.control.idle()
    (got,) = receiver.got
    assert got.headers["intuit-signature"] == sign(got.body, "sandbox-verifier")
    assert got.headers["content-type"] == "application/json"
    assert entities(receiver) == [
        ("Invoice", made, "Create"),
        ("Invoice", made, "Update"),
        ("Invoice", made, "Void"),
        ("Invoice", made, "Delete"),
        ("Customer", "3", "Delete"),
        ("Customer", "5", "Merge"),
        ("Invoice", "1", "Update"),
        ("Invoice", "1", "Emailed"),
    ]
    (notification,) = json.loads(got.body)["eventNotifications"]
    assert notification["realmId"] == company.realm
    assert [one.get("deletedId") for one in notification["dataChangeEvent"]["entities"] if "deletedId" in one] == ["4"]


def test_the_cloud_events_format_is_a_list_with_an_event_each(company: Company, receiver: Receiver) -> None:
    listen(company, receiver, format="cloudevents", content_type="application/cloudevents+json")
    first = company.control.update("journal_entries", company.control.ids("journal_entries")[0])
    company.control.delete("invoices", "1")
    assert company.control.idle()
    events = [one for got in receiver.got for one in json.loads(got.body)]
    assert [one["type"] for one in events] == ["qbo.journalentry.updated.v1", "qbo.invoice.deleted.v1"]
    assert [one["intuitentityid"] for one in events] == [first["id"], "1"]
    assert {one["intuitaccountid"] for one in events} == {company.realm}
    assert (events[0]["id"], events[0]["data"]) == (first["event"], {})
    assert receiver.got[0].headers["content-type"] == "application/cloudevents+json"


@pytest.mark.parametrize("form", ["notifications", "cloudevents"])
def test_one_body_may_tell_of_several_companies(company: Company, receiver: Receiver, form: str) -> None:
    other = type(company.control)(company.control.url, f"{company.realm}1", vendor="quickbooks")
    listen(company, receiver, format=form, companies=[other.account])
    company.control.webhook_settings(gather=60)
    company.control.update("invoices", "1")
    other.update("invoices", "13")
    other.close()
    assert company.control.call("POST", "webhooks/flush") == {"events": 2}
    assert company.control.idle()
    (got,) = receiver.got
    body = json.loads(got.body)
    if form == "notifications":
        told = {one["realmId"]: one["dataChangeEvent"]["entities"][0]["id"] for one in body["eventNotifications"]}
    else:
        told = {one["intuitaccountid"]: one["intuitentityid"] for one in body}
    assert told == {company.realm: "1", other.account: "13"}


def test_only_the_entities_that_the_portal_names_are_told_of(company: Company, receiver: Receiver) -> None:
    assert company.control.subscriptions() == []
    listen(company, receiver, entities=["Bill"])
    assert [(one["topic"], one["uri"]) for one in company.control.subscriptions()] == [("Bill", receiver.url)]
    company.control.update("invoices", "1")
    bill = company.control.ids("bills")[0]
    company.control.update("bills", bill)
    company.control.update("bills", bill, webhook=False)
    assert company.control.update("tax_codes", "1")["event"] is None
    assert company.control.idle()
    assert entities(receiver) == [("Bill", bill, "Update")]


def test_a_hundred_events_fill_a_body(company: Company, receiver: Receiver) -> None:
    listen(company, receiver)
    company.control.churn(250)
    assert company.control.idle()
    sizes = [len(json.loads(one.body)["eventNotifications"][0]["dataChangeEvent"]["entities"]) for one in receiver.got]
    assert sorted(sizes, reverse=True) == [100, 100, 50]


def test_a_refused_delivery_is_sent_again_with_the_same_body(company: Company, receiver: Receiver) -> None:
    receiver.answers = [500, 503, 200]
    listen(company, receiver)
    company.control.webhook_settings(time_scale=1_000)
    company.control.update("invoices", "1")
    assert company.control.idle()
    assert len(receiver.got) == 3
    assert len({one.body for one in receiver.got}) == 1
    (delivery,) = company.control.deliveries()
    assert (delivery["state"], delivery["attempts"], delivery["topic"]) == ("delivered", 3, "Invoice.Update")


def test_a_failed_delivery_can_hold_back_later_ones(company: Company, receiver: Receiver) -> None:
    receiver.answers = [500, 500, 200]
    listen(company, receiver)
    company.control.webhook_settings(time_scale=200, head_of_line=True, gather=0)
    company.control.update("invoices", "1")
    until(lambda: len(receiver.got) == 1)
    company.control.update("invoices", "13")
    assert company.control.idle()
    assert [one[1] for one in entities(receiver)] == ["1", "1", "1", "13"]


def test_held_deliveries_are_one_a_change_and_can_come_in_the_wrong_order(company: Company, receiver: Receiver) -> None:
    listen(company, receiver)
    company.control.pause()
    for number in ("1", "13", "25"):
        company.control.update("invoices", number)
    assert not receiver.got
    assert company.control.resume("reversed")["released"] == 3
    assert company.control.idle()
    assert [one[1] for one in entities(receiver)] == ["25", "13", "1"]


def test_forged_and_unsigned_deliveries_can_be_sent(company: Company, receiver: Receiver) -> None:
    listen(company, receiver)
    company.control.update("invoices", "1")
    assert company.control.idle()
    (delivery,) = company.control.deliveries()
    company.control.send([delivery["seq"]], signature="bad")
    company.control.send([delivery["seq"]], signature="missing")
    signatures = [one.headers.get("intuit-signature") for one in receiver.got]
    assert signatures[0] == sign(receiver.got[0].body, "sandbox-verifier")
    assert signatures[1] not in (signatures[0], None)
    assert signatures[2] is None


def test_any_event_can_be_emitted(company: Company, receiver: Receiver) -> None:
    listen(company, receiver)
    company.control.emit("Invoice.Update", "424242")
    company.control.emit("x", body=[{"odd": 1}], uri=f"{receiver.url}?other")
    assert company.control.idle()
    assert [{"odd": 1}] in [json.loads(one.body) for one in receiver.got]
    assert any(b'"424242"' in one.body for one in receiver.got)


def test_the_portal_refuses_what_it_does_not_know(company: Company) -> None:
    for settings in ({"entities": ["TaxCode"]}, {"format": "xml"}, {"colour": "red"}):
        with pytest.raises(Exception, match="refused"):
            company.control.call("PUT", "webhooks/portal", settings)
    assert company.control.call("GET", "webhooks/portal")["uri"] == ""
