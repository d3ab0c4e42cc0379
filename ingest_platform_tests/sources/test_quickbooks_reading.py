"""Reading a company: everything, what changed, what went, one by one, and how many."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ingest_platform.declare import ObjectType
from ingest_platform.errors import SourceError
from ingest_platform.extract.documents import EVERYTHING, Window
from ingest_platform.sources.quickbooks.client import QuickBooksClient
from ingest_platform.sources.quickbooks.connector import QuickBooksConnector
from ingest_platform.sources.quickbooks.queries import Sizes, literal
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform_tests.sources.quickbooks_company import QUICK, Company, by_id, documents

TYPES = {o.name: o for o in QUICKBOOKS.object_types}
PLURALS = {"company_info": "company_info"}


def now() -> datetime:
    return datetime.now(UTC)


def plural(object_type: ObjectType) -> str:
    return PLURALS.get(object_type.name, object_type.plural)


async def since(company: Company, name: str, start: datetime) -> Any:
    return await company.changes(name, Window(start=start))


@pytest.fixture
def long(company: Company) -> Company:
    """A company to which lists of a few rows are long ones, and ten changes more than an answer holds."""
    company.connector = QuickBooksConnector(timeout_s=5.0, retry=QUICK, sizes=Sizes(page=7, captured=10, ids=20))
    return company


# -- everything ------------------------------------------------------------------------------------------------------


async def test_a_backfill_shows_every_object_as_it_is(company: Company) -> None:
    for name, object_type in TYPES.items():
        batches = await company.backfill(name)
        assert by_id(batches) == company.truth(plural(object_type)), name
        assert [b.state for b in batches][-1] is None
        assert batches[-1].cursor is not None


async def test_a_backfill_of_many_pages_shows_each_object_once_and_resumes(long: Company) -> None:
    whole = await long.backfill("invoice")
    assert len(whole) > 5
    assert len(documents(whole)) == len(by_id(whole)) == 60
    assert [b.cursor is None for b in whole] == [True] * (len(whole) - 1) + [False]
    rest = await long.backfill("invoice", state=whole[3].state)
    assert by_id(whole[:4]) | by_id(rest) == long.truth("invoices")
    assert len(documents(whole[:4])) + len(documents(rest)) == 60


async def test_a_cursor_after_a_resumed_backfill_is_when_it_first_began(long: Company) -> None:
    whole = await long.backfill("invoice")
    state = {**whole[2].state, "began": "2026-01-01T00:00:00+00:00"} if whole[2].state else {}
    assert (await long.backfill("invoice", state=state))[-1].cursor == datetime(2026, 1, 1, tzinfo=UTC)


async def test_what_changes_or_goes_during_a_backfill_hides_no_other(long: Company) -> None:
    invoices = long.sandbox.ids("invoices")
    seen: dict[str, Any] = {}
    async with long.client() as client:
        n = 0
        async for batch in client.backfill(TYPES["invoice"], window=Window(), state=None):
            seen |= {d.data["Id"]: d.data for d in batch.documents}
            # One that was read goes, one that was not read yet is changed: places shift, times of creation do not.
            long.sandbox.delete("invoices", invoices[n])
            long.sandbox.update("invoices", invoices[-1 - n], set={"PrivateNote": f"moved {n}"})
            n += 1
    assert n > 5
    assert set(long.truth("invoices")) <= set(seen)


async def test_more_objects_of_one_second_than_a_page_holds_are_all_read(long: Company) -> None:
    same = "2025-01-01T00:00:00-08:00"
    for invoice in long.sandbox.ids("invoices")[:20]:
        long.sandbox.update("invoices", invoice, updated_at=same)
    found = await long.changes("tax_code", Window())  # an entity without change data capture walks alike
    assert by_id(found) == long.truth("tax_codes")
    start = datetime.fromisoformat(same)
    batches = await since(long, "invoice", start - timedelta(days=1))
    assert set(by_id(batches)) == {i for i, d in long.truth("invoices").items()
                                   if datetime.fromisoformat(d["MetaData"]["LastUpdatedTime"]) >= start}  # fmt: skip


async def test_an_object_without_a_time_of_creation_arrives_too(long: Company) -> None:
    invoice = long.sandbox.ids("invoices")[30]
    long.sandbox.update("invoices", invoice, set={"MetaData": {"CreateTime": None}})
    assert long.truth("invoices")[invoice]["MetaData"]["CreateTime"] is None
    assert by_id(await long.backfill("invoice")) == long.truth("invoices")


async def test_a_window_is_of_what_was_created_in_it_and_leaves_the_cursor(company: Company) -> None:
    created = {i: datetime.fromisoformat(d["MetaData"]["CreateTime"]) for i, d in company.truth("invoices").items()}
    start, end = sorted(created.values())[10], sorted(created.values())[20]
    batches = await company.backfill("invoice", Window(start, end))
    assert set(by_id(batches)) == {i for i, moment in created.items() if start <= moment <= end}
    assert {b.cursor for b in batches} == {None}
    async with company.client() as client:
        assert (await client.count(TYPES["invoice"], Window(start, end))).value == 11
        listed = [i async for page in client.ids(TYPES["invoice"], Window(start, end)) for i in page]
    assert sorted(listed) == sorted(by_id(batches))


async def test_inactive_entities_are_listed_counted_and_read(company: Company) -> None:
    before = company.sandbox.count("customers")
    customer = company.sandbox.ids("customers")[3]
    company.sandbox.delete("customers", customer)
    async with company.client() as client:
        kind = TYPES["customer"]
        assert (await client.count(kind, Window())).value == before
        assert customer in [i async for page in client.ids(kind) for i in page]
        (read,) = await client.fetch(kind, [customer])
    assert (read.operation, read.data["Active"]) == ("upsert", False)
    assert by_id(await company.backfill("customer"))[customer]["Active"] is False


# -- what changed ----------------------------------------------------------------------------------------------------


async def test_changes_are_told_by_change_data_capture_deletions_with_their_time(company: Company) -> None:
    start = now() - timedelta(seconds=1)
    first, second, third = company.sandbox.ids("invoices")[:3]
    company.sandbox.update("invoices", first, set={"PrivateNote": "changed"})
    company.control("POST", f"invoices/{second}/void", {})
    company.sandbox.delete("invoices", third)
    (batch,) = await since(company, "invoice", start)
    found = {d.data["Id"]: d for d in batch.documents}
    assert {i: d.operation for i, d in found.items()} == {first: "upsert", second: "upsert", third: "delete"}
    assert found[second].data["PrivateNote"].startswith("Voided")
    assert found[third].deleted_at is not None
    assert start <= found[third].deleted_at <= now()
    assert batch.cursor is not None
    assert batch.cursor <= now() + timedelta(seconds=1)
    assert company.sandbox.stats()["calls"] == {"cdc": 1}


async def test_all_types_of_a_sync_are_asked_for_in_one_request_unless_its_answer_is_full(long: Company) -> None:
    start = now() - timedelta(seconds=1)
    long.sandbox.update("invoices", long.sandbox.ids("invoices")[0], set={"PrivateNote": "one"})
    long.sandbox.update("customers", long.sandbox.ids("customers")[0], set={"Notes": "two"})

    async def all_types() -> dict[str, set[str]]:
        async with long.client() as client:

            async def one(name: str) -> tuple[str, set[str]]:
                found = [b async for b in client.changes(TYPES[name], window=Window(start=start), state=None)]
                return name, set(by_id(found))

            return dict(await asyncio.gather(*(one(name) for name in ("invoice", "customer", "vendor"))))

    found = await all_types()
    assert [len(found[name]) for name in ("invoice", "customer", "vendor")] == [1, 1, 0]
    assert long.sandbox.stats()["calls"] == {"cdc": 1}
    changed = long.sandbox.ids("invoices")[:9]  # with the customer, as many as an answer holds; alone they are fewer
    for invoice in changed:
        long.sandbox.update("invoices", invoice, set={"PrivateNote": "nine"})
    long.sandbox.reset_stats()
    found = await all_types()
    assert (found["invoice"], len(found["customer"]), found["vendor"]) == (set(changed), 1, set())
    assert long.sandbox.stats()["calls"] == {"cdc": 4}


async def test_a_refused_request_for_several_types_is_each_ones_own_failure(company: Company) -> None:
    company.sandbox.set_faults(http={"status": 500, "next": 1000})

    async def one(client: QuickBooksClient, name: str) -> None:
        async for _ in client.changes(TYPES[name], window=Window(start=now()), state=None):
            pass

    async with company.client() as client:
        failed = await asyncio.gather(one(client, "invoice"), one(client, "bill"), return_exceptions=True)
    assert [type(error) for error in failed] == [SourceError, SourceError]


async def test_a_merged_entity_is_gone_and_the_other_changed(company: Company) -> None:
    start = now() - timedelta(seconds=1)
    kept, gone = company.sandbox.ids("customers")[:2]
    company.control("POST", f"customers/{gone}/merge", {"into": kept})
    (batch,) = await since(company, "customer", start)
    assert {d.data["Id"]: d.operation for d in batch.documents} == {kept: "upsert", gone: "delete"}
    async with company.client() as client:
        assert [d.operation for d in await client.fetch(TYPES["customer"], [gone, kept])] == ["delete", "upsert"]


@pytest.mark.parametrize("newest_first", [False, True])
async def test_when_a_full_answer_may_hide_changes_all_of_them_are_read(long: Company, newest_first: bool) -> None:
    start = now() - timedelta(seconds=1)
    invoices = long.sandbox.ids("invoices")
    for invoice in invoices[:18]:
        long.sandbox.update("invoices", invoice, set={"PrivateNote": "many"})
    for invoice in invoices[18:24]:
        long.sandbox.delete("invoices", invoice)
    long.sandbox.set_faults(cdc_newest_first=newest_first)
    batches = await since(long, "invoice", start)
    living = {i: d for i, d in by_id(batches).items() if d.get("status") != "Deleted"}
    assert set(invoices[:18]) <= set(living)
    assert all(living[i]["PrivateNote"] == "many" for i in invoices[:18])
    # What was deleted may have been hidden: the ids have to be compared, and that is said.
    assert [b.deletions_unknown for b in batches] == [False] * (len(batches) - 1) + [True]
    assert batches[-1].cursor is not None
    assert [b.state is None for b in batches] == [False] * (len(batches) - 1) + [True]


async def test_changes_that_were_cut_off_resume_where_they_were(long: Company) -> None:
    start = now() - timedelta(seconds=1)
    changed = long.sandbox.ids("invoices")[:25]
    for n, invoice in enumerate(changed):
        long.sandbox.update("invoices", invoice, updated_at=(start + timedelta(seconds=n)).isoformat())
    whole = await since(long, "invoice", start)
    rest = await long.changes("invoice", Window(start=start), state=whole[2].state)
    assert set(by_id(whole[:3])) | set(by_id(rest)) == set(changed)
    assert rest[-1].deletions_unknown


async def test_beyond_thirty_days_changes_are_read_by_queries_and_ids_are_compared(company: Company) -> None:
    deleted = company.sandbox.ids("invoices")[0]
    company.sandbox.delete("invoices", deleted)
    batches = await since(company, "invoice", now() - timedelta(days=365))
    expected = {i for i, d in company.truth("invoices").items()
                if datetime.fromisoformat(d["MetaData"]["LastUpdatedTime"]) >= now() - timedelta(days=365)}  # fmt: skip
    assert set(by_id(batches)) == expected | {deleted}
    assert batches[-1].deletions_unknown


async def test_a_row_of_the_future_does_not_carry_the_cursor_with_it(company: Company) -> None:
    company.sandbox.update("tax_codes", company.sandbox.ids("tax_codes")[0], updated_at="2031-01-01T00:00:00Z")
    batches = await since(company, "tax_code", now() - timedelta(days=1))
    assert "2031" in str(by_id(batches))
    assert all(b.cursor <= now() + timedelta(seconds=1) for b in batches if b.cursor)


# -- one by one ------------------------------------------------------------------------------------------------------


async def test_many_objects_are_fetched_in_few_requests_and_in_their_order(company: Company) -> None:
    wanted = [*reversed(company.sandbox.ids("invoices")), "999999999", "NON"]
    async with company.client() as client:
        read = await client.fetch(TYPES["invoice"], wanted)
    assert [d.data["Id"] for d in read] == wanted
    assert [d.operation for d in read] == ["upsert"] * 60 + ["delete"] * 2
    assert company.sandbox.stats()["calls"] == {"query": 1, "read": 2}


async def test_hundreds_of_objects_are_fetched_by_batches(long: Company) -> None:
    wanted = long.sandbox.ids("invoices")
    async with long.client() as client:
        assert [d.data["Id"] for d in await client.fetch(TYPES["invoice"], wanted)] == wanted
    assert long.sandbox.stats()["calls"] == {"batch": 1}


async def test_an_id_with_a_quote_asks_for_nothing_else(company: Company) -> None:
    async with company.client() as client:
        (read,) = await client.fetch(TYPES["invoice"], ["1') OR ('1'='1"])
    assert read.operation == "delete"
    assert literal("it's a \\") == "'it\\'s a \\\\'"


async def test_the_company_says_who_it_is(company: Company) -> None:
    async with company.client() as client:
        assert await client.identify() == company.realm
        assert await client.granted_scopes() == {s.name for s in QUICKBOOKS.scopes}
        assert await client.subscriptions() == []


async def test_several_types_are_asked_for_in_one_request(company: Company) -> None:
    kinds = ("invoice", "customer", "item")
    async with company.client() as client:
        listed = await client.ids_at_once([(TYPES[kind], EVERYTHING) for kind in kinds])
        wanted = [(TYPES[kind], list(ids or ())[:3]) for kind, ids in zip(kinds, listed, strict=True)]
        read = await client.fetch_at_once(wanted)
        calls = company.sandbox.stats()["calls"]
        alone = [await client.fetch(*one) for one in wanted]
    assert [sorted(ids or ()) for ids in listed] == [sorted(company.sandbox.ids(f"{kind}s")) for kind in kinds]
    assert read == alone
    assert calls == {"batch": 2}


async def test_a_window_that_is_longer_than_a_page_is_not_half_listed(long: Company) -> None:
    async with long.client() as client:
        assert await client.ids_at_once([(TYPES["invoice"], EVERYTHING)]) == [None]
