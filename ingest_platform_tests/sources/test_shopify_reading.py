"""Backfill, changes, fetch, counts and ids: each gives exactly what the shop holds."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from ingest_platform import canonical
from ingest_platform.extract.documents import Window
from ingest_platform.sources.shopify import side_by_side
from ingest_platform.sources.shopify.client import ShopifyClient
from ingest_platform.sources.shopify.pages import Pages
from ingest_platform.sources.shopify.search import moment_of
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.sources.conftest import Shop, by_id, collect, documents

ORDER = SHOPIFY.object_type("order")
PLURALS = ["orders", "customers", "products"]


@pytest.mark.parametrize("plural", PLURALS)
async def test_a_backfill_and_pages_give_the_same_bytes_for_every_object(shop: Shop, plural: str) -> None:
    object_type = SHOPIFY.object_type(plural)
    async with shop.client() as client:
        bulk = by_id(await collect(client.backfill(object_type, window=Window(), state=None)))
        pages = by_id(await collect(client.changes(object_type, window=Window(), state=None)))
        fetched = await client.fetch(object_type, [i.rpartition("/")[2] for i in [*bulk][:7]])
    assert set(bulk) == set(pages) == set(shop.truth(plural))
    for gid, node in bulk.items():
        assert canonical.dump(node) == canonical.dump(pages[gid])
    for document in fetched:
        assert canonical.dump(document.data) == canonical.dump(bulk[document.data["id"]])


@pytest.mark.parametrize("plural", PLURALS)
async def test_ids_and_counts_are_those_of_the_shop(shop: Shop, plural: str) -> None:
    object_type = SHOPIFY.object_type(plural)
    truth = shop.truth(plural)
    async with shop.client() as client:
        ids = [i async for page in client.ids(object_type) for i in page]
        count = await client.count(object_type, Window())
    assert sorted(ids) == sorted(gid.rpartition("/")[2] for gid in truth)
    assert (count.value, count.exact) == (len(truth), True)


async def test_every_line_item_of_a_long_order_arrives_by_each_road(shop: Shop) -> None:
    number = shop.control("GET", "orders", limit=1)["ids"][0]
    gid = shop.control("PATCH", f"orders/{number}", {"add_line_items": 230})["gid"]
    truth = shop.control("GET", f"orders/{number}")["graphql"]
    expected = sorted(n["id"] for n in truth["lineItems"]["nodes"])
    assert len(expected) > 230
    async with shop.client() as client:
        bulk = by_id(await collect(client.backfill(ORDER, window=Window(), state=None)))[gid]
        pages = by_id(await collect(client.changes(ORDER, window=Window(), state=None)))[gid]
        fetched = (await client.fetch(ORDER, [str(number)]))[0].data
    assert sorted(n["id"] for n in bulk["lineItems"]["nodes"]) == expected
    assert canonical.dump(bulk) == canonical.dump(pages) == canonical.dump(fetched)
    assert "pageInfo" not in bulk["lineItems"]


async def test_changes_are_those_of_the_window_oldest_first(shop: Shop) -> None:
    changed = shop.control("POST", "churn", {"changes": 12, "seed": 5})["changes"]
    everything = shop.truth("orders")
    expected = {f"gid://shopify/Order/{c['id']}" for c in changed}
    start = min(_updated(everything[gid]) for gid in expected)
    async with shop.client() as client:
        batches = await collect(client.changes(ORDER, window=Window(start=start), state=None))
    seen = [d.data for d in documents(batches)]
    assert {d["id"] for d in seen} == expected
    assert [d["updatedAt"] for d in seen] == sorted(d["updatedAt"] for d in seen)
    assert batches[-1].state is None
    assert batches[-1].cursor == max(_updated(everything[gid]) for gid in expected)


def _updated(node: dict[str, str]) -> datetime:
    moment = moment_of(node["updatedAt"])
    assert moment is not None
    return moment


async def test_a_hundred_changes_cost_a_handful_of_requests_on_the_smallest_plan(shop: Shop) -> None:
    shop.control("PUT", "plan", {"plan": "standard"})
    start = datetime.now(UTC) - timedelta(seconds=1)
    changed = shop.control("POST", "churn", {"changes": 100, "seed": 8})["changes"]
    async with shop.client() as client:
        batches = await collect(client.changes(ORDER, window=Window(start=start), state=None))
        assert client.usage.api_calls <= 5
        assert client.usage.throttled == 0
    assert set(by_id(batches)) == {f"gid://shopify/Order/{c['id']}" for c in changed}


async def test_nothing_changed_is_one_empty_batch_that_leaves_the_cursor(shop: Shop) -> None:
    async with shop.client() as client:
        start = datetime.now(UTC) + timedelta(days=1)
        (batch,) = await collect(client.changes(ORDER, window=Window(start=start), state=None))
        assert client.usage.api_calls == 1
    assert (list(batch.documents), batch.cursor, batch.state) == ([], None, None)


async def test_a_row_from_the_future_does_not_take_the_cursor_with_it(shop: Shop) -> None:
    number = shop.control("GET", "orders", limit=1)["ids"][0]
    shop.control("PATCH", f"orders/{number}", {"updated_at": "2099-01-01T00:00:00Z"})
    async with shop.client() as client:
        batches = await collect(client.changes(ORDER, window=Window(), state=None))
    cursors = [b.cursor for b in batches if b.cursor]
    assert f"gid://shopify/Order/{number}" in by_id(batches)
    assert max(cursors) <= datetime.now(UTC) + timedelta(seconds=1)


async def test_a_listing_resumes_behind_its_last_committed_page(shop: Shop) -> None:
    small = ORDER.model_copy(update={"listing": ORDER.listing.model_copy(update={"page_size": 10})})
    first = []
    async with shop.client() as client:
        async for batch in client.changes(small, window=Window(), state=None):
            first.append(batch)
            break  # the process dies here
    async with shop.client() as client:
        rest = await collect(client.changes(small, window=Window(), state=first[0].state))
    seen = [d.data["id"] for d in documents(first + rest)]
    assert sorted(seen) == sorted(shop.truth("orders"))


async def test_a_listing_longer_than_the_vendors_ceiling_begins_again_and_loses_nothing(shop: Shop) -> None:
    small = ORDER.model_copy(update={"listing": ORDER.listing.model_copy(update={"page_size": 10})})
    async with shop.client() as client:
        pages = Pages(client.graphql, small, ceiling=30)
        batches = await collect(pages.changes(Window(), None))
    assert set(by_id(batches)) == set(shop.truth("orders"))
    assert any(b.state and b.state["after"] is None for b in batches)


async def test_an_object_that_is_gone_is_fetched_as_a_deletion(shop: Shop) -> None:
    ids = shop.control("GET", "orders", limit=3)["ids"]
    shop.control("DELETE", f"orders/{ids[1]}")
    async with shop.client() as client:
        found = await client.fetch(ORDER, [str(i) for i in ids])
    assert [d.operation for d in found] == ["upsert", "delete", "upsert"]
    assert found[1].data["id"] == f"gid://shopify/Order/{ids[1]}"


async def test_a_window_limits_a_backfill_and_then_no_cursor_is_set(shop: Shop) -> None:
    created = sorted(_created(n) for n in shop.truth("orders").values())
    window = Window(start=created[20], end=created[60])
    async with shop.client() as client:
        batches = await collect(client.backfill(ORDER, window=window, state=None))
    seen = sorted(_created(d.data) for d in documents(batches))
    assert seen == [c for c in created if created[20] <= c <= created[60]]
    assert all(b.cursor is None for b in batches)


def _created(node: dict[str, str]) -> datetime:
    moment = moment_of(node["createdAt"])
    assert moment is not None
    return moment


async def test_a_backfill_of_nothing_ends_well(shop: Shop) -> None:
    window = Window(end=datetime(1990, 1, 1, tzinfo=UTC))
    async with shop.client() as client:
        batches = await collect(client.backfill(ORDER, window=window, state=None))
    assert documents(batches) == []
    assert batches[-1].state is None


async def test_the_first_incremental_begins_before_the_backfills_snapshot(shop: Shop) -> None:
    before = datetime.now(UTC)
    async with shop.client() as client:
        batches = await collect(client.backfill(ORDER, window=Window(), state=None))
    cursor = batches[-1].cursor
    assert cursor is not None
    assert before - timedelta(seconds=1) <= cursor <= before + timedelta(seconds=2)
    assert all(b.cursor is None for b in batches[:-1])


async def test_the_cursor_is_by_the_vendors_clock_when_ours_is_wrong(shop: Shop) -> None:
    shop.faults(clock_offset=-7200)
    async with shop.client() as client:
        batches = await collect(client.backfill(ORDER, window=Window(), state=None))
    cursor = batches[-1].cursor
    assert cursor is not None
    assert abs(datetime.now(UTC) - timedelta(hours=2) - cursor) < timedelta(seconds=5)


async def test_a_backfill_resumes_its_operation_and_hands_over_only_the_rest(shop: Shop) -> None:
    seen, left = [], None
    async with shop.client() as client:
        async for batch in client.backfill(ORDER, window=Window(), state=None):
            seen += [d.data["id"] for d in batch.documents]
            left = batch.state
            if seen:
                break  # the process dies after this commit
    async with shop.client() as client:
        rest = await collect(client.backfill(ORDER, window=Window(), state=left))
    seen += [d.data["id"] for d in documents(rest)]
    assert sorted(seen) == sorted(shop.truth("orders"))
    assert rest[-1].cursor is not None


async def test_an_operation_that_lists_ids_is_looked_at_less_often(shop: Shop) -> None:
    shop.control("POST", "bulk/settings", {"delay": 0.8})
    async with shop.client() as client:
        await collect(client.backfill(ORDER, window=Window(), state=None))
        backfill = client.usage.api_calls
        assert [i async for page in client.ids(ORDER) for i in page]
        assert client.usage.api_calls - backfill < backfill


async def test_a_backfill_that_died_while_it_waited_does_not_submit_again(shop: Shop) -> None:
    async with shop.client() as client:
        async for batch in client.backfill(ORDER, window=Window(), state=None):
            left = batch.state
            break
    async with shop.client() as client:
        rest = await collect(client.backfill(ORDER, window=Window(), state=left))
    assert set(by_id(rest)) == set(shop.truth("orders"))
    assert {b.state["operation"] for b in rest if b.state} == {left["operation"]} if left else False


async def test_a_page_that_would_cost_too_much_is_asked_for_in_parts(shop: Shop) -> None:
    wide = ORDER.model_copy(update={"listing": ORDER.listing.model_copy(update={"page_size": 250})})
    shop.control("PUT", "plan", {"maximum_available": 20000, "restore_rate": 2000})
    async with shop.client() as client:
        batches = await collect(client.changes(wide, window=Window(), state=None))
    assert set(by_id(batches)) == set(shop.truth("orders"))


async def test_granted_scopes_are_the_tokens(shop: Shop) -> None:
    async with shop.client() as client:
        granted = await client.granted_scopes()
    assert {s.name for s in SHOPIFY.scopes} <= granted


async def test_subscriptions_are_made_once_listed_and_removed(shop: Shop) -> None:
    address = "https://hooks.example.com/webhooks/shopify/a"
    async with shop.client() as client:
        topics = ("orders/create", "products/update")
        made = await client.subscribe(topics, address)
        again = await client.subscribe(["orders/create"], address)
        assert (made.created, dict(made.failed), again.created) == (topics, {}, ("orders/create",))
        first, other = sorted(await client.subscriptions(), key=lambda s: s.topic)
        assert [(s.topic, s.address) for s in (first, other)] == [(topic, address) for topic in topics]
        await client.unsubscribe(first)
        await client.unsubscribe(first)
        assert await client.subscriptions() == [other]


# -- several types in one request ---------------------------------------------------------------------------------


def numbers(truth: Iterable[str]) -> list[str]:
    return sorted(gid.rpartition("/")[2] for gid in truth)


def sent(client: ShopifyClient) -> int:
    """Requests, of each the one that was answered."""
    return client.usage.api_calls - client.usage.retries


async def test_objects_of_several_types_are_had_by_one_request_as_by_one_each(shop: Shop) -> None:
    gone = shop.control("GET", "orders", limit=1)["ids"][0]
    wanted = [(SHOPIFY.object_type(plural), numbers(shop.truth(plural))[:5]) for plural in PLURALS]
    shop.control("DELETE", f"orders/{gone}")
    assert str(gone) in wanted[0][1]
    async with shop.client() as client:
        at_once = await client.fetch_at_once(wanted)
        calls = sent(client)
        one_by_one = [await client.fetch(object_type, ids) for object_type, ids in wanted]
    assert at_once == one_by_one
    assert [d.operation for d in at_once[0]].count("delete") == 1
    # Either way what a request cuts of a list inside an object is read by another.
    assert calls == sent(client) - calls - (len(wanted) - 1)


async def test_what_costs_too_much_in_one_request_is_asked_for_in_two(shop: Shop) -> None:
    ids = numbers(shop.truth("orders"))
    wanted = [(ORDER, ids[n : n + 3]) for n in range(0, 36, 3)]
    async with shop.client() as client:
        found = await client.fetch_at_once(wanted)
        assert sent(client) == 3, "the one that was refused, and its halves"
    assert [[d.data["id"].rpartition("/")[2] for d in part] for part in found] == [part for _, part in wanted]


async def test_ids_of_several_types_are_read_side_by_side(shop: Shop) -> None:
    types = [SHOPIFY.object_type(name) for name in ("order", "customer", "product", "inventory_item", "location")]
    created = sorted(filter(None, (moment_of(c["createdAt"]) for c in shop.truth("customers").values())))
    window = Window(created[3], created[-3])
    async with shop.client() as client:
        asked = [*((o, Window()) for o in types), (SHOPIFY.object_type("customer"), window)]
        found = await side_by_side.ids(client.graphql, asked, page=50)
        calls = sent(client)
        assert found == await client.ids_at_once(asked)
        listed = [[i async for page in client.ids(o) for i in page] for o in types]
        counted = await client.count(SHOPIFY.object_type("customer"), window)
        short = await side_by_side.ids(client.graphql, [(o, Window()) for o in types], page=50, most_pages=1)
    *whole, part = [sorted(ids or ()) for ids in found]
    assert whole == [sorted(ids) for ids in listed]
    assert calls == -(-max(map(len, listed)) // 50) > 1, "as many as the longest list has pages"
    assert 0 < len(part) == counted.value < len(created), "a window, and not everything"
    assert [ids is None for ids in short] == [len(ids) > 50 for ids in listed]


async def test_an_answer_with_counts_tells_the_scopes_too(shop: Shop) -> None:
    async with shop.client() as client:
        await client.counts([ORDER])
        proven = frozenset(client.usage.proven)
        assert await client.granted_scopes(proven) == proven
        assert client.usage.api_calls == 1
        assert await client.granted_scopes() == proven
