"""Collections, locations, inventory, draft orders and gift cards: the copy equals the shop by every road."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from ingest_platform import canonical
from ingest_platform.extract.connector import Delivery
from ingest_platform.quality.copy import Copy
from ingest_platform.refine.expected import Version, differences, expected
from ingest_platform.refine.tables import tables_of
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sync.account import AccountSync
from ingest_platform.sync.door import receive
from ingest_platform.sync.receipts import Receipt
from ingest_platform_tests.account import harness
from ingest_platform_tests.account.harness import Account
from ingest_platform_tests.conftest import TestDatabase

TYPES = ("location", "inventory_item", "collection", "draft_order", "gift_card")
WITH_WEBHOOKS = TYPES[:-1]
_numbers = itertools.count(1)


@dataclass
class Stocked:
    """An account of a shop of its own, of which these types are synced."""

    account: Account

    def control(self, method: str, path: str, body: Any = None, **params: Any) -> Any:
        return self.account.shop.control(method, path, body, **params)

    def plural(self, object_type: str) -> str:
        return SHOPIFY.object_type(object_type).plural

    def ids(self, object_type: str) -> list[int]:
        found: list[int] = self.control("GET", self.plural(object_type))["ids"]
        return found

    def object(self, object_type: str, number: int) -> Any:
        return self.control("GET", f"{self.plural(object_type)}/{number}")

    def change(self, object_type: str, number: int, **body: Any) -> Any:
        return self.control("PATCH", f"{self.plural(object_type)}/{number}", {"webhook": False, **body})

    def sync(self, *types: str, **options: Any) -> None:
        self.account.synced(object_types=list(types or TYPES), **options)

    def deliver(self, topic: str, body: Any) -> Receipt:
        delivery = Delivery(topic, f"delivery-{next(_numbers)}", None, datetime.now(UTC), None, body)
        with self.account.db.connect() as conn:
            [receipt] = receive(conn, self.account.integration, SHOPIFY, [delivery], datetime.now(UTC))
            conn.commit()
        return receipt

    def drain(self) -> None:
        with self.account.open() as sync:
            assert sync.drain().error is None

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        found = self.account.mine(f"SELECT * FROM {table} WHERE integration_id = %s AND deleted_at IS NULL")
        return {str(row["id"]): row for row in found}

    def content(self, object_type: str, number: int) -> dict[str, dict[str, Any]]:
        """Every live row of an object and its children without what says where it came from."""
        tables = list(tables_of(SHOPIFY, SHOPIFY.object_type(object_type)))
        wanted = {str(r["id"]) for r in self.rows(tables[0].name).values() if r[tables[0].key_column] == number}
        found: dict[str, dict[str, Any]] = {}
        for table in tables:
            for key, row in self.rows(table.name).items():
                if key in wanted or str(row.get(table.parent_column or "id")) in wanted:
                    wanted.add(key)
                    names = [c.name for c in table.table.columns if c.name not in ("raw_id", "synced_at", "updated_at")]
                    found[f"{table.name} {key}"] = {n: row[n] for n in names if n != "created_at"}
        return found

    def assert_exact(self, *types: str) -> None:
        """Every object of the shop, fetched now, gives the rows that are there, and no other is."""
        for name in types or TYPES:
            ids = self.ids(name)
            with self.account.open() as sync:
                documents = _fetched(sync, name, ids)
                declared = SHOPIFY.object_type(name)
                versions = [
                    Version(str(number), canonical.dump(one), None) for number, one in zip(ids, documents, strict=True)
                ]
                found, unusable, _ = differences(
                    sync.conn, SHOPIFY, sync.owner, declared, versions, expected(SHOPIFY, declared)
                )
            real = [d for d in found if d.column != "source_version"]
            assert real == []
            assert unusable == {}
            key = SHOPIFY.id_column(name)
            assert sorted(r[key] for r in self.rows(SHOPIFY.table(name)).values()) == ids


def _fetched(sync: AccountSync, name: str, ids: Sequence[int]) -> list[Any]:
    declared = SHOPIFY.object_type(name)
    found = Copy.of(sync).ask(lambda client: client.fetch(declared, [str(i) for i in ids]))
    return [document.data for document in found]


@pytest.fixture
def stocked(sandbox_url: str, db: TestDatabase) -> Iterator[Stocked]:
    with httpx.Client(timeout=60) as http:
        account = harness.connect(db, harness.new_shop(sandbox_url, http, "stocked"))
        yield Stocked(account)
        account.close()


def test_a_backfill_equals_the_shop_in_every_type(stocked: Stocked) -> None:
    stocked.sync("customer", "product", *TYPES)
    stocked.assert_exact()
    for table in ("shopify_inventory_item_level", "shopify_collection_product", "shopify_draft_order_line_item"):
        assert len(stocked.rows(table)) > 20
    assert all(row["location_id"] for row in stocked.rows("shopify_inventory_item_level").values())
    assert all(row["product_id"] for row in stocked.rows("shopify_collection_product").values())
    assert len({row["shopify_product_id"] for row in stocked.rows("shopify_collection_product").values()}) < len(
        stocked.rows("shopify_collection_product")
    ), "one product stands in several collections"


def test_the_comparison_sees_a_wrong_level_and_a_missing_member(stocked: Stocked) -> None:
    stocked.sync("inventory_item", "collection")
    for object_type, statement in (
        ("inventory_item", "UPDATE shopify_inventory_item_level SET incoming = incoming + 1 RETURNING id"),
        ("collection", "DELETE FROM shopify_collection_product RETURNING id"),
    ):
        stocked.account.rows(statement)
        with pytest.raises(AssertionError, match="Difference"):
            stocked.assert_exact(object_type)


def test_levels_hold_each_quantity_in_its_own_column(stocked: Stocked) -> None:
    stocked.sync("location", "inventory_item")
    for number in stocked.ids("inventory_item")[:5]:
        shown = stocked.object("inventory_item", number)["graphql"]["inventoryLevels"]["nodes"]
        wanted = {
            int(one["location"]["id"].rsplit("/", 1)[1]): {q["name"]: q["quantity"] for q in one["quantities"]}
            for one in shown
        }
        held = stocked.account.mine(
            "SELECT l.* FROM shopify_inventory_item_level l "
            "JOIN shopify_inventory_item i ON i.id = l.inventory_item_id "
            "WHERE l.integration_id = %s AND i.shopify_inventory_item_id = %s",
            number,
        )
        assert {
            row["shopify_location_id"]: {n: row[n] for n in wanted[row["shopify_location_id"]]} for row in held
        } == (wanted)


def test_a_second_sync_of_an_unchanged_shop_writes_nothing(stocked: Stocked) -> None:
    stocked.sync()
    before = {t: stocked.rows(t) for name in TYPES for t in SHOPIFY.tables(SHOPIFY.object_type(name))}
    raw = stocked.account.raw()
    stocked.sync()
    assert stocked.account.raw() == raw
    assert {t: stocked.rows(t) for t in before} == before


def test_the_next_sync_brings_every_change(stocked: Stocked) -> None:
    stocked.sync()
    stocked.account.shop.churn(
        60,
        seed=3,
        webhooks=False,
        kinds=["update", "update", "create"],
        types=[stocked.plural(t) for t in TYPES],
    )
    stocked.sync()
    stocked.assert_exact()


def test_a_product_that_leaves_a_collection_leaves_it_here_though_the_collection_looks_unchanged(
    stocked: Stocked,
) -> None:
    stocked.sync("product", "collection")
    number = stocked.ids("collection")[0]
    members = stocked.object("collection", number)["graphql"]["products"]["nodes"]
    stocked.change(
        "collection", number, touch=False, set={"products": [{"__ref": "Product", **m} for m in members[1:]]}
    )
    stocked.sync("collection")
    stocked.assert_exact("collection")
    gone = stocked.account.mine(
        "SELECT shopify_product_id FROM shopify_collection_product WHERE integration_id = %s AND deleted_at IS NOT NULL"
    )
    assert [row["shopify_product_id"] for row in gone] == [int(members[0]["id"].rsplit("/", 1)[1])]


def _level(stocked: Stocked, number: int, body: dict[str, Any], topic: str) -> None:
    """Change a level, and deliver the thin body that the vendor would send."""
    stocked.change("inventory_item", number, **body)
    place = next(iter(body["set_level"])) if "set_level" in body else next(iter(body.values()))
    receipt = stocked.deliver(topic, {"inventory_item_id": number, "location_id": int(place), "available": 5})
    assert (receipt.status, receipt.object_id) == ("deferred", str(number))
    stocked.drain()
    stocked.assert_exact("inventory_item")


def test_each_topic_of_levels_has_the_item_fetched_whole(stocked: Stocked) -> None:
    stocked.sync("location", "inventory_item")
    number, places = stocked.ids("inventory_item")[0], stocked.ids("location")
    before = stocked.content("inventory_item", number)
    held = {row["shopify_location_id"] for key, row in before.items() if "level" in key}
    free = next(place for place in places if place not in held)
    _level(
        stocked, number, {"set_level": {str(min(held)): {"available": 7, "committed": 2}}}, "inventory_levels/update"
    )
    _level(stocked, number, {"connect_level": free}, "inventory_levels/connect")
    _level(stocked, number, {"disconnect_level": free}, "inventory_levels/disconnect")
    after = {r["shopify_location_id"]: r for k, r in stocked.content("inventory_item", number).items() if "level" in k}
    assert (after[min(held)]["available"], after[min(held)]["committed"]) == (7, 2)
    assert set(after) == held


def test_the_sandbox_tells_of_levels_by_their_own_topics_and_leaves_the_item_unmoved(stocked: Stocked) -> None:
    number, place = stocked.ids("inventory_item")[0], stocked.ids("location")[0]
    before = stocked.object("inventory_item", number)["graphql"]["updatedAt"]
    changed = stocked.control("PATCH", f"inventory_items/{number}", {"set_level": {str(place): {"available": 3}}})
    assert changed["changed"] == ["inventoryLevels"]
    assert changed["updated_at"] == before


@pytest.mark.parametrize("object_type", WITH_WEBHOOKS)
def test_a_webhook_gives_the_row_that_the_api_gives(stocked: Stocked, object_type: str) -> None:
    declared = SHOPIFY.object_type(object_type)
    stocked.sync("customer", "product")
    topic = next(t.name for t in declared.topics if t.name.endswith("/create"))
    for number in stocked.ids(object_type)[:4]:
        assert stocked.deliver(topic, stocked.object(object_type, number)["rest"]).status == "applied"
    by_webhook = {n: stocked.content(object_type, n) for n in stocked.ids(object_type)[:4]}
    stocked.sync(object_type)
    for number, before in by_webhook.items():
        after = stocked.content(object_type, number)
        for key, row in before.items():
            said = {column: value for column, value in row.items() if value is not None}
            assert {column: after[key][column] for column in said} == said
    stocked.assert_exact(object_type)


@pytest.mark.parametrize("object_type", WITH_WEBHOOKS)
def test_a_webhook_after_the_listing_leaves_the_copy_exact(stocked: Stocked, object_type: str) -> None:
    declared = SHOPIFY.object_type(object_type)
    stocked.sync("customer", "product", object_type)
    number = stocked.ids(object_type)[0]
    topic = next(t for t in declared.topics if t.name.endswith("/update"))
    stocked.deliver(topic.name, stocked.object(object_type, number)["rest"])  # of the very version that is held
    stocked.change(object_type, number)
    assert stocked.deliver(topic.name, stocked.object(object_type, number)["rest"]).status in ("applied", "deferred")
    stocked.drain()
    if object_type == "inventory_item":  # what the change did to a level has a topic of its own
        stocked.sync(object_type)
    stocked.assert_exact(object_type)


@pytest.mark.parametrize("object_type", WITH_WEBHOOKS)
def test_a_deletion_arrives_by_its_topic_or_by_the_sweep(stocked: Stocked, object_type: str) -> None:
    stocked.sync(object_type)
    told, untold, *_ = stocked.ids(object_type)
    for number in (told, untold):
        stocked.control("DELETE", f"{stocked.plural(object_type)}/{number}")
    topic = next(t.name for t in SHOPIFY.object_type(object_type).topics if t.effect == "delete")
    assert stocked.deliver(topic, {"id": told}).status == "applied"
    assert stocked.content(object_type, told) == {}
    with stocked.account.open() as sync:
        swept = sync.sweep(object_type)
    assert (swept.missing, swept.surplus, swept.drained.gone) == (0, 1, 1)
    assert stocked.content(object_type, untold) == {}
    stocked.assert_exact(object_type)


def test_a_location_that_is_deactivated_sells_nothing_more(stocked: Stocked) -> None:
    stocked.sync("product", "location", "inventory_item")
    place = stocked.ids("location")[0]

    def sellable() -> int:
        found: int = stocked.account.one(
            "SELECT coalesce(sum(sellable), 0)::int FROM shopify_inventory_sellable WHERE location = %s", place
        )
        return found

    def level() -> int:
        found: int = stocked.account.one(
            "SELECT sum(available)::int FROM shopify_inventory_item_level WHERE shopify_location_id = %s", place
        )
        return found

    assert sellable() == level() > 0
    stocked.change("location", place, set={"isActive": False})
    assert stocked.deliver("locations/deactivate", stocked.object("location", place)["rest"]).status == "applied"
    assert sellable() == 0
    assert level() > 0
