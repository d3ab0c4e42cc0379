"""The raw tables of a source, as the QA blueprint names them."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from ingest_platform.declare import Source

ORIGINS = ("backfill", "incremental", "webhook", "sweep")
STATUSES = ("pending", "processed", "error", "deferred")


def raw_tables(source: Source) -> tuple[sa.Table, sa.Table]:
    """The log of versions and the log of versions seen again (A→B→A).

    The payload is stored out of line and uncompressed: the status of a row then changes without rewriting it, and
    refinement reads it without decompressing it.
    """
    metadata = sa.MetaData()
    when = sa.TIMESTAMP(timezone=True)
    object_id = source.id_column("object")
    raw = sa.Table(
        source.raw_table,
        metadata,
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), primary_key=True),
        sa.Column("integration_id", pg.UUID(as_uuid=False), nullable=False),
        sa.Column("company_id", pg.UUID(as_uuid=False), nullable=False),
        sa.Column("object_type", sa.Text(), nullable=False),
        sa.Column(object_id, sa.Text(), nullable=False, comment="The vendor's id; empty when the document has none."),
        sa.Column("dedupe_hash_canonical", sa.Text(), nullable=False,
                  comment="SHA-256 of account, type, operation and the JSON with sorted keys."),
        sa.Column("operation", sa.Text(), nullable=False, server_default="upsert"),
        sa.Column("source", sa.Text(), nullable=False, comment="Which door it came through."),
        sa.Column("topic", sa.Text()),
        sa.Column("source_version", when, comment="The source's own version of the object."),
        *([_sequence()] if source.sequenced else []),
        sa.Column("first_source_version", when, comment="What it first came with, once it came again."),
        sa.Column("source_deleted_at", when, comment="The source's own time of a deletion, where it gives one."),
        sa.Column("authoritative", sa.Boolean(), nullable=False, server_default=sa.true(),
                  comment="Read from the API as the state at observed_at; else an event told of it."),
        sa.Column("observed_at", when, nullable=False,
                  comment="When the source was asked, or its webhook arrived; the last time for a version seen again."),
        sa.Column("received_at", when, nullable=False, server_default=sa.text("now()")),
        sa.Column("processing_status", sa.Text(), nullable=False, server_default="pending"),
        sa.Column("error_message", sa.Text()),
        sa.Column("waiting_for", sa.Text(), comment="type:id of the parent that a deferred version waits for."),
        sa.Column("processed_at", when),
        sa.Column("payload", pg.JSONB(), comment="The document as the vendor sent it."),
        sa.Column("payload_bytes", sa.LargeBinary(), comment="The same when jsonb cannot hold it."),
        sa.UniqueConstraint("integration_id", "dedupe_hash_canonical", name=f"{source.raw_table}_hash_key"),
        sa.CheckConstraint(sa.column("source").in_(ORIGINS), name=f"{source.raw_table}_source_check"),
        sa.CheckConstraint(sa.column("processing_status").in_(STATUSES), name=f"{source.raw_table}_status_check"),
        sa.CheckConstraint("operation IN ('upsert', 'delete')", name=f"{source.raw_table}_operation_check"),
        comment=f"Every version of every {source.title} object that was seen. Append-only.",
    )  # fmt: skip
    sa.Index(f"{source.raw_table}_object", raw.c.integration_id, raw.c.object_type, raw.c[object_id])
    sa.Index(
        f"{source.raw_table}_open", raw.c.integration_id, raw.c.object_type, raw.c.processing_status, raw.c.id,
        postgresql_where=raw.c.processing_status != sa.literal_column("'processed'"),
    )  # fmt: skip
    observation = sa.Table(
        source.observation_table,
        metadata,
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), primary_key=True),
        sa.Column("integration_id", pg.UUID(as_uuid=False), nullable=False),
        sa.Column("raw_id", sa.BigInteger(), nullable=False),
        sa.Column("observed_at", when, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text()),
        sa.Column("source_version", when, comment="The source's own time of it, where the document carries none."),
        sa.ForeignKeyConstraint(["raw_id"], [f"{source.raw_table}.id"], name=f"{source.observation_table}_raw_fk",
                                ondelete="CASCADE"),
        comment="When a version already in the log was seen again as the object's current state.",
    )  # fmt: skip
    sa.Index(f"{source.observation_table}_raw", observation.c.raw_id)
    return raw, observation


def _sequence() -> sa.Column[int]:
    return sa.Column(
        "source_sequence", sa.BigInteger(), comment="How often the source changed the object, as it counts."
    )
