"""Employees.

Facts: `Employee` and `NameBase` in IntuitNamesTypes.xsd. An employee is never deleted but made inactive.
"""

from ingest_platform.declare import Field
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import (
    CUSTOM,
    ENTITY,
    NAME,
    addresses,
    days,
    flags,
    numbers,
    private,
    reference,
    texts,
)
from ingest_platform.sources.quickbooks.topics import LISTED_EVENTS

EMPLOYEE = entity(
    "employee",
    "employees",
    "Employee",
    description="Employees, inactive ones too",
    kind="list",
    operations=LISTED_EVENTS,
    fields=(
        *ENTITY,
        *NAME,
        *addresses("PrimaryAddr", "OtherAddr"),
        *private("SSN", "EmployeeNumber", "Gender", "Notes"),
        *texts("EmployeeType", "UseTimeEntry"),
        *flags("BillableTime"),
        *numbers("BillRate", "CostRate"),
        Field(target="birth_date", source="BirthDate", type="date", personal=True),
        *days("HiredDate", "ReleasedDate"),
        CUSTOM,
    ),
    references=(reference("DefaultTaxCodeRef", "tax_code"),),
)
