"""Settings: read from the environment, refused in one line, the key never readable by others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from ingest_platform.errors import ConfigError
from ingest_platform.settings import load_settings


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL is not valid: must look like postgresql://"),
        ("INGEST_RECEIVER_PORT", "99999", "INGEST_RECEIVER_PORT is not valid"),
        ("INGEST_RECEIVER_PORT", "http", "INGEST_RECEIVER_PORT is not valid"),
        ("INGEST_RECEIVER_PUBLIC_URL", "hooks.example.com", "INGEST_RECEIVER_PUBLIC_URL is not valid"),
        ("INGEST_DAGSTER_DATABASE_URL", "sqlite:///x", "INGEST_DAGSTER_DATABASE_URL is not valid"),
    ],
)
def test_a_bad_variable_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, message: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigError, match=message) as caught:
        load_settings()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("postgres://u:p@h/d", "postgresql://u:p@h/d"),
        ("postgresql+psycopg2://u:p@h/d?sslmode=require", "postgresql://u:p@h/d?sslmode=require"),
        ("", None),
    ],
)
def test_database_urls_of_all_forms_are_libpqs(monkeypatch: pytest.MonkeyPatch, given: str, read: str | None) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    assert load_settings().database_url == read


def test_the_key_file_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path / "home")
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: tuple(settings.encryption_keys()), range(32)))
    assert len(keys) == 1
    assert settings.key_file.stat().st_mode & 0o777 == 0o600
    assert [item.name for item in settings.home.iterdir()] == ["secret.key"]


def test_a_key_file_that_others_can_read_is_closed(tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path)
    settings.encryption_keys()
    settings.key_file.chmod(0o644)
    settings.encryption_keys()
    assert settings.key_file.stat().st_mode & 0o777 == 0o600


def test_keys_from_the_environment_leave_no_file_and_no_trace(tmp_path: Path) -> None:
    keys = [Fernet.generate_key(), Fernet.generate_key()]
    settings = load_settings(home=tmp_path, secret_key=b",".join(keys).decode())
    assert settings.encryption_keys() == keys
    assert not settings.key_file.exists()
    assert keys[0].decode() not in repr(settings)


@pytest.mark.parametrize("key", ["", "short", "x" * 44])
def test_a_key_that_is_none_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(ConfigError, match="INGEST_SECRET_KEY holds no valid key"):
        load_settings(home=tmp_path, secret_key=key).encryption_keys()
