"""What an account has one of: itself, and its balance."""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.stripe.families.base import Family, annotate
from ingest_platform.sandbox.stripe.values import Seeds


def account(seeds: Seeds, _index: int) -> Doc:
    """The account itself; it has no `livemode`."""
    needs: Doc = {
        "alternatives": [],
        "current_deadline": None,
        "currently_due": [],
        "disabled_reason": None,
        "errors": [],
        "eventually_due": [],
        "past_due": [],
        "pending_verification": [],
    }
    return {
        "id": seeds.account_id,
        "object": "account",
        "business_profile": {
            "mcc": "5734",
            "name": f"{seeds.name} GmbH",
            "url": f"https://{seeds.name}.example.com",
        },
        "business_type": "company",
        "capabilities": {"card_payments": "active", "transfers": "active"},
        "charges_enabled": True,
        "controller": {"type": "account"},
        "country": "DE",
        "created": account_made(seeds, 0),
        "default_currency": "eur",
        "details_submitted": True,
        "email": f"owner@{seeds.name}.example.com",
        "future_requirements": dict(needs),
        "metadata": {},
        "payouts_enabled": True,
        "requirements": needs,
        "settings": {
            "branding": {"icon": None, "logo": None, "primary_color": None, "secondary_color": None},
            "card_payments": {
                "decline_on": {"avs_failure": False, "cvc_failure": False},
                "statement_descriptor_prefix": None,
                "statement_descriptor_prefix_kana": None,
                "statement_descriptor_prefix_kanji": None,
            },
            "dashboard": {"display_name": seeds.name, "timezone": "Europe/Berlin"},
            "payments": {"statement_descriptor": "INGEST TEST"},
        },
        "type": "standard",
    }


def account_made(seeds: Seeds, _index: int) -> int:
    """Before everything else."""
    return seeds.anchor - 64_000_000


def balance(seeds: Seeds, _index: int) -> Doc:
    """What is to be paid out; it has no id."""
    bits = seeds.bits("balance", 0)
    return {
        "object": "balance",
        "available": [
            {"amount": bits % 900_000, "currency": "eur", "source_types": {"card": bits % 900_000}},
            {"amount": bits % 70_000, "currency": "jpy", "source_types": {"card": bits % 70_000}},
        ],
        "livemode": False,
        "pending": [{"amount": bits % 80_000, "currency": "eur", "source_types": {"card": bits % 80_000}}],
    }


def _renamed(document: Doc, bits: int) -> None:
    annotate(document, bits)
    document["business_profile"]["name"] = f"{document['id']} AG {bits % 1_000}"


FAMILIES = [
    Family(
        "account",
        "/v1/account",
        "acct_",
        account,
        account_made,
        lambda _counts: 1,
        _renamed,
        "account",
        events={"update": "account.updated"},
        single=True,
    ),
    Family(
        "balance",
        "/v1/balance",
        "balance",
        balance,
        account_made,
        lambda _counts: 1,
        lambda d, b: d["available"][0].update(amount=b % 1_000_000),
        "balance",
        events={"update": "balance.available"},
        single=True,
    ),
]
