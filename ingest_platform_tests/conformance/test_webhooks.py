"""By webhook, through a running receiver: in any order, twice, forged, late, lost, and beside a sync."""

from __future__ import annotations

import dataclasses
import logging

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from ingest_platform.quality.checks import CheckOutcome, run_check
from ingest_platform_tests.conformance.copy import Copy
from ingest_platform_tests.receiver.conftest import Running, settings_of


def settled(copy: Copy) -> None:
    assert copy.sandbox.idle()
    copy.drain()


def receiver_check(copy: Copy) -> CheckOutcome:
    """The check of the receiver, which sends it a delivery signed with the stored secret."""
    with copy.open() as sync:
        return run_check(sync, "", "receiver", thorough=True)


def test_a_change_is_in_the_copy_when_its_webhook_is_answered_and_a_check_tells_when_none_would_be(told: Copy) -> None:
    number = told.change("By webhook")
    settled(told)
    assert told.held(number) == "By webhook"
    assert told.count("webhook_event", "status = 'error'") == 0

    assert receiver_check(told).passed
    latest = told.mine("SELECT status FROM webhook_event WHERE integration_id = %s ORDER BY id DESC LIMIT 1")
    assert latest == [{"status": "ignored"}]

    # One with another key reads no secret: our own test is refused, and counts for no refusal of the vendor's.
    with Running(settings_of(told.db, secret_key=SecretStr(Fernet.generate_key().decode()))) as url:
        there = dataclasses.replace(told, settings=told.settings.model_copy(update={"receiver_public_url": url}))
        refused = receiver_check(there)
    assert not refused.passed
    assert "answered 401" in refused.summary
    assert "INGEST_SECRET_KEY" in refused.summary
    assert receiver_check(told).passed

    # A vendor that signs with another secret than the stored one is refused, whatever our own tests say.
    told.sandbox.pause()
    told.change("Refused")
    [held] = [d["seq"] for d in told.sandbox.deliveries() if d["state"] == "held"][:1]
    [answer] = told.sandbox.send([held], signature="bad")
    assert answer["status"] == 401
    mistaken = receiver_check(told)
    assert not mistaken.passed
    assert "bad signature" in mistaken.summary
    assert f"`ingest connect {told.vendor.source.name}` again" in mistaken.summary


def test_in_any_order_a_third_twice_and_three_forged_the_copy_is_exact(told: Copy) -> None:
    told.sandbox.pause()
    told.churn(40, 4, ("update", "update", "create", "delete"))
    number = told.change("first")
    told.change("last", number)
    released = told.sandbox.resume("shuffled", seed=6, duplicate=1 / 3, bad_signatures=3)
    assert released["released"] >= 20
    assert released["forged"] == 3
    settled(told)
    assert told.mine("SELECT reason, count FROM webhook_refusal WHERE integration_id = %s") == [
        {"reason": "bad_signature", "count": 3}
    ]
    assert told.held(number) == "last"
    assert told.raw("processing_status IN ('error', 'deferred')") == 0
    told.synced()  # and what no webhook carries
    settled(told)
    told.assert_exact()


@pytest.mark.needs("signed times")
def test_a_signature_of_an_hour_ago_is_refused(told: Copy) -> None:
    told.sandbox.pause()
    number = told.change("late")
    [held] = [d["seq"] for d in told.sandbox.deliveries() if d["state"] == "held"][:1]
    [answer] = told.sandbox.send([held], signature="old")
    assert answer["status"] in (400, 401, 403)
    assert told.held(number) != "late"


def test_what_a_lost_webhook_said_is_read_by_the_next_sync(told: Copy) -> None:
    told.sandbox.pause()
    number = told.change("Nobody heard")
    told.sandbox.resume(lose=1.0)
    assert told.sandbox.idle()
    assert told.held(number) != "Nobody heard"
    told.synced()
    settled(told)
    assert told.held(number) == "Nobody heard"
    told.assert_exact()


def test_webhooks_beside_a_sync_leave_the_copy_exact(told: Copy) -> None:
    turns = iter(range(1000))

    def change(_type: str, _fetched: int, _doing: str) -> None:
        told.churn(3, 100 + next(turns))

    told.synced(mode="full", progress=change)
    settled(told)
    told.synced()
    settled(told)
    told.assert_exact()


def test_secrets_reach_neither_logs_nor_the_database_in_the_clear(told: Copy, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        told.synced(told.vendor.sample)
        told.change("Anything")
        settled(told)
    secrets = told.secrets()
    assert secrets
    assert not [r for r in caplog.records if any(s in r.getMessage() for s in secrets)]
    for row in told.rows("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'"):
        pattern = [f"%{s}%" for s in secrets]
        assert not told.rows(f'SELECT 1 AS x FROM "{row["name"]}" t WHERE t::text LIKE ANY(%s) LIMIT 1', pattern), row
