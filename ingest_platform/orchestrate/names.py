"""Asset keys, partitions and jobs by name: the one place that spells them."""

from __future__ import annotations

from collections.abc import Iterable

from dagster import AssetKey, DagsterInstance, DynamicPartitionsDefinition

from ingest_platform.declare import ObjectType, Source
from ingest_platform.refine.tables import RefinedTable

ACCOUNT_TAG = "ingest/account"
ARRIVALS_TAG = "ingest/arrivals"


def partitions_name(source: str) -> str:
    """The name of a source's dynamic partitions; each key is the name of a connected account."""
    return f"{source}_accounts"


def accounts(source: Source) -> DynamicPartitionsDefinition:
    """A source's partitions: its connected accounts. Windows of time are run config, not partitions."""
    return DynamicPartitionsDefinition(name=partitions_name(source.name))


def raw_key(source: Source, object_type: ObjectType) -> AssetKey:
    """`shopify/raw_order`: the lineage shows a key's last part, which must tell raw from refined."""
    return AssetKey([source.name, f"raw_{object_type.name}"])


def refined_key(table: RefinedTable) -> AssetKey:
    """`shopify/order`, `shopify/order_line_item`."""
    return AssetKey([table.source.name, "_".join((table.object_type.name, *table.path))])


def account_key(source: Source) -> AssetKey:
    """`shopify/integration`: the account as a whole, after a sync; checks that speak of no object type hang here."""
    return AssetKey([source.name, "integration"])


def release_key(source: Source) -> AssetKey:
    """`shopify/release`: the state that holds every check and is served in schema `released`."""
    return AssetKey([source.name, "release"])


def op_name(source: Source) -> str:
    """The op that syncs accounts of a source; run config is given under it."""
    return f"{source.name}_sync"


def register_partitions(instance: DagsterInstance, source: str, names: Iterable[str]) -> None:
    """Make accounts known to Dagster; those it knows already are left alone."""
    known = set(instance.get_dynamic_partitions(partitions_name(source)))
    if new := sorted(set(names) - known):
        instance.add_dynamic_partitions(partitions_name(source), new)


def register_partition(instance: DagsterInstance, source: str, name: str) -> None:
    """Make one account known to Dagster, at once: the sensor would do it within half a minute."""
    register_partitions(instance, source, [name])
