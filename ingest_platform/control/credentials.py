"""Secrets of an account, encrypted at rest. Refreshing expiring tokens is in `refresh.py`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from ingest_platform.control.database import Connection
from ingest_platform.errors import CredentialError
from ingest_platform.settings import Settings

Kind = Literal["static_token", "oauth_expiring", "api_key"]

TOKENS = frozenset({"access_token", "refresh_token"})
"""What opens the vendor's API; the other secrets verify what the vendor sends."""


@dataclass(frozen=True)
class Credential:
    """Secrets by name (`access_token`, `refresh_token`, `client_id`, `client_secret`, `webhook_secret`, …).

    They are kept out of `repr`, so that no log or traceback shows them. `generation` counts the rotations.
    """

    kind: Kind
    secrets: Mapping[str, str] = field(repr=False)
    expires_at: datetime | None = None
    refresh_expires_at: datetime | None = None
    generation: int = 0

    def secret(self, name: str) -> str:
        """Return one secret; raises CredentialError when the account has none of that name."""
        try:
            return self.secrets[name]
        except KeyError:
            raise CredentialError(f"The account's credentials have no {name}", "Connect the account again") from None


class Vault:
    """Encrypts with the newest key and decrypts with any, so that keys can be rotated without a stop."""

    def __init__(self, keys: list[bytes]) -> None:
        self._cipher = MultiFernet([Fernet(key) for key in keys])

    @classmethod
    def of(cls, settings: Settings) -> Vault:
        """The vault of this installation; makes the key file when there is no key yet."""
        return cls(settings.encryption_keys())

    def seal(self, secrets: Mapping[str, str]) -> bytes:
        """Encrypt a mapping of secrets."""
        return self._cipher.encrypt(json.dumps(dict(secrets)).encode())

    def unseal(self, sealed: bytes) -> dict[str, str]:
        """Decrypt what `seal` made; raises CredentialError when no key fits."""
        try:
            found: dict[str, str] = json.loads(self._cipher.decrypt(sealed))
        except InvalidToken:
            raise CredentialError(
                "The stored credentials were encrypted with another key",
                "Restore INGEST_SECRET_KEY or secret.key in the data folder, or connect the account again",
            ) from None
        return found

    def renew(self, sealed: bytes) -> bytes:
        """Encrypt anew with the newest key; raises CredentialError when no key fits."""
        return self.seal(self.unseal(sealed))


def store(connection: Connection, vault: Vault, integration_id: UUID, credential: Credential) -> Credential:
    """Write the account's credentials over what is there, as a new generation, which is returned. Not
    committed.
    """
    row = connection.execute(
        "INSERT INTO credential AS c (integration_id, kind, ciphertext, expires_at, refresh_expires_at)"
        " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (integration_id) DO UPDATE SET kind = excluded.kind,"
        " ciphertext = excluded.ciphertext, expires_at = excluded.expires_at,"
        " refresh_expires_at = excluded.refresh_expires_at, generation = c.generation + 1,"
        # Whoever refreshes the old grant right now must not write it over the new one: see refresh.py.
        " refresh_lease_holder = NULL, refresh_lease_until = NULL, void_since = NULL, updated_at = clock_timestamp()"
        " RETURNING generation",
        [
            integration_id,
            credential.kind,
            vault.seal(credential.secrets),
            credential.expires_at,
            credential.refresh_expires_at,
        ],
    ).fetchone()
    assert row is not None
    return Credential(credential.kind, credential.secrets, credential.expires_at, credential.refresh_expires_at, row[0])


def load(connection: Connection, vault: Vault, integration_id: UUID) -> Credential:
    """Read the account's credentials; raises CredentialError when there are none or no key fits."""
    row = connection.execute(
        "SELECT kind, ciphertext, expires_at, refresh_expires_at, generation, void_since IS NOT NULL"
        " FROM credential WHERE integration_id = %s",
        [integration_id],
    ).fetchone()
    if row is None:
        raise CredentialError("The account has no credentials", "Connect it with `ingest connect`")
    kind, sealed, expires_at, refresh_expires_at, generation, void = row
    secrets = vault.unseal(bytes(sealed))
    if void:
        # Nothing to refresh either: whoever asks is refused by the vendor, and told to connect again.
        kept = {name: value for name, value in secrets.items() if name not in TOKENS}
        return Credential("static_token", kept, generation=generation)
    return Credential(kind, secrets, expires_at, refresh_expires_at, generation)


def add_secrets(connection: Connection, vault: Vault, integration_id: UUID, secrets: Mapping[str, str]) -> None:
    """Add to the account's secrets, in a transaction of its own. What one replaces is kept as `{name}_previous`: the
    vendor may sign with it for a while.
    """
    with connection.transaction():
        connection.execute("SELECT FROM credential WHERE integration_id = %s FOR UPDATE", [integration_id])
        current = load(connection, vault, integration_id)
        replaced = {
            f"{name}_previous": current.secrets[name]
            for name, value in secrets.items()
            if current.secrets.get(name, value) != value
        }
        kept = {**current.secrets, **replaced, **secrets}
        connection.execute(
            "UPDATE credential SET ciphertext = %s, generation = generation + 1, updated_at = clock_timestamp()"
            " WHERE integration_id = %s",
            [vault.seal(kept), integration_id],
        )


def drop_void_tokens(connection: Connection, vault: Vault) -> int:
    """Remove the tokens of accounts whose access the vendor ended; returns of how many. Not committed.

    What verifies webhooks is kept: the vendor still sends what the law asks for, days later.
    """
    rows = connection.execute(
        "SELECT integration_id, ciphertext FROM credential WHERE void_since IS NOT NULL FOR UPDATE SKIP LOCKED"
    ).fetchall()
    dropped = 0
    for integration_id, sealed in rows:
        secrets = vault.unseal(bytes(sealed))
        kept = {name: value for name, value in secrets.items() if name not in TOKENS}
        if len(kept) == len(secrets):
            continue
        dropped += 1
        connection.execute(
            "UPDATE credential SET ciphertext = %s, kind = 'static_token', expires_at = NULL,"
            " refresh_expires_at = NULL WHERE integration_id = %s AND void_since IS NOT NULL",
            [vault.seal(kept), integration_id],
        )
    return dropped


def rotate_key(connection: Connection, vault: Vault) -> int:
    """Encrypt every account's credentials with the newest key; returns how many. Not committed."""
    rows = connection.execute("SELECT integration_id, ciphertext FROM credential FOR UPDATE").fetchall()
    for integration_id, sealed in rows:
        connection.execute(
            "UPDATE credential SET ciphertext = %s WHERE integration_id = %s",
            [vault.renew(bytes(sealed)), integration_id],
        )
    return len(rows)
