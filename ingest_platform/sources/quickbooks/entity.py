"""An entity as an object type: what every declaration of QuickBooks has in common, said once.

The version is the time of the last change together with `SyncToken`, which counts the changes: times have whole
seconds. Documents are whole and leave out what has no value. Every webhook is thin. How it is learned that an object
went: from a webhook, from change data capture where the entity has it, and in the end by comparing ids.
"""

from collections.abc import Sequence

from ingest_platform.declare import (
    Child,
    CountParity,
    DeleteByChanges,
    DeleteByTopic,
    DeleteStrategy,
    Field,
    IdSweepParity,
    ObjectType,
    Reference,
    SourcePath,
    SweepDelete,
    Tier,
    WithoutTopic,
)
from ingest_platform.sources.quickbooks.listing import UPDATED, Kind, QueryListing
from ingest_platform.sources.quickbooks.topics import topics

SCOPES = ("com.intuit.quickbooks.accounting",)
SEQUENCE = SourcePath(path="SyncToken")
CAPTURED = "Change data capture shows it with status Deleted for 30 days"


def entity(
    name: str,
    plural: str,
    api_name: str,
    *,
    description: str,
    kind: Kind = "transaction",
    operations: Sequence[str] = (),
    cdc: bool = True,
    without_topic: WithoutTopic | None = None,
    tier: Tier = Tier.REAL_TIME,
    fields: tuple[Field, ...],
    references: tuple[Reference, ...] = (),
    children: tuple[Child, ...] = (),
) -> ObjectType:
    """The object type `name` of what the API calls `api_name`; `operations` are those of its webhooks."""
    delete: list[DeleteStrategy] = [SweepDelete(every=Tier.DAILY)]
    if cdc:
        delete.insert(0, DeleteByChanges(how=CAPTURED))
    if "Delete" in operations:
        delete.insert(0, DeleteByTopic(topic=f"{api_name}.Delete"))
    return ObjectType(
        name=name,
        plural=plural,
        description=description,
        identity=(SourcePath(path="Id"),),
        version=(SourcePath(path=UPDATED),),
        sequence=SEQUENCE,
        whole=True,
        listing=QueryListing(entity=api_name, kind=kind, cdc=cdc),
        delete=tuple(delete),
        parity=IdSweepParity() if kind == "single" else CountParity(query=api_name),
        topics=topics(api_name, operations),
        without_topic=without_topic,
        scopes=SCOPES,
        tier=tier,
        fields=fields,
        references=references,
        children=children,
    )
