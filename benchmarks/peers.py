"""Other programs, fetched on demand into a cache outside the repository: none of them is a dependency of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DLT = "dlt[postgres]==1.28.2"
SYNC_ENGINE = ("@supabase/stripe-sync-engine@0.48.5", "pg@8.23.1")


class PeerMissing(Exception):  # noqa: N818 - a state of things: reported instead of a result
    """A peer cannot be had on this machine; the text says why."""


def cache() -> Path:
    """Where peers are kept between runs: `INGEST_BENCH_CACHE`, or a folder in the user's cache."""
    given = os.environ.get("INGEST_BENCH_CACHE")
    folder = Path(given) if given else Path.home() / ".cache" / "ingest-benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def dlt_python() -> Path:
    """The interpreter of a virtual environment with dlt. Raises PeerMissing."""
    folder = cache() / DLT.replace("[", "-").replace("]", "")
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _run([sys.executable, "-m", "venv", str(folder)])
        _run([str(python), "-m", "pip", "install", "--quiet", DLT])
        (folder / "complete").touch()
    return python


def sync_engine() -> Path:
    """A folder whose node_modules hold stripe-sync-engine. Raises PeerMissing."""
    if shutil.which("npm") is None:
        raise PeerMissing("there is no npm")
    folder = cache() / SYNC_ENGINE[0].rpartition("/")[2]
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        _run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *SYNC_ENGINE])
        (folder / "complete").touch()
    shutil.copy(HERE / "peer_sync_engine.mjs", folder / "server.mjs")  # modules are looked for beside the script
    return folder


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PeerMissing(str(error)) from None
    if done.returncode:
        raise PeerMissing(f"`{' '.join(command[:4])} …` failed: {done.stderr.strip().splitlines()[-1:]}")
