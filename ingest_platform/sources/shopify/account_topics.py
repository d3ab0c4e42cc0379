"""Shopify's topics that speak of the shop itself, of the app's access to it, or of somebody's rights.

The three of privacy law are no subscriptions: their addresses stand in the app's own configuration, one for all
shops (https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance).
"""

from ingest_platform.declare import AccountEffect, AccountTopic

ACCOUNT_TOPICS: tuple[AccountTopic, ...] = (
    AccountTopic(
        name="app/uninstalled",
        effect="disconnected",
        priority="HIGH",
        reason="The token is void from then on: it is dropped, and no schedule asks with it any more",
    ),
    AccountTopic(
        name="bulk_operations/finish",
        effect="noted",
        priority="LOW",
        reason=(
            "Recorded as evidence of when an operation ended; the waiting backfill polls every few seconds, which "
            "also sees an operation whose webhook is lost, so nothing hangs on it"
        ),
    ),
    AccountTopic(
        name="customers/data_request",
        effect="export_person",
        priority="HIGH",
        reason="A customer asks what is held about them: the law gives 30 days, the export is written at once",
        subscribed=False,
    ),
    AccountTopic(
        name="customers/redact",
        effect="erase_person",
        priority="HIGH",
        reason="A customer is to be forgotten: the law gives 30 days, the erasure runs at once",
        subscribed=False,
    ),
    AccountTopic(
        name="shop/redact",
        effect="erase_account",
        priority="HIGH",
        reason="Sent 48 hours after the app was uninstalled: everything of the shop is to be erased",
        subscribed=False,
    ),
)

EFFECTS: dict[str, AccountEffect] = {t.name: t.effect for t in ACCOUNT_TOPICS}
