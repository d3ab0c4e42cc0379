"""Departments, which QuickBooks shows as locations.

Facts: `Department` in Finance.xsd. A department is never deleted but made inactive.
"""

from ingest_platform.declare import Tier
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import CUSTOM, ENTITY, addresses, flags, reference, texts
from ingest_platform.sources.quickbooks.topics import LISTED_EVENTS

DEPARTMENT = entity(
    "department",
    "departments",
    "Department",
    description="Departments (locations) and those below them, inactive ones too",
    kind="list",
    operations=LISTED_EVENTS,
    tier=Tier.HOURLY,
    fields=(
        *ENTITY,
        *texts("Name", "FullyQualifiedName"),
        *flags("Active", "SubDepartment"),
        *addresses("Address"),
        CUSTOM,
    ),
    references=(reference("ParentRef", "department"),),
)
