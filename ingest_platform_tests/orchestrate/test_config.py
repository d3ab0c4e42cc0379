"""Windows as people give them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ingest_platform.errors import ConfigError
from ingest_platform.extract.documents import Window
from ingest_platform.orchestrate.config import SyncConfig, resolve

NOW = datetime(2026, 2, 10, 12, tzinfo=UTC)


def _config(**values: object) -> SyncConfig:
    return SyncConfig.model_validate({"mode": "auto", "full": False, "retry": False, **values})


@pytest.mark.parametrize(
    ("given", "mode", "window"),
    [
        ({}, "auto", Window()),
        ({"full": True}, "full", Window()),
        ({"mode": "drain"}, "drain", Window()),
        ({"days": 2}, "window", Window(start=datetime(2026, 2, 8, 12, tzinfo=UTC))),
        (
            {"start_date": "2026-01-01", "end_date": "2026-01-31"},
            "window",
            Window(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 31, 23, 59, 59, 999999, tzinfo=UTC)),
        ),
        (
            {"end_date": "2026-01-31T10:00:00+02:00"},
            "window",
            Window(None, datetime(2026, 1, 31, 8, tzinfo=UTC)),
        ),
    ],
)
def test_config_means_a_mode_and_a_window(given: dict[str, object], mode: str, window: Window) -> None:
    assert resolve(_config(**given), NOW) == (mode, window)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"days": 0}, "0 days are no window"),
        ({"days": 2, "start_date": "2026-01-01"}, "exclude each other"),
        ({"start_date": "yesterday"}, "'yesterday' is no date"),
        ({"start_date": "2026-01-02", "end_date": "2026-01-01"}, "before it starts"),
        ({"full": True, "days": 1}, "has no window"),
        ({"mode": "window"}, "needs dates"),
        ({"mode": "backwards"}, "no mode 'backwards'"),
    ],
)
def test_contradictions_are_refused_in_one_line(given: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=said) as raised:
        resolve(_config(**given), NOW)
    assert "\n" not in str(raised.value)
