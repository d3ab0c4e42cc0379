"""Apps' tokens and authorization codes."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

STATIC_TOKEN = "shpat_sandbox"  # noqa: S105 - the sandbox's published one
TOKEN_SECONDS = 3_600
REFRESH_SECONDS = 90 * 86_400
CODE_SECONDS = 60

ALL_SCOPES = (
    "read_all_orders",
    "read_assigned_fulfillment_orders",
    "read_customers",
    "read_discounts",
    "read_draft_orders",
    "read_fulfillments",
    "read_gift_card_transactions",
    "read_gift_cards",
    "read_inventory",
    "read_locations",
    "read_marketing_events",
    "read_merchant_managed_fulfillment_orders",
    "read_orders",
    "read_products",
    "read_publications",
    "read_reports",
    "read_returns",
    "read_shipping",
    "read_shopify_payments",
    "read_shopify_payments_accounts",
    "read_shopify_payments_disputes",
    "read_shopify_payments_payouts",
    "read_third_party_fulfillment_orders",
)


@dataclass
class Token:
    """An access token of one app in one shop."""

    value: str
    client_id: str
    scopes: list[str]
    expires_at: float | None = None
    refresh_token: str | None = None
    refresh_expires_at: float | None = None

    def alive(self) -> bool:
        """Whether it still opens anything."""
        return self.expires_at is None or time.time() < self.expires_at


@dataclass
class Code:
    """An authorization code: single use, a minute."""

    value: str
    client_id: str
    scopes: list[str]
    redirect_uri: str
    expires_at: float
    used: bool = False


def new_token(client_id: str, scopes: list[str], *, expires_in: float | None = None, refresh: bool = False) -> Token:
    """A fresh token, with a refresh token when it can be refreshed."""
    now = time.time()
    return Token(
        value=f"shpat_{secrets.token_hex(16)}",
        client_id=client_id,
        scopes=scopes,
        expires_at=None if expires_in is None else now + expires_in,
        refresh_token=f"shprt_{secrets.token_hex(16)}" if refresh else None,
        refresh_expires_at=now + REFRESH_SECONDS if refresh else None,
    )


def implied(scopes: list[str]) -> list[str]:
    """Scopes with the reading that a writing scope brings along."""
    readable = {f"read_{one.removeprefix('write_')}" for one in scopes if one.startswith("write_")}
    return sorted({*scopes, *readable})
