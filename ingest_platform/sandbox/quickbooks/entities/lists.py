"""The short lists of a company: accounts, items, classes, departments, terms, tax codes and rates."""

from __future__ import annotations

from random import Random

from ingest_platform.sandbox.common.seeds import Seeds
from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.quickbooks.entities.base import Entity, chance, envelope
from ingest_platform.sandbox.quickbooks.values import HOME, cents, currency_ref, iso, money, ref

ACCOUNTS = (
    ("Checking", "Bank", "Checking", "Asset"),
    ("Savings", "Bank", "Savings", "Asset"),
    ("Accounts Receivable (A/R)", "Accounts Receivable", "AccountsReceivable", "Asset"),
    ("Accounts Payable (A/P)", "Accounts Payable", "AccountsPayable", "Liability"),
    ("Undeposited Funds", "Other Current Asset", "UndepositedFunds", "Asset"),
    ("Inventory Asset", "Other Current Asset", "Inventory", "Asset"),
    ("Mastercard", "Credit Card", "CreditCard", "Liability"),
    ("Sales of Product Income", "Income", "SalesOfProductIncome", "Revenue"),
    ("Services", "Income", "ServiceFeeIncome", "Revenue"),
    ("Cost of Goods Sold", "Cost of Goods Sold", "SuppliesMaterialsCogs", "Expense"),
    ("Advertising", "Expense", "AdvertisingPromotional", "Expense"),
    ("Rent or Lease", "Expense", "RentOrLeaseOfBuildings", "Expense"),
    ("Utilities", "Expense", "Utilities", "Expense"),
    ("Office Expenses", "Expense", "OfficeGeneralAdministrativeExpenses", "Expense"),
    ("Sales Tax Payable", "Other Current Liability", "SalesTaxPayable", "Liability"),
    ("Opening Balance Equity", "Equity", "OpeningBalanceEquity", "Equity"),
    ("Bank Charges", "Expense", "BankCharges", "Expense"),
    ("Old Till", "Bank", "CashOnHand", "Asset"),
)
BANK, RECEIVABLE, PAYABLE, UNDEPOSITED, CARD, INCOME, COGS = 1, 3, 4, 5, 7, 8, 10
EXPENSES = (11, 12, 13, 14)
CLASSES = ("Retail", "Wholesale", "Online", "Events", "Events:Spring", "Closed Branch")
DEPARTMENTS = ("Downtown", "Harbour", "Downtown:Annex", "Airport")
TERMS = (("Due on receipt", 0), ("Net 15", 15), ("Net 30", 30), ("Net 60", 60))
TAX_CODES = (("California", 1), ("Oregon", 2), ("Texas", 3), ("Tucson", 4))
TAX_RATES = (("California", 8.0), ("Oregon", 0.0), ("Texas", 6.25), ("AZ State tax", 7.1))
CLOSED_ACCOUNT = len(ACCOUNTS) - 1
CLOSED_CLASS = len(CLASSES) - 1


def account_ref(number: int) -> Doc:
    """A reference to an account."""
    return ref(number, ACCOUNTS[number - 1][0])


def item_name(index: int) -> str:
    """The name of an item, known without making it."""
    return f"{('Rock', 'Pump', 'Lamp', 'Design', 'Sod', 'Trim')[index % 6]} {index + 1}"


def item_active(index: int) -> bool:
    """Every thirteenth item is no longer sold."""
    return index % 13 != 12


def item_price(index: int) -> int:
    """Its price in cents."""
    return 500 + (index * 7_919) % 45_000


def account(seeds: Seeds, index: int) -> Doc:
    """An account of the chart; what is created beyond it is a further expense account."""
    given = index < len(ACCOUNTS)
    name, kind, subtype, group = (
        ACCOUNTS[index] if given else (f"Expense {index + 1}", "Expense", "OtherCost", "Expense")
    )
    balance = money(seeds.rng("Account", index).randrange(-500_000, 5_000_000))
    return {
        **envelope(seeds, "Account", index, index + 1),
        "Name": name,
        "SubAccount": False,
        "FullyQualifiedName": name,
        "Active": index != CLOSED_ACCOUNT,
        "Classification": group,
        "AccountType": kind,
        "AccountSubType": subtype,
        "AcctNum": str(1_000 + 10 * index),
        "CurrentBalance": balance,
        "CurrentBalanceWithSubAccounts": balance,
        "CurrencyRef": currency_ref(HOME),
    }


def item(seeds: Seeds, index: int) -> Doc:
    """A product or service; every third one is counted in stock."""
    rng, name = seeds.rng("Item", index), item_name(index)
    kind = ("Inventory", "Service", "NonInventory")[index % 3]
    document = {
        **envelope(seeds, "Item", index, index + 1),
        "Name": name,
        "Description": f"{name}, as in the catalogue",
        "Active": item_active(index),
        "FullyQualifiedName": name,
        "Taxable": chance(rng, 0.5),
        "UnitPrice": money(item_price(index)),
        "Type": kind,
        "IncomeAccountRef": account_ref(INCOME),
        "PurchaseCost": money(item_price(index) * 6 // 10),
        "TrackQtyOnHand": kind == "Inventory",
    }
    if index % 4 == 0:
        document["Sku"] = f"SKU-{index + 1:05d}"
    if kind == "Inventory":
        document |= {
            "ExpenseAccountRef": account_ref(COGS),
            "AssetAccountRef": account_ref(6),
            "QtyOnHand": rng.randrange(0, 400),
            "ReorderPoint": 10,
            "InvStartDate": "2023-01-01",
        }
    return document


def _nested(name: str, names: tuple[str, ...], word: str) -> Doc:
    """Name and parent of `Parent:Child`."""
    parent, _, child = name.rpartition(":")
    document: Doc = {"Name": child, word: bool(parent), "FullyQualifiedName": name}
    if parent:
        document["ParentRef"] = ref(names.index(parent) + 1)
    return document


def class_(seeds: Seeds, index: int) -> Doc:
    """A class, the bookkeeper's own division of sales."""
    name = CLASSES[index] if index < len(CLASSES) else f"Class {index + 1}"
    head = envelope(seeds, "Class", index, index + 1)
    return {**head, **_nested(name, CLASSES, "SubClass"), "Active": index != CLOSED_CLASS}


def department(seeds: Seeds, index: int) -> Doc:
    """A department; QuickBooks shows it as location."""
    name = DEPARTMENTS[index] if index < len(DEPARTMENTS) else f"Location {index + 1}"
    head = envelope(seeds, "Department", index, index + 1)
    return {**head, **_nested(name, DEPARTMENTS, "SubDepartment"), "Active": True}


def term(seeds: Seeds, index: int) -> Doc:
    """When an invoice is due."""
    name, days = TERMS[index] if index < len(TERMS) else (f"Net {30 * index}", 30 * index)
    head = envelope(seeds, "Term", index, index + 1)
    return {**head, "Name": name, "Active": True, "Type": "STANDARD", "DueDays": days, "DiscountDays": 0}


def tax_code(seeds: Seeds, index: int) -> Doc:
    """A tax code with its rates."""
    name, rate = TAX_CODES[index] if index < len(TAX_CODES) else (f"Tax {index + 1}", 1)
    detail = {"TaxRateRef": ref(rate, TAX_RATES[rate - 1][0]), "TaxTypeApplicable": "TaxOnAmount", "TaxOrder": 0}
    return {
        **envelope(seeds, "TaxCode", index, index + 1),
        "Name": name,
        "Description": f"{name} sales tax",
        "Active": True,
        "Hidden": False,
        "Taxable": True,
        "TaxGroup": True,
        "SalesTaxRateList": {"TaxRateDetail": [detail]},
        "PurchaseTaxRateList": {"TaxRateDetail": []},
    }


def tax_rate(seeds: Seeds, index: int) -> Doc:
    """A tax rate, in percent, with the days from which its values held."""
    name, percent = TAX_RATES[index] if index < len(TAX_RATES) else (f"Rate {index + 1}", 5.0)
    return {
        **envelope(seeds, "TaxRate", index, index + 1),
        "Name": name,
        "Description": name,
        "Active": True,
        "RateValue": percent,
        "AgencyRef": ref(1),
        "SpecialTaxType": "NONE",
        "DisplayType": "ReadOnly",
        "EffectiveTaxRate": [{"RateValue": percent, "EffectiveDate": iso(seeds.created("TaxRate", index))}],
    }


def rename(_seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Another description, or another name where there is none."""
    key = "Description" if "Description" in document else "Name"
    document[key] = f"{str(document.get(key, '')).split(' (')[0]} (rev. {rng.randrange(10_000)})"
    return [key]


def reprice(seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Another price, another stock, or another description."""
    if "QtyOnHand" in document and chance(rng, 0.4):
        document["QtyOnHand"] = rng.randrange(0, 400)
        return ["QtyOnHand"]
    if chance(rng, 0.6):
        document["UnitPrice"] = money(cents(document.get("UnitPrice")) + rng.randrange(1, 500))
        return ["UnitPrice"]
    return rename(seeds, document, rng)


def rebalance(_seeds: Seeds, document: Doc, rng: Random) -> list[str]:
    """Money moves."""
    document["CurrentBalance"] = document["CurrentBalanceWithSubAccounts"] = money(rng.randrange(-500_000, 5_000_000))
    return ["CurrentBalance", "CurrentBalanceWithSubAccounts"]


NAMED = ("Name", "Active")
LISTS = (
    Entity(
        "Account",
        "accounts",
        "list",
        account,
        rebalance,
        lambda _counts: len(ACCOUNTS),
        (*NAMED, "FullyQualifiedName", "AccountType", "AccountSubType", "Classification", "CurrentBalance"),
        active=lambda index: index != CLOSED_ACCOUNT,
    ),
    Entity(
        "Item",
        "items",
        "list",
        item,
        reprice,
        lambda counts: counts["items"],
        (*NAMED, "FullyQualifiedName", "Sku", "Type", "UnitPrice"),
        active=item_active,
    ),
    Entity(
        "Class",
        "classes",
        "list",
        class_,
        rename,
        lambda _counts: len(CLASSES),
        (*NAMED, "FullyQualifiedName"),
        active=lambda index: index != CLOSED_CLASS,
    ),
    Entity(
        "Department",
        "departments",
        "list",
        department,
        rename,
        lambda _counts: len(DEPARTMENTS),
        (*NAMED, "FullyQualifiedName"),
    ),
    Entity("Term", "terms", "list", term, rename, lambda _counts: len(TERMS), (*NAMED, "Type", "DueDays")),
    Entity(
        "TaxCode",
        "tax_codes",
        "list",
        tax_code,
        rename,
        lambda _counts: len(TAX_CODES),
        (*NAMED, "Taxable"),
        cdc=False,
        webhooks=False,
    ),
    Entity(
        "TaxRate",
        "tax_rates",
        "list",
        tax_rate,
        rename,
        lambda _counts: len(TAX_RATES),
        (*NAMED, "RateValue"),
        cdc=False,
        webhooks=False,
    ),
)
