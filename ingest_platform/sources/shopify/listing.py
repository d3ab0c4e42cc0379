"""How Shopify lists objects: what a declaration says beside its fields."""

from ingest_platform.declare import Listing


class GraphQLListing(Listing):
    """A connection of the query root, and the document that asks for it.

    `document` names `documents/{document}.graphql`, which asks for one page; the bulk operation, the fetch by
    id and the listing of ids are derived from it. `node` is the type of an object (`gid://shopify/{node}/…`).
    `updated_filter` and `created_filter` are the names in Shopify's search syntax.
    """

    document: str
    connection: str
    node: str
    updated_filter: str = "updated_at"
    created_filter: str = "created_at"
    bulk: bool = True
    page_size: int = 25
    """Objects of a first page; later pages follow what the vendor says a page costs."""

    @property
    def cursor(self) -> str | None:
        """The search filter that incremental syncs go by."""
        return self.updated_filter
