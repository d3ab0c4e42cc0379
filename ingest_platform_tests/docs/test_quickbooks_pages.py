"""QuickBooks' pages: every entity has its verdict and its reason, every event and column what it needs."""

from __future__ import annotations

import json

from ingest_platform.docs import quickbooks
from ingest_platform.docs.pages import CONTRACTS, FOLDER
from ingest_platform.refine.redaction import kin_types
from ingest_platform.sources.quickbooks import coverage as reasons
from ingest_platform.sources.quickbooks.source import QUICKBOOKS
from ingest_platform_tests.docs.personal import undeclared
from ingest_platform_tests.sources.quickbooks_schema import needs_contracts


@needs_contracts
def test_every_entity_has_its_verdict_and_its_reason() -> None:
    judged = [quickbooks.judge(root) for root in quickbooks.entities_of(CONTRACTS / "quickbooks")]
    assert {name for c in judged if c.verdict == "synced" for name in c.objects} == {
        o.name for o in QUICKBOOKS.object_types
    }
    assert [c.root.name for c in judged if c.why in ("", reasons.UNKNOWN)] == []


@needs_contracts
def test_every_event_that_is_not_used_has_its_reason_and_no_reason_is_about_nothing() -> None:
    offered = set(json.loads((CONTRACTS / "quickbooks" / "facts.json").read_bytes())["topics"]["value"])
    synced = {quickbooks._entity(o.name) for o in QUICKBOOKS.object_types}
    assert sorted(offered - synced - set(reasons.ENTITIES)) == []
    known = {root.name for root in quickbooks.entities_of(CONTRACTS / "quickbooks")} | offered
    assert sorted({*reasons.ENTITIES, *reasons.ELSEWHERE} - known) == []
    assert sorted(synced & {*reasons.ENTITIES, *reasons.ELSEWHERE}) == []


def test_the_guide_names_every_sync_function_event_and_quota() -> None:
    text = (FOLDER / "quickbooks_integration_guide.md").read_text(encoding="utf-8")
    names = [o.sync_function for o in QUICKBOOKS.object_types] + [q.name for q in QUICKBOOKS.quotas]
    assert [name for name in names if f"`{name}`" not in text] == []
    assert [s.name for s in QUICKBOOKS.scopes if f"`{s.name}`" not in text] == []


SUSPICIOUS = ("email", "phone", "address", "note", "notes", "memo", "description", "display_name", "given_name",
              "family_name", "company_name", "mobile", "fax", "tax_identifier", "ssn", "birth_date")  # fmt: skip
"""What holds somebody's name or contact, or text that anybody typed."""


def test_every_column_of_a_persons_kin_that_sounds_personal_is_declared_so() -> None:
    kin = {o.name for o in kin_types(QUICKBOOKS)}
    assert {"customer", "invoice", "payment", "estimate"} <= kin
    people = kin | {"vendor", "employee"}
    assert undeclared(QUICKBOOKS, people - {"item", "account", "tax_code", "tax_rate"}, SUSPICIOUS) == []
