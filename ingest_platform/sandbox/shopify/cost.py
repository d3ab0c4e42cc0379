"""The calculated cost of a query, and the leaky bucket that it must fit into.

Scalars 0, objects 1, lists of objects 1, mutations 10, a connection 2 + floor(2 ln n) × one node. The vendor no
longer multiplies by n itself: answers of 2025 showed 12 for 200 ids and 25 for 250 variants with their inventory
item, which this formula meets.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLNamedType, GraphQLObjectType, get_named_type, is_abstract_type, is_leaf_type
from graphql.execution.values import get_argument_values

from ingest_platform.sandbox.shopify.compiler import Compiler, node_type
from ingest_platform.sandbox.shopify.schema import concrete_types, is_connection

MAX_QUERY_COST = 1_000
MUTATION_COST = 10
SAMPLE = 20  # rows of a page that its actual cost is told by
PLANS = {"standard": (2_000, 100), "advanced": (4_000, 200), "plus": (20_000, 1_000), "enterprise": (40_000, 2_000)}
"""Bucket size and points restored each second. The vendor publishes the rate; the size is 20 seconds' worth."""


def connection_cost(amount: int, node: int) -> int:
    """The cost of a connection that returns up to `amount` nodes."""
    return 2 + max(1, math.floor(2 * math.log(amount))) * node if amount > 0 else 2


Docs = list[Any] | None
"""The values that were found, so that the actual cost can be told; None while the requested cost is asked for."""


def field_cost(compiler: Compiler, parent: GraphQLObjectType, nodes: list[Any], docs: Docs = None) -> int:
    """What one selected field costs, with everything below it. Raises GraphQLError on bad arguments."""
    name = nodes[0].name.value
    if name.startswith("__"):
        return 0
    definition = parent.fields[name]
    inner = get_named_type(definition.type)
    if is_leaf_type(inner):
        return 0
    sets = [node.selection_set for node in nodes if node.selection_set]
    found = None if docs is None else [value for one in docs if (value := one.get(name)) is not None]
    if is_connection(definition.type):
        args = get_argument_values(definition, nodes[0], compiler.variables)
        amount = args.get("first") or args.get("last") or 0
        if found is not None:
            amount = min(amount, math.ceil(sum(map(len, found)) / max(len(found), 1)))
            found = [child for children in found for child in children]
        return connection_cost(amount, _node_cost(compiler, inner, definition.type, sets, found))
    if found is not None:
        found = [child for value in found for child in (value if isinstance(value, list) else [value])]
        if not found:
            return 0
    return 1 + selection_cost(compiler, inner, sets, found)


def page_cost(compiler: Compiler, parent: GraphQLObjectType, nodes: list[Any], rows: list[Any]) -> int:
    """The actual cost of a connection of the query root that found these rows."""
    definition = parent.fields[nodes[0].name.value]
    sets = [node.selection_set for node in nodes if node.selection_set]
    inner = get_named_type(definition.type)
    return connection_cost(len(rows), _node_cost(compiler, inner, definition.type, sets, rows[:SAMPLE]))


def _node_cost(compiler: Compiler, inner: GraphQLNamedType, kind: Any, sets: list[Any], docs: Docs) -> int:
    assert isinstance(inner, GraphQLObjectType)
    node = node_type(kind)
    cost = 0
    for nodes in compiler.collect(inner, sets).values():
        below = [one.selection_set for one in nodes if one.selection_set]
        if nodes[0].name.value == "nodes":
            cost = max(cost, 1 + selection_cost(compiler, node, below, docs))
        elif nodes[0].name.value == "edges":
            edge = get_named_type(inner.fields["edges"].type)
            assert isinstance(edge, GraphQLObjectType)
            for inner_nodes in compiler.collect(edge, below).values():
                deeper = [one.selection_set for one in inner_nodes if one.selection_set]
                if deeper:
                    cost = max(cost, 1 + selection_cost(compiler, node, deeper, docs))
    return max(cost, 1)


def selection_cost(compiler: Compiler, kind: GraphQLNamedType, sets: list[Any], docs: Docs = None) -> int:
    """The cost of an object's fields; of an abstract type, of its dearest possible type."""
    if is_abstract_type(kind):
        return max(selection_cost(compiler, one, sets, docs) for one in concrete_types(kind))
    assert isinstance(kind, GraphQLObjectType)
    return sum(field_cost(compiler, kind, nodes, docs) for nodes in compiler.collect(kind, sets).values())


@dataclass
class Bucket:
    """The quota of one app in one shop."""

    maximum: float
    restore: float
    available: float = -1.0
    at: float = field(default_factory=time.monotonic)
    since: float | None = None
    used: float = 0.0

    def __post_init__(self) -> None:
        self.available = self.maximum

    def refill(self) -> None:
        """Adds what was restored since the last look."""
        now = time.monotonic()
        self.available = min(self.maximum, self.available + (now - self.at) * self.restore)
        self.at = now

    def take(self, requested: float, actual: float) -> bool:
        """Charges a query; False when the requested cost does not fit now."""
        self.refill()
        if self.since is None:
            self.since = time.monotonic()
        if requested > self.available:
            return False
        self.available -= actual
        self.used += actual
        return True

    def share(self) -> float:
        """Points used for each that could be used since the first request, the full bucket at its start included."""
        if self.since is None:
            return 0.0
        return self.used / (self.maximum + (time.monotonic() - self.since) * self.restore)

    def extension(self, requested: float, actual: float | None) -> dict[str, Any]:
        """`extensions.cost` of an answer."""
        return {
            "requestedQueryCost": requested,
            "actualQueryCost": actual,
            "throttleStatus": {
                "maximumAvailable": float(self.maximum),
                "currentlyAvailable": math.floor(self.available),
                "restoreRate": float(self.restore),
            },
        }
