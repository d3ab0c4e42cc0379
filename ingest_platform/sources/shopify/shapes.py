"""Fields that Shopify's two shapes spell differently: the GraphQL Admin API, and the webhooks' REST form.

Every helper gives the GraphQL path first. A field that only the API carries has one path; a webhook leaves it
alone.
"""

from ingest_platform.declare import Field, FieldType, ListSource, SourcePath, Transform

BOTH_VERSIONS = ("updatedAt", "updated_at")


def both(
    target: str,
    graphql: str,
    rest: str | None = None,
    *,
    kind: FieldType = "text",
    transform: Transform | None = None,
    required: bool = False,
    description: str = "",
) -> Field:
    """A field whose value is the same in both shapes; `rest` is left out where both call it the same."""
    paths = (graphql,) if rest in (None, graphql) else (graphql, str(rest))
    return Field(
        target=target,
        source=paths,
        type=kind,
        transform=transform,
        required=required,
        description=description,
    )


def shop_money(target: str, graphql: str, rest: str | None, description: str = "") -> Field:
    """An amount in the shop's currency: a MoneyBag in GraphQL, a string in REST."""
    return both(target, f"{graphql}.shopMoney.amount", rest, kind="numeric", description=description)


def presentment_money(target: str, graphql: str, rest: str | None, description: str = "") -> Field:
    """An amount in the currency the buyer saw: both shapes hold it beside the shop's."""
    path = f"{rest}.presentment_money.amount" if rest else None
    return both(target, f"{graphql}.presentmentMoney.amount", path, kind="numeric", description=description)


def word(target: str, graphql: str, rest: str | None = None, description: str = "") -> Field:
    """An enum: upper case in GraphQL, lower case in REST."""
    return both(target, graphql, rest, transform="lower", description=description)


def mapped(target: str, graphql: str, rest: str | None, enum: dict[str, str | None], description: str = "") -> Field:
    """A value whose GraphQL words have REST words of their own."""
    first = SourcePath(path=graphql, enum=enum)
    return Field(target=target, source=(first, rest) if rest else (first,), description=description)


def optional_text(target: str, graphql: str, rest: str | None = None, description: str = "") -> Field:
    """A text that one shape leaves blank where the other says null."""
    return both(target, graphql, rest, transform="blank_to_null", description=description)


def moment(target: str, graphql: str, rest: str | None = None, *, required: bool = False) -> Field:
    """A time with its offset."""
    return both(target, graphql, rest, kind="timestamptz", required=required)


def flag(target: str, graphql: str, rest: str | None = None) -> Field:
    """A boolean."""
    return both(target, graphql, rest, kind="boolean")


def connection(graphql: str, *rest: str | ListSource) -> tuple[ListSource, ...]:
    """A list of children: a connection in GraphQL, whole unless another page follows; and where REST has it."""
    found = (one if isinstance(one, ListSource) else ListSource(path=one) for one in rest)
    return (ListSource(path=f"{graphql}.nodes", whole_unless=f"{graphql}.pageInfo.hasNextPage"), *found)
