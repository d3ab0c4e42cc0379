"""QuickBooks' webhooks from portal to copy: thin events of both formats, of several companies at one address."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from ingest_platform.sources.quickbooks.connector import QuickBooksConnector
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.receiver.conftest import Running, settings_of
from ingest_platform_tests.sources.quickbooks_company import QUICK, Company, Copy, connect_books
from ingest_platform_tests.waiting import until

OTHER = iter(range(900_001, 999_999))


@dataclass
class Two:
    """Two connected companies of one app, whose events come to one address."""

    first: Copy
    second: Copy
    address: str

    def portal(self, form: str) -> None:
        """One address for all companies, set by hand."""
        companies = [self.second.company.realm]
        self.first.company.control(
            "PUT", "webhooks/portal", {"uri": self.address, "format": form, "companies": companies}
        )
        self.first.company.sandbox.webhook_settings(time_scale=1000.0, timeout=20.0)


@pytest.fixture
def two(db: TestDatabase, company: Company) -> Iterator[Two]:
    other = Company(company.url, str(next(OTHER)), QuickBooksConnector(timeout_s=5.0, retry=QUICK))
    first, second = connect_books(db, company, "first"), connect_books(db, other, "second")
    with Running(settings_of(db, webhook_fetch=True, webhook_database_timeout_s=30.0)) as url:
        yield Two(first, second, f"{url}/webhooks/quickbooks")


@pytest.mark.parametrize("form", ["notifications", "cloudevents"])
def test_what_happens_in_either_company_is_in_its_copy_and_in_no_other(two: Two, form: str) -> None:
    first, second = two.first.company.sandbox, two.second.company.sandbox
    for copy in (two.first, two.second):
        copy.sync("invoice", "customer")
    two.portal(form)
    changed, voided, deleted = first.ids("invoices")[:3]
    kept, merged = first.ids("customers")[:2]
    elsewhere = second.ids("invoices")[5]
    made = first.create("invoices")["id"]
    first.update("invoices", changed, set={"PrivateNote": "by webhook"})
    first.call("POST", f"invoices/{voided}/void", {})
    first.delete("invoices", deleted)
    first.call("POST", f"customers/{merged}/merge", {"into": kept})
    second.update("invoices", elsewhere, set={"PrivateNote": "in the other books"})
    assert first.idle()

    def invoice(copy: Copy, number: str) -> tuple[str | None, bool, bool]:
        columns = "private_note, voided, deleted_at IS NOT NULL"
        found = copy.all(
            f"SELECT {columns} FROM quickbooks_invoice WHERE integration_id = %s AND quickbooks_invoice_id = %s",
            copy.integration.id, number,
        )  # fmt: skip
        return found[0] if found else ("nothing", False, False)

    until(lambda: two.first.one("SELECT count(*) FROM fetch_request") == 0)
    assert invoice(two.first, changed) == ("by webhook", False, False)
    assert invoice(two.first, voided)[1:] == (True, False)
    assert invoice(two.first, deleted)[1:] == (False, True)
    assert invoice(two.first, made)[1:] == (False, False)
    assert invoice(two.second, elsewhere) == ("in the other books", False, False)
    assert "other books" not in str(invoice(two.first, elsewhere)[0])
    who = "FROM quickbooks_customer WHERE integration_id = %s AND quickbooks_customer_id = %s"
    gone = f"SELECT deleted_at IS NOT NULL {who}"
    assert two.first.one(gone, two.first.integration.id, merged)
    assert not two.first.one(gone, two.first.integration.id, kept)
    topics = set(two.first.all("SELECT topic FROM webhook_event"))
    assert {"Invoice.Create", "Invoice.Update", "Invoice.Void", "Invoice.Delete", "Customer.Merge"} <= topics


def test_late_doubled_and_reordered_events_end_at_the_companys_state(two: Two) -> None:
    first = two.first.company.sandbox
    two.first.sync("invoice")
    two.portal("cloudevents")
    number, deleted = first.ids("invoices")[:2]
    first.pause()
    for n in range(4):
        first.update("invoices", number, set={"PrivateNote": f"note {n}"})
    first.update("invoices", deleted, set={"PrivateNote": "about to go"})
    first.delete("invoices", deleted)
    first.resume("reversed", duplicate=1.0)
    assert first.idle()
    until(lambda: two.first.one("SELECT count(*) FROM fetch_request") == 0)
    row = "SELECT private_note FROM quickbooks_invoice WHERE quickbooks_invoice_id = %s AND integration_id = %s"
    assert two.first.one(row, number, two.first.integration.id) == "note 3"
    assert deleted not in two.first.live("invoice")
    first.resume()


def test_a_forged_body_changes_nothing(two: Two) -> None:
    first = two.first.company.sandbox
    two.portal("cloudevents")
    first.pause()
    first.update("invoices", first.ids("invoices")[0], set={"PrivateNote": "forged?"})
    [delivery] = first.deliveries()
    [result] = first.send([delivery["seq"]], signature="bad")
    assert result["status"] == 401
    assert two.first.one("SELECT count(*) FROM webhook_event") == 0
