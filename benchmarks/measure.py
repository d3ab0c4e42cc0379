"""What the benchmarks share: a server of their own, and a clock that splits the time between client and server."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from ingest_platform import paths
from ingest_platform.control import migrations, postgres
from ingest_platform.control.database import connect
from ingest_platform.settings import Settings, load_settings

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Part:
    """A timed part of the run; CPU seconds. `peak_mb` is the largest process of the client, where it was measured."""

    name: str
    records: int
    seconds: float
    client_cpu: float
    server_cpu: float
    peak_mb: float | None = None

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records / self.seconds


class Clock:
    """CPU time of all PostgreSQL processes of one server, dead ones included."""

    def __init__(self, settings: Settings) -> None:
        data = postgres.server_info(settings).data
        assert data is not None
        self._postmaster = int((data / "postmaster.pid").read_text().splitlines()[0])

    def server(self) -> float:
        """Seconds so far."""
        total = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = stat.read_text().rpartition(")")[2].split()
                if int(stat.parent.name) == self._postmaster:
                    total += sum(int(v) for v in fields[11:15])  # its own, and its dead children's
                elif int(fields[1]) == self._postmaster:
                    total += int(fields[11]) + int(fields[12])
        return total / TICKS


@contextlib.contextmanager
def own_server() -> Iterator[Settings]:
    """An embedded PostgreSQL with the shipped settings and all tables, in a folder that is removed afterwards."""
    home = Path(tempfile.mkdtemp(prefix="bench-"))
    settings = load_settings(home=home, database_url=None)
    try:
        postgres.ensure_running(settings)
        with connect(settings) as conn:
            migrations.migrate(conn)
            for path in sorted(paths.SQL.glob("*.sql")):
                conn.execute(path.read_bytes())
            conn.commit()
        yield settings
    finally:
        with contextlib.suppress(psycopg.Error):
            postgres.stop(settings)
        shutil.rmtree(home, ignore_errors=True)


def checkpoint(settings: Settings) -> None:
    """Let no part pay for the pages of another."""
    with connect(settings, autocommit=True) as conn:
        conn.execute("CHECKPOINT")


def plain_copy(settings: Settings, raw_table: str, id_column: str, clock: Clock) -> Part:
    """The very same documents by one COPY into a table (id, jsonb) with default storage and no index."""
    with connect(settings) as conn:
        rows = conn.execute(f"SELECT {id_column}, payload::text FROM {raw_table}").fetchall()
    with connect(settings, autocommit=True) as conn:
        conn.execute("DROP TABLE IF EXISTS plain")
        conn.execute("CREATE TABLE plain (id text, document jsonb)")
    checkpoint(settings)
    before, began, used = clock.server(), time.perf_counter(), time.process_time()
    with connect(settings) as conn:
        with conn.cursor() as cursor, cursor.copy("COPY plain FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        conn.commit()
    seconds, used = time.perf_counter() - began, time.process_time() - used
    return Part("plain COPY", len(rows), seconds, used, clock.server() - before)
