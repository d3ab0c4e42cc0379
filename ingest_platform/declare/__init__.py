"""The vocabulary in which a source is declared. Pydantic models only: nothing here does I/O."""

from ingest_platform.declare.fields import (
    Child,
    Field,
    FieldType,
    ListSource,
    Reference,
    SourcePath,
    Transform,
)
from ingest_platform.declare.object_type import (
    CountParity,
    DeleteByTopic,
    DeleteStrategy,
    Embed,
    IdSweepParity,
    Listing,
    NeverDeleted,
    NoParity,
    ObjectType,
    ParityProbe,
    SweepDelete,
    Tier,
    Topic,
)
from ingest_platform.declare.source import Scope, Source

__all__ = [
    "Child",
    "CountParity",
    "DeleteByTopic",
    "DeleteStrategy",
    "Embed",
    "Field",
    "FieldType",
    "IdSweepParity",
    "ListSource",
    "Listing",
    "NeverDeleted",
    "NoParity",
    "ObjectType",
    "ParityProbe",
    "Reference",
    "Scope",
    "Source",
    "SourcePath",
    "SweepDelete",
    "Tier",
    "Topic",
    "Transform",
]
