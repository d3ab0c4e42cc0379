"""Every error that reaches a person: one line that says what failed and what to do about it.

Code raises a subclass of `IngestError`; what escapes from a driver or the operating system is turned into
the same form by `describe`. Nothing prints a traceback for bad input.
"""

# ruff: noqa: N818 - the names say the state of things ("DatabaseFull"); a suffix would only repeat the base class.

from __future__ import annotations

import errno
from typing import ClassVar


class IngestError(Exception):
    """Base of all: `what` failed and the `remedy`; `str()` gives both in one line.

    `exit_code` is what the command line returns; `code` is a stable word for JSON output and metrics.
    """

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "error"

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = _one_line(what).rstrip(".")
        self.remedy = _one_line(remedy)
        super().__init__(f"{self.what}. {self.remedy}" if self.remedy else f"{self.what}.")

    def __reduce__(self) -> tuple[type[IngestError], tuple[str, str]]:
        """Pickle by the two parts, so that the error survives a process boundary."""
        return type(self), (self.what, self.remedy)


# --- installation: settings, database, migrations, declarations
# ---------------------------------------------------


class ConfigError(IngestError):
    """Raised when a setting, an argument or a file of the installation is missing or not valid."""

    exit_code = 2
    code = "config"


class DatabaseUnavailable(IngestError):
    """Raised when PostgreSQL cannot be started, reached or logged in to, or the connection broke."""

    exit_code = 3
    code = "database_unavailable"


class DatabaseTooOld(IngestError):
    """Raised when the server that DATABASE_URL names is older than PostgreSQL 16."""

    exit_code = 3
    code = "database_too_old"


class DatabaseFull(IngestError):
    """Raised when the disk under the database (or under the data folder) has no room left."""

    exit_code = 3
    code = "database_full"


class MigrationError(IngestError):
    """Raised when the numbered migrations have a gap, a duplicate or an edited past file, or one fails."""

    exit_code = 3
    code = "migration"


class SchemaChangeRefused(IngestError):
    """Raised when a declaration asks for a change of a table that is not additive; the remedy is the
    statement.
    """

    exit_code = 3
    code = "schema_change"


class DeclarationError(IngestError):
    """Raised when a source's declaration lacks a part or contradicts itself; the remedy says what to add."""

    exit_code = 2
    code = "declaration"


# --- accounts and credentials
# -------------------------------------------------------------------------------------


class IntegrationNotFound(IngestError):
    """Raised when no connected account has the name or id that was asked for."""

    exit_code = 2
    code = "integration_not_found"


class AlreadyRunning(IngestError):
    """Raised when another process holds the account's lock: one account is synced by one process at a
    time.
    """

    exit_code = 4
    code = "already_running"


class CredentialError(IngestError):
    """Raised when an account has no credentials, or they cannot be decrypted with the key at hand."""

    exit_code = 5
    code = "credentials"


class NeedsReconnect(CredentialError):
    """Raised when the vendor no longer honours the grant: revoked, or expired beyond refreshing."""

    code = "needs_reconnect"


class MissingScope(CredentialError):
    """Raised when the token lacks a scope that an object needs; the remedy names the scope."""

    code = "missing_scope"


# --- the vendor's side
# --------------------------------------------------------------------------------------------


class SourceUnreachable(IngestError):
    """Raised when the vendor cannot be reached: name resolution, connection, TLS, or a timeout after all
    retries.
    """

    exit_code = 6
    code = "source_unreachable"


class SourceThrottled(IngestError):
    """Raised when the vendor kept throttling beyond all retries."""

    exit_code = 6
    code = "source_throttled"


class SourceError(IngestError):
    """Raised when the vendor answered with an error that no retry mends."""

    exit_code = 6
    code = "source_error"


class IncompleteExtract(IngestError):
    """Raised when a listing ended but is not whole: a bulk file shorter than its `objectCount`, a cut
    stream.
    """

    exit_code = 6
    code = "incomplete_extract"


# --- what others raise
# --------------------------------------------------------------------------------------------

_NO_ROOM = "Free some space there and run the same command again: nothing that was committed is lost"
_START_DATABASE = "Check that the server runs and that DATABASE_URL is right; unset it to use the embedded server"

# Class 08 is a broken connection, 57P0x a server that shuts down or starts, 53300 too many connections.
_GONE = ("08", "57P0")
_SQLSTATE: dict[str, tuple[str, str]] = {
    "28P01": ("PostgreSQL refused the password", "Correct the user and password in DATABASE_URL"),
    "28000": (
        "PostgreSQL refused the login",
        "Correct the user in DATABASE_URL, or pg_hba.conf on the server",
    ),
    "3D000": ("The database does not exist", "Create it, or correct its name in DATABASE_URL"),
    "53300": ("PostgreSQL has no connection left", "Raise max_connections, or run fewer processes at once"),
    "42501": ("The database user lacks a privilege", "Grant it, or use a user that owns the database"),
    "42P01": ("A table is missing", "Run `ingest db migrate`"),
    "42703": ("A column is missing", "Run `ingest db migrate`"),
}


def describe(error: BaseException) -> str:
    """Say in one line what `error` means and what to do; never raises and never shows a traceback."""
    return str(as_ingest_error(error))


def as_ingest_error(error: BaseException) -> IngestError:
    """Turn an error of a driver, an HTTP client or the operating system into one of ours (ours pass
    through).
    """
    if isinstance(error, IngestError):
        return error
    module = type(error).__module__.partition(".")[0]
    if module == "sqlalchemy" and getattr(error, "orig", None) is not None:
        return as_ingest_error(error.orig)  # type: ignore[attr-defined]
    if module in {"psycopg", "psycopg2"}:
        return _from_postgres(error)
    if module in {"httpx", "httpcore"}:
        return _from_http(error)
    if isinstance(error, OSError):
        return _from_os(error)
    return IngestError(f"{type(error).__name__}: {_first_line(error)}")


def _from_postgres(error: BaseException) -> IngestError:
    state = getattr(error, "sqlstate", None) or getattr(error, "pgcode", None) or ""
    text = _first_line(error)
    lowered = text.lower()
    if state == "53100" or "no space left on device" in lowered:
        return DatabaseFull(f"The disk of the database is full ({text})", _NO_ROOM)
    if state in _SQLSTATE:
        what, remedy = _SQLSTATE[state]
        kind = DatabaseUnavailable if state[:2] in {"28", "3D", "53"} else IngestError
        return kind(f"{what} ({text})", remedy)
    if state.startswith(_GONE) or type(error).__name__ in {
        "OperationalError",
        "AdminShutdown",
        "ConnectionTimeout",
    }:
        # A failed login has no SQLSTATE in psycopg, only the server's sentence.
        for needle, key in (("password authentication", "28P01"), ("does not exist", "3D000")):
            if needle in lowered and not state:
                what, remedy = _SQLSTATE[key]
                return DatabaseUnavailable(f"{what} ({text})", remedy)
        return DatabaseUnavailable(f"PostgreSQL is not available ({text})", _START_DATABASE)
    return IngestError(f"PostgreSQL refused the statement ({state or type(error).__name__}: {text})")


def _from_http(error: BaseException) -> IngestError:
    try:
        url = getattr(error, "request", None)
    except RuntimeError:  # httpx raises when the error was made without a request
        url = None
    where = getattr(getattr(url, "url", None), "host", "") or "the source"
    name = type(error).__name__
    if name == "HTTPStatusError":
        status = getattr(getattr(error, "response", None), "status_code", "?")
        return SourceError(f"{where} answered {status}", "See the vendor's status page, then run the same command")
    if "Timeout" in name:
        return SourceUnreachable(f"{where} did not answer in time ({name})", "Run the same command again later")
    return SourceUnreachable(
        f"{where} cannot be reached ({_first_line(error) or name})",
        "Check its base URL and the network, then retry",
    )


def _from_os(error: OSError) -> IngestError:
    place = f" at {error.filename}" if error.filename else ""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DatabaseFull(f"The disk is full{place}", _NO_ROOM)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return ConfigError(f"No permission to write{place}", "Use a folder of your own: set INGEST_HOME")
    if error.errno == errno.EADDRINUSE:
        return ConfigError(f"The address is already in use{place}", "Stop the other process, or choose another port")
    if isinstance(error, (ConnectionError, TimeoutError)):
        return SourceUnreachable(f"The connection failed ({_first_line(error)})", "Check the address, then retry")
    return IngestError(f"{error.strerror or type(error).__name__}{place}")


def _first_line(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _one_line(text: str) -> str:
    return " ".join(text.split())
