"""What QuickBooks' entities have in common: how a JSON path becomes a column, and columns that many of them share.

A column is named as its path, in small letters, with the vendor's abbreviations spelled out: `BillAddr` is
`bill_address`, `TotalAmt` is `total_amount`. A reference is `{"value": id, "name": …}`; where its target is declared it
is a `Reference`, else its id stands in `{name}_source_id`.

Facts: IntuitBaseTypes.xsd and IntuitNamesTypes.xsd of the vendor's SDKs; in JSON a simple value with attributes is an
object with `value`.
"""

import re

from ingest_platform.declare import Field, FieldType, Reference

_SPELLED = {"addr": "address", "amt": "amount", "num": "number", "acct": "account", "qty": "quantity", "desc":
            "description", "ph": "phone", "attr": "attribute"}  # fmt: skip
_WORD = re.compile(r"[A-Z0-9]+(?=[A-Z][a-z]|$)|[A-Z]?[a-z]+|[A-Z0-9]+")


def column(key: str) -> str:
    """The column that a key of the JSON is named by: `PONumber` → po_number."""
    words = [w.lower() for w in _WORD.findall(key.removesuffix("Ref"))]
    return "_".join(_SPELLED.get(w, w) for w in words)


def fields(kind: FieldType, *paths: str, personal: bool = False) -> tuple[Field, ...]:
    """A column for each path, named by the path's last key."""
    return tuple(Field(target=column(p.rpartition(".")[2]), source=p, type=kind, personal=personal) for p in paths)


def texts(*paths: str) -> tuple[Field, ...]:
    """Texts."""
    return fields("text", *paths)


def private(*paths: str) -> tuple[Field, ...]:
    """Texts that say who somebody is, how to reach them, or in which anything may stand."""
    return fields("text", *paths, personal=True)


def numbers(*paths: str) -> tuple[Field, ...]:
    """Amounts, prices, rates and quantities, exactly as written."""
    return fields("numeric", *paths)


def integers(*paths: str) -> tuple[Field, ...]:
    """Whole numbers."""
    return fields("integer", *paths)


def flags(*paths: str) -> tuple[Field, ...]:
    """Booleans."""
    return fields("boolean", *paths)


def days(*paths: str) -> tuple[Field, ...]:
    """Days of the company's calendar."""
    return fields("date", *paths)


def moments(*paths: str) -> tuple[Field, ...]:
    """Times with their offset."""
    return fields("timestamptz", *paths)


def addresses(*paths: str) -> tuple[Field, ...]:
    """Postal addresses (a list of them where the schema has one), as JSON objects."""
    return fields("jsonb", *paths, personal=True)


def emails(*paths: str) -> tuple[Field, ...]:
    """E-mail addresses: `{"Address": …}`; one column may hold several, joined by commas."""
    return tuple(Field(target=column(p), source=f"{p}.Address", personal=True) for p in paths)


def phones(*paths: str) -> tuple[Field, ...]:
    """Phone numbers: `{"FreeFormNumber": …}`."""
    return tuple(Field(target=column(p), source=f"{p}.FreeFormNumber", personal=True) for p in paths)


def sites(*paths: str) -> tuple[Field, ...]:
    """Web addresses: `{"URI": …}`."""
    return tuple(Field(target=column(p), source=f"{p}.URI", personal=True) for p in paths)


def sources(*paths: str) -> tuple[Field, ...]:
    """References to what is not declared: the id alone."""
    return tuple(Field(target=f"{column(p.rpartition('.')[2])}_source_id", source=f"{p}.value") for p in paths)


def reference(path: str, target: str, name: str | None = None) -> Reference:
    """A reference to an object that is declared; `name` where the key says less than it should."""
    return Reference(name=name or column(path.rpartition(".")[2]), target=target, source=f"{path}.value")


CURRENCY = Field(target="currency", source="CurrencyRef.value", description="Absent from companies of one currency")

ENTITY = (
    Field(
        target="sync_token",
        source="SyncToken",
        type="bigint",
        required=True,
        description="Counted up with every change; an update has to name it",
    ),
    Field(target="quickbooks_created_at", source="MetaData.CreateTime", type="timestamptz"),
    Field(target="quickbooks_updated_at", source="MetaData.LastUpdatedTime", type="timestamptz", required=True),
)
"""Columns of every entity."""

CUSTOM = Field(
    target="custom_fields",
    source="CustomField",
    type="jsonb",
    personal=True,
    description="[{DefinitionId, Name, Type, StringValue}]",
)

NAME = (
    *private("Title", "GivenName", "MiddleName", "FamilyName", "Suffix", "FullyQualifiedName", "CompanyName"),
    *private("DisplayName", "PrintOnCheckName", "V4IDPseudonym"),
    *texts("IntuitId", "UserId"),
    *flags("Organization", "Active"),
    *phones("PrimaryPhone", "AlternatePhone", "Mobile", "Fax"),
    *emails("PrimaryEmailAddr"),
    *sites("WebAddr"),
    Field(target="other_contact_info", source="OtherContactInfo", type="jsonb", personal=True),
)
"""Columns of everybody with a name: customers, vendors, employees (`NameBase`)."""
