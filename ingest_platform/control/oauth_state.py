"""OAuth states: handed out once, good once. Only their SHA-256 is kept, and what goes with them is
encrypted.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from psycopg.types.json import Jsonb

from ingest_platform.control.credentials import Vault
from ingest_platform.control.database import Connection
from ingest_platform.errors import ConfigError

_LIFE_SECONDS = 600


@dataclass(frozen=True)
class OAuthState:
    """What was kept when the address was handed out: open `payload`, and `secrets` that no log shows."""

    platform: str
    payload: dict[str, Any]
    secrets: dict[str, str] = field(repr=False)


def issue(
    connection: Connection,
    vault: Vault,
    platform: str,
    *,
    payload: Mapping[str, Any] | None = None,
    secret_values: Mapping[str, str] | None = None,
    life_seconds: float = _LIFE_SECONDS,
) -> str:
    """Make a state for an OAuth address, good for `life_seconds`. Not committed: commit before it is
    shown.
    """
    state = secrets.token_urlsafe(32)
    sealed = base64.b64encode(vault.seal(secret_values or {})).decode()
    # Expired ones are of no use to anybody; there is no other moment at which somebody would remove them.
    connection.execute("DELETE FROM oauth_state WHERE expires_at < clock_timestamp() - interval '1 day'")
    connection.execute(
        "INSERT INTO oauth_state (state_hash, platform, payload, expires_at)"
        " VALUES (%s, %s, %s, clock_timestamp() + make_interval(secs => %s))",
        [_hash(state), platform, Jsonb({"open": dict(payload or {}), "sealed": sealed}), life_seconds],
    )
    return state


def consume(connection: Connection, vault: Vault, platform: str, state: str) -> OAuthState:
    """Use up a state; raises ConfigError when it is unknown, used or expired. Commit before exchanging the
    code.
    """
    row = connection.execute(
        "UPDATE oauth_state SET used_at = clock_timestamp() WHERE state_hash = %s AND platform = %s"
        " AND used_at IS NULL AND expires_at > clock_timestamp() RETURNING payload",
        [_hash(state), platform],
    ).fetchone()
    if row is None:
        raise ConfigError(
            "This sign-in address was used already, has expired, or was not made here",
            "Start again with `ingest connect`",
        )
    kept = row[0]
    return OAuthState(platform, kept["open"], vault.unseal(base64.b64decode(kept["sealed"])))


def _hash(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
