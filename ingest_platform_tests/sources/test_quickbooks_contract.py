"""What QuickBooks' declarations name is in the vendor's schema and fits, and nothing is left out without a reason."""

from collections.abc import Iterator

import pytest

from ingest_platform.declare import Child, DeleteByChanges, Field, ObjectType, Reference
from ingest_platform.sources.quickbooks.coverage import NOT_SHOWN
from ingest_platform.sources.quickbooks.listing import QueryListing
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform_tests.sources.quickbooks_schema import SCALARS, contract, elements, needs_contracts, resolve

pytestmark = needs_contracts

TYPES = {o.name: o for o in QUICKBOOKS.object_types}
FITS = {"bigint": {"text"}, "numeric": {"numeric"}}
each_type = pytest.mark.parametrize("object_type", TYPES.values(), ids=TYPES)


def listing(object_type: ObjectType) -> QueryListing:
    assert isinstance(object_type.listing, QueryListing)
    return object_type.listing


def declared(
    fields: tuple[Field, ...], references: tuple[Reference, ...], children: tuple[Child, ...], above: str
) -> Iterator[tuple[str, str, str]]:
    """Every path from the entity on, with its column and the column's type."""
    for field in fields:
        for path in field.paths:
            yield above + path.path, field.target, "any" if path.matches else field.type
            for other in path.matches:
                yield above + other, field.target, "any"
    for reference in references:
        for path in reference.source:
            yield above + path.path, reference.name, "text"
    for child in children:
        for source in child.lists:
            yield above + source.path, child.name, "list"
            yield from declared(child.fields, child.references, child.children, f"{above}{source.path}.")
            for key in child.key:
                yield f"{above}{source.path}.{key.path}", child.name, "text"


def paths(object_type: ObjectType) -> list[tuple[str, str, str]]:
    own = [(p.path, "id", "text") for p in object_type.identity] + [(p.path, "version", "any")
                                                                    for p in object_type.version]  # fmt: skip
    return own + list(declared(object_type.fields, object_type.references, object_type.children, ""))


@each_type
def test_every_path_leads_to_something_that_fits_its_column(object_type: ObjectType) -> None:
    entity = listing(object_type).entity
    wrong = []
    for path, target, kind in paths(object_type):
        found = resolve(entity, path)
        if found is None:
            wrong.append(f"{target}: {entity} has no {path}")
        elif kind == "list":
            wrong += [] if found.many else [f"{target}: {path} is no list"]
        elif kind == "jsonb":
            wrong += [f"{target}: {path} is {found.kind} and can be a column of its own"] * (
                found.kind in SCALARS.values() and not found.many
            )
        elif kind != "any" and (found.many or found.kind not in FITS.get(kind, {kind})):
            wrong.append(f"{target}: {path} is {found.kind}, not {kind}")
    assert wrong == []


@each_type
def test_whatever_the_vendor_names_has_a_column_or_a_reason(object_type: ObjectType) -> None:
    shown = {path for path, *_ in paths(object_type)}

    def unsaid(name: str, above: str) -> Iterator[str]:
        for key, element in elements(name).items():
            path, below = above + key, f"{above}{key}."
            if key.endswith("Ex") or {key, f"{name}.{key}"} & set(NOT_SHOWN):
                continue
            deeper = any(p.startswith(below) for p in shown)
            if path not in shown and not deeper and not (name == "Line" and key.endswith("LineDetail")):
                yield path
            if deeper and (element.many or key.endswith("LineDetail") or key == "TxnTaxDetail"):
                yield from unsaid(element.kind, below)

    assert list(unsaid(listing(object_type).entity, "")) == []


@each_type
def test_topics_are_those_that_the_vendor_offers(object_type: ObjectType) -> None:
    offered = set(contract("facts.json")["topics"]["value"])
    entity = listing(object_type).entity
    assert bool(object_type.topics) == (entity in offered)
    assert {t.name.partition(".")[0] for t in object_type.topics} <= {entity}


@each_type
def test_change_data_capture_is_used_where_the_vendor_has_it(object_type: ObjectType) -> None:
    left_out = contract("facts.json")["cdc"]["value"].partition("not for ")[2].split(", ")
    entry = listing(object_type)
    assert not (entry.cdc and entry.entity in left_out)
    assert entry.cdc == any(isinstance(s, DeleteByChanges) for s in object_type.delete)


def test_the_scope_and_the_quotas_are_the_vendors() -> None:
    facts = contract("facts.json")
    assert {s.name for s in QUICKBOOKS.scopes} <= set(facts["auth"]["scopes"]["value"])
    limits = facts["rate_limit"]["limits"]["value"]
    quotas = {q.name: q for q in QUICKBOOKS.quotas}
    assert quotas["requests"].permits == limits["per_minute_per_realm"]
    assert quotas["burst"].permits == limits["per_second_per_realm_and_app"]
    assert quotas["burst"].concurrent == limits["concurrent_per_realm_and_app"]
    assert quotas["batch"].permits == limits["batch_calls_per_minute_per_realm"]
