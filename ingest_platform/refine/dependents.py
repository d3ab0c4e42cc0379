"""What a deletion may take along: objects that cannot be without the one that went."""

from ingest_platform.control.fetch_requests import asking
from ingest_platform.declare import ObjectType, Source
from ingest_platform.refine.tables import refined_tables


def request_dependents(source: Source, object_type: ObjectType) -> tuple[str, ...]:
    """Statements that have the live objects fetched again whose parent was tombstoned in this batch.

    Whether they went with it only the source can tell.
    """
    statements = []
    for referrer in refined_tables(source):
        if referrer.child is not None:
            continue
        for reference in referrer.references:
            if not (reference.required or reference.owner) or reference.target != object_type.name:
                continue
            statements.append(
                asking(
                    f"SELECT DISTINCT %(integration_id)s::uuid, '{referrer.object_type.name}', "
                    f"d.{referrer.key_column}::text, 'its {object_type.name} was deleted' "
                    f"FROM refine_batch b JOIN {referrer.name} d ON d.{reference.name}_id = b.local_id "
                    "WHERE b.outcome = 'delete' AND d.deleted_at IS NULL"
                )
            )
    return tuple(statements)
