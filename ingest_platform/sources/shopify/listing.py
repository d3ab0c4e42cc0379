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
    `nested` names the document's connections inside an object with the types of their nodes: a bulk file says
    of which type a line is, and not which connection it came from.
    `updated_filter` and `created_filter` are the names in Shopify's search syntax.
    """

    document: str
    connection: str
    node: str
    nested: Mapping[str, tuple[str, ...]] = PydanticField(default_factory=dict)
    version_field: str | None = "updatedAt"
    updated_filter: str = "updated_at"
    created_filter: str = "created_at"
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
        return self

    @property
    def cursor(self) -> str | None:
        """The search filter that incremental syncs go by."""
        return self.updated_filter
