"""The vendor's sample events, through the door and into the tables; ties of one second, A→B→A, and amounts."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingest_platform.control import integrations, postgres
from ingest_platform.control.database import Connection
from ingest_platform.control.integrations import Integration
from ingest_platform.extract.connector import Secrets
from ingest_platform.extract.documents import Document
from ingest_platform.raw.ingest import ingest
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.apply import refine_all
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform.sources.stripe.webhooks import StripeDoor
from ingest_platform.sync.door import receive
from ingest_platform.sync.receipts import Receipt
from ingest_platform_tests.conftest import TestDatabase, database
from ingest_platform_tests.sources.stripe_contract import needs_stripe_contracts, samples

SECRETS = Secrets({"webhook_secret": "whsec_of_a_test"})
EFFECTS = {t.name: (o, t.effect) for o in STRIPE.object_types for t in o.topics}
NOW = 1_790_000_000


@pytest.fixture(scope="module")
def stripe_database(
    postgres_server: postgres.ServerInfo, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestDatabase]:
    yield from database(postgres_server, tmp_path_factory.mktemp("stripe"), "stripe")


@dataclass
class Copy:
    """An account's copy within one transaction, and both doors into it."""

    conn: Connection
    integration: Integration
    numbers: Iterator[int]

    def send(self, event: dict[str, Any]) -> Receipt:
        """Sign an event as the vendor does, and have it received."""
        body = json.dumps(event).encode()
        at = int(time.time())
        mac = hmac.new(b"whsec_of_a_test", f"{at}.".encode() + body, hashlib.sha256)
        headers = {"Stripe-Signature": f"t={at},v1={mac.hexdigest()}"}
        door = StripeDoor()
        assert door.verify(headers, body, SECRETS)
        deliveries = door.read(headers, body)
        # Each arrives later than the one before, whatever it speaks of.
        received_at = datetime.now(UTC) + timedelta(seconds=next(self.numbers))
        [receipt] = receive(self.conn, self.integration, STRIPE, deliveries, received_at)
        return receipt

    def tell(self, kind: str, body: dict[str, Any], *, at: int, version: str = STRIPE.api_version) -> Receipt:
        """An event with an object of its own."""
        event_id = f"evt_{next(self.numbers)}"
        return self.send(
            {"id": event_id, "object": "event", "type": kind, "created": at, "api_version": version,
             "data": {"object": body}}
        )  # fmt: skip

    def read(self, name: str, body: dict[str, Any], *, at: int, asked: datetime) -> None:
        """A page of the API, answered at `at`."""
        declared = STRIPE.object_type(name)
        owner = Owner(str(self.integration.id), str(self.integration.company_id))
        documents = [Document(body, version=datetime.fromtimestamp(at, UTC))]
        ingest(self.conn, STRIPE, owner, declared, documents, origin="backfill", observed_at=asked)
        refine_all(self.conn, STRIPE, owner, declared)

    def rows(self, query: str, *values: Any) -> list[Any]:
        return self.conn.execute(query.encode(), values).fetchall()

    def requests(self) -> list[str]:
        """What is to be fetched again."""
        return [f"{name}:{one}" for name, one in self.rows("SELECT object_type, object_id FROM fetch_request")]


@pytest.fixture
def copy(stripe_database: TestDatabase) -> Iterator[Copy]:
    with stripe_database.connect() as conn:
        made = integrations.create(
            conn, platform="stripe", name="acme", base_url="https://api.stripe.com", account="acct_1"
        )
        yield Copy(conn, made, itertools.count(1))
        conn.rollback()


def sample(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


@needs_stripe_contracts
@pytest.mark.parametrize("path", samples(), ids=lambda path: path.stem)
def test_a_sample_event_is_in_its_table_when_it_is_answered(copy: Copy, path: Path) -> None:
    event = sample(path) | {"api_version": STRIPE.api_version}
    declared, effect = EFFECTS[event["type"]]
    receipt = copy.send(event)
    assert (receipt.status, receipt.error, receipt.object_type) == ("applied", None, declared.name)
    body = event["data"]["object"]
    object_id = body.get("id") or body["customer"]
    table, column = STRIPE.table(declared.name), STRIPE.id_column(declared.name)
    rows = copy.rows(f"SELECT source_version, deleted_at FROM {table} WHERE {column} = %s", object_id)
    if effect == "delete":
        assert rows == [], "nothing was held: the deletion is on record, and no row is made for it"
    else:
        assert rows == [(datetime.fromtimestamp(event["created"], UTC), None)]
    assert copy.send(event).status == "duplicate"


@needs_stripe_contracts
@pytest.mark.parametrize("path", samples(), ids=lambda path: path.stem)
def test_a_sample_event_in_its_own_older_version_has_the_object_fetched(copy: Copy, path: Path) -> None:
    event = sample(path)
    declared, _ = EFFECTS[event["type"]]
    assert copy.send(event).status == "deferred"
    body = event["data"]["object"]
    assert copy.requests() == [f"{declared.name}:{body.get('id') or body['customer']}"]
    assert copy.rows(f"SELECT 1 FROM {STRIPE.table(declared.name)}") == []


CHARGE = {"id": "ch_1", "object": "charge", "amount": 1050, "currency": "usd", "created": NOW, "status": "pending"}


def status(copy: Copy) -> Any:
    [[found]] = copy.rows("SELECT status FROM stripe_charge WHERE stripe_charge_id = 'ch_1'")
    return found


def test_events_out_of_order_end_at_the_latest(copy: Copy) -> None:
    copy.tell("charge.succeeded", CHARGE | {"status": "succeeded"}, at=NOW + 9)
    copy.tell("charge.pending", CHARGE, at=NOW + 1)
    assert (status(copy), copy.requests()) == ("succeeded", [])


def test_two_states_of_one_second_are_settled_by_a_fetch(copy: Copy) -> None:
    copy.tell("charge.pending", CHARGE, at=NOW + 1)
    copy.tell("charge.succeeded", CHARGE | {"status": "succeeded"}, at=NOW + 1)
    assert copy.requests() == ["charge:ch_1"]


def test_a_b_a_ends_at_a_and_keeps_no_hash_twice(copy: Copy) -> None:
    for second, body in enumerate((CHARGE, CHARGE | {"status": "failed"}, CHARGE)):
        copy.tell("charge.updated", body, at=NOW + second)
    assert (status(copy), copy.requests()) == ("pending", [])
    assert copy.rows("SELECT count(*), count(DISTINCT dedupe_hash_canonical) FROM stripe_raw_ingest") == [(2, 2)]
    assert copy.rows("SELECT count(*) FROM stripe_raw_history") == [(3,)]


def test_an_event_older_than_what_was_read_changes_nothing(copy: Copy) -> None:
    copy.read("charge", CHARGE | {"status": "succeeded"}, at=NOW + 600, asked=datetime.now(UTC))
    copy.tell("charge.pending", CHARGE, at=NOW)
    assert (status(copy), copy.requests()) == ("succeeded", [])


def test_a_deleted_customer_leaves_a_tombstone_and_stays_gone(copy: Copy) -> None:
    body = {"id": "cus_1", "object": "customer", "created": NOW, "email": "a@example.com"}
    copy.tell("customer.created", body, at=NOW)
    copy.tell("customer.deleted", body, at=NOW + 5)
    copy.tell("customer.updated", body | {"email": "b@example.com"}, at=NOW + 3)
    [(gone, email)] = copy.rows("SELECT deleted_at, email FROM stripe_customer")
    assert (gone, email) == (datetime.fromtimestamp(NOW + 5, UTC), "a@example.com")


@pytest.mark.parametrize("shape", ["id", "object"])
def test_an_expandable_key_is_one_column_in_both_shapes(copy: Copy, shape: str) -> None:
    customer = {"id": "cus_1", "object": "customer", "created": NOW}
    copy.tell("customer.created", customer, at=NOW)
    given = {"customer": "cus_1", "review": "prv_1", "application": None}
    if shape == "object":
        given = {"customer": customer, "review": {"id": "prv_1", "object": "review"}, "application": None}  # type: ignore[dict-item]
    copy.tell("charge.succeeded", CHARGE | given, at=NOW)
    rows = copy.rows("SELECT c.stripe_customer_id, u.stripe_customer_id, c.review, c.application "
                     "FROM stripe_charge c JOIN stripe_customer u ON u.id = c.customer_id")  # fmt: skip
    assert rows == [("cus_1", "cus_1", "prv_1", None)]


def test_lines_of_a_cut_list_remove_none_and_have_the_invoice_fetched(copy: Copy) -> None:
    def line(n: int) -> dict[str, Any]:
        return {"id": f"il_{n}", "object": "line_item", "amount": 100 * n, "currency": "usd", "livemode": False}

    invoice = {"id": "in_1", "object": "invoice", "created": NOW, "currency": "usd", "status": "draft"}

    def lines(*numbers: int, more: bool) -> dict[str, Any]:
        listed = {
            "object": "list",
            "data": [line(n) for n in numbers],
            "has_more": more,
            "url": "/v1/invoices/in_1/lines",
        }
        return invoice | {"lines": listed}

    copy.tell("invoice.created", lines(1, 2, 3, more=False), at=NOW)
    assert copy.requests() == []
    copy.tell("invoice.updated", lines(1, more=True), at=NOW + 5)
    alive = copy.rows("SELECT count(*) FROM stripe_invoice_line_item WHERE deleted_at IS NULL")
    assert (alive, copy.requests()) == ([(3,)], ["invoice:in_1"])
    copy.tell("invoice.updated", lines(1, 3, more=False), at=NOW + 9)
    assert copy.rows("SELECT count(*) FROM stripe_invoice_line_item WHERE deleted_at IS NULL") == [(2,)]


@pytest.mark.parametrize(
    ("currency", "minor", "amount"),
    [
        ("usd", 1050, "10.50"),
        ("USD", 1050, "10.50"),
        ("jpy", 1050, "1050"),
        ("kwd", 1050, "1.050"),
        ("bhd", 5120, "5.120"),
        ("isk", 500, "5.00"),  # no decimals any more, and written with two all the same
        ("ugx", 500, "5.00"),
        ("mga", 500, "500"),  # two by ISO, none by Stripe
        ("huf", 1000, "10.00"),  # whole forints in payouts, and written with two all the same
        ("clp", 0, "0"),
        ("eur", -99, "-0.99"),
        ("usd", 99999999999999, "999999999999.99"),
    ],
)
def test_an_amount_is_in_its_currency_and_in_its_smallest_unit(
    copy: Copy, currency: str, minor: int, amount: str
) -> None:
    copy.tell("charge.succeeded", CHARGE | {"amount": minor, "currency": currency}, at=NOW)
    [(major, kept)] = copy.rows("SELECT amount, amount_minor FROM stripe_charge")
    assert (major, kept) == (Decimal(amount), minor)
    assert str(major) == amount, "with the digits of its currency"


IS_ALIVE = "SELECT deleted_at IS NULL FROM stripe_active_entitlement_summary"


def test_an_entitlement_summary_is_its_customers_and_follows_it(copy: Copy) -> None:
    def summary(*features: int) -> dict[str, Any]:
        data = [{"id": f"ent_{n}", "object": "entitlements.active_entitlement", "feature": f"feat_{n}",
                 "lookup_key": f"key-{n}", "livemode": False} for n in features]  # fmt: skip
        listed = {"object": "list", "data": data, "has_more": False, "url": "/v1/customer/cus_1/entitlements"}
        return {"object": "entitlements.active_entitlement_summary", "customer": "cus_1", "entitlements": listed}

    kind = "entitlements.active_entitlement_summary.updated"
    copy.tell(kind, summary(1, 2), at=NOW)
    copy.tell(kind, summary(2), at=NOW + 1)
    rows = copy.rows("SELECT lookup_key, deleted_at IS NULL FROM stripe_active_entitlement_summary_feature ORDER BY 1")
    assert rows == [("key-1", False), ("key-2", True)]
    copy.tell(kind, summary(), at=NOW + 2)
    assert copy.rows(IS_ALIVE) == [(False,)]
    copy.tell(kind, summary(3), at=NOW + 2)
    assert copy.rows("SELECT object_id FROM fetch_request") == [("cus_1",)], "nobody can tell which of them was later"
    asked = datetime.now(UTC) + timedelta(seconds=next(copy.numbers))
    copy.read("active_entitlement_summary", summary(3), at=NOW + 3, asked=asked)
    assert copy.rows(IS_ALIVE) == [(True,)]
    copy.rows("DELETE FROM fetch_request RETURNING 1")
    copy.tell(kind, summary() | {"livemode": False}, at=NOW + 3)
    assert copy.rows("SELECT object_id FROM fetch_request") == [("cus_1",)]
