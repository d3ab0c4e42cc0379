"""The fields that Stripe's objects are made of. A column bears the name of its key unless the key says too little.

Facts: the types of the SDK contract 2026-10-28.endive; https://docs.stripe.com/currencies for amounts.
"""

from ingest_platform.declare import Field, FieldType, ListSource, Reference, SourcePath

CREATED = "stripe_created_at"
"""The column of `created`: when Stripe made the object."""

# Currencies whose smallest unit, in Stripe's counting, is no hundredth: https://docs.stripe.com/currencies.
# ISK and UGX have no decimals any more and are written with two all the same; MGA has none here, whatever ISO says.
ZERO_DECIMAL = (
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
)  # fmt: skip
THREE_DECIMAL = ("bhd", "jod", "kwd", "omr", "tnd")
DIGITS = dict.fromkeys(ZERO_DECIMAL, 0) | dict.fromkeys(THREE_DECIMAL, 3)


def name_of(path: str) -> str:
    """The column of a path: its keys joined, without what only wraps."""
    return path.replace(".", "_")


def _fields(kind: FieldType, paths: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(Field(target=name_of(path), source=path, type=kind) for path in paths)


def texts(*paths: str) -> tuple[Field, ...]:
    """Words and free text, as they are."""
    return _fields("text", paths)


def text(target: str, *paths: str, description: str = "") -> Field:
    """One text, under a name of its own, found on any of the paths."""
    return Field(target=target, source=paths or target, description=description)


def flags(*paths: str) -> tuple[Field, ...]:
    """Booleans."""
    return _fields("boolean", paths)


def integers(*paths: str) -> tuple[Field, ...]:
    """Whole numbers that are no amounts."""
    return _fields("bigint", paths)


def numbers(*paths: str) -> tuple[Field, ...]:
    """Rates and shares, exactly as written; a string that holds one counts too."""
    return _fields("numeric", paths)


def jsons(*paths: str) -> tuple[Field, ...]:
    """Structures without a table of their own, as they are."""
    return _fields("jsonb", paths)


def lists(*paths: str) -> tuple[Field, ...]:
    """Lists of words."""
    return _fields("text[]", paths)


def moment(target: str, *paths: str, required: bool = False, description: str = "") -> Field:
    """One time under a name of its own; seconds since 1970 in the source."""
    return Field(
        target=target,
        source=paths or target,
        type="timestamptz",
        transform="epoch",
        required=required,
        description=description,
    )


def moments(*paths: str) -> tuple[Field, ...]:
    """Times; seconds since 1970 in the source."""
    return tuple(moment(name_of(path), path) for path in paths)


def created() -> Field:
    """When Stripe made the object."""
    return moment(CREATED, "created", required=True, description="When Stripe made it")


def amount(target: str, *paths: str, currency: str = "currency") -> tuple[Field, ...]:
    """An amount twice: `{target}` in the currency itself, `{target}_minor` in its smallest unit, as Stripe counts."""
    found = paths or (target,)
    return (
        Field(
            target=target,
            source=tuple(
                SourcePath(path=p, transform="minor_units", beside=currency, digits=DIGITS) for p in found
            ),
            type="numeric",
            description=f"In the currency that `{currency}` names",
        ),
        Field(
            target=f"{target}_minor",
            source=found,
            type="bigint",
            description="The same in the currency's smallest unit, as Stripe has it",
        ),
    )  # fmt: skip


def money(*paths: str, currency: str = "currency") -> tuple[Field, ...]:
    """Amounts in one currency, each twice: see `amount`."""
    return tuple(field for path in paths for field in amount(name_of(path), path, currency=currency))


def expandable(*paths: str) -> tuple[Field, ...]:
    """Ids of objects that are no table here: Stripe gives the id, or the object where it was asked to expand it."""
    return tuple(Field(target=name_of(path), source=(f"{path}.id", path)) for path in paths)


def refers(name: str, target: str | None = None, *paths: str, owner: bool = False) -> Reference:
    """A reference by an expandable key: the id, or the object itself, which has it."""
    found = tuple(p for path in paths or (name,) for p in (f"{path}.id", path))
    return Reference(name=name, target=target or name, source=found, owner=owner)


def refers_to(*names: str) -> tuple[Reference, ...]:
    """References whose key bears the name of what they refer to."""
    return tuple(refers(name) for name in names)


def personal(*fields: Field) -> tuple[Field, ...]:
    """The fields, declared to say who a person is: an erasure clears them."""
    return tuple(field.model_copy(update={"personal": True}) for field in fields)


def paged(key: str) -> tuple[ListSource, ...]:
    """A nested list, of which a document may hold the beginning alone."""
    return (ListSource(path=f"{key}.data", whole_unless=f"{key}.has_more"),)


def metadata() -> tuple[Field, ...]:
    """What an integration wrote beside the object, and its mode. Metadata may name anybody."""
    return (*personal(*jsons("metadata")), *flags("livemode"))
