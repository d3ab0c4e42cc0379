"""COPY's text format: a row at a time through psycopg costs four times as much as a line that is put together here.

What a line says of a version comes first and is known before the database is asked anything, so that another thread
can put it together; what the batch decides (the row's id, its status) follows.
"""

from datetime import datetime

from ingest_platform.declare import Source
from ingest_platform.raw.versions import Version

NULL = b"\\N"
_ESCAPES = ((b"\\", b"\\\\"), (b"\t", b"\\t"), (b"\n", b"\\n"), (b"\r", b"\\r"))


def columns(source: Source) -> str:
    """The columns that `line_of` fills."""
    return (
        f"dedupe_hash_canonical, {source.id_column('object')}, operation, source_version, source_deleted_at, "
        f"error_message, {'source_sequence, ' if source.sequenced else ''}payload, payload_bytes"
    )


def line_of(source: Source, version: Version) -> bytes:
    """What a line says of a version. A canonical document holds no control character: its backslashes alone are to be
    escaped.
    """
    sequence = b""
    if source.sequenced:
        sequence = b"\\N\t" if version.sequence is None else b"%d\t" % version.sequence
    return b"%b\t%b\t%b\t%b\t%b\t%b\t%b%b\t%b" % (
        version.hash.encode(),
        field(version.object_id),
        version.operation.encode(),
        field(version.version),
        field(version.deleted_at),
        field(version.error),
        sequence,
        version.payload.replace(b"\\", b"\\\\") if version.storable else NULL,
        NULL if version.storable else b"\\\\x" + version.payload.hex().encode(),
    )


def field(value: str | datetime | None) -> bytes:
    """One value."""
    if value is None:
        return NULL
    if isinstance(value, datetime):
        return value.isoformat().encode()
    plain = value.encode()
    if value.isalnum():
        return plain
    for raw, escaped in _ESCAPES:
        plain = plain.replace(raw, escaped)
    return plain
