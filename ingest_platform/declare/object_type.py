"""An object type of a source: one declaration from which tables, assets, checks, routes and documents follow."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field as PydanticField
from pydantic import SerializeAsAny, field_validator, model_validator

from ingest_platform.declare.fields import (
    Child,
    Declared,
    Field,
    Identifier,
    Reference,
    SourcePath,
    SourcePaths,
)


class Tier(StrEnum):
    """How often an object type is synced besides its webhooks."""

    REAL_TIME = "real_time"
    QUARTER_HOUR = "15min"
    HOURLY = "hourly"
    DAILY = "daily"

    @property
    def interval(self) -> timedelta:
        """The longest time between two syncs; real-time types are swept up every 15 minutes."""
        return {
            Tier.REAL_TIME: timedelta(minutes=15),
            Tier.QUARTER_HOUR: timedelta(minutes=15),
            Tier.HOURLY: timedelta(hours=1),
            Tier.DAILY: timedelta(days=1),
        }[self]


class Topic(Declared):
    """A webhook topic and what it means for its object.

    `upsert`: the body is the object. `delete`: the object is gone. `fetch`: the body only names it.
    """

    name: str
    effect: Literal["upsert", "delete", "fetch"]
    priority: Literal["HIGH", "MEDIUM", "LOW"] = "MEDIUM"
    reason: str = ""


class WithoutTopic(Declared):
    """Why an object type has no webhook: `reason`, the API's `page` that says so, and how it is `synced` instead."""

    reason: Annotated[str, PydanticField(min_length=10)]
    page: Annotated[str, PydanticField(pattern=r"^https://")]
    synced: Annotated[str, PydanticField(min_length=10)]


class DeleteByTopic(Declared):
    """The vendor announces deletions on a webhook topic."""

    kind: Literal["topic"] = "topic"
    topic: str


class SweepDelete(Declared):
    """A complete listing of ids is compared with the copy; what is missing is fetched, and 'gone' is a tombstone."""

    kind: Literal["sweep"] = "sweep"
    every: Tier = Tier.DAILY


class DeleteByChanges(Declared):
    """The incremental listing itself shows what was deleted; `how` says by what: a change feed, an event log."""

    kind: Literal["changes"] = "changes"
    how: Annotated[str, PydanticField(min_length=10)]


class NeverDeleted(Declared):
    """The vendor never deletes such an object; the reason says how that is known."""

    kind: Literal["never"] = "never"
    reason: Annotated[str, PydanticField(min_length=10)]


DeleteStrategy = Annotated[
    DeleteByTopic | DeleteByChanges | SweepDelete | NeverDeleted, PydanticField(discriminator="kind")
]


class CountParity(Declared):
    """The source counts its objects: `query` is the vendor's name of the count."""

    kind: Literal["count"] = "count"
    query: str


class IdSweepParity(Declared):
    """The source cannot count, so the set of ids is compared."""

    kind: Literal["id_sweep"] = "id_sweep"


class NoParity(Declared):
    """Nothing can be compared; the reason says why."""

    kind: Literal["none"] = "none"
    reason: Annotated[str, PydanticField(min_length=10)]


ParityProbe = Annotated[CountParity | IdSweepParity | NoParity, PydanticField(discriminator="kind")]


class Embed(Declared):
    """Objects of another type that a webhook's body carries whole: an order's refunds.

    `path` leads to their list. Each becomes a version of its own type, in the same transaction; what the list does not
    show says nothing.
    """

    object_type: Identifier
    path: str

    def found_in(self, body: object) -> list[object]:
        """The objects in a body; none where it carries no such list."""
        for key in self.path.split("."):
            body = body.get(key) if isinstance(body, dict) else None
        return [one for one in body if isinstance(one, dict)] if isinstance(body, list) else []


class Listing(Declared):
    """How a source lists objects. Each vendor subclasses this with what its client needs."""

    lookback: timedelta = timedelta(minutes=5)
    """How far before the cursor an incremental sync starts again: rows that became visible late are met then."""

    reread: Tier | None = None
    """How often the whole list is read again although changes are told: for objects whose events cannot be trusted."""

    @property
    def cursor(self) -> str | None:
        """The vendor's name of the field that incremental syncs filter by; None when there is no such filter."""
        return None

    @property
    def created_column(self) -> str | None:
        """The refined column by which the source lists ids and counts in a window; None: the whole list alone."""
        return None


class ObjectType(Declared):
    """One object type. Registration fails, saying what to add, when a part that keeps the copy true is missing.

    `version` is where the source says how new a state is. Without one (`()`) reads of the API are ordered by their
    time, and a webhook that shows another state than the one held has the object fetched.

    `versioned_by="source_clock"`: no document carries a version (`version=()`), but each comes with one: an event its
    own time, a read the source's clock when it answered. Events are then ordered among themselves and against reads.

    `sequence` is a whole number that the source counts up with every change of an object. Where two states have one, it
    decides which is newer, before the version: a time in whole seconds does not tell two changes of one second apart.

    `whole`: every document shows the whole object and leaves out what has no value, so that an absent path is NULL and
    an absent list is empty.

    `made_of` names the child without which there is no such object: a document whose list of it is whole and empty says
    that the object is gone, or never was.
    """

    name: Identifier
    plural: Identifier
    description: str
    identity: SourcePaths
    version: tuple[SourcePath, ...]
    versioned_by: Literal["document", "source_clock"] = "document"
    sequence: SourcePath | None = None
    whole: bool = False
    made_of: Identifier | None = None
    listing: SerializeAsAny[Listing]
    delete: tuple[DeleteStrategy, ...] = ()
    parity: ParityProbe | None = None
    topics: tuple[Topic, ...] = ()
    without_topic: WithoutTopic | None = None
    embeds: tuple[Embed, ...] = ()
    scopes: tuple[str, ...]
    tier: Tier
    fields: tuple[Field, ...]
    children: tuple[Child, ...] = ()
    references: tuple[Reference, ...] = ()

    @field_validator("version", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        items = value if isinstance(value, (list, tuple)) else [value]
        return tuple({"path": item} if isinstance(item, str) else item for item in items)

    @model_validator(mode="after")
    def _complete(self) -> "ObjectType":
        if not self.delete:
            raise ValueError(
                f"object type {self.name!r} has no delete strategy: add delete=(DeleteByTopic(topic=…),), "
                "(SweepDelete(),) or (NeverDeleted(reason=…),)"
            )
        if self.parity is None:
            raise ValueError(
                f"object type {self.name!r} has no parity probe: add parity=CountParity(query=…), "
                "IdSweepParity() or NoParity(reason=…)"
            )
        if self.versioned_by == "source_clock" and self.version:
            raise ValueError(
                f"object type {self.name!r} is versioned by the source's clock and has a version path too: "
                "remove version=… or versioned_by=…"
            )
        deletes = {t.name for t in self.topics if t.effect == "delete"}
        for strategy in self.delete:
            if isinstance(strategy, DeleteByTopic) and strategy.topic not in deletes:
                raise ValueError(
                    f"object type {self.name!r} deletes by topic {strategy.topic!r}: "
                    f"add Topic(name={strategy.topic!r}, effect='delete') to topics"
                )
        if self.made_of is not None and all(c.name != self.made_of for c in self.children):
            raise ValueError(f"object type {self.name!r} is made of {self.made_of!r}, which is none of its children")
        _refuse_duplicates(f"object type {self.name!r}", self.fields, self.references)
        for path, child in self.walk_children():
            where = f"child {'.'.join(path)!r} of {self.name!r}"
            _refuse_duplicates(where, child.fields, child.references)
            columns = {f.target for f in child.fields}
            for column in (c for source in child.lists for c in source.scope):
                if column not in columns:
                    raise ValueError(
                        f"{where} has a list with scope {column!r}: add Field(target={column!r}, source=…)"
                    )
        return self

    def is_nothing(self, body: object) -> bool:
        """Whether a document shows that what the object is made of is not there."""
        if self.made_of is None:
            return False
        parts = next(c for c in self.children if c.name == self.made_of)
        return any(source.is_empty_in(body) for source in parts.lists)

    @property
    def ordered(self) -> bool:
        """Whether its states have versions at all, in the document or beside it."""
        return bool(self.version) or self.versioned_by == "source_clock"

    @property
    def sync_function(self) -> str:
        """The name of the type's sync function, as the QA blueprint lists them."""
        return f"sync_{self.plural}"

    def missing_scopes(self, granted: Collection[str]) -> tuple[str, ...]:
        """The scopes that an account has not granted. Of an account that never said what it granted, none."""
        return tuple(s for s in self.scopes if s not in granted) if granted else ()

    def walk_children(self) -> Iterator[tuple[tuple[str, ...], Child]]:
        """Every child with its path of names, parents first."""

        def walk(children: tuple[Child, ...], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Child]]:
            for child in children:
                yield (*above, child.name), child
                yield from walk(child.children, (*above, child.name))

        yield from walk(self.children, ())


RESERVED_COLUMNS = frozenset(
    {"id", "integration_id", "company_id", "created_at", "updated_at", "synced_at", "deleted_at", "raw_id",
     "source_version", "source_sequence", "position"}
)  # fmt: skip


def _refuse_duplicates(where: str, fields: tuple[Field, ...], references: tuple[Reference, ...]) -> None:
    names = [f.target for f in fields] + [f"{r.name}_id" for r in references]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{where} declares column {name!r} twice: rename or remove one")
        if name in RESERVED_COLUMNS:
            raise ValueError(f"{where} declares column {name!r}, which every table has already: rename it")
