"""Who a company deals with: customers, vendors, employees; and the company itself."""

from __future__ import annotations

from random import Random

from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.quickbooks.entities.base import FIRST, LAST, TRADES, Entity, address, chance, envelope
from ingest_platform.sandbox.quickbooks.entities.lists import TERMS
from ingest_platform.sandbox.quickbooks.values import HOME, currency_ref, day, iso, money, ref


def customer_name(index: int) -> str:
    """A customer's DisplayName, known without making them; no two are the same."""
    return f"{FIRST[index % len(FIRST)]} {LAST[index % len(LAST)]} {TRADES[index % len(TRADES)]} {index + 1}"


def vendor_name(index: int) -> str:
    """A vendor's DisplayName."""
    return f"{LAST[index % len(LAST)]} {TRADES[(index * 3) % len(TRADES)]} Supplies {index + 1}"


def customer_active(index: int) -> bool:
    """Every seventeenth customer was made inactive."""
    return index % 17 != 16


def vendor_active(index: int) -> bool:
    """Every eleventh vendor was made inactive."""
    return index % 11 != 10


def customer_currency(index: int) -> str:
    """Most pay in the company's own currency."""
    return {3: "EUR", 7: "CAD"}.get(index % 10, HOME)


def vendor_currency(index: int) -> str:
    """Most are paid in the company's own currency."""
    return "EUR" if index % 8 == 5 else HOME


def _display(name: str, active: bool) -> str:
    """QuickBooks marks the name of what was made inactive."""
    return name if active else f"{name} (deleted)"


def _person(rng: Random, name: str, active: bool) -> Doc:
    shown, handle = _display(name, active), "".join(one for one in name.lower() if one.isascii() and one.isalnum())
    return {
        "GivenName": name.split(maxsplit=1)[0],
        "FamilyName": name.split()[1],
        "DisplayName": shown,
        "PrintOnCheckName": name,
        "Active": active,
        "PrimaryPhone": {"FreeFormNumber": f"(650) 555-{rng.randrange(10_000):04d}"},
        "PrimaryEmailAddr": {"Address": f"{handle}@example.com"},
    }


def customer(seeds: Seeds, index: int) -> Doc:
    """A customer; every ninth one is a job of the one before."""
    rng, name, active = seeds.rng("Customer", index), customer_name(index), customer_active(index)
    job = index % 9 == 8
    owed = money(rng.randrange(0, 300_000))
    document = {
        **envelope(seeds, "Customer", index, index + 1),
        **_person(rng, name, active),
        "CompanyName": name,
        "FullyQualifiedName": f"{customer_name(index - 1)}:{name}" if job else _display(name, active),
        "Taxable": chance(rng, 0.5),
        "BillAddr": address(rng, 10_000 + 2 * index),
        "Job": job,
        "BillWithParent": job,
        "SalesTermRef": ref(index % len(TERMS) + 1, TERMS[index % len(TERMS)][0]),
        "Balance": owed,
        "BalanceWithJobs": owed,
        "CurrencyRef": currency_ref(customer_currency(index)),
        "PreferredDeliveryMethod": rng.choice(("Print", "Email", "None")),
        "IsProject": False,
    }
    if job:
        document |= {"ParentRef": ref(index, customer_name(index - 1)), "Level": 1}
    if chance(rng, 0.6):
        document["ShipAddr"] = address(rng, 10_001 + 2 * index)
    if chance(rng, 0.3):
        document["Notes"] = "Prefers to be called in the morning."
    return document


def vendor(seeds: Seeds, index: int) -> Doc:
    """Who the company buys from."""
    rng, name, active = seeds.rng("Vendor", index), vendor_name(index), vendor_active(index)
    document = {
        **envelope(seeds, "Vendor", index, index + 1),
        **_person(rng, name, active),
        "CompanyName": name,
        "BillAddr": address(rng, 500_000 + index),
        "Balance": money(rng.randrange(0, 200_000)),
        "Vendor1099": chance(rng, 0.3),
        "CurrencyRef": currency_ref(vendor_currency(index)),
        "TermRef": ref(index % len(TERMS) + 1),
    }
    if chance(rng, 0.5):
        document["AcctNum"] = f"V-{rng.randrange(100_000):05d}"
    return document


def employee(seeds: Seeds, index: int) -> Doc:
    """Who works there."""
    rng = seeds.rng("Employee", index)
    name = f"{FIRST[(index * 5) % len(FIRST)]} {LAST[(index * 3) % len(LAST)]} {index + 1}"
    return {
        **envelope(seeds, "Employee", index, index + 1),
        "GivenName": name.split(maxsplit=1)[0],
        "FamilyName": name.split()[1],
        "DisplayName": name,
        "PrintOnCheckName": name,
        "Active": index % 7 != 6,
        "PrimaryAddr": address(rng, 700_000 + index),
        "BillableTime": chance(rng, 0.5),
        "HiredDate": day(seeds.created("Employee", index)),
        "EmployeeNumber": str(100 + index),
    }


def company_info(seeds: Seeds, index: int) -> Doc:
    """The company itself."""
    rng, name = seeds.rng("CompanyInfo", index), f"Sandbox Company {seeds.name}"
    return {
        **envelope(seeds, "CompanyInfo", index, index + 1),
        "CompanyName": name,
        "LegalName": f"{name} Inc.",
        "CompanyAddr": address(rng, 1),
        "LegalAddr": address(rng, 2),
        "CompanyStartDate": "2023-01-01",
        "FiscalYearStartMonth": "January",
        "Country": "US",
        "Email": {"Address": "books@example.com"},
        "WebAddr": {},
        "SupportedLanguages": "en",
        "DefaultTimeZone": "America/Los_Angeles",
        "NameValue": [
            {"Name": "OfferingSku", "Value": "QuickBooks Online Plus"},
            {"Name": "IsQbdtMigrated", "Value": "false"},
        ],
        "LastSyncTime": iso(seeds.updated("CompanyInfo", index)),
    }


def moved(_seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Another phone, another address, or another balance."""
    if chance(rng, 0.3):
        document["PrimaryPhone"] = {"FreeFormNumber": f"(650) 555-{rng.randrange(10_000):04d}"}
        return ["PrimaryPhone"]
    if chance(rng, 0.4) and "BillAddr" in document:
        document["BillAddr"] = address(rng, int(document["BillAddr"].get("Id", 1)))
        return ["BillAddr"]
    document["Balance"] = money(rng.randrange(0, 300_000))
    return ["Balance"]


def hired(_seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Another number or address of an employee."""
    document["EmployeeNumber"] = str(rng.randrange(100, 100_000))
    return ["EmployeeNumber"]


def renamed(_seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Another legal name of the company."""
    document["LegalName"] = f"{document.get('CompanyName')} No. {rng.randrange(10_000)} LLC"
    return ["LegalName"]


PEOPLE = ("DisplayName", "GivenName", "FamilyName", "Active", "PrimaryEmailAddr")
NAMES = (
    Entity(
        "Customer",
        "customers",
        "list",
        customer,
        moved,
        lambda counts: counts["customers"],
        (*PEOPLE, "CompanyName", "FullyQualifiedName", "Balance", "Job"),
        active=customer_active,
    ),
    Entity(
        "Vendor",
        "vendors",
        "list",
        vendor,
        moved,
        lambda counts: counts["vendors"],
        (*PEOPLE, "CompanyName", "Balance"),
        active=vendor_active,
    ),
    Entity(
        "Employee",
        "employees",
        "list",
        employee,
        hired,
        lambda counts: 9 if counts["customers"] else 0,
        PEOPLE,
        active=lambda index: index % 7 != 6,
    ),
    Entity(
        "CompanyInfo",
        "company_info",
        "single",
        company_info,
        renamed,
        lambda _counts: 1,
        ("CompanyName",),
        webhooks=False,
    ),
)
