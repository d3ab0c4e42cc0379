"""The door of QuickBooks' webhooks: the vendor's own signatures and bodies, in both formats."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from ingest_platform.extract.connector import Delivery, Secrets
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform.sources.quickbooks.topics import OPERATIONS
from ingest_platform.sources.quickbooks.webhooks import QuickBooksDoor
from ingest_platform_tests.sources.quickbooks_schema import CONTRACTS, contract, needs_contracts

DOOR = QuickBooksDoor()
VECTORS = contract("signature_vectors.json")["vectors"] if CONTRACTS.is_dir() else []
SAMPLES = contract("webhook_samples.json") if CONTRACTS.is_dir() else {}


def read(body: Any) -> list[Delivery]:
    return list(DOOR.read({}, json.dumps(body).encode()))


def seen(body: Any) -> list[tuple[str | None, str, Any]]:
    return [(d.account, d.topic, d.body["Id"]) for d in read(body)]


@needs_contracts
@pytest.mark.parametrize("vector", VECTORS, ids=[v["source"][:40] for v in VECTORS])
def test_the_vendors_signatures_hold_and_no_other_body_or_token_does(vector: dict[str, str]) -> None:
    body, headers = vector["body"].encode(), {"intuit-signature": vector["intuit-signature"]}
    secrets = Secrets({"webhook_secret": vector["verifier_token"]})
    assert DOOR.verify(headers, body, secrets)
    assert DOOR.verify({"Intuit-Signature": vector["intuit-signature"]}, body, secrets)
    assert not DOOR.verify(headers, body + b" ", secrets)
    assert not DOOR.verify(headers, body, Secrets({"webhook_secret": "another"}))
    assert not DOOR.verify(headers, body, Secrets({}))


@pytest.mark.parametrize("signature", ["", "no base64!", "AAAA", "é"])
def test_a_signature_that_is_none_is_refused(signature: str) -> None:
    assert not DOOR.verify({"intuit-signature": signature}, b"{}", Secrets({"webhook_secret": "v"}))


def test_after_a_rotation_the_token_before_still_verifies() -> None:
    signature = base64.b64encode(hmac.digest(b"old", b"[]", hashlib.sha256)).decode()
    secrets = Secrets({"webhook_secret": "new", "webhook_secret_previous": "old"})
    assert DOOR.verify({"intuit-signature": signature}, b"[]", secrets)


@needs_contracts
def test_the_vendors_samples_of_both_formats_are_read_alike() -> None:
    assert seen(SAMPLES["legacy"]) == [("1269959970", "Vendor.Update", "40"), ("1269959970", "Customer.Create", "43")]
    assert seen(SAMPLES["cloudevents"]) == [("310687", "Class.Create", "1234")]
    assert seen(SAMPLES["blog_legacy"]) == seen(SAMPLES["blog_cloudevents"]) == [("310687", "Account.Create", "1234")]
    (delivery,) = read(SAMPLES["blog_cloudevents"])
    assert delivery.delivery_id == SAMPLES["blog_cloudevents"][0]["id"]
    assert delivery.triggered_at == datetime(2025, 9, 10, 21, 31, 25, 179851, tzinfo=UTC)
    assert all(d.thin for form in ("legacy", "cloudevents") for d in read(SAMPLES[form]))


def event(entity: str, what: str, number: str, realm: str = "1", **more: Any) -> dict[str, Any]:
    return {"specversion": "1.0", "id": f"{realm}-{number}-{what}", "source": "intuit.x", "type":
            f"qbo.{entity}.{what}.v1", "time": "2026-01-02T03:04:05.678901234Z", "intuitentityid": number,
            "intuitaccountid": realm, "data": {}} | more  # fmt: skip


def notification(realm: str, *entities: tuple[str, str, str], **more: str) -> dict[str, Any]:
    changed = [{"name": n, "id": i, "operation": o, "lastUpdated": "2026-01-02T03:04:05.000Z"} | more
               for n, i, o in entities]  # fmt: skip
    return {"realmId": realm, "dataChangeEvent": {"entities": changed}}


def test_one_body_may_speak_of_several_companies() -> None:
    new = [event("invoice", "created", "7", "1"), event("billpayment", "voided", "8", "2")]
    old = {"eventNotifications": [notification("1", ("Invoice", "7", "Create")),
                                  notification("2", ("BillPayment", "8", "Void"))]}  # fmt: skip
    assert seen(new) == seen(old) == [("1", "Invoice.Create", "7"), ("2", "BillPayment.Void", "8")]


def test_a_merge_names_both_objects() -> None:
    old = {"eventNotifications": [notification("1", ("Customer", "5", "Merge"), deletedId="6")]}
    new = [event("customer", "merged", "5", data={"deletedId": "6"})]
    for body in (old, new):
        assert seen(body) == [("1", "Customer.Merge", "5"), ("1", "Customer.Merge", "6")]
        assert len({d.delivery_id for d in read(body)}) == 2


def test_every_try_of_a_delivery_has_the_same_id_and_every_change_its_own() -> None:
    body = {"eventNotifications": [notification("1", ("Invoice", "7", "Update"), ("Invoice", "8", "Update"))]}
    first, again = ([d.delivery_id for d in read(body)] for _ in range(2))
    later = {"eventNotifications": [notification("1", ("Invoice", "7", "Update"), lastUpdated="2026-01-02T03:04:06Z")]}
    elsewhere = {"eventNotifications": [notification("2", ("Invoice", "7", "Update"))]}
    assert first == again
    assert len({*first, *(d.delivery_id for d in (*read(later), *read(elsewhere)))}) == 4


def test_every_declared_topic_is_reached_by_both_formats() -> None:
    past = {"Create": "created", "Update": "updated", "Delete": "deleted", "Merge": "merged", "Void": "voided",
            "Emailed": "emailed"}  # fmt: skip
    assert set(past) == set(OPERATIONS)
    for topic in (t.name for o in QUICKBOOKS.object_types for t in o.topics):
        entity, operation = topic.split(".")
        (new,) = read([event(entity.lower(), past[operation], "1")])
        (old,) = read({"eventNotifications": [notification("1", (entity, "1", operation))]})
        assert new.topic == old.topic == topic


def test_a_topic_that_nothing_declares_is_kept_as_it_came() -> None:
    assert seen([event("timeactivity", "created", "1")]) == [("1", "timeactivity.Create", "1")]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"{}", b"7", b'["x"]', b'[{"type": "other"}]', b'{"eventNotifications": [7]}',
     b'{"eventNotifications": [{"realmId": "1"}]}', b'[{"type": "qbo.invoice.created.v1", "id": "1"}]'],
)  # fmt: skip
def test_what_is_no_delivery_is_said_in_a_sentence(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        DOOR.read({}, body)
