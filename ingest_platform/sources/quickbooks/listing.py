"""How QuickBooks lists an entity: the query language, and change data capture beside it."""

from typing import Literal

from ingest_platform.declare import Listing

UPDATED = "MetaData.LastUpdatedTime"
CREATED = "MetaData.CreateTime"

Kind = Literal["transaction", "list", "single"]


class QueryListing(Listing):
    """An entity by its name in the query language.

    `kind`: a transaction is voided or deleted; a list entity is never deleted but made inactive (and then left out of
    answers and counts that do not ask for it); of a `single` there is one. `cdc` is false for those that change data
    capture leaves out (facts.json, cdc: TaxCode, TaxRate and others).
    """

    entity: str
    kind: Kind = "transaction"
    cdc: bool = True

    @property
    def cursor(self) -> str | None:
        """Changes are listed by the time of the last one."""
        return UPDATED

    @property
    def created_column(self) -> str | None:
        """Ids and counts of a window are of what was created in it."""
        return None if self.kind == "single" else "quickbooks_created_at"

    @property
    def path(self) -> str:
        """Its name in addresses: `/v3/company/{realm}/invoice/12`."""
        return self.entity.lower()
