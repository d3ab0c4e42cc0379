"""The whole road with a vendor that speaks for itself: grant in a browser, subscribe, change, see the row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from ingest_platform.control import integrations
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.sandbox.process import start_sandbox
from ingest_platform.sync.connect import begin_oauth
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import Receiver, Running, settings_of
from ingest_platform_tests.receiver.test_process import free_port


@pytest.fixture(scope="module")
def control() -> Iterator[SandboxControl]:
    with start_sandbox(orders=5, customers=5, products=5) as sandbox, sandbox.control("nordlicht") as shop:
        yield shop


@pytest.fixture
def connected(db: TestDatabase, control: SandboxControl) -> Iterator[Receiver]:
    """A shop that was connected by its install button."""
    control.reset()
    port = free_port()
    settings = settings_of(db, receiver_port=port, receiver_public_url=f"http://127.0.0.1:{port}")
    with Running(settings) as url, httpx.Client(timeout=30, follow_redirects=True, trust_env=False) as http:
        with db.connect() as conn:
            address = begin_oauth(
                settings,
                conn,
                source="shopify",
                name="nordlicht",
                base_url=control.shop_url,
                client_id="sandbox-client",
                client_secret="sandbox-secret",
            )
        screen = http.get(address)
        fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', screen.text))
        page = http.post(f"{screen.url.copy_with(query=None)}", params=dict(screen.url.params), data=fields)
        assert page.status_code == 200, page.text
        assert urlsplit(str(page.url)).path == "/oauth/shopify/callback"
        assert "nordlicht is connected" in page.text
        again = http.get(str(page.url))
        assert again.status_code == 400, "a grant counts once"
        yield Receiver(url, db, http)


def order_row(receiver: Receiver, number: int) -> dict[str, Any] | None:
    rows = receiver.rows("SELECT * FROM shopify_order WHERE shopify_order_id = %s", number)
    return rows[0] if rows else None


def test_what_happens_in_the_shop_is_in_the_copy_once_its_webhook_was_answered(
    connected: Receiver, control: SandboxControl
) -> None:
    number = int(control.create("orders", set={"note": "first"})["id"])
    assert control.idle()
    row = order_row(connected, number)
    assert row is not None
    assert row["note"] == "first"
    control.set_faults(clock_offset=10)  # the shop counts in whole seconds; within one this would be a tie
    control.update("orders", number, set={"note": "second"})
    assert control.idle()
    row = order_row(connected, number)
    assert row is not None
    assert row["note"] == "second"
    control.set_faults(clock_offset=20)
    control.delete("orders", number)
    assert control.idle()
    row = order_row(connected, number)
    assert row is not None
    assert row["deleted_at"] is not None


def test_shuffled_doubled_and_forged_deliveries_end_at_the_shops_state(
    connected: Receiver, control: SandboxControl
) -> None:
    control.pause()
    for number in control.ids("orders"):
        for turn in range(4):
            control.update("orders", number, set={"note": f"turn {turn}"}, updated_at=f"2026-05-01T10:00:0{turn}Z")
    control.resume("shuffled", seed=3, duplicate=0.33, bad_signatures=5, concurrency=16)
    assert control.idle()
    for number in control.ids("orders"):
        row = order_row(connected, number)
        assert row is not None
        assert row["note"] == control.get("orders", number)["rest"]["note"] == "turn 3"
    assert connected.one("SELECT sum(count) FROM webhook_refusal WHERE reason = 'bad_signature'") == 5


def test_an_uninstalled_app_disconnects_the_account(connected: Receiver, control: SandboxControl) -> None:
    with connected.db.connect(autocommit=True) as conn:
        control.uninstall()
        assert control.idle()
        assert integrations.get(conn, "nordlicht").status == "disconnected"


def test_the_key_of_the_credentials_is_where_the_settings_say(connected: Receiver) -> None:
    assert Path(connected.db.settings.key_file).exists()
    assert b"sandbox-secret" not in bytes(connected.one("SELECT ciphertext FROM credential"))
