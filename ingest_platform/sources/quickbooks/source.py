"""QuickBooks Online, declared. A new object type is a file beside `invoice.py` and its name in the list."""

from ingest_platform.declare import ObjectType, Quota, Scope, Source
from ingest_platform.sources.quickbooks.account import ACCOUNT
from ingest_platform.sources.quickbooks.bill import BILL
from ingest_platform.sources.quickbooks.bill_payment import BILL_PAYMENT
from ingest_platform.sources.quickbooks.class_ import CLASS
from ingest_platform.sources.quickbooks.company_info import COMPANY_INFO
from ingest_platform.sources.quickbooks.credit_memo import CREDIT_MEMO
from ingest_platform.sources.quickbooks.customer import CUSTOMER
from ingest_platform.sources.quickbooks.department import DEPARTMENT
from ingest_platform.sources.quickbooks.deposit import DEPOSIT
from ingest_platform.sources.quickbooks.employee import EMPLOYEE
from ingest_platform.sources.quickbooks.entity import SCOPES
from ingest_platform.sources.quickbooks.estimate import ESTIMATE
from ingest_platform.sources.quickbooks.invoice import INVOICE
from ingest_platform.sources.quickbooks.item import ITEM
from ingest_platform.sources.quickbooks.journal_entry import JOURNAL_ENTRY
from ingest_platform.sources.quickbooks.payment import PAYMENT
from ingest_platform.sources.quickbooks.purchase import PURCHASE
from ingest_platform.sources.quickbooks.refund_receipt import REFUND_RECEIPT
from ingest_platform.sources.quickbooks.sales_receipt import SALES_RECEIPT
from ingest_platform.sources.quickbooks.tax_code import TAX_CODE
from ingest_platform.sources.quickbooks.tax_rate import TAX_RATE
from ingest_platform.sources.quickbooks.term import TERM
from ingest_platform.sources.quickbooks.transfer import TRANSFER
from ingest_platform.sources.quickbooks.vendor import VENDOR

# What others refer to comes first: a backfill in this order leaves few references to be filled later.
OBJECT_TYPES: tuple[ObjectType, ...] = (
    COMPANY_INFO,
    TAX_RATE,
    TAX_CODE,
    TERM,
    CLASS,
    DEPARTMENT,
    ACCOUNT,
    CUSTOMER,
    VENDOR,
    EMPLOYEE,
    ITEM,
    INVOICE,
    ESTIMATE,
    SALES_RECEIPT,
    CREDIT_MEMO,
    REFUND_RECEIPT,
    PAYMENT,
    BILL,
    BILL_PAYMENT,
    PURCHASE,
    DEPOSIT,
    JOURNAL_ENTRY,
    TRANSFER,
)

QUICKBOOKS = Source(
    name="quickbooks",
    title="QuickBooks Online",
    api_version="75",
    auth=("oauth", "key"),
    default_base_url="https://quickbooks.api.intuit.com",
    account_word="company",
    webhooks="portal",
    # facts.json, rate_limit: for each company, and for each company and app.
    quotas=(
        Quota(name="requests", permits=500, seconds=60),
        Quota(name="burst", permits=10, seconds=1, concurrent=10),
        Quota(name="batch", permits=120, seconds=60),
    ),
    scopes=(Scope(name=SCOPES[0], purpose="Reads the company's books; QuickBooks has no scope that reads alone"),),
    object_types=OBJECT_TYPES,
    person="customer",
)
