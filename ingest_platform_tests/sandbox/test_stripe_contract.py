"""Stripe's sandbox can't drift from the vendor: objects, parameters and event types are held against the contract."""

from __future__ import annotations

import re

import pytest

from ingest_platform.sandbox.common.values import load
from ingest_platform.sandbox.stripe import lists
from ingest_platform.sandbox.stripe.account import Account
from ingest_platform.sandbox.stripe.changes import emit, update
from ingest_platform.sandbox.stripe.families import FAMILIES
from ingest_platform.sandbox.stripe.families.base import Family
from ingest_platform.sandbox.stripe.server import Options, Server
from ingest_platform.sandbox.stripe.webhooks import destination_shown, endpoint_shown
from ingest_platform_tests.sandbox.stripe_contract import contract, event_types, faults_of, needs_contracts

pytestmark = needs_contracts
SAMPLES = 60


@pytest.fixture(scope="module")
def account() -> Account:
    found = Server(Options(charges=4_000, customers=120, subscriptions=120, invoices=120, products=40)).account(
        "contract"
    )
    assert found is not None
    return found


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_objects_have_the_contracts_keys_types_and_enum_values(account: Account, family: Family) -> None:
    store = account.stores[family.name]
    assert store.count >= 1
    faults = {
        re.sub(r"\[\d+\]", "[]", one)
        for index in range(min(store.count, SAMPLES))
        for one in faults_of(family.name, load(store.shown(index)))
    }
    assert sorted(faults) == []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_random_change_leaves_an_object_as_the_contract_has_it(account: Account, family: Family) -> None:
    store = account.stores[family.name]
    for index in range(min(store.count, 8)):
        update(account, family, store.id_at(index), {"seed": index})
        assert faults_of(family.name, load(store.shown(index))) == []


@pytest.mark.parametrize("family", [one for one in FAMILIES if not one.single], ids=lambda family: family.name)
def test_a_list_takes_the_contracts_parameters_and_no_other(family: Family) -> None:
    operations = {one["path"]: one for one in contract()["operations"] if one["method"] == "get"}
    name = operations[family.path]["params"]
    prefix = operations[family.path]["operation"].rpartition(".")[0].rpartition(".")[0]
    known = contract()["list_and_search_params"]
    theirs = set(known.get(f"{prefix}.{name}" if prefix else name, known.get(name))["properties"])
    ours = {*lists.PAGING, *family.ranges, *({"created"} if family.created else ())}
    ours |= {one.split(".")[0] for one in family.filters}
    assert ours == theirs
    assert (f"{family.path}/search" in operations) == family.search


def test_every_event_type_that_is_made_is_the_vendors() -> None:
    known = set(event_types()["snapshot_events"])
    made = {kind for family in FAMILIES for kind in (*family.events.values(), *family.instead)}
    assert made <= known


def test_events_endpoints_and_destinations_have_the_contracts_shape(account: Account) -> None:
    charge = account.stores["charge"].id_at(7)
    event = account.events.find(emit(account, "charge.updated", charge, None, None)["event"])
    assert event is not None
    assert faults_of("event", event.document) == []
    assert [one for one in faults_of("v2.core.event", event.thin) if "related_object" not in one] == []
    endpoint = account.webhooks.add("https://receiver.example.com", ["*"])
    assert faults_of("webhook_endpoint", endpoint_shown(endpoint, secret=True)) == []
    destination = account.webhooks.add(
        "https://receiver.example.com", ["v1.charge.updated"], thin=True, destination=True
    )
    assert faults_of("v2.core.event_destination", destination_shown(destination, [])) == []


def test_charges_are_as_big_as_the_vendors(account: Account) -> None:
    sizes = [len(account.stores["charge"].shown(index)) for index in range(SAMPLES)]
    assert 2_000 <= sum(sizes) / len(sizes) <= 3_000
