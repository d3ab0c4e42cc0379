"""The demo's Stripe account."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ingest_platform.cli.demo.story import SECOND, Change, Story, milliseconds
from ingest_platform.sandbox.control import SandboxControl

if TYPE_CHECKING:
    import psycopg

    from ingest_platform.control.integrations import Integration
    from ingest_platform.settings import Settings

KEY = "rk_test_sandbox"
"""The restricted key that every account of the sandbox has."""

_STATE = (
    "SELECT coalesce(description, '') FROM stripe_charge"
    " WHERE integration_id = %s AND stripe_charge_id = %s AND deleted_at IS NULL"
)


class StripeStory(Story):
    """Events, which come in any order, several in a second, and sometimes not at all."""

    def __init__(self, control: SandboxControl, connection: psycopg.Connection[Any], integration: Integration) -> None:
        super().__init__(control, connection, integration)
        charges = control.ids("charge")
        self._charges = iter(charges[len(charges) // 2 :])

    def chapters(self) -> list[Callable[[], Change]]:
        """What happens, in order."""
        return [
            self.create, self.there_and_back, self.wrong_order, self.same_second, self.twice, self.delete, self.lost,
        ]  # fmt: skip

    def create(self) -> Change:
        """A new charge, its amount in minor units and in its currency."""
        made = self.control.create("charge", set={"amount": 1050, "currency": "kwd"})
        latency = self._latency("charge.succeeded", made["id"])
        seen = self._one(
            "SELECT amount || ' ' || upper(currency) FROM stripe_charge WHERE integration_id = %s"
            " AND stripe_charge_id = %s",
            made["id"],
        )
        return Change("charge of 1050 fils", seen, "1.050 KWD", latency)

    def there_and_back(self) -> Change:
        """A→B→A: the row ends at A, and raw shows three observations of two versions."""
        charge = next(self._charges)
        before = self._observations(charge)
        for words in ("there", "and elsewhere", "there"):
            self.control.update("charge", charge, set={"description": words})
            time.sleep(SECOND)
        latency = self._latency("charge.updated", charge)
        seen = f"{self._one(_STATE, charge)}; +{self._observations(charge) - before} observations"
        return Change("a change, another, and the first again", seen, "there; +3 observations", latency)

    def wrong_order(self) -> Change:
        """Two updates, the newer delivered first: it stays."""
        charge = next(self._charges)
        self.control.pause()
        self.control.update("charge", charge, set={"description": "older"})
        time.sleep(SECOND)
        self.control.update("charge", charge, set={"description": "newer"})
        held = self._deliveries("charge.updated", charge, state="held")
        self.control.resume([held[-1]["seq"], held[0]["seq"]])
        sent = self._deliveries("charge.updated", charge, after=held[0]["seq"] - 1)
        self._seq = max(self._seq, *(d["seq"] for d in held))
        return Change("two updates in the wrong order", self._one(_STATE, charge), "newer", milliseconds(sent[-1]))

    def same_second(self) -> Change:
        """Two updates within one second: no event can tell which was later, the source is asked."""
        charge = next(self._charges)
        second = int(time.time()) + 1
        for words in ("one", "the other"):
            self.control.update("charge", charge, set={"description": words}, at=second)
        latency = self._latency("charge.updated", charge)
        seen = self._until(_STATE, charge, "the other")
        return Change("two updates within a second", seen, "the other", latency)

    def twice(self) -> Change:
        """An event that arrives twice: the second changes nothing and makes no version."""
        charge = next(self._charges)
        before = self._observations(charge)
        self.control.update("charge", charge, set={"description": "Sent twice"})
        (first,) = self._deliveries("charge.updated", charge)
        again = self.control.send([first["seq"]])
        seen = f"{self._one(_STATE, charge)}; +{self._observations(charge) - before}; answer {again[0]['status']}"
        return Change("event that arrives twice", seen, "Sent twice; +1; answer 200", milliseconds(first))

    def delete(self) -> Change:
        """A customer is deleted: a tombstone here, and everything kept in raw."""
        customer = self.control.ids("customer")[-1]
        self.control.delete("customer", customer)
        latency = self._latency("customer.deleted", customer)
        seen = self._one(
            "SELECT CASE WHEN deleted_at IS NULL THEN 'still there' ELSE 'tombstone' END FROM stripe_customer"
            " WHERE integration_id = %s AND stripe_customer_id = %s",
            customer,
        )
        return Change("customer deleted", seen, "tombstone", latency)

    def lost(self) -> Change:
        """A webhook that never comes: the next sync finds it in Stripe's own log of events."""
        charge = next(self._charges)
        self.control.update("charge", charge, set={"description": "Nobody was told"}, webhook=False)
        seen = "not told" if self._one(_STATE, charge) != "Nobody was told" else "told"
        return Change("change whose webhook is lost", seen, "not told", 0.0)

    def _observations(self, charge: str) -> int:
        return int(
            self._one(
                "SELECT count(*)::text FROM stripe_raw_history WHERE integration_id = %s"
                " AND object_type = 'charge' AND stripe_object_id = %s",
                charge,
            )
        )


class StripeStage:
    """An account of the sandbox, connected by its restricted key."""

    source = "stripe"
    story = StripeStory

    def control(self, sandbox_url: str, name: str) -> SandboxControl:
        """The account has the same name there."""
        return SandboxControl(f"{sandbox_url}/stripe", name, vendor="stripe")

    def connect(self, options: Settings, connection: psycopg.Connection[Any], name: str) -> Integration:
        """Try the key, and register a webhook endpoint."""
        from ingest_platform.sync.connect import connect_token

        address = self._address(options, name)
        return connect_token(options, connection, source="stripe", name=name, base_url=address, token=KEY)

    def invitation(self, options: Settings, connection: psycopg.Connection[Any], name: str) -> str:  # noqa: ARG002
        """The command that connects it."""
        return f"ingest connect stripe --name {name} --key {KEY} --base-url {self._address(options, name)}"

    @staticmethod
    def _address(options: Settings, name: str) -> str:
        return f"{options.sandbox_url}/stripe/accounts/{name}"
