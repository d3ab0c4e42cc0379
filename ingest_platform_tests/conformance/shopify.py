"""Shopify: connected by a token; webhooks are subscribed a topic at a time when the app's secret is known."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Visitor,
    parse,
    visit,
)

from ingest_platform.control.integrations import Integration
from ingest_platform.declare import ObjectType
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.settings import Settings
from ingest_platform.sources import shopify as shopify_sources
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sync.connect import connect_token
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase

DOCUMENTS = Path(shopify_sources.__file__).parent / "documents"


def connect(db: TestDatabase, settings: Settings, sandbox: SandboxControl, webhooks: bool) -> Integration:
    with db.connect() as conn:
        return connect_token(
            settings, conn, source="shopify", name=sandbox.account, base_url=sandbox.account_url,
            token="shpat_sandbox", client_secret="sandbox-secret" if webhooks else None,
        )  # fmt: skip


def permit(sandbox: SandboxControl, without: set[str]) -> None:
    scopes = {scope for o in SHOPIFY.object_types for scope in o.scopes} - without
    sandbox.set_scopes("shpat_sandbox", sorted(scopes))


def document(declared: ObjectType, line: Any) -> Any:
    """What the type's query answers of the whole object in the sandbox."""
    return _asked(_query(declared.name, declared.plural), line["graphql"])


@lru_cache
def _query(name: str, plural: str) -> SelectionSetNode:
    """The selection of one object, with its fragments in place."""
    page = parse((DOCUMENTS / f"{name}.graphql").read_text())
    fragments = {d.name.value: d for d in page.definitions if isinstance(d, FragmentDefinitionNode)}
    inlined: Any = visit(page, _Inline(fragments))
    root = next(d for d in inlined.definitions if isinstance(d, OperationDefinitionNode))
    found: SelectionSetNode = root.selection_set
    while not any(_key(field) in ("id", "__typename") for field in found.selections):
        inside = next(f for f in found.selections if _key(f) not in ("pageInfo", "currencyCode"))
        assert isinstance(inside, FieldNode)
        assert inside.selection_set is not None
        found = inside.selection_set
    # What lies in orders is asked for there.
    own = next((f for f in found.selections if isinstance(f, FieldNode) and f.name.value == plural), None)
    return own.selection_set if own is not None and own.selection_set is not None else found


class _Inline(Visitor):
    def __init__(self, fragments: dict[str, FragmentDefinitionNode]) -> None:
        super().__init__()
        self._fragments = fragments

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: Any) -> InlineFragmentNode:
        made = self._fragments[node.name.value]
        return InlineFragmentNode(type_condition=None, directives=(), selection_set=visit(made.selection_set, self))


def _key(node: Any) -> str:
    return str(node.alias.value if node.alias else node.name.value) if isinstance(node, FieldNode) else ""


def _picked(node: FieldNode, value: Any) -> Any:
    """The elements whose names the query gives: of the arguments, only that changes what an answer holds."""
    names = [v.value for a in node.arguments if a.name.value == "names" for v in getattr(a.value, "values", ())]
    return [one for one in value if one["name"] in names] if names else value


def _asked(selection: SelectionSetNode, value: Any) -> Any:
    if isinstance(value, list):
        return [_asked(selection, one) for one in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for node in selection.selections:
        if isinstance(node, FieldNode):
            if node.name.value in value:
                one = _picked(node, value[node.name.value])
                found[_key(node)] = one if node.selection_set is None else _asked(node.selection_set, one)
        elif isinstance(node, InlineFragmentNode):
            kind = node.type_condition.name.value if node.type_condition else None
            if kind in (None, value.get("__typename")):
                found |= _asked(node.selection_set, value)
    return found


def grow(sandbox: SandboxControl) -> str:
    sandbox.call("PUT", "newest", {"version": "2027-01", "types": ["Widget"]})
    return "Widget"


SHOPIFY_VENDOR = Vendor(
    source=SHOPIFY,
    start={"orders": 24, "customers": 8, "products": 6, "seed": 11, "plan": "enterprise"},
    connect=connect,
    types=("customer", "product", "order"),
    sample="customer",
    sample_key="note",
    sample_column="note",
    deleted="product",
    kind=lambda declared: {"abandoned_checkout": "checkouts", "shop": "shop"}.get(declared.name, declared.plural),
    document=document,
    untruth={
        "shopify_transaction.shopify_parent_transaction_id": "the sandbox's truth leaves a transaction's parent out",
    },
    bad={"graphql": {"createdAt": "tomorrow"}},
    mended={"graphql": {"createdAt": "2025-01-01T00:00:00Z"}},
    word=("order", "displayFinancialStatus", "financial_status"),
    unmoved={"touch": False},
    permit=permit,
    grow=grow,
    cannot={
        "tokens that rotate": "connected by a token here; the defect's test in test_copy.py takes the OAuth screen",
        "versions of events": "a webhook comes in the version that its subscription names",
        "minor units": "amounts are written in the currency itself",
        "signed times": "no time is signed: a webhook that comes again is known by its id",
        "new fields": "GraphQL answers what is asked for and nothing else",
    },
)
