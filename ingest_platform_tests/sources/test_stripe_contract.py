"""Stripe's declarations, held against the vendor's published types, lists and event types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ingest_platform.declare import Child, Field, ObjectType, Reference
from ingest_platform.sources.stripe.coverage import EVERYWHERE, LEFT_OUT, schema_of
from ingest_platform.sources.stripe.event_log import TYPES_AT_ONCE
from ingest_platform.sources.stripe.lists import listing_of
from ingest_platform.sources.stripe.scopes import PROBES, PURPOSES
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform_tests.sources.stripe_contract import (
    CONTRACTS,
    event_types,
    needs_stripe_contracts,
    resolve,
    samples,
    sdk,
)

pytestmark = needs_stripe_contracts

TYPES = [pytest.param(o, id=o.name) for o in STRIPE.object_types]

FITTING = {
    "text": {"string", "enum"},
    "bigint": {"integer"},
    "numeric": {"integer", "number", "string"},
    "boolean": {"boolean"},
    "timestamptz": {"integer"},
    "jsonb": {"object", "array", "map"},
    "text[]": {"array"},
}

# Older shapes, which events of accounts with an older version carry and a refetch replaces.
OLDER = {
    "invoice": {"subscription", "subscription.id"},
    "invoice.line_item": {
        "type", "invoice_item", "subscription_item", "price", "price.id", "price.product", "price.product.id",
    },
    "promotion_code": {"coupon", "coupon.id"},
    "subscription": {"current_period_start", "current_period_end"},
}  # fmt: skip


def schema(object_type: ObjectType) -> dict[str, object]:
    found: dict[str, object] = sdk()["schemas"][schema_of(object_type.name)]
    return found


def kinds(options: list[dict[str, object]]) -> set[str]:
    return {"enum" if "enum" in o else str(o.get("type", "object")) for o in options}


def parts(
    object_type: ObjectType,
) -> Iterator[tuple[str, str, tuple[Field, ...], tuple[Reference, ...], Child | None]]:
    """Label, the path of a child's element, and what is declared for it."""
    yield object_type.name, "", object_type.fields, object_type.references, None

    def below(label: str, path: str, children: tuple[Child, ...]) -> Iterator[
        tuple[str, str, tuple[Field, ...], tuple[Reference, ...], Child | None]
    ]:  # fmt: skip
        for child in children:
            inner = f"{path}{child.lists[0].path}.0."
            yield f"{label}.{child.name}", inner, child.fields, child.references, child
            yield from below(f"{label}.{child.name}", inner, child.children)

    yield from below(object_type.name, "", object_type.children)


@pytest.mark.parametrize("object_type", TYPES)
def test_every_path_exists_in_the_vendors_types_and_fits_its_column(object_type: ObjectType) -> None:
    wrong: list[str] = []
    for label, prefix, fields, references, child in parts(object_type):
        older = OLDER.get(label, set())
        for field in fields:
            for path in field.paths:
                found = resolve(schema(object_type), prefix + path.path)
                if found is None:
                    # `x.id` of an expandable x is there when the object is.
                    if path.path not in older:
                        wrong.append(f"{label}.{field.target}: no {prefix + path.path}")
                elif not kinds(found) & FITTING[field.type]:
                    wrong.append(f"{label}.{field.target}: {field.type} from {kinds(found)}")
        for path in (p for r in references for p in r.source):
            if resolve(schema(object_type), prefix + path.path) is None and path.path not in older:
                is_id = path.path.endswith(".id") and resolve(schema(object_type), prefix + path.path[:-3])
                if not is_id and path.path != "id.id":
                    wrong.append(f"{label}: no {prefix + path.path}")
        if child is not None:
            said = [source.whole_unless for source in child.lists if source.whole_unless]
            wrong += [f"{label}: no {path}" for path in said if resolve(schema(object_type), path) is None]
    assert wrong == []


@pytest.mark.parametrize("object_type", TYPES)
def test_every_key_of_an_object_is_in_the_copy_or_left_out_for_a_reason(object_type: ObjectType) -> None:
    declared = {p.path.split(".")[0] for f in object_type.fields for p in f.source}
    declared |= {p.path.split(".")[0] for r in object_type.references for p in r.source}
    declared |= {source.path.split(".")[0] for child in object_type.children for source in child.lists}
    keys = set(schema(object_type)["properties"]) - {"id"}  # type: ignore[call-overload]
    left_out = LEFT_OUT.get(object_type.name, {})
    assert sorted(keys - declared - set(left_out) - set(EVERYWHERE)) == []
    assert sorted(set(left_out) - keys) == [], "a reason for a key that is not there"
    assert all(len(why) > 20 for why in left_out.values())


@pytest.mark.parametrize("object_type", TYPES)
def test_every_list_exists_and_takes_what_it_is_sent(object_type: ObjectType) -> None:
    listing = listing_of(object_type)
    operations = {o["path"]: o for o in sdk()["operations"] if o["method"] == "get"}
    assert listing.path in operations
    assert any(path.startswith(f"{listing.path}/{{") for path in operations)
    listed = operations[listing.listed]
    taken = sdk()["list_and_search_params"].get(listed["params"])
    if taken is None:  # the contract has the parameters of lists in namespaces under their own names only
        return
    sent = {*listing.params, "limit", "starting_after", *(("expand",) if listing.expand or listing.inside else ())}
    assert sent <= set(taken["properties"])
    if not listing.of_customers:
        assert listing.created == ("created" in taken["properties"])


@pytest.mark.parametrize("object_type", TYPES)
def test_nested_lists_and_expanded_keys_are_the_vendors(object_type: ObjectType) -> None:
    listing = listing_of(object_type)
    for name in (*listing.nested, *listing.expand):
        assert resolve(schema(object_type), name) is not None
    shown = {
        source.path.removesuffix(".data") for c in object_type.children for source in c.lists if source.whole_unless
    }
    assert shown == set(listing.nested), "a list that may be cut is read to its end"


def test_every_event_type_is_the_vendors_and_one_call_takes_those_of_a_type() -> None:
    assert sorted(STRIPE.subscribed_topics - set(event_types()["snapshot_events"])) == []
    assert [o.name for o in STRIPE.object_types if len(o.topics) > TYPES_AT_ONCE] == []


def test_every_event_type_about_a_declared_object_is_subscribed() -> None:
    ours = ("charge", "customer.", "invoice", "payment_intent", "payment_method", "payout", "plan", "price", "product",
            "promotion_code", "coupon", "refund", "review", "setup_intent", "subscription_schedule", "credit_note",
            "checkout", "entitlements", "radar")  # fmt: skip
    about = {t for t in event_types()["snapshot_events"] if t.startswith(ours)}
    # What is no object of ours: items that wait for an invoice, a preview without an id, and a card that only expires.
    other = {"invoiceitem.created", "invoiceitem.deleted", "invoice.upcoming", "customer.source.expiring"}
    assert sorted(about - STRIPE.subscribed_topics) == sorted(other)


def test_every_sample_event_of_the_vendor_is_of_a_subscribed_type() -> None:
    import json

    kinds_ = {json.loads(path.read_bytes())["type"] for path in samples()}
    assert len(samples()) == 71
    assert sorted(kinds_ - STRIPE.subscribed_topics) == []


def test_the_version_is_the_one_of_the_contract() -> None:
    assert CONTRACTS.is_dir()
    assert sdk()["api_version"] == event_types()["api_version"] == STRIPE.api_version


def test_an_ended_subscription_is_a_state_and_no_deletion() -> None:
    effects = {t.name: t.effect for o in STRIPE.object_types for t in o.topics}
    assert effects["customer.subscription.deleted"] == "upsert"
    assert {name for name, effect in effects.items() if effect == "delete"} == {
        "customer.deleted", "customer.tax_id.deleted", "product.deleted", "price.deleted", "plan.deleted",
        "coupon.deleted", "invoice.deleted",
    }  # fmt: skip


def test_every_permission_has_a_purpose_and_a_list_to_try_it_on() -> None:
    assert {s.name for s in STRIPE.scopes} == set(PURPOSES) == set(PROBES)
    operations = {o["path"] for o in sdk()["operations"] if o["method"] == "get"}
    assert {path for path, _ in PROBES.values()} <= operations


def test_the_objects_have_their_sync_functions_and_tables() -> None:
    functions = {o.sync_function for o in STRIPE.object_types}
    assert {
        "sync_charges", "sync_customers", "sync_invoices", "sync_subscriptions", "sync_payment_intents", "sync_refunds",
        "sync_disputes", "sync_payouts", "sync_balance_transactions", "sync_products", "sync_prices",
        "sync_payment_methods", "sync_setup_intents", "sync_credit_notes", "sync_coupons", "sync_promotion_codes",
        "sync_tax_ids", "sync_checkout_sessions", "sync_plans", "sync_reviews", "sync_subscription_schedules",
        "sync_early_fraud_warnings", "sync_invoice_payments", "sync_active_entitlement_summaries",
    } == functions  # fmt: skip
    tables = {t for o in STRIPE.object_types for t in STRIPE.tables(o)}
    assert {
        "stripe_charge", "stripe_invoice_line_item", "stripe_invoice_line_item_tax", "stripe_subscription_item",
        "stripe_balance_transaction_fee_detail", "stripe_credit_note_line_item",
        "stripe_subscription_schedule_phase_item",
        "stripe_checkout_session_line_item", "stripe_dispute_balance_transaction",
    } <= tables  # fmt: skip
