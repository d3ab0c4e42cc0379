"""What is compiled from declarations, kept on disk between processes: compiling takes seconds, reading takes none.

Every Dagster run is a process of its own, and a source has dozens of object types. What is kept is named by all that it
follows from: the declarations, this package's own code, and SQLAlchemy's version.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import orjson

from ingest_platform import declare
from ingest_platform.control import fetch_requests
from ingest_platform.declare import Source

T = TypeVar("T")

_DIGESTS: dict[int, tuple[Source, str]] = {}
_KEPT_S = 30 * 86_400
"""What follows from declarations that are no more is removed after a month; what is still in use is compiled anew."""


def folder() -> Path:
    """Where it is kept: below XDG_CACHE_HOME, or ~/.cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "ingest-platform" / "plans"


def kept(source: Source, what: str, make: Callable[[], Any], read: Callable[[Any], T]) -> T:
    """What `read` finds in the JSON that an earlier process left, or in that of `make`, which is left for the next.

    A cache that fails is none.
    """
    path = folder() / f"{source.name}-{what}-{_digest(source)}.json"
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        return read(orjson.loads(path.read_bytes()))
    made = orjson.dumps(make())
    with contextlib.suppress(OSError):
        _write(path, made)
    return read(orjson.loads(made))


def _digest(source: Source) -> str:
    """What all statements of a source follow from; those of a type name other types' tables too."""
    known = _DIGESTS.get(id(source))
    if known is None or known[0] is not source:
        known = (source, hashlib.sha256(_code() + source.model_dump_json().encode()).hexdigest()[:32])
        _DIGESTS[id(source)] = known
    return known[1]


@lru_cache(maxsize=1)
def _code() -> bytes:
    found = hashlib.sha256(version("sqlalchemy").encode())
    packages = (Path(__file__).parent, Path(declare.__file__).parent)
    for path in (*(p for package in packages for p in sorted(package.glob("*.py"))), Path(fetch_requests.__file__)):
        found.update(path.read_bytes())
    return found.digest()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Another process may write the same at this moment: whoever reads finds one of the two, and whole.
    handle, aside = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(aside).replace(path)
    for old in path.parent.iterdir():
        if old.stat().st_mtime < time.time() - _KEPT_S:
            old.unlink(missing_ok=True)
