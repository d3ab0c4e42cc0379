"""What deliveries mean for the copy: which objects of which types they bring, delete or only name. Asks no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg

from ingest_platform.control.integrations import Integration
from ingest_platform.declare import ObjectType, Source
from ingest_platform.extract.connector import Delivery
from ingest_platform.extract.documents import Document
from ingest_platform.raw.versions import Owner, Reader, Version


@dataclass(frozen=True, slots=True)
class Job:
    """A version of an object that a delivery brings.

    `embedded` objects stood in the body of another: what becomes of them is in raw and not in the delivery's receipt.
    """

    object_type: ObjectType
    version: Version
    embedded: bool = False

    @property
    def object_id(self) -> str | None:
        """The vendor's id of the object, where the document has one."""
        return self.version.object_id or None


@dataclass(slots=True)
class Meaning:
    """All that one delivery means. `named` are objects that it names and does not show: type and id (None: no id).

    `failed` is what went wrong with its body, which then means nothing.
    """

    delivery: Delivery
    jobs: list[Job] = field(default_factory=list)
    named: list[tuple[ObjectType, str | None]] = field(default_factory=list)
    failed: Exception | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What a delivery is known by when it comes again."""
        return self.delivery.topic, self.delivery.delivery_id

    @property
    def is_plain(self) -> bool:
        """Whether it brings sound versions of objects, and nothing else."""
        plain = all(j.version.storable and j.version.error is None for j in self.jobs)
        return plain and not self.named and self.delivery.effect is None and self.failed is None


def is_about_the_data(error: Exception) -> bool:
    """Whether the records are at fault, so that each is to be tried alone; else it is the database's state.

    Class 54 (program limit exceeded) is an OperationalError to psycopg, yet it speaks of one oversized value.
    """
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return (getattr(error, "sqlstate", None) or "").startswith("54")
    return isinstance(error, psycopg.Error | ValueError | TypeError | ArithmeticError | RecursionError)


class Meanings:
    """Reads deliveries of one account."""

    def __init__(self, integration: Integration, source: Source) -> None:
        self._source = source
        self._granted = integration.granted_scopes
        self._owner = owner_of(integration)
        self._readers: dict[str, Reader | None] = {}

    def of(self, delivery: Delivery) -> Meaning:
        """What a delivery means; what is wrong with its body is kept in it."""
        meaning = Meaning(delivery)
        try:
            for object_type, effect in self._source.topic_index.get(delivery.topic, ()):
                self._add(meaning, object_type, effect)
        except Exception as error:
            if not is_about_the_data(error):
                raise
            return Meaning(delivery, failed=error)
        return meaning

    def _add(self, meaning: Meaning, object_type: ObjectType, effect: str) -> None:
        delivery, reader = meaning.delivery, self._reader(object_type)
        if reader is None:
            return
        if effect == "fetch" or delivery.thin:
            meaning.named.append((object_type, reader.identify(delivery.body)))
            return
        if effect == "delete":
            document = Document(delivery.body, "delete", delivery.triggered_at, delivery.triggered_at, event=True)
        else:
            document = Document(delivery.body, version=delivery.triggered_at, event=True)
        meaning.jobs.append(Job(object_type, reader.version(document)))
        if effect == "upsert":
            self._split(meaning, object_type, delivery.body)

    def _split(self, meaning: Meaning, object_type: ObjectType, body: Any) -> None:
        """The objects of other types that a body carries, and those that they carry."""
        for embed in object_type.embeds:
            inner = self._source.object_type(embed.object_type)
            reader = self._reader(inner)
            if reader is None:
                continue
            for data in embed.found_in(body):
                document = Document(data, version=meaning.delivery.triggered_at, event=True)
                meaning.jobs.append(Job(inner, reader.version(document), embedded=True))
                self._split(meaning, inner, data)

    def _reader(self, object_type: ObjectType) -> Reader | None:
        """None without the scopes of the type: a part of its objects would look like all of them."""
        if object_type.name not in self._readers:
            lacking = object_type.missing_scopes(self._granted)
            self._readers[object_type.name] = None if lacking else Reader(self._source, self._owner, object_type)
        return self._readers[object_type.name]


def owner_of(integration: Integration) -> Owner:
    """The account as the raw log and the refined tables name it."""
    return Owner(str(integration.id), str(integration.company_id))


def by_type(meanings: Mapping[int, Meaning]) -> dict[str, list[tuple[int, Job]]]:
    """The jobs of some deliveries by object type, each with its delivery's key in `meanings`."""
    found: dict[str, list[tuple[int, Job]]] = {}
    for n, meaning in meanings.items():
        for job in meaning.jobs:
            found.setdefault(job.object_type.name, []).append((n, job))
    return found
