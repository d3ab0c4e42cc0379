"""Stripe's pages: every list and event type has its verdict and its reason, and every permission its purpose."""

from __future__ import annotations

import json

from ingest_platform.docs import stripe
from ingest_platform.docs.pages import CONTRACTS, FOLDER
from ingest_platform.refine.redaction import kin_types
from ingest_platform.sources.stripe import coverage as reasons
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform_tests.docs.personal import undeclared
from ingest_platform_tests.sources.stripe_contract import needs_stripe_contracts


@needs_stripe_contracts
def test_every_list_has_its_verdict_and_its_reason() -> None:
    judged = [stripe.judge(root) for root in stripe.lists_of(CONTRACTS / "stripe")]
    assert [c.root.name for c in judged if not c.why] == []
    assert {name for c in judged if c.verdict == "synced" for name in c.objects} == {
        o.name for o in STRIPE.object_types
    }
    # The rule for what nobody thought of is for what the vendor adds, not for what is there.
    assert [c.root.name for c in judged if c.family == reasons.OTHER.name] == []


@needs_stripe_contracts
def test_every_event_type_that_is_not_subscribed_has_its_reason() -> None:
    available = set(json.loads((CONTRACTS / "stripe" / "event_types.json").read_bytes())["snapshot_events"])
    rest = sorted(available - STRIPE.subscribed_topics)
    assert [t for t in rest if stripe.PAGES.unused(t).family == reasons.OTHER.name] == []
    assert sorted(set(reasons.TOPICS) - set(rest)) == []


@needs_stripe_contracts
def test_every_reason_is_about_a_list_that_exists() -> None:
    names = {root.name for root in stripe.lists_of(CONTRACTS / "stripe")}
    assert sorted({*reasons.LISTS, *reasons.USED, *reasons.SAME} - names) == []


def test_the_guide_names_every_permission_and_sync_function() -> None:
    text = (FOLDER / "stripe_integration_guide.md").read_text(encoding="utf-8")
    assert [s.name for s in STRIPE.scopes if f"`{s.name}`" not in text] == []
    assert [o.name for o in STRIPE.object_types if f"`{o.sync_function}`" not in text] == []
    assert all(len(s.purpose) > 20 for s in STRIPE.scopes)


# What holds somebody's name or contact, or text that anybody typed.
SUSPICIOUS = ("email", "phone", "address", "description", "shipping", "billing_details", "metadata", "comment", "memo")


def test_every_column_of_a_persons_kin_that_sounds_personal_is_declared_so() -> None:
    kin = {o.name for o in kin_types(STRIPE)}
    assert {"customer", "charge", "invoice", "subscription", "payment_method", "tax_id"} <= kin
    assert undeclared(STRIPE, kin, SUSPICIOUS) == []
