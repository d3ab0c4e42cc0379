"""How Shopify lists objects: what a declaration says beside its fields."""

from collections import Counter
from collections.abc import Mapping

from pydantic import Field as PydanticField
from pydantic import model_validator

from ingest_platform.declare import Listing


class GraphQLListing(Listing):
    """A connection of the query root, and the document that asks for it.

    `document` names `documents/{document}.graphql`, which asks for one page; the bulk operation, the fetch by
    id and the listing of ids are derived from it. `node` is the type of an object (`gid://shopify/{node}/…`).
    `connection` may lie below other fields of the root (`shopifyPaymentsAccount.payouts`); where one of those is
    null there is nothing to list.
    `nested` names the document's connections inside an object with the types of their nodes: a bulk file says
    of which type a line is, and not which connection it came from. One that lies inside another value of the
    object, and `version_field` likewise, is a path joined by dots (`discount.codes`).
    `updated_filter` and `created_filter` are the names in Shopify's search syntax. Without an `updated_filter`
    there is no incremental sync: everything is listed each time, and what is known is left out by its hash.

    `through` is for objects that no connection lists: the list field of a parent that holds them. `connection` is
    then the parent's, `parent` its type, `version_field` and the filters are the parent's too: its changes show
    that something in it changed. A bulk operation takes no connection inside a list, so objects with `nested`
    connections are listed there by id and then fetched.

    `singleton` is for an object that there is one of: `connection` is its root field, without paging.
    """

    document: str
    connection: str
    node: str
    nested: Mapping[str, tuple[str, ...]] = PydanticField(default_factory=dict)
    through: str | None = None
    parent: str | None = None
    singleton: bool = False
    version_field: str | None = "updatedAt"
    updated_filter: str | None = "updated_at"
    created_filter: str | None = "created_at"
    created: str | None = None
    """The column of the time that `created_filter` compares, where counts and listings of ids go by it."""
    counted_filter: str | None = None
    """What the count's search calls it, where that has a name of its own."""
    bulk: bool = True
    page_size: int = 25
    """Objects of a first page; later pages follow what the vendor says a page costs."""

    @model_validator(mode="after")
    def _lines_are_told_apart(self) -> "GraphQLListing":
        types = Counter(t for nested in self.nested.values() for t in nested)
        if twice := [t for t, count in types.items() if count > 1 or t == self.node]:
            raise ValueError(
                f"connections of {self.document!r} share the node type {twice[0]!r}: "
                "a bulk file would not say whose a line is; leave one of them out"
            )
        if (self.through is None) != (self.parent is None):
            raise ValueError(f"listing of {self.document!r}: `through` and `parent` go together; give both")
        return self

    @property
    def created_column(self) -> str | None:
        """The refined column that windows of ids and counts filter by."""
        return self.created

    @property
    def cursor(self) -> str | None:
        """The search filter that incremental syncs go by."""
        return None if self.singleton else self.updated_filter

    @property
    def listed(self) -> str:
        """The type of the nodes that the connection lists: the objects' own, or their parent's."""
        return self.parent or self.node

    @property
    def path(self) -> tuple[str, ...]:
        """The fields from the query root to the connection."""
        return tuple(self.connection.split("."))
