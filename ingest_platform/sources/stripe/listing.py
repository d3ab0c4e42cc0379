"""How Stripe lists objects and tells of their changes: what a declaration says beside its fields."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from pydantic import Field as PydanticField

from ingest_platform.declare import Listing, Topic
from ingest_platform.sources.stripe.shapes import CREATED

CUSTOMERS = "/v1/customers"


class StripeListing(Listing):
    """A list of the API, newest first.

    `path` is the list's; an object is read at `{path}/{id}`. `created` says whether the list takes `created[gte]` and
    its kin: only then is it read in slices side by side, and by window. `params` are sent with every page.
    `nested` are paths of lists inside an object that Stripe cuts (`lines`): they are read to their end. `expand` names
    what an object shows only when asked: an event never does, so that its object is read again.

    `events`: every change has an event, so that an incremental sync reads the event log (30 days). `announced` is
    false where a new object has none: the newest of the list are then read as well.
    `of_customers` is for what no list shows for all customers: the customers are listed. `"inside"`: each shows them
    in a list of its own when asked to expand `inside`; `"asked"`: the list is asked for each customer, and its answer
    is the object, which has no id of its own.
    """

    path: str
    created: bool = True
    params: Mapping[str, str] = PydanticField(default_factory=dict)
    nested: tuple[str, ...] = ()
    expand: tuple[str, ...] = ()
    events: bool = True
    announced: bool = True
    of_customers: Literal["inside", "asked"] | None = None
    inside: str = ""
    lookback: timedelta = timedelta(minutes=15)

    @property
    def cursor(self) -> str | None:
        """What incremental syncs go by: when events were created, or else the objects."""
        if self.events:
            return "event.created"
        return "created" if self.created else None

    @property
    def listed(self) -> str:
        """The list that is paged: the objects' own, or the customers'."""
        return CUSTOMERS if self.of_customers else self.path

    @property
    def sliced(self) -> bool:
        """Whether what is paged can be read in spans of its creation."""
        return self.created or self.of_customers is not None

    @property
    def created_column(self) -> str | None:
        """The refined column that `created[gte]` filters by."""
        return CREATED if self.created else None


def told(
    name: str,
    reason: str,
    priority: Literal["HIGH", "MEDIUM", "LOW"] = "MEDIUM",
    effect: Literal["upsert", "delete", "fetch"] = "upsert",
) -> Topic:
    """An event type that carries its object, unless `effect` says otherwise."""
    return Topic(name=name, effect=effect, priority=priority, reason=reason)


def gone(name: str, reason: str = "The only early sign of a deletion") -> Topic:
    """An event type that says that its object is deleted."""
    return Topic(name=name, effect="delete", priority="HIGH", reason=reason)
