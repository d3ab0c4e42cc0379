"""The pages say what the declarations say, and every topic, scope and root has its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest_platform import paths
from ingest_platform.docs import data_model, shopify
from ingest_platform.docs.markdown import between, table
from ingest_platform.docs.pages import CONTRACTS, FOLDER, pages
from ingest_platform.refine.redaction import kin_types
from ingest_platform.refine.tables import refined_tables
from ingest_platform.sources import SOURCES
from ingest_platform.sources.shopify import coverage as reasons
from ingest_platform.sources.shopify.personal import kin_of
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform_tests.core.toy import TOY
from ingest_platform_tests.docs.personal import undeclared
from ingest_platform_tests.sources.contract import contract, needs_contracts

BLUEPRINT_SCOPES = (
    "read_products", "read_orders", "read_customers", "read_inventory", "read_locations", "read_fulfillments",
    "read_marketing_events", "read_checkouts", "read_all_orders", "read_price_rules", "read_shopify_payments_payouts",
    "read_shopify_payments_disputes", "read_reports",
)  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_the_committed_pages_are_up_to_date(name: str) -> None:
    stale = [p.name for p, text in pages(SOURCES[name]).items() if p.read_text(encoding="utf-8") != text]
    assert stale == [], "run `make docs`"


def test_without_the_vendors_contracts_the_pages_that_follow_from_them_stay(tmp_path: Path) -> None:
    made = {p.name for p in pages(SHOPIFY, contracts=tmp_path)}
    assert made == {"shopify_data_model.md", "shopify_integration_guide.md"}


def test_every_table_and_column_of_a_source_is_in_its_data_model() -> None:
    text = data_model.render(TOY)
    for refined in refined_tables(TOY):
        assert f"### {refined.name}\n" in text
        assert f"    {refined.name} {{" in text
        section = text.split(f"### {refined.name}\n")[1].split("\n### ")[0]
        assert [f.target for f in refined.fields if f"`{f.target}`" not in section] == []


def test_the_blueprints_thirteen_scopes_each_have_their_correspondence() -> None:
    found = {c.blueprint: c for c in SHOPIFY.scope_correspondence}
    assert tuple(found) == BLUEPRINT_SCOPES
    for name, item in found.items():
        assert item.why
        assert item.renamed == (item.serves != (name,))


@needs_contracts
def test_a_scope_that_serves_is_one_of_the_vendors_and_one_that_was_replaced_is_none() -> None:
    known = contract("access_scopes_2026-10.json")["scopes"]
    for item in SHOPIFY.scope_correspondence:
        assert set(item.serves) <= set(known)
        assert item.renamed == (item.blueprint not in known)


def test_no_scope_is_asked_for_without_an_object_and_each_says_what_for() -> None:
    needed = {scope for o in SHOPIFY.object_types for scope in o.scopes}
    assert {s.name for s in SHOPIFY.scopes} == needed
    assert all(len(s.purpose) > 20 for s in SHOPIFY.scopes)


@pytest.mark.parametrize("name", SOURCES)
def test_every_topic_has_a_reason_and_every_type_without_one_says_how_it_is_synced(name: str) -> None:
    source = SOURCES[name]
    silent = [t.name for o in source.object_types for t in o.topics if len(t.reason) < 10]
    silent += [t.name for t in source.account_topics if len(t.reason) < 10]
    assert silent == []
    assert [o.name for o in source.object_types if bool(o.topics) == bool(o.without_topic)] == []


def test_a_type_without_a_topic_names_the_page_that_shows_it() -> None:
    without = {o.name: o.without_topic.page for o in SHOPIFY.object_types if o.without_topic}
    assert without == {name: shopify.page_of(name) for name in without}


@needs_contracts
def test_every_query_root_has_its_verdict_and_its_reason() -> None:
    roots = shopify.roots_of(shopify.schema_at(CONTRACTS / "shopify"))
    judged = [shopify.judge(root) for root in roots]
    assert [c.root.name for c in judged if not c.why] == []
    synced = {name for c in judged if c.verdict == "synced" for name in c.objects}
    assert synced == {o.name for o in SHOPIFY.object_types}
    # The rule for what nobody thought of is for what the vendor adds, not for what is there.
    assert [c.root.name for c in judged if c.family == reasons.OTHER.name] == []


@needs_contracts
def test_every_reason_is_about_a_root_or_topic_that_exists() -> None:
    names = {r.name for r in shopify.roots_of(shopify.schema_at(CONTRACTS / "shopify"))}
    assert sorted({*reasons.ROOTS, *reasons.USED} - names) == []
    topics = {t["header_topic"] for t in contract("webhook_topics_2026-10.json")["topics"]}
    assert sorted(set(reasons.TOPICS) - topics) == []
    assert sorted(set(reasons.TOPICS) & SHOPIFY.subscribed_topics) == []


def test_the_guide_names_every_scope_and_sync_function() -> None:
    text = (FOLDER / "shopify_integration_guide.md").read_text(encoding="utf-8")
    assert [s.name for s in SHOPIFY.scopes if f"`{s.name}`" not in text] == []
    assert [o.name for o in SHOPIFY.object_types if f"`{o.sync_function}`" not in text] == []


# What holds somebody's name or contact, or text that anybody typed.
SUSPICIOUS = ("email", "phone", "first_name", "last_name", "display_name", "address1", "note", "message", "recipient")


def test_every_column_of_a_persons_kin_that_sounds_personal_is_declared_so() -> None:
    kin = {o.name for o in kin_types(SHOPIFY)}
    assert kin == kin_of("customer", SHOPIFY.object_types)
    assert {"customer", "order", "draft_order", "gift_card"} <= kin
    assert undeclared(SHOPIFY, kin, SUSPICIOUS) == []


def test_a_value_with_a_bar_or_a_line_break_stays_in_its_cell() -> None:
    assert table(("a",), [("x|y\nz",)]).splitlines()[-1] == "| x\\|y z |"


def test_a_page_without_the_place_for_a_table_says_what_to_write() -> None:
    with pytest.raises(ValueError, match="<!-- scopes -->"):
        between("nothing here", "scopes", "x")


def test_the_pages_speak_of_no_place_of_work() -> None:
    for path in FOLDER.glob("*.md"):
        assert str(paths.ROOT) not in path.read_text(encoding="utf-8")
