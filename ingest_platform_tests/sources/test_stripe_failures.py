"""What goes wrong at Stripe, and what a person is told; keys, and the webhook endpoint."""

from __future__ import annotations

import pytest

from ingest_platform.errors import (
    ConfigError,
    CredentialError,
    DeclarationError,
    IngestError,
    MissingScope,
    NeedsReconnect,
    SourceError,
    SourceThrottled,
)
from ingest_platform.extract.connector import EventLog, Secrets
from ingest_platform.extract.documents import EVERYTHING, Batch
from ingest_platform.sources.stripe.backfill import Backfill
from ingest_platform.sources.stripe.client import StripeClient
from ingest_platform.sources.stripe.connector import StripeConnector
from ingest_platform.sources.stripe.lists import Lists
from ingest_platform.sources.stripe.source import STRIPE
from ingest_platform.sources.stripe.webhooks import StripeDoor
from ingest_platform_tests.sources.conftest import collect, documents
from ingest_platform_tests.sources.stripe_account import KEY, StripeAccount, declared

ADDRESS = "https://hooks.example.com/webhooks/stripe/1"


async def customers(account: StripeAccount) -> int:
    async with account.client() as client:
        return len(documents(await collect(client.backfill(declared("customer"), window=EVERYTHING, state=None))))


# -- asking too fast, and other bad luck --------------------------------------------------------------------------


async def test_a_429_slows_the_account_down_and_the_listing_is_complete(stripe: StripeAccount) -> None:
    stripe.faults(throttle_next=3)
    assert await customers(stripe) == 60
    assert stripe.throttled == ["read"] * 3


async def test_a_locked_object_is_tried_again_and_slows_nothing_down(stripe: StripeAccount) -> None:
    stripe.faults(lock_timeout_next=2)
    assert await customers(stripe) == 60
    assert stripe.throttled == []


async def test_endless_429s_end_with_a_sentence(stripe: StripeAccount) -> None:
    stripe.faults(throttle_next=99)
    with pytest.raises(SourceThrottled, match="keeps answering 429"):
        await customers(stripe)


@pytest.mark.parametrize(
    "fault",
    [
        {"http": {"status": 500, "next": 2}},
        {"http": {"status": 409, "next": 2, "should_retry": True}},
        {"drop": {"next": 2}},
        {"drop": {"next": 1, "when": "mid_body"}},
    ],
)
async def test_bad_luck_is_tried_again(stripe: StripeAccount, fault: dict[str, object]) -> None:
    stripe.faults(**fault)
    assert await customers(stripe) == 60


async def test_an_error_that_stripe_asks_not_to_repeat_is_not(stripe: StripeAccount) -> None:
    stripe.faults(http={"status": 500, "next": 5, "should_retry": False})
    with pytest.raises(SourceError, match="asks not to try again"):
        await customers(stripe)
    assert stripe.control.stats()["requests"] == 1


async def test_a_listing_that_fails_in_the_middle_hands_on_what_it_has(stripe: StripeAccount) -> None:
    key = stripe.call("POST", "tokens", {})["key"]
    everything = set(stripe.control.ids("charge"))
    batches: list[Batch] = []

    async def read(client: StripeClient) -> None:
        reading = Backfill(Lists(client.api, declared("charge")), EVERYTHING, None, moves_cursor=True, workers=1)
        async for batch in reading.batches():
            batches.append(batch)
            if len(batches) == 1:
                stripe.call("DELETE", f"tokens/{key}")

    async with stripe.client(access_token=key) as client:
        with pytest.raises(NeedsReconnect):
            await read(client)
    seen, state = documents(batches), batches[-1].state
    assert 0 < len(seen) < len(everything)
    async with stripe.client() as client:
        rest = documents(await collect(client.backfill(declared("charge"), window=EVERYTHING, state=state)))
    assert {d.data["id"] for d in [*seen, *rest]} == everything


# -- keys --------------------------------------------------------------------------------------------------------


async def test_a_restricted_key_without_a_permission_is_told_which(stripe: StripeAccount) -> None:
    granted = sorted({s.name for s in STRIPE.scopes} - {"rak_charge_read"})
    key = stripe.call("POST", "tokens", {"permissions": granted})["key"]
    async with stripe.client(access_token=key) as client:
        assert await client.granted_scopes() == frozenset(granted)
        with pytest.raises(MissingScope, match="rak_charge_read") as refused:
            await collect(client.backfill(declared("charge"), window=EVERYTHING, state=None))
    assert "rak_charge_read" in refused.value.remedy
    assert key not in str(refused.value)


async def test_the_key_of_a_test_has_every_permission_and_names_its_account(stripe: StripeAccount) -> None:
    async with stripe.client() as client:
        assert await client.granted_scopes() == {s.name for s in STRIPE.scopes}
        assert await client.identify() == f"acct_{stripe.control.account}"
        assert isinstance(client, EventLog)


@pytest.mark.parametrize(
    ("key", "error"),
    [("rk_test_wrong", NeedsReconnect), ("", CredentialError), ("rk_\n", CredentialError), ("rk_ü", CredentialError)],
)
async def test_a_key_that_does_not_hold_says_to_connect_again(
    stripe: StripeAccount, key: str, error: type[IngestError]
) -> None:
    async with stripe.client(access_token=key) as client:
        with pytest.raises(error) as refused:
            await client.identify()
    assert "ingest connect stripe" in refused.value.remedy


def test_a_key_that_may_do_everything_is_warned_of() -> None:
    connector = StripeConnector()
    [warning] = connector.warnings(Secrets({"access_token": "sk_live_x"}))
    assert "restricted key" in warning
    assert connector.warnings(Secrets({"access_token": KEY})) == ()


async def test_nothing_is_counted_and_nothing_is_renewed(stripe: StripeAccount) -> None:
    connector = StripeConnector()
    async with stripe.client() as client:
        with pytest.raises(DeclarationError, match="does not count"):
            await client.count(declared("charge"), EVERYTHING)
    with pytest.raises(NeedsReconnect):
        await connector.renew(base_url="", secrets=Secrets({}))
    with pytest.raises(ConfigError):
        connector.authorize_url(base_url="", state="", redirect_uri="", client_id="")


# -- the webhook endpoint -----------------------------------------------------------------------------------------


async def test_one_endpoint_has_all_event_types_and_its_secret_signs(stripe: StripeAccount) -> None:
    topics = sorted(STRIPE.subscribed_topics)
    async with stripe.client() as client:
        made = await client.subscribe(topics, ADDRESS)
        found = await client.subscriptions()
    assert (list(made.created), dict(made.failed)) == (topics, {})
    assert {s.topic for s in found} == set(topics)
    assert {(s.address, s.healthy) for s in found} == {(ADDRESS, True)}
    assert len({s.id for s in found}) == 1
    [endpoint] = stripe.control.subscriptions()
    assert made.secrets == {"webhook_secret": endpoint["secret"]}
    assert endpoint["api_version"] == STRIPE.api_version


async def test_two_tries_of_one_creation_make_one_endpoint(stripe: StripeAccount) -> None:
    stripe.faults(drop={"next": 1, "when": "mid_body"})
    async with stripe.client() as client:
        await client.subscribe(["charge.succeeded"], ADDRESS)
        assert len(await client.subscriptions()) == 1


@pytest.mark.parametrize(
    "change", [{"status": "disabled"}, {"api_version": "2020-08-27"}, {"enabled_events": ["charge.succeeded"]}]
)
async def test_an_endpoint_that_does_not_serve_any_more_is_unhealthy(
    stripe: StripeAccount, change: dict[str, object]
) -> None:
    async with stripe.client() as client:
        await client.subscribe(sorted(STRIPE.subscribed_topics), ADDRESS)
        [endpoint] = stripe.control.subscriptions()
        stripe.call("PUT", f"webhooks/subscriptions/{endpoint['id']}", change)
        found = await client.subscriptions()
        assert {s.healthy for s in found} == {False}
        await client.unsubscribe(found[0])
        await client.unsubscribe(found[0])  # gone already
        assert await client.subscriptions() == []


async def test_an_address_that_stripe_does_not_take_says_what_it_wants(stripe: StripeAccount) -> None:
    async with stripe.client() as client:
        with pytest.raises(SourceError) as refused:
            await client.subscribe(["charge.succeeded"], "no address")
    assert "INGEST_RECEIVER_PUBLIC_URL" in refused.value.remedy


def test_the_door_is_stripes() -> None:
    assert isinstance(StripeConnector().door, StripeDoor)
