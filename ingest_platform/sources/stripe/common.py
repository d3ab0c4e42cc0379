"""What the declarations of Stripe's objects have in common."""

from typing import Any

from ingest_platform.declare import (
    DeleteByChanges,
    DeleteByTopic,
    DeleteStrategy,
    IdSweepParity,
    NeverDeleted,
    ObjectType,
    SweepDelete,
    Tier,
)

EVENTS = "rak_event_read"
IN_EVENTS = "events of the last 30 days"


def stripe_object(**declared: Any) -> ObjectType:
    """An object type of Stripe's: known by `id`, ordered by Stripe's clock, without a count to compare with.

    No object carries a version (https://docs.stripe.com/api/events: an event is dated, its object is not), and no list
    is counted, so the set of ids is compared.
    """
    basics = {"identity": ("id",), "version": (), "versioned_by": "source_clock", "parity": IdSweepParity()}
    if declared["listing"].events:
        declared["scopes"] = (*declared["scopes"], EVENTS)  # whoever may not read the log learns of no change
    return ObjectType(**(basics | declared))


def deleted_by(topic: str) -> tuple[DeleteStrategy, ...]:
    """Deleted objects have an event; beyond 30 days a list of ids shows who is missing."""
    return (DeleteByTopic(topic=topic), DeleteByChanges(how=IN_EVENTS), SweepDelete(every=Tier.DAILY))


def never(reason: str) -> tuple[DeleteStrategy, ...]:
    """Objects that stay, whatever becomes of them."""
    return (NeverDeleted(reason=reason),)
