"""The embedded PostgreSQL 18: started in `settings.home/postgres` when DATABASE_URL is not set.

It listens on a unix socket only, which lies in the data folder or, where that path cannot be one, in a
folder of the same owner under the temporary directory: no port to collide with, and no other user of the
machine can log in. psycopg, psycopg2 (Dagster's driver) and psql all take the socket's folder as `host`.
The server outlives the process that started it; `stop` ends it.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import psycopg
from psycopg import sql

from ingest_platform.control import postgres_process as process
from ingest_platform.errors import ConfigError, DatabaseTooOld, DatabaseUnavailable, as_ingest_error
from ingest_platform.settings import Settings

OLDEST = 16
DATABASE = "ingest"
DAGSTER_DATABASE = "dagster"
DAGSTER_SCHEMA = "dagster"
_SOCKET_NAME = "/.s.PGSQL.5432"
_SOCKET_LIMIT = 103  # sun_path less its closing zero: 107 on Linux, 103 on macOS
_START_SECONDS = 120  # crash recovery replays up to max_wal_size before the server answers

# Written anew at each start, so that an upgrade of the platform reaches existing data folders.
_CONFIG = """\
# Written by the platform at each start; put your own settings into postgresql.auto.conf with ALTER SYSTEM.
listen_addresses = ''
unix_socket_directories = '"{socket}"'
max_connections = 100
timezone = 'UTC'
log_timezone = 'UTC'
# Durability is the product: a 200 to a vendor means that the row survives a power cut.
fsync = on
synchronous_commit = on
# A backfill writes several times its size into WAL; with the default of 1 GB it spends its time in
# checkpoints.
max_wal_size = 4GB
min_wal_size = 256MB
checkpoint_timeout = 15min
# Compression costs server CPU, which is what limits a backfill; the wheel has pglz only.
wal_compression = off
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 32MB
maintenance_work_mem = 128MB
# Every statement of ours is short or set-based over staging; compiling costs more than it saves.
jit = off
# Statements that write never run in parallel, and containers give /dev/shm 64 MB.
max_parallel_workers_per_gather = 0
autovacuum = on
# The staging and upsert pattern makes dead rows in bursts.
autovacuum_naptime = 20s
track_io_timing = off
log_min_messages = warning
log_checkpoints = off
"""


@dataclass(frozen=True)
class ServerInfo:
    """Where the tables are: `url` for ours, `dagster_url` for Dagster's; both are libpq URLs without a
    driver.
    """

    url: str
    dagster_url: str
    embedded: bool
    data: Path | None = None
    log: Path | None = None


def server_info(settings: Settings) -> ServerInfo:
    """Say where the database is, without touching it."""
    if settings.database_url:
        dagster = settings.dagster_database_url or _with_search_path(settings.database_url, DAGSTER_SCHEMA)
        return ServerInfo(settings.database_url, dagster, embedded=False)
    data = settings.home / "postgres"
    return ServerInfo(
        url=embedded_url(data, DATABASE),
        dagster_url=settings.dagster_database_url or embedded_url(data, DAGSTER_DATABASE),
        embedded=True,
        data=data,
        log=data / "log",
    )


def embedded_url(data: Path, database: str) -> str:
    """URL of a database of the embedded server in `data`, over its unix socket."""
    return f"postgresql://postgres@/{database}?host={quote(str(socket_folder(data)))}"


def socket_folder(data: Path) -> Path:
    """The folder of the server's socket: the data folder, or a short one when that path is too long for a
    socket.
    """
    # libpq takes a comma in `host` for a list of hosts.
    if len(os.fsencode(str(data) + _SOCKET_NAME)) <= _SOCKET_LIMIT and "," not in str(data):
        return data
    digest = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return Path("/tmp") / f"ingest-{digest}"  # noqa: S108 - not $TMPDIR: it may be as long; the owner is checked


def require_supported(version: int, where: str) -> None:
    """Refuse a server below PostgreSQL 16; `version` as libpq gives it (160004), `where` for the message."""
    if version // 10000 < OLDEST:
        raise DatabaseTooOld(
            f"PostgreSQL {version // 10000} at {where} is too old",
            f"Use {OLDEST} or newer, or unset DATABASE_URL to use the embedded server",
        )


def ensure_running(settings: Settings) -> ServerInfo:
    """Start the embedded server unless it runs, make its databases, and return where they are.

    With DATABASE_URL: check that it answers, is new enough, and has the schema for Dagster. Safe when
    several processes call at once; recovers from a `kill -9` of the server. Raises DatabaseUnavailable,
    DatabaseTooOld, DatabaseFull, ConfigError.
    """
    info = server_info(settings)
    if not info.embedded:
        _prepare_external(info, settings)
        return info
    assert info.data is not None
    if _answers(info.url):
        return info
    try:
        with _start_lock(info.data):
            if not _answers(info.url):
                _start(info.data)
                _create_databases(info.data)
    except OSError as error:
        raise as_ingest_error(error) from error
    return info


def stop(settings: Settings) -> bool:
    """Stop the embedded server if it runs and wait for it; True when there was one. Never touches
    DATABASE_URL's.
    """
    data = settings.home / "postgres"
    if settings.database_url or not data.exists():
        return False
    with _start_lock(data):
        if not process.is_alive(data):
            return False
        _pg_ctl(data, "stop", "-m", "fast")
        if socket_folder(data) != data:
            with contextlib.suppress(OSError):
                socket_folder(data).rmdir()
        return True


def is_running(settings: Settings) -> bool:
    """Whether the embedded server answers on its socket."""
    info = server_info(settings)
    return info.embedded and _answers(info.url)


def redacted(url: str) -> str:
    """The URL without its password, for people and logs."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return url.replace(f":{parts.password}@", ":***@", 1)


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


@contextlib.contextmanager
def _start_lock(data: Path) -> Iterator[None]:
    data.parent.mkdir(parents=True, exist_ok=True)
    # The kernel frees it when its holder dies, however it dies.
    with (data.parent / "postgres.lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _start(data: Path) -> None:
    owner = process.owner()
    if not (data / "PG_VERSION").exists():
        _initialise(data, owner)
    if owner is not None:
        process.open_path_for_others(data)
    socket = _prepare_socket_folder(data, owner)
    if process.is_alive(data):  # starting, recovering, or going down
        if process.wait_until(lambda: _answers(embedded_url(data, "postgres")), _START_SECONDS):
            return
        raise DatabaseUnavailable(f"The embedded PostgreSQL in {data} does not answer", f"See {data / 'log'}")
    process.clear_after_crash(data, socket)
    # A list in which each element may be quoted by double quotes, within a string in single ones.
    quoted = str(socket).replace('"', '""').replace("'", "''")
    _write(data / "ingest.conf", _CONFIG.format(socket=quoted), owner)
    _pg_ctl(data, "start", "-l", "log")


def _initialise(data: Path, owner: pwd.struct_passwd | None) -> None:
    if data.exists() and any(data.iterdir()):
        raise ConfigError(
            f"{data} is not empty and holds no database", "Move it away, or set INGEST_HOME to another folder"
        )
    # initdb writes PG_VERSION early: killed half-way, it would leave a folder that never starts. Renaming is
    # atomic.
    fresh = Path(tempfile.mkdtemp(prefix=".postgres-", dir=data.parent))
    try:
        if owner is not None:
            process.open_path_for_others(fresh)
            os.chown(fresh, owner.pw_uid, owner.pw_gid)
        arguments = ["--auth=trust", "--encoding=UTF8", "-U", "postgres", "-D", str(fresh)]
        # The builtin locale sorts alike on every machine and survives an upgrade of the C library.
        arguments += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        process.run("initdb", arguments, cwd=fresh)
        with (fresh / "postgresql.conf").open("a") as stream:
            stream.write("\ninclude_if_exists = 'ingest.conf'\n")
        if data.exists():
            data.rmdir()
        fresh.rename(data)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _prepare_socket_folder(data: Path, owner: pwd.struct_passwd | None) -> Path:
    folder = socket_folder(data)
    if folder == data:
        return folder
    uid = owner.pw_uid if owner else os.geteuid()
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        if owner is not None:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
    found = folder.lstat()
    if found.st_uid != uid or folder.is_symlink():
        # Its name can be guessed: whoever made it first could read our traffic.
        raise ConfigError(f"{folder} belongs to another user", "Set INGEST_HOME to a shorter path")
    return folder


def _write(path: Path, text: str, owner: pwd.struct_passwd | None) -> None:
    path.write_text(text)
    if owner is not None:
        os.chown(path, owner.pw_uid, owner.pw_gid)


def _pg_ctl(data: Path, action: str, *arguments: str) -> None:
    # Relative paths: pg_ctl pastes them into a shell command, where a quote or a dollar sign would not
    # survive.
    try:
        process.run("pg_ctl", ["-w", "-t", str(_START_SECONDS), "-D", ".", *arguments, action], cwd=data)
    except DatabaseUnavailable as error:
        tail = process.last_log_line(data / "log")
        raise DatabaseUnavailable(f"{error.what}; its log ends: {tail}", error.remedy) from None


def _create_databases(data: Path) -> None:
    """Make the databases that are missing; ours last, because `ensure_running` takes it as the sign of
    all.
    """
    with psycopg.connect(embedded_url(data, "postgres"), autocommit=True) as connection:
        found = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        for name in (DAGSTER_DATABASE, DATABASE):
            if name not in found:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _prepare_external(info: ServerInfo, settings: Settings) -> None:
    try:
        with psycopg.connect(info.url, connect_timeout=10, autocommit=True) as connection:
            require_supported(connection.info.server_version, connection.info.host or "DATABASE_URL")
            if settings.dagster_database_url is None:
                # IF NOT EXISTS still needs the privilege to create; a prepared database may not grant it.
                known = connection.execute("SELECT to_regnamespace(%s)", [DAGSTER_SCHEMA]).fetchone()
                if known is None or known[0] is None:
                    with contextlib.suppress(psycopg.errors.UniqueViolation):  # another process was quicker
                        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {DAGSTER_SCHEMA}")
    except psycopg.Error as error:
        raise as_ingest_error(error) from error


def _with_search_path(url: str, schema: str) -> str:
    separator = "&" if urlsplit(url).query else "?"
    return url + separator + urlencode({"options": f"-csearch_path={schema}"}, quote_via=quote)
