"""A small source that nobody sells: it has one of everything that a declaration can say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from ingest_platform.control.database import Connection
from ingest_platform.declare import (
    Child,
    CountParity,
    DeleteByChanges,
    DeleteByTopic,
    Field,
    IdSweepParity,
    Listing,
    ListSource,
    NeverDeleted,
    ObjectType,
    Reference,
    Scope,
    Source,
    SourcePath,
    SweepDelete,
    Tier,
    Topic,
)
from ingest_platform.extract.documents import Document
from ingest_platform.raw.append import Origin
from ingest_platform.raw.ingest import IngestResult, ingest
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.apply import RefineResult, refine_all, refine_chosen

START = datetime(2026, 1, 1, tzinfo=UTC)

PERSON = ObjectType(
    name="person",
    plural="people",
    description="Somebody.",
    identity=("id",),
    version=("updated",),
    listing=Listing(),
    delete=(NeverDeleted(reason="nobody is ever deleted here"),),
    parity=IdSweepParity(),
    scopes=("read",),
    tier=Tier.DAILY,
    fields=(Field(target="name", source="name"),),
)

PRODUCT = ObjectType(
    name="product",
    plural="products",
    description="Something with variants and pictures.",
    identity=("id",),
    version=("updated",),
    listing=Listing(),
    delete=(SweepDelete(),),
    parity=CountParity(query="products"),
    scopes=("read",),
    tier=Tier.HOURLY,
    fields=(Field(target="title", source="title"),),
    children=(
        Child(
            name="variant",
            lists=(ListSource(path="variants", whole_if_as_many_as="variant_ids"),),
            key="id",
            fields=(Field(target="sku", source="sku"),),
        ),
        Child(
            name="picture",
            lists=(
                ListSource(path="media.nodes", whole_unless="media.more"),
                ListSource(path="images", scope={"kind": "IMAGE"}),
            ),
            key="id",
            fields=(Field(target="kind", source="kind"), Field(target="alt", source="alt")),
        ),
        Child(
            name="label",
            lists=(ListSource(path="labels", whole_below=3),),
            key="id",
            fields=(Field(target="text", source="text"),),
        ),
    ),
)

ORDER = ObjectType(
    name="order",
    plural="orders",
    description="An order with lines, and taxes on each.",
    identity=("gid", "id"),
    version=("updated", "updated_at"),
    listing=Listing(),
    delete=(DeleteByTopic(topic="orders/delete"), SweepDelete()),
    parity=CountParity(query="orders"),
    topics=(Topic(name="orders/update", effect="upsert"), Topic(name="orders/delete", effect="delete")),
    scopes=("read",),
    tier=Tier.QUARTER_HOUR,
    references=(Reference(name="person", target="person", source="person.id"),),
    fields=(
        Field(target="number", source="number", required=True),
        Field(target="total", source=("total.amount", "total_price"), type="numeric"),
        Field(target="currency", source="total.currency"),
        Field(target="placed_at", source="placed", type="timestamptz"),
        Field(target="due_on", source="due", type="date"),
        Field(target="quantity", source="quantity", type="bigint"),
        Field(target="size", source="size", type="integer"),
        Field(target="paid", source="paid", type="boolean"),
        Field(target="note", source="note"),
        Field(target="extra", source="extra", type="jsonb"),
        Field(target="tags", source="tags", type="text[]", transform="tags"),
        Field(
            target="state",
            source=(SourcePath(path="STATE", transform="lower"), SourcePath(path="state", enum={"ok": "open"})),
        ),
    ),
    children=(
        Child(
            name="line",
            lists=(
                ListSource(path="lines.nodes", whole_unless="lines.pageInfo.hasNextPage"),
                ListSource(path="line_items"),
            ),
            key="id",
            references=(Reference(name="variant", target="product.variant", source="variant.id"),),
            fields=(
                Field(target="title", source="title", required=True),
                Field(target="price", source="price", type="numeric"),
            ),
            children=(
                Child(
                    name="tax",
                    lists=("taxes",),
                    fields=(Field(target="rate", source="rate", type="numeric"),),
                ),
            ),
        ),
        Child(name="step", lists=("steps",), fields=(Field(target="name", source="name"),)),
    ),
)

RECEIPT = ObjectType(
    name="receipt",
    plural="receipts",
    description="Proof that an order was paid; nothing without its order.",
    identity=("id",),
    version=("updated",),
    listing=Listing(),
    delete=(SweepDelete(),),
    parity=IdSweepParity(),
    scopes=("read",),
    tier=Tier.DAILY,
    references=(Reference(name="order", target="order", source="order_id", required=True),),
    fields=(Field(target="amount", source="amount", type="numeric"),),
)

SIGNAL = ObjectType(
    name="signal",
    plural="signals",
    description="Something that the source gives no version.",
    identity=("id",),
    version=(),
    listing=Listing(),
    delete=(SweepDelete(),),
    parity=IdSweepParity(),
    scopes=("read",),
    tier=Tier.DAILY,
    fields=(Field(target="colour", source="colour"),),
)

CHARGE = ObjectType(
    name="charge",
    plural="charges",
    description="Money taken; its documents carry no version, its events and answers have their times.",
    identity=("id",),
    version=(),
    versioned_by="source_clock",
    listing=Listing(),
    delete=(DeleteByChanges(how="the event log has deletions"),),
    parity=IdSweepParity(),
    topics=(Topic(name="charge.updated", effect="upsert"),),
    scopes=("read",),
    tier=Tier.REAL_TIME,
    fields=(
        Field(target="state", source="state"),
        Field(target="amount_minor", source="amount", type="bigint"),
        Field(
            target="amount",
            source=SourcePath(
                path="amount", transform="minor_units", beside="currency", digits={"jpy": 0, "kwd": 3, "xau": 4}
            ),
            type="numeric",
        ),
        Field(target="currency", source="currency"),
        Field(target="made_at", source="created", transform="epoch", type="timestamptz"),
        Field(target="made_on", source="created", transform="epoch", type="date"),
    ),
)

TOY = Source(
    name="toy",
    title="Toy",
    api_version="1",
    id_type="bigint",
    scopes=(Scope(name="read", purpose="everything"),),
    object_types=(PERSON, PRODUCT, ORDER, RECEIPT, SIGNAL, CHARGE),
)


def at(seconds: float) -> datetime:
    """A moment on the tests' clock."""
    return START + timedelta(seconds=seconds)


def stamp(seconds: float) -> str:
    """The same as a source writes it."""
    return at(seconds).isoformat()


def order(key: Any = 1, version: float | None = 1, **values: Any) -> dict[str, Any]:
    """An order as the API shapes it."""
    return {"gid": f"gid://toy/Order/{key}", "updated": stamp(version or 0), "number": f"#{key}", **values}


@dataclass
class Doors:
    """Documents go in by the API or by webhook; each arrival is one second after the one before.

    Stored and refined in one go, as most are, or (`in_two_steps`) stored first and refined with whatever is pending.
    """

    conn: Connection
    owner: Owner
    source: Source = TOY
    in_two_steps: bool = False
    clock: float = 1000.0
    last: IngestResult = field(default_factory=IngestResult)

    def read(self, kind: str, *documents: Any, seen: float | None = None) -> RefineResult:
        """What the API showed at `seen`."""
        return self._in(kind, [Document(d) for d in documents], "incremental", seen)

    def hook(self, kind: str, *documents: Any, seen: float | None = None) -> RefineResult:
        """What a webhook brought."""
        return self._in(kind, [Document(d) for d in documents], "webhook", seen)

    def gone(
        self, kind: str, key: int, *, origin: Origin = "webhook", of: float | None = None, seen: float | None = None
    ) -> RefineResult:
        """A deletion, by default as a webhook brings it; `of` is the source's own time of it."""
        document = Document({"id": key}, "delete", at(of) if of is not None else None)
        return self._in(kind, [document], origin, seen)

    def told(
        self, kind: str, version: float, *documents: Any, origin: Origin = "webhook", seen: float | None = None
    ) -> RefineResult:
        """What events of the source's second `version` told, by webhook or out of its log."""
        found = [Document(d, version=at(version), event=True) for d in documents]
        return self._in(kind, found, origin, seen)

    def answered(self, kind: str, version: float, *documents: Any, seen: float | None = None) -> RefineResult:
        """What the API showed; its clock said `version` when it answered."""
        return self._in(kind, [Document(d, version=at(version)) for d in documents], "incremental", seen)

    def _in(self, kind: str, documents: Sequence[Document], origin: Origin, seen: float | None) -> RefineResult:
        self.clock = self.clock + 1 if seen is None else seen
        object_type = self.source.object_type(kind)
        with self.conn.transaction():
            self.last = ingest(
                self.conn, self.source, self.owner, object_type, documents, origin=origin, observed_at=at(self.clock),
                refined=not self.in_two_steps,
            )  # fmt: skip
            result = RefineResult()
            if not self.in_two_steps:
                result = refine_chosen(self.conn, self.source, self.owner, object_type, self.last.raw_ids, fresh=True)
            result.add(refine_all(self.conn, self.source, self.owner, object_type))
            return result

    def all(self, query: str, *values: Any) -> list[Any]:
        """Rows of a query; single columns are unpacked."""
        rows = self.conn.execute(query, values).fetchall()
        return [r[0] if len(r) == 1 else r for r in rows]

    def one(self, query: str, *values: Any) -> Any:
        """The only row of a query."""
        rows = self.all(query, *values)
        assert len(rows) == 1, rows
        return rows[0]

    def live(self, table: str, key: str) -> list[Any]:
        """The keys of the rows that are not tombstones."""
        return self.all(f"SELECT {key} FROM {table} WHERE deleted_at IS NULL ORDER BY 1")

    def errors(self) -> list[str]:
        """The messages of error rows."""
        query = "SELECT error_message FROM toy_raw_ingest WHERE processing_status = 'error' ORDER BY id"
        return self.all(query)

    def duplicate_hashes(self) -> list[Any]:
        """The blueprint's query."""
        return self.all(
            "SELECT dedupe_hash_canonical, COUNT(*) FROM toy_raw_ingest WHERE integration_id = %s "
            "GROUP BY dedupe_hash_canonical HAVING COUNT(*) > 1",
            self.owner.integration_id,
        )

    def requests(self) -> list[Any]:
        """What is to be fetched again."""
        return self.all("SELECT object_type || ':' || object_id FROM fetch_request ORDER BY 1")


def state(doors: Doors, key: int = 1) -> str | None:
    """The note of a live order; None when there is none or it is a tombstone."""
    rows = doors.all("SELECT note FROM toy_order WHERE toy_order_id = %s AND deleted_at IS NULL", key)
    return rows[0] if rows else None


def lines(*keys: int, more: bool | None = None) -> dict[str, Any]:
    page = {} if more is None else {"pageInfo": {"hasNextPage": more}}
    return {"lines": {"nodes": [{"id": k, "title": f"t{k}"} for k in keys], **page}}
