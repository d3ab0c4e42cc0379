"""QuickBooks' query language: what it answers, and what it refuses."""

from __future__ import annotations

import json
import time
from datetime import datetime

import pytest

from ingest_platform.sandbox.quickbooks import changes
from ingest_platform.sandbox.quickbooks.entities import BY_NAME
from ingest_platform.sandbox.quickbooks.errors import FaultError
from ingest_platform.sandbox.quickbooks.query import answer
from ingest_platform.sandbox.quickbooks.query_parser import Condition, Query, parse
from ingest_platform.sandbox.quickbooks.server import Options, Server
from ingest_platform_tests.sandbox.conftest import Company
from ingest_platform_tests.waiting import until

PARSED = [
    ("SELECT * FROM Invoice", Query("Invoice")),
    ("select count(*) from Invoice", Query("Invoice", counting=True)),
    ("SELECT Id, MetaData.LastUpdatedTime FROM Bill", Query("Bill", columns=("Id", "MetaData.LastUpdatedTime"))),
    (
        r"SELECT * FROM Customer WHERE DisplayName = 'O\'Neil' AND Active IN (true, false) AND Balance >= 10.5",
        Query(
            "Customer",
            where=(
                Condition("DisplayName", "=", ("O'Neil",)),
                Condition("Active", "IN", (True, False)),
                Condition("Balance", ">=", (10.5,)),
            ),
        ),
    ),
    (
        "SELECT * FROM Item WHERE Name LIKE 'A%' ORDERBY Name DESC, Id STARTPOSITION 5 MAXRESULTS 7",
        Query(
            "Item",
            where=(Condition("Name", "LIKE", ("A%",)),),
            order=(("Name", True), ("Id", False)),
            start=5,
            limit=7,
        ),
    ),
    ("SELECT * FROM Item ORDER BY Name ASC", Query("Item", order=(("Name", False),))),
]


@pytest.mark.parametrize(("text", "query"), PARSED)
def test_a_query_is_read(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SELECT FROM Invoice",
        "UPDATE Invoice",
        "SELECT * FROM Invoice WHERE Id = '1' OR Id = '2'",
        "SELECT * FROM Invoice JOIN Customer",
        "SELECT * FROM Invoice, Customer",
        "SELECT * FROM Invoice GROUP BY CustomerRef",
        "SELECT * FROM Invoice WHERE Id != '1'",
        "SELECT * FROM Invoice WHERE NOT Id = '1'",
        "SELECT * FROM Invoice WHERE Id",
        "SELECT * FROM Invoice WHERE Id IN '1'",
        "SELECT * FROM Invoice WHERE Id = 'unfinished",
        "SELECT COUNT(Id) FROM Invoice",
        "SELECT * FROM Invoice MAXRESULTS 1001",
        "SELECT * FROM Invoice MAXRESULTS 0",
        "SELECT * FROM Invoice STARTPOSITION 0",
        "SELECT * FROM Invoice STARTPOSITION 1.5",
        "SELECT * FROM Invoice LIMIT 5",
    ],
)
def test_what_is_no_query_is_refused_as_parser_error(text: str) -> None:
    with pytest.raises(FaultError, match="QueryParserError") as refused:
        parse(text)
    assert (refused.value.status, refused.value.fault["Error"][0]["code"]) == (400, "4000")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM Nothing",
        "SELECT * FROM invoice",
        "SELECT * FROM Invoice WHERE Nothing = '1'",
        "SELECT * FROM Invoice WHERE PrivateNote = 'x'",
        "SELECT * FROM Invoice WHERE Line = '1'",
        "SELECT * FROM Invoice ORDERBY PrivateNote",
        "SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime > 'yesterday'",
        "SELECT * FROM Invoice WHERE Id = 'x'",
        "SELECT * FROM Customer WHERE Active > true",
        "SELECT Nothing FROM Invoice",
    ],
)
def test_what_names_nothing_is_refused_as_validation_error(company: Company, text: str) -> None:
    status, code, detail = company.fault(company.get("query", query=text))
    assert (status, code) == (400, "4001")
    assert detail.startswith("QueryValidationError: ")


def test_pages_give_every_row_once_and_the_count_agrees(company: Company) -> None:
    company.control.churn(30, kinds=("update", "create", "delete"), webhooks=False)
    rows, start = [], 1
    while page := company.query(f"SELECT * FROM Invoice STARTPOSITION {start} MAXRESULTS 100").get("Invoice"):
        rows += page
        start += 100
    truth = [one["document"] for one in company.control.truth("invoices")]
    assert rows == truth
    assert company.query("SELECT COUNT(*) FROM Invoice") == {"totalCount": len(truth)}


def test_a_page_says_where_it_starts_and_how_many_it_holds_and_an_empty_one_is_empty(company: Company) -> None:
    page = company.query("SELECT * FROM Invoice")
    assert (len(page["Invoice"]), page["startPosition"], page["maxResults"]) == (100, 1, 100)
    page = company.query("SELECT * FROM Invoice STARTPOSITION 201 MAXRESULTS 1000")
    assert (len(page["Invoice"]), page["startPosition"], page["maxResults"]) == (40, 201, 40)
    assert company.query("SELECT * FROM Invoice STARTPOSITION 241") == {}


@pytest.mark.parametrize("order", ["ASC", "DESC"])
@pytest.mark.parametrize("column", ["Id", "MetaData.CreateTime", "MetaData.LastUpdatedTime", "TotalAmt", "DocNumber"])
def test_rows_come_in_the_order_asked_for(company: Company, column: str, order: str) -> None:
    company.control.churn(20, kinds=("update", "create"), webhooks=False)
    rows = company.query(f"SELECT * FROM Invoice ORDERBY {column} {order} MAXRESULTS 1000")["Invoice"]
    keys = []
    for row in rows:
        value = row["MetaData"][column[9:]] if column.startswith("MetaData") else row[column]
        keys.append(int(value) if column == "Id" else value)
    if not column.startswith("MetaData"):  # times have changing offsets: below
        assert keys == sorted(keys, reverse=order == "DESC")
    assert len(rows) == company.query("SELECT COUNT(*) FROM Invoice")["totalCount"]


def test_ties_are_ordered_by_further_columns(company: Company) -> None:
    rows = company.query("SELECT * FROM Invoice ORDERBY CustomerRef, Id DESC MAXRESULTS 1000")["Invoice"]
    keys = [(row["CustomerRef"]["value"], -int(row["Id"])) for row in rows]
    assert keys == sorted(keys)
    rows = company.query("SELECT * FROM Invoice ORDERBY MetaData.CreateTime DESC, Id ASC MAXRESULTS 1000")["Invoice"]
    times = [datetime.fromisoformat(row["MetaData"]["CreateTime"]) for row in rows]
    assert times == sorted(times, reverse=True)


def test_a_window_of_time_is_exact_to_the_second_whatever_the_offset(company: Company) -> None:
    made = company.control.update(
        "invoices", company.control.ids("invoices")[3], updated_at="2025-07-01T10:00:00-07:00"
    )
    for moment, operator, there in (
        ("2025-07-01T17:00:00Z", ">=", True),
        ("2025-07-01T17:00:00Z", ">", False),
        ("2025-07-01T19:00:01+02:00", ">=", False),
        ("2025-07-01T10:00:00", "=", True),
        ("2025-07-01T09:59:59.5-07:00", ">", True),
    ):
        rows = company.query(f"SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime {operator} '{moment}'").get(
            "Invoice", []
        )
        assert [row["Id"] for row in rows] == ([made["id"]] if there else []), (operator, moment)


def test_conditions_compare_as_the_property_does(company: Company) -> None:
    invoices = [one["document"] for one in company.control.truth("invoices")]
    some = invoices[7]
    for condition, wanted in (
        ("TotalAmt > '1000.00'", [one for one in invoices if one["TotalAmt"] > 1000]),
        ("TotalAmt > 1000", [one for one in invoices if one["TotalAmt"] > 1000]),
        (
            f"CustomerRef = '{some['CustomerRef']['value']}'",
            [x for x in invoices if x["CustomerRef"] == some["CustomerRef"]],
        ),
        (f"DocNumber = '{some['DocNumber']}'", [some]),
        ("DocNumber LIKE '%100%'", [one for one in invoices if "100" in one["DocNumber"]]),
        (f"TxnDate <= '{some['TxnDate']}'", [one for one in invoices if one["TxnDate"] <= some["TxnDate"]]),
        ("Id IN ('1', '13', '2')", [one for one in invoices if one["Id"] in ("1", "13")]),
        ("Balance = 0 AND TotalAmt = 0", [one for one in invoices if not one["Balance"] and not one["TotalAmt"]]),
    ):
        assert company.query(f"SELECT * FROM Invoice WHERE {condition} MAXRESULTS 1000").get("Invoice", []) == wanted
        count = company.query(f"SELECT COUNT(*) FROM Invoice WHERE {condition}")
        assert count == {"totalCount": len(wanted)}, condition


def test_inactive_objects_are_left_out_of_rows_and_counts_unless_asked_for(company: Company) -> None:
    everyone = [one["document"] for one in company.control.truth("customers")]
    active = [one for one in everyone if one["Active"]]
    assert 0 < len(active) < len(everyone)
    gone = active[0]["Id"]
    company.control.delete("customers", gone)
    assert company.query("SELECT COUNT(*) FROM Customer")["totalCount"] == len(active) - 1
    assert gone not in {one["Id"] for one in company.query("SELECT * FROM Customer")["Customer"]}
    both = "WHERE Active IN (true, false)"
    assert company.query(f"SELECT COUNT(*) FROM Customer {both}")["totalCount"] == len(everyone)
    rows = company.query(f"SELECT * FROM Customer {both} MAXRESULTS 1000")["Customer"]
    assert len(rows) == len(everyone)
    (one,) = [row for row in rows if row["Id"] == gone]
    assert (one["Active"], one["DisplayName"].endswith(" (deleted)")) == (False, True)
    only = company.query("SELECT * FROM Customer WHERE Active = false")["Customer"]
    assert {row["Id"] for row in only} == {row["Id"] for row in rows if not row["Active"]}


def test_columns_make_sparse_rows(company: Company) -> None:
    (row,) = company.query("SELECT DocNumber, TotalAmt FROM Invoice MAXRESULTS 1")["Invoice"]
    assert set(row) == {"domain", "sparse", "Id", "SyncToken", "MetaData", "DocNumber", "TotalAmt"}
    assert row["sparse"] is True


def test_a_query_can_be_posted_as_text_and_as_form(company: Company) -> None:
    text = "SELECT COUNT(*) FROM Invoice"
    url, headers = f"{company.url}/query", company.bearer()
    as_text = company.http.post(url, content=text, headers={**headers, "Content-Type": "application/text"})
    as_form = company.http.post(url, data={"query": text}, headers=headers)
    assert as_text.json()["QueryResponse"] == as_form.json()["QueryResponse"] == {"totalCount": 240}


def test_a_batch_answers_each_query_and_a_fault_stands_in_its_item(company: Company) -> None:
    items = [
        {"bId": "a", "Query": "SELECT COUNT(*) FROM Bill"},
        {"bId": "b", "Query": "SELECT * FROM Nothing"},
        {"bId": "c", "operation": "create", "Invoice": {}},
    ]
    answer = company.http.post(f"{company.url}/batch", json={"BatchItemRequest": items}, headers=company.bearer())
    assert answer.status_code == 200
    found = {one["bId"]: one for one in answer.json()["BatchItemResponse"]}
    assert found["a"]["QueryResponse"] == {"totalCount": 96}
    assert found["b"]["Fault"]["Error"][0]["code"] == "4001"
    assert found["c"]["Fault"]
    body = json.dumps({"BatchItemRequest": items * 11})
    assert company.http.post(f"{company.url}/batch", content=body, headers=company.bearer()).status_code == 400


def test_stale_reads_show_the_past_in_queries_and_not_by_id(company: Company) -> None:
    company.control.set_faults(stale_reads=60)
    first = company.control.ids("invoices")[0]
    company.control.update("invoices", first, set={"DocNumber": "new"})
    company.control.delete("invoices", company.control.ids("invoices")[1])
    assert company.query("SELECT * FROM Invoice WHERE DocNumber = 'new'") == {}
    assert company.query("SELECT COUNT(*) FROM Invoice")["totalCount"] == 240
    assert company.get(f"invoice/{first}").json()["Invoice"]["DocNumber"] == "new"


def test_a_stale_read_undoes_only_what_is_younger() -> None:
    company = Server(Options(invoices=5)).account("1")
    assert company is not None
    invoice = BY_NAME["Invoice"]
    changes.update(company, invoice, 1, {"set": {"DocNumber": "first"}})
    between = time.time()
    until(lambda: time.time() > between + 0.02)
    changes.update(company, invoice, 1, {"set": {"DocNumber": "second"}})
    changes.update(company, invoice, 13, {"set": {"DocNumber": "other"}})
    company.faults.stale_reads = time.time() - between
    now, seeded = company.view("Invoice").get(1), company.view("Invoice").get(13)
    assert now is not None
    assert now["DocNumber"] == "first"
    assert seeded == invoice.generate(company.seeds, 1)


def test_prepared_objects_are_the_same(company: Company) -> None:
    before = company.query("SELECT * FROM Invoice MAXRESULTS 1000")
    company.control.update("invoices", "1", set={"DocNumber": "changed"})
    assert company.control.call("POST", "prepare", {"type": "invoices"})["bytes"] > 100_000
    after = company.query("SELECT * FROM Invoice MAXRESULTS 1000")
    assert after["Invoice"][1:] == before["Invoice"][1:]
    assert after["Invoice"][0]["DocNumber"] == "changed"


def test_objects_are_found_by_their_ids_without_making_the_others(company: Company) -> None:
    ids = company.control.ids("invoices")
    company.control.delete("invoices", ids[3])
    named = ", ".join(f"'{i}'" for i in (ids[-1], ids[3], ids[0], "999999999"))
    found = company.query(f"SELECT * FROM Invoice WHERE Id IN ({named})")
    assert [row["Id"] for row in found["Invoice"]] == [ids[0], ids[-1]]
    assert (
        company.query(f"SELECT COUNT(*) FROM Invoice WHERE Id IN ({named}) AND Id IN ('{ids[0]}')")["totalCount"] == 1
    )


def test_a_few_ids_of_many_are_found_at_once() -> None:
    made = Server(Options(invoices=1_000_000)).account("1")
    assert made is not None
    began = time.perf_counter()
    ids = made.objects["Invoice"]
    text = f"SELECT * FROM Invoice WHERE Id IN ('{ids.last_seeded()}', '{ids.entity.first}')"
    assert len(answer(made, text)["Invoice"]) == 2
    assert time.perf_counter() - began < 5, "making them all takes minutes"
