"""What users of other systems lost while data was read. The numbers are those of our list of their reports.

Those that any source may have are in test_every_source.py.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from ingest_platform.errors import IncompleteExtract, SourceError
from ingest_platform.sync import pipeline
from ingest_platform_tests.account import truth
from ingest_platform_tests.account.conftest import Connect, Receiver
from ingest_platform_tests.account.harness import PLURAL, TYPES, Account, Shop

ALL = list(PLURAL.values())


def ago(seconds: float) -> str:
    return (datetime.now(UTC) - timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_defect_01_a_bulk_job_that_drops_results_does_not_move_the_state(small: Account) -> None:
    small.shop.faults(bulk_outcome={"status": "FAILED", "error_code": "TIMEOUT", "partial": 0.5, "next": 99})
    outcomes = small.sync()
    assert {type(o.raw.error) for o in outcomes.values()} == {IncompleteExtract}
    assert small.raw() == 0
    assert small.mine("SELECT 1 AS x FROM sync_cursor WHERE integration_id = %s AND cursor_value IS NOT NULL") == []
    small.shop.calm()
    assert {o.raw.mode for o in small.synced().values()} == {"backfill"}
    small.assert_exact()


def test_defect_02_a_childs_cursor_filters_no_parents(small: Account) -> None:
    small.synced()
    first, second = small.shop.ids("product")[:2]
    variant = small.shop.get(f"products/{first}")["graphql"]["variants"]["nodes"][0]["id"]
    later = {"updatedAt": "2080-01-01T00:00:00Z", "sku": "of the future"}
    small.shop.change("product", first, set_variant={variant: later}, webhook=False)
    small.synced()
    small.shop.change("product", second, set={"title": "Changed after"}, webhook=False)
    small.synced()
    small.assert_exact()


def test_defect_03_a_full_refresh_loses_no_rows(small: Account) -> None:
    small.synced()
    rows = small.count("shopify_order_line_item")
    small.shop.faults(truncate_jsonl=0.3)
    assert small.sync(mode="full")["order"].raw.error is not None
    small.assert_exact()
    small.shop.calm()
    small.synced(mode="full")
    small.assert_exact()
    assert small.count("shopify_order_line_item") == rows


def test_defect_04_incremental_syncs_miss_no_create_and_no_update(small: Account) -> None:
    small.synced()
    for turn in range(4):
        small.shop.churn(15, seed=turn, types=ALL, kinds=["create", "update"], webhooks=False)
        assert {o.raw.mode for o in small.synced().values()} == {"incremental"}
    small.assert_exact()


def test_defect_06_rows_that_become_visible_late_at_the_edge_of_a_window_are_seen(small: Account) -> None:
    small.shop.churn(3, seed=1, webhooks=False)
    small.synced()
    small.synced()  # the cursor stands at the newest change
    late = small.shop.ids("order")[4]
    small.shop.change("order", late, set={"note": "was written a minute ago"}, updated_at=ago(60), webhook=False)
    small.synced()
    small.assert_exact()


def test_defect_07_rows_with_the_cursors_own_value_are_not_lost(small: Account) -> None:
    moment = ago(1)
    first, *others = small.shop.ids("order")[:6]
    small.synced()
    small.shop.change("order", first, set={"note": "first"}, updated_at=moment, webhook=False)
    small.synced()
    for number in others:
        small.shop.change("order", number, set={"note": "same second"}, updated_at=moment, webhook=False)
    small.synced()
    small.assert_exact()


@pytest.mark.parametrize("road", ["bulk", "pages"])
def test_defect_08_rows_whose_cursor_value_is_null_arrive_and_are_spoken_of(road: str, small: Account) -> None:
    if road == "pages":
        small.synced()
    number = small.shop.ids("order")[0]
    small.shop.change("order", number, set={"note": "x"}, graphql={"updatedAt": None}, webhook=False)
    small.synced()
    [row] = small.mine(
        "SELECT shopify_object_id AS id, error_message FROM shopify_raw_ingest "
        "WHERE integration_id = %s AND processing_status = 'error'"
    )
    assert row["id"] == str(number)
    assert "no version" in row["error_message"]


def test_defect_09_a_cursor_value_in_the_future_hides_nothing(small: Account) -> None:
    """Neither in the first sync, nor in a later one, nor of another type."""
    for object_type in TYPES:
        number = small.shop.ids(object_type)[0]
        small.shop.change(object_type, number, updated_at="2099-12-31T23:59:59Z", webhook=False)
    for turn in range(3):
        small.synced()
        small.shop.churn(6, seed=turn, types=ALL, webhooks=False)
    small.synced()
    small.assert_exact()


@pytest.mark.parametrize("road", ["bulk", "pages"])
def test_defect_10_pagination_does_not_stop_early(road: str, account: Account) -> None:
    if road == "pages":
        account.synced()
    number = account.shop.ids("order")[7]
    account.shop.change("order", number, add_line_items=260, webhook=False)
    account.shop.change("product", account.shop.ids("product")[7], add_variants=120, webhook=False)
    for other in account.shop.ids("order")[50:250]:
        account.shop.change("order", other, set={"note": "page after page"}, webhook=False)
    outcomes = account.synced()
    assert outcomes["order"].raw.fetched >= 201
    account.assert_exact()


def test_defect_14_a_failed_backfill_does_not_count_as_done_and_goes_past_its_first_page(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "DOCUMENTS_A_COMMIT", 50)  # else all orders are committed before anything can fail
    with account.open() as sync:

        def die(_type: str, _fetched: int, _doing: str) -> None:
            raise RuntimeError("the machine went away")

        outcome = sync.extract(["order"], progress=die)["order"]
        assert outcome.error is not None
        sync.finish("order", outcome, sync.refine("order"))
    [attempt] = account.mine("SELECT mode, status FROM sync_log WHERE integration_id = %s")
    assert attempt == {"mode": "backfill", "status": "failed"}
    outcomes = account.synced()
    assert {o.raw.mode for o in outcomes.values()} == {"backfill"}
    account.assert_exact()
    assert {o.raw.mode for o in account.synced().values()} == {"incremental"}


@pytest.fixture
def retired() -> Iterator[str]:
    """A shop that answers an API version other than the one that was asked for, as the vendor does."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("X-Shopify-API-Version", "2031-01")
            self.send_header("Content-Length", "11")
            self.end_headers()
            self.wfile.write(b'{"data":{}}')

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_defect_18_an_api_version_that_was_retired_is_no_silence(small: Account, retired: str) -> None:
    small.synced()
    with small.db.connect() as conn:
        conn.execute("UPDATE integration SET base_url = %s", [retired])
        conn.commit()
    error = small.sync(object_types=["order"])["order"].raw.error
    assert isinstance(error, SourceError)
    assert "API version 2031-01 in place of 2026-10" in str(error)
    small.assert_exact()


def test_defect_18_a_field_that_vanishes_blanks_no_column(small: Account) -> None:
    small.synced()
    number = next(truth.number(d["id"]) for d in small.shop.documents("order") if d["note"])
    assert number is not None
    held = small.one("SELECT note FROM shopify_order WHERE shopify_order_id = %s", number)
    small.shop.change("order", number, set={"poNumber": "PO-1"}, graphql_unset=["note"], webhook=False)
    small.synced()
    row = small.rows("SELECT note, po_number FROM shopify_order WHERE shopify_order_id = %s", number)
    assert row == [{"note": held, "po_number": "PO-1"}]


def test_defect_21_a_short_listing_is_not_taken_for_the_whole_one(small: Account) -> None:
    small.synced()
    for fault in ({"truncate_jsonl": 0.1}, {"incomplete_jsonl": {"missing": 20}}, {"stale_reads": 10**6}):
        small.shop.faults(**fault)
        with small.open() as sync:
            for object_type in TYPES:
                try:
                    assert sync.sweep(object_type).drained.gone == 0
                except IncompleteExtract:
                    continue
        small.shop.calm()
        small.assert_exact()


def test_defect_24_secrets_do_not_reach_logs_nor_the_database_in_the_clear(
    receiver: Receiver, connect: Connect, small_shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    secrets = ("shpat_sandbox", "sandbox-secret")
    with caplog.at_level(logging.DEBUG):
        account = connect(small_shop, webhooks=True, settings=receiver.settings)
        account.synced()
    small_shop.control("DELETE", "tokens/shpat_sandbox")  # whose own address names the token
    with caplog.at_level(logging.DEBUG):
        account.sync()
    assert not [r for r in caplog.records if any(s in r.getMessage() for s in secrets)]
    tables = account.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
    for row in tables:
        text = account.one(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM \"{row['table_name']}\" t")
        assert not any(s in text for s in secrets), row["table_name"]
    counted = Counter(r.levelname for r in caplog.records)
    assert counted["ERROR"] == 0
