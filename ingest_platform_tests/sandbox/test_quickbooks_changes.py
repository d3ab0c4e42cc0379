"""Changes of a company's objects as reads and change data capture show them; limits and faults."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from ingest_platform.sandbox.quickbooks.entities import ENTITIES
from ingest_platform_tests.sandbox.conftest import Company


def ago(**back: float) -> str:
    return (datetime.now(UTC) - timedelta(**back)).isoformat(timespec="seconds")


def changed(company: Company, entities: str, since: str = "") -> dict[str, list[dict[str, Any]]]:
    """What change data capture answers for each entity."""
    answer = company.get("cdc", entities=entities, changedSince=since or ago(minutes=5))
    assert answer.status_code == 200, answer.text
    (response,) = answer.json()["CDCResponse"]
    return {key: value for part in response["QueryResponse"] for key, value in part.items() if isinstance(value, list)}


@pytest.mark.parametrize("control", [one.control for one in ENTITIES])
def test_every_type_lists_reads_and_changes(company: Company, control: str) -> None:
    entity = next(one for one in ENTITIES if one.control == control)
    truth = [one["document"] for one in company.control.truth(control)]
    assert company.control.ids(control) == [one["Id"] for one in truth]
    assert company.control.count(control) == len(truth)
    first = truth[0]
    assert company.get(f"{entity.path}/{first['Id']}").json()[entity.name] == first
    done = company.control.update(control, first["Id"])
    assert done["changed"]
    now = company.get(f"{entity.path}/{first['Id']}").json()[entity.name]
    assert int(now["SyncToken"]) == int(first["SyncToken"]) + 1
    assert datetime.fromisoformat(now["MetaData"]["LastUpdatedTime"]) > datetime.fromisoformat(ago(minutes=1))
    assert now["MetaData"]["CreateTime"] == first["MetaData"]["CreateTime"]
    assert {key for key in now if now[key] != first.get(key)} - {"SyncToken", "MetaData"}
    assert company.query(f"SELECT * FROM {entity.name} WHERE Id = '{first['Id']}'")[entity.name] == [now]
    if entity.kind != "single":
        made = company.control.create(control)
        assert company.control.ids(control)[-1] == made["id"]
        assert company.control.get(control, made["id"])["document"]["SyncToken"] == "0"
    if entity.cdc:
        assert len(changed(company, entity.name)[entity.name]) == (1 if entity.kind == "single" else 2)


def test_transactions_share_their_ids_and_lists_do_not(company: Company) -> None:
    ids = [one for entity in ENTITIES if entity.kind == "transaction" for one in company.control.ids(entity.control)]
    assert len(ids) == len(set(ids))
    assert company.control.ids("customers")[0] == company.control.ids("vendors")[0] == "1"
    made = [company.control.create(kind)["id"] for kind in ("invoices", "bills", "invoices")]
    assert made == sorted(set(made), key=int)
    assert not set(made) & set(ids)


def test_what_is_created_names_only_what_there_is(company: Company) -> None:
    transactions = {entity.name: entity for entity in ENTITIES if entity.kind == "transaction"}
    for entity in transactions.values():
        made = [company.control.create(entity.control)["id"] for _ in range(4)]
        for number in made:
            document = company.control.get(entity.control, number)["document"]
            links = document.get("LinkedTxn", []) + [
                x for line in document.get("Line", []) for x in line.get("LinkedTxn", [])
            ]
            for link in links:
                assert company.control.get(link["TxnType"].removesuffix("Check"), link["TxnId"])["document"]


def test_a_deleted_transaction_is_gone_and_change_data_capture_says_so(company: Company) -> None:
    number = company.control.ids("invoices")[5]
    company.control.delete("invoices", number)
    assert company.fault(company.get(f"invoice/{number}"))[:2] == (400, "610")
    assert number not in company.control.ids("invoices")
    (gone,) = changed(company, "Invoice")["Invoice"]
    assert (gone["Id"], gone["status"]) == (number, "Deleted")
    assert set(gone) == {"domain", "status", "Id", "MetaData"}
    assert company.control.get("invoices", number) == {"id": number, "deleted": True, "document": None}


def test_a_deleted_customer_is_inactive_and_still_there(company: Company) -> None:
    company.control.delete("customers", "2")
    one = company.get("customer/2").json()["Customer"]
    assert one["Active"] is False
    assert changed(company, "Customer")["Customer"] == [one]
    company.control.update("customers", "2", set={"Active": True})
    assert not company.get("customer/2").json()["Customer"]["DisplayName"].endswith("(deleted)")


def test_a_voided_transaction_stays_with_zero_amounts(company: Company) -> None:
    number = company.control.ids("invoices")[1]
    company.control.call("POST", f"invoices/{number}/void", {})
    one = company.get(f"invoice/{number}").json()["Invoice"]
    assert one["PrivateNote"].startswith("Voided")
    assert not any(one[key] for key in ("TotalAmt", "Balance", "HomeTotalAmt", "HomeBalance"))
    assert not any(line["Amount"] for line in one["Line"])
    assert changed(company, "Invoice")["Invoice"] == [one]
    with pytest.raises(httpx.HTTPStatusError, match="can't be voided"):
        company.control.call("POST", "customers/1/void", {})


def test_a_merged_customer_is_gone_and_the_other_was_changed(company: Company) -> None:
    company.control.call("POST", "customers/4/merge", {"into": "5"})
    assert company.fault(company.get("customer/4"))[:2] == (400, "610")
    found = {one["Id"]: one.get("status") for one in changed(company, "Customer")["Customer"]}
    assert found == {"4": "Deleted", "5": None}


def test_lines_can_be_edited_and_the_totals_follow(company: Company) -> None:
    number = company.control.create("invoices")["id"]

    def cents(document: dict[str, Any], kind: str = "SalesItemLineDetail") -> int:
        return sum(round(line["Amount"] * 100) for line in document["Line"] if line["DetailType"] == kind)

    def read() -> dict[str, Any]:
        document: dict[str, Any] = company.get(f"invoice/{number}").json()["Invoice"]
        tax = document.get("TxnTaxDetail", {}).get("TotalTax", 0)
        total = cents(document) - cents(document, "DiscountLineDetail") + round(tax * 100)
        assert round(document["TotalAmt"] * 100) == total
        assert cents(document, "SubTotalLineDetail") == cents(document)
        return document

    before = [line["Id"] for line in read()["Line"] if "Id" in line]
    company.control.update("invoices", number, add_lines=2)
    after = [line["Id"] for line in read()["Line"] if "Id" in line]
    assert after[: len(before)] == before
    assert len(after) == len(before) + 2
    company.control.update("invoices", number, remove_lines=after[1:])
    assert [line["Id"] for line in read()["Line"] if "Id" in line] == after[:1]
    company.control.update("invoices", number, set_line={after[0]: {"Amount": 5.25, "Description": "é"}})
    assert cents(read()) == 525


def test_set_merges_unset_removes_and_touch_false_leaves_the_time(company: Company) -> None:
    one = company.get("customer/1").json()["Customer"]
    company.control.update("customers", "1", set={"BillAddr": {"City": "Bonn"}}, unset=["CompanyName"], touch=False)
    now = company.get("customer/1").json()["Customer"]
    assert now["BillAddr"] == {**one["BillAddr"], "City": "Bonn"}
    assert "CompanyName" not in now
    assert (now["SyncToken"], now["MetaData"]) == (one["SyncToken"], one["MetaData"])


@pytest.mark.parametrize(
    ("path", "body", "sentence"),
    [
        ("invoices/1", {"colour": 1}, "Unknown keys: colour"),
        ("payments/2", {"add_lines": 1}, "can't be edited"),
        ("invoices/999999", {}, "does not exist"),
        ("invoices/abc", {}, "Bad value"),
        ("nothings/1", {}, "called nothings does not exist"),
    ],
)
def test_the_control_api_refuses_with_a_sentence(
    company: Company, path: str, body: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(httpx.HTTPStatusError, match=sentence):
        company.control.call("PATCH", path, body)


def test_churn_makes_the_same_changes_from_the_same_seed(company: Company) -> None:
    kinds, types = ("update", "create", "delete", "void"), ("invoices", "customers", "journal_entries")
    first = company.control.churn(60, kinds=kinds, types=types)
    truth = {kind: [one["document"]["SyncToken"] for one in company.control.truth(kind)] for kind in types}
    company.control.reset()
    again = company.control.churn(60, kinds=kinds, types=types)
    assert [one["id"] for one in again] == [one["id"] for one in first]
    assert {one["kind"] for one in again} == set(kinds)
    assert truth == {kind: [one["document"]["SyncToken"] for one in company.control.truth(kind)] for kind in types}


def test_change_data_capture_gives_what_changed_since_and_nothing_older(company: Company) -> None:
    ids = company.control.ids("invoices")[:3]
    for number, back in zip(ids, (3, 2, 1), strict=True):
        company.control.update("invoices", number, updated_at=ago(hours=back))
    since = company.get(f"invoice/{ids[1]}").json()["Invoice"]["MetaData"]["LastUpdatedTime"]
    assert [one["Id"] for one in changed(company, "Invoice,Bill", since)["Invoice"]] == ids[1:]
    answer = company.get("cdc", entities="Bill", changedSince=since).json()
    assert answer["CDCResponse"] == [{"QueryResponse": [{}]}]


def test_change_data_capture_ends_at_a_thousand_objects_over_all_entities(company: Company) -> None:
    company.control.churn(700, kinds=("create",), types=("invoices",), webhooks=False)
    company.control.churn(400, kinds=("create",), types=("customers",), webhooks=False)
    found = changed(company, "Customer,Invoice")
    assert {name: len(rows) for name, rows in found.items()} == {"Customer": 400, "Invoice": 600}
    newest = company.control.ids("invoices")[-1]
    assert newest not in {one["Id"] for one in found["Invoice"]}
    company.control.set_faults(cdc_newest_first=True)
    assert newest in {one["Id"] for one in changed(company, "Customer,Invoice")["Invoice"]}


@pytest.mark.parametrize(
    ("entities", "days", "since"),
    [("TaxCode", 1, ""), ("Nothing", 1, ""), ("", 1, ""), ("Invoice", 1, "yesterday"), ("Invoice", 31, "")],
)
def test_change_data_capture_refuses_what_it_can_not_tell(
    company: Company, entities: str, days: int, since: str
) -> None:
    assert company.get("cdc", entities=entities, changedSince=since or ago(days=days)).status_code == 400


def test_limits_answer_429_and_are_counted(company: Company) -> None:
    company.control.call("PUT", "quota", {"per_minute": 5, "per_second": 1, "concurrent": 10})
    codes = [company.get("companyinfo/1").status_code for _ in range(2)]
    assert codes == [200, 429]
    company.control.call("PUT", "quota", {"per_second": None})
    answers = [company.get("companyinfo/1") for _ in range(5)]
    assert [one.status_code for one in answers] == [200, 200, 200, 200, 429]
    assert company.fault(answers[-1])[:2] == (429, "3001")
    assert "errorCode=003001" in answers[-1].text
    assert "retry-after" not in answers[-1].headers
    stats = company.control.stats()
    assert (stats["throttled"], stats["calls"]) == (2, {"read": 7})


def test_batches_have_a_limit_of_their_own(company: Company) -> None:
    company.control.call("PUT", "quota", {"batch_per_minute": 1})
    body = {"BatchItemRequest": [{"bId": "1", "Query": "SELECT COUNT(*) FROM Term"}]}
    codes = [
        company.http.post(f"{company.url}/batch", json=body, headers=company.bearer()).status_code for _ in range(2)
    ]
    assert codes == [200, 429]
    assert company.get("companyinfo/1").status_code == 200


def test_more_at_once_than_allowed_is_refused(company: Company) -> None:
    company.control.call("PUT", "quota", {"concurrent": 2})
    company.control.set_faults(slow_ms=600)
    with ThreadPoolExecutor(4) as pool:
        codes = [one.status_code for one in pool.map(lambda _: company.get("companyinfo/1"), range(4))]
    assert sorted(codes) == [200, 200, 429, 429]
    assert company.control.stats()["peak_concurrency"] == 2


def test_the_vendors_limits_hold_from_the_start_and_speed_is_a_factor_of_them(company: Company) -> None:
    vendors = {"per_minute": 500, "per_second": 10, "concurrent": 10, "batch_per_minute": 120}
    assert company.control.call("PUT", "quota", {"speed": 1}) == vendors
    assert company.control.call("PUT", "quota", {"speed": 2}) == {name: 2 * value for name, value in vendors.items()}


def test_faults_throttle_fail_and_break_connections(company: Company) -> None:
    company.control.set_faults(throttle_next=1)
    assert company.fault(company.get("companyinfo/1"))[0] == 429
    company.control.set_faults(http={"status": 503, "next": 1, "retry_after": 2})
    failed = company.get("companyinfo/1")
    assert (failed.status_code, failed.headers["retry-after"]) == (503, "2")
    for when in ("before", "mid_body"):
        company.control.set_faults(drop={"when": when, "next": 1})
        with pytest.raises(httpx.RemoteProtocolError):
            company.get("companyinfo/1")
    assert company.get("companyinfo/1").status_code == 200


def test_the_clock_can_be_wrong(company: Company) -> None:
    company.control.set_faults(clock_offset=-3_600)
    company.control.update("invoices", "1")
    one = company.get("invoice/1")
    moment = datetime.fromisoformat(one.json()["Invoice"]["MetaData"]["LastUpdatedTime"]).timestamp()
    assert moment == pytest.approx(time.time() - 3_600, abs=30)
    assert datetime.strptime(one.headers["date"], "%a, %d %b %Y %H:%M:%S %Z").replace(
        tzinfo=UTC
    ).timestamp() == pytest.approx(time.time() - 3_600, abs=30)


def test_reset_makes_the_company_as_it_was(company: Company) -> None:
    before = [one["document"] for one in company.control.truth("invoices")]
    company.control.churn(20, kinds=("update", "delete"))
    company.control.reset()
    assert [one["document"] for one in company.control.truth("invoices")] == before
    assert company.control.call("GET", "tokens")["grants"] == []
