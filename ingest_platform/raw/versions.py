"""Versions: documents that were identified, dated and hashed. All of ingestion that needs no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from ingest_platform import canonical
from ingest_platform.declare import ObjectType, Source, SourcePath
from ingest_platform.extract.documents import Document, Operation

_LONGEST_ID = 512  # characters; an index takes no more than 2,700 bytes


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose data it is."""

    integration_id: str
    company_id: str


@dataclass(slots=True)  # made by the hundred thousand: freezing it would cost more than hashing what it holds
class Version:
    """A document as the log keeps it. `payload` is its canonical JSON, `hash` is over that and whose it is.

    With `error` it can never be refined. What is not `storable` in a jsonb for certain, PostgreSQL is asked about.
    `line` is how COPY will be told of it, where that was put together beforehand; it goes with every change (`but`).
    """

    hash: str
    object_id: str
    payload: bytes
    operation: str
    version: datetime | None
    deleted_at: datetime | None
    error: str | None
    storable: bool
    authoritative: bool
    sequence: int | None
    line: bytes | None = None

    def but(self, **changes: Any) -> "Version":
        """The same with some fields changed."""
        return replace(self, line=None, **changes)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Documents that were identified and hashed: all of `ingest` that needs no database."""

    fetched: int
    versions: Mapping[str, Version]


def prepare(source: Source, owner: Owner, object_type: ObjectType, documents: Iterable[Document]) -> Prepared:
    """Identify and hash documents, for `ingest`; may run in another thread while the database is busy."""
    reader = Reader(source, owner, object_type)
    fetched = 0
    versions: dict[str, Version] = {}
    for document in documents:
        fetched += 1
        version = reader.version(document)
        versions[version.hash] = version
    return Prepared(fetched, versions)


class Reader:
    """Makes versions of one account's documents of one type; what its declaration says is looked up once for all."""

    def __init__(self, source: Source, owner: Owner, object_type: ObjectType) -> None:
        self._owner, self._type = owner, object_type
        self._identity = source.id_paths(object_type.identity)

    def identify(self, data: Any) -> str | None:
        """The vendor's id of a document, as `refine` keys it; None when there is none."""
        return _id_of(data, self._identity)

    def version(self, document: Document) -> Version:
        """The version that a document is."""
        kind, data = self._type, document.data
        payload = canonical.dump(data)
        problem: str | None = None
        object_id = self.identify(data)
        if not object_id:
            problem = f"the document has no usable id (looked at {_paths(kind.identity)})"
        version, bad = version_of(kind, data)
        if kind.versioned_by == "source_clock":
            version = document.version
        if bad is not None:
            problem = problem or f"the version {bad!r} is no time (looked at {_paths(kind.version)})"
        elif version is None and document.operation == "upsert" and kind.version:
            problem = problem or f"the document has no version (looked at {_paths(kind.version)})"
        operation, deleted_at = operation_of(kind, document), document.deleted_at
        if operation != document.operation:
            deleted_at = version
        digest = canonical.digest(
            payload, integration_id=self._owner.integration_id, object_type=kind.name, operation=operation
        )
        return Version(
            digest, object_id or "", payload, operation, version, deleted_at, problem,
            storable=not is_suspicious(payload), authoritative=not document.event,
            sequence=sequence_of(kind, data),
        )  # fmt: skip


def _paths(paths: Sequence[SourcePath]) -> str:
    return ", ".join(p.path for p in paths)


def value_at(data: Any, paths: Sequence[SourcePath]) -> tuple[Any, SourcePath | None]:
    """What stands at the first of some paths that a document has, and that path; (None, None) when it has none."""
    for path in paths:
        value = data
        for key in path.keys:
            if not isinstance(value, dict) or key not in value:
                break
            value = value[key]
        else:
            return value, path
    return None, None


def identify(source: Source, object_type: ObjectType, data: Any) -> str | None:
    """The vendor's id of one document, as `refine` keys it; None when there is none."""
    return _id_of(data, source.id_paths(object_type.identity))


def _id_of(data: Any, paths: Sequence[SourcePath]) -> str | None:
    value, path = value_at(data, paths)
    if value is None or isinstance(value, (bool, dict, list)) or path is None:
        return None
    text = str(value)
    if path.transform == "numeric_id":
        text = text.split("?", 1)[0].rsplit("/", 1)[-1]
        return text if text.isascii() and text.isdigit() and len(text) < 20 and int(text) < 2**63 else None
    fits = len(text) <= _LONGEST_ID and "\0" not in text
    whole = text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)
    return text if text and fits and whole else None


def operation_of(object_type: ObjectType, document: Document) -> Operation:
    """What a document says of its object: that it is gone as well, when what it is made of is not there."""
    return "delete" if object_type.is_nothing(document.data) else document.operation


def version_of(object_type: ObjectType, data: Any) -> tuple[datetime | None, str | None]:
    """A document's version in UTC, and the text that should have been one but is none."""
    value, _ = value_at(data, object_type.version)
    if value is None:
        return None, None
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC), None
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC), None
    except (TypeError, ValueError, OverflowError, OSError):
        return None, str(value)[:60]


def sequence_of(object_type: ObjectType, data: Any) -> int | None:
    """How often the source has changed an object, as its document says; None where it does not count."""
    if object_type.sequence is None:
        return None
    value, _ = value_at(data, (object_type.sequence,))
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def is_suspicious(payload: bytes) -> bool:
    """Whether jsonb may be unable to hold a payload: PostgreSQL is asked about such a one alone."""
    return b"\\" in payload and (b"\\u0000" in payload or b"\\ud" in payload)
