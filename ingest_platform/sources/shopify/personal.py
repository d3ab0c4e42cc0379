"""Which columns say who a person is: those declared so at their field, and these names wherever they appear.

The names hold in every object type from which references lead to a customer, so that a new one is covered the day
it is declared. A column whose name says less (`name`, `title`) is declared `private` at its field.
"""

from collections.abc import Sequence

from ingest_platform.declare import Child, Field, ObjectType

PERSONAL_COLUMNS = frozenset(
    {
        # Who they are and how they are reached.
        "email", "customer_email", "contact_email", "recipient_email", "phone", "customer_phone", "first_name",
        "last_name", "display_name", "recipient_name", "company", "multipass_identifier",
        # Where they are.
        "address1", "address2", "city", "zip", "province", "province_code", "country", "country_code", "latitude",
        "longitude", "billing_address", "shipping_address", "destination", "client_ip", "browser_ip", "user_agent",
        "landing_site", "referring_site", "abandoned_checkout_url", "invoice_url", "status_url", "tracking_url",
        "tracking_number", "tracking",
        # Free text, in which anything may stand.
        "note", "tags", "message", "recipient_message", "discount_description", "customer_note", "staff_note",
        "reason_note", "custom_attributes", "properties",
        # What a payment shows of its payer.
        "receipt", "payment_details", "account_number",
    }
)  # fmt: skip


def private(field: Field) -> Field:
    """The field, declared personal."""
    return field.model_copy(update={"personal": True})


def kin_of(person: str, object_types: Sequence[ObjectType]) -> frozenset[str]:
    """The person's object type, and every one from which references lead to it."""
    kin = {person}
    while more := {o.name for o in object_types for r in o.references if r.target in kin} - kin:
        kin |= more
    return frozenset(kin)


def mark_personal(person: str, *object_types: ObjectType) -> tuple[ObjectType, ...]:
    """The object types, with every personal column of the person's kin marked."""
    kin = kin_of(person, object_types)
    return tuple(_marked(o) if o.name in kin else o for o in object_types)


def _marked(declared: ObjectType) -> ObjectType:
    return declared.model_copy(
        update={
            "fields": tuple(map(_field, declared.fields)),
            "children": tuple(map(_child, declared.children)),
        }
    )


def _child(declared: Child) -> Child:
    return declared.model_copy(
        update={
            "fields": tuple(map(_field, declared.fields)),
            "children": tuple(map(_child, declared.children)),
        }
    )


def _field(declared: Field) -> Field:
    return private(declared) if declared.target in PERSONAL_COLUMNS and not declared.personal else declared
