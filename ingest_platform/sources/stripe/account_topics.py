"""Stripe's event types that speak of the account's connection and of no object."""

from ingest_platform.declare import AccountEffect, AccountTopic

ACCOUNT_TOPICS: tuple[AccountTopic, ...] = (
    AccountTopic(
        name="account.application.deauthorized",
        effect="disconnected",
        priority="HIGH",
        reason="The account's owner ended the access: what is left asks no more",
    ),
)

EFFECTS: dict[str, AccountEffect] = {t.name: t.effect for t in ACCOUNT_TOPICS}
