"""Fields, children and references: how a vendor's document becomes columns and rows."""

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic import Field as PydanticField

FieldType = Literal["text", "bigint", "integer", "numeric", "boolean", "timestamptz", "date", "jsonb", "text[]"]
"""Column types. There is no float: money, rates and coordinates are numeric, as the vendor wrote them."""

Transform = Literal["numeric_id", "lower", "upper", "tags", "blank_to_null", "absolute", "epoch", "minor_units"]
"""Named transforms, compiled to SQL in `refine.transforms`:

- `numeric_id`: the digits of an id (`gid://shopify/Order/12?x=y` and `12` both give 12)
- `lower`, `upper`: change of case
- `tags`: a JSON list of strings or one comma-joined string, as a sorted list without blanks
- `blank_to_null`: an empty string is no value
- `absolute`: a number without its sign (one shape of an API writes -10.0 where the other writes 10.0)
- `epoch`: seconds since 1970 as a JSON number, for a timestamptz or a date
- `minor_units`: an integer amount in the smallest unit of the currency that stands `beside` it, as an amount in the
  currency itself (1050 usd → 10.50, 1050 jpy → 1050, 1050 kwd → 1.050)
"""

Identifier = Annotated[str, PydanticField(pattern=r"^[a-z][a-z0-9_]*$", max_length=50)]


class Declared(BaseModel):
    """Base of every part of a declaration: immutable, and a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourcePath(Declared):
    """Where one shape of a document keeps a value: keys joined by dots, with what that shape needs done to it.

    `enum` maps the vendor's words to the column's; a word it does not list passes unchanged, so that a value the
    vendor adds later is kept rather than lost. `when_null` is the value that a JSON null stands for. A shape may leave
    a key out where there is no value: a document that has `omitted_beside` and not the path says null. `beside` is
    the path of the ISO currency code that `minor_units` needs, in the same document (of a child: the same element),
    and `digits` the currencies whose smallest unit is no hundredth (`{"jpy": 0, "kwd": 3}`), as the vendor counts.
    With `matches` ({path: regular expression}) the value is whether each of these paths of the same document holds a
    text that matches; what is absent counts as an empty text. So a boolean may follow from what other fields say.
    """

    path: str
    transform: Transform | None = None
    enum: dict[str, str | None] | None = None
    when_null: str | None = None
    omitted_beside: str | None = None
    beside: str | None = None
    digits: dict[str, int] = {}
    matches: dict[str, str] = {}

    @model_validator(mode="after")
    def _knows_its_currency(self) -> "SourcePath":
        if (self.transform == "minor_units") != (self.beside is not None):
            raise ValueError(
                f"path {self.path!r}: transform 'minor_units' and `beside`, the path of the currency, go together"
            )
        return self

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The path's keys, outermost first."""
        return tuple(self.path.split("."))


def _as_paths(value: Any) -> Any:
    items = value if isinstance(value, (list, tuple)) else [value]
    return tuple({"path": item} if isinstance(item, str) else item for item in items)


SourcePaths = Annotated[tuple[SourcePath, ...], BeforeValidator(_as_paths), PydanticField(min_length=1)]
"""One path or several, tried in order: the first that is present in the document counts."""


class Field(Declared):
    """One column. A path that is absent leaves the column alone; a JSON null sets NULL.

    `required` makes the column NOT NULL: a document without it ends as an error row that says so. The JSON form
    (`{"source": …, "target": …, "type": …, "required": …}`) is what an account overrides as data.

    `personal`: the value says who a person is or how to reach them, or is free text that may. An erasure clears it.
    """

    target: Identifier
    source: SourcePaths
    type: FieldType = "text"
    required: bool = False
    transform: Transform | None = None
    description: str = ""
    personal: bool = False

    @model_validator(mode="after")
    def _can_be_cleared(self) -> "Field":
        if self.personal and self.required and self.type != "text":
            raise ValueError(f"field {self.target!r} is personal and required: an erasure can clear a text alone")
        return self

    @model_validator(mode="after")
    def _transform_fits_type(self) -> "Field":
        for path in self.paths:
            if path.transform == "tags" and self.type != "text[]":
                raise ValueError(f"field {self.target!r}: transform 'tags' gives a list; declare type='text[]'")
            if (path.transform == "epoch") != (self.paths[0].transform == "epoch"):
                raise ValueError(f"field {self.target!r}: 'epoch' holds for all of its paths, or for none")
            if path.transform == "epoch" and self.type not in ("timestamptz", "date"):
                raise ValueError(f"field {self.target!r}: transform 'epoch' gives a time; declare type='timestamptz'")
            if path.transform == "minor_units" and self.type != "numeric":
                raise ValueError(
                    f"field {self.target!r}: transform 'minor_units' gives an amount; declare type='numeric'"
                )
        return self

    @property
    def paths(self) -> tuple[SourcePath, ...]:
        """The source paths, each with the field's own transform where it names none."""
        if self.transform is None:
            return self.source
        return tuple(p if p.transform else p.model_copy(update={"transform": self.transform}) for p in self.source)


class Reference(Declared):
    """A foreign key to another object: column `{name}_id` (local UUID) beside `{source}_{name}_id` (vendor id).

    `target` is an object type (`customer`) or a child of one (`product.variant`). A reference that is not
    `required` stays NULL until its target arrives. A required one is a parent: the row waits as `deferred`. What refers
    to an `owner` (a parent is one) may go with it without a word: when the owner is deleted, it is asked for.
    """

    name: Identifier
    target: str
    source: SourcePaths
    required: bool = False
    owner: bool = False
    description: str = ""


class ListSource(Declared):
    """Where one shape of a document keeps a list of children, and when that list is known to be whole.

    Only a whole list removes children that it does not show. `whole_unless` is a path that is true when the vendor
    says more follow; `whole_below` is the length at which the vendor cuts; `whole_if_as_many_as` is a second list
    that is never cut. `scope` holds constant columns: the list speaks only for children with those values (Shopify's
    REST `images` are the media of type IMAGE, and say nothing of videos).
    """

    path: str
    whole_unless: str | None = None
    whole_below: int | None = None
    whole_if_as_many_as: str | None = None
    scope: dict[str, str] = {}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The path's keys, outermost first."""
        return tuple(self.path.split("."))

    def is_empty_in(self, body: object) -> bool:
        """Whether a document shows this list, and shows that nothing is in it."""
        if self.scope or _at(body, self.path) != []:
            return False
        if self.whole_unless and _at(body, self.whole_unless):
            return False
        return not (self.whole_if_as_many_as and _at(body, self.whole_if_as_many_as))


def _at(body: Any, path: str) -> Any:
    for key in path.split("."):
        body = body.get(key) if isinstance(body, dict) else None
    return body


def _as_lists(value: Any) -> Any:
    items = value if isinstance(value, (list, tuple)) else [value]
    return tuple({"path": item} if isinstance(item, str) else item for item in items)


class Child(Declared):
    """A list inside a document that becomes a table of its own, with a foreign key to its parent.

    `key` are the paths of the child's vendor id; without one the child is known by its position in the list.
    With `key_within_parent` that id tells children of one parent apart and comes again in others (a product in several
    collections); a reference may then share the key's column. With `key_else_position` an element without an id is
    known by its place among all of them, `#3` (of sources whose ids are texts).
    The table is `{source}_{object}_{name}`; its id column is `{source}_{id_name or name}_id`, or `position`.
    """

    name: Identifier
    lists: Annotated[tuple[ListSource, ...], BeforeValidator(_as_lists), PydanticField(min_length=1)]
    key: Annotated[tuple[SourcePath, ...], BeforeValidator(_as_paths)] = ()
    key_within_parent: bool = False
    key_else_position: bool = False
    id_name: Identifier | None = None
    fields: tuple[Field, ...]
    references: tuple[Reference, ...] = ()
    children: tuple["Child", ...] = ()
    description: str = ""
