"""A vendor that misbehaves: the copy ends exact, or the outcome says in one line what to do, and nothing is lost."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from ingest_platform.control import credentials
from ingest_platform.control.credentials import Vault
from ingest_platform.errors import (
    IncompleteExtract,
    MissingScope,
    NeedsReconnect,
    SourceError,
    SourceUnreachable,
)
from ingest_platform.sync.connect import begin_oauth, finish_oauth
from ingest_platform_tests.account.harness import PLURAL, TYPES, Account, Shop
from ingest_platform_tests.conftest import TestDatabase

WEATHER: dict[str, dict[str, Any]] = {
    "a burst of throttling": {"throttle_next": 8},
    "a gateway that gives up": {"http": {"status": 502, "probability": 0.15, "seed": 3}},
    "429 with Retry-After": {"http": {"status": 429, "next": 2, "retry_after": 1}},
    "a download that answers 503": {"http": {"status": 503, "next": 2, "path": "bulk"}},
    "a download that breaks off": {"drop": {"when": "mid_body", "next": 2, "path": "bulk"}},
    "a bulk operation that fails": {"bulk_outcome": {"status": "FAILED", "error_code": "TIMEOUT", "next": 1}},
    "a bulk operation that expires": {"bulk_outcome": {"status": "EXPIRED", "next": 1}},
    "a bulk operation that is cancelled half way": {
        "bulk_outcome": {"status": "CANCELED", "partial": 0.5, "next": 1},
    },
    "slow answers": {"slow_ms": 40},
}  # fmt: skip


def error_of(account: Account, object_type: str = "order", **options: Any) -> Any:
    """The error that a type's sync ended with: one line, with what to do, in the log and in the status too."""
    outcome = account.sync(object_types=[object_type], **options)[object_type]
    error = outcome.raw.error
    assert error is not None
    said = str(error)
    assert "\n" not in said
    assert error.remedy
    [logged] = account.mine(
        "SELECT status, error FROM sync_log WHERE integration_id = %s AND object_type = %s ORDER BY id DESC LIMIT 1",
        object_type,
    )
    assert logged == {"status": "failed", "error": said}
    [status] = account.mine("SELECT sync_status, sync_error FROM integration WHERE id = %s")
    assert status == {"sync_status": "failed", "sync_error": said}
    return error


def quick(account: Account, **changes: Any) -> Account:
    """The same account under settings that give up sooner."""
    db = type(account.db)(account.settings.model_copy(update=changes), account.db.url)
    return Account(db, account.shop, account.name, account.integration)


@pytest.mark.parametrize("fault", WEATHER.values(), ids=WEATHER)
def test_the_copy_is_exact_whatever_the_weather(fault: dict[str, Any], small: Account) -> None:
    small.shop.faults(**fault)
    small.synced()
    small.shop.churn(12, seed=1, types=list(PLURAL.values()), webhooks=False)
    small.shop.faults(**fault)
    small.synced()
    small.assert_exact()


def cursor(account: Account, object_type: str = "order") -> Any:
    found = account.mine(
        "SELECT cursor_value FROM sync_cursor WHERE integration_id = %s AND object_type = %s", object_type
    )
    return found[0]["cursor_value"] if found else None


@pytest.mark.parametrize(
    "fault", [{"truncate_jsonl": 0.6}, {"incomplete_jsonl": {"missing": 2}}], ids=["truncated", "incomplete"]
)
def test_a_bulk_file_that_is_not_whole_writes_nothing_and_moves_no_cursor(fault: Any, small: Account) -> None:
    small.shop.faults(**fault)
    assert isinstance(error_of(small), IncompleteExtract)
    assert cursor(small) is None
    assert small.raw() == 0
    small.shop.calm()
    small.synced()
    small.assert_exact()


def test_operations_that_all_failed_are_not_resumed_for_ever(small: Account) -> None:
    small.shop.faults(bulk_outcome={"status": "FAILED", "error_code": "INTERNAL_SERVER_ERROR", "next": 3})
    assert isinstance(error_of(small), IncompleteExtract)
    small.shop.calm()
    small.synced()
    small.assert_exact()


def test_one_type_that_fails_does_not_hold_up_the_others(small: Account) -> None:
    small.shop.control("PUT", "tokens/shpat_sandbox/scopes", {"scopes": ["read_customers", "read_products"]})
    outcomes = small.sync()
    assert isinstance(outcomes["order"].raw.error, MissingScope)
    assert "read_orders" in str(outcomes["order"].raw.error)
    assert small.count("shopify_product", "deleted_at IS NULL") == 6
    small.assert_exact("product")
    scopes = ["read_orders", "read_all_orders", "read_customers", "read_products"]
    small.shop.control("PUT", "tokens/shpat_sandbox/scopes", {"scopes": scopes})
    small.synced()
    small.assert_exact()


def test_a_revoked_token_needs_a_person_and_says_so(small: Account) -> None:
    small.synced()
    before = cursor(small)
    small.shop.control("DELETE", "tokens/shpat_sandbox")
    assert isinstance(error_of(small), NeedsReconnect)
    [status] = small.mine("SELECT status FROM integration WHERE id = %s")
    assert status == {"status": "needs_reconnect"}
    assert cursor(small) == before
    small.assert_exact()
    small.shop.control("POST", "tokens", {"token": "shpat_sandbox"})
    small.synced()


def grant(db: TestDatabase, shop: Shop, name: str) -> Account:
    """Connect by the shop's install screen, as a browser would."""
    with db.connect() as conn:
        options: Any = {"client_id": "sandbox-client", "client_secret": "sandbox-secret"}
        url = begin_oauth(db.settings, conn, source="shopify", name=name, base_url=shop.base_url, **options)
        screen = shop.http.get(url)
        fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', screen.text))
        back = shop.http.post(str(screen.url.copy_with(query=None)), params=dict(screen.url.params), data=fields)
        query = dict(parse_qsl(urlsplit(back.headers["location"]).query))
        return Account(db, shop, name, finish_oauth(db.settings, conn, "shopify", query))


def test_an_expired_token_is_refreshed_and_the_new_one_is_kept(db: TestDatabase, small_shop: Shop) -> None:
    account = grant(db, small_shop, "by-screen")

    def held() -> Mapping[str, str]:
        with db.connect() as conn:
            return credentials.load(conn, Vault.of(db.settings), account.integration.id).secrets

    for _ in range(2):
        before = held()
        small_shop.control("POST", f"tokens/{before['access_token']}/expire")
        account.synced()
        after = held()
        assert after["access_token"] != before["access_token"]
        assert after["refresh_token"] != before["refresh_token"], "a rotated token that is lost ends the account"
        account.synced()
        assert held() == after
    account.assert_exact()
    account.close()


def test_a_vendor_that_cannot_be_reached_says_what_to_do(small: Account) -> None:
    small.synced()
    before = cursor(small)
    with small.db.connect() as conn:
        conn.execute("UPDATE integration SET base_url = 'http://127.0.0.1:1/shops/x'")
        conn.commit()
    assert isinstance(error_of(quick(small, http_retries=1)), SourceUnreachable)
    assert cursor(small) == before
    with small.db.connect() as conn:
        conn.execute("UPDATE integration SET base_url = %s", [small.shop.base_url])
        conn.commit()
    small.synced()
    small.assert_exact()


def test_endless_server_errors_end_in_one_line_and_lose_nothing(small: Account) -> None:
    small.synced()
    before = cursor(small)
    small.shop.churn(10, seed=4, webhooks=False)
    small.shop.faults(http={"status": 500, "probability": 1.0})
    assert isinstance(error_of(quick(small, http_retries=1)), SourceError)
    assert cursor(small) == before
    small.shop.calm()
    small.synced()
    small.assert_exact()


def test_stale_lists_only_delay_what_they_do_not_show(small: Account) -> None:
    small.synced()
    changed = {c["id"] for c in small.shop.churn(8, seed=2, webhooks=False)}
    small.shop.faults(stale_reads=30)
    small.synced()
    assert small.raw("order") == 24, "the lists show the state of half a minute ago"
    small.shop.calm()
    small.synced()
    assert small.raw("order") == 24 + len(changed)
    small.assert_exact()


@pytest.mark.parametrize("offset", [-7200, 7200], ids=["behind", "ahead"])
def test_a_shop_whose_clock_is_off_misses_nothing(offset: int, small: Account) -> None:
    """The cursor is in the shop's time; ours decides nothing."""
    small.shop.faults(clock_offset=offset)
    small.synced()
    for seed in range(3):
        small.shop.churn(6, seed=seed, types=list(PLURAL.values()), webhooks=False)
        small.synced()
        small.assert_exact()


def test_a_row_from_the_future_hides_nothing(small: Account) -> None:
    small.synced()
    first, second = small.shop.ids("order")[:2]
    small.shop.change("order", first, set={"note": "of tomorrow"}, updated_at="2090-01-01T00:00:00Z", webhook=False)
    small.synced()
    assert cursor(small) < datetime.now(UTC) + timedelta(minutes=1)
    small.shop.change("order", second, set={"note": "of today"}, webhook=False)
    small.synced()
    small.assert_exact()


def test_a_failure_amid_the_pages_keeps_what_was_committed_and_goes_on_there(account: Account) -> None:
    account.synced()
    changed = {c["id"] for c in account.shop.churn(200, seed=9, webhooks=False)}
    account.shop.faults(http={"status": 500, "probability": 1.0, "spare": 2})
    outcome = quick(account, http_retries=0).sync(object_types=["order"])["order"]
    account.shop.calm()
    assert outcome.raw.error is not None
    committed = account.raw("order") - 300
    assert 0 < committed < len(changed)
    newest = account.one("SELECT max(source_version) FROM shopify_raw_ingest WHERE object_type = 'order'")
    assert cursor(account) <= newest
    account.synced()
    account.assert_exact()


# -- sweeps ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault", [{"truncate_jsonl": 0.4}, {"incomplete_jsonl": {"missing": 5}}], ids=["truncated", "incomplete"]
)
def test_a_sweep_over_a_cut_listing_deletes_nothing(fault: Any, small: Account) -> None:
    small.synced()
    small.shop.faults(**fault)
    with small.open() as sync:
        for object_type in TYPES:
            with pytest.raises(IncompleteExtract):
                sync.sweep(object_type)
    assert small.count("fetch_request") == 0
    small.assert_exact()


def test_a_sweep_that_is_shown_too_little_asks_before_it_deletes(small: Account) -> None:
    """A listing that says it is whole and is not: what it lacks is fetched by id, and found alive."""
    numbers = [small.shop.create("order", webhook=False)["id"] for _ in range(3)]
    small.synced()
    small.shop.faults(stale_reads=60)  # lists are of before the three were created; objects by id are current
    with small.open() as sync:
        outcome = sync.sweep("order")
    assert (outcome.surplus, outcome.drained.gone) == (3, 0)
    small.assert_exact()
    assert small.count("shopify_order", f"shopify_order_id = ANY(ARRAY{numbers}) AND deleted_at IS NULL") == 3


def test_a_sweep_finds_what_was_never_told(small: Account) -> None:
    small.synced()
    made = small.shop.create("order", updated_at="2020-01-01T00:00:00Z", webhook=False)["id"]
    small.synced()
    assert small.count("shopify_order", f"shopify_order_id = {made}") == 0, "far before the cursor"
    with small.open() as sync:
        outcome = sync.sweep("order")
    assert (outcome.missing, outcome.surplus) == (1, 0)
    small.assert_exact()


def test_no_credentials_are_one_line(small: Account) -> None:
    with small.db.connect() as conn:
        conn.execute("DELETE FROM credential")
        conn.commit()
    assert "connect" in str(error_of(small))


def test_a_bulk_place_that_is_taken_is_waited_for(small: Account) -> None:
    """Another sync of the same app holds every place for a while."""
    small.shop.control("POST", "bulk/settings", {"delay": 0.3, "max_concurrent": 1})
    started = time.monotonic()
    small.synced()
    assert time.monotonic() - started < 30
    small.assert_exact()
