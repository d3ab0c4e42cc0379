"""Whatever fails, a person reads one line that says what to do."""

from __future__ import annotations

import errno
import pickle

import httpx
import psycopg
import pytest

from ingest_platform import errors
from ingest_platform_tests.conftest import TestDatabase

_REQUEST = httpx.Request("GET", "https://shop.example/admin")


def _disk_full() -> BaseException:
    return psycopg.errors.DiskFull(
        'could not extend file "base/1/2": No space left on device\nHINT:  Check free space.'
    )


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (_disk_full(), errors.DatabaseFull, "disk"),
        (OSError(errno.ENOSPC, "No space left on device", "/data/x"), errors.DatabaseFull, "/data/x"),
        (PermissionError(errno.EACCES, "Permission denied", "/data"), errors.ConfigError, "INGEST_HOME"),
        (OSError(errno.EADDRINUSE, "Address already in use"), errors.ConfigError, "another port"),
        (psycopg.OperationalError("connection refused"), errors.DatabaseUnavailable, "DATABASE_URL"),
        (psycopg.errors.AdminShutdown("terminating connection"), errors.DatabaseUnavailable, "terminating"),
        (psycopg.errors.TooManyConnections("sorry"), errors.DatabaseUnavailable, "max_connections"),
        (
            psycopg.errors.UndefinedTable('relation "x" does not exist'),
            errors.IngestError,
            "ingest db migrate",
        ),
        (
            psycopg.OperationalError('FATAL:  password authentication failed for user "a"'),
            errors.DatabaseUnavailable,
            "refused the password",
        ),
        (httpx.ConnectError("refused", request=_REQUEST), errors.SourceUnreachable, "shop.example"),
        (httpx.ReadTimeout("", request=_REQUEST), errors.SourceUnreachable, "did not answer in time"),
        (httpx.ConnectError("no request given"), errors.SourceUnreachable, "the source cannot be reached"),
        (ConnectionResetError("peer"), errors.SourceUnreachable, "connection failed"),
        (ValueError("line one\nline two"), errors.IngestError, "ValueError: line one"),
        (KeyError(), errors.IngestError, "KeyError"),
        (errors.AlreadyRunning("Busy", "Wait"), errors.AlreadyRunning, "Busy. Wait"),
    ],
)
def test_it_becomes_one_line_of_the_right_kind(
    error: BaseException, kind: type[errors.IngestError], words: str
) -> None:
    known = errors.as_ingest_error(error)
    assert type(known) is kind
    assert words in errors.describe(error)
    assert "\n" not in errors.describe(error)


def test_an_error_of_the_database_itself_is_recognised(db: TestDatabase) -> None:
    with db.connect() as connection, pytest.raises(psycopg.Error) as caught:
        connection.execute("SELECT * FROM missing_table")
    assert "Run `ingest db migrate`" in errors.describe(caught.value)


def test_it_survives_a_process_boundary() -> None:
    found = pickle.loads(pickle.dumps(errors.MissingScope("No read_orders", "Grant it")))
    assert (type(found), str(found)) == (errors.MissingScope, "No read_orders. Grant it")
