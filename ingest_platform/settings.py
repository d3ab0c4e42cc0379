"""Everything that an installation may set, read from the environment once and validated.

Names are `INGEST_` plus the field's name in capitals, except `DATABASE_URL`, which keeps the name that
hosts use.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest_platform.errors import ConfigError


class Settings(BaseSettings):
    """The settings of one installation; make it with `load_settings`, whose errors are one line."""

    model_config = SettingsConfigDict(env_prefix="INGEST_", frozen=True, populate_by_name=True, extra="ignore")

    home: Path = Field(default_factory=lambda: Path.cwd() / ".ingest")
    """Folder of everything that is kept: the embedded database, the key file, Dagster's home."""

    database_url: str | None = Field(
        None, validation_alias=AliasChoices("DATABASE_URL", "INGEST_DATABASE_URL", "database_url")
    )
    """Any PostgreSQL from 16 up, instead of the embedded one."""

    dagster_database_url: str | None = None
    """Where Dagster keeps its own tables; default: a database `dagster` on the embedded server, or a schema
    `dagster` in the database that DATABASE_URL names."""

    secret_key: SecretStr | None = None
    """Fernet keys, comma separated, newest first: the first encrypts, all decrypt. Default: a 0600 file in
    `home`.
    """

    company: str = "default"
    """The company that owns an account when none is named."""

    receiver_host: str = "127.0.0.1"
    receiver_port: int = Field(8080, ge=1, le=65535)
    receiver_public_url: str | None = None
    """The address under which vendors reach the receiver (behind a proxy or tunnel); default: host and
    port.
    """

    receiver_body_limit: int = Field(16 * 1024 * 1024, ge=1024)
    """Bytes of one webhook body. The largest Shopify order seen with 5 MB of note and 500 line items is below
    8 MB; 16 MiB leaves double that and still bounds what an unauthenticated caller can make us read."""

    webhook_batch_max: int = Field(64, ge=1, le=1000)
    """Webhooks that share one commit at most. More adds latency and no throughput: the fsync is shared
    already.
    """

    webhook_batch_wait_ms: float = Field(2.0, ge=0, le=100)
    """How long an arrived webhook waits for company while a commit is not already under way."""

    webhook_database_timeout_s: float = Field(5.0, gt=0)
    """After this long without the database the receiver answers 503, so that the vendor sends again."""

    webhook_fetch: bool = True
    """Whether the receiver fetches what a webhook only names, right after its answer. Dagster's sensor does so too,
    some seconds later."""

    sandbox_host: str = "127.0.0.1"
    sandbox_port: int = Field(8090, ge=1, le=65535)

    dagster_port: int = Field(3000, ge=1, le=65535)

    http_timeout_s: float = Field(30.0, gt=0)
    http_retries: int = Field(6, ge=0, le=20)
    quota_share: float = Field(1.0, gt=0, le=100)
    """How much of the quota that a vendor grants to an account (not to our app alone) is ours: less where other
    programs need theirs, more where it was raised. Shopify's is the app's own, and is read from its answers."""

    alert_webhook_url: SecretStr | None = None
    """Where notices of checks are posted, `{"text": …}` as Slack and its kin take it."""
    alert_email_to: str = ""
    alert_email_from: str = "ingest@localhost"
    alert_quiet: str = ""
    """Hours in UTC in which nothing is sent, such as 22:00-07:00."""
    alert_repeat_hours: float = Field(24.0, gt=0)
    """After so long a check that still fails is told again."""
    smtp_host: str = "localhost"
    smtp_port: int = Field(25, ge=1, le=65535)
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_starttls: bool = False

    keep_logs_days: int = Field(90, ge=1)
    keep_webhooks_days: int = Field(30, ge=2)
    """Vendors send a delivery again for up to three days: by its row it is known."""
    keep_checks_days: int = Field(90, ge=1)
    keep_reports_days: int = Field(730, ge=1)
    keep_runs_days: int = Field(30, ge=1)
    """Dagster's finished runs with their event logs."""

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("database_url", "dagster_database_url")
    @classmethod
    def _postgres_url(cls, value: str | None) -> str | None:
        if not value:
            return None  # an empty variable means "not set" in every shell
        scheme = urlsplit(value).scheme
        if scheme.partition("+")[0] not in {"postgresql", "postgres"}:
            raise ValueError("must look like postgresql://user:password@host:5432/database")
        # SQLAlchemy's driver suffix is no business of libpq.
        return "postgresql" + value[len(scheme) :]

    @field_validator("receiver_public_url")
    @classmethod
    def _http_url(cls, value: str | None) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError("must look like https://hooks.example.com")
        return value.rstrip("/")

    @property
    def public_url(self) -> str:
        """Base address of the receiver as a vendor sees it, without a slash at the end."""
        return self.receiver_public_url or f"http://{self.receiver_host}:{self.receiver_port}"

    @property
    def sandbox_url(self) -> str:
        """Base address of the local sandbox."""
        return f"http://{self.sandbox_host}:{self.sandbox_port}"

    @property
    def key_file(self) -> Path:
        """The key file that is used when INGEST_SECRET_KEY is not set."""
        return self.home / "secret.key"

    def encryption_keys(self) -> list[bytes]:
        """Fernet keys, newest first; the key file is created (mode 0600) when there is neither file nor
        variable.

        Raises ConfigError for a key that is not 32 bytes of URL-safe base64.
        """
        if self.secret_key is not None:
            keys, where = self.secret_key.get_secret_value().split(","), "INGEST_SECRET_KEY"
        else:
            keys, where = read_or_create_key(self.key_file).split(), str(self.key_file)
        found = [key.strip().encode() for key in keys if key.strip()]
        try:
            for key in found:
                Fernet(key)
        except ValueError:
            found = []
        if not found:
            raise ConfigError(
                f"{where} holds no valid key",
                "A key is 32 bytes in URL-safe base64; restore the one that encrypted the credentials",
            )
        return found


def load_settings(**overrides: object) -> Settings:
    """Read the environment; `overrides` win. Raises ConfigError, one line, that names the variable."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        variable = "DATABASE_URL" if name.lower().endswith("database_url") and "dagster" not in name else name
        if variable.islower():
            variable = f"INGEST_{variable.upper()}"
        reason = first["msg"].removeprefix("Value error, ")
        raise ConfigError(f"{variable} is not valid: {reason}", "Correct it or unset it") from None


def read_or_create_key(path: Path) -> str:
    """Return the content of the key file, creating it with mode 0600 when it is missing; safe between
    processes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Written aside, then linked: whoever loses the race reads the winner's key, and nobody a half-written
        # one.
        aside = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(Fernet.generate_key() + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
            with contextlib.suppress(FileExistsError):
                os.link(aside, path)
        finally:
            aside.unlink()
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    return path.read_text()
