"""An access that ends is said a month, a week and a day before, by `ingest status` too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ingest_platform.cli import report
from ingest_platform.control import credentials, integrations
from ingest_platform.control.credentials import Credential, Vault
from ingest_platform.quality.access import access_end
from ingest_platform_tests.conftest import TestDatabase

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "warning", "says"),
    [
        (timedelta(days=100), None, ""),
        (timedelta(days=30, seconds=1), None, ""),
        (timedelta(days=30), 30, "in 30 days, at 2026-03-31 12:00Z"),
        (timedelta(days=8), 30, "in 8 days"),
        (timedelta(days=7), 7, "in 7 days"),
        (timedelta(days=1, hours=1), 7, "in 1 day,"),
        (timedelta(days=1), 1, "in 1 day,"),
        (timedelta(hours=5), 1, "in 5 hours"),
        (timedelta(seconds=-1), 1, "ended at 2026-03-01 11:59Z"),
    ],
    ids=str,
)
def test_the_warning_that_is_due(left: timedelta, warning: int | None, says: str) -> None:
    found = access_end(NOW + left, NOW)
    assert (found.warning.days if found else None) == warning
    assert says in (found.sentence if found else "")


def test_an_access_without_an_end_is_never_warned_of() -> None:
    assert access_end(None, NOW) is None


def test_status_says_when_the_access_ends_and_what_to_do(db: TestDatabase) -> None:
    ends = datetime.now(UTC) + timedelta(days=6, hours=1)
    with db.connect() as conn:
        made = integrations.create(conn, platform="quickbooks", name="books", base_url="http://x", account="1")
        credentials.store(conn, Vault.of(db.settings), made.id,
                          Credential("oauth_expiring", {"access_token": "a"}, refresh_expires_at=ends))  # fmt: skip
        conn.commit()
        [account] = report.read(db.settings, conn)
    assert [p for p in account.problems if "ends in 6 days" in p and "ingest connect quickbooks --name books" in p]
