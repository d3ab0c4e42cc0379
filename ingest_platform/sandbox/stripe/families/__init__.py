"""All object types. A new one costs a `Family` in one of these modules."""

from __future__ import annotations

from ingest_platform.sandbox.stripe.families import (
    accounts,
    billing,
    catalog,
    checkout,
    customers,
    invoices,
    money,
    payments,
    risk,
)
from ingest_platform.sandbox.stripe.families.base import Family

FAMILIES: list[Family] = [
    *accounts.FAMILIES,
    *payments.FAMILIES,
    *money.FAMILIES,
    *risk.FAMILIES,
    *customers.FAMILIES,
    *catalog.FAMILIES,
    *billing.FAMILIES,
    *invoices.FAMILIES,
    *checkout.FAMILIES,
]
BY_NAME = {family.name: family for family in FAMILIES}
BY_PATH = {family.path: family for family in FAMILIES}
