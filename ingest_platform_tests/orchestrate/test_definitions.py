"""Definitions follow from declarations alone."""

from __future__ import annotations

import dagster as dg
import pytest

from ingest_platform.declare import ObjectType, Source
from ingest_platform.orchestrate import names, specs
from ingest_platform.orchestrate.build import build_definitions
from ingest_platform.refine.tables import tables_of
from ingest_platform.settings import load_settings
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.orchestrate.support import CHECKS, Script, scripted


def _definitions(source: Source = SHOPIFY) -> dg.Definitions:
    return build_definitions(scripted(load_settings(), Script(), source))


def test_definitions_can_be_loaded() -> None:
    dg.Definitions.validate_loadable(_definitions())


@pytest.mark.parametrize("object_type", SHOPIFY.object_types, ids=lambda o: o.name)
def test_every_object_and_child_has_its_assets_and_checks(object_type: ObjectType) -> None:
    graph = _definitions().resolve_asset_graph()
    keys = graph.get_all_asset_keys()
    raw = dg.AssetKey(["shopify", f"raw_{object_type.name}"])
    own = dg.AssetKey(["shopify", object_type.name])
    assert {raw, own} <= keys
    assert graph.get(own).parent_keys == {raw}
    children = {
        dg.AssetKey(["shopify", "_".join((object_type.name, *path))]) for path, _ in object_type.walk_children()
    }
    assert children <= keys
    assert all(own in graph.get_ancestor_asset_keys(child) for child in children)
    checks = {key.name: key.asset_key for key in graph.asset_check_keys if key.asset_key in {raw, own}}
    assert checks == {check.name: raw if check.target == "raw" else own for check in CHECKS}


def test_an_asset_shows_its_table_columns_and_tier() -> None:
    [spec] = [s for s in specs.asset_specs(SHOPIFY) if s.key == dg.AssetKey(["shopify", "order_line_item"])]
    table = next(t for t in tables_of(SHOPIFY, SHOPIFY.object_type("order")) if t.label == "order.line_item").table
    schema = spec.metadata["dagster/column_schema"]
    assert spec.metadata["dagster/table_name"] == "shopify_order_line_item"
    assert [(c.name, c.type) for c in schema.columns][:3] == [
        ("id", "uuid"), ("integration_id", "uuid"), ("company_id", "uuid"),
    ]  # fmt: skip
    assert len(schema.columns) == len(table.columns)
    assert any(column.description for column in schema.columns)
    assert spec.tags["tier"] == SHOPIFY.object_type("order").tier.value
    assert {"shopify", "postgres"} <= spec.kinds
    assert spec.partitions_def == names.accounts(SHOPIFY)


def test_a_new_declaration_has_assets_checks_and_a_place_in_its_schedule_with_no_other_change() -> None:
    added = SHOPIFY.object_type("customer").model_copy(update={"name": "collector", "plural": "collectors"})
    grown = SHOPIFY.model_copy(update={"object_types": (*SHOPIFY.object_types, added)})
    definitions = _definitions(grown)
    graph = definitions.resolve_asset_graph()
    new = set(specs.keys_of(grown, [added]))
    assert len(new) == 2 + len(list(added.walk_children()))
    assert new <= graph.get_all_asset_keys()
    assert len({k for k in graph.asset_check_keys if k.asset_key in new}) == len(CHECKS)
    tier = definitions.resolve_job_def(f"shopify_{'15min' if added.tier == 'real_time' else added.tier}")
    assert new <= set(tier.asset_layer.selected_asset_keys)


def test_another_declaration_is_another_code_version() -> None:
    order = SHOPIFY.object_type("order")
    assert specs.code_version(order) == specs.code_version(order.model_copy())
    assert specs.code_version(order) != specs.code_version(order.model_copy(update={"description": "Another"}))


def test_everything_that_runs_by_itself_is_on() -> None:
    definitions = _definitions()
    assert definitions.sensors
    assert definitions.schedules
    assert all(s.default_status == dg.DefaultSensorStatus.RUNNING for s in definitions.sensors)
    assert all(
        isinstance(s, dg.ScheduleDefinition) and s.default_status == dg.DefaultScheduleStatus.RUNNING
        for s in definitions.schedules
    )
