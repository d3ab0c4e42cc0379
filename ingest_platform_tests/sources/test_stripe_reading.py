"""Reading a Stripe account through the sandbox: whole listings, changes, objects by id, ids."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ingest_platform.extract.connector import Place
from ingest_platform.extract.documents import EVERYTHING, Batch, Document, Window
from ingest_platform.sources.stripe.backfill import Backfill
from ingest_platform.sources.stripe.event_log import Changes
from ingest_platform.sources.stripe.lists import Lists
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform_tests.sources.conftest import collect, documents
from ingest_platform_tests.sources.stripe_account import StripeAccount, declared, now

TYPES = [o.name for o in STRIPE.object_types if o.name != "active_entitlement_summary"]


async def backfill(account: StripeAccount, name: str, window: Window = EVERYTHING, state: Any = None) -> list[Batch]:
    async with account.client() as client:
        return await collect(client.backfill(declared(name), window=window, state=state))


async def changes(account: StripeAccount, name: str, start: datetime, state: Any = None) -> list[Batch]:
    async with account.client() as client:
        return await collect(client.changes(declared(name), window=Window(start), state=state))


def ids(found: list[Document]) -> list[str]:
    return [d.data["id"] for d in found]


@pytest.mark.parametrize("name", TYPES)
async def test_a_backfill_gives_every_object_once_as_it_is(stripe: StripeAccount, name: str) -> None:
    batches = await backfill(stripe, name)
    found = documents(batches)
    truth = stripe.truth(name)
    assert sorted(ids(found)) == sorted(truth)
    for document in found:
        # What is shown only when asked for is beside the truth.
        whole = truth[document.data["id"]]
        assert {key: document.data[key] for key in whole if key not in ("lines", "items", "line_items")} == {
            key: value for key, value in whole.items() if key not in ("lines", "items", "line_items")
        }
    assert batches[-1].state is None
    assert [b.cursor for b in batches[:-1]] == [None] * (len(batches) - 1)
    assert abs(batches[-1].cursor - now()) < timedelta(minutes=1)  # type: ignore[operator]
    assert all(d.version is not None and not d.event and d.operation == "upsert" for d in found)


async def test_a_long_list_inside_an_object_is_read_to_its_end(stripe: StripeAccount) -> None:
    truth = stripe.truth("invoice")
    found = documents(await backfill(stripe, "invoice"))
    assert any(len(one["lines"]["data"]) > 10 for one in truth.values()), "none is cut"
    for document in found:
        lines = truth[document.data["id"]]["lines"]["data"]
        assert [line["id"] for line in document.data["lines"]["data"]] == [line["id"] for line in lines]
        assert document.data["lines"]["has_more"] is False


async def test_canceled_subscriptions_are_among_them(stripe: StripeAccount) -> None:
    found = documents(await backfill(stripe, "subscription"))
    assert "canceled" in {d.data["status"] for d in found}


async def test_entitlements_are_asked_for_customer_by_customer(stripe: StripeAccount) -> None:
    found = documents(await backfill(stripe, "active_entitlement_summary"))
    held = {one["id"] for one in stripe.control.truth("entitlements.active_entitlement")}
    assert sorted(d.data["customer"] for d in found) == sorted(stripe.control.ids("customer"))
    assert {e["id"] for d in found for e in d.data["entitlements"]["data"]} == held


async def test_a_killed_backfill_goes_on_with_no_page_lost_and_none_read_twice(stripe: StripeAccount) -> None:
    truth = set(stripe.control.ids("charge"))
    async with stripe.client() as client:
        lists = Lists(client.api, declared("charge"))
        pages = Backfill(lists, EVERYTHING, None, moves_cursor=True).batches()
        read = [await anext(pages) for _ in range(2)]
    assert read[-1].state is not None
    seen = ids(documents(read))
    assert 100 < len(seen) < len(truth)
    rest = ids(documents(await backfill(stripe, "charge", state=read[-1].state)))
    assert {*seen, *rest} == truth
    assert len(seen) + len(rest) == len(truth), "nothing that was committed is read again"


async def test_a_backfill_whose_last_object_was_deleted_goes_on_beside_it(stripe: StripeAccount) -> None:
    everyone = stripe.control.ids("customer")
    victim = everyone[30]
    created = stripe.control.get("customer", victim)["object"]["created"]
    stripe.control.delete("customer", victim, webhook=False)
    stripe.call("PUT", "faults", {})
    state = {"began": now().isoformat(), "slices": [[None, created, victim]]}
    rest = ids(documents(await backfill(stripe, "customer", state=state)))
    assert set(everyone[:30]) <= set(rest)
    assert victim not in rest


async def test_a_window_holds_what_was_created_in_it(stripe: StripeAccount) -> None:
    created = sorted(one["created"] for one in stripe.truth("charge").values())
    low, high = created[100], created[250]
    window = Window(datetime.fromtimestamp(low, UTC), datetime.fromtimestamp(high, UTC))
    batches = await backfill(stripe, "charge", window)
    wanted = sorted(i for i, one in stripe.truth("charge").items() if low <= one["created"] <= high)
    assert sorted(ids(documents(batches))) == wanted
    assert batches[-1].cursor is None, "a part says nothing of what else changed"
    async with stripe.client() as client:
        pages = [page async for page in client.ids(declared("charge"), window)]
    assert sorted(one for page in pages for one in page) == wanted


@pytest.mark.parametrize("name", ["customer", "tax_id", "payment_method", "checkout_session"])
async def test_the_listing_of_ids_is_complete(stripe: StripeAccount, name: str) -> None:
    async with stripe.client() as client:
        pages = [page async for page in client.ids(declared(name))]
    assert sorted(one for page in pages for one in page) == sorted(stripe.truth(name))


# -- changes -----------------------------------------------------------------------------------------------------


async def test_changes_come_from_the_event_log_oldest_first(stripe: StripeAccount) -> None:
    start = now() - timedelta(minutes=1)
    one, two = stripe.control.ids("customer")[:2]
    stripe.control.update("customer", one, set={"name": "A"})
    stripe.control.update("customer", two, set={"name": "B"})
    stripe.control.update("customer", one, set={"name": "C"})
    stripe.control.delete("customer", two)
    batches = await changes(stripe, "customer", start)
    told = [(d.data["id"], d.operation, d.data["name"]) for d in documents(batches)]
    assert told == [(one, "upsert", "A"), (two, "upsert", "B"), (one, "upsert", "C"), (two, "delete", "B")]
    assert all(d.event and d.version is not None for d in documents(batches))
    assert documents(batches)[-1].deleted_at is not None
    cursors = [b.cursor for b in batches if b.cursor]
    assert cursors == sorted(cursors)
    assert cursors[-1] <= now() + timedelta(seconds=1)
    assert batches[-1].state is None


async def test_many_events_are_turned_round_whatever_their_number(stripe: StripeAccount) -> None:
    start = now() - timedelta(minutes=1)
    stripe.control.churn(250, seed=3, types=("charge",))
    async with stripe.client() as client:
        log = Changes(client.api, declared("charge"), batch=100)
        batches = await collect(log.batches(Window(start), None))
        versions = [d.version for d in documents(batches)]
        assert len(versions) >= 250
        assert versions == sorted(versions)  # type: ignore[type-var]
        assert len(batches) > 2
        # A process that dies after the first batch goes on from there.
        again = await collect(log.batches(Window(start), batches[0].state))
    assert documents(again)[-1].data == documents(batches)[-1].data


async def test_an_event_in_another_api_version_has_its_object_read(stripe: StripeAccount) -> None:
    start = now() - timedelta(minutes=1)
    stripe.call("PUT", "settings", {"event_api_version": "2020-08-27"})
    one = stripe.control.ids("charge")[0]
    stripe.control.update("charge", one, set={"description": "first"})
    stripe.control.update("charge", one, set={"description": "second"})
    [document] = documents(await changes(stripe, "charge", start))
    assert (document.data["description"], document.event) == ("second", False)


async def test_an_event_from_the_future_does_not_carry_the_cursor_there(stripe: StripeAccount) -> None:
    start = now() - timedelta(minutes=1)
    stripe.control.update("charge", stripe.control.ids("charge")[0], at=int((now() + timedelta(days=3)).timestamp()))
    batches = await changes(stripe, "charge", start)
    assert len(documents(batches)) == 1
    assert max(b.cursor for b in batches if b.cursor) <= now() + timedelta(seconds=1)


async def test_a_type_to_which_nothing_happened_moves_its_cursor_on(stripe: StripeAccount) -> None:
    [batch] = await changes(stripe, "coupon", now() - timedelta(days=29))
    assert batch.cursor is not None
    assert now() - batch.cursor < timedelta(minutes=1)


async def test_beyond_the_30_days_of_the_log_the_whole_list_is_read_and_said(stripe: StripeAccount) -> None:
    async with stripe.client() as client:
        window = Window(now() - timedelta(days=40))
        batches = await collect(client.changes(declared("customer"), window=window, state=None))
        [note] = client.usage.notes
    assert "30 days" in note
    assert sorted(ids(documents(batches))) == sorted(stripe.control.ids("customer"))
    assert batches[-1].cursor is not None


async def test_what_no_event_announces_is_found_at_the_top_of_its_list(stripe: StripeAccount) -> None:
    start = now() - timedelta(minutes=1)
    made = [stripe.control.create("checkout.session", event=False)["id"]]
    found = documents(await changes(stripe, "checkout_session", start))
    assert ids(found) == made
    assert "line_items" in found[0].data


async def test_balance_transactions_have_no_events_and_are_read_by_creation(stripe: StripeAccount) -> None:
    start = now() - timedelta(minutes=1)
    made = stripe.control.create("balance_transaction", event=False)["id"]
    batches = await changes(stripe, "balance_transaction", start)
    assert ids(documents(batches)) == [made]
    assert batches[-1].cursor is not None


async def test_the_event_log_names_what_webhooks_should_have_told(stripe: StripeAccount) -> None:
    start = now() - timedelta(minutes=1)
    one = stripe.control.ids("customer")[0]
    event = stripe.control.update("customer", one)["event"]
    async with stripe.client() as client:
        found = [e async for page in client.events(start, now() + timedelta(minutes=1)) for e in page]
    assert [(e.event_id, e.topic, e.object_id) for e in found] == [(event, "customer.updated", one)]


# -- objects by id -----------------------------------------------------------------------------------------------


async def test_objects_are_fetched_in_the_order_asked_for_and_gone_ones_said_so(stripe: StripeAccount) -> None:
    everyone = stripe.control.ids("customer")
    stripe.control.delete("customer", everyone[1])
    asked = [everyone[2], everyone[1], "cus_never was?", everyone[0]]
    async with stripe.client() as client:
        found = await client.fetch(declared("customer"), asked)
    assert [d.operation for d in found] == ["upsert", "delete", "delete", "upsert"]
    assert ids(found) == asked


async def test_an_object_is_fetched_with_all_that_its_list_shows(stripe: StripeAccount) -> None:
    truth = stripe.truth("invoice")
    longest = max(truth.values(), key=lambda one: len(one["lines"]["data"]))
    async with stripe.client() as client:
        [invoice] = await client.fetch(declared("invoice"), [longest["id"]])
        [summary] = await client.fetch(declared("active_entitlement_summary"), [stripe.control.ids("customer")[0]])
        session_id = stripe.control.ids("checkout.session")[0]
        [session] = await client.fetch(declared("checkout_session"), [session_id])
    assert len(invoice.data["lines"]["data"]) == len(longest["lines"]["data"])
    assert summary.data["object"] == "entitlements.active_entitlement_summary"
    assert session.data["line_items"]["object"] == "list"


# -- pages, for samples -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["charge", "payment_method", "invoice", "price"])
async def test_a_page_begins_where_it_is_asked_to_and_gives_objects_as_fetching_them_does(
    stripe: StripeAccount, name: str
) -> None:
    truth = sorted(stripe.truth(name).values(), key=lambda one: one["created"])
    oldest = truth[0]
    start = Place(oldest["id"], datetime.fromtimestamp(oldest["created"], UTC))
    async with stripe.client() as client:
        first, last = await client.page(declared(name), None), await client.page(declared(name), start)
        assert first is not None
        assert last is not None
        chosen = list(first.ids)[:5]
        whole, fetched = await first.whole(chosen), await client.fetch(declared(name), chosen)
    assert [d.data for d in whole] == [d.data for d in fetched]
    if declared(name).listing.created_column:
        assert oldest["id"] in last.ids
        assert last.shows == Window(None, start.created)
        assert first.shows is not None
        assert first.shows.end is None


async def test_a_page_says_of_which_span_it_leaves_nothing_out(stripe: StripeAccount) -> None:
    async with stripe.client() as client:
        page = await client.page(declared("charge"), None)
    assert page is not None
    assert page.shows is not None
    assert page.shows.start is not None
    assert len(page.ids) == 100
    since = page.shows.start.timestamp()
    assert {i for i, one in stripe.truth("charge").items() if one["created"] >= since} <= set(page.ids)


async def test_a_place_that_is_gone_has_no_page(stripe: StripeAccount) -> None:
    async with stripe.client() as client:
        assert await client.page(declared("payment_method"), Place("pm_gone")) is None
        assert not client.shows(declared("tax_id"))


async def test_a_window_of_ids_costs_its_pages(stripe: StripeAccount) -> None:
    made = sorted(one["created"] for one in stripe.truth("charge").values())
    window = Window(None, datetime.fromtimestamp(made[249], UTC))
    async with stripe.client() as client:
        found = [i async for page in client.ids(declared("charge"), window) for i in page]
        assert client.usage.api_calls == 3
    assert len(found) == 250


async def test_permissions_that_answers_proved_are_not_tried(stripe: StripeAccount) -> None:
    async with stripe.client() as client:
        await client.page(declared("charge"), None)
        assert client.usage.proven == {"rak_charge_read"}
        before = client.usage.api_calls
        granted = await client.granted_scopes(client.usage.proven)
        assert client.usage.api_calls - before == len(STRIPE.scopes) - 1
    assert granted == {s.name for s in STRIPE.scopes}
