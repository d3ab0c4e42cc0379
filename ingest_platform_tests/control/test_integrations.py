"""Accounts: added, found by name or id, connected again, never mixed up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ingest_platform.control import cursors, integrations
from ingest_platform.control.database import Connection
from ingest_platform.errors import ConfigError, IntegrationNotFound


def _create(connection: Connection, name: str = "shop-a", account: str = "a.example") -> integrations.Integration:
    return integrations.create(connection, platform="shopify", name=name, base_url="http://a.example/", account=account)


def test_it_is_found_by_name_and_by_id(connection: Connection) -> None:
    made = _create(connection)
    assert made.base_url == "http://a.example"
    assert (made.status, made.sync_status) == ("connected", "never")
    for key in (made.name, made.id, str(made.id).upper()):
        assert integrations.get(connection, key) == made


def test_an_unknown_name_is_answered_with_the_known_ones(connection: Connection) -> None:
    with pytest.raises(IntegrationNotFound, match="ingest connect"):
        integrations.get(connection, "shop")
    _create(connection)
    _create(connection, "shop-b", "b.example")
    with pytest.raises(IntegrationNotFound) as caught:
        integrations.get(connection, "shop")
    assert str(caught.value) == "No account is named shop. Connected are: shop-a, shop-b"


def test_a_taken_name_is_refused_and_the_transaction_goes_on(connection: Connection) -> None:
    _create(connection)
    with pytest.raises(ConfigError, match="exists already"):
        _create(connection)
    assert len(integrations.list_all(connection)) == 1


@pytest.mark.parametrize("name", ["", "a,b", "a b", "../x", "x" * 101])
def test_a_name_that_is_no_partition_key_is_refused(connection: Connection, name: str) -> None:
    with pytest.raises(ConfigError, match="no valid name"):
        _create(connection, name)
    assert integrations.list_all(connection) == []


def test_connecting_again_keeps_the_account(connection: Connection) -> None:
    made = _create(connection)
    integrations.set_status(connection, made.id, "needs_reconnect", "revoked")
    again = integrations.connect_account(
        connection,
        platform="shopify",
        name="shop-a",
        base_url="http://new.example",
        account="a.example",
        granted_scopes={"read_orders"},
    )
    assert (again.id, again.status, again.sync_error) == (made.id, "connected", None)
    assert (again.base_url, again.granted_scopes) == ("http://new.example", ["read_orders"])


def test_another_shop_cannot_take_a_name(connection: Connection) -> None:
    _create(connection)
    with pytest.raises(ConfigError, match=r"belongs to a\.example on shopify"):
        integrations.connect_account(
            connection, platform="shopify", name="shop-a", base_url="http://b.example", account="b.example"
        )


def test_the_end_of_a_sync_shows_its_cursors(connection: Connection) -> None:
    made = _create(connection)
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    cursors.advance(connection, made.id, "order", moment)
    integrations.mark_sync(connection, made.id, "succeeded")
    found = integrations.get(connection, made.id)
    assert found.sync_status == "succeeded"
    assert found.last_sync_at is not None
    assert found.sync_cursor == {"order": "2026-01-02T00:00:00+00:00"}
    integrations.mark_sync(connection, made.id, "failed", "unreachable")
    failed = integrations.get(connection, made.id)
    assert (failed.last_sync_at, failed.sync_error) == (found.last_sync_at, "unreachable")


def test_a_cursor_moves_forward_only_and_never_into_the_future(connection: Connection) -> None:
    made = _create(connection)
    now = datetime.now(UTC)
    assert cursors.get(connection, made.id, "order") == cursors.Cursor()
    cursors.set_state(connection, made.id, "order", {"after": "page-2"})
    an_hour_ago = now - timedelta(hours=1)
    for asked, stands in ((an_hour_ago, an_hour_ago), (now - timedelta(days=1), an_hour_ago)):
        cursors.advance(connection, made.id, "order", asked)
        assert cursors.get(connection, made.id, "order").value == stands
    cursors.advance(connection, made.id, "order", now + timedelta(days=365))
    moved = cursors.get(connection, made.id, "order").value
    assert moved is not None
    assert moved < now + timedelta(minutes=5)
    assert cursors.get(connection, made.id, "order").state == {"after": "page-2"}
    cursors.reset(connection, made.id, "order")
    assert cursors.read_all(connection, made.id) == {}


def test_accounts_are_listed_by_platform_and_company(connection: Connection) -> None:
    _create(connection)
    integrations.create(
        connection, platform="stripe", name="pay", base_url="http://p", account="acct_1", company="Other"
    )
    assert [item.name for item in integrations.list_all(connection)] == ["pay", "shop-a"]
    assert [item.name for item in integrations.list_all(connection, platform="shopify")] == ["shop-a"]
    assert [item.name for item in integrations.list_all(connection, company="Other")] == ["pay"]
