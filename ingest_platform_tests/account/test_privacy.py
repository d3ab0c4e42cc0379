"""People's rights in the copy: what is held is exported, what is to be forgotten is nowhere, and stays away."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from ingest_platform.control import check_results, credentials, integrations, privacy
from ingest_platform.control.credentials import Vault
from ingest_platform.extract.connector import Delivery
from ingest_platform.extract.documents import Document
from ingest_platform.raw.ingest import ingest
from ingest_platform.raw.redaction import redactor
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.apply import record, refine
from ingest_platform.sources.shopify.account_topics import EFFECTS
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sources.shopify.webhooks import person_of
from ingest_platform.sync.door import receive
from ingest_platform.sync.privacy import obey
from ingest_platform.sync.receipts import Receipt
from ingest_platform_tests.account.conftest import Connect
from ingest_platform_tests.account.harness import Account, Shop, new_shop

EMAIL = "zebulon.quickfoot@marlowe.example"
PHONE = "+4915799988877"
WORDS = ("Zebulon", "Quickfoot", "marlowe.example", "15799988877", "Winkelgasse", "Mühlenhausen")
ADDRESS = {
    "firstName": "Zebulon", "lastName": "Quickfoot", "name": "Zebulon Quickfoot", "address1": "Winkelgasse 77",
    "city": "Mühlenhausen", "zip": "98765", "phone": PHONE,
}  # fmt: skip


def number(gid: str) -> int:
    return int(gid.rsplit("/", 1)[-1])


def everywhere(account: Account) -> dict[str, list[str]]:
    """Every row of every table of the database, its catalogs included, that contains a word of the person.

    Rows that are older than the database were copied with it, when it was empty.
    """
    found: dict[str, list[str]] = {}
    with psycopg.connect(account.db.url, autocommit=True) as conn:
        tables = conn.execute(
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'm') AND n.nspname <> 'information_schema' "
            "AND n.nspname !~ '^pg_temp'"
        ).fetchall()
        pattern = "|".join(WORDS)
        for schema, name in tables:
            # bytea shows as hex: the words are looked for as that too.
            hexes = "|".join(word.encode().hex() for word in WORDS)
            rows = conn.execute(
                sql.SQL(
                    "SELECT substring(t::text from %s) FROM {}.{} t WHERE age(t.xmin) <= "
                    "(SELECT age(xmin) FROM pg_database WHERE datname = current_database()) "
                    "AND (t::text ~* %s OR t::text ~* %s)"
                ).format(sql.Identifier(schema), sql.Identifier(name)),
                (f".{{0,200}}(?:{pattern}|{hexes}).{{0,100}}", pattern, hexes),
            ).fetchall()
            if rows:
                found[f"{schema}.{name}"] = [row[0] for row in rows]
    return found


@pytest.fixture
def told(connect: Connect, small_shop: Shop) -> tuple[Account, int, list[int]]:
    """An account with one person in it whom every word of `WORDS` names; their id, and their orders'."""
    orders = [d for d in small_shop.documents("order") if d.get("customer")]
    customer = number(orders[0]["customer"]["id"])
    mine = [number(d["id"]) for d in orders if number(d["customer"]["id"]) == customer]
    small_shop.change(
        "customer",
        customer,
        set={
            "firstName": "Zebulon", "lastName": "Quickfoot", "displayName": "Zebulon Quickfoot",
            "note": "Zebulon pays late", "defaultEmailAddress": {"emailAddress": EMAIL},
            "defaultPhoneNumber": {"phoneNumber": PHONE},
        },
        addresses=[ADDRESS],
        webhook=False,
    )  # fmt: skip
    for order in mine:
        small_shop.change(
            "order",
            order,
            set={"email": EMAIL, "phone": PHONE, "note": "For Quickfoot", "billingAddress": ADDRESS,
                 "shippingAddress": ADDRESS},
            webhook=False,
        )  # fmt: skip
    account = connect(small_shop)
    account.synced()
    assert everywhere(account), "the person is in the copy to begin with"
    return account, customer, mine


def deliver(account: Account, topic: str, body: Any, *, at: datetime | None = None, name: str = "d-1") -> Receipt:
    """A verified webhook, as the receiver hands it on."""
    effect = EFFECTS.get(topic)
    person = person_of(body) if effect in ("erase_person", "export_person") else None
    moment = at or datetime.now(UTC)
    delivery = Delivery(topic, name, None, moment, None, body, effect, person)
    with account.db.connect() as conn, conn.transaction():
        [receipt] = receive(conn, account.integration, SHOPIFY, [delivery], moment)
    return receipt


def request(customer: int, orders: list[int], key: str = "orders_to_redact") -> dict[str, Any]:
    return {
        "shop_id": 1, "shop_domain": "shop.example", key: orders,
        "customer": {"id": customer, "email": EMAIL, "phone": PHONE},
    }  # fmt: skip


def test_an_erased_person_is_in_no_table_and_the_amounts_stay(told: tuple[Account, int, list[int]]) -> None:
    account, customer, orders = told
    before = account.mine("SELECT shopify_order_id, total_price FROM shopify_order WHERE integration_id = %s")
    # Notes of the control plane that quote the person, and a webhook that nothing could parse.
    with account.db.connect() as conn:
        check_results.record(
            conn, account.integration.id, object_type="order", check_name="x", passed=False, severity="warn",
            blocking=False, summary=f"{EMAIL} differs", detail={"sample": ["Zebulon Quickfoot"]}, run_id=None,
        )  # fmt: skip
        integrations.mark_sync(conn, account.integration.id, "failed", f"cannot store {EMAIL}")
        conn.commit()
    bad = {"id": orders[0], "email": EMAIL, "updated_at": "Zebulon", "created_at": "2026-01-01T00:00:00Z"}
    deliver(account, "orders/updated", bad, name="bad")
    mentioned = {"id": 77, "email": EMAIL, "updated_at": "2020-01-01T00:00:00Z", "note": "guest \u0000"}
    deliver(account, "orders/updated", mentioned, name="guest")
    assert deliver(account, "customers/redact", request(customer, orders)).status == "deferred"
    outcome = obey(account.settings)
    assert (len(outcome.done), outcome.waiting, outcome.failed) == (1, [], {})
    assert everywhere(account) == {}
    after = account.mine("SELECT shopify_order_id, total_price FROM shopify_order WHERE integration_id = %s")
    assert sorted(map(str, after)) == sorted(map(str, before))
    assert account.count("shopify_customer", f"shopify_customer_id = {customer} AND deleted_at IS NULL") == 1
    [row] = account.mine("SELECT * FROM privacy_request WHERE integration_id = %s")
    assert (row["status"], row["person_id"], row["asked"]) == ("done", str(customer), None)
    assert row["result"]["rows"]["shopify_order"] >= len(orders)
    account.assert_sound()


def test_other_people_keep_theirs(told: tuple[Account, int, list[int]]) -> None:
    account, customer, orders = told
    query = (
        "SELECT c.shopify_customer_id, c.email, c.first_name, array_agg(a.address1 ORDER BY a.id) AS addresses "
        "FROM shopify_customer c LEFT JOIN shopify_customer_address a ON a.customer_id = c.id "
        f"WHERE c.integration_id = %s AND c.shopify_customer_id <> {customer} GROUP BY 1, 2, 3 ORDER BY 1"
    )
    before = account.mine(query)
    deliver(account, "customers/redact", request(customer, orders))
    obey(account.settings)
    assert account.mine(query) == before


def test_what_was_erased_does_not_come_back_with_an_old_state(told: tuple[Account, int, list[int]]) -> None:
    account, customer, orders = told
    late = account.shop.get(f"orders/{orders[0]}")["rest"]
    deliver(account, "customers/redact", request(customer, orders))
    obey(account.settings)
    # The vendor still sends what it had: the same state read in full again, and a webhook that was held up.
    account.synced(mode="full")
    assert deliver(account, "orders/updated", late, name="late").status in ("applied", "deferred")
    account.synced()
    assert everywhere(account) == {}
    account.assert_sound()


def test_who_becomes_a_customer_again_is_one(told: tuple[Account, int, list[int]]) -> None:
    account, customer, orders = told
    deliver(account, "customers/redact", request(customer, orders))
    obey(account.settings)
    again = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="seconds")
    account.shop.change("customer", customer, set={"firstName": "Zeb"}, updated_at=again, webhook=False)
    account.synced()
    assert account.one(
        f"SELECT first_name FROM shopify_customer WHERE integration_id = %s AND shopify_customer_id = {customer}",
        account.integration.id,
    ) == "Zeb"  # fmt: skip


def test_a_state_that_was_read_before_the_erasure_and_stored_after_it_is_redacted(
    told: tuple[Account, int, list[int]],
) -> None:
    account, customer, orders = told
    document = next(d for d in account.shop.documents("order") if number(d["id"]) == orders[0])
    deliver(account, "customers/redact", request(customer, orders))
    obey(account.settings)
    changed = {**document, "note": "Quickfoot again"}
    owner = Owner(str(account.integration.id), str(account.integration.company_id))
    with account.db.connect() as conn, conn.transaction():
        order = SHOPIFY.object_type("order")
        made = ingest(conn, SHOPIFY, owner, order, [Document(json.loads(json.dumps(changed, default=str)))],
                      origin="incremental", observed_at=datetime.now(UTC))  # fmt: skip
        record(conn, owner, made, refine(conn, SHOPIFY, owner, order))
    assert made.ingested == 1
    assert everywhere(account) == {}


def test_a_busy_account_is_obeyed_later(told: tuple[Account, int, list[int]]) -> None:
    account, customer, orders = told
    deliver(account, "customers/redact", request(customer, orders))
    with account.open():
        assert [r.kind for r in obey(account.settings).waiting] == ["erase_person"]
    assert obey(account.settings).done == [], "it waits a little before it tries again"
    assert len(obey(account.settings, due_only=False).done) == 1
    assert everywhere(account) == {}


def test_the_same_request_twice_is_one(told: tuple[Account, int, list[int]]) -> None:
    account, customer, orders = told
    assert deliver(account, "customers/redact", request(customer, orders)).status == "deferred"
    assert deliver(account, "customers/redact", request(customer, orders)).status == "duplicate"
    assert account.count("privacy_request") == 1


def test_a_person_who_is_not_held_is_recorded_and_stays_unknown(small: Account) -> None:
    deliver(small, "customers/redact", request(999, []))
    assert len(obey(small.settings).done) == 1
    assert small.count("erased_object", "object_id = '999'") == 1


def test_the_export_holds_everything_of_the_person_and_nobody_else_may_read_it(
    told: tuple[Account, int, list[int]],
) -> None:
    account, customer, orders = told
    deliver(account, "customers/data_request", request(customer, orders, "orders_requested"))
    assert len(obey(account.settings).done) == 1
    [row] = account.mine("SELECT * FROM privacy_request WHERE integration_id = %s")
    path = Path(row["result"]["file"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    content = json.loads(path.read_text())
    assert set(content["objects"]) >= {"customer", "order"}
    [held] = content["objects"]["customer"]["rows"]["shopify_customer"]
    assert (held["first_name"], held["email"], held["phone"]) == ("Zebulon", EMAIL, PHONE)
    assert {r["shopify_order_id"] for r in content["objects"]["order"]["rows"]["shopify_order"]} == set(orders)
    assert content["objects"]["order"]["versions"]
    # And it goes when the person is erased.
    deliver(account, "customers/redact", request(customer, orders), name="d-2")
    obey(account.settings)
    assert not path.exists()


def test_a_shop_that_is_erased_leaves_its_name_and_a_record(told: tuple[Account, int, list[int]]) -> None:
    account, customer, orders = told
    other_url = account.shop.url
    deliver(account, "customers/data_request", request(customer, orders, "orders_requested"))
    obey(account.settings)
    deliver(account, "app/uninstalled", {"id": 1}, name="d-2")
    assert deliver(account, "shop/redact", {"shop_id": 1, "shop_domain": "shop.example"}, name="d-3").status
    assert len(obey(account.settings).done) == 1
    assert everywhere(account) == {}
    with psycopg.connect(account.db.url) as conn:
        tables = conn.execute(
            "SELECT table_name FROM information_schema.columns JOIN information_schema.tables "
            "USING (table_schema, table_name) WHERE column_name = 'integration_id' AND table_type = 'BASE TABLE' "
            "AND table_schema = 'public'"
        ).fetchall()
    left = {name: account.count(name) for (name,) in tables}
    assert {name for name, count in left.items() if count} == {"privacy_request"}
    assert not list((account.settings.home / "exports").rglob("*.json"))
    assert account.one("SELECT status FROM integration WHERE id = %s", account.integration.id) == "disconnected"
    assert new_shop(other_url, account.shop.http)


def test_an_uninstalled_app_drops_its_token_and_keeps_what_verifies_webhooks(
    connect: Connect, small_shop: Shop
) -> None:
    account = connect(small_shop, webhooks=True)
    vault = Vault.of(account.settings)
    assert deliver(account, "app/uninstalled", {"id": 1}).status == "applied"
    with account.db.connect() as conn:
        assert set(credentials.load(conn, vault, account.integration.id).secrets) == {"client_secret"}
    obey(account.settings)
    sealed = account.one("SELECT ciphertext FROM credential WHERE integration_id = %s", account.integration.id)
    assert set(vault.unseal(bytes(sealed))) == {"client_secret"}
    again = connect(small_shop, account.name)
    again.synced(object_types=["customer"])
    assert again.one("SELECT status FROM integration WHERE id = %s", account.integration.id) == "connected"


def test_an_uninstall_that_arrives_after_the_account_was_connected_again_changes_nothing(small: Account) -> None:
    receipt = deliver(small, "app/uninstalled", {"id": 1}, at=datetime.now(UTC) - timedelta(hours=1))
    assert receipt.status == "ignored"
    small.synced(object_types=["customer"])


def test_a_request_that_names_nobody_is_an_error(small: Account) -> None:
    assert deliver(small, "customers/redact", {"shop_id": 1}).status == "error"
    with small.db.connect() as conn:
        assert privacy.open_requests(conn) == []


@pytest.mark.parametrize("form", ["graphql", "rest"])
def test_a_redacted_document_keeps_what_its_rows_need(small_shop: Shop, form: str) -> None:
    order = SHOPIFY.object_type("order")
    clean = redactor(SHOPIFY, order)
    document = next(iter(small_shop.documents("order", form)))
    lists = {"graphql": ("lineItems", "nodes"), "rest": ("line_items",)}[form]
    redacted = clean.redact(document)
    held, kept = document, redacted
    for key in lists:
        held, kept = held[key], kept[key]
    assert [line["id"] for line in kept] == [line["id"] for line in held]
    assert [line["quantity"] for line in kept] == [line["quantity"] for line in held]
    assert redacted["id"] == document["id"]
    address = "shippingAddress" if form == "graphql" else "shipping_address"
    assert redacted[address] is None


def test_the_topics_of_the_account_are_subscribed_and_those_of_the_law_are_not(
    connect: Connect, small_shop: Shop
) -> None:
    connect(small_shop, webhooks=True)
    subscribed = {s["topic"] for s in small_shop.get("webhooks/subscriptions")}
    assert subscribed == SHOPIFY.subscribed_topics
    assert subscribed >= {"app/uninstalled", "bulk_operations/finish"}
    assert not {t for t in subscribed if t.endswith(("/redact", "/data_request"))}


def test_the_end_of_a_bulk_operation_is_noted_and_changes_nothing(small: Account) -> None:
    body = {"admin_graphql_api_id": "gid://shopify/BulkOperation/1", "status": "completed", "type": "query"}
    assert deliver(small, "bulk_operations/finish", body).status == "ignored"
    assert small.count("webhook_event", "topic = 'bulk_operations/finish' AND error IS NULL") == 1


def test_what_refers_to_the_person_or_to_their_orders_is_cleared_too(told: tuple[Account, int, list[int]]) -> None:
    account, customer, orders = told
    times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    bodies: dict[str, dict[str, Any]] = {
        "checkouts/create": {"customer": {"id": customer, "email": EMAIL}, "email": EMAIL, "note": "for Zebulon"},
        "draft_orders/create": {"customer": {"id": customer}, "name": "#D1", "shipping_address": ADDRESS},
        "fulfillments/create": {"order_id": orders[0], "email": EMAIL, "destination": ADDRESS, "status": "success"},
        "refunds/create": {"order_id": orders[0], "note": "Quickfoot sent it back", "refund_line_items": []},
        "order_transactions/create": {"order_id": orders[0], "receipt": {"payer": "Zebulon Quickfoot"}, "kind": "sale"},
        # Of somebody without an account here, found by the address alone; and of another person who names this one.
        "draft_orders/update": {"email": EMAIL.upper(), "name": "#D2", "note": "Zebulon"},
    }
    for n, (topic, body) in enumerate(bodies.items(), 9_000_001):
        deliver(account, topic, {"id": n, **times, **body}, name=f"planted-{n}")
    held = everywhere(account)["public.shopify_raw_ingest"]
    assert len(held) >= len(bodies)
    deliver(account, "customers/redact", request(customer, orders))
    assert obey(account.settings).failed == {}
    assert everywhere(account) == {}
    assert account.count("erased_object") >= len(orders) + len(bodies)
    account.assert_sound()


def test_another_persons_order_that_mentions_them_loses_the_mention_alone(
    told: tuple[Account, int, list[int]],
) -> None:
    account, customer, orders = told
    other = account.mine(
        "SELECT o.shopify_order_id, o.shopify_customer_id, c.email FROM shopify_order o "
        "JOIN shopify_customer c ON c.id = o.customer_id "
        f"WHERE o.integration_id = %s AND c.shopify_customer_id <> {customer} AND c.email IS NOT NULL "
        "ORDER BY 1 LIMIT 1"
    )[0]
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="seconds")
    account.shop.change(
        "order", other["shopify_order_id"], set={"note": f"gift, tell {EMAIL}", "email": "giver@else.example"},
        updated_at=later, webhook=False,
    )  # fmt: skip
    account.synced()
    deliver(account, "customers/redact", request(customer, orders))
    obey(account.settings)
    assert everywhere(account) == {}
    [row] = account.mine(
        f"SELECT email, note FROM shopify_order WHERE integration_id = %s "
        f"AND shopify_order_id = {other['shopify_order_id']}"
    )
    assert (row["email"], row["note"]) == ("giver@else.example", None)
