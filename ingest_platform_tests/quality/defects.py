"""What can be wrong with a copy: how it comes about, which check is meant for it, and what mends it."""

# ruff: noqa: E501 - a defect is read as one statement

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest_platform_tests.quality.lab import Lab

Seed = str | Sequence[str] | Callable[["Lab"], None]

ORDER = "(SELECT id FROM shopify_order WHERE deleted_at IS NULL ORDER BY shopify_order_id LIMIT 1)"
KEY = "(SELECT shopify_order_id FROM shopify_order WHERE deleted_at IS NULL ORDER BY shopify_order_id LIMIT 1)"
RAW = f"(SELECT raw_id FROM shopify_order WHERE id = {ORDER})"


@dataclass(frozen=True)
class Defect:
    """`caught` are the checks that must fail, `also` those that may (the same wrong, seen from another side).

    `names` is in the message of a check that must fail; `mended` whether one command makes all well again. `undo` does where
    none does; `outside` damage is not in the copy.
    """

    name: str
    seed: Seed
    caught: tuple[str, ...]
    also: tuple[str, ...] = ()
    names: str = ""
    mended: bool = True
    types: tuple[str, ...] = ("order",)
    options: dict[str, Any] = field(default_factory=dict)
    undo: tuple[str, ...] = ()
    outside: bool = False

    @property
    def spreads(self) -> bool:
        """Whether it takes along rows of types that are not looked at, and so leaves the copy broken."""
        return "DELETE FROM shopify_order WHERE" in str(self.seed)


CHANGED = "(SELECT id FROM shopify_order WHERE note = 'second')"
GONE = "(SELECT id FROM shopify_order WHERE note = 'to be deleted')"
"""Two orders of the lab: one with two versions in the raw log, and one that the source deleted."""

LOST_DELETE = (
    f"DELETE FROM shopify_raw_ingest r USING shopify_order o WHERE o.id = {GONE} AND r.operation = 'delete' "
    "AND r.shopify_object_id = o.shopify_order_id::text AND r.object_type = 'order'",
    "UPDATE shopify_order_line_item SET deleted_at = NULL WHERE deleted_at IS NOT NULL",
    f"UPDATE shopify_order SET deleted_at = NULL, raw_id = (SELECT max(id) FROM shopify_raw_ingest r WHERE "
    f"r.object_type = 'order' AND r.shopify_object_id = shopify_order_id::text) WHERE id = {GONE}",
)  # fmt: skip
LOST_CREATE = (
    f"DELETE FROM shopify_raw_ingest WHERE object_type = 'order' AND shopify_object_id = {KEY}::text",
    f"DELETE FROM shopify_order WHERE id = {ORDER}",
)

DEFECTS = (
    Defect("a row deleted behind the platform's back", f"DELETE FROM shopify_order WHERE id = {ORDER}",
           ("one_row_an_object", "count_parity"), names="order:1"),
    Defect("a field changed by hand", f"UPDATE shopify_order SET note = 'by hand' WHERE id = {ORDER}",
           ("field_comparison", "newest_version"), names="order:1"),
    Defect("money changed by hand", f"UPDATE shopify_order SET total_price = total_price + 0.01 WHERE id = {ORDER}",
           ("field_comparison", "newest_version"), names="total_price"),
    Defect("a child's field changed by hand",
           f"UPDATE shopify_order_line_item SET quantity = quantity + 1 WHERE order_id = {ORDER}",
           ("field_comparison", "newest_version"), names="order:1"),
    Defect("a child deleted by hand", f"DELETE FROM shopify_order_line_item WHERE order_id = {ORDER}",
           ("field_comparison", "newest_version"), names="order:1"),
    Defect("a child tombstoned that is alive at the source",
           f"UPDATE shopify_order_line_item SET deleted_at = now() WHERE order_id = {ORDER}",
           ("field_comparison", "newest_version"), ("one_row_an_object",), names="order:1"),
    Defect("an object tombstoned that is alive at the source",
           f"UPDATE shopify_order SET deleted_at = now() WHERE id = {ORDER}",
           ("count_parity", "one_row_an_object"), ("field_comparison",), names="order:1"),
    Defect("a live child of a deleted parent",
           f"UPDATE shopify_order SET deleted_at = now() WHERE id = {ORDER}",
           ("one_row_an_object",), ("count_parity", "field_comparison"), names="shopify_order_line_item"),
    Defect("a child that the source does not have",
           "INSERT INTO shopify_order_line_item (id, integration_id, company_id, order_id, shopify_line_item_id, raw_id, "
           "synced_at, quantity, title) SELECT gen_random_uuid(), integration_id, company_id, id, 4711, raw_id, "
           f"synced_at, 1, 'x' FROM shopify_order WHERE id = {ORDER}",
           ("field_comparison", "newest_version"), names="4711"),
    Defect("a row that no raw version explains",
           f"UPDATE shopify_order SET raw_id = 0 WHERE id = {ORDER}",
           ("one_row_an_object",), names="order:1"),
    Defect("a row under another id", f"UPDATE shopify_order SET shopify_order_id = 77 WHERE id = {ORDER}",
           ("one_row_an_object",), ("count_parity", "field_comparison", "newest_version"), names="77"),
    Defect("a reference that points nowhere",
           "UPDATE shopify_order SET customer_id = NULL WHERE id = (SELECT id FROM shopify_order WHERE customer_id "
           "IS NOT NULL ORDER BY shopify_order_id LIMIT 1)",
           ("field_comparison", "newest_version"), names="customer_id"),
    Defect("a time of creation changed by hand",
           f"UPDATE shopify_order SET shopify_created_at = shopify_created_at - interval '1 day' WHERE id = {ORDER}",
           ("field_comparison", "newest_version"), ("count_parity",), names="order:1"),
    Defect("a duplicated raw row with its key dropped",
           ("ALTER TABLE shopify_raw_ingest DROP CONSTRAINT shopify_raw_ingest_hash_key",
            "INSERT INTO shopify_raw_ingest (integration_id, company_id, object_type, shopify_object_id, "
            "dedupe_hash_canonical, operation, source, source_version, observed_at, payload, processing_status) "
            "SELECT integration_id, company_id, object_type, shopify_object_id, dedupe_hash_canonical, operation, "
            f"source, source_version, observed_at, payload, 'processed' FROM shopify_raw_ingest WHERE id = {RAW}"),
           ("duplicate_hash", "schema"), names="more than once"),
    Defect("a raw payload edited",
           f"""UPDATE shopify_raw_ingest SET payload = jsonb_set(payload, '{{note}}', '"edited"') WHERE id = {RAW}""",
           ("stored_payload",), ("newest_version",), names="order:1"),
    Defect("a raw row filed under another id",
           f"UPDATE shopify_raw_ingest SET shopify_object_id = '78' WHERE id = {RAW}",
           ("stored_payload", "one_row_an_object"), ("newest_version",), names="78", mended=False, undo=(f"UPDATE shopify_raw_ingest SET shopify_object_id = {KEY}::text WHERE id = {RAW}",)),
    Defect("a raw version's time changed",
           f"UPDATE shopify_raw_ingest SET source_version = source_version + interval '1 day' WHERE id = {RAW}",
           ("stored_payload",), ("newest_version",), names="order:1", mended=False, undo=(f"UPDATE shopify_raw_ingest SET source_version = source_version - interval '1 day' WHERE id = {RAW}",)),
    Defect("a row pointing at an old raw version", f"UPDATE shopify_order SET raw_id = (SELECT min(id) FROM shopify_raw_ingest r WHERE r.object_type = 'order' "
           f"AND r.shopify_object_id = shopify_order_id::text) WHERE id = {CHANGED}", ("newest_version",), ("field_comparison",),
           names="older version"),
    Defect("a stale row: an update that was lost", (f"DELETE FROM shopify_raw_ingest WHERE id = (SELECT raw_id FROM shopify_order WHERE id = {CHANGED})",
            "UPDATE shopify_order o SET note = NULL, raw_id = r.id, source_version = r.source_version FROM "
            f"shopify_raw_ingest r WHERE o.id = {CHANGED} AND r.object_type = 'order' AND "
            "r.shopify_object_id = o.shopify_order_id::text"),
           ("field_comparison",), ("newest_version",), names="differences in"),
    Defect("a lost delete", LOST_DELETE, ("count_parity",), ("field_comparison", "newest_version"), names="too many, by 1"),
    Defect("a lost create", LOST_CREATE, ("count_parity",), names="lacks 1"),
    Defect("a lost delete and a lost create of one window: the counts agree", (*LOST_DELETE, *LOST_CREATE),
           ("count_parity",), ("field_comparison", "newest_version"), names="the copy lacks 1"),
    Defect("a missing index", "DROP INDEX shopify_order_version", ("schema",), names="shopify_order_version"),
    Defect("a dropped foreign key", "ALTER TABLE shopify_order_line_item DROP CONSTRAINT shopify_order_line_item_parent_fk",
           ("schema",), names="shopify_order_line_item_parent_fk"),
    Defect("a dropped reference key", "ALTER TABLE shopify_order DROP CONSTRAINT shopify_order_customer_fk",
           ("schema",), names="shopify_order_customer_fk"),
    Defect("a dropped unique key", "ALTER TABLE shopify_order DROP CONSTRAINT shopify_order_shopify_order_id_key",
           ("schema",), names="shopify_order_shopify_order_id_key"),
    Defect("a changed column type",
           ("DROP VIEW IF EXISTS shopify_order_history CASCADE",
            "ALTER TABLE shopify_order ALTER COLUMN total_price TYPE double precision"),
           ("schema",), ("field_comparison", "newest_version"), names="total_price", mended=False),
    Defect("a dropped column", ("DROP VIEW IF EXISTS shopify_order_history CASCADE",
                                "ALTER TABLE shopify_order DROP COLUMN synced_at CASCADE"),
           ("schema",), names="synced_at", mended=False, types=()),
    Defect("an ungranted scope", lambda lab: lab.narrow_scopes("read_customers"), ("scopes",),
           ("subscriptions",), names="read_customers", mended=False, outside=True, types=()),
    Defect("a scope that nothing needs", lambda lab: lab.widen_scopes("read_themes"), ("scopes",),
           names="read_themes", mended=False, outside=True, types=()),
    Defect("a removed subscription", lambda lab: lab.unsubscribe(), ("subscriptions",), names="orders/", types=()),
    Defect("a receiver that is down", lambda lab: lab.point_at("http://127.0.0.1:9"), ("receiver",),
           ("subscriptions",), names="127.0.0.1:9", mended=False, outside=True, types=()),
    Defect("a receiver that knows another database", lambda lab: lab.answer(404), ("receiver",),
           ("subscriptions",), names="answered 404", mended=False, outside=True, types=()),
    Defect("no stored secret to verify webhooks with", lambda lab: lab.forget("client_secret"), ("receiver",), names="No secret is stored", mended=False, outside=True,
           types=()),
    Defect("a wrong signature secret", lambda lab: lab.forged(), ("receiver",), names="bad signature", mended=False, undo=("DELETE FROM webhook_refusal",),
           types=()),
    Defect("no webhook comes any more", ("UPDATE webhook_event SET received_at = received_at - interval '3 days', triggered_at = triggered_at - interval '3 days'",
           "UPDATE integration SET created_at = created_at - interval '4 days'",
           f"UPDATE shopify_raw_ingest SET source = 'incremental' WHERE id = {RAW}"), ("arrivals",), names="No webhook has come", mended=False, undo=("UPDATE integration SET created_at = now()", "UPDATE shopify_raw_ingest SET source = 'backfill'"), types=()),
    Defect("latency above the target", "INSERT INTO webhook_event (integration_id, source, topic, delivery_id, triggered_at, received_at, status) SELECT id, "
           "'shopify', 'orders/updated', 'd' || n, now() - n * interval '0.4 seconds', now(), 'applied' FROM integration, "
           "generate_series(1, 50) n", ("latency",), names="p99", mended=False, undo=("DELETE FROM webhook_event WHERE delivery_id LIKE 'd%'",), types=()),
    Defect("a clock that is ahead", "INSERT INTO webhook_event (integration_id, source, topic, delivery_id, triggered_at, received_at, status) SELECT id, "
           "'shopify', 'orders/updated', 'd' || n, now() - interval '-1 hours', now() - interval '0 seconds', 'applied' FROM integration, "
           "generate_series(1, 3) n", ("clock",), names="ahead", mended=False, undo=("DELETE FROM webhook_event WHERE delivery_id LIKE 'd%'",), types=()),
    Defect("a clock that is behind", ("DELETE FROM webhook_event", "INSERT INTO webhook_event (integration_id, source, topic, delivery_id, triggered_at, received_at, status) SELECT id, "
           "'shopify', 'orders/updated', 'd' || n, now() - interval '1 hour', now() - interval '1 second', 'applied' FROM integration, "
           "generate_series(1, 3) n"), ("clock",), names="after its event", mended=False, undo=("DELETE FROM webhook_event WHERE delivery_id LIKE 'd%'",), types=()),
    Defect("a stuck pending row",
           f"UPDATE shopify_raw_ingest SET processing_status = 'pending', received_at = now() - interval '1 hour', "
           f"observed_at = now() - interval '1 hour' WHERE id = {RAW}", ("nothing_stuck",), names="order:1"),
    Defect("a version that waits for ever",
           f"UPDATE shopify_raw_ingest SET processing_status = 'deferred', received_at = now() - interval '2 days', "
           f"observed_at = now() - interval '2 days' WHERE id = {RAW}", ("nothing_stuck",), names="order:1"),
    Defect("an object that nobody fetched again",
           "INSERT INTO fetch_request (integration_id, object_type, object_id, reason, requested_at, not_before) SELECT "
           f"integration_id, 'order', shopify_order_id, 'tie', now() - interval '2 days', now() FROM shopify_order "
           f"WHERE id = {ORDER}", ("nothing_stuck",), names="order:1"),
    Defect("errors older than a day",
           f"UPDATE shopify_raw_ingest SET processing_status = 'error', error_message = 'is no number', "
           f"received_at = now() - interval '2 days' WHERE id = {RAW}", ("error_rate",), names="order:1"),
    Defect("an old cursor", "UPDATE sync_cursor SET cursor_value = '2020-01-01Z' WHERE object_type = 'order'",
           ("cursor",), names="2020-01-01"),
    Defect("a cursor in the future", "UPDATE sync_cursor SET cursor_value = '2099-01-01Z' WHERE object_type = 'order'",
           ("cursor",), names="2099-01-01"),
    Defect("a sync that is overdue",
           "UPDATE object_stats SET last_sync_at = now() - interval '2 hours' WHERE object_type = 'order'",
           ("freshness",), names="2 hours ago"),
    Defect("a type that was never synced",
           ("UPDATE object_stats SET last_sync_at = NULL WHERE object_type = 'order'",
            "DELETE FROM sync_log WHERE object_type = 'order'"),
           ("sync_coverage", "freshness"), names="sync_orders"),
    Defect("syncs that fail again and again",
           "INSERT INTO sync_log (integration_id, object_type, mode, status, started_at, completed_at, error) SELECT id, "
           "'order', 'incremental', 'failed', now() - (4 - n) * interval '1 millisecond', now(), 'refused' FROM integration, "
           "generate_series(1, 3) n", ("sync_coverage",), names="refused", types=()),
)  # fmt: skip
