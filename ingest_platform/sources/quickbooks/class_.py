"""Classes, by which a company divides its transactions.

Facts: `Class` in Finance.xsd. A class is never deleted but made inactive.
"""

from ingest_platform.declare import Tier
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import CUSTOM, ENTITY, flags, reference, texts
from ingest_platform.sources.quickbooks.topics import LISTED_EVENTS

CLASS = entity(
    "class",
    "classes",
    "Class",
    description="Classes and their subclasses, inactive ones too",
    kind="list",
    operations=LISTED_EVENTS,
    tier=Tier.HOURLY,
    fields=(*ENTITY, *texts("Name", "FullyQualifiedName"), *flags("Active", "SubClass"), CUSTOM),
    references=(reference("ParentRef", "class"),),
)
