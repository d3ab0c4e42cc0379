"""Numbered migrations: `sql/migrations/NNNN_name.sql`, each applied once, in a transaction of its own.

The SHA-256 of each file is recorded; a file that was edited after it ran is refused, because a database
that ran the old text would silently differ from one that runs the new.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from ingest_platform import paths
from ingest_platform.control.database import Connection
from ingest_platform.errors import DatabaseFull, MigrationError, as_ingest_error

_NAME = re.compile(r"(\d{4})_([a-z0-9_]+)\.sql")
_LOCK = 0x696E67657374  # "ingest": the advisory lock of whoever changes the schema

_TABLE = """
CREATE TABLE IF NOT EXISTS schema_migration (
    version integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
)
"""


@dataclass(frozen=True)
class Migration:
    """One file: its number, its name without number and suffix, its statements."""

    version: int
    name: str
    statements: str

    @property
    def checksum(self) -> str:
        """SHA-256 (hex) of the statements, the same on a checkout with CRLF line ends."""
        return hashlib.sha256(self.statements.encode()).hexdigest()

    def __str__(self) -> str:
        return f"{self.version:04d}_{self.name}"


def read_all(folder: Path = paths.MIGRATIONS) -> list[Migration]:
    """Read the migrations in order; raises MigrationError for a bad name, a duplicate number or a gap."""
    found: dict[int, Migration] = {}
    for path in sorted(folder.glob("*.sql")):
        match = _NAME.fullmatch(path.name)
        if match is None:
            raise MigrationError(f"{path.name} is no name of a migration", "Name it NNNN_lower_case.sql")
        version = int(match[1])
        if version in found:
            raise MigrationError(f"{found[version]} and {path.stem} have the same number", "Renumber the newer one")
        text = path.read_bytes().decode().replace("\r\n", "\n")
        found[version] = Migration(version, match[2], text)
    if not found:
        raise MigrationError(f"No migrations in {folder}", "Run from a checkout of the project")
    missing = sorted(set(range(1, max(found) + 1)) - set(found))
    if missing:
        raise MigrationError(
            f"Migration {missing[0]:04d} is missing in {folder}", "Restore the file; numbers have no gaps"
        )
    return [found[version] for version in sorted(found)]


def pending(connection: Connection, folder: Path = paths.MIGRATIONS) -> list[Migration]:
    """The migrations that the database has not run yet; raises MigrationError when a past one was edited."""
    known = connection.execute("SELECT to_regclass('schema_migration')").fetchone()
    if known is None or known[0] is None:
        return read_all(folder)
    return _unapplied(connection, read_all(folder))


def migrate(connection: Connection, folder: Path = paths.MIGRATIONS) -> list[Migration]:
    """Apply what is pending and return it. Commits each; `connection` must have no transaction open.

    Several processes may call at once: one applies, the others wait and find nothing left to do.
    """
    migrations = read_all(folder)
    with schema_lock(connection):
        connection.execute(_TABLE)
        todo = _unapplied(connection, migrations)
        for migration in todo:
            try:
                with connection.transaction():
                    connection.execute(migration.statements)
                    connection.execute(
                        "INSERT INTO schema_migration (version, name, checksum) VALUES (%s, %s, %s)",
                        [migration.version, migration.name, migration.checksum],
                    )
            except psycopg.Error as error:
                known = as_ingest_error(error)
                if isinstance(known, DatabaseFull):
                    raise known from error
                raise MigrationError(
                    f"Migration {migration} failed and was rolled back ({known.what})",
                    "Mend what it names, run again",
                ) from error
    return todo


@contextlib.contextmanager
def schema_lock(connection: Connection) -> Iterator[None]:
    """Hold the schema's advisory lock, with the connection in autocommit: whoever changes tables takes it
    first.

    The lock belongs to the session, so that it covers several transactions.
    """
    before = connection.autocommit
    connection.set_autocommit(True)
    try:
        connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            if not connection.closed:
                connection.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    finally:
        if not connection.closed:
            connection.set_autocommit(before)


def _unapplied(connection: Connection, migrations: list[Migration]) -> list[Migration]:
    rows = connection.execute("SELECT version, name, checksum FROM schema_migration ORDER BY version").fetchall()
    by_version = {migration.version: migration for migration in migrations}
    for version, name, checksum in rows:
        migration = by_version.get(version)
        if migration is None:
            raise MigrationError(
                f"The database has run migration {version:04d}_{name}, which this version does not have",
                "Use the version of the platform that made the database, or a newer one",
            )
        if migration.checksum != checksum:
            raise MigrationError(
                f"Migration {migration} was edited after it ran",
                "Restore the file (git checkout) and put the change into a new migration",
            )
    done = {row[0] for row in rows}
    return [migration for migration in migrations if migration.version not in done]
