"""An account of Stripe's sandbox, connected, synced and held against the source object by object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from ingest_platform.control import postgres
from ingest_platform.control.database import Connection
from ingest_platform.quality.repair import repair
from ingest_platform.quality.verify import Options, verify
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform.sync.account import sync_account
from ingest_platform.sync.connect import connect_token
from ingest_platform_tests import shared
from ingest_platform_tests.conftest import TestDatabase, database
from ingest_platform_tests.receiver.conftest import Running, settings_of
from ingest_platform_tests.receiver.test_process import free_port
from ingest_platform_tests.sources.stripe_account import KEY

SUMMARY = "stripe_active_entitlement_summary"
WHOLE = Options(everything=True, object_types=["active_entitlement_summary"], grace=0)


@dataclass
class Connected:
    """The account, its copy, and the sandbox's control API."""

    db: TestDatabase
    conn: Connection
    control: SandboxControl

    def sync(self) -> None:
        outcomes = sync_account(self.db.settings, "acme")
        assert {o: str(r.raw.error) for o, r in outcomes.items() if r.raw.error} == {}

    def assert_exact(self) -> None:
        """All ids are the same on both sides, and some objects of every type field by field; the checks hold."""
        found = verify(self.db.settings, "acme", Options(sample=6, seed="stripe"))
        wrong = [(o.object_type, c.summary) for o in found.objects for c in o.checks if not c.passed]
        compared = [(o.object_type, o.comparison) for o in found.objects if o.comparison]
        wrong += [(name, str(d)) for name, comparison in compared for d in comparison.differences]
        assert wrong == []
        assert all(o.passed for o in found.objects), found.problems

    def rows(self, query: str) -> list[Any]:
        return self.conn.execute(query.encode()).fetchall()


@pytest.fixture(scope="module")
def connected(
    stripe_url: str, postgres_server: postgres.ServerInfo, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connected]:
    folder = tmp_path_factory.mktemp("stripe-copy")
    for db in database(postgres_server, folder, "stripe"):
        port = free_port()
        settings = settings_of(db, receiver_port=port, receiver_public_url=f"http://127.0.0.1:{port}")
        with (
            SandboxControl(stripe_url, f"copy-{shared.worker()}", vendor="stripe") as control,
            db.connect(autocommit=True) as conn,
            Running(settings),
        ):
            base_url = control.account_url
            connect_token(settings, conn, source="stripe", name="acme", base_url=base_url, token=KEY)
            yield Connected(db, conn, control)


def test_a_backfill_is_the_same_as_the_account(connected: Connected) -> None:
    connected.sync()
    connected.assert_exact()
    states = dict(connected.rows("SELECT processing_status, count(*) FROM stripe_raw_ingest GROUP BY 1"))
    assert set(states) == {"processed"}
    tables = [STRIPE.table(o.name) for o in STRIPE.object_types]
    assert [t for t in tables if not connected.rows(f"SELECT 1 FROM {t} LIMIT 1")] == []


def test_a_change_is_in_the_copy_once_its_webhook_was_answered(connected: Connected) -> None:
    control = connected.control
    one = control.ids("customer")[0]
    # Later than all that was read: within the minute that a read may take, nobody could tell which came first.
    control.set_faults(clock_offset=120)
    control.update("customer", one, set={"name": "Åsa Björk-Ōta"})
    assert control.idle()
    row = f"FROM stripe_customer WHERE stripe_customer_id = '{one}'"
    assert connected.rows(f"SELECT name {row}") == [("Åsa Björk-Ōta",)]
    control.set_faults(clock_offset=125)
    control.delete("customer", one)
    assert control.idle()
    assert connected.rows(f"SELECT deleted_at IS NOT NULL {row}") == [(True,)]
    assert connected.rows("SELECT DISTINCT status FROM webhook_event") == [("applied",)]


def test_changes_are_followed_without_a_webhook(connected: Connected) -> None:
    connected.control.pause()
    connected.control.churn(120, seed=5)
    # Its tax ids go with it, and no event of their own says so.
    gone = next(t["customer"] for t in connected.control.truth("tax_id") if t["customer"])
    connected.control.delete("customer", gone)
    connected.control.delete("product", connected.control.ids("product")[-1])
    connected.sync()
    connected.assert_exact()
    [[deleted]] = connected.rows(f"SELECT deleted_at FROM stripe_customer WHERE stripe_customer_id = '{gone}'")
    assert deleted is not None


def test_a_new_customer_who_may_use_nothing_yet_lacks_no_summary(connected: Connected) -> None:
    """No event tells of an empty summary, so that no sync but a reading of everything would ever meet it."""
    new = connected.control.create("customer", webhook=False)["id"]
    for _ in range(2):
        connected.sync()
        assert verify(connected.db.settings, "acme", WHOLE).problems == []
        # What one verification misses and the next sync does not bring is an alarm, as soon as the cursor is past it.
        connected.conn.execute("UPDATE check_result SET checked_at = checked_at - interval '1 hour'")
    assert connected.rows(f"SELECT 1 FROM {SUMMARY} WHERE {SUMMARY}_id = '{new}'") == []


def test_a_summary_goes_with_its_last_feature_and_comes_with_the_first(connected: Connected) -> None:
    [[customer]] = connected.rows(f"SELECT {SUMMARY}_id FROM {SUMMARY} WHERE deleted_at IS NULL ORDER BY 1 LIMIT 1")
    features = connected.rows(
        f"SELECT stripe_feature_id FROM {SUMMARY}_feature f JOIN {SUMMARY} s ON s.id = f.active_entitlement_summary_id "
        f"WHERE f.deleted_at IS NULL AND {SUMMARY}_id = '{customer}'"
    )
    kind, held = "entitlements.active_entitlement", f"SELECT deleted_at IS NULL FROM {SUMMARY} WHERE {SUMMARY}_id ="
    for [feature] in features:
        connected.control.delete(kind, feature, webhook=False)
    connected.sync()
    assert connected.rows(f"{held} '{customer}'") == [(False,)]
    connected.conn.execute(f"UPDATE {SUMMARY} SET deleted_at = NULL WHERE {SUMMARY}_id = '{customer}'".encode())
    damaged = verify(connected.db.settings, "acme", WHOLE)
    assert [d.object_id for d in damaged.objects[0].comparison.differences] == [customer]
    assert any("1 of them are gone" in done for done in repair(connected.db.settings, "acme", damaged))
    assert connected.rows(f"{held} '{customer}'") == [(False,)]
    for one in (customer, connected.control.create("customer", webhook=False)["id"]):
        connected.control.create(kind, set={"_customer": one}, webhook=False)
        connected.sync()
        assert connected.rows(f"{held} '{one}'") == [(True,)]
    connected.assert_exact()
