"""Webhook topics: an entity and what happened to it, `Invoice.Create`, however a delivery spells that."""

from collections.abc import Sequence

from ingest_platform.declare import Topic

SALES_EVENTS = ("Create", "Update", "Delete", "Void", "Emailed")
PAID_EVENTS = ("Create", "Update", "Delete", "Void")
PLAIN_EVENTS = ("Create", "Update", "Delete")
LISTED_EVENTS = ("Create", "Update", "Delete", "Merge")
OPERATIONS = ("Create", "Update", "Delete", "Merge", "Void", "Emailed")

_REASONS = {
    "Create": "The event only names it",
    "Update": "The event only names it",
    "Delete": "The earliest sign of a deletion; it is confirmed by reading the object",
    "Merge": "One of two goes into the other: both are read",
    "Void": "Amounts become zero and the object stays",
    "Emailed": "The e-mail status changed",
}


def topics(entity: str, operations: Sequence[str]) -> tuple[Topic, ...]:
    """The topics of an entity. Every delivery is thin, so that a deletion too is settled by reading the object."""
    return tuple(
        Topic(
            name=f"{entity}.{operation}",
            effect="delete" if operation == "Delete" else "fetch",
            priority="HIGH" if operation in ("Delete", "Merge", "Void") else "MEDIUM",
            reason=_REASONS[operation],
        )
        for operation in operations
    )
