"""What HTTP headers say about time."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from ingest_platform.extract.http import retry_after, server_time


def response(**headers: str) -> httpx.Response:
    return httpx.Response(200, headers={k.replace("_", "-"): v for k, v in headers.items()})


@pytest.mark.parametrize(("value", "seconds"), [("2", 2.0), ("1.5", 1.5), ("-1", 0.0), ("soon", None), ("", None)])
def test_retry_after_is_read_as_seconds(value: str, seconds: float | None) -> None:
    assert retry_after(response(Retry_After=value)) == seconds


def test_retry_after_is_read_as_a_date() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    wait = retry_after(response(Retry_After=later))
    assert wait is not None
    assert 28 < wait <= 30


def test_the_servers_clock_is_read_from_its_date_header() -> None:
    assert server_time(response(Date="Sat, 21 Nov 2026 01:02:03 GMT")) == datetime(2026, 11, 21, 1, 2, 3, tzinfo=UTC)
    assert server_time(response()) is None
    assert server_time(response(Date="yesterday")) is None
