"""A source: its object types, its scopes, and the names of its tables."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Literal

from pydantic import Field as PydanticField
from pydantic import TypeAdapter, ValidationError, model_validator

from ingest_platform.declare.fields import Child, Declared, Field, Identifier, SourcePath
from ingest_platform.declare.object_type import CountParity, IdSweepParity, NoParity, ObjectType
from ingest_platform.errors import DeclarationError

MAX_IDENTIFIER = 63
"""PostgreSQL cuts longer identifiers without a word; two names that differ only beyond it would collide."""


RESERVED_NAMES = frozenset({"integration", "release"})
"""The account as a whole, and its state that was proven: assets beside those of the object types."""


class Scope(Declared):
    """A permission of the vendor's and what it is asked for."""

    name: str
    purpose: str


class ScopeCorrespondence(Declared):
    """A scope that older guides name, and the scopes that open the same data in the API version in use."""

    blueprint: str
    serves: tuple[str, ...]
    why: str

    @property
    def renamed(self) -> bool:
        """Whether the guide's own name is no longer the one to ask for."""
        return self.serves != (self.blueprint,)


AccountEffect = Literal["disconnected", "export_person", "erase_person", "erase_account", "noted"]
"""What a webhook may mean for the account itself.

`disconnected`: the vendor ended our access. `export_person`, `erase_person`, `erase_account`: somebody's right to
their data, or to be forgotten. `noted`: it is recorded, and nothing follows.
"""


class AccountTopic(Declared):
    """A webhook topic that speaks of the account and of no object.

    `subscribed` is false for those that the vendor sends unasked, to an address in the app's own settings.
    """

    name: str
    effect: AccountEffect
    priority: Literal["HIGH", "MEDIUM", "LOW"] = "MEDIUM"
    reason: str
    subscribed: bool = True


class View(Declared):
    """A view over a source's tables, made after them. `query` is a SELECT; one view may read those before it."""

    name: Identifier
    query: str
    description: str


class Quota(Declared):
    """A limit that the vendor sets to one account: `permits` requests in any `seconds`, `concurrent` at a time.

    Kept across all processes that work on the account. `adaptive`: the vendor's own figure differs by account, so the
    pace is lowered when it answers 429 and rises again slowly. `limiter`: how the vendor counts. In any window of
    `seconds`; or by a bucket that holds `permits` and refills all the time, to which it is no fault when requests that
    were sent one after the other arrive together.
    """

    name: Identifier
    permits: float = PydanticField(gt=0)
    seconds: float = PydanticField(gt=0)
    concurrent: int | None = PydanticField(default=None, ge=1)
    adaptive: bool = False
    limiter: Literal["window", "bucket"] = "window"


class Source(Declared):
    """One SaaS source, complete: everything the platform knows of a vendor without speaking to it.

    `auth` are the ways to connect, the usual one first. `webhooks` says how an account's subscriptions come to be: one
    for each topic, one endpoint with a list of topics (and a signing secret of its own), or by hand in the vendor's
    portal. `read_span` is longer than a read of the API ever takes: an event that is at most so much older than a
    read's answer may or may not be in it. `account_word` is what the vendor calls an account.
    """

    name: Identifier
    title: str
    api_version: str
    api_version_sunset: date | None = None
    """The day from which the vendor may no longer serve this version; None: it names none."""
    auth: tuple[Literal["key", "oauth"], ...] = ("oauth", "key")
    default_base_url: str | None = None
    account_word: str = "account"
    webhooks: Literal["topics", "endpoint", "portal"] = "topics"
    quotas: tuple[Quota, ...] = ()
    read_span: timedelta = timedelta(seconds=60)
    id_type: Literal["bigint", "text"] = "text"
    """What the vendor's ids are. With bigint every id goes through `numeric_id`, in whatever form a shape gives it."""
    scopes: tuple[Scope, ...]
    object_types: tuple[ObjectType, ...]
    views: tuple[View, ...] = ()
    person: str | None = None
    """The object type whose objects are people: what refers to one is theirs too when it is exported or erased."""
    account_topics: tuple[AccountTopic, ...] = ()
    scope_correspondence: tuple[ScopeCorrespondence, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> "Source":
        names = {o.name for o in self.object_types}
        scopes = {s.name for s in self.scopes}
        for object_type in self.object_types:
            for scope in object_type.scopes:
                if scope not in scopes:
                    raise ValueError(
                        f"object type {object_type.name!r} needs scope {scope!r}: "
                        f"add Scope(name={scope!r}, purpose=…) to source {self.name!r}"
                    )
        needed = {scope for o in self.object_types for scope in o.scopes}
        if unused := sorted(scopes - needed):
            raise ValueError(f"source {self.name!r} asks for scope {unused[0]!r} that no object needs: remove it")
        if self.person is not None and self.person not in names:
            raise ValueError(f"source {self.name!r} says that people are {self.person!r}, which it does not declare")
        for object_type in self.object_types:
            for embed in object_type.embeds:
                if embed.object_type not in names:
                    raise ValueError(
                        f"object type {object_type.name!r} embeds {embed.object_type!r}, which {self.name!r} does not "
                        "declare: declare it, or remove the embed"
                    )
        self._references_resolve(names)
        self._positions_are_texts()
        self._names_are_distinct()
        return self

    def _references_resolve(self, names: set[str]) -> None:
        targets = names | {
            ".".join((o.name, *path)) for o in self.object_types for path, c in o.walk_children()
            if not c.key_within_parent
        }  # fmt: skip
        for o in self.object_types:
            for reference in (*o.references, *(r for _, c in o.walk_children() for r in c.references)):
                if reference.target not in targets:
                    raise ValueError(
                        f"object type {o.name!r} refers to {reference.target!r}, which {self.name!r} does not declare: "
                        f"declare it, or point the reference at one of {', '.join(sorted(targets))}"
                    )
            self._waits_for_an_object(o)

    @staticmethod
    def _waits_for_an_object(o: ObjectType) -> None:
        for reference in (r for r in o.references if r.required and "." in r.target):
            raise ValueError(
                f"reference {reference.name!r} of {o.name!r} is required, but a row can only wait for an object type, "
                f"not for {reference.target!r}: remove required=True"
            )
        for reference in (r for _, c in o.walk_children() for r in c.references if r.required):
            raise ValueError(
                f"reference {reference.name!r} in a child of {o.name!r} is required, but only an object itself "
                "can wait for a parent: remove required=True"
            )

    def _positions_are_texts(self) -> None:
        for o in self.object_types:
            for path, child in o.walk_children():
                if child.key_else_position and (self.id_type != "text" or not child.key):
                    raise ValueError(
                        f"child {'.'.join(path)!r} of {o.name!r} has key_else_position: that takes a key, and a source "
                        "whose ids are texts"
                    )

    def _names_are_distinct(self) -> None:
        tables = [t for o in self.object_types for t in self.tables(o)]
        for table in tables:
            if tables.count(table) > 1:
                raise ValueError(f"two declarations of source {self.name!r} make table {table!r}: rename one")
            if len(table) > MAX_IDENTIFIER - len("_integration_id_key"):
                raise ValueError(f"table name {table!r} is too long for PostgreSQL: shorten the child's name")
        for o in self.object_types:
            if o.name in RESERVED_NAMES:
                raise ValueError(f"object type {o.name!r} of source {self.name!r} has a name that is taken: rename it")
        plurals = [o.plural for o in self.object_types]
        for plural in plurals:
            if plurals.count(plural) > 1:
                raise ValueError(
                    f"two object types of source {self.name!r} have {plural!r} as their plural: rename one"
                )
        for o in self.object_types:
            self._columns_are_distinct(o.name, [self.id_column(o.name)], o)
            for path, child in o.walk_children():
                parent = path[-2] if len(path) > 1 else o.name
                keys = [f"{parent}_id", *([self.id_column(child.id_name or child.name)] if child.key else [])]
                self._columns_are_distinct(".".join((o.name, *path)), keys, child)

    def _columns_are_distinct(self, label: str, keys: list[str], declared: ObjectType | Child) -> None:
        references = [c for r in declared.references for c in (self.id_column(r.name), f"{r.name}_id")]
        if isinstance(declared, Child) and declared.key_within_parent:
            keys = [key for key in keys if key not in references]
        columns = [*keys, *references, *(f.target for f in declared.fields)]
        for column in columns:
            if columns.count(column) > 1:
                raise ValueError(f"{label!r} has column {column!r} twice: rename the field, or remove it")
            if len(column) > MAX_IDENTIFIER:
                raise ValueError(f"{label!r} has column {column!r}, too long for PostgreSQL: shorten its name")

    # -- names ---------------------------------------------------------------------------------------------------

    @property
    def raw_table(self) -> str:
        """The append-only log of every version seen."""
        return f"{self.name}_raw_ingest"

    @property
    def observation_table(self) -> str:
        """When a version that is already in the log was seen again as the object's state (A→B→A)."""
        return f"{self.name}_raw_observation"

    def table(self, object_name: str, *child_path: str) -> str:
        """The refined table of an object type, or of one of its children."""
        return "_".join((self.name, object_name, *child_path))

    def id_column(self, name: str) -> str:
        """The column that holds the vendor's id of `name`, unique with integration_id."""
        return f"{self.name}_{name}_id"

    def id_paths(self, paths: Sequence[SourcePath]) -> tuple[SourcePath, ...]:
        """The paths of a vendor id, each with the transform that its type calls for."""
        if self.id_type == "text":
            return tuple(paths)
        return tuple(p if p.transform else p.model_copy(update={"transform": "numeric_id"}) for p in paths)

    def tables(self, object_type: ObjectType) -> tuple[str, ...]:
        """The refined tables of an object type, its own first."""
        return (
            self.table(object_type.name),
            *(self.table(object_type.name, *path) for path, _ in object_type.walk_children()),
        )

    # -- look-up -------------------------------------------------------------------------------------------------

    def object_type(self, name: str) -> ObjectType:
        """The object type by its name or plural.

        Raises:
            DeclarationError: there is none of that name; the message lists those there are.
        """
        for object_type in self.object_types:
            if name in (object_type.name, object_type.plural):
                return object_type
        known = ", ".join(o.name for o in self.object_types)
        raise DeclarationError(f"{self.title} has no object type {name!r}", f"Choose from: {known}")

    @cached_property
    def topic_index(self) -> dict[str, list[tuple[ObjectType, str]]]:
        """Topic name → the object types it speaks of, each with the topic's effect."""
        index: dict[str, list[tuple[ObjectType, str]]] = {}
        for object_type in self.object_types:
            for topic in object_type.topics:
                index.setdefault(topic.name, []).append((object_type, topic.effect))
        return index

    @cached_property
    def sequenced(self) -> bool:
        """Whether states of any object type are counted by the source."""
        return any(o.sequence for o in self.object_types)

    @property
    def subscribed_topics(self) -> frozenset[str]:
        """Every topic that an account subscribes: those of its objects, and of the account itself."""
        return frozenset(self.topic_index) | {t.name for t in self.account_topics if t.subscribed}

    # -- overrides -----------------------------------------------------------------------------------------------

    def with_overrides(self, mappings: Mapping[str, Sequence[Mapping[str, Any]]]) -> "Source":
        """The source with an account's own field mappings, given as data.

        `mappings` is `{object type: [{"source": …, "target": …, "type": …, "required": …}]}`. An override names a
        column that exists and keeps its type and whether it is required, so that it never needs other tables.

        Raises:
            DeclarationError: an override is malformed, names no declared column, or changes a column's type.
        """
        if not mappings:
            return self
        types = {o.name: o for o in self.object_types}
        for name, rows in mappings.items():
            object_type = self.object_type(name)
            fields = {f.target: f for f in object_type.fields}
            for row in rows:
                fields[self._override(object_type, row, fields).target] = self._override(object_type, row, fields)
            types[object_type.name] = object_type.model_copy(update={"fields": tuple(fields.values())})
        made = self.model_copy(update={"object_types": tuple(types.values())})
        made.__dict__.pop("topic_index", None)  # a copy takes along what was looked up: it names the types as they were
        return made

    @staticmethod
    def _override(object_type: ObjectType, row: Mapping[str, Any], fields: Mapping[str, Field]) -> Field:
        where = f"field mapping {dict(row)!r} of {object_type.name!r}"
        try:
            field = TypeAdapter(Field).validate_python(row)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(p) for p in first["loc"])
            raise DeclarationError(f"{where} is not valid: {place}: {first['msg']}", "Correct the mapping") from None
        declared = fields.get(field.target)
        if declared is None:
            raise DeclarationError(f"{where} names no declared column", f"Choose from: {', '.join(sorted(fields))}")
        if declared.type != field.type:
            raise DeclarationError(
                f"{where} changes the type of {field.target!r} from {declared.type} to {field.type}",
                f"Give type {declared.type!r}",
            )
        if declared.required != field.required:
            raise DeclarationError(
                f"{where} changes whether {field.target!r} is required",
                f"Give required {str(declared.required).lower()}",
            )
        return field.model_copy(update={"personal": field.personal or declared.personal})

    # -- description ---------------------------------------------------------------------------------------------

    def describe(self) -> dict[str, Any]:
        """The declarations as a script reads them (`ingest describe --json`)."""

        def parity(object_type: ObjectType) -> str:
            match object_type.parity:
                case CountParity(query=query):
                    return f"count: {query}"
                case IdSweepParity():
                    return "id sweep"
                case NoParity(reason=reason):
                    return f"none: {reason}"
            raise AssertionError("validated at registration")

        def delete(object_type: ObjectType) -> str:
            words = {"topic": "topic {topic}", "changes": "{how}", "sweep": "{every} sweep", "never": "never: {reason}"}
            return ", ".join(words[s.kind].format(**s.model_dump(mode="json")) for s in object_type.delete)

        return {
            "source": self.name,
            "api_version": self.api_version,
            "scopes": [
                {
                    "name": scope.name,
                    "purpose": scope.purpose,
                    "enables": [o.name for o in self.object_types if scope.name in o.scopes],
                }
                for scope in self.scopes
            ],
            "scope_correspondence": [
                {
                    **c.model_dump(mode="json"),
                    "renamed": c.renamed,
                    "enables": [o.name for o in self.object_types if set(c.serves) & set(o.scopes)],
                }
                for c in self.scope_correspondence
            ],
            "account_topics": [t.model_dump(mode="json") for t in self.account_topics],
            "objects": [
                {
                    "name": o.name,
                    "description": o.description,
                    "sync_function": o.sync_function,
                    "tables": list(self.tables(o)),
                    "topics": [t.model_dump(mode="json") for t in o.topics],
                    "delete_strategy": delete(o),
                    "parity": parity(o),
                    "cursor": o.listing.cursor,
                    "tier": o.tier.value,
                    "scopes": list(o.scopes),
                }
                for o in self.object_types
            ],
        }
