"""The QuickBooks sandbox can't drift from the vendor: objects, bodies and signatures are held against its contracts."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from ingest_platform.sandbox.common.main import DEFAULT_ANCHOR
from ingest_platform.sandbox.quickbooks.company import Company
from ingest_platform.sandbox.quickbooks.control_api import CompanyObjects
from ingest_platform.sandbox.quickbooks.entities import BY_NAME, ENTITIES
from ingest_platform.sandbox.quickbooks.entities.lines import void
from ingest_platform.sandbox.quickbooks.oauth import OAuth, discovery
from ingest_platform.sandbox.quickbooks.server import Options, Server
from ingest_platform.sandbox.quickbooks.store import Window
from ingest_platform.sandbox.quickbooks.webhooks import TOPICS, Event, rendered, sign
from ingest_platform_tests import contracts

CONTRACTS = contracts.folder("quickbooks")
pytestmark = contracts.needed("quickbooks")

XS = "{http://www.w3.org/2001/XMLSchema}"
ATTRIBUTES = {"domain": "xs:string", "sparse": "xs:boolean", "status": "xs:string"}
REFERENCE = {"value": "xs:string", "name": "xs:string", "type": "xs:string"}
PRIMITIVES: dict[str, tuple[type, ...]] = {
    "xs:string": (str,),
    "id": (str,),
    "xs:decimal": (int, float),
    "xs:int": (int,),
    "xs:positiveInteger": (int,),
    "xs:boolean": (bool,),
    "xs:date": (str,),
    "xs:dateTime": (str,),
}


@dataclass
class Schema:
    """The vendor's types: fields with type and whether there may be many; enumerations; what holds a plain value."""

    fields: dict[str, dict[str, tuple[str, bool]]] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    enums: dict[str, set[str]] = field(default_factory=dict)
    simple: set[str] = field(default_factory=set)

    def of(self, name: str) -> dict[str, tuple[str, bool]]:
        """A type's fields with those that it inherits."""
        base = self.bases.get(name, "")
        return {**(self.of(base) if base in self.fields else {}), **self.fields.get(name, {})}


@lru_cache(maxsize=1)
def schema() -> Schema:
    found = Schema()
    for path in (CONTRACTS / "xsd").glob("*.xsd.gz"):
        root = ET.fromstring(gzip.decompress(path.read_bytes()))
        for one in root.iter(f"{XS}simpleType"):
            values = {str(value.get("value")) for value in one.iter(f"{XS}enumeration")}
            if one.get("name") and values:
                found.enums[str(one.get("name"))] = values
        for one in root.findall(f"{XS}complexType"):
            name = str(one.get("name"))
            found.fields[name] = {
                str(part.get("name")): (str(part.get("type")), part.get("maxOccurs") == "unbounded")
                for part in one.iter(f"{XS}element")
                if part.get("name")
            }
            if (extension := one.find(f".//{XS}extension")) is not None:
                found.bases[name] = str(extension.get("base"))
            if one.find(f"{XS}simpleContent") is not None:
                found.simple.add(name)
    return found


def complaints(document: Any, kind: str, path: str) -> list[str]:
    """What of a document the vendor's schema does not know, or types otherwise."""
    known = schema()
    if kind in known.simple:
        kind_fields = {name: (given, False) for name, given in REFERENCE.items()}
    elif kind in known.fields:
        kind_fields = known.of(kind) | {name: (given, False) for name, given in ATTRIBUTES.items()}
    else:
        return _plain(document, kind, path)
    if not isinstance(document, dict):
        return [f"{path} is no object"]
    found = []
    for key, value in document.items():
        here = f"{path}.{key}"
        if key not in kind_fields:
            found.append(f"{here} is unknown")
            continue
        given, many = kind_fields[key]
        if many != isinstance(value, list):
            found.append(f"{here} is {'no list' if many else 'a list'}")
            continue
        for one in value if many else [value]:
            found += complaints(one, given, here)
    return found


def _plain(value: Any, kind: str, path: str) -> list[str]:
    if kind in schema().enums:
        return [] if value in schema().enums[kind] else [f"{path} is {value!r}"]
    if kind not in PRIMITIVES:
        return [f"{path} has the type {kind}, which this test does not know"]
    if not isinstance(value, PRIMITIVES[kind]) or (kind != "xs:boolean" and isinstance(value, bool)):
        return [f"{path} is {value!r}"]
    if kind == "xs:date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
        return [f"{path} is {value!r}"]
    if kind == "xs:dateTime" and (datetime.fromisoformat(str(value)).tzinfo is None or "." in str(value)):
        return [f"{path} is {value!r}, not whole seconds with an offset"]
    return []


def a_company(invoices: int = 240) -> Company:
    company = Server(Options(invoices=invoices, customers=40, items=12, anchor=DEFAULT_ANCHOR)).account("123")
    assert company is not None
    return company


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_key_and_type_of_an_object_is_the_vendors(name: str) -> None:
    company, entity = a_company(), BY_NAME[name]
    documents = [company.objects[name].get(number) for number in company.objects[name].select(Window())]
    assert documents
    documents.append(entity.generate(company.seeds, company.next_index(entity)))  # as the control API creates it
    for seed in range(20):
        changed = json.loads(json.dumps(documents[seed % len(documents)]))
        entity.mutate(company.seeds, changed, company.seeds.rng("test", seed))
        documents.append(changed)
    if entity.kind == "transaction":
        voided = json.loads(json.dumps(documents[0]))
        void(voided)
        documents.append(voided)
    wrong = {one for document in documents for one in complaints(document, name, name)}
    assert not wrong


@pytest.mark.parametrize("name", sorted(one.name for one in ENTITIES))
def test_columns_that_can_be_filtered_are_fields_of_the_entity(name: str) -> None:
    assert set(BY_NAME[name].columns) <= set(schema().of(name))


def test_each_line_carries_the_detail_that_its_type_names() -> None:
    company = a_company()
    seen = set()
    for entity in (one for one in ENTITIES if one.kind == "transaction"):
        for number in company.objects[entity.name].select(Window()):
            document = company.objects[entity.name].get(number)
            for line in (document or {}).get("Line", []):
                details = {key for key in line if key.endswith("Detail")}
                assert details == ({line["DetailType"]} if "DetailType" in line else set())
                seen |= details
    assert seen == {
        "SalesItemLineDetail",
        "DiscountLineDetail",
        "SubTotalLineDetail",
        "AccountBasedExpenseLineDetail",
        "ItemBasedExpenseLineDetail",
        "DepositLineDetail",
        "JournalEntryLineDetail",
    }


def test_signatures_are_the_vendors() -> None:
    vectors = json.loads((CONTRACTS / "signature_vectors.json").read_text())["vectors"]
    assert len(vectors) == 2
    for one in vectors:
        assert sign(one["body"].encode(), one["verifier_token"]) == one["intuit-signature"]


def test_webhook_bodies_have_the_keys_of_the_vendors_samples() -> None:
    samples = json.loads((CONTRACTS / "webhook_samples.json").read_text())
    event = Event("88cd52aa", "310687", "Account", "1234", "Create", 1_757_364_751.657)
    older = rendered([event], "notifications")
    sample = samples["blog_legacy"]
    assert older == sample
    cloud, (cloud_sample,) = rendered([event], "cloudevents"), samples["blog_cloudevents"]
    assert set(cloud[0]) == set(cloud_sample)
    assert {key: type(value) for key, value in cloud[0].items()} == {
        key: type(value) for key, value in cloud_sample.items()
    }
    fixed = ("specversion", "type", "datacontenttype", "intuitentityid", "intuitaccountid")
    assert [cloud[0][key] for key in fixed] == [cloud_sample[key] for key in fixed]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z", cloud[0]["time"])


def test_topics_and_change_data_capture_know_the_entities_that_the_vendors_do() -> None:
    facts = json.loads((CONTRACTS / "facts.json").read_text())
    assert set(TOPICS) <= set(facts["topics"]["value"])
    assert all(one.cdc == (one.name not in facts["cdc"]["value"].rpartition("not for ")[2]) for one in ENTITIES)


def test_oauth_answers_have_the_keys_of_the_vendors_samples() -> None:
    sample = json.loads((CONTRACTS / "oauth" / "discovery.json").read_text())
    assert set(discovery("http://x")) == set(sample)
    tokens = json.loads((CONTRACTS / "oauth" / "success_token_response.json").read_text())
    oauth = OAuth({})
    grant = oauth.new_grant("123")
    shown = oauth.answer(grant, oauth.issue(grant))
    assert set(shown) == set(tokens) - {"id_token"}  # that one is for the scope openid alone
    assert shown["expires_in"] == tokens["expires_in"]


def test_the_books_balance() -> None:
    company = a_company()

    def all_of(name: str) -> dict[str, Any]:
        found = company.objects[name]
        return {str(number): found.get(number) for number in found.select(Window())}

    for documents, payments, kind in (("Invoice", "Payment", "Invoice"), ("Bill", "BillPayment", "Bill")):
        owed, paid = all_of(documents), dict.fromkeys(all_of(documents), 0)
        for one in all_of(payments).values():
            (line,) = one["Line"]
            assert line["Amount"] == one["TotalAmt"]
            assert line["LinkedTxn"][0]["TxnType"] == kind
            paid[line["LinkedTxn"][0]["TxnId"]] += round(one["TotalAmt"] * 100)
        for number, one in owed.items():
            assert round(one["TotalAmt"] * 100) - round(one["Balance"] * 100) == paid[number]
            assert round(one["HomeBalance"] * 100) == round(round(one["Balance"] * 100) * one["ExchangeRate"])
    for name in ("Invoice", "Estimate", "SalesReceipt", "CreditMemo", "RefundReceipt"):
        for one in all_of(name).values():
            amounts: dict[str, int] = {}
            for line in one["Line"]:
                kind = line["DetailType"]
                amounts[kind] = amounts.get(kind, 0) + round(line["Amount"] * 100)
            tax = round(one.get("TxnTaxDetail", {}).get("TotalTax", 0) * 100)
            subtotal = amounts["SalesItemLineDetail"]
            assert amounts["SubTotalLineDetail"] == subtotal
            assert round(one["TotalAmt"] * 100) == subtotal - amounts.get("DiscountLineDetail", 0) + tax
    for one in all_of("JournalEntry").values():
        sides = {"Debit": 0, "Credit": 0}
        for line in one["Line"]:
            sides[line["JournalEntryLineDetail"]["PostingType"]] += round(line["Amount"] * 100)
        assert sides["Debit"] == sides["Credit"] == round(one["TotalAmt"] * 100)
    for one in all_of("Deposit").values():
        assert round(one["TotalAmt"] * 100) == sum(round(line["Amount"] * 100) for line in one["Line"])


def test_the_same_seed_and_realm_give_the_same_company_and_others_another() -> None:
    first, again = a_company(), a_company()
    number = next(first.objects["Invoice"].select(Window()))
    assert first.objects["Invoice"].get(number) == again.objects["Invoice"].get(number)
    other = Server(Options(invoices=240, customers=40, items=12)).account("124")
    assert other is not None
    assert other.objects["Invoice"].get(number) != first.objects["Invoice"].get(number)


def test_a_large_company_holds_only_what_was_changed() -> None:
    company = a_company(invoices=1_000_000)
    CompanyObjects().churn(company, {"changes": 50, "webhooks": False})
    assert company.objects["Invoice"].count(Window()) == 1_000_000
    assert sum(len(one.kept) for one in company.objects.values()) <= 50
