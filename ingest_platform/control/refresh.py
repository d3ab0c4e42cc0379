"""Refresh of an expiring token by one process at a time, losing none that the vendor rotates.

A vendor that rotates refresh tokens gives each new one once. So:

- One refresher at a time, by a lease in the table: not tied to a connection, which can break during the
vendor's call and let a second refresher in. A heartbeat renews it; a dead holder's lease ends by itself. -
Who waited reads again and uses what the other one got. - The new token is on disk (encrypted, 0600), then
committed, and only then returned: a database that goes away between the vendor's answer and the commit
costs nothing; the next refresh finds the file and commits it first. - The commit is fenced by the
generation: it never overwrites a newer token, or a newer connection of the account.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from ingest_platform.control import credentials, integrations
from ingest_platform.control.credentials import Credential, Vault
from ingest_platform.control.database import Connection, connect
from ingest_platform.errors import AlreadyRunning, NeedsReconnect
from ingest_platform.settings import Settings

LEASE_SECONDS = 15.0
_FOLDER = "unsaved-credentials"


def refresh_with_lease(
    settings: Settings,
    integration_id: UUID,
    refresh: Callable[[Credential], Credential],
    *,
    seen_generation: int,
    lease_seconds: float = LEASE_SECONDS,
    wait_seconds: float = 90.0,
) -> Credential:
    """Return credentials newer than `seen_generation`: those another process got, or what `refresh` gets.

    `refresh` takes the current credentials and returns those the vendor gave (all secrets, not the changed
    ones alone); it raises NeedsReconnect when the vendor refuses the grant, and the account is then marked
    so. Opens connections of its own and commits: never call it with a lock on the credential's row. From
    asyncio, call it with `asyncio.to_thread`. Raises AlreadyRunning when another process refreshes for
    longer than `wait_seconds`.
    """
    vault = Vault.of(settings)
    holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    deadline = time.monotonic() + wait_seconds
    with connect(settings, autocommit=True, application_name="ingest refresh") as connection:
        _save_unsaved(connection, vault, settings, integration_id)
        while not _take_lease(connection, integration_id, holder, seen_generation, lease_seconds):
            current = credentials.load(connection, vault, integration_id)
            if current.generation > seen_generation:
                return current
            if time.monotonic() > deadline:
                raise AlreadyRunning(
                    "Another process has been refreshing this account's token for too long",
                    "Try again in a minute",
                )
            time.sleep(random.uniform(0.05, 0.2))  # noqa: S311 - spreads the waiters, guards nothing
        # Whoever held the lease before may have died between the vendor's answer and the commit, while this one waited.
        _save_unsaved(connection, vault, settings, integration_id)
        current = credentials.load(connection, vault, integration_id)
        if current.generation > seen_generation:
            _release_lease(connection, integration_id, holder)
            return current
    try:
        with _heartbeat(settings, integration_id, holder, lease_seconds):
            renewed = refresh(current)
            unsaved = _write_unsaved(vault, settings, integration_id, current.generation, renewed)
        with connect(settings, autocommit=True, application_name="ingest refresh") as connection:
            _store_fenced(connection, integration_id, current.generation, vault.seal(renewed.secrets), renewed)
            unsaved.unlink(missing_ok=True)
            return credentials.load(connection, vault, integration_id)
    except NeedsReconnect as error:
        return _after_refusal(settings, vault, integration_id, current.generation, error)
    finally:
        with contextlib.suppress(Exception), connect(settings, autocommit=True, start=False) as connection:
            _release_lease(connection, integration_id, holder)


def _take_lease(connection: Connection, integration_id: UUID, holder: str, generation: int, seconds: float) -> bool:
    """One statement decides: true for one caller, and only while the generation is the one it has seen."""
    done = connection.execute(
        "UPDATE credential SET refresh_lease_holder = %s,"
        " refresh_lease_until = clock_timestamp() + make_interval(secs => %s)"
        " WHERE integration_id = %s AND generation <= %s"
        " AND (refresh_lease_until IS NULL OR refresh_lease_until < clock_timestamp())",
        [holder, seconds, integration_id, generation],
    )
    return done.rowcount == 1


def _release_lease(connection: Connection, integration_id: UUID, holder: str) -> None:
    connection.execute(
        "UPDATE credential SET refresh_lease_holder = NULL, refresh_lease_until = NULL"
        " WHERE integration_id = %s AND refresh_lease_holder = %s",
        [integration_id, holder],
    )


@contextlib.contextmanager
def _heartbeat(settings: Settings, integration_id: UUID, holder: str, seconds: float) -> Iterator[None]:
    """Renew the lease while the vendor's answer is awaited, however long that takes."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(seconds / 3):
            # A beat that fails is no reason to drop the vendor's answer: the commit is fenced anyway.
            with (
                contextlib.suppress(Exception),
                connect(settings, autocommit=True, start=False) as connection,
            ):
                connection.execute(
                    "UPDATE credential SET"
                    " refresh_lease_until = clock_timestamp() + make_interval(secs => %s)"
                    " WHERE integration_id = %s AND refresh_lease_holder = %s",
                    [seconds, integration_id, holder],
                )

    thread = threading.Thread(target=beat, name="refresh-lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _store_fenced(
    connection: Connection, integration_id: UUID, generation: int, sealed: bytes, times: Credential
) -> None:
    connection.execute(
        "UPDATE credential SET ciphertext = %s, expires_at = %s, refresh_expires_at = %s,"
        " generation = generation + 1, refresh_lease_holder = NULL, refresh_lease_until = NULL,"
        " updated_at = clock_timestamp() WHERE integration_id = %s AND generation = %s",
        [sealed, times.expires_at, times.refresh_expires_at, integration_id, generation],
    )


def _after_refusal(
    settings: Settings, vault: Vault, integration_id: UUID, generation: int, error: NeedsReconnect
) -> Credential:
    """The vendor refused the refresh token: because it is revoked, or because somebody rotated it
    meanwhile.
    """
    with connect(settings) as connection:
        current = credentials.load(connection, vault, integration_id)
        if current.generation > generation:
            return current
        integrations.set_status(connection, integration_id, "needs_reconnect", str(error))
    raise error


def _unsaved_path(settings: Settings, integration_id: UUID) -> Path:
    return settings.home / _FOLDER / f"{integration_id}.json"


def _write_unsaved(
    vault: Vault, settings: Settings, integration_id: UUID, generation: int, renewed: Credential
) -> Path:
    path = _unsaved_path(settings, integration_id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    document = {
        "generation": generation,
        "ciphertext": vault.seal(renewed.secrets).decode(),
        "expires_at": renewed.expires_at and renewed.expires_at.isoformat(),
        "refresh_expires_at": renewed.refresh_expires_at and renewed.refresh_expires_at.isoformat(),
    }
    aside = path.with_suffix(f".{secrets.token_hex(4)}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        json.dump(document, stream)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(path)
    return path


def _save_unsaved(connection: Connection, vault: Vault, settings: Settings, integration_id: UUID) -> None:
    """Commit what an earlier refresh got from the vendor and could not commit."""
    path = _unsaved_path(settings, integration_id)
    try:
        found = json.loads(path.read_text())
    except FileNotFoundError:
        return
    sealed = found["ciphertext"].encode()
    # Read, not only moved: a file that no key opens must not replace credentials that one does.
    moments = [value and datetime.fromisoformat(value) for value in (found["expires_at"], found["refresh_expires_at"])]
    kept = Credential("oauth_expiring", vault.unseal(sealed), moments[0], moments[1])
    # Fenced by the generation it was made from: a newer token, or a reconnect, wins.
    _store_fenced(connection, integration_id, found["generation"], sealed, kept)
    path.unlink(missing_ok=True)
