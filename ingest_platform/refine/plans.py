"""Compiled plans, kept on disk between processes: compiling one takes a tenth of a second, reading one takes none.

Every Dagster run is a process of its own, and a source has dozens of object types. What is kept is named by all that it
follows from: the declarations, this package's own code, and SQLAlchemy's version.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import tempfile
import time
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from ingest_platform import declare
from ingest_platform.control import fetch_requests
from ingest_platform.declare import ObjectType, Source
from ingest_platform.refine.compile import ChildPlan, ObjectPlan, plan

_PLANS: dict[tuple[int, str], tuple[Source, ObjectPlan]] = {}
_BESIDE = ("source", "object_type")
_KEPT_S = 30 * 86_400
"""Plans of declarations that are no more are removed after a month; one that is still in use is compiled once more."""


def plan_for(source: Source, object_type: ObjectType) -> ObjectPlan:
    """The compiled plan of an object type; compiled once for each source object (accounts with overrides differ)."""
    key = (id(source), object_type.name)
    cached = _PLANS.get(key)
    if cached is None or cached[0] is not source:
        cached = (source, _kept(source, source.object_type(object_type.name)))
        _PLANS[key] = cached
    return cached[1]


def folder() -> Path:
    """Where plans are kept: below XDG_CACHE_HOME, or ~/.cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "ingest-platform" / "plans"


def _kept(source: Source, object_type: ObjectType) -> ObjectPlan:
    """The plan as an earlier process left it, or compiled now and left for the next. A cache that fails is none."""
    path = folder() / f"{source.name}-{object_type.name}-{_digest(source)[:32]}.json"
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        return _read(path.read_bytes(), source, object_type)
    made = plan(source, object_type)
    with contextlib.suppress(OSError):
        _write(path, made)
    return made


def _digest(source: Source) -> str:
    """What every plan of a source follows from; a plan names other types' tables too."""
    return hashlib.sha256(_code() + source.model_dump_json().encode()).hexdigest()


@lru_cache(maxsize=1)
def _code() -> bytes:
    found = hashlib.sha256(version("sqlalchemy").encode())
    packages = (Path(__file__).parent, Path(declare.__file__).parent)
    for path in (*(p for package in packages for p in sorted(package.glob("*.py"))), Path(fetch_requests.__file__)):
        found.update(path.read_bytes())
    return found.digest()


def _write(path: Path, made: ObjectPlan) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = {f.name: getattr(made, f.name) for f in dataclasses.fields(made) if f.name not in _BESIDE}
    # Another process may write the same at this moment: whoever reads finds one of the two, and whole.
    handle, aside = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as stream:
        stream.write(orjson.dumps(content))
    Path(aside).replace(path)
    for old in path.parent.iterdir():
        if old.stat().st_mtime < time.time() - _KEPT_S:
            old.unlink(missing_ok=True)


def _read(content: bytes, source: Source, object_type: ObjectType) -> ObjectPlan:
    found: dict[str, Any] = orjson.loads(content)
    found["children"] = tuple(ChildPlan(**child) for child in found["children"])
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
    return ObjectPlan(source=source, object_type=object_type, **plain)
