"""A company's copy in PostgreSQL: connected by OAuth, synced, changed, and compared with the company itself."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import pytest

from ingest_platform.errors import NeedsReconnect
from ingest_platform.extract.documents import Document
from ingest_platform.quality.verify import Options, verify
from ingest_platform.raw.ingest import ingest
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.apply import refine
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform.sync.account import AccountSync
from ingest_platform.sync.connect import open_client
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.forks import Forked
from ingest_platform_tests.sources.quickbooks_company import Company, Copy, connect_books


@pytest.fixture
def copy(db: TestDatabase, company: Company) -> Copy:
    return connect_books(db, company)


def test_every_type_is_copied_at_the_vendors_own_limits_and_every_reference_found(copy: Copy) -> None:
    copy.company.control("PUT", "quota", {"speed": 1})
    copy.company.sandbox.reset_stats()
    copy.sync()
    stats = copy.company.sandbox.stats()
    assert stats["throttled"] == 0
    assert stats["requests"] >= len(QUICKBOOKS.object_types)
    assert stats["peak_concurrency"] <= 10
    for object_type in QUICKBOOKS.object_types:
        plural = "company_info" if object_type.name == "company_info" else object_type.plural
        assert copy.live(object_type.name) == set(copy.company.truth(plural)), object_type.name
    assert copy.all("SELECT error_message FROM quickbooks_raw_ingest WHERE processing_status <> 'processed'") == []
    assert copy.integration.account == copy.company.realm
    for table, reference in (("invoice", "customer"), ("bill", "vendor"), ("payment", "customer"),
                             ("invoice_line", "item"), ("deposit", "deposit_to_account")):  # fmt: skip
        rows = f"SELECT count(*) FROM quickbooks_{table} WHERE quickbooks_{reference}_id IS NOT NULL AND {reference}_id"
        assert copy.one(f"{rows} IS NULL") == 0, table
        assert copy.one(f"{rows} IS NOT NULL") > 0, table


def test_amounts_lines_links_and_currencies_are_those_of_the_company(copy: Copy) -> None:
    copy.sync("invoice", "payment", "customer")
    truth = copy.company.truth("invoices")
    for number, document in truth.items():
        row = "SELECT total_amount, balance, currency, exchange_rate, home_total_amount, sync_token, source_sequence"
        total, balance, currency, rate, home, token, sequence = copy.one(
            f"{row} FROM quickbooks_invoice WHERE quickbooks_invoice_id = %s", number
        )
        assert (float(total), float(balance)) == (document["TotalAmt"], document["Balance"])
        assert (currency, float(rate)) == (document["CurrencyRef"]["value"], document["ExchangeRate"])
        assert home is None if "HomeTotalAmt" not in document else float(home) == document["HomeTotalAmt"]
        assert token == sequence == int(document["SyncToken"])
        lines = copy.all(
            "SELECT l.quickbooks_line_id, l.amount::float8 FROM quickbooks_invoice_line l JOIN quickbooks_invoice i "
            "ON i.id = l.invoice_id WHERE i.quickbooks_invoice_id = %s AND l.deleted_at IS NULL", number,
        )  # fmt: skip
        said = [(line.get("Id") or f"#{n}", line["Amount"]) for n, line in enumerate(document["Line"], start=1)]
        assert sorted(lines) == sorted(said)
    paid = copy.all(
        "SELECT p.quickbooks_payment_id, t.txn_source_id FROM quickbooks_payment p JOIN quickbooks_payment_line l "
        "ON l.payment_id = p.id JOIN quickbooks_payment_line_linked_txn t ON t.line_id = l.id "
        "WHERE t.txn_type = 'Invoice'"
    )
    links = [(n, link["TxnId"]) for n, d in copy.company.truth("payments").items() for line in d["Line"]
             for link in line.get("LinkedTxn", ()) if link["TxnType"] == "Invoice"]  # fmt: skip
    assert sorted(paid) == sorted(links)
    assert links


def test_voided_deleted_merged_and_inactive_are_told_apart(copy: Copy) -> None:
    copy.sync("invoice", "customer", "term")
    sandbox = copy.company.sandbox
    voided, deleted = [i for i, d in copy.company.truth("invoices").items() if d["TotalAmt"]][:2]
    kept, merged, inactive = sandbox.ids("customers")[:3]
    sandbox.call("POST", f"invoices/{voided}/void", {})
    sandbox.delete("invoices", deleted)
    sandbox.call("POST", f"customers/{merged}/merge", {"into": kept})
    sandbox.delete("customers", inactive)
    copy.sync("invoice", "customer")
    columns = "voided, total_amount::float8, deleted_at IS NOT NULL"
    row = f"SELECT {columns} FROM quickbooks_invoice WHERE quickbooks_invoice_id = %s"
    assert copy.one(row, voided) == (True, 0.0, False)
    held = copy.one(row, deleted)
    assert (held[0], held[2]) == (False, True)
    who = "SELECT active, deleted_at IS NOT NULL FROM quickbooks_customer WHERE quickbooks_customer_id = %s"
    assert copy.one(who, kept) == (True, False)
    assert copy.one(who, merged)[1]
    assert copy.one(who, inactive) == (False, False)
    by_hand = sandbox.ids("invoices")[-1]
    sandbox.update("invoices", by_hand, set={"PrivateNote": "Voided the old one, this is its successor"})
    copy.sync("invoice")
    assert copy.one(row, by_hand)[0] is False


def test_what_a_document_leaves_out_has_no_value_any_more(copy: Copy) -> None:
    copy.sync("invoice", "item")
    sandbox = copy.company.sandbox
    number = next(i for i, d in copy.company.truth("invoices").items() if len(d["Line"]) > 2)
    sandbox.update("invoices", number, set={"PrivateNote": "remember", "PONumber": "7"})
    copy.sync("invoice")
    row = "SELECT private_note, po_number FROM quickbooks_invoice WHERE quickbooks_invoice_id = %s"
    assert copy.one(row, number) == ("remember", "7")
    lines = (
        "SELECT count(*) FROM quickbooks_invoice_line l JOIN quickbooks_invoice i ON i.id = l.invoice_id "
        "WHERE i.quickbooks_invoice_id = %s AND l.deleted_at IS NULL"
    )
    assert copy.one(lines, number) == len(copy.company.truth("invoices")[number]["Line"])
    sandbox.update("invoices", number, unset=["PrivateNote", "PONumber", "Line"])
    copy.sync("invoice")
    assert copy.one(row, number) == (None, None)
    assert copy.one(lines, number) == 0


def test_of_two_changes_in_one_second_the_one_that_is_counted_later_stays(copy: Copy) -> None:
    copy.sync("term")
    number = copy.company.sandbox.ids("terms")[0]
    document = copy.company.truth("terms")[number]
    owner = Owner(str(copy.integration.id), str(copy.integration.company_id))
    term = QUICKBOOKS.object_type("term")

    def arrive(name: str, token: int, second: int) -> Any:
        """A read of a state; the later it arrives, the later it was read."""
        changed = {"LastUpdatedTime": f"2031-01-01T00:00:{second:02d}-08:00"}
        state = {**document, "Name": name, "SyncToken": str(token), "MetaData": {**document["MetaData"], **changed}}
        with copy.db.connect() as conn:
            ingest(
                conn, QUICKBOOKS, owner, term, [Document(state)], origin="incremental", observed_at=datetime.now(UTC)
            )
            refine(conn, QUICKBOOKS, owner, term)
        return copy.one("SELECT name FROM quickbooks_term WHERE quickbooks_term_id = %s", number)

    assert arrive("fourth", 104, 5) == "fourth"
    assert arrive("third of the same second", 103, 5) == "fourth"
    assert arrive("lower count, later second", 103, 9) == "fourth"
    assert arrive("fifth of the same second", 105, 5) == "fifth of the same second"
    assert arrive("fourth", 104, 5) == "fifth of the same second"
    assert copy.one("SELECT source_sequence FROM quickbooks_term WHERE quickbooks_term_id = %s", number) == 105


def test_fifteen_hundred_changes_within_a_minute_are_exact_without_any_webhook(copy: Copy) -> None:
    copy.sync("customer")
    sandbox = copy.company.sandbox
    sandbox.churn(1300, types=("customers",), kinds=("create",), webhooks=False, seed=1)
    sandbox.churn(500, types=("customers",), kinds=("update", "delete"), webhooks=False, seed=2)
    ids = sandbox.ids("customers")
    for n in range(0, 100, 2):  # merged ones are gone
        sandbox.call("POST", f"customers/{ids[n]}/merge", {"into": ids[n + 1]})
    outcomes = copy.sync("customer")
    assert outcomes["customer"].raw.deletions_unknown
    truth = copy.company.truth("customers")
    assert copy.live("customer") == set(truth)
    assert len(truth) > 1200
    held = dict(copy.all("SELECT quickbooks_customer_id, sync_token FROM quickbooks_customer WHERE deleted_at IS NULL"))
    assert held == {i: int(d["SyncToken"]) for i, d in truth.items()}


def test_a_sweep_finds_what_change_data_capture_does_not_know(copy: Copy) -> None:
    copy.sync("tax_code", "invoice")
    sandbox = copy.company.sandbox
    gone = sandbox.ids("invoices")[0]
    sandbox.delete("invoices", gone, webhook=False)
    with AccountSync(copy.db.settings, "books") as sync:
        found = sync.sweep("invoice")
        assert sync.sweep("tax_code").surplus == 0
    assert (found.missing, found.surplus) == (0, 1)
    assert gone not in copy.live("invoice")


# -- the grant -------------------------------------------------------------------------------------------------------


def expire(copy: Copy) -> None:
    """The access token ends, here and at the vendor."""
    with copy.db.connect(autocommit=True) as conn:
        conn.execute("UPDATE credential SET expires_at = now()")
    for grant in copy.company.control("GET", "tokens")["grants"]:
        for token in grant["access"]:
            copy.company.control("POST", f"tokens/{token}/expire")


def calls(copy: Copy) -> int:
    refreshed: int = copy.company.control("GET", "tokens")["calls"].get("refresh", 0)
    return refreshed


def identify(copy: Copy) -> str:
    async def ask() -> str:
        async with open_client(copy.db.settings, copy.integration) as client:
            return await client.identify()

    return asyncio.run(ask())


def test_fifty_that_all_need_a_new_token_at_once_make_one_call_for_it(copy: Copy) -> None:
    expire(copy)
    copy.company.sandbox.set_faults(token_delay_ms=300)

    async def fifty() -> set[str]:
        async def one() -> str:
            # A process of its own has a client of its own, which knows nothing of what the others hold.
            async with open_client(copy.db.settings, copy.integration) as client:
                secrets = await client.api.account.secrets()  # type: ignore[attr-defined]
                return str(secrets.values["access_token"])

        return set(await asyncio.gather(*(one() for _ in range(50))))

    tokens = asyncio.run(fifty())
    assert len(tokens) == 1
    assert calls(copy) == 1
    assert identify(copy) == copy.company.realm


def test_a_token_answer_that_never_came_leaves_an_account_that_works(copy: Copy) -> None:
    expire(copy)
    copy.company.sandbox.set_faults(token_answer={"next": 1})
    assert (
        identify(copy) == copy.company.realm
    )  # the refresh token before works for a while, and gives the same new one
    assert copy.one("SELECT status FROM integration") == "connected"


def test_when_the_vendor_gives_no_second_chance_the_account_says_what_to_do(copy: Copy) -> None:
    expire(copy)
    copy.company.control("PUT", "tokens/settings", {"grace": 0})
    copy.company.sandbox.set_faults(token_answer={"next": 1})
    with pytest.raises(NeedsReconnect, match="invalid_grant"):
        identify(copy)
    status, error = copy.one("SELECT status, sync_error FROM integration")
    assert status == "needs_reconnect"
    assert "ingest connect quickbooks" in error


_ASKS = """
import asyncio, pathlib, sys
from ingest_platform.control import integrations
from ingest_platform.control.database import connect
from ingest_platform.settings import load_settings
from ingest_platform.sync.connect import open_client
settings = load_settings(home=pathlib.Path(sys.argv[1]), database_url=sys.argv[2])
with connect(settings) as conn:
    account = integrations.get(conn, "books")
async def ask():
    async with open_client(settings, account) as client:
        await client.identify()
asyncio.run(ask())
"""


def test_a_process_killed_between_the_vendors_answer_and_the_commit_loses_no_access(copy: Copy) -> None:
    expire(copy)
    copy.company.sandbox.set_faults(token_delay_ms=60_000)
    asks = Forked(_ASKS, str(copy.db.settings.home), copy.db.url)
    deadline = time.monotonic() + 60
    while calls(copy) == 0:  # the vendor has given the next refresh token, and nobody holds it
        assert time.monotonic() < deadline
        time.sleep(0.02)
    asks.kill()
    asks.wait()
    copy.company.sandbox.set_faults(token_delay_ms=0)
    with copy.db.connect(autocommit=True) as conn:  # its lease ends, as it does by itself after 15 seconds
        conn.execute("UPDATE credential SET refresh_lease_until = clock_timestamp()")
    assert identify(copy) == copy.company.realm
    assert copy.one("SELECT status FROM integration") == "connected"
    assert calls(copy) == 2


def test_the_copy_is_verified_field_by_field_and_a_difference_is_named(copy: Copy) -> None:
    types = ["invoice", "payment", "customer", "item", "tax_code", "company_info", "journal_entry"]
    copy.sync(*types)
    settings = copy.db.settings
    report = verify(settings, copy.integration.name, Options(object_types=types, everything=True))
    assert [o.problems for o in report.objects if o.problems] == []
    with copy.db.connect(autocommit=True) as conn:
        conn.execute(
            "UPDATE quickbooks_invoice_line SET amount = amount + 1 WHERE quickbooks_line_id = '1' AND amount > 0"
        )
    report = verify(settings, copy.integration.name, Options(object_types=["invoice"], everything=True))
    assert any("amount" in problem for o in report.objects for problem in o.problems)


def test_a_balance_that_moved_without_a_word_is_found_by_the_daily_reading(copy: Copy) -> None:
    copy.sync("customer")
    number = copy.company.sandbox.ids("customers")[0]
    copy.company.sandbox.update("customers", number, set={"Balance": 4321.09}, touch=False, webhook=False)
    balance = "SELECT balance FROM quickbooks_customer WHERE quickbooks_customer_id = %s"
    copy.sync("customer")
    assert float(copy.one(balance, number)) != 4321.09
    with copy.db.connect(autocommit=True) as conn:  # a day later
        conn.execute("UPDATE sync_log SET started_at = started_at - interval '25 hours', "
                     "completed_at = completed_at - interval '25 hours'")  # fmt: skip
    copy.sync("customer")
    assert float(copy.one(balance, number)) == 4321.09
